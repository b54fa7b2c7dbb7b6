//! The one layout, as edits.

use std::ops::Range;

use milepost_diagnostics::{Edit, FileId, Span};

use crate::cursor::at;
use crate::host::Analysis;

/// The edits that bring `file` into the one layout, line by line, so that the cursor stays where it is. None where
/// the text has faults: it then stays as it is.
pub fn format(analysis: &Analysis, file: FileId) -> Vec<Edit> {
    let Some(document) = analysis.document(file) else { return Vec::new() };
    let formatted = milepost_syntax::format(document.parse());
    difference(file, document.text(), &formatted)
}

/// The edits of [`format`] that touch `range`.
pub fn format_range(analysis: &Analysis, file: FileId, range: Range<u32>) -> Vec<Edit> {
    let edits = format(analysis, file).into_iter();
    edits.filter(|edit| edit.span.start <= range.end && range.start <= edit.span.end).collect()
}

/// The edits that make `new` of `old`, in whole lines.
fn difference(file: FileId, old: &str, new: &str) -> Vec<Edit> {
    let diff = similar::TextDiff::configure().algorithm(similar::Algorithm::Patience).diff_lines(old, new);
    let starts = |text: &str| -> Vec<usize> {
        let mut starts = vec![0];
        starts.extend(text.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        }));
        starts
    };
    let (old_starts, new_starts) = (starts(old), starts(new));
    let changed = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    changed
        .map(|op| {
            let (from, to) = (op.old_range(), op.new_range());
            let span = Span::new(file, at(old_starts[from.start]), at(old_starts[from.end]));
            Edit { span, replacement: new[new_starts[to.start]..new_starts[to.end]].to_owned() }
        })
        .collect()
}

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

/// The edits of [`format`] after `typed` was typed before `offset`: of the block that ends there, or of the line
/// above the new one.
pub fn format_typed(analysis: &Analysis, file: FileId, offset: u32, typed: &str) -> Vec<Edit> {
    let Some(document) = analysis.document(file) else { return Vec::new() };
    let before = &document.text()[..document.text().floor_char_boundary(offset as usize)];
    let line = before.rfind('\n').map_or(0, |line| at(line + 1));
    let edits = format(analysis, file);
    if typed == "}" {
        let start = crate::structure::selection(analysis, file, offset)
            .into_iter()
            .find(|span| span.end == offset && document.text()[span.range()].contains('{'))
            .map_or(line, |span| span.start);
        return edits.into_iter().filter(|edit| edit.span.end >= start && edit.span.start <= offset).collect();
    }
    // Only the line above changes: what stands on other lines is still being written.
    let above = before[..(line as usize).saturating_sub(1)].rfind('\n').map_or(0, |line| at(line + 1));
    let words = |text: &str| text.split_whitespace().collect::<String>();
    let written = words(&before[above as usize..line as usize]);
    let hunk = edits.into_iter().find(|edit| edit.span.start <= above && above < edit.span.end);
    let hunk = hunk.map_or_else(String::new, |edit| edit.replacement);
    let mut same = hunk.split_inclusive('\n').filter(|new| !written.is_empty() && words(new) == written);
    let (Some(new), None) = (same.next(), same.next()) else { return Vec::new() };
    vec![Edit { span: Span::new(file, above, line), replacement: new.to_owned() }]
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

//! What a line consists of, while it is written.

use std::ops::Range;

use milepost_diagnostics::FileId;
use milepost_plan::expected;
use milepost_vocabulary::Construct;

use crate::cursor::{Cursor, Place, at};
use crate::host::Analysis;

/// What a line consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The line, with capitals for what is to be filled in.
    pub label: String,
    /// What it means, in Markdown.
    pub documentation: String,
    /// The values in it: where in the label, and what may stand there.
    pub values: Vec<(Range<u32>, String)>,
    /// The value at the cursor.
    pub active: Option<usize>,
}

/// What the line at `offset` consists of; of an entry on the line of another that one.
pub fn signature(analysis: &Analysis, file: FileId, offset: u32) -> Option<Signature> {
    let compiled = analysis.plan_of(file)?;
    let cursor = Cursor::new(analysis.document(file)?.parse(), offset);
    match cursor.place {
        Place::Line { construct, written, .. } => {
            let next = expected(cursor.parse, construct, written, compiled.plan.calendar());
            let wanted = next.values.first();
            let construct = wanted.map_or_else(|| next.owners.first().copied().unwrap_or(construct), |w| w.construct);
            Some(of(construct, wanted.map(|wanted| wanted.slot)))
        }
        _ => None,
    }
}

fn of(construct: &'static Construct, active: Option<usize>) -> Signature {
    let label = construct.signature();
    let mut from = 0;
    let values = construct.slots.iter().map(|slot| {
        let written = slot.signature();
        let start = from + label[from..].find(&format!(" {written}")).map_or(0, |space| space + 1);
        from = start + written.len();
        (at(start)..at(from), slot.ty.describe())
    });
    let values = values.collect();
    Signature { label, documentation: construct.doc.to_owned(), values, active }
}

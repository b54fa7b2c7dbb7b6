//! The ground floor: where something is in the text, and what there is to say about it.
//!
//! Comes in: file names and texts, as values. Goes out: [`Diagnostic`]s with labelled [`Span`]s, the [`Entry`]
//! of the catalogue that each belongs to, and machine-applicable [`Fix`]es.
//! Must never be here: drawing, colour, files on disk, anything about plans.

mod catalogue;
mod diagnostic;
mod fix;
mod nearest;
mod source;

pub use catalogue::{Catalogue, Entry, Family, Phase, Question};
pub use diagnostic::{Diagnostic, Label, Severity, Words};
pub use fix::{Conflict, Edit, Fix, Safety, apply_edits};
pub use nearest::{did_you_mean, nearest, rewrite};
pub use source::{FileId, LineIndex, Position, SourceFile, Sources, Span};

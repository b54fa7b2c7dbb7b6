//! What people read, made from the typed plan.
//!
//! Comes in: the plan and the day for which the documents are made.
//! Goes out: the report as one page, a template for every collection, and the model as data.
//! Must never be here: the syntax tree, files, the clock, rules about what makes a plan good.

pub mod charts;
mod html;
pub mod report;
mod templates;

pub use html::html;
pub use templates::{Document, templates};

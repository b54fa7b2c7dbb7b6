//! What people read, made from the typed plan.
//!
//! Comes in: the plan, what was observed, and the day for which the documents are made.
//! Goes out: documents: the report as one page, what is filled in for every collection: workbooks, text files, forms for phones and paper, the calendar. Each backend is one line of `BACKENDS`.
//! Must never be here: the syntax tree, files, the clock, rules about what makes a plan good.

mod calendar;
pub mod charts;
mod document;
mod html;
pub mod model;
pub mod report;
mod templates;

pub use document::{BACKENDS, Backend, Document};
pub use html::html;
pub use report::{Audience, Order, anchors};
pub use templates::templates;

//! What people read, made from the typed plan.
//!
//! Comes in: the plan, what was observed, and the day for which the documents are made.
//! Goes out: the documents that an office prints, each a value of `view::Document` that backends draw; what is filled in for every collection: workbooks, text files, forms for phones and paper; the calendar. Each kind of document is one line of `DOCUMENTS`, each backend one of `BACKENDS`.
//! Must never be here: the syntax tree, files, the clock, rules about what makes a plan good.

mod calendar;
pub mod charts;
pub mod direction;
mod html;
mod kinds;
pub mod lines;
mod look;
pub mod model;
mod output;
mod side_by_side;
mod templates;
mod theme;
pub mod view;
mod writing;

pub use html::html;
pub use kinds::{DOCUMENTS, Extent, Kind, Point, Question, delivery_plan, documents};
pub use look::Look;
pub use output::{BACKENDS, Backend, Output};
pub use side_by_side::side_by_side;
pub use templates::{PaperForm, PaperQuestion, PaperWords, paper_forms, templates};
pub use theme::{Colour, Logo, PaperSize, Theme};
pub use writing::{Audience, Order, anchors};

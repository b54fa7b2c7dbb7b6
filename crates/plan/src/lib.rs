//! Meaning: the typed, resolved plan.
//!
//! Comes in: parsed files, through a small trait that gives texts by path. Goes out: a [`Plan`] of typed items, with
//! every name resolved, and the findings on the way. Findings never stop the reading.
//! Must never be here: files on disk, the clock, drawing, the craft of delivery (that is what the checks know).

pub mod calendar;
pub mod codes;
mod formula;
mod item;
mod reader;
mod value;

pub use codes::CATALOGUE;
pub use formula::{Formula, Operator};
pub use item::{Item, ItemId, Node, Placed, Plan};
pub use value::{Change, Duration, Level, Quantity, Reference, TimeUnit, Unit, Value, When, number, scaled};

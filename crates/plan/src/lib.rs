//! Meaning: the typed, resolved plan.
//!
//! Comes in: parsed files, through a small trait that gives texts by path. Goes out: a [`Plan`] of typed items, with
//! every name resolved, and the findings on the way. Findings never stop the reading.
//! Must never be here: files on disk, the clock, drawing, the craft of delivery (that is what the checks know).

mod build;
mod cadence;
pub mod calendar;
mod canonical;
mod changes;
pub mod codes;
pub mod counting;
mod expected;
pub mod formula;
mod habits;
mod imports;
mod item;
pub mod languages;
mod load;
mod meetings;
mod names;
mod reader;
mod release;
mod reuse;
pub mod trajectory;
mod value;

pub use cadence::{Cadence, days_before, holiday};
pub use canonical::format;
pub use codes::CATALOGUE;
pub use expected::{Expected, Wanted, construct_of, entry_of, expected};
pub use formula::{Formula, Operator};
pub use item::{Item, ItemId, Node, Placed, Plan};
pub use load::{File, Loaded, Texts, load, load_after};
pub use meetings::{Meeting, held, meetings, next_meeting};
pub use release::Release;
pub use reuse::{Before, Made};
pub use value::{Change, Duration, Level, Quantity, Reference, TimeUnit, Unit, Value, When, number, scaled, singular};

use std::borrow::Borrow;

use milepost_diagnostics::Diagnostic;
use milepost_syntax::Parse;

/// Types and resolves `files` as one plan. The findings of the files themselves are not repeated.
pub fn compile<P: Borrow<Parse>>(files: &[P]) -> (Plan, Vec<Diagnostic>) {
    let (plan, _, diagnostics) = compile_after(files, None);
    (plan, diagnostics)
}

/// The same, taking over from `before` what has not changed.
pub fn compile_after<P: Borrow<Parse>>(files: &[P], before: Option<Before>) -> (Plan, Made, Vec<Diagnostic>) {
    let (mut plan, made, mut diagnostics) = build::build(files, before);
    changes::relate(&mut plan);
    diagnostics.extend(names::resolve(&mut plan));
    diagnostics.extend(formula::judge(&plan));
    diagnostics.sort_by_key(Diagnostic::order);
    (plan, made, diagnostics)
}

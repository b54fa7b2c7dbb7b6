//! The documents that an office prints: one module for each kind.

mod delivery_plan;

use milepost_plan::Plan;

use crate::Order;
use crate::view::Document;
use crate::writing::scribe::Scribe;

/// A kind of document.
pub struct Kind {
    /// What it is called.
    pub id: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// Makes the documents of the kind; none where the plan says nothing for one.
    make: fn(&mut Scribe<'_>) -> Vec<Document>,
}

/// Every kind of document, in the order in which they are listed.
pub const DOCUMENTS: &[Kind] = &[Kind {
    id: delivery_plan::ID,
    what: "everything in the plan, in the order of the four questions",
    make: |scribe| vec![delivery_plan::make(scribe)],
}];

/// Every document of a plan. Every backend draws the same ones.
pub fn documents(plan: &Plan, order: &Order<'_>) -> Vec<Document> {
    let mut scribe = Scribe::new(plan, order);
    DOCUMENTS.iter().flat_map(|kind| (kind.make)(&mut scribe)).collect()
}

/// The delivery plan alone.
pub fn delivery_plan(plan: &Plan, order: &Order<'_>) -> Document {
    delivery_plan::make(&mut Scribe::new(plan, order))
}

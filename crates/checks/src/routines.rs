//! Routines, collection and feedback.

use milepost_diagnostics::Diagnostic;
use milepost_plan::Node;

use crate::codes;
use crate::view::{Findings, View};

pub(crate) fn no_collection(view: &View<'_>, found: &mut Findings) {
    for metric in view.answered_metrics() {
        let sources = ["computed", "observed", "source"];
        if sources.into_iter().all(|keyword| metric.entry(keyword).is_none()) {
            found.push(
                Diagnostic::new(
                    &codes::NO_COLLECTION,
                    metric.item().header,
                    format!("Nobody collects the data of “{}”", metric.title()),
                )
                .label("no data comes in")
                .why("A metric without a collection has no value at the next stocktake.")
                .help("Add `computed FORMULA from COLLECTION`, or `source \"…\"` where the figure is published."),
            );
        }
    }
}

pub(crate) fn sponsor_in_no_routine(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    for (sponsor, span) in root.references("sponsor") {
        let takes_part = |routine: Node<'_>| {
            ["chair", "attends", "presenter"]
                .into_iter()
                .any(|role| routine.references(role).any(|(who, _)| who.target == sponsor.target))
        };
        if sponsor.target.is_some() && !view.plan.all("routine").any(takes_part) {
            found.push(
                Diagnostic::new(&codes::SPONSOR_IN_NO_ROUTINE, span, format!("`{}` takes part in no routine", sponsor.name))
                    .label("the sponsor")
                    .why("Without the sponsor's regular attention the plan becomes paper.")
                    .help("Add a stocktake that the sponsor chairs: `routine stocktake \"Stocktake\" { every 2 months … chair … }`."),
            );
        }
    }
}

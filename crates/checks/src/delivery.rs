//! Work: its dates and its order.

use std::collections::BTreeSet;

use milepost_diagnostics::Diagnostic;
use milepost_plan::{ItemId, Node, Plan, Value};

use crate::codes;
use crate::view::{Findings, View};

pub(crate) fn outside_the_plan(view: &View<'_>, found: &mut Findings) {
    let Some(period) = view.plan.root().and_then(|root| root.entry("period")) else { return };
    let Some(Value::Span(first, last)) = period.value("period") else { return };
    let dated =
        view.plan.all("milestone").chain(view.plan.all("target")).filter_map(|node| Some((node, node.when_of("by")?)));
    for (node, by) in dated.filter(|(_, by)| by.last() < first.first() || by.first() > last.last()) {
        let kind = node.item().construct.keyword;
        found.push(
            Diagnostic::new(
                &codes::OUTSIDE_PLAN,
                node.entry("by").map_or(node.item().header, |by| by.item().header),
                format!("This {kind} is due {by}, outside the plan"),
            )
            .label("outside")
            .related(period.item().header, "the period of the plan")
            .why("What is due after the plan ends, or before it begins, is followed by nobody.")
            .help("Correct the date, or the period of the plan."),
        );
    }
}

pub(crate) fn circle(view: &View<'_>, found: &mut Findings) {
    let work = ["strategy", "action", "milestone", "task"].into_iter().flat_map(|kind| view.plan.all(kind));
    let mut reported = BTreeSet::new();
    for start in work {
        let Some(circle) = circle_through(view.plan, start) else { continue };
        if circle.iter().any(|id| reported.contains(id)) {
            continue;
        }
        let names: Vec<String> = circle
            .iter()
            .chain(&circle[..1])
            .filter_map(|&id| view.plan.node(id).full_name())
            .map(|name| format!("`{name}`"))
            .collect();
        let after = start.entry("after").map_or(start.item().header, |after| after.item().header);
        found.push(
            Diagnostic::new(&codes::CIRCLE, after, format!("{} waits for itself", names[0]))
                .label(format!("{} in a circle", names.join(" after ")))
                .why("Each waits for the other, so that none can begin.")
                .help("Take one `after` away."),
        );
        reported.extend(circle);
    }
}

/// The shortest way from `start` back to itself along `after`.
fn circle_through(plan: &Plan, start: Node<'_>) -> Option<Vec<ItemId>> {
    let mut ways = vec![vec![start.id]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let here = plan.node(*way.last()?);
            for next in here.targets("after") {
                if next.id == start.id {
                    return Some(way);
                }
                if seen.insert(next.id) {
                    longer.push(way.iter().copied().chain([next.id]).collect());
                }
            }
        }
        ways = longer;
    }
    None
}

//! Metric quality: units, baselines, definitions.

use milepost_diagnostics::{Diagnostic, Span};
use milepost_plan::{Level, Node, Quantity, Unit, Value};

use crate::codes;
use crate::view::{Findings, View};

pub(crate) fn no_baseline(view: &View<'_>, found: &mut Findings) {
    for metric in view.answered_metrics().filter(|m| m.entry("target").is_some() && m.entry("baseline").is_none()) {
        found.push(
            Diagnostic::new(
                &codes::NO_BASELINE,
                metric.item().header,
                format!("“{}” has a target but no baseline", metric.title()),
            )
            .label("no `baseline`")
            .why("Without a start nobody can say how far the target is, or whether anything has changed.")
            .help("Add `baseline VALUE at PERIOD source \"…\"`, or `baseline unknown established_by MILESTONE`."),
        );
    }
}

/// Whether a value with unit `unit` can be a level of a metric in `wanted`.
fn fits(wanted: &Unit, unit: &Unit) -> bool {
    match (wanted, unit) {
        (Unit::Count(wanted), Unit::Count(noun)) => wanted.is_none() || noun.is_none() || wanted == noun,
        (Unit::Rate { per: wanted, .. }, Unit::Rate { per, .. }) => wanted == per,
        (Unit::Index | Unit::Score | Unit::Ratio, Unit::Points) => true,
        _ => wanted == unit,
    }
}

pub(crate) fn wrong_unit(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let Some((Value::Unit(wanted), unit_span)) =
            metric.entry("unit").and_then(|unit| unit.values("unit").next()).map(|p| (&p.value, p.span))
        else {
            continue;
        };
        for level in levels(metric) {
            for placed in &level.item().values {
                let Value::Level(Level::Is(Quantity { unit: Some(unit), .. })) = &placed.value else { continue };
                if !fits(wanted, unit) {
                    found.push(unit_finding(placed.span, unit_span, &placed.value, wanted, metric));
                }
            }
        }
    }
}

fn unit_finding(span: Span, unit_span: Span, value: &Value, wanted: &Unit, metric: Node<'_>) -> Diagnostic {
    Diagnostic::new(&codes::WRONG_UNIT, span, format!("`{value}` is not in {wanted}, the unit of “{}”", metric.title()))
        .label("another unit")
        .related(unit_span, "the unit of the metric")
        .why("Values in different units cannot be compared; a percentage is not a percentage point.")
        .help(format!("Write the value in {wanted}, or correct the unit of the metric."))
}

/// The entries and rows that hold levels of `metric`, however deep.
fn levels(metric: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut open: Vec<Node<'_>> = metric.children().collect();
    while let Some(node) = open.pop() {
        // What a unit must reach to be counted is in the unit of another metric.
        if node.item().construct.id != "threshold" {
            found.push(node);
            open.extend(node.children());
        }
    }
    found.sort_by_key(|node| node.id);
    found
}

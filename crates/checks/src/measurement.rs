//! Metrics, targets and trajectories.

use milepost_diagnostics::{Diagnostic, Span};
use milepost_plan::{Level, Node, Plan, Quantity, Unit, Value, When};
use rust_decimal::Decimal;

use crate::codes;

/// How far the end of a trajectory may lie from its target, in the unit of the metric: the last printed digit.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// Metrics that somebody answers for: those that only explain are left out.
fn answered_for(plan: &Plan) -> impl Iterator<Item = Node<'_>> {
    plan.all("metric").filter(|metric| metric.word_of("role") != Some("context"))
}

pub(crate) fn no_baseline(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for metric in answered_for(plan).filter(|m| m.entry("target").is_some() && m.entry("baseline").is_none()) {
        findings.push(
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

pub(crate) fn no_trajectory(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for metric in answered_for(plan).filter(|m| m.entry("target").is_some() && m.entry("trajectory").is_none()) {
        findings.push(
            Diagnostic::new(
                &codes::NO_TRAJECTORY,
                metric.item().header,
                format!("“{}” has a target but no trajectory", metric.title()),
            )
            .label("no `trajectory`")
            .why("Between baseline and target nobody could tell whether the metric is on track.")
            .help(
                "Add `trajectory { shape … }` with the values that are expected on the way, and the evidence for them.",
            ),
        );
    }
}

pub(crate) fn no_collection(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for metric in answered_for(plan) {
        let sources = ["computed", "observed", "source"];
        if sources.into_iter().all(|keyword| metric.entry(keyword).is_none()) {
            findings.push(
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

/// Whether a value with unit `unit` can be a level of a metric in `wanted`.
fn fits(wanted: &Unit, unit: &Unit) -> bool {
    match (wanted, unit) {
        (Unit::Count(wanted), Unit::Count(noun)) => wanted.is_none() || noun.is_none() || wanted == noun,
        (Unit::Rate { per: wanted, .. }, Unit::Rate { per, .. }) => wanted == per,
        (Unit::Index | Unit::Score | Unit::Ratio, Unit::Points) => true,
        _ => wanted == unit,
    }
}

pub(crate) fn wrong_unit(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for metric in plan.all("metric") {
        let Some((Value::Unit(wanted), unit_span)) =
            metric.entry("unit").and_then(|unit| unit.values("unit").next()).map(|p| (&p.value, p.span))
        else {
            continue;
        };
        for level in levels(metric) {
            for placed in &level.item().values {
                let Value::Level(Level::Is(Quantity { unit: Some(unit), .. })) = &placed.value else { continue };
                if !fits(wanted, unit) {
                    findings.push(unit_finding(placed.span, unit_span, &placed.value, wanted, metric));
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
        found.push(node);
        open.extend(node.children());
    }
    found.sort_by_key(|node| node.id);
    found
}

pub(crate) fn target_against_direction(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for metric in plan.all("metric") {
        let sign = match metric.word_of("better") {
            Some("higher") => Decimal::ONE,
            Some("lower") => -Decimal::ONE,
            _ => continue,
        };
        let Some((baseline, start)) = whole(metric, "baseline").next() else { continue };
        for (target, end) in whole(metric, "target").filter(|(target, _)| target.entry("because").is_none()) {
            if target.entry("met_by").is_none() && (end - start) * sign < Decimal::ZERO {
                findings.push(
                    Diagnostic::new(&codes::AGAINST_DIRECTION, target.item().header, format!("The target of “{}” is worse than its baseline", metric.title()))
                        .label("worse than where it starts")
                        .related(baseline.item().header, "the baseline")
                        .why("A target in the wrong direction is most often a slip; where it is meant, readers must know why.")
                        .help("Correct the target or `better`, or give the reason with `because \"…\"`."),
                );
            }
        }
    }
}

/// The entries `keyword` of `metric` that are about the whole and state a number, with the number.
fn whole<'a>(metric: Node<'a>, keyword: &'a str) -> impl Iterator<Item = (Node<'a>, Decimal)> {
    let entries = metric.each(keyword).filter(|entry| entry.entry("for").is_none());
    entries.filter_map(|entry| Some((entry, entry.quantity("value")?.number)))
}

pub(crate) fn trajectory_misses_target(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for metric in plan.all("metric") {
        let replaced: Vec<_> = metric.each("trajectory").flat_map(|t| t.targets("replaces")).map(|t| t.id).collect();
        let current = metric.each("trajectory").filter(|t| t.entry("for").is_none() && !replaced.contains(&t.id));
        for trajectory in current {
            for (target, wanted) in whole(metric, "target").filter(|(target, _)| is_promise(*target)) {
                let Some(by) = target.when_of("by") else { continue };
                let there = trajectory.children().filter_map(|point| {
                    let Value::Period(period) = point.value("period")? else { return None };
                    (period.last == by.last()).then_some((point, point.quantity("value")?.number))
                });
                for (point, value) in there.filter(|(_, value)| (*value - wanted).abs() > ROUNDING) {
                    findings.push(misses(metric, target, point, value, &by));
                }
            }
        }
    }
}

/// Whether the trajectory must arrive at `target`: not at a stretch, a floor for parts, or what was given up.
fn is_promise(target: Node<'_>) -> bool {
    let kind = !matches!(target.word_of("kind"), Some("stretch" | "floor" | "equity"));
    let status = !matches!(target.word_of("status"), Some("proposed" | "superseded" | "abandoned"));
    kind && status && target.entry("met_by").is_none()
}

fn misses(metric: Node<'_>, target: Node<'_>, point: Node<'_>, value: Decimal, by: &When) -> Diagnostic {
    let message = format!("The trajectory of “{}” is at {value} in {by}, which is not its target", metric.title());
    Diagnostic::new(&codes::MISSES_TARGET, point.item().header, message)
        .label("where the trajectory is")
        .related(target.item().header, "where it should be")
        .why("A path that does not lead to the target makes every rating on the way wrong.")
        .help("Correct the point or the target, so that both say the same.")
}

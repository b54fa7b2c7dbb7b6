//! Targets and trajectories.

use milepost_diagnostics::Diagnostic;
use milepost_plan::{Node, Value, When};
use rust_decimal::Decimal;

use crate::codes;
use crate::view::{Findings, View};

/// How far the end of a trajectory may lie from its target, in the unit of the metric: the last printed digit.
const ROUNDING: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

pub(crate) fn no_trajectory(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics().filter(|m| m.entry("target").is_some() && m.entry("trajectory").is_none()) {
        found.push(
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

pub(crate) fn target_against_direction(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let sign = match metric.word_of("better") {
            Some("higher") => Decimal::ONE,
            Some("lower") => -Decimal::ONE,
            _ => continue,
        };
        let Some((baseline, start)) = whole(metric, "baseline").next() else { continue };
        for (target, end) in whole(metric, "target").filter(|(target, _)| target.entry("because").is_none()) {
            if target.entry("met_by").is_none() && (end - start) * sign < Decimal::ZERO {
                found.push(
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

pub(crate) fn trajectory_misses_target(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
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
                    found.push(misses(metric, target, point, value, &by));
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

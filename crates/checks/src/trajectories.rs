//! Targets and trajectories.

pub(crate) mod effects;
pub(crate) mod paths;
pub(crate) mod targets;
pub(crate) mod versions;

use milepost_plan::calendar::Period;
use milepost_plan::trajectory::{Line, Silence, aims_for, baseline, current, direction, parts, printed};
use milepost_plan::{ItemId, Node, Plan, Value, When};
use rust_decimal::Decimal;

use crate::codes;
use crate::view::{Findings, View, finding};

/// A trajectory that holds, and its line.
pub(crate) struct Path<'a> {
    metric: Node<'a>,
    /// The category that it is about; none where it is about the whole.
    part: Option<ItemId>,
    entry: Node<'a>,
    line: Result<Line<'a>, Silence>,
}

/// The trajectories that hold, of every metric and of its parts.
pub(crate) fn paths(plan: &Plan) -> Vec<Path<'_>> {
    let mut found = Vec::new();
    for metric in plan.all("metric") {
        for part in std::iter::once(None).chain(parts(metric).into_iter().map(Some)) {
            if let Some(entry) = current(metric, part) {
                let line = Line::of(entry, &milepost_plan::trajectory::readings(metric, part));
                found.push(Path { metric, part, entry, line });
            }
        }
    }
    found
}

/// The points of a trajectory, with their periods.
fn points(trajectory: Node<'_>) -> impl Iterator<Item = (Node<'_>, &Period)> {
    trajectory.children().filter_map(|row| match row.value("period")? {
        Value::Period(period) => Some((row, period)),
        _ => None,
    })
}

/// Whether `metric` must move, rather than stay on one side of a value.
fn must_move(metric: Node<'_>) -> bool {
    matches!(metric.word_of("better"), Some("higher" | "lower"))
}

/// "in 2028-12", "on 2028-12-31".
fn then(when: &When) -> String {
    match when {
        When::Day(day) => format!("on {day}"),
        When::Period(period) => format!("in {period}"),
    }
}

/// Whether the two values of `metric` are printed alike.
fn same(metric: Node<'_>, one: Decimal, other: Decimal) -> bool {
    printed(one, metric) == printed(other, metric)
}

pub(crate) fn no_trajectory(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics().filter(|m| m.entry("target").is_some() && m.entry("trajectory").is_none()) {
        found.push(
            finding(&codes::NO_TRAJECTORY, metric, format!("“{}” has a target but no trajectory", metric.title()))
                .label("no `trajectory`")
                .help(
                    "Add `trajectory { shape … }` with the values that are expected on the way, and the evidence for \
                     them.",
                ),
        );
    }
}

pub(crate) fn target_against_direction(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric").filter(|metric| must_move(*metric)) {
        let Some(sign) = direction(metric) else { continue };
        for (target, part, end) in targets::stated(metric) {
            let Some((baseline, start, _)) = baseline(metric, part) else { continue };
            if target.entry("because").is_some() || target.entry("met_by").is_some() {
                continue;
            }
            if end.checked_sub(start).is_some_and(|change| change * sign < Decimal::ZERO) {
                let message = format!(
                    "The target of “{}”, {}, is worse than its baseline of {}",
                    metric.title(),
                    printed(end, metric),
                    printed(start, metric)
                );
                found.push(
                    finding(&codes::AGAINST_DIRECTION, target, message)
                        .label("worse than where it starts")
                        .related(baseline.item().header, "the baseline")
                        .help("Correct the target or `better`, or give the reason with `because \"…\"`."),
                );
            }
        }
    }
}

pub(crate) fn trajectory_misses_target(view: &View<'_>, found: &mut Findings) {
    for &Path { metric, part, entry, ref line } in &view.paths {
        let Ok(line) = line else { continue };
        for (target, wanted, by) in aims_for(metric, part) {
            let point = points(entry).find(|(_, period)| period.last == by.last()).map(|(row, _)| row);
            let Ok(expected) = line.at(&by) else { continue };
            // On a line that is drawn past it, a better value on the way is no contradiction.
            let better = direction(metric).is_some_and(|sign| (expected.value - wanted) * sign >= Decimal::ZERO);
            let built = line.knots().is_empty() && entry.entry("built_from").is_some();
            if same(metric, expected.value, wanted) || (point.is_none() && better) || built {
                continue;
            }
            let message = format!(
                "The trajectory of “{}” is at {} {}, and its target at {}",
                metric.title(),
                printed(expected.value, metric),
                then(&by),
                printed(wanted, metric)
            );
            found.push(
                finding(&codes::MISSES_TARGET, point.unwrap_or(entry), message)
                    .label(if point.is_some() { "where the trajectory is".to_owned() } else { expected.method })
                    .related(target.item().header, "where it should be")
                    .help("Correct the point or the target, so that both say the same."),
            );
        }
    }
}

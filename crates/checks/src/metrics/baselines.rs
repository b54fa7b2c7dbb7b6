//! Baselines: where the metric stood before.

use milepost_plan::{Level, Node, Value};
use rust_decimal::prelude::ToPrimitive;

use crate::codes;
use crate::settings::OLDEST_BASELINE;
use crate::view::{Findings, View, finding, interval};

pub(crate) fn no_baseline(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics().filter(|metric| metric.has("target") && !metric.has("baseline")) {
        found.push(
            finding(&codes::NO_BASELINE, metric, format!("“{}” has a target but no baseline", metric.title()))
                .label("no `baseline`")
                .help("Add `baseline VALUE at PERIOD source \"…\"`, or `baseline unknown established_by MILESTONE`."),
        );
    }
}

pub(crate) fn baseline_never_established(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics() {
        let unknown = |baseline: &Node<'_>| baseline.value("value") == Some(&Value::Level(Level::Unknown));
        for baseline in metric.each("baseline").filter(unknown) {
            if baseline.has("established_by") || baseline.has("because") {
                continue;
            }
            found.push(
                finding(
                    &codes::BASELINE_NEVER_ESTABLISHED,
                    baseline,
                    format!("Nothing says when the baseline of “{}” will be known", metric.title()),
                )
                .label("unknown, and to stay so")
                .help("Write the value, or `established_by` with the milestone at which it will be known."),
            );
        }
    }
}

pub(crate) fn old_baseline(view: &View<'_>, found: &mut Findings) {
    let Some((start, _)) = view.period() else { return };
    for metric in view.metrics() {
        let cycle = interval(metric).map_or(365, |interval| i64::from(interval.days()));
        let least = view.settings.get(&OLDEST_BASELINE).to_i64().unwrap_or(i64::MAX);
        let oldest = least.max(2 * cycle);
        for baseline in metric.each("baseline").filter(|baseline| !baseline.has("because")) {
            let Some(at) = baseline.when_of("at") else { continue };
            if (start - at.last()).num_days() > oldest {
                found.push(
                    finding(
                        &codes::OLD_BASELINE,
                        baseline,
                        format!(
                            "The baseline of “{}” is from {at}, long before the plan begins on {start}",
                            metric.title()
                        ),
                    )
                    .label("out of date when the plan begins")
                    .help("Use the last value before the plan, or say with `because` why this one stands."),
                );
            }
        }
    }
}

pub(crate) fn target_before_baseline(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        for target in metric.each("target") {
            let Some(by) = target.when_of("by") else { continue };
            let same_part = |baseline: &Node<'_>| parts(*baseline) == parts(target);
            for baseline in metric.each("baseline").filter(same_part) {
                let Some(at) = baseline.when_of("at").filter(|at| by.last() < at.first()) else { continue };
                found.push(
                    finding(
                        &codes::TARGET_BEFORE_BASELINE,
                        target,
                        format!("The target of “{}” is due {by}, before its baseline of {at}", metric.title()),
                    )
                    .label("due before the start")
                    .related(baseline.item().header, "the baseline")
                    .help("Correct one of the two dates."),
                );
            }
        }
    }
}

/// The part of the breakdown that the entry is about.
fn parts(entry: Node<'_>) -> Vec<Node<'_>> {
    entry.targets("for").collect()
}

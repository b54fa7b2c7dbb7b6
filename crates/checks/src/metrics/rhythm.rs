//! Rhythm: what moves early enough, and often enough, to be talked about.

use milepost_plan::trajectory::is_goal;
use milepost_plan::{Duration, Node};
use rust_decimal::prelude::ToPrimitive;

use crate::codes;
use crate::settings::SLOWEST_STOCKTAKE;
use crate::view::{Findings, View, duration, every, finding, ids, interval, lag};

/// How many days pass at most between two routines that look at `metric`.
fn slowest_review(view: &View<'_>, metric: Node<'_>) -> Option<u32> {
    let cadences = view.reviewed_by(metric).iter().filter_map(|routine| duration(*routine, "every"));
    cadences.map(Duration::days).max()
}

pub(crate) fn no_leading_metric(view: &View<'_>, found: &mut Findings) {
    let led = ids(view.plan.all("metric").flat_map(|metric| metric.targets("leads_to")));
    let usual = view.settings.get(&SLOWEST_STOCKTAKE).to_u32().unwrap_or(u32::MAX);
    for priority in view.plan.all("priority") {
        let metrics = view.metrics_of(priority);
        if metrics.iter().any(|metric| metric.word_of("role") == Some("progress") || led.contains(&metric.id)) {
            continue;
        }
        let goals = metrics.iter().filter(|metric| is_goal(**metric) && metric.has("target"));
        let slow = goals.filter_map(|metric| Some((*metric, interval(*metric)?))).find(|(metric, interval)| {
            let review = slowest_review(view, *metric).unwrap_or(usual);
            interval.days().saturating_add(lag(*metric).unwrap_or(0)) > review.max(usual)
        });
        let Some((metric, interval)) = slow else { continue };
        found.push(
            finding(
                &codes::NO_LEADING_METRIC,
                metric,
                format!(
                    "“{}” has a new value every {}, and nothing shows progress before",
                    metric.title(),
                    every(interval)
                ),
            )
            .label("moves late, and alone")
            .help("Add a metric with `role progress` that moves earlier, and `leads_to` this one."),
        );
    }
}

pub(crate) fn too_slow_for_routine(view: &View<'_>, found: &mut Findings) {
    let early = |metric: &Node<'_>| metric.word_of("role") == Some("progress");
    for metric in view.metrics().filter(early) {
        let (Some(interval), Some(slowest)) = (interval(metric), slowest_review(view, metric)) else { continue };
        let lag = lag(metric).unwrap_or(0);
        let why = if interval.days() > slowest {
            format!("a new value every {}", every(interval))
        } else if lag > slowest {
            format!("known {lag} days later")
        } else {
            continue;
        };
        let Some(routine) = view.reviewed_by(metric).first() else { continue };
        found.push(
            finding(
                &codes::TOO_SLOW_FOR_ROUTINE,
                metric,
                format!("“{}” has nothing new for the routines that look at it", metric.title()),
            )
            .label(why)
            .related(routine.item().header, "looks at it more often")
            .help("Collect it more often, look at it less often, or choose a progress metric that moves sooner."),
        );
    }
}

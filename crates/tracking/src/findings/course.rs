//! The course: what is late, off its path and left alone, or out of reach.

use std::collections::BTreeSet;

use milepost_checks::codes;
use milepost_diagnostics::Diagnostic;
use milepost_plan::trajectory::{is_goal, printed, printed_change};
use milepost_plan::{ItemId, Node};

use super::{View, head};
use crate::chase::chase;
use crate::rating::{Colour, MetricRating, rate};
use crate::tasks::{decisions, is_about, tasks};

const WHY_OVERDUE: &str =
    "A stocktake without the newest figures decides about the past, and silence is never good news.";

/// Values that are due and not there: one finding for a collection, and one for a metric that comes from elsewhere.
pub(super) fn overdue(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(today) = view.today else { return };
    let mut chased: BTreeSet<ItemId> = BTreeSet::new();
    for late in chase(view.plan, view.observations, today) {
        // The latest period comes first.
        if !chased.insert(late.collection.id) {
            continue;
        }
        let names: Vec<_> =
            late.missing.iter().take(3).filter(|parts| !parts.is_empty()).map(|parts| in_words(parts)).collect();
        let who = match late.missing.len().checked_sub(names.len()) {
            Some(more) if !names.is_empty() && more > 0 => format!(" from {} and {more} more", names.join(", ")),
            _ if !names.is_empty() => format!(" from {}", names.join(", ")),
            _ => String::new(),
        };
        found.push(
            Diagnostic::new(
                &codes::OVERDUE_VALUE,
                head(late.collection),
                format!("The return of “{}” for {}{who} was due on {}", late.collection.title(), late.period, late.due),
            )
            .label("has not come in")
            .why(WHY_OVERDUE)
            .help("Ask for it; where there is no new data, record that with its reason. `milepost status` lists all that is missing."),
        );
    }
    for rating in view.standings.iter().flat_map(|standing| &standing.metrics) {
        let collected = rating.metric.each("computed").any(|computed| computed.targets("from").next().is_some());
        let Some(first) = rating.overdue.first().filter(|_| rating.part.is_none() && !collected) else { continue };
        let more = match rating.overdue.len() {
            1 => String::new(),
            count => format!(", and {} after it", count - 1),
        };
        found.push(
            Diagnostic::new(
                &codes::OVERDUE_VALUE,
                head(rating.metric),
                format!("The value of “{}” for {} was due on {}{more}", rating.metric.title(), first.period, first.due),
            )
            .label("has no newer value")
            .why(WHY_OVERDUE)
            .help("Add the value; where there is no new data, write `unknown` with its reason."),
        );
    }
}

fn in_words(parts: &[Node<'_>]) -> String {
    parts.iter().map(|part| part.title()).collect::<Vec<_>>().join(", ")
}

/// Goal metrics off their path with nothing decided about it; red ones with nothing open that somebody answers for.
pub(super) fn uncorrected(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(today) = view.today else { return };
    for standing in &view.standings {
        let priority = standing.rating.priority;
        let concerns = |node: Node<'_>| is_about(node, |about| crate::rating::is_inside(about, priority));
        let decided: Vec<_> = decisions(view.plan, today).into_iter().filter(|(_, node)| concerns(*node)).collect();
        let open = tasks(view.plan, today)
            .into_iter()
            .any(|task| task.is_open && task.owner.is_some() && concerns(task.decision));
        let goals = standing.metrics.iter().filter(|rating| rating.part.is_none() && is_goal(rating.metric));
        for rating in goals {
            if rating.state.colour() == Some(Colour::Red) && !open {
                found.push(red(rating));
            } else if let Some(since) = off_twice(view, rating)
                && decided.iter().all(|(day, _)| *day < since.first)
            {
                found.push(off_path(rating, &since.text));
            }
        }
    }
}

fn red(rating: &MetricRating<'_>) -> Diagnostic {
    let reason = rating.reasons.first().map_or_else(String::new, |reason| format!(": {reason}"));
    Diagnostic::new(
        &codes::RED_WITHOUT_ACTION,
        head(rating.metric),
        format!("“{}” is red, and nobody is to do anything about it{reason}", rating.metric.title()),
    )
    .label("red, without an open action")
    .why("A red light that sets nobody to work is only bad news.")
    .help("Decide, and write it down: `correction DATE { about …; decision \"…\"; owner …; due … }`. `milepost stocktake` makes the file.")
}

fn off_path(rating: &MetricRating<'_>, since: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::OFF_PATH_UNCORRECTED,
        head(rating.metric),
        format!(
            "“{}” is off its path for the second time running, and nothing was decided about it since {since}",
            rating.metric.title()
        ),
    )
    .label(rating.reasons.first().map(ToString::to_string).unwrap_or_default())
    .why("If not on track, what are you going to do about it? The plan must have an answer.")
    .help("Write down what was decided: `correction DATE { about …; decision \"…\"; owner …; due … }`.")
}

/// The earlier of the last two periods, where the metric was off its path in both.
fn off_twice(view: &View<'_, '_>, rating: &MetricRating<'_>) -> Option<milepost_plan::calendar::Period> {
    let off = |rating: &MetricRating<'_>| rating.state.colour().is_some_and(|colour| colour < Colour::Green);
    let [.., before, _] = rating.series.as_slice() else { return None };
    if !off(rating) {
        return None;
    }
    let readings = view.observations.readings(rating.metric, &[], view.options.as_of);
    let earlier = rate(view.plan, rating.metric, None, &readings, before.period.last);
    off(&earlier).then(|| before.period.clone())
}

/// Targets that would take a pace never seen.
pub(super) fn out_of_reach(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(today) = view.today else { return };
    for rating in view.standings.iter().flat_map(|standing| &standing.metrics) {
        let ahead = rating.aim.as_ref().filter(|(_, by)| by.last() > today);
        let (Some(pace), Some((target, by))) = (rating.pace.as_ref().filter(|pace| pace.beyond_experience()), ahead)
        else {
            continue;
        };
        let metric = rating.metric;
        found.push(
            Diagnostic::new(
                &codes::TARGET_OUT_OF_REACH,
                head(metric),
                format!("“{}” would have to move faster than it ever did to be {} by {by}", metric.title(), printed(*target, metric)),
            )
            .label(format!(
                "{} a month are needed; the best ever seen over as long a time is {} a month",
                printed_change(pace.required, metric),
                printed_change(pace.best, metric)
            ))
            .why("A target that no pace ever seen can reach is a wish; whoever still reports against it loses trust.")
            .help("Decide what will make the difference, with its effect; or set a new target and say why, keeping the old one."),
        );
    }
}

/// People judge better than the figures, and say no reason.
pub(super) fn judged_too_good(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    if view.today.is_none() {
        return;
    }
    for rating in view.standings.iter().map(|standing| &standing.rating).filter(|rating| rating.is_flattered()) {
        let (Some(judged), Some(computed)) = (&rating.judged, rating.state.colour()) else { continue };
        let reason =
            rating.causes.first().map_or_else(String::new, |cause| format!("{}: {}", cause.node.title(), cause.reason));
        found.push(
            Diagnostic::new(
                &codes::JUDGED_TOO_GOOD,
                head(judged.assessment),
                format!("“{}” is judged {}, and the figures say {computed}", rating.priority.title(), judged.colour),
            )
            .label("no reason is given")
            .related(head(rating.priority), reason)
            .why("Where people see more than the figures, readers must learn what; otherwise hope is reported as a fact.")
            .help("Say why with `because \"…\"`, or judge as the figures do."),
        );
    }
}

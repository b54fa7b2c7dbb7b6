//! Milestones: events that can be checked, spread over the plan.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use milepost_diagnostics::Severity;
use milepost_plan::{ItemId, Node, Value};
use rust_decimal::prelude::ToPrimitive;

use super::work::priority;
use crate::codes;
use crate::lexicon::Lexicon;
use crate::settings::{LONGEST_GAP, MOST_AT_THE_END, NEXT_MILESTONE};
use crate::view::{Findings, View, finding, kind, plural};

pub(crate) fn unverifiable_milestone(view: &View<'_>, found: &mut Findings) {
    let lexicon = Lexicon::of(view.plan);
    for milestone in view.plan.all("milestone") {
        let Some(word) = milestone.text("title").and_then(|title| lexicon.goes_on(title)) else { continue };
        found.push(
            finding(
                &codes::UNVERIFIABLE_MILESTONE,
                milestone,
                format!("“{}” is an activity: no day comes on which it has happened", milestone.title()),
            )
            .label(format!("“{word}” has no end"))
            .help("Say what will have happened: “Guidance published”, “Ten pilot sites live”."),
        );
    }
}

pub(crate) fn milestone_without_date(view: &View<'_>, found: &mut Findings) {
    for milestone in view.plan.all("milestone").filter(|milestone| !milestone.has("by")) {
        found.push(
            finding(&codes::MILESTONE_WITHOUT_DATE, milestone, format!("“{}” has no day", milestone.title()))
                .label("no `by`")
                .help("Add `by` with the day, or the month at whose end it has happened."),
        );
    }
}

pub(crate) fn milestone_without_evidence(view: &View<'_>, found: &mut Findings) {
    let lacking = view.lacking(view.plan.all("milestone"), |milestone| !milestone.has("evidence"));
    let all = "No milestone says by what one sees that it has happened";
    let one = |milestone: Node<'_>| format!("Nothing says by what one sees that “{}” has happened", milestone.title());
    for finding in lacking.report(&codes::MILESTONE_WITHOUT_EVIDENCE, all, one) {
        found.push(finding.help("Add `evidence \"…\"`: a list, a report, a visit."));
    }
}

pub(crate) fn idle_milestone(view: &View<'_>, found: &mut Findings) {
    for milestone in view.plan.all("milestone") {
        let foundation = matches!(milestone.word_of("kind"), Some("legal" | "foundation" | "decision"));
        let carried = milestone
            .around()
            .any(|block| block.children().any(|entry| matches!(entry.item().construct.id, "raises" | "lowers")));
        if milestone.has("moves") || foundation || carried {
            continue;
        }
        found.push(
            finding(&codes::IDLE_MILESTONE, milestone, format!("“{}” changes no metric", milestone.title()))
                .label("what gets better by it?")
                .help("Add `moves` with the metric, or `kind legal` or `kind foundation` if later work stands on it."),
        );
    }
}

/// The milestones of each priority with their days, the earliest first.
fn by_priority<'a>(view: &View<'a>) -> Vec<(Node<'a>, Vec<(NaiveDate, Node<'a>)>)> {
    let mut found: BTreeMap<ItemId, Vec<(NaiveDate, Node<'a>)>> = BTreeMap::new();
    for milestone in view.plan.all("milestone").filter(|m| m.word_of("state") != Some("cancelled")) {
        if let (Some(priority), Some(by)) = (priority(milestone), milestone.when_of("by"))
            && !view.outside(by.last())
        {
            found.entry(priority.id).or_default().push((by.last(), milestone));
        }
    }
    let sorted = found.into_iter().map(|(id, mut milestones)| {
        milestones.sort_by_key(|(day, milestone)| (*day, milestone.id));
        (view.plan.node(id), milestones)
    });
    sorted.collect()
}

pub(crate) fn milestone_gap(view: &View<'_>, found: &mut Findings) {
    let longest = view.settings.get(&LONGEST_GAP).to_i64().unwrap_or(i64::MAX);
    for (priority, milestones) in by_priority(view) {
        let gaps = milestones.windows(2).map(|pair| ((pair[1].0 - pair[0].0).num_days(), pair));
        let Some((days, [(from, first), (to, second)])) = gaps.max_by_key(|(days, _)| *days) else { continue };
        if days <= longest {
            continue;
        }
        let message = format!("“{}” has no milestone for {days} days, from {from} to {to}", priority.title());
        let mut finding = finding(&codes::MILESTONE_GAP, *second, message)
            .label("the next one")
            .related(first.item().header, "the one before")
            .help("Put milestones in between, at least one for each quarter.");
        // Less than half a year without one is worth a thought, more is sent back.
        if days <= longest.saturating_mul(2) {
            finding.severity = Severity::Hint;
        }
        found.push(finding);
    }
}

pub(crate) fn milestones_bunched(view: &View<'_>, found: &mut Findings) {
    const FEW: usize = 5;
    let Some((first, last)) = view.period() else { return };
    let most = view.settings.count(&MOST_AT_THE_END);
    let quarter = (last - first).num_days() / 4;
    for (priority, milestones) in by_priority(view) {
        let late: Vec<_> = milestones.iter().filter(|(day, _)| (last - *day).num_days() < quarter).collect();
        if milestones.len() < FEW || late.len() * 100 <= milestones.len() * most {
            continue;
        }
        let Some((_, milestone)) = late.first() else { continue };
        let message = format!(
            "{} of {} milestones of “{}” fall into the last quarter of the plan",
            late.len(),
            milestones.len(),
            priority.title()
        );
        found.push(
            finding(&codes::MILESTONES_BUNCHED, *milestone, message)
                .label("the first of them")
                .help("Bring some forward, or split them, so that trouble shows while there is time."),
        );
    }
}

pub(crate) fn no_milestone(view: &View<'_>, found: &mut Findings) {
    let whole = |node: &Node<'_>| node.item().construct.id == "action" || !node.has("action");
    let work = view.each(&["strategy", "action"]).filter(whole);
    let lacking = view.lacking(work, |node| !node.inside().any(|inner| inner.item().construct.id == "milestone"));
    let all = "No action has a milestone";
    let one = |node: Node<'_>| format!("The {} “{}” has no milestone", kind(node), node.title());
    for finding in lacking.report(&codes::NO_MILESTONE, all, one) {
        found.push(
            finding.help(
                "Add `milestone NAME \"What has happened\" by DAY evidence \"…\"`, at least one for each quarter.",
            ),
        );
    }
}

pub(crate) fn nothing_due(view: &View<'_>, found: &mut Findings) {
    let Some(today) = view.live() else { return };
    let window = view.settings.get(&NEXT_MILESTONE).to_u64().unwrap_or(90);
    let Some(until) = today.checked_add_days(Days::new(window)) else { return };
    for action in view.plan.all("action") {
        let running = match action.entry("period").and_then(|period| period.value("period")) {
            Some(Value::Span(first, last)) => first.first() <= today && until <= last.last(),
            _ => false,
        };
        let milestones: Vec<_> = action.inside().filter(|node| node.item().construct.id == "milestone").collect();
        let over = matches!(action.word_of("state"), Some("done" | "cancelled"));
        if !running || over || milestones.is_empty() {
            continue;
        }
        let open = |milestone: &&Node<'_>| !matches!(milestone.word_of("state"), Some("done" | "cancelled"));
        let day = |milestone: &Node<'_>| milestone.when_of("forecast").or(milestone.when_of("by")).map(|by| by.last());
        // What is late is due as well.
        if milestones.iter().filter(open).filter_map(day).any(|day| day <= until) {
            continue;
        }
        found.push(
            finding(&codes::NOTHING_DUE, action, format!("Nothing of “{}” is due before {until}", action.title()))
                .label(format!(
                    "no open milestone within {}",
                    plural(usize::try_from(window).unwrap_or_default(), "day", "days")
                ))
                .help("Add the next event that shows whether the work moves."),
        );
    }
}

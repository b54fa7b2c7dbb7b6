//! Routines: the regular conversation about results.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use milepost_plan::{ItemId, Node, Release, TimeUnit, Value, days_before, meetings};
use rust_decimal::prelude::ToPrimitive;

use crate::codes;
use crate::settings::{LATE_DATA, MOST_HOURS, MOST_REVIEWS, SLOWEST_STOCKTAKE};
use crate::view::{Findings, View, add_line, duration, every, finding, listed, missing, plural};

/// Who takes part in `routine`, other than as a guest.
fn takes_part(routine: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    ["chair", "attends", "presenter"].into_iter().flat_map(move |role| routine.targets(role))
}

pub(crate) fn sponsor_in_no_routine(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    // Where there is no routine at all, that is the finding.
    if view.plan.all("routine").next().is_none() {
        return;
    }
    for (sponsor, span) in root.references("sponsor") {
        let Some(post) = sponsor.target else { continue };
        if !view.plan.all("routine").any(|routine| takes_part(routine).any(|who| who.id == post)) {
            found.push(
                finding(&codes::SPONSOR_IN_NO_ROUTINE, span, format!("The sponsor, “{}”, takes part in no routine", view.plan.node(post).title()))
                    .label("the sponsor")
                    .help("Add a stocktake that the sponsor chairs: `routine stocktake \"Stocktake\" { every 2 months … chair … }`."),
            );
        }
    }
}

pub(crate) fn not_reviewed(view: &View<'_>, found: &mut Findings) {
    let lacking = view.lacking(view.plan.all("priority"), |priority| view.reviewed_by(priority).is_empty());
    let none = view.plan.all("routine").next().is_none();
    let all =
        if none { "The plan has no routine: nobody looks at results" } else { "No routine looks at any priority" };
    let one = |priority: Node<'_>| format!("No routine looks at “{}”", priority.title());
    for finding in lacking.report(&codes::NOT_REVIEWED, all, one) {
        found.push(finding.help(
            "Name it behind `reviews` in a routine: `routine stocktake { every 2 months; chair …; reviews … }`.",
        ));
    }
}

pub(crate) fn nothing_measured_reviewed(view: &View<'_>, found: &mut Findings) {
    for routine in view.plan.all("routine") {
        let about_work = matches!(routine.word_of("kind"), Some("check_in" | "lab" | "lessons"));
        let mut subjects = routine.targets("reviews").peekable();
        // What is measured of priorities and goals is asked there.
        let measured = |node: Node<'_>| matches!(node.item().construct.id, "plan" | "priority" | "goal" | "metric");
        if about_work || subjects.peek().is_none() || subjects.any(measured) {
            continue;
        }
        let place = routine.entry("reviews").unwrap_or(routine);
        found.push(
            finding(&codes::NOTHING_MEASURED_REVIEWED, place, format!("“{}” looks at no figures", routine.title()))
                .label("no priority, goal or metric")
                .related(routine.item().header, "the routine")
                .help("Add the metrics that the work is to move to `reviews`."),
        );
    }
}

pub(crate) fn incomplete_routine(view: &View<'_>, found: &mut Findings) {
    for routine in view.plan.all("routine") {
        let kind = routine.word_of("kind");
        let on_demand = matches!(kind, Some("priority_review" | "lab" | "lessons"));
        let written = kind == Some("monthly_note");
        let missing =
            missing([("`every`", on_demand || routine.has("every")), ("`chair`", written || routine.has("chair"))]);
        if !missing.is_empty() {
            found.push(
                finding(
                    &codes::INCOMPLETE_ROUTINE,
                    routine,
                    format!("The routine “{}” lacks {}", routine.title(), listed(&missing)),
                )
                .label("not a routine yet")
                .help("Say how often it meets (`every 2 months on first tuesday`) and who leads it (`chair`)."),
            );
        }
    }
}

pub(crate) fn routine_without_result(view: &View<'_>, found: &mut Findings) {
    for routine in view.plan.all("routine") {
        let written = routine.word_of("kind") == Some("monthly_note");
        let missing =
            missing([("who is there", written || routine.has("attends")), ("what comes out", routine.has("output"))]);
        if !missing.is_empty() {
            found.push(
                finding(&codes::ROUTINE_WITHOUT_RESULT, routine, format!("“{}” does not say {}", routine.title(), listed(&missing)))
                    .label(format!("{} missing", plural(missing.len(), "answer", "answers")))
                    .help("Add `attends` with those who must be there, and `output \"Decisions, each with an owner and a day\"`."),
            );
        }
    }
}

pub(crate) fn top_routine(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    let slowest = view.settings.get(&SLOWEST_STOCKTAKE).to_u32().unwrap_or(u32::MAX);
    for (reference, span) in root.references("sponsor") {
        let Some(sponsor) = reference.target.map(|id| view.plan.node(id)) else { continue };
        let attended: Vec<_> =
            view.plan.all("routine").filter(|routine| takes_part(*routine).any(|who| who == sponsor)).collect();
        let chaired: Vec<_> =
            attended.iter().filter(|routine| routine.targets("chair").any(|who| who == sponsor)).collect();
        if chaired.is_empty() {
            if let Some(routine) = attended.first() {
                found.push(
                    finding(
                        &codes::TOP_ROUTINE,
                        span,
                        format!("The sponsor sits in “{}” and chairs nothing", routine.title()),
                    )
                    .label("the sponsor")
                    .related(routine.item().header, "somebody else chairs it")
                    .help("Let the sponsor chair the stocktake."),
                );
            }
            continue;
        }
        let cadences = chaired.iter().filter_map(|routine| Some((duration(**routine, "every")?, **routine)));
        let Some((cadence, routine)) = cadences.min_by_key(|(cadence, _)| cadence.days()) else { continue };
        if cadence.days() > slowest {
            found.push(
                finding(
                    &codes::TOP_ROUTINE,
                    routine.entry("every").unwrap_or(routine),
                    format!("The sponsor looks at results only every {}", every(cadence)),
                )
                .label(format!("more than {slowest} days apart"))
                .related(routine.item().header, "the routine that the sponsor chairs")
                .help("Meet at least once a quarter."),
            );
        }
    }
}

pub(crate) fn data_too_late(view: &View<'_>, found: &mut Findings) {
    let Some((first, last)) = view.period() else { return };
    // Two years show the rhythm.
    let last = first.checked_add_months(Months::new(24)).map_or(last, |years| years.min(last));
    let share = view.settings.get(&LATE_DATA);
    for routine in view.plan.all("routine") {
        let (Some(cadence), Some(input)) =
            (duration(routine, "every"), routine.each("input").find(|input| input.has("due")))
        else {
            continue;
        };
        let Some(before) = duration(input, "due") else { continue };
        let packs: Vec<_> = meetings(routine, first, last)
            .into_iter()
            .filter_map(|meeting| Some((meeting.day, days_before(meeting.day, before, view.plan)?)))
            .collect();
        let mut known: Vec<(Release<'_>, usize)> = Vec::new();
        for metric in view.metrics().filter(|metric| view.reviewed_by(*metric).contains(&routine)) {
            // Data that comes in more rarely than the routine meets has its own finding.
            let Some(release) = Release::of(metric).filter(|release| release.counts_for(cadence)) else { continue };
            let late = if let Some((_, late)) = known.iter().find(|(other, _)| *other == release) {
                *late
            } else {
                let late = packs.iter().filter(|(day, pack)| is_late(view, &release, *day, *pack)).count();
                known.push((release.clone(), late));
                late
            };
            if late * 100 > packs.len() * share.to_usize().unwrap_or(100) {
                let message = format!(
                    "The newest figures of “{}” come too late for {late} of {} meetings of “{}”",
                    metric.title(),
                    packs.len(),
                    routine.title()
                );
                found.push(
                    finding(&codes::DATA_TOO_LATE, routine, message)
                        .label(format!("its papers are due {before} before"))
                        .related(
                            release.entry.item().header,
                            format!("known {} after the end of the period", release.lag),
                        )
                        .help("Meet later in the period, ask for the data sooner, or ask for the papers later."),
                );
                break;
            }
        }
    }
}

/// Whether the newest period that is over on `day` is known only after the papers are due on `pack`.
fn is_late(view: &View<'_>, release: &Release<'_>, day: NaiveDate, pack: NaiveDate) -> bool {
    let period = release.newest(day, view.plan);
    period.and_then(|period| release.known(&period, view.plan)).is_some_and(|known| known > pack)
}

pub(crate) fn reviewed_too_often(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.count(&MOST_REVIEWS);
    let mut directly: BTreeMap<ItemId, Vec<Node<'_>>> = BTreeMap::new();
    for routine in view.plan.all("routine") {
        for metric in routine.targets("reviews").filter(|node| node.item().construct.id == "metric") {
            directly.entry(metric.id).or_default().push(routine);
        }
    }
    for (metric, routines) in directly.into_iter().filter(|(_, routines)| routines.len() > most) {
        let metric = view.plan.node(metric);
        let message = format!("“{}” is looked at in {} routines", metric.title(), routines.len());
        let finding = finding(&codes::REVIEWED_TOO_OFTEN, metric, message).label(format!("more than {most}"));
        let finding =
            routines.iter().fold(finding, |finding, routine| finding.related(routine.item().header, "one of them"));
        found.push(finding.help("Let one routine decide about it, and take it off the others."));
    }
}

/// The hours that `routine` takes in a month.
fn hours_a_month(routine: Node<'_>) -> Option<u64> {
    let length = duration(routine, "length")?;
    let minutes = match length.unit {
        TimeUnit::Minutes => u64::from(length.count),
        TimeUnit::Hours => u64::from(length.count) * 60,
        _ => return None,
    };
    let days = u64::from(duration(routine, "every")?.days().max(1));
    Some(minutes * 30 / days / 60)
}

pub(crate) fn too_many_hours(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.get(&MOST_HOURS).to_u64().unwrap_or(u64::MAX);
    let mut hours: BTreeMap<ItemId, (u64, Vec<Node<'_>>)> = BTreeMap::new();
    for routine in view.plan.all("routine") {
        let Some(length) = hours_a_month(routine) else { continue };
        let mut there: Vec<_> = takes_part(routine).map(|who| who.id).collect();
        there.sort_unstable();
        there.dedup();
        for who in there {
            let (sum, routines) = hours.entry(who).or_default();
            *sum += length;
            routines.push(routine);
        }
    }
    for (who, (sum, routines)) in hours.into_iter().filter(|(_, (sum, _))| *sum > most) {
        let who = view.plan.node(who);
        let finding =
            finding(&codes::TOO_MANY_HOURS, who, format!("“{}” sits in routines for {sum} hours a month", who.title()))
                .label(format!("more than {most}"));
        let finding = routines
            .iter()
            .take(3)
            .fold(finding, |finding, routine| finding.related(routine.item().header, "one of them"));
        found.push(finding.help("Meet more rarely or for a shorter time, or send a deputy."));
    }
}

pub(crate) fn on_a_holiday(view: &View<'_>, found: &mut Findings) {
    let Some((first, last)) = view.period() else { return };
    let Some(root) = view.plan.root().filter(|root| root.has("holiday")) else { return };
    for routine in view.plan.all("routine").filter(|routine| !routine.has("if_holiday")) {
        let Some(meeting) = meetings(routine, first, last).into_iter().find(|meeting| meeting.holiday) else {
            continue;
        };
        let on = |holiday: &Node<'_>| {
            holiday.item().values.iter().any(|placed| match &placed.value {
                Value::When(when) => (when.first()..=when.last()).contains(&meeting.day),
                _ => false,
            })
        };
        let mut finding = finding(
            &codes::ON_A_HOLIDAY,
            routine,
            format!("“{}” falls on a holiday, {}, and nothing says what happens then", routine.title(), meeting.day),
        )
        .label("no `if_holiday`")
        .help("Add `if_holiday next_working_day`, `previous_working_day` or `skip`.");
        if let Some(holiday) = root.each("holiday").find(on) {
            finding = finding.related(holiday.item().header, "the holiday");
        }
        if let Some(every) = routine.entry("every") {
            finding = finding.fix(add_line(every, "if_holiday next_working_day"));
        }
        found.push(finding);
    }
}

pub(crate) fn carried_over(view: &View<'_>, found: &mut Findings) {
    const TIMES: usize = 2;
    let Some(today) = view.live() else { return };
    let done = |node: Node<'_>| {
        node.children().any(|entry| match entry.item().construct.id {
            "closed_on" => true,
            "state" => matches!(entry.text("state"), Some("done" | "cancelled")),
            _ => false,
        })
    };
    for action in view.each(&["decision.agreed", "correction"]).filter(|action| !done(*action)) {
        let Some(due) = action.when_of("due").map(|due| due.last()).filter(|due| *due < today) else { continue };
        let block = if action.item().construct.id == "correction" { Some(action) } else { action.parent() };
        let Some(routine) = block.and_then(|block| block.targets("decided_at").next()) else { continue };
        let since = meetings(routine, due, today).iter().filter(|meeting| meeting.day > due).count();
        if since <= TIMES {
            continue;
        }
        let what = action.text("text").map_or_else(|| "This correction".to_owned(), |text| format!("“{text}”"));
        found.push(
            finding(
                &codes::CARRIED_OVER,
                action,
                format!("{what} was due {due}, and “{}” has met {since} times since", routine.title()),
            )
            .label("still open")
            .related(routine.item().header, "where it was decided")
            .help("Close it (`state done`, `closed_on`), give it a new owner, or decide that it is not needed."),
        );
    }
}

pub(crate) fn missed_meeting(view: &View<'_>, found: &mut Findings) {
    let Some(today) = view.live() else { return };
    for routine in view.plan.all("routine") {
        let records = routine.referrers().filter_map(Node::parent).filter(|node| node.item().construct.id == "meeting");
        let records: Vec<(NaiveDate, Node<'_>)> =
            records.filter_map(|meeting| Some((date(meeting)?, meeting))).collect();
        // A routine of which nobody keeps the meetings may meet or not: the plan does not say.
        let Some(first) = records.iter().map(|(day, _)| *day).min() else { continue };
        let explained = |meeting: Node<'_>| meeting.word_of("state") != Some("cancelled") || meeting.has("because");
        let missed = meetings(routine, first, today).into_iter().filter(|expected| {
            let period = expected.period.first..=expected.period.last;
            // The last one may still be written down.
            let over = (today - expected.day).num_days() >= NOTED_WITHIN && !expected.holiday;
            over && !records.iter().any(|(day, meeting)| period.contains(day) && explained(*meeting))
        });
        let missed: Vec<_> = missed.map(|meeting| meeting.day.to_string()).collect();
        let Some(last) = missed.last() else { continue };
        let times = if missed.len() == 1 {
            format!("on {last}")
        } else {
            format!("{} times, the last on {last}", missed.len())
        };
        found.push(
            finding(&codes::MISSED_MEETING, routine, format!("“{}” did not meet {times}", routine.title()))
                .label("no meeting is noted for that time")
                .help(format!("Note it with `meeting {last} of …`: held, or cancelled `because \"…\"`.")),
        );
    }
}

/// Within how many days a meeting is written down.
const NOTED_WITHIN: i64 = 7;

fn date(meeting: Node<'_>) -> Option<NaiveDate> {
    match meeting.value("date") {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    }
}

//! The milestone tracker: every milestone of the plan, in time, late, or done.

use milepost_locale::say;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_plan::calendar::last_of_month;
use milepost_plan::{Node, When};
use milepost_tracking::rating::MilestoneRating;

use super::{Sources, filled, headed, untitled};
use crate::charts::{Chart, LineChart, Point, Series, SeriesKind};
use crate::view::{Cell, Column, Document, Figure, Paper, Part, Table};
use crate::writing::delivery::{owner, timelines};
use crate::writing::rating;
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "milestones";

/// Which part of the time the lines of the counts go on after the last milestone.
const BEYOND: i32 = 24;

/// The months of centuries are not counted one by one.
const MOST_MONTHS: usize = 240;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let mut rated: Vec<MilestoneRating<'a>> =
        sources.drafts.iter().flat_map(|draft| draft.standing.milestones.clone()).collect();
    rated.retain(|rating| scribe.shown(rating.milestone));
    rated.sort_by_key(|rating| (rating.due.last(), rating.milestone.id));
    if rated.is_empty() {
        return Vec::new();
    }
    let table = table(scribe, &rated);
    let counted = burn_up(scribe, &rated).into_iter().collect();
    let mut over_time = Vec::new();
    for draft in &sources.drafts {
        over_time.extend(timelines(scribe, draft.node, &draft.all_work(scribe)).into_iter().skip(1));
    }
    let chapter = untitled(vec![
        (say!(scribe.locale, "all-milestones"), filled(table).into_iter().collect()),
        (say!(scribe.locale, "over-time"), over_time),
        (say!(scribe.locale, "due-and-done"), counted),
    ]);
    let document = headed(scribe, ID, say!(scribe.locale, "milestone-tracker"));
    let chapters = chapter.into_iter().collect();
    vec![Document { paper: Paper::Landscape, chapters, ..document }]
}

fn table<'a>(scribe: &Scribe<'a>, rated: &[MilestoneRating<'a>]) -> Table {
    let row = |rating: &MilestoneRating<'a>| {
        let node = rating.milestone;
        let critical = scribe.entry_of(node, "critical").map(|_| say!(scribe.locale, "critical")).unwrap_or_default();
        let done = rating.milestone.when_of("done_on").filter(|_| rating.is_done);
        let late = done.map_or(rating.slip, |done| (done.last() - rating.due.last()).num_days());
        let late = if late > 0 { scribe.locale.whole(late) } else { String::new() };
        // Nothing is late before its day; it is expected to be.
        let is_forecast = rating.slip > (scribe.as_of - rating.due.last()).num_days();
        let expected =
            if is_forecast && rating.slip > 0 { say!(scribe.locale, "forecast-lead") } else { String::new() };
        vec![
            Cell { internal: Scribe::internal(node), ..scribe.link(node).into() }.note(critical),
            around(scribe, node).into(),
            owner(scribe, node).into(),
            Cell::from(scribe.locale.when(&rating.due)).on(rating.due.last()),
            scribe.day_of(node, "forecast"),
            Cell::from(late).note(expected),
            Cell::from(words::state(&scribe.locale, rating.colour.word()))
                .note(rating::sentence(scribe, &rating.reason)),
            scribe.says(node, "evidence").into(),
        ]
    };
    let mut columns = scribe.heads(["milestone", "part-of", "owner", "due", "forecast"]);
    columns.push(Column::numbers(&say!(scribe.locale, "lateness")));
    columns.extend(scribe.heads(["rating", "evidence"]));
    without_empty(Table {
        caption: say!(scribe.locale, "all-milestones"),
        columns,
        rows: rated.iter().map(row).collect(),
    })
}

/// The work or the priority in which a milestone stands.
fn around<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> crate::view::Text {
    node.parent().map(|parent| scribe.link(parent)).unwrap_or_default()
}

/// How many were due, and how many were done: drawn day by day, with their values month by month.
fn burn_up<'a>(scribe: &mut Scribe<'a>, rated: &[MilestoneRating<'a>]) -> Option<Part> {
    let due: Vec<NaiveDate> = rated.iter().map(|rating| rating.due.last()).collect();
    let done: Vec<NaiveDate> = rated
        .iter()
        .filter(|rating| rating.is_done)
        .map(|rating| rating.milestone.when_of("done_on").unwrap_or(rating.due.clone()).last())
        .collect();
    let (from, last) = (*due.iter().chain(&done).min()?, *due.iter().chain(&done).max()?);
    // The lines go on to the day of the report, and a little beyond the last step, so that it is seen.
    let to = last.max(scribe.as_of);
    let end = to.max(last_of_month(last + (last - from) / BEYOND));
    let mut days: BTreeSet<NaiveDate> = months(from, to).collect();
    days.insert(from.pred_opt()?);
    days.extend([to, scribe.as_of.clamp(from, to)]);
    if due.len() < 2 || days.len() < 3 {
        return None;
    }
    let steps: BTreeSet<NaiveDate> = due.iter().chain(&done).chain(&days).copied().chain([end]).collect();
    let count = |of: &[NaiveDate], day: NaiveDate| of.iter().filter(|found| **found <= day).count();
    let line = |kind, name: &str, of: &[NaiveDate], until: NaiveDate| {
        let points: Vec<Point> = steps
            .iter()
            .filter(|day| **day <= until)
            .map(|day| {
                let count = count(of, *day);
                let when = scribe.locale.day(*day);
                let text = say!(scribe.locale, "count-at", day = when, count = count, name = name);
                #[allow(clippy::cast_precision_loss, reason = "a count of milestones becomes a coordinate")]
                Point { date: *day, value: count as f64, text }
            })
            .collect();
        let value = scribe.locale.number(count(of, until).into());
        // What is due by the last day is not taken for what is due today.
        let label = match of.iter().max().filter(|last| scribe.as_of < **last && **last <= until) {
            Some(last) => {
                let when = When::Day(*last);
                let label = say!(scribe.locale, "count-by", value = value, name = name, when = &when);
                words::with_whole(&scribe.locale, &label, &when)
            }
            None => say!(scribe.locale, "line-end", value = value, name = name),
        };
        Series { kind, label, points, steps: true }
    };
    let until = scribe.as_of;
    let series = vec![
        line(SeriesKind::Expected, &say!(scribe.locale, "due-milestones"), &due, end),
        line(SeriesKind::Observed, &say!(scribe.locale, "done-milestones"), &done, until),
    ];
    let chart = LineChart {
        locale: scribe.locale.clone(),
        title: say!(scribe.locale, "milestones-due-and-done"),
        description: say!(
            scribe.locale,
            "milestones-described",
            day = scribe.locale.day(scribe.as_of),
            due = count(&due, scribe.as_of),
            all = due.len(),
            done = count(&done, scribe.as_of)
        ),
        unit: say!(scribe.locale, "unit-milestones"),
        bounds: (Some(0.0), None),
        series,
        as_of: Some(scribe.as_of),
        ..LineChart::default()
    };
    let row = |day: &NaiveDate| {
        let number = |of: &[NaiveDate]| scribe.locale.number(count(of, *day).into());
        let done = if *day <= until { number(&done) } else { String::new() };
        vec![Cell::from(scribe.locale.day(*day)), number(&due).into(), done.into()]
    };
    let columns = vec![
        Column::words(&say!(scribe.locale, "day")),
        Column::numbers(&say!(scribe.locale, "due-so-far")),
        Column::numbers(&say!(scribe.locale, "done-so-far")),
    ];
    let values = Table {
        caption: say!(scribe.locale, "the-values-of", title = say!(scribe.locale, "due-and-done")),
        columns,
        rows: days.iter().map(row).collect(),
    };
    let id = "milestones-counted".to_owned();
    scribe.charts.insert(id.clone(), Arc::new(Chart::Line(chart)));
    Some(Part::Figure {
        figure: Figure { chart: id, note: say!(scribe.locale, "milestones-note"), values, ..Figure::default() },
    })
}

fn months(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let next = |day: &NaiveDate| day.succ_opt().map(last_of_month);
    std::iter::successors(Some(last_of_month(from)), next).take_while(move |day| *day <= to).take(MOST_MONTHS)
}

//! The delivery calendar: the arithmetic of each cycle from the end of a period to the meeting, and what happens when.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use milepost_locale::say;
use milepost_plan::calendar::{Period, last_of_month};
use milepost_plan::{Cadence, Duration, Node, TimeUnit, Value, days_before, held, meetings};

use super::{Sources, filled, headed, untitled};
use crate::calendar;
use crate::view::{Cell, Document, Part, State, Table, Text, Tone};
use crate::writing::scribe::Scribe;

pub(super) const ID: &str = "calendar";

/// So far ahead the calendar looks.
const AHEAD: Months = Months::new(12);
/// Of one routine so many meetings are worked out.
const MOST_MEETINGS: usize = 14;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, _: &Sources<'a>) -> Vec<Document> {
    let (first, last) = window(scribe);
    let cycles = cycles(scribe, first, last);
    let mut days = Vec::new();
    for (month, table) in agenda(scribe, first, last) {
        days.extend([Part::Heading { text: month }, Part::Table { table }]);
    }
    let Some(chapter) = untitled(vec![
        (say!(scribe.locale, "do-the-figures-come-in-time"), cycles),
        (say!(scribe.locale, "what-happens-when"), days),
    ]) else {
        return Vec::new();
    };
    let document = headed(scribe, ID, say!(scribe.locale, "delivery-calendar"));
    vec![Document { chapters: vec![chapter], ..document }]
}

/// A year from the day of the document, or from the beginning of the plan where that is later.
fn window(scribe: &Scribe<'_>) -> (NaiveDate, NaiveDate) {
    let (begins, ends) = calendar::span(scribe.plan, scribe.as_of);
    let first = scribe.as_of.max(begins);
    // A plan that is over is shown as it was in its last year.
    let first = if first > ends { ends.checked_sub_months(AHEAD).unwrap_or(begins).max(begins) } else { first };
    (first, first.checked_add_months(AHEAD).unwrap_or(ends).min(ends))
}

/// How the figures of some metrics come in.
#[derive(PartialEq)]
struct Release {
    every: Cadence,
    lag: Lag,
}

/// How long figures take from the end of their period.
#[derive(PartialEq)]
enum Lag {
    /// As the return of the collection is due.
    Due,
    /// So long.
    After(Duration),
}

impl Release {
    fn of(metric: Node<'_>) -> Option<Self> {
        let length = |node: Node<'_>, keyword| match node.entry(keyword)?.value("duration")? {
            Value::Duration(length) => Some(*length),
            _ => None,
        };
        let mut from = metric.each("computed").flat_map(|computed| computed.targets("from").collect::<Vec<_>>());
        let of_collection = |collection: Node<'_>| {
            let every = Cadence::of(collection.entry("every")?)?;
            let due = collection.entry("every").is_some_and(|every| every.has("due"));
            let lag = if due { Lag::Due } else { Lag::After(length(collection, "lag")?) };
            Some(Self { every, lag })
        };
        let own = || {
            let every = Cadence::of(metric.entry("frequency")?)?;
            Some(Self { every, lag: Lag::After(length(metric, "lag")?) })
        };
        from.find_map(of_collection).or_else(own)
    }

    /// The day on which the figures of `period` are known.
    fn known(&self, scribe: &Scribe<'_>, period: &Period) -> Option<NaiveDate> {
        match self.lag {
            Lag::Due => self.every.due(period, scribe.plan),
            Lag::After(lag) if lag.unit == TimeUnit::WorkingDays => {
                Duration { count: lag.days(), unit: TimeUnit::Days }.after(period.last)
            }
            Lag::After(lag) => lag.after(period.last),
        }
    }
}

/// For each routine that looks at figures, meeting by meeting: which period, when known, when the papers are due.
fn cycles(scribe: &Scribe<'_>, first: NaiveDate, last: NaiveDate) -> Vec<Part> {
    let mut parts = Vec::new();
    for routine in scribe.all("routine") {
        let releases = releases(scribe, routine);
        let before = routine.each("input").find_map(|input| match input.entry("due")?.value("duration")? {
            Value::Duration(before) => Some(*before),
            _ => None,
        });
        let held = meetings(routine, first, last).into_iter().filter_map(|meeting| held(routine, &meeting));
        let held: Vec<NaiveDate> = held.take(MOST_MEETINGS).collect();
        let rows = held.iter().flat_map(|day| {
            let papers = before.and_then(|before| days_before(*day, before, scribe.plan));
            releases.iter().filter_map(move |(release, metrics)| row(scribe, (release, metrics), *day, papers))
        });
        let caption = scribe.called(routine);
        let columns = scribe.heads(["meeting", "figures", "period", "period-ends", "known", "papers-due", "slack"]);
        let table = Table { caption, columns: columns.clone(), rows: rows.collect() };
        parts.extend(crate::writing::delivery::titled(&scribe.called(routine), table));
    }
    if !parts.is_empty() {
        parts.insert(0, Part::Prose { prose: Text::from(say!(scribe.locale, "slack-explained")).into() });
    }
    parts
}

/// The metrics that a routine looks at, by the way in which their figures come in.
fn releases<'a>(scribe: &Scribe<'a>, routine: Node<'a>) -> Vec<(Release, Vec<Node<'a>>)> {
    let subjects: Vec<_> = scribe.targets(routine, "reviews");
    let looks_at = |metric: &Node<'a>| {
        std::iter::successors(Some(*metric), |node| node.parent())
            .any(|around| subjects.iter().any(|subject| subject.id == around.id))
    };
    let mut found: Vec<(Release, Vec<Node<'a>>)> = Vec::new();
    for metric in scribe.all("metric").into_iter().filter(looks_at) {
        let Some(release) = Release::of(metric) else { continue };
        match found.iter_mut().find(|(other, _)| *other == release) {
            Some((_, metrics)) => metrics.push(metric),
            None => found.push((release, vec![metric])),
        }
    }
    found
}

fn row<'a>(
    scribe: &Scribe<'a>,
    (release, metrics): (&Release, &Vec<Node<'a>>),
    meeting: NaiveDate,
    papers: Option<NaiveDate>,
) -> Option<Vec<Cell>> {
    let period = release.every.before(meeting, scribe.plan.calendar())?;
    let known = release.known(scribe, &period)?;
    let slack = (papers.unwrap_or(meeting) - known).num_days();
    let tone = match slack {
        ..0 => Tone::Bad,
        0 => Tone::Poor,
        _ => Tone::Good,
    };
    let text = match slack {
        ..0 => say!(scribe.locale, "too-late", time = days(scribe, -slack)),
        0 => say!(scribe.locale, "no-slack"),
        _ => days(scribe, slack),
    };
    let names = Cell { list: metrics.iter().map(|metric| scribe.link(*metric)).collect(), ..Cell::default() };
    Some(vec![
        scribe.locale.day(meeting).into(),
        names,
        scribe.locale.period(&period).into(),
        scribe.locale.day(period.last).into(),
        scribe.locale.day(known).into(),
        papers.map(|day| scribe.locale.day(day)).unwrap_or_default().into(),
        State { tone, letters: String::new(), text }.into(),
    ])
}

fn days(scribe: &Scribe<'_>, count: i64) -> String {
    say!(scribe.locale, "days", number = count)
}

/// What happens, month by month.
fn agenda(scribe: &Scribe<'_>, first: NaiveDate, last: NaiveDate) -> Vec<(String, Table)> {
    let events = calendar::days(scribe.plan, &scribe.locale, scribe.as_of, scribe.public(), (first, last));
    let mut months: BTreeMap<NaiveDate, Vec<Vec<Cell>>> = BTreeMap::new();
    for (day, title, notes) in events {
        let weekday = scribe.locale.week_day(day.weekday());
        let cells = vec![scribe.locale.day(day).into(), weekday.into(), title.into(), notes.into()];
        months.entry(last_of_month(day)).or_default().push(cells);
    }
    let table = |(month, rows)| {
        let name = scribe.locale.long_month(month);
        let columns = scribe.heads(["day", "weekday", "what", "who"]);
        (name.clone(), Table { caption: name, columns, rows })
    };
    let months = months.into_iter().map(table);
    months.filter_map(|(name, table)| filled(table.clone()).map(|_| (name, table))).collect()
}

//! The delivery calendar: the arithmetic of each cycle from the end of a period to the meeting, and what happens when.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Months, NaiveDate};
use milepost_locale::say;
use milepost_plan::calendar::{Period, last_of_month};
use milepost_plan::trajectory::Reading;
use milepost_plan::{Duration, ItemId, Node, Release, Value, When, days_before, held, meetings};
use milepost_tracking::rating::overdue;

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

/// For each routine that looks at figures, meeting by meeting: which period, when known, when the papers are due.
fn cycles(scribe: &Scribe<'_>, first: NaiveDate, last: NaiveDate) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut recorded: BTreeMap<ItemId, Recorded> = BTreeMap::new();
    for routine in scribe.all("routine") {
        let releases = releases(scribe, routine);
        let meets = duration(routine, "every");
        let before = routine.each("input").find_map(|input| duration(input, "due"));
        let held = meetings(routine, first, last).into_iter().filter_map(|meeting| held(routine, &meeting));
        let held: Vec<NaiveDate> = held.take(MOST_MEETINGS).collect();
        let mut rows = Vec::new();
        let mut seen: Vec<Option<Period>> = vec![None; releases.len()];
        for day in &held {
            let papers = before.and_then(|before| days_before(*day, before, scribe.plan));
            let mut found: Vec<(Figures, Vec<Node<'_>>)> = Vec::new();
            for ((release, metrics), seen) in releases.iter().zip(&mut seen) {
                let Some(figures) = Figures::of(scribe, release, meets, papers.unwrap_or(*day), *day) else { continue };
                if seen.replace(figures.period.clone()).as_ref() == Some(&figures.period) {
                    continue;
                }
                for metric in metrics {
                    let of = recorded.entry(metric.id).or_insert_with(|| Recorded::of(scribe, *metric));
                    let figures = Figures { arrival: of.arrival(&figures, scribe.as_of), ..figures.clone() };
                    match found.iter_mut().find(|(other, _)| *other == figures) {
                        Some((_, all)) => all.push(*metric),
                        None => found.push((figures, vec![*metric])),
                    }
                }
            }
            rows.extend(found.iter().map(|(figures, metrics)| row(scribe, figures, metrics, *day, papers)));
        }
        let caption = scribe.called(routine);
        let columns = scribe.heads(["meeting", "figures", "period", "period-ends", "known", "papers-due", "slack"]);
        let table = Table { caption, columns, rows };
        parts.extend(crate::writing::delivery::titled(&scribe.called(routine), table));
    }
    if !parts.is_empty() {
        parts.insert(0, Part::Prose { prose: Text::from(say!(scribe.locale, "slack-explained")).into() });
    }
    parts
}

/// The figures that a meeting sees.
#[derive(Clone, PartialEq)]
struct Figures {
    period: Period,
    known: NaiveDate,
    arrival: Arrival,
}

/// Whether figures are there.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// They are awaited on a day that is still to come.
    Planned,
    /// Their day has come, and they were recorded.
    Come,
    /// Their day is past, and nothing was recorded.
    Missing,
}

/// The last days of the periods of a metric for which something was recorded, and of those that are awaited.
struct Recorded {
    there: HashSet<NaiveDate>,
    awaited: HashSet<NaiveDate>,
}

impl Recorded {
    fn of<'a>(scribe: &Scribe<'a>, metric: Node<'a>) -> Self {
        let readings = scribe.observations.readings(metric, &[], scribe.as_of);
        let there = readings.iter().map(|reading| reading.period.last).collect();
        let values = readings
            .into_iter()
            .filter_map(|reading| Some(Reading { when: When::Period(reading.period), value: reading.value? }));
        // Nobody waits for figures from before they were first asked for.
        let awaited = overdue(scribe.plan, metric, &values.collect::<Vec<_>>(), NaiveDate::MAX);
        Self { there, awaited: awaited.into_iter().map(|awaited| awaited.period.last).collect() }
    }

    /// Whether figures are there on the day `as_of`.
    fn arrival(&self, figures: &Figures, as_of: NaiveDate) -> Arrival {
        if figures.known > as_of {
            Arrival::Planned
        } else if self.there.contains(&figures.period.last) {
            Arrival::Come
        } else if figures.known < as_of && self.awaited.contains(&figures.period.last) {
            Arrival::Missing
        } else {
            Arrival::Planned
        }
    }
}

impl Figures {
    /// Those of the newest period where the meeting needs them, late or not; otherwise the newest that are known in time.
    fn of(
        scribe: &Scribe<'_>,
        release: &Release<'_>,
        meets: Option<Duration>,
        papers: NaiveDate,
        meeting: NaiveDate,
    ) -> Option<Self> {
        let (period, known) = if meets.is_some_and(|meets| release.counts_for(meets)) {
            let period = release.newest(meeting, scribe.plan)?;
            let known = release.known(&period, scribe.plan)?;
            (period, known)
        } else {
            release.newest_known(papers, scribe.plan)?
        };
        Some(Self { period, known, arrival: Arrival::Planned })
    }
}

fn duration(node: Node<'_>, keyword: &'static str) -> Option<Duration> {
    match node.entry(keyword)?.item().values.first()?.value {
        Value::Duration(length) => Some(length),
        _ => None,
    }
}

/// The metrics that a routine looks at, by the way in which their figures come in.
fn releases<'a>(scribe: &Scribe<'a>, routine: Node<'a>) -> Vec<(Release<'a>, Vec<Node<'a>>)> {
    let subjects = scribe.targets(routine, "reviews").into_iter();
    let mut metrics: Vec<_> = subjects.flat_map(|subject| std::iter::once(subject).chain(subject.inside())).collect();
    metrics.retain(|node| node.item().construct.id == "metric" && scribe.shown(*node));
    metrics.sort_by_key(|metric| metric.id);
    metrics.dedup();
    let mut found: Vec<(Release<'a>, Vec<Node<'a>>)> = Vec::new();
    for metric in metrics {
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
    figures: &Figures,
    metrics: &[Node<'a>],
    meeting: NaiveDate,
    papers: Option<NaiveDate>,
) -> Vec<Cell> {
    let names = Cell { list: metrics.iter().map(|metric| scribe.link(*metric)).collect(), ..Cell::default() };
    let plain = |tone, text| State { tone, letters: String::new(), text };
    let late = (scribe.as_of - figures.known).num_days();
    let arrived = match figures.arrival {
        Arrival::Planned => None,
        Arrival::Come => Some(plain(Tone::Plain, say!(scribe.locale, "figures-have-come"))),
        Arrival::Missing => Some(plain(Tone::Bad, say!(scribe.locale, "figures-have-not-come", number = late))),
    };
    let free = calendar::no_working_day(scribe.plan, &scribe.locale, figures.known);
    let free = free.filter(|_| figures.arrival == Arrival::Planned);
    let slack = (papers.unwrap_or(meeting) - figures.known).num_days();
    let slack = match slack {
        ..0 => plain(Tone::Bad, say!(scribe.locale, "too-late", time = days(scribe, -slack))),
        0 => plain(Tone::Poor, say!(scribe.locale, "no-slack")),
        _ => plain(Tone::Good, days(scribe, slack)),
    };
    vec![
        scribe.day(meeting),
        names,
        scribe.locale.period(&figures.period).into(),
        scribe.day(figures.period.last),
        Cell { state: arrived, ..scribe.day(figures.known) }.note(free.unwrap_or_default()),
        papers.map(|day| scribe.day(day)).unwrap_or_default(),
        if figures.arrival == Arrival::Planned { slack.into() } else { Cell::default() },
    ]
}

fn days(scribe: &Scribe<'_>, count: i64) -> String {
    say!(scribe.locale, "days", number = count)
}

/// What happens, month by month.
fn agenda(scribe: &Scribe<'_>, first: NaiveDate, last: NaiveDate) -> Vec<(String, Table)> {
    let events = calendar::days(scribe.plan, &scribe.locale, scribe.as_of, scribe.public(), (first, last));
    let mut months: BTreeMap<NaiveDate, Vec<Vec<Cell>>> = BTreeMap::new();
    for event in events {
        let (day, weekday) = (event.day, scribe.locale.week_day(event.day.weekday()));
        let what = Cell::from(event.title).note(event.no_working_day.unwrap_or_default());
        let notes = Cell { list: event.notes.into_iter().map(Text::from).collect(), ..Cell::default() };
        let cells = vec![scribe.day(day), weekday.into(), what, notes];
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

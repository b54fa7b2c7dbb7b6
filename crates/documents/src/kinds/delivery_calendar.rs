//! The delivery calendar: the arithmetic of each cycle from the end of a period to the meeting, and what happens when.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use milepost_locale::say;
use milepost_plan::calendar::{Period, last_of_month};
use milepost_plan::{Duration, Node, Release, Value, days_before, held, meetings};

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
                match found.iter_mut().find(|(other, _)| *other == figures) {
                    Some((_, all)) => all.extend(metrics),
                    None => found.push((figures, metrics.clone())),
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
#[derive(PartialEq)]
struct Figures {
    period: Period,
    known: NaiveDate,
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
        Some(Self { period, known })
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
    Figures { period, known }: &Figures,
    metrics: &[Node<'a>],
    meeting: NaiveDate,
    papers: Option<NaiveDate>,
) -> Vec<Cell> {
    let slack = (papers.unwrap_or(meeting) - *known).num_days();
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
    vec![
        scribe.day(meeting),
        names,
        scribe.locale.period(period).into(),
        scribe.day(period.last),
        scribe.day(*known),
        papers.map(|day| scribe.day(day)).unwrap_or_default(),
        State { tone, letters: String::new(), text }.into(),
    ]
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
        let notes = Cell { list: notes.into_iter().map(Text::from).collect(), ..Cell::default() };
        let cells = vec![scribe.day(day), weekday.into(), title.into(), notes];
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

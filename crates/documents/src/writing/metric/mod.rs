//! A metric: what is said about it and what was measured, gathered once.

mod block;
mod build_up;
mod figure;
mod row;

use milepost_locale::{Locale, say};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use milepost_plan::calendar::last_of_month;
use milepost_plan::trajectory::{self, Reading, Shape};
use milepost_plan::{Level, Node, Unit, Value, When};
use milepost_tracking::Origin;
use milepost_tracking::rating::MetricRating;
use milepost_vocabulary::Head;
use rust_decimal::Decimal;

use super::scribe::Scribe;
use super::words;
use crate::charts::{BandPoint, Chart, Point, SeriesKind};
use crate::view::{Cell, Text};

/// A value of a metric at a date.
#[derive(Clone, Debug)]
struct Dated {
    when: When,
    number: Decimal,
    /// The number as it is printed: what was computed has no end of digits.
    shown: Decimal,
    text: String,
    notes: Vec<Text>,
    /// When it was known like this, where that is said.
    known: Option<NaiveDate>,
    /// Whether it says that there is no data.
    is_missing: bool,
}

impl Dated {
    fn date(&self) -> NaiveDate {
        self.when.last()
    }

    fn point(&self, locale: &Locale) -> Point {
        let text = say!(locale, "value-at", when = locale.when(&self.when), value = &self.text);
        Point { date: self.date(), value: words::place(self.number), text }
    }
}

/// A line of the chart.
struct Line<'a> {
    kind: SeriesKind,
    name: String,
    /// The values that the plan states, in words.
    values: Vec<Dated>,
    points: Vec<Point>,
    band: Vec<BandPoint>,
    /// What it expects between those values; nothing for what was measured.
    path: Option<trajectory::Line<'a>>,
}

/// What a metric says about the whole, or about one part of a breakdown, gathered once.
pub(crate) struct Metric<'a> {
    pub node: Node<'a>,
    part: Option<Node<'a>>,
    unit: Option<Unit>,
    baseline: Option<Dated>,
    targets: Vec<Dated>,
    /// What it must not get worse than.
    floors: Vec<Dated>,
    observed: Vec<Dated>,
    /// The periods for which the plan says that there is no data.
    missing: Vec<Dated>,
    readings: Vec<Reading>,
    lines: Vec<Line<'a>>,
    /// How the metric and its parts are rated, where they are.
    ratings: Vec<MetricRating<'a>>,
    /// Its chart, once it was asked for: it is the same in every document.
    chart: OnceLock<Arc<Chart>>,
}

impl<'a> Metric<'a> {
    /// `ratings` are those of all metrics around.
    pub(crate) fn read(scribe: &Scribe<'a>, node: Node<'a>, ratings: &[MetricRating<'a>]) -> Self {
        let own = ratings.iter().filter(|rating| rating.metric.id == node.id).cloned().collect();
        Self::read_part(scribe, node, None, own)
    }

    /// How it is rated.
    pub(crate) fn rating(&self) -> Option<&MetricRating<'a>> {
        let part = self.part.map(|part| part.id);
        self.ratings.iter().find(|rating| rating.part == part)
    }

    /// Every part of a breakdown about which the metric says something.
    fn parts(&self, scribe: &Scribe<'a>) -> Vec<Self> {
        let mut found: Vec<Node<'a>> = Vec::new();
        for part in self.node.children().flat_map(|entry| scribe.targets(entry, "for")) {
            if scribe.shown(part) && found.iter().all(|node| node.id != part.id) {
                found.push(part);
            }
        }
        found.into_iter().map(|part| Self::read_part(scribe, self.node, Some(part), self.ratings.clone())).collect()
    }

    /// What was measured of `node`, or of a part of it, up to the day of the report.
    pub(crate) fn readings(scribe: &Scribe<'a>, node: Node<'a>, part: Option<Node<'a>>) -> Vec<Reading> {
        Self::read_part(scribe, node, part, Vec::new()).readings
    }

    fn read_part(scribe: &Scribe<'a>, node: Node<'a>, part: Option<Node<'a>>, ratings: Vec<MetricRating<'a>>) -> Self {
        let unit = trajectory::unit(node).cloned();
        let (baseline, targets, floors, observed, missing, readings, lines) = Default::default();
        let chart = OnceLock::new();
        let mut metric =
            Self { node, part, unit, baseline, targets, floors, observed, missing, readings, lines, ratings, chart };
        let id = part.map(|part| part.id);
        metric.baseline = trajectory::baseline(node, id)
            .filter(|(entry, ..)| scribe.shown(*entry))
            .and_then(|(entry, ..)| metric.dated(scribe, entry, "at"));
        let targets = trajectory::aims_for(node, id).into_iter().filter(|(entry, ..)| scribe.shown(*entry));
        metric.targets = targets.filter_map(|(entry, ..)| metric.dated(scribe, entry, "by")).collect();
        let floors = trajectory::floors_for(node, id).filter(|entry| scribe.shown(*entry));
        metric.floors = floors.filter_map(|entry| metric.dated(scribe, entry, "by")).collect();
        let measured = metric.measured(scribe);
        (metric.missing, metric.observed) = measured.into_iter().partition(|dated| dated.is_missing);
        metric.readings =
            metric.observed.iter().map(|dated| Reading { when: dated.when.clone(), value: dated.number }).collect();
        metric.lines = metric.read_lines(scribe);
        metric
    }

    /// The entries `keyword` that are about this part, or about the whole.
    fn entries(&self, scribe: &Scribe<'a>, keyword: &str) -> Vec<Node<'a>> {
        let mut entries = scribe.entries(self.node, &[keyword]);
        entries.retain(|entry| {
            let parts = scribe.targets(*entry, "for");
            self.part.map_or(parts.is_empty(), |part| parts.iter().any(|node| node.id == part.id))
        });
        entries
    }

    /// What was measured up to the day of the report.
    fn measured(&self, scribe: &Scribe<'a>) -> Vec<Dated> {
        let mut measured = Vec::new();
        for entry in self.entries(scribe, "observed") {
            measured.extend(self.rows(scribe, entry));
        }
        measured.retain(|value| value.date() <= scribe.as_of && value.known.is_none_or(|known| known <= scribe.as_of));
        measured.sort_by_key(|value| (value.date(), value.known));
        // What was revised takes the place of what was known before, and says so.
        let mut latest: Vec<Dated> = Vec::new();
        for mut value in measured {
            if let Some(before) = latest.pop_if(|before| before.when == value.when) {
                value.notes.push(say!(scribe.locale, "value-before", value = before.text).into());
                value.notes.extend(before.notes);
            }
            latest.push(value);
        }
        self.gathered(scribe, &mut latest);
        latest
    }

    /// Puts in what was collected or stands in files: it goes before what the plan itself says of the same period.
    fn gathered(&self, scribe: &Scribe<'a>, known: &mut Vec<Dated>) {
        let readings = scribe.observations.readings(self.node, self.part.as_slice(), scribe.as_of).into_iter();
        let others = readings.filter(|reading| reading.origin != Origin::Plan);
        for reading in others {
            let Some(number) = reading.value else { continue };
            let soft = reading.quality.is_soft().then(|| Text::from(scribe.locale.word(reading.quality.word())));
            let missing = reading.expected.filter(|expected| reading.parts < *expected);
            let missing = missing.map(|expected| {
                Text::from(say!(scribe.locale, "so-many-parts", parts = reading.parts, all = expected))
            });
            let when = When::Period(reading.period);
            let text = scribe.locale.printed(number, self.node);
            let notes: Vec<Text> = soft.into_iter().chain(missing).collect();
            known.retain(|dated| dated.when != when);
            let shown = trajectory::as_printed(number, self.node).number;
            known.push(Dated { when, number, shown, text, notes, known: None, is_missing: false });
        }
        known.sort_by_key(|dated| (dated.date(), dated.known));
    }

    fn read_lines(&self, scribe: &Scribe<'a>) -> Vec<Line<'a>> {
        let mut versions = trajectory::versions(self.node, self.part.map(|part| part.id));
        versions.retain(|entry| scribe.shown(*entry));
        let mut lines = Vec::new();
        if let Some(current) = versions.pop() {
            lines.extend(self.line(scribe, current, SeriesKind::Expected, say!(scribe.locale, "line-expected")));
        }
        let are_several = versions.len() > 1;
        for earlier in versions {
            let agreed = || scribe.when(earlier, "agreed").map(|when| scribe.locale.when(&when));
            let title = earlier.text("title").map(str::to_owned).or_else(agreed);
            let name = match title.filter(|_| are_several) {
                Some(title) => say!(scribe.locale, "line-earlier-named", title = title),
                None => say!(scribe.locale, "line-earlier"),
            };
            lines.extend(self.line(scribe, earlier, SeriesKind::Earlier, name));
        }
        if self.part.is_none() {
            for entry in scribe.entries(self.node, &["without_action"]) {
                lines.extend(self.line(
                    scribe,
                    entry,
                    SeriesKind::WithoutAction,
                    say!(scribe.locale, "line-without-action"),
                ));
            }
            for entry in scribe.entries(self.node, &["scenario"]) {
                let case = scribe.locale.word(entry.text("case").unwrap_or_default());
                let name = say!(scribe.locale, "line-case", case = case);
                lines.extend(self.line(scribe, entry, SeriesKind::Scenario, name));
            }
            for entry in scribe.entries(self.node, &["forecast"]) {
                let between = scribe.entry_of(entry, "between").map(|range| {
                    let label = scribe.locale.label(range.item().construct);
                    scribe.labelled(label.into(), scribe.line(range))
                });
                let notes = between.into_iter().collect();
                let end = self.dated(scribe, entry, "by").map(|end| Dated { notes, ..end });
                let mut line = Line::stated(scribe, SeriesKind::Forecast, "line-forecast", end.into_iter().collect());
                // It is drawn from what was measured last.
                let last = self.observed.last().filter(|_| !line.points.is_empty());
                line.points.splice(..0, last.map(|last| last.point(&scribe.locale)));
                lines.push(line);
            }
        }
        lines.extend(self.projected(scribe));
        lines.push(Line::stated(scribe, SeriesKind::Observed, "line-observed", self.observed.clone()));
        lines.retain(|line| !line.points.is_empty());
        lines.sort_by_key(|line| order(line.kind));
        lines
    }

    /// Where it goes if it goes on as it has, to the day of the target.
    fn projected(&self, scribe: &Scribe<'a>) -> Option<Line<'a>> {
        let forecast = self.rating()?.forecast.as_ref()?;
        let short = |value| scribe.locale.short_printed(value, self.node);
        let range = say!(scribe.locale, "span", from = short(forecast.low), to = short(forecast.high));
        let aim = self.rating()?.aim.as_ref().map(|(_, by)| by).filter(|by| by.last() == forecast.by);
        let end = Dated {
            when: aim.cloned().unwrap_or(When::Day(forecast.by)),
            number: forecast.central,
            shown: trajectory::as_printed(forecast.central, self.node).number,
            text: scribe.locale.printed(forecast.central, self.node),
            notes: vec![say!(scribe.locale, "range-of-span", span = range).into()],
            known: None,
            is_missing: false,
        };
        let mut line = Line::stated(scribe, SeriesKind::Projection, "line-projection", vec![end]);
        line.points = self.forecast_points(scribe, forecast.fitted.last().into_iter().chain(&forecast.ahead));
        let (low, high) = (words::place(forecast.low), words::place(forecast.high));
        line.band = vec![BandPoint { date: forecast.by, low, high }];
        Some(line)
    }

    /// The line that the projection carries on, over the values that it is fitted to.
    fn fitted(&self, scribe: &Scribe<'a>) -> Vec<Point> {
        let forecast = self.rating().and_then(|rating| rating.forecast.as_ref());
        self.forecast_points(scribe, forecast.iter().flat_map(|forecast| &forecast.fitted))
    }

    fn forecast_points<'f>(
        &self,
        scribe: &Scribe<'a>,
        line: impl Iterator<Item = &'f (NaiveDate, Decimal)>,
    ) -> Vec<Point> {
        let point = |(date, value): &(NaiveDate, Decimal)| {
            let (when, text) = (scribe.locale.day(*date), scribe.locale.printed(*value, self.node));
            let text = say!(scribe.locale, "value-at", when = when, value = text);
            Point { date: *date, value: words::place(*value), text }
        };
        line.map(point).collect()
    }

    fn first(&self) -> Option<Decimal> {
        self.baseline.as_ref().map(|baseline| baseline.number)
    }

    /// A path with what it expects between its points.
    fn line(&self, scribe: &Scribe<'a>, entry: Node<'a>, kind: SeriesKind, name: String) -> Option<Line<'a>> {
        let path = trajectory::Line::of(entry, &self.readings).ok()?;
        let (points, band) = self.drawn(scribe, &path);
        let mut values = self.rows(scribe, entry);
        if values.is_empty() && entry.item().construct.id == "without_action" {
            values.extend(self.dated(scribe, entry, "by"));
        }
        Some(Line { kind, name, values, points, band, path: Some(path) })
    }

    /// The points of a path as drawn: those that the plan states, and the ends of months where it is no straight line.
    fn drawn(&self, scribe: &Scribe<'a>, path: &trajectory::Line<'a>) -> (Vec<Point>, Vec<BandPoint>) {
        let Some((from, to)) = path.days() else { return Default::default() };
        let steps = path.shape() == Shape::Steps && !path.knots().is_empty();
        let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
        if steps {
            let begins =
                path.knots().iter().map(|knot| if knot.is_baseline { knot.when.last() } else { knot.when.first() });
            days.extend(
                begins.flat_map(|day| day.pred_opt().into_iter().chain([day])).filter(|day| (from..=to).contains(day)),
            );
        }
        days.extend(path.knots().iter().map(|knot| knot.when.last()));
        days.extend([from, to]);
        if path.season().is_some() {
            // The seasons go on after the last point, as far as the plan goes.
            days.extend(month_ends(from, scribe.end().filter(|end| *end > to).unwrap_or(to)));
        } else if !steps && (path.shape() != Shape::Linear || path.knots().is_empty()) {
            days.extend(month_ends(from, to));
        }
        let expected = days.into_iter().filter_map(|day| Some((day, path.at(&When::Day(day)).ok()?)));
        let (mut points, mut band) = (Vec::new(), Vec::new());
        for (date, expected) in expected {
            let (when, value) = (scribe.locale.day(date), scribe.locale.printed(expected.value, self.node));
            let text = say!(scribe.locale, "expected-at", when = when, value = value);
            points.push(Point { date, value: words::place(expected.value), text });
            if let (Some(low), Some(high)) = (expected.low, expected.high) {
                band.push(BandPoint { date, low: words::place(low), high: words::place(high) });
            }
        }
        (points, band)
    }

    /// The title of the metric, with a link to where it stands.
    fn name(&self, scribe: &Scribe<'a>) -> Cell {
        let title = self.part.map_or_else(|| scribe.link(self.node), |part| scribe.link(part));
        Cell { internal: Scribe::internal(self.node), ..title.into() }
    }

    fn id(&self, scribe: &Scribe<'a>) -> String {
        let part = self.part.map(|part| format!("-{}", scribe.anchor(part))).unwrap_or_default();
        format!("{}{part}", scribe.anchor(self.node))
    }

    /// The metric in words, with the part of it that this is about.
    fn title(&self, scribe: &Scribe<'a>) -> String {
        let titles = std::iter::once(self.node).chain(self.part).map(|node| scribe.called(node));
        scribe.locale.list(titles)
    }

    /// The value of an entry that says its day in another entry.
    fn dated(&self, scribe: &Scribe<'a>, entry: Node<'a>, day: &str) -> Option<Dated> {
        self.of_value(scribe, entry.value("value")?, scribe.when(entry, day)?)
    }

    /// The values of rows that begin with their period.
    fn rows(&self, scribe: &Scribe<'a>, entry: Node<'a>) -> Vec<Dated> {
        let rows = entry.children().filter(|row| row.item().construct.head == Head::Period && scribe.shown(*row));
        let value = |row: Node<'a>| {
            let Value::Period(period) = row.value("period")? else { return None };
            let when = When::Period(period.clone());
            let dated = match row.value("value")? {
                Value::Level(Level::Unknown) => {
                    let (number, text) = (Decimal::ZERO, say!(scribe.locale, "no-data"));
                    Dated { when, number, shown: number, text, notes: Vec::new(), known: None, is_missing: true }
                }
                value => self.of_value(scribe, value, when)?,
            };
            let known = scribe.when(row, "as_of").map(|when| when.last());
            Some(Dated { notes: scribe.rest(row, &[], &[]), known, ..dated })
        };
        let mut values: Vec<_> = rows.filter_map(value).collect();
        values.sort_by_key(Dated::date);
        values
    }

    fn of_value(&self, scribe: &Scribe<'a>, value: &Value, when: When) -> Option<Dated> {
        let number = number_of(value, self.first())?;
        let step = trajectory::step(number, self.node).map(str::to_owned);
        let text = step.unwrap_or_else(|| scribe.locale.value(value, self.unit.as_ref()));
        let shown = match value {
            // What a change comes to is reckoned, and rounded as every such number.
            Value::Level(Level::Changed(_)) => trajectory::as_printed(number, self.node).number,
            _ => number,
        };
        Some(Dated { when, number, shown, text, notes: Vec::new(), known: None, is_missing: false })
    }

    /// Whether a line can be drawn in a cell, and not one point.
    fn has_path(&self) -> bool {
        let drawn = |line: &Line<'a>| matches!(line.kind, SeriesKind::Expected | SeriesKind::Observed);
        self.lines.iter().any(|line| drawn(line) && line.points.len() > 1)
    }

    /// Whether there is something to draw.
    pub(crate) fn drawable(&self) -> bool {
        let points = self.lines.iter().map(|line| line.points.len()).sum::<usize>();
        points > 1 || self.baseline.is_some() && !self.targets.is_empty()
    }
}

impl Line<'_> {
    /// A line through stated values alone.
    fn stated(scribe: &Scribe<'_>, kind: SeriesKind, name: &str, values: Vec<Dated>) -> Self {
        let points = values.iter().map(|value| value.point(&scribe.locale)).collect();
        Self { kind, name: scribe.locale.text(name), values, points, band: Vec::new(), path: None }
    }
}

/// A level as a number; a change is counted from the baseline.
fn number_of(value: &Value, first: Option<Decimal>) -> Option<Decimal> {
    match value {
        Value::Level(level) => trajectory::value_of(level, first),
        Value::Quantity(quantity) => Some(quantity.number),
        _ => None,
    }
}

fn order(kind: SeriesKind) -> u8 {
    match kind {
        SeriesKind::Earlier => 0,
        SeriesKind::WithoutAction => 1,
        SeriesKind::Scenario => 2,
        SeriesKind::Forecast => 3,
        SeriesKind::Fit | SeriesKind::Projection => 4,
        SeriesKind::Expected => 5,
        SeriesKind::Observed => 6,
    }
}

/// The ends of the months between two days; the months of centuries are not drawn one by one.
fn month_ends(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let after = |date: NaiveDate| date.succ_opt().map(last_of_month);
    std::iter::successors(Some(last_of_month(from)), move |date| after(*date))
        .take_while(move |date| *date <= to)
        .take(600)
}

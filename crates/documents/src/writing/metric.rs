//! A metric: its line in a table, its chart, the build-up of its target, and all that is said about it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use milepost_plan::calendar::last_of_month;
use milepost_plan::trajectory::{self, Reading, Shape};
use milepost_plan::{Level, Node, Quantity, Unit, Value, When};
use milepost_vocabulary::Head;
use rust_decimal::Decimal;

use super::scribe::Scribe;
use super::{file, words};
use crate::charts::{
    BandPoint, Chart, Level as Compared, LineChart, Mark, MarkKind, Point, Series, SeriesKind, Step, StepKind,
    Waterfall,
};
use crate::view::{Block, Cell, Column, Fact, Figure, Part, Table, Text};

/// A value of a metric at a date.
#[derive(Clone, Debug)]
struct Dated {
    when: When,
    number: Decimal,
    text: String,
    notes: Vec<Text>,
    /// When it was known like this, where that is said.
    known: Option<NaiveDate>,
}

/// What stands where there is no data.
const MISSING: &str = "no data";

impl Dated {
    fn is_missing(&self) -> bool {
        self.text == MISSING
    }

    fn date(&self) -> NaiveDate {
        self.when.last()
    }

    fn point(&self) -> Point {
        let text = format!("{}: {}", words::when(&self.when), self.text);
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
    observed: Vec<Dated>,
    /// The periods for which the plan says that there is no data.
    missing: Vec<Dated>,
    readings: Vec<Reading>,
    lines: Vec<Line<'a>>,
}

impl<'a> Metric<'a> {
    pub(crate) fn read(scribe: &Scribe<'a>, node: Node<'a>) -> Self {
        Self::read_part(scribe, node, None)
    }

    /// Every part of a breakdown about which the metric says something.
    fn parts(&self, scribe: &Scribe<'a>) -> Vec<Self> {
        let mut found: Vec<Node<'a>> = Vec::new();
        for part in self.node.children().flat_map(|entry| scribe.targets(entry, "for")) {
            if found.iter().all(|node| node.id != part.id) {
                found.push(part);
            }
        }
        found.into_iter().map(|part| Self::read_part(scribe, self.node, Some(part))).collect()
    }

    /// What was measured of `node`, or of a part of it, up to the day of the report.
    pub(crate) fn readings(scribe: &Scribe<'a>, node: Node<'a>, part: Option<Node<'a>>) -> Vec<Reading> {
        Self::read_part(scribe, node, part).readings
    }

    fn read_part(scribe: &Scribe<'a>, node: Node<'a>, part: Option<Node<'a>>) -> Self {
        let unit = trajectory::unit(node).cloned();
        let (baseline, targets, observed, missing, readings, lines) = Default::default();
        let mut metric = Self { node, part, unit, baseline, targets, observed, missing, readings, lines };
        let id = part.map(|part| part.id);
        metric.baseline = trajectory::baseline(node, id)
            .filter(|(entry, ..)| scribe.shown(*entry))
            .and_then(|(entry, ..)| metric.dated(scribe, entry, "at"));
        let targets = trajectory::aims_for(node, id).into_iter().filter(|(entry, ..)| scribe.shown(*entry));
        metric.targets = targets.filter_map(|(entry, ..)| metric.dated(scribe, entry, "by")).collect();
        let measured = metric.measured(scribe);
        (metric.missing, metric.observed) = measured.into_iter().partition(Dated::is_missing);
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
            measured.extend(file::read(scribe, entry).into_iter().filter_map(|(period, number)| {
                let value = Value::Quantity(Quantity { number, unit: None });
                self.of_value(&value, When::Period(period))
            }));
        }
        measured.retain(|value| value.date() <= scribe.as_of && value.known.is_none_or(|known| known <= scribe.as_of));
        measured.sort_by_key(|value| (value.date(), value.known));
        // What was revised takes the place of what was known before, and says so.
        let mut latest: Vec<Dated> = Vec::new();
        for mut value in measured {
            if let Some(before) = latest.pop_if(|before| before.when == value.when) {
                value.notes.push(format!("before: {}", before.text).into());
                value.notes.extend(before.notes);
            }
            latest.push(value);
        }
        latest
    }

    fn read_lines(&self, scribe: &Scribe<'a>) -> Vec<Line<'a>> {
        let mut versions = trajectory::versions(self.node, self.part.map(|part| part.id));
        versions.retain(|entry| scribe.shown(*entry));
        let mut lines = Vec::new();
        if let Some(current) = versions.pop() {
            lines.extend(self.line(scribe, current, SeriesKind::Expected, "expected"));
        }
        for earlier in versions {
            lines.extend(self.line(scribe, earlier, SeriesKind::Earlier, "earlier path, replaced"));
        }
        if self.part.is_none() {
            for entry in scribe.entries(self.node, &["without_action"]) {
                lines.extend(self.line(scribe, entry, SeriesKind::WithoutAction, "without action"));
            }
            for entry in scribe.entries(self.node, &["scenario"]) {
                let name = format!("{} case", entry.text("case").unwrap_or_default());
                lines.extend(self.line(scribe, entry, SeriesKind::Scenario, &name));
            }
            for entry in scribe.entries(self.node, &["forecast"]) {
                let end = self.dated(scribe, entry, "by");
                let values: Vec<_> = self.observed.last().cloned().into_iter().chain(end).collect();
                lines.push(Line::stated(SeriesKind::Forecast, "forecast", values));
            }
        }
        lines.push(Line::stated(SeriesKind::Observed, "measured", self.observed.clone()));
        lines.retain(|line| !line.points.is_empty());
        lines.sort_by_key(|line| order(line.kind));
        lines
    }

    fn first(&self) -> Option<Decimal> {
        self.baseline.as_ref().map(|baseline| baseline.number)
    }

    /// A path with what it expects between its points.
    fn line(&self, scribe: &Scribe<'a>, entry: Node<'a>, kind: SeriesKind, name: &str) -> Option<Line<'a>> {
        let path = trajectory::Line::of(entry, &self.readings).ok()?;
        let (points, band) = self.drawn(scribe, &path);
        let mut values = self.rows(scribe, entry);
        if values.is_empty() && entry.item().construct.id == "without_action" {
            values.extend(self.dated(scribe, entry, "by"));
        }
        Some(Line { kind, name: name.to_owned(), values, points, band, path: Some(path) })
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
            let value = words::place(expected.value);
            let text = format!("{}: {} expected", words::day(date), words::printed(expected.value, self.node));
            points.push(Point { date, value, text });
            if let (Some(low), Some(high)) = (expected.low, expected.high) {
                band.push(BandPoint { date, low: words::place(low), high: words::place(high) });
            }
        }
        (points, band)
    }

    /// What the trajectory that holds expects for a period.
    fn expected(&self, when: &When) -> Option<Decimal> {
        let line = self.lines.iter().find(|line| line.kind == SeriesKind::Expected)?;
        line.path.as_ref()?.at(when).ok().map(|expected| expected.value)
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
    fn title(&self) -> String {
        let part = self.part.map(|part| format!(", {}", part.title())).unwrap_or_default();
        format!("{}{part}", self.node.title())
    }

    /// The value of an entry that says its day in another entry.
    fn dated(&self, scribe: &Scribe<'a>, entry: Node<'a>, day: &str) -> Option<Dated> {
        self.of_value(entry.value("value")?, scribe.when(entry, day)?)
    }

    /// The values of rows that begin with their period.
    fn rows(&self, scribe: &Scribe<'a>, entry: Node<'a>) -> Vec<Dated> {
        let rows = entry.children().filter(|row| row.item().construct.head == Head::Period && scribe.shown(*row));
        let value = |row: Node<'a>| {
            let Value::Period(period) = row.value("period")? else { return None };
            let when = When::Period(period.clone());
            let dated = match row.value("value")? {
                Value::Level(Level::Unknown) => {
                    Dated { when, number: Decimal::ZERO, text: MISSING.to_owned(), notes: Vec::new(), known: None }
                }
                value => self.of_value(value, when)?,
            };
            let known = scribe.when(row, "as_of").map(|when| when.last());
            Some(Dated { notes: scribe.rest(row, &[], &[]), known, ..dated })
        };
        let mut values: Vec<_> = rows.filter_map(value).collect();
        values.sort_by_key(Dated::date);
        values
    }

    fn of_value(&self, value: &Value, when: When) -> Option<Dated> {
        let text = words::value(value, self.unit.as_ref());
        Some(Dated { when, number: number_of(value, self.first())?, text, notes: Vec::new(), known: None })
    }

    /// Whether there is something to draw.
    pub(crate) fn drawable(&self) -> bool {
        let points = self.lines.iter().map(|line| line.points.len()).sum::<usize>();
        points > 1 || self.baseline.is_some() && !self.targets.is_empty()
    }

    fn chart(&self, scribe: &Scribe<'a>) -> LineChart {
        let (prefix, suffix, unit) = words::axis(self.unit.as_ref());
        let series: Vec<_> = self.lines.iter().map(|line| self.series(line)).collect();
        let as_of = Some(scribe.as_of);
        LineChart {
            title: self.title(),
            description: self.description(),
            prefix,
            suffix,
            unit,
            bounds: self.bounds(scribe),
            series,
            band: self.band(),
            levels: self.levels(scribe),
            marks: self.marks(),
            as_of,
        }
    }

    fn series(&self, line: &Line<'a>) -> Series {
        let end = line.points.last().and_then(|point| line.path.as_ref()?.at(&When::Day(point.date)).ok());
        let last = match (end, line.values.last()) {
            (_, Some(value)) if line.path.is_none() => words::short(value.number, self.unit.as_ref()),
            (Some(end), _) => words::short_printed(end.value, self.node),
            _ => String::new(),
        };
        Series { kind: line.kind, label: format!("{last} {}", line.name), points: line.points.clone(), steps: false }
    }

    fn description(&self) -> String {
        let said = |dated: Option<&Dated>, lead: &str| {
            dated.map(|dated| format!("{lead} {}, {}", dated.text, words::when(&dated.when)))
        };
        let parts = [
            said(self.baseline.as_ref(), "Baseline"),
            said(self.observed.last(), "Latest"),
            said(self.targets.last(), "Target"),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        format!("{}.", parts.join(". "))
    }

    fn bounds(&self, scribe: &Scribe<'a>) -> (Option<f64>, Option<f64>) {
        let entry = scribe.entry_of(self.node, "bounds");
        let of = |slot| entry.and_then(|entry| entry.quantity(slot)).map(|quantity| words::place(quantity.number));
        let percent = self.unit == Some(Unit::Percent);
        (of("low").or(Some(0.0)), of("high").or(percent.then_some(100.0)))
    }

    /// The range around the live trajectory.
    fn band(&self) -> Vec<BandPoint> {
        let Some(line) = self.lines.iter().find(|line| line.kind == SeriesKind::Expected) else { return Vec::new() };
        line.band.clone()
    }

    fn levels(&self, scribe: &Scribe<'a>) -> Vec<Compared> {
        let of = |entry: Node<'a>| {
            let number = number_of(entry.value("value")?, self.first())?;
            let text = words::short(number, self.unit.as_ref());
            let name = entry.text("title").or_else(|| scribe.entry_of(entry, "comparator")?.text("text"));
            let name = name.map_or_else(|| scribe.says(entry, "kind").plain(), str::to_owned);
            Some(Compared { value: words::place(number), label: format!("{text} {name}") })
        };
        self.entries(scribe, "benchmark").into_iter().filter_map(of).collect()
    }

    fn marks(&self) -> Vec<Mark> {
        let mark =
            |kind, dated: &Dated, label| Mark { kind, date: dated.date(), value: words::place(dated.number), label };
        let baseline = self.baseline.iter().map(|dated| {
            mark(MarkKind::Baseline, dated, format!("Baseline {}", words::short(dated.number, self.unit.as_ref())))
        });
        let last = self.targets.len().saturating_sub(1);
        let targets = self.targets.iter().enumerate().map(|(index, dated)| {
            let label =
                format!("Target {} {}", words::short(dated.number, self.unit.as_ref()), words::when(&dated.when));
            mark(if index == last { MarkKind::Target } else { MarkKind::Interim }, dated, label)
        });
        baseline.chain(targets).collect()
    }

    /// The chart with its values in words. It is drawn once and may be shown twice.
    pub(crate) fn figure(&self, scribe: &mut Scribe<'a>) -> Option<Figure> {
        if !self.drawable() {
            return None;
        }
        let id = self.id(scribe);
        let chart = self.chart(scribe);
        scribe.charts.insert(id.clone(), Chart::Line(chart));
        Some(Figure { chart: id, note: self.note(), values: self.values() })
    }

    /// How the lines are to be read.
    fn note(&self) -> String {
        let said = |kind| match kind {
            SeriesKind::Observed => "Solid: measured",
            SeriesKind::Expected => "Dashed: the trajectory, with its range",
            SeriesKind::Earlier => "Dotted: the trajectory that it replaced",
            SeriesKind::WithoutAction => "Dash and dot: without action",
            SeriesKind::Scenario => "Thin: other cases",
            SeriesKind::Forecast => "Open diamond: forecast",
        };
        let kinds: Vec<_> = self.lines.iter().map(|line| line.kind).collect();
        let mut parts: Vec<_> = kinds.into_iter().map(said).collect();
        parts.dedup();
        parts.reverse();
        if parts.is_empty() { String::new() } else { format!("{}.", parts.join(". ")) }
    }

    /// Every value of every line, by period.
    fn values(&self) -> Table {
        let mut cells: BTreeMap<(NaiveDate, String), Vec<Cell>> = BTreeMap::new();
        for (index, line) in self.lines.iter().rev().enumerate() {
            for value in &line.values {
                let row = cells
                    .entry((value.date(), words::when(&value.when)))
                    .or_insert_with(|| vec![Cell::default(); self.lines.len()]);
                row[index] = Cell { notes: value.notes.clone(), ..value.text.as_str().into() };
            }
        }
        let measured = self.lines.iter().rev().position(|line| line.kind == SeriesKind::Observed);
        for value in &self.missing {
            let row = cells.entry((value.date(), words::when(&value.when)));
            let row = row.or_insert_with(|| vec![Cell::default(); self.lines.len()]);
            if let Some(cell) = measured.and_then(|index| row.get_mut(index)) {
                *cell = Cell { notes: value.notes.clone(), ..value.text.as_str().into() };
            }
        }
        // Where something was measured, what was expected stands beside it.
        for (index, line) in self
            .lines
            .iter()
            .rev()
            .enumerate()
            .filter(|(_, line)| matches!(line.kind, SeriesKind::Expected | SeriesKind::Earlier))
        {
            for value in &self.observed {
                let cell = cells
                    .get_mut(&(value.date(), words::when(&value.when)))
                    .map(|row| &mut row[index])
                    .filter(|cell| cell.is_empty());
                let expected = line.path.as_ref().and_then(|path| path.at(&value.when).ok());
                if let (Some(cell), Some(expected)) = (cell, expected) {
                    *cell = words::printed(expected.value, self.node).into();
                }
            }
        }
        let names = self.lines.iter().rev().map(|line| Column::numbers(&words::capital(&line.name)));
        let rows = cells.into_iter().map(|((_, when), cells)| std::iter::once(Cell::from(when)).chain(cells).collect());
        Table {
            caption: format!("{}: the values", self.title()),
            columns: std::iter::once(Column::words("Period")).chain(names).collect(),
            rows: rows.collect(),
        }
    }

    /// Whether the metric says that the outcome is reached, as it does without an entry `role`.
    pub(crate) fn is_goal(&self, scribe: &Scribe<'a>) -> bool {
        matches!(scribe.says(self.node, "role").plain().as_str(), "" | "goal")
    }

    /// The metric as a row among others.
    pub(crate) fn row(&self, scribe: &mut Scribe<'a>) -> Vec<Cell> {
        self.figure(scribe);
        let role = scribe.says(self.node, "role");
        let unit = self.unit.as_ref().filter(|unit| matches!(unit, Unit::Count(Some(_)) | Unit::Rate { .. }));
        let note = Text::joined([role, unit.map(words::unit).unwrap_or_default().into()], " · ");
        let name = self.name(scribe).note(if self.part.is_none() { note } else { Text::default() });
        std::iter::once(name).chain(self.numbers(scribe)).collect()
    }

    /// Baseline, latest value, target and path, as far as the chart was drawn before.
    pub(crate) fn numbers(&self, scribe: &Scribe<'a>) -> Vec<Cell> {
        let cell = |dated: Option<&Dated>, lead: &str| match dated {
            Some(dated) => Cell::from(words::short(dated.number, self.unit.as_ref()))
                .note(format!("{lead}{}", words::when(&dated.when))),
            None => Cell::default(),
        };
        let baseline = match (&self.baseline, self.entries(scribe, "baseline").first()) {
            (None, Some(entry)) => Cell::from(scribe.line(*entry)).note(scribe.says(*entry, "at")),
            (baseline, _) => cell(baseline.as_ref(), ""),
        };
        let target = match (self.targets.last(), self.entries(scribe, "target").first()) {
            (None, Some(entry)) => {
                Cell::from(scribe.line(*entry)).note(Text::from("by ").and(scribe.says(*entry, "by")))
            }
            (target, _) => cell(target, "by "),
        };
        let spark = Cell { spark: Some(self.id(scribe)).filter(|_| self.drawable()), ..Cell::default() };
        let expected = self.observed.last().and_then(|latest| Some((latest, self.expected(&latest.when)?)));
        let gap = expected.as_ref().map(|(latest, expected)| self.gap(latest.number - expected)).unwrap_or_default();
        let expected = expected.map(|(_, expected)| words::short_printed(expected, self.node)).unwrap_or_default();
        vec![baseline, expected.into(), cell(self.observed.last(), ""), gap, target, spark]
    }

    /// How far the latest value is from what was expected, and whether that is the better side.
    fn gap(&self, gap: Decimal) -> Cell {
        let sign = if gap.is_zero() {
            ""
        } else if gap.is_sign_negative() {
            "−"
        } else {
            "+"
        };
        let side = match trajectory::direction(self.node).map(|direction| direction * gap) {
            Some(side) if side > Decimal::ZERO => "ahead",
            Some(side) if side < Decimal::ZERO => "behind",
            _ => "",
        };
        let text = trajectory::printed_change(gap, self.node);
        let text = if matches!(self.unit, Some(Unit::Count(_) | Unit::Rate { .. })) {
            words::first_word(&text)
        } else {
            text.replace(" points", " pts")
        };
        Cell::from(format!("{sign}{text}")).note(side)
    }

    /// The heads of the columns of [`row`](Self::row).
    pub(crate) fn columns(first: &str) -> Vec<Column> {
        let numbers = ["Baseline", "Expected", "Latest", "Gap", "Target"].map(Column::numbers);
        std::iter::once(Column::words(first)).chain(numbers).chain([Column::words("Path")]).collect()
    }

    /// All that is said about the metric; the chart only where it was not shown before.
    pub(crate) fn block(&self, scribe: &mut Scribe<'a>, with_chart: bool) -> Block {
        let figure = if with_chart { self.figure(scribe) } else { None };
        let of_paths = ["definition", "trajectory", "scenario", "season"];
        let numbers = ["baseline", "target", "benchmark", "without_action", "forecast", "tolerance"];
        let all = scribe.block(self.node, &of_paths);
        let (beside, technical): (Vec<_>, Vec<_>) = all.rows.into_iter().partition(|row| {
            let keyword = row.label.to_lowercase().replace(' ', "_");
            numbers.contains(&keyword.as_str())
        });
        let mut parts = Vec::new();
        if figure.is_none() && with_chart && !self.observed.is_empty() {
            parts.push(Part::Table { table: self.values() });
        }
        parts.extend(self.by_part(scribe));
        parts.extend(self.build_up(scribe));
        parts.extend(self.paths(scribe));
        let note = Part::Heading { text: "How it is measured".to_owned() };
        if !technical.is_empty() {
            parts.extend([note, Part::Rows { rows: technical }]);
        }
        let unit = self.unit.as_ref().map_or_else(String::new, |unit| format!(" in {}", words::unit(unit)));
        Block {
            kind: format!("Metric{unit}"),
            lead: scribe.prose(self.node, "definition"),
            rows: beside,
            figure,
            parts,
            ..all
        }
    }

    /// The parts of a breakdown side by side.
    fn by_part(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let parts = self.parts(scribe);
        let rows: Vec<_> = parts.iter().map(|part| part.row(scribe)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let caption = format!("{}: the parts", self.title());
        let mut found = vec![
            Part::Heading { text: "The parts of it".to_owned() },
            Part::Table { table: super::whole::without_empty(Table { caption, columns: Self::columns("Part"), rows }) },
        ];
        let values =
            parts.iter().filter(|part| !part.lines.is_empty()).map(|part| Part::Values { table: part.values() });
        found.extend(values);
        found
    }

    /// The trajectories and scenarios with their points and reasons, and the seasons.
    fn paths(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut blocks = Vec::new();
        for entry in scribe.entries(self.node, &["trajectory", "scenario"]) {
            let block = scribe.block(entry, &["point", "season"]);
            let points = self.points(scribe, entry);
            let seasons =
                scribe.entries(entry, &["season"]).into_iter().flat_map(|season| Self::season(scribe, season));
            let parts = points.into_iter().chain(seasons).collect();
            let title =
                if entry.name().is_none() && entry.text("title").is_none() && entry.item().construct.id == "trajectory"
                {
                    "The path that is expected".to_owned()
                } else {
                    words::capital(&block.title)
                };
            blocks.push(Block { title, parts, ..block });
        }
        if !blocks.is_empty() {
            parts.push(Part::Blocks { blocks });
        }
        parts
            .extend(scribe.entries(self.node, &["season"]).into_iter().flat_map(|season| Self::season(scribe, season)));
        parts
    }

    /// The points of a path, each with what is said about it.
    fn points(&self, scribe: &Scribe<'a>, entry: Node<'a>) -> Option<Part> {
        let values = self.rows(scribe, entry);
        if values.iter().all(|value| value.notes.is_empty()) {
            let facts: Vec<_> =
                values.into_iter().filter_map(|value| Fact::new(&words::when(&value.when), value.text)).collect();
            return (!facts.is_empty()).then_some(Part::Facts { facts });
        }
        let columns = vec![Column::words("Period"), Column::numbers("Value"), Column::words("Why")];
        let row = |value: Dated| {
            vec![Cell::from(words::when(&value.when)), Cell::from(value.text), Text::joined(value.notes, " · ").into()]
        };
        let rows = values.into_iter().map(row).collect();
        let caption = format!("{}: the points of the path", self.title());
        Some(Part::Table { table: Table { caption, columns, rows } })
    }

    /// How the seasons move the metric.
    fn season(scribe: &Scribe<'a>, season: Node<'a>) -> Vec<Part> {
        let months = season.children().filter(|row| row.item().construct.id == "index" && scribe.shown(*row));
        let facts = months.filter_map(|row| {
            let change = scribe.line_without(row, "month").and(Text::joined(scribe.rest(row, &[], &[]), " · "));
            Fact::new(&words::capital(row.text("month")?), change)
        });
        let facts: Vec<_> = facts.collect();
        let line = scribe.line(season);
        let text = if line.is_empty() { "Seasons".to_owned() } else { format!("Seasons {}", line.plain()) };
        let mut parts = vec![Part::Heading { text }];
        if !facts.is_empty() {
            parts.push(Part::Facts { facts });
        }
        let rows = scribe.rows(season, &["index"], &[]);
        if !rows.is_empty() {
            parts.push(Part::Rows { rows });
        }
        parts
    }

    /// From what happens without action to what is expected on the day of the last target, action by action.
    fn build_up(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let Some(target) = self.targets.last() else { return Vec::new() };
        let Ok(built) = trajectory::build_up(self.node, &target.when) else { return Vec::new() };
        let effects: Vec<_> =
            built.effects.iter().filter(|effect| scribe.shown(scribe.plan.node(effect.entry))).collect();
        if effects.is_empty() {
            return Vec::new();
        }
        let printed = |value| words::printed(value, self.node);
        let signed = |value: Decimal| {
            let sign = if value.is_sign_negative() { "−" } else { "+" };
            format!("{sign}{}", trajectory::printed_change(value, self.node))
        };
        let total = |label: String, value: Decimal| Step {
            kind: StepKind::Total,
            label,
            value: words::place(value),
            text: printed(value),
        };
        let better = trajectory::direction(self.node).unwrap_or(Decimal::ONE);
        let change = |label: &str, value: Decimal| {
            let kind = if value * better < Decimal::ZERO { StepKind::Loss } else { StepKind::Gain };
            Step { kind, label: label.to_owned(), value: words::place(value), text: signed(value) }
        };
        let when = words::when(&target.when);
        let start =
            if built.has_counterfactual { format!("Without action, {when}") } else { "Baseline, held".to_owned() };
        let mut steps = vec![total(start, built.start)];
        steps.extend(effects.iter().map(|effect| change(scribe.plan.node(effect.work).title(), effect.now)));
        if !built.overlap.is_zero() {
            steps.push(change("Counted twice, taken off", built.overlap));
        }
        steps.push(total("What the actions add up to".to_owned(), built.total));
        let gap = match built.gap {
            Some(gap) if gap > Decimal::ZERO => {
                format!(" The actions leave a gap of {} to the target.", trajectory::printed_change(gap, self.node))
            }
            _ => String::new(),
        };
        let (prefix, suffix, _) = words::axis(self.unit.as_ref());
        let chart = Waterfall {
            title: format!("{}: what the actions add up to", self.title()),
            description: format!(
                "From {} to {} by {when}, action by action; the target is {}.{gap}",
                printed(built.start),
                printed(built.total),
                target.text
            ),
            prefix,
            suffix,
            steps: steps.clone(),
            target: Some((words::place(target.number), format!("Target {}", target.text))),
        };
        let id = format!("{}-build-up", self.id(scribe));
        scribe.charts.insert(id.clone(), Chart::Waterfall(chart));
        let mut rows: Vec<_> =
            steps.into_iter().map(|step| vec![step.label.into(), step.text.into(), Cell::default()]).collect();
        for (row, effect) in rows.iter_mut().skip(1).zip(&effects) {
            row[2] = effect.method.as_str().into();
        }
        let columns = vec![Column::words("Step"), Column::numbers("Value"), Column::words("How it was found")];
        let values = Table { caption: format!("{}: the effects of the actions", self.title()), columns, rows };
        let note = format!("What each action adds by {when}.{gap}");
        let heading = Part::Heading { text: "What the actions add up to".to_owned() };
        vec![heading, Part::Figure { figure: Figure { chart: id, note, values } }]
    }
}

impl Line<'_> {
    /// A line through stated values alone.
    fn stated(kind: SeriesKind, name: &str, values: Vec<Dated>) -> Self {
        let points = values.iter().map(Dated::point).collect();
        Self { kind, name: name.to_owned(), values, points, band: Vec::new(), path: None }
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
        SeriesKind::Expected => 4,
        SeriesKind::Observed => 5,
    }
}

/// The ends of the months between two days; the months of centuries are not drawn one by one.
fn month_ends(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let after = |date: NaiveDate| date.succ_opt().map(last_of_month);
    std::iter::successors(Some(last_of_month(from)), move |date| after(*date))
        .take_while(move |date| *date <= to)
        .take(600)
}

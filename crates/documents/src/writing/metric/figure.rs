//! The chart of a metric, and its values.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_locale::{capital, say};
use milepost_plan::calendar::{self, Period, PeriodKind};
use milepost_plan::{Node, Quantity, Unit, When, trajectory};
use rust_decimal::Decimal;

use super::{Dated, Line, Metric, number_of};
use crate::charts::{BandPoint, Chart, Level as Compared, LineChart, Mark, MarkKind, Series, SeriesKind};
use crate::view::{Cell, Column, Figure, Table};
use crate::writing::scribe::Scribe;
use crate::writing::words;

impl<'a> Metric<'a> {
    fn chart(&self, scribe: &Scribe<'a>) -> LineChart {
        let (prefix, suffix, unit) = words::axis(&scribe.locale, self.unit.as_ref());
        let fit = Series { kind: SeriesKind::Fit, label: String::new(), points: self.fitted(scribe), steps: false };
        let lines = self.lines.iter().map(|line| self.series(scribe, line));
        let series = Some(fit).filter(|fit| fit.points.len() > 1).into_iter().chain(lines).collect();
        let as_of = Some(scribe.as_of);
        LineChart {
            locale: scribe.locale.clone(),
            title: self.title(scribe),
            description: self.description(scribe),
            prefix,
            suffix,
            unit,
            steps: trajectory::steps(self.node).map(str::to_owned).collect(),
            bounds: self.bounds(scribe),
            series,
            band: self.band(),
            projected: self
                .lines
                .iter()
                .find(|line| line.kind == SeriesKind::Projection)
                .and_then(|line| line.band.first().copied()),
            levels: self.levels(scribe),
            marks: self.marks(scribe),
            as_of,
        }
    }

    fn series(&self, scribe: &Scribe<'a>, line: &Line<'a>) -> Series {
        let end = line.points.last().and_then(|point| line.path.as_ref()?.at(&When::Day(point.date)).ok());
        let ends_at = |value: &Dated| line.points.last().is_some_and(|point| point.date == value.date());
        let last = match (end, line.values.last()) {
            // As the table beside says it.
            (_, Some(value)) if line.path.is_none() || ends_at(value) => self.short(scribe, value.shown),
            (Some(end), _) => scribe.locale.short_printed(end.value, self.node),
            _ => String::new(),
        };
        let end = line.points.last().map(|point| point.date);
        let stated = line.values.last().map(|value| &value.when);
        let label = match end {
            // A path with seasons goes on after its target: what it expects then is no number to read beside the target.
            Some(end)
                if line.path.is_some() && stated.is_some_and(|stated| stated.last() < end && scribe.as_of < end) =>
            {
                say!(scribe.locale, "line-with-seasons", name = &line.name)
            }
            // What is expected one day is not taken for what is expected today.
            Some(end) if scribe.as_of < end && line.kind.is_ahead() => {
                let when = stated.filter(|stated| stated.last() == end).cloned().unwrap_or(When::Day(end));
                let label = say!(scribe.locale, "line-end-by", value = last, name = &line.name, when = &when);
                words::with_whole(&scribe.locale, &label, &when)
            }
            _ => say!(scribe.locale, "line-end", value = last, name = &line.name),
        };
        Series { kind: line.kind, label, points: line.points.clone(), steps: false }
    }

    fn description(&self, scribe: &Scribe<'a>) -> String {
        let parts = [
            ("baseline-was", self.baseline.as_ref()),
            ("latest-was", self.observed.last()),
            ("target-is", self.targets.last()),
        ];
        let said = |(message, dated): (&str, Option<&Dated>)| {
            let dated = dated?;
            let arguments = [("value", (&dated.text).into()), ("when", (&dated.when).into())];
            Some(scribe.locale.sentence(&scribe.locale.message(message, &arguments)))
        };
        parts.into_iter().filter_map(said).collect::<Vec<_>>().join(" ")
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
            let text = self.short(scribe, number);
            let name = entry.text("title").or_else(|| scribe.entry_of(entry, "comparator")?.text("text"));
            let name = name.map_or_else(|| scribe.says(entry, "kind").plain(), str::to_owned);
            Some(Compared {
                value: words::place(number),
                label: say!(scribe.locale, "level-named", value = text, name = name),
            })
        };
        self.entries(scribe, "benchmark").into_iter().filter_map(of).collect()
    }

    fn marks(&self, scribe: &Scribe<'a>) -> Vec<Mark> {
        let mark =
            |kind, dated: &Dated, label| Mark { kind, date: dated.date(), value: words::place(dated.number), label };
        let baseline = self.baseline.iter().map(|dated| {
            let value = self.short(scribe, dated.shown);
            mark(MarkKind::Baseline, dated, say!(scribe.locale, "baseline-of", value = value))
        });
        let last = self.targets.len().saturating_sub(1);
        let whole = |label: String, dated: &Dated| words::with_whole(&scribe.locale, &label, &dated.when);
        let targets = self.targets.iter().enumerate().map(|(index, dated)| {
            let value = self.short(scribe, dated.shown);
            let label = say!(scribe.locale, "target-of-by", value = value, when = &dated.when);
            mark(if index == last { MarkKind::Target } else { MarkKind::Interim }, dated, whole(label, dated))
        });
        let floors = self.floors.iter().map(|dated| {
            let value = self.short(scribe, dated.shown);
            let label = say!(scribe.locale, "floor-of-by", value = value, when = &dated.when);
            mark(MarkKind::Floor, dated, whole(label, dated))
        });
        baseline.chain(targets).chain(floors).collect()
    }

    /// A number of the metric beside something that says what is counted.
    pub(super) fn short(&self, scribe: &Scribe<'a>, number: Decimal) -> String {
        if let Some(step) = trajectory::step(number, self.node) {
            return step.to_owned();
        }
        scribe.locale.short(&Quantity { number, unit: None }, self.unit.as_ref())
    }

    /// The chart with its values, and with its title where nothing around it says what it shows.
    pub(crate) fn titled_figure(&self, scribe: &mut Scribe<'a>) -> Option<Figure> {
        let figure = self.figure(scribe)?;
        Some(Figure { title: self.title(scribe), ..figure })
    }

    /// The chart with its values in words. It is drawn once and may be shown twice.
    pub(crate) fn figure(&self, scribe: &mut Scribe<'a>) -> Option<Figure> {
        let figure = self.picture(scribe)?;
        Some(Figure { note: self.note(scribe), values: self.values(scribe), ..figure })
    }

    /// The chart alone.
    pub(crate) fn picture(&self, scribe: &mut Scribe<'a>) -> Option<Figure> {
        if !self.drawable() {
            return None;
        }
        let id = self.id(scribe);
        if !scribe.charts.contains_key(&id) {
            let chart = self.chart.get_or_init(|| Arc::new(Chart::Line(self.chart(scribe))));
            scribe.charts.insert(id.clone(), Arc::clone(chart));
        }
        Some(Figure { chart: id, ..Figure::default() })
    }

    /// How the lines are to be read.
    fn note(&self, scribe: &Scribe<'a>) -> String {
        let has_range = self.band().iter().any(|point| point.low < point.high);
        let said = |kind| match kind {
            SeriesKind::Observed => say!(scribe.locale, "legend-observed"),
            SeriesKind::Expected if !has_range => say!(scribe.locale, "legend-expected"),
            SeriesKind::Expected => say!(scribe.locale, "legend-expected-with-range"),
            SeriesKind::Earlier => say!(scribe.locale, "legend-earlier"),
            SeriesKind::WithoutAction => say!(scribe.locale, "legend-without-action"),
            SeriesKind::Scenario => say!(scribe.locale, "legend-scenario"),
            SeriesKind::Forecast => say!(scribe.locale, "legend-forecast"),
            SeriesKind::Fit | SeriesKind::Projection => {
                let forecast = self.rating().and_then(|rating| rating.forecast.as_ref());
                say!(scribe.locale, "legend-projection", number = forecast.map_or(0, |forecast| forecast.count))
            }
        };
        // One point is no line.
        let drawn = self.lines.iter().rev().filter(|line| line.points.len() > 1);
        let mut kinds: Vec<_> = drawn.map(|line| line.kind).collect();
        kinds.dedup();
        let levels = (!self.levels(scribe).is_empty()).then(|| say!(scribe.locale, "legend-level"));
        let legend = kinds.into_iter().map(said).chain(levels);
        legend.map(|said| scribe.locale.sentence(&said)).collect::<Vec<_>>().join(" ")
    }

    /// What is said of a day stands in the row of the period that ends on it, where there is one.
    fn share_rows(&self, scribe: &Scribe<'a>, cells: &mut BTreeMap<(NaiveDate, String), Vec<Cell>>) {
        let days = self.lines.iter().flat_map(|line| &line.values).filter_map(|value| match value.when {
            When::Day(day) => Some(day),
            When::Period(_) => None,
        });
        for day in days.collect::<BTreeSet<_>>() {
            let own = (day, scribe.locale.day(day));
            let Some(period) = cells.keys().find(|key| key.0 == day && **key != own).cloned() else { continue };
            let is_free =
                |row: &[Cell], other: &[Cell]| row.iter().zip(other).all(|(a, b)| a.is_empty() || b.is_empty());
            if !is_free(&cells[&own], &cells[&period]) {
                continue;
            }
            let moved = cells.remove(&own).unwrap_or_default();
            for (cell, moved) in cells.get_mut(&period).into_iter().flatten().zip(moved) {
                if !moved.is_empty() {
                    *cell = moved;
                }
            }
        }
    }

    /// The months that are drawn of a path with seasons after what was measured last: nobody reads them off between its
    /// points.
    fn months_ahead(&self) -> Vec<When> {
        let seasonal = |line: &&Line<'a>| {
            line.kind == SeriesKind::Expected && line.path.as_ref().is_some_and(|path| path.season().is_some())
        };
        let last = self.observed.last().map(|value| &value.when);
        let (Some(line), Some(When::Period(last))) = (self.lines.iter().find(seasonal), last) else {
            return Vec::new();
        };
        let end = line.points.last().map(|point| point.date);
        let next = |month: &Period| calendar::month(month.last.succ_opt()?);
        let months = std::iter::successors(Some(last.clone()).filter(|last| last.kind == PeriodKind::Month), next);
        months.skip(1).take_while(|month| Some(month.last) <= end).map(When::Period).collect()
    }

    /// Every value of every line, by period.
    pub(super) fn values(&self, scribe: &Scribe<'a>) -> Table {
        let mut cells: BTreeMap<(NaiveDate, String), Vec<Cell>> = BTreeMap::new();
        for (index, line) in self.lines.iter().rev().enumerate() {
            for value in &line.values {
                let row = cells
                    .entry((value.date(), scribe.locale.when(&value.when)))
                    .or_insert_with(|| vec![Cell::default(); self.lines.len()]);
                let number = self.short(scribe, value.shown);
                row[index] = Cell { notes: value.notes.clone(), ..number.into() };
            }
        }
        self.share_rows(scribe, &mut cells);
        let measured = self.lines.iter().rev().position(|line| line.kind == SeriesKind::Observed);
        for value in &self.missing {
            let row = cells.entry((value.date(), scribe.locale.when(&value.when)));
            let row = row.or_insert_with(|| vec![Cell::default(); self.lines.len()]);
            if let Some(cell) = measured.and_then(|index| row.get_mut(index)) {
                *cell = Cell { notes: value.notes.clone(), ..value.text.as_str().into() };
            }
        }
        let ahead = self.months_ahead();
        for when in &ahead {
            let row = cells.entry((when.last(), scribe.locale.when(when)));
            row.or_insert_with(|| vec![Cell::default(); self.lines.len()]);
        }
        // Where something was measured, what was expected stands beside it.
        for (index, line) in self
            .lines
            .iter()
            .rev()
            .enumerate()
            .filter(|(_, line)| matches!(line.kind, SeriesKind::Expected | SeriesKind::Earlier))
        {
            let is_live = line.kind == SeriesKind::Expected;
            let ahead = ahead.iter().filter(|_| is_live);
            for when in self.observed.iter().map(|value| &value.when).chain(ahead) {
                let cell = cells
                    .get_mut(&(when.last(), scribe.locale.when(when)))
                    .map(|row| &mut row[index])
                    .filter(|cell| cell.is_empty());
                let expected = line.path.as_ref().and_then(|path| path.at(when).ok());
                if let (Some(cell), Some(expected)) = (cell, expected) {
                    *cell = scribe.locale.short_printed(expected.value, self.node).into();
                }
            }
        }
        // What is counted is said once.
        let unit = self.unit.as_ref().filter(|unit| matches!(unit, Unit::Count(Some(_)) | Unit::Rate { .. }));
        let caption = match unit.map(|unit| scribe.locale.unit(unit)) {
            Some(unit) => say!(scribe.locale, "the-values-of-in", title = self.title(scribe), unit = unit),
            None => say!(scribe.locale, "the-values-of", title = self.title(scribe)),
        };
        let names = self.lines.iter().rev().map(|line| Column::numbers(&capital(&line.name)));
        let rows = cells.into_iter().map(|((_, when), cells)| std::iter::once(Cell::from(when)).chain(cells).collect());
        Table {
            caption,
            columns: std::iter::once(Column::words(&say!(scribe.locale, "period"))).chain(names).collect(),
            rows: rows.collect(),
        }
    }
}

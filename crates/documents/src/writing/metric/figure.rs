//! The chart of a metric, and its values.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_plan::{Node, Unit, When};

use super::{Dated, Line, Metric, number_of};
use crate::charts::{BandPoint, Chart, Level as Compared, LineChart, Mark, MarkKind, Series, SeriesKind};
use crate::view::{Cell, Column, Figure, Table};
use crate::writing::scribe::Scribe;
use crate::writing::words;

impl<'a> Metric<'a> {
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
            projected: self
                .lines
                .iter()
                .find(|line| line.kind == SeriesKind::Projection)
                .and_then(|line| line.band.first().copied()),
            levels: self.levels(scribe),
            marks: self.marks(),
            as_of,
        }
    }

    fn series(&self, line: &Line<'a>) -> Series {
        let end = line.points.last().and_then(|point| line.path.as_ref()?.at(&When::Day(point.date)).ok());
        let last = match (end, line.values.last()) {
            (_, Some(value)) if line.path.is_none() => words::short(value.shown, self.unit.as_ref()),
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
            mark(MarkKind::Baseline, dated, format!("Baseline {}", words::short(dated.shown, self.unit.as_ref())))
        });
        let last = self.targets.len().saturating_sub(1);
        let targets = self.targets.iter().enumerate().map(|(index, dated)| {
            let label =
                format!("Target {} {}", words::short(dated.shown, self.unit.as_ref()), words::when(&dated.when));
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
            SeriesKind::Forecast => "Open diamond: forecast of the plan",
            SeriesKind::Projection => "Dots with a bar: if it goes on as it has; the bar holds four of five cases",
        };
        let kinds: Vec<_> = self.lines.iter().map(|line| line.kind).collect();
        let mut parts: Vec<_> = kinds.into_iter().map(said).collect();
        parts.dedup();
        parts.reverse();
        if parts.is_empty() { String::new() } else { format!("{}.", parts.join(". ")) }
    }

    /// Every value of every line, by period.
    pub(super) fn values(&self) -> Table {
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
}

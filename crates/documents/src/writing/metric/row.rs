//! A metric as a row among others.

use milepost_plan::{Unit, trajectory};
use rust_decimal::Decimal;

use super::{Dated, Metric};
use crate::view::{Cell, Column, Text};
use crate::writing::scribe::Scribe;
use crate::writing::{rating, words};

impl<'a> Metric<'a> {
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

    /// Baseline, what is expected, latest value, gap, target, path and rating, as far as the chart was drawn before.
    pub(crate) fn numbers(&self, scribe: &Scribe<'a>) -> Vec<Cell> {
        let cell = |dated: Option<&Dated>, lead: &str| match dated {
            Some(dated) => Cell::from(words::short(dated.shown, self.unit.as_ref()))
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
        let rating = self.rating();
        let expected = rating.and_then(|rating| rating.expected.as_ref()).map(|expected| expected.value);
        let expected = expected.map(|expected| words::short_printed(expected, self.node)).unwrap_or_default();
        let gap = rating.and_then(|rating| rating.gap).map(|gap| self.gap(gap)).unwrap_or_default();
        let state = rating.map(|rating| Cell::from(rating::state(&rating.state))).unwrap_or_default();
        vec![baseline, expected.into(), cell(self.observed.last(), ""), gap, target, spark, state]
    }

    /// How far the latest value is from what was expected: the better side is positive.
    pub(crate) fn gap(&self, gap: Decimal) -> Cell {
        let (sign, side) = match gap {
            gap if gap.is_zero() => ("", ""),
            gap if gap.is_sign_negative() => ("−", "behind"),
            _ => ("+", "ahead"),
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
        std::iter::once(Column::words(first)).chain(numbers).chain(["Path", "Rating"].map(Column::words)).collect()
    }
}

//! A metric as a row among others.

use milepost_locale::say;
use milepost_plan::{Node, Unit, When};
use milepost_tracking::rating::MetricRating;
use rust_decimal::Decimal;

use super::{Dated, Metric};
use crate::view::{Cell, Column, Text};
use crate::writing::rating;
use crate::writing::scribe::{Scribe, is_unknown};

impl<'a> Metric<'a> {
    /// Whether the metric says that the outcome is reached, as it does without an entry `role`.
    pub(crate) fn is_goal(&self, scribe: &Scribe<'a>) -> bool {
        matches!(scribe.word(self.node, "role"), None | Some("goal"))
    }

    /// The metric as a row among others.
    pub(crate) fn row(&self, scribe: &mut Scribe<'a>) -> Vec<Cell> {
        self.picture(scribe);
        let role = scribe.says(self.node, "role");
        let unit = self.unit.as_ref().filter(|unit| matches!(unit, Unit::Count(Some(_)) | Unit::Rate { .. }));
        let note = Text::joined([role, unit.map(|unit| scribe.locale.unit(unit)).unwrap_or_default().into()], " · ");
        let name = self.name(scribe).note(if self.part.is_none() { note } else { Text::default() });
        std::iter::once(name).chain(self.numbers(scribe)).collect()
    }

    /// Baseline, what is expected, latest value, gap, target, path and rating, as far as the chart was drawn before.
    pub(crate) fn numbers(&self, scribe: &Scribe<'a>) -> Vec<Cell> {
        let cell = |dated: Option<&Dated>, note: &dyn Fn(&When) -> String| match dated {
            Some(dated) => Cell::from(self.short(scribe, dated.shown)).note(note(&dated.when)),
            None => Cell::default(),
        };
        let plain = |when: &When| scribe.locale.when(when);
        let by = |when: &When| say!(scribe.locale, "by-when", when = when);
        let written = |entry: Node<'a>| match entry.quantity("value") {
            Some(quantity) => self.short(scribe, quantity.number).into(),
            None => scribe.line(entry),
        };
        let baseline = match (&self.baseline, self.entries(scribe, "baseline").first()) {
            (None, Some(entry)) => Cell::from(written(*entry)).note(scribe.says(*entry, "at")),
            (baseline, _) => cell(baseline.as_ref(), &plain),
        };
        let target = match (self.targets.last(), self.entries(scribe, "target").first()) {
            (None, Some(entry)) => {
                let note = |when: &When| if is_unknown(*entry) { plain(when) } else { by(when) };
                let value = written(*entry);
                let is_floor = entry.word_of("kind") == Some("floor");
                let value =
                    if is_floor { say!(scribe.locale, "floor-is", value = value.plain()).into() } else { value };
                Cell::from(value).note(scribe.when(*entry, "by").as_ref().map(note).unwrap_or_default())
            }
            (target, _) => {
                let outcome = self.outcome(scribe);
                let told = |when: &When| scribe.locale.list([by(when)].into_iter().chain(outcome.clone()));
                cell(target, &told)
            }
        };
        let spark =
            Cell { spark: Some(self.id(scribe)).filter(|_| self.drawable() && self.has_path()), ..Cell::default() };
        let rating = self.rating();
        let expected = rating.and_then(|rating| rating.expected.as_ref()).map(|expected| expected.value);
        let expected = expected.map(|expected| scribe.locale.short_printed(expected, self.node)).unwrap_or_default();
        let gap = rating.and_then(MetricRating::shown_gap).map(|gap| self.gap(scribe, gap)).unwrap_or_default();
        let state = rating.map(|rating| Cell::from(rating::state(scribe, &rating.state))).unwrap_or_default();
        vec![baseline, expected.into(), cell(self.observed.last(), &plain), gap, target, spark, state]
    }

    /// Whether the last target was met, once its day is past.
    fn outcome(&self, scribe: &Scribe<'a>) -> Option<String> {
        let target = self.targets.last().zip(self.rating());
        let met = target
            .and_then(|(target, rating)| rating.reasons.iter().find_map(|reason| reason.met_target(&target.when)));
        let word = |met| scribe.locale.word_as("target", if met { "met" } else { "missed" });
        met.map(word)
    }

    /// How far the latest value is from what was expected: the better side is positive.
    fn gap(&self, scribe: &Scribe<'a>, gap: Decimal) -> Cell {
        Cell::from(scribe.locale.short_gap(gap, self.node)).note(side(scribe, gap))
    }

    /// The same where nothing beside it says what is counted.
    pub(crate) fn whole_gap(&self, scribe: &Scribe<'a>, gap: Decimal) -> Cell {
        Cell::from(scribe.locale.printed_gap(gap, self.node)).note(side(scribe, gap))
    }

    /// The heads of the columns of [`row`](Self::row).
    pub(crate) fn columns(scribe: &Scribe<'a>, first: &str) -> Vec<Column> {
        let mut columns = scribe.heads([first]);
        columns.extend(scribe.number_heads(["baseline", "expected", "latest", "gap", "target"]));
        columns.extend(scribe.heads(["path", "rating"]));
        columns
    }
}

fn side(scribe: &Scribe<'_>, gap: Decimal) -> String {
    match gap {
        gap if gap.is_zero() => String::new(),
        gap if gap.is_sign_negative() => say!(scribe.locale, "behind"),
        _ => say!(scribe.locale, "ahead"),
    }
}

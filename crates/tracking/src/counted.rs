//! The values of metrics that count how many units reach a threshold.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_plan::Node;
use milepost_plan::calendar::Period;
use milepost_plan::counting::Counting;

use crate::answer::Quality;
use crate::data::Time;
use crate::observations::Observations;
use crate::series::{DEEPEST, Origin, Reading};

/// What the units of one period come to.
#[derive(Default)]
struct Tally {
    meeting: usize,
    known: usize,
    quality: Quality,
    recorded_at: Option<Time>,
}

impl Observations {
    /// For every period how many units reach the threshold of `metric`. A unit without a value is neither counted nor
    /// taken for one that fails: how many are known, of how many, stands with the value.
    pub(crate) fn counted(&self, metric: Node<'_>, part: &[Node<'_>], as_of: NaiveDate, depth: usize) -> Vec<Reading> {
        let Ok(counting) = Counting::of(metric) else { return Vec::new() };
        let of_one_unit = part.iter().any(|category| category.parent() == Some(counting.by));
        if depth >= DEEPEST || of_one_unit {
            return Vec::new();
        }
        let mut tallies: BTreeMap<Period, Tally> = BTreeMap::new();
        let mut units = 0;
        for unit in counting.units() {
            units += 1;
            for reading in self.readings_at(counting.of, &[part, &[unit]].concat(), as_of, depth + 1) {
                let tally = tallies.entry(reading.period).or_default();
                let Some(value) = reading.value else { continue };
                tally.known += 1;
                tally.meeting += usize::from(counting.meets(value));
                tally.quality = tally.quality.max(reading.quality);
                tally.recorded_at = tally.recorded_at.max(reading.recorded_at);
            }
        }
        tallies.into_iter().map(|(period, tally)| tally.reading(period, metric, &counting, units)).collect()
    }
}

impl Tally {
    fn reading(self, period: Period, metric: Node<'_>, counting: &Counting<'_>, units: usize) -> Reading {
        let Self { meeting, known, quality, recorded_at } = self;
        let value = Counting::value(metric, meeting, known);
        let silent = match units - known.min(units) {
            0 => String::new(),
            silent => format!("; of {silent} there is no value"),
        };
        let reach = if meeting == 1 { "reaches" } else { "reach" };
        Reading {
            period,
            value,
            quality: if value.is_some() { quality } else { Quality::NotAvailable },
            origin: Origin::Computed,
            parts: known,
            expected: Some(units),
            recorded_at,
            source: None,
            method: value.map(|_| format!("{meeting} of {known} {reach} {counting}{silent}")),
        }
    }
}

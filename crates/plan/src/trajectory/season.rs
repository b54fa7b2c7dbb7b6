//! How the seasons move a metric.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::metric::{Reading, number_in};
use super::time::ends;
use crate::calendar::{last_of_month, month_name, months_between};
use crate::item::Node;
use crate::value::{Change, Unit, Value, When};

/// By how much a season moves a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swing {
    /// In the unit of the metric: `+1.57 points`.
    By(Decimal),
    /// By a share of the level, in percent: `+5%`.
    Share(Decimal),
}

impl Swing {
    /// The value that `level` has in this season.
    pub fn value(self, level: Decimal) -> Option<Decimal> {
        match self {
            Self::By(step) => level.checked_add(step),
            Self::Share(share) => level.checked_mul(factor(share)?),
        }
    }

    /// The level behind `value`.
    pub fn level(self, value: Decimal) -> Option<Decimal> {
        match self {
            Self::By(step) => value.checked_sub(step),
            Self::Share(share) => value.checked_div(factor(share)?),
        }
    }

    /// "+1.57 points", in the words of a metric in `unit`.
    pub fn words(self, unit: Option<&Unit>) -> String {
        match self {
            Self::By(step) => Change::By(number_in(step.round_dp(2), super::metric::difference(unit))).to_string(),
            Self::Share(share) => Change::Relative(share.round_dp(2)).to_string(),
        }
    }
}

fn factor(share: Decimal) -> Option<Decimal> {
    Decimal::ONE.checked_add(share.checked_div(Decimal::ONE_HUNDRED)?)
}

/// An index: for each month, how far it lies above or below the level of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// January first; nothing for a month of which the plan does not speak.
    pub months: [Option<Swing>; 12],
    /// Where the index comes from, in words.
    pub origin: String,
}

impl Season {
    /// The index of an entry `season`: as its rows give it, or else from the `readings` of the years that it names.
    pub fn of(entry: Node<'_>, readings: &[Reading]) -> Option<Self> {
        let mut months = [None; 12];
        for row in entry.children() {
            let (Some(Value::Word(month)), Some(Value::Change(change))) = (row.value("month"), row.value("change"))
            else {
                continue;
            };
            let Some(index) = (1..=12).position(|number| month_name(number).eq_ignore_ascii_case(month)) else {
                continue;
            };
            months[index] = match change {
                Change::By(by) => Some(Swing::By(by.number)),
                Change::Relative(share) => Some(Swing::Share(*share)),
                Change::Halve | Change::Double => None,
            };
        }
        if months.iter().any(Option::is_some) {
            return Some(Self { months, origin: "the index in the plan".to_owned() });
        }
        match entry.value("years") {
            Some(Value::Span(from, to)) => Self::derive(readings, from.first(), to.last()),
            _ => None,
        }
    }

    /// The index from readings by month or quarter: of each month, the mean over the whole years from `first` to `last`
    /// of how far it lay above or below the mean of its year. Years with a missing reading are left out.
    pub fn derive(readings: &[Reading], first: NaiveDate, last: NaiveDate) -> Option<Self> {
        let mut sums = [Decimal::ZERO; 12];
        let mut years = Vec::new();
        let mut start = first;
        while let Some(end) =
            start.checked_add_months(Months::new(12)).filter(|next| *next <= last + chrono::Days::new(1))
        {
            if let Some(values) = year(readings, start) {
                let mean = sum(values.iter().copied())?.checked_div(Decimal::from(12))?;
                for (index, value) in values.into_iter().enumerate() {
                    let month = (start.month0() as usize + index) % 12;
                    sums[month] = sums[month].checked_add(value.checked_sub(mean)?)?;
                }
                years.push(start);
            }
            start = end;
        }
        let (from, to) = (years.first()?, years.last()?);
        let count = Decimal::from(years.len());
        let months = sums.map(|sum| sum.checked_div(count).map(Swing::By));
        let to = last_of_month(to.checked_add_months(Months::new(11))?);
        let origin = format!(
            "an index computed from the readings of {} to {}, each month against the mean of its year",
            from.format("%Y-%m"),
            to.format("%Y-%m")
        );
        Some(Self { months, origin })
    }

    /// The months of which the index does not speak.
    pub fn missing(&self) -> Vec<&'static str> {
        let numbered = self.months.iter().zip(1..);
        numbered.filter(|(swing, _)| swing.is_none()).map(|(_, month)| month_name(month)).collect()
    }

    /// The swing of a day or a period: of whole months their mean, of other periods by the days in each month.
    pub fn swing(&self, when: &When) -> Option<Swing> {
        let (first, last) = (when.first(), when.last());
        let mut weighted: Vec<(Swing, u32)> = Vec::new();
        if let Some(ends) = ends(first, last, 1).filter(|ends| ends.len() <= 1200) {
            for end in ends {
                weighted.push((self.month(end)?, 1));
            }
        } else {
            for day in first.iter_days().take_while(|day| *day <= last).take(400) {
                weighted.push((self.month(day)?, 1));
            }
        }
        let of = |share: bool| {
            let parts = weighted.iter().filter_map(move |(swing, weight)| match swing {
                Swing::By(step) if !share => Some((*step, *weight)),
                Swing::Share(step) if share => Some((*step, *weight)),
                _ => None,
            });
            mean(parts)
        };
        match (of(false), of(true)) {
            (Some(step), None) => Some(Swing::By(step)),
            (None, Some(share)) => Some(Swing::Share(share)),
            _ => None,
        }
    }

    fn month(&self, day: NaiveDate) -> Option<Swing> {
        self.months[day.month0() as usize]
    }
}

/// The values of the twelve months from `start`; nothing where one is missing. A quarter stands for its months.
fn year(readings: &[Reading], start: NaiveDate) -> Option<Vec<Decimal>> {
    (0..12)
        .map(|offset| {
            let month = start.checked_add_months(Months::new(offset))?;
            let covers = |reading: &&Reading| {
                let (first, last) = (reading.when.first(), reading.when.last());
                let length = months_between(first, last) + 1;
                first.day() == 1 && last == last_of_month(last) && length <= 3 && first <= month && month <= last
            };
            readings.iter().rev().find(covers).map(|reading| reading.value)
        })
        .collect()
}

fn sum(mut values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    values.try_fold(Decimal::ZERO, Decimal::checked_add)
}

fn mean(parts: impl Iterator<Item = (Decimal, u32)>) -> Option<Decimal> {
    let (mut total, mut weights) = (Decimal::ZERO, 0_u32);
    for (value, weight) in parts {
        total = total.checked_add(value.checked_mul(Decimal::from(weight))?)?;
        weights += weight;
    }
    (weights > 0).then(|| total.checked_div(Decimal::from(weights)))?
}

//! Numbers of several periods put together: the months of a quarter, and values smoothed over the last periods.

use std::collections::BTreeMap;

use milepost_plan::calendar::{Period, PeriodKind};
use milepost_plan::{Cadence, Duration, Node, TimeUnit, Value};
use rust_decimal::Decimal;

use crate::series::{Found, Reading};

/// How the numbers of shorter periods become those of a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// They are added: attendances of months, and of a ratio what stands above and below the line.
    Sum,
    /// The last one stands: a waiting list at the end of the quarter.
    Last,
}

/// `found` by the periods of the metric's frequency, where those are longer and its kind says how they are put together.
/// A period of which some part is missing has no numbers: a sum without it would be too small.
pub(crate) fn by_frequency(metric: Node<'_>, found: BTreeMap<Period, Found>) -> BTreeMap<Period, Found> {
    let calendar = metric.plan().calendar();
    let over = match metric.word_of("kind") {
        Some("flow" | "ratio" | "rate" | "mean") => Over::Sum,
        Some("stock" | "cumulative") => Over::Last,
        _ => return found,
    };
    let cadence = metric.entry("frequency").and_then(Cadence::of).filter(|cadence| cadence.step() == 1);
    let (Some(cadence), Some(inner)) = (cadence, found.keys().next().map(|period| period.kind)) else { return found };
    let Some(count) = so_many(inner, cadence.kind()).filter(|count| *count > 1) else { return found };
    let mut longer: BTreeMap<Period, Vec<Found>> = BTreeMap::new();
    for (period, numbers) in found.into_iter().filter(|(period, _)| period.kind == inner) {
        if let Some(whole) = cadence.holding(period.last, calendar).filter(|whole| whole.first <= period.first) {
            longer.entry(whole).or_default().push(numbers);
        }
    }
    let whole = longer.into_iter().filter(|(_, parts)| parts.len() == count);
    whole.filter_map(|(period, parts)| Some((period, together(parts, over)?))).collect()
}

/// `found` with the numbers of the last periods added up, as `smoothing rolling 12 months` asks.
pub(crate) fn rolling(metric: Node<'_>, found: BTreeMap<Period, Found>) -> BTreeMap<Period, Found> {
    let Some(count) = smoothed_over(metric, "rolling", found.keys()) else { return found };
    let all: Vec<_> = found.into_iter().collect();
    let last = all.windows(count).filter(|window| follow_each_other(window.iter().map(|(period, _)| period)));
    last.filter_map(|window| {
        let numbers = window.iter().map(|(_, found)| found.clone()).collect();
        Some((window.last()?.0.clone(), together(numbers, Over::Sum)?))
    })
    .collect()
}

/// The means of the last values, as `smoothing moving_average 3 months` asks.
pub(crate) fn averaged(metric: Node<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let periods = readings.iter().map(|reading| &reading.period);
    let Some(count) = smoothed_over(metric, "moving_average", periods) else { return readings };
    let windows =
        readings.windows(count).filter(|window| follow_each_other(window.iter().map(|reading| &reading.period)));
    windows.filter_map(average).collect()
}

fn average(window: &[Reading]) -> Option<Reading> {
    let values: Option<Vec<Decimal>> = window.iter().map(|reading| reading.value).collect();
    let values = values?;
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    let least = window.iter().min_by_key(|reading| (reading.parts, reading.expected))?;
    Some(Reading {
        value: Some(sum.checked_div(Decimal::from(values.len()))?),
        quality: window.iter().map(|reading| reading.quality).max()?,
        parts: least.parts,
        expected: least.expected,
        recorded_at: window.iter().filter_map(|reading| reading.recorded_at).max(),
        method: Some(format!("the mean of the last {} values", values.len())),
        ..window.last()?.clone()
    })
}

fn together(parts: Vec<Found>, over: Over) -> Option<Found> {
    let periods = parts.len();
    let mut parts = parts.into_iter();
    match over {
        Over::Last => parts.next_back(),
        Over::Sum => {
            let first = parts.next()?;
            let mut sum = parts.try_fold(first, Found::plus)?;
            sum.periods = periods;
            Some(sum)
        }
    }
}

/// Over how many periods the metric is smoothed in this way; nothing where it is not, or not in whole periods.
fn smoothed_over<'a>(metric: Node<'_>, way: &str, mut periods: impl Iterator<Item = &'a Period>) -> Option<usize> {
    let smoothing = metric.entry("smoothing").filter(|entry| entry.text("method") == Some(way))?;
    let Some(Value::Duration(over)) = smoothing.value("over") else { return None };
    let count = in_periods(*over, periods.next()?.kind)?;
    usize::try_from(count).ok().filter(|count| *count > 1)
}

fn follow_each_other<'a>(mut periods: impl Iterator<Item = &'a Period>) -> bool {
    let mut end = None;
    periods.all(|period| {
        let follows = end.is_none_or(|end| end == period.first);
        end = period.last.succ_opt();
        follows
    })
}

/// How many periods of the kind `inner` make up one of the kind `outer`; nothing where they do not fit into each other.
fn so_many(inner: PeriodKind, outer: PeriodKind) -> Option<usize> {
    if (inner, outer) == (PeriodKind::FourWeeks, PeriodKind::Year) {
        return Some(13);
    }
    let (inner, outer) = (inner.months()?, outer.months()?);
    outer.is_multiple_of(inner).then(|| usize::try_from(outer / inner).ok())?
}

fn in_periods(over: Duration, kind: PeriodKind) -> Option<u32> {
    let months = match over.unit {
        TimeUnit::Months => over.count,
        TimeUnit::Quarters => over.count.checked_mul(3)?,
        TimeUnit::Years => over.count.checked_mul(12)?,
        TimeUnit::Weeks => {
            return match kind {
                PeriodKind::Week => Some(over.count),
                PeriodKind::FourWeeks => over.count.is_multiple_of(4).then_some(over.count / 4),
                _ => None,
            };
        }
        TimeUnit::Days if kind == PeriodKind::Day => return Some(over.count),
        TimeUnit::Terms if kind == PeriodKind::Term => return Some(over.count),
        _ => return None,
    };
    if kind == PeriodKind::FourWeeks {
        return months.is_multiple_of(12).then(|| months / 12 * 13);
    }
    let length = kind.months()?;
    months.is_multiple_of(length).then(|| months / length)
}

//! Axes: from values and days to places on the canvas, with round ticks.

use chrono::{Datelike, Months, NaiveDate};
use milepost_locale::Locale;
use rust_decimal::Decimal;

/// A straight map from a range of values to a range of coordinates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    pub(super) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        Self { low, high, from, to }
    }

    pub(super) fn place(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

/// The range of some values with a little room on both sides; never empty.
pub(super) fn range(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let found = values.filter(|value| value.is_finite()).fold(None, |range: Option<(f64, f64)>, value| {
        Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    found.map(|(low, high)| {
        let room = if high > low { (high - low) * 0.06 } else { (high.abs() * 0.05).max(0.5) };
        (low - room, high + room)
    })
}

/// Round values between two ends, about `wanted` of them, and how many decimals they need.
pub(super) fn ticks((low, high): (f64, f64), wanted: f64) -> (Vec<f64>, usize) {
    let rough = (high - low) / wanted;
    let power = rough.log10().floor();
    let unit = 10f64.powf(power);
    let step = [1.0, 2.0, 4.0, 5.0, 10.0].into_iter().map(|step| step * unit).find(|step| *step >= rough);
    let step = step.unwrap_or(unit * 10.0);
    let first = (low / step).ceil() * step;
    let values =
        std::iter::successors(Some(first), |last| Some(last + step)).take_while(|value| *value <= high + step * 1e-9);
    // Bounded, in case a step is lost in the size of the numbers.
    let values: Vec<_> = values.take(24).collect();
    let decimals = (0..6).find(|decimals| is_round(step, *decimals)).unwrap_or(6);
    (values, usize::try_from(decimals).unwrap_or_default())
}

fn is_round(step: f64, decimals: i32) -> bool {
    let scaled = step * 10f64.powi(decimals);
    (scaled - scaled.round()).abs() < 1e-6
}

/// Ticks between two ends with their texts, about `wanted` of them. Thousands have separators. Where the largest is in
/// millions or billions all are, with as many decimals as tell them apart.
pub(super) fn tick_texts(locale: &Locale, reach: (f64, f64), wanted: f64) -> Vec<(f64, String)> {
    let (values, decimals) = ticks(reach, wanted);
    let (size, short) = match values.iter().fold(0.0, |most: f64, value| most.max(value.abs())) {
        largest if largest >= 1e9 => (1e9, Some("billion-short")),
        largest if largest >= 1e6 => (1e6, Some("million-short")),
        _ => (1.0, None),
    };
    let step = values.get(1).map_or(size, |second| second - values[0]);
    let tells_apart = |decimals: &i32| step / size * 10f64.powi(*decimals) > 0.99;
    let decimals = match short {
        Some(_) => usize::try_from((0..12).find(tells_apart).unwrap_or(12)).unwrap_or_default(),
        None => decimals,
    };
    let text = |value: f64| {
        let number: Decimal = format!("{:.decimals$}", value / size).parse().unwrap_or_default();
        match short.filter(|_| !number.is_zero()) {
            Some(id) => locale.message(id, &[("number", number.into())]),
            None if short.is_some() => locale.number(Decimal::ZERO),
            None => locale.number(if number.is_zero() { number.abs() } else { number }),
        }
    };
    values.iter().map(|value| (*value, text(*value))).collect()
}

/// A day as a number, for coordinates.
pub(super) fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// A tick of the time axis: it marks the end of the month or year that it names.
#[derive(Debug, PartialEq)]
pub(super) struct DayTick {
    pub at: NaiveDate,
    pub text: String,
}

/// The ticks of a span of days, at most `most`. The first of a year names it, the others only their month.
pub(super) fn day_ticks(locale: &Locale, from: NaiveDate, to: NaiveDate, most: usize) -> Vec<DayTick> {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed() + 1;
    let most = i32::try_from(most.max(2)).unwrap_or(8);
    let step =
        [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].into_iter().find(|step| months / step < most).unwrap_or(6000);
    let mut named = None;
    let mut found = Vec::new();
    let mut month = from.year() * 12 + from.month0().cast_signed();
    while let Some(at) = month_end(month) {
        if at > to {
            break;
        }
        let year = month.div_euclid(12);
        if at >= from && (month + 1).rem_euclid(step) == 0 {
            let text = match (step >= 12, named == Some(year)) {
                (true, _) => locale.year(at),
                (false, true) => locale.month_name(at),
                (false, false) => locale.month(at),
            };
            named = Some(year);
            found.push(DayTick { at, text });
        }
        month += 1;
    }
    found
}

fn month_end(month: i32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks((83.2, 96.4), 5.0), (vec![84.0, 88.0, 92.0, 96.0], 0));
        assert_eq!(ticks((0.0, 100.0), 5.0), (vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0], 0));
    }

    #[test]
    fn ticks_of_huge_values_end() {
        assert!(ticks((1e15, 1e15 + 1.0), 5.0).0.len() <= 24);
    }

    #[test]
    fn large_numbers_are_short() {
        let texts = |tag: &str, reach| -> Vec<String> {
            tick_texts(&Locale::of(tag), reach, 5.0).into_iter().map(|(_, text)| text.replace('\u{a0}', " ")).collect()
        };
        assert_eq!(texts("en", (-0.5, 0.4)), ["−0.4", "−0.2", "0.0", "0.2", "0.4"]);
        assert_eq!(texts("en", (0.0, 20_000.0)), ["0", "4,000", "8,000", "12,000", "16,000", "20,000"]);
        assert_eq!(texts("en", (0.0, 4_100_000.0)), ["0", "1m", "2m", "3m", "4m"]);
        assert_eq!(texts("fr", (2e6, 3.5e6)), ["2,0 M", "2,4 M", "2,8 M", "3,2 M"]);
    }

    #[test]
    fn no_two_ticks_say_the_same() {
        for reach in [(990_000.0, 1_200_000.0), (1.01e9, 1.02e9), (999_999_999.0, 1_000_000_001.0)] {
            let mut texts: Vec<_> =
                tick_texts(&Locale::english(), reach, 5.0).into_iter().map(|(_, text)| text).collect();
            let all = texts.len();
            texts.dedup();
            assert_eq!(texts.len(), all, "{texts:?}");
        }
    }

    #[test]
    fn a_tick_of_time_marks_the_end_of_the_month_that_it_names() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let found = day_ticks(&Locale::english(), day(2018, 3, 31), day(2019, 3, 31), 6);
        let texts: Vec<_> = found.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(texts, ["Mar 2018", "Jun", "Sept", "Dec", "Mar 2019"]);
        assert_eq!(found[2].at, day(2018, 9, 30));
    }
}

//! Where a metric goes if it goes on as it has.

use chrono::NaiveDate;
use milepost_plan::calendar::last_of_month;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::pace::place;

/// How many of the last values make the trend, at most.
pub const MOST_VALUES: usize = 12;
/// How many make a trend at all.
pub const LEAST_VALUES: usize = 4;

/// A projection with its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// The day for which it is made.
    pub by: NaiveDate,
    /// What is to be expected.
    pub central: Decimal,
    /// In four of five cases it is not below this.
    pub low: Decimal,
    /// In four of five cases it is not above this.
    pub high: Decimal,
    /// How many values it is fitted to.
    pub count: usize,
    /// The line over those values, where it bends and at its ends.
    pub fitted: Vec<(NaiveDate, Decimal)>,
    /// The line after them, where it bends and at `by`.
    pub ahead: Vec<(NaiveDate, Decimal)>,
    /// How it was worked out, in words.
    pub method: String,
}

impl Forecast {
    /// Leaves out the points between the ends of the line, where it is straight.
    pub(super) fn keep_ends(&mut self) {
        if self.fitted.len() > 2 {
            self.fitted.drain(1..self.fitted.len() - 1);
        }
        self.ahead.drain(..self.ahead.len().saturating_sub(1));
    }
}

/// The months of centuries are not drawn one by one.
const MOST_MONTHS: usize = 240;

/// The straight line of least squares through the last values, carried on to `by`, with the range in which four of five
/// values would lie if they scatter about the line as they did. Nothing for fewer than four values, for values that all
/// are from one day, or for a day that is not after them.
pub fn forecast(values: &[(NaiveDate, Decimal)], by: NaiveDate) -> Option<Forecast> {
    let values = &values[values.len().saturating_sub(MOST_VALUES)..];
    let (first, last) = (values.first()?.0, values.last()?.0);
    if values.len() < LEAST_VALUES || by <= last {
        return None;
    }
    let places: Vec<f64> = values.iter().map(|(day, _)| place(*day).to_f64()).collect::<Option<_>>()?;
    let numbers: Vec<f64> = values.iter().map(|(_, value)| value.to_f64()).collect::<Option<_>>()?;
    #[allow(clippy::cast_precision_loss, reason = "a dozen values at most")]
    let count = values.len() as f64;
    let mean = |of: &[f64]| of.iter().sum::<f64>() / count;
    let (x, y) = (mean(&places), mean(&numbers));
    let spread: f64 = places.iter().map(|place| (place - x).powi(2)).sum();
    if spread <= 0.0 {
        return None;
    }
    let slope = places.iter().zip(&numbers).map(|(place, number)| (place - x) * (number - y)).sum::<f64>() / spread;
    let at = |place: f64| y + slope * (place - x);
    let rest: f64 = places.iter().zip(&numbers).map(|(place, number)| (number - at(*place)).powi(2)).sum();
    let degrees = values.len() - 2;
    #[allow(clippy::cast_precision_loss, reason = "a dozen values at most")]
    let scatter = (rest / degrees as f64).sqrt();
    let goal = place(by).to_f64()?;
    let reach = T80[degrees - 1] * scatter * (1.0 + 1.0 / count + (goal - x).powi(2) / spread).sqrt();
    let number = |value: f64| Decimal::from_f64(value).map(|value| value.round_dp(10));
    let on_line = |day: NaiveDate| Some((day, number(at(place(day).to_f64()?))?));
    let month_after = |day: &NaiveDate| day.succ_opt().map(last_of_month);
    let months = std::iter::successors(month_after(&last), month_after).take_while(|day| *day < by).take(MOST_MONTHS);
    Some(Forecast {
        by,
        central: number(at(goal))?,
        low: number(at(goal) - reach)?,
        high: number(at(goal) + reach)?,
        count: values.len(),
        fitted: values.iter().filter_map(|(day, _)| on_line(*day)).collect(),
        ahead: months.chain([by]).filter_map(on_line).collect(),
        method: format!(
            "straight line of least squares through the last {} values ({} to {}), with the range that holds in four of five cases",
            values.len(),
            first,
            last
        ),
    })
}

/// The 90th percentile of Student's t for 1 to 10 degrees of freedom: between it and its mirror lie four of five cases.
const T80: [f64; MOST_VALUES - 2] = [3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372];

#[cfg(test)]
mod tests {
    use super::*;

    fn days(of: &[(u32, i64)]) -> Vec<(NaiveDate, Decimal)> {
        let day = |month| {
            NaiveDate::from_ymd_opt(2026, month, 1).expect("a month") + chrono::Months::new(1) - chrono::Days::new(1)
        };
        of.iter().map(|&(month, value)| (day(month), Decimal::from(value))).collect()
    }

    fn end_of_year() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day")
    }

    #[test]
    fn a_straight_line_goes_on_without_scatter() {
        let found = forecast(&days(&[(1, 10), (2, 12), (3, 14), (4, 16)]), end_of_year()).expect("four values");
        assert_eq!((found.low, found.central, found.high), (Decimal::from(32), Decimal::from(32), Decimal::from(32)));
        let numbers =
            |line: &[(NaiveDate, Decimal)]| line.iter().map(|(_, value)| value.normalize()).collect::<Vec<_>>();
        assert_eq!(numbers(&found.fitted), [10, 12, 14, 16].map(Decimal::from));
        assert_eq!(numbers(&found.ahead), [18, 20, 22, 24, 26, 28, 30, 32].map(Decimal::from));
    }

    /// By hand: x = 1..5, y = 2, 4, 5, 4, 5: slope 0.6, mean 4, residual sum 2.4, s = sqrt(0.8); at x = 12
    /// 4 + 0.6 · 9 = 9.4, reach 1.638 · sqrt(0.8) · sqrt(1 + 1/5 + 81/10) = 4.467887.
    #[test]
    fn the_range_is_that_of_the_textbook() {
        let found = forecast(&days(&[(1, 2), (2, 4), (3, 5), (4, 4), (5, 5)]), end_of_year()).expect("five values");
        assert_eq!(found.central.round_dp(6), "9.4".parse().expect("a number"));
        assert_eq!(found.high.round_dp(3), "13.868".parse().expect("a number"));
        assert_eq!(found.low.round_dp(3), "4.932".parse().expect("a number"));
    }

    #[test]
    fn too_little_gives_nothing() {
        assert_eq!(forecast(&days(&[(1, 1), (2, 2), (3, 3)]), end_of_year()), None);
        assert_eq!(forecast(&days(&[(9, 1), (10, 2), (11, 3), (12, 4)]), end_of_year()), None);
        assert_eq!(forecast(&days(&[(1, 1), (1, 2), (1, 3), (1, 4)]), end_of_year()), None);
    }
}

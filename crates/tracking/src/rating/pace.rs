//! How fast the metric must move, and how fast it ever moved.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// Fewer values than this say nothing about what is possible.
const LEAST_VALUES: usize = 8;

/// The pace that is needed and the best one seen, both in units of the metric a month, better counted as positive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// What is needed in every month until the target.
    pub required: Decimal,
    /// The most that was gained in a month, over a stretch as long as the time that is left.
    pub best: Decimal,
    /// The stretch in which it was gained.
    pub seen: (NaiveDate, NaiveDate),
}

impl Pace {
    /// Whether the target asks for more than was ever seen.
    pub fn beyond_experience(&self) -> bool {
        self.required > self.best
    }
}

/// The pace from the last of `values` to `target` on `by`. `values` are in the order of their days, seasons taken out;
/// `better` is 1 for up and -1 for down. Nothing where the target is reached, its day is over, or there are too few
/// values to tell what is possible.
pub fn pace(values: &[(NaiveDate, Decimal)], better: Decimal, target: Decimal, by: NaiveDate) -> Option<Pace> {
    let &(now, value) = values.last()?;
    let left = months(now, by);
    let required = target.checked_sub(value)?.checked_mul(better)?.checked_div(left)?;
    if left <= Decimal::ZERO || required <= Decimal::ZERO || values.len() < LEAST_VALUES {
        return None;
    }
    let whole = months(values.first()?.0, now);
    let stretch = left.min(whole);
    let mut best: Option<(Decimal, (NaiveDate, NaiveDate))> = None;
    for (index, &(from, start)) in values.iter().enumerate() {
        // The shortest stretch from here that is as long as the time that is left.
        let Some(&(to, end)) = values[index + 1..].iter().find(|(day, _)| months(from, *day) >= stretch) else {
            continue;
        };
        let gained = end.checked_sub(start)?.checked_mul(better)?.checked_div(months(from, to))?;
        if best.as_ref().is_none_or(|(pace, _)| gained > *pace) {
            best = Some((gained, (from, to)));
        }
    }
    let (best, seen) = best?;
    Some(Pace { required, best, seen })
}

/// How many months lie between two days.
pub(super) fn months(from: NaiveDate, to: NaiveDate) -> Decimal {
    place(to) - place(from)
}

/// Where the end of `day` lies, in months.
pub(super) fn place(day: NaiveDate) -> Decimal {
    let whole = i64::from(day.year()) * 12 + i64::from(day.month0());
    Decimal::from(whole) + Decimal::from(day.day()) / Decimal::from(day.num_days_in_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(month: u32) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2026, month, 1).expect("a month");
        first + chrono::Months::new(1) - chrono::Days::new(1)
    }

    fn values(of: &[i64]) -> Vec<(NaiveDate, Decimal)> {
        of.iter().zip(1..).map(|(value, month)| (end(month), Decimal::from(*value))).collect()
    }

    #[test]
    fn the_best_stretch_is_as_long_as_the_time_that_is_left() {
        let seen = values(&[10, 10, 13, 13, 13, 14, 14, 14, 14, 14]);
        let found = pace(&seen, Decimal::ONE, Decimal::from(20), end(12)).expect("there are enough values");
        assert_eq!(found.required, Decimal::from(3));
        // Three in one month, but over two months no more than one and a half a month.
        assert_eq!(found.best, Decimal::new(15, 1));
        assert_eq!(found.seen, (end(1), end(3)));
        assert!(found.beyond_experience());
    }

    #[test]
    fn lower_may_be_better() {
        let seen = values(&[50, 48, 46, 44, 42, 40, 38, 36, 34, 32]);
        let found = pace(&seen, -Decimal::ONE, Decimal::from(30), end(12)).expect("there are enough values");
        assert_eq!((found.required, found.best), (Decimal::ONE, Decimal::TWO));
        assert!(!found.beyond_experience());
    }

    #[test]
    fn nothing_is_said_of_a_target_that_is_reached_over_or_hardly_measured() {
        let seen = values(&[10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
        assert_eq!(pace(&seen, Decimal::ONE, Decimal::from(19), end(12)), None);
        assert_eq!(pace(&seen, Decimal::ONE, Decimal::from(30), end(9)), None);
        assert_eq!(pace(&seen[..5], Decimal::ONE, Decimal::from(30), end(12)), None);
        assert_eq!(pace(&[], Decimal::ONE, Decimal::from(30), end(12)), None);
    }
}

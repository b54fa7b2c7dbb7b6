//! Where a day lies on the axis of time.

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;

use crate::calendar::last_of_month;
use crate::value::{Duration, TimeUnit};

/// In what time is counted between points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// Months, each as long as any other.
    Months,
    /// Days.
    Days,
}

impl Scale {
    /// Months, if every one of `days` is the last of its month.
    pub(super) fn of(mut days: impl Iterator<Item = NaiveDate>) -> Self {
        if days.all(|day| last_of_month(day) == day) { Self::Months } else { Self::Days }
    }

    /// Where `day` lies, at its end.
    pub(super) fn place(self, day: NaiveDate) -> Decimal {
        match self {
            Self::Days => Decimal::from(day.num_days_from_ce()),
            Self::Months => {
                let months = Decimal::from(day.year() * 12 + day.month0().cast_signed());
                months + Decimal::from(day.day()) / Decimal::from(last_of_month(day).day())
            }
        }
    }

    /// How long a year is; of days their mean.
    pub(super) fn year(self) -> Decimal {
        match self {
            Self::Days => Decimal::new(36525, 2),
            Self::Months => Decimal::from(12),
        }
    }

    /// "3 of 6 months": how far `day` lies between two others.
    pub(super) fn words(self, from: NaiveDate, day: NaiveDate, to: NaiveDate) -> String {
        let word = match self {
            Self::Months => "months",
            Self::Days => "days",
        };
        let gone = (self.place(day) - self.place(from)).round_dp(1).normalize();
        format!("{gone} of {} {word}", (self.place(to) - self.place(from)).round_dp(1).normalize())
    }
}

/// The day `duration` after `day`; the last day of a month stays the last of its month.
pub(super) fn later(day: NaiveDate, duration: Duration) -> Option<NaiveDate> {
    let moved = duration.after(day)?;
    let in_months = matches!(duration.unit, TimeUnit::Months | TimeUnit::Quarters | TimeUnit::Years);
    Some(if in_months && last_of_month(day) == day { last_of_month(moved) } else { moved })
}

/// The last days of every stretch of `months` months from `first` to `last`, if they fill it exactly.
pub(super) fn ends(first: NaiveDate, last: NaiveDate, months: u32) -> Option<Vec<NaiveDate>> {
    let mut found = Vec::new();
    let mut start = first;
    while start <= last {
        start = start.checked_add_months(Months::new(months))?;
        found.push(start.checked_sub_days(Days::new(1))?);
    }
    (found.last() == Some(&last)).then_some(found)
}

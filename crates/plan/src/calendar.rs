//! Days, periods and fiscal years.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Which days a fiscal year has, and how it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiscalYear {
    /// The month in which it starts, 1 to 12.
    pub starts: u32,
    /// Whether a year with one number, `FY2026`, is named by the year in which it ends.
    pub named_by_end: bool,
}

impl Default for FiscalYear {
    fn default() -> Self {
        Self { starts: 1, named_by_end: false }
    }
}

/// What a plan says about its calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// Its fiscal year.
    pub fiscal: FiscalYear,
    /// Its terms, by their names.
    pub terms: BTreeMap<String, Period>,
    /// The names of terms whose days cannot be read, which was reported.
    pub unreadable: BTreeSet<String>,
}

/// A period of the calendar. Its days are computed once, with the plan's fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// What kind of period it is.
    pub kind: PeriodKind,
    /// As it is written: `2026-Q4`.
    pub text: String,
}

/// The kinds of period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// `2026-11-30`
    Day,
    /// `2026-W45`, from Monday to Sunday.
    Week,
    /// `FY2026-27-P07`: four weeks; the thirteenth runs to the end of the year.
    FourWeeks,
    /// `2026-11`
    Month,
    /// `2026-Q4`, `FY2026-27-Q2`
    Quarter,
    /// A named term.
    Term,
    /// `2026-H1`, `FY2026-27-H1`
    Half,
    /// `2026`, `FY2026-27`
    Year,
}

impl PeriodKind {
    /// How many months a period of the kind has; nothing where it is not made of whole months.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::Day | Self::Week | Self::FourWeeks | Self::Term => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Why a period or a day cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no period at all.
    NotAPeriod,
    /// It looks like one, but there is no such day, month, week or quarter; with what there is.
    DoesNotExist(String),
    /// A fiscal year whose two numbers do not follow each other, or with one number where two are needed.
    FiscalYear(String),
}

/// A day such as `2026-09-30`.
///
/// # Errors
/// [`Unreadable`] when it is none, or there is no such day.
pub fn day(text: &str) -> Result<NaiveDate, Unreadable> {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return Err(Unreadable::NotAPeriod) };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
        return Err(Unreadable::NotAPeriod);
    };
    NaiveDate::from_ymd_opt(year.cast_signed(), month, day).ok_or_else(|| {
        Unreadable::DoesNotExist(match month_days(year.cast_signed(), month) {
            Some(days) => format!("{} {year} has {days} days", month_name(month)),
            None => "months run from 01 to 12".into(),
        })
    })
}

/// A period in one of the forms of [`PeriodKind`]; terms are looked up elsewhere.
///
/// # Errors
/// [`Unreadable`] when it is none, or the calendar has no such period.
pub fn period(text: &str, fiscal: FiscalYear) -> Result<Period, Unreadable> {
    let upper = text.to_ascii_uppercase();
    if let Some(rest) = upper.strip_prefix("FY") {
        return fiscal_period(&upper, rest, fiscal);
    }
    let mut parts = upper.splitn(2, '-');
    let year = parts.next().and_then(|year| digits(year, 4)).ok_or(Unreadable::NotAPeriod)?.cast_signed();
    let Some(part) = parts.next() else {
        return span_of(year, 1, 12, PeriodKind::Year, upper);
    };
    if part.contains('-') {
        let day = day(&upper)?;
        return Ok(Period { first: day, last: day, kind: PeriodKind::Day, text: upper });
    }
    if let Some(number) = digits(part, 2) {
        if !(1..=12).contains(&number) {
            return Err(Unreadable::DoesNotExist("months run from 01 to 12".into()));
        }
        return span_of(year, number, 1, PeriodKind::Month, upper);
    }
    match part_of_year(part)? {
        ('Q', number) => span_of(year, number * 3 - 2, 3, PeriodKind::Quarter, format!("{year}-Q{number}")),
        ('H', number) => span_of(year, number * 6 - 5, 6, PeriodKind::Half, format!("{year}-H{number}")),
        ('W', number) => {
            let first = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)
                .ok_or_else(|| Unreadable::DoesNotExist(format!("{year} has no week {number}")))?;
            let text = format!("{year}-W{number:02}");
            Ok(Period { first, last: first + Days::new(6), kind: PeriodKind::Week, text })
        }
        _ => Err(Unreadable::FiscalYear("four-week periods belong to a fiscal year: `FY2026-27-P07`".into())),
    }
}

fn fiscal_period(text: &str, rest: &str, fiscal: FiscalYear) -> Result<Period, Unreadable> {
    let mut parts = rest.split('-').peekable();
    let year = parts.next().and_then(|year| digits(year, 4)).ok_or(Unreadable::NotAPeriod)?.cast_signed();
    let mut start = year;
    if let Some(second) = parts.peek().and_then(|part| digits(part, 2)) {
        if second.cast_signed() != (year + 1) % 100 {
            let right = format!("FY{year}-{:02}", (year + 1) % 100);
            return Err(Unreadable::FiscalYear(format!("the fiscal year after {year} begins is written `{right}`")));
        }
        parts.next();
    } else if fiscal.starts != 1 {
        if !fiscal.named_by_end {
            let right = format!("FY{year}-{:02}", (year + 1) % 100);
            return Err(Unreadable::FiscalYear(format!("a fiscal year runs over two years: write `{right}`")));
        }
        start = year - 1;
    }
    let Some(part) = parts.next() else {
        return span_of(start, fiscal.starts, 12, PeriodKind::Year, text.into());
    };
    if parts.next().is_some() {
        return Err(Unreadable::NotAPeriod);
    }
    let named = text.strip_suffix(part).unwrap_or(text);
    match part_of_year(part)? {
        ('Q', number) => {
            span_of(start, fiscal.starts + number * 3 - 3, 3, PeriodKind::Quarter, format!("{named}Q{number}"))
        }
        ('H', number) => {
            span_of(start, fiscal.starts + number * 6 - 6, 6, PeriodKind::Half, format!("{named}H{number}"))
        }
        ('P', number) => {
            let year = span_of(start, fiscal.starts, 12, PeriodKind::Year, text.into())?;
            let first = year.first + Days::new(u64::from(number - 1) * 28);
            let last = if number == 13 { year.last } else { first + Days::new(27) };
            Ok(Period { first, last, kind: PeriodKind::FourWeeks, text: format!("{named}P{number:02}") })
        }
        _ => Err(Unreadable::FiscalYear("weeks belong to the calendar year: `2026-W45`".into())),
    }
}

/// `Q4`, `H1`, `W45` or `P07` as its letter and number, the number within its range.
fn part_of_year(part: &str) -> Result<(char, u32), Unreadable> {
    let letter = part.chars().next().ok_or(Unreadable::NotAPeriod)?;
    let number: u32 = part.get(1..).and_then(|number| number.parse().ok()).ok_or(Unreadable::NotAPeriod)?;
    let (most, what) = match letter {
        'Q' => (4, "quarters run from Q1 to Q4"),
        'H' => (2, "half-years are H1 and H2"),
        'W' => (53, "weeks run from W01 to W53"),
        'P' => (13, "four-week periods run from P01 to P13"),
        _ => return Err(Unreadable::NotAPeriod),
    };
    if (1..=most).contains(&number) { Ok((letter, number)) } else { Err(Unreadable::DoesNotExist(what.into())) }
}

/// `months` months from month `from` of `year` on; `from` may run over the end of the year.
fn span_of(year: i32, from: u32, months: u32, kind: PeriodKind, text: String) -> Result<Period, Unreadable> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)
        .and_then(|first| first.checked_add_months(Months::new(from - 1)))
        .ok_or(Unreadable::NotAPeriod)?;
    let last =
        first.checked_add_months(Months::new(months)).and_then(|next| next.pred_opt()).ok_or(Unreadable::NotAPeriod)?;
    Ok(Period { first, last, kind, text })
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn month_days(year: i32, month: u32) -> Option<u32> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    first.checked_add_months(Months::new(1))?.pred_opt().map(|last| last.day())
}

/// The English name of month 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[(month.clamp(1, 12) - 1) as usize]
}

/// The month of `day`; nothing outside the years that are written with four digits.
pub fn month(day: NaiveDate) -> Option<Period> {
    (0..=9999).contains(&day.year()).then(|| Period {
        first: day.with_day(1).unwrap_or(day),
        last: last_of_month(day),
        kind: PeriodKind::Month,
        text: day.format("%Y-%m").to_string(),
    })
}

/// The last day of the month of `day`.
pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// How many months lie between the months of two days; negative when `to` is earlier.
pub fn months_between(from: NaiveDate, to: NaiveDate) -> i32 {
    (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    const APRIL: FiscalYear = FiscalYear { starts: 4, named_by_end: false };
    const OCTOBER: FiscalYear = FiscalYear { starts: 10, named_by_end: true };

    fn days(text: &str, fiscal: FiscalYear) -> String {
        period(text, fiscal).map_or_else(|why| format!("{why:?}"), |p| format!("{} {}", p.first, p.last))
    }

    #[test]
    fn periods_have_their_days() {
        assert_eq!(days("2026", APRIL), "2026-01-01 2026-12-31");
        assert_eq!(days("2026-q4", APRIL), "2026-10-01 2026-12-31");
        assert_eq!(days("2026-H1", APRIL), "2026-01-01 2026-06-30");
        assert_eq!(days("2024-02", APRIL), "2024-02-01 2024-02-29");
        assert_eq!(days("2026-W45", APRIL), "2026-11-02 2026-11-08");
        assert_eq!(days("FY2026-27", APRIL), "2026-04-01 2027-03-31");
        assert_eq!(days("FY2026-27-Q4", APRIL), "2027-01-01 2027-03-31");
        assert_eq!(days("FY2026-27-P13", APRIL), "2027-03-03 2027-03-31");
        assert_eq!(days("FY2026", OCTOBER), "2025-10-01 2026-09-30");
        assert_eq!(days("FY2026-Q1", OCTOBER), "2025-10-01 2025-12-31");
    }

    #[test]
    fn what_the_calendar_lacks_is_refused() {
        assert_eq!(day("2026-02-30"), Err(Unreadable::DoesNotExist("February 2026 has 28 days".into())));
        assert!(matches!(period("2026-13", APRIL), Err(Unreadable::DoesNotExist(_))));
        assert!(matches!(period("2026-Q5", APRIL), Err(Unreadable::DoesNotExist(_))));
        assert!(period("2026-W53", APRIL).is_ok());
        assert!(matches!(period("2025-W53", APRIL), Err(Unreadable::DoesNotExist(_))));
        assert!(matches!(period("FY2026-28", APRIL), Err(Unreadable::FiscalYear(_))));
        assert!(matches!(period("FY2026", APRIL), Err(Unreadable::FiscalYear(_))));
        assert_eq!(period("92%", APRIL), Err(Unreadable::NotAPeriod));
    }
}

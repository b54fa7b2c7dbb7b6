//! The periods for which something is asked again and again: `every month from 2026-11 until 2029-06`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::calendar::{Calendar, Period, PeriodKind, Unreadable, month, months_between, period};
use crate::item::{Node, Plan};
use crate::value::{Duration, TimeUnit, Value, When};

/// How often something is asked, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cadence {
    kind: PeriodKind,
    /// Every how many periods of that kind.
    step: u32,
    from: Option<When>,
    until: Option<When>,
    due: Option<Duration>,
    /// A period of its kind that is known already: the others are spelt like it.
    like: Option<String>,
}

impl Cadence {
    /// What an entry `every` says; nothing where it says no length of time.
    pub fn of(every: Node<'_>) -> Option<Self> {
        let Some(Value::Duration(length)) = every.value("every") else { return None };
        let entry = |keyword: &'static str| every.children().find(|node| node.item().construct.keyword == keyword);
        let when = |keyword: &'static str| match &entry(keyword)?.item().values.first()?.value {
            Value::When(when) => Some(when.clone()),
            _ => None,
        };
        let due = entry("due").and_then(|due| match due.value("duration") {
            Some(Value::Duration(duration)) => Some(*duration),
            _ => None,
        });
        let from = when("from");
        let (kind, step) = kind_and_step(*length, from.as_ref());
        Some(Self { kind, step, from, until: when("until"), due, like: None })
    }

    /// The same cadence, counted from `from`.
    pub(crate) fn starting(mut self, from: When) -> Self {
        self.from = Some(from);
        self
    }

    /// The same, counted from `first` where the plan says no beginning. Years, half-years and quarters are then those of
    /// the calendar or of fiscal years as it is one, and spelt like it.
    #[must_use]
    pub fn counted_from(self, first: &When) -> Self {
        let like = match first {
            When::Period(first) if first.kind == self.kind => Some(first.text.clone()),
            _ => None,
        };
        Self { from: self.from.or_else(|| Some(first.clone())), like, ..self }
    }

    /// The kind of its periods.
    pub fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// Every how many periods of that kind.
    pub fn step(&self) -> u32 {
        self.step
    }

    /// The period that `text` names, spelt in the one way in which it is recorded.
    ///
    /// # Errors
    /// What is wrong with it, in a few words, when it is none or does not belong to the cadence.
    pub fn read(&self, text: &str, calendar: &Calendar) -> Result<Period, String> {
        let read = match calendar.terms.get(text) {
            Some(term) => Ok(term.clone()),
            None => period(text, calendar.fiscal),
        };
        let read = match read {
            Ok(read) if read.kind == self.kind => read,
            Ok(_) | Err(Unreadable::NotAPeriod) => return Err(format!("expected {}", self.expected(calendar))),
            Err(Unreadable::DoesNotExist(why) | Unreadable::FiscalYear(why)) => return Err(why),
        };
        let usual = self.holding(read.first, calendar);
        let read = usual.filter(|usual| (usual.first, usual.last) == (read.first, read.last)).ok_or_else(|| {
            let unlike = format!("its days are not those of {}", self.expected(calendar));
            if self.kind == PeriodKind::Term { "it is no term of the plan".to_owned() } else { unlike }
        })?;
        self.belongs(&read)?;
        Ok(read)
    }

    fn belongs(&self, period: &Period) -> Result<(), String> {
        if let Some(from) = &self.from {
            if period.last < from.first() {
                return Err(format!("it is asked for the first time in {from}"));
            }
            if self.steps(from.first(), period.first) % i64::from(self.step) != 0 {
                return Err(format!("it is asked for every {} periods, counted from {from}", self.step));
            }
        }
        match &self.until {
            Some(until) if period.first > until.last() => Err(format!("it is asked for the last time in {until}")),
            _ => Ok(()),
        }
    }

    /// How many periods of the kind lie between two days.
    fn steps(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let months = i64::from(months_between(from, to));
        match self.kind {
            PeriodKind::Day => (to - from).num_days(),
            PeriodKind::Week => (monday(to) - monday(from)).num_days() / 7,
            PeriodKind::FourWeeks | PeriodKind::Term => 0,
            PeriodKind::Month => months,
            PeriodKind::Quarter => months.div_euclid(3),
            PeriodKind::Half => months.div_euclid(6),
            PeriodKind::Year => months.div_euclid(12),
        }
    }

    /// The period of the cadence's kind in which `day` lies.
    pub fn holding(&self, day: NaiveDate, calendar: &Calendar) -> Option<Period> {
        let fiscal = calendar.fiscal;
        let calendar_year =
            matches!(&self.from, Some(When::Period(from)) if from.kind == self.kind && !from.text.starts_with("FY"));
        let year = |day: NaiveDate| day.year() - i32::from(day.month() < fiscal.starts);
        let like = self.like.as_deref().and_then(|like| like.strip_prefix("FY"));
        let fiscal_year = like.is_some();
        // `FY2026-Q1` in a plan that names its years by their ends.
        let one_number = like.is_some_and(|like| like.get(5..7).is_none_or(|second| second.parse::<u8>().is_err()));
        let fiscal_text = |part: String| {
            let year = year(day);
            let name = if one_number && fiscal.named_by_end {
                format!("FY{}", year + i32::from(fiscal.starts != 1))
            } else if fiscal.starts == 1 {
                format!("FY{year}")
            } else {
                format!("FY{year}-{:02}", (year + 1).rem_euclid(100))
            };
            format!("{name}{part}")
        };
        // How far into its fiscal year the day is, in months.
        let into = (day.month() + 12 - fiscal.starts) % 12;
        let text = match self.kind {
            PeriodKind::Day => {
                return Some(Period { first: day, last: day, kind: PeriodKind::Day, text: day.to_string() });
            }
            PeriodKind::Week => format!("{}-W{:02}", day.iso_week().year(), day.iso_week().week()),
            PeriodKind::Month => return month(day),
            PeriodKind::Quarter if calendar_year || !fiscal_year && fiscal.starts % 3 == 1 => {
                format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
            }
            PeriodKind::Quarter => fiscal_text(format!("-Q{}", into / 3 + 1)),
            PeriodKind::Half if calendar_year || !fiscal_year && fiscal.starts % 6 == 1 => {
                format!("{}-H{}", day.year(), day.month0() / 6 + 1)
            }
            PeriodKind::Half => fiscal_text(format!("-H{}", into / 6 + 1)),
            PeriodKind::Year if calendar_year || !fiscal_year && fiscal.starts == 1 => day.year().to_string(),
            PeriodKind::Year => fiscal_text(String::new()),
            PeriodKind::FourWeeks => {
                let first = NaiveDate::from_ymd_opt(year(day), fiscal.starts, 1)?;
                let number = ((day - first).num_days() / 28).min(12) + 1;
                fiscal_text(format!("-P{number:02}"))
            }
            PeriodKind::Term => {
                return calendar.terms.values().find(|term| (term.first..=term.last).contains(&day)).cloned();
            }
        };
        period(&text, fiscal).ok()
    }

    /// The first period that ends on `day` or later and belongs to the cadence.
    pub fn next(&self, day: NaiveDate, calendar: &Calendar) -> Option<Period> {
        let day = self.from.as_ref().map_or(day, |from| from.first().max(day));
        if self.kind == PeriodKind::Term {
            let mut terms: Vec<_> = calendar.terms.values().filter(|term| term.last >= day).collect();
            terms.sort();
            return terms.first().map(|term| (*term).clone());
        }
        let mut next = self.holding(day, calendar)?;
        for _ in 0..=self.step {
            match self.belongs(&next) {
                Ok(()) => return Some(next),
                Err(_) => next = self.holding(next.last.succ_opt()?, calendar)?,
            }
        }
        None
    }

    /// The period after `period`; nothing when that was the last one.
    pub fn after(&self, period: &Period, calendar: &Calendar) -> Option<Period> {
        self.next(period.last.succ_opt()?, calendar)
    }

    /// The period that `day` follows: the last one that was over on that day.
    pub fn before(&self, day: NaiveDate, calendar: &Calendar) -> Option<Period> {
        let mut day = day;
        for _ in 0..=self.step {
            day = match self.kind {
                PeriodKind::Term => calendar.terms.values().map(|term| term.last).filter(|last| *last < day).max()?,
                _ => self.holding(day, calendar)?.first.pred_opt()?,
            };
            let found = self.holding(day, calendar)?;
            if self.belongs(&found).is_ok() {
                return Some(found);
            }
        }
        None
    }

    /// The day on which what was asked for `period` is due; nothing where the plan does not say it.
    pub fn due(&self, period: &Period, plan: &Plan) -> Option<NaiveDate> {
        let due = self.due?;
        if due.unit != TimeUnit::WorkingDays {
            return due.after(period.last);
        }
        working_days(period.last, due.count, plan)
    }

    /// A period of it: `2026-11`.
    pub fn example(&self, calendar: &Calendar) -> String {
        let day = self.from.as_ref().map(When::first).or_else(|| NaiveDate::from_ymd_opt(2026, 11, 2));
        let example = day.and_then(|day| self.holding(day, calendar)).map(|period| period.text);
        example.or_else(|| calendar.terms.keys().next().cloned()).unwrap_or_default()
    }

    /// What a period of it looks like, for a message: "a month such as `2026-11`".
    fn expected(&self, calendar: &Calendar) -> String {
        let kind = match self.kind {
            PeriodKind::Day => "a day",
            PeriodKind::Week => "a week",
            PeriodKind::FourWeeks => "a period of four weeks",
            PeriodKind::Month => "a month",
            PeriodKind::Quarter => "a quarter",
            PeriodKind::Term => "a term",
            PeriodKind::Half => "a half-year",
            PeriodKind::Year => "a year",
        };
        format!("{kind} such as `{}`", self.example(calendar))
    }
}

/// The kind of the periods and every how many of them. A first time of a finer kind decides: `every year from 2026-06` is about Junes.
fn kind_and_step(every: Duration, from: Option<&When>) -> (PeriodKind, u32) {
    let count = every.count.clamp(1, 1200);
    let (kind, step) = match every.unit {
        TimeUnit::Minutes | TimeUnit::Hours => (PeriodKind::Day, 1),
        TimeUnit::Days | TimeUnit::WorkingDays => (PeriodKind::Day, count),
        TimeUnit::Weeks if count == 4 => (PeriodKind::FourWeeks, 1),
        TimeUnit::Weeks => (PeriodKind::Week, count),
        TimeUnit::Months if count.is_multiple_of(12) => (PeriodKind::Year, count / 12),
        TimeUnit::Months if count == 3 => (PeriodKind::Quarter, 1),
        TimeUnit::Months if count == 6 => (PeriodKind::Half, 1),
        TimeUnit::Months => (PeriodKind::Month, count),
        TimeUnit::Quarters if count.is_multiple_of(4) => (PeriodKind::Year, count / 4),
        TimeUnit::Quarters if count == 2 => (PeriodKind::Half, 1),
        TimeUnit::Quarters => (PeriodKind::Quarter, count),
        TimeUnit::Terms => (PeriodKind::Term, 1),
        TimeUnit::Years => (PeriodKind::Year, count),
    };
    let Some(When::Period(from)) = from else { return (kind, step) };
    let months = kind.months().unwrap_or(1) * step;
    match from.kind {
        PeriodKind::Term => (PeriodKind::Term, 1),
        PeriodKind::Week if every.unit == TimeUnit::Weeks => (PeriodKind::Week, count),
        PeriodKind::Month if kind > PeriodKind::Month => (PeriodKind::Month, months),
        PeriodKind::Quarter if kind > PeriodKind::Quarter => (PeriodKind::Quarter, months / 3),
        PeriodKind::Half if kind > PeriodKind::Half => (PeriodKind::Half, months / 6),
        _ => (kind, step),
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

/// The holidays of the plan, each with its first and its last day.
fn holidays(plan: &Plan) -> impl Iterator<Item = (Node<'_>, (NaiveDate, NaiveDate))> {
    let holidays = plan.root().into_iter().flat_map(|plan| plan.each("holiday"));
    holidays.filter_map(|holiday| match holiday.value("period") {
        Some(Value::When(when)) => Some((holiday, (when.first(), when.last()))),
        _ => None,
    })
}

/// The days of the holidays of the plan, each from its first day to its last.
pub(crate) fn free_days(plan: &Plan) -> Vec<(NaiveDate, NaiveDate)> {
    holidays(plan).map(|(_, days)| days).collect()
}

/// The holiday of the plan on which `day` falls.
pub fn holiday(plan: &Plan, day: NaiveDate) -> Option<Node<'_>> {
    holidays(plan).find(|(_, (first, last))| (*first..=*last).contains(&day)).map(|(holiday, _)| holiday)
}

/// Whether nobody works on `day`: a weekend, or one of the `holidays`.
pub(crate) fn is_free(day: NaiveDate, holidays: &[(NaiveDate, NaiveDate)]) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
        || holidays.iter().any(|(first, last)| (*first..=*last).contains(&day))
}

/// The day `count` working days after `day`: Monday to Friday, holidays of the plan left out.
fn working_days(day: NaiveDate, count: u32, plan: &Plan) -> Option<NaiveDate> {
    let holidays = free_days(plan);
    let (mut day, mut left) = (day, count);
    // Nothing is due more than a lifetime later; a plan of holidays only would never end.
    let last = day.checked_add_months(Months::new(1200))?;
    while left > 0 && day < last {
        day = day.checked_add_days(Days::new(1))?;
        left -= u32::from(!is_free(day, &holidays));
    }
    (left == 0).then_some(day)
}

/// The day `length` before `day`, working days counted without weekends and holidays of the plan.
pub fn days_before(day: NaiveDate, length: Duration, plan: &Plan) -> Option<NaiveDate> {
    if length.unit != TimeUnit::WorkingDays {
        return day.checked_sub_days(Days::new(u64::from(length.days())));
    }
    let holidays = free_days(plan);
    let (mut day, mut left) = (day, length.count);
    let first = day.checked_sub_months(Months::new(1200))?;
    while left > 0 && day > first {
        day = day.pred_opt()?;
        left -= u32::from(!is_free(day, &holidays));
    }
    (left == 0).then_some(day)
}

#[cfg(test)]
mod tests {
    use milepost_diagnostics::FileId;

    use super::*;

    fn plan(every: &str) -> Plan {
        let text = format!(
            "plan p {{ period 2026 to 2029; fiscal_year starts april; holiday 2026-12-25 \"Christmas\"; \
             term autumn 2026-09-01 to 2026-12-18 }}\ncollection c {{ every {every} }}"
        );
        crate::compile(&[milepost_syntax::parse(FileId(0), text)]).0
    }

    fn cadence(plan: &Plan) -> Cadence {
        Cadence::of(plan.all("collection").next().unwrap().entry("every").unwrap()).unwrap()
    }

    fn read(every: &str, text: &str) -> String {
        let plan = plan(every);
        cadence(&plan).read(text, plan.calendar()).map_or_else(|why| why, |period| period.text)
    }

    #[test]
    fn a_period_is_spelt_in_one_way() {
        assert_eq!(read("month", "2026-11"), "2026-11");
        assert_eq!(read("quarter", "FY2026-27-Q3"), "2026-Q4");
        assert_eq!(read("year", "FY2026-27"), "FY2026-27");
        assert_eq!(read("year from 2026", "2026"), "2026");
        assert_eq!(read("week", "2026-w45"), "2026-W45");
        assert_eq!(read("month from autumn", "autumn"), "autumn");
        assert_eq!(read("term", "autumn"), "autumn");
    }

    #[test]
    fn a_period_of_another_cadence_is_refused() {
        assert_eq!(read("month", "2026-Q4"), "expected a month such as `2026-11`");
        assert_eq!(read("month", "November"), "expected a month such as `2026-11`");
        assert_eq!(read("year", "2026"), "its days are not those of a year such as `FY2026-27`");
        assert_eq!(read("month from 2026-11", "2026-10"), "it is asked for the first time in 2026-11");
        assert_eq!(read("month until 2026-11", "2026-12"), "it is asked for the last time in 2026-11");
        assert_eq!(read("2 months from 2026-05", "2026-06"), "it is asked for every 2 periods, counted from 2026-05");
        assert_eq!(read("year from 2026-06", "2027-06"), "2027-06");
    }

    #[test]
    fn periods_follow_each_other() {
        let of = |every: &str, day: &str| {
            let plan = plan(every);
            let (cadence, calendar) = (cadence(&plan), plan.calendar());
            let next = cadence.next(day.parse().unwrap(), calendar);
            let after = next.as_ref().and_then(|next| cadence.after(next, calendar));
            let before = cadence.before(day.parse().unwrap(), calendar);
            let text = |period: Option<Period>| period.map_or_else(|| "-".to_owned(), |period| period.text);
            format!("{} {} {}", text(before), text(next), text(after))
        };
        assert_eq!(of("month", "2026-11-30"), "2026-10 2026-11 2026-12");
        assert_eq!(of("week", "2027-01-01"), "2026-W52 2026-W53 2027-W01");
        assert_eq!(of("2 months from 2026-05", "2026-06-10"), "2026-05 2026-07 2026-09");
        assert_eq!(of("month from 2026-11 until 2026-12", "2026-12-01"), "2026-11 2026-12 -");
        assert_eq!(of("4 weeks", "2026-04-28"), "FY2025-26-P13 FY2026-27-P01 FY2026-27-P02");
        assert_eq!(of("half_year", "2026-04-01"), "FY2025-26-H2 FY2026-27-H1 FY2026-27-H2");
    }

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        let due = |every: &str, period: &str| {
            let plan = plan(every);
            let cadence = cadence(&plan);
            cadence.due(&cadence.read(period, plan.calendar()).unwrap(), &plan).map(|day| day.to_string())
        };
        // 18 December 2026 is a Friday, the 25th a holiday.
        assert_eq!(due("day due 6 working_days after", "2026-12-18").as_deref(), Some("2026-12-29"));
        assert_eq!(due("month due 10 days after", "2026-11").as_deref(), Some("2026-12-10"));
        assert_eq!(due("month", "2026-11"), None);
    }
}

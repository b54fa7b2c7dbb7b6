//! The days on which a routine meets.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::cadence::{Cadence, free_days, is_free};
use crate::calendar::Period;
use crate::item::Node;
use crate::value::{Value, When};

/// One time that a routine meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The period of the cadence for which it meets.
    pub period: Period,
    /// The day, before any rule for holidays.
    pub day: NaiveDate,
    /// Whether the plan says that nobody can meet on that day.
    pub holiday: bool,
}

/// At most so many meetings are worked out: one a week for twenty years.
const MOST: usize = 1040;

/// So far ahead the next meeting is looked for.
const AHEAD: Months = Months::new(24);

/// The meetings of `routine` from `first` to `last`, both included; none where the plan does not say on which day.
pub fn meetings(routine: Node<'_>, first: NaiveDate, last: NaiveDate) -> Vec<Meeting> {
    let plan = routine.plan();
    let Some(every) = routine.entry("every") else { return Vec::new() };
    let Some(Value::Word(rule)) = every.entry("on").and_then(|on| on.value("day")) else { return Vec::new() };
    let Some(cadence) = Cadence::of(every) else { return Vec::new() };
    let calendar = plan.calendar();
    // A cadence without a first time counts from the beginning of the plan, whatever is asked for.
    let begins = plan.days().map_or(first, |(begins, _)| begins.min(first));
    let cadence = if every.has("from") { cadence } else { cadence.starting(When::Day(begins)) };
    let free = free_days(plan);
    let mut found = Vec::new();
    let mut next = cadence.next(first, calendar);
    while let Some(period) = next.filter(|period| period.first <= last && found.len() < MOST) {
        if let Some(day) = day_in(&period, rule, &free).filter(|day| (first..=last).contains(day)) {
            let holiday = free.iter().any(|(from, to)| (*from..=*to).contains(&day));
            found.push(Meeting { period: period.clone(), day, holiday });
        }
        next = cadence.after(&period, calendar);
    }
    found
}

/// The day on which `meeting` of `routine` is held, after the routine's rule for holidays; nothing where it is skipped.
pub fn held(routine: Node<'_>, meeting: &Meeting) -> Option<NaiveDate> {
    let free = free_days(routine.plan());
    // Holidays that never end leave the meeting where it is.
    let works = |day: &NaiveDate| !is_free(*day, &free);
    match routine.word_of("if_holiday").filter(|_| meeting.holiday) {
        Some("skip") => None,
        Some("next_working_day") => Some(meeting.day.iter_days().take(366).find(works).unwrap_or(meeting.day)),
        Some("previous_working_day") => {
            let before = std::iter::successors(Some(meeting.day), NaiveDate::pred_opt);
            Some(before.take(366).find(works).unwrap_or(meeting.day))
        }
        _ => Some(meeting.day),
    }
}

/// The first day on or after `day` on which `routine` meets, as its rule for holidays has it; nothing where it meets no
/// more before the end of the plan, or where the plan does not say on which day.
pub fn next_meeting(routine: Node<'_>, day: NaiveDate) -> Option<NaiveDate> {
    if let Some(When::Day(once)) = routine.when_of("once") {
        return Some(once).filter(|once| *once >= day);
    }
    let until = day.checked_add_months(AHEAD)?;
    let until = routine.plan().days().map_or(until, |(_, ends)| ends.min(until));
    // Holidays may have moved a meeting from before the day.
    let from = day.checked_sub_months(Months::new(1))?;
    let held = meetings(routine, from, until).into_iter().filter_map(|meeting| held(routine, &meeting));
    held.filter(|held| *held >= day).min()
}

/// The day of `period` that `rule` names: `first tuesday`, `friday`, `day 15`, `last working_day`.
fn day_in(period: &Period, rule: &str, free: &[(NaiveDate, NaiveDate)]) -> Option<NaiveDate> {
    if let Some(number) = rule.strip_prefix("day ") {
        let number: usize = number.parse().ok()?;
        return period.first.iter_days().nth(number.checked_sub(1)?).filter(|day| *day <= period.last);
    }
    let (ordinal, day) = rule.split_once(' ').unwrap_or(("first", rule));
    let fits = |candidate: &NaiveDate| match weekday(day) {
        Some(weekday) => candidate.weekday() == weekday,
        None => !is_free(*candidate, free),
    };
    let mut days = period.first.iter_days().take_while(|candidate| *candidate <= period.last).filter(fits);
    match ordinal {
        "second" => days.nth(1),
        "third" => days.nth(2),
        "fourth" => days.nth(3),
        "last" => days.last(),
        _ => days.next(),
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "monday" => Some(Weekday::Mon),
        "tuesday" => Some(Weekday::Tue),
        "wednesday" => Some(Weekday::Wed),
        "thursday" => Some(Weekday::Thu),
        "friday" => Some(Weekday::Fri),
        "saturday" => Some(Weekday::Sat),
        "sunday" => Some(Weekday::Sun),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use milepost_diagnostics::FileId;

    use super::*;

    fn days(every: &str, until: &str) -> Vec<String> {
        let text = format!(
            "plan p {{ period 2026 to 2029; holiday 2026-12-25 \"Christmas\"; holiday 2026-12-31 }}\n\
             routine r {{ every {every} }}"
        );
        let (plan, broken) = crate::compile(&[milepost_syntax::parse(FileId(0), text)]);
        assert!(broken.is_empty(), "{broken:#?}");
        let routine = plan.all("routine").next().unwrap();
        let first = NaiveDate::from_ymd_opt(2026, 9, 15).unwrap();
        let found = meetings(routine, first, until.parse().unwrap());
        found
            .iter()
            .map(|meeting| format!("{}{}", meeting.day, if meeting.holiday { " holiday" } else { "" }))
            .collect()
    }

    #[test]
    fn a_routine_meets_on_the_day_of_its_rule() {
        assert_eq!(days("month on third tuesday", "2026-11-30"), ["2026-09-15", "2026-10-20", "2026-11-17"]);
        assert_eq!(days("2 months on first tuesday from 2026-05", "2027-01-31"), ["2026-11-03", "2027-01-05"]);
        assert_eq!(days("2 months on first tuesday", "2026-12-31"), ["2026-11-03"]);
        assert_eq!(days("week on friday", "2026-10-02"), ["2026-09-18", "2026-09-25", "2026-10-02"]);
        assert_eq!(days("quarter on last working_day", "2026-12-31"), ["2026-09-30", "2026-12-30"]);
        assert_eq!(days("month on day 31", "2026-12-31"), ["2026-10-31", "2026-12-31 holiday"]);
        assert_eq!(days("month", "2026-12-31"), [""; 0]);
    }

    #[test]
    fn a_cadence_without_a_first_time_counts_from_the_beginning_of_the_plan() {
        let text = "plan p { period 2026 to 2027-06 }\nroutine r { every 2 months on first tuesday }";
        let (plan, _) = crate::compile(&[milepost_syntax::parse(FileId(0), text)]);
        let routine = plan.all("routine").next().unwrap();
        let next = |day: &str| next_meeting(routine, day.parse().unwrap()).map(|day| day.to_string());
        assert_eq!(next("2026-10-01").as_deref(), Some("2026-11-03"));
        assert_eq!(next("2026-11-03").as_deref(), Some("2026-11-03"));
        assert_eq!(next("2026-11-04").as_deref(), Some("2027-01-05"));
        assert_eq!(next("2027-05-05"), None);
    }

    #[test]
    fn the_next_meeting_is_the_one_that_holidays_leave() {
        let next = |when: &str, day: &str| {
            let text = format!(
                "plan p {{ period 2026 to 2027; holiday 2026-12-25; holiday 2026-12-28 }}\nroutine r {{ {when} }}"
            );
            let (plan, _) = crate::compile(&[milepost_syntax::parse(FileId(0), text)]);
            next_meeting(plan.all("routine").next().unwrap(), day.parse().unwrap()).map(|day| day.to_string())
        };
        let monthly = "every month on last friday; if_holiday next_working_day";
        assert_eq!(next(monthly, "2026-12-26").as_deref(), Some("2026-12-29"));
        assert_eq!(next(monthly, "2026-12-30").as_deref(), Some("2027-01-29"));
        assert_eq!(next("once 2026-10-06", "2026-10-06").as_deref(), Some("2026-10-06"));
        assert_eq!(next("once 2026-10-06", "2026-10-07"), None);
        assert_eq!(next("on_demand", "2026-10-07"), None);
    }

    #[test]
    fn a_meeting_on_a_holiday_is_held_as_the_routine_says() {
        let on = |rule: &str| {
            let text = format!(
                "plan p {{ period 2026 to 2029; holiday 2026-12-25 }}\n\
                 routine r {{ every month on last friday from 2026-12 until 2026-12\n{rule} }}"
            );
            let (plan, broken) = crate::compile(&[milepost_syntax::parse(FileId(0), text)]);
            assert!(broken.is_empty(), "{broken:#?}");
            let routine = plan.all("routine").next().unwrap();
            let day = |text: &str| text.parse::<NaiveDate>().unwrap();
            let found = meetings(routine, day("2026-12-01"), day("2026-12-31"));
            assert_eq!(found.len(), 1);
            held(routine, &found[0]).map(|day| day.to_string())
        };
        assert_eq!(on("").as_deref(), Some("2026-12-25"));
        assert_eq!(on("if_holiday next_working_day").as_deref(), Some("2026-12-28"));
        assert_eq!(on("if_holiday previous_working_day").as_deref(), Some("2026-12-24"));
        assert_eq!(on("if_holiday skip"), None);
    }

    #[test]
    fn a_meeting_on_a_holiday_is_marked() {
        assert_eq!(days("month on last friday", "2026-12-31")[3], "2026-12-25 holiday");
    }
}

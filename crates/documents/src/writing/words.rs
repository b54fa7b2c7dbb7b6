//! How values are written in documents: days, periods, numbers, words of the language.

use chrono::{Datelike, NaiveDate};
use milepost_plan::calendar::{Period, PeriodKind, month_name};
use milepost_plan::trajectory;
use milepost_plan::{Change, Duration, Level, Node, Quantity, Unit, Value, When};
use milepost_tracking::rating::Colour;
use milepost_vocabulary::Construct;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::view::{State, Tone};

/// `30 Sep 2018`
pub(crate) fn day(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), &month_name(date.month())[..3], date.year())
}

/// `Sep 2018`, `Q4 2026`, `Q2 FY2026-27`, `week 45 of 2026`.
pub(crate) fn period(period: &Period) -> String {
    let first = period.first;
    match (period.kind, period.text.rsplit_once('-')) {
        (PeriodKind::Day, _) => day(first),
        (PeriodKind::Month, _) if !period.text.starts_with("FY") => {
            format!("{} {}", &month_name(first.month())[..3], first.year())
        }
        (PeriodKind::Week, Some((year, week))) => format!("week {} of {year}", week.trim_start_matches(['W', '0'])),
        (PeriodKind::Quarter | PeriodKind::Half | PeriodKind::FourWeeks | PeriodKind::Month, Some((year, part))) => {
            format!("{part} {year}")
        }
        _ => period.text.replace('_', " "),
    }
}

pub(crate) fn when(when: &When) -> String {
    match when {
        When::Day(date) => day(*date),
        When::Period(of) => period(of),
    }
}

/// How often: `every month`, `every 2 weeks`.
pub(crate) fn cadence(every: Duration) -> String {
    let text = every.to_string();
    format!("every {}", text.strip_prefix("1 ").unwrap_or(&text))
}

/// A day of a cadence, its week day with a capital: `first Tuesday`.
pub(crate) fn week_day(day: &str) -> String {
    let word = |word: &str| {
        if word.ends_with("day") && !matches!(word, "day" | "working_day") {
            capital(word)
        } else {
            word.replace('_', " ")
        }
    };
    day.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A number with its unit; one without takes that of its metric.
pub(crate) fn quantity(quantity: &Quantity, unit: Option<&Unit>) -> String {
    let unit = quantity.unit.clone().or_else(|| unit.cloned());
    if unit == Some(Unit::Points) && quantity.number.abs() == Decimal::ONE {
        return format!("{} point", minus(&quantity.number.to_string()));
    }
    minus(&Quantity { number: quantity.number, unit }.to_string().replace('_', " "))
}

/// A true minus sign before digits, which a hyphen is not.
fn minus(text: &str) -> String {
    text.strip_prefix('-').map_or_else(|| text.to_owned(), |rest| format!("−{rest}"))
}

pub(crate) fn change(change: &Change, unit: Option<&Unit>) -> String {
    match change {
        Change::By(by) => {
            // The difference of two percentages is in points.
            let unit = if unit == Some(&Unit::Percent) { Some(&Unit::Points) } else { unit };
            let sign = if by.number.is_sign_positive() { "+" } else { "" };
            format!("{sign}{}", quantity(by, unit))
        }
        other => minus(&other.to_string()),
    }
}

pub(crate) fn level(level: &Level, unit: Option<&Unit>) -> String {
    match level {
        Level::Is(of) => quantity(of, unit),
        Level::Changed(of) => change(of, unit),
        Level::Unknown => "not known yet".to_owned(),
    }
}

/// A unit of measurement, as people say it.
pub(crate) fn unit(unit: &Unit) -> String {
    match unit {
        Unit::Percent => "per cent".to_owned(),
        Unit::Count(Some(noun)) => noun.replace('_', " "),
        Unit::Money(currency) => currency.clone(),
        other => other.to_string().replace('_', " "),
    }
}

/// A number beside a chart whose axis says what is counted.
pub(crate) fn short(number: Decimal, unit: Option<&Unit>) -> String {
    let unit = match unit {
        Some(Unit::Count(_) | Unit::Rate { .. }) => None,
        other => other,
    };
    quantity(&Quantity { number, unit: unit.cloned() }, None)
}

/// A computed value of a metric, as it is printed.
pub(crate) fn printed(value: Decimal, metric: Node<'_>) -> String {
    minus(&trajectory::printed(value, metric))
}

/// The same beside a chart whose axis says what is counted.
pub(crate) fn short_printed(value: Decimal, metric: Node<'_>) -> String {
    let text = printed(value, metric);
    match trajectory::unit(metric) {
        Some(Unit::Count(_) | Unit::Rate { .. }) => first_word(&text),
        _ => text,
    }
}

/// The number at the beginning of a value in words.
pub(crate) fn first_word(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// A value in words; `unit` is that of the metric around it.
pub(crate) fn value(value: &Value, unit: Option<&Unit>) -> String {
    match value {
        Value::Word(word) => word.replace('_', " "),
        Value::Text(text) => text.clone(),
        Value::Date(date) => day(*date),
        Value::Period(of) => period(of),
        Value::When(of) => when(of),
        Value::Span(from, to) => format!("{} to {}", when(from), when(to)),
        Value::Level(of) => level(of, unit),
        Value::Quantity(of) => quantity(of, None),
        Value::Change(of) => change(of, unit),
        Value::Unit(of) => of.to_string().replace('_', " "),
        Value::Reference(reference) => reference.name.replace('_', " "),
        Value::Whole(number) => whole(*number),
        Value::Duration(_) => value.to_string(),
        Value::Formula(formula) => formula.to_string(),
    }
}

/// A whole number.
pub(crate) fn whole(number: i64) -> String {
    minus(&milepost_plan::number(Decimal::from(number)))
}

/// A construct as people call it: `Held by`. Most keywords say it themselves.
pub(crate) fn label(construct: &Construct) -> String {
    let label = match construct.id {
        "allow" => "accepted finding",
        "as" => "announced as",
        "better" => "better when",
        "frequency" | "collection.every" | "routine.every" | "feedback.every" | "link.every" => "how often",
        "key" => "rank",
        "lag" => "known or felt after",
        "met_by" => "to be met by",
        "observed" => "measured",
        "of" => "about",
        "respond" => "answered",
        "reviews" => "looks at",
        "setting" => "threshold of the checks",
        "severity" => "weight of a finding",
        "sign_off" => "signed off by",
        "via" => "through",
        _ => return capital(&construct.keyword.replace('_', " ")),
    };
    capital(label)
}

pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A word that says how something stands, with its tone.
pub(crate) fn state(word: &str) -> State {
    let tone = match word {
        "green" | "done" | "on_track" | "strong" | "met" | "closed" | "yes" | "live" => Tone::Good,
        "amber_green" | "adequate" | "partly" => Tone::Fair,
        "amber_red" | "at_risk" | "open" => Tone::Poor,
        "red" | "late" | "weak" | "missed" | "occurred" => Tone::Bad,
        _ => Tone::Plain,
    };
    let text = if word.starts_with("amber_") { word.replace('_', "-") } else { word.replace('_', " ") };
    let letters = Colour::from_word(word).map(Colour::letters).unwrap_or_default();
    State { tone, letters, text }
}

/// How much of a thing there is on a scale of five.
pub(crate) fn of_five(word: &str) -> Option<u8> {
    let steps = ["very_low", "low", "medium", "high", "very_high"];
    (1..=5).zip(steps).find(|(_, step)| *step == word).map(|(number, _)| number)
}

/// A number as a place on a canvas.
pub(crate) fn place(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}

/// What stands before and after a value on an axis, and what must be said above it.
pub(crate) fn axis(unit: Option<&Unit>) -> (String, String, String) {
    let (prefix, suffix, above) = match unit {
        Some(Unit::Percent) => ("", "%", String::new()),
        Some(Unit::Money(currency)) => match currency.as_str() {
            "GBP" => ("£", "", String::new()),
            "EUR" => ("€", "", String::new()),
            "USD" => ("$", "", String::new()),
            other => ("", "", other.to_owned()),
        },
        Some(Unit::Count(Some(noun))) => ("", "", noun.replace('_', " ")),
        Some(Unit::Count(None)) | None => ("", "", String::new()),
        Some(other) => ("", "", other.to_string().replace('_', " ")),
    };
    (prefix.to_owned(), suffix.to_owned(), above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use milepost_plan::calendar::{FiscalYear, period as read};

    #[test]
    fn periods_are_written_as_people_say_them() {
        let fiscal = FiscalYear { starts: 4, named_by_end: false };
        let written = ["2018-09", "2026-Q4", "FY2026-27-Q2", "2026-W05", "FY2026-27", "2026", "2026-09-30"];
        let spoken = written.map(|text| period(&read(text, fiscal).expect("a period")));
        assert_eq!(
            spoken,
            ["Sep 2018", "Q4 2026", "Q2 FY2026-27", "week 5 of 2026", "FY2026-27", "2026", "30 Sep 2026"]
        );
    }

    #[test]
    fn a_difference_of_percentages_is_in_points() {
        let by = |number: i64| Change::By(Quantity { number: Decimal::from(number), unit: None });
        assert_eq!(change(&by(-3), Some(&Unit::Percent)), "−3 points");
        assert_eq!(change(&by(4), Some(&Unit::Percent)), "+4 points");
    }
}

//! The values of a plan in words.

use chrono::NaiveDate;
use fixed_decimal::SignDisplay;
use milepost_plan::calendar::{Period, PeriodKind};
use milepost_plan::{Change, Duration, Level, Node, Quantity, TimeUnit, Unit, Value, When, trajectory};
use rust_decimal::Decimal;

use crate::{Locale, say, steers_direction};

/// The cases in which Arabic says a number, alone and behind a word that it belongs to.
const NOMINATIVE: &str = "nominative";
const GENITIVE: &str = "genitive";
/// What Fluent puts around an argument to keep it apart from the text around it.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

impl Locale {
    /// A percentage: `60.4%`.
    pub fn percent(&self, number: Decimal) -> String {
        self.percent_of(&self.number(number))
    }

    /// A number that is written already, with the sign of a percentage. The marks of the message keep the two together
    /// from whichever side they are read; what keeps the number apart from its sign would undo that.
    pub fn percent_of(&self, number: &str) -> String {
        say!(self, "percent", number = number, digits = self.0.formats.digits).replace(ISOLATES, "")
    }

    /// An amount of money: `42 million GBP`.
    pub fn money(&self, number: Decimal, currency: &str) -> String {
        let large = self.in_large_units(number);
        let initial = match large {
            None => "none",
            Some(_) if currency.starts_with(['A', 'E', 'I', 'O', 'U']) => "vowel",
            Some(_) => "consonant",
        };
        let amount = large.unwrap_or_else(|| self.number(number));
        say!(self, "money", amount = amount, currency = currency, initial = initial)
    }

    /// A number, in millions or billions where that is shorter and exact to three digits.
    pub fn scaled(&self, number: Decimal) -> String {
        self.in_large_units(number).unwrap_or_else(|| self.number(number))
    }

    fn in_large_units(&self, number: Decimal) -> Option<String> {
        [(1_000_000_000_i64, "billion"), (1_000_000, "million")].into_iter().find_map(|(scale, id)| {
            let parts = number / Decimal::from(scale);
            let is_short = parts.abs() >= Decimal::ONE && parts.round_dp(3) == parts;
            is_short.then(|| self.message(id, &[("number", parts.normalize().into())]))
        })
    }

    /// A number with its unit; one without takes `unit`, that of its metric.
    pub fn quantity(&self, quantity: &Quantity, unit: Option<&Unit>) -> String {
        let sign = if quantity.number.is_sign_negative() { SignDisplay::Negative } else { SignDisplay::Never };
        self.with_sign(quantity.number, sign, |number| {
            self.size(&Quantity { number, ..quantity.clone() }, unit, NOMINATIVE)
        })
    }

    /// How large a difference is, with its unit, behind a preposition.
    pub fn change_behind(&self, change: &Quantity) -> String {
        self.size_of_change(change, None, GENITIVE)
    }

    /// A number that is not negative, with its unit.
    fn size(&self, quantity: &Quantity, unit: Option<&Unit>, case: &'static str) -> String {
        let number = quantity.number;
        let inflected = |message| self.message(message, &[("number", number.into()), ("case", case.into())]);
        match quantity.unit.as_ref().or(unit) {
            None | Some(Unit::Count(None) | Unit::Index | Unit::Score | Unit::Ratio | Unit::Ordinal) => {
                self.number(number)
            }
            Some(Unit::Percent) => self.percent(number),
            Some(Unit::Points) => inflected("points"),
            Some(Unit::Count(Some(noun))) => self.counted(number, noun),
            Some(Unit::Money(currency)) => self.money(number, currency),
            Some(Unit::Time(unit)) => inflected(length(*unit)),
            Some(Unit::Rate { per, noun: None }) => {
                say!(self, "rate", number = self.number(number), per = self.scaled(*per))
            }
            Some(Unit::Rate { per, noun: Some(noun) }) => {
                let (number, per) = (self.number(number), self.scaled(*per));
                say!(self, "rate-of", number = number, per = per, noun = self.noun(noun))
            }
        }
    }

    /// A difference that is not negative, with its unit: of percentages in points, on a scale in steps.
    fn size_of_change(&self, quantity: &Quantity, unit: Option<&Unit>, case: &'static str) -> String {
        let arguments = [("number", quantity.number.into()), ("case", case.into())];
        match (&quantity.unit, unit) {
            (Some(Unit::Ordinal), _) | (None, Some(Unit::Ordinal)) => self.message("steps", &arguments),
            (Some(Unit::Points), _) | (None, Some(Unit::Percent)) => self.message("points", &arguments),
            _ => self.size(quantity, unit, case),
        }
    }

    /// A computed value of a metric, rounded as the metric prints it; of an ordinal one the name of its step.
    pub fn printed(&self, value: Decimal, metric: Node<'_>) -> String {
        if let Some(step) = trajectory::step(value, metric) {
            return step.to_owned();
        }
        self.quantity(&trajectory::as_printed(value, metric), None)
    }

    /// A difference of two values of a metric, rounded as the metric prints it, without its sign.
    pub fn printed_change(&self, value: Decimal, metric: Node<'_>) -> String {
        self.size_of_change(&trajectory::change_as_printed(value, metric), None, NOMINATIVE)
    }

    /// A difference of two values of a metric with its sign, rounded as the metric prints it: `−1.1 points`.
    pub fn printed_gap(&self, gap: Decimal, metric: Node<'_>) -> String {
        let change = trajectory::change_as_printed(gap, metric);
        self.signed_size(gap, &change, |change| self.size_of_change(change, None, NOMINATIVE))
    }

    /// The same where there is little room, or where something beside it says what is counted: `−1.1 pts`.
    pub fn short_gap(&self, gap: Decimal, metric: Node<'_>) -> String {
        let change = trajectory::change_as_printed(gap, metric);
        self.signed_size(gap, &change, |change| match &change.unit {
            Some(Unit::Points) => say!(self, "points-short", number = change.number),
            Some(Unit::Ordinal) => self.size_of_change(change, None, NOMINATIVE),
            _ => self.short(change, None),
        })
    }

    /// What `write` makes of a size, with the sign of `gap` unless the size is nothing as it is printed.
    fn signed_size(&self, gap: Decimal, size: &Quantity, write: impl Fn(&Quantity) -> String) -> String {
        let signed = if gap.is_sign_negative() { -size.number } else { size.number };
        self.with_sign(signed, SignDisplay::ExceptZero, |number| write(&Quantity { number, ..size.clone() }))
    }

    /// What `write` makes of a number without its sign, with the sign where the language has it: beside the digits,
    /// whatever stands around them, or before the word that says the number, as the Arabic dual does.
    fn with_sign(&self, number: Decimal, sign: SignDisplay, write: impl Fn(Decimal) -> String) -> String {
        let text = write(number.abs());
        let sign = self.sign(number, sign);
        if sign.is_empty() {
            return text;
        }
        match text.find(char::is_numeric) {
            Some(digits) => format!("{}{sign}{}", &text[..digits], &text[digits..]),
            None => format!("{}{text}", sign.replace(steers_direction, "")),
        }
    }

    /// A computed value of a metric beside something that says what is counted, rounded as the metric prints it.
    pub fn short_printed(&self, value: Decimal, metric: Node<'_>) -> String {
        if let Some(step) = trajectory::step(value, metric) {
            return step.to_owned();
        }
        self.short(&trajectory::as_printed(value, metric), None)
    }

    /// A number alone where something beside it says what is counted; with its unit where that is part of the number.
    pub fn short(&self, quantity: &Quantity, unit: Option<&Unit>) -> String {
        match quantity.unit.as_ref().or(unit) {
            Some(Unit::Count(_) | Unit::Rate { .. }) => self.number(quantity.number),
            _ => self.quantity(quantity, unit),
        }
    }

    /// A difference with its sign: `+4 points`. `unit` is that of the metric.
    pub fn change(&self, change: &Change, unit: Option<&Unit>) -> String {
        match change {
            Change::By(by) => {
                let write = |number| self.size_of_change(&Quantity { number, ..by.clone() }, unit, NOMINATIVE);
                self.with_sign(by.number, SignDisplay::ExceptZero, write)
            }
            Change::Relative(share) => self.percent_of(&self.signed(*share)),
            Change::Halve => say!(self, "halve"),
            Change::Double => say!(self, "double"),
        }
    }

    /// How large a difference is, where the words around it say which way: `4 points`. `unit` is that of the metric.
    pub fn extent(&self, change: &Change, unit: Option<&Unit>) -> String {
        match change {
            Change::By(by) => self.size_of_change(&Quantity { number: by.number.abs(), ..by.clone() }, unit, GENITIVE),
            Change::Relative(share) => self.percent(share.abs()),
            other => self.change(other, unit),
        }
    }

    /// A level of a metric whose unit is `unit`.
    pub fn level(&self, level: &Level, unit: Option<&Unit>) -> String {
        match level {
            Level::Is(quantity) => self.quantity(quantity, unit),
            Level::Changed(change) => self.change(change, unit),
            Level::Unknown => say!(self, "not-known-yet"),
        }
    }

    /// A unit of measurement, as people say it.
    pub fn unit(&self, unit: &Unit) -> String {
        match unit {
            Unit::Percent => say!(self, "unit-percent"),
            Unit::Points => say!(self, "unit-points"),
            Unit::Count(None) => say!(self, "unit-count"),
            Unit::Count(Some(noun)) => self.noun(noun),
            Unit::Money(currency) => currency.clone(),
            Unit::Time(unit) => self.text(&format!("unit-{}", length(*unit))),
            Unit::Rate { per, noun: None } => say!(self, "unit-rate", per = self.scaled(*per)),
            Unit::Rate { per, noun: Some(noun) } => {
                say!(self, "unit-rate-of", per = self.scaled(*per), noun = self.noun(noun))
            }
            Unit::Index => say!(self, "unit-index"),
            Unit::Score => say!(self, "unit-score"),
            Unit::Ratio => say!(self, "unit-ratio"),
            Unit::Ordinal => say!(self, "unit-ordinal"),
        }
    }

    /// A length of time: `5 days`.
    pub fn duration(&self, duration: Duration) -> String {
        self.message(length(duration.unit), &[("number", duration.count.into())])
    }

    /// A length of time behind a preposition.
    pub fn duration_behind(&self, duration: Duration) -> String {
        self.message(length(duration.unit), &[("number", duration.count.into()), ("case", GENITIVE.into())])
    }

    /// How often: `every month`, `every 2 weeks`.
    pub fn cadence(&self, every: Duration) -> String {
        self.message(&format!("every-{}", length(every.unit)), &[("number", every.count.into())])
    }

    /// A period: `Sept 2018`, `Q4 2026`, `Q2 FY2026-27`, `week 45 of 2026`.
    pub fn period(&self, period: &Period) -> String {
        let parts = period.text.rsplit_once('-').map(|(year, part)| (self.year_around(year), number_of(part)));
        match (period.kind, parts) {
            (PeriodKind::Day, _) => self.day(period.first),
            (PeriodKind::Month, _) if !period.text.starts_with("FY") => self.month(period.first),
            (PeriodKind::Month, Some((year, number))) => {
                say!(self, "period-fiscal-month", number = number, year = year)
            }
            (PeriodKind::Week, Some((year, number))) => say!(self, "period-week", number = number, year = year),
            (PeriodKind::FourWeeks, Some((year, number))) => {
                say!(self, "period-four-weeks", number = number, year = year)
            }
            (PeriodKind::Quarter, Some((year, number))) => say!(self, "period-quarter", number = number, year = year),
            (PeriodKind::Half, Some((year, number))) => say!(self, "period-half", number = number, year = year),
            (PeriodKind::Year, _) => self.year_of(&period.text),
            _ => spoken(&period.text),
        }
    }

    /// A period with its days: `January 2019`, `week 45 of 2026 (2 November 2026 to 8 November 2026)`.
    pub fn period_with_days(&self, period: &Period) -> String {
        match period.kind {
            PeriodKind::Day => self.long_day(period.first),
            PeriodKind::Month if !period.text.starts_with("FY") => self.long_month(period.first),
            _ => {
                let days = self.days(period.first, period.last);
                say!(self, "period-with-days", period = self.period(period), days = days)
            }
        }
    }

    /// From one day to another.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        say!(self, "span", from = self.long_day(first), to = self.long_day(last))
    }

    /// A day or a period.
    pub fn when(&self, when: &When) -> String {
        match when {
            When::Day(day) => self.day(*day),
            When::Period(period) => self.period(period),
        }
    }

    /// What kind of value one is, for the words around it: that of a day or a period, `span`, `duration`.
    pub fn kind(value: &Value) -> &'static str {
        match value {
            Value::Date(_) => "day",
            Value::Period(period) => kind_of_period(period),
            Value::When(when) => kind_of_time(when),
            Value::Span(..) => "span",
            Value::Duration(_) => "duration",
            _ => "value",
        }
    }

    /// From one day or period to another.
    pub fn span(&self, from: &When, to: &When) -> String {
        say!(self, "span", from = self.when(from), to = self.when(to))
    }

    /// A value in words; `unit` is that of the metric around it.
    pub fn value(&self, value: &Value, unit: Option<&Unit>) -> String {
        match value {
            Value::Word(word) => self.word(word),
            Value::Text(text) => text.clone(),
            Value::Date(date) => self.day(*date),
            Value::Period(of) => self.period(of),
            Value::When(of) => self.when(of),
            Value::Span(from, to) => self.span(from, to),
            Value::Level(of) => self.level(of, unit),
            Value::Quantity(of) => self.quantity(of, None),
            Value::Change(of) => self.change(of, unit),
            Value::Unit(of) => self.unit(of),
            Value::Reference(reference) => spoken(&reference.name),
            Value::Whole(number) => self.whole(*number),
            Value::Duration(of) => self.duration(*of),
            Value::Formula(formula) => formula.to_string(),
        }
    }

    /// The name of a year: `2026`, `FY2026-27`.
    fn year_of(&self, text: &str) -> String {
        match text.strip_prefix("FY") {
            Some(year) => say!(self, "fiscal-year", year = self.digits(year)),
            None => self.digits(text),
        }
    }

    /// The name of a year behind the name of a part of it: French says `T2 de l’exercice 2026-27`.
    fn year_around(&self, text: &str) -> String {
        match text.strip_prefix("FY") {
            Some(year) => say!(self, "fiscal-year-around", year = self.digits(year)),
            None => self.year_of(text),
        }
    }
}

/// What kind of time a day or a period is, for the words around it.
pub(crate) fn kind_of_time(when: &When) -> &'static str {
    match when {
        When::Day(_) => "day",
        When::Period(period) => kind_of_period(period),
    }
}

fn kind_of_period(period: &Period) -> &'static str {
    let fiscal = period.text.starts_with("FY");
    match period.kind {
        PeriodKind::Day => "day",
        PeriodKind::Week => "week",
        PeriodKind::FourWeeks => "four-weeks",
        PeriodKind::Month if fiscal => "fiscal-month",
        PeriodKind::Month => "month",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Term => "term",
        PeriodKind::Half => "half",
        PeriodKind::Year if fiscal => "fiscal-year",
        PeriodKind::Year => "year",
    }
}

/// A name of the plan as people say it.
fn spoken(name: &str) -> String {
    name.replace('_', " ")
}

/// The number of a part of a year: of `Q4`, 4.
fn number_of(part: &str) -> u32 {
    part.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse().unwrap_or_default()
}

/// The message that says a length of time in a unit.
fn length(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Minutes => "minutes",
        TimeUnit::Hours => "hours",
        TimeUnit::WorkingDays => "working-days",
        TimeUnit::Days => "days",
        TimeUnit::Weeks => "weeks",
        TimeUnit::Months => "months",
        TimeUnit::Quarters => "quarters",
        TimeUnit::Terms => "terms",
        TimeUnit::Years => "years",
    }
}

//! Values: quantities with their units, changes, durations, cadences.

use std::borrow::Cow;
use std::fmt;

use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;

use crate::calendar::Period;
use crate::formula::Formula;
use crate::item::ItemId;

/// A unit of measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of a hundred.
    Percent,
    /// Percentage points: the difference of two percentages.
    Points,
    /// Things that are counted, with their noun if one was given.
    Count(Option<String>),
    /// Money, by its ISO 4217 code.
    Money(String),
    /// A length of time.
    Time(TimeUnit),
    /// So many per `per` of something.
    Rate {
        /// Of how many: 100,000.
        per: Decimal,
        /// Of what: births.
        noun: Option<String>,
    },
    /// A level relative to a base.
    Index,
    /// Points on a scale or in a test.
    Score,
    /// A plain number: one count divided by another.
    Ratio,
    /// One of several steps in order.
    Ordinal,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Minutes,
    Hours,
    WorkingDays,
    Days,
    Weeks,
    Months,
    Quarters,
    /// A school term; about a third of a year.
    Terms,
    Years,
}

impl TimeUnit {
    /// The unit whose name is `word`, in singular or plural.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.strip_suffix('s').unwrap_or(word) {
            "minute" => Self::Minutes,
            "hour" => Self::Hours,
            "working_day" => Self::WorkingDays,
            "day" => Self::Days,
            "week" => Self::Weeks,
            "month" => Self::Months,
            "quarter" => Self::Quarters,
            "term" => Self::Terms,
            "year" => Self::Years,
            _ => return None,
        })
    }

    /// The plural, as it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::WorkingDays => "working_days",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Quarters => "quarters",
            Self::Terms => "terms",
            Self::Years => "years",
        }
    }
}

impl Unit {
    /// Whether a value in `unit` can be a level of a metric in this unit.
    pub fn admits(&self, unit: &Self) -> bool {
        match (self, unit) {
            (Self::Count(Some(own)), Self::Count(Some(noun))) => same_noun(own, noun),
            (Self::Rate { per: own, .. }, Self::Rate { per, .. }) => own == per,
            (Self::Count(_), Self::Count(_)) | (Self::Index | Self::Score | Self::Ratio, Self::Points) => true,
            _ => self == unit,
        }
    }
}

/// Whether two nouns are the same, one perhaps in the plural: `districts` and `district`.
pub(crate) fn same_noun(one: &str, other: &str) -> bool {
    one == other || singular(one) == other || singular(other) == one
}

/// An English noun after 1: `districts` is `district`. What is no regular plural stays as it is.
pub fn singular(noun: &str) -> Cow<'_, str> {
    const IRREGULAR: [(&str, &str); 4] =
        [("people", "person"), ("children", "child"), ("women", "woman"), ("men", "man")];
    // Of the end that makes the plural goes what is behind the stem.
    const HISSING: [&str; 5] = ["sses", "shes", "ches", "xes", "zes"];
    const NO_PLURAL: [&str; 5] = ["ss", "us", "is", "series", "species"];
    let last = noun.rsplit('_').next().unwrap_or(noun);
    if let Some((many, one)) = IRREGULAR.iter().find(|(many, _)| *many == last) {
        return format!("{}{one}", noun.strip_suffix(many).unwrap_or_default()).into();
    }
    if NO_PLURAL.iter().any(|end| last.ends_with(end)) {
        return noun.into();
    }
    match noun.strip_suffix("ies") {
        Some(stem) if last.len() > 4 => format!("{stem}y").into(),
        _ if HISSING.iter().any(|end| last.ends_with(end)) => noun.strip_suffix("es").unwrap_or(noun).into(),
        _ => noun.strip_suffix('s').unwrap_or(noun).into(),
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent => f.write_str("percent"),
            Self::Points => f.write_str("points"),
            Self::Count(None) => f.write_str("count"),
            Self::Count(Some(noun)) => write!(f, "count of {noun}"),
            Self::Money(currency) => write!(f, "money {currency}"),
            Self::Time(unit) => f.write_str(unit.word()),
            Self::Rate { per, noun } => {
                write!(f, "rate per {}", scaled(*per))?;
                noun.as_ref().map_or(Ok(()), |noun| write!(f, " {noun}"))
            }
            Self::Index => f.write_str("index"),
            Self::Score => f.write_str("score"),
            Self::Ratio => f.write_str("ratio"),
            Self::Ordinal => f.write_str("ordinal"),
        }
    }
}

/// A number with what it counts. Numbers without a unit take the unit of their metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number itself, scale words multiplied in.
    pub number: Decimal,
    /// The unit that was written, if any.
    pub unit: Option<Unit>,
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = number(self.number);
        match &self.unit {
            None | Some(Unit::Count(None) | Unit::Index | Unit::Score | Unit::Ratio | Unit::Ordinal) => {
                f.write_str(&shown)
            }
            Some(Unit::Percent) => write!(f, "{shown}%"),
            Some(Unit::Points) => write!(f, "{shown} points"),
            Some(Unit::Count(Some(noun))) if self.number.abs() == Decimal::ONE => {
                write!(f, "{shown} {}", singular(noun))
            }
            Some(Unit::Count(Some(noun))) => write!(f, "{shown} {noun}"),
            Some(Unit::Money(currency)) => write!(f, "{} {currency}", scaled(self.number)),
            Some(Unit::Time(unit)) => {
                let word = unit.word();
                let word = if self.number == Decimal::ONE { word.strip_suffix('s').unwrap_or(word) } else { word };
                write!(f, "{shown} {}", word.replace('_', " "))
            }
            Some(Unit::Rate { per, noun }) => {
                write!(f, "{shown} per {}", scaled(*per))?;
                noun.as_ref().map_or(Ok(()), |noun| write!(f, " {}", noun.replace('_', " ")))
            }
        }
    }
}

/// `value` with commas between thousands.
pub fn number(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// `value` with `million` or `billion` where that is shorter and exact to three digits.
pub fn scaled(value: Decimal) -> String {
    for (scale, word) in [(1_000_000_000_i64, "billion"), (1_000_000, "million")] {
        let parts = value / Decimal::from(scale);
        if parts.abs() >= Decimal::ONE && parts.round_dp(3) == parts {
            return format!("{} {word}", number(parts.normalize()));
        }
    }
    number(value)
}

/// A difference between two levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In the unit of the metric; of percentages in points.
    By(Quantity),
    /// By a share of the value itself, in percent: `+15%`.
    Relative(Decimal),
    /// To a half.
    Halve,
    /// To the double.
    Double,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = |number: Decimal| if number.is_sign_positive() { "+" } else { "" };
        match self {
            Self::By(quantity) => write!(f, "{}{quantity}", plus(quantity.number)),
            Self::Relative(share) => write!(f, "{}{}%", plus(*share), number(*share)),
            Self::Halve => f.write_str("halve"),
            Self::Double => f.write_str("double"),
        }
    }
}

/// A level of a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// A value.
    Is(Quantity),
    /// A change against the baseline.
    Changed(Change),
    /// Not known yet.
    Unknown,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(quantity) => quantity.fmt(f),
            Self::Changed(change) => change.fmt(f),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

impl Duration {
    /// About how many days it is, for comparing.
    pub fn days(self) -> u32 {
        match self.unit {
            TimeUnit::Minutes | TimeUnit::Hours => 0,
            TimeUnit::WorkingDays => self.count.saturating_add(self.count / 5 * 2),
            TimeUnit::Days => self.count,
            TimeUnit::Weeks => self.count.saturating_mul(7),
            TimeUnit::Months => self.count.saturating_mul(30),
            TimeUnit::Quarters => self.count.saturating_mul(91),
            TimeUnit::Terms => self.count.saturating_mul(122),
            TimeUnit::Years => self.count.saturating_mul(365),
        }
    }

    /// The day so long after `date`; nothing where the calendar ends.
    pub fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        match self.unit {
            TimeUnit::Months => date.checked_add_months(Months::new(self.count)),
            TimeUnit::Quarters => date.checked_add_months(Months::new(self.count.saturating_mul(3))),
            TimeUnit::Terms => date.checked_add_months(Months::new(self.count.saturating_mul(4))),
            TimeUnit::Years => date.checked_add_months(Months::new(self.count.saturating_mul(12))),
            _ => date.checked_add_days(Days::new(u64::from(self.days()))),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.unit.word().replace('_', " ");
        let word = if self.count == 1 { word.strip_suffix('s').unwrap_or(&word) } else { &word };
        write!(f, "{} {word}", self.count)
    }
}

/// A day or a period.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A day.
    Day(NaiveDate),
    /// A period.
    Period(Period),
}

impl When {
    /// The first day.
    pub fn first(&self) -> NaiveDate {
        match self {
            Self::Day(day) => *day,
            Self::Period(period) => period.first,
        }
    }

    /// The last day: what is due in a period is due at its end.
    pub fn last(&self) -> NaiveDate {
        match self {
            Self::Day(day) => *day,
            Self::Period(period) => period.last,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Period(period) => period.fmt(f),
        }
    }
}

/// A value of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name, a word, or a word chosen.
    Word(String),
    /// A text.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A period.
    Period(Period),
    /// A day or a period.
    When(When),
    /// From one to the other, both included.
    Span(When, When),
    /// A level of a metric.
    Level(Level),
    /// A quantity.
    Quantity(Quantity),
    /// A difference.
    Change(Change),
    /// A whole number.
    Whole(i64),
    /// A length of time; of a cadence the distance between two times.
    Duration(Duration),
    /// The name of another item.
    Reference(Reference),
    /// A unit.
    Unit(Unit),
    /// A formula.
    Formula(Formula),
}

/// A name that stands for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// As it is written.
    pub name: String,
    /// What it stands for; nothing where that was reported.
    pub target: Option<ItemId>,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(text) | Self::Text(text) => f.write_str(text),
            Self::Date(date) => date.fmt(f),
            Self::Period(period) => period.fmt(f),
            Self::When(when) => when.fmt(f),
            Self::Span(from, to) => write!(f, "{from} to {to}"),
            Self::Level(level) => level.fmt(f),
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Change(change) => change.fmt(f),
            Self::Whole(number) => number.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Reference(reference) => f.write_str(&reference.name),
            Self::Unit(unit) => unit.fmt(f),
            Self::Formula(formula) => formula.fmt(f),
        }
    }
}

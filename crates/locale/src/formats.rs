//! Numbers and days as the Unicode CLDR has them.

use chrono::{Datelike, NaiveDate, Weekday};
use fixed_decimal::{Decimal as Digits, SignDisplay};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{E, M, YM, YMD};
use icu_datetime::input::Date;
use icu_datetime::options::Length;
use icu_decimal::DecimalFormatter;
use icu_locale::LanguageIdentifier;
use rust_decimal::Decimal;

use crate::Locale;

type Days<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// How a locale writes numbers and days. Where the data has nothing, numbers are plain and days as ISO 8601 has them.
pub(crate) struct Formats {
    /// The number of the first day of a month, where that is not `1`.
    first: Option<String>,
    numbers: Option<DecimalFormatter>,
    /// Which digits it writes, by their name in the Unicode CLDR: `latn`, or `native` for those of its own.
    pub(crate) digits: &'static str,
    day: Option<Days<YMD>>,
    long_day: Option<Days<YMD>>,
    month: Option<Days<YM>>,
    long_month: Option<Days<YM>>,
    month_name: Option<Days<M>>,
    long_month_name: Option<Days<M>>,
    week_day: Option<Days<E>>,
}

impl Formats {
    /// The formats of a locale; with months that are written whole where short ones are not used, and with the number of
    /// the first day of a month.
    pub(crate) fn new(locale: &LanguageIdentifier, long: bool, first: Option<String>) -> Self {
        let length = if long { Length::Long } else { Length::Medium };
        let locale = icu_locale::Locale::from(locale.clone());
        let numbers = DecimalFormatter::try_new((&locale).into(), <_>::default()).ok();
        let is_latin = numbers.as_ref().is_none_or(|numbers| numbers.format(&Digits::from(0)).to_string() == "0");
        Self {
            first,
            numbers,
            digits: if is_latin { "latn" } else { "native" },
            day: Days::try_new((&locale).into(), YMD::for_length(length)).ok(),
            long_day: Days::try_new((&locale).into(), YMD::long()).ok(),
            month: Days::try_new((&locale).into(), YM::for_length(length)).ok(),
            long_month: Days::try_new((&locale).into(), YM::long()).ok(),
            month_name: Days::try_new((&locale).into(), M::for_length(length)).ok(),
            long_month_name: Days::try_new((&locale).into(), M::long()).ok(),
            week_day: Days::try_new((&locale).into(), E::long()).ok(),
        }
    }

    /// A day as the data of Unicode writes it, which numbers the first as it numbers the others.
    fn numbered(&self, text: String, day: NaiveDate) -> String {
        match &self.first {
            Some(first) if day.day() == 1 => text.replacen('1', first, 1),
            _ => text,
        }
    }

    fn number(&self, number: Decimal, sign: SignDisplay) -> String {
        let text = number.to_string();
        let digits = text.parse::<Digits>().ok().map(|digits| digits.with_sign_display(sign));
        match (&self.numbers, digits) {
            // A hyphen is no minus sign.
            (Some(formatter), Some(digits)) => formatter.format(&digits).to_string().replace('-', "−"),
            _ => text,
        }
    }
}

/// The days of the calendar that Unicode's data is about.
fn gregorian(day: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

macro_rules! written {
    ($formats:expr, $field:ident, $day:expr) => {
        match (&$formats.$field, gregorian($day)) {
            (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
            _ => $day.to_string(),
        }
    };
}

impl Locale {
    /// A number: `1,234.5`, `1 234,5`.
    pub fn number(&self, number: Decimal) -> String {
        self.mark(self.0.formats.number(number, SignDisplay::Negative))
    }

    /// A number with its sign, plus too.
    pub fn signed(&self, number: Decimal) -> String {
        self.mark(self.0.formats.number(number, SignDisplay::ExceptZero))
    }

    /// The sign of a number with the marks that keep it where the language has it; nothing where none is shown.
    pub(crate) fn sign(&self, number: Decimal, sign: SignDisplay) -> String {
        let one = if number.is_zero() { Decimal::ZERO } else { number / number.abs() };
        self.0.formats.number(one, sign).chars().filter(|letter| !letter.is_numeric()).collect()
    }

    /// A number inside a message, which is marked with it.
    pub(crate) fn number_within(&self, number: Decimal) -> String {
        self.0.formats.number(number, SignDisplay::Negative)
    }

    /// A whole number.
    pub fn whole(&self, number: i64) -> String {
        self.number(Decimal::from(number))
    }

    /// A day: `30 Sept 2018`.
    pub fn day(&self, day: NaiveDate) -> String {
        self.mark(self.0.formats.numbered(written!(self.0.formats, day, day), day))
    }

    /// A day with its month in full: `30 September 2018`.
    pub fn long_day(&self, day: NaiveDate) -> String {
        self.mark(self.0.formats.numbered(written!(self.0.formats, long_day, day), day))
    }

    /// The month in which a day lies, with its year: `Sept 2018`.
    pub fn month(&self, day: NaiveDate) -> String {
        self.mark(written!(self.0.formats, month, day))
    }

    /// The month in which a day lies, in full, with its year: `September 2018`.
    pub fn long_month(&self, day: NaiveDate) -> String {
        self.mark(written!(self.0.formats, long_month, day))
    }

    /// The name of the month in which a day lies: `Sept`.
    pub fn month_name(&self, day: NaiveDate) -> String {
        self.mark(written!(self.0.formats, month_name, day))
    }

    /// The name of the month in which a day lies, in full: `September`.
    pub fn long_month_name(&self, day: NaiveDate) -> String {
        self.mark(written!(self.0.formats, long_month_name, day))
    }

    /// The year in which a day lies.
    pub fn year(&self, day: NaiveDate) -> String {
        self.digits(&day.year().to_string())
    }

    /// A text with its digits as the language writes them, and no separators: `FY2026-27`.
    pub(crate) fn digits(&self, text: &str) -> String {
        let digit = |letter: char| match letter.to_digit(10) {
            Some(digit) => self.0.formats.number(digit.into(), SignDisplay::Negative),
            None => letter.to_string(),
        };
        self.mark(text.chars().map(digit).collect())
    }

    /// The name of a day of the week: `Tuesday`.
    pub fn week_day(&self, day: Weekday) -> String {
        // The first of January 2024 was a Monday.
        let date = NaiveDate::from_ymd_opt(2024, 1, 1 + day.num_days_from_monday()).expect("January has these days");
        self.mark(written!(self.0.formats, week_day, date))
    }
}

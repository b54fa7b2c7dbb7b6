//! Numbers and days as people and spreadsheets write them. What can be read in two ways is never guessed.

use std::borrow::Cow;

use chrono::NaiveDate;
use milepost_locale::steers_direction;
use rust_decimal::Decimal;

/// Which sign a file writes before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Point,
    Comma,
}

impl Sign {
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// The sign before decimals, and the one between thousands, that stand beside Arabic digits. They say which they are.
const ARABIC_DECIMAL: char = '٫';
const ARABIC_THOUSANDS: char = '٬';

/// The text with the digits of Arabic and of Persian as Latin ones.
pub(crate) fn with_latin_digits(text: &str) -> Cow<'_, str> {
    let value = |letter: char| match letter {
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
        _ => None,
    };
    if text.is_ascii() || !text.contains(|letter| value(letter).is_some()) {
        return text.into();
    }
    let latin = |letter| value(letter).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter);
    text.chars().map(latin).collect::<String>().into()
}

/// The text without the marks that steer its direction, which come along with what is copied out of a document.
pub(crate) fn without_marks(text: &str) -> String {
    text.replace(steers_direction, "")
}

/// The number of a percentage without its sign.
pub(crate) fn without_percent(text: &str) -> &str {
    text.strip_suffix(['%', '٪']).unwrap_or(text).trim_end()
}

/// What a number says about the sign of its file: `78,4` is written with a comma; `1,020` says nothing.
pub(crate) fn evidence(text: &str) -> Option<Sign> {
    let text = without_marks(&with_latin_digits(text));
    if text.contains([ARABIC_DECIMAL, ARABIC_THOUSANDS]) {
        return None;
    }
    let text = without_percent(text.trim().trim_start_matches(['-', '−', '+']));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals, sign) = match (text.rfind('.'), text.rfind(',')) {
        (Some(at), None) => (&text[..at], &text[at + 1..], Sign::Point),
        (None, Some(at)) => (&text[..at], &text[at + 1..], Sign::Comma),
        (Some(point), Some(comma)) => {
            let (at, sign) = if point > comma { (point, Sign::Point) } else { (comma, Sign::Comma) };
            // With both signs the second one is before the decimals.
            let other = if sign == Sign::Point { ',' } else { '.' };
            return (groups(&text[..at], other).is_some() && digits(&text[at + 1..])).then_some(sign);
        }
        (None, None) => return None,
    };
    (digits(whole) && digits(decimals) && (decimals.len() != 3 || whole.starts_with('0'))).then_some(sign)
}

/// The number that `text` says in a file that writes `sign` before the decimals.
///
/// # Errors
/// Nothing where it is no number, or the two numbers that it may be.
pub(crate) fn number(text: &str, sign: Sign) -> Result<Decimal, Option<(String, String)>> {
    let spaceless: String = with_latin_digits(text)
        .chars()
        .filter(|letter| !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .collect();
    let trimmed = spaceless.trim();
    let (minus, rest) = match trimmed.chars().next() {
        Some('-' | '−') => ("-", trimmed.trim_start_matches(['-', '−']).trim_start()),
        Some('+') => ("", trimmed.trim_start_matches('+')),
        _ => ("", trimmed),
    };
    let plain = |whole: &str, decimals: &str| -> Result<Decimal, Option<(String, String)>> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) || decimals.len() > 20 {
            return Err(None);
        }
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{minus}{whole}{point}{decimals}").parse().map_err(|_| None)
    };
    if rest.contains([ARABIC_DECIMAL, ARABIC_THOUSANDS]) {
        let (whole, decimals) = match rest.split_once(ARABIC_DECIMAL) {
            Some((_, "")) => return Err(None),
            Some(parts) => parts,
            None => (rest, ""),
        };
        let whole = groups(whole, ARABIC_THOUSANDS).ok_or(None)?;
        return plain(&whole, decimals);
    }
    if !rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ' | b'\'')) {
        return Err(None);
    }
    // Spaces and apostrophes are only ever between thousands.
    let has_gaps = rest.contains([' ', '\'']);
    let (whole, decimals, found) = match (rest.rfind('.'), rest.rfind(',')) {
        (None, None) => (rest, "", None),
        (Some(at), None) => (&rest[..at], &rest[at + 1..], Some(Sign::Point)),
        (None, Some(at)) => (&rest[..at], &rest[at + 1..], Some(Sign::Comma)),
        (Some(point), Some(comma)) => {
            let (at, other) = if point > comma { (point, ',') } else { (comma, '.') };
            let whole = groups(&rest[..at], other).ok_or(None)?;
            return if rest[at + 1..].is_empty() { Err(None) } else { plain(&whole, &rest[at + 1..]) };
        }
    };
    let found_letter = found.map(Sign::letter);
    if let (Some(letter), true) = (found_letter, whole.contains(['.', ','])) {
        // `1.020.000` is in thousands whatever the sign.
        let together = groups(rest, letter).ok_or(None)?;
        return plain(&together, "");
    }
    let joined = if has_gaps {
        let mark = if whole.contains('\'') { '\'' } else { ' ' };
        if whole.contains(mark) { groups(whole, mark).ok_or(None)? } else { whole.to_owned() }
    } else {
        whole.to_owned()
    };
    match found {
        Some(found) if found != sign && !has_gaps && decimals.len() == 3 && !whole.starts_with('0') => {
            Err(Some((format!("{minus}{whole}{decimals}"), format!("{minus}{whole}.{decimals}"))))
        }
        Some(_) if decimals.is_empty() => Err(None),
        _ => plain(&joined, decimals),
    }
}

/// `text` without the marks between its thousands; nothing where they are elsewhere.
fn groups(text: &str, mark: char) -> Option<String> {
    let mut parts = text.split(mark);
    let first = parts.next()?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if first.is_empty() || first.len() > 3 && text.contains(mark) || !digits(first) {
        return None;
    }
    let mut whole = first.to_owned();
    for part in parts {
        if part.len() != 3 || !digits(part) {
            return None;
        }
        whole.push_str(part);
    }
    Some(whole)
}

/// A number of a workbook, which holds binary fractions: the decimal of fifteen digits that people see.
pub(crate) fn decimal(value: f64) -> Option<Decimal> {
    if !value.is_finite() || value.abs() >= 1e27 {
        return None;
    }
    if value.abs() < 1e-12 {
        return Some(Decimal::ZERO);
    }
    Decimal::from_scientific(&format!("{value:.14e}")).ok().map(|number| number.normalize())
}

/// The day of a serial number, which counts days from 30 December 1899 as Excel does.
pub(crate) fn serial_day(number: Decimal) -> Option<NaiveDate> {
    let days: i64 = number.trunc().try_into().ok()?;
    // From 1954 to 2119: other numbers are no days that a plan asks about.
    (20_000..80_000).contains(&days).then_some(())?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::Duration::days(days))
}

/// The day that `text` names.
///
/// # Errors
/// Nothing where it is none, or the two days that it may be.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Option<(NaiveDate, NaiveDate)>> {
    let text = without_marks(&with_latin_digits(text));
    // A time after the day, as exports write it, does not matter.
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let &[first, second, third] = parts.as_slice() else { return Err(None) };
    let whole = |text: &str, most: usize| -> Result<u32, Option<(NaiveDate, NaiveDate)>> {
        let right = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if right { text.parse().map_err(|_| None) } else { Err(None) }
    };
    let of = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(year.cast_signed(), month, day);
    if first.len() == 4 {
        return of(whole(first, 4)?, whole(second, 2)?, whole(third, 2)?).ok_or(None);
    }
    if third.len() != 4 {
        return Err(None);
    }
    let (one, two, year) = (whole(first, 2)?, whole(second, 2)?, whole(third, 4)?);
    // With points the day comes first everywhere; with slashes it depends on the country.
    if text.contains('.') {
        return of(year, two, one).ok_or(None);
    }
    match (of(year, two, one), of(year, one, two)) {
        (Some(day), Some(other)) if day != other => Err(Some((day, other))),
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(None),
    }
}

/// The month that spreadsheets make of `2026-11` when they open it: `Nov-26`, `Nov 26`, `nov. 2026`.
pub(crate) fn spreadsheet_month(text: &str) -> Option<(i32, u32)> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "ene", "gen"],
        &["feb", "fév", "fev"],
        &["mar", "mär", "mrz"],
        &["apr", "avr", "abr"],
        &["may", "mai", "mag"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "aoû", "ago"],
        &["sep", "set"],
        &["oct", "okt", "out", "ott"],
        &["nov"],
        &["dec", "dez", "déc", "dic"],
    ];
    let lower = text.trim().to_lowercase();
    let at = lower.find(|letter: char| !letter.is_alphabetic())?;
    let (name, rest) = lower.split_at(at);
    let year = rest.trim_start_matches(['.', '-', ' ', '/']);
    if !matches!(year.len(), 2 | 4) || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let month = (1..).zip(MONTHS).find(|(_, names)| names.iter().any(|known| name.starts_with(known)))?.0;
    Some((if year < 100 { year + 2000 } else { year }, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, sign: Sign) -> String {
        match number(text, sign) {
            Ok(number) => number.to_string(),
            Err(None) => "no number".into(),
            Err(Some((one, other))) => format!("{one} or {other}"),
        }
    }

    #[test]
    fn numbers_are_read_as_the_file_writes_them() {
        use Sign::{Comma, Point};
        for (text, sign, expected) in [
            ("1020", Point, "1020"),
            ("78.4", Point, "78.4"),
            ("78,4", Comma, "78.4"),
            ("-3", Point, "-3"),
            ("−3,5", Comma, "-3.5"),
            ("1 020", Point, "1020"),
            ("1\u{202f}020,5", Comma, "1020.5"),
            ("1'020.5", Point, "1020.5"),
            ("1,020.5", Point, "1020.5"),
            ("1.020,5", Comma, "1020.5"),
            ("1,020,000", Point, "1020000"),
            ("1.020", Point, "1.020"),
            ("1,020", Point, "1020 or 1.020"),
            ("1.020", Comma, "1020 or 1.020"),
            ("0,784", Point, "0.784"),
            ("12O", Point, "no number"),
            ("1,2,3", Point, "no number"),
            ("1e5", Point, "no number"),
            ("", Point, "no number"),
            ("-", Point, "no number"),
            ("5.", Point, "no number"),
            ("99999999999999999999999999999999", Point, "no number"),
            ("١٠٢٠", Point, "1020"),
            ("۱۰۲۰", Comma, "1020"),
            ("٧٨٫٤", Point, "78.4"),
            ("٧٨٫٤", Comma, "78.4"),
            ("-٣٫٥", Point, "-3.5"),
            ("١٬٠٢٠", Point, "1020"),
            ("١٬٢٣٤٬٥٦٧٫٢٥", Comma, "1234567.25"),
            ("٧٨,٤", Comma, "78.4"),
            ("١,٠٢٠", Point, "1020 or 1.020"),
            ("١٬٠٢", Point, "no number"),
            ("١٬٠٢٠.٥", Point, "no number"),
            ("١٫٠٢٫٥", Point, "no number"),
            ("٧٨٫", Point, "no number"),
            ("٫٥", Point, "no number"),
        ] {
            assert_eq!(read(text, sign), expected, "{text}");
        }
    }

    #[test]
    fn one_number_may_tell_the_sign_of_its_file() {
        assert_eq!(evidence("78,4"), Some(Sign::Comma));
        assert_eq!(evidence("78.40"), Some(Sign::Point));
        assert_eq!(evidence("1.020,5"), Some(Sign::Comma));
        assert_eq!(evidence("0,784"), Some(Sign::Comma));
        assert_eq!(evidence("٧٨,٤"), Some(Sign::Comma));
        for text in ["٧٨٫٤", "١٬٠٢٠", "1,020", "1.020", "1020", "2026.11.03", "a,b", ""] {
            assert_eq!(evidence(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_unless_they_may_be_two() {
        let read = |text: &str| match day(text) {
            Ok(day) => day.to_string(),
            Err(None) => "no day".into(),
            Err(Some((one, other))) => format!("{one} or {other}"),
        };
        assert_eq!(read("2026-09-30"), "2026-09-30");
        assert_eq!(read("2026-09-30T10:00:00.000Z"), "2026-09-30");
        assert_eq!(read("30.9.2026"), "2026-09-30");
        assert_eq!(read("30/09/2026"), "2026-09-30");
        assert_eq!(read("09/30/2026"), "2026-09-30");
        assert_eq!(read("05/06/2026"), "2026-06-05 or 2026-05-06");
        assert_eq!(read("05/05/2026"), "2026-05-05");
        assert_eq!(read("30/9/26"), "no day");
        assert_eq!(read("٢٠٢٦-٠٩-٣٠"), "2026-09-30");
        assert_eq!(read("۲۰۲۶/۰۹/۳۰"), "2026-09-30");
        assert_eq!(read("٣٠\u{61c}/٩\u{61c}/٢٠٢٦"), "2026-09-30");
        assert_eq!(read("٠٥/٠٦/٢٠٢٦"), "2026-06-05 or 2026-05-06");
        assert_eq!(serial_day(46_295.into()).map(|day| day.to_string()).as_deref(), Some("2026-09-30"));
        assert_eq!(serial_day(12.into()), None);
        assert_eq!(spreadsheet_month("Nov-26"), Some((2026, 11)));
        assert_eq!(spreadsheet_month("févr. 2026"), Some((2026, 2)));
        assert_eq!(spreadsheet_month("2026-11"), None);
    }

    #[test]
    fn a_binary_fraction_is_the_decimal_that_was_typed() {
        for (value, expected) in
            [(78.4, "78.4"), (0.1 + 0.2, "0.3"), (1020.0, "1020"), (-0.0, "0"), (1e-9, "0.000000001")]
        {
            assert_eq!(decimal(value).map(|number| number.to_string()).as_deref(), Some(expected));
        }
        assert_eq!(decimal(f64::NAN), None);
        assert_eq!(decimal(1e300), None);
    }
}

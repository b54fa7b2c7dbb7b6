//! Days and periods in another notation.

use std::collections::BTreeSet;

use milepost_diagnostics::{Diagnostic, Fix, Span, rewrite};
use milepost_syntax::Kind;

use crate::calendar::{self, month_name};
use crate::reader::{Read, Reader, decimal, impossible_date};

impl Reader<'_> {
    /// `30.09.2026`, `9/30/2026`, `2026/09/30`: a day in the order of another country.
    pub(crate) fn day_in_another_order(&mut self) -> Option<Read> {
        let first = self.literal()?;
        let mut last = self.at;
        while last + 2 < self.end
            && matches!(self.parse.kind(last + 1), Kind::Slash | Kind::Minus)
            && self.parse.kind(last + 2) == Kind::Literal
            && self.touch(last, last + 2)
        {
            last += 2;
        }
        let span = self.parse.span(self.at).to(self.parse.span(last));
        let text = &self.parse.text[span.range()];
        if text == first && !text.contains('.') {
            return None;
        }
        let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
        let &[one, two, three] = parts.as_slice() else { return None };
        let meant: BTreeSet<String> = match (one.len(), three.len()) {
            (4, 1 | 2) => day_of(one, two, three).into_iter().collect(),
            (1 | 2, 4) => day_of(three, two, one).into_iter().chain(day_of(three, one, two)).collect(),
            _ => return None,
        };
        self.at = last + 1;
        Some(other_notation(span, text, &meant.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// `September 2026`, `30 September 2026`, `Q3 2026`.
    pub(crate) fn date_in_words(&mut self) -> Option<Read> {
        let day = self.literal().filter(|text| text.len() <= 2);
        let word = self.at + u32::from(day.is_some());
        let (Some((Kind::Word, first, name)), Some((Kind::Literal, last, year))) =
            (self.part(word), self.part(word + 1))
        else {
            return None;
        };
        let name = name.to_lowercase();
        let is_month = |month: &u32| name.len() >= 3 && month_name(*month).to_lowercase().starts_with(&name);
        let meant = match ((1..=12).find(is_month), day) {
            (Some(month), Some(day)) => day_of(year, &month.to_string(), day)?,
            (Some(month), None) => format!("{year}-{month:02}"),
            (None, None) if matches!(name.as_str(), "q1" | "q2" | "q3" | "q4" | "h1" | "h2") => {
                format!("{year}-{}", name.to_uppercase())
            }
            _ => return None,
        };
        if year.len() != 4 || decimal(year).is_none() {
            return None;
        }
        let span = if day.is_some() { self.span().to(last) } else { first.to(last) };
        self.at = word + 2;
        let text = &self.parse.text[span.range()];
        let fiscal = self.calendar.fiscal;
        if meant.contains(['Q', 'H']) && fiscal.starts != 1 {
            // A part of the calendar's year or of the fiscal year: both are possible.
            let next = year.parse::<u32>().map_or(0, |year| (year + 1) % 100);
            let named = if fiscal.named_by_end { year.to_owned() } else { format!("{year}-{next:02}") };
            let of_fiscal = meant.replacen(year, &format!("FY{named}"), 1);
            return Some(other_notation(span, text, &[&meant, &of_fiscal]));
        }
        Some(other_notation(span, text, &[&meant]))
    }
}

impl Reader<'_> {
    /// `2027Q4`, `2026-1-5`, `2026/27`, `FY26/27`: a period or a day that lacks a sign or a digit.
    pub(crate) fn period_in_another_form(&mut self) -> Option<Read> {
        self.kind().filter(|kind| matches!(kind, Kind::Literal | Kind::Word))?;
        let mut last = self.at;
        while last + 1 < self.end
            && matches!(self.parse.kind(last + 1), Kind::Literal | Kind::Word | Kind::Slash | Kind::Minus)
            && self.touch(last, last + 1)
        {
            last += 1;
        }
        let span = self.span().to(self.parse.span(last));
        let text = &self.parse.text[span.range()];
        let meant = period_meant(text)?;
        self.at = last + 1;
        let broken = impossible_date(span, text, "a sign or a digit is missing");
        let title = format!("write `{meant}`");
        Some(Read::Broken(Some(Box::new(Diagnostic {
            message: format!("`{text}` is not how a period is written here"),
            ..broken.help(format!("Write `{meant}`.")).fix(Fix::suggested(title, span, meant))
        }))))
    }

    /// `end of 2027`, `end-2027`: a period is due at its end anyway.
    pub(crate) fn end_of_a_period(&mut self) -> Option<Read> {
        let first = self.word().filter(|word| word.eq_ignore_ascii_case("end")).map(|_| self.span())?;
        let between = |text: &str| text == "of" || text == "-";
        let at = self.at + 1 + u32::from(self.part(self.at + 1).is_some_and(|(_, _, text)| between(text)));
        let (_, last, text) = self.part(at).filter(|(kind, ..)| *kind == Kind::Literal)?;
        calendar::period(text, self.calendar.fiscal).ok()?;
        self.at = at + 1;
        let span = first.to(last);
        let written = &self.parse.text[span.range()];
        let broken = impossible_date(span, written, "the period alone says it");
        Some(Read::Broken(Some(Box::new(Diagnostic {
            message: format!("`{written}` is not how a day is written here"),
            ..broken.help(format!("Write `{text}`: what is due by a period is due at its end.")).fix(Fix::safe(
                format!("write `{text}`"),
                span,
                text,
            ))
        }))))
    }

    /// A name that is almost that of a term.
    pub(crate) fn term_misspelt(&mut self) -> Option<Read> {
        let word = self.word().filter(|word| !(self.stops)(word))?;
        let (meant, fix) = rewrite(word, self.span(), self.calendar.terms.keys().map(String::as_str))?;
        let broken = impossible_date(self.span(), word, "no term has this name");
        self.at += 1;
        Some(Read::Broken(Some(Box::new(Diagnostic {
            message: format!("The plan has no term called `{word}`"),
            ..broken.help(format!("Did you mean `{meant}`?")).fix(fix)
        }))))
    }
}

/// The period or the day that is meant by `text`, written as plans write it; nothing where it is none in another form.
fn period_meant(text: &str) -> Option<String> {
    // Nearly all are written as they should be: `2026-09`, `2026-09-30`.
    let fits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    if (text.len() == 10 || text.len() == 7 && text.get(5..).is_some_and(|month| month <= "12"))
        && text.bytes().enumerate().all(fits)
    {
        return None;
    }
    let upper = text.to_ascii_uppercase();
    let fiscal = upper.strip_prefix("FY");
    let (plain, is_fiscal) = (fiscal.unwrap_or(&upper), fiscal.is_some());
    let numbers: Vec<&str> = plain.split(['-', '/']).collect();
    let all_digits = numbers.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let year = |digits: &str| match digits.len() {
        2 => format!("20{digits}").parse::<u32>().ok(),
        4 => digits.parse().ok(),
        _ => None,
    };
    let no_month = |digits: &str| digits.parse::<u32>().is_ok_and(|number| number > 12);
    let follow = |one: &str, two: &str| {
        let (first, second) = (year(one)?, year(two)?);
        (second == first + 1).then(|| format!("FY{first}-{:02}", second % 100))
    };
    let meant = match numbers.as_slice() {
        // `2026-27` is no month, and two years that follow each other.
        [one, two] if all_digits && two.len() >= 2 && (is_fiscal || plain.contains('/') || no_month(two)) => {
            follow(one, two)
        }
        [one] if all_digits && is_fiscal && one.len() == 2 => {
            let first = year(one)?;
            Some(format!("FY{first}-{:02}", (first + 1) % 100))
        }
        [year, month] if all_digits && !is_fiscal && year.len() == 4 && month.len() == 1 => {
            Some(format!("{year}-{month:0>2}"))
        }
        [year, month, day] if all_digits && !is_fiscal && year.len() == 4 => day_of(year, month, day),
        [whole] if whole.is_ascii() && whole.len() >= 6 => {
            let (year, part) = whole.split_at(4);
            let digits = part.get(1..).unwrap_or_default();
            let right = year.bytes().all(|byte| byte.is_ascii_digit())
                && part.starts_with(['Q', 'H', 'W'])
                && digits.bytes().all(|byte| byte.is_ascii_digit());
            let prefix = if is_fiscal { "FY" } else { "" };
            right.then(|| format!("{prefix}{year}-{part}"))
        }
        _ => None,
    };
    meant.filter(|meant| meant != &upper)
}

/// `text` means one of the days or periods `meant`. Where only one can be meant, the fix is safe.
fn other_notation(span: Span, text: &str, meant: &[&str]) -> Read {
    let mut broken = impossible_date(span, text, "the year comes first");
    broken.message = format!("`{text}` is not how a date is written here");
    if !meant.is_empty() {
        let words: Vec<String> = meant.iter().map(|day| format!("`{day}`")).collect();
        broken = broken.help(format!("Write {}.", words.join(" or ")));
    }
    for day in meant {
        let title = format!("write `{day}`");
        let one = meant.len() == 1;
        broken = broken.fix(if one { Fix::safe(title, span, *day) } else { Fix::suggested(title, span, *day) });
    }
    Read::Broken(Some(Box::new(broken)))
}

/// The day as plans write it, if there is such a day.
fn day_of(year: &str, month: &str, day: &str) -> Option<String> {
    let text = format!("{year}-{month:0>2}-{day:0>2}");
    calendar::day(&text).is_ok().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_many_bytes_makes_no_period() {
        assert_eq!(period_meant("20\u{1e000}o"), None);
        assert_eq!(period_meant("2026-9").as_deref(), Some("2026-09"));
    }
}

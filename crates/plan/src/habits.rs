//! What people write out of habit: numbers, dates and names in another notation. Each is understood well enough to say
//! what to write instead, and never taken as it stands.

use std::collections::BTreeSet;

use milepost_diagnostics::{Diagnostic, Fix, Span};
use milepost_syntax::{Kind, TokenId};

use crate::calendar::{self, month_name};
use crate::codes;
use crate::reader::{Read, Reader, bad_number, decimal, impossible_date};
use crate::value::number;

impl<'a> Reader<'a> {
    fn part(&self, at: TokenId) -> Option<(Kind, Span, &'a str)> {
        (at < self.end).then(|| (self.parse.kind(at), self.parse.span(at), self.parse.text(at)))
    }

    /// Whether no gap lies between the tokens `from` to `to`.
    fn touch(&self, from: TokenId, to: TokenId) -> bool {
        (from..to).all(|at| self.parse.span(at).end == self.parse.span(at + 1).start)
    }

    /// `78,4%` or `1,20,000`: a number with a comma that stands elsewhere than before three digits.
    pub(crate) fn misplaced_comma(&mut self) -> Option<Read> {
        let (Some((Kind::Literal, first, _)), Some((Kind::Comma, ..)), Some((Kind::Literal, last, _))) =
            (self.part(self.at), self.part(self.at + 1), self.part(self.at + 2))
        else {
            return None;
        };
        if !self.touch(self.at, self.at + 2) {
            return None;
        }
        self.at += 3;
        let span = first.to(last);
        let text = &self.parse.text[span.range()];
        let percent = if text.ends_with('%') { "%" } else { "" };
        let digits = text.trim_end_matches('%');
        let meant = match digits.rsplit_once(',') {
            Some((_, rest)) if rest.len() == 3 => decimal(digits).map(number),
            Some((whole, rest)) if !rest.contains('.') => {
                decimal(&whole.replace('.', "")).map(|whole| format!("{}.{rest}", number(whole)))
            }
            _ => None,
        };
        let mut broken = bad_number(span, text).label("a comma stands before every three digits, and nowhere else");
        if let Some(meant) = meant {
            let meant = meant + percent;
            broken = broken.help(format!("Write `{meant}`.")).fix(Fix::suggested(
                format!("write `{meant}`"),
                span,
                meant.as_str(),
            ));
        }
        Some(Read::Broken(Some(Box::new(broken))))
    }

    /// `1 900` or `12 500 000`: a number with spaces between its thousands.
    pub(crate) fn spaces_between_thousands(&mut self) -> Option<Read> {
        let first = self.literal().filter(|text| text.len() <= 4 && text.trim_start_matches(['+', '-']).len() <= 3)?;
        let is_group = |text: &str, len| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
        is_group(first.trim_start_matches(['+', '-']), first.trim_start_matches(['+', '-']).len()).then_some(())?;
        let mut last = self.at;
        while let Some((Kind::Literal, _, next)) = self.part(last + 1) {
            let whole = next.trim_end_matches('%').split('.').next().unwrap_or_default();
            if !is_group(whole, 3) {
                break;
            }
            last += 1;
            if whole.len() < next.len() {
                break;
            }
        }
        if last == self.at {
            return None;
        }
        let span = self.span().to(self.parse.span(last));
        let parts: Vec<&str> = (self.at..=last).map(|at| self.parse.text(at)).collect();
        let (text, meant) = (&self.parse.text[span.range()], parts.join(","));
        self.at = last + 1;
        let broken = bad_number(span, text)
            .label("a comma stands between thousands, and no space")
            .help(format!("Write `{meant}`."))
            .fix(Fix::suggested(format!("write `{meant}`"), span, meant.as_str()));
        Some(Read::Broken(Some(Box::new(broken))))
    }

    /// `78.4 per cent`, the number at `span` read already.
    pub(crate) fn percent_in_words(&mut self, span: Span, number: &str) -> Option<Read> {
        let (Some((_, _, "per")), Some((_, last, "cent"))) = (self.part(self.at), self.part(self.at + 1)) else {
            return None;
        };
        self.at += 2;
        let (span, meant) = (span.to(last), format!("{number}%"));
        let broken = bad_number(span, &self.parse.text[span.range()])
            .label("a percentage is written with its sign")
            .help(format!("Write `{meant}`."))
            .fix(Fix::safe(format!("write `{meant}`"), span, meant));
        Some(Read::Broken(Some(Box::new(broken))))
    }

    /// `access-director`: the name that is meant, and what to say of it.
    pub(crate) fn name_with_hyphens(&mut self) -> Option<(String, Read)> {
        self.word()?;
        let mut last = self.at;
        while self.part(last + 1).is_some_and(|(kind, ..)| kind == Kind::Minus)
            && self.part(last + 2).is_some_and(|(kind, ..)| kind == Kind::Word)
            && self.touch(last, last + 2)
        {
            last += 2;
        }
        if last == self.at {
            return None;
        }
        let span = self.span().to(self.parse.span(last));
        let text = &self.parse.text[span.range()];
        let meant = text.replace('-', "_");
        self.at = last + 1;
        let broken = Diagnostic::new(&codes::MISSING_VALUE, span, format!("`{text}` is not a name"))
            .label("a hyphen cannot stand in a name")
            .why("A hyphen means minus, as in `tested - absent`.")
            .help(format!("Write `{meant}`."))
            .fix(Fix::safe(format!("write `{meant}`"), span, meant.as_str()));
        Some((meant, Read::Broken(Some(Box::new(broken)))))
    }

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

//! What people write out of habit: numbers, dates and names in another notation. Each is understood well enough to say
//! what to write instead, and never taken as it stands.

mod dates;
mod words;

pub(crate) use words::instead_of;

use milepost_diagnostics::{Diagnostic, Fix, Span};
use milepost_syntax::{Kind, TokenId};

use crate::codes;
use crate::reader::{Read, Reader, bad_number, decimal, is_currency, scale};
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

    /// `42m`, `50k`, `1.000.000`: a number in short, or with points between its thousands.
    pub(crate) fn number_in_another_form(span: Span, text: &str) -> Diagnostic {
        let broken = bad_number(span, text);
        let split = text.find(|char: char| char.is_alphabetic()).map(|at| text.split_at(at));
        let meant = if let Some((digits, short)) = split {
            scale_in_short(short).filter(|_| decimal(digits).is_some()).map(|scale| format!("{digits} {scale}"))
        } else {
            let groups: Vec<&str> = text.trim_start_matches(['+', '-']).split('.').collect();
            let three = groups.iter().skip(1).all(|group| group.len() == 3);
            (groups.len() > 2 && three).then(|| text.replace('.', ",")).filter(|meant| decimal(meant).is_some())
        };
        match meant {
            Some(meant) => {
                broken.help(format!("Write `{meant}`.")).fix(Fix::suggested(format!("write `{meant}`"), span, meant))
            }
            None => broken,
        }
    }

    /// `42 Million GBP`, `42 m GBP`: a word of scale in another spelling, behind a number that was read.
    pub(crate) fn scale_in_another_form(&mut self) -> Option<Read> {
        let (word, span) = (self.word().filter(|word| scale(word).is_none())?, self.span());
        let lower = word.to_lowercase();
        let behind = self.part(self.at + 1).filter(|(kind, ..)| *kind == Kind::Word);
        let of_money = behind.is_some_and(|(_, _, next)| is_currency(next));
        let meant =
            if scale(&lower).is_some() { Some(lower.as_str()) } else { scale_in_short(word).filter(|_| of_money) };
        let meant = meant?;
        self.at += 1;
        let broken = bad_number(span, word).label("a word of scale is written out, in small letters");
        let broken = Diagnostic { message: format!("`{word}` is not how a word of scale is written"), ..broken };
        let fix = Fix::suggested(format!("write `{meant}`"), span, meant);
        Some(Read::Broken(Some(Box::new(broken.help(format!("Write `{meant}`.")).fix(fix)))))
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
}

/// What a word of scale is short for.
fn scale_in_short(short: &str) -> Option<&'static str> {
    Some(match short.to_lowercase().as_str() {
        "k" => "thousand",
        "m" | "mn" | "mio" | "mln" => "million",
        "bn" => "billion",
        "tn" => "trillion",
        _ => return None,
    })
}

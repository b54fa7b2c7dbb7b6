//! Values from tokens.

use iso_currency::Currency;
use milepost_diagnostics::{Diagnostic, Fix, Span, Words, rewrite};
use milepost_syntax::{Kind, Parse, TokenId, text_value};
use milepost_vocabulary::{Construct, Type, Word};
use rust_decimal::Decimal;

use crate::calendar::{self, Calendar, Unreadable};
use crate::codes;
use crate::formula::{Formula, Operator};
use crate::value::{Change, Duration, Level, Quantity, Reference, TimeUnit, Unit, Value, When};

/// What came of reading a value.
pub(crate) enum Read {
    /// A value.
    Value(Value),
    /// Something else stands there, or nothing.
    Nothing,
    /// It was meant to be one, but is broken; what is wrong, unless that was reported elsewhere.
    Broken(Option<Box<Diagnostic>>),
}

/// Reads the values of one line from left to right.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    pub parse: &'a Parse,
    pub at: TokenId,
    pub end: TokenId,
    /// Where it began.
    pub start: TokenId,
    pub calendar: &'a Calendar,
    /// Whether a word begins the next modifier, so that it is no part of a quantity.
    pub stops: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn kind(&self) -> Option<Kind> {
        (self.at < self.end).then(|| self.parse.kind(self.at))
    }

    pub(crate) fn span(&self) -> Span {
        if self.at < self.end { self.parse.span(self.at) } else { self.parse.span(self.end - 1).after() }
    }

    /// The next token with the gap before it, and after a token that is followed by another with the gap after it.
    pub(crate) fn with_gap(&self) -> Span {
        let span = self.parse.span(self.at - 1).after().to(self.span());
        if self.at + 1 < self.end { span.to(self.parse.span(self.at + 1).before()) } else { span }
    }

    /// The name and the words that follow it up to the one that stands next and beyond, as one name.
    pub(crate) fn words_before(&self, construct: &Construct) -> Option<(Span, String)> {
        let first = self.at.checked_sub(1)?;
        let named = construct.slots.first().is_some_and(|slot| slot.ty == Type::Name);
        // The word right before must be the name: the second token of the line.
        let is_name = named && self.parse.kind(first) == Kind::Word && self.start + 1 == self.at;
        let last = (self.at..self.end).take_while(|&at| self.parse.kind(at) == Kind::Word).last()?;
        let words = (first..=last).map(|at| self.parse.text(at));
        is_name.then(|| (self.parse.span(first).to(self.parse.span(last)), words.collect::<Vec<_>>().join("_")))
    }

    pub(crate) fn token(&self) -> &'a str {
        if self.at < self.end { self.parse.text(self.at) } else { "" }
    }

    /// The word that stands next.
    pub(crate) fn word(&self) -> Option<&'a str> {
        (self.kind() == Some(Kind::Word)).then(|| self.token())
    }

    pub(crate) fn literal(&self) -> Option<&'a str> {
        (self.kind() == Some(Kind::Literal)).then(|| self.token())
    }

    pub(crate) fn take(&mut self, word: &str) -> bool {
        let there = self.word() == Some(word);
        self.at += u32::from(there);
        there
    }

    /// Reads one value of type `ty`; on `Nothing` the reader stands where it stood.
    pub(crate) fn read(&mut self, ty: Type) -> Read {
        let before = self.at;
        let read = self.attempt(ty);
        if matches!(read, Read::Nothing) {
            self.at = before;
        }
        read
    }

    fn attempt(&mut self, ty: Type) -> Read {
        match ty {
            Type::Name => self
                .name_with_hyphens()
                .map_or_else(|| self.next_word(|word| Value::Word(word.to_owned())), |(_, broken)| broken),
            Type::Word => self.next_word(|word| Value::Word(word.to_owned())),
            Type::Reference(_) | Type::Path(_) => match self.name_with_hyphens() {
                Some((_, broken)) => broken,
                None => self.next_word(|name| Value::Reference(Reference { name: name.to_owned(), target: None })),
            },
            Type::Title | Type::Text => {
                if self.kind() != Some(Kind::Text) {
                    return Read::Nothing;
                }
                let text = text_value(self.token()).into_owned();
                self.at += 1;
                Read::Value(Value::Text(text))
            }
            Type::Date => match self.when() {
                Read::Value(Value::When(When::Day(day))) => Read::Value(Value::Date(day)),
                Read::Broken(broken) => Read::Broken(broken),
                _ => Read::Nothing,
            },
            Type::Period => match self.when() {
                Read::Value(Value::When(When::Period(period))) => Read::Value(Value::Period(period)),
                Read::Value(Value::When(When::Day(day))) => {
                    match calendar::period(&day.to_string(), self.calendar.fiscal) {
                        Ok(period) => Read::Value(Value::Period(period)),
                        Err(_) => Read::Nothing,
                    }
                }
                other => other,
            },
            Type::When => self.when(),
            Type::Span => self.time_span(),
            Type::Level => self.level(),
            Type::Money => self.money(),
            Type::Percent => self.quantity_in(|unit| *unit == Some(Unit::Percent)),
            Type::Change => self.change(),
            Type::Whole => self.whole(),
            Type::Duration => self.duration(),
            Type::Cadence => self.cadence(),
            Type::Day => self.day_rule(),
            Type::Choice(words) => self.choice(words),
            Type::Share(words) if self.literal().is_none() => self.choice(words),
            Type::Quantity | Type::Share(_) => self.quantity(),
            Type::Connective(word) => {
                if self.take(word) {
                    Read::Value(Value::Word(word.to_owned()))
                } else {
                    Read::Nothing
                }
            }
            Type::Formula => self.whole_formula(),
            Type::Unit => self.unit(),
        }
    }

    fn next_word(&mut self, value: impl Fn(&str) -> Value) -> Read {
        let Some(word) = self.word() else { return Read::Nothing };
        self.at += 1;
        Read::Value(value(word))
    }

    fn choice(&mut self, words: &[Word]) -> Read {
        let Some(found) = self.word() else { return Read::Nothing };
        if let Some(choice) = words.iter().find(|choice| choice.word == found) {
            self.at += 1;
            return Read::Value(Value::Word(choice.word.to_owned()));
        }
        let span = self.span();
        let Some((meant, fix)) = rewrite(found, span, words.iter().map(|choice| choice.word)) else {
            return Read::Nothing;
        };
        self.at += 1;
        broken(
            Diagnostic::new(
                &codes::MISSING_VALUE,
                span,
                format!("`{found}` is not one of the words that can stand here"),
            )
            .label(format!("did you mean `{meant}`?"))
            .why("A word that is almost right could be another one, and is never guessed.")
            .help(format!("Write `{meant}`."))
            .fix(fix),
        )
    }

    fn when(&mut self) -> Read {
        if let Some(term) = self.word().and_then(|name| self.calendar.terms.get(name)) {
            self.at += 1;
            return Read::Value(Value::When(When::Period(term.clone())));
        }
        if self.word().is_some_and(|name| self.calendar.unreadable.contains(name)) {
            return Read::Broken(None);
        }
        let habit = self.day_in_another_order().or_else(|| self.date_in_words());
        let habit = habit.or_else(|| self.period_in_another_form()).or_else(|| self.end_of_a_period());
        if let Some(broken) = habit.or_else(|| self.term_misspelt()) {
            return broken;
        }
        let Some(text) = self.literal() else { return Read::Nothing };
        let read = match calendar::day(text) {
            Ok(day) => Ok(When::Day(day)),
            Err(Unreadable::NotAPeriod) => calendar::period(text, self.calendar.fiscal).map(When::Period),
            Err(why) => Err(why),
        };
        match read {
            Ok(when) => {
                self.at += 1;
                Read::Value(Value::When(when))
            }
            Err(Unreadable::NotAPeriod) => Read::Nothing,
            Err(Unreadable::DoesNotExist(why) | Unreadable::FiscalYear(why)) => {
                let span = self.span();
                self.at += 1;
                broken(impossible_date(span, text, why))
            }
        }
    }

    fn time_span(&mut self) -> Read {
        let from = match self.when() {
            Read::Value(Value::When(from)) => from,
            other => return other,
        };
        if !self.take("to") {
            return match from {
                When::Period(_) => Read::Value(Value::Span(from.clone(), from)),
                When::Day(_) => Read::Nothing,
            };
        }
        match self.when() {
            Read::Value(Value::When(to)) => Read::Value(Value::Span(from, to)),
            other => other,
        }
    }

    fn level(&mut self) -> Read {
        if self.take("unknown") {
            return Read::Value(Value::Level(Level::Unknown));
        }
        let signed = self.literal().is_some_and(|text| text.starts_with('+'));
        if signed || matches!(self.word(), Some("halve" | "double")) {
            return match self.change() {
                Read::Value(Value::Change(change)) => Read::Value(Value::Level(Level::Changed(change))),
                other => other,
            };
        }
        match self.quantity() {
            Read::Value(Value::Quantity(quantity)) => Read::Value(Value::Level(Level::Is(quantity))),
            other => other,
        }
    }

    fn change(&mut self) -> Read {
        if self.take("halve") {
            return Read::Value(Value::Change(Change::Halve));
        }
        if self.take("double") {
            return Read::Value(Value::Change(Change::Double));
        }
        match self.quantity() {
            Read::Value(Value::Quantity(Quantity { number, unit: Some(Unit::Percent) })) => {
                Read::Value(Value::Change(Change::Relative(number)))
            }
            Read::Value(Value::Quantity(quantity)) => Read::Value(Value::Change(Change::By(quantity))),
            other => other,
        }
    }

    /// A quantity, if `fits` says so of its unit.
    fn quantity_in(&mut self, fits: impl Fn(&Option<Unit>) -> bool) -> Read {
        match self.quantity() {
            Read::Value(Value::Quantity(quantity)) if !fits(&quantity.unit) => Read::Nothing,
            other => other,
        }
    }

    fn quantity(&mut self) -> Read {
        if let Some(broken) = self.misplaced_comma().or_else(|| self.spaces_between_thousands()) {
            return broken;
        }
        let Some(text) = self.literal() else { return Read::Nothing };
        let span = self.span();
        let percent = text.strip_suffix('%');
        let Some(mut number) = decimal(percent.unwrap_or(text)) else {
            self.at += 1;
            return broken(Self::number_in_another_form(span, text));
        };
        self.at += 1;
        if percent.is_some() {
            return Read::Value(Value::Quantity(Quantity { number, unit: Some(Unit::Percent) }));
        }
        if let Some(broken) = self.percent_in_words(span, text) {
            return broken;
        }
        if let Some(broken) = self.scale_in_another_form() {
            return broken;
        }
        match self.scaled(number) {
            Some(scaled) => number = scaled,
            None => return broken(too_large(span)),
        }
        if let Some(code) = self.word().filter(|word| is_code(word) && !(self.stops)(word) && !is_currency(word)) {
            let finding = no_currency(self.span(), code);
            self.at += 1;
            return broken(finding);
        }
        let unit = self.unit_of_quantity();
        Read::Value(Value::Quantity(Quantity { number, unit }))
    }

    /// A quantity that must be an amount of money.
    fn money(&mut self) -> Read {
        let span = self.span();
        let first = self.at;
        let read = self.quantity();
        let Read::Value(Value::Quantity(Quantity { unit, .. })) = &read else { return read };
        let whole = span.to(self.parse.span(self.at.max(first + 1) - 1));
        match unit {
            Some(Unit::Money(_)) => read,
            Some(Unit::Count(Some(noun))) => broken(no_currency(self.parse.span(self.at - 1), noun)),
            _ => broken(
                Diagnostic::new(&codes::UNKNOWN_CURRENCY, whole, "An amount of money without its currency")
                    .label("no currency")
                    .why("Readers in other places, and in other years, would take it for their own money.")
                    .help("Write the code of ISO 4217 behind the number: `42 million GBP`."),
            ),
        }
    }

    /// `number` times the scale word that follows; nothing when that is too large.
    fn scaled(&mut self, number: Decimal) -> Option<Decimal> {
        let Some(scale) = self.word().and_then(scale) else {
            return (number.abs() < LARGEST).then_some(number);
        };
        self.at += 1;
        number
            .checked_mul(Decimal::from(scale))
            .map(|scaled| scaled.normalize())
            .filter(|scaled| scaled.abs() < LARGEST)
    }

    fn unit_of_quantity(&mut self) -> Option<Unit> {
        let word = self.word().filter(|word| !(self.stops)(word))?;
        self.at += 1;
        Some(match word {
            "points" | "point" => Unit::Points,
            "percent" => Unit::Percent,
            "per" => return self.rate(),
            _ if is_currency(word) => Unit::Money(word.to_owned()),
            _ => TimeUnit::from_word(word).map_or_else(|| Unit::Count(Some(word.to_owned())), Unit::Time),
        })
    }

    /// The rest of a rate, after `per`.
    fn rate(&mut self) -> Option<Unit> {
        let number = self.literal().and_then(decimal)?;
        self.at += 1;
        let per = self.scaled(number)?;
        let noun = self.word().filter(|word| !(self.stops)(word)).map(str::to_owned);
        self.at += u32::from(noun.is_some());
        Some(Unit::Rate { per, noun })
    }

    fn unit(&mut self) -> Read {
        let Some(word) = self.word() else { return Read::Nothing };
        self.at += 1;
        let unit = match word {
            "percent" => Unit::Percent,
            "points" => Unit::Points,
            "index" => Unit::Index,
            "score" => Unit::Score,
            "ratio" => Unit::Ratio,
            "ordinal" => Unit::Ordinal,
            "count" => {
                let noun = if self.take("of") { self.word().map(str::to_owned) } else { None };
                self.at += u32::from(noun.is_some());
                Unit::Count(noun)
            }
            "money" => match self.word() {
                Some(currency) if is_currency(currency) => {
                    self.at += 1;
                    Unit::Money(currency.to_owned())
                }
                Some(word) if !(self.stops)(word) => {
                    let finding = no_currency(self.span(), word);
                    self.at += 1;
                    return broken(finding);
                }
                _ => return Read::Nothing,
            },
            "rate" => match self.take("per").then(|| self.rate()).flatten() {
                Some(unit) => unit,
                None => return Read::Nothing,
            },
            _ => match TimeUnit::from_word(word) {
                Some(unit) => Unit::Time(unit),
                None => return Read::Nothing,
            },
        };
        Read::Value(Value::Unit(unit))
    }

    fn whole(&mut self) -> Read {
        if let Some(broken) = self.misplaced_comma() {
            return broken;
        }
        let Some(text) = self.literal() else { return Read::Nothing };
        let span = self.span();
        self.at += 1;
        match text.replace(',', "").parse() {
            Ok(number) => Read::Value(Value::Whole(number)),
            Err(_) => broken(bad_number(span, text)),
        }
    }

    fn duration(&mut self) -> Read {
        let Some(count) = self.literal().and_then(|text| text.replace(',', "").parse().ok()) else {
            return Read::Nothing;
        };
        self.at += 1;
        let Some(unit) = self.word().and_then(TimeUnit::from_word) else { return Read::Nothing };
        self.at += 1;
        Read::Value(Value::Duration(Duration { count, unit }))
    }

    fn cadence(&mut self) -> Read {
        if self.literal().is_some() {
            return self.duration();
        }
        let (count, unit) = match self.word() {
            Some("fortnight") => (2, TimeUnit::Weeks),
            Some("half_year") => (6, TimeUnit::Months),
            Some(word @ "ad_hoc") => {
                self.at += 1;
                return Read::Value(Value::Word(word.to_owned()));
            }
            Some(word) => match TimeUnit::from_word(word) {
                Some(unit) => (1, unit),
                None => return Read::Nothing,
            },
            None => return Read::Nothing,
        };
        self.at += 1;
        Read::Value(Value::Duration(Duration { count, unit }))
    }

    /// `first tuesday`, `last working_day`, `friday`, `day 15`.
    fn day_rule(&mut self) -> Read {
        const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "last"];
        const DAYS: [&str; 8] =
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "working_day"];
        if self.take("day") {
            let Some(number) = self.literal().and_then(|text| text.parse::<u32>().ok()) else { return Read::Nothing };
            self.at += 1;
            return if (1..=31).contains(&number) {
                Read::Value(Value::Word(format!("day {number}")))
            } else {
                Read::Nothing
            };
        }
        let mut rule = String::new();
        if let Some(word) = self.word().filter(|word| ORDINALS.contains(word)) {
            self.at += 1;
            rule = format!("{word} ");
        }
        match self.word().filter(|word| DAYS.contains(word)) {
            Some(day) => {
                self.at += 1;
                Read::Value(Value::Word(rule + day))
            }
            None => Read::Nothing,
        }
    }

    fn whole_formula(&mut self) -> Read {
        let formula = self.formula(0);
        let last = self.at.saturating_sub(1).max(self.start);
        let text = self.parse.text(last);
        let share = text.strip_suffix('%').filter(|number| decimal(number).is_some());
        match (formula, share) {
            (None, Some(number)) => broken(unit_in_formula(self.parse.span(last), text, number)),
            (None, None) => Read::Nothing,
            (Some(_), _) if self.unit_follows() => {
                let first = if scale(text).is_some() { last - 1 } else { last };
                let number = self.parse.span(first).to(self.parse.span(last));
                let whole = number.to(self.span());
                self.at += 1;
                let written = |span: Span| &self.parse.text[span.range()];
                broken(unit_in_formula(whole, written(whole), written(number)))
            }
            (Some(formula), _) => Read::Value(Value::Formula(formula)),
        }
    }

    /// Whether what was read last is a number, with its word of scale.
    pub(crate) fn stands_behind_a_number(&self) -> bool {
        let last = self.at.saturating_sub(1).max(self.start);
        self.parse.kind(last) == Kind::Literal || scale(self.parse.text(last)).is_some()
    }

    /// Whether the number that was read last is followed by a unit, as if it were a quantity.
    fn unit_follows(&self) -> bool {
        let unit = self.word().filter(|word| self.stands_behind_a_number() && !(self.stops)(word));
        unit.is_some_and(|word| {
            matches!(word, "percent" | "points" | "point") || is_currency(word) || TimeUnit::from_word(word).is_some()
        })
    }

    /// Where the names of the formula stand that was read since `first`.
    pub(crate) fn names_since(&self, first: TokenId) -> Vec<Span> {
        let words = (first..self.at).filter(|&at| self.parse.kind(at) == Kind::Word);
        let of_scale = |at: TokenId| {
            at > first && self.parse.kind(at - 1) == Kind::Literal && scale(self.parse.text(at)).is_some()
        };
        words.filter(|&at| !of_scale(at)).map(|at| self.parse.span(at)).collect()
    }

    /// A formula whose operators bind at least as tightly as `least`.
    fn formula(&mut self, least: u8) -> Option<Formula> {
        let mut left = self.operand()?;
        loop {
            let operator = match self.kind() {
                Some(Kind::Plus) => Operator::Plus,
                Some(Kind::Minus) => Operator::Minus,
                Some(Kind::Star) => Operator::Times,
                Some(Kind::Slash) => Operator::Over,
                _ => return Some(left),
            };
            if operator.binds() < least {
                return Some(left);
            }
            self.at += 1;
            let right = self.formula(operator.binds() + 1)?;
            left = Formula::Pair(Box::new(left), operator, Box::new(right));
        }
    }

    fn operand(&mut self) -> Option<Formula> {
        let token = self.token();
        let kind = self.kind()?;
        self.at += 1;
        match kind {
            Kind::Word => Some(Formula::Name(Reference { name: token.to_owned(), target: None })),
            Kind::Literal => self.scaled(decimal(token)?).map(Formula::Number),
            Kind::LeftParen => {
                let inner = self.formula(0)?;
                let closed = self.kind() == Some(Kind::RightParen);
                self.at += u32::from(closed);
                closed.then_some(inner)
            }
            _ => None,
        }
    }
}

pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.replace(',', "");
    let body = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let numeric = body.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if numeric { plain.strip_prefix('+').unwrap_or(&plain).parse().ok() } else { None }
}

fn broken(what: Diagnostic) -> Read {
    Read::Broken(Some(Box::new(what)))
}

/// What no figure of a plan reaches: sums and products of smaller ones can be reckoned with.
const LARGEST: Decimal = Decimal::from_parts(0xA764_0000, 0x0DE0_B6B3, 0, false, 0);

/// What a word of scale multiplies by.
pub(crate) fn scale(word: &str) -> Option<i64> {
    Some(match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => return None,
    })
}

/// Whether `word` looks like the code of a currency.
fn is_code(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

pub(crate) fn is_currency(word: &str) -> bool {
    is_code(word) && Currency::from_code(word).is_some()
}

fn no_currency(span: Span, word: &str) -> Diagnostic {
    let finding = Diagnostic::new(&codes::UNKNOWN_CURRENCY, span, format!("`{word}` is not a currency"))
        .why("Money is written with the code of ISO 4217, so that no reader takes one dollar for another.");
    let upper = word.to_ascii_uppercase();
    let letters: Vec<char> = upper.chars().collect();
    let as_written = letters.as_slice();
    let swapped = (1..letters.len())
        .map(|at| [&as_written[..at - 1], &[letters[at], letters[at - 1]], &as_written[at + 1..]].concat());
    let meant = std::iter::once(upper.clone()).chain(swapped.map(String::from_iter)).find(|code| is_currency(code));
    match meant {
        Some(meant) => finding
            .label(format!("did you mean `{meant}`?"))
            .help(format!("Write `{meant}`, or another code of three capitals."))
            .fix(Fix::suggested(format!("write `{meant}`"), span, meant)),
        None => finding
            .label("no code of ISO 4217")
            .help("Write the code of the currency: `GBP`, `EUR`, `USD`. What is counted is written in small letters."),
    }
}

fn unit_in_formula(span: Span, written: &str, number: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::BAD_NUMBER,
        span,
        format!("`{written}` has a unit, which a number in a formula cannot have"),
    )
    .label("a number alone stands here")
    .why("A formula takes its units from the questions and metrics in it, and a limit that of its question.")
    .help(format!("Write `{number}`."))
    .fix(Fix::suggested(format!("write `{number}`"), span, number))
}

fn too_large(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::BAD_NUMBER, span, "A number with more than 18 digits before its point")
        .label("too large")
        .why("No figure of a plan is so large; most often a scale word or a comma has slipped in.")
        .help("Write it with `million`, `billion` or `trillion`, and check how many digits it has.")
}

pub(crate) fn bad_number(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(&codes::BAD_NUMBER, span, format!("`{text}` is not a number"))
        .label("cannot be read")
        .why("A figure that cannot be read cannot be compared with anything.")
        .help("Write digits with a point for decimals: `78.4%`, `1,200`, `42 million GBP`.")
}

pub(crate) fn impossible_date(span: Span, text: &str, why: impl Into<Words>) -> Diagnostic {
    Diagnostic::new(&codes::IMPOSSIBLE_DATE, span, format!("`{text}` is not in the calendar"))
        .label(why)
        .why("A date is never guessed: every reader would take it for another one.")
        .help("Write a day such as `2026-09-30` or a period such as `2026-11`, `2026-Q4` or `FY2026-27`.")
}

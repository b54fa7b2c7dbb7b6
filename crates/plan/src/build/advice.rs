//! What is said where a line cannot be read, and what to write instead.

use milepost_diagnostics::{Diagnostic, Fix, Span, rewrite};
use milepost_syntax::{Entry, Kind, Parse, text_value};
use milepost_vocabulary::{
    COMMON, Child, Construct, Head, Slot, TOP, Type, Word, constructs, kinds_in_words, meant_by, parents,
};

use super::{Builder, spoken};
use crate::codes;
use crate::habits::instead_of;
use crate::item::ItemId;
use crate::reader::Reader;

impl Builder<'_> {
    pub(super) fn missing_value(&mut self, reader: &Reader<'_>, construct: &Construct, slot: &Slot) {
        let (found, span) = (reader.token(), reader.span());
        let message = if found.is_empty() {
            format!("`{}` needs {}", construct.keyword, slot.ty.describe())
        } else {
            format!("`{found}` cannot stand here: `{}` needs {}", construct.keyword, slot.ty.describe())
        };
        let diagnostic = Diagnostic::new(&codes::MISSING_VALUE, span, message)
            .label(if found.is_empty() { "something is missing here" } else { "not what belongs here" })
            .why(construct.doc)
            .help(format!("Write `{}`.", construct.signature()));
        self.diagnostics.push(instead(diagnostic, reader, construct, slot));
    }

    pub(super) fn extra_value(&mut self, reader: &Reader<'_>, construct: &'static Construct, around: Option<ItemId>) {
        let found = reader.token();
        let diagnostic = Diagnostic::new(
            &codes::EXTRA_VALUE,
            reader.span(),
            format!("`{found}` does not belong on this line of `{}`", construct.keyword),
        )
        .label("not understood")
        .why("What stands behind the values of a line would be lost without a word.")
        .help(line_in_words(construct));
        let words = construct.children.iter().chain(COMMON).map(|child| child.construct.keyword);
        let beside = around.map_or(TOP, |id| self.plan.items[id.0 as usize].construct.children);
        let begins = |word: &str| beside.iter().any(|child| child.construct.keyword == word);
        self.diagnostics.push(match reader.word() {
            Some(word) if begins(word) => diagnostic
                .label("another entry begins here")
                .help(format!("Put `{word}` on a line of its own, or `;` in front of it."))
                .fix(Fix::suggested(format!("begin a new entry with `{word}`"), reader.with_gap().before(), ";")),
            Some("and") if construct.slots.iter().any(|slot| slot.many) => diagnostic
                .label("a comma stands between the parts of a list")
                .help("Write a comma, as in `one, two`.")
                .fix(Fix::suggested("write a comma", reader.with_gap(), ", ")),
            Some(word) => match same_word(word, words.clone(), reader.span()) {
                Some((meant, fix)) => diagnostic.help(format!("Did you mean `{meant}`?")).fix(fix),
                None => match reader.words_before(construct) {
                    Some((span, name)) => diagnostic
                        .help(format!("A name is one word: write `{name}`."))
                        .fix(Fix::suggested(format!("write `{name}`"), span, name)),
                    None if reader.stands_behind_a_number()
                        && construct.slots.iter().any(|slot| slot.ty == Type::Formula) =>
                    {
                        diagnostic.label("a number in a formula has no unit").help(format!("Leave `{word}` out."))
                    }
                    None => diagnostic,
                },
            },
            None if reader.kind() == Some(Kind::Minus) && construct.slots.iter().any(|slot| slot.ty == Type::Span) => {
                diagnostic.label("between two periods stands `to`").help("Write `to`.").fix(Fix::suggested(
                    "write `to`",
                    reader.span(),
                    "to",
                ))
            }
            None => diagnostic,
        });
    }

    /// Reports a `word` that is no entry of `construct` with a text to translate.
    pub(super) fn says_nothing(&mut self, word: &str, span: Span, construct: &'static Construct) {
        let place = spoken(construct);
        let entries: Vec<_> = construct.saying().map(|(word, _)| word).collect();
        let is_entry = crate::build::find(construct, word).is_some();
        let message = if is_entry {
            format!("`{word}` has no text that could be translated")
        } else {
            format!("`{word}` means nothing in the translation of this {place}")
        };
        let diagnostic = Diagnostic::new(if is_entry { &codes::MISPLACED_WORD } else { &codes::UNKNOWN_WORD }, span, message)
            .label("no text of the block around it")
            .why("A row in the block of a translation begins with the word of the entry whose text it gives in the other language.");
        self.diagnostics.push(match rewrite(word, span, entries.iter().copied()).filter(|_| !is_entry) {
            Some((meant, fix)) => {
                diagnostic.label(format!("did you mean `{meant}`?")).help(format!("Write `{meant}`.")).fix(fix)
            }
            None if is_entry => diagnostic.help("Leave it out: it is the same in every language."),
            None => {
                let words: Vec<_> = entries.iter().map(|word| format!("`{word}`")).collect();
                diagnostic.help(format!("Texts of this {place} are {}.", words.join(", ")))
            }
        });
    }

    /// Reports a word that cannot stand here, and gives the construct that was meant, if one is near.
    pub(super) fn unknown_word(
        &mut self,
        parse: &Parse,
        entry: &Entry,
        parent: Option<ItemId>,
        allowed: &'static [Child],
    ) -> Option<&'static Construct> {
        let word = parse.text(entry.head);
        let span = parse.span(entry.head);
        let place = parent.map_or_else(
            || "at the top of a file".to_owned(),
            |id| format!("in this {}", spoken(self.plan.items[id.0 as usize].construct)),
        );
        let elsewhere: Vec<&Construct> =
            constructs().into_iter().filter(|c| c.head == Head::Keyword && c.keyword == word).collect();
        let by_period = allowed.iter().any(|child| child.construct.head == Head::Period);
        let words = || allowed.iter().chain(COMMON).map(|child| child.construct).filter(|c| c.head == Head::Keyword);
        let mut near = None;
        let meant = meant_by(word, |keyword| words().any(|construct| construct.keyword == keyword));
        let diagnostic = if let Some(meant) = meant {
            near = words().find(|construct| construct.keyword == meant);
            Diagnostic::new(&codes::UNKNOWN_WORD, span, format!("`{word}` means nothing {place}"))
                .label(format!("did you mean `{meant}`?"))
                .why("Every line begins with a word that says what the line is about.")
                .help(format!("Write `{meant}`."))
                .fix(Fix::suggested(format!("write `{meant}`"), span, meant))
        } else if elsewhere.is_empty() {
            let diagnostic = Diagnostic::new(&codes::UNKNOWN_WORD, span, format!("`{word}` means nothing {place}"))
                .why("Every line begins with a word that says what the line is about.");
            match rewrite(word, span, words().map(|construct| construct.keyword)) {
                Some((meant, fix)) => {
                    near = words().find(|construct| construct.keyword == meant);
                    diagnostic.label(format!("did you mean `{meant}`?")).help(format!("Write `{meant}`.")).fix(fix)
                }
                None if by_period => diagnostic.label("neither a period nor a word that can stand here").help(
                    "Begin the row with its period, such as `2027-03` or `2026-Q4`. Put remarks into `note \"…\"` or behind `//`.",
                ),
                None => {
                    diagnostic.label("not a word of the language").help("Put remarks into `note \"…\"` or behind `//`.")
                }
            }
        } else {
            let mut homes: Vec<String> = elsewhere
                .iter()
                .flat_map(|construct| parents(construct))
                .map(|parent| format!("`{}`", parent.keyword))
                .collect();
            homes.sort();
            homes.dedup();
            let homes = if homes.is_empty() { "the top of a file".to_owned() } else { homes.join(", ") };
            Diagnostic::new(&codes::MISPLACED_WORD, span, format!("`{word}` cannot stand {place}"))
                .label("in the wrong place")
                .why("A word has its meaning inside the block that it belongs to.")
                .help(if by_period {
                    format!("A row begins with its period: leave `{word}` out in front of one. Otherwise it belongs in {homes}.")
                } else {
                    format!("It belongs in {homes}.")
                })
        };
        self.diagnostics.push(diagnostic);
        near
    }
}

/// `diagnostic` with what to write instead of what stands at `reader` in place of `slot`, where that is known.
fn instead(diagnostic: Diagnostic, reader: &Reader<'_>, construct: &Construct, slot: &Slot) -> Diagnostic {
    let (found, span) = (reader.token(), reader.span());
    match (slot.ty, reader.kind()) {
        (_, Some(Kind::Equals)) => diagnostic
            .help("Leave the `=` out: a line is a word followed by its values.")
            .fix(Fix::safe("leave the `=` out", reader.with_gap(), " ")),
        (Type::Name, Some(Kind::Text)) => {
            let name = name_from(&text_value(found));
            diagnostic
                .help(format!("Put a short name in front of the title: `{} {name} {found}`.", construct.keyword))
                .fix(Fix::suggested(format!("call it `{name}`"), span.before(), format!("{name} ")))
        }
        (Type::Name, Some(Kind::Literal)) => diagnostic.label("a name begins with a letter"),
        (Type::Reference(kinds), Some(Kind::Text)) => diagnostic.label("a text, not a name").help(format!(
            "Declare {} with a short name, such as `{} NAME {found}`, and write that name here, without quotation marks.",
            kinds_in_words(kinds),
            kinds.first().unwrap_or(&"post"),
        )),
        (Type::Level, _) if matches!(found, ">" | "<" | "~" | "of" | "to" | "from" | "at_least" | "at_most") => diagnostic
            .help(if construct.head == Head::Keyword {
                format!("Write the value right behind `{}`; `better` says which way is better.", construct.keyword)
            } else {
                "Write the value right behind its period.".to_owned()
            }),
        (Type::Level, _) if found == "n" => diagnostic.help("Write `unknown` where nobody knows the value yet."),
        (Type::Span, _) if found == "from" => diagnostic
            .help("Leave `from` out.")
            .fix(Fix::safe("leave `from` out", reader.with_gap(), " ")),
        (Type::Day, _) if found == "the" => {
            diagnostic.help("Leave `the` out.").fix(Fix::safe("leave `the` out", reader.with_gap(), " "))
        }
        (Type::Cadence, Some(Kind::Word)) if names_a_day(found) => {
            diagnostic.help("Say first how often it is, then the day: `month on first tuesday`, `week on friday`.")
        }
        (Type::Choice(words), _) => match chosen(reader, words) {
            Some((span, meant)) => diagnostic
                .help(format!("Write `{meant}`."))
                .fix(Fix::suggested(format!("write `{meant}`"), span, meant)),
            None => diagnostic,
        },
        (ty, Some(Kind::Word)) => match instead_of(ty, found) {
            Some(meant) => diagnostic
                .help(format!("Write `{meant}`."))
                .fix(Fix::suggested(format!("write `{meant}`"), span, meant)),
            None => diagnostic,
        },
        _ => diagnostic,
    }
}

/// The word of the language that is meant by `word`: another one for the same, or one that is spelt almost like it.
fn same_word<'a>(word: &str, words: impl Iterator<Item = &'a str> + Clone, span: Span) -> Option<(&'a str, Fix)> {
    match meant_by(word, |keyword| words.clone().any(|known| known == keyword)) {
        Some(meant) => Some((meant, Fix::suggested(format!("write `{meant}`"), span, meant))),
        None => rewrite(word, span, words),
    }
}

/// Whether `word` is part of a day such as `first tuesday`.
fn names_a_day(word: &str) -> bool {
    const DAYS: [&str; 12] = [
        "first",
        "second",
        "third",
        "fourth",
        "last",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    DAYS.contains(&word.to_lowercase().as_str())
}

/// What is meant by the words at `reader` where one of `words` must stand: `on track` for `on_track`, and of five steps
/// the fourth for `4`.
fn chosen(reader: &Reader<'_>, words: &'static [Word]) -> Option<(Span, &'static str)> {
    if let Some(step) = reader.literal().and_then(|text| text.parse::<usize>().ok()) {
        let steps = Some(words).filter(|words| words.len() == 5)?;
        return Some((reader.span(), steps.get(step.checked_sub(1)?)?.word));
    }
    let mut said = reader.word()?.to_lowercase();
    let mut behind = reader.clone();
    behind.at += 1;
    let mut span = reader.span();
    while let Some(next) = behind.word() {
        said = format!("{said}_{}", next.to_lowercase());
        span = span.to(behind.span());
        if let Some(meant) = words.iter().find(|choice| choice.word == said) {
            return Some((span, meant.word));
        }
        behind.at += 1;
    }
    None
}

/// How a line of `construct` is written, and what may stand on it behind its values.
fn line_in_words(construct: &Construct) -> String {
    const MOST: usize = 8;
    let behind = construct.children.iter().filter(|child| child.construct.head == Head::Keyword);
    let behind: Vec<String> = behind.map(|child| format!("`{}`", child.construct.keyword)).collect();
    let line = format!("The line is written `{}`", construct.signature());
    match behind.len() {
        0 => format!("{line}."),
        1..=MOST => format!("{line}, and behind that may stand {}.", behind.join(", ")),
        _ => format!("{line}, and behind that may stand {} and others.", behind[..MOST].join(", ")),
    }
}

/// A name made of the first words of `title`, for a suggestion.
fn name_from(title: &str) -> String {
    let words = title.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.take(4).map(str::to_lowercase).collect::<Vec<_>>().join("_");
    if name.starts_with(char::is_alphabetic) { name } else { format!("n_{name}") }
}

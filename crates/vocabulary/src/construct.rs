//! What a row of the table says.

use crate::words::COMMON;

/// One construct of the language.
#[derive(Debug)]
pub struct Construct {
    /// Its identity: the keyword, or the keyword with the parent before it where one keyword has several meanings.
    pub id: &'static str,
    /// The word that it begins with; for rows that begin with something else, the name of such a row.
    pub keyword: &'static str,
    /// What its first word is.
    pub head: Head,
    /// The values on its line, in their order.
    pub slots: &'static [Slot],
    /// What may stand in its block. The same entries may be written on its line, after the values.
    pub children: &'static [Child],
    /// What it means, in a sentence or two.
    pub doc: &'static str,
    /// Where its name is known.
    pub scope: Scope,
}

/// Each is one row of the table.
impl PartialEq for Construct {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Construct {}

/// What the first word of a construct is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Its keyword.
    Keyword,
    /// A new name: `north "North"`.
    Name,
    /// A period: `2026-Q4 81%`.
    Period,
    /// A name that is declared elsewhere: `prime_minister > health_secretary`.
    Reference(&'static [&'static str]),
    /// One of some words, and what it is called in the model: `april +1.57 points`.
    Choice(&'static str, &'static [Word]),
    /// The keyword of an entry of the block around its own that says a text: `outcome "…"` in a translation.
    Entry,
}

/// Where a name is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere in the plan.
    Plan,
    /// In the block in which it stands; elsewhere as `block.name`.
    Block,
}

/// One value on the line of a construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What the value is called: the key in the model's JSON.
    pub name: &'static str,
    /// What may stand there.
    pub ty: Type,
    /// Whether it must stand there.
    pub required: bool,
    /// Whether several may stand there, with commas between them.
    pub many: bool,
}

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A new name: `within_4h`.
    Name,
    /// The title of what is declared: a text.
    Title,
    /// A text.
    Text,
    /// A day: `2026-09-30`.
    Date,
    /// A period: `2026`, `2026-Q4`, `2026-11`, `2026-W45`, `FY2026-27`, or the name of a term.
    Period,
    /// A day or a period.
    When,
    /// Two periods or days with `to` between them: `2026-04 to 2029-03`.
    Span,
    /// A level of a metric: a quantity, a change against the baseline (`+15%`, `+3 points`), or `unknown`.
    Level,
    /// A quantity with its unit: `1.5 points`, `42 million GBP`, `40 people`.
    Quantity,
    /// A difference: `4 points`, `15%`, `halve`, `double`.
    Change,
    /// A whole number.
    Whole,
    /// An amount of money: `42 million GBP`.
    Money,
    /// A percentage: `80%`.
    Percent,
    /// A length of time: `5 days`, `3 working_days`.
    Duration,
    /// How often: `week`, `2 months`.
    Cadence,
    /// Which day of a cadence: `first tuesday`, `friday`, `day 15`, `last working_day`.
    Day,
    /// Names declared elsewhere, by constructs with one of these keywords.
    Reference(&'static [&'static str]),
    /// The rest of a path of names: `> health_secretary > trust_chief`.
    Path(&'static [&'static str]),
    /// One of some words.
    Choice(&'static [Word]),
    /// One of some words, or a number or percentage: how many of the units.
    Share(&'static [Word]),
    /// A fixed word between two values: `to`, `within`.
    Connective(&'static str),
    /// A formula over questions, metrics and numbers: `completed / attendances`.
    Formula,
    /// A unit of measurement: `percent`, `count of patients`, `rate per 100 million`.
    Unit,
    /// A word that stands for itself: a language tag, a code.
    Word,
}

/// A word to choose, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub word: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// A construct as part of another.
#[derive(Clone, Copy, Debug)]
pub struct Child {
    /// What may stand there.
    pub construct: &'static Construct,
    /// Whether it must.
    pub need: Need,
    /// Whether it may stand there several times.
    pub many: bool,
}

/// How much an entry is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Written where there is something to say.
    Optional,
    /// A complete plan has it; the catalogue of checks says what follows where it is missing.
    Expected,
    /// Without it the construct means nothing.
    Required,
}

/// Constructs whose texts are the same in every language: paths, names in data, and words by which something is found.
const THE_SAME_EVERYWHERE: &[&str] = &[
    "import",
    "observed",
    "columns",
    "contact",
    "tag",
    "alias",
    "avoid",
    "as",
    "cost_centre",
    "version",
    "translated",
    "said",
];

impl Construct {
    /// The values on its line that are texts in the language of the plan, and other texts in other languages.
    pub fn texts(&self) -> impl Iterator<Item = &'static Slot> + use<> {
        let same = THE_SAME_EVERYWHERE.contains(&self.id);
        self.slots.iter().filter(move |slot| !same && matches!(slot.ty, Type::Title | Type::Text))
    }

    /// The words with which entries of its block begin that say a text, with what they are; in every block included.
    pub fn saying(&self) -> impl Iterator<Item = (&'static str, &'static Self)> + use<> {
        let entries = self.children.iter().chain(COMMON).map(|child| child.construct);
        let saying = entries.filter(|construct| construct.texts().next().is_some());
        saying.flat_map(|construct| {
            let words = match construct.head {
                Head::Keyword => vec![construct.keyword],
                Head::Choice(_, words) => words.iter().map(|choice| choice.word).collect(),
                _ => Vec::new(),
            };
            words.into_iter().map(move |word| (word, construct))
        })
    }

    /// Whether it gives something a name.
    pub fn declares_name(&self) -> bool {
        self.head == Head::Name || self.slots.iter().any(|slot| slot.ty == Type::Name)
    }

    /// What may stand in its block under `keyword`; what may stand in every block is not looked at.
    pub fn child(&self, keyword: &str) -> Option<&'static Child> {
        self.children.iter().find(|child| child.construct.head == Head::Keyword && child.construct.keyword == keyword)
    }

    /// The rows of its block that begin with something else than a keyword.
    pub fn row(&self) -> Option<&'static Child> {
        self.children.iter().find(|child| child.construct.head != Head::Keyword)
    }

    /// The line as it is written, with capitals for what the author fills in: `target LEVEL`.
    pub fn signature(&self) -> String {
        let mut parts = vec![match self.head {
            Head::Keyword => self.keyword.to_owned(),
            Head::Name => "NAME".to_owned(),
            Head::Period => "PERIOD".to_owned(),
            Head::Reference(_) => self.keyword.to_uppercase(),
            Head::Choice(_, words) => choices(words),
            Head::Entry => "ENTRY".to_owned(),
        }];
        parts.extend(self.slots.iter().map(Slot::signature));
        parts.join(" ")
    }
}

impl Slot {
    /// The value as the signature shows it.
    pub fn signature(&self) -> String {
        let value = match self.ty {
            Type::Connective(word) => word.to_owned(),
            Type::Choice(words) => choices(words),
            Type::Share(words) => format!("{}|{}", choices(words), self.name.to_uppercase()),
            Type::Title | Type::Text => format!("\"{}\"", self.name.to_uppercase()),
            Type::Path(_) => "> …".to_owned(),
            _ => self.name.to_uppercase(),
        };
        let value = if self.many { format!("{value}, …") } else { value };
        if self.required { value } else { format!("[{value}]") }
    }
}

fn choices(words: &[Word]) -> String {
    words.iter().map(|choice| choice.word).collect::<Vec<_>>().join("|")
}

impl Type {
    /// What may stand there, for a message: "a day such as `2026-09-30`".
    pub fn describe(&self) -> String {
        match self {
            Self::Name => "a name of your choice, such as `within_4h`".into(),
            Self::Title | Self::Text => "a text in double quotes".into(),
            Self::Date => "a day such as `2026-09-30`".into(),
            Self::Period => "a period such as `2026-11`, `2026-Q4`, `2026` or `FY2026-27`".into(),
            Self::When => "a day such as `2026-09-30` or a period such as `2026-11`".into(),
            Self::Span => "a time span such as `2026-04 to 2029-03`".into(),
            Self::Level => {
                "a value with its unit, such as `92%`, `1,200` or `1.36 per 100 million`, or `unknown`".into()
            }
            Self::Quantity => "a number with its unit, such as `1.5 points` or `40 people`".into(),
            Self::Change => "a difference such as `4 points` or `15%`".into(),
            Self::Whole => "a whole number".into(),
            Self::Money => "an amount of money such as `42 million GBP`".into(),
            Self::Percent => "a percentage such as `80%`".into(),
            Self::Duration => "a length of time such as `5 days` or `3 working_days`".into(),
            Self::Cadence => "how often, such as `week`, `month` or `2 months`".into(),
            Self::Day => "a day such as `first tuesday`, `friday` or `day 15`".into(),
            Self::Reference(kinds) | Self::Path(kinds) => format!("the name of {}", kinds_in_words(kinds)),
            Self::Choice(words) => {
                let words: Vec<_> = words.iter().map(|choice| format!("`{}`", choice.word)).collect();
                either(&words)
            }
            Self::Share(words) => {
                let words: Vec<_> = words.iter().map(|choice| format!("`{}`", choice.word)).collect();
                format!("{}, or a share such as `80%`", words.join(", "))
            }
            Self::Connective(word) => format!("the word `{word}`"),
            Self::Formula => "a formula such as `completed / attendances`".into(),
            Self::Unit => {
                "a unit such as `percent`, `count of patients`, `days`, `money GBP` or `rate per 100,000`".into()
            }
            Self::Word => "a word".into(),
        }
    }
}

/// "a post, a person or an organisation".
pub fn kinds_in_words(kinds: &[&str]) -> String {
    let kinds: Vec<_> = kinds
        .iter()
        .map(|kind| {
            format!("{} {}", if kind.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }, kind.replace('_', " "))
        })
        .collect();
    either(&kinds)
}

fn either(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// A required value.
pub(crate) const fn one(name: &'static str, ty: Type) -> Slot {
    Slot { name, ty, required: true, many: false }
}

/// A value that may be left out.
pub(crate) const fn opt(name: &'static str, ty: Type) -> Slot {
    Slot { name, ty, required: false, many: false }
}

/// One value or several with commas between.
pub(crate) const fn list(name: &'static str, ty: Type) -> Slot {
    Slot { name, ty, required: true, many: true }
}

/// One value or several with commas between, which may be left out.
pub(crate) const fn several(name: &'static str, ty: Type) -> Slot {
    Slot { name, ty, required: false, many: true }
}

/// The connective `word`.
pub(crate) const fn link(word: &'static str) -> Slot {
    Slot { name: word, ty: Type::Connective(word), required: true, many: false }
}

/// A word to choose.
pub(crate) const fn word(word: &'static str, doc: &'static str) -> Word {
    Word { word, doc }
}

/// An entry that must be there, once.
pub(crate) const fn must(construct: &'static Construct) -> Child {
    Child { construct, need: Need::Required, many: false }
}

/// An entry that a complete plan has, once.
pub(crate) const fn should(construct: &'static Construct) -> Child {
    Child { construct, need: Need::Expected, many: false }
}

/// Entries that a complete plan has.
pub(crate) const fn should_each(construct: &'static Construct) -> Child {
    Child { construct, need: Need::Expected, many: true }
}

/// An entry that may be there, once.
pub(crate) const fn may(construct: &'static Construct) -> Child {
    Child { construct, need: Need::Optional, many: false }
}

/// Entries that may be there.
pub(crate) const fn any(construct: &'static Construct) -> Child {
    Child { construct, need: Need::Optional, many: true }
}

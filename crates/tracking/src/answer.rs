//! Answers to questions, and how firm they are.

use std::fmt;

use rust_decimal::Decimal;

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A number; of a percentage its number, 78.4; of money the amount in the currency of the question.
    Number(Decimal),
    /// A text, a day such as `2026-09-30`, `yes` or `no`, or the name of an option.
    Text(String),
    /// There is no value; the [`Quality`] says why.
    Missing,
}

impl Answer {
    /// The number that formulas compute with: `yes` counts one, `no` none.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) if text == "yes" => Some(Decimal::ONE),
            Self::Text(text) if text == "no" => Some(Decimal::ZERO),
            Self::Text(_) | Self::Missing => None,
        }
    }
}

/// As it is written in a data file, without the guard against formulas.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Missing => Ok(()),
        }
    }
}

/// How firm a value is, the firmest first, or why there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// Will not change.
    #[default]
    Final,
    /// Changed after it was first published.
    Revised,
    /// May be revised.
    Provisional,
    /// Management information, not checked.
    Unvalidated,
    /// An estimate.
    Estimated,
    /// Filled in for a missing value.
    Imputed,
    /// No value: the question does not apply.
    NotApplicable,
    /// No value: it is not published, because few people are counted.
    Confidential,
    /// No value: there is no new data.
    NotAvailable,
}

impl Quality {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Final,
        Self::Revised,
        Self::Provisional,
        Self::Unvalidated,
        Self::Estimated,
        Self::Imputed,
        Self::NotApplicable,
        Self::Confidential,
        Self::NotAvailable,
    ];

    /// Whether it may still change or was never checked.
    pub fn is_soft(self) -> bool {
        matches!(self, Self::Provisional | Self::Unvalidated | Self::Estimated | Self::Imputed)
    }

    /// The word of the language and of the data files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Final => "final",
            Self::Revised => "revised",
            Self::Provisional => "provisional",
            Self::Unvalidated => "unvalidated",
            Self::Estimated => "estimated",
            Self::Imputed => "imputed",
            Self::NotApplicable => "not_applicable",
            Self::Confidential => "confidential",
            Self::NotAvailable => "not_available",
        }
    }

    /// The quality whose word is `word`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| quality.word() == word)
    }

    /// The quality that a mark of official statistics stands for: `[p]`, `[e]`, `[c]`.
    pub fn from_mark(mark: &str) -> Option<Self> {
        Some(match mark {
            "[c]" => Self::Confidential,
            "[e]" => Self::Estimated,
            "[p]" => Self::Provisional,
            "[r]" => Self::Revised,
            "[x]" => Self::NotAvailable,
            "[z]" => Self::NotApplicable,
            _ => return None,
        })
    }

    /// Whether there is a value at all.
    pub fn has_value(self) -> bool {
        self < Self::NotApplicable
    }
}

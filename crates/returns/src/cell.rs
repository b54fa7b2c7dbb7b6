//! What stands in a cell, as far as it matters here.

use std::borrow::Cow;

use chrono::{NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

/// The longest text that is an answer, in letters.
pub(crate) const LONGEST: usize = 8000;

/// What stands in a cell of a workbook or a text file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(Decimal),
    /// A number that is shown as a percentage: 0.784 for 78.4%.
    Share(Decimal),
    /// A day, with the time of day where it has one.
    Day(NaiveDateTime),
    Flag(bool),
    /// Something that is computed; what was computed is never trusted.
    Formula(String),
    /// `#DIV/0!` and the like.
    Error(String),
}

impl Cell {
    /// A text without what nobody sees: control characters, marks of direction and the spaces around it.
    pub(crate) fn of_text(text: &str) -> Self {
        let unseen = |letter: char| letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}');
        let text: Cow<'_, str> = if text.contains(unseen) {
            // Marks of direction stand between digits and signs, as in Arabic dates; others keep words apart.
            let seen = text.chars().filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}'));
            seen.map(|letter| if unseen(letter) { ' ' } else { letter }).collect::<String>().into()
        } else {
            text.into()
        };
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As people see it.
    pub(crate) fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) | Self::Error(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Share(share) => {
                format!("{}%", share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(*share).normalize()).into()
            }
            Self::Day(day) if day.time() == NaiveTime::MIN => day.date().to_string().into(),
            Self::Day(day) => day.format("%Y-%m-%dT%H:%M:%S").to_string().into(),
            Self::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.into(),
            Self::Formula(formula) => format!("={formula}").into(),
        }
    }
}

//! The rules by which what was measured is rated. They stand here and nowhere else; `docs/ratings.md` says them in prose.
//!
//! A value is compared with what the trajectory expects for the same period. How far it lies below, counted in
//! tolerances, gives one of four colours; there is no middle. What is missing, overdue or provisional is said as such
//! and never painted over. Every rating carries its steps, so that anyone can follow the arithmetic.

mod forecast;
mod measurement;
mod metric;
mod milestone;
mod pace;
mod priority;
mod reason;
mod release;

pub use forecast::{Forecast, forecast};
pub use measurement::Measurement;
pub use metric::{MetricRating, Step, Target, Tolerance, Trend, rate, rated_parts};
pub use milestone::{MilestoneRating, rate_milestone};
pub use pace::{Pace, pace};
pub(crate) use priority::is_inside;
pub use priority::{Cause, Judged, PriorityRating, is_open, rate_priority};
pub use reason::Reason;
pub use release::{Overdue, overdue};

use std::fmt;

/// The four points of the scale, the worst first. There is no neutral middle: four points force a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// Highly problematic: urgent and decisive action.
    Red,
    /// Problematic: substantial attention, some of it urgent.
    AmberRed,
    /// Mixed: some aspects need substantial attention.
    AmberGreen,
    /// Good: refine and go on.
    Green,
}

impl Colour {
    /// All four, the best first.
    pub const ALL: [Self; 4] = [Self::Green, Self::AmberGreen, Self::AmberRed, Self::Red];

    /// Its word in the language and in JSON: `amber_green`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::AmberGreen => "amber_green",
            Self::AmberRed => "amber_red",
            Self::Red => "red",
        }
    }

    /// The colour of a word of the language.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.word() == word)
    }

    /// Its letters, for where there is no colour: `AG`.
    pub fn letters(self) -> &'static str {
        match self {
            Self::Green => "G",
            Self::AmberGreen => "AG",
            Self::AmberRed => "AR",
            Self::Red => "R",
        }
    }

    /// One step worse.
    #[must_use]
    pub fn worse(self) -> Self {
        match self {
            Self::Green => Self::AmberGreen,
            Self::AmberGreen => Self::AmberRed,
            Self::AmberRed | Self::Red => Self::Red,
        }
    }

    /// One step better.
    #[must_use]
    pub fn better(self) -> Self {
        match self {
            Self::Red => Self::AmberRed,
            Self::AmberRed => Self::AmberGreen,
            Self::AmberGreen | Self::Green => Self::Green,
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Green => "green",
            Self::AmberGreen => "amber-green",
            Self::AmberRed => "amber-red",
            Self::Red => "red",
        })
    }
}

/// How something stands: a colour, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Rated.
    Rated(Colour),
    /// Nothing was measured yet, and nothing is due yet.
    NotDue,
    /// Nothing was measured, though it is due.
    NotMeasured,
    /// There is a value and nothing to compare it with; with the reason.
    NotComparable(Box<Reason>),
}

impl State {
    /// The colour, if there is one.
    pub fn colour(&self) -> Option<Colour> {
        match self {
            Self::Rated(colour) => Some(*colour),
            _ => None,
        }
    }

    /// Its word in JSON: `green`, `not_due`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Rated(colour) => colour.word(),
            Self::NotDue => "not_due",
            Self::NotMeasured => "not_measured",
            Self::NotComparable(_) => "not_comparable",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rated(colour) => colour.fmt(f),
            Self::NotDue => f.write_str("not due yet"),
            Self::NotMeasured => f.write_str("not measured"),
            Self::NotComparable(_) => f.write_str("not comparable"),
        }
    }
}

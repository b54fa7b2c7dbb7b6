//! Formulas over questions, metrics and numbers.

mod judge;
mod measure;
#[cfg(test)]
mod tests;
mod work_out;

pub(crate) use judge::judge;
pub use measure::{Measure, Mixed, Of};
pub use work_out::{NoValue, Worked, formula_of, work_out};

use std::fmt;

use rust_decimal::Decimal;

use crate::value::{Reference, number};

/// A formula, taken apart: `completed / attendances`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A number.
    Number(Decimal),
    /// A question or a metric.
    Name(Reference),
    /// Two formulas and what is done with them.
    Pair(Box<Formula>, Operator, Box<Formula>),
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

impl Operator {
    /// How tightly it binds: the higher, the tighter.
    pub(crate) fn binds(self) -> u8 {
        match self {
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
        }
    }

    /// How it is written.
    pub fn sign(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '-',
            Self::Times => '*',
            Self::Over => '/',
        }
    }
}

impl Formula {
    /// The names in it, from left to right.
    pub fn names(&self) -> Vec<&Reference> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Name(reference) => vec![reference],
            Self::Pair(left, _, right) => left.names().into_iter().chain(right.names()).collect(),
        }
    }

    /// Whether one thing is divided by another in it.
    pub fn divides(&self) -> bool {
        match self {
            Self::Number(_) | Self::Name(_) => false,
            Self::Pair(left, operator, right) => {
                (*operator == Operator::Over && !right.names().is_empty()) || left.divides() || right.divides()
            }
        }
    }

    /// Its value, with `of` for the names; nothing where one has none, at a division by zero, or when it grows too large.
    pub fn value(&self, of: &dyn Fn(&Reference) -> Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Name(name) => of(name),
            Self::Pair(left, operator, right) => {
                let (left, right) = (left.value(of)?, right.value(of)?);
                match operator {
                    Operator::Plus => left.checked_add(right),
                    Operator::Minus => left.checked_sub(right),
                    Operator::Times => left.checked_mul(right),
                    Operator::Over => left.checked_div(right),
                }
            }
        }
    }

    pub(crate) fn names_mut(&mut self) -> Vec<&mut Reference> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Name(reference) => vec![reference],
            Self::Pair(left, _, right) => left.names_mut().into_iter().chain(right.names_mut()).collect(),
        }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(value) => f.write_str(&number(*value)),
            Self::Name(reference) => f.write_str(&reference.name),
            Self::Pair(left, operator, right) => {
                part(f, left, operator.binds())?;
                write!(f, " {} ", operator.sign())?;
                part(f, right, operator.binds() + 1)
            }
        }
    }
}

/// Writes `formula`, in parentheses where it binds less tightly than `least`.
fn part(f: &mut fmt::Formatter<'_>, formula: &Formula, least: u8) -> fmt::Result {
    match formula {
        Formula::Pair(_, operator, _) if operator.binds() < least => write!(f, "({formula})"),
        _ => write!(f, "{formula}"),
    }
}

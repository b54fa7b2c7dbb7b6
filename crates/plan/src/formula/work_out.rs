//! The value of a metric from the numbers in its formula.

use std::fmt;

use rust_decimal::Decimal;

use super::measure::{Measure, Of};
use super::{Formula, Operator};
use crate::item::{ItemId, Node};
use crate::trajectory::{number_words, unit};
use crate::value::Value;

/// A value that was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The value, in the unit of its metric, not rounded.
    pub value: Decimal,
    /// The formula with its numbers: `(1,984,369 - 226,764) / 1,984,369`.
    pub method: String,
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// The metric has no formula, or no unit.
    NoFormula,
    /// There is no number for this name.
    Lacks(String),
    /// This part of the formula, a denominator, is zero.
    Zero(String),
    /// The formula mixes units, or gives another than that of the metric; that was reported.
    Mixes,
    /// The numbers are too large to reckon with.
    TooLarge,
}

impl fmt::Display for NoValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFormula => f.write_str("the metric has no formula"),
            Self::Lacks(name) => write!(f, "there is no number for `{name}`"),
            Self::Zero(part) => write!(f, "`{part}` is zero and cannot be divided by"),
            Self::Mixes => f.write_str("the formula mixes units"),
            Self::TooLarge => f.write_str("the numbers are too large to reckon with"),
        }
    }
}

/// The formula of `metric`.
pub fn formula_of(metric: Node<'_>) -> Option<&Formula> {
    match metric.entry("computed")?.value("formula")? {
        Value::Formula(formula) => Some(formula),
        _ => None,
    }
}

/// The value of `metric`, given the number of each question and metric in its formula. A question's number is the sum
/// of its answers, and a metric's number is in its own unit. A share becomes a percentage, or a rate, by the metric's unit.
///
/// # Errors
/// [`NoValue`]: why there is none.
pub fn work_out(metric: Node<'_>, numbers: &dyn Fn(ItemId) -> Option<Decimal>) -> Result<Worked, NoValue> {
    let (formula, unit) = formula_of(metric).zip(unit(metric)).ok_or(NoValue::NoFormula)?;
    let found = step(metric, formula, numbers)?;
    let factor = found.measure.into_unit(unit).ok_or(NoValue::Mixes)?;
    let value = found.value.checked_mul(factor).ok_or(NoValue::TooLarge)?;
    Ok(Worked { value, method: found.words })
}

struct Step {
    value: Decimal,
    measure: Measure,
    words: String,
}

fn step(metric: Node<'_>, formula: &Formula, numbers: &dyn Fn(ItemId) -> Option<Decimal>) -> Result<Step, NoValue> {
    match formula {
        Formula::Number(value) => {
            Ok(Step { value: *value, measure: Measure::of_number(*value), words: number_words(*value) })
        }
        Formula::Name(reference) => {
            let lacks = || NoValue::Lacks(reference.name.clone());
            let node = metric.plan().node(reference.target.ok_or_else(lacks)?);
            let measure = match unit(node) {
                Some(unit) if node.item().construct.id == "metric" => Some(Of::Unit(unit.clone()).into()),
                _ => Measure::of_question(node),
            };
            let value = numbers(node.id).ok_or_else(lacks)?;
            Ok(Step { value, measure: measure.ok_or(NoValue::Mixes)?, words: number_words(value) })
        }
        Formula::Pair(left, operator, right) => {
            let (a, b) = (step(metric, left, numbers)?, step(metric, right, numbers)?);
            let (measure, factor) = operator.measure(&a.measure, &b.measure).map_err(|_| NoValue::Mixes)?;
            if *operator == Operator::Over && b.value.is_zero() {
                return Err(NoValue::Zero(right.to_string()));
            }
            let value = operator.apply(a.value, b.value).and_then(|value| value.checked_mul(factor));
            let side = |formula: &Formula, words: String, least: u8| match formula {
                Formula::Pair(_, inner, _) if inner.binds() < least => format!("({words})"),
                _ => words,
            };
            let (left, right) = (side(left, a.words, operator.binds()), side(right, b.words, operator.binds() + 1));
            let words = format!("{left} {} {right}", operator.sign());
            Ok(Step { value: value.ok_or(NoValue::TooLarge)?, measure, words })
        }
    }
}

impl Operator {
    /// What comes out; nothing where the numbers are too large.
    fn apply(self, left: Decimal, right: Decimal) -> Option<Decimal> {
        match self {
            Self::Plus => left.checked_add(right),
            Self::Minus => left.checked_sub(right),
            Self::Times => left.checked_mul(right),
            Self::Over => left.checked_div(right),
        }
    }
}

//! The roll-up: the lines of parts become the line of the whole.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::line::{Expected, Line, Silence};
use super::metric::{Reading, current, printed};
use crate::item::{ItemId, Node};
use crate::value::{When, number};

/// How much each part counts, by its category.
pub type Weights = BTreeMap<ItemId, Decimal>;

/// The value of the whole, from its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollUp {
    /// The value of the whole.
    pub value: Decimal,
    /// The parts, in the order of their dimension.
    pub parts: Vec<Part>,
    /// How it was found, in words.
    pub method: String,
}

/// A part of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its category.
    pub category: ItemId,
    /// What is expected of it.
    pub expected: Expected,
    /// How much it counts.
    pub weight: Decimal,
}

/// How many people live or are served in each category of `dimension`, as far as the plan says so.
pub fn populations(dimension: Node<'_>) -> Weights {
    let categories = dimension.children().filter(|node| node.item().construct.id == "category");
    categories.filter_map(|node| Some((node.id, node.entry("population")?.quantity("number")?.number))).collect()
}

/// What the lines of `metric` for the categories of `dimension` come to at `when`, by its rule of aggregation. A
/// percentage is never summed: parts count by their `weights`, as if numerators and denominators were summed first.
///
/// # Errors
/// [`Silence`]: why the parts give no whole.
pub fn roll_up(
    metric: Node<'_>,
    dimension: Node<'_>,
    when: &When,
    weights: &Weights,
    readings: &[Reading],
) -> Result<RollUp, Silence> {
    let rule = metric.word_of("aggregation").filter(|rule| *rule != "none").ok_or(Silence::NoRule)?;
    let categories: Vec<Node<'_>> =
        dimension.children().filter(|node| node.item().construct.id == "category").collect();
    let (mut parts, mut missing) = (Vec::new(), Vec::new());
    for category in categories {
        let line =
            current(metric, Some(category.id)).ok_or(Silence::NoPoints).and_then(|entry| Line::of(entry, readings));
        // The line of a part that is itself rolled up would ask for itself.
        let expected = line.and_then(|line| if line.is_rolled_up() { Err(Silence::NoPoints) } else { line.at(when) });
        let weight = if rule == "weighted_mean" { weights.get(&category.id).copied() } else { Some(Decimal::ONE) };
        match (expected, weight) {
            (Ok(expected), Some(weight)) => parts.push(Part { category: category.id, expected, weight }),
            _ => missing.push(category.title().to_owned()),
        }
    }
    if parts.is_empty() || !missing.is_empty() {
        return Err(Silence::Parts(missing));
    }
    let values: Vec<(Decimal, Decimal)> = parts.iter().map(|part| (part.expected.value, part.weight)).collect();
    let value = combine(rule, &values).ok_or(Silence::TooLarge)?;
    let shown: Vec<String> = parts
        .iter()
        .map(|part| {
            let weight = if rule == "weighted_mean" { format!(" × {}", number(part.weight)) } else { String::new() };
            let title = metric.plan().node(part.category).title();
            format!("{title} {}{weight}", printed(part.expected.value, metric))
        })
        .collect();
    let how = match rule {
        "sum" => "the sum",
        "weighted_mean" => "the weighted mean",
        "mean" => "the mean",
        "maximum" => "the largest",
        "minimum" => "the smallest",
        _ => "the last",
    };
    Ok(RollUp { value, parts, method: format!("{how} of {}", shown.join(", ")) })
}

/// Values with their weights put together by `rule`, a word of `aggregation`; nothing where there are none, where all
/// weights are zero, or where the numbers are too large.
pub fn combine(rule: &str, values: &[(Decimal, Decimal)]) -> Option<Decimal> {
    let weighted = |weight: fn(Decimal) -> Decimal| {
        let (mut sum, mut weights) = (Decimal::ZERO, Decimal::ZERO);
        for (value, by) in values {
            sum = sum.checked_add(value.checked_mul(weight(*by))?)?;
            weights = weights.checked_add(weight(*by))?;
        }
        sum.checked_div(weights)
    };
    match rule {
        "sum" => values.iter().map(|(value, _)| *value).try_fold(Decimal::ZERO, Decimal::checked_add),
        "weighted_mean" => weighted(|weight| weight),
        "mean" => weighted(|_| Decimal::ONE),
        "maximum" => values.iter().map(|(value, _)| *value).max(),
        "minimum" => values.iter().map(|(value, _)| *value).min(),
        "last" => values.last().map(|(value, _)| *value),
        _ => None,
    }
}

//! Units: values that can be compared, and values that can be at all.

use milepost_diagnostics::{Diagnostic, Fix, Span};
use milepost_plan::{Change, Level, Node, Placed, Quantity, Unit, Value};
use rust_decimal::Decimal;

use crate::codes;
use crate::view::{Findings, View, finding};

/// The unit of `metric`, and where it stands.
fn unit(metric: Node<'_>) -> Option<(&Unit, Span)> {
    metric.entry("unit")?.values("unit").find_map(|placed| match &placed.value {
        Value::Unit(unit) => Some((unit, placed.span)),
        _ => None,
    })
}

/// The entries and rows that are about `metric`, however deep: inside it, and the effects of work on it.
fn about<'a>(view: &View<'a>, metric: Node<'a>) -> Vec<Node<'a>> {
    let mut found: Vec<_> = metric.inside().collect();
    for effect in view.effects_on(metric) {
        found.push(effect);
        found.extend(effect.inside());
    }
    found
}

/// How a value stands to its metric.
enum Meaning<'a> {
    /// A level: 92% of a metric in percent.
    Level(&'a Quantity),
    /// A difference between two levels: 4 points of a metric in percent.
    Difference(&'a Quantity),
    /// A share of the value itself, as a percentage.
    Share(Decimal),
}

fn meaning<'a>(node: Node<'_>, placed: &'a Placed) -> Option<Meaning<'a>> {
    match &placed.value {
        // What a unit must reach to be counted is in the unit of another metric.
        Value::Level(_) if node.item().construct.id == "threshold" => None,
        Value::Level(Level::Is(quantity)) => Some(Meaning::Level(quantity)),
        Value::Level(Level::Changed(change)) | Value::Change(change) => match change {
            // A share of a benchmark is no change of the metric.
            _ if node.item().values.iter().any(|placed| placed.slot == "benchmark") => None,
            Change::By(quantity) => Some(Meaning::Difference(quantity)),
            Change::Relative(share) => Some(Meaning::Share(*share)),
            Change::Halve | Change::Double => None,
        },
        Value::Quantity(quantity) if matches!(node.item().construct.id, "range" | "tolerance" | "margin") => {
            match quantity.unit {
                Some(Unit::Percent) => Some(Meaning::Share(quantity.number)),
                _ => Some(Meaning::Difference(quantity)),
            }
        }
        _ => None,
    }
}

pub(crate) fn wrong_unit(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let Some((wanted, unit_span)) = unit(metric) else { continue };
        for node in about(view, metric) {
            for placed in &node.item().values {
                let (Some(unit), difference) = (match meaning(node, placed) {
                    Some(Meaning::Level(quantity)) => (quantity.unit.as_ref(), false),
                    Some(Meaning::Difference(quantity)) => (quantity.unit.as_ref(), true),
                    _ => continue,
                }) else {
                    continue;
                };
                let percent = difference && *wanted == Unit::Percent;
                let fitting = if percent { *unit == Unit::Points } else { wanted.admits(unit) };
                if !fitting {
                    let wanted = if percent { "points".to_owned() } else { wanted.to_string() };
                    found.push(unit_finding(placed.span, unit_span, &placed.value, &wanted, metric));
                }
            }
        }
    }
}

fn unit_finding(span: Span, unit_span: Span, value: &Value, wanted: &str, metric: Node<'_>) -> Diagnostic {
    finding(&codes::WRONG_UNIT, span, format!("`{value}` is not in {wanted}, the unit of “{}”", metric.title()))
        .label("another unit")
        .related(unit_span, "the unit of the metric")
        .help(format!("Write the value in {wanted}, or correct the unit of the metric."))
}

pub(crate) fn percent_or_points(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let Some((Unit::Percent, unit_span)) = unit(metric) else { continue };
        for node in about(view, metric) {
            for placed in &node.item().values {
                let share = match meaning(node, placed) {
                    Some(Meaning::Share(share)) => share.normalize(),
                    Some(Meaning::Level(value))
                        if node.item().construct.id == "target" && falls_below_zero(metric, value) =>
                    {
                        value.number.normalize()
                    }
                    _ => continue,
                };
                let sign = if share.is_sign_positive() && matches!(placed.value, Value::Level(_)) { "+" } else { "" };
                found.push(
                    finding(
                        &codes::PERCENT_OR_POINTS,
                        placed.span,
                        format!("{share}% of a percentage can be read in two ways"),
                    )
                    .label("percent, or percentage points?")
                    .related(unit_span, format!("“{}” is itself a percentage", metric.title()))
                    .help(format!(
                        "Write `{sign}{share} points` if it is added to the percentage; if it is a share of it, state the value that comes out."
                    ))
                    .fix(Fix::suggested(
                        format!("write `{sign}{share} points`"),
                        placed.span,
                        format!("{sign}{share} points"),
                    )),
                );
            }
        }
    }
}

/// Whether a target below zero is more likely a fall by so many percent: the metric stands above zero. Where its kind or
/// its bounds say what is possible, [`impossible_value`] does.
fn falls_below_zero(metric: Node<'_>, target: &Quantity) -> bool {
    let stands =
        metric.each("baseline").filter_map(|entry| entry.quantity("value")).any(|now| now.number > Decimal::ZERO);
    let limited = metric.word_of("kind") == Some("ratio") || metric.entry("bounds").is_some();
    target.number < Decimal::ZERO && stands && !limited
}

/// Kinds whose values cannot fall below zero.
const NEVER_NEGATIVE: [&str; 5] = ["stock", "flow", "cumulative", "rate", "count_meeting"];

pub(crate) fn impossible_value(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let hundred = Decimal::from(100);
        let kind = metric.word_of("kind");
        let bounds = metric.entry("bounds");
        let stated = |slot| bounds.and_then(|bounds| bounds.quantity(slot)).map(|quantity| quantity.number);
        let share = kind == Some("ratio") && matches!(unit(metric), Some((Unit::Percent, _)));
        let counted = kind.is_some_and(|kind| NEVER_NEGATIVE.contains(&kind));
        let low = stated("low").or((share || counted).then_some(Decimal::ZERO));
        let high = stated("high").or(share.then_some(hundred));
        if low.is_none() && high.is_none() {
            continue;
        }
        for node in metric.inside().filter(|node| !matches!(node.item().construct.id, "bounds" | "better")) {
            for placed in &node.item().values {
                let Value::Level(Level::Is(quantity)) = &placed.value else { continue };
                let limit = match (low, high) {
                    (Some(low), _) if quantity.number < low => format!("below {low}"),
                    (_, Some(high)) if quantity.number > high => format!("above {high}"),
                    _ => continue,
                };
                let mut finding = finding(
                    &codes::IMPOSSIBLE_VALUE,
                    placed.span,
                    format!("“{}” cannot be {}", metric.title(), placed.value),
                )
                .label(limit);
                if let Some(bounds) = bounds {
                    finding = finding.related(bounds.item().header, "the bounds of the metric");
                }
                found.push(finding.help(if share && quantity.number < Decimal::ZERO {
                    format!(
                        "Write `{} points` if it is taken off the baseline, or correct the value, the kind or the bounds.",
                        quantity.number.normalize()
                    )
                } else {
                    "Correct the value, or the kind, the unit or the bounds of the metric.".to_owned()
                }));
            }
        }
    }
}

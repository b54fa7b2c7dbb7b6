//! Values of two versions side by side.

use chrono::{Datelike, Months, NaiveDate};
use milepost_plan::{Formula, Level, Node, Placed, Quantity, Reference, TimeUnit, Unit, Value, When};
use rust_decimal::Decimal;

use crate::matching::Pairs;
use crate::words::flat;

/// Which version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Old,
    New,
}

/// `value` of an entry, in one way for each meaning: `92%` and `92.0`, where the unit is percent, are the same.
pub(crate) fn canonical(pairs: &Pairs<'_>, side: Side, entry: Node<'_>, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("\"{}\"", flat(text)),
        Value::When(When::Day(day)) | Value::Date(day) => day.to_string(),
        Value::Level(Level::Is(quantity)) | Value::Quantity(quantity) => plain(quantity, entry),
        Value::Reference(reference) => name(pairs, side, reference),
        Value::Formula(formula) => formula_of(pairs, side, formula),
        other => other.to_string(),
    }
}

fn plain(quantity: &Quantity, entry: Node<'_>) -> String {
    let unit = quantity.unit.clone().or_else(|| unit_of(entry));
    format!("{} {}", quantity.number.normalize(), unit.map_or_else(String::new, |unit| unit.to_string()))
}

/// The unit of the metric around an entry that holds a level.
pub(crate) fn unit_of(entry: Node<'_>) -> Option<Unit> {
    let around = std::iter::successors(Some(entry), |node| node.parent());
    let metric = around.into_iter().find(|node| node.item().construct.id == "metric")?;
    match metric.entry("unit")?.value("unit")? {
        Value::Unit(unit) => Some(unit.clone()),
        _ => None,
    }
}

/// The name of what is referred to, as the new version calls it.
fn name(pairs: &Pairs<'_>, side: Side, reference: &Reference) -> String {
    let Some(target) = reference.target else { return reference.name.clone() };
    let node = match side {
        Side::New => pairs.new.node(target),
        Side::Old => pairs.forward(target).map_or(pairs.old.node(target), |new| pairs.new.node(new)),
    };
    node.full_name().unwrap_or_else(|| reference.name.clone())
}

fn formula_of(pairs: &Pairs<'_>, side: Side, formula: &Formula) -> String {
    match formula {
        Formula::Number(number) => number.normalize().to_string(),
        Formula::Name(reference) => name(pairs, side, reference),
        Formula::Pair(left, operator, right) => {
            let (left, right) = (formula_of(pairs, side, left), formula_of(pairs, side, right));
            format!("({left} {operator:?} {right})")
        }
    }
}

/// `placed` as people read it: what is referred to by its title, a level in the unit of its metric.
pub(crate) fn shown(entry: Node<'_>, placed: &Placed) -> String {
    let in_unit = |quantity: &Quantity| {
        let unit = quantity.unit.clone().or_else(|| unit_of(entry));
        Quantity { number: quantity.number, unit }.to_string()
    };
    match &placed.value {
        Value::Text(text) => format!("“{}”", clipped(&flat(text))),
        Value::Level(Level::Is(quantity)) | Value::Quantity(quantity) => in_unit(quantity),
        Value::Reference(reference) => match reference.target.map(|target| entry.plan().node(target)) {
            Some(target) if target.text("title").is_some() => format!("“{}”", target.title()),
            _ => format!("`{}`", reference.name),
        },
        Value::Duration(duration) if entry.item().construct.keyword == "every" && duration.count == 1 => {
            duration.unit.word().trim_end_matches('s').replace('_', " ")
        }
        Value::Word(word) => word.replace('_', " "),
        other => other.to_string(),
    }
}

/// The beginning of a long text.
pub(crate) fn clipped(text: &str) -> String {
    const LONGEST: usize = 80;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// The number of a value that can be larger or smaller, and what it counts.
pub(crate) fn size(entry: Node<'_>, value: &Value) -> Option<(Decimal, Option<Unit>)> {
    match value {
        Value::Level(Level::Is(quantity)) | Value::Quantity(quantity) => {
            Some((quantity.number, quantity.unit.clone().or_else(|| unit_of(entry))))
        }
        Value::Change(milepost_plan::Change::By(quantity)) => Some((quantity.number, quantity.unit.clone())),
        Value::Change(milepost_plan::Change::Relative(share)) => Some((*share, Some(Unit::Percent))),
        Value::Whole(number) => Some((Decimal::from(*number), None)),
        Value::Duration(duration) if entry.item().construct.keyword != "every" => {
            Some((Decimal::from(duration.days()), Some(Unit::Time(TimeUnit::Days))))
        }
        Value::Word(word) => step(entry, word).map(|step| (Decimal::from(step), None)),
        _ => None,
    }
}

/// The step of a word on the scale from very low to very high.
fn step(entry: Node<'_>, word: &str) -> Option<u8> {
    const SCALE: [&str; 5] = ["very_low", "low", "medium", "high", "very_high"];
    let scaled = matches!(entry.item().construct.keyword, "likelihood" | "impact" | "influence" | "challenge");
    let step = SCALE.iter().position(|step| *step == word).filter(|_| scaled)?;
    u8::try_from(step).ok()
}

/// The day that a date or a period means when something is due.
pub(crate) fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date(day) => Some(*day),
        Value::Period(period) => Some(period.last),
        Value::When(when) => Some(when.last()),
        _ => None,
    }
}

/// How far two days lie apart, in the largest unit that says it exactly: `6 weeks`, `2 months`, `1 year`.
pub(crate) fn distance(one: NaiveDate, other: NaiveDate) -> String {
    let (from, to) = (one.min(other), one.max(other));
    let days = (to - from).num_days();
    let whole = months(from, to);
    let (count, unit) = match whole {
        Some(months) if months % 12 == 0 => (i64::from(months / 12), "year"),
        Some(months) => (i64::from(months), "month"),
        None if days % 7 == 0 => (days / 7, "week"),
        None => (days, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// The whole months from one day to another, the ends of months taken for each other.
fn months(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let between = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let between = u32::try_from(between).ok().filter(|months| *months > 0)?;
    let ends = |day: NaiveDate| day.succ_opt().is_none_or(|next| next.day() == 1);
    let exact = from.checked_add_months(Months::new(between)) == Some(to);
    (exact || (ends(from) && ends(to))).then_some(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_said_in_the_largest_exact_unit() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let said = |from, to| distance(day(from), day(to));
        assert_eq!(said("2026-09-30", "2026-11-11"), "6 weeks");
        assert_eq!(said("2026-11-11", "2026-09-30"), "6 weeks");
        assert_eq!(said("2026-09-30", "2026-10-31"), "1 month");
        assert_eq!(said("2026-02-28", "2028-02-29"), "2 years");
        assert_eq!(said("2026-01-15", "2026-04-15"), "3 months");
        assert_eq!(said("2026-01-15", "2026-01-16"), "1 day");
    }
}

//! What a metric says: its unit, its direction, where it starts, what it aims at, and its lines.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::line::{Expected, Line, Silence};
use crate::item::{ItemId, Node};
use crate::value::{Change, Level, Quantity, Unit, Value, When};

/// What was measured: a value and the day or period that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day or period.
    pub when: When,
    /// The value, in the unit of its metric.
    pub value: Decimal,
}

/// The unit of `metric`.
pub fn unit(metric: Node<'_>) -> Option<&Unit> {
    match metric.entry("unit")?.value("unit")? {
        Value::Unit(unit) => Some(unit),
        _ => None,
    }
}

/// The unit of a difference between two values in `unit`: of percentages, points.
pub(super) fn difference(unit: Option<&Unit>) -> Option<Unit> {
    match unit {
        Some(Unit::Percent) => Some(Unit::Points),
        other => other.cloned(),
    }
}

pub(super) fn number_in(number: Decimal, unit: Option<Unit>) -> Quantity {
    Quantity { number, unit }
}

/// Whether the metric says if the outcome is reached; without a role it does.
pub fn is_goal(metric: Node<'_>) -> bool {
    matches!(metric.word_of("role"), None | Some("goal"))
}

/// Which way is better: 1 for up, -1 for down; nothing where the metric must stay between two values, or does not say.
pub fn direction(metric: Node<'_>) -> Option<Decimal> {
    match metric.word_of("better")? {
        "higher" | "above" => Some(Decimal::ONE),
        "lower" | "below" => Some(-Decimal::ONE),
        _ => None,
    }
}

/// How many decimals the values of `metric` are printed with: as many as it asks for, or as its baseline, targets and
/// points are written with; of percentages at least one.
pub fn decimals(metric: Node<'_>) -> u32 {
    let least = u32::from(unit(metric) == Some(&Unit::Percent));
    decimals_asked(metric).unwrap_or_else(|| decimals_written(metric).max(least))
}

/// So many as its baseline, targets and points are written with.
fn decimals_written(metric: Node<'_>) -> u32 {
    let written = of_entries(metric, "target").chain(of_start_and_path(metric)).map(|number| number.scale());
    written.max().unwrap_or(0).min(MOST_DECIMALS)
}

const MOST_DECIMALS: u32 = 12;

/// So many as the entry `decimals` asks for.
fn decimals_asked(metric: Node<'_>) -> Option<u32> {
    match metric.entry("decimals")?.value("number")? {
        Value::Whole(number) => Some(u32::try_from(*number).unwrap_or(0).min(MOST_DECIMALS)),
        _ => None,
    }
}

/// `value` to so many decimals, half away from zero. What a division left behind the twentieth decimal is noise, and
/// must not turn a half into less than one.
fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp(20).round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

/// `value` rounded as `metric` prints it. What was reckoned in whole numbers from whole numbers stays one.
fn rounded_for(metric: Node<'_>, value: Decimal) -> Decimal {
    let is_plain = || decimals_asked(metric).is_none() && decimals_written(metric) == 0;
    if value.scale() == 0 && is_plain() { value } else { rounded(value, decimals(metric)) }
}

/// `value` with its unit, rounded as `metric` prints it: half away from zero. What the plan writes is printed as it is
/// written there, if that has no more decimals than the metric asks for; what is aimed at in any case.
pub fn as_printed(value: Decimal, metric: Node<'_>) -> Quantity {
    let asked = decimals_asked(metric);
    let measured = metric.each("observed").flat_map(Node::children).filter_map(number_of);
    let others = of_start_and_path(metric).chain(measured);
    let others = others.filter(|written| asked.is_none_or(|asked| written.scale() <= asked));
    let written = of_entries(metric, "target").chain(others).find(|written| *written == value);
    number_in(written.unwrap_or_else(|| rounded_for(metric, value)), unit(metric).cloned())
}

/// The numbers that the plan writes in the entries `keyword`.
fn of_entries<'a>(metric: Node<'a>, keyword: &'static str) -> impl Iterator<Item = Decimal> + 'a {
    metric.each(keyword).filter_map(number_of)
}

/// The numbers that it writes for the baseline and for the points of the path.
fn of_start_and_path(metric: Node<'_>) -> impl Iterator<Item = Decimal> + '_ {
    let points = metric.each("trajectory").flat_map(Node::children).filter_map(number_of);
    of_entries(metric, "baseline").chain(points)
}

fn number_of(entry: Node<'_>) -> Option<Decimal> {
    match entry.value("value")? {
        Value::Level(Level::Is(quantity)) => Some(quantity.number),
        _ => None,
    }
}

/// The name of a step of an ordinal metric, counted from 1; nothing where the plan names no steps, or between two.
pub fn step(value: Decimal, metric: Node<'_>) -> Option<&str> {
    let number = usize::try_from(value.normalize()).ok().filter(|_| value.fract().is_zero())?;
    steps(metric).nth(number.checked_sub(1)?)
}

/// The names of the steps of an ordinal metric, from the first.
pub fn steps(metric: Node<'_>) -> impl Iterator<Item = &str> {
    let ordinal = unit(metric) == Some(&Unit::Ordinal);
    let named = metric.entry("order").filter(|_| ordinal).into_iter().flat_map(|entry| entry.values("steps"));
    named.filter_map(|placed| match &placed.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// `value` as `metric` prints it: `87.31%`.
pub fn printed(value: Decimal, metric: Node<'_>) -> String {
    as_printed(value, metric).to_string()
}

/// `value` for a method in words, with as many decimals as say something.
pub(crate) fn number_words(value: Decimal) -> String {
    crate::value::number(value.round_dp(4).normalize())
}

/// A difference of two values of `metric` without its sign, with its unit and rounded as `metric` prints it.
pub fn change_as_printed(value: Decimal, metric: Node<'_>) -> Quantity {
    number_in(rounded_for(metric, value.abs()), difference(unit(metric)))
}

/// A difference of two values of `metric` as it is printed, without its sign: `1.06 points`.
pub fn printed_change(value: Decimal, metric: Node<'_>) -> String {
    change_as_printed(value, metric).to_string()
}

/// The same with its sign: `−1.06 points`, `+2 sites`.
pub fn signed_change(value: Decimal, metric: Node<'_>) -> String {
    let sign = match rounded_for(metric, value) {
        rounded if rounded.is_zero() => "",
        rounded if rounded.is_sign_negative() => "−",
        _ => "+",
    };
    format!("{sign}{}", printed_change(value, metric))
}

/// The value that `level` stands for, given the baseline to which changes refer.
pub fn value_of(level: &Level, baseline: Option<Decimal>) -> Option<Decimal> {
    match level {
        Level::Is(quantity) => Some(quantity.number),
        // A share of a number of people leaves decimals behind that say nothing.
        Level::Changed(change) => Some(baseline?.checked_add(size(change, baseline)?)?.normalize()),
        Level::Unknown => None,
    }
}

/// The same for a level of `metric`; nothing where it is in another unit, which the checks report.
pub fn level_of(metric: Node<'_>, level: &Level, baseline: Option<Decimal>) -> Option<Decimal> {
    let fits = match (level, unit(metric)) {
        (Level::Is(Quantity { unit: Some(unit), .. }), Some(wanted)) => wanted.admits(unit),
        _ => true,
    };
    fits.then(|| value_of(level, baseline)).flatten()
}

/// How much `change` is in the unit of the metric, given the value to which shares refer.
pub fn size(change: &Change, base: Option<Decimal>) -> Option<Decimal> {
    match change {
        Change::By(quantity) => Some(quantity.number),
        Change::Relative(share) => base?.checked_mul(share.checked_div(Decimal::ONE_HUNDRED)?),
        Change::Halve => base?.checked_div(-Decimal::TWO),
        Change::Double => base,
    }
}

/// Whether an entry of a metric is about `part`, a category; of the whole where there is none.
pub fn is_about(entry: Node<'_>, part: Option<ItemId>) -> bool {
    match part {
        None => entry.entry("for").is_none(),
        Some(part) => entry.targets("for").any(|category| category.id == part),
    }
}

/// The categories for which `metric` has trajectories of their own, in the order of the plan.
pub fn parts(metric: Node<'_>) -> Vec<ItemId> {
    let mut found = Vec::new();
    for category in metric.each("trajectory").flat_map(|trajectory| trajectory.targets("for")) {
        if !found.contains(&category.id) {
            found.push(category.id);
        }
    }
    found
}

/// The trajectories of `metric` for `part`, the original first: each is replaced by the next one. The last one holds.
pub fn versions<'a>(metric: Node<'a>, part: Option<ItemId>) -> Vec<Node<'a>> {
    let all: Vec<Node<'a>> = metric.each("trajectory").filter(|trajectory| is_about(*trajectory, part)).collect();
    let replaced_by = |id: ItemId| all.iter().find(|other| other.targets("replaces").any(|old| old.id == id));
    let Some(mut holds) = all.iter().rfind(|trajectory| replaced_by(trajectory.id).is_none()).copied() else {
        // All replace one another; the plan's last word is as good as any.
        return all.last().copied().into_iter().collect();
    };
    let mut chain = vec![holds];
    while let Some(older) = holds.targets("replaces").find(|old| old.parent().is_some_and(|home| home.id == metric.id))
    {
        if chain.iter().any(|seen| seen.id == older.id) {
            break;
        }
        chain.push(older);
        holds = older;
    }
    chain.reverse();
    chain
}

/// The trajectory of `metric` for `part` that holds: the one that no other replaces.
pub fn current(metric: Node<'_>, part: Option<ItemId>) -> Option<Node<'_>> {
    versions(metric, part).pop()
}

/// The last baseline of `metric` for `part` that has a value: its entry, the value, and when it is from.
pub fn baseline(metric: Node<'_>, part: Option<ItemId>) -> Option<(Node<'_>, Decimal, Option<When>)> {
    let known = metric.each("baseline").filter(|entry| is_about(*entry, part)).filter_map(|entry| {
        let Value::Level(level) = entry.value("value")? else { return None };
        Some((entry, level_of(metric, level, None)?, entry.when_of("at")))
    });
    known.max_by_key(|(entry, _, at)| (at.as_ref().map(When::last), entry.id))
}

/// The targets of the whole at which a trajectory must arrive, with their values, by their days: see [`aims_for`].
pub fn aims(metric: Node<'_>) -> Vec<(Node<'_>, Decimal, When)> {
    aims_for(metric, None)
}

/// The targets of `metric` for `part` at which its trajectory must arrive, with their values, by their days. A stretch,
/// a floor and a gap to close are none, nor is what is only proposed or was given up, nor how many units must get there.
pub fn aims_for(metric: Node<'_>, part: Option<ItemId>) -> Vec<(Node<'_>, Decimal, When)> {
    let start = baseline(metric, part).map(|(_, value, _)| value);
    let mut found: Vec<_> = standing(metric, part)
        .filter(|target| !matches!(target.word_of("kind"), Some("stretch" | "floor" | "equity")))
        .filter_map(|target| {
            let Value::Level(level) = target.value("value")? else { return None };
            Some((target, level_of(metric, level, start)?, target.when_of("by")?))
        })
        .collect();
    found.sort_by_key(|(target, _, by)| (by.last(), target.id));
    found
}

/// The targets of `metric` for `part` that say what it must not get worse than.
pub fn floors_for(metric: Node<'_>, part: Option<ItemId>) -> impl Iterator<Item = Node<'_>> {
    standing(metric, part).filter(|target| target.word_of("kind") == Some("floor"))
}

/// The targets for `part` that hold, and say a value and not how many units must get there.
fn standing(metric: Node<'_>, part: Option<ItemId>) -> impl Iterator<Item = Node<'_>> {
    metric.each("target").filter(move |target| {
        let status = !matches!(target.word_of("status"), Some("proposed" | "superseded" | "abandoned"));
        status && target.entry("met_by").is_none() && is_about(*target, part)
    })
}

/// What would happen to `metric` if nothing were done: its entry.
pub fn without_action(metric: Node<'_>) -> Option<Node<'_>> {
    metric.entry("without_action")
}

/// The readings that the plan itself holds in rows under `observed`, for `part`, by their days.
pub fn readings(metric: Node<'_>, part: Option<ItemId>) -> Vec<Reading> {
    let rows = metric.each("observed").filter(|entry| is_about(*entry, part)).flat_map(Node::children);
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| row.when_of("as_of").map(|known| known.last()));
    let readings = rows.into_iter().filter_map(|row| match (row.value("period")?, row.value("value")?) {
        (Value::Period(period), Value::Level(Level::Is(quantity))) => {
            Some((period.clone(), Reading { when: When::Period(period.clone()), value: quantity.number }))
        }
        _ => None,
    });
    // Of several rows for a period the one that was known last.
    let found: BTreeMap<_, _> = readings.collect();
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|reading| (reading.when.last(), reading.when.first()));
    found
}

/// What the trajectory of `metric` that holds for `part` expects for `when`. The `readings` are those from which an
/// index of the seasons is computed, where the plan asks for that.
///
/// # Errors
/// [`Silence`]: why nothing is expected.
pub fn expected(
    metric: Node<'_>,
    part: Option<ItemId>,
    when: &When,
    readings: &[Reading],
) -> Result<Expected, Silence> {
    Line::of(current(metric, part).ok_or(Silence::NoPoints)?, readings)?.at(when)
}

//! The parts of a metric side by side.

use std::collections::HashMap;

use chrono::NaiveDate;
use milepost_plan::calendar::Period;
use milepost_plan::trajectory;
use milepost_plan::{Node, Plan};
use rust_decimal::Decimal;

use crate::observations::Observations;
use crate::series::Reading;

/// The categories of one breakdown of a metric, the best first.
#[derive(Clone, Debug)]
pub struct League<'a> {
    /// The metric.
    pub metric: Node<'a>,
    /// The breakdown.
    pub dimension: Node<'a>,
    /// The period that is compared: the last one with values.
    pub period: Period,
    /// The value of the whole in that period.
    pub whole: Option<Decimal>,
    /// One row for each category with a value.
    pub rows: Vec<LeagueRow<'a>>,
    /// The categories that the plan names and that have none.
    pub silent: Vec<Node<'a>>,
}

/// A category in a league.
#[derive(Clone, Debug)]
pub struct LeagueRow<'a> {
    /// The category.
    pub category: Node<'a>,
    /// Its place, from 1; equal values share a place.
    pub rank: usize,
    /// Its place in the period before, if it had a value then.
    pub rank_before: Option<usize>,
    /// Its value.
    pub value: Decimal,
    /// How far it lies from the value of the whole, better counted as positive.
    pub gap: Option<Decimal>,
    /// The same between the two values as they are printed.
    pub shown_gap: Option<Decimal>,
}

/// The leagues of `plan` on `as_of`: of every metric with a direction, one for each of its breakdowns with values.
pub fn leagues<'a>(plan: &'a Plan, observations: &Observations, as_of: NaiveDate) -> Vec<League<'a>> {
    let metrics = plan.all("metric").filter_map(|metric| Some((metric, trajectory::direction(metric)?)));
    let dimensions = metrics
        .flat_map(|(metric, better)| metric.targets("breakdown").map(move |dimension| (metric, better, dimension)));
    dimensions
        .filter_map(|(metric, better, dimension)| league(metric, better, dimension, observations, as_of))
        .collect()
}

fn league<'a>(
    metric: Node<'a>,
    better: Decimal,
    dimension: Node<'a>,
    observations: &Observations,
    as_of: NaiveDate,
) -> Option<League<'a>> {
    let categories = dimension.children().filter(|node| node.item().construct.id == "category");
    let categories: Vec<_> =
        categories.map(|category| Last::of(category, &observations.readings(metric, &[category], as_of))).collect();
    let mut periods: Vec<&Period> = categories.iter().flat_map(|last| last.values.iter().map(|(at, _)| at)).collect();
    periods.sort_by_key(|period| (period.last, period.first));
    periods.dedup();
    let period = (*periods.last()?).clone();
    let before = periods.len().checked_sub(2).map(|at| periods[at].clone());
    let before = before.map(|before| ranked(&categories, &before, better)).unwrap_or_default();
    let before: HashMap<_, _> = before.into_iter().map(|(rank, category, _)| (category.id, rank)).collect();
    let now = ranked(&categories, &period, better);
    let whole = observations.readings(metric, &[], as_of).into_iter().find(|reading| reading.period == period);
    let whole = whole.and_then(|reading| reading.value);
    let printed = |value| trajectory::as_printed(value, metric).number;
    let rows = now.into_iter().map(|(rank, category, value)| LeagueRow {
        category,
        rank,
        rank_before: before.get(&category.id).copied(),
        value,
        gap: whole.and_then(|whole| value.checked_sub(whole)?.checked_mul(better)),
        shown_gap: whole.and_then(|whole| printed(value).checked_sub(printed(whole))?.checked_mul(better)),
    });
    let rows = rows.collect();
    let silent = categories.iter().filter(|last| last.value(&period).is_none());
    let silent = silent.map(|last| last.category).collect();
    Some(League { metric, dimension, period, whole, rows, silent })
}

/// The last two values of a category: there may be a hundred thousand categories, with hundreds of values.
struct Last<'a> {
    category: Node<'a>,
    values: Vec<(Period, Decimal)>,
}

impl<'a> Last<'a> {
    fn of(category: Node<'a>, readings: &[Reading]) -> Self {
        let readings = readings.iter();
        let mut values: Vec<_> = readings.filter_map(|reading| Some((&reading.period, reading.value?))).collect();
        values.sort_by_key(|(period, _)| (period.last, period.first));
        let values = values.split_off(values.len().saturating_sub(2));
        Self { category, values: values.into_iter().map(|(period, value)| (period.clone(), value)).collect() }
    }

    fn value(&self, period: &Period) -> Option<Decimal> {
        self.values.iter().find(|(known, _)| known == period).map(|(_, value)| *value)
    }
}

/// The categories with a value in `period`, the best first, with their places.
fn ranked<'a>(categories: &[Last<'a>], period: &Period, better: Decimal) -> Vec<(usize, Node<'a>, Decimal)> {
    let found = categories.iter().filter_map(|last| Some((last.category, last.value(period)?)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(category, value)| (-(*value * better), category.id));
    let mut place = 0;
    let mut last = None;
    let places = found.into_iter().enumerate().map(|(at, (category, value))| {
        if last != Some(value) {
            (place, last) = (at + 1, Some(value));
        }
        (place, category, value)
    });
    places.collect()
}

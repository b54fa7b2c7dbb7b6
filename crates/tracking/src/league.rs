//! The parts of a metric side by side.

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
    let series: Vec<(Node<'a>, Vec<Reading>)> = categories
        .map(|category| {
            let mut readings = observations.readings(metric, &[category]);
            readings.retain(|reading| reading.value.is_some() && reading.period.last <= as_of);
            (category, readings)
        })
        .collect();
    let mut periods: Vec<&Period> =
        series.iter().flat_map(|(_, readings)| readings.iter().map(|r| &r.period)).collect();
    periods.sort_by_key(|period| (period.last, period.first));
    periods.dedup();
    let period = (*periods.last()?).clone();
    let before = periods.len().checked_sub(2).map(|at| periods[at].clone());
    let ranks = |period: &Period| ranked(&series, period, better);
    let now = ranks(&period);
    let then = before.as_ref().map(ranks).unwrap_or_default();
    let whole = observations.readings(metric, &[]).into_iter().find(|reading| reading.period == period);
    let whole = whole.and_then(|reading| reading.value);
    let rows: Vec<LeagueRow<'a>> = now
        .into_iter()
        .map(|(rank, category, value)| LeagueRow {
            category,
            rank,
            rank_before: then.iter().find(|(_, other, _)| other.id == category.id).map(|(rank, ..)| *rank),
            value,
            gap: whole.and_then(|whole| value.checked_sub(whole)?.checked_mul(better)),
        })
        .collect();
    let has_row = |category: &Node<'_>| rows.iter().any(|row| row.category.id == category.id);
    let silent = series.iter().map(|(category, _)| *category).filter(|category| !has_row(category)).collect();
    Some(League { metric, dimension, period, whole, rows, silent })
}

/// The categories with a value in `period`, the best first, with their places.
fn ranked<'a>(
    series: &[(Node<'a>, Vec<Reading>)],
    period: &Period,
    better: Decimal,
) -> Vec<(usize, Node<'a>, Decimal)> {
    let value = |readings: &[Reading]| readings.iter().find(|reading| reading.period == *period)?.value;
    let mut found: Vec<_> =
        series.iter().filter_map(|(category, readings)| Some((*category, value(readings)?))).collect();
    found.sort_by_key(|(category, value)| (-(*value * better), category.id));
    let values: Vec<Decimal> = found.iter().map(|(_, value)| *value).collect();
    let place = |value: Decimal| values.iter().position(|other| *other == value).unwrap_or_default() + 1;
    found.into_iter().map(|(category, value)| (place(value), category, value)).collect()
}

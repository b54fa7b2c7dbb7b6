//! When a value ought to be known: the end of its period, and the time that it takes to come in.

use chrono::NaiveDate;
use milepost_plan::trajectory::Reading;
use milepost_plan::{Cadence, Node, Plan, Value, When, calendar::Period};

/// A period whose value is due and not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The period.
    pub period: Period,
    /// The day by which its value was due.
    pub due: NaiveDate,
}

/// More periods than this are not counted: nobody has been waiting that long for a single figure.
const MOST: usize = 120;

/// The periods of `metric` whose values are due before `as_of` and later than the last of `readings`; empty where the
/// plan says neither how often nor from when the metric is measured. Where neither the metric nor its collection says how
/// long a value takes to come in, a whole further period is allowed. Nothing is due for a period that ends after the plan does.
pub fn overdue(plan: &Plan, metric: Node<'_>, readings: &[Reading], as_of: NaiveDate) -> Vec<Overdue> {
    let known = last_known(metric, readings);
    let last = known.as_ref().map(When::last).or_else(|| plan.days()?.0.pred_opt());
    let (Some(cadence), Some(last)) = (cadence(metric), last) else { return Vec::new() };
    let Some(start) = known.or_else(|| plan.days().map(|(first, _)| When::Day(first))) else { return Vec::new() };
    let cadence = cadence.counted_from(&start);
    let calendar = plan.calendar();
    // Nothing is missing from before it was first asked for.
    let after = last.succ_opt().map(|day| begins(metric).map_or(day, |begins| begins.max(day)));
    let mut next = after.and_then(|day| cadence.next(day, calendar));
    // A period that began before the last value ended is partly known already.
    if next.as_ref().is_some_and(|period| period.first <= last) {
        next = next.and_then(|period| cadence.after(&period, calendar));
    }
    let mut found = Vec::new();
    let ends = plan.days().map(|(_, last)| last);
    let wanted = |period: &Period| ends.is_none_or(|ends| period.last <= ends);
    while let Some(period) = next.take().filter(|period| found.len() < MOST && wanted(period)) {
        let stated = lag(metric, &period).or_else(|| cadence.due(&period, plan));
        let stated = stated.or_else(|| collections(metric).find_map(|from| due(plan, from, &period)));
        let due = stated.or_else(|| Some(cadence.after(&period, calendar)?.last));
        let Some(due) = due.filter(|due| *due < as_of) else { break };
        next = cadence.after(&period, calendar);
        found.push(Overdue { period, due });
    }
    found
}

/// How often the metric is measured: as it says itself, or as the collection that it is computed from.
fn cadence(metric: Node<'_>) -> Option<Cadence> {
    let own = metric.entry("frequency").and_then(Cadence::of);
    own.or_else(|| collections(metric).find_map(|collection| collection.entry("every").and_then(Cadence::of)))
}

/// The collections that the metric is computed from, or with which it comes.
fn collections(metric: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let computed = metric.each("computed").flat_map(|computed| computed.targets("from").collect::<Vec<_>>());
    computed.chain(metric.targets("collection"))
}

/// The first day for which any of the collections asks; nothing where one of them does not say it.
fn begins(metric: Node<'_>) -> Option<NaiveDate> {
    let first = |collection: Node<'_>| Some(collection.entry("every")?.when_of("from")?.first());
    collections(metric).map(first).collect::<Option<Vec<_>>>()?.into_iter().min()
}

/// When what a collection asks for a period is due: as its cadence says, or after its lag.
fn due(plan: &Plan, collection: Node<'_>, period: &Period) -> Option<NaiveDate> {
    let stated = collection.entry("every").and_then(Cadence::of).and_then(|cadence| cadence.due(period, plan));
    stated.or_else(|| lag(collection, period))
}

/// When a value is known, as an entry `lag` says it.
fn lag(node: Node<'_>, period: &Period) -> Option<NaiveDate> {
    match node.entry("lag")?.value("duration")? {
        Value::Duration(lag) => lag.after(period.last),
        _ => None,
    }
}

/// The last period that is known: of the readings, or of the baseline.
fn last_known(metric: Node<'_>, readings: &[Reading]) -> Option<When> {
    let baseline = || metric.each("baseline").filter_map(|baseline| baseline.when_of("at")).max_by_key(When::last);
    readings.iter().map(|reading| reading.when.clone()).max_by_key(When::last).or_else(baseline)
}

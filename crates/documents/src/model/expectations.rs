//! What follows from the plan: every number that it does not state, each with its method.

use chrono::NaiveDate;
use milepost_plan::trajectory::{
    BuildUp, Line, Reading, Silence, aims_for, build_up, current, decimals, effects, is_about, origin, parts, printed,
    printed_change, versions,
};
use milepost_plan::{Cadence, ItemId, Node, Plan, When};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::Reader;
use super::values::{number, when};
use crate::Order;
use crate::writing::Measured;

/// At most so many values of one line are written: a week for twenty years.
const MOST: usize = 1040;

/// What is expected of every metric that says anything about the future.
pub(super) fn all(plan: &Plan, order: &Order<'_>, reader: Reader) -> Vec<Value> {
    let measured = Measured::new(plan, order);
    let mut found = Vec::new();
    for metric in plan.all("metric").filter(|metric| reader.shows(*metric)) {
        for part in std::iter::once(None).chain(parts(metric).into_iter().map(Some)) {
            if part.is_some_and(|part| !reader.shows(plan.node(part))) {
                continue;
            }
            let lines = lines(metric, part, &measured.of(metric, part), order.as_of, reader);
            let targets: Vec<Value> =
                aims_for(metric, part).iter().map(|(entry, value, by)| target(metric, *entry, *value, by)).collect();
            let baselines = stated(metric, part, "baseline", reader);
            let benchmarks = stated(metric, part, "benchmark", reader);
            if [&lines, &targets, &baselines, &benchmarks].into_iter().all(Vec::is_empty) {
                continue;
            }
            found.push(json!({
                "metric": metric.full_name(),
                "part": part.and_then(|part| plan.node(part).full_name()),
                "decimals": decimals(metric),
                "baselines": baselines,
                "benchmarks": benchmarks,
                "targets": targets,
                "lines": lines,
                "build_up": if part.is_none() { built(metric, reader) } else { Vec::new() },
            }));
        }
    }
    found
}

/// The baselines or benchmarks that hold a value, with where each comes from.
fn stated(metric: Node<'_>, part: Option<ItemId>, keyword: &'static str, reader: Reader) -> Vec<Value> {
    let entries = metric.each(keyword).filter(|entry| is_about(*entry, part) && reader.shows(*entry));
    entries
        .filter_map(|entry| {
            let value = entry.quantity("value")?.number;
            Some(json!({
                "title": entry.text("title"),
                "at": entry.when_of("at").as_ref().map(when),
                "value": number(value),
                "printed": printed(value, metric),
                "method": origin(entry),
            }))
        })
        .collect()
}

/// A target as a value: a change is worked out.
fn target(metric: Node<'_>, entry: Node<'_>, value: Decimal, by: &When) -> Value {
    json!({ "by": when(by), "value": number(value), "printed": printed(value, metric), "method": origin(entry) })
}

fn lines(metric: Node<'_>, part: Option<ItemId>, measured: &[Reading], as_of: NaiveDate, reader: Reader) -> Vec<Value> {
    let holds = current(metric, part).map(|entry| entry.id);
    let mut entries = versions(metric, part);
    let others = ["scenario", "without_action"].into_iter().flat_map(|keyword| metric.each(keyword));
    entries.extend(others.filter(|_| part.is_none()));
    entries
        .into_iter()
        .filter(|entry| reader.shows(*entry))
        .map(|entry| {
            let line = Line::of(entry, measured);
            let (method, values, silence) = match &line {
                Ok(line) => (Some(line.method()), values(metric, part, line, as_of, reader), None),
                Err(silence) => (None, Vec::new(), Some(silence.to_string())),
            };
            json!({
                "kind": entry.item().construct.keyword,
                "name": entry.full_name(),
                "case": if entry.item().construct.id == "scenario" { entry.text("case") } else { None },
                "holds": holds == Some(entry.id),
                "shape": line.as_ref().ok().map(|line| line.shape().word()),
                "method": method,
                "silence": silence,
                "values": values,
            })
        })
        .collect()
}

/// The values at the points of a line, at the targets, at the end of each period of the metric's frequency, and on the
/// day of the model.
fn values(metric: Node<'_>, part: Option<ItemId>, line: &Line<'_>, as_of: NaiveDate, reader: Reader) -> Vec<Value> {
    let mut times: Vec<When> = line.knots().iter().map(|knot| knot.when.clone()).collect();
    times.extend(aims_for(metric, part).into_iter().map(|(_, _, by)| by));
    if let Some((first, last)) = line.days() {
        let calendar = metric.plan().calendar();
        let cadence = metric.entry("frequency").and_then(Cadence::of);
        let mut next = cadence.as_ref().and_then(|cadence| cadence.next(first, calendar));
        while let Some(period) = next.filter(|period| period.last <= last && times.len() < MOST) {
            next = cadence.as_ref().and_then(|cadence| cadence.after(&period, calendar));
            times.push(When::Period(period));
        }
        times.extend((first..=last).contains(&as_of).then_some(When::Day(as_of)));
    }
    times.sort_by_key(|when| (when.last(), when.first()));
    times.dedup_by_key(|when| when.last());
    times.iter().filter_map(|at| value(metric, line, at, reader)).collect()
}

fn value(metric: Node<'_>, line: &Line<'_>, at: &When, reader: Reader) -> Option<Value> {
    let expected = line.at(at).ok()?;
    let exact = |value: Option<Decimal>| value.map(number);
    // The method of a line that is made from actions names them.
    let method = if reader.public && line.knots().is_empty() { line.method() } else { expected.method };
    Some(json!({
        "when": when(at),
        "value": number(expected.value),
        "printed": printed(expected.value, metric),
        "low": exact(expected.low),
        "high": exact(expected.high),
        "method": method,
    }))
}

/// What the effects come to at each target.
fn built(metric: Node<'_>, reader: Reader) -> Vec<Value> {
    let seen = effects(metric).into_iter().all(|effect| reader.shows(effect));
    if !seen || effects(metric).is_empty() {
        return Vec::new();
    }
    let at = |by: When| match build_up(metric, &by) {
        Ok(built) => steps(metric, &by, &built),
        Err(silence) => silent(&by, &silence),
    };
    aims_for(metric, None).into_iter().map(|(_, _, by)| at(by)).collect()
}

fn silent(by: &When, silence: &Silence) -> Value {
    json!({ "when": when(by), "silence": silence.to_string() })
}

fn steps(metric: Node<'_>, by: &When, built: &BuildUp) -> Value {
    let plan = metric.plan();
    let effects: Vec<Value> = built
        .effects
        .iter()
        .map(|effect| {
            let work = plan.node(effect.work);
            json!({
                "work": work.full_name(),
                "title": work.title(),
                "full": effect.full.map(number),
                "now": number(effect.now),
                "low": number(effect.low),
                "high": number(effect.high),
                "likely": number(effect.likely),
                "method": effect.method,
            })
        })
        .collect();
    json!({
        "when": when(by),
        "start": number(built.start),
        "start_method": built.start_method,
        "effects": effects,
        "overlap": number(built.overlap),
        "total": number(built.total),
        "printed": printed(built.total, metric),
        "low": number(built.low),
        "high": number(built.high),
        "likely": number(built.likely),
        "target": built.target.map(|(_, value)| number(value)),
        "gap": built.gap.map(number),
        "gap_printed": built.gap.filter(|gap| *gap > Decimal::ZERO).map(|gap| printed_change(gap, metric)),
        "method": built.method,
    })
}

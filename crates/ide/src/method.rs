//! The method behind a number of the plan.

use chrono::Datelike;
use milepost_diagnostics::Span;
use milepost_plan::trajectory::{
    Line, aims, baseline, build_up, current, expected, printed, printed_change, readings, signed_change,
};
use milepost_plan::{Node, Value, When};
use rust_decimal::Decimal;

use crate::host::Compiled;
use crate::prose::escape;

/// What the plan reckons with the number at `span`, in Markdown: how the trajectory comes to a target and what the
/// actions bring by then, what leads from the baseline or to a point of a line, or what an effect comes to. Nothing for
/// other numbers.
pub(crate) fn of(compiled: &Compiled, span: Span) -> Option<String> {
    let at = compiled.occurrences().item_at(&compiled.plan, span.file, span.start)?;
    let line = std::iter::successors(Some(at), |node| node.parent()).find(|node| {
        node.item().values.iter().any(|placed| placed.span.start <= span.start && span.end <= placed.span.end)
    })?;
    match line.item().construct.id {
        "target" if in_slot(line, "value", span) => of_target(line),
        "baseline" if in_slot(line, "value", span) => of_baseline(line),
        "point" if in_slot(line, "value", span) => of_point(line),
        "raises" | "lowers" if in_slot(line, "by", span) => of_effect(line),
        _ => None,
    }
}

fn in_slot(line: Node<'_>, slot: &'static str, span: Span) -> bool {
    line.values(slot).any(|placed| placed.span.start <= span.start && span.end <= placed.span.end)
}

fn of_target(target: Node<'_>) -> Option<String> {
    let metric = target.parent()?;
    let (_, value, by) = aims(metric).into_iter().find(|(aim, ..)| aim.id == target.id)?;
    let mut said = format!("{} by {by}", printed(value, metric));
    if let Ok(line) = expected(metric, None, &by, &readings(metric, None)) {
        said.push_str("\n- the trajectory is then at ");
        said.push_str(&printed(line.value, metric));
        said.push_str(": ");
        said.push_str(&line.method);
    }
    said.extend(effects_by(metric, &by));
    Some(escaped(&said))
}

/// What the actions bring by then, as a line of a list; nothing where none says that it brings anything.
fn effects_by(metric: Node<'_>, by: &When) -> Option<String> {
    let built = build_up(metric, by).ok().filter(|built| !built.effects.is_empty())?;
    let mut said = format!("\n- with all effects it is then at {}: {}", printed(built.total, metric), built.method);
    if let Some(gap) = built.gap.filter(|gap| gap.is_sign_positive() && !gap.is_zero()) {
        said.push_str("; missing: ");
        said.push_str(&printed_change(gap, metric));
    }
    Some(said)
}

fn of_baseline(entry: Node<'_>) -> Option<String> {
    let metric = entry.parent()?;
    let (holds, value, at) = baseline(metric, None)?;
    if holds.id != entry.id {
        return None;
    }
    let mut said = format!("{}, where the metric stood before the plan", printed(value, metric));
    let Some(at) = at else { return Some(escaped(&said)) };
    if let Some(Ok(line)) = current(metric, None).map(|line| Line::of(line, &readings(metric, None))) {
        said.push_str("\n- the trajectory: ");
        said.push_str(&line.method());
    }
    for (_, target, by) in aims(metric) {
        let asked = step(metric, (value, &at), (target, &by));
        said.extend(asked.map(|step| format!("\n- to {} by {by}: {step}", printed(target, metric))));
    }
    Some(escaped(&said))
}

fn of_point(point: Node<'_>) -> Option<String> {
    let entry = point.parent()?;
    let metric = entry.parent()?;
    let Some(Value::Period(period)) = point.value("period") else { return None };
    let when = When::Period(period.clone());
    let line = Line::of(entry, &readings(metric, None)).ok()?;
    let at = line.knots().iter().position(|knot| knot.when == when)?;
    let knot = &line.knots()[at];
    let mut said = format!("{} in {when}, stated by the plan", printed(knot.value, metric));
    if let Some(before) = at.checked_sub(1).map(|before| &line.knots()[before]) {
        let from = if before.is_baseline { "the baseline of" } else { "the point before, in" };
        let step = step(metric, (before.value, &before.when), (knot.value, &when));
        said.extend(step.map(|step| format!("\n- from {from} {}: {step}", before.when)));
    }
    if let Some((low, high)) = knot.between {
        let (low, high) = (printed(low, metric), printed(high, metric));
        said.push_str(&["\n- from ", &low, " to ", &high, " is still on the line"].concat());
    }
    said.push_str("\n- the line: ");
    said.push_str(&line.method());
    if entry.item().construct.id == "trajectory" {
        said.extend(effects_by(metric, &when));
    }
    Some(escaped(&said))
}

/// What lies between two values of `metric`: `+13.6 points, 0.4 points a month on average`.
fn step(metric: Node<'_>, (from, since): (Decimal, &When), (to, by): (Decimal, &When)) -> Option<String> {
    let change = to.checked_sub(from)?;
    let mut said = signed_change(change, metric);
    let months = |when: &When| i64::from(when.last().year()) * 12 + i64::from(when.last().month());
    let between = months(by) - months(since);
    if between > 1
        && let Some(pace) = change.checked_div(Decimal::from(between))
    {
        said.push_str(", ");
        said.push_str(&printed_change(pace, metric));
        said.push_str(" a month on average");
    }
    Some(said)
}

fn of_effect(entry: Node<'_>) -> Option<String> {
    let Some(Value::Reference(reference)) = entry.value("metric") else { return None };
    let metric = entry.plan().node(reference.target?);
    let mut said = format!("what it adds to “{}”", metric.title());
    for (_, _, by) in aims(metric) {
        let Ok(built) = build_up(metric, &by) else { continue };
        if let Some(effect) = built.effects.iter().find(|effect| effect.entry == entry.id) {
            let sign = if effect.now.is_sign_negative() { '−' } else { '+' };
            said.push_str(&["\n- by ", &by.to_string(), ": "].concat());
            said.push(sign);
            said.push_str(&printed_change(effect.now, metric));
            said.push_str(" (");
            said.push_str(&effect.method);
            said.push(')');
        }
    }
    Some(escaped(&said))
}

/// Lines of a list whose words are no Markdown.
fn escaped(said: &str) -> String {
    let lines = said.lines().map(|line| match line.strip_prefix("- ") {
        Some(rest) => ["- ", &escape(rest)].concat(),
        None => escape(line),
    });
    lines.collect::<Vec<_>>().join("\n")
}

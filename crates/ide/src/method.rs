//! The method behind a number of the plan.

use milepost_diagnostics::Span;
use milepost_plan::trajectory::{aims, build_up, expected, printed, printed_change, readings};
use milepost_plan::{Node, Value};

use crate::host::Compiled;
use crate::prose::escape;

/// What the plan reckons with the number at `span`, in Markdown: how the trajectory comes to a target and what the
/// actions bring by then, or what an effect comes to. Nothing for other numbers.
pub(crate) fn of(compiled: &Compiled, span: Span) -> Option<String> {
    let at = compiled.occurrences().item_at(&compiled.plan, span.file, span.start)?;
    let line = std::iter::successors(Some(at), |node| node.parent()).find(|node| {
        node.item().values.iter().any(|placed| placed.span.start <= span.start && span.end <= placed.span.end)
    })?;
    match line.item().construct.id {
        "target" if in_slot(line, "value", span) => of_target(line),
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
    if let Ok(built) = build_up(metric, &by)
        && !built.effects.is_empty()
    {
        said.push_str("\n- with all effects it is then at ");
        said.push_str(&printed(built.total, metric));
        said.push_str(": ");
        said.push_str(&built.method);
        if let Some(gap) = built.gap.filter(|gap| gap.is_sign_positive() && !gap.is_zero()) {
            said.push_str("; missing: ");
            said.push_str(&printed_change(gap, metric));
        }
    }
    Some(escaped(&said))
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

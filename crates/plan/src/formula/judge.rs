//! Formulas that cannot be computed: mixed units, circles, and what is no number.

use milepost_diagnostics::{Diagnostic, Span};

use super::Formula;
use super::measure::{Measure, Mixed, Of};
use super::work_out::formula_of;
use crate::codes;
use crate::item::{ItemId, Node, Plan};
use crate::trajectory::unit;
use crate::value::{Reference, Unit, Value};

/// What is wrong with the formulas of `plan`.
pub(crate) fn judge(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for metric in plan.all("metric") {
        if let Some((formula, span)) = metric.entry("computed").and_then(|entry| placed(entry, "formula")) {
            found.extend(of_metric(metric, formula, span));
        }
    }
    for question in plan.all("question") {
        for keyword in ["at_most", "at_least", "equals"] {
            let slot = if keyword == "equals" { "formula" } else { "limit" };
            for (formula, span) in question.each(keyword).filter_map(|entry| placed(entry, slot)) {
                found.extend(of_question(question, formula, span));
            }
        }
    }
    found
}

fn placed<'a>(entry: Node<'a>, slot: &'static str) -> Option<(&'a Formula, Span)> {
    let placed = entry.values(slot).next()?;
    match &placed.value {
        Value::Formula(formula) => Some((formula, placed.span)),
        _ => None,
    }
}

/// What a name in a formula measures. Nothing where it is known to be wrong already.
fn measure(plan: &Plan, reference: &Reference) -> Option<Result<Measure, Mixed>> {
    let node = plan.node(reference.target?);
    match node.item().construct.id {
        "question" => {
            let kind = node.text("type")?;
            let not_a_number = || Mixed::NotANumber(reference.name.clone(), kind.replace('_', " "));
            Some(Measure::of_question(node).ok_or_else(not_a_number))
        }
        "metric" => unit(node).map(|unit| Ok(Of::Unit(unit.clone()).into())),
        _ => None,
    }
}

fn measured(plan: &Plan, formula: &Formula) -> Option<Result<Measure, Mixed>> {
    if formula.names().into_iter().any(|name| measure(plan, name).is_none()) {
        return None;
    }
    Some(formula.measure(&mut |name| measure(plan, name).unwrap_or(Ok(Of::Number.into()))))
}

fn of_metric(metric: Node<'_>, formula: &Formula, span: Span) -> Option<Diagnostic> {
    if asks_for(metric, metric.id, &mut Vec::new()) {
        return Some(
            Diagnostic::new(&codes::FORMULA_CIRCLE, span, format!("“{}” is computed from itself", metric.title()))
                .label("comes back to the metric")
                .why("A value that needs itself can never be worked out.")
                .help("Compute one of the metrics from questions of a collection."),
        );
    }
    let unit = unit(metric)?;
    let measure = match measured(metric.plan(), formula)? {
        Ok(measure) => measure,
        Err(mixed) => return Some(mixes(&mixed, span)),
    };
    if measure.into_unit(unit).is_some() {
        return None;
    }
    let unit_span = metric.entry("unit").map(|entry| entry.item().header)?;
    Some(
        Diagnostic::new(
            &codes::FORMULA_UNIT,
            span,
            format!("“{}” is measured in {unit}, but its formula gives {}", metric.title(), measure.words()),
        )
        .label(measure.words())
        .related(unit_span, "the unit of the metric")
        .why("A value in another unit than its metric would be compared with targets that mean something else.")
        .help(instead(&measure, unit)),
    )
}

/// What to write instead of a formula that gives another unit.
fn instead(measure: &Measure, unit: &Unit) -> String {
    match (&measure.of, unit) {
        (Of::Unit(Unit::Points), Unit::Percent) => {
            "The difference of two percentages is in points: give the metric the unit `points`.".to_owned()
        }
        (Of::Unit(Unit::Count(_)), Unit::Percent | Unit::Rate { .. } | Unit::Ratio) => {
            "Divide by what it is a share of: `completed / attendances`.".to_owned()
        }
        _ => "Correct the formula, or the unit of the metric.".to_owned(),
    }
}

/// Whether the formula of `metric` needs the metric `wanted`.
fn asks_for(metric: Node<'_>, wanted: ItemId, seen: &mut Vec<ItemId>) -> bool {
    let Some(formula) = formula_of(metric) else { return false };
    let targets: Vec<ItemId> = formula.names().into_iter().filter_map(|name| name.target).collect();
    targets.into_iter().any(|target| {
        if target == wanted {
            return true;
        }
        let node = metric.plan().node(target);
        if node.item().construct.id != "metric" || seen.contains(&target) {
            return false;
        }
        seen.push(target);
        asks_for(node, wanted, seen)
    })
}

fn of_question(question: Node<'_>, formula: &Formula, span: Span) -> Option<Diagnostic> {
    let limit = match measured(question.plan(), formula)? {
        Ok(limit) => limit,
        Err(mixed) => return Some(mixes(&mixed, span)),
    };
    let title = question.title();
    let Some(own) = Measure::of_question(question) else {
        let kind = question.text("type")?.replace('_', " ");
        return Some(mixes(&Mixed::NotANumber(question.name()?.to_owned(), kind), span));
    };
    let fits = limit.of == Of::Number
        || own.of == Of::Number
        || match &own.of {
            Of::Unit(unit) => limit.into_unit(unit) == Some(rust_decimal::Decimal::ONE),
            of => *of == limit.of,
        };
    (!fits).then(|| {
        Diagnostic::new(
            &codes::FORMULA_MIXES,
            span,
            format!("“{title}” is {} and cannot be compared with {}", own.words(), limit.words()),
        )
        .label(limit.words())
        .related(question.item().header, own.words())
        .why("A limit in another unit would refuse right answers, or let wrong ones through.")
        .help("Give the limit in the unit of the question.")
    })
}

fn mixes(mixed: &Mixed, span: Span) -> Diagnostic {
    match mixed {
        Mixed::Pair(part, left, right, help) => {
            Diagnostic::new(&codes::FORMULA_MIXES, span, format!("`{part}` mixes {left} and {right}"))
                .label("cannot be worked out")
                .why("Units that do not go together give a number that means nothing.")
                .help(*help)
        }
        Mixed::NotANumber(name, kind) => Diagnostic::new(
            &codes::FORMULA_MIXES,
            span,
            format!("`{name}` is answered with a {kind}, not with a number"),
        )
        .label("no number")
        .why("Only numbers can be computed with.")
        .help("Ask for a count, or leave it out of the formula."),
    }
}

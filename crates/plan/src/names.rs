//! Names: who declares them, and what each reference stands for.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Fix, Span, nearest};
use milepost_vocabulary::{Head, Type, kinds_in_words};

use crate::codes;
use crate::item::{ItemId, Node, Plan};
use crate::value::Value;

/// What can be computed with.
const IN_FORMULAS: &[&str] = &["question", "metric"];

/// Gives every reference its item, and reports names that nothing has or that two things have.
pub(crate) fn resolve(plan: &mut Plan) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let names = declared(plan, &mut diagnostics);
    let mut found = Vec::new();
    for node in plan.nodes() {
        for (index, placed) in node.item().values.iter().enumerate() {
            let kinds = kinds(plan, node.id, placed.slot);
            match &placed.value {
                Value::Reference(reference) => {
                    let target = look_up(plan, &names, node.id, &reference.name);
                    match target {
                        Some(target)
                            if kinds.is_empty() || kinds.contains(&plan.node(target).item().construct.keyword) =>
                        {
                            found.push((node.id, index, 0, target));
                        }
                        Some(target) => diagnostics.push(wrong_kind(plan, target, placed.span, &reference.name, kinds)),
                        None => diagnostics.push(unknown(plan, &names, placed.span, &reference.name, kinds)),
                    }
                }
                Value::Formula(formula) => {
                    for (place, reference) in formula.names().into_iter().enumerate() {
                        match in_formula(plan, &names, node.id, &reference.name) {
                            Some(target) if !IN_FORMULAS.contains(&plan.node(target).item().construct.keyword) => {
                                diagnostics.push(wrong_kind(plan, target, placed.span, &reference.name, IN_FORMULAS));
                            }
                            Some(target) => found.push((node.id, index, place, target)),
                            None if lost_its_collection(plan, &names, node) => {}
                            None => diagnostics.push(unknown(plan, &names, placed.span, &reference.name, IN_FORMULAS)),
                        }
                    }
                }
                _ => {}
            }
        }
    }
    for (id, index, place, target) in found {
        match &mut plan.items[id.0 as usize].values[index].value {
            Value::Reference(reference) => reference.target = Some(target),
            Value::Formula(formula) => {
                if let Some(reference) = formula.names_mut().into_iter().nth(place) {
                    reference.target = Some(target);
                }
            }
            _ => {}
        }
    }
    diagnostics
}

/// Every full name with its item; the first one of two stands.
fn declared(plan: &Plan, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, ItemId> {
    let mut names: BTreeMap<String, ItemId> = BTreeMap::new();
    for node in plan.nodes() {
        let Some(name) = node.full_name() else { continue };
        match names.get(&name) {
            Some(&first) => diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_NAME,
                    node.item().header,
                    format!("`{name}` is the name of two things"),
                )
                .label("the second one")
                .related(plan.node(first).item().header, "the first one")
                .why("A name stands for one thing; otherwise every reference to it is open.")
                .help("Give one of them another name."),
            ),
            None => {
                names.insert(name, node.id);
            }
        }
    }
    names
}

/// What `name` means when it is used in item `from`: in the blocks around it first, then in the whole plan.
fn look_up(plan: &Plan, names: &BTreeMap<String, ItemId>, from: ItemId, name: &str) -> Option<ItemId> {
    let around = std::iter::successors(Some(plan.node(from)), |node| node.parent()).filter_map(Node::full_name);
    around
        .map(|around| format!("{around}.{name}"))
        .find_map(|full| names.get(&full).copied())
        .or_else(|| names.get(name).copied())
}

/// A name in a formula: a question of a collection that the metric is computed from, before anything else of that name.
fn in_formula(plan: &Plan, names: &BTreeMap<String, ItemId>, from: ItemId, name: &str) -> Option<ItemId> {
    let mut collections =
        plan.node(from).children().flat_map(|entry| &entry.item().values).filter_map(|placed| match &placed.value {
            Value::Reference(reference) => Some(format!("{}.{name}", reference.name)),
            _ => None,
        });
    collections.find_map(|full| names.get(&full).copied()).or_else(|| look_up(plan, names, from, name))
}

/// Whether the questions of a formula are looked for in a collection that is itself not known, which was reported.
fn lost_its_collection(plan: &Plan, names: &BTreeMap<String, ItemId>, formula: Node<'_>) -> bool {
    formula.children().any(|entry| {
        let mut collections = entry.item().values.iter().filter_map(|placed| match &placed.value {
            Value::Reference(reference) => Some(look_up(plan, names, formula.id, &reference.name)),
            _ => None,
        });
        entry.item().construct.id == "computed.from"
            && (entry.item().values.is_empty() || collections.any(|collection| collection.is_none()))
    })
}

fn kinds(plan: &Plan, id: ItemId, slot: &str) -> &'static [&'static str] {
    let construct = plan.node(id).item().construct;
    let found = construct.slots.iter().find(|candidate| candidate.name == slot).map(|slot| slot.ty);
    match (found, construct.head) {
        (Some(Type::Reference(kinds) | Type::Path(kinds)), _) | (None, Head::Reference(kinds)) => kinds,
        _ => &[],
    }
}

fn unknown(plan: &Plan, names: &BTreeMap<String, ItemId>, span: Span, name: &str, kinds: &[&str]) -> Diagnostic {
    let fitting = names.iter().filter(|&(_, &id)| kinds.contains(&plan.node(id).item().construct.keyword));
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_NAME, span, format!("Nothing in the plan is called `{name}`"))
        .why("A name that nothing has points nowhere: nobody answers, nothing is measured.");
    let inner = names.keys().find(|full| full.rsplit('.').next() == Some(name));
    match inner.map(String::as_str).or_else(|| nearest(name, fitting.map(|(name, _)| name.as_str()))) {
        Some(meant) => diagnostic
            .label(format!("did you mean `{meant}`?"))
            .help(format!("Write `{meant}`."))
            .fix(Fix::suggested(format!("write `{meant}`"), span, meant)),
        None => diagnostic
            .label("not declared anywhere")
            .help(format!("Declare it, or write the name of {}.", kinds_in_words(kinds))),
    }
}

fn wrong_kind(plan: &Plan, target: ItemId, span: Span, name: &str, kinds: &[&str]) -> Diagnostic {
    let target = plan.node(target).item();
    let is = kinds_in_words(&[target.construct.keyword]);
    Diagnostic::new(&codes::WRONG_KIND, span, format!("`{name}` is {is} and cannot stand here"))
        .label(format!("needs {}", kinds_in_words(kinds)))
        .related(target.header, "declared here")
        .why("What can stand here depends on what it is.")
        .help(format!("Write the name of {}.", kinds_in_words(kinds)))
}

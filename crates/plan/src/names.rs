//! Names: who declares them, and what each reference stands for.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};

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
    let names = Names::of(plan, &mut diagnostics);
    let mut found = Vec::new();
    for node in plan.nodes() {
        for (index, placed) in node.item().values.iter().enumerate() {
            match &placed.value {
                Value::Reference(reference) => {
                    let kinds = kinds(plan, node.id, placed.slot);
                    let target = names.look_up(plan, node.id, &reference.name);
                    match target {
                        Some(target)
                            if kinds.is_empty() || kinds.contains(&plan.node(target).item().construct.keyword) =>
                        {
                            found.push((node.id, index, 0, target));
                        }
                        Some(target) => diagnostics.push(wrong_kind(plan, target, placed.span, &reference.name, kinds)),
                        None => diagnostics.push(names.unknown(plan, placed.span, &reference.name, kinds)),
                    }
                }
                Value::Formula(formula) => {
                    for (place, (reference, &span)) in formula.names().into_iter().zip(&placed.names).enumerate() {
                        match names.in_formula(plan, node.id, &reference.name) {
                            Some(target) if !IN_FORMULAS.contains(&plan.node(target).item().construct.keyword) => {
                                diagnostics.push(wrong_kind(plan, target, span, &reference.name, IN_FORMULAS));
                            }
                            Some(target) => found.push((node.id, index, place, target)),
                            None if names.lost_its_collection(plan, node) => {}
                            None => diagnostics.push(names.unknown_in_formula(plan, node, span, &reference.name)),
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let mut referrers: Vec<_> = found.iter().map(|&(id, _, _, target)| (target, id)).collect();
    referrers.sort_unstable();
    referrers.dedup();
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
    plan.referrers = referrers;
    diagnostics
}

/// A name that nothing has, with the kinds of which one is needed.
type Missed = (String, &'static [&'static str]);

/// Every full name with its item.
#[derive(Default)]
struct Names {
    of: HashMap<String, ItemId>,
    /// What stands behind a dot in a name. No other word can be part of a longer name.
    inner: HashSet<String>,
    /// The names in their order, made when a name is not known.
    sorted: OnceCell<BTreeMap<String, ItemId>>,
    /// What was found near an unknown word among the names of some kinds; the same is often missed in many places.
    near: RefCell<HashMap<Missed, Option<String>>>,
}

impl Names {
    /// The names of `plan`; the first one of two stands.
    fn of(plan: &Plan, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut names = Self::default();
        for node in plan.nodes() {
            let Some(name) = node.full_name() else { continue };
            if let Some(&first) = names.of.get(&name) {
                diagnostics.push(twice(plan, &name, node, first));
                continue;
            }
            for (dot, _) in name.match_indices('.') {
                names.inner.insert(name[dot + 1..].to_owned());
            }
            names.of.insert(name, node.id);
        }
        names
    }

    fn get(&self, name: &str) -> Option<ItemId> {
        self.of.get(name).copied()
    }

    /// What `name` means when it is used in item `from`: in the blocks around it first, then in the whole plan.
    fn look_up(&self, plan: &Plan, from: ItemId, name: &str) -> Option<ItemId> {
        if self.inner.contains(name) {
            let around = std::iter::successors(Some(plan.node(from)), |node| node.parent()).filter_map(Node::full_name);
            let inner = { around }.find_map(|around| self.get(&format!("{around}.{name}")));
            return inner.or_else(|| self.get(name));
        }
        self.get(name)
    }

    /// A name in a formula: a question of a collection that the metric is computed from, before anything else of that
    /// name.
    fn in_formula(&self, plan: &Plan, from: ItemId, name: &str) -> Option<ItemId> {
        let mut collections = plan.node(from).children().flat_map(|entry| &entry.item().values).filter_map(|placed| {
            match &placed.value {
                Value::Reference(reference) => Some(format!("{}.{name}", reference.name)),
                _ => None,
            }
        });
        collections.find_map(|full| self.get(&full)).or_else(|| self.look_up(plan, from, name))
    }

    /// Whether the questions of a formula are looked for in a collection that is itself not known, which was reported.
    fn lost_its_collection(&self, plan: &Plan, formula: Node<'_>) -> bool {
        formula.children().any(|entry| {
            let mut collections = entry.item().values.iter().filter_map(|placed| match &placed.value {
                Value::Reference(reference) => Some(self.look_up(plan, formula.id, &reference.name)),
                _ => None,
            });
            entry.item().construct.id == "computed.from"
                && (entry.item().values.is_empty() || collections.any(|collection| collection.is_none()))
        })
    }

    /// The name that was most likely meant by `name`, where something of one of these `kinds` must stand.
    fn meant(&self, plan: &Plan, name: &str, kinds: &'static [&'static str]) -> Option<String> {
        if let Some(known) = self.near.borrow().get(&(name.to_owned(), kinds)) {
            return known.clone();
        }
        let sorted = self.sorted.get_or_init(|| self.of.iter().map(|(name, id)| (name.clone(), *id)).collect());
        let fitting = sorted.iter().filter(|&(_, &id)| kinds.contains(&plan.node(id).item().construct.keyword));
        let inner =
            sorted.keys().filter(|_| self.inner.contains(name)).find(|full| full.rsplit('.').next() == Some(name));
        let meant = inner.map(String::as_str).or_else(|| nearest(name, fitting.map(|(name, _)| name.as_str())));
        let meant = meant.map(str::to_owned);
        self.near.borrow_mut().insert((name.to_owned(), kinds), meant.clone());
        meant
    }

    /// A name in a formula that nothing has; where it is a question of a collection that the line does not name, that is
    /// what is missing.
    fn unknown_in_formula(&self, plan: &Plan, formula: Node<'_>, span: Span, name: &str) -> Diagnostic {
        let unknown = self.unknown(plan, span, name, IN_FORMULAS);
        let meant = self.meant(plan, name, IN_FORMULAS);
        let collection = meant.as_deref().and_then(|meant| meant.split_once('.')).filter(|(_, inner)| *inner == name);
        match collection {
            Some((collection, _)) if formula.item().construct.id == "computed" && !formula.has("from") => unknown
                .help(format!("Write `from {collection}` at the end of the line, or `{collection}.{name}` here.")),
            _ => unknown,
        }
    }

    fn unknown(&self, plan: &Plan, span: Span, name: &str, kinds: &'static [&'static str]) -> Diagnostic {
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_NAME, span, format!("Nothing in the plan is called `{name}`"))
            .why("A name that nothing has points nowhere: nobody answers, nothing is measured.");
        match self.meant(plan, name, kinds) {
            Some(meant) => diagnostic
                .label(format!("did you mean `{meant}`?"))
                .help(format!("Write `{meant}`."))
                .fix(Fix::suggested(format!("write `{meant}`"), span, meant)),
            None => diagnostic
                .label("not declared anywhere")
                .help(format!("Declare it, or write the name of {}.", kinds_in_words(kinds))),
        }
    }
}

fn twice(plan: &Plan, name: &str, second: Node<'_>, first: ItemId) -> Diagnostic {
    Diagnostic::new(&codes::DUPLICATE_NAME, second.item().header, format!("`{name}` is the name of two things"))
        .label("the second one")
        .related(plan.node(first).item().header, "the first one")
        .why("A name stands for one thing; otherwise every reference to it is open.")
        .help("Give one of them another name.")
}

fn kinds(plan: &Plan, id: ItemId, slot: &str) -> &'static [&'static str] {
    let construct = plan.node(id).item().construct;
    let found = construct.slots.iter().find(|candidate| candidate.name == slot).map(|slot| slot.ty);
    match (found, construct.head) {
        (Some(Type::Reference(kinds) | Type::Path(kinds)), _) | (None, Head::Reference(kinds)) => kinds,
        _ => &[],
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

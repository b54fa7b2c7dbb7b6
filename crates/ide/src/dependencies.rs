//! What depends on what: work on the work before it, metrics on the actions that move them, work on what blocks it.

use std::collections::BTreeMap;

use milepost_diagnostics::{FileId, Span};
use milepost_plan::{ItemId, Node, Value};

use crate::host::{Analysis, Compiled};
use crate::symbols::{Symbol, symbol};

/// Entries whose names are needed by what they belong to.
const NEEDS: [&str; 1] = ["after"];
/// Entries whose names need what they belong to.
const SERVES: [&str; 3] = ["raises", "lowers", "blocks"];

/// Something on the other end of a dependency, with the places that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// What it is.
    pub symbol: Symbol,
    /// The names by which the plan says so.
    pub places: Vec<Span>,
}

/// What is named at `offset`, or has its line there.
pub fn dependent(analysis: &Analysis, file: FileId, offset: u32) -> Option<Symbol> {
    let compiled = analysis.plan_of(file)?;
    let named = compiled.occurrences().at(file, offset).map(|occurrence| compiled.plan.node(occurrence.target));
    let around = || owner(compiled.occurrences().item_at(&compiled.plan, file, offset)?);
    symbol(named.or_else(around)?)
}

/// What the thing whose name stands at `name` depends on.
pub fn needed(analysis: &Analysis, name: Span) -> Vec<Dependency> {
    related(analysis, name, |edge, target| (edge.needs == target).then_some(edge.needed))
}

/// What depends on the thing whose name stands at `name`.
pub fn dependents(analysis: &Analysis, name: Span) -> Vec<Dependency> {
    related(analysis, name, |edge, target| (edge.needed == target).then_some(edge.needs))
}

/// One thing needs another.
struct Edge {
    needs: ItemId,
    needed: ItemId,
    place: Span,
}

fn related(analysis: &Analysis, name: Span, other: impl Fn(&Edge, ItemId) -> Option<ItemId>) -> Vec<Dependency> {
    let Some(compiled) = analysis.plan_of(name.file) else { return Vec::new() };
    let Some(target) = compiled.occurrences().at(name.file, name.start).map(|occurrence| occurrence.target) else {
        return Vec::new();
    };
    let mut found: BTreeMap<ItemId, Vec<Span>> = BTreeMap::new();
    for edge in edges(compiled) {
        if let Some(other) = other(&edge, target) {
            found.entry(other).or_default().push(edge.place);
        }
    }
    let symbols = found.into_iter().filter_map(|(id, places)| Some((symbol(compiled.plan.node(id))?, places)));
    symbols.map(|(symbol, places)| Dependency { symbol, places }).collect()
}

fn edges(compiled: &Compiled) -> Vec<Edge> {
    let mut edges = Vec::new();
    for entry in compiled.plan.nodes() {
        let keyword = entry.item().construct.keyword;
        let (needs, serves) = (NEEDS.contains(&keyword), SERVES.contains(&keyword));
        if !needs && !serves {
            continue;
        }
        let Some(own) = entry.parent().and_then(owner) else { continue };
        for placed in &entry.item().values {
            let Value::Reference(reference) = &placed.value else { continue };
            let Some(target) = reference.target else { continue };
            let (needs, needed) = if needs { (own.id, target) } else { (target, own.id) };
            edges.push(Edge { needs, needed, place: placed.span });
        }
    }
    edges
}

/// The innermost thing around `node` that has a name.
fn owner(node: Node<'_>) -> Option<Node<'_>> {
    std::iter::successors(Some(node), |node| node.parent()).find(|node| node.name().is_some())
}

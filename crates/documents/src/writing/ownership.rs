//! Who answers for what.

use std::collections::BTreeMap;

use milepost_plan::{ItemId, Node};

use super::scribe::Scribe;
use crate::view::{Cell, Text};

/// Work for which the owner of what is around it answers where it names none.
const INHERITING: &[&str] = &["strategy", "action", "milestone", "task"];
/// What has an owner and no name.
const WITHOUT_NAMES: &[&str] = &["mitigation", "dependency"];

/// What each item answers for: what names it as the owner, and the work inside that names nobody else.
pub(crate) struct Ownership<'a>(BTreeMap<ItemId, Vec<Node<'a>>>);

impl<'a> Ownership<'a> {
    pub(crate) fn new(scribe: &Scribe<'a>) -> Self {
        let mut owned: BTreeMap<ItemId, Vec<Node<'a>>> = BTreeMap::new();
        for node in scribe.plan.nodes().filter(|node| scribe.shown(*node)) {
            let construct = node.item().construct.id;
            let owners = if node.name().is_some() || WITHOUT_NAMES.contains(&construct) {
                scribe.targets(node, "owner")
            } else {
                Vec::new()
            };
            let inherits = owners.is_empty() && node.name().is_some() && INHERITING.contains(&construct);
            for owner in owners.into_iter().chain(node.accountable().filter(|_| inherits)) {
                owned.entry(owner.id).or_default().push(node);
            }
        }
        Self(owned)
    }

    /// Everything for which `who` answers, in the order of the plan.
    pub(crate) fn of(&self, who: Node<'a>) -> &[Node<'a>] {
        self.0.get(&who.id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The same as a cell.
    pub(crate) fn cell(&self, scribe: &Scribe<'a>, who: Node<'a>) -> Cell {
        Cell { list: self.of(who).iter().map(|node| named(scribe, *node)).collect(), ..Cell::default() }
    }
}

/// An item by its title; one without a name by what it says.
pub(crate) fn named<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Text {
    match (node.name(), Scribe::titled_around(node)) {
        (None, Some(around)) => scribe.link_as(scribe.line(node).plain(), around),
        _ => scribe.link(node),
    }
}

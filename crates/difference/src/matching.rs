//! Which item of the old version is which of the new one.

use std::collections::{BTreeMap, HashMap};

use milepost_plan::{ItemId, Node, Plan};
use milepost_vocabulary::Construct;

use crate::value::{Side, canonical};
use crate::words::flat;

/// The items of two versions that are the same thing.
pub(crate) struct Pairs<'a> {
    pub old: &'a Plan,
    pub new: &'a Plan,
    forward: HashMap<ItemId, ItemId>,
    back: HashMap<ItemId, ItemId>,
}

impl<'a> Pairs<'a> {
    /// Pairs what has the same name, then what has the same title, then the entries of pairs.
    pub fn new(old: &'a Plan, new: &'a Plan) -> Self {
        let mut pairs = Self { old, new, forward: HashMap::new(), back: HashMap::new() };
        pairs.same_names();
        pairs.new_names();
        pairs.entries(None);
        // Outer items come before inner ones, so that a pair is made before its entries are looked at.
        for node in old.nodes() {
            if pairs.forward.contains_key(&node.id) {
                pairs.entries(Some(node.id));
            }
        }
        pairs
    }

    /// What `old` is in the new version.
    pub fn forward(&self, old: ItemId) -> Option<ItemId> {
        self.forward.get(&old).copied()
    }

    /// What `new` was in the old version.
    pub fn back(&self, new: ItemId) -> Option<ItemId> {
        self.back.get(&new).copied()
    }

    /// Whether the item around `old` is, in the new version, the one around `new`.
    pub fn same_parent(&self, old: Node<'_>, new: Node<'_>) -> bool {
        match (old.item().parent, new.item().parent) {
            (None, None) => true,
            (Some(old), Some(new)) => self.forward(old) == Some(new),
            _ => false,
        }
    }

    fn pair(&mut self, old: ItemId, new: ItemId) {
        self.forward.insert(old, new);
        self.back.insert(new, old);
    }

    fn same_names(&mut self) {
        let mut names = HashMap::new();
        for node in self.new.nodes() {
            if let Some(name) = node.full_name() {
                names.entry((node.item().construct.id, name)).or_insert(node.id);
            }
        }
        for node in self.old.nodes() {
            let Some(name) = node.full_name() else { continue };
            if let Some(&new) = names.get(&(node.item().construct.id, name))
                && self.back(new).is_none()
            {
                self.pair(node.id, new);
            }
        }
    }

    /// Pairs what kept its title, or its name within the thing around it, but not its full name.
    fn new_names(&mut self) {
        let mut open: HashMap<&str, Vec<Node<'a>>> = HashMap::new();
        for node in self.new.nodes().filter(|node| node.name().is_some() && self.back(node.id).is_none()) {
            open.entry(node.item().construct.id).or_default().push(node);
        }
        for node in self.old.nodes() {
            if node.name().is_none() || self.forward(node.id).is_some() {
                continue;
            }
            let Some(candidates) = open.get_mut(node.item().construct.id) else { continue };
            let title = node.text("title").map(flat);
            let same_name = |new: &Node<'_>| new.name() == node.name() && self.same_parent(node, *new);
            let same_title = |new: &Node<'_>| title.is_some() && new.text("title").map(flat) == title;
            let found = candidates
                .iter()
                .position(same_name)
                .or_else(|| candidates.iter().position(|new| same_title(new) && self.same_parent(node, *new)))
                .or_else(|| candidates.iter().position(same_title));
            if let Some(found) = found {
                let new = candidates.remove(found);
                self.pair(node.id, new.id);
            }
        }
    }

    /// Pairs the entries without a name in the block of `old` with those of its pair; without `old`, those at the top.
    fn entries(&mut self, old: Option<ItemId>) {
        let (olds, news): (Vec<Node<'a>>, Vec<Node<'a>>) = match old {
            None => (self.old.top().collect(), self.new.top().collect()),
            Some(old) => {
                let Some(new) = self.forward(old) else { return };
                (self.old.node(old).children().collect(), self.new.node(new).children().collect())
            }
        };
        let mut kinds: BTreeMap<&str, (&'static Construct, Vec<Node<'a>>, Vec<Node<'a>>)> = BTreeMap::new();
        let fresh = |construct: &'static Construct| (construct, Vec::new(), Vec::new());
        for node in olds.into_iter().filter(|node| self.forward(node.id).is_none() && node.name().is_none()) {
            kinds.entry(node.item().construct.id).or_insert_with(|| fresh(node.item().construct)).1.push(node);
        }
        for node in news.into_iter().filter(|node| self.back(node.id).is_none() && node.name().is_none()) {
            kinds.entry(node.item().construct.id).or_insert_with(|| fresh(node.item().construct)).2.push(node);
        }
        for (construct, olds, news) in kinds.into_values() {
            self.rows(construct, olds, news);
        }
    }

    /// Pairs entries of one kind: equal ones first, then the most alike of those that can be the same.
    fn rows(&mut self, construct: &'static Construct, mut olds: Vec<Node<'a>>, mut news: Vec<Node<'a>>) {
        let mut equal: HashMap<String, Vec<Node<'a>>> = HashMap::new();
        for new in news.iter().rev() {
            equal.entry(self.fingerprint(*new, Side::New)).or_default().push(*new);
        }
        olds.retain(|old| {
            let print = self.fingerprint(*old, Side::Old);
            let Some(new) = equal.get_mut(&print).and_then(Vec::pop) else { return true };
            self.pair(old.id, new.id);
            false
        });
        news.retain(|new| self.back(new.id).is_none());
        let keys: Vec<Option<String>> = news.iter().map(|new| self.identity(construct, *new, Side::New)).collect();
        let mut ranked = Vec::new();
        for (row, old) in olds.iter().enumerate() {
            let key = self.identity(construct, *old, Side::Old);
            for (column, new) in news.iter().enumerate().filter(|&(column, _)| keys[column] == key) {
                ranked.push((std::cmp::Reverse(self.likeness(*old, *new)), row, column));
            }
        }
        ranked.sort();
        let alone = olds.len() == 1 && news.len() == 1;
        for (likeness, row, column) in ranked {
            let (old, new) = (olds[row].id, news[column].id);
            let same = alone || likeness.0 > 0 || self.identity(construct, olds[row], Side::Old).is_some();
            if same && self.forward(old).is_none() && self.back(new).is_none() {
                self.pair(old, new);
            }
        }
    }

    /// What must be the same for two entries of this kind to be the same thing; none where anything may have changed.
    fn identity(&self, construct: &Construct, node: Node<'a>, side: Side) -> Option<String> {
        let value = |slot: &'static str| {
            let values = node.values(slot).map(|placed| canonical(self, side, node, &placed.value));
            values.collect::<Vec<_>>().join(" > ")
        };
        let part = || {
            let parts = node.children().filter(|child| child.item().construct.id == "for");
            parts.map(|part| self.fingerprint(part, side)).collect::<String>()
        };
        match construct.id {
            "point" | "observation" => Some(value("period")),
            "index" => Some(value("month")),
            "link" => Some(value("path")),
            "held_by" => Some(value("who")),
            "holds" => Some(value("post")),
            "raises" | "lowers" => Some(value("metric") + &part()),
            "change" => Some(value("date") + &value("what")),
            "assessment" | "correction" | "decision" | "meeting" => Some(value("date")),
            "allow" => Some(value("codes")),
            "setting" => Some(value("name")),
            "severity" => Some(value("code")),
            "define" => Some(value("term")),
            "translated" => Some(value("language")),
            "said" => Some(value("entry")),
            "level" => Some(value("level")),
            "scenario" => Some(value("case")),
            "target" | "baseline" | "trajectory" | "observed" | "benchmark" => {
                let part = part();
                (!part.is_empty()).then_some(part)
            }
            _ => None,
        }
    }

    /// How many values and entries two items have in common.
    fn likeness(&self, old: Node<'a>, new: Node<'a>) -> usize {
        let parts = |node: Node<'a>, side: Side| {
            let values = node.item().values.iter().map(move |placed| canonical(self, side, node, &placed.value));
            values.chain(node.children().map(move |child| self.fingerprint(child, side))).collect::<Vec<_>>()
        };
        let mut there = parts(new, Side::New);
        let common = parts(old, Side::Old).into_iter().filter(|part| {
            let found = there.iter().position(|other| other == part);
            found.map(|found| there.swap_remove(found)).is_some()
        });
        common.count()
    }

    /// Everything that an item says, in one text: two items that say the same have the same.
    pub fn fingerprint(&self, node: Node<'a>, side: Side) -> String {
        let values = node.item().values.iter().map(|placed| canonical(self, side, node, &placed.value));
        let mut parts: Vec<String> = node.children().map(|child| self.fingerprint(child, side)).collect();
        parts.sort();
        let head = node.item().construct.id;
        format!("{head} {} {{{}}}", values.collect::<Vec<_>>().join("\u{1}"), parts.join("\u{2}"))
    }
}

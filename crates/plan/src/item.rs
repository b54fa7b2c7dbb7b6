//! The model: every construct of the plan as an item with typed values.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use milepost_diagnostics::Span;
use milepost_vocabulary::Construct;

use crate::calendar::Calendar;
use crate::value::{Level, Quantity, Reference, Value, When};

/// An item's number in its [`Plan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What it is called in the vocabulary.
    pub slot: &'static str,
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
    /// Where each name in it stands, if it is a formula.
    pub names: Box<[Span]>,
}

/// One construct as the plan uses it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Which construct it is.
    pub construct: &'static Construct,
    /// The block in which it stands; none at the top level.
    pub parent: Option<ItemId>,
    /// What stands in its block or after its values, in the order of the text.
    pub children: Vec<ItemId>,
    /// The name that it declares.
    pub name: Option<String>,
    /// Where that name stands.
    pub name_at: Option<Span>,
    /// Its values in order, the name left out.
    pub values: Vec<Placed>,
    /// The first word.
    pub head: Span,
    /// The line, without the block.
    pub header: Span,
    /// The whole, with its block.
    pub extent: Span,
}

/// A whole plan, read and resolved. What could not be understood is left out of it and reported.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub(crate) items: Vec<Item>,
    pub(crate) top: Vec<ItemId>,
    /// The items of each construct, so that no question reads the whole plan.
    pub(crate) by_construct: BTreeMap<&'static str, Vec<ItemId>>,
    /// Which item is referred to, and by which: each pair once, sorted.
    pub(crate) referrers: Vec<(ItemId, ItemId)>,
    pub(crate) calendar: Calendar,
    /// The items whose texts are in another language than the one that leads, with that language.
    pub(crate) untranslated: BTreeMap<ItemId, String>,
}

/// An item together with its plan: the way to ask it something.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    plan: &'a Plan,
    /// The item's number.
    pub id: ItemId,
}

/// Nodes of one plan are their item.
impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Node<'_> {}

impl Plan {
    /// The item `id`.
    pub fn node(&self, id: ItemId) -> Node<'_> {
        Node { plan: self, id }
    }

    pub(crate) fn item(&self, id: ItemId) -> &Item {
        &self.items[id.0 as usize]
    }

    pub(crate) fn item_mut(&mut self, id: ItemId) -> &mut Item {
        &mut self.items[id.0 as usize]
    }

    /// Every item, outer ones before inner ones.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'_>> {
        (0..self.items.len()).map(|index| self.node(ItemId(u32::try_from(index).unwrap_or(u32::MAX))))
    }

    /// The items at the top level, in the order of the files.
    pub fn top(&self) -> impl Iterator<Item = Node<'_>> {
        self.top.iter().map(|&id| self.node(id))
    }

    /// Every item whose construct has this id.
    pub fn all(&self, construct: &str) -> impl Iterator<Item = Node<'_>> {
        self.by_construct.get(construct).into_iter().flatten().map(|&id| self.node(id))
    }

    /// The plan's fiscal year and terms, with which periods are read.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The entry `plan`, if there is one.
    pub fn root(&self) -> Option<Node<'_>> {
        self.all("plan").next()
    }

    /// The first and the last day of the plan, where it says its period.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.root()?.entry("period")?.value("period")? {
            Value::Span(from, to) => Some((from.first(), to.last())),
            _ => None,
        }
    }
}

impl<'a> Node<'a> {
    /// The plan in which it stands.
    pub fn plan(self) -> &'a Plan {
        self.plan
    }

    /// The item itself.
    pub fn item(self) -> &'a Item {
        &self.plan.items[self.id.0 as usize]
    }

    /// The item around it.
    pub fn parent(self) -> Option<Self> {
        self.item().parent.map(|id| self.plan.node(id))
    }

    /// The blocks around it, the innermost first.
    pub fn around(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// What stands directly in its block.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.item().children.iter().map(move |&id| self.plan.node(id))
    }

    /// Everything in its block, however deep, in the order of the text.
    pub fn inside(self) -> impl Iterator<Item = Self> {
        (self.id.0 + 1..=self.last().0).map(move |id| self.plan.node(ItemId(id)))
    }

    /// The last item of its block; itself where there is nothing in it.
    pub(crate) fn last(self) -> ItemId {
        // Items are numbered in the order of the text, so that those of a block follow one another.
        let last = std::iter::successors(Some(self.id), |id| self.plan.items[id.0 as usize].children.last().copied());
        last.last().unwrap_or(self.id)
    }

    /// The entries that refer to it, in the order of the text.
    pub fn referrers(self) -> impl Iterator<Item = Self> {
        let known = &self.plan.referrers;
        let from = known.partition_point(|(target, _)| *target < self.id);
        known[from..].iter().take_while(move |(target, _)| *target == self.id).map(move |(_, id)| self.plan.node(*id))
    }

    /// The entries of its block that begin with `keyword`; none where the vocabulary knows no such entry there.
    pub fn each(self, keyword: &'a str) -> impl Iterator<Item = Self> {
        self.children().filter(move |node| node.item().construct.keyword == keyword)
    }

    /// The first entry of its block that begins with `keyword`.
    pub fn entry(self, keyword: &'a str) -> Option<Self> {
        self.each(keyword).next()
    }

    /// Whether its block has an entry that begins with `keyword`.
    pub fn has(self, keyword: &'a str) -> bool {
        self.entry(keyword).is_some()
    }

    /// The name that it declares.
    pub fn name(self) -> Option<&'a str> {
        self.item().name.as_deref()
    }

    /// The name as it is known in the whole plan: `streaming.pilot`.
    pub fn full_name(self) -> Option<String> {
        let name = self.name()?;
        if self.item().construct.scope == milepost_vocabulary::Scope::Plan {
            return Some(name.to_owned());
        }
        let around = self.around().find_map(Self::name);
        Some(around.map_or_else(|| name.to_owned(), |around| format!("{around}.{name}")))
    }

    /// Its title, or its name where it has none.
    pub fn title(self) -> &'a str {
        self.text("title").or(self.name()).unwrap_or(self.item().construct.keyword)
    }

    /// The values in `slot`.
    pub fn values(self, slot: &'a str) -> impl Iterator<Item = &'a Placed> {
        self.item().values.iter().filter(move |placed| placed.slot == slot)
    }

    /// The value in `slot`.
    pub fn value(self, slot: &'a str) -> Option<&'a Value> {
        self.values(slot).next().map(|placed| &placed.value)
    }

    /// The text or word in `slot`.
    pub fn text(self, slot: &'a str) -> Option<&'a str> {
        match self.value(slot)? {
            Value::Text(text) | Value::Word(text) => Some(text),
            _ => None,
        }
    }

    /// The first value of the entry `keyword`, as text or word.
    pub fn word_of(self, keyword: &'a str) -> Option<&'a str> {
        match &self.entry(keyword)?.item().values.first()?.value {
            Value::Text(text) | Value::Word(text) => Some(text),
            _ => None,
        }
    }

    /// The quantity in `slot`, if a number stands there.
    pub fn quantity(self, slot: &'a str) -> Option<&'a Quantity> {
        match self.value(slot)? {
            Value::Level(Level::Is(quantity)) | Value::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The day or period of the entry `keyword`.
    pub fn when_of(self, keyword: &'a str) -> Option<When> {
        match &self.entry(keyword)?.item().values.first()?.value {
            Value::When(when) => Some(when.clone()),
            Value::Date(date) => Some(When::Day(*date)),
            Value::Period(period) => Some(When::Period(period.clone())),
            _ => None,
        }
    }

    /// The references in all values of the entries `keyword`, with their places.
    pub fn references(self, keyword: &'a str) -> impl Iterator<Item = (&'a Reference, Span)> {
        self.each(keyword).flat_map(|entry| &entry.item().values).filter_map(|placed| match &placed.value {
            Value::Reference(reference) => Some((reference, placed.span)),
            _ => None,
        })
    }

    /// The items to which the entries `keyword` refer, as far as they are known.
    pub fn targets(self, keyword: &'a str) -> impl Iterator<Item = Self> {
        self.references(keyword).filter_map(move |(reference, _)| reference.target.map(|id| self.plan.node(id)))
    }

    /// The one whom its own `owner` names, as far as it is known.
    pub fn owner(self) -> Option<Self> {
        self.targets("owner").next()
    }

    /// The one that answers for it: its own owner, or that of the innermost block around it that has one.
    pub fn accountable(self) -> Option<Self> {
        std::iter::once(self).chain(self.around()).find_map(Self::owner)
    }
}

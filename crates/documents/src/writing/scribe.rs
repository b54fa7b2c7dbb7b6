//! What every part of the report needs: which items are shown, what their texts are, and where they stand on the page.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use milepost_locale::{Locale, Names, along, say};
use milepost_plan::trajectory;
use milepost_plan::{Change, ItemId, Level, Node, Placed, Plan, Unit, Value, When};
use milepost_tracking::Observations;
use milepost_vocabulary::{Head, Slot, Type};

use super::words;
use super::{Audience, Order};
use crate::charts::Chart;
use crate::view::{Block, Cell, Column, Entry, Fact, Foreign, Prose, Row, State, Text};

/// Writes a report: it knows the plan, the language, the day, the readers, and the charts drawn so far.
#[derive(Clone)]
pub(crate) struct Scribe<'a> {
    pub plan: &'a Plan,
    pub locale: Locale,
    pub as_of: NaiveDate,
    pub observations: &'a Observations,
    pub charts: BTreeMap<String, Arc<Chart>>,
    /// The document in which the places of all items are; nothing while that one is written.
    pub home: Option<&'static str>,
    /// What is not in the language of the document.
    pub foreign: Foreign,
    /// What the checks say of a finding, by its code.
    finding: &'a (dyn Fn(&str) -> Option<(&'static str, &'static str)> + Sync),
    audience: Audience,
    anchors: Arc<BTreeMap<ItemId, String>>,
    /// Known once somebody asks for them.
    names: Arc<OnceLock<Names>>,
    /// What those are called who have their title in common with others.
    told_apart: Arc<BTreeMap<ItemId, String>>,
}

/// Entries that stand in the head line of a block where they say one thing only.
const HEAD_LINE: &[&str] = &[
    "owner",
    "period",
    "cost",
    "likelihood",
    "impact",
    "every",
    "chair",
    "collector",
    "organisation",
    "by",
    "due",
    "challenge",
    "planning",
    "capacity",
    "stage",
];

/// Entries that read on from the line before them.
const READ_ON: &[&str] = &["at", "on", "by", "due", "over", "from", "to", "until", "since"];

/// Constructs whose line says a word and then, as of an entry in a list, a value of it.
const KEYED: &[&str] = &["resource", "data_quality", "setting", "severity"];

/// Constructs that name findings by their codes, and their values that do.
const NAMES_FINDINGS: [(&str, &str); 2] = [("allow", "codes"), ("severity", "code")];

/// The language of the checks.
const ENGLISH: &str = "en";

/// Entries that say how far a thing is.
const STATES: &[&str] = &["state", "status"];

/// The place on the page of every item: the `id` of its element, where it has one.
pub fn anchors(plan: &Plan) -> BTreeMap<ItemId, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut anchors = BTreeMap::new();
    for node in plan.nodes() {
        let count = counts.entry(node.item().construct.keyword).or_default();
        *count += 1;
        let name = node.full_name().unwrap_or_else(|| count.to_string());
        let anchor = match node.item().construct.id {
            "plan" => "top".to_owned(),
            _ => format!("{}-{name}", node.item().construct.keyword.replace('_', "-")),
        };
        anchors.insert(node.id, anchor);
    }
    anchors
}

/// Posts of one title, such as two leaders of a goal, are told apart by what the plan calls them.
fn told_apart(plan: &Plan) -> BTreeMap<ItemId, String> {
    let who = ["post", "person", "organisation", "unit", "stakeholder"].into_iter();
    let mut titled: BTreeMap<String, Vec<Node<'_>>> = BTreeMap::new();
    for node in who.flat_map(|construct| plan.all(construct)) {
        titled.entry(node.title().to_lowercase()).or_default().push(node);
    }
    let alike = titled.into_values().filter(|alike| alike.len() > 1).flatten();
    let named =
        alike.filter_map(|node| Some((node.id, format!("{} ({})", node.title(), node.name()?.replace('_', " ")))));
    named.collect()
}

/// The texts that are not in the language of the document, with their languages: what nobody translated, and what the
/// checks say in English where no catalogue says it.
fn foreign<'a>(
    plan: &'a Plan,
    locale: &Locale,
    finding: &dyn Fn(&str) -> Option<(&'static str, &'static str)>,
) -> Vec<(&'a str, &'a str)> {
    let mut found: Vec<_> = plan.untranslated().collect();
    if !locale.tag().starts_with(ENGLISH) {
        let named =
            NAMES_FINDINGS.iter().flat_map(|(construct, slot)| plan.all(construct).flat_map(|node| node.values(slot)));
        let findings = named.filter_map(|placed| finding(&placed.value.to_string()));
        let in_english = findings.filter(|(code, _)| translated_finding(locale, code).is_none());
        found.extend(in_english.map(|(_, says)| (says, ENGLISH)));
    }
    found
}

/// What a finding says, by its code; nothing in English, which stands with the checks.
fn translated_finding(locale: &Locale, code: &str) -> Option<String> {
    locale.own(&format!("finding-{code}"))
}

/// What stands in the block of an item, in the language of the document: translations are for other documents.
fn said_in(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(|child| child.item().construct.id != "translated")
}

/// The name of the step that a level of an ordinal metric is.
fn step_around<'a>(node: Node<'a>, value: &Value) -> Option<&'a str> {
    let Value::Level(Level::Is(level)) = value else { return None };
    let metric =
        std::iter::successors(Some(node), |node| node.parent()).find(|node| node.item().construct.id == "metric");
    trajectory::step(level.number, metric?)
}

/// Whether nothing more is said about an item than its line.
fn is_bare(node: Node<'_>) -> bool {
    said_in(node).next().is_none()
}

impl<'a> Scribe<'a> {
    pub(crate) fn new(plan: &'a Plan, order: &Order<'a>) -> Self {
        let anchors = Arc::new(anchors(plan));
        let Order { as_of, audience, observations, language, finding, .. } = *order;
        let locale = language.cloned().unwrap_or_else(|| Locale::of_plan(plan));
        let told_apart = Arc::new(told_apart(plan));
        let foreign = Foreign::new(foreign(plan, &locale, finding));
        let (charts, names) = (BTreeMap::new(), Arc::default());
        let home = None;
        Self { plan, locale, as_of, observations, charts, home, foreign, finding, audience, anchors, names, told_apart }
    }

    /// One that writes a document while the places of all items are in the document `home`.
    pub(crate) fn away_from(&self, home: &'static str) -> Self {
        Self { home: Some(home), ..self.clone() }
    }

    /// What the item is called among all items.
    pub(crate) fn anchor(&self, node: Node<'_>) -> &str {
        &self.anchors[&node.id]
    }

    /// Its place in the document that is written; empty where its place is in another one.
    pub(crate) fn place(&self, node: Node<'_>) -> String {
        if self.home.is_none() { self.anchor(node).to_owned() } else { String::new() }
    }

    /// Whether the item itself is not for the public.
    pub(crate) fn internal(node: Node<'_>) -> bool {
        node.children()
            .any(|child| child.item().construct.keyword == "visibility" && child.text("visibility") == Some("internal"))
    }

    /// Whether these readers may see the item: neither it nor anything around it is kept from them.
    pub(crate) fn shown(&self, node: Node<'_>) -> bool {
        let mut around = std::iter::successors(Some(node), |node| node.parent());
        self.audience == Audience::Unit || !around.any(Self::internal)
    }

    /// The last day of the plan.
    pub(crate) fn end(&self) -> Option<NaiveDate> {
        match self.entry_of(self.plan.root()?, "period")?.value("period")? {
            Value::Span(_, to) => Some(to.last()),
            _ => None,
        }
    }

    pub(crate) fn public(&self) -> bool {
        self.audience == Audience::Public
    }

    /// All items of a construct that may be seen.
    pub(crate) fn all(&self, construct: &'a str) -> Vec<Node<'a>> {
        self.plan.all(construct).filter(|node| self.shown(*node)).collect()
    }

    /// The entries of a block that begin with one of some keywords and may be seen.
    pub(crate) fn entries(&self, node: Node<'a>, keywords: &[&str]) -> Vec<Node<'a>> {
        node.children()
            .filter(|child| keywords.contains(&child.item().construct.keyword) && self.shown(*child))
            .collect()
    }

    pub(crate) fn entry_of(&self, node: Node<'a>, keyword: &str) -> Option<Node<'a>> {
        self.entries(node, &[keyword]).into_iter().next()
    }

    /// What the entry `keyword` says, in words; empty without it.
    pub(crate) fn says(&self, node: Node<'a>, keyword: &str) -> Text {
        let entries = self.entries(node, &[keyword]);
        let lines: Vec<_> = entries.iter().map(|entry| self.line(*entry)).collect();
        if entries.iter().any(|entry| names(entry)) { self.long_list(lines) } else { self.list(lines) }
    }

    /// The word of the language that the entry `keyword` says.
    pub(crate) fn word(&self, node: Node<'a>, keyword: &str) -> Option<&'a str> {
        word(self.entry_of(node, keyword)?)
    }

    /// What an item is called, or what kind of thing it is.
    pub(crate) fn called(&self, node: Node<'_>) -> String {
        if let Some(apart) = self.told_apart.get(&node.id) {
            return apart.clone();
        }
        match node.title() {
            keyword if keyword == node.item().construct.keyword => self.locale.label(node.item().construct),
            name if node.text("title").is_none() => name.replace('_', " "),
            title => title.to_owned(),
        }
    }

    /// What an item is called inside a sentence.
    pub(crate) fn called_within(&self, node: Node<'_>) -> String {
        self.names.get_or_init(|| Names::of(self.plan)).within(&self.called(node))
    }

    /// Texts one after the other, as the language separates them.
    pub(crate) fn list(&self, texts: impl IntoIterator<Item = Text>) -> Text {
        Text::joined(unended(texts), &self.locale.comma())
    }

    /// Texts that have commas themselves, one after the other.
    pub(crate) fn long_list(&self, texts: impl IntoIterator<Item = Text>) -> Text {
        Text::joined(unended(texts), &self.locale.semicolon())
    }

    /// A text with what is said about it: `Place: why`.
    pub(crate) fn labelled(&self, label: Text, said: impl Into<Text>) -> Text {
        label.and(self.locale.colon()).and(said)
    }

    /// A day as a cell.
    pub(crate) fn day(&self, day: NaiveDate) -> Cell {
        Cell::from(self.locale.day(day)).on(day)
    }

    /// The day of the entry `keyword` as a cell.
    pub(crate) fn day_of(&self, node: Node<'a>, keyword: &str) -> Cell {
        Cell::from(self.says(node, keyword)).on(self.when(node, keyword).map(|when| when.last()))
    }

    /// Heads of columns of words, by the names of their messages.
    pub(crate) fn heads<const N: usize>(&self, names: [&str; N]) -> Vec<Column> {
        names.map(|name| Column::words(&self.locale.text(name))).to_vec()
    }

    /// Heads of columns of numbers, by the names of their messages.
    pub(crate) fn number_heads<const N: usize>(&self, names: [&str; N]) -> Vec<Column> {
        names.map(|name| Column::numbers(&self.locale.text(name))).to_vec()
    }

    /// The text of the entry `keyword`, which may have paragraphs.
    pub(crate) fn prose(&self, node: Node<'a>, keyword: &str) -> Prose {
        self.entry_of(node, keyword).map(|entry| self.line_as_prose(entry)).unwrap_or_default()
    }

    /// The day of the entry `keyword`.
    pub(crate) fn when(&self, node: Node<'a>, keyword: &str) -> Option<When> {
        match &self.entry_of(node, keyword)?.item().values.first()?.value {
            Value::When(when) => Some(when.clone()),
            Value::Date(date) => Some(When::Day(*date)),
            Value::Period(period) => Some(When::Period(period.clone())),
            _ => None,
        }
    }

    /// An item by its title, leading to where it stands.
    pub(crate) fn link(&self, node: Node<'_>) -> Text {
        if self.shown(node) { self.link_as(self.called(node), node) } else { say!(self.locale, "not-public").into() }
    }

    /// A text that leads to where an item stands.
    pub(crate) fn link_as(&self, text: impl Into<String>, node: Node<'_>) -> Text {
        Text::link(text, self.home.unwrap_or_default(), self.anchor(node))
    }

    /// The same for an item that may have no title of its own: then what is around it is named.
    pub(crate) fn link_around(&self, node: Node<'a>) -> Text {
        // What stands in no such thing has no place of its own.
        Self::titled_around(node).map_or_else(|| self.called(node).into(), |around| self.link(around))
    }

    /// The item itself, or the nearest one around it, that has a title or a name.
    pub(crate) fn titled_around(node: Node<'a>) -> Option<Node<'a>> {
        let titled = |node: &Node<'a>| {
            // What may be chosen stands with its question.
            node.item().construct.id != "option" && (node.name().is_some() || node.text("title").is_some())
        };
        std::iter::successors(Some(node), |node| node.parent()).find(titled)
    }

    /// Values one after the other; names may have commas themselves.
    fn several(&self, values: &[&Placed], say: impl Fn(&Placed) -> Text) -> Text {
        let texts = values.iter().map(|placed| say(placed));
        if values.iter().any(|placed| matches!(placed.value, Value::Reference(_))) {
            self.long_list(texts)
        } else {
            self.list(texts)
        }
    }

    /// A value behind a fixed word of its line.
    fn joined(&self, node: Node<'a>, placed: &Placed) -> Text {
        match &placed.value {
            Value::Duration(length) => self.locale.duration_behind(*length).into(),
            _ => self.value(node, placed),
        }
    }

    /// A value in words; a reference leads to what it names.
    fn value(&self, node: Node<'a>, placed: &Placed) -> Text {
        match &placed.value {
            Value::Reference(reference) => match reference.target {
                Some(id) => self.link(self.plan.node(id)),
                None => self.locale.value(&placed.value, None).into(),
            },
            Value::Text(text) => Prose::new(text).flat(),
            Value::Formula(formula) => Text::code(formula.to_string()),
            Value::Duration(every) if of_type(node, placed, |ty| ty == Type::Cadence) => {
                self.locale.cadence(*every).into()
            }
            Value::Word(day) if of_type(node, placed, |ty| ty == Type::Day) => self.locale.day_of_cadence(day).into(),
            Value::Word(tag) if node.item().construct.id == "language" => self.locale.language(tag).into(),
            // A share of what somebody else has is no rise.
            Value::Change(Change::Relative(share)) if node.text("benchmark").is_some() => {
                self.locale.percent(*share).into()
            }
            Value::Word(word) => {
                if NAMES_FINDINGS.iter().any(|(construct, _)| *construct == node.item().construct.id)
                    && let Some(says) = self.says_finding(word)
                {
                    return Text::from(says).and(" (").and(Text::code(word)).and(")");
                }
                // How far a thing is is said of the thing.
                let of = node.parent().filter(|_| STATES.contains(&node.item().construct.keyword)).unwrap_or(node);
                self.locale.word_as(of.item().construct.id, word).into()
            }
            value => match step_around(node, value) {
                Some(step) => step.into(),
                None => self.locale.value(value, self.unit_around(node).as_ref()).into(),
            },
        }
    }

    /// What a finding says, by its code or its name, without a full stop.
    fn says_finding(&self, word: &str) -> Option<String> {
        let (code, english) = (self.finding)(word)?;
        Some(translated_finding(&self.locale, code).unwrap_or_else(|| english.trim_end_matches('.').to_owned()))
    }

    /// The items to which the entries `keyword` refer, where there are such entries.
    pub(crate) fn targets(&self, node: Node<'a>, keyword: &str) -> Vec<Node<'a>> {
        let values = self.entries(node, &[keyword]).into_iter().flat_map(|entry| &entry.item().values);
        let references = values.filter_map(|placed| match &placed.value {
            Value::Reference(reference) => reference.target,
            _ => None,
        });
        references.map(|id| self.plan.node(id)).collect()
    }

    /// The item to which the first reference in a slot leads.
    pub(crate) fn target(&self, node: Node<'a>, slot: &'a str) -> Option<Node<'a>> {
        node.values(slot).find_map(|placed| match &placed.value {
            Value::Reference(reference) => reference.target.map(|id| self.plan.node(id)),
            _ => None,
        })
    }

    /// The unit of the metric in which an item stands, or which its effect changes.
    pub(crate) fn unit_around(&self, node: Node<'a>) -> Option<Unit> {
        std::iter::successors(Some(node), |node| node.parent()).find_map(|node| {
            let metric = if node.item().construct.id == "metric" { Some(node) } else { self.target(node, "metric") };
            metric.and_then(trajectory::unit).cloned()
        })
    }

    /// The values of an item in words, with the fixed words between them.
    pub(crate) fn line(&self, node: Node<'a>) -> Text {
        self.line_without(node, "")
    }

    /// The same without what stands in one slot.
    pub(crate) fn line_without(&self, node: Node<'a>, without: &str) -> Text {
        let item = node.item();
        let mut parts: Vec<(Text, bool)> = Vec::new();
        let mut connective = None;
        if item.construct.head != Head::Keyword {
            let heads = item
                .values
                .iter()
                .filter(|placed| placed.slot != without)
                .take_while(|placed| item.construct.slots.iter().all(|slot| slot.name != placed.slot));
            parts.extend(heads.map(|placed| (self.value(node, placed).and(self.locale.colon().trim_end()), false)));
        }
        let said = |slot: &&Slot| slot.ty != Type::Title && slot.ty != Type::Name && slot.name != without;
        for slot in item.construct.slots.iter().filter(said) {
            if let Type::Connective(word) = slot.ty {
                connective = Some(word);
                continue;
            }
            let values: Vec<&Placed> = item.values.iter().filter(|placed| placed.slot == slot.name).collect();
            let Some(first) = values.first() else { continue };
            let over = (slot.ty == Type::Duration && !parts.is_empty()).then_some("over");
            // A cadence says `every` itself.
            let word = connective.take().or(over).filter(|_| slot.ty != Type::Cadence);
            let prose = slot.ty == Type::Text && word.is_none();
            let text = match word {
                Some(word) => {
                    let text = self.several(&values, |placed| self.joined(node, placed));
                    surrounded(self.locale.joint(item.construct.id, word, Locale::kind(&first.value)), text)
                }
                None => self.several(&values, |placed| self.value(node, placed)),
            };
            parts.push((text, prose));
        }
        // A preposition that ends the line, as in `due 5 days after`, belongs to what is before it.
        let ends = item.construct.slots.last().is_some_and(|slot| slot.required);
        if let Some(word) = connective.filter(|_| ends)
            && let Some(last) = item.values.last()
            && let Some((text, _)) = parts.last_mut()
        {
            *text = surrounded(
                self.locale.ending(item.construct.id, word, Locale::kind(&last.value)),
                self.joined(node, last),
            );
        }
        let mut keyed = false;
        parts.into_iter().fold(Text::default(), |line, (text, prose)| match (line.is_empty(), prose) {
            (true, _) => text,
            (false, _) if KEYED.contains(&item.construct.id) && !keyed => {
                keyed = true;
                self.labelled(line, text)
            }
            (false, true) => line.and(" · ").and(text),
            (false, false) => read_on(line, text),
        })
    }

    /// The values of an item; where it says one text only, with that text's paragraphs.
    fn line_as_prose(&self, node: Node<'a>) -> Prose {
        match node.item().values.as_slice() {
            [Placed { value: Value::Text(text), slot, .. }] if *slot != "title" => Prose::new(text),
            _ => self.line(node).into(),
        }
    }

    /// What is said in a block, each keyword once, in the order of the plan: but for the entries `whole`, and for the
    /// entries `plain` where nothing more is said about them.
    pub(crate) fn rows(&self, node: Node<'a>, whole: &[&str], plain: &[&str]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for child in said_in(node).filter(|child| self.shown(*child)) {
            let construct = child.item().construct;
            let (bare, keyword) = (is_bare(child), construct.keyword);
            if keyword == "visibility" || whole.contains(&keyword) || bare && plain.contains(&keyword) {
                continue;
            }
            let (label, entry) = (self.label_of(child), self.entry(child));
            // Values that were observed stand with the chart.
            if entry.prose.is_empty() && entry.rows.is_empty() && entry.anchor.is_empty() {
                continue;
            }
            match rows.iter_mut().find(|row| row.label == label) {
                Some(row) => row.entries.push(entry),
                None => rows.push(Row { label, entries: vec![entry] }),
            }
        }
        rows
    }

    /// The same as short lines, for the cell of a table.
    pub(crate) fn rest(&self, node: Node<'a>, whole: &[&str], plain: &[&str]) -> Vec<Text> {
        self.rows(node, whole, plain).into_iter().map(|row| self.flat(row)).collect()
    }

    /// The label of an entry, which may depend on how many things it names.
    fn label_of(&self, node: Node<'a>) -> String {
        // The values themselves stand with the chart: what is left of them must say what it is about.
        let around = node.parent().map(|around| around.item().construct.id);
        if node.item().construct.keyword == "for" && around == Some("observed") {
            return say!(self.locale, "values-for");
        }
        match node.item().values.len() {
            1 => self.locale.label_of_one(node.item().construct),
            _ => self.locale.label(node.item().construct),
        }
    }

    fn entry(&self, node: Node<'a>) -> Entry {
        let construct = node.item().construct;
        let named = node.name().is_some() || node.text("title").is_some() && construct.declares_name();
        let inline = if named { Vec::new() } else { self.inline(node) };
        let prose = match (named, inline.is_empty()) {
            (true, _) => self.titled(node),
            (false, true) => self.line_as_prose(node),
            (false, false) => self.whole_line(node).into(),
        };
        let titled = node.name().is_some() || node.text("title").is_some();
        let anchor = if titled { self.place(node) } else { String::new() };
        // A word without values says what it says by standing there.
        let silent = prose.is_empty() && is_bare(node);
        let prose = if silent { Prose::from(Text::from(self.locale.word("yes"))) } else { prose };
        let mut said: Vec<&str> = inline;
        if construct.id == "observed" {
            said.push("observation");
            // The metric says it where it is the same.
            if node
                .word_of("source")
                .is_some_and(|source| node.parent().and_then(|metric| metric.word_of("source")) == Some(source))
            {
                said.push("source");
            }
        }
        Entry { anchor, prose, internal: Self::internal(node), rows: self.rows(node, &said, &[]) }
    }

    /// Which entries of a block read on from its line: `84.6% at Mar 2018`. After a text nothing reads on.
    fn inline(&self, node: Node<'a>) -> Vec<&'static str> {
        let text = node.item().values.iter().any(|placed| matches!(placed.value, Value::Text(_)));
        let single = |keyword: &&&'static str| matches!(self.entries(node, &[**keyword])[..], [one] if is_bare(one));
        if text || node.item().values.is_empty() {
            Vec::new()
        } else {
            READ_ON.iter().filter(single).copied().collect()
        }
    }

    /// The line of an item with what reads on from it.
    pub(crate) fn whole_line(&self, node: Node<'a>) -> Text {
        // What is not known is not known `by` no day: it is that of a day which is not known.
        if is_unknown(node)
            && let Some(when) = ["at", "by"].into_iter().find_map(|keyword| self.when(node, keyword))
        {
            return say!(self.locale, "not-known-yet-for", when = &when).into();
        }
        let said = self.inline(node).into_iter().map(|keyword| {
            let entry = self.says(node, keyword);
            let first = self.entry_of(node, keyword).and_then(|entry| entry.item().values.first());
            let kind = first.map_or("", |placed| Locale::kind(&placed.value));
            let joint = self.locale.joint(node.item().construct.id, keyword, kind);
            if entry.plain().starts_with(&joint.0) { entry } else { surrounded(joint, entry) }
        });
        said.fold(self.line(node), read_on)
    }

    fn titled(&self, node: Node<'a>) -> Prose {
        let line = self.line(node);
        let title = Text::strong(self.called(node));
        if line.is_empty() { title.into() } else { title.and(" · ").and(line).into() }
    }

    /// A thing of the plan with all that is said about it, but for the entries `without`.
    pub(crate) fn block(&self, node: Node<'a>, without: &[&str]) -> Block {
        let single = |keyword: &&str| match self.entries(node, &[keyword])[..] {
            [one] => is_bare(one) && !without.contains(keyword),
            _ => false,
        };
        let in_head: Vec<&str> = HEAD_LINE.iter().copied().filter(single).collect();
        let facts = in_head.iter().filter_map(|keyword| {
            let entry = self.entry_of(node, keyword)?;
            Fact::new(&self.locale.label(entry.item().construct), self.line(entry))
        });
        let plain: Vec<&str> = in_head.iter().chain(STATES).copied().collect();
        Block {
            anchor: self.place(node),
            kind: self.kind(node),
            title: self.title(node),
            internal: Self::internal(node),
            facts: facts.collect(),
            state: self.state(node),
            rows: self.rows(node, without, &plain),
            ..Block::default()
        }
    }

    /// How far a thing is, as the plan says it.
    pub(crate) fn state(&self, node: Node<'a>) -> Option<State> {
        self.state_word(node).map(|word| words::state_as(&self.locale, node.item().construct.id, word))
    }

    /// The same as a word of the language.
    pub(crate) fn state_word(&self, node: Node<'a>) -> Option<&'a str> {
        word(*self.entries(node, STATES).first()?)
    }

    /// How far a thing is as the plan says it, beside what the calendar says.
    pub(crate) fn plan_says(&self, node: Node<'a>, word: &str) -> String {
        say!(self.locale, "plan-says", state = self.locale.word_as(node.item().construct.id, word))
    }

    /// A thing as the first cell of a row: its title, where it stands, and whatever the other cells do not say.
    pub(crate) fn head(&self, node: Node<'a>, rest: Vec<Text>) -> Cell {
        let title = Text::from(self.title(node));
        let anchor = self.place(node);
        Cell { anchor, notes: rest, internal: Self::internal(node), ..title.into() }
    }

    /// The priority in which an item stands.
    pub(crate) fn priority(node: Node<'a>) -> Option<Node<'a>> {
        std::iter::successors(Some(node), |node| node.parent()).find(|node| node.item().construct.id == "priority")
    }

    /// The one priority that an item is about by its entries `keywords`; none where it is about several or the whole.
    pub(crate) fn about(&self, node: Node<'a>, keywords: &[&'a str]) -> Option<Node<'a>> {
        let mut found = Self::priority(node);
        for target in keywords.iter().flat_map(|keyword| self.targets(node, keyword)) {
            let priority = Self::priority(target)?;
            if found.is_some_and(|found| found.id != priority.id) {
                return None;
            }
            found = Some(priority);
        }
        found.filter(|priority| self.shown(*priority))
    }

    /// What kind of thing an item is, with what its line says besides its title.
    fn kind(&self, node: Node<'a>) -> String {
        let (label, line) = (self.locale.label(node.item().construct), self.beside(node));
        if line.is_empty() { label } else { format!("{label} · {line}") }
    }

    /// What the line of an item says besides its title.
    fn beside(&self, node: Node<'a>) -> String {
        let titled = node.name().is_some() || node.text("title").is_some();
        if titled { self.line_without(node, "title").plain() } else { String::new() }
    }

    /// A thing among others of its kind, under a heading that names the kind.
    pub(crate) fn block_of_many(&self, node: Node<'a>, without: &[&str]) -> Block {
        Block { kind: self.beside(node), ..self.block(node, without) }
    }

    /// The title of an item; the values of its line where it has neither title nor name.
    fn title(&self, node: Node<'a>) -> String {
        if node.name().is_some() || node.text("title").is_some() {
            return self.called(node);
        }
        let line = self.line(node).plain();
        if line.is_empty() { self.locale.label(node.item().construct) } else { line }
    }

    /// Who holds a post on the day of the report.
    pub(crate) fn holder(&self, post: Node<'a>) -> Option<&'a str> {
        let holds = |entry: &Node<'a>| {
            let from = self.when(*entry, "from").is_none_or(|from| from.first() <= self.as_of);
            from && self.when(*entry, "to").is_none_or(|to| to.last() >= self.as_of)
        };
        self.entries(post, &["held_by"]).into_iter().rfind(holds).and_then(|entry| entry.text("who"))
    }

    /// Those to whom the entry `keyword` refers, with the one who holds the post today.
    pub(crate) fn answers(&self, node: Node<'a>, keyword: &str) -> Option<Fact> {
        let targets = self.targets(node, keyword).into_iter();
        let people = targets.map(|post| match self.holder(post).filter(|_| self.shown(post)) {
            Some(holder) => self.link(post).and(self.locale.comma()).and(holder),
            None => self.link(post),
        });
        Fact::new(&self.locale.text(keyword), self.long_list(people))
    }

    /// A label with what is said under it, in one line.
    fn flat(&self, row: Row) -> Text {
        self.labelled(row.label.clone().into(), self.under(row))
    }

    /// What is said under a label, in one line.
    fn under(&self, row: Row) -> Text {
        let entries = row.entries.into_iter().map(|entry| {
            let kept = if entry.internal { format!(" [{}]", say!(self.locale, "internal")) } else { String::new() };
            let text = entry.prose.flat().and(kept);
            let mut rows = entry.rows;
            if text.is_empty() && rows.len() == 1 {
                // Where only one thing is said it needs no label under the label.
                return rows.pop().map(|row| self.under(row)).unwrap_or_default();
            }
            let inner = self.list(rows.into_iter().map(|row| self.flat(row)));
            match (text.is_empty(), inner.is_empty()) {
                (_, true) => text,
                (true, false) => inner,
                (false, false) => text.and(" (").and(inner).and(")"),
            }
        });
        self.long_list(entries)
    }
}

/// The word of the language that an entry says first.
fn word(entry: Node<'_>) -> Option<&str> {
    match &entry.item().values.first()?.value {
        Value::Word(word) => Some(word),
        _ => None,
    }
}

/// Whether the plan says of an entry that its value is not known yet.
pub(crate) fn is_unknown(entry: Node<'_>) -> bool {
    entry.item().values.iter().any(|placed| matches!(placed.value, Value::Level(Level::Unknown)))
}

/// Texts without the full stops at which others read on.
fn unended(texts: impl IntoIterator<Item = Text>) -> Vec<Text> {
    let mut texts: Vec<Text> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    let last = texts.len().saturating_sub(1);
    for piece in texts[..last].iter_mut().filter_map(|text| text.0.last_mut()) {
        if piece.text.ends_with('.') && !piece.text.ends_with("..") {
            piece.text.pop();
        }
    }
    texts
}

/// A line with what reads on from it: after a space, unless that begins with a sign.
fn read_on(line: Text, text: Text) -> Text {
    let sign = text.plain().starts_with([',', '،', ':', '\u{a0}']);
    line.and(if sign { "" } else { " " }).and(text)
}

/// A text with what stands before and after it.
fn surrounded((before, after): (String, String), text: Text) -> Text {
    // Only now it is known which letters stand there.
    let whole = along(format!("{before}{}{after}", text.plain()));
    let before = whole[..before.len()].to_owned();
    Text::joined([before.into(), text, after.into()], "")
}

/// Whether an entry names other items.
fn names(entry: &Node<'_>) -> bool {
    entry.item().values.iter().any(|placed| matches!(placed.value, Value::Reference(_)))
}

/// Whether a value stands in a slot of a type.
fn of_type(node: Node<'_>, placed: &Placed, is: impl Fn(Type) -> bool) -> bool {
    node.item().construct.slots.iter().any(|slot| slot.name == placed.slot && is(slot.ty))
}

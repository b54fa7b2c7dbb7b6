//! The languages of a plan, and the plan in each of them.
//!
//! A plan in another of its languages is a plan like any other, in which each text and its translation have changed
//! places: whoever reads it need not know that there are translations.

use std::collections::BTreeSet;

use crate::item::{ItemId, Node, Plan};
use crate::value::Value;

/// The language of plans that name none.
const USUAL: &str = "en";

/// The languages of `plan`, the leading one first.
pub fn languages(plan: &Plan) -> Vec<&str> {
    let entry = plan.root().and_then(|root| root.entry("language"));
    let tags = entry.into_iter().flat_map(|entry| &entry.item().values);
    let tags = tags.filter_map(|placed| match &placed.value {
        Value::Word(tag) => Some(tag.as_str()),
        _ => None,
    });
    let mut tags: Vec<_> = tags.collect();
    if tags.is_empty() {
        tags.push(USUAL);
    }
    tags
}

/// The texts of one item, or of its translation: its number, and which of its values they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// The item whose values they are.
    pub id: ItemId,
    /// Their places among its values.
    pub at: Vec<usize>,
}

impl Texts {
    /// The texts of an item in the language in which it is written; none where it says nothing that is translated.
    pub fn of(node: Node<'_>) -> Self {
        let is_text = |slot: &str| node.item().construct.texts().any(|own| own.name == slot);
        Self::those(node, is_text)
    }

    /// The texts of a translation, or of a row in its block.
    fn translated(node: Node<'_>) -> Self {
        Self::those(node, |slot| slot == "text")
    }

    fn those(node: Node<'_>, is_text: impl Fn(&str) -> bool) -> Self {
        let values = node.item().values.iter().enumerate();
        Self { id: node.id, at: values.filter(|(_, placed)| is_text(placed.slot)).map(|(at, _)| at).collect() }
    }
}

/// One translation: what is translated, and into what.
#[derive(Clone, Debug)]
pub struct Translation<'a> {
    /// The language into which it is, as its tag.
    pub language: &'a str,
    /// Where it is written: `translated`, or a row in its block.
    pub written: Node<'a>,
    /// What it translates; nothing where there is no such entry.
    pub original: Option<Node<'a>>,
    /// The texts that it gives.
    pub texts: Texts,
}

/// All translations of `plan`, in the order of the text, but for those of [`nouns`].
pub fn translations(plan: &Plan) -> impl Iterator<Item = Translation<'_>> {
    plan.all("translated").filter(|entry| !is_of_noun(*entry)).flat_map(of_entry)
}

/// The translations that the entry `translated` gives: of the line around it, and of the entries beside it.
fn of_entry(entry: Node<'_>) -> Vec<Translation<'_>> {
    let (Some(language), Some(around)) = (entry.text("language"), entry.parent()) else { return Vec::new() };
    let mut found = Vec::new();
    let texts = Texts::translated(entry);
    if !texts.at.is_empty() {
        found.push(Translation { language, written: entry, original: Some(around), texts });
    }
    let rows: Vec<_> = entry.children().filter(|row| row.item().construct.id == "said").collect();
    for (at, row) in rows.iter().enumerate() {
        let Some(keyword) = row.text("entry") else { continue };
        // The first row of a keyword stands for the first entry of that keyword, and so on.
        let before = rows[..at].iter().filter(|row| row.text("entry") == Some(keyword)).count();
        let original = around.each(keyword).nth(before);
        found.push(Translation { language, written: *row, original, texts: Texts::translated(*row) });
    }
    found
}

/// The title of `node` in `language`; its own where nobody translated it.
pub fn title_in<'a>(node: Node<'a>, language: &str) -> &'a str {
    let entry = entries(node).find(|entry| entry.text("language") == Some(language));
    entry.and_then(|entry| entry.text("text")).unwrap_or_else(|| node.title())
}

/// The titles of `node` in all languages into which it was translated.
pub fn titles(node: Node<'_>) -> impl Iterator<Item = &str> {
    entries(node).filter_map(|entry| entry.text("text"))
}

/// The text of the entry `keyword` of `node` in `language`; its own where nobody translated it.
pub fn text_in<'a>(node: Node<'a>, keyword: &'a str, language: &str) -> Option<&'a str> {
    let own = node.entry(keyword)?;
    let beside = entries(node).chain(entries(own)).flat_map(of_entry);
    let found = beside.into_iter().find(|found| found.language == language && found.original == Some(own));
    let text = found.and_then(|found| match &found.written.item().values.get(*found.texts.at.first()?)?.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    text.or_else(|| node.word_of(keyword))
}

fn entries(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(|entry| entry.item().construct.id == "translated")
}

/// A word by which the plan counts, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun<'a> {
    /// The word as it stands behind numbers in the plan.
    pub word: &'a str,
    /// Its forms, each with the kind of numbers after which it stands: `one`, `few`.
    pub forms: Vec<(&'a str, &'a str)>,
}

/// The words by which `plan` counts, with their forms in `language`; those of the language in which the plan is written
/// where it has none.
pub fn nouns<'a>(plan: &'a Plan, language: &str) -> Vec<Noun<'a>> {
    let of = |noun: Node<'a>| {
        let translated = entries(noun).find(|entry| entry.text("language") == Some(language));
        let rows = translated.unwrap_or(noun).children();
        let slot = if translated.is_some() { "entry" } else { "number" };
        let forms = rows.filter_map(|row| Some((row.text(slot)?, row.text("text")?)));
        Some(Noun { word: noun.text("word")?, forms: forms.collect() })
    };
    plan.all("noun").filter_map(of).collect()
}

/// Whether a translation gives the forms of a noun: each language has its own, so that none stands for another.
fn is_of_noun(entry: Node<'_>) -> bool {
    entry.parent().is_some_and(|around| around.item().construct.id == "noun")
}

impl Plan {
    /// The plan as it would be written with `language` leading: every text that is translated into it in that language,
    /// and the one that it had before as its translation. What nobody translated stays as it is.
    ///
    /// Items keep their numbers and places. The language is one of the plan's.
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        let mut plan = self.clone();
        let tags = languages(self);
        let leading = tags[0];
        if leading == language {
            return plan;
        }
        let mut done = BTreeSet::new();
        for translation in translations(self).filter(|translation| translation.language == language) {
            let Some(original) = translation.original.map(Texts::of) else { continue };
            // The first of two counts, as everywhere.
            if !done.insert(original.id) {
                continue;
            }
            for (own, other) in original.at.iter().zip(&translation.texts.at) {
                let text = self.item(original.id).values[*own].value.clone();
                plan.item_mut(original.id).values[*own].value =
                    self.item(translation.texts.id).values[*other].value.clone();
                plan.item_mut(translation.texts.id).values[*other].value = text;
            }
        }
        // A target that is a share of a benchmark names it by its title.
        for announced in self.all("as") {
            let metric = announced.around().find(|node| node.item().construct.id == "metric");
            let named = |benchmark: &Node<'_>| benchmark.text("title") == announced.text("benchmark");
            let Some(benchmark) = metric.and_then(|metric| metric.each("benchmark").find(named)) else { continue };
            let Some(title) = plan.node(benchmark.id).value("title").cloned() else { continue };
            for placed in plan.item_mut(announced.id).values.iter_mut().filter(|placed| placed.slot == "benchmark") {
                placed.value = title.clone();
            }
        }
        let entries = self.all("translated").filter(|entry| !is_of_noun(*entry));
        for entry in entries.filter(|entry| entry.text("language") == Some(language)) {
            for placed in plan.item_mut(entry.id).values.iter_mut().filter(|placed| placed.slot == "language") {
                placed.value = Value::Word(leading.to_owned());
            }
        }
        let elsewhere = ["translated", "said"];
        let own = self.nodes().filter(|node| !elsewhere.contains(&node.item().construct.id));
        for node in own.filter(|node| !done.contains(&node.id) && !Texts::of(*node).at.is_empty()) {
            let written = self.untranslated.get(&node.id).map_or(leading, String::as_str);
            if written != language {
                plan.untranslated.insert(node.id, written.to_owned());
            }
        }
        plan.untranslated.retain(|id, written| !done.contains(id) && written != language);
        if let Some(entry) = self.root().and_then(|root| root.entry("language")) {
            let others = tags.iter().filter(|tag| **tag != language);
            let order = std::iter::once(&language).chain(others).map(|tag| Value::Word((*tag).to_owned()));
            for (placed, tag) in plan.item_mut(entry.id).values.iter_mut().zip(order) {
                placed.value = tag;
            }
        }
        plan
    }

    /// The texts that are in another language than the one that leads, because nobody translated them, with that language.
    pub fn untranslated(&self) -> impl Iterator<Item = (&str, &str)> {
        self.untranslated.iter().flat_map(|(id, language)| {
            let item = self.item(*id);
            let texts = Texts::of(self.node(*id)).at.into_iter().filter_map(|at| match &item.values[at].value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.map(|text| (text, language.as_str()))
        })
    }
}

#[cfg(test)]
mod tests;

//! The plan in its other languages: what is translated, and what is not.

use std::collections::BTreeMap;

use milepost_diagnostics::did_you_mean;
use milepost_plan::languages::{Texts, languages, translations};
use milepost_plan::{Change, ItemId, Level, Node, Plan, Unit, Value, singular};

use crate::codes;
use crate::view::{Findings, View, finding, kind, listed, plural};

/// Names of people and places, which most languages write alike: nobody misses their translation.
const NAMES: &[&str] = &["person", "held_by", "acronym", "location"];

/// One finding for each language that is not the plan's: at the first translation into it.
pub(crate) fn unread_translation(view: &View<'_>, found: &mut Findings) {
    let named = view.plan.root().is_some_and(|root| root.has("language"));
    let tags = if named { languages(view.plan) } else { Vec::new() };
    let mut strangers: BTreeMap<&str, Vec<Node<'_>>> = BTreeMap::new();
    for entry in view.plan.all("translated") {
        if let Some(tag) = entry.text("language").filter(|tag| !tags.contains(tag)) {
            strangers.entry(tag).or_default().push(entry);
        }
    }
    for (tag, entries) in strangers {
        let named = if tags.is_empty() { "names no language".to_owned() } else { format!("has {}", listed(&tags)) };
        let more = match entries.len() - 1 {
            0 => String::new(),
            1 => ", and one translation more is".to_owned(),
            more => format!(", and {more} translations more are"),
        };
        let message = format!("This is translated into `{tag}`{more}, and the plan {named}");
        let help = match did_you_mean(tag, tags.iter().copied()) {
            Some(meant) => meant,
            None => format!(
                "Name it with the plan's languages: `language {}`; or take the translation away.",
                [&tags[..], &[tag]].concat().join(", ")
            ),
        };
        found.push(finding(&codes::UNREAD_TRANSLATION, entries[0], message).label("nobody gets to read it").help(help));
    }
}

pub(crate) fn loose_translation(view: &View<'_>, found: &mut Findings) {
    for translation in translations(view.plan) {
        let loose = match (translation.original, translation.written.text("entry")) {
            (None, Some(keyword)) => Some(missing_original(keyword)),
            (original, _) => other_count(original, translation.texts.at.len()),
        };
        if let Some((message, help)) = loose {
            found.push(
                finding(&codes::LOOSE_TRANSLATION, translation.written, message)
                    .label("a translation of nothing")
                    .help(help),
            );
        }
    }
}

/// What is said, and the help, where the entry that is translated does not stand.
fn missing_original(keyword: &str) -> (String, String) {
    (
        format!("Here is no `{keyword}` that this could translate"),
        format!("Write the `{keyword}` in the leading language first, beside `translated`, or take the row away."),
    )
}

/// The same where the original says another number of texts.
fn other_count(original: Option<Node<'_>>, given: usize) -> Option<(String, String)> {
    let there = original.map_or(0, |original| Texts::of(original).at.len());
    if there == given {
        return None;
    }
    let around = original.map(kind).unwrap_or_default();
    if there == 0 {
        return Some((
            format!("The line of this {around} says no text that could be translated"),
            "Translate the entries of its block by their words, as in `translated fr { note \"…\" }`.".to_owned(),
        ));
    }
    let [given, there] = [given, there].map(|texts| plural(texts, "text", "texts"));
    Some((
        format!("This gives {given} for {there} of the {around}"),
        "Give one text for each, in the same order, with commas between them.".to_owned(),
    ))
}

pub(crate) fn translated_twice(view: &View<'_>, found: &mut Findings) {
    let mut first: BTreeMap<(ItemId, &str), Node<'_>> = BTreeMap::new();
    for translation in translations(view.plan) {
        let Some(original) = translation.original else { continue };
        let (tag, written) = (translation.language, translation.written);
        match first.get(&(original.id, tag)) {
            None => {
                first.insert((original.id, tag), written);
            }
            Some(before) => found.push(
                finding(
                    &codes::TRANSLATED_TWICE,
                    written,
                    format!("This {} is translated into `{tag}` a second time", kind(original)),
                )
                .label("nobody gets to read it")
                .related(before.item().header, "the translation that counts")
                .help("Keep one of them."),
            ),
        }
    }
}

/// One finding for each further language of the plan, at the entry `language`.
pub(crate) fn untranslated(view: &View<'_>, found: &mut Findings) {
    let Some(entry) = view.plan.root().and_then(|root| root.entry("language")) else { return };
    let texts: Vec<Node<'_>> = view
        .plan
        .nodes()
        .filter(|node| !NAMES.contains(&node.item().construct.id) && !Texts::of(*node).at.is_empty())
        .collect();
    let mut known: BTreeMap<&str, Vec<ItemId>> = BTreeMap::new();
    for translation in translations(view.plan) {
        if let Some(original) = translation.original {
            known.entry(translation.language).or_default().push(original.id);
        }
    }
    let counting = counting_words(view.plan);
    for tag in languages(view.plan).into_iter().skip(1) {
        let mut done = known.remove(tag).unwrap_or_default();
        done.sort_unstable();
        let open: Vec<Node<'_>> = texts.iter().filter(|node| done.binary_search(&node.id).is_err()).copied().collect();
        let mute = uninflected(view.plan, &counting, tag);
        let Some(first) = open.first().copied().or_else(|| mute.first().map(|(_, node)| *node)) else { continue };
        let message = if open.is_empty() {
            format!(
                "{} by which the plan counts {} no form in `{tag}`",
                plural(mute.len(), "word", "words"),
                if mute.len() == 1 { "has" } else { "have" }
            )
        } else if open.len() == texts.len() {
            format!("Nothing of the plan is translated into `{tag}`")
        } else {
            let is = if open.len() == 1 { "is" } else { "are" };
            format!("{} of {} texts of the plan {is} not translated into `{tag}`", open.len(), texts.len())
        };
        let words: Vec<String> = mute.iter().map(|(word, _)| format!("`{word}`")).collect();
        let mut help = Vec::new();
        if !open.is_empty() {
            help.push(format!(
                "Write `translated {tag} \"…\"` behind the line of a text or in its block; its block takes the texts of the entries beside it, as in `translated {tag} {{ note \"…\" }}`."
            ));
        }
        if let Some((word, _)) = mute.first() {
            help.push(format!(
                "For {} write into `glossary`: `noun {word} {{ translated {tag} {{ one \"…\"; other \"…\" }} }}`.",
                listed(&words)
            ));
        }
        found.push(
            finding(&codes::UNTRANSLATED, entry, message)
                .label(format!("documents in `{tag}` show these as they are"))
                .related(first.item().header, "the first of them")
                .help(help.join(" ")),
        );
    }
}

/// The words by which the plan counts, each with the first place where it stands; `1 district` counts by `districts`, too.
fn counting_words(plan: &Plan) -> Vec<(&str, Node<'_>)> {
    let mut found: Vec<(&str, Node<'_>)> = Vec::new();
    for node in plan.nodes() {
        for placed in &node.item().values {
            let unit = match &placed.value {
                Value::Unit(unit) => Some(unit),
                Value::Quantity(quantity) | Value::Level(Level::Is(quantity)) => quantity.unit.as_ref(),
                Value::Change(Change::By(quantity)) | Value::Level(Level::Changed(Change::By(quantity))) => {
                    quantity.unit.as_ref()
                }
                _ => None,
            };
            let Some(Unit::Count(Some(noun)) | Unit::Rate { noun: Some(noun), .. }) = unit else { continue };
            if found.iter().all(|(known, _)| !is_form_of(noun, known)) {
                found.push((noun, node));
            }
        }
    }
    found
}

/// Whether a plan that counts by `word` means it by `noun`.
fn is_form_of(noun: &str, word: &str) -> bool {
    noun == word || noun == singular(word)
}

/// Those of the words by which the plan counts that have no form in the language.
fn uninflected<'a>(plan: &'a Plan, counting: &[(&'a str, Node<'a>)], language: &str) -> Vec<(&'a str, Node<'a>)> {
    let has_forms = |known: &Node<'_>| known.each("translated").any(|entry| entry.text("language") == Some(language));
    let known: Vec<&str> = plan.all("noun").filter(has_forms).filter_map(|known| known.text("word")).collect();
    let is_mute = |noun: &str| known.iter().all(|word| !is_form_of(noun, word));
    counting.iter().filter(|(noun, _)| is_mute(noun)).copied().collect()
}

pub(crate) fn idle_noun(view: &View<'_>, found: &mut Findings) {
    let mut nouns = view.plan.all("noun").peekable();
    if nouns.peek().is_none() {
        return;
    }
    let words = counting_words(view.plan);
    for noun in nouns {
        let Some(word) = noun.text("word") else { continue };
        if words.iter().any(|(counted, _)| is_form_of(counted, word) || is_form_of(word, counted)) {
            continue;
        }
        let help = did_you_mean(word, words.iter().map(|(counted, _)| *counted));
        found.push(
            finding(&codes::IDLE_NOUN, noun, format!("The plan counts nothing by `{word}`"))
                .label("no number stands before this word")
                .help(help.unwrap_or_else(|| {
                    "Write the word as it stands in units, such as `unit count of districts`; or take it away."
                        .to_owned()
                })),
        );
    }
}

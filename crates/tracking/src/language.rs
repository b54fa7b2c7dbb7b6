//! The languages of a plan, and what is called how in them.

use milepost_plan::{Node, Plan, Value};

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

/// The title of `node` in `language`; its own where nobody translated it.
pub fn title_in<'a>(node: Node<'a>, language: &str) -> &'a str {
    translated(node, language).and_then(|entry| entry.text("title")).unwrap_or_else(|| node.title())
}

/// The titles of `node` in all languages into which it was translated.
pub fn translations(node: Node<'_>) -> impl Iterator<Item = &str> {
    entries(node).filter_map(|entry| entry.text("title"))
}

/// The text of the entry `keyword` of `node` in `language`; its own where nobody translated it.
pub fn text_in<'a>(node: Node<'a>, keyword: &'a str, language: &str) -> Option<&'a str> {
    translated(node, language).and_then(|entry| entry.word_of(keyword)).or_else(|| node.word_of(keyword))
}

fn translated<'a>(node: Node<'a>, language: &str) -> Option<Node<'a>> {
    entries(node).find(|entry| entry.text("language") == Some(language))
}

fn entries(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(|entry| entry.item().construct.id == "translated")
}

//! How an entry is called in a sentence.

use milepost_plan::{Node, Value};

use crate::record::is_record;
use crate::value::shown;

/// The thing to which an entry belongs: the nearest around it that has a name of its own, or a day. A trajectory
/// belongs to its metric.
pub(crate) fn subject(entry: Node<'_>) -> Option<Node<'_>> {
    let around = std::iter::successors(Some(entry), |node| node.parent());
    around.into_iter().find(|node| is_subject(*node))
}

fn is_subject(node: Node<'_>) -> bool {
    let construct = node.item().construct;
    match construct.id {
        "trajectory" | "term" => false,
        _ if is_record(node) => true,
        _ => construct.declares_name() && node.name().is_some(),
    }
}

/// The subject as it is quoted: “Seen in time”, or the kind and the day where it has no title.
pub(crate) fn called(subject: Node<'_>) -> String {
    if subject.name().is_some() {
        return match subject.text("title") {
            Some(title) => format!("“{title}”"),
            None => format!("`{}`", subject.name().unwrap_or_default()),
        };
    }
    let day = subject.value("date").map(Value::to_string).unwrap_or_default();
    format!("the {} of {day}", noun(subject))
}

/// The entry from its own noun up to its subject: “reason of the target of “Seen in time””.
pub(crate) fn phrase(entry: Node<'_>) -> String {
    let subject = subject(entry);
    if subject.is_some_and(|subject| subject.id == entry.id) {
        return if entry.name().is_some() {
            format!("{} {}", noun(entry), called(entry))
        } else {
            called(entry).trim_start_matches("the ").to_owned()
        };
    }
    let chain = std::iter::successors(Some(entry), |node| node.parent())
        .take_while(|node| Some(node.id) != subject.map(|subject| subject.id));
    let nouns: Vec<String> = chain.map(|node| noun(node) + &detail(node)).collect();
    let phrase = nouns.join(" of the ");
    subject.map_or_else(|| phrase.clone(), |subject| format!("{phrase} of {}", called(subject)))
}

/// What tells an entry from the others of its kind.
fn detail(entry: Node<'_>) -> String {
    let several = |keyword: &str| {
        let siblings = entry.parent().into_iter().flat_map(Node::children);
        siblings.filter(|node| node.item().construct.keyword == keyword).count() > 1
    };
    let first = |slot: &'static str| entry.values(slot).next().map(|placed| shown(entry, placed)).unwrap_or_default();
    let part = || {
        let parts = entry.children().find(|child| child.item().construct.id == "for");
        let parts = parts.into_iter().flat_map(|part| part.item().values.iter().map(move |placed| shown(part, placed)));
        parts.collect::<Vec<_>>().join(", ")
    };
    match entry.item().construct.id {
        "point" | "observation" => format!(" for {}", first("period")),
        "index" => format!(" for {}", first("month")),
        "translated" => format!(" into `{}`", first("language")),
        "link" => format!(" {}", path(entry)),
        "raises" | "lowers" => format!(" on {}", first("metric")),
        "held_by" => format!(" {}", first("who")),
        "trajectory" => match (entry.name(), part()) {
            (_, part) if !part.is_empty() => format!(" for {part}"),
            (Some(name), _) if several("trajectory") => format!(" `{name}`"),
            _ => String::new(),
        },
        "target" => {
            let by = entry.entry("by").and_then(|by| by.item().values.first()).map(|placed| placed.value.to_string());
            let dated =
                if several("target") { by.map(|by| format!(" for {by}")).unwrap_or_default() } else { String::new() };
            let part = part();
            if part.is_empty() { dated } else { format!("{dated} for {part}") }
        }
        "baseline" | "observed" => {
            let part = part();
            if part.is_empty() { part } else { format!(" for {part}") }
        }
        "benchmark" if several("benchmark") => {
            entry.text("title").map(|title| format!(" “{title}”")).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The actors of a link of the chain: “minister > secretary”.
fn path(entry: Node<'_>) -> String {
    entry.values("path").map(|placed| shown(entry, placed)).collect::<Vec<_>>().join(" > ")
}

/// The noun for an entry, where the keyword is none.
pub(crate) fn noun(entry: Node<'_>) -> String {
    let construct = entry.item().construct;
    let noun = match (construct.id, construct.keyword) {
        ("point", _) => "value",
        ("observation", _) => "measured value",
        ("index", _) => "index",
        ("link", _) => "link",
        ("raises" | "lowers", _) => "effect",
        ("said", _) => return entry.text("entry").unwrap_or_default().replace('_', " "),
        ("translated", _) => "translation",
        (_, "because") => "reason",
        (_, "by" | "at" | "due") => "date",
        (_, "for") => "part",
        (_, "every") => "rhythm",
        (_, "after") => "order",
        (_, "held_by") => "holder",
        (_, "better") => "direction",
        (_, "computed") => "formula",
        (_, "without_action") => "value without action",
        (_, "asks") => "questions",
        (_, "attends") => "attendance",
        (_, "reviews") => "agenda",
        (_, "breakdown") => "breakdown",
        (_, "met_by") => "share",
        (_, "leads_to") => "lead",
        (_, "allow") => "exception",
        (_, "from") => "beginning",
        (_, "to" | "until") => "end",
        (_, "over") => "time",
        _ => return construct.keyword.replace('_', " "),
    };
    noun.to_owned()
}

/// `text` with a capital at its beginning.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

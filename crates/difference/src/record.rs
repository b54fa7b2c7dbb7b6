//! What a decision, a correction, an assessment, a meeting or a recorded change says, in a few words.

use milepost_plan::Node;

use crate::value::shown;

/// Whether the entry records what people judged or decided.
pub(crate) fn is_record(node: Node<'_>) -> bool {
    matches!(node.item().construct.id, "decision" | "correction" | "assessment" | "meeting" | "change")
}

/// Of what it is, and what it says: `, about “Seen in time”: “Begin with the north.”`; empty for everything else.
pub(crate) fn record(node: Node<'_>) -> String {
    let entry = |keyword: &str| {
        let entries = node.children().filter(|child| child.item().construct.keyword == keyword);
        let values = entries.flat_map(|entry| entry.item().values.iter().map(move |placed| shown(entry, placed)));
        values.collect::<Vec<_>>().join(", ")
    };
    let own = |slot: &'static str| node.values(slot).map(|placed| shown(node, placed)).collect::<Vec<_>>().join(", ");
    let (link, of, says) = match node.item().construct.id {
        "decision" => ("about", entry("about"), own("text")),
        "correction" => ("about", entry("about"), entry("decision")),
        "assessment" => ("of", entry("of"), led("likelihood", &entry("likelihood"))),
        "meeting" => ("of", entry("of"), entry("state") + &led(" to", &entry("moved_to"))),
        "change" => {
            let (from, to) = (led("from", &entry("from")), led("to", &entry("to")));
            ("about", own("what"), [from, to].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
        }
        _ => return String::new(),
    };
    let of = if of.is_empty() { String::new() } else { format!(", {link} {of}") };
    let says = if says.is_empty() { String::new() } else { format!(": {says}") };
    let agreed = node.children().filter(|child| child.item().construct.keyword == "agreed").count();
    let agreed = match agreed {
        0 => String::new(),
        1 => ", with an agreed action".to_owned(),
        many => format!(", with {many} agreed actions"),
    };
    of + &says + &agreed
}

/// `word` before `text`, where there is one.
fn led(word: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{word} {text}") }
}

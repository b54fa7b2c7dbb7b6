//! Texts that are still to be written.

use milepost_plan::{Node, Placed, Value};

use crate::codes;
use crate::view::{Findings, View, finding, kind};

/// What people write where a text is still missing, and what spreadsheets leave there.
const PLACEHOLDERS: &[&str] = &["TODO", "TBD", "TBC", "FIXME", "XXX", "#N/A", "#REF!"];

/// Whether the text says that it is still to be written.
fn is_placeholder(text: &str) -> bool {
    let is_mark = |letter| matches!(letter, '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '“' | '”');
    let mut words = text.split(|letter: char| is_mark(letter) || letter.is_whitespace());
    words.any(|word| PLACEHOLDERS.contains(&word))
}

fn text(placed: &Placed) -> Option<&str> {
    match &placed.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether a text on the line of `node` is still to be written.
pub(crate) fn to_be_written(node: Node<'_>) -> bool {
    node.item().values.iter().filter_map(text).any(is_placeholder)
}

pub(crate) fn unwritten_text(view: &View<'_>, found: &mut Findings) {
    for node in view.plan.nodes() {
        for placed in node.item().values.iter().filter(|placed| text(placed).is_some_and(is_placeholder)) {
            let what = match (placed.slot, node.name(), node.around().find_map(Node::name)) {
                ("title", Some(name), _) => format!("The title of the {} `{name}`", kind(node)),
                (_, _, Some(around)) => format!("`{}` of `{around}`", node.item().construct.keyword),
                _ => format!("`{}`", node.item().construct.keyword),
            };
            let help = match placed.slot {
                "title" => "Write what people call it.".to_owned(),
                _ => format!("Here belongs: {}", node.item().construct.doc),
            };
            found.push(
                finding(&codes::TO_BE_WRITTEN, placed.span, format!("{what} is still to be written"))
                    .label("a gap")
                    .help(help),
            );
        }
    }
}

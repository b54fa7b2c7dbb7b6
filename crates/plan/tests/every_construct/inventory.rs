//! A wrong use of every row of the field's inventory, each caught at its place: what a row says is replaced, where
//! [`EVERY_CONSTRUCT`] or [`ELSEWHERE`] says it, by something of another kind.

use milepost_vocabulary::inventory::{ELSEWHERE, How, INVENTORY};

use super::*;

/// The wrong use of a row; nothing where the complete plan does not say it.
fn wrong_use(plan: &Plan, row: &'static str, how: &How) -> Option<Mistake> {
    let (instead_of, written) = match *how {
        How::Entry(parent, id) => {
            let around = |node: &Node<'_>| node.parent().map_or("", |parent| parent.item().construct.id);
            entry(plan.all(id).find(|node| parent == "*" || around(node) == parent)?)
        }
        How::Line(id, slot) => plan.all(id).find_map(|node| line(node, slot))?,
        How::Words(id, words) => plan.all(id).find_map(|node| {
            let is_one = |value: &Value| matches!(value, Value::Word(word) if words.contains(&word.as_str()));
            let placed = node.item().values.iter().find(|placed| is_one(&placed.value))?;
            Some((placed.span.range(), "no_such_word".to_owned()))
        })?,
        How::Not(_) => return None,
    };
    Some(Mistake { construct: row, instead_of, written })
}

/// Another value than the first one of the entry can have; something behind it where it has none.
fn entry(node: Node<'_>) -> (Range<usize>, String) {
    let item = node.item();
    let first = item.values.first().filter(|_| item.construct.head == Head::Keyword);
    match first.and_then(|placed| line(node, placed.slot)) {
        Some(mistake) => mistake,
        None => (item.header.range().end..item.header.range().end, " = 1".to_owned()),
    }
}

/// Another value than `slot` can have.
fn line(node: Node<'_>, slot: &'static str) -> Option<(Range<usize>, String)> {
    let placed = node.values(slot).next()?;
    let slots = node.item().construct.slots;
    let text_follows = slots.iter().any(|other| other.name != slot && matches!(other.ty, Type::Title | Type::Text));
    let written = match placed.value {
        Value::Text(_) => "42",
        // A text would be taken for the one that may follow.
        _ if text_follows => "no_such_word",
        _ => "\"no such value\"",
    };
    Some((placed.span.range(), written.to_owned()))
}

#[test]
fn a_wrong_use_of_every_row_of_the_inventory_is_caught() {
    let text = [EVERY_CONSTRUCT, ELSEWHERE].concat();
    let (plan, findings) = compile(&[parse(FileId(0), text.as_str())]);
    assert!(findings.is_empty(), "{findings:#?}");
    let (mut mistakes, mut unsaid) = (Vec::new(), Vec::new());
    for (section, row, how) in INVENTORY.iter().filter(|(_, _, how)| !matches!(how, How::Not(_))) {
        match wrong_use(&plan, row, how) {
            Some(mistake) => mistakes.push(mistake),
            None => unsaid.push(format!("{section} {row}")),
        }
    }
    assert_eq!(unsaid, [""; 0], "the complete plan does not say them");
    assert!(mistakes.len() > 300, "{}", mistakes.len());
    assert_eq!(not_caught_in(&text, mistakes), [""; 0]);
}

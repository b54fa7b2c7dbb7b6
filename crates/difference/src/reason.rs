//! Why a promise changed: where the new version says it, and what is missing where it does not.

use milepost_plan::{Node, Value};

use crate::matching::Pairs;
use crate::phrase::subject;
use crate::words::flat;

/// The reason that the new version gives for a change of `entry`, an entry of the new or the old version: a new
/// `because` in it or around it, or a new change, correction or decision about its metric.
pub(crate) fn reason(pairs: &Pairs<'_>, entry: Node<'_>) -> Option<String> {
    own(pairs, entry).or_else(|| recorded(pairs, entry))
}

fn own(pairs: &Pairs<'_>, entry: Node<'_>) -> Option<String> {
    if !std::ptr::eq(entry.plan(), pairs.new) {
        return None;
    }
    let top = subject(entry)?;
    let around = std::iter::successors(Some(entry), |node| node.parent());
    let blocks = around.take_while(|node| node.id != top.id);
    let texts = blocks.flat_map(Node::children).filter(|node| node.item().construct.id == "because");
    texts.into_iter().find_map(|because| {
        let text = because.text("text")?;
        let before = pairs.back(because.id).and_then(|old| pairs.old.node(old).text("text").map(flat));
        (before.as_deref() != Some(flat(text).as_str())).then(|| flat(text))
    })
}

fn recorded(pairs: &Pairs<'_>, entry: Node<'_>) -> Option<String> {
    let subject = subject(entry)?;
    let name = if std::ptr::eq(entry.plan(), pairs.new) { subject.id } else { pairs.forward(subject.id)? };
    let records = pairs.new.top().filter(|node| pairs.back(node.id).is_none());
    let records = records.filter(|node| matches!(node.item().construct.id, "change" | "correction" | "decision"));
    records.into_iter().find_map(|record| {
        let own = record.values("what").map(|placed| &placed.value);
        let about = record.children().filter(|child| child.item().construct.keyword == "about");
        let named = own.chain(about.flat_map(|about| about.item().values.iter().map(|placed| &placed.value)));
        let concerns = named.into_iter().any(|value| matches!(value, Value::Reference(it) if it.target == Some(name)));
        let because = record.children().find(|child| child.item().construct.id == "because")?;
        because.text("text").filter(|_| concerns).map(flat)
    })
}

/// Whether the old version was still being written, so that nothing was promised yet.
pub(crate) fn was_draft(pairs: &Pairs<'_>) -> bool {
    pairs.old.root().and_then(|root| root.word_of("status")) == Some("draft")
}

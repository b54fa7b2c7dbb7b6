//! From pairs to changes.

use std::collections::BTreeMap;

use milepost_diagnostics::Span;
use milepost_plan::{Node, Placed, Value};
use milepost_vocabulary::Type;

use crate::matching::Pairs;
use crate::phrase::{called, phrase, sentence, subject};
use crate::reason::{reason, was_draft};
use crate::record::{is_record, record};
use crate::value::{Side, canonical, clipped, day, distance, shown, size};
use crate::words::{flat, pieces};
use crate::{Change, Difference, Group, Kind, Weight};

/// All changes between the two versions of `pairs`, grouped and ranked.
pub(crate) fn groups(pairs: &Pairs<'_>) -> Difference {
    let mut groups: BTreeMap<Home, Vec<Change>> = BTreeMap::new();
    let mut add = |node: Node<'_>, change: Change| groups.entry(home(pairs, node)).or_default().push(change);
    for node in pairs.new.nodes().filter(|node| counts(*node)) {
        match pairs.back(node.id) {
            Some(old) => {
                for change in changed(pairs, pairs.old.node(old), node) {
                    add(node, change);
                }
            }
            None if node.parent().is_none_or(|parent| pairs.back(parent.id).is_some()) => {
                if let Some(change) = added(pairs, node) {
                    add(node, change);
                }
            }
            None => {}
        }
    }
    for node in pairs.old.nodes().filter(|node| counts(*node) && pairs.forward(node.id).is_none()) {
        if node.parent().is_none_or(|parent| pairs.forward(parent.id).is_some()) {
            add(node, removed(pairs, node));
        }
    }
    let groups = groups.into_iter().map(|(home, mut changes)| {
        changes.sort_by_key(|change| (change.weight, change.warning.is_none()));
        Group { priority: home.priority, title: home.title, changes }
    });
    Difference { groups: groups.collect() }
}

/// Whether a change of the item is told by itself: where files are, and what others tell, is not.
fn counts(node: Node<'_>) -> bool {
    let of_a_path = |node: Node<'_>| matches!(node.item().construct.id, "trajectory" | "scenario" | "without_action");
    match node.item().construct.id {
        "import" => false,
        "point" => !node.parent().is_some_and(of_a_path),
        _ => true,
    }
}

/// The part of the plan to which a change belongs; parts come in the order of `rank`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Home {
    rank: (u8, usize),
    title: String,
    priority: Option<String>,
}

fn home(pairs: &Pairs<'_>, node: Node<'_>) -> Home {
    let top = std::iter::successors(Some(node), |node| node.parent()).last().unwrap_or(node);
    // A priority is called what the new version calls it.
    let is_old = std::ptr::eq(top.plan(), pairs.old);
    let top = if is_old { pairs.forward(top.id).map_or(top, |new| pairs.new.node(new)) } else { top };
    let part = |rank: u8, title: &str| Home { rank: (rank, 0), title: title.to_owned(), priority: None };
    match top.item().construct.id {
        "priority" => Home {
            rank: (1, if std::ptr::eq(top.plan(), pairs.new) { top.id.0 as usize } else { usize::MAX }),
            title: top.title().to_owned(),
            priority: top.full_name(),
        },
        "plan" => part(0, "The plan"),
        "unit" | "post" | "person" | "organisation" | "stakeholder" => part(2, "People and organisations"),
        "risk" | "obstacle" | "assumption" => part(3, "Risks, obstacles and assumptions"),
        "collection" | "dimension" => part(4, "Data collection"),
        "routine" | "feedback" | "escalation" => part(5, "Routines and feedback"),
        "correction" | "decision" | "assessment" | "meeting" | "change" => part(6, "Judgements and decisions"),
        _ => part(7, "Everything else"),
    }
}

/// What a change says besides its sentence.
fn change(kind: Kind, weight: Weight, entry: Node<'_>, sentence: String) -> Change {
    Change {
        kind,
        weight,
        construct: entry.item().construct.id,
        item: subject(entry).and_then(Node::full_name),
        sentence,
        before: None,
        after: None,
        words: Vec::new(),
        reason: None,
        warning: None,
        old: None,
        new: None,
    }
}

fn header(node: Node<'_>) -> Span {
    node.item().header
}

/// Asks for the reason of a change of what was promised.
fn accounted(pairs: &Pairs<'_>, entry: Node<'_>, mut change: Change) -> Change {
    change.reason = reason(pairs, entry);
    if change.reason.is_none() && !was_draft(pairs) {
        let about = change.item.clone().unwrap_or_else(|| "NAME".into());
        change.warning = Some(format!(
            "No reason is given. Add it where the value stands, or write `change DATE {about} from \"…\" to \"…\" because \"…\"`."
        ));
    }
    change
}

fn is_promise(entry: Node<'_>) -> bool {
    matches!(entry.item().construct.id, "target" | "baseline" | "trajectory")
}

fn added(pairs: &Pairs<'_>, node: Node<'_>) -> Option<Change> {
    let id = node.item().construct.id;
    if id == "trajectory" && node.entry("replaces").is_some() {
        return Some(rebased(pairs, node));
    }
    // A reason is told with what it explains.
    if id == "because" && node.parent().is_some_and(|parent| explained(pairs, parent)) {
        return None;
    }
    let mut change = change(Kind::Added, Weight::of(node), node, sentence(&said(node, "added")));
    change.after = summary(node);
    change.new = Some(header(node));
    if is_record(node) {
        change.reason = node.word_of("because").map(flat);
    }
    Some(change)
}

/// Whether `block`, in the new version, changed in a way that asks for its reason.
fn explained(pairs: &Pairs<'_>, block: Node<'_>) -> bool {
    let Some(old) = pairs.back(block.id).map(|old| pairs.old.node(old)) else { return false };
    let without_reason = |node: Node<'_>, side| {
        let parts = node.children().filter(|child| child.item().construct.id != "because");
        let mut parts: Vec<String> = parts.map(|part| pairs.fingerprint(part, side)).collect();
        parts.extend(node.item().values.iter().map(|placed| canonical(pairs, side, node, &placed.value)));
        parts.sort();
        parts
    };
    is_promise(block) && without_reason(old, Side::Old) != without_reason(block, Side::New)
}

fn removed(pairs: &Pairs<'_>, node: Node<'_>) -> Change {
    let mut change = change(Kind::Removed, Weight::of(node), node, sentence(&said(node, "removed")));
    change.item = subject(node).and_then(|subject| {
        pairs.forward(subject.id).map_or_else(|| subject.full_name(), |new| pairs.new.node(new).full_name())
    });
    change.before = summary(node);
    change.old = Some(header(node));
    let asked = is_promise(node) || matches!(node.item().construct.id, "metric" | "goal" | "priority");
    if asked && node.item().construct.id != "priority" { accounted(pairs, node, change) } else { change }
}

/// “target of “Seen in time” added: 92% by 2028-12”, “action “Streaming” removed”.
fn said(node: Node<'_>, verb: &str) -> String {
    let own = subject(node).is_some_and(|subject| subject.id == node.id);
    match summary(node).filter(|_| !own) {
        Some(summary) => format!("{} {verb}: {summary}", phrase(node)),
        None if own => match contents(node) {
            Some(contents) => format!("{} {verb}, with {contents}", phrase(node)),
            None => format!("{} {verb}{}", phrase(node), record(node)),
        },
        None => format!("{} {verb}", phrase(node)),
    }
}

/// What a whole priority, goal or strategy brings or takes with it: “2 metrics, 1 action”.
fn contents(node: Node<'_>) -> Option<String> {
    let inside: Vec<Node<'_>> = node.children().collect();
    let counted = ["goal", "metric", "strategy", "action", "milestone"].into_iter().filter_map(|kind| {
        let count = inside.iter().filter(|child| child.item().construct.id == kind).count();
        let ending = match (count, kind.strip_suffix('y')) {
            (1, _) => kind.to_owned(),
            (_, Some(stem)) => format!("{stem}ies"),
            _ => format!("{kind}s"),
        };
        (count > 0).then(|| format!("{count} {ending}"))
    });
    let counted: Vec<String> = counted.collect();
    (!counted.is_empty()).then(|| counted.join(", "))
}

/// What an entry says on its line: its values, and the date or the kind that goes with them.
fn summary(node: Node<'_>) -> Option<String> {
    let mut parts: Vec<String> = node.item().values.iter().map(|placed| shown(node, placed)).collect();
    for child in node.children() {
        let keyword = child.item().construct.keyword;
        if matches!(keyword, "by" | "at" | "kind" | "for" | "due") {
            let values = child.item().values.iter().map(|placed| shown(child, placed)).collect::<Vec<_>>().join(", ");
            parts.push(if keyword == "kind" { format!("({values})") } else { format!("{keyword} {values}") });
        }
    }
    (!parts.is_empty()).then(|| clipped(&parts.join(" ")))
}

fn changed(pairs: &Pairs<'_>, old: Node<'_>, new: Node<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(renamed(old, new));
    changes.extend(moved(pairs, old, new));
    changes.extend(redrawn(pairs, old, new));
    let construct = new.item().construct;
    let head = new.item().values.iter().chain(&old.item().values).map(|placed| placed.slot);
    let mut slots: Vec<&str> = Vec::new();
    for slot in construct.slots.iter().map(|slot| slot.name).chain(head) {
        if !slots.contains(&slot) {
            slots.push(slot);
        }
    }
    for slot in slots {
        let (before, after): (Vec<&Placed>, Vec<&Placed>) = (old.values(slot).collect(), new.values(slot).collect());
        let said = |values: &[&Placed], node, side| -> Vec<String> {
            values.iter().map(|placed| canonical(pairs, side, node, &placed.value)).collect()
        };
        let (mut one, mut other) = (said(&before, old, Side::Old), said(&after, new, Side::New));
        if !ordered(construct, slot) {
            one.sort();
            other.sort();
        }
        if one != other {
            let found = slot_changed(
                pairs,
                Values { slot, node: old, placed: &before },
                Values { slot, node: new, placed: &after },
            );
            changes.extend(found);
        }
    }
    changes
}

/// Whether the order of several values means something: the steps of a chain, the steps of an ordinal metric.
fn ordered(construct: &milepost_vocabulary::Construct, slot: &str) -> bool {
    construct.keyword == "order" || construct.slots.iter().any(|it| it.name == slot && matches!(it.ty, Type::Path(_)))
}

fn renamed(old: Node<'_>, new: Node<'_>) -> Option<Change> {
    let (before, after) = (old.name()?, new.name()?);
    (before != after).then(|| {
        let text = format!("{} renamed from `{before}` to `{after}`", phrase(new));
        let mut change = change(Kind::Renamed, Weight::Wording, new, sentence(&text));
        (change.before, change.after) = (Some(before.to_owned()), Some(after.to_owned()));
        (change.old, change.new) = (Some(header(old)), Some(header(new)));
        change
    })
}

fn moved(pairs: &Pairs<'_>, old: Node<'_>, new: Node<'_>) -> Option<Change> {
    if pairs.same_parent(old, new) {
        return None;
    }
    let around = |node: Node<'_>| node.parent().and_then(subject).map_or_else(|| "the plan".to_owned(), called);
    let (before, after) = (around(old), around(new));
    let text = format!("{} moved from {before} to {after}", phrase(new));
    let mut change = change(Kind::Moved, Weight::of(new), new, sentence(&text));
    (change.before, change.after) = (Some(before), Some(after));
    (change.old, change.new) = (Some(header(old)), Some(header(new)));
    Some(change)
}

/// The points of a path, as it is read: “2027-12 87%”.
fn points(node: Node<'_>) -> Vec<(String, String)> {
    let rows = node.children().filter(|child| child.item().construct.id == "point");
    let shown_in = |row: Node<'_>, slot: &'static str| {
        row.values(slot).next().map(|placed| shown(row, placed)).unwrap_or_default()
    };
    rows.map(|row| (shown_in(row, "period"), shown_in(row, "value"))).collect()
}

/// “2027-12 from 87% to 85%, 2028-06 90% added”.
fn steps(before: &[(String, String)], after: &[(String, String)]) -> Vec<String> {
    let find =
        |rows: &[(String, String)], period: &str| rows.iter().find(|row| row.0 == period).map(|row| row.1.clone());
    let mut steps: Vec<String> = after
        .iter()
        .filter_map(|(period, value)| match find(before, period) {
            Some(old) if old == *value => None,
            Some(old) => Some(format!("{period} from {old} to {value}")),
            None => Some(format!("{period} {value} added")),
        })
        .collect();
    let gone = before.iter().filter(|(period, _)| find(after, period).is_none());
    steps.extend(gone.map(|(period, value)| format!("{period} {value} removed")));
    steps
}

fn listed(rows: &[(String, String)]) -> Option<String> {
    let rows: Vec<String> = rows.iter().map(|(period, value)| format!("{period} {value}")).collect();
    (!rows.is_empty()).then(|| rows.join(", "))
}

/// A path whose points changed where they stand: what was agreed before is lost.
fn redrawn(pairs: &Pairs<'_>, old: Node<'_>, new: Node<'_>) -> Option<Change> {
    let id = new.item().construct.id;
    if !matches!(id, "trajectory" | "scenario" | "without_action") {
        return None;
    }
    let (before, after) = (points(old), points(new));
    let steps = steps(&before, &after);
    if steps.is_empty() {
        return None;
    }
    let text = format!("{} redrawn: {}", phrase(new), steps.join(", "));
    let mut change = change(Kind::Changed, Weight::of(new), new, sentence(&text));
    (change.before, change.after) = (listed(&before), listed(&after));
    (change.old, change.new) = (Some(header(old)), Some(header(new)));
    if id == "trajectory" {
        change.reason = reason(pairs, new);
        if !was_draft(pairs) {
            let asked = if change.reason.is_none() { "No reason is given, and the" } else { "The" };
            change.warning = Some(format!(
                "{asked} path that was agreed is lost. Keep it, and add a second `trajectory` that `replaces` it, with `because` and `approved_by`."
            ));
        }
    }
    Some(change)
}

/// A new path that takes the place of an earlier one.
fn rebased(pairs: &Pairs<'_>, new: Node<'_>) -> Change {
    let earlier = new.targets("replaces").next();
    let (before, after) = (earlier.map(points).unwrap_or_default(), points(new));
    let steps = steps(&before, &after);
    let text = if steps.is_empty() {
        format!("{} rebased", phrase(new))
    } else {
        format!("{} rebased: {}", phrase(new), steps.join(", "))
    };
    let mut change = change(Kind::Rebased, Weight::of(new), new, sentence(&text));
    (change.before, change.after) = (listed(&before), listed(&after));
    (change.old, change.new) =
        (earlier.and_then(|earlier| pairs.back(earlier.id)).map(|old| header(pairs.old.node(old))), Some(header(new)));
    change = accounted(pairs, new, change);
    if change.warning.is_none() && new.entry("approved_by").is_none() && !was_draft(pairs) {
        change.warning = Some("Nobody is said to have approved it. Add `approved_by`.".into());
    }
    change
}

/// The values of one slot in one version.
#[derive(Clone, Copy)]
struct Values<'a> {
    slot: &'a str,
    node: Node<'a>,
    placed: &'a [&'a Placed],
}

impl Values<'_> {
    fn shown(&self) -> Option<String> {
        let values: Vec<String> = self.placed.iter().map(|placed| shown(self.node, placed)).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    fn span(&self) -> Option<Span> {
        self.placed.first().map(|placed| placed.span).or_else(|| Some(header(self.node)))
    }
}

fn slot_changed(pairs: &Pairs<'_>, old: Values<'_>, new: Values<'_>) -> Option<Change> {
    let entry = new.node;
    let id = entry.item().construct.id;
    if id == "because" && entry.parent().is_some_and(|parent| explained(pairs, parent)) {
        return None;
    }
    let about = about(entry, new.slot);
    let (kind, text) = match (old.placed, new.placed) {
        ([before], [after]) => one_to_one(entry, &about, (old.node, before), after),
        _ => several(pairs, &about, old, new),
    };
    let text_alone = matches!(kind, Kind::Reworded) && !matches!(Weight::of(entry), Weight::Promise)
        || matches!((new.slot, kind), ("title", Kind::Reworded));
    let weight = if text_alone { Weight::Wording } else { Weight::of(entry) };
    let mut change = change(kind, weight, entry, sentence(&text));
    (change.before, change.after) = (old.shown(), new.shown());
    (change.old, change.new) = (old.span(), new.span());
    if let ([before], [after]) = (old.placed, new.placed)
        && let (Value::Text(before), Value::Text(after)) = (&before.value, &after.value)
    {
        (change.before, change.after) = (Some(flat(before)), Some(flat(after)));
        change.words = pieces(before, after);
    }
    let promised = |node: Node<'_>| matches!(node.item().construct.id, "target" | "baseline");
    let dated = matches!(id, "by" | "at") && entry.parent().is_some_and(promised);
    let drawn = id == "shape" && entry.parent().is_some_and(|parent| parent.item().construct.id == "trajectory");
    let asked = (promised(entry) && new.slot == "value") || dated || drawn;
    Some(if asked { accounted(pairs, entry, change) } else { change })
}

/// What changed: the entry, or of a thing with a name its title or another of its values.
fn about(entry: Node<'_>, slot: &str) -> String {
    let own = subject(entry).is_some_and(|subject| subject.id == entry.id);
    match (own, slot) {
        (true, _) => format!("{} of {}", slot.replace('_', " "), called(entry)),
        (false, "title" | "text") if entry.item().values.len() > 1 => format!("wording of the {}", phrase(entry)),
        _ => phrase(entry),
    }
}

fn one_to_one(entry: Node<'_>, about: &str, (old, before): (Node<'_>, &Placed), after: &Placed) -> (Kind, String) {
    let (from, to) = (shown(old, before), shown(entry, after));
    if let (Value::Text(_), Value::Text(_)) = (&before.value, &after.value) {
        return if entry.item().construct.id == "held_by" {
            (Kind::Changed, format!("{about} changed from {from} to {to}"))
        } else {
            (Kind::Reworded, format!("{about} reworded"))
        };
    }
    if let (Value::Span(first, last), Value::Span(new_first, new_last)) = (&before.value, &after.value) {
        return period(about, (first, last), (new_first, new_last));
    }
    if let (Some(one), Some(other)) = (day(&before.value), day(&after.value))
        && one != other
    {
        return dates(entry, about, (one, &from), (other, &to));
    }
    let sizes = size(old, &before.value).zip(size(entry, &after.value));
    if let Some(((one, unit), (other, new_unit))) = sizes
        && unit == new_unit
        && one != other
    {
        let raised = other > one;
        let (kind, verb) = if raised { (Kind::Raised, "raised") } else { (Kind::Lowered, "lowered") };
        let ease = easier(entry, raised).map_or("", |easier| if easier { " (easier)" } else { " (harder)" });
        return (kind, format!("{about} {verb} from {from} to {to}{ease}"));
    }
    (Kind::Changed, format!("{about} changed from {from} to {to}"))
}

/// Whether a target that went up, or down, is easier to reach than before.
fn easier(target: Node<'_>, raised: bool) -> Option<bool> {
    if target.item().construct.id != "target" {
        return None;
    }
    match target.parent()?.word_of("better")? {
        "higher" | "above" => Some(!raised),
        "lower" | "below" => Some(raised),
        _ => None,
    }
}

fn period(
    about: &str,
    old: (&milepost_plan::When, &milepost_plan::When),
    new: (&milepost_plan::When, &milepost_plan::When),
) -> (Kind, String) {
    let (starts, ends) = (old.0.first() != new.0.first(), old.1.last() != new.1.last());
    let apart = |one: chrono::NaiveDate, other: chrono::NaiveDate| {
        let (kind, word) = if other > one { (Kind::Later, "later") } else { (Kind::Earlier, "earlier") };
        (kind, format!("{} {word}", distance(one, other)))
    };
    match (starts, ends) {
        (false, true) => {
            let (kind, by) = apart(old.1.last(), new.1.last());
            (kind, format!("{about} ends {by}: in {}, not in {}", new.1, old.1))
        }
        (true, false) => {
            let (kind, by) = apart(old.0.first(), new.0.first());
            (kind, format!("{about} begins {by}: in {}, not in {}", new.0, old.0))
        }
        _ => (Kind::Changed, format!("{about} changed from {} to {} to {} to {}", old.0, old.1, new.0, new.1)),
    }
}

fn dates(
    entry: Node<'_>,
    about: &str,
    old: (chrono::NaiveDate, &str),
    new: (chrono::NaiveDate, &str),
) -> (Kind, String) {
    let later = new.0 > old.0;
    let by = distance(old.0, new.0);
    let kind = if later { Kind::Later } else { Kind::Earlier };
    let span = format!("from {} to {}", old.1, new.1);
    let text = match (entry.item().construct.id, entry.parent()) {
        ("by", Some(parent)) if parent.item().construct.id == "milestone" => {
            let verb = if later { "slipped" } else { "brought forward" };
            format!("{} {verb} {by}, {span}", phrase(parent))
        }
        ("by" | "due", Some(parent)) => {
            let verb = if later { "put off" } else { "brought forward" };
            let value = parent.quantity("value").is_some().then(|| summary_value(parent)).flatten();
            let value = value.map(|value| format!(" of {value}")).unwrap_or_default();
            let called = phrase(parent);
            // “target of 92% of …” is told apart from “target for 2028-12”, which is what changed.
            let called = called.replacen(&format!(" for {}", new.1), "", 1);
            let (head, rest) = called.split_once(" of ").unwrap_or((&called, ""));
            let rest = if rest.is_empty() { String::new() } else { format!(" of {rest}") };
            format!("{head}{value}{rest} {verb} {by}, {span}")
        }
        _ => format!("{about} {by} {}: {span}", if later { "later" } else { "earlier" }),
    };
    (kind, text)
}

fn summary_value(node: Node<'_>) -> Option<String> {
    node.values("value").next().map(|placed| shown(node, placed))
}

/// Values of a list that came and went.
fn several(pairs: &Pairs<'_>, about: &str, old: Values<'_>, new: Values<'_>) -> (Kind, String) {
    let key = |values: Values<'_>, side| -> Vec<String> {
        values.placed.iter().map(|placed| canonical(pairs, side, values.node, &placed.value)).collect()
    };
    let (one, other) = (key(old, Side::Old), key(new, Side::New));
    let only = |values: Values<'_>, keys: &[String], there: &[String]| -> Vec<String> {
        let rows = values.placed.iter().zip(keys).filter(|(_, key)| !there.contains(key));
        rows.map(|(placed, _)| shown(values.node, placed)).collect()
    };
    let (gone, come) = (only(old, &one, &other), only(new, &other, &one));
    match (gone.as_slice(), come.as_slice()) {
        ([], []) => (Kind::Changed, format!("{about} in another order: {}", new.shown().unwrap_or_default())),
        ([], come) => (Kind::Added, format!("{about}: {} added", come.join(", "))),
        (gone, []) => (Kind::Removed, format!("{about}: {} removed", gone.join(", "))),
        ([gone], [come]) if old.placed.len() == 1 || new.placed.len() == 1 => {
            (Kind::Changed, format!("{about} changed from {gone} to {come}"))
        }
        (gone, come) => (Kind::Changed, format!("{about}: {} added, {} removed", come.join(", "), gone.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_of_a_path_are_told_one_by_one() {
        let row = |period: &str, value: &str| (period.to_owned(), value.to_owned());
        let before = [row("2027", "87%"), row("2028", "92%"), row("2029", "95%")];
        let after = [row("2027", "85%"), row("2028", "92%"), row("2030", "95%")];
        assert_eq!(steps(&before, &after), ["2027 from 87% to 85%", "2030 95% added", "2029 95% removed"]);
    }
}

//! The index of the site: every document, the priorities, the people, the metrics, and everything that has a name.

use milepost_locale::{capital, say};
use milepost_plan::Node;

use super::{DOCUMENTS, Sources, filled, headed, owners, untitled};
use crate::view::{Cell, Column, Document, Part, Prose, Table, Text};
use crate::writing::metric::Metric;
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::{rating, whole, words};

pub(crate) const ID: &str = "index";

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>, documents: &[Document]) -> Document {
    let cover = whole::cover(scribe);
    let metrics = metrics(scribe, sources);
    let chapter = untitled(vec![
        (say!(scribe.locale, "documents"), filled(all(scribe, documents)).into_iter().collect()),
        (say!(scribe.locale, "priorities"), filled(priorities(scribe, sources)).into_iter().collect()),
        (say!(scribe.locale, "metrics"), filled(metrics).into_iter().collect()),
        (say!(scribe.locale, "people-and-organisations"), people(scribe, sources).into_iter().collect()),
        (say!(scribe.locale, "everything-with-a-name"), filled(named(scribe)).into_iter().collect()),
    ]);
    let document = headed(scribe, ID, cover.title);
    Document {
        kicker: cover.kicker,
        lead: cover.lead,
        facts: cover.facts,
        chapters: chapter.into_iter().collect(),
        ..document
    }
}

/// The documents, kind by kind.
fn all(scribe: &Scribe<'_>, documents: &[Document]) -> Table {
    let row = |document: &Document| {
        let what = DOCUMENTS
            .iter()
            .find(|kind| kind.id == document.kind)
            .map(|kind| capital(&scribe.locale.text(&format!("what-{}", kind.id))));
        let name = match document.kind {
            super::delivery_plan::ID => say!(scribe.locale, "delivery-plan"),
            super::plan_on_a_page::ID => say!(scribe.locale, "plan-on-a-page-of", title = &document.title),
            _ => document.title.clone(),
        };
        vec![Text::link(name, &document.id, "top").into(), Cell::from(what.unwrap_or_default())]
    };
    let columns = scribe.heads(["document", "what-it-says"]);
    Table { caption: say!(scribe.locale, "documents"), columns, rows: documents.iter().map(row).collect() }
}

fn priorities<'a>(scribe: &Scribe<'a>, sources: &Sources<'a>) -> Table {
    let rows = sources.drafts.iter().map(|draft| {
        let judged = rating::judged(scribe, &draft.standing);
        vec![
            Cell { internal: Scribe::internal(draft.node), ..scribe.link(draft.node).into() },
            scribe.says(draft.node, "owner").into(),
            rating::state(scribe, &draft.standing.rating.state).into(),
            judged.map(|judged| Cell::from(words::state(&scribe.locale, judged.colour.word()))).unwrap_or_default(),
        ]
    });
    let columns = scribe.heads(["priority", "owner", "rating", "judged"]);
    without_empty(Table { caption: say!(scribe.locale, "priorities"), columns, rows: rows.collect() })
}

fn metrics<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Table {
    let mut rows = Vec::new();
    for draft in &sources.drafts {
        for metric in &draft.metrics {
            let mut row = metric.row(scribe);
            row.insert(1, scribe.link(draft.node).into());
            rows.push(row);
        }
    }
    let mut columns = Metric::columns(scribe, "metric");
    columns.insert(1, Column::words(&say!(scribe.locale, "priority")));
    without_empty(Table { caption: say!(scribe.locale, "metrics"), columns, rows })
}

/// Those who answer for something, each with their sheet, and where they stand in the plan.
fn people<'a>(scribe: &Scribe<'a>, sources: &Sources<'a>) -> Option<Part> {
    if sources.sheets.is_empty() {
        return None;
    }
    let who = ["post", "person", "organisation", "unit", "stakeholder"].into_iter();
    let mut people: Vec<Node<'_>> = who.flat_map(|construct| scribe.all(construct)).collect();
    people.sort_by_cached_key(|who| in_order(&scribe.called(*who)));
    let row = |who: Node<'_>| {
        let sheet = sources.sheets.iter().find(|sheet| sheet.who == who);
        let sheet = sheet.map(|sheet| Text::link(owners::in_short(scribe, sheet), owners::ID, scribe.anchor(who)));
        vec![
            scribe.link(who).into(),
            scribe.locale.label(who.item().construct).into(),
            scribe.holder(who).unwrap_or_default().into(),
            sheet.unwrap_or_default().into(),
        ]
    };
    let rows = people.into_iter().map(row).collect();
    let columns = scribe.heads(["name", "kind", "held-by", "sheet"]);
    filled(without_empty(Table { caption: say!(scribe.locale, "people-and-organisations"), columns, rows }))
}

/// Everything that has a name, by its title.
fn named(scribe: &Scribe<'_>) -> Table {
    let mut nodes: Vec<Node<'_>> =
        scribe.plan.nodes().filter(|node| node.name().is_some() && scribe.shown(*node)).collect();
    nodes.retain(|node| !matches!(node.item().construct.id, "plan" | "trajectory" | "option"));
    nodes.sort_by_cached_key(|node| in_order(&scribe.called(*node)));
    let row = |node: &Node<'_>| {
        let around = std::iter::successors(node.parent(), |node| node.parent()).find(|node| node.name().is_some());
        vec![
            Cell { internal: Scribe::internal(*node), ..scribe.link(*node).into() },
            Cell::from(scribe.locale.label(node.item().construct)),
            around.map(|around| Cell::from(Prose::from(scribe.link(around)).flat())).unwrap_or_default(),
        ]
    };
    let columns = scribe.heads(["what", "kind", "part-of"]);
    Table { caption: say!(scribe.locale, "everything-with-a-name"), columns, rows: nodes.iter().map(row).collect() }
}

/// By what titles are sorted: whatever the size of their letters, and by what their numbers count, so that 52 weeks come
/// before 104.
fn in_order(title: &str) -> Vec<(u64, String)> {
    let letters: Vec<char> = title.to_lowercase().chars().collect();
    let stretches = letters.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit());
    let stretches = stretches.map(|stretch| stretch.iter().collect::<String>());
    stretches.map(|stretch| (stretch.parse().unwrap_or(u64::MAX), stretch)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_by_the_numbers_in_them() {
        let mut titles = ["Over 104 weeks", "over 52 weeks", "Waits", "Over 65 weeks", "104 weeks"];
        titles.sort_by_cached_key(|title| in_order(title));
        assert_eq!(titles, ["104 weeks", "over 52 weeks", "Over 65 weeks", "Over 104 weeks", "Waits"]);
    }
}

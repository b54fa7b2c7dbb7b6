//! The owners' sheets: what each person answers for, how it stands, what is due next, where they meet.

use milepost_locale::{capital, say};
use std::collections::BTreeMap;

use milepost_plan::{ItemId, Node};
use milepost_tracking::{Task, tasks};

use super::{Sources, filled, headed};
use crate::view::{Cell, Chapter, Document, Fact, Section, State, Table, Text};
use crate::writing::delivery::stands;
use crate::writing::judgement::{progress, resolved};
use crate::writing::ownership::{Ownership, named};
use crate::writing::rating;
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "owners";

/// What one who answers for something has before them.
pub(super) struct Sheet<'a> {
    /// Whose sheet it is.
    pub who: Node<'a>,
    /// What they answer for.
    answers: Vec<Node<'a>>,
    /// What they agreed to do, and is still to be done.
    to_do: Vec<Task<'a>>,
    /// The routines in which they take part, each with their role there.
    meets: Vec<(Node<'a>, &'static str)>,
}

/// The sheets of all who answer for something or have something to do.
pub(super) fn sheets<'a>(scribe: &Scribe<'a>) -> Vec<Sheet<'a>> {
    let ownership = Ownership::new(scribe);
    let open: Vec<Task<'a>> =
        tasks(scribe.plan, scribe.as_of).into_iter().filter(|task| task.is_open && scribe.shown(task.node)).collect();
    let people = ["post", "person", "organisation", "unit", "stakeholder"].into_iter();
    let sheet = |who: Node<'a>| {
        let to_do = open.iter().filter(|task| task.owner.is_some_and(|owner| owner.id == who.id)).cloned().collect();
        Sheet { who, answers: ownership.of(who).to_vec(), to_do, meets: meets(scribe, who) }
    };
    let sheets = people.flat_map(|construct| scribe.all(construct)).map(sheet);
    sheets.filter(|sheet| !sheet.answers.is_empty() || !sheet.to_do.is_empty()).collect()
}

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let ratings = ratings(scribe, sources);
    let chapters: Vec<_> = sources.sheets.iter().map(|sheet| chapter(scribe, sheet, &ratings)).collect();
    if chapters.is_empty() {
        return Vec::new();
    }
    let document = headed(scribe, ID, say!(scribe.locale, "who-answers-for-what"));
    vec![Document { chapters, ..document }]
}

/// What a sheet holds, in short.
pub(super) fn in_short(scribe: &Scribe<'_>, sheet: &Sheet<'_>) -> String {
    let said = [
        (sheet.answers.len(), "sheet-answers"),
        (sheet.to_do.len(), "sheet-to-do"),
        (sheet.meets.len(), "sheet-meets"),
    ];
    let said = said.into_iter().filter(|(number, _)| *number > 0);
    let said = said.map(|(number, message)| scribe.locale.message(message, &[("number", number.into())]));
    capital(&scribe.locale.list(said))
}

/// How priorities, metrics and milestones are rated.
fn ratings<'a>(scribe: &Scribe<'a>, sources: &Sources<'a>) -> BTreeMap<ItemId, State> {
    let mut ratings = BTreeMap::new();
    for draft in &sources.drafts {
        ratings.insert(draft.node.id, rating::state(scribe, &draft.standing.rating.state));
        let metrics = draft.standing.metrics.iter().filter(|metric| metric.part.is_none());
        ratings.extend(metrics.map(|metric| (metric.metric.id, rating::state(scribe, &metric.state))));
        let milestones = draft.standing.milestones.iter();
        ratings
            .extend(milestones.map(|rating| (rating.milestone.id, words::state(&scribe.locale, rating.colour.word()))));
    }
    ratings
}

/// How far something is that has no rating; what the plan says of it does not hide that its day is past.
fn state<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Cell {
    match node.item().construct.id {
        "milestone" => Cell::default(),
        "obstacle" => resolved(scribe, node).into(),
        _ if scribe.state_word(node).is_some() => stands(scribe, node),
        _ => Cell::default(),
    }
}

fn chapter<'a>(scribe: &Scribe<'a>, sheet: &Sheet<'a>, ratings: &BTreeMap<ItemId, State>) -> Chapter {
    let who = sheet.who;
    let row = |node: &Node<'a>| {
        let by = ["by", "due"].into_iter().map(|keyword| scribe.day_of(*node, keyword)).find(|by| !by.is_empty());
        let rating = ratings.get(&node.id).cloned();
        let state = if rating.is_some() { Cell::default() } else { state(scribe, *node) };
        vec![
            Cell { internal: Scribe::internal(*node), ..named(scribe, *node).into() },
            scribe.locale.label(node.item().construct).into(),
            by.unwrap_or_default(),
            rating.map(Cell::from).unwrap_or_default(),
            state,
        ]
    };
    let columns = scribe.heads(["what", "kind", "due", "rating", "state"]);
    let answers = without_empty(Table {
        caption: say!(scribe.locale, "answers-for"),
        columns,
        rows: sheet.answers.iter().map(row).collect(),
    });
    let row = |task: &Task<'a>| {
        vec![
            scribe.link_as(task.what, task.decision).into(),
            scribe.day(task.decided),
            task.due.map(|day| scribe.day(day)).unwrap_or_default(),
            progress(scribe, task),
        ]
    };
    let columns = scribe.heads(["what", "decided", "due", "state"]);
    let rows = sheet.to_do.iter().map(row).collect();
    let to_do = Table { caption: say!(scribe.locale, "agreed-and-still-to-be-done"), columns, rows };
    let row = |(routine, role): &(Node<'a>, &str)| {
        let role = scribe.locale.text(&format!("role-{role}"));
        vec![scribe.link(*routine).into(), how_often(scribe, *routine).into(), role.into()]
    };
    let columns = scribe.heads(["routine", "how-often", "role"]);
    let rows = sheet.meets.iter().map(row).collect();
    let meets = Table { caption: say!(scribe.locale, "meets-in"), columns, rows };
    let anchor = scribe.anchor(who).to_owned();
    let sections = [answers, to_do, meets].into_iter().zip(1..).filter_map(|(table, number)| {
        let title = table.caption.clone();
        Some(Section { anchor: format!("{anchor}-{number}"), title, parts: vec![filled(table)?] })
    });
    let holder = scribe.holder(who).map(str::to_owned).unwrap_or_default();
    let facts = [
        Fact::new(&say!(scribe.locale, "held-by"), holder),
        Fact::new(&say!(scribe.locale, "organisation"), scribe.says(who, "organisation")),
        Fact::new(
            &say!(scribe.locale, "in-the-plan"),
            scribe.plan.root().map(|plan| scribe.link_as(scribe.called(plan), who)).unwrap_or_default(),
        ),
    ];
    Chapter {
        kicker: scribe.locale.label(who.item().construct),
        title: scribe.called(who),
        internal: Scribe::internal(who),
        facts: facts.into_iter().flatten().collect(),
        sections: sections.collect(),
        anchor: anchor.clone(),
        ..Chapter::default()
    }
}

/// The routines in which somebody takes part, with their role.
fn meets<'a>(scribe: &Scribe<'a>, who: Node<'a>) -> Vec<(Node<'a>, &'static str)> {
    let roles = ["chair", "presenter", "attends", "invited"];
    let entries = who.referrers().filter(|entry| roles.contains(&entry.item().construct.keyword));
    let mut routines: Vec<_> = entries.filter_map(Node::parent).filter(|node| scribe.shown(*node)).collect();
    routines.retain(|node| node.item().construct.id == "routine");
    routines.dedup();
    let role = |routine: Node<'a>| {
        let takes = |role: &&str| routine.targets(role).any(|target| target.id == who.id);
        Some((routine, roles.into_iter().find(takes)?))
    };
    routines.into_iter().filter_map(role).collect()
}

fn how_often<'a>(scribe: &Scribe<'a>, routine: Node<'a>) -> Text {
    let when = ["every", "once", "on_demand"].into_iter().find_map(|keyword| scribe.entry_of(routine, keyword));
    let said = when.map(|entry| {
        let said = scribe.whole_line(entry);
        // What says no time says how it comes by its word.
        if said.is_empty() { scribe.locale.label(entry.item().construct).into() } else { said }
    });
    said.unwrap_or_default()
}

//! The owners' sheets: what each person answers for, how it stands, what is due next, where they meet.

use milepost_locale::{capital, say};
use std::collections::BTreeMap;

use milepost_plan::{ItemId, Node};
use milepost_tracking::{Task, tasks};

use super::{Sources, filled, headed};
use crate::view::{Cell, Chapter, Document, Fact, Part, Section, State, Table};
use crate::writing::judgement::{progress, resolved};
use crate::writing::ownership::{Ownership, named};
use crate::writing::rating;
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "owners";

/// The parts of a sheet: how their anchors end, their titles, and what says in short how much is in them.
const SECTIONS: [(&str, &str, &str); 3] = [
    ("-1", "answers-for", "sheet-answers"),
    ("-2", "agreed-and-still-to-be-done", "sheet-to-do"),
    ("-3", "meets-in", "sheet-meets"),
];

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let ownership = Ownership::new(scribe);
    let states = states(scribe, sources);
    let open: Vec<Task<'a>> = tasks(scribe.plan, scribe.as_of).into_iter().filter(|task| task.is_open).collect();
    let people = ["post", "person", "organisation", "unit", "stakeholder"].into_iter();
    let mut chapters = Vec::new();
    for who in people.flat_map(|construct| scribe.all(construct)) {
        let own = ownership.of(who);
        let to_do: Vec<_> = open.iter().filter(|task| task.owner.is_some_and(|owner| owner.id == who.id)).collect();
        if !own.is_empty() || !to_do.is_empty() {
            chapters.push(sheet(scribe, who, own, &to_do, &states));
        }
    }
    if chapters.is_empty() {
        return Vec::new();
    }
    let document = headed(scribe, ID, say!(scribe.locale, "who-answers-for-what"));
    vec![Document { chapters, ..document }]
}

/// What a sheet holds, in short.
pub(super) fn in_short(scribe: &Scribe<'_>, sheet: &Chapter) -> String {
    let said = sheet.sections.iter().filter_map(|section| {
        let (.., message) = SECTIONS.iter().find(|(end, ..)| section.anchor.ends_with(end))?;
        let rows = section.parts.iter().map(|part| match part {
            Part::Table { table } => table.rows.len(),
            _ => 0,
        });
        Some(scribe.locale.message(message, &[("number", rows.sum::<usize>().into())]))
    });
    capital(&scribe.locale.list(said))
}

/// How priorities, metrics and milestones are rated.
fn states<'a>(scribe: &Scribe<'a>, sources: &Sources<'a>) -> BTreeMap<ItemId, State> {
    let mut states = BTreeMap::new();
    for draft in &sources.drafts {
        states.insert(draft.node.id, rating::state(scribe, &draft.standing.rating.state));
        let metrics = draft.standing.metrics.iter().filter(|metric| metric.part.is_none());
        states.extend(metrics.map(|metric| (metric.metric.id, rating::state(scribe, &metric.state))));
        let milestones = draft.standing.milestones.iter();
        states
            .extend(milestones.map(|rating| (rating.milestone.id, words::state(&scribe.locale, rating.colour.word()))));
    }
    for node in scribe.plan.nodes().filter(|node| !matches!(node.item().construct.id, "milestone")) {
        let state = || match node.item().construct.id {
            "obstacle" => Some(resolved(scribe, node)),
            _ => scribe.state(node),
        };
        if let (false, Some(state)) = (states.contains_key(&node.id), state()) {
            states.insert(node.id, state);
        }
    }
    states
}

fn sheet<'a>(
    scribe: &Scribe<'a>,
    who: Node<'a>,
    own: &[Node<'a>],
    to_do: &[&Task<'a>],
    states: &BTreeMap<ItemId, State>,
) -> Chapter {
    let row = |node: &Node<'a>| {
        let by = ["by", "due"].into_iter().map(|keyword| scribe.day_of(*node, keyword)).find(|by| !by.is_empty());
        vec![
            Cell { internal: Scribe::internal(*node), ..named(scribe, *node).into() },
            scribe.locale.label(node.item().construct).into(),
            by.unwrap_or_default(),
            states.get(&node.id).cloned().map(Cell::from).unwrap_or_default(),
        ]
    };
    let columns = scribe.heads(["what", "kind", "due", "state"]);
    let answers = without_empty(Table {
        caption: say!(scribe.locale, "answers-for"),
        columns,
        rows: own.iter().map(row).collect(),
    });
    let row = |task: &&Task<'a>| {
        vec![
            scribe.link_as(task.what, task.decision).into(),
            scribe.day(task.decided),
            task.due.map(|day| scribe.day(day)).unwrap_or_default(),
            progress(scribe, task),
        ]
    };
    let shown = to_do.iter().filter(|task| scribe.shown(task.node));
    let columns = scribe.heads(["what", "decided", "due", "state"]);
    let to_do =
        Table { caption: say!(scribe.locale, "agreed-and-still-to-be-done"), columns, rows: shown.map(row).collect() };
    let anchor = scribe.anchor(who).to_owned();
    let parts = [filled(answers), filled(to_do), meets(scribe, who)];
    let sections = SECTIONS.into_iter().zip(parts).filter_map(|((end, title, _), part)| {
        Some(Section { anchor: format!("{anchor}{end}"), title: scribe.locale.text(title), parts: vec![part?] })
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

/// The routines in which somebody takes part.
fn meets<'a>(scribe: &Scribe<'a>, who: Node<'a>) -> Option<Part> {
    let roles = ["chair", "presenter", "attends", "invited"];
    let part = |routine: Node<'a>| {
        let role = roles.into_iter().find(|role| routine.targets(role).any(|target| target.id == who.id))?;
        let when = ["every", "once", "on_demand"].into_iter().find_map(|keyword| scribe.entry_of(routine, keyword));
        let how_often = when.map(|entry| {
            let said = scribe.whole_line(entry);
            // What says no time says how it comes by its word.
            if said.is_empty() { scribe.locale.label(entry.item().construct).into() } else { said }
        });
        Some(vec![
            scribe.link(routine).into(),
            how_often.unwrap_or_default().into(),
            scribe.locale.text(&format!("role-{role}")).into(),
        ])
    };
    let entries = who.referrers().filter(|entry| roles.contains(&entry.item().construct.keyword));
    let mut routines: Vec<_> = entries.filter_map(Node::parent).filter(|node| scribe.shown(*node)).collect();
    routines.retain(|node| node.item().construct.id == "routine");
    routines.dedup();
    let rows = routines.into_iter().filter_map(part).collect();
    let columns = scribe.heads(["routine", "how-often", "role"]);
    filled(Table { caption: say!(scribe.locale, "meets-in"), columns, rows })
}

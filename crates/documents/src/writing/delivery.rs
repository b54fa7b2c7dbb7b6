//! How it is delivered: strategies, actions, milestones, tasks, chains, over time.

use milepost_locale::say;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_plan::{Node, Value};
use milepost_tracking::rating::rate_milestone;

use super::scribe::Scribe;
use super::whole::without_empty;
use super::words;
use crate::charts::{Bar, Chart, Diamond, Timeline, TimelineRow};
use crate::view::{Block, Cell, Chain, Figure, Link, Part, State, Table, Text};

/// More rows than this do not fit on a printed page.
const MOST_ROWS: usize = 9;

/// A strategy or an action with everything inside it but its risks, which stand in the register.
pub(crate) fn work(scribe: &Scribe<'_>, node: Node<'_>) -> Block {
    let nested = ["action", "milestone", "task", "chain", "risk", "obstacle", "assumption", "raises", "lowers"];
    let mut block = scribe.block(node, &nested);
    block.parts.extend(effects(scribe, node));
    block.parts.extend(milestones(scribe, &scribe.entries(node, &["milestone"]), &say!(scribe.locale, "milestones")));
    block.parts.extend(tasks(scribe, node));
    block.parts.extend(chains(scribe, node));
    let actions = scribe.entries(node, &["action"]);
    if !actions.is_empty() {
        block.parts.push(Part::Blocks { blocks: actions.into_iter().map(|action| work(scribe, action)).collect() });
    }
    block
}

/// Which metrics some work changes.
fn effects<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Vec<Part> {
    let row = |effect: Node<'a>| {
        let metric = scribe.target(effect, "metric").map(|metric| scribe.link(metric)).unwrap_or_default();
        let part = scribe.says(effect, "for");
        let metric = scribe.list([metric, part]);
        let up = effect.item().construct.keyword == "raises";
        let by = match effect.value("by") {
            Some(Value::Change(by)) => scribe.locale.extent(by, scribe.unit_around(effect).as_ref()),
            _ => String::new(),
        };
        let by = match (by.is_empty(), up) {
            (true, true) => say!(scribe.locale, "up-by-an-unknown-size"),
            (true, false) => say!(scribe.locale, "down-by-an-unknown-size"),
            (false, true) => say!(scribe.locale, "up", by = by),
            (false, false) => say!(scribe.locale, "down", by = by),
        };
        let rest = scribe.rest(effect, &[], &["over", "for"]);
        vec![Cell { notes: rest, ..metric.into() }, by.into(), scribe.says(effect, "over").into()]
    };
    let rows: Vec<_> = scribe.entries(node, &["raises", "lowers"]).into_iter().map(row).collect();
    let columns = scribe.heads(["what-it-changes", "by", "over"]);
    titled(
        &say!(scribe.locale, "effects"),
        without_empty(Table {
            caption: say!(scribe.locale, "the-effects-of", title = scribe.called(node)),
            columns,
            rows,
        }),
    )
}

/// Milestones side by side.
pub(crate) fn milestones<'a>(scribe: &Scribe<'a>, milestones: &[Node<'a>], title: &str) -> Vec<Part> {
    let row = |node: Node<'a>| {
        let known = ["by", "owner", "done_on", "forecast", "state"];
        let due = scribe.day_of(node, "by");
        vec![scribe.head(node, scribe.rest(node, &[], &known)), owner(scribe, node).into(), due, stands(scribe, node)]
    };
    let rows: Vec<_> = milestones.iter().map(|node| row(*node)).collect();
    let columns = scribe.heads(["milestone", "owner", "due", "state"]);
    titled(title, Table { caption: title.to_owned(), columns, rows })
}

fn tasks<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Vec<Part> {
    let row = |task: Node<'a>| {
        let rest = scribe.rest(task, &[], &["owner", "period", "state"]);
        let state = scribe.state(task).map(Cell::from).unwrap_or_default();
        vec![scribe.head(task, rest), owner(scribe, task).into(), scribe.says(task, "period").into(), state]
    };
    let rows: Vec<_> = scribe.entries(node, &["task"]).into_iter().map(row).collect();
    let columns = scribe.heads(["task", "owner", "period", "state"]);
    titled(
        &say!(scribe.locale, "tasks"),
        Table { caption: say!(scribe.locale, "the-tasks-of", title = scribe.called(node)), columns, rows },
    )
}

/// A heading and its table, when the table has rows.
pub(crate) fn titled(title: &str, table: Table) -> Vec<Part> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![Part::Heading { text: title.to_owned() }, Part::Table { table }]
}

/// Who answers for an item: its own owner, or that of the work around it.
pub(crate) fn owner<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Text {
    let around = std::iter::successors(Some(node), |node| node.parent());
    around.map(|node| scribe.says(node, "owner")).find(|owner| !owner.is_empty()).unwrap_or_default()
}

/// Whether something is done, or needs no more doing, on the day of the report.
pub(crate) fn finished<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> bool {
    match scribe.word(node, "state") {
        Some("cancelled") => true,
        Some("done") => scribe.when(node, "done_on").is_none_or(|when| when.first() <= scribe.as_of),
        _ => false,
    }
}

/// How a milestone stands: done, as the plan says, or late by the calendar, with the sign of its rating.
pub(crate) fn stands<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Cell {
    let done_on = scribe.says(node, "done_on");
    let forecast = scribe.says(node, "forecast");
    let said = scribe.state(node);
    if finished(scribe, node) {
        return said.map(Cell::from).unwrap_or_default().note(done_on);
    }
    let word = scribe.state_word(node).filter(|word| *word != "done");
    let due = scribe.when(node, "by").map(|when| when.last());
    let late = due.map(|due| (scribe.as_of - due).num_days()).filter(|days| *days > 0);
    let tone = rate_milestone(node, scribe.as_of).map(|rating| words::state(&scribe.locale, rating.colour.word()).tone);
    let state = match late {
        Some(days) => Some(words::late(&scribe.locale, days)),
        None => word.and(said),
    };
    let state = state.map(|state| State { tone: tone.unwrap_or(state.tone), ..state });
    // What the plan says is kept beside what the calendar says.
    let plan = word.filter(|word| late.is_some() && *word != "late");
    let plan = plan.map(|word| scribe.plan_says(node, word));
    let lead = |lead: String, said: Text| if said.is_empty() { said } else { Text::from(lead).and(" ").and(said) };
    let forecast = lead(say!(scribe.locale, "forecast-lead"), forecast);
    let done = lead(say!(scribe.locale, "plan-says-done"), done_on);
    state.map(Cell::from).unwrap_or_default().note(forecast).note(plan.unwrap_or_default()).note(done)
}

/// The chains that stand in an item.
pub(crate) fn chains<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Vec<Part> {
    scribe.entries(node, &["chain"]).into_iter().map(|node| Part::Chain { chain: chain(scribe, node) }).collect()
}

pub(crate) fn chain<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Chain {
    let titled = node.text("title").is_some() || node.name().is_some();
    let title = if titled { scribe.called(node) } else { String::new() };
    let mut chain = Chain { anchor: scribe.place(node), title, internal: Scribe::internal(node), ..Chain::default() };
    let mut last = None;
    let links = scribe.entries(node, &["link"]);
    let names_levers = links.iter().any(|entry| !scribe.says(*entry, "lever").is_empty());
    for entry in links {
        let actors = entry.values("path").filter_map(|placed| match &placed.value {
            Value::Reference(reference) => reference.target.map(|id| scribe.plan.node(id)),
            _ => None,
        });
        let actors: Vec<_> = actors.collect();
        for (index, actor) in actors.iter().enumerate() {
            if index == 0 && last == Some(actor.id) {
                continue;
            }
            let mut link =
                Link { actor: scribe.link(*actor), note: number(scribe, *actor), first: index == 0, ..Link::default() };
            if index > 0 {
                let lever = scribe.says(entry, "lever").plain();
                // Where others have theirs, an arrow alone would be read as a word that was lost.
                link.lever = if lever.is_empty() && names_levers { say!(scribe.locale, "no-lever") } else { lever };
                link.strength = scribe
                    .entry_of(entry, "strength")
                    .and_then(|entry| entry.text("strength"))
                    .map(|word| words::state(&scribe.locale, word));
            }
            if index + 1 == actors.len() {
                let every = scribe.says(entry, "every");
                link.returns = scribe.says(entry, "returns");
                if !every.is_empty() {
                    link.returns = scribe.list([link.returns, every]);
                }
                link.risk = scribe.says(entry, "risk");
            }
            chain.links.push(link);
        }
        last = actors.last().map(|actor| actor.id);
        chain.rows.extend(scribe.rows(entry, &[], &["lever", "strength", "returns", "every", "risk"]));
    }
    chain.rows.extend(scribe.rows(node, &["link"], &[]));
    chain
}

/// How many of an actor there are, where the plan counts them.
fn number<'a>(scribe: &Scribe<'a>, actor: Node<'a>) -> String {
    match scribe.entry_of(actor, "count").and_then(|entry| entry.value("number")) {
        Some(Value::Whole(number)) => format!("({})", scribe.locale.whole(*number)),
        _ => String::new(),
    }
}

/// A row of the picture, before it is drawn.
struct Lane<'a> {
    node: Node<'a>,
    row: TimelineRow,
}

/// Actions and milestones over time, in as many pictures as fit on pages.
pub(crate) fn timelines<'a>(scribe: &mut Scribe<'a>, priority: Node<'a>, work: &[Node<'a>]) -> Vec<Part> {
    let mut lanes: Vec<_> = work.iter().map(|node| lane(scribe, *node)).collect();
    let own = lane(scribe, priority);
    if !own.row.diamonds.is_empty() {
        let row = TimelineRow { label: say!(scribe.locale, "the-priority-as-a-whole"), bar: None, ..own.row };
        lanes.push(Lane { node: priority, row });
    }
    lanes.retain(|lane| lane.row.bar.is_some() || !lane.row.diamonds.is_empty());
    let drawn = lanes.iter().map(|lane| lane.row.diamonds.len() + usize::from(lane.row.bar.is_some())).sum::<usize>();
    if drawn < 2 {
        return Vec::new();
    }
    let arrows = arrows(scribe, &lanes);
    let count = lanes.len().div_ceil(MOST_ROWS);
    let size = lanes.len().div_ceil(count);
    let mut parts = vec![Part::Heading { text: say!(scribe.locale, "over-time") }];
    for (index, lanes) in lanes.chunks(size).enumerate() {
        let number = if count > 1 {
            say!(scribe.locale, "one-of-several", number = index + 1, count = count)
        } else {
            String::new()
        };
        let milestones = lanes.iter().map(|lane| lane.row.diamonds.len()).sum::<usize>();
        let chart = Timeline {
            locale: scribe.locale.clone(),
            title: say!(scribe.locale, "timeline-title", title = scribe.called(priority), number = number),
            description: say!(scribe.locale, "timeline-described", rows = lanes.len(), milestones = milestones),
            rows: lanes.iter().map(|lane| lane.row.clone()).collect(),
            arrows: arrows.clone(),
            as_of: Some(scribe.as_of),
        };
        let id = format!("{}-time-{}", scribe.anchor(priority), index + 1);
        let note = legend(scribe, &chart);
        scribe.charts.insert(id.clone(), Arc::new(Chart::Timeline(chart)));
        parts.push(Part::Figure { figure: Figure { chart: id, note, values: Table::default(), ..Figure::default() } });
    }
    parts
}

/// How the marks and arrows of a picture are to be read: those that are in it.
fn legend(scribe: &Scribe<'_>, chart: &Timeline) -> String {
    let mut said = Vec::new();
    let has = |wanted: &dyn Fn(&Diamond) -> bool| chart.rows.iter().flat_map(|row| &row.diamonds).any(wanted);
    if has(&|diamond| diamond.done) {
        said.push(say!(scribe.locale, "timeline-done"));
    }
    if has(&|diamond| !diamond.done) {
        said.push(say!(scribe.locale, "timeline-open"));
    }
    if has(&|diamond| diamond.critical) {
        said.push(say!(scribe.locale, "timeline-critical"));
    }
    let (arrows, heavy) = chart.arrows_shown();
    if arrows > heavy {
        said.push(say!(scribe.locale, "timeline-arrows"));
    }
    if heavy > 0 {
        said.push(say!(scribe.locale, "timeline-path"));
    }
    if chart.shows_today() {
        let day = scribe.locale.day(scribe.as_of);
        said.push(say!(scribe.locale, "timeline-today", day = day));
    }
    said.iter().map(|said| scribe.locale.sentence(said)).collect::<Vec<_>>().join(" ")
}

fn lane<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Lane<'a> {
    let name = |node: Node<'a>| node.full_name().unwrap_or_default();
    let bar = scribe.entry_of(node, "period").and_then(|entry| match entry.value("period") {
        Some(Value::Span(from, to)) => Some(Bar { name: name(node), from: from.first(), to: to.last() }),
        _ => None,
    });
    let diamond = |milestone: Node<'a>| {
        Some(Diamond {
            name: name(milestone),
            date: scribe.when(milestone, "by")?.last(),
            label: scribe.called(milestone),
            critical: scribe.entry_of(milestone, "critical").is_some(),
            done: finished(scribe, milestone),
        })
    };
    let mut diamonds: Vec<_> = scribe.entries(node, &["milestone"]).into_iter().filter_map(diamond).collect();
    diamonds.sort_by_key(|diamond| diamond.date);
    Lane { node, row: TimelineRow { label: scribe.called(node), bar, diamonds } }
}

fn arrows(scribe: &Scribe<'_>, lanes: &[Lane<'_>]) -> Vec<(String, String)> {
    let mut arrows = BTreeSet::new();
    for node in
        lanes.iter().flat_map(|lane| std::iter::once(lane.node).chain(scribe.entries(lane.node, &["milestone"])))
    {
        for before in scribe.targets(node, "after") {
            if let (Some(before), Some(after)) = (before.full_name(), node.full_name()) {
                arrows.insert((before, after));
            }
        }
    }
    arrows.into_iter().collect()
}

/// Every milestone of a priority that is open on the day of the report, the earliest first.
pub(crate) fn next<'a>(scribe: &Scribe<'a>, milestones: &[Node<'a>]) -> Vec<(NaiveDate, Node<'a>)> {
    let open = milestones.iter().filter(|node| !finished(scribe, **node));
    let mut open: Vec<_> = open.filter_map(|node| Some((scribe.when(*node, "by")?.last(), *node))).collect();
    open.sort_by_key(|(due, _)| *due);
    open
}

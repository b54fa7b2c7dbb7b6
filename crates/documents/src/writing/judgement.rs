//! What if it is not on track: risks, obstacles, assumptions, and how it was judged and corrected.

use std::sync::Arc;

use milepost_locale::say;
use milepost_plan::Node;
use milepost_tracking::{Task, tasks_of};

use super::delivery::titled;
use super::rating;
use super::scribe::Scribe;
use super::words;
use crate::charts::{Chart, MatrixDot, RiskMatrix};
use crate::view::{Block, Cell, Column, Figure, Part, State, Table, Text};

/// The register of some risks: the matrix, and each risk with its number.
pub(crate) fn risks<'a>(scribe: &mut Scribe<'a>, risks: &[Node<'a>], of: &str, id: &str) -> Vec<Part> {
    let mut risks = risks.to_vec();
    risks.sort_by_key(|risk| std::cmp::Reverse(weight(scribe, *risk)));
    let dots: Vec<_> = risks
        .iter()
        .zip(1..)
        .filter_map(|(risk, number)| {
            let (likelihood, impact) = (step(scribe, *risk, "likelihood")?, step(scribe, *risk, "impact")?);
            Some(MatrixDot { number, likelihood, impact, label: scribe.called(*risk) })
        })
        .collect();
    let mut parts = Vec::new();
    if dots.len() > 1 {
        let severe = dots.iter().filter(|dot| dot.likelihood * dot.impact >= 15).count();
        let chart = RiskMatrix {
            locale: scribe.locale.clone(),
            title: say!(scribe.locale, "risk-matrix-title", title = of),
            description: say!(scribe.locale, "risk-matrix-described", severe = severe, all = dots.len()),
            dots,
        };
        scribe.charts.insert(id.to_owned(), Arc::new(Chart::RiskMatrix(chart)));
        let note = say!(scribe.locale, "risk-matrix-note");
        let figure = Figure { chart: id.to_owned(), note, ..Figure::default() };
        let row = |(risk, number): (&Node<'a>, usize)| {
            let head = Text::from(format!("{} ", scribe.locale.number(number.into()))).and(scribe.link(*risk));
            vec![head.into(), scribe.says(*risk, "owner").into(), state(scribe, *risk)]
        };
        let rows = risks.iter().zip(1..).map(row).collect();
        let columns = scribe.heads(["risk", "owner", "state"]);
        let table = Table { caption: say!(scribe.locale, "the-risks-in-short"), columns, rows };
        parts.push(Part::Beside { figure, parts: vec![Part::Table { table }] });
    }
    let block = |(risk, number): (&Node<'a>, usize)| {
        let work = risk.parent().filter(|around| ["action", "strategy", "goal"].contains(&around.item().construct.id));
        let of = work.map(|work| format!(" · {}", scribe.called(work))).unwrap_or_default();
        Block { kind: say!(scribe.locale, "risk-number", number = number) + &of, ..scribe.block(*risk, &[]) }
    };
    let blocks: Vec<_> = risks.iter().zip(1..).map(block).collect();
    if !blocks.is_empty() {
        parts.push(Part::Blocks { blocks });
    }
    parts
}

fn step<'a>(scribe: &Scribe<'a>, risk: Node<'a>, keyword: &'a str) -> Option<u8> {
    words::of_five(scribe.entry_of(risk, keyword)?.text(keyword)?)
}

/// How heavy a risk is: open ones first, then by likelihood times impact.
pub(crate) fn weight<'a>(scribe: &Scribe<'a>, risk: Node<'a>) -> (bool, u8) {
    let steps = step(scribe, risk, "likelihood").unwrap_or_default() * step(scribe, risk, "impact").unwrap_or_default();
    (scribe.word(risk, "status") != Some("closed"), steps)
}

/// The heaviest risks in short.
pub(crate) fn worst<'a>(scribe: &Scribe<'a>, risks: &[Node<'a>], most: usize) -> Vec<Part> {
    let mut risks: Vec<_> = risks.iter().copied().filter(|risk| weight(scribe, *risk).0).collect();
    risks.sort_by_key(|risk| std::cmp::Reverse(weight(scribe, *risk)));
    let row = |risk: &Node<'a>| {
        let steps = [step(scribe, *risk, "likelihood"), step(scribe, *risk, "impact")];
        let [Some(likelihood), Some(impact)] = steps else {
            return vec![scribe.link(*risk).into(), Cell::default(), state(scribe, *risk)];
        };
        vec![scribe.link(*risk).into(), product(scribe, likelihood, impact).into(), state(scribe, *risk)]
    };
    let (most, more) = rating::shown(scribe, risks.len(), most);
    let rows: Vec<_> = risks.iter().take(most).map(row).chain(more).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(&say!(scribe.locale, "risk")),
        Column::numbers(&say!(scribe.locale, "likely-times-bad")),
        Column::words(&say!(scribe.locale, "state")),
    ];
    vec![Part::Table { table: Table { caption: say!(scribe.locale, "the-heaviest-risks"), columns, rows } }]
}

fn product(scribe: &Scribe<'_>, likelihood: u8, impact: u8) -> String {
    format!("{} × {}", scribe.locale.number(likelihood.into()), scribe.locale.number(impact.into()))
}

fn state<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Cell {
    scribe.state(node).map(Cell::from).unwrap_or_default()
}

/// The day on which something was judged or decided.
pub(crate) fn made(node: Node<'_>) -> Option<chrono::NaiveDate> {
    match node.value("date") {
        Some(milepost_plan::Value::Date(date)) => Some(*date),
        _ => None,
    }
}

/// What is judged beside the likelihood of delivery, in short.
pub(crate) const JUDGED_PARTS: &[&str] = &["challenge", "planning", "capacity", "stage"];

/// Everything that is judged, each with its message `judged-…`.
const JUDGED: &[&str] = &["challenge", "planning", "capacity", "stage", "likelihood", "owners_view"];

/// A judgement with all its parts.
pub(crate) fn assessment<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Block {
    let row = |keyword: &&str| {
        let entry = scribe.entry_of(node, keyword)?;
        let word = entry.item().values.first().and_then(|placed| match &placed.value {
            milepost_plan::Value::Word(word) => Some(word.as_str()),
            _ => None,
        })?;
        let said = [scribe.line_without(entry, entry.item().values[0].slot), scribe.says(entry, "because")];
        let why = Cell { notes: scribe.rest(entry, &["because"], &[]), ..Text::joined(said, " ").into() };
        Some(vec![
            Cell::from(scribe.locale.text(&format!("judged-{keyword}"))),
            Cell::from(words::state_as(&scribe.locale, entry.item().construct.id, word)),
            why,
        ])
    };
    let rows: Vec<_> = JUDGED.iter().filter_map(row).collect();
    let columns = scribe.heads(["what-is-judged", "judgement", "why"]);
    let table = Table { caption: say!(scribe.locale, "the-judgement"), columns, rows };
    let block = scribe.block(node, JUDGED);
    let of = scribe.long_list(scribe.targets(node, "of").into_iter().map(|node| scribe.link(node))).plain();
    let title = match (of.is_empty(), made(node)) {
        (false, Some(day)) => say!(scribe.locale, "assessment-of", title = of, day = day),
        _ => block.title,
    };
    Block { title, parts: if table.rows.is_empty() { Vec::new() } else { vec![Part::Table { table }] }, ..block }
}

/// A decision or a correction, with the actions that were agreed.
pub(crate) fn decision<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Block {
    let block = scribe.block(node, &["agreed", "decision"]);
    let date = node.value("date").map(|value| scribe.locale.value(value, None)).unwrap_or_default();
    let correction = scribe.entry_of(node, "decision");
    let title = match correction {
        Some(entry) => scribe.line(entry).plain(),
        None => scribe.line_without(node, "date").plain(),
    };
    let kind = format!("{} · {date}", block.kind);
    let title = if title.is_empty() { block.title } else { title };
    let mut rows = block.rows;
    // What is said about the text of the decision itself.
    rows.extend(correction.into_iter().flat_map(|entry| scribe.rows(entry, &[], &[])));
    let tasks = tasks_of(node, scribe.as_of);
    let own = tasks.iter().find(|task| task.node.id == node.id);
    let late = own.filter(|task| task.days_late(scribe.as_of).is_some()).map(|task| progress(scribe, task));
    // What the plan says stands beside what the calendar says.
    let state = match late {
        Some(Cell { state: Some(state), notes, .. }) => {
            let text = Text::joined(std::iter::once(state.text.into()).chain(notes), " · ").plain();
            Some(State { text, ..state })
        }
        _ => block.state,
    };
    Block { kind, title, rows, state, parts: agreed(scribe, node, &tasks), ..block }
}

/// How far what was agreed is: late by the calendar, or as the plan says.
pub(crate) fn progress<'a>(scribe: &Scribe<'a>, task: &Task<'a>) -> Cell {
    let (said, construct) = (scribe.state_word(task.node), task.node.item().construct.id);
    match task.days_late(scribe.as_of) {
        Some(days) => {
            let said = said.filter(|word| !matches!(*word, "late" | "done"));
            let said = said.map(|word| scribe.plan_says(task.node, word));
            Cell::from(words::late(&scribe.locale, days)).note(said.unwrap_or_default())
        }
        None if task.is_open => {
            let said = said.filter(|word| *word != "done").unwrap_or("open");
            words::state_as(&scribe.locale, construct, said).into()
        }
        None => words::state_as(&scribe.locale, construct, said.unwrap_or("done")).into(),
    }
}

fn agreed<'a>(scribe: &Scribe<'a>, node: Node<'a>, tasks: &[Task<'a>]) -> Vec<Part> {
    let how_far = |entry: Node<'a>| match tasks.iter().find(|task| task.node.id == entry.id) {
        Some(task) => progress(scribe, task),
        None => state(scribe, entry),
    };
    let row = |entry: Node<'a>| {
        let known = ["owner", "due", "state", "closed_on"];
        let head = Cell {
            notes: scribe.rest(entry, &[], &known),
            internal: Scribe::internal(entry),
            ..scribe.line(entry).into()
        };
        vec![
            head,
            scribe.says(entry, "owner").into(),
            scribe.says(entry, "due").into(),
            how_far(entry).note(scribe.says(entry, "closed_on")),
        ]
    };
    let rows: Vec<_> = scribe.entries(node, &["agreed"]).into_iter().map(row).collect();
    let columns = scribe.heads(["agreed-action", "owner", "due", "state"]);
    titled(
        &say!(scribe.locale, "what-was-agreed"),
        Table { caption: say!(scribe.locale, "the-actions-that-were-agreed"), columns, rows },
    )
}

/// The changes to the plan itself.
pub(crate) fn changes<'a>(scribe: &Scribe<'a>, changes: &[Node<'a>]) -> Vec<Part> {
    let row = |node: &Node<'a>| {
        let date = node.value("date").map(|value| scribe.locale.value(value, None)).unwrap_or_default();
        let known = ["from", "to", "because"];
        let what = Cell {
            notes: scribe.rest(*node, &[], &known),
            internal: Scribe::internal(*node),
            ..scribe.line_without(*node, "date").into()
        };
        let head = Cell { anchor: scribe.place(*node), ..date.into() };
        vec![
            head,
            what,
            scribe.says(*node, "from").into(),
            scribe.says(*node, "to").into(),
            scribe.says(*node, "because").into(),
        ]
    };
    let rows: Vec<_> = changes.iter().map(row).collect();
    let columns = scribe.heads(["day", "what-was-changed", "from", "to", "why"]);
    titled(
        &say!(scribe.locale, "changes-to-the-plan"),
        Table { caption: say!(scribe.locale, "changes-to-the-plan"), columns, rows },
    )
}

/// Whether an obstacle is still there.
pub(crate) fn resolved<'a>(scribe: &Scribe<'a>, obstacle: Node<'a>) -> State {
    let solved = scribe.when(obstacle, "resolved").is_some_and(|when| when.first() <= scribe.as_of);
    words::state(&scribe.locale, if solved { "resolved" } else { "open" })
}

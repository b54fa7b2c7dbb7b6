//! What was decided when a plan was looked at, and what of it is still to be done.

use chrono::NaiveDate;
use milepost_plan::{Node, Plan, Value};

/// What somebody is to do: a correction, or an action that was agreed with a correction or a decision.
#[derive(Clone, Debug)]
pub struct Task<'a> {
    /// The correction or the agreed action.
    pub node: Node<'a>,
    /// The correction or the decision.
    pub decision: Node<'a>,
    /// Its day.
    pub decided: NaiveDate,
    /// What, in words.
    pub what: &'a str,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Who answers for it.
    pub owner: Option<Node<'a>>,
    /// Whether it is still to be done on the day that was asked about.
    pub is_open: bool,
}

impl Task<'_> {
    /// How many days ago it was due, where it is still to be done on `as_of`, the day that was asked about.
    pub fn days_late(&self, as_of: NaiveDate) -> Option<i64> {
        let days = (as_of - self.due?).num_days();
        (self.is_open && days > 0).then_some(days)
    }
}

/// The corrections and decisions up to `as_of`, the earliest first, with their days.
pub fn decisions(plan: &Plan, as_of: NaiveDate) -> Vec<(NaiveDate, Node<'_>)> {
    let all = plan.all("correction").chain(plan.all("decision"));
    let mut found: Vec<_> = all.filter_map(|node| Some((day(node)?, node))).filter(|(day, _)| *day <= as_of).collect();
    found.sort_by_key(|(day, node)| (*day, node.id));
    found
}

/// The tasks of corrections and decisions up to `as_of`, in their order.
pub fn tasks(plan: &Plan, as_of: NaiveDate) -> Vec<Task<'_>> {
    decisions(plan, as_of).into_iter().flat_map(|(decided, decision)| of(decision, decided, as_of)).collect()
}

/// The tasks of one correction or decision, as they stand on `as_of`; nothing where it has no day.
pub fn tasks_of(decision: Node<'_>, as_of: NaiveDate) -> Vec<Task<'_>> {
    day(decision).into_iter().flat_map(|decided| of(decision, decided, as_of)).collect()
}

fn of(decision: Node<'_>, decided: NaiveDate, as_of: NaiveDate) -> impl Iterator<Item = Task<'_>> {
    let itself = (decision.item().construct.id == "correction").then(|| (decision, decision.word_of("decision")));
    let agreed = decision.each("agreed").map(|agreed| (agreed, agreed.text("text")));
    itself.into_iter().chain(agreed).filter_map(move |(node, what)| {
        let agreed = node.item().construct.id != "correction";
        let closed = agreed.then(|| node.when_of("closed_on")).flatten().map(|when| when.last());
        let ended = matches!(node.word_of("state"), Some("done" | "cancelled"));
        Some(Task {
            node,
            decision,
            decided,
            what: what?,
            due: node.when_of("due").map(|due| due.last()),
            owner: node.accountable(),
            is_open: closed.map_or(!ended, |closed| closed > as_of),
        })
    })
}

/// Whether `decision` is about something for which `wanted` holds.
pub(crate) fn is_about(decision: Node<'_>, wanted: impl Fn(Node<'_>) -> bool) -> bool {
    decision.targets("about").any(wanted)
}

fn day(decision: Node<'_>) -> Option<NaiveDate> {
    match decision.value("date")? {
        Value::Date(date) => Some(*date),
        _ => None,
    }
}

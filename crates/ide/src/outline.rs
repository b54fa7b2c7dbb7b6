//! A plan at a glance: its priorities, who answers for what, its milestones, each with how it stands; the returns that
//! nobody has sent.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_diagnostics::Span;
use milepost_plan::trajectory::printed;
use milepost_plan::{ItemId, Node, Plan};
use milepost_tracking::rating::State;
use milepost_tracking::{Chase, chase, standings};

use crate::data::Measured;
use crate::host::Compiled;

/// What is shown below a priority.
const SHOWN: [&str; 3] = ["metric", "action", "milestone"];

/// One line of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// The keyword of its construct; `priorities`, `owners`, `milestones` or `returns` for what only groups others.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// What stands beside the title: the latest value, the day, who answers.
    pub detail: String,
    /// Its rating in JSON's words, such as `amber_red` or `not_due`; empty where nothing is rated.
    pub state: &'static str,
    /// Why it is rated so.
    pub reasons: Vec<String>,
    /// The line that declares it.
    pub place: Option<Span>,
    /// What stands below it.
    pub children: Vec<Branch>,
}

/// How what a plan holds stands, by the data beside it.
#[derive(Debug, Default)]
pub struct Ratings {
    known: BTreeMap<ItemId, Standing>,
    /// The returns that are overdue.
    overdue: Vec<Branch>,
    /// The returns of each collection that were due and have not come in, the latest first.
    missing: BTreeMap<ItemId, Vec<String>>,
    /// What is wrong with the data.
    faults: Vec<String>,
}

impl Ratings {
    /// How everything in the plan stands on the day `today`. A plan with errors is not rated, nor is one that is alone.
    pub(crate) fn of(compiled: &Compiled, today: NaiveDate) -> Self {
        if compiled.alone || compiled.errors() > 0 {
            return Self::default();
        }
        rated(&compiled.plan, compiled.measured(), today)
    }

    /// How the item stands and why: `amber-red: the latest value is 2 points behind`.
    pub(crate) fn sentence(&self, item: ItemId) -> Option<String> {
        let standing = self.known.get(&item).filter(|standing| !standing.state.is_empty())?;
        let mut said = standing.words.clone();
        if let Some(reason) = standing.reasons.first() {
            said.push_str(": ");
            said.push_str(reason);
        }
        Some(said)
    }

    /// Every reason why the item stands so, the weightiest first.
    pub(crate) fn reasons(&self, item: ItemId) -> &[String] {
        self.known.get(&item).map_or(&[], |standing| &standing.reasons)
    }

    /// The returns of a collection that were due and have not come in, the latest first.
    pub(crate) fn missing(&self, collection: ItemId) -> &[String] {
        self.missing.get(&collection).map_or(&[], Vec::as_slice)
    }

    /// The latest value of a metric and its period.
    pub(crate) fn latest(&self, metric: ItemId) -> Option<&str> {
        self.known.get(&metric).map(|standing| standing.detail.as_str()).filter(|detail| !detail.is_empty())
    }
}

/// How an item stands.
#[derive(Debug)]
struct Standing {
    state: &'static str,
    /// The same for people: `amber-red`, `not due yet`.
    words: String,
    detail: String,
    reasons: Vec<String>,
}

impl Standing {
    fn of(state: &State) -> Self {
        Self { state: state.word(), words: state.to_string(), detail: String::new(), reasons: Vec::new() }
    }
}

/// The tree of a plan, and what is wrong with its data. A plan with errors is not rated.
pub fn outline(compiled: &Compiled) -> (Vec<Branch>, Vec<String>) {
    let plan = &compiled.plan;
    let Ratings { known: standing, overdue, faults, .. } = compiled.ratings();
    let groups = [
        ("priorities", "Priorities", plan.all("priority").map(|node| branch(node, standing)).collect()),
        ("owners", "Owners", owners(plan, standing)),
        ("milestones", "Milestones", milestones(plan, standing)),
        ("returns", "Returns that are overdue", overdue.clone()),
    ];
    let groups = groups.into_iter().filter(|(_, _, children)| !children.is_empty());
    let groups =
        groups.map(|(kind, title, children)| Branch { kind, title: title.to_owned(), children, ..Branch::default() });
    (groups.collect(), faults.clone())
}

fn rated(plan: &Plan, measured: &Measured, today: NaiveDate) -> Ratings {
    let Measured { observations, faults, .. } = measured;
    let mut known = BTreeMap::new();
    for standing in standings(plan, observations, today) {
        let causes = standing.rating.causes.iter().map(|cause| format!("{}: {}", cause.node.title(), cause.reason));
        let state = &standing.rating.state;
        let rating = Standing { detail: String::new(), reasons: causes.collect(), ..Standing::of(state) };
        known.insert(standing.rating.priority.id, rating);
        for metric in standing.metrics.iter().filter(|metric| metric.part.is_none()) {
            let latest = metric.latest();
            let detail = latest.map(|latest| format!("{} ({})", printed(latest.value, metric.metric), latest.period));
            let detail = detail.unwrap_or_default();
            let reasons = metric.reasons.iter().map(ToString::to_string).collect();
            known.insert(metric.metric.id, Standing { detail, reasons, ..Standing::of(&metric.state) });
        }
        for milestone in &standing.milestones {
            let reasons = vec![milestone.reason.to_string()];
            known.insert(milestone.milestone.id, Standing { reasons, ..Standing::of(&State::Rated(milestone.colour)) });
        }
    }
    let late = chase(plan, observations, today);
    let mut missing: BTreeMap<ItemId, Vec<String>> = BTreeMap::new();
    for returned in &late {
        missing.entry(returned.collection.id).or_default().push(in_words(returned));
    }
    let overdue = late.iter().map(overdue).collect();
    Ratings { known, overdue, missing, faults: faults.iter().map(ToString::to_string).collect() }
}

/// A return of which something is missing, and below it whose part that is, where the plan lists who reports.
fn overdue(chase: &Chase<'_>) -> Branch {
    let missing = chase.missing.iter().filter_map(|parts| {
        let titles: Vec<_> = parts.iter().map(|part| part.title()).collect();
        let last = parts.last()?.item();
        let (kind, title) = (last.construct.keyword, titles.join(", "));
        Some(Branch { kind, title, place: Some(last.header), ..Branch::default() })
    });
    let children: Vec<_> = missing.collect();
    let nobody = if chase.reported == 0 { ", nobody has reported" } else { "" };
    let item = chase.collection.item();
    Branch {
        kind: item.construct.keyword,
        title: format!("{}, {}", chase.collection.title(), chase.period),
        detail: format!("was due by {}{nobody}", chase.due),
        place: Some(item.header),
        children,
        ..Branch::default()
    }
}

/// `2026-09, due 2026-10-15, from North and 3 more`
fn in_words(late: &Chase<'_>) -> String {
    const NAMED: usize = 3;
    let title = |parts: &Vec<Node<'_>>| parts.iter().map(|part| part.title()).collect::<Vec<_>>().join(", ");
    let names: Vec<String> = late.missing.iter().filter(|parts| !parts.is_empty()).take(NAMED).map(title).collect();
    let mut said = format!("{}, due {}", late.period, late.due);
    if !names.is_empty() {
        said.push_str(", from ");
        said.push_str(&names.join("; "));
        let more = late.missing.len() - names.len();
        if more > 0 {
            said.push_str(" and ");
            said.push_str(&more.to_string());
            said.push_str(" more");
        }
    }
    said
}

fn leaf(node: Node<'_>, standing: &BTreeMap<ItemId, Standing>) -> Branch {
    let item = node.item();
    let known = standing.get(&node.id);
    let day = (item.construct.id == "milestone").then(|| node.when_of("by")).flatten();
    let said = known.map(|known| known.detail.clone()).filter(|detail| !detail.is_empty());
    let detail = said.or_else(|| day.map(|day| day.to_string()));
    Branch {
        kind: item.construct.keyword,
        title: node.title().to_owned(),
        detail: detail.or_else(|| node.accountable().map(|owner| owner.title().to_owned())).unwrap_or_default(),
        state: known.map_or("", |known| known.state),
        reasons: known.map_or_else(Vec::new, |known| known.reasons.clone()),
        place: Some(item.header),
        children: Vec::new(),
    }
}

fn branch(node: Node<'_>, standing: &BTreeMap<ItemId, Standing>) -> Branch {
    let shown = node.children().filter(|child| SHOWN.contains(&child.item().construct.id));
    Branch { children: shown.map(|child| branch(child, standing)).collect(), ..leaf(node, standing) }
}

/// Everybody who answers for something, with what it is, in the order of the plan.
fn owners(plan: &Plan, standing: &BTreeMap<ItemId, Standing>) -> Vec<Branch> {
    let mut owned: BTreeMap<ItemId, Vec<Branch>> = BTreeMap::new();
    for node in plan.nodes() {
        for owner in node.targets("owner") {
            let mut leaf = leaf(node, standing);
            if leaf.detail == owner.title() {
                leaf.detail.clear();
            }
            owned.entry(owner.id).or_default().push(leaf);
        }
    }
    let owners = owned.into_iter().map(|(owner, children)| Branch { children, ..leaf(plan.node(owner), standing) });
    owners.collect()
}

/// The milestones by their days.
fn milestones(plan: &Plan, standing: &BTreeMap<ItemId, Standing>) -> Vec<Branch> {
    let mut found: Vec<_> = plan.all("milestone").collect();
    found.sort_by_key(|node| (node.when_of("by").map(|day| day.last()), node.id));
    found.into_iter().map(|node| leaf(node, standing)).collect()
}

//! How a whole plan stands on a day: every priority with its metrics and milestones, and what is due next.

use chrono::NaiveDate;
use milepost_plan::{Node, Plan};

use crate::observations::Observations;
use crate::rating::{MetricRating, MilestoneRating, PriorityRating, rate, rate_milestone, rate_priority, rated_parts};
use crate::tasks::{Task, is_about, tasks};

/// A priority on a day.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// Its rating.
    pub rating: PriorityRating<'a>,
    /// Its metrics, in the order of the plan; parts with a trajectory of their own after their whole.
    pub metrics: Vec<MetricRating<'a>>,
    /// Its milestones, by their days.
    pub milestones: Vec<MilestoneRating<'a>>,
    /// What is to be done next, or late already: the earliest first.
    pub next: Vec<Due<'a>>,
}

/// Something that is to be done by a day.
#[derive(Clone, Debug)]
pub struct Due<'a> {
    /// The milestone, correction or agreed action.
    pub node: Node<'a>,
    /// By when.
    pub by: NaiveDate,
    /// What, in words.
    pub what: &'a str,
    /// Who answers for it.
    pub owner: Option<Node<'a>>,
}

/// Rates every priority of `plan` by what was observed up to `as_of`.
pub fn standings<'a>(plan: &'a Plan, observations: &Observations, as_of: NaiveDate) -> Vec<Standing<'a>> {
    let open: Vec<_> = tasks(plan, as_of).into_iter().filter(|task| task.is_open).collect();
    plan.all("priority").map(|priority| standing(plan, priority, observations, &open, as_of)).collect()
}

fn standing<'a>(
    plan: &'a Plan,
    priority: Node<'a>,
    observations: &Observations,
    open: &[Task<'a>],
    as_of: NaiveDate,
) -> Standing<'a> {
    let inside: Vec<_> = std::iter::once(priority).chain(priority.inside()).collect();
    let metrics: Vec<_> = inside
        .iter()
        .filter(|node| node.item().construct.id == "metric")
        .flat_map(|metric| rated_parts(*metric).into_iter().map(move |part| (*metric, part)))
        .map(|(metric, part)| {
            let category: Vec<_> = part.into_iter().map(|part| plan.node(part)).collect();
            rate(plan, metric, part, &observations.readings(metric, &category, as_of), as_of)
        })
        .collect();
    let milestones = inside.iter().filter(|node| node.item().construct.id == "milestone");
    let mut milestones: Vec<_> = milestones.filter_map(|milestone| rate_milestone(*milestone, as_of)).collect();
    milestones.sort_by_key(|rating| (rating.due.last(), rating.milestone.id));
    let rating = rate_priority(plan, priority, &metrics, &milestones, as_of);
    let next = next(&inside, &milestones, open);
    Standing { rating, metrics, milestones, next }
}

fn next<'a>(inside: &[Node<'a>], milestones: &[MilestoneRating<'a>], tasks: &[Task<'a>]) -> Vec<Due<'a>> {
    let open = milestones.iter().filter(|rating| !rating.is_done);
    let mut found: Vec<Due<'a>> = open
        .map(|rating| Due {
            node: rating.milestone,
            by: rating.due.last(),
            what: rating.milestone.title(),
            owner: rating.milestone.accountable(),
        })
        .collect();
    let concerns = |node: Node<'_>| is_about(node, |about| inside.iter().any(|node| node.id == about.id));
    found.extend(
        tasks
            .iter()
            .filter(|task| concerns(task.decision))
            .filter_map(|task| Some(Due { node: task.node, by: task.due?, what: task.what, owner: task.owner })),
    );
    found.sort_by_key(|due| (due.by, due.node.id));
    found
}

//! What a stocktake looks at: what was agreed last time, how everything stands against then, what stands in the way, and
//! what must be decided.

use chrono::NaiveDate;
use milepost_plan::trajectory::is_goal;
use milepost_plan::{Node, Plan, next_meeting};

use crate::observations::Observations;
use crate::rating::{Colour, Reason, State, is_inside, is_open};
use crate::standing::{Standing, standings};
use crate::tasks::{Task, decisions, is_about, tasks};

/// The pack of one stocktake.
#[derive(Clone, Debug)]
pub struct Stocktake<'a> {
    /// The day as of which everything stands.
    pub date: NaiveDate,
    /// The day of the last one at which something was decided.
    pub before: Option<NaiveDate>,
    /// The routine of the kind `stocktake`, if there is one.
    pub routine: Option<Node<'a>>,
    /// The day of its next meeting, for which the pack is made; nothing where it meets no more.
    pub meeting: Option<NaiveDate>,
    /// What was to be done and is open, or was decided last time.
    pub tasks: Vec<Task<'a>>,
    /// How every priority stands.
    pub standings: Vec<Standing<'a>>,
    /// How each of them stood at the last stocktake, in the same order; nothing without one.
    pub earlier: Vec<Option<State>>,
    /// The obstacles that are open.
    pub obstacles: Vec<Node<'a>>,
    /// What must be decided.
    pub wanted: Vec<Wanted<'a>>,
}

/// Something off its path for which nobody has anything to do.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The metric, the milestone or the obstacle.
    pub about: Node<'a>,
    /// The priority.
    pub priority: Node<'a>,
    /// Why.
    pub reason: Reason,
}

/// The pack of the stocktake on `date`.
pub fn stocktake<'a>(plan: &'a Plan, observations: &Observations, date: NaiveDate) -> Stocktake<'a> {
    stocktake_of(plan, observations, date, standings(plan, observations, date))
}

/// The same, where it is known how every priority stands on `date`.
pub fn stocktake_of<'a>(
    plan: &'a Plan,
    observations: &Observations,
    date: NaiveDate,
    standings: Vec<Standing<'a>>,
) -> Stocktake<'a> {
    let before = date.pred_opt().and_then(|eve| decisions(plan, eve).last().map(|(day, _)| *day));
    let earlier = before.map(|before| crate::standing::standings(plan, observations, before));
    let earlier = match earlier {
        Some(earlier) => earlier.into_iter().map(|standing| Some(standing.rating.state)).collect(),
        None => standings.iter().map(|_| None).collect(),
    };
    let tasks: Vec<_> = date.pred_opt().map(|eve| tasks(plan, eve)).unwrap_or_default();
    let obstacles: Vec<_> = plan.all("obstacle").filter(|obstacle| is_open(*obstacle, date)).collect();
    let wanted = standings.iter().flat_map(|standing| wanted(standing, &tasks)).collect();
    let tasks = tasks.into_iter().filter(|task| task.is_open || Some(task.decided) == before).collect();
    let routine = plan.all("routine").find(|routine| routine.word_of("kind") == Some("stocktake"));
    let meeting = routine.and_then(|routine| next_meeting(routine, date));
    Stocktake { date, before, routine, meeting, tasks, standings, earlier, obstacles, wanted }
}

/// Goal metrics and milestones of `standing` that are amber-red or red, about which no open task is; the worst first.
fn wanted<'a>(standing: &Standing<'a>, tasks: &[Task<'a>]) -> Vec<Wanted<'a>> {
    let priority = standing.rating.priority;
    let is_dealt_with = |node: Node<'_>| {
        tasks.iter().any(|task| task.is_open && is_about(task.decision, |about| is_inside(node, about)))
    };
    let metrics = standing.metrics.iter().filter(|rating| rating.part.is_none() && is_goal(rating.metric));
    let metrics =
        metrics.filter_map(|rating| Some((rating.state.colour()?, rating.metric, rating.reasons.first()?.clone())));
    let milestones = standing.milestones.iter().map(|rating| (rating.colour, rating.milestone, rating.reason.clone()));
    let mut found: Vec<_> = metrics
        .chain(milestones)
        .filter(|(colour, node, _)| *colour <= Colour::AmberRed && !is_dealt_with(*node))
        .collect();
    found.sort_by_key(|(colour, node, _)| (*colour, node.id));
    found.into_iter().map(|(_, about, reason)| Wanted { about, priority, reason }).collect()
}

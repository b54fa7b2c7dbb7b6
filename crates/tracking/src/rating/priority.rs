//! The rating of a priority: what its metrics, milestones and obstacles say, beside what people judged.

use chrono::NaiveDate;
use milepost_plan::trajectory::is_goal;
use milepost_plan::{Node, Plan, Value};

use super::{Colour, MetricRating, MilestoneRating, Reason, State};

/// One thing that a priority's rating rests on.
#[derive(Clone, Debug)]
pub struct Cause<'a> {
    /// The metric, milestone or obstacle.
    pub node: Node<'a>,
    /// How it is rated itself; nothing for what is rated nowhere.
    pub own: Option<Colour>,
    /// The best that the priority can be because of it.
    pub colour: Colour,
    /// What is the matter with it.
    pub reason: Reason,
}

/// What people judged.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The assessment.
    pub assessment: Node<'a>,
    /// When it was made.
    pub date: NaiveDate,
    /// The likelihood of delivery, or the rating that the assessor put in place of the computed one.
    pub colour: Colour,
    /// The reason: of what was put in place of the computed rating, or else of the judgement.
    pub because: Option<&'a str>,
    /// Whether `colour` was put in place of the computed rating.
    pub overrides: bool,
    /// What was judged the time before.
    pub before: Option<(NaiveDate, Colour)>,
}

/// How a priority stands.
#[derive(Clone, Debug)]
pub struct PriorityRating<'a> {
    /// The priority.
    pub priority: Node<'a>,
    /// As computed.
    pub state: State,
    /// What it rests on, the worst first.
    pub causes: Vec<Cause<'a>>,
    /// As judged by people.
    pub judged: Option<Judged<'a>>,
}

impl PriorityRating<'_> {
    /// Whether people judged it better than it was computed, and gave no reason for that.
    pub fn is_flattered(&self) -> bool {
        let judged = self.judged.as_ref().filter(|judged| judged.because.is_none());
        judged.zip(self.state.colour()).is_some_and(|(judged, computed)| judged.colour > computed)
    }
}

/// Rates `priority`: the worst of its goal metrics; no better than one step above its worst milestone, or than the worst
/// critical one; no better than amber-red with an open obstacle of severity 3, and red with one of severity 4; no better
/// than amber-green while the value of a goal metric is overdue. Without any rated goal metric its milestones speak alone.
pub fn rate_priority<'a>(
    plan: &'a Plan,
    priority: Node<'a>,
    metrics: &[MetricRating<'a>],
    milestones: &[MilestoneRating<'a>],
    as_of: NaiveDate,
) -> PriorityRating<'a> {
    let mut causes = Vec::new();
    let goals: Vec<_> = metrics.iter().filter(|rating| rating.part.is_none() && is_goal(rating.metric)).collect();
    let rated = goals.iter().filter(|rating| rating.state.colour().is_some()).count();
    for rating in &goals {
        let first = rating.reasons.first();
        if let Some(colour) = rating.state.colour() {
            let cause =
                |reason: &Reason| Cause { node: rating.metric, own: Some(colour), colour, reason: reason.clone() };
            causes.extend(first.map(cause));
        }
        if !rating.overdue.is_empty() {
            let overdue = rating.reasons.iter().find(|reason| reason.is_overdue()).or(first);
            causes.extend(overdue.map(|reason| Cause {
                node: rating.metric,
                own: rating.state.colour(),
                colour: Colour::AmberGreen,
                reason: reason.clone(),
            }));
        }
    }
    for rating in milestones.iter().filter(|rating| rating.colour < Colour::Green) {
        let critical = rating.milestone.entry("critical").is_some();
        let colour = if critical || rated == 0 { rating.colour } else { rating.colour.better() };
        if colour < Colour::Green {
            let own = Some(rating.colour);
            causes.push(Cause { node: rating.milestone, own, colour, reason: rating.reason.clone() });
        }
    }
    causes.extend(obstacles(plan, priority, as_of));
    causes.sort_by_key(|cause| (cause.colour, cause.node.id));
    let worst = causes.first().map(|cause| cause.colour);
    let state = match worst {
        _ if rated == 0 && milestones.is_empty() => silent(&goals),
        Some(worst) => State::Rated(worst),
        None => State::Rated(Colour::Green),
    };
    PriorityRating { priority, state, causes, judged: judged(plan, priority, as_of) }
}

/// Why there is no colour.
fn silent(goals: &[&MetricRating<'_>]) -> State {
    let incomparable = goals.iter().find_map(|rating| match &rating.state {
        State::NotComparable(why) => Some(why.clone()),
        _ => None,
    });
    match incomparable {
        Some(why) => State::NotComparable(why),
        None if goals.iter().any(|rating| rating.state == State::NotMeasured) => State::NotMeasured,
        None if goals.is_empty() => State::NotComparable(Box::new(Reason::NoGoalMetric)),
        None => State::NotDue,
    }
}

fn obstacles<'a>(plan: &'a Plan, priority: Node<'a>, as_of: NaiveDate) -> Vec<Cause<'a>> {
    let blocks = |obstacle: &Node<'a>| {
        is_inside(*obstacle, priority) || obstacle.targets("blocks").any(|blocked| is_inside(blocked, priority))
    };
    let open = plan.all("obstacle").filter(blocks).filter(|obstacle| is_open(*obstacle, as_of));
    open.filter_map(|obstacle| {
        let Value::Whole(severity) = obstacle.entry("severity")?.value("severity")? else { return None };
        let colour = match severity {
            4.. => Colour::Red,
            3 => Colour::AmberRed,
            _ => return None,
        };
        let reason = Reason::Obstacle { severity: *severity };
        Some(Cause { node: obstacle, own: None, colour, reason })
    })
    .collect()
}

/// Whether `obstacle` stands in the way on the day `as_of`: it was raised by then, and is not resolved.
pub fn is_open(obstacle: Node<'_>, as_of: NaiveDate) -> bool {
    let day = |keyword| obstacle.when_of(keyword).map(|when| when.last());
    day("raised").is_none_or(|raised| raised <= as_of) && day("resolved").is_none_or(|resolved| resolved > as_of)
}

/// Whether `node` is `home` or stands somewhere in it.
pub(crate) fn is_inside(node: Node<'_>, home: Node<'_>) -> bool {
    std::iter::successors(Some(node), |node| node.parent()).any(|node| node.id == home.id)
}

fn judged<'a>(plan: &'a Plan, priority: Node<'a>, as_of: NaiveDate) -> Option<Judged<'a>> {
    let mut found: Vec<(NaiveDate, Node<'a>)> = plan
        .all("assessment")
        .filter(|assessment| assessment.targets("of").any(|of| of.id == priority.id))
        .filter_map(|assessment| match assessment.value("date")? {
            Value::Date(date) if *date <= as_of => Some((*date, assessment)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(date, assessment)| (*date, assessment.id));
    let likelihood = |assessment: Node<'a>| assessment.word_of("likelihood").and_then(Colour::from_word);
    let (date, assessment) = found.pop()?;
    let before = found.into_iter().rev().find_map(|(date, assessment)| Some((date, likelihood(assessment)?)));
    let holds = |overrides: &Node<'a>| overrides.when_of("until").is_none_or(|until| until.last() >= as_of);
    let overridden = assessment.each("overrides").filter(holds).find_map(|overrides| {
        let colour = Colour::from_word(overrides.text("rating")?)?;
        Some((colour, overrides.word_of("because")))
    });
    let reason = assessment.word_of("because");
    let (colour, because, overrides) = match (overridden, likelihood(assessment)) {
        (Some((colour, because)), _) => (colour, because, true),
        (None, Some(colour)) => (colour, reason, false),
        (None, None) => return None,
    };
    Some(Judged { assessment, date, colour, because, overrides, before })
}

//! How complete a plan is: the ten questions that a good delivery plan answers, each with where it does and what is
//! still to be written. The questions are those of the Education Delivery Institute's guide to delivery plans.

mod points;

use chrono::NaiveDate;
use milepost_diagnostics::Entry;
use milepost_plan::{Node, Plan};

use crate::Options;
use crate::suppression::accepting;
use crate::view::View;

/// What a plan answers to the ten questions.
#[derive(Clone, Debug)]
pub struct Completeness<'a> {
    /// One answer for each question, in their order.
    pub answers: Vec<Answer<'a>>,
}

/// What a plan answers to one of the ten questions.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// The number of the question, from 1.
    pub number: usize,
    /// What it is called in the catalogues of other languages.
    pub name: &'static str,
    /// What the question is about, in a word or two.
    pub topic: &'static str,
    /// The question.
    pub question: &'static str,
    /// What a whole answer says, point by point.
    pub points: Vec<Point<'a>>,
}

/// One point of an answer.
#[derive(Clone, Debug)]
pub struct Point<'a> {
    /// What it is called in the catalogues of other languages.
    pub name: &'static str,
    /// What the plan is to say: "Each priority has an owner".
    pub says: &'static str,
    /// The check that says more where it is missing, if there is one.
    pub check: Option<&'static Entry>,
    /// How many parts of the plan are to say it.
    pub of: usize,
    /// What in the plan answers it, in the order of the text.
    pub answered: Vec<Node<'a>>,
    /// What lacks an answer; the entry `plan` where the plan as a whole does.
    pub missing: Vec<Node<'a>>,
    /// What the authors leave open, each with the `allow` that says why.
    pub accepted: Vec<(Node<'a>, Node<'a>)>,
    /// What to write where it is missing, and where.
    pub write: &'static str,
    /// The same in a few words, with the keyword.
    pub ask: &'static str,
}

/// How far something is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Not at all.
    Not,
    /// In part.
    Partly,
    /// Wholly, or left open with a reason.
    Wholly,
}

impl Extent {
    /// Each of them, the best first.
    pub const ALL: [Self; 3] = [Self::Wholly, Self::Partly, Self::Not];

    /// The word for it: `answered`, `partly`, `open`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wholly => "answered",
            Self::Partly => "partly",
            Self::Not => "open",
        }
    }
}

impl Answer<'_> {
    /// How far the plan answers the question.
    pub fn extent(&self) -> Extent {
        let all = |extent| self.points.iter().all(|point| point.extent() == extent);
        [Extent::Wholly, Extent::Not].into_iter().find(|extent| all(*extent)).unwrap_or(Extent::Partly)
    }
}

impl Point<'_> {
    /// How far the plan says it.
    pub fn extent(&self) -> Extent {
        match (self.missing.is_empty(), self.answered.is_empty() && self.accepted.is_empty()) {
            (true, _) => Extent::Wholly,
            (false, true) => Extent::Not,
            (false, false) => Extent::Partly,
        }
    }
}

impl Completeness<'_> {
    /// How many questions are answered so far.
    pub fn count(&self, extent: Extent) -> usize {
        self.answers.iter().filter(|answer| answer.extent() == extent).count()
    }
}

/// What `plan` answers to the ten questions. `first_measured` tells of a metric on which day the first of its values lies
/// that stand in data beside the plan.
pub fn completeness<'a>(
    plan: &'a Plan,
    options: &Options,
    first_measured: &dyn Fn(Node<'_>) -> Option<NaiveDate>,
) -> Completeness<'a> {
    let mut view = View::new(plan, options);
    view.first_measured = plan.all("metric").filter_map(|metric| Some((metric.id, first_measured(metric)?))).collect();
    let answers = (1..).zip(points::QUESTIONS).map(|(number, asked)| Answer {
        number,
        name: asked.name,
        topic: asked.topic,
        question: asked.question,
        points: points(&view, asked),
    });
    Completeness { answers: answers.collect() }
}

/// The points of a question. Where there is nothing of which the first one could be asked, the plan as a whole lacks it,
/// and the others have nothing to be asked of either.
fn points<'a>(view: &View<'a>, asked: &points::Asked) -> Vec<Point<'a>> {
    let mut points = Vec::new();
    for (index, wanted) in asked.points.iter().enumerate() {
        let of = (wanted.of)(view);
        if !of.is_empty() {
            points.push(point(view, wanted, of));
        } else if index == 0 {
            points.push(lacking(view, wanted));
        }
    }
    points
}

fn lacking<'a>(view: &View<'a>, wanted: &points::Wanted) -> Point<'a> {
    let (missing, none) = (view.plan.root().into_iter().collect(), Vec::new());
    let points::Wanted { name, says, check, write, ask, .. } = *wanted;
    Point { name, says, check, of: 1, answered: none, missing, accepted: Vec::new(), write, ask }
}

fn point<'a>(view: &View<'a>, wanted: &points::Wanted, of: Vec<Node<'a>>) -> Point<'a> {
    let count = of.len();
    let (mut answered, mut missing, mut accepted) = (Vec::new(), Vec::new(), Vec::new());
    for node in of {
        let said = (wanted.answers)(view, node);
        if !said.is_empty() {
            answered.extend(said);
        } else if let Some(allow) = wanted.check.and_then(|check| accepting(node, check)) {
            accepted.push((node, allow));
        } else {
            missing.push(node);
        }
    }
    answered.sort_by_key(|node| node.item().extent);
    answered.dedup();
    let points::Wanted { name, says, check, write, ask, .. } = *wanted;
    Point { name, says, check, of: count, answered, missing, accepted, write, ask }
}

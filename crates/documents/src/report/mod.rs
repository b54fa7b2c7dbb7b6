//! The report: its view model, and how it is made from the plan.

mod delivery;
mod file;
mod judgement;
mod metric;
mod priority;
pub mod prose;
mod scribe;
pub mod view;
mod whole;
mod words;

use chrono::NaiveDate;
use milepost_plan::trajectory::Reading;
use milepost_plan::{ItemId, Node, Plan, Texts};
use milepost_tracking::Observations;

pub use scribe::anchors;

use scribe::Scribe;
use view::Report;

/// For whom documents are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The delivery unit, which sees everything.
    #[default]
    Unit,
    /// Everybody: what is internal is left out.
    Public,
}

/// What documents are asked for.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The day for which they are made: later observations are left out.
    pub as_of: NaiveDate,
    /// Who will read them.
    pub audience: Audience,
    /// The files beside the plan, of which only those with observations are read.
    pub files: &'a dyn Texts,
    /// What was recorded; templates show the last values.
    pub observations: &'a Observations,
    /// The period for which templates are made; without it, of each collection the one that is due next.
    pub period: Option<&'a str>,
}

/// The report of a plan: everything that the plan says, in the order of the four questions.
pub fn report(plan: &Plan, order: &Order<'_>) -> Report {
    let mut scribe = Scribe::new(plan, order);
    let priorities = scribe.all("priority");
    let drafts: Vec<_> = priorities.iter().map(|node| priority::Draft::new(&mut scribe, *node)).collect();
    let glance = whole::glance(&scribe, &drafts);
    let count = drafts.len();
    let mut chapters: Vec<_> =
        drafts.into_iter().enumerate().map(|(index, draft)| draft.chapter(&mut scribe, index + 1, count)).collect();
    chapters.extend(whole::chapters(&mut scribe));
    Report { glance, chapters, charts: std::mem::take(&mut scribe.charts), ..whole::cover(&scribe) }
}

/// What was measured, in the plan and in the files beside it, as far as it may be seen.
pub(crate) struct Measured<'a>(Scribe<'a>);

impl<'a> Measured<'a> {
    pub(crate) fn new(plan: &'a Plan, order: &Order<'a>) -> Self {
        Self(Scribe::new(plan, order))
    }

    /// The readings of `metric`, or of a part of it, up to the day of the order.
    pub(crate) fn of(&self, metric: Node<'a>, part: Option<ItemId>) -> Vec<Reading> {
        metric::Metric::readings(&self.0, metric, part.map(|part| metric.plan().node(part)))
    }
}

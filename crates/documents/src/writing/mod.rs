//! How what a plan says is put into words, tables and charts, whichever document they stand in.

pub(crate) mod delivery;
pub(crate) mod judgement;
pub(crate) mod metric;
pub(crate) mod ownership;
pub(crate) mod priority;
pub(crate) mod rating;
pub(crate) mod scribe;
pub(crate) mod whole;
pub(crate) mod words;

use chrono::NaiveDate;
use milepost_locale::Locale;
use milepost_plan::trajectory::Reading;
use milepost_plan::{ItemId, Node, Plan};
use milepost_tracking::Observations;

pub use scribe::anchors;

use scribe::Scribe;

use crate::kinds::Question;
use crate::theme::Theme;

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
    /// What was measured: in the plan, in files beside it, by collections.
    pub observations: &'a Observations,
    /// What a good plan answers, and how far this one does; without any there is no report about it. It is asked only
    /// by documents that say it.
    pub questions: &'a (dyn Fn() -> Vec<Question> + Sync),
    /// The code of a finding that the authors accept, and what it says in English, by its code or its name; nothing where
    /// there is no such finding.
    pub finding: &'a (dyn Fn(&str) -> Option<(&'static str, &'static str)> + Sync),
    /// The language in which they are written; without one, the leading language of the plan.
    pub language: Option<&'a Locale>,
    /// The look of the office.
    pub theme: Option<&'a Theme>,
    /// The period for which templates are made; without it, of each collection the one that is due next.
    pub period: Option<&'a str>,
}

impl<'a> Order<'a> {
    /// Documents for the delivery unit as of a day.
    pub fn new(as_of: NaiveDate, observations: &'a Observations) -> Self {
        Self {
            as_of,
            audience: Audience::Unit,
            observations,
            questions: &Vec::new,
            finding: &|_| None,
            language: None,
            theme: None,
            period: None,
        }
    }
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

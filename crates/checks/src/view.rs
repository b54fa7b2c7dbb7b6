//! What a check looks at.

use chrono::NaiveDate;
use milepost_diagnostics::Diagnostic;
use milepost_plan::{Node, Plan};

use crate::Options;
use crate::settings::Settings;

/// The plan, the day and the thresholds.
pub(crate) struct View<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The day as of which it is judged.
    #[expect(dead_code, reason = "the checks that ask for it come next")]
    pub as_of: NaiveDate,
    /// The thresholds in force.
    pub settings: Settings,
}

/// Where a check puts what it finds.
pub(crate) type Findings = Vec<Diagnostic>;

impl<'a> View<'a> {
    /// `plan` as the `options` want it looked at.
    pub(crate) fn new(plan: &'a Plan, options: &Options) -> Self {
        Self { plan, as_of: options.as_of, settings: Settings::of(plan, options) }
    }

    /// Metrics that somebody answers for: those that only explain are left out.
    pub(crate) fn answered_metrics(&self) -> impl Iterator<Item = Node<'a>> {
        self.plan.all("metric").filter(|metric| metric.word_of("role") != Some("context"))
    }
}

//! What the observations say about a plan, as findings of the catalogue: values that cannot be, values that are missing,
//! and a course that nobody corrects.

mod course;
mod values;

use chrono::NaiveDate;
use milepost_checks::{Options, check_all};
use milepost_diagnostics::{Diagnostic, Severity, Span};
use milepost_plan::{Node, Plan};

use crate::fault::Fault;
use crate::observations::Observations;
use crate::standing::{Standing, standings};

/// What the checks with data look at.
struct View<'a, 'b> {
    plan: &'a Plan,
    observations: &'b Observations,
    faults: &'b [Fault],
    options: &'b Options,
    standings: Vec<Standing<'a>>,
    /// The day as of which the course is judged; nothing once the plan is over, when there is nothing left to correct.
    today: Option<NaiveDate>,
}

/// One check with data.
type Check = fn(&View<'_, '_>, &mut Vec<Diagnostic>);

const CHECKS: &[Check] = &[
    values::unreadable,
    values::doubtful,
    values::unchanged,
    values::mixed_sources,
    course::overdue,
    course::uncorrected,
    course::out_of_reach,
    course::judged_too_good,
];

/// Whether a plan of which `language` was said can be read whole. How one stands that cannot would be noise beside what is
/// wrong with it: nothing is then said about its data.
pub fn is_whole(language: &[Diagnostic]) -> bool {
    language.iter().all(|finding| finding.severity < Severity::Error)
}

/// Everything that there is to say about `plan`, in the order of the text: what [`milepost_checks::check`] finds, and,
/// where it `is_whole`, what needs what was `measured`: what [`crate::load`] gave.
pub fn check(plan: &Plan, measured: Option<(&Observations, &[Fault])>, options: &Options) -> Vec<Diagnostic> {
    check_unless(plan, measured, options, &|| false).unwrap_or_default()
}

/// What [`check`] gives; nothing once `stop` says that nobody waits for it any more.
pub fn check_unless(
    plan: &Plan,
    measured: Option<(&Observations, &[Fault])>,
    options: &Options,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    let seen = measured.map(|(observations, faults)| seen(plan, observations, faults, options));
    check_all(plan, options, seen.unwrap_or_default(), stop)
}

/// What the observations show.
fn seen(plan: &Plan, observations: &Observations, faults: &[Fault], options: &Options) -> Vec<Diagnostic> {
    // Without a value nothing stands anywhere.
    let any = !observations.is_empty() || plan.all("observed").next().is_some();
    let standings = if any { standings(plan, observations, options.as_of) } else { Vec::new() };
    let measured = standings.iter().flat_map(|standing| &standing.metrics).any(|rating| !rating.series.is_empty());
    let over = plan.days().is_some_and(|(_, last)| last < options.as_of);
    let today = (measured && !over).then_some(options.as_of);
    let view = View { plan, observations, faults, options, standings, today };
    let mut seen = Vec::new();
    for check in CHECKS {
        check(&view, &mut seen);
    }
    seen
}

impl View<'_, '_> {
    fn threshold(&self, setting: &'static milepost_checks::Setting) -> rust_decimal::Decimal {
        setting.in_force(self.plan, self.options)
    }
}

/// Where a metric or another block is named.
fn head(node: Node<'_>) -> Span {
    node.item().header
}

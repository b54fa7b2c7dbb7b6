//! Judgement: what contradicts itself in a plan, and what a good delivery unit would send back.
//!
//! Comes in: a resolved [`Plan`] and the [`Options`]: the day, the profile, the thresholds. Goes out: findings, each
//! an entry of the catalogue.
//! Must never be here: output formats, the syntax tree, the clock.

pub mod codes;
mod delivery;
mod metrics;
mod options;
mod ownership;
mod purpose;
mod routines;
mod settings;
mod severity;
mod suppression;
mod trajectories;
mod view;

pub use codes::CATALOGUE;
pub use options::{Options, Profile};
pub use settings::{SETTINGS, Setting, Unfit, value as setting_value};

use milepost_diagnostics::{Diagnostic, Entry};
use milepost_plan::Plan;

use view::{Findings, View};

/// One check: it looks at the whole plan and adds what it finds.
type Check = fn(&View<'_>, &mut Findings);

/// Every check, by family.
const CHECKS: &[Check] = &[
    purpose::too_many_priorities,
    ownership::no_owner,
    ownership::several_owners,
    metrics::wrong_unit,
    metrics::no_baseline,
    trajectories::target_against_direction,
    trajectories::no_trajectory,
    trajectories::trajectory_misses_target,
    delivery::outside_the_plan,
    delivery::circle,
    routines::no_collection,
    routines::sponsor_in_no_routine,
    settings::unknown_setting,
    settings::unfit_setting,
    severity::unknown_code,
    severity::severity_without_reason,
];

/// Everything that there is to say about `plan`, in the order of the text.
pub fn check(plan: &Plan, options: &Options) -> Vec<Diagnostic> {
    check_with(plan, options, Vec::new())
}

/// The same, together with what was `seen` in the observations; what authors accept and the severities of the plan
/// hold for all of it.
pub fn check_with(plan: &Plan, options: &Options, seen: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let view = View::new(plan, options);
    let mut found = seen;
    for check in CHECKS {
        check(&view, &mut found);
    }
    suppression::apply(plan, &mut found);
    severity::apply(plan, options, &mut found);
    found.sort_by_key(Diagnostic::order);
    found
}

/// Every code of every floor, in order.
pub fn catalogue() -> Vec<&'static Entry> {
    let floors = [milepost_syntax::CATALOGUE, milepost_plan::CATALOGUE, CATALOGUE];
    floors.into_iter().flatten().copied().collect()
}

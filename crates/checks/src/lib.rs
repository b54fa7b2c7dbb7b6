//! Judgement: what contradicts itself in a plan, and what a good delivery unit would send back.
//!
//! Comes in: a resolved [`Plan`]. Goes out: findings, each an entry of the catalogue.
//! Must never be here: output formats, the syntax tree, the clock.

pub mod codes;
mod delivery;
mod measurement;
mod ownership;
mod suppression;

pub use codes::CATALOGUE;

use milepost_diagnostics::{Diagnostic, Entry};
use milepost_plan::Plan;

/// One check: it reads the whole plan and adds what it finds.
type Check = fn(&Plan, &mut Vec<Diagnostic>);

const CHECKS: &[Check] = &[
    ownership::too_many_priorities,
    ownership::no_owner,
    ownership::several_owners,
    ownership::sponsor_in_no_routine,
    measurement::no_baseline,
    measurement::no_trajectory,
    measurement::no_collection,
    measurement::wrong_unit,
    measurement::target_against_direction,
    measurement::trajectory_misses_target,
    delivery::outside_the_plan,
    delivery::circle,
];

/// Everything that the checks find in `plan`.
pub fn check(plan: &Plan) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for check in CHECKS {
        check(plan, &mut findings);
    }
    suppression::apply(plan, &mut findings);
    findings
}

/// Every code of every floor, in order.
pub fn catalogue() -> Vec<&'static Entry> {
    let floors = [milepost_syntax::CATALOGUE, milepost_plan::CATALOGUE, CATALOGUE];
    floors.into_iter().flatten().copied().collect()
}

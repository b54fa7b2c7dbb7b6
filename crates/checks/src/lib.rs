//! Judgement: what contradicts itself in a plan, and what a good delivery unit would send back.
//!
//! Comes in: a resolved [`Plan`] and the [`Options`]: the day, the profile, the thresholds. Goes out: findings, each
//! an entry of the catalogue.
//! Must never be here: output formats, the syntax tree, the clock.

pub mod codes;
mod collections;
mod completeness;
mod delivery;
mod judgement;
mod left_out;
mod lexicon;
mod metrics;
mod options;
mod ownership;
mod placeholders;
mod purpose;
mod risks;
mod routines;
pub mod settings;
mod severity;
mod suppression;
mod trajectories;
mod translations;
mod view;

pub use codes::CATALOGUE;
pub use completeness::{Answer, Completeness, Extent, Point, completeness};
pub use left_out::{LEFT_OUT, LeftOut};
pub use options::{Options, Profile};
pub use settings::{SETTINGS, Setting, Unfit, value as setting_value};
pub use severity::entry;

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use milepost_diagnostics::{Diagnostic, Entry};
use milepost_plan::Plan;

use delivery::{chains, milestones, resources, work};
use metrics::{baselines, counted, definitions, parts, rhythm, units};
use trajectories::{effects, paths, targets, versions};
use view::{Findings, View};

/// One check: it looks at the whole plan and adds what it finds.
type Check = fn(&View<'_>, &mut Findings);

/// Every check, by family.
const CHECKS: &[Check] = &[
    purpose::too_many_priorities,
    purpose::no_metric,
    purpose::no_target,
    purpose::vague_statement,
    purpose::statement_without_number,
    purpose::too_many_goal_metrics,
    purpose::activity_only,
    purpose::checklist_metric,
    purpose::long_aspiration,
    purpose::no_plan,
    purpose::no_sponsor,
    purpose::no_unit,
    purpose::unbalanced_metrics,
    purpose::reached_early,
    placeholders::unwritten_text,
    ownership::no_owner,
    ownership::several_owners,
    ownership::no_holder,
    ownership::overloaded_owner,
    ownership::group_owner,
    ownership::own_marker,
    ownership::owner_outside_chain,
    ownership::unit_owns_delivery,
    ownership::incomplete_unit,
    units::wrong_unit,
    units::percent_or_points,
    units::impossible_value,
    baselines::no_baseline,
    baselines::baseline_never_established,
    baselines::old_baseline,
    baselines::target_before_baseline,
    rhythm::no_leading_metric,
    rhythm::too_slow_for_routine,
    definitions::no_definition,
    definitions::opaque_title,
    definitions::open_definition,
    definitions::share_without_parts,
    definitions::twin_metrics,
    definitions::no_guard,
    definitions::equity_without_breakdown,
    counted::counts_nothing,
    parts::no_aggregation,
    parts::summed_share,
    parts::margin_hides_steps,
    trajectories::no_trajectory,
    trajectories::target_against_direction,
    trajectories::trajectory_misses_target,
    targets::target_not_better,
    targets::relative_target_differs,
    targets::reached_without_action,
    targets::no_benchmark,
    targets::uncounted_target,
    paths::straight_line,
    paths::season_ignored,
    paths::late_improvement,
    paths::faster_than_ever,
    paths::off_the_baseline,
    paths::one_case_only,
    paths::no_counterfactual,
    paths::between_measurements,
    paths::no_path,
    effects::gap_to_target,
    effects::effect_without_size,
    versions::parts_differ,
    versions::silent_rebase,
    versions::two_trajectories,
    work::outside_the_plan,
    work::circle,
    work::before_what_it_waits_for,
    work::no_action,
    work::not_joint,
    chains::no_chain,
    chains::chain_stops_short,
    chains::broken_chain,
    chains::loose_link,
    chains::weak_link,
    chains::long_chain,
    milestones::unverifiable_milestone,
    milestones::milestone_without_date,
    milestones::milestone_without_evidence,
    milestones::idle_milestone,
    milestones::milestone_gap,
    milestones::milestones_bunched,
    milestones::no_milestone,
    milestones::nothing_due,
    resources::unsecured,
    resources::over_budget,
    risks::no_risk,
    risks::unmanaged_high_risk,
    risks::unrated_risk,
    risks::unwatched_assumption,
    risks::stuck_obstacle,
    risks::no_ladder,
    risks::opponent_alone,
    routines::sponsor_in_no_routine,
    routines::not_reviewed,
    routines::nothing_measured_reviewed,
    routines::incomplete_routine,
    routines::routine_without_result,
    routines::top_routine,
    routines::data_too_late,
    routines::reviewed_too_often,
    routines::too_many_hours,
    routines::on_a_holiday,
    routines::carried_over,
    routines::missed_meeting,
    collections::no_collection,
    collections::undescribed_collection,
    collections::undescribed_source,
    translations::unread_translation,
    translations::loose_translation,
    translations::translated_twice,
    translations::untranslated,
    translations::idle_noun,
    collections::slow_feedback,
    collections::no_feedback,
    judgement::open_override,
    judgement::expired_override,
    judgement::rosier_view,
    judgement::leak,
    settings::unknown_setting,
    settings::unfit_setting,
    severity::unknown_code,
    severity::severity_without_reason,
];

/// Everything that there is to say about `plan`, in the order of the text.
pub fn check(plan: &Plan, options: &Options) -> Vec<Diagnostic> {
    check_all(plan, options, Vec::new(), &|| false).unwrap_or_default()
}

/// The same, together with what was `seen` in the observations; what authors accept and the severities of the plan
/// hold for all of it. Nothing once `stop` says that nobody waits for it any more.
pub fn check_all(
    plan: &Plan,
    options: &Options,
    seen: Vec<Diagnostic>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    let view = View::new(plan, options);
    let mut found = seen;
    found.extend(run(&view, stop)?);
    suppression::apply(plan, &mut found);
    severity::apply(plan, options, &mut found);
    found.sort_by_key(Diagnostic::order);
    Some(found)
}

/// Runs every check; those of a large plan on several threads.
fn run(view: &View<'_>, stop: &(dyn Fn() -> bool + Sync)) -> Option<Findings> {
    const LARGE: usize = 5_000;
    let threads =
        if view.plan.nodes().len() < LARGE { 1 } else { thread::available_parallelism().map_or(1, Into::into) };
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((number, check)) = CHECKS.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed)) {
            if stop() {
                break;
            }
            let mut found = Findings::new();
            check(view, &mut found);
            done.push((number, found));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(CHECKS.len())).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    // The order of the findings must not depend on who was faster.
    done.sort_by_key(|(number, _)| *number);
    (done.len() == CHECKS.len()).then(|| done.into_iter().flat_map(|(_, found)| found).collect())
}

/// Every code of every floor, in order.
pub fn catalogue() -> Vec<&'static Entry> {
    let floors = [milepost_syntax::CATALOGUE, milepost_plan::CATALOGUE, CATALOGUE];
    floors.into_iter().flatten().copied().collect()
}

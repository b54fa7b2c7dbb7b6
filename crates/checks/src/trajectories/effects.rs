//! What the actions bring, against what the target asks.

use milepost_plan::trajectory::{
    BuildUp, aims, build_up, current, direction, effects, printed, printed_change, signed_change,
};
use milepost_plan::{Node, Value, When};
use rust_decimal::Decimal;

use super::{must_move, same};
use crate::codes;
use crate::settings::MOST_EFFECT;
use crate::view::{Findings, View, finding};

/// The first target that the effects miss, or which they leave far behind.
pub(crate) fn gap_to_target(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.get(&MOST_EFFECT);
    for metric in view.plan.all("metric").filter(|metric| must_move(*metric)) {
        let effects = effects(metric);
        // What has no size is another finding, and nothing can be said of the sum.
        if effects.is_empty() || effects.iter().any(|effect| effect.value("by").is_none()) {
            continue;
        }
        let Some(sign) = direction(metric) else { continue };
        for (target, wanted, by) in aims(metric) {
            let Ok(built) = build_up(metric, &by) else { continue };
            let (needed, brought) = ((wanted - built.start) * sign, (built.total - built.start) * sign);
            if needed <= Decimal::ZERO {
                continue;
            }
            let missing = needed - brought;
            if missing > Decimal::ZERO && !same(metric, built.total, wanted) {
                found.push(gap(metric, target, wanted, &by, &built, missing));
                break;
            }
            let share = brought.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(needed));
            if let Some(share) = share.filter(|share| *share > most) {
                let message = format!(
                    "The effects on “{}” add up to {}% of what its target asks of them",
                    metric.title(),
                    share.round_dp(0)
                );
                let found_here = finding(&codes::EFFECTS_BEYOND_TARGET, target, message)
                    .label(format!("{} by {by} in place of {}", printed(built.total, metric), printed(wanted, metric)))
                    .help("Take off with `built_from … overlap …` what is counted twice, state smaller effects, or aim higher.");
                found.push(with_effects(metric, &built, found_here));
                break;
            }
        }
    }
}

fn gap(
    metric: Node<'_>,
    target: Node<'_>,
    wanted: Decimal,
    by: &When,
    built: &BuildUp,
    missing: Decimal,
) -> milepost_diagnostics::Diagnostic {
    let message = format!(
        "The effects on “{}” bring it to {} by {by}: {} are missing to its target of {}",
        metric.title(),
        printed(built.total, metric),
        printed_change(missing, metric),
        printed(wanted, metric)
    );
    let start = if built.has_counterfactual { "without action" } else { "held at its baseline" };
    let found = finding(&codes::GAP_TO_TARGET, target, message)
        .label(format!(
            "{} {start}, {} from the actions",
            printed(built.start, metric),
            signed_change(built.total - built.start, metric)
        ))
        .help(
            "Add actions or larger effects with their evidence, or lower the target: the gap must be somebody's work.",
        );
    with_effects(metric, built, found)
}

/// Points at the effects, each with what it adds.
fn with_effects(
    metric: Node<'_>,
    built: &BuildUp,
    found: milepost_diagnostics::Diagnostic,
) -> milepost_diagnostics::Diagnostic {
    built.effects.iter().fold(found, |found, effect| {
        let entry = metric.plan().node(effect.entry);
        found.related(entry.item().header, signed_change(effect.now, metric))
    })
}

pub(crate) fn effect_without_size(view: &View<'_>, found: &mut Findings) {
    for entry in view.plan.all("raises").chain(view.plan.all("lowers")) {
        let Some(Value::Reference(reference)) = entry.value("metric") else { continue };
        let (Some(metric), Some(work)) = (reference.target.map(|id| view.plan.node(id)), entry.parent()) else {
            continue;
        };
        if metric.item().construct.id != "metric" || aims(metric).is_empty() || sized_inside(work, metric) {
            continue;
        }
        let built = current(metric, None).is_some_and(|path| path.entry("built_from").is_some());
        let named = built && effects(metric).iter().any(|effect| effect.id == entry.id);
        let mut lacks = Vec::new();
        if entry.value("by").is_none() {
            lacks.push("how much");
        }
        let dated = ["over", "rollout"].iter().any(|keyword| entry.entry(keyword).is_some());
        if !dated && work.children().all(|child| child.item().construct.keyword != "period") {
            lacks.push("from when to when");
        }
        if named && ["lag", "ramp", "rollout"].iter().all(|keyword| entry.entry(keyword).is_none()) {
            lacks.push("how it grows");
        }
        if lacks.is_empty() {
            continue;
        }
        let message =
            format!("“{}” is to move “{}”, and nothing says {}", work.title(), metric.title(), lacks.join(" or "));
        found.push(
            finding(&codes::EFFECT_WITHOUT_SIZE, entry, message)
                .label("an effect that cannot be counted")
                .help(format!(
                    "Write `{} {} by … over 2026-10 to 2027-06`, with `lag` and `ramp` where it comes slowly and `evidence` for the size.",
                    entry.item().construct.keyword,
                    reference.name
                )),
        );
    }
}

/// Whether the actions of a strategy say how much each moves `metric`.
fn sized_inside(work: Node<'_>, metric: Node<'_>) -> bool {
    work.children().filter(|action| action.item().construct.id == "action").any(|action| {
        action.children().any(|entry| {
            matches!(entry.value("metric"), Some(Value::Reference(reference)) if reference.target == Some(metric.id))
                && entry.value("by").is_some()
        })
    })
}

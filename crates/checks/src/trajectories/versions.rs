//! Several lines of one metric: of its parts, and one after the other.

use milepost_plan::trajectory::{Line, current, is_about, parts, populations, printed, roll_up, versions};
use milepost_plan::{ItemId, Node};
use rust_decimal::Decimal;

use super::{same, then};
use crate::codes;
use crate::settings::ROLL_UP_TOLERANCE;
use crate::view::{Findings, View, finding};

pub(crate) fn parts_differ(view: &View<'_>, found: &mut Findings) {
    let tolerance = view.settings.get(&ROLL_UP_TOLERANCE);
    for metric in view.plan.all("metric") {
        let Some(entry) = current(metric, None) else { continue };
        let Ok(line) = Line::of(entry, &[]) else { continue };
        for dimension in dimensions(metric) {
            let weights = populations(dimension);
            let differs = line.knots().iter().filter(|knot| !knot.is_baseline).find_map(|knot| {
                let rolled = roll_up(metric, dimension, &knot.when, &weights, &[]).ok()?;
                let off = rolled.value.checked_sub(knot.value)?.abs();
                let allowed = knot.value.abs().checked_mul(tolerance)?.checked_div(Decimal::ONE_HUNDRED)?;
                (off > allowed && !same(metric, rolled.value, knot.value)).then_some((knot, rolled))
            });
            let Some((knot, rolled)) = differs else { continue };
            let message = format!(
                "The paths of the parts of “{}” come to {} {}, and that of the whole to {}",
                metric.title(),
                printed(rolled.value, metric),
                then(&knot.when),
                printed(knot.value, metric)
            );
            let of_parts = rolled.parts.iter().filter_map(|part| current(metric, Some(part.category)));
            let first = finding(&codes::PARTS_DIFFER, entry, message).label(rolled.method.clone()).help(format!(
                "Correct the paths, or write `rolled_up_from {}` in place of the points of the whole.",
                dimension.name().unwrap_or("…")
            ));
            found.push(of_parts.fold(first, |found, path| found.related(path.item().header, "of a part")));
        }
    }
}

/// The dimensions in whose categories `metric` has paths of their own.
fn dimensions(metric: Node<'_>) -> Vec<Node<'_>> {
    let mut found: Vec<Node<'_>> = Vec::new();
    for dimension in parts(metric).into_iter().filter_map(|part| metric.plan().node(part).parent()) {
        if found.iter().all(|known| known.id != dimension.id) {
            found.push(dimension);
        }
    }
    found
}

pub(crate) fn silent_rebase(view: &View<'_>, found: &mut Findings) {
    for path in view.plan.all("trajectory").filter(|path| path.entry("replaces").is_some()) {
        let mut lacks = Vec::new();
        if path.entry("because").is_none() {
            lacks.push("why (`because`)");
        }
        if path.entry("approved_by").is_none() && path.entry("agreed").is_none() {
            lacks.push("by whom or when it was agreed (`approved_by`, `agreed`)");
        }
        if lacks.is_empty() {
            continue;
        }
        let title = path.parent().map_or("", Node::title);
        let message = format!("The path of “{title}” was changed, and nothing says {}", lacks.join(" nor "));
        let old = path.targets("replaces").next();
        let first = finding(&codes::SILENT_REBASE, path, message)
            .label("replaces an earlier one")
            .help("Add what is missing. The earlier path stays in the plan, so that both can be seen.");
        found.push(match old {
            Some(old) => first.related(old.item().header, "the earlier one"),
            None => first,
        });
    }
    for metric in view.plan.all("metric") {
        let changed = metric.each("target").filter(|target| {
            matches!(target.word_of("status"), Some("superseded" | "abandoned")) && target.entry("because").is_none()
        });
        for target in changed {
            let status = target.word_of("status").unwrap_or_default();
            let message = format!("A target of “{}” is {status}, and nothing says why", metric.title());
            found.push(
                finding(&codes::SILENT_REBASE, target, message)
                    .label("no `because`")
                    .help("Say with `because \"…\"` why it no longer holds."),
            );
        }
    }
}

pub(crate) fn two_trajectories(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        for part in std::iter::once(None).chain(parts(metric).into_iter().map(Some)) {
            let all: Vec<Node<'_>> = metric.each("trajectory").filter(|path| is_about(*path, part)).collect();
            let chain: Vec<ItemId> = versions(metric, part).iter().map(|path| path.id).collect();
            let Some(holds) = chain.last().map(|id| view.plan.node(*id)) else { continue };
            for other in all.iter().filter(|path| !chain.contains(&path.id)) {
                let message = format!("Two paths of “{}” hold at the same time", metric.title());
                found.push(
                    finding(&codes::TWO_TRAJECTORIES, *other, message)
                        .label("this one is never used")
                        .related(holds.item().header, "this one is")
                        .help("Let the newer one say `replaces` with the name of the older one and the reason, or take one away."),
                );
            }
        }
    }
}

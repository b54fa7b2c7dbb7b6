//! Targets: whether they ask for anything, and whether they say the same twice.

use milepost_diagnostics::Fix;
use milepost_plan::trajectory::{
    Line, aims, baseline, direction, is_goal, level_of, printed, printed_change, readings, value_of, without_action,
};
use milepost_plan::{Change, ItemId, Level, Node, Placed, Quantity, Unit, Value};
use rust_decimal::Decimal;

use super::{must_move, then};
use crate::codes;
use crate::view::{Findings, View, finding};

/// The targets of `metric` that state a number, with the part that each is about and the number.
pub(super) fn stated(metric: Node<'_>) -> impl Iterator<Item = (Node<'_>, Option<ItemId>, Decimal)> {
    metric.each("target").filter(|target| !given_up(*target)).filter_map(move |target| {
        let part = target.targets("for").next().map(|category| category.id);
        let Value::Level(level) = target.value("value")? else { return None };
        let start = baseline(metric, part).map(|(_, value, _)| value);
        Some((target, part, level_of(metric, level, start)?))
    })
}

/// Whether nobody is held to `target` any more.
fn given_up(target: Node<'_>) -> bool {
    matches!(target.word_of("status"), Some("superseded" | "abandoned"))
}

pub(crate) fn target_not_better(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric").filter(|metric| must_move(*metric)) {
        for (target, part, end) in stated(metric) {
            let Some((baseline, start, _)) = baseline(metric, part) else { continue };
            let excused = target.entry("because").is_some() || target.entry("met_by").is_some();
            if start != end || excused || target.word_of("kind") == Some("floor") {
                continue;
            }
            let message =
                format!("The target of “{}”, {}, is where it stands already", metric.title(), printed(end, metric));
            found.push(
                finding(&codes::TARGET_NOT_BETTER, target, message)
                    .label("the same as the baseline")
                    .related(baseline.item().header, "the baseline")
                    .help(
                        "Aim at something better. If it is only to be kept, write `better above …` or `better below …`, \
                         or the reason with `because \"…\"`.",
                    ),
            );
        }
    }
}

pub(crate) fn relative_target_differs(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        for target in metric.each("target") {
            let Some(announced) = target.entry("as") else { continue };
            let (Some(Value::Level(Level::Is(stated))), Some(Placed { value: Value::Change(change), span, .. })) =
                (target.value("value"), announced.values("change").next())
            else {
                continue;
            };
            let part = target.targets("for").next().map(|category| category.id);
            let (base, of) = if let Some(name) = announced.text("benchmark") {
                let Some(benchmark) = named_benchmark(metric, name) else { continue };
                (benchmark.quantity("value").map(|quantity| quantity.number), benchmark)
            } else {
                let Some((entry, value, _)) = baseline(metric, part) else { continue };
                (Some(value), entry)
            };
            let Some(base) = base else { continue };
            let share_of_benchmark = announced.text("benchmark").is_some();
            let Some(right) = comes_to(change, base, share_of_benchmark) else { continue };
            if agrees(stated, right, change, base, share_of_benchmark) || read_as_points(metric, stated, change, base) {
                continue;
            }
            let whole = |value: Decimal| printed(value, metric);
            let said = if share_of_benchmark {
                format!("{} of {}", change.to_string().trim_start_matches('+'), whole(base))
            } else {
                format!("{change} on {}", whole(base))
            };
            let message = format!(
                "The target of “{}” is announced as {said}, which comes to {}, and stated as {}",
                metric.title(),
                whole(right),
                printed(stated.number, metric)
            );
            let mut diagnostic = finding(&codes::RELATIVE_TARGET_DIFFERS, target, message)
                .label("does not come out the same")
                .related(of.item().header, if share_of_benchmark { "the benchmark" } else { "the baseline" });
            if let Some(fit) = fitting(change, stated, base, share_of_benchmark) {
                diagnostic = diagnostic
                    .help(format!("Write `as {fit}` if the stated value is right, or correct the value."))
                    .fix(Fix::suggested(format!("write `as {fit}`"), *span, fit));
            } else {
                diagnostic = diagnostic.help("Correct the value or what follows `as`, so that both say the same.");
            }
            found.push(diagnostic);
        }
    }
}

fn named_benchmark<'a>(metric: Node<'a>, name: &str) -> Option<Node<'a>> {
    metric
        .each("benchmark")
        .find(|benchmark| benchmark.text("title") == Some(name) || benchmark.word_of("comparator") == Some(name))
}

/// What `change` comes to from `base`, or as a share of it.
fn comes_to(change: &Change, base: Decimal, share_of: bool) -> Option<Decimal> {
    match change {
        Change::Relative(share) if share_of => base.checked_mul(*share)?.checked_div(Decimal::ONE_HUNDRED),
        _ => value_of(&Level::Changed(change.clone()), Some(base)),
    }
}

/// How much of `base` is added when `value` is reached, in percent.
fn share(value: Decimal, base: Decimal, share_of: bool) -> Option<Decimal> {
    let part = if share_of { value } else { value.checked_sub(base)? };
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)
}

/// Whether the stated value is the right one, rounded as it is written, or the announced share is the right one, rounded
/// as that is written: "+15%" may be 15.4%.
fn agrees(stated: &Quantity, right: Decimal, change: &Change, base: Decimal, share_of: bool) -> bool {
    let half = |scale: u32| Decimal::new(5, scale.min(26) + 1);
    let close =
        |one: Decimal, other: Decimal, scale| one.checked_sub(other).is_some_and(|gap| gap.abs() <= half(scale));
    let announced = match change {
        Change::Relative(announced) => *announced,
        Change::Halve => Decimal::from(-50),
        Change::Double => Decimal::ONE_HUNDRED,
        Change::By(_) => return close(stated.number, right, stated.number.scale()),
    };
    let rounded = share(stated.number, base, share_of);
    close(stated.number, right, stated.number.scale())
        || rounded.is_some_and(|share| close(share, announced, announced.scale()))
}

/// Whether a share of a percentage was meant in points; that it can be read in two ways is another finding.
fn read_as_points(metric: Node<'_>, stated: &Quantity, change: &Change, base: Decimal) -> bool {
    let Change::Relative(share) = change else { return false };
    milepost_plan::trajectory::unit(metric) == Some(&Unit::Percent) && base.checked_add(*share) == Some(stated.number)
}

/// The change that would fit the stated value, as it is written after `as`.
fn fitting(change: &Change, stated: &Quantity, base: Decimal, share_of: bool) -> Option<String> {
    if let Change::By(by) = change {
        let number = stated.number.checked_sub(base)?.normalize();
        return Some(Change::By(Quantity { number, unit: by.unit.clone() }).to_string());
    }
    let share = share(stated.number, base, share_of)?.round_dp(1).normalize();
    Some(if share_of { format!("{share}%") } else { Change::Relative(share).to_string() })
}

pub(crate) fn reached_without_action(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric").filter(|metric| must_move(*metric)) {
        let (Some(entry), Some(sign)) = (without_action(metric), direction(metric)) else { continue };
        let Ok(line) = Line::of(entry, &readings(metric, None)) else { continue };
        let Some((target, wanted, by)) = aims(metric).pop() else { continue };
        let Ok(expected) = line.at(&by) else { continue };
        if expected.value.checked_sub(wanted).is_none_or(|beyond| beyond * sign < Decimal::ZERO) {
            continue;
        }
        let message = format!(
            "Without any action “{}” would be at {} {}; the target is {}",
            metric.title(),
            printed(expected.value, metric),
            then(&by),
            printed(wanted, metric)
        );
        found.push(
            finding(&codes::REACHED_WITHOUT_ACTION, target, message)
                .label("reached if nothing were done")
                .related(entry.item().header, "what would happen without action")
                .help("Aim higher than what happens by itself, or correct `without_action`."),
        );
    }
}

pub(crate) fn no_benchmark(view: &View<'_>, found: &mut Findings) {
    let goals = view.plan.all("metric").filter(|metric| is_goal(*metric) && metric.entry("target").is_some());
    for metric in goals {
        let mut others = metric.each("benchmark").filter(|benchmark| benchmark.word_of("kind") != Some("historical"));
        if others.next().is_some() {
            continue;
        }
        let own_past = metric.entry("benchmark");
        let message = if own_past.is_some() {
            format!("“{}” is compared with its own past alone", metric.title())
        } else {
            format!("“{}” is compared with nobody", metric.title())
        };
        found.push(finding(&codes::NO_BENCHMARK, metric, message).label("good enough?").help(
            "Add `benchmark VALUE \"…\" kind …`: what others like us reach, the best inside our own system, the \
                     best in the world, or the standard.",
        ));
    }
}

pub(crate) fn uncounted_target(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let counts = |of: Node<'_>| of.parent().is_some_and(|threshold| threshold.item().construct.id == "threshold");
        let counted = metric.referrers().any(counts);
        let broken_down =
            metric.entry("breakdown").is_some() && metric.each("target").any(|t| t.entry("for").is_some());
        if counted || broken_down {
            continue;
        }
        for target in metric.each("target").filter(|target| !given_up(*target)) {
            let Some(met_by) = target.entry("met_by") else { continue };
            let units = met_by.item().values.iter().find(|placed| matches!(placed.value, Value::Reference(_)));
            let units = units.map(|placed| placed.value.to_string()).unwrap_or_default();
            let value = target.quantity("value").map(ToString::to_string).unwrap_or_default();
            let message = format!("Nothing counts how many of `{units}` reach {value} of “{}”", metric.title());
            found.push(finding(&codes::UNCOUNTED_TARGET, target, message).label("a target for each of many").help(
                format!(
                    "Add a metric of `kind count_meeting` with `unit count of {units}` and `threshold {value} of {}`.",
                    metric.name().unwrap_or("this metric")
                ),
            ));
        }
    }
}

/// "5.38 points": how far apart two values of `metric` are.
pub(super) fn apart(one: Decimal, other: Decimal, metric: Node<'_>) -> String {
    printed_change(one.saturating_sub(other), metric)
}

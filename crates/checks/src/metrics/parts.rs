//! Parts and wholes: how values of regions become one, and how exact they are.

use milepost_diagnostics::Fix;
use milepost_plan::counting::is_counting;
use milepost_plan::{Node, Unit, Value};
use rust_decimal::Decimal;

use crate::codes;
use crate::view::{Findings, View, add_line, finding};

pub(crate) fn no_aggregation(view: &View<'_>, found: &mut Findings) {
    let put_together = |metric: &Node<'_>| metric.has("aggregation") || metric.has("computed") || is_counting(*metric);
    for metric in view.metrics().filter(|metric| !put_together(metric)) {
        let part = |entry: &Node<'_>| entry.item().construct.child("for").is_some() && entry.has("for");
        let Some(place) = metric.entry("breakdown").or_else(|| metric.children().find(part)) else { continue };
        let counts =
            matches!(metric.entry("unit").and_then(|unit| unit.value("unit")), Some(Value::Unit(Unit::Count(_))));
        let fix = counts.then(|| add_line(place, "aggregation sum"));
        let mut finding = finding(
            &codes::NO_AGGREGATION,
            place,
            format!("Nothing says how the parts of “{}” become the whole", metric.title()),
        )
        .label("has parts")
        .related(metric.item().header, "no `aggregation`")
        .help("Add `aggregation sum` for counts, `aggregation weighted_mean weighted_by …` for percentages.");
        finding.fixes.extend(fix);
        found.push(finding);
    }
}

pub(crate) fn summed_share(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let Some(entry) = metric.entry("aggregation").filter(|entry| entry.text("rule") == Some("sum")) else {
            continue;
        };
        let unit = metric.entry("unit").and_then(|unit| unit.value("unit"));
        let what = match (unit, metric.word_of("kind")) {
            (Some(Value::Unit(Unit::Percent)), _) => "percentages",
            (Some(Value::Unit(Unit::Rate { .. })), _) => "rates",
            (Some(Value::Unit(Unit::Index | Unit::Score | Unit::Ratio | Unit::Ordinal)), _)
            | (_, Some("ratio" | "rate" | "index")) => "ratios",
            (_, Some("mean" | "median" | "percentile")) => "averages",
            _ => continue,
        };
        let Some(rule) = entry.values("rule").next() else { continue };
        found.push(
            finding(&codes::SUMMED_SHARE, rule.span, format!("“{}” adds up {what}", metric.title()))
                .label(format!("{what} cannot be added up"))
                .help("Write `aggregation weighted_mean weighted_by` with what is counted below the line.")
                .fix(Fix::suggested("write `weighted_mean`", rule.span, "weighted_mean")),
        );
    }
}

pub(crate) fn margin_hides_steps(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics() {
        let returns = metric.each("computed").flat_map(|computed| computed.targets("from"));
        let sampled = returns.filter_map(|collection| margin_of(collection.entry("sample")?));
        let Some((margin, size)) = margin_of(metric).into_iter().chain(sampled).next() else { continue };
        for trajectory in metric.each("trajectory") {
            let points: Vec<Decimal> = trajectory
                .children()
                .filter(|row| row.item().construct.id == "point")
                .filter_map(|row| Some(row.quantity("value")?.number))
                .collect();
            let steps: Vec<Decimal> = points.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
            let hidden = steps.iter().filter(|step| **step < size).count();
            if hidden * 2 > steps.len() {
                found.push(
                    finding(
                        &codes::MARGIN_HIDES_STEPS,
                        trajectory,
                        format!(
                            "{hidden} of {} steps of “{}” are smaller than its margin of error",
                            steps.len(),
                            metric.title()
                        ),
                    )
                    .label("chance alone moves it as far")
                    .related(margin.item().header, "the margin of error")
                    .help("Ask more people, or set points as far apart as the survey can tell."),
                );
                break;
            }
        }
    }
}

/// The margin of error that the metric or the sample states, with where.
fn margin_of(node: Node<'_>) -> Option<(Node<'_>, Decimal)> {
    let margin = node.entry("margin")?;
    Some((margin, margin.quantity("size")?.number))
}

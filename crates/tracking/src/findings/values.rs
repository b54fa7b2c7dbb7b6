//! The values themselves.

use std::collections::BTreeMap;

use milepost_checks::{codes, settings};
use milepost_diagnostics::{Diagnostic, Span};
use milepost_plan::calendar::Period;
use milepost_plan::trajectory::{self, printed};
use milepost_plan::{Node, Unit, Value, When};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{View, head};
use crate::data::data_path;
use crate::fault::Fault;
use crate::rating::{Measurement, MetricRating};

/// So many faults of one file are told one by one.
const MOST_FAULTS: usize = 10;

pub(super) fn unreadable(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    let mut by_file: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
    for fault in view.faults {
        by_file.entry(&fault.place.file).or_default().push(fault);
    }
    for (file, faults) in by_file {
        let Some(span) = user_of(view, file) else { continue };
        let finding = |message: String| {
            Diagnostic::new(&codes::UNREADABLE_DATA, span, message)
                .label("takes its data from there")
                .why("What cannot be read is left out of every rating, and nobody sees that it is missing.")
        };
        found.extend(faults.iter().take(MOST_FAULTS).map(|fault| {
            finding(fault.to_string())
                .help("Correct the file; `milepost record` writes such files so that they can be read.")
        }));
        if let Some(more) = faults.len().checked_sub(MOST_FAULTS).filter(|more| *more > 0) {
            found.push(finding(format!("{file}: {more} more faults")).help("Correct the first ones and check again."));
        }
    }
}

/// What takes its data from `file`.
fn user_of(view: &View<'_, '_>, file: &str) -> Option<Span> {
    let collections = view.plan.all("collection");
    let collection = collections.into_iter().find(|node| node.name().is_some_and(|name| data_path(name) == file));
    let observed = || view.plan.all("observed").find(|node| node.text("path") == Some(file));
    collection.or_else(observed).or_else(|| view.plan.root()).map(head)
}

/// Values that cannot be, or that nobody would believe. One finding for a
/// metric: its first such value.
pub(super) fn doubtful(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    let most = view.threshold(&settings::LARGEST_JUMP);
    for rating in view.standings.iter().flat_map(|standing| &standing.metrics) {
        let mut before: Option<&Measurement> = None;
        for value in &rating.series {
            let wrong = outside(rating, value)
                .or_else(|| before.and_then(|before| falls(rating, before, value)))
                .or_else(|| before.and_then(|before| jumps(rating, before, value, most)));
            if let Some(why) = wrong {
                found.push(doubt(rating, value, &why));
                break;
            }
            before = Some(value);
        }
    }
}

fn doubt(rating: &MetricRating<'_>, value: &Measurement, why: &str) -> Diagnostic {
    let metric = rating.metric;
    let shown = printed(value.value, metric);
    let message = format!("“{}” is hardly {shown} in {}: {why}", metric.title(), value.period);
    let finding = if let Some(row) = row(metric, &value.period) {
        Diagnostic::new(&codes::DOUBTFUL_VALUE, head(row), message).label("this value")
    } else {
        let from = value.source.as_ref().map_or_else(String::new, |source| format!(", from {source}"));
        Diagnostic::new(&codes::DOUBTFUL_VALUE, head(metric), message)
            .label(format!("the value of {}{from}", value.period))
    };
    finding.why("A slip of the keyboard that nobody questions becomes the figure that a minister reads out.").help(
        "Correct the value; if it is right, say why with `because` on its row, or widen the `bounds` of the metric.",
    )
}

/// Why `value` is outside what is possible; what the plan itself states is looked at without the data.
fn outside(rating: &MetricRating<'_>, value: &Measurement) -> Option<String> {
    let metric = rating.metric;
    if row(metric, &value.period).is_some() {
        return None;
    }
    let value = value.value;
    if let Some(bounds) = metric.entry("bounds") {
        let bound = |slot| bounds.quantity(slot).map(|bound| bound.number);
        let (low, high) = (bound("low")?, bound("high")?);
        let beyond = value < low.min(high) || value > low.max(high);
        return beyond.then(|| format!("its bounds are {} and {}", printed(low, metric), printed(high, metric)));
    }
    let planned = trajectory::aims(metric).into_iter().map(|(_, target, _)| target);
    let planned: Vec<_> = planned.chain(trajectory::baseline(metric, rating.part).map(|(_, value, _)| value)).collect();
    let reaches = |beyond: &dyn Fn(Decimal) -> bool| planned.iter().copied().any(beyond);
    match trajectory::unit(metric)? {
        Unit::Percent if value < Decimal::ZERO && !reaches(&|value| value < Decimal::ZERO) => {
            Some("a percentage is not below zero".to_owned())
        }
        Unit::Percent if value > Decimal::ONE_HUNDRED && !reaches(&|value| value > Decimal::ONE_HUNDRED) => {
            Some("a percentage is not above 100".to_owned())
        }
        Unit::Count(_) if value < Decimal::ZERO && !reaches(&|value| value < Decimal::ZERO) => {
            Some("a count is not below zero".to_owned())
        }
        _ => None,
    }
}

/// Why a total that adds up cannot have gone down.
fn falls(rating: &MetricRating<'_>, before: &Measurement, value: &Measurement) -> Option<String> {
    let adds_up = rating.metric.word_of("kind") == Some("cumulative");
    (adds_up && value.value < before.value && !is_explained(rating.metric, &value.period))
        .then(|| format!("it adds up over time, and was {} in {}", printed(before.value, rating.metric), before.period))
}

/// Why nobody would believe the change.
fn jumps(rating: &MetricRating<'_>, before: &Measurement, value: &Measurement, most: Decimal) -> Option<String> {
    let (small, large) = (before.value.abs().min(value.value.abs()), before.value.abs().max(value.value.abs()));
    let times = large.checked_div(small).filter(|times| *times > most)?;
    (!is_explained(rating.metric, &value.period)).then(|| {
        let way = if value.value.abs() > before.value.abs() { "as large as" } else { "smaller than" };
        format!("it is {} times {way} the {} of {}", times.round(), printed(before.value, rating.metric), before.period)
    })
}

/// The row in which the plan states the value of `period`.
fn row<'a>(metric: Node<'a>, period: &Period) -> Option<Node<'a>> {
    metric.each("observed").flat_map(Node::children).find(|row| {
        row.item().construct.id == "observation"
            && row.item().values.first().is_some_and(|placed| match &placed.value {
                Value::Period(stated) | Value::When(When::Period(stated)) => stated == period,
                _ => false,
            })
    })
}

fn is_explained(metric: Node<'_>, period: &Period) -> bool {
    row(metric, period).is_some_and(|row| row.entry("because").is_some())
}

/// The same value again and again: a figure that is copied, or that cannot move.
pub(super) fn unchanged(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    let Some(today) = view.today else { return };
    let count = view.threshold(&settings::UNCHANGED_VALUES).to_usize().unwrap_or(usize::MAX).max(2);
    for rating in view.standings.iter().flat_map(|standing| &standing.metrics) {
        let Some(last) = rating.series.len().checked_sub(count).map(|from| &rating.series[from..]) else { continue };
        let value = last[0].value;
        let arrived = rating.aim.as_ref().is_some_and(|(target, _)| *target == value);
        let ends = [Decimal::ZERO, Decimal::ONE_HUNDRED].contains(&value);
        if arrived || ends || last.iter().any(|measured| measured.value != value) || last[0].period.last > today {
            continue;
        }
        let metric = rating.metric;
        found.push(
            Diagnostic::new(
                &codes::UNCHANGED_VALUE,
                head(metric),
                format!("“{}” is {} for {count} periods running", metric.title(), printed(value, metric)),
            )
            .label(format!("from {} to {}", last[0].period, last[count - 1].period))
            .why("A figure that never moves was copied, or measures something that nobody can change.")
            .help("Ask where the figure comes from; where it is right, ask whether this is the metric to steer by."),
        );
    }
}

/// Values of one series from sources that may count differently.
pub(super) fn mixed_sources(view: &View<'_, '_>, found: &mut Vec<Diagnostic>) {
    for metric in view.plan.all("metric") {
        let readings = view.observations.readings(metric, &[], view.options.as_of);
        let stated =
            readings.iter().filter(|reading| reading.value.is_some() && row(metric, &reading.period).is_some());
        let stated: Vec<_> = stated.filter_map(|reading| Some((&reading.period, reading.source.as_deref()?))).collect();
        let change = stated.windows(2).find(|pair| pair[0].1 != pair[1].1 && !is_explained(metric, pair[1].0));
        let Some([(_, one), (period, other)]) = change else { continue };
        let Some(row) = row(metric, period) else { continue };
        found.push(
            Diagnostic::new(
                &codes::MIXED_SOURCES,
                head(row),
                format!("From {period} on “{}” comes from another source", metric.title()),
            )
            .label(format!("from “{other}”"))
            .related(head(metric), format!("before that from “{one}”"))
            .why("Two sources count differently, and the step between them looks like progress or decline.")
            .help("Take one source for the whole series, or say with `because` on this row why the values can be compared."),
        );
    }
}

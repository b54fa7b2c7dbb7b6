//! What is worked out from a plan and shown in its text: beside the words, and above them.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use milepost_diagnostics::{FileId, Span};
use milepost_plan::trajectory::{aims, build_up, current, effects, expected, printed, printed_change, readings};
use milepost_plan::{ItemId, Node, When};

use crate::host::Analysis;
use crate::prose::distance;
use crate::stocktake;

/// A few words to show behind a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Where: behind this byte.
    pub file: FileId,
    /// Where: behind this byte.
    pub offset: u32,
    /// The words.
    pub label: String,
    /// How they came about.
    pub tooltip: String,
}

/// What is worked out for the lines of `file` that `range` touches: what a metric is expected to be today, what is
/// missing to a target when all effects are counted, how far off a milestone is.
pub fn hints(analysis: &Analysis, file: FileId, range: Range<u32>) -> Vec<Hint> {
    let Some(compiled) = analysis.plan_of(file) else { return Vec::new() };
    let touched = |span: Span| span.file == file && span.start <= range.end && range.start <= span.end;
    let hint = |span: Span, label: String, tooltip: String| Hint { file, offset: span.end, label, tooltip };
    let today = analysis.today();
    let mut found = Vec::new();
    for milestone in compiled.plan.all("milestone").filter(|node| touched(node.item().extent)) {
        if let Some((by, when)) = milestone.entry("by").zip(milestone.when_of("by"))
            && milestone.word_of("state").is_none_or(|state| state != "done")
        {
            let tooltip = format!("{} to {}, the day by which it is to be reached.", today, when.last());
            found.push(hint(by.item().header, distance(when.last(), today), tooltip));
        }
    }
    for metric in compiled.plan.all("metric").filter(|node| touched(node.item().extent)) {
        let known = readings(metric, None);
        if let (Some(line), Ok(now)) = (current(metric, None), expected(metric, None, &When::Day(today), &known)) {
            let label = format!("{} today", printed(now.value, metric));
            found.push(hint(line.item().header, label, format!("Expected on {today}: {}.", now.method)));
        }
        if effects(metric).is_empty() {
            continue;
        }
        for (target, _, when) in aims(metric) {
            let Ok(built) = build_up(metric, &when) else { continue };
            let Some(gap) = built.gap else { continue };
            let label = if gap.is_sign_positive() && !gap.is_zero() {
                format!("gap {}", printed_change(gap, metric))
            } else {
                "no gap".to_owned()
            };
            found.push(hint(target.item().header, label, format!("{}.", built.method)));
        }
    }
    found.retain(|hint| range.start <= hint.offset && hint.offset <= range.end);
    found.sort_by_key(|hint| hint.offset);
    found
}

/// A line of words above a line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The name below it.
    pub span: Span,
    /// The words.
    pub title: String,
    /// The places that they speak of.
    pub places: Vec<Span>,
    /// The day of the stocktake that they speak of.
    pub stocktake: Option<NaiveDate>,
}

/// What stands above the lines of `file`: the rating of a priority, how many actions affect a metric, which returns of a
/// collection have not come in, and when a stocktake is next.
pub fn lenses(analysis: &Analysis, file: FileId) -> Vec<Lens> {
    let Some(compiled) = analysis.plan_of(file).filter(|compiled| !compiled.alone) else { return Vec::new() };
    let ratings = compiled.ratings();
    let plan = &compiled.plan;
    let here = |node: &Node<'_>| node.item().extent.file == file;
    let span = |node: Node<'_>| node.item().name_at.unwrap_or(node.item().head);
    let mut found = Vec::new();
    for priority in plan.all("priority").filter(here) {
        if let Some(said) = ratings.sentence(priority.id) {
            found.push(Lens { span: span(priority), title: said, places: Vec::new(), stocktake: None });
        }
    }
    for metric in plan.all("metric").filter(here) {
        let entries = effects(metric);
        let work: BTreeSet<ItemId> = entries.iter().filter_map(|entry| entry.parent()).map(|work| work.id).collect();
        let title = match work.len() {
            0 => "no action affects this metric".to_owned(),
            1 => "1 action affects this metric".to_owned(),
            many => format!("{many} actions affect this metric"),
        };
        let places = work.into_iter().map(|work| span(plan.node(work))).collect();
        found.push(Lens { span: span(metric), title, places, stocktake: None });
    }
    for collection in plan.all("collection").filter(here) {
        let late = ratings.missing(collection.id);
        if let Some(latest) = late.first() {
            let more = if late.len() > 1 { format!(" (and {} earlier)", late.len() - 1) } else { String::new() };
            let title = format!("has not come in: {latest}{more}");
            found.push(Lens { span: span(collection), title, places: Vec::new(), stocktake: None });
        }
    }
    for routine in plan.all("routine").filter(here) {
        if let Some(next) = stocktake::next(compiled, routine, analysis.today()) {
            let stocktake = Some(next.date);
            found.push(Lens { span: span(routine), title: next.title, places: next.wanted, stocktake });
        }
    }
    found.sort_by_key(|lens| lens.span);
    found
}

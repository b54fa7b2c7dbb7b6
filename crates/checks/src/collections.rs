//! Collection and feedback: where figures come from, and who tells how it really is.

use milepost_plan::counting::Counting;
use milepost_plan::{Node, Value};

use crate::codes;
use crate::view::{Findings, View, duration, every, finding, listed, missing};

pub(crate) fn no_collection(view: &View<'_>, found: &mut Findings) {
    let sources = ["computed", "observed", "source"];
    // What counts the parts of another metric has its data from there.
    let silent =
        |metric: &Node<'_>| sources.into_iter().all(|keyword| !metric.has(keyword)) && Counting::of(*metric).is_err();
    for metric in view.metrics().filter(silent) {
        found.push(
            finding(&codes::NO_COLLECTION, metric, format!("Nobody collects the data of “{}”", metric.title()))
                .label("no data comes in")
                .help("Add `computed FORMULA from COLLECTION`, or `source \"…\"` where the figure is published."),
        );
    }
}

pub(crate) fn undescribed_collection(view: &View<'_>, found: &mut Findings) {
    for collection in view.plan.all("collection") {
        let due = collection.entry("every").is_some_and(|every| every.has("due")) || collection.has("lag");
        let missing = missing([
            ("who gathers it (`collector`)", collection.has("collector")),
            ("when it is due (`every … due … after`)", due),
            ("who checks it (`verified by`)", collection.has("verified")),
            ("what it cannot say (`limitation`)", collection.has("limitation")),
            ("how exact it must be (`accuracy`)", collection.has("accuracy")),
        ]);
        if !missing.is_empty() {
            found.push(
                finding(
                    &codes::UNDESCRIBED_COLLECTION,
                    collection,
                    format!("“{}” does not say {}", collection.title(), listed(&missing)),
                )
                .label("can its figures be trusted?")
                .help("Add what is missing, a line each."),
            );
        }
    }
}

pub(crate) fn undescribed_source(view: &View<'_>, found: &mut Findings) {
    let metrics = view.metrics().filter(|metric| metric.has("source"));
    let lacking = view.lacking(metrics, |metric| !metric.has("computed"));
    let all = "The figures come from sources that the plan does not describe";
    let one = |metric: Node<'_>| {
        format!("The figures of “{}” come from a source that the plan does not describe", metric.title())
    };
    for finding in lacking.report(&codes::UNDESCRIBED_SOURCE, all, one) {
        found.push(finding.help("Describe it as a `collection`: how it is verified and validated, how exact it is, its limits, and what is done about them."));
    }
}

pub(crate) fn slow_feedback(view: &View<'_>, found: &mut Findings) {
    for feedback in view.plan.all("feedback") {
        let Some(routine) = feedback.targets("heard_at").next() else { continue };
        let Some(cadence) = duration(routine, "every") else { continue };
        let respond = feedback.entry("respond").and_then(|respond| match respond.value("duration") {
            Some(Value::Duration(duration)) => Some((respond, *duration)),
            _ => None,
        });
        let comes_in = feedback.entry("every").and_then(|entry| match entry.value("every") {
            Some(Value::Duration(duration)) => Some((entry, *duration)),
            _ => None,
        });
        let slow = respond.into_iter().chain(comes_in).find(|(_, time)| time.days() > cadence.days());
        let Some((entry, time)) = slow else { continue };
        found.push(
            finding(
                &codes::SLOW_FEEDBACK,
                entry,
                format!("“{}” takes {time}, longer than from one “{}” to the next", feedback.title(), routine.title()),
            )
            .label(format!("the routine meets every {}", every(cadence)))
            .related(routine.item().header, "the routine that hears it")
            .help("Answer faster, or let a routine hear it that meets more rarely."),
        );
    }
}

pub(crate) fn no_feedback(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    let delivered = view.each(&["strategy", "action", "routine"]).next().is_some();
    if delivered && view.plan.all("feedback").next().is_none() {
        found.push(
            finding(&codes::NO_FEEDBACK, root, "Neither citizens nor the front line are heard")
                .label("no `feedback`")
                .help(
                    "Add `feedback NAME { from …; via \"…\"; about …; respond within 5 days; owner …; heard_at … }`.",
                ),
        );
    }
}

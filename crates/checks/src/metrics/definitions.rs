//! Definitions: what exactly is counted, in words that leave no two readings.

use std::collections::{BTreeMap, BTreeSet};

use milepost_plan::trajectory::is_goal;
use milepost_plan::{Node, Unit, Value};

use crate::codes;
use crate::lexicon::Lexicon;
use crate::view::{Findings, View, finding, ids};

pub(crate) fn no_definition(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics().filter(|metric| !metric.has("definition")) {
        found.push(
            finding(&codes::NO_DEFINITION, metric, format!("Nothing says what exactly “{}” counts", metric.title()))
                .label("no `definition`")
                .help("Add `definition \"…\"`: what is counted, of whom, in which time."),
        );
    }
}

pub(crate) fn opaque_title(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let title = metric.text("title");
        if title.is_some_and(speaks) {
            continue;
        }
        let message = match title {
            Some(title) => format!("“{title}” says nothing to whoever does not know it already"),
            None => format!("The metric `{}` has no title", metric.title()),
        };
        found.push(
            finding(&codes::OPAQUE_TITLE, metric, message)
                .label("what does it measure?")
                .help("Write a title in words: “Attendances within four hours”."),
        );
    }
}

/// Whether a word stands in the title that is more than a code or an acronym.
fn speaks(title: &str) -> bool {
    title.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
        word.chars().count() >= 3
            && word.chars().all(char::is_alphabetic)
            && !word.chars().all(|letter| letter.is_ascii_uppercase())
    })
}

pub(crate) fn open_definition(view: &View<'_>, found: &mut Findings) {
    let defined = view.metrics().filter(|metric| metric.has("definition"));
    let open = view.lacking(defined, |metric| !metric.has("includes") && !metric.has("excludes"));
    let all = "No metric says what it includes and what it leaves out";
    let one = |metric: Node<'_>| format!("Nothing says what “{}” includes and what it leaves out", metric.title());
    for finding in open.report(&codes::OPEN_DEFINITION, all, one) {
        found.push(finding.help("Add `includes \"…\"` and `excludes \"…\"`."));
    }
}

pub(crate) fn share_without_parts(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics() {
        let share = matches!(metric.word_of("kind"), None | Some("ratio"));
        let percent = metric.entry("unit").is_some_and(|unit| unit.value("unit") == Some(&Value::Unit(Unit::Percent)));
        let missing: Vec<_> = ["numerator", "denominator"].into_iter().filter(|part| !metric.has(part)).collect();
        if !share || !percent || metric.has("computed") || missing.is_empty() {
            continue;
        }
        found.push(
            finding(
                &codes::SHARE_WITHOUT_PARTS,
                metric,
                format!("Nothing says of what “{}” is a share", metric.title()),
            )
            .label(missing.iter().map(|part| format!("no {part}")).collect::<Vec<_>>().join(", "))
            .help("Add `numerator \"…\"` and `denominator \"…\"`, or `computed PART / WHOLE from COLLECTION`."),
        );
    }
}

pub(crate) fn twin_metrics(view: &View<'_>, found: &mut Findings) {
    let text = |metric: Node<'_>, what: &str| match what {
        "title" => metric.text("title").map(str::to_lowercase),
        _ => metric.word_of("definition").map(str::to_lowercase),
    };
    let mut reported = BTreeSet::new();
    for what in ["title", "definition"] {
        let mut seen: BTreeMap<String, Node<'_>> = BTreeMap::new();
        for metric in view.plan.all("metric") {
            let Some(words) = text(metric, what).filter(|words| !words.trim().is_empty()) else { continue };
            let first = *seen.entry(words).or_insert(metric);
            if first == metric || !reported.insert(metric.id) {
                continue;
            }
            found.push(
                finding(
                    &codes::TWIN_METRICS,
                    metric,
                    format!("Two metrics have the same {what}: `{}` and `{}`", name(first), name(metric)),
                )
                .label("the second one")
                .related(first.item().header, "the first one")
                .help("Keep one of them, or say in title and definition how they differ."),
            );
        }
    }
}

fn name(metric: Node<'_>) -> &str {
    metric.name().unwrap_or_else(|| metric.title())
}

pub(crate) fn no_guard(view: &View<'_>, found: &mut Findings) {
    let guarded = ids(view.plan.all("metric").flat_map(|metric| metric.targets("guards")));
    for priority in view.plan.all("priority") {
        let metrics = view.metrics_of(priority);
        let guards = |metric: &Node<'_>| metric.word_of("role") == Some("perverse");
        let threshold = |metric: &&Node<'_>| {
            let words =
                format!("{} {}", metric.title(), metric.word_of("definition").unwrap_or_default()).to_lowercase();
            is_goal(**metric) && metric.has("target") && (words.contains(" within ") || words.contains("at least"))
        };
        let Some(metric) = metrics.iter().filter(threshold).find(|metric| !guarded.contains(&metric.id)) else {
            continue;
        };
        if !metrics.iter().any(guards) {
            found.push(
                finding(
                    &codes::NO_GUARD,
                    *metric,
                    format!("Nothing watches at what cost “{}” is reached", metric.title()),
                )
                .label("a threshold without a guard")
                .help("Add a metric with `role perverse` and `guards`: what would get worse if only this one counted?"),
            );
        }
    }
}

pub(crate) fn equity_without_breakdown(view: &View<'_>, found: &mut Findings) {
    let lexicon = Lexicon::of(view.plan);
    for priority in view.plan.all("priority") {
        let broken_down = |metric: &Node<'_>| {
            metric.has("breakdown")
                || metric.children().any(|entry| entry.item().construct.child("for").is_some() && entry.has("for"))
        };
        let metrics = view.metrics_of(priority);
        if metrics.is_empty() || metrics.iter().any(broken_down) {
            continue;
        }
        let said = ["outcome", "aspiration", "promise"].into_iter().filter_map(|keyword| priority.entry(keyword));
        let claims = said.filter_map(|entry| Some((entry, lexicon.fairness(entry.text("text")?)?.to_owned())));
        let declared = priority.entry("equity").map(|entry| (entry, "equity".to_owned()));
        if let Some((entry, word)) = declared.into_iter().chain(claims).next() {
            found.push(
                finding(
                    &codes::EQUITY_WITHOUT_BREAKDOWN,
                    entry,
                    format!("“{}” speaks of “{word}”, and no metric shows parts", priority.title()),
                )
                .label("an average hides it")
                .help("Give a metric a `breakdown` by the people in question, or a target with `kind equity`."),
            );
        }
    }
}

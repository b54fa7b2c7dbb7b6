//! Purpose and focus: few priorities, each with a number, a day and a sponsor.

use milepost_diagnostics::Severity;
use milepost_plan::trajectory::{aims, direction, is_goal, printed, readings};
use milepost_plan::{Level, Node, Value};
use rust_decimal::Decimal;

use crate::codes;
use crate::lexicon::{Lexicon, has_date, has_number};
use crate::settings::{EARLY_TARGET, LONGEST_ASPIRATION, MANY_PRIORITIES, MOST_GOAL_METRICS, MOST_PRIORITIES};
use crate::view::{Findings, View, finding, kind, listed};

pub(crate) fn too_many_priorities(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.count(&MOST_PRIORITIES);
    let many = view.settings.count(&MANY_PRIORITIES).min(most);
    let count = view.plan.all("priority").count();
    let (limit, severity) = if count > most { (most, Severity::Warning) } else { (many, Severity::Hint) };
    if let Some(first_too_many) = view.plan.all("priority").nth(limit) {
        let message = format!("The plan has {count} priorities; more than {limit} are hard to keep in view");
        let mut finding = finding(&codes::TOO_MANY_PRIORITIES, first_too_many, message)
            .label("one too many")
            .help("Keep the few that matter most, and leave the others to their departments.");
        finding.severity = severity;
        found.push(finding);
    }
}

pub(crate) fn no_metric(view: &View<'_>, found: &mut Findings) {
    for goal in view.goals().filter(|goal| view.metrics_of(*goal).is_empty()) {
        let kind = kind(goal);
        found.push(
            finding(
                &codes::NO_METRIC,
                goal,
                format!("No metric says whether the {kind} “{}” is reached", goal.title()),
            )
            .label("no `metric`")
            .help("Add a `metric` with its `unit`, `baseline` and `target`."),
        );
    }
}

pub(crate) fn no_target(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric").filter(|metric| is_goal(*metric)) {
        // A bound that must hold at all times is a target of its own kind.
        if metric.entry("better").is_some_and(|better| better.value("bound").is_some()) {
            continue;
        }
        let title = metric.title();
        let targets: Vec<_> = metric.each("target").collect();
        let Some(first) = targets.first() else {
            found.push(
                finding(&codes::NO_TARGET, metric, format!("“{title}” has no target"))
                    .label("no `target`")
                    .help("Add `target VALUE by PERIOD`; if the metric only explains, write `role context`, if it moves before the goal does, `role progress`."),
            );
            continue;
        };
        if targets.iter().all(|target| target.value("value") == Some(&Value::Level(Level::Unknown))) {
            found.push(
                finding(&codes::NO_TARGET, *first, format!("The target of “{title}” has no number"))
                    .label("not a number")
                    .help("Write the value that is to be reached, with its unit."),
            );
        }
    }
}

/// The sentences that should hold a number and a day, each with what it is about.
fn statements<'a>(view: &View<'a>) -> impl Iterator<Item = (Node<'a>, Node<'a>, &'a str)> {
    let of = |node: Node<'a>, keyword: &'static str| node.entry(keyword).map(|entry| (node, entry));
    let goals = view.plan.all("goal").filter_map(move |goal| of(goal, "statement"));
    let priorities = view.plan.all("priority").filter_map(move |priority| of(priority, "aspiration"));
    goals.chain(priorities).filter_map(|(node, entry)| Some((node, entry, entry.text("text")?)))
}

pub(crate) fn vague_statement(view: &View<'_>, found: &mut Findings) {
    let lexicon = Lexicon::of(view.plan);
    for (_, entry, text) in statements(view).filter(|(.., text)| !has_number(text)) {
        let Some(word) = lexicon.vague(text) else { continue };
        found.push(
            finding(&codes::VAGUE_STATEMENT, entry, format!("“{word}” stands where a number belongs"))
                .label("no number here")
                .help("Say how much, for whom and by when: “from 62% in 2026 to 75% in June 2029”."),
        );
    }
}

pub(crate) fn statement_without_number(view: &View<'_>, found: &mut Findings) {
    let lexicon = Lexicon::of(view.plan);
    for (node, entry, text) in statements(view) {
        let number = has_number(text) || !lexicon.english();
        let dated = has_date(text) || node.children().any(|child| child.item().construct.keyword == "horizon");
        let vague = !has_number(text) && lexicon.vague(text).is_some();
        let measured = view.metrics_of(node).iter().any(|metric| metric.has("target"));
        if vague || !measured || (number && dated) {
            continue;
        }
        let lacks = match (number, dated) {
            (false, false) => "neither number nor date",
            (false, true) => "no number",
            _ => "no date",
        };
        found.push(
            finding(
                &codes::STATEMENT_WITHOUT_NUMBER,
                entry,
                format!("The {} has {lacks}, though its metrics have", kind(entry)),
            )
            .label(lacks)
            .help("Put the number and the date of its metric into the sentence."),
        );
    }
}

pub(crate) fn too_many_goal_metrics(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.count(&MOST_GOAL_METRICS);
    for goal in view.goals() {
        let metrics: Vec<_> = view.metrics_of(goal).iter().filter(|metric| is_goal(**metric)).collect();
        if let Some(first_too_many) = metrics.get(most) {
            let message = format!(
                "“{}” has {} goal metrics; with more than {most} nobody knows which one counts",
                goal.title(),
                metrics.len()
            );
            found.push(
                finding(&codes::TOO_MANY_GOAL_METRICS, **first_too_many, message)
                    .label("one too many")
                    .related(goal.item().header, "what they measure")
                    .help("Keep the few that say whether it is reached; give the others `role progress` or `role context`."),
            );
        }
    }
}

pub(crate) fn activity_only(view: &View<'_>, found: &mut Findings) {
    for goal in view.goals() {
        let levels: Vec<_> =
            view.metrics_of(goal).iter().filter(|m| is_goal(**m)).map(|m| m.word_of("level")).collect();
        if !levels.is_empty() && levels.iter().all(|level| matches!(level, Some("process" | "input"))) {
            found.push(
                finding(
                    &codes::ACTIVITY_ONLY,
                    goal,
                    format!("“{}” is measured by what is done, not by what changes", goal.title()),
                )
                .label("only process and input metrics")
                .help("Add a metric of the outcome, or at least of what the service puts out."),
            );
        }
    }
}

pub(crate) fn checklist_metric(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics() {
        let title = metric.title().to_lowercase();
        let binary = metric.word_of("kind") == Some("binary");
        if !binary && !["milestone", "percent complete", "% complete"].iter().any(|words| title.contains(words)) {
            continue;
        }
        found.push(
            finding(&codes::CHECKLIST_METRIC, metric, format!("“{}” measures whether work is done", metric.title()))
                .label(if binary { "yes or no" } else { "a milestone, by its title" })
                .help("Write it as a `milestone` with its day and its evidence, and measure what it is to change."),
        );
    }
}

pub(crate) fn long_aspiration(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.count(&LONGEST_ASPIRATION);
    for priority in view.plan.all("priority") {
        for entry in ["aspiration", "promise"].into_iter().filter_map(|keyword| priority.entry(keyword)) {
            let words = entry.text("text").unwrap_or_default().split_whitespace().count();
            if words > most {
                found.push(
                    finding(
                        &codes::LONG_ASPIRATION,
                        entry,
                        format!("The {} has {words} words; nobody remembers more than {most}", kind(entry)),
                    )
                    .label("too long to be remembered")
                    .help("Say in one sentence what improves, for whom, by when."),
                );
            }
        }
    }
}

pub(crate) fn no_plan(view: &View<'_>, found: &mut Findings) {
    let Some(first) = view.plan.all("priority").next().filter(|_| view.plan.root().is_none()) else { return };
    found.push(
        finding(&codes::NO_PLAN, first, "No plan says whose priorities these are and for which time")
            .label("in no `plan`")
            .help("Add `plan NAME \"Title\" { period START to END; sponsor POST }`, once for all files."),
    );
}

pub(crate) fn no_sponsor(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    let everywhere = view.plan.all("priority").next().is_some() && view.plan.all("priority").all(|p| p.has("sponsor"));
    let unit = || view.plan.all("unit").any(|unit| unit.has("sponsor"));
    if !root.has("sponsor") && !everywhere && !unit() {
        found.push(
            finding(&codes::NO_SPONSOR, root, "Nobody with political authority stands behind this plan")
                .label("no `sponsor`")
                .help("Add `sponsor` with the post that wants this delivered and chairs the top routine."),
        );
    }
}

pub(crate) fn no_unit(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root().filter(|root| !root.has("unit")) else { return };
    found.push(
        finding(&codes::NO_UNIT, root, "No delivery unit follows this plan")
            .label("no `unit`")
            .help("Add `unit` with the name of the unit that supports and checks the delivery."),
    );
}

pub(crate) fn unbalanced_metrics(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    let metrics: Vec<_> = view.metrics().collect();
    let mut levels: Vec<_> = metrics.iter().filter_map(|metric| metric.word_of("level")).collect();
    levels.sort_unstable();
    levels.dedup();
    if metrics.len() < 2 || levels.len() > 1 {
        return;
    }
    let message = match levels.first() {
        Some(level) => format!("All metrics of the plan are at the level of {}", listed(&[level])),
        None => "No metric says whether it measures an outcome, an output, a process or an input".to_owned(),
    };
    found.push(
        finding(&codes::UNBALANCED_METRICS, root, message)
            .label("no balance can be seen")
            .help("Give each metric its `level`, and have metrics of outcomes as well as of what leads to them."),
    );
}

pub(crate) fn reached_early(view: &View<'_>, found: &mut Findings) {
    let Some((start, _)) = view.period() else { return };
    let share = view.settings.get(&EARLY_TARGET);
    for metric in view.metrics() {
        let keeps = metric.entry("better").is_some_and(|better| better.value("bound").is_some());
        let (Some((target, aim, by)), Some(up), false) = (aims(metric).pop(), direction(metric), keeps) else {
            continue;
        };
        let past = |value: Decimal| (value - aim) * up >= Decimal::ZERO;
        // What was once reached and lost again is a task like any other.
        let readings = readings(metric, None);
        let readings: Vec<_> = readings.iter().filter(|reading| reading.when.first() >= start).collect();
        let since = readings.iter().rposition(|reading| !past(reading.value)).map_or(0, |last| last + 1);
        let Some(reading) = readings.get(since) else { continue };
        let (gone, whole) = ((reading.when.last() - start).num_days() + 1, (by.last() - start).num_days() + 1);
        let stretched = metric.each("target").any(|target| target.word_of("kind") == Some("stretch"));
        if whole <= 0 || stretched || Decimal::from(gone) * Decimal::ONE_HUNDRED >= Decimal::from(whole) * share {
            continue;
        }
        let message = format!(
            "“{}” reached its target in {}, when {gone} of {whole} days were over",
            metric.title(),
            reading.when
        );
        found.push(
            finding(&codes::REACHED_EARLY, target, message)
                .label(format!("{} are asked for, {} were measured", printed(aim, metric), printed(reading.value, metric)))
                .help("Set a target that asks for something in the time that is left, with its reason, or add one with `kind stretch`."),
        );
    }
}

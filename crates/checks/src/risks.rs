//! Risks, assumptions, obstacles and stakeholders.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_plan::{Duration, Node, Value};

use crate::codes;
use crate::settings::HIGH_RISK;
use crate::view::{Findings, View, finding, listed, missing, unwritten};

/// Whether the risk can still happen.
fn open(risk: &Node<'_>) -> bool {
    !matches!(risk.word_of("status"), Some("closed" | "occurred"))
}

/// Whether the risk could stop `priority`: it stands in it, or threatens something in it; a risk at the top that names
/// nothing threatens the whole.
pub(crate) fn threatens(risk: Node<'_>, priority: Node<'_>) -> bool {
    let holds = |node: Node<'_>| node == priority || node.around().any(|block| block == priority);
    let mut threatened = risk.targets("threatens").peekable();
    let whole = risk.parent().is_none() && threatened.peek().is_none();
    whole || holds(risk) || threatened.any(holds)
}

pub(crate) fn no_risk(view: &View<'_>, found: &mut Findings) {
    let lacking = view
        .lacking(view.plan.all("priority"), |priority| !view.plan.all("risk").any(|risk| threatens(risk, priority)));
    let all = "The plan names no risk";
    let one = |priority: Node<'_>| format!("Nothing says what could stop “{}”", priority.title());
    for finding in lacking.report(&codes::NO_RISK, all, one) {
        found.push(finding.help(
            "Add a `risk` with `likelihood`, `impact`, `owner` and `mitigation`: what would you be asked if it failed?",
        ));
    }
}

/// 1 to 5, from a word of the scale.
fn of_five(word: &str) -> Option<usize> {
    ["very_low", "low", "medium", "high", "very_high"].iter().position(|step| *step == word).map(|step| step + 1)
}

pub(crate) fn unmanaged_high_risk(view: &View<'_>, found: &mut Findings) {
    let high = view.settings.count(&HIGH_RISK);
    for risk in view.plan.all("risk").filter(open) {
        let rating = |keyword| risk.word_of(keyword).and_then(of_five);
        let (Some(likelihood), Some(impact)) = (rating("likelihood"), rating("impact")) else { continue };
        let score = likelihood * impact;
        let missing = unwritten(risk, ["mitigation", "trigger"]);
        if score < high || missing.is_empty() {
            continue;
        }
        found.push(
            finding(&codes::UNMANAGED_HIGH_RISK, risk, format!("“{}” is a high risk and lacks {}", risk.title(), listed(&missing)))
                .label(format!("likelihood {likelihood} × impact {impact} = {score}"))
                .help("Add `mitigation` with its owner and day: what makes it less likely; and `trigger`: the sign that it happens."),
        );
    }
}

pub(crate) fn unrated_risk(view: &View<'_>, found: &mut Findings) {
    for risk in view.plan.all("risk").filter(open) {
        let missing = unwritten(risk, ["likelihood", "impact"]);
        if missing.is_empty() {
            continue;
        }
        found.push(
            finding(&codes::UNRATED_RISK, risk, format!("“{}” lacks {}", risk.title(), listed(&missing)))
                .label("how likely, and how bad?")
                .help("Rate both from `very_low` to `very_high`."),
        );
    }
}

pub(crate) fn unwatched_assumption(view: &View<'_>, found: &mut Findings) {
    for assumption in view.plan.all("assumption") {
        let missing = missing([
            ("which risk it becomes", assumption.has("if_false")),
            ("when it is looked at again", assumption.has("review")),
        ]);
        if missing.is_empty() {
            continue;
        }
        found.push(
            finding(
                &codes::UNWATCHED_ASSUMPTION,
                assumption,
                format!("“{}” is assumed, and nothing says {}", assumption.title(), listed(&missing)),
            )
            .label("nobody would notice")
            .help("Add `review` with a date, and `if_false` with the risk that it becomes."),
        );
    }
}

pub(crate) fn stuck_obstacle(view: &View<'_>, found: &mut Findings) {
    let Some(today) = view.live() else { return };
    let mut limits: BTreeMap<i64, (Node<'_>, Duration)> = BTreeMap::new();
    for level in view.plan.all("escalation.level") {
        let within = level.entry("within").and_then(|within| within.value("duration"));
        if let (Some(Value::Whole(number)), Some(Value::Duration(within))) = (level.value("level"), within) {
            limits.insert(*number, (level, *within));
        }
    }
    let date = |node: Node<'_>, slot| match node.value(slot) {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    };
    for obstacle in view.plan.all("obstacle").filter(|obstacle| !obstacle.has("resolved")) {
        let level = obstacle.entry("level");
        let number = match level.and_then(|level| level.value("level")) {
            Some(Value::Whole(number)) => *number,
            _ => 1,
        };
        let since = level.and_then(|level| level.entry("since")).and_then(|since| date(since, "date"));
        let raised = obstacle.entry("raised").and_then(|raised| date(raised, "date"));
        let (Some(since), Some((rung, within))) = (since.or(raised), limits.get(&number)) else { continue };
        let Some(limit): Option<NaiveDate> = within.after(since).filter(|limit| *limit < today) else { continue };
        found.push(
            finding(
                &codes::STUCK_OBSTACLE,
                obstacle,
                format!("“{}” has been at level {number} since {since}, longer than {within}", obstacle.title()),
            )
            .label(format!("should have gone up on {limit}"))
            .related(rung.item().header, "how long it may stay there")
            .help(format!("Take it to level {}, or write `resolved` with the day and the solution.", number + 1)),
        );
    }
}

pub(crate) fn no_ladder(view: &View<'_>, found: &mut Findings) {
    let Some(root) = view.plan.root() else { return };
    let mut ladders = view.plan.all("escalation").peekable();
    if ladders.peek().is_none() {
        found.push(
            finding(&codes::NO_LADDER, root, "Nothing says where an unsolved problem goes")
                .label("no `escalation`")
                .help("Add `escalation { level 1 … within 10 days … }`, level by level up to the sponsor."),
        );
        return;
    }
    let Some(sponsor) = root.targets("sponsor").next() else { return };
    for ladder in ladders {
        let Some(last) = ladder.each("level").last() else { continue };
        let Some(Value::Reference(who)) = last.value("who") else { continue };
        if let Some(who) = who.target.map(|who| view.plan.node(who)).filter(|who| *who != sponsor) {
            found.push(
                finding(
                    &codes::NO_LADDER,
                    last,
                    format!("The ladder ends at “{}” and not at the sponsor", who.title()),
                )
                .label("the last level")
                .help(format!("Add a level for “{}”.", sponsor.title())),
            );
        }
    }
}

pub(crate) fn opponent_alone(view: &View<'_>, found: &mut Findings) {
    for stakeholder in view.plan.all("stakeholder") {
        let strong = stakeholder.word_of("influence").and_then(of_five).is_some_and(|influence| influence >= 4);
        let against = stakeholder.word_of("stance") == Some("opponent");
        let missing = unwritten(stakeholder, ["engagement", "owner"]);
        if strong && against && !missing.is_empty() {
            found.push(
                finding(
                    &codes::OPPONENT_ALONE,
                    stakeholder,
                    format!(
                        "“{}” can stop this and is against it, and lacks {}",
                        stakeholder.title(),
                        listed(&missing)
                    ),
                )
                .label("nobody talks to them")
                .help("Say how they are brought on board (`engagement`), and who does it (`owner`)."),
            );
        }
    }
}

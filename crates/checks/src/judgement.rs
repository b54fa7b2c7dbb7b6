//! Judgement: assessments, what they override, and what is not for everybody.

use std::collections::BTreeSet;

use milepost_plan::{ItemId, Node, Value};

use crate::codes;
use crate::view::{Findings, View, finding, kind, listed, missing};

pub(crate) fn open_override(view: &View<'_>, found: &mut Findings) {
    for line in view.plan.all("overrides") {
        let assessor = line.parent().is_some_and(|assessment| assessment.has("assessor"));
        let missing =
            missing([("who says so (`assessor`)", assessor), ("until when it holds (`until`)", line.has("until"))]);
        if !missing.is_empty() {
            found.push(
                finding(&codes::OPEN_OVERRIDE, line, format!("This override does not say {}", listed(&missing)))
                    .label("stands over what was computed")
                    .help("Add `assessor` to the assessment, and `until` with a date to the override."),
            );
        }
    }
}

pub(crate) fn expired_override(view: &View<'_>, found: &mut Findings) {
    let Some(today) = view.live() else { return };
    for line in view.plan.all("overrides") {
        let Some(until) = line.when_of("until").map(|until| until.last()).filter(|until| *until < today) else {
            continue;
        };
        found.push(
            finding(&codes::EXPIRED_OVERRIDE, line, format!("This override held until {until}"))
                .label("no longer holds")
                .help("Take it away, or judge anew in an assessment of today."),
        );
    }
}

/// 0 for green to 3 for red.
fn steps_down(rating: &str) -> Option<usize> {
    ["green", "amber_green", "amber_red", "red"].iter().position(|step| *step == rating)
}

pub(crate) fn rosier_view(view: &View<'_>, found: &mut Findings) {
    for assessment in view.plan.all("assessment") {
        let rating =
            |keyword| assessment.entry(keyword).and_then(|entry| Some((entry, steps_down(entry.text("rating")?)?)));
        let (Some((owner, own)), Some((unit, likely))) = (rating("owners_view"), rating("likelihood")) else {
            continue;
        };
        if likely < own + 2 || owner.text("text").is_some() || assessment.has("because") {
            continue;
        }
        found.push(
            finding(&codes::ROSIER_VIEW, owner, "The owner sees it far better than the assessor, and nothing says why")
                .label("the owner")
                .related(unit.item().header, "the assessor")
                .help("Write the reasons behind the two ratings, and talk about them at the next stocktake."),
        );
    }
}

pub(crate) fn leak(view: &View<'_>, found: &mut Findings) {
    let internal: Vec<Node<'_>> = view
        .plan
        .all("visibility")
        .filter(|entry| entry.text("visibility") == Some("internal"))
        .filter_map(Node::parent)
        .collect();
    if internal.is_empty() {
        return;
    }
    let hidden: BTreeSet<ItemId> =
        internal.iter().flat_map(|block| std::iter::once(*block).chain(block.inside())).map(|node| node.id).collect();
    for node in view.plan.nodes().filter(|node| !hidden.contains(&node.id)) {
        for placed in &node.item().values {
            let Value::Reference(reference) = &placed.value else { continue };
            let Some(target) = reference.target.filter(|target| hidden.contains(target)).map(|id| view.plan.node(id))
            else {
                continue;
            };
            let block = node.around().next().unwrap_or(node);
            found.push(
                finding(
                    &codes::LEAK,
                    placed.span,
                    format!("A public {} names “{}”, which is internal", kind(block), target.title()),
                )
                .label("left out of what is published, and still named here")
                .related(target.item().header, "internal")
                .help("Make this block internal as well, or the other one public."),
            );
        }
    }
}

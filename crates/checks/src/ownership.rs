//! Focus and ownership.

use milepost_diagnostics::Diagnostic;
use milepost_plan::{Node, Plan};

use crate::codes;

/// How many priorities a unit can keep in view.
const MOST_PRIORITIES: usize = 8;

pub(crate) fn too_many_priorities(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let count = plan.all("priority").count();
    if let Some(first_too_many) = plan.all("priority").nth(MOST_PRIORITIES) {
        findings.push(
            Diagnostic::new(
                &codes::TOO_MANY_PRIORITIES,
                first_too_many.item().header,
                format!("The plan has {count} priorities; more than {MOST_PRIORITIES} cannot be kept in view"),
            )
            .label("one too many")
            .why("A unit that follows everything follows nothing; the sponsor's time is the limit.")
            .help("Keep the few that matter most, and leave the others to their departments."),
        );
    }
}

pub(crate) fn no_owner(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let owned = ["priority", "goal", "strategy", "action", "risk"].into_iter().flat_map(|kind| plan.all(kind));
    for node in owned.filter(|node| node.entry("owner").is_none()) {
        let kind = node.item().construct.keyword;
        findings.push(
            Diagnostic::new(
                &codes::NO_OWNER,
                node.item().header,
                format!("Nobody answers for the {kind} “{}”", node.title()),
            )
            .label("no `owner`")
            .why("What no single post answers for is not delivered: there is nobody to ask.")
            .help(format!("Add `owner` with the one post that answers for this {kind}.")),
        );
    }
}

pub(crate) fn several_owners(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for node in plan.nodes().filter(|node| node.item().construct.id == "owner") {
        let owners: Vec<_> = node.values("owner").collect();
        if let [first, second, ..] = owners.as_slice() {
            let of = node.parent().map_or("this", Node::title);
            findings.push(
                Diagnostic::new(&codes::SEVERAL_OWNERS, second.span, format!("“{of}” has {} owners", owners.len()))
                    .label("the second one")
                    .related(first.span, "the first one")
                    .why("Where several answer for something, each waits for the other.")
                    .help("Keep the one post that answers for it, and write the others as `responsible`."),
            );
        }
    }
}

pub(crate) fn sponsor_in_no_routine(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let Some(root) = plan.root() else { return };
    for (sponsor, span) in root.references("sponsor") {
        let takes_part = |routine: Node<'_>| {
            ["chair", "attends", "presenter"]
                .into_iter()
                .any(|role| routine.references(role).any(|(who, _)| who.target == sponsor.target))
        };
        if sponsor.target.is_some() && !plan.all("routine").any(takes_part) {
            findings.push(
                Diagnostic::new(&codes::SPONSOR_IN_NO_ROUTINE, span, format!("`{}` takes part in no routine", sponsor.name))
                    .label("the sponsor")
                    .why("Without the sponsor's regular attention the plan becomes paper.")
                    .help("Add a stocktake that the sponsor chairs: `routine stocktake \"Stocktake\" { every 2 months … chair … }`."),
            );
        }
    }
}

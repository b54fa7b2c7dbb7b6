//! Ownership.

use milepost_diagnostics::Diagnostic;
use milepost_plan::Node;

use crate::codes;
use crate::view::{Findings, View};

pub(crate) fn no_owner(view: &View<'_>, found: &mut Findings) {
    let owned = ["priority", "goal", "strategy", "action", "risk"].into_iter().flat_map(|kind| view.plan.all(kind));
    for node in owned.filter(|node| node.entry("owner").is_none()) {
        let kind = node.item().construct.keyword;
        found.push(
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

pub(crate) fn several_owners(view: &View<'_>, found: &mut Findings) {
    for node in view.plan.nodes().filter(|node| node.item().construct.id == "owner") {
        let owners: Vec<_> = node.values("owner").collect();
        if let [first, second, ..] = owners.as_slice() {
            let of = node.parent().map_or("this", Node::title);
            found.push(
                Diagnostic::new(&codes::SEVERAL_OWNERS, second.span, format!("“{of}” has {} owners", owners.len()))
                    .label("the second one")
                    .related(first.span, "the first one")
                    .why("Where several answer for something, each waits for the other.")
                    .help("Keep the one post that answers for it, and write the others as `responsible`."),
            );
        }
    }
}

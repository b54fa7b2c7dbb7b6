//! Findings that an author accepts, with the reason.

use milepost_diagnostics::{Diagnostic, Entry, Family, Phase, Span};
use milepost_plan::{Node, Plan};

use crate::codes;
use crate::severity::entry;
use crate::view::Findings;

/// Takes away the findings that an `allow` around them names, and reports those that name nothing: an `allow` holds
/// for the block or the line in which it stands, at the top of a file for the file.
pub(crate) fn apply(plan: &Plan, found: &mut Findings) {
    for allow in plan.all("allow") {
        // An `allow` without its reason allows nothing; that it is missing was reported.
        if allow.entry("because").is_none() {
            continue;
        }
        for placed in allow.values("codes") {
            let word = placed.value.to_string();
            let Some(entry) = entry(&word).filter(|entry| entry.family() != Family::Language) else { continue };
            let before = found.len();
            found.retain(|finding| !(finding.entry == entry && covers(allow, finding.primary.span)));
            // What depends on the day or on data may occur on another day, or when there is data.
            if found.len() == before && entry.phase == Phase::Plan {
                found.push(
                    Diagnostic::new(&codes::NOTHING_TO_ALLOW, placed.span, format!("`{word}` does not occur here"))
                        .label("allows nothing")
                        .why("A finding that no longer occurs needs no excuse, and an old excuse would hide the next one.")
                        .help("Take it away."),
                );
            }
        }
    }
}

/// The `allow` by which the authors accept `wanted` of `node` in particular.
pub(crate) fn accepting<'a>(node: Node<'a>, wanted: &Entry) -> Option<Node<'a>> {
    let names = |allow: &Node<'_>| allow.values("codes").any(|placed| entry(&placed.value.to_string()) == Some(wanted));
    node.plan().all("allow").filter(names).find(|allow| covers(*allow, node.item().header))
}

/// Whether `allow` stands around `span`.
fn covers(allow: Node<'_>, span: Span) -> bool {
    match allow.parent().map(|block| block.item().extent) {
        Some(block) => block.file == span.file && block.start <= span.start && span.end <= block.end,
        None => allow.item().extent.file == span.file,
    }
}

//! Findings that an author accepts, with the reason.

use milepost_diagnostics::Diagnostic;
use milepost_plan::{Plan, Value};

use crate::codes;

/// Takes away the findings that an `allow` in a block around them names, and reports those that name nothing.
pub(crate) fn apply(plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for allow in plan.all("allow") {
        // An `allow` without its reason allows nothing; that it is missing was reported.
        let (Some(block), Some(_)) = (allow.parent(), allow.entry("because")) else { continue };
        let inside = block.item().extent;
        for placed in allow.values("codes") {
            let Value::Word(code) = &placed.value else { continue };
            let before = findings.len();
            findings.retain(|finding| {
                let at = finding.primary.span;
                let within = at.file == inside.file && inside.start <= at.start && at.end <= inside.end;
                !(within && finding.entry.code.eq_ignore_ascii_case(code))
            });
            if findings.len() == before {
                findings.push(
                    Diagnostic::new(
                        &codes::NOTHING_TO_ALLOW,
                        placed.span,
                        format!("`{code}` does not occur in this block"),
                    )
                    .label("allows nothing")
                    .why("A finding that no longer occurs needs no excuse, and an old excuse would hide the next one.")
                    .help("Take it away, or correct the code; `milepost explain --list` shows all codes."),
                );
            }
        }
    }
}

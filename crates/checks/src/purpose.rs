//! Purpose and focus.

use milepost_diagnostics::Diagnostic;

use crate::codes;
use crate::settings::MOST_PRIORITIES;
use crate::view::{Findings, View};

pub(crate) fn too_many_priorities(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.count(&MOST_PRIORITIES);
    let count = view.plan.all("priority").count();
    if let Some(first_too_many) = view.plan.all("priority").nth(most) {
        found.push(
            Diagnostic::new(
                &codes::TOO_MANY_PRIORITIES,
                first_too_many.item().header,
                format!("The plan has {count} priorities; more than {most} cannot be kept in view"),
            )
            .label("one too many")
            .why("A unit that follows everything follows nothing; the sponsor's time is the limit.")
            .help("Keep the few that matter most, and leave the others to their departments."),
        );
    }
}

//! The next stocktake of a routine, and what waits for it.

use chrono::NaiveDate;
use milepost_diagnostics::Span;
use milepost_plan::{Node, next_meeting};

use crate::host::Compiled;
use crate::prose::distance;

/// The next stocktake.
pub(crate) struct Next {
    /// Its day.
    pub date: NaiveDate,
    /// When it is and what waits for it, in words.
    pub title: String,
    /// What must be decided there.
    pub wanted: Vec<Span>,
}

/// The next stocktake of `routine`, if it is one and the plan says on which day it meets.
pub(crate) fn next(compiled: &Compiled, routine: Node<'_>, today: NaiveDate) -> Option<Next> {
    if routine.item().construct.id != "routine" || routine.word_of("kind") != Some("stocktake") {
        return None;
    }
    let date = next_meeting(routine, today)?;
    let mut title = format!("next stocktake {date}, {}", distance(date, today));
    let mut wanted = Vec::new();
    if compiled.errors() == 0 {
        let pack = milepost_tracking::stocktake(&compiled.plan, &compiled.measured().observations, date);
        let open = pack.tasks.iter().filter(|task| task.is_open).count();
        let parts =
            [(pack.wanted.len(), "to be decided"), (open, "agreed and open"), (pack.obstacles.len(), "in the way")];
        let parts: Vec<_> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if !parts.is_empty() {
            title.push_str(": ");
            title.push_str(&parts.join(", "));
        }
        wanted = pack.wanted.iter().map(|wanted| wanted.about.item().header).collect();
    }
    Some(Next { date, title, wanted })
}

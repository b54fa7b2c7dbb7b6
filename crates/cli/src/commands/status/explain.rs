//! The whole computation of one metric.

use std::fmt::Write as _;

use milepost_plan::When;
use milepost_plan::trajectory::{Reading, accounts};
use milepost_tracking::rating::MetricRating;

use super::state;
use crate::terminal::one_line;

pub(super) fn text(ratings: &[&MetricRating<'_>]) -> String {
    let mut text = String::new();
    for (index, rating) in ratings.iter().enumerate() {
        let part = rating.part.map(|part| format!(", {}", rating.metric.plan().node(part).title())).unwrap_or_default();
        let lead = if index == 0 { "" } else { "\n" };
        let _ =
            writeln!(text, "{lead}{}", one_line(&format!("{}{part}: {}", rating.metric.title(), state(&rating.state))));
        for step in &rating.steps {
            let _ = writeln!(text, "  {:<13} {}", step.label, one_line(&step.text));
        }
        let readings: Vec<_> = rating
            .series
            .iter()
            .map(|measured| Reading { when: When::Period(measured.period.clone()), value: measured.value })
            .collect();
        let accounts = accounts(rating.metric, rating.part, &readings);
        if !accounts.is_empty() {
            text.push_str("  What the plan says:\n");
        }
        for account in accounts {
            let _ = writeln!(text, "  {:<13} {}", account.what, one_line(&account.said));
        }
    }
    text.push_str("The rules are in docs/ratings.md.\n");
    text
}

//! The whole computation of one metric.

use std::fmt::Write as _;

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
    }
    text.push_str("The rules are in docs/ratings.md.\n");
    text
}

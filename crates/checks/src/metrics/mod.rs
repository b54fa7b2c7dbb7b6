//! Metric quality, by theme.

pub(crate) mod baselines;
pub(crate) mod definitions;
pub(crate) mod parts;
pub(crate) mod rhythm;
pub(crate) mod units;

use milepost_plan::Node;

/// Whether the metric says whether a goal is reached; without a role it does.
pub(crate) fn is_goal(metric: Node<'_>) -> bool {
    matches!(metric.word_of("role"), None | Some("goal"))
}

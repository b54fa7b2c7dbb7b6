//! Metrics that count units: whether it is known which.

use milepost_plan::counting::{Counting, Uncountable, is_counting};

use crate::codes;
use crate::view::{Findings, View, finding};

pub(crate) fn counts_nothing(view: &View<'_>, found: &mut Findings) {
    // What is computed or read from elsewhere is not counted here.
    let counted = |metric: &_| is_counting(*metric) && !metric.has("observed") && !metric.has("computed");
    for metric in view.plan.all("metric").filter(counted) {
        let Err(why) = Counting::of(metric) else { continue };
        let title = metric.title();
        let (message, help) = match why {
            Uncountable::NoThreshold => (
                format!("Nothing says what must be reached to be counted by “{title}”"),
                "Add `threshold` with the value and the metric that is held against it: `threshold 90% of coverage`."
                    .to_owned(),
            ),
            Uncountable::NoDirection(of) => (
                format!("“{title}” counts by “{}”, which does not say which way is better", of.title()),
                format!("Add `better higher` or `better lower` to “{}”.", of.title()),
            ),
            Uncountable::NoUnits(of) => (
                format!("“{title}” counts the parts of “{}”, and nothing says which parts", of.title()),
                "Add `breakdown` with the dimension whose parts are counted.".to_owned(),
            ),
            Uncountable::OtherUnits(of, by) => (
                format!("“{title}” cannot be counted: “{}” is broken down by “{}” alone", of.title(), by.title()),
                format!(
                    "Write `breakdown {0}` if these are counted, or break “{1}” down by what is.",
                    by.name().unwrap_or_default(),
                    of.title()
                ),
            ),
            Uncountable::NotANumber => (
                format!("“{title}” counts, and its unit is neither a count nor a share"),
                "Write `unit count of …`, or `unit percent` for the share that reaches the threshold.".to_owned(),
            ),
        };
        found.push(finding(&codes::COUNTS_NOTHING, metric, message).label("what is counted?").help(help));
    }
}

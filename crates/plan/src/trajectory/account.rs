//! Where the numbers come from that a plan says about a metric: what it states, and the method behind what follows.

use super::build_up::build_up;
use super::line::Line;
use super::metric::{
    Reading, aims_for, baseline, current, is_about, level_of, printed, printed_change, versions, without_action,
};
use crate::item::{ItemId, Node};
use crate::value::{Level, Value, When};

/// A number of a metric with the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What it is: `Baseline`, `Target`, `Trajectory`.
    pub what: String,
    /// The number, its time, and how it was found.
    pub said: String,
}

/// Where the number of a baseline, a benchmark or a target comes from: that it is stated, how firm it is, by whom; or how
/// it follows from the baseline.
pub fn origin(entry: Node<'_>) -> String {
    let mut said = match entry.value("value") {
        Some(Value::Level(Level::Is(_))) => "stated".to_owned(),
        Some(Value::Level(Level::Changed(change))) => format!("{change} on the baseline"),
        _ => "not known yet".to_owned(),
    };
    if let Some(quality) = entry.word_of("quality") {
        said.push_str(", ");
        said.push_str(quality);
    }
    if let Some(announced) = entry.entry("as").and_then(|announced| {
        let change = announced.value("change")?;
        Some(announced.text("benchmark").map_or_else(
            || format!(", announced as {change} on the baseline"),
            |benchmark| format!(", announced as {} of “{benchmark}”", change.to_string().trim_start_matches('+')),
        ))
    }) {
        said.push_str(&announced);
    }
    for source in entry.each("source").filter_map(|source| source.text("text")) {
        said.push_str("; ");
        said.push_str(source);
    }
    said
}

/// The numbers of `metric`, or of one `part` of it, in the order in which a plan gives them. From the `readings` an index
/// of the seasons is computed, where the plan asks for that.
pub fn accounts(metric: Node<'_>, part: Option<ItemId>, readings: &[Reading]) -> Vec<Account> {
    let mut found = Vec::new();
    let mut say = |what: &str, said: String| found.push(Account { what: what.to_owned(), said });
    let start = baseline(metric, part).map(|(_, value, _)| value);
    let about = |keyword: &'static str| metric.each(keyword).filter(move |entry| is_about(*entry, part));
    for entry in about("baseline").chain(about("benchmark")) {
        let Some(Value::Level(level)) = entry.value("value") else { continue };
        let value = level_of(metric, level, start).map_or_else(|| level.to_string(), |value| printed(value, metric));
        let title = entry.text("title").map(|title| format!(" “{title}”")).unwrap_or_default();
        let at = entry.when_of("at").map(|at| format!(" in {at}")).unwrap_or_default();
        let what = if entry.item().construct.keyword == "baseline" { "Baseline" } else { "Benchmark" };
        say(what, format!("{value}{title}{at}: {}", origin(entry)));
    }
    let aims = aims_for(metric, part);
    for (entry, value, by) in &aims {
        say("Target", format!("{} by {by}: {}", printed(*value, metric), origin(*entry)));
    }
    let at_aims = |entry: Node<'_>| -> Vec<String> {
        let line = match Line::of(entry, readings) {
            Ok(line) => line,
            Err(silence) => return vec![silence.to_string()],
        };
        let values = aims.iter().filter_map(|(_, _, by)| {
            let expected = line.at(by).ok()?;
            Some(format!("{} by {by}: {}", printed(expected.value, metric), expected.method))
        });
        std::iter::once(line.method()).chain(values).collect()
    };
    let holds = current(metric, part);
    for entry in versions(metric, part) {
        let what = if Some(entry) == holds { "Trajectory" } else { "Earlier path" };
        for said in at_aims(entry) {
            say(what, said);
        }
    }
    if part.is_none() {
        without_action(metric).into_iter().flat_map(at_aims).for_each(|said| say("Do nothing", said));
        aims.iter().filter_map(|(_, _, by)| of_actions(metric, by)).for_each(|said| say("Actions", said));
        for entry in metric.each("scenario") {
            let case = entry.text("case").unwrap_or_default();
            for said in at_aims(entry) {
                say("Scenario", format!("{case}: {said}"));
            }
        }
    }
    found
}

/// What the actions come to by the day of a target, and what is missing; nothing where none has an effect.
fn of_actions(metric: Node<'_>, by: &When) -> Option<String> {
    let built = build_up(metric, by).ok().filter(|built| !built.effects.is_empty())?;
    let gap = built.gap.filter(|gap| gap.is_sign_positive() && !gap.is_zero());
    let gap = gap.map(|gap| format!("; {} are missing to the target", printed_change(gap, metric)));
    let total = printed(built.total, metric);
    Some(format!("{total} by {by}: {}{}", built.method, gap.unwrap_or_default()))
}

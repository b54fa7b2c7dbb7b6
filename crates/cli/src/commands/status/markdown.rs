//! Markdown, for a note or a pull request.

use std::fmt::Write as _;

use milepost_locale::Names;
use milepost_tracking::rating::State;

use crate::formats::markdown::escaped;

use super::{
    Report, actual, aim, due, gap, judged, missing, placed, remarks, said, spark, state, title, value, weighty,
};

pub(super) fn text(report: &Report<'_>) -> String {
    let mut text = format!("# Status as of {}\n", report.as_of);
    for standing in &report.standings {
        let rating = &standing.rating;
        let _ = writeln!(text, "\n## {}: {}\n", escaped(rating.priority.title()), state(&rating.state));
        text.extend(judged(standing).map(|judged| format!("{}\n\n", escaped(&judged))));
        for cause in weighty(rating) {
            let (letters, what) = said(cause);
            let letters = if letters.is_empty() { String::new() } else { format!("**{letters}** ") };
            let _ = writeln!(text, "- {letters}{}", escaped(&what));
        }
        if let State::NotComparable(why) = &rating.state {
            let _ = writeln!(text, "{}", escaped(&why.to_string()));
        }
        if !standing.metrics.is_empty() {
            text.push_str("\n| metric | rating | actual | expected | gap | target | last values |\n|---|---|---|---|---|---|---|\n");
        }
        for metric in &standing.metrics {
            let cells = [
                title(metric, report.plan),
                state(&metric.state),
                actual(metric),
                value(metric.expected.as_ref().map(|expected| expected.value), metric),
                gap(metric),
                aim(metric),
                spark(metric),
            ];
            text.push_str(&row(&cells));
        }
        let reasons = standing.metrics.iter().flat_map(|metric| remarks(metric).map(move |why| (metric, why)));
        for (index, (metric, reason)) in reasons.enumerate() {
            let lead = if index == 0 { "\n" } else { "" };
            let _ = writeln!(text, "{lead}- {}: {}", escaped(&title(metric, report.plan)), escaped(&reason));
        }
        for (index, next) in standing.next.iter().enumerate() {
            let lead = if index == 0 { "\nDue next:\n\n" } else { "" };
            let _ = writeln!(text, "{lead}- {}", escaped(&due(next, report.as_of)));
        }
    }
    if !report.chase.is_empty() {
        text.push_str("\n## Who has not reported\n\n| return | period | was due | who |\n|---|---|---|---|\n");
    }
    for chase in &report.chase {
        let collection = chase.collection.title().to_owned();
        text.push_str(&row(&[collection, chase.period.to_string(), chase.due.to_string(), missing(chase)]));
    }
    let names = Names::of(report.plan);
    for league in &report.leagues {
        let _ = writeln!(
            text,
            "\n## {}\n\n| place | before | | value | against the whole |\n|---|---|---|---|---|",
            escaped(&super::head_of(league, &names))
        );
        let (best, between, worst) = super::ends(league);
        text.extend(best.iter().map(|place| row(&placed(place, league.metric))));
        text.extend((between > 0).then(|| row(&super::between(between))));
        text.extend(worst.iter().map(|place| row(&placed(place, league.metric))));
    }
    text
}

pub(super) fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

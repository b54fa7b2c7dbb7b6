//! Tables for a terminal.

use std::fmt::Write as _;

use comfy_table::{ContentArrangement, LineStyle, Table, presets};

use milepost_locale::Names;
use milepost_tracking::rating::State;

use super::{Report, actual, aim, due, gap, judged, missing, remarks, said, spark, state, title, value, weighty};
use crate::terminal::one_line;

/// How many of the things to do are shown for each priority.
const NEXT: usize = 3;

pub(super) fn text(report: &Report<'_>) -> String {
    let mut text = format!("As of {}\n", report.as_of);
    for standing in &report.standings {
        let rating = &standing.rating;
        let _ = writeln!(text, "\n{}: {}", one_line(rating.priority.title()), state(&rating.state));
        text.extend(judged(standing).map(|judged| format!("  {}\n", one_line(&judged))));
        for cause in weighty(rating).take(NEXT) {
            let (letters, what) = said(cause);
            let _ = writeln!(text, "  because {}", one_line(format!("{letters} {what}").trim_start()));
        }
        if let State::NotComparable(why) = &rating.state {
            let _ = writeln!(text, "  because {}", one_line(&why.to_string()));
        }
        if !standing.metrics.is_empty() {
            let mut table = table(&["Metric", "Rating", "Actual", "Expected", "Gap", "Target", "Last values"]);
            for metric in &standing.metrics {
                let expected = value(metric.expected.as_ref().map(|expected| expected.value), metric);
                table.add_row([
                    one_line(&title(metric, report.plan)),
                    state(&metric.state),
                    actual(metric),
                    expected,
                    gap(metric),
                    aim(metric),
                    spark(metric),
                ]);
            }
            let _ = writeln!(text, "{table}");
        }
        for metric in &standing.metrics {
            for reason in remarks(metric) {
                let _ = writeln!(text, "  {}: {}", one_line(&title(metric, report.plan)), one_line(&reason));
            }
        }
        for (index, next) in standing.next.iter().take(NEXT).enumerate() {
            let lead = if index == 0 { "next" } else { "    " };
            let _ = writeln!(text, "  {lead} {}", one_line(&due(next, report.as_of)));
        }
    }
    chase(report, &mut text);
    leagues(report, &mut text);
    text
}

fn chase(report: &Report<'_>, text: &mut String) {
    if report.chase.is_empty() {
        return;
    }
    let mut table = table(&["Return", "Period", "Was due", "Who has not reported"]);
    for chase in &report.chase {
        let collection = one_line(chase.collection.title());
        table.add_row([collection, chase.period.to_string(), chase.due.to_string(), one_line(&missing(chase))]);
    }
    let _ = writeln!(text, "\nWho has not reported\n{table}");
}

fn leagues(report: &Report<'_>, text: &mut String) {
    let names = Names::of(report.plan);
    for league in &report.leagues {
        let mut table = table(&["Place", "Before", "", "Value", "Against the whole"]);
        let (best, between, worst) = super::ends(league);
        let placed = |row| super::placed(row, league.metric);
        let between = (between > 0).then(|| super::between(between));
        let rows = best.iter().map(placed).chain(between).chain(worst.iter().map(placed));
        table.add_rows(rows.map(|cells| cells.map(|cell| one_line(&cell))));
        let _ = writeln!(text, "\n{}\n{table}", one_line(&super::head_of(league, &names)));
        if !league.silent.is_empty() {
            let names = super::few(league.silent.iter().map(|category| category.title().to_owned()), ", ");
            let _ = writeln!(text, "  no value: {}", one_line(&names));
        }
    }
}

fn table(head: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(crate::terminal::width());
    table.set_header(head);
    table
}

//! Real figures of England: every month is rated as the hand-computed table of `docs/ratings.md` has it.

use std::fs;

use rust_decimal::Decimal;
use serde_json::Value;

use super::{copied, milepost};

fn status(plan: &str, as_of: &str) -> Value {
    let output = milepost(&["status", plan, "--format", "json", "--as-of", as_of]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn metric<'a>(status: &'a Value, name: &str) -> &'a Value {
    let metrics = status["priorities"][0]["metrics"].as_array().expect("metrics");
    metrics.iter().find(|metric| metric["about"]["name"] == name).expect("the metric")
}

fn number(value: &Value) -> Decimal {
    value.to_string().parse().unwrap_or_else(|_| panic!("{value} is no number"))
}

/// The last day of a month such as `2019-02`.
fn end(month: &str) -> String {
    let first = chrono::NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").expect("a month");
    (first + chrono::Months::new(1) - chrono::Days::new(1)).to_string()
}

/// The table of the documentation: month, actual, straight line, its rating, seasonal path, its rating.
fn table() -> Vec<[String; 6]> {
    let page = fs::read_to_string("../../docs/ratings.md").expect("the page on ratings");
    let rows = page.lines().filter(|line| line.starts_with("| 201"));
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    rows.map(|row| cells(row).try_into().expect("six columns")).collect()
}

fn letters(state: &Value) -> String {
    let words = state.as_str().expect("a state").split('_');
    words.filter_map(|word| word.chars().next()).collect::<String>().to_uppercase()
}

#[test]
fn every_month_is_rated_as_the_table_has_it() {
    let place = tempfile::tempdir().expect("a folder");
    let straight = copied("emergency-care", place.path());
    let file = straight.join("four_hours.plan");
    let text = fs::read_to_string(&file).expect("the plan");
    fs::write(&file, text.replacen("shape       seasonal", "shape       linear", 1)).expect("written");
    let straight = straight.to_str().expect("plain");
    let rows = table();
    assert_eq!(rows.len(), 12);
    for [month, actual, on_line, of_line, on_path, of_path] in &rows {
        for (plan, expected, colour) in
            [(straight, on_line, of_line), ("../../examples/emergency-care", on_path, of_path)]
        {
            let status = status(plan, &end(month));
            let metric = metric(&status, "within_4h");
            let percent = |value: &Value| format!("{:.2}%", number(value).round_dp(2));
            assert_eq!(percent(&metric["actual"]["value"]), *actual, "{month}");
            assert_eq!(percent(&metric["expected"]["value"]), *expected, "{month}");
            assert_eq!(letters(&metric["state"]), *colour, "{month}: {:#}", metric["steps"]);
        }
    }
}

//! What charts say agrees with the tables and the words around them.

use std::sync::Arc;

use chrono::NaiveDate;
use milepost_documents::charts::{Chart, LineChart, SeriesKind, Waterfall};
use milepost_documents::{Audience, Order, documents, html};
use milepost_plan::Plan;

use super::from_plan::{observations, plan, words};

/// A plan with one metric, of which this is said, and two actions, one of which says its effect.
fn with(metric: &str, first: &str, second: &str) -> Plan {
    plan(&format!(
        "post m \"Minister\"
plan p \"Plan\" {{ period 2026-01 to 2027-12; sponsor m }}
priority a \"First\" {{
  owner m
  metric x \"X\" {{ unit percent; better higher; baseline 10% at 2025-12; target 40% by 2027-12; {metric} }}
  action v \"One\" {{ owner m; period 2026-01 to 2027-12; {first} }}
  action w \"Two\" {{ owner m; period 2026-01 to 2027-12; {second} }}
}}"
    ))
}

const PATH: &str = "trajectory { 2026-12 20%; 2027-12 40% }";
const OBSERVED: &str = "observed { 2026-01 10%; 2026-02 14%; 2026-03 12%; 2026-04 16%; 2026-05 18% }";

/// The delivery plan in words, and its charts.
fn read(plan: &Plan) -> (String, Vec<Arc<Chart>>) {
    read_of(plan, "delivery-plan")
}

/// The same of the document `id`.
fn read_of(plan: &Plan, id: &str) -> (String, Vec<Arc<Chart>>) {
    let as_of = NaiveDate::from_ymd_opt(2026, 6, 15).expect("a day");
    let all = documents(plan, &Order { audience: Audience::Unit, ..Order::new(as_of, &observations(plan)) });
    let found = all.iter().find(|document| document.id == id).expect("the document");
    let read = words(&html(found)).replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ");
    (read, found.charts.values().cloned().collect())
}

fn line(charts: &[Arc<Chart>]) -> &LineChart {
    let mut lines = charts.iter().filter_map(|chart| match chart.as_ref() {
        Chart::Line(line) if line.title == "X" => Some(line),
        _ => None,
    });
    lines.next_back().expect("the chart of the metric")
}

fn build_up(charts: &[Arc<Chart>]) -> &Waterfall {
    let built = charts.iter().find_map(|chart| match chart.as_ref() {
        Chart::Waterfall(built) => Some(built),
        _ => None,
    });
    built.expect("the build-up")
}

fn label(chart: &LineChart, kind: SeriesKind) -> String {
    let found = chart.series.iter().find(|series| series.kind == kind).expect("the line");
    found.label.replace('\u{a0}', " ").replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn the_end_of_a_path_says_for_which_day_it_is() {
    let (_, charts) = read(&with(&format!("{PATH}; {OBSERVED}"), "", ""));
    let chart = line(&charts);
    assert_eq!(label(chart, SeriesKind::Expected), "By Dec 2027: 40% expected");
    assert_eq!(label(chart, SeriesKind::Observed), "18% measured");
    let season = "season { january -1 points; february -1 points; march 0 points; april 0 points; may 0 points; june 0 points; july 1 points; august 1 points; september 0 points; october 0 points; november 0 points; december 0 points }";
    let seasonal = format!("trajectory {{ shape seasonal; 2026-12 20%; 2027-06 30% }} {season}");
    let (_, charts) = read(&with(&seasonal, "", ""));
    assert_eq!(label(line(&charts), SeriesKind::Expected), "expected, seasonal");
}

#[test]
fn a_target_whose_day_is_past_says_whether_it_was_met() {
    let told = |target: &str| {
        let text = format!(
            "post m \"Minister\"
plan p \"Plan\" {{ period 2026-01 to 2027-12; sponsor m }}
priority a \"First\" {{
  owner m
  metric x \"X\" {{ unit percent; better higher; baseline 10% at 2025-12; target {target}; {PATH}; {OBSERVED} }}
}}"
        );
        read(&plan(&text)).0
    };
    assert!(told("20% by 2026-05").contains("20%by May 2026, missed"), "{}", told("20% by 2026-05"));
    assert!(told("18% by 2026-05").contains("18%by May 2026, met"), "{}", told("18% by 2026-05"));
    let open = told("40% by 2027-12");
    assert!(!open.contains("by Dec 2027, m"), "{open}");
}

#[test]
fn the_values_of_a_path_with_seasons_are_those_that_are_drawn() {
    let season = "season { january -1 points; february -1 points; march 0 points; april 0 points; may 0 points; june 0 points; july 1 points; august 1 points; september 0 points; october 0 points; november 0 points; december 0 points }";
    let seasonal = format!("trajectory {{ shape seasonal; 2026-12 22%; 2027-12 34% }} {season}; {OBSERVED}");
    let (read, charts) = read(&with(&seasonal, "", ""));
    // July lies a point above its trend.
    assert!(read.contains("May 2026 18% 22% Jun 2026 22% Jul 2026 23%"), "{read}");
    let drawn = line(&charts).series.iter().find(|series| series.kind == SeriesKind::Expected).expect("the line");
    let end = drawn.points.last().expect("a point").date;
    assert_eq!(end.to_string(), "2027-12-31");
    assert!(read.contains("Nov 2027 33% Dec 2027 34%"), "{read}");
    // A straight path is read off between its points.
    let (read, _) = self::read(&with(&format!("{PATH}; {OBSERVED}"), "", ""));
    assert!(!read.contains("Jun 2026 15"), "{read}");
}

#[test]
fn earlier_paths_are_told_apart() {
    let replaced = "trajectory one \"Of January\" { 2026-12 30%; 2027-12 40% } trajectory two \"Of March\" { 2026-12 25%; 2027-12 40%; replaces one } trajectory { 2026-12 20%; 2027-12 40%; replaces two }";
    let (read, charts) = read(&with(replaced, "", ""));
    let earlier = line(&charts).series.iter().filter(|series| series.kind == SeriesKind::Earlier);
    let labels: Vec<_> = earlier.map(|series| series.label.replace(['\u{2068}', '\u{2069}'], "")).collect();
    assert_eq!(labels, ["40% earlier path, replaced: Of January", "40% earlier path, replaced: Of March"], "{read}");
}

#[test]
fn what_is_due_by_the_last_day_is_not_taken_for_what_is_due_today() {
    let plan = with(PATH, "milestone y \"Y\" by 2026-03-31; milestone z \"Z\" by 2027-03-31", "");
    let (_, charts) = read_of(&plan, "milestones");
    let counted = charts.iter().find_map(|chart| match chart.as_ref() {
        Chart::Line(line) if line.unit == "milestones" => Some(line),
        _ => None,
    });
    assert_eq!(label(counted.expect("the count"), SeriesKind::Expected), "2 due by 31 Mar 2027");
}

#[test]
fn a_forecast_goes_on_from_the_line_that_is_fitted() {
    let (read, charts) = read(&with(&format!("{PATH}; {OBSERVED}"), "", ""));
    let of = |kind| &line(&charts).series.iter().find(|series| series.kind == kind).expect("the line").points;
    let (fit, ahead) = (of(SeriesKind::Fit), of(SeriesKind::Projection));
    assert_eq!(fit.last(), ahead.first());
    // 10, 14, 12, 16, 18: the line rises by 1.8 a month from 10.4 to 17.6, and the last value is no point of it.
    let ends = [fit[0].value, ahead[0].value, ahead[ahead.len() - 1].value].map(|value| format!("{value:.1}"));
    assert_eq!(ends, ["10.4", "17.6", "51.8"]);
    assert!(read.contains("a forecast fitted to the last 5 values (thin line)"), "{read}");
    // The table says it for the day of the target alone: the last value that was measured is no forecast.
    assert!(read.contains("May 2026 18% 14.2% Dec 2026 20% Dec 2027 40% 51.8%"), "{read}");
}

#[test]
fn effects_that_are_not_said_make_no_gap() {
    let (said, unsaid) = ("raises x by 5 points over 2026-01 to 2027-06", "raises x");
    let (all, charts) = read(&with(PATH, said, said));
    assert!(all.contains("The actions leave a gap of 20 points to the target."), "{all}");
    assert_eq!(build_up(&charts).steps.last().expect("steps").label, "What the actions add up to");

    let (some, charts) = read(&with(PATH, said, unsaid));
    let told = "The effects said so far leave a gap of 25 points to the target. For 1 action the plan does not say how much it adds, or when.";
    assert!(some.contains(told) && build_up(&charts).description.contains(told), "{some}");
    assert_eq!(build_up(&charts).steps.last().expect("steps").label, "Effects said so far");

    let (none, charts) = read(&with(PATH, unsaid, unsaid));
    assert!(none.contains("The plan does not say of any action how much it adds, or when."), "{none}");
    assert!(!none.contains("leave a gap") && !build_up(&charts).description.contains("gap"), "{none}");
    assert_eq!(build_up(&charts).steps.len(), 3);
}

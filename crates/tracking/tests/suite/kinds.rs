//! What each kind of metric comes to when it is computed from what is collected; the numbers were worked out by hand.

use chrono::NaiveDate;
use milepost_plan::Plan;
use milepost_tracking::{Observations, load};

use crate::observations::{data, readings};
use crate::{Memory, plan};

const PLAN: &str = r#"
plan p { period 2026 to 2029 }
dimension region { north "North"; south "South" }
collection returns {
  every month
  breakdown region
  asks {
    attendances count
    in_time     count at_most attendances
    waiting     count
    minutes     duration unit minutes
    deaths      count
    births      count
    built       count
    nine_of_ten duration unit minutes
    prices      number
    mood        scale
  }
}
priority ae {
  metric waiting   { unit count of patients; kind stock; better lower; computed waiting from returns }
  metric waiting_q { unit count of patients; kind stock; frequency quarter; computed waiting from returns }
  metric seen      { unit count of patients; kind flow; computed attendances from returns }
  metric seen_q    { unit count of patients; kind flow; frequency quarter; computed attendances from returns }
  metric built     { unit count of homes; kind cumulative; computed built from returns }
  metric built_q   { unit count of homes; kind cumulative; frequency quarter; computed built from returns }
  metric within    { unit percent; kind ratio; better higher; breakdown region; computed in_time / attendances from returns }
  metric within_q  { unit percent; kind ratio; frequency quarter; computed in_time / attendances from returns }
  metric mortality { unit rate per 1,000 births; kind rate; computed deaths / births from returns }
  metric wait      { unit minutes; kind mean; better lower; breakdown region; computed minutes / attendances from returns }
  metric wait_q    { unit minutes; kind mean; frequency quarter; computed minutes / attendances from returns }
  metric longest   { unit minutes; kind percentile; percentile 90; computed nine_of_ten from returns }
  metric worst     { unit minutes; kind percentile; percentile 90; aggregation maximum; computed nine_of_ten from returns }
  metric weighted  { unit minutes; kind median; aggregation weighted_mean weighted_by returns.attendances; computed nine_of_ten from returns }
  metric prices    { unit index; kind index; base 100 at 2025; computed prices from returns }
  metric prices_m  { unit index; kind index; base 100 at 2025; aggregation mean; computed prices from returns }
  metric mood      { unit ordinal; kind ordinal; order "bad", "fair", "good"; aggregation minimum; computed mood from returns }
  metric regions   { unit count of regions; kind count_meeting; threshold 75% of within }
  metric share     { unit percent; kind count_meeting; threshold 75% of within }
  metric quick     { unit count of region; kind count_meeting; breakdown region; threshold 20 minutes of wait }
  metric boards    { unit count of boards; kind count_meeting; threshold 75% of within }
  metric rolling   { unit percent; kind ratio; smoothing rolling 2 months; computed in_time / attendances from returns }
  metric averaged  { unit count of patients; kind stock; smoothing moving_average 2 months; computed waiting from returns }
}
"#;

/// The answers of a month and region, in the order of the questions.
const ANSWERS: [(&str, [u32; 10]); 6] = [
    ("2026-01 north", [100, 50, 40, 2_000, 2, 1_000, 5, 50, 104, 2]),
    ("2026-01 south", [300, 270, 60, 4_000, 4, 2_000, 10, 30, 108, 3]),
    ("2026-02 north", [120, 90, 30, 2_400, 1, 1_100, 8, 50, 105, 3]),
    ("2026-02 south", [280, 210, 70, 5_600, 2, 1_900, 12, 40, 109, 1]),
    ("2026-03 north", [100, 80, 20, 1_900, 0, 1_000, 9, 20, 106, 2]),
    ("2026-03 south", [300, 260, 50, 8_100, 0, 2_000, 20, 60, 108, 2]),
];

const QUESTIONS: [&str; 10] =
    ["attendances", "in_time", "waiting", "minutes", "deaths", "births", "built", "nine_of_ten", "prices", "mood"];

fn loaded(plan: &Plan, more: &[&str]) -> Observations {
    let rows = ANSWERS.iter().flat_map(|(place, answers)| {
        QUESTIONS.iter().zip(answers).map(move |(question, answer)| format!("{place} {question} {answer}"))
    });
    let rows: Vec<_> = rows.chain(more.iter().map(|row| (*row).to_owned())).collect();
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let (observations, faults) = load(plan, &Memory::of(&[("data/returns.csv", &data(&rows))]));
    assert_eq!(faults, []);
    observations
}

#[test]
fn every_kind_of_metric_is_put_together_in_its_way() {
    let plan = plan(PLAN);
    let observations = loaded(&plan, &[]);
    let of = |name: &str| readings(&plan, &observations, name, &[]).replace(" final 2/2", "");
    assert_eq!(of("waiting"), "2026-01 100; 2026-02 100; 2026-03 70");
    assert_eq!(of("seen"), "2026-01 400; 2026-02 400; 2026-03 400");
    assert_eq!(of("built"), "2026-01 15; 2026-02 20; 2026-03 29");
    assert_eq!(of("within"), "2026-01 80; 2026-02 75; 2026-03 85");
    assert_eq!(of("mortality"), "2026-01 2; 2026-02 1; 2026-03 0");
    assert_eq!(of("wait"), "2026-01 15; 2026-02 20; 2026-03 25");
    assert_eq!(of("worst"), "2026-01 50; 2026-02 50; 2026-03 60");
    // (100 × 50 + 300 × 30) / 400; (120 × 50 + 280 × 40) / 400; (100 × 20 + 300 × 60) / 400
    assert_eq!(of("weighted"), "2026-01 35; 2026-02 43; 2026-03 50");
    assert_eq!(of("prices_m"), "2026-01 106; 2026-02 107; 2026-03 107");
    assert_eq!(of("mood"), "2026-01 2; 2026-02 1; 2026-03 2");
}

#[test]
fn what_does_not_add_up_is_not_added() {
    let plan = plan(PLAN);
    let observations = loaded(&plan, &[]);
    let none = "2026-01 none not_available 2/2; 2026-02 none not_available 2/2; 2026-03 none not_available 2/2";
    assert_eq!(readings(&plan, &observations, "longest", &[]), none);
    assert_eq!(readings(&plan, &observations, "prices", &[]), none);
    let south = "2026-01 30 final 1/1; 2026-02 40 final 1/1; 2026-03 60 final 1/1";
    assert_eq!(readings(&plan, &observations, "longest", &["south"]), south);
}

#[test]
fn the_months_of_a_quarter_are_put_together_by_the_kind() {
    let plan = plan(PLAN);
    let observations = loaded(&plan, &["2026-04 north attendances 100", "2026-04 south attendances 300"]);
    let of = |name: &str, part: &[&str]| readings(&plan, &observations, name, part);
    assert_eq!(of("waiting_q", &[]), "2026-Q1 70 final 2/2");
    assert_eq!(of("built_q", &[]), "2026-Q1 29 final 2/2");
    // Of the second quarter one month of three is there.
    assert_eq!(of("seen_q", &[]), "2026-Q1 1200 final 2/2");
    assert_eq!(of("seen_q", &["north"]), "2026-Q1 320 final 1/1");
    // 960 of 1,200, which is not the mean of 80, 75 and 85 in general: 24,000 minutes for 1,200 patients.
    assert_eq!(of("within_q", &[]), "2026-Q1 80 final 2/2");
    assert_eq!(of("wait_q", &[]), "2026-Q1 20 final 2/2");
}

#[test]
fn units_that_reach_a_threshold_are_counted() {
    let plan = plan(PLAN);
    // In April the south does not report, in May nobody knows.
    let more = [
        "2026-04 north attendances 100",
        "2026-04 north in_time 70",
        "2026-05 north attendances 0",
        "2026-05 north in_time 0",
    ];
    let observations = loaded(&plan, &more);
    let of = |name: &str| readings(&plan, &observations, name, &[]);
    // 50% and 90%; 75% and 75%, which is reached; 80% and 86.7%.
    let counted = "2026-01 1 final 2/2; 2026-02 2 final 2/2; 2026-03 2 final 2/2";
    let partly = "2026-04 0 final 1/2; 2026-05 none not_available 0/2";
    assert_eq!(of("regions"), format!("{counted}; {partly}"));
    let shares = "2026-01 50 final 2/2; 2026-02 100 final 2/2; 2026-03 100 final 2/2";
    assert_eq!(of("share"), format!("{shares}; {partly}"));
    // At most 20 minutes: 20 and 13.3; 20 and 20; 19 and 27.
    assert!(of("quick").starts_with("2026-01 2 final 2/2; 2026-02 2 final 2/2; 2026-03 1 final 2/2"));
    // Boards are not the regions by which the metric is broken down.
    assert_eq!(of("boards"), "");
    assert_eq!(readings(&plan, &observations, "regions", &["north"]), "");
}

#[test]
fn values_are_smoothed_over_periods_that_follow_each_other() {
    let plan = plan(PLAN);
    let more = ["2026-05 north attendances 400", "2026-05 north in_time 100"];
    let observations = loaded(&plan, &more);
    let of = |name: &str| readings(&plan, &observations, name, &[]);
    // 620 of 800, 640 of 800; before May a month is missing.
    assert_eq!(of("rolling"), "2026-02 77.5 final 2/2; 2026-03 80 final 2/2");
    assert_eq!(of("averaged"), "2026-02 100 final 2/2; 2026-03 85 final 2/2");
}

#[test]
fn every_computed_value_says_how_it_was_worked_out() {
    let plan = plan(PLAN);
    let observations = loaded(&plan, &["2026-04 north attendances 100", "2026-04 north in_time 70"]);
    let how = |name: &str| {
        let metric = plan.all("metric").find(|metric| metric.name() == Some(name)).expect("the plan has it");
        let all = observations.readings(metric, &[], NaiveDate::MAX).into_iter();
        all.filter_map(|reading| reading.method).next_back().unwrap_or_default()
    };
    assert_eq!(how("within"), "70 / 100");
    assert_eq!(how("within_q"), "960 / 1,200, the sums of 2 parts and 3 periods");
    assert_eq!(how("mortality"), "0 / 3,000, the sums of 2 parts");
    assert_eq!(how("worst"), "the largest of 2 parts");
    assert_eq!(how("weighted"), "the mean of 2 parts, weighted by `attendances`");
    assert_eq!(how("regions"), "0 of 1 reach at least 75% of “within”; of 1 there is no value");
    assert_eq!(how("averaged"), "the mean of the last 2 values");
}

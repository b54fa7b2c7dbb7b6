//! The engine against arithmetic that others have done.

use std::collections::BTreeMap;

use milepost_diagnostics::FileId;
use milepost_syntax::parse;

use super::*;
use crate::calendar::{FiscalYear, period};
use crate::value::{TimeUnit, When};
use rust_decimal::Decimal;

use crate::{Node, Plan, compile};

const ENGLAND: &str = include_str!("fixtures/england.csv");
const ENGLAND_PATHS: &str = include_str!("fixtures/england_paths.csv");
const CANADA: &str = include_str!("fixtures/canada.csv");

fn d(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is no decimal"))
}

fn when(text: &str) -> When {
    crate::calendar::day(text)
        .map(When::Day)
        .or_else(|_| period(text, FiscalYear::default()).map(When::Period))
        .expect("a day or a period")
}

/// The rows of a fixture, by their columns.
fn rows(csv: &'static str) -> Vec<BTreeMap<&'static str, &'static str>> {
    let mut lines = csv.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().expect("a head").split(',').collect();
    lines.map(|line| columns.iter().copied().zip(line.split(',')).collect()).collect()
}

fn plan(text: &str) -> Plan {
    let parsed = parse(FileId(0), text);
    let (plan, findings) = compile(std::slice::from_ref(&parsed));
    assert!(parsed.diagnostics.is_empty() && findings.is_empty(), "{text}\n{findings:#?}");
    plan
}

/// A plan of one metric with these entries.
fn metric(entries: &str) -> Plan {
    plan(&format!("post chief \"Chief\"\npriority p \"P\" {{\n  owner chief\n  metric m \"M\" {{\n{entries}\n}}\n}}\n"))
}

fn only(plan: &Plan) -> Node<'_> {
    plan.all("metric").next().expect("a metric")
}

fn value(metric: Node<'_>, at: &str) -> String {
    match expected(metric, None, &when(at), &readings(metric, None)) {
        Ok(expected) => printed(expected.value, metric),
        Err(silence) => silence.to_string(),
    }
}

fn method(metric: Node<'_>, at: &str) -> String {
    expected(metric, None, &when(at), &readings(metric, None)).expect("something is expected").method
}

const INDEX: &str = "season {
  april +1.57 points; may +1.28 points; june +1.94 points; july +1.61 points; august +1.93 points; september +1.45 points
  october +0.79 points; november -0.13 points; december -3.12 points; january -3.49 points; february -2.42 points; march -1.39 points
}";

fn england(trajectory: &str) -> Plan {
    let observed: Vec<String> =
        rows(ENGLAND).iter().map(|row| format!("{} {}%", row["period"], row["within_4h"])).collect();
    metric(&format!(
        "unit percent; better higher; decimals 2\nbaseline 84.62% at 2018-03\ntarget 90% by 2018-09\n{trajectory}\nobserved {{\n{}\n}}",
        observed.join("\n")
    ))
}

#[test]
fn england_on_a_straight_line_and_with_its_seasons_row_by_row() {
    let straight = england("trajectory { shape linear; 2018-09 90% }");
    let given = england(&format!("trajectory {{ shape seasonal; 2018-09 90% }}\n{INDEX}"));
    let derived = england("trajectory { shape seasonal; 2018-09 90%; season from 2016-04 to 2018-03 }");
    for row in rows(ENGLAND_PATHS) {
        let at = row["period"];
        // What the plan writes is printed as it stands there.
        let printed = |number: &str| format!("{number}%").replace("90.00%", "90%");
        assert_eq!(value(only(&straight), at), printed(row["straight"]), "straight in {at}");
        assert_eq!(value(only(&given), at), printed(row["seasonal"]), "seasonal in {at}");
        assert_eq!(value(only(&derived), at), printed(row["seasonal"]), "seasonal, index derived, in {at}");
    }
}

#[test]
fn the_index_of_england_is_derived_from_two_years_as_by_hand() {
    let derived = england("trajectory { shape seasonal; 2018-09 90%; season from 2016-04 to 2018-03 }");
    let trajectory = current(only(&derived), None).expect("a trajectory");
    let line = Line::of(trajectory, &readings(only(&derived), None)).expect("a line");
    let index: Vec<String> =
        line.season().expect("a season").months.map(|swing| swing.expect("each month").words(None)).into();
    assert_eq!(
        index,
        ["-3.49", "-2.42", "-1.39", "+1.57", "+1.28", "+1.94", "+1.61", "+1.93", "+1.45", "+0.79", "-0.13", "-3.12"]
    );
}

#[test]
fn a_number_says_by_which_method_it_was_found() {
    let straight = england("trajectory { shape linear; 2018-09 90% }");
    assert_eq!(value(only(&straight), "2018-02"), "nothing is expected before 2018-03");
    assert_eq!(method(only(&straight), "2018-03"), "the baseline of 2018-03");
    assert_eq!(
        method(only(&straight), "2018-06"),
        "linear between 84.62% in 2018-03 and 90% in 2018-09, after 3 of 6 months"
    );
    assert_eq!(method(only(&straight), "2018-09"), "stated for 2018-09");
    assert_eq!(method(only(&straight), "2019-02"), "held at 90% in 2018-09, the last point");
    let given = england(&format!("trajectory {{ shape seasonal; 2018-09 90% }}\n{INDEX}"));
    assert_eq!(
        method(only(&given), "2019-02"),
        "level 88.55% (that of 90% in 2018-09) and -2.42 points for 2019-02, by the index in the plan"
    );
    assert_eq!(value(only(&given), "2018-03"), "nothing is expected before 2018-04-01");
    let derived = england("trajectory { shape seasonal; 2018-09 90%; season from 2016-04 to 2018-03 }");
    assert_eq!(
        method(only(&derived), "2018-10"),
        "level 88.55% (that of 90% in 2018-09) and +0.79 points for 2018-10, by an index computed from the readings of \
         2016-04 to 2018-03, each month against the mean of its year"
    );
    let geometric = metric(
        "unit percent; better higher; baseline 0.37% at 2015; target 60% by 2030; trajectory { shape geometric; 2030 60% }",
    );
    assert_eq!(value(only(&geometric), "2025"), "11.00%");
    assert_eq!(
        method(only(&geometric), "2025"),
        "geometric between 0.37% in 2015 and 60% in 2030, after 120 of 180 months, +40.39% a year"
    );
}

/// The rule of the official status: which part of the pace that is needed a series has kept.
fn status(progress: Decimal) -> &'static str {
    match progress {
        _ if progress >= d("0.95") => "substantial",
        _ if progress >= d("0.5") => "moderate",
        _ if progress >= d("-0.1") => "limited",
        _ => "deterioration",
    }
}

#[test]
fn canada_by_equal_shares_and_by_equal_steps() {
    let series = rows(CANADA);
    assert_eq!(series.len(), 39);
    let mut differ = BTreeMap::new();
    for row in &series {
        let progress = |shape: &str| {
            let plan = metric(&format!(
                "unit score; better higher; baseline {} at {}; target {} by {}; trajectory {{ shape {shape}; {} {} }}",
                row["base"], row["base_year"], row["target"], row["target_year"], row["target_year"], row["target"]
            ));
            let line = Line::of(current(only(&plan), None).expect("a trajectory"), &[]).expect("a line");
            line.progress(&when(row["current_year"]), d(row["current"])).expect("a pace")
        };
        let (geometric, linear) = (progress("geometric"), progress("linear"));
        // The official figures are binary fractions; they are right to ten decimals.
        // Where the series must move against the way from base to target, the official figure turns the sign.
        let up = d(row["target"]) > d(row["base"]);
        let turned = up != (row["direction"] == "1");
        let official = d(row["official_progress"]) * if turned { -Decimal::ONE } else { Decimal::ONE };
        assert_eq!(geometric.round_dp(10), official.round_dp(10), "{}", row["series"]);
        if status(geometric) != status(linear) {
            differ.insert(row["series"], (geometric.round_dp(2).to_string(), linear.round_dp(2).to_string()));
        }
    }
    let differ: Vec<_> = differ.iter().map(|(series, (g, l))| format!("{series} {g} {l}")).collect();
    assert_eq!(
        differ,
        [
            "1-1-1 0.90 1.06",
            "12-1-1 0.95 0.23",
            "14-1-1 1.41 0.84",
            "15-4-1 0.52 0.34",
            "3-12-1 -0.07 -0.48",
            "3-14-1 0.89 1.24",
            "6-1-1 0.40 1.35",
            "9-6-1 1.08 0.56"
        ]
    );
}

#[test]
fn steps_hold_until_the_next_begins_and_the_baseline_until_the_first() {
    let plan = metric(
        "unit percent; better higher; decimals 0; baseline 78% at 2026-03
         trajectory { shape steps; 2026-Q4 81%; 2027-Q4 87% }",
    );
    let at = |text: &str| value(only(&plan), text);
    assert_eq!(
        [at("2026-03"), at("2026-09"), at("2026-10"), at("2027-09"), at("2027-Q4"), at("2031")],
        ["78%", "78%", "81%", "81%", "87%", "87%"]
    );
    assert_eq!(method(only(&plan), "2027-01"), "81% in 2026-Q4 holds until 2027-Q4 begins");
}

#[test]
fn each_month_brings_the_same_step_whatever_its_length_and_each_week_too() {
    let months = metric("unit count; better higher; baseline 0 at 2026-12; trajectory { shape linear; 2027-12 12 }");
    assert_eq!(["2027-01", "2027-02", "2027-Q1", "2027-11"].map(|at| value(only(&months), at)), ["1", "2", "3", "11"]);
    let weeks = metric("unit count; better higher; baseline 0 at 2026-W40; trajectory { shape linear; 2026-W50 100 }");
    assert_eq!(["2026-W41", "2026-W45", "2026-11-08"].map(|at| value(only(&weeks), at)), ["10", "50", "50"]);
}

#[test]
fn a_range_opens_from_the_baseline_and_keeps_within_the_bounds() {
    let plan = metric(
        "unit percent; better higher; bounds 0% to 100%; baseline 90% at 2026; target 99.5% by 2028
         trajectory { shape linear; 2027 95% between 93% and 98%; 2028 99.5% between 98% and 101% }",
    );
    let range = |at: &str| {
        let expected = expected(only(&plan), None, &when(at), &[]).expect("something is expected");
        (expected.low.map(|low| low.normalize()), expected.high.map(|high| high.normalize()))
    };
    assert_eq!(range("2026"), (Some(d("90")), Some(d("90"))));
    assert_eq!(range("2027-06"), (Some(d("91.5")), Some(d("94"))));
    assert_eq!(range("2028"), (Some(d("98")), Some(d("100"))));
    let plan = metric(
        "unit percent; better higher; baseline 90% at 2026; trajectory { shape linear; 2027 95%; range within 1.5 points }",
    );
    let half = expected(only(&plan), None, &when("2027-06"), &[]).expect("something is expected");
    assert_eq!((half.low.map(|v| v.normalize()), half.high.map(|v| v.normalize())), (Some(d("91")), Some(d("94"))));
}

#[test]
fn a_new_version_replaces_the_old_one_and_both_stay() {
    let plan = metric(
        "unit percent; better higher; baseline 60% at 2026
         trajectory first { shape linear; 2028 70% }
         trajectory second { shape linear; 2028 66%; 2029 70%; replaces first; because \"A year late.\" }",
    );
    let names: Vec<_> = versions(only(&plan), None).into_iter().filter_map(Node::name).collect();
    assert_eq!(names, ["first", "second"]);
    assert_eq!(value(only(&plan), "2028"), "66%");
    let circle = "unit percent; better higher
         trajectory first { shape linear; 2028 70%; replaces second }
         trajectory second { shape linear; 2028 66%; replaces first }";
    assert_eq!(value(only(&metric(circle)), "2028"), "66%");
}

#[test]
fn what_flows_is_summed_and_never_read_between_periods_of_another_length() {
    let flow = |points: &str, at: &str| {
        value(
            only(&metric(&format!("unit count; better higher; kind flow; trajectory {{ shape linear; {points} }}"))),
            at,
        )
    };
    assert_eq!(flow("2026-01 10; 2026-03 30", "2026-02"), "20");
    assert_eq!(flow("2026-01 10; 2026-03 30", "2026-Q1"), "60");
    assert_eq!(
        flow("2026-Q1 60; 2026-Q2 90", "2026-04"),
        "the points are given for periods of another length than 2026-04"
    );
    assert_eq!(
        flow("2026-01 10; 2026-03 30", "2026-W05"),
        "the points are given for periods of another length than 2026-W05"
    );
}

#[test]
fn a_quarter_has_the_season_of_its_months_and_a_week_that_of_its_days() {
    let plan = metric(&format!(
        "unit percent; better higher; decimals 4\ntrajectory {{ shape seasonal; 2018-09 90% }}\n{INDEX}"
    ));
    assert_eq!(value(only(&plan), "2018-Q4"), "87.7300%"); // 88.55 + (0.79 - 0.13 - 3.12) / 3
    assert_eq!(value(only(&plan), "2018-W40"), "89.3400%"); // wholly in October
    assert_eq!(value(only(&plan), "2019-W05"), "85.5186%"); // four days of January and three of February
}

#[test]
fn a_season_may_be_a_share_and_must_be_whole() {
    let share = metric(
        "unit count; better higher; decimals 1
         trajectory { shape seasonal; 2026-01 110; 2027-01 220
           season { january +10%; february -10%; march +0%; april +0%; may +0%; june +0%; july +0%; august +0%; september +0%; october +0%; november +0%; december +0% } }",
    );
    assert_eq!(["2026-01", "2026-07", "2027-02"].map(|at| value(only(&share), at)), ["110", "150.0", "180.0"]);
    let some = metric("unit count; better higher; trajectory { shape seasonal; 2026-01 110; season { january +10% } }");
    assert_eq!(
        value(only(&some), "2026-02"),
        "the index of the seasons lacks February, March, April, May, June, July, August, September, October, November, December"
    );
    let none = metric("unit count; better higher; trajectory { shape seasonal; 2026-01 110 }");
    assert_eq!(value(only(&none), "2026-01"), "the plan gives no index of the seasons");
}

#[test]
fn changes_refer_to_the_baseline() {
    let plan = metric(
        "unit count; better lower; baseline 400 at 2026
         trajectory { shape steps; 2027 +10%; 2028 halve; 2029 +20; 2030 unknown; 2031 -15% }",
    );
    assert_eq!(
        ["2027", "2028", "2029", "2030", "2031"].map(|at| value(only(&plan), at)),
        ["440", "200", "420", "420", "340"]
    );
}

#[test]
fn a_minus_sign_makes_a_change_where_it_cannot_be_a_value() {
    let target = |unit: &str, target: &str| {
        let plan = metric(&format!("unit {unit}; better lower; baseline 40 at 2026; target {target} by 2028"));
        aims(only(&plan)).into_iter().map(|(_, value, _)| value.normalize().to_string()).collect::<String>()
    };
    assert_eq!(target("count of sites", "-15%"), "34");
    assert_eq!(target("money GBP", "-15%"), "34");
    assert_eq!(target("rate per 100,000", "-2.5%"), "39");
    assert_eq!(target("percent", "-3 points"), "37");
    assert_eq!(target("percent", "+3 points"), "43");
    // Below zero is a value that a percentage, an index or a balance can have.
    assert_eq!(target("percent", "-15%"), "-15");
    assert_eq!(target("money GBP", "-15 GBP"), "-15");
    assert_eq!(target("index", "-3 points"), "-3");
}

#[test]
fn the_size_of_a_change_has_no_sign_and_a_signed_one_has() {
    let plan = metric("unit percent; better higher; baseline 40% at 2026");
    let signed = |number: &str| signed_change(d(number), only(&plan));
    assert_eq!(
        ["1.06", "-1.06", "0.04", "-0.04"].map(signed),
        ["+1.1 points", "−1.1 points", "0.0 points", "0.0 points"]
    );
    assert_eq!(printed_change(d("-1.06"), only(&plan)), "1.1 points");
}

/// Do nothing, low, central and high, by hand: half of the time from the end of 2026 to that of 2030 has passed in 2028.
#[test]
fn every_scenario_is_a_line_of_its_own() {
    let plan = metric(
        "unit percent; better higher; baseline 60% at 2026; target 75% by 2030
         without_action 58% by 2030 because \"Demand grows.\"
         trajectory { shape linear; 2030 75% }
         scenario low { shape geometric; 2030 66.15% }
         scenario central { 2028 66%; 2030 72% }
         scenario high { shape s_curve; 2030 80% because \"Everything comes in time.\" }",
    );
    let metric = only(&plan);
    let at = |entry: Node<'_>, at: &str| {
        let expected = Line::of(entry, &[]).expect("a line").at(&when(at)).expect("something is expected");
        format!("{} {}", printed(expected.value, metric), expected.method)
    };
    let entries: Vec<_> = metric.each("without_action").chain(metric.each("scenario")).collect();
    let half: Vec<_> = entries.iter().map(|entry| at(*entry, "2028")).collect();
    assert_eq!(
        half,
        [
            "59% linear between 60% in 2026 and 58% in 2030, after 24 of 48 months",
            "63% geometric between 60% in 2026 and 66.15% in 2030, after 24 of 48 months, +2.47% a year",
            "66% stated for 2028",
            "70% s-curve between 60% in 2026 and 80% in 2030, after 24 of 48 months",
        ]
    );
    assert_eq!(at(entries[2], "2027"), "63% linear between 60% in 2026 and 66% in 2028, after 12 of 24 months");
    // What is expected is the trajectory, whatever else is drawn.
    assert_eq!(value(metric, "2028"), "67.5%");
}

#[test]
fn no_equal_shares_through_zero() {
    let plan = metric("unit count; better lower; baseline 103 at 2015; trajectory { shape geometric; 2030 0 }");
    assert_eq!(value(only(&plan), "2020"), "a path of equal shares can neither touch nor cross zero");
}

const BUILT: &str = "
post chief \"Chief\"
dimension region { north population 100 people; south population 300 people }
priority p {
  owner chief
  metric m {
    unit percent; better higher; decimals 2
    baseline 62% at 2026-06
    target 75% by 2029-06
    without_action 61% by 2029-06
    trajectory { built_from a, s overlap 20% }
  }
  metric other { unit percent; better higher }
  action a \"Phonics\" {
    owner chief
    period 2026-07 to 2027-06
    raises m by 10 points lag 3 months ramp s_curve confidence 70% between 7 points and 12 points
    raises m by 3 points over 2026-07 to 2027-06 for region.north
    raises other by 1 points
  }
  strategy s \"Teaching\" {
    owner chief
    action c \"Coaching\" { owner chief; raises m by 15 points over 2027-07 to 2028-06 ramp linear coverage 50% }
    action e \"Posters\" { owner chief; raises m }
  }
  action unused { owner chief; period 2026-07 to 2027-06; raises m by 50 points }
}";

#[test]
fn a_build_up_adds_what_each_action_has_brought_by_then() {
    let plan = plan(BUILT);
    let metric = only(&plan);
    let end = build_up(metric, &when("2029-06")).expect("a build-up");
    assert_eq!((end.start, end.overlap, end.total, end.gap), (d("61"), d("-3.5"), d("75.0"), Some(d("0"))));
    // 61 + (7 + 7.5) * 0.8, 61 + (12 + 7.5) * 0.8, 61 + (7 + 7.5) * 0.8
    assert_eq!((end.low, end.high, end.likely), (d("72.6"), d("76.6"), d("72.6")));
    assert_eq!(end.effects.len(), 3);
    assert_eq!(end.effects[2].full, None);
    // Half of the twelve months from October 2026 to September 2027.
    let early = build_up(metric, &when("2027-03")).expect("a build-up");
    assert_eq!(early.effects[0].now, d("5"));
    assert_eq!(early.effects[1].now, Decimal::ZERO);
    assert_eq!(early.total, d("61.75") + d("5") * d("0.8"));
    assert_eq!(
        early.method,
        "61.75% (without action: linear between 62% in 2026-06 and 61% in 2029-06, after 9 of 36 months) + 5.00 points \
         (Phonics: 50% of 10.00 points, s-curve until 2027-09-30) − 1.00 points that overlap"
    );
    assert_eq!(value(metric, "2027-03"), "65.75%");
}

#[test]
fn a_lag_moves_an_effect_and_keeps_the_ends_of_months() {
    let plan = plan(&BUILT.replace("ramp s_curve", "ramp steps"));
    let effect = |at: &str| build_up(only(&plan), &when(at)).expect("a build-up").effects[0].now;
    assert_eq!([effect("2027-08"), effect("2027-09-29"), effect("2027-09")], [Decimal::ZERO, Decimal::ZERO, d("10")]);
    let day = crate::calendar::day("2027-02-28").expect("a day");
    let moved = time::later(day, crate::Duration { count: 1, unit: TimeUnit::Months });
    assert_eq!(moved.map(|day| day.to_string()).as_deref(), Some("2027-03-31"));
}

#[test]
fn an_effect_grows_with_those_who_are_reached() {
    let rollout = "coverage 50% { rollout { 2027-Q1 20%; 2027-Q2 20%; 2027-Q4 100% } }";
    let plan = plan(&BUILT.replace("ramp linear coverage 50%", rollout).replace("15 points over", "20 points over"));
    let coaching = |at: &str| build_up(only(&plan), &when(at)).expect("a build-up").effects[1].clone();
    let at = ["2026-12", "2027-02", "2027-03", "2027-06", "2027-09", "2027-12", "2028-06"];
    let reached = ["0", "1.33", "2", "2", "6", "10", "10"];
    assert_eq!(at.map(|at| coaching(at).now.round_dp(2).normalize()), reached.map(d));
    assert_eq!(coaching("2027-09").method, "Coaching, coverage 50%: 10.00 points for the 60% that are reached");
}

#[test]
fn without_a_line_to_start_from_the_baseline_is_held_and_said_to_be() {
    let plan = plan(&BUILT.replace("    without_action 61% by 2029-06\n", ""));
    let end = build_up(only(&plan), &when("2029-06")).expect("a build-up");
    assert_eq!((end.start, end.total, end.gap), (d("62"), d("76.0"), Some(d("-1"))));
    assert!(!end.has_counterfactual);
    assert_eq!(end.start_method, "the baseline, held: the plan has no line without action");
}

const REGIONS: &str = "
post chief \"Chief\"
dimension region { north \"North\" population 124,000 pupils; south \"South\" population 186,000 pupils }
priority p {
  owner chief
  metric m {
    unit percent; better higher; breakdown region; aggregation weighted_mean
    trajectory { rolled_up_from region }
    trajectory n { for region.north; shape linear; 2027-06 52%; 2028-06 61%; 2029-06 72% }
    trajectory s { for region.south; shape linear; 2027-06 57%; 2028-06 66%; 2029-06 72% }
  }
}";

#[test]
fn regions_roll_up_by_their_weights() {
    let plan = plan(REGIONS);
    let at = |text: &str| value(only(&plan), text);
    assert_eq!([at("2027-06"), at("2028-06"), at("2029-06")], ["55%", "64%", "72%"]);
    assert_eq!(method(only(&plan), "2027-06"), "the weighted mean of North 52% × 124,000, South 57% × 186,000");
}

#[test]
fn a_percentage_is_not_summed_and_a_missing_region_is_named() {
    let unweighted = plan(&REGIONS.replace(" population 124,000 pupils", ""));
    assert_eq!(value(only(&unweighted), "2027-06"), "nothing is known of North");
    let apart = plan(&REGIONS.replace("aggregation weighted_mean", "aggregation none"));
    assert_eq!(value(only(&apart), "2027-06"), "the plan does not say how parts are put together");
    let itself = plan(&REGIONS.replace("shape linear; 2027-06 52%; 2028-06 61%; 2029-06 72%", "rolled_up_from region"));
    assert_eq!(value(only(&itself), "2027-06"), "nothing is known of North");
}

#[test]
fn the_effects_of_the_complete_plan_reach_its_targets() {
    let plan = plan(milepost_vocabulary::EVERY_CONSTRUCT);
    let built: Vec<_> = plan
        .all("metric")
        .filter(|metric| !effects(*metric).is_empty())
        .filter_map(|metric| {
            let (_, _, by) = aims(metric).pop()?;
            Some((metric.name()?, build_up(metric, &by).ok()?.gap?.normalize()))
        })
        .collect();
    let names = ["reading_at_nine", "fluency", "attendance", "libraries", "weak_readers"];
    assert_eq!(built, names.map(|name| (name, Decimal::ZERO)));
}

#[test]
fn what_the_plan_writes_is_printed_as_it_is_written() {
    let poverty = metric(
        "unit percent; better lower; decimals 1\nbaseline 14.5% at 2015\ntarget 7.25% by 2030\ntrajectory { shape linear; 2030 7.25% }",
    );
    assert_eq!(value(only(&poverty), "2030"), "7.25%");
    assert_eq!(value(only(&poverty), "2029"), "7.7%");
    let waits = metric(
        "unit percent; better higher\nbaseline 84.60% at 2016\ntarget 90% by 2020\nobserved { 2018 88.125% }
         trajectory { shape linear; 2018 87%; 2020 90% }",
    );
    assert_eq!(["2016", "2017", "2018", "2020"].map(|at| value(only(&waits), at)), ["84.60%", "85.80%", "87%", "90%"]);
    let printed = |number: &str| printed(number.parse().expect("a number"), only(&waits));
    assert_eq!([printed("88.125"), printed("88.124")], ["88.125%", "88.12%"]);
}

#[test]
fn the_steps_of_an_ordinal_metric_have_names() {
    let opening = metric("unit ordinal; order \"closed\", \"some days\"\nbaseline 1 at 2026\ntarget 2 by 2030");
    let named = |number: &str| step(number.parse().expect("a number"), only(&opening));
    assert_eq!(["1", "2.0", "0", "1.5", "3"].map(named), [Some("closed"), Some("some days"), None, None, None]);
}

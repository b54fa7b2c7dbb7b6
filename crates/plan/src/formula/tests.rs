//! Formulas by their units, and what they come to.

use milepost_diagnostics::{Diagnostic, FileId};
use milepost_syntax::parse;

use rust_decimal::Decimal;

use super::*;
use crate::trajectory::printed;
use crate::{Plan, compile};

fn read(unit: &str, formula: &str) -> (Plan, Vec<Diagnostic>) {
    let text = format!(
        "post chief \"Chief\"
collection c \"C\" {{
  asks {{
    done count; all count; staff count unit count of nurses; share percent; spent money unit money GBP; paid money unit money EUR
    wait duration unit hours; long duration unit days; grade scale; index number; remark text; open yes_no
  }}
}}
priority p {{
  owner chief
  metric per_ten {{ unit rate per 10,000; computed done / all from c }}
  metric per_hundred {{ unit rate per 100,000; computed done / all from c }}
  metric rate {{ unit percent; computed done / all from c }}
  metric m \"M\" {{ unit {unit}; computed {formula} from c }}
}}"
    );
    let parsed = parse(FileId(0), text.as_str());
    assert!(parsed.diagnostics.is_empty(), "{text}");
    compile(std::slice::from_ref(&parsed))
}

/// What is wrong with `formula` as that of a metric in `unit`.
fn wrong(unit: &str, formula: &str) -> String {
    let said: Vec<_> = read(unit, formula)
        .1
        .into_iter()
        .map(|finding| format!("{} {} | {}", finding.entry.code, finding.message, finding.help.unwrap_or_default()))
        .collect();
    said.join("\n")
}

/// What `formula` comes to with the numbers of one month.
fn worked(unit: &str, formula: &str) -> String {
    let (plan, findings) = read(unit, formula);
    assert!(findings.is_empty(), "{formula}: {findings:#?}");
    let metric = plan.all("metric").find(|metric| metric.name() == Some("m")).expect("the metric");
    let number = |name: &str| {
        Some(match name {
            "done" | "staff" => Decimal::from(30),
            "all" => Decimal::from(120),
            "share" | "rate" => Decimal::from(20),
            "spent" | "paid" => Decimal::from(6_000),
            "wait" => Decimal::from(90),
            "open" => Decimal::ZERO,
            _ => return None,
        })
    };
    match work_out(metric, &|id| number(plan.node(id).name()?)) {
        Ok(worked) => format!("{} = {}", printed(worked.value.normalize(), metric), worked.method),
        Err(why) => why.to_string(),
    }
}

#[test]
fn a_share_becomes_what_the_unit_of_the_metric_says() {
    assert_eq!(worked("percent", "done / all"), "25% = 30 / 120");
    assert_eq!(worked("percent", "(all - done) / all"), "75% = (120 - 30) / 120");
    assert_eq!(worked("percent", "1 - done / all"), "75% = 1 - 30 / 120");
    assert_eq!(worked("ratio", "all / done"), "4 = 120 / 30");
    assert_eq!(worked("rate per 1,000", "done / all"), "250 per 1,000 = 30 / 120");
    assert_eq!(worked("percent", "done / all * 100"), "25% = 30 / 120 * 100");
    assert_eq!(worked("percent", "100 * done / all"), "25% = 100 * 30 / 120");
    assert_eq!(worked("rate per 1,000", "done * 1,000 / all"), "250 per 1,000 = 30 * 1,000 / 120");
    assert_eq!(worked("index", "all / done"), "400 = 120 / 30");
    assert_eq!(worked("index", "all / done * 100"), "400 = 120 / 30 * 100");
    assert_eq!(worked("percent", "(done + all) / 2 / all"), "62.5% = (30 + 120) / 2 / 120");
}

#[test]
fn amounts_and_times_are_divided_by_counts_and_multiplied_with_shares() {
    assert_eq!(worked("money GBP", "spent / all"), "50 GBP = 6,000 / 120");
    assert_eq!(worked("hours", "wait / done"), "3 hours = 90 / 30");
    assert_eq!(worked("money GBP", "spent * share"), "1,200 GBP = 6,000 * 20");
    assert_eq!(worked("count", "all * rate"), "24 = 120 * 20");
    assert_eq!(worked("points", "rate - share"), "0 points = 20 - 20");
    assert_eq!(worked("count of people", "done + staff"), "60 people = 30 + 30");
}

#[test]
fn what_cannot_be_worked_out_says_why() {
    assert_eq!(worked("percent", "done / open"), "`open` is zero and cannot be divided by");
    assert_eq!(worked("score", "grade"), "there is no number for `grade`");
}

#[test]
fn units_that_do_not_go_together_are_named_with_the_part_that_mixes_them() {
    let cases = [
        (
            "count",
            "done + spent",
            "`done + spent` mixes a count and money in GBP | Only what is measured in the same unit can be added or subtracted.",
        ),
        (
            "money GBP",
            "spent + paid",
            "`spent + paid` mixes money in GBP and money in EUR | Different currencies must be collected in one of them.",
        ),
        (
            "days",
            "wait + long",
            "`wait + long` mixes a time in hours and a time in days | Different units of time must be collected in one of them; working days are not days.",
        ),
        (
            "percent",
            "share + 5",
            "`share + 5` mixes a percentage and a plain number | A number without a unit is neither a percentage nor points: compute with the counts behind the percentage.",
        ),
        (
            "percent",
            "share / all",
            "`share / all` mixes a percentage and a count | Divide the counts behind the percentage: the quotient of sums is right, that of percentages is not.",
        ),
        (
            "count",
            "done * all",
            "`done * all` mixes a count and a count | A count times a count is a count of nothing.",
        ),
        (
            "rate per 10,000",
            "per_ten + per_hundred",
            "`per_ten + per_hundred` mixes a rate per 10,000 and a rate per 100,000 | Rates per different numbers must be brought to the same one first.",
        ),
        (
            "count",
            "done + remark",
            "`remark` is answered with a text, not with a number | Ask for a count, or leave it out of the formula.",
        ),
    ];
    for (unit, formula, said) in cases {
        assert_eq!(wrong(unit, formula), format!("MP0304 {said}"));
    }
}

#[test]
fn a_formula_in_another_unit_than_its_metric_is_named() {
    let cases = [
        (
            "percent",
            "done",
            "percent, but its formula gives a count | Divide by what it is a share of: `completed / attendances`.",
        ),
        (
            "percent",
            "share - rate",
            "percent, but its formula gives points | The difference of two percentages is in points: give the metric the unit `points`.",
        ),
        (
            "count of pupils",
            "staff",
            "count of pupils, but its formula gives a count of nurses | Correct the formula, or the unit of the metric.",
        ),
        (
            "rate per 100,000",
            "per_ten",
            "rate per 100,000, but its formula gives a rate per 10,000 | Correct the formula, or the unit of the metric.",
        ),
        (
            "days",
            "wait",
            "days, but its formula gives a time in hours | Correct the formula, or the unit of the metric.",
        ),
    ];
    for (unit, formula, said) in cases {
        assert_eq!(wrong(unit, formula), format!("MP0305 “M” is measured in {said}"));
    }
}

#[test]
fn a_question_goes_before_a_metric_of_the_same_name() {
    let text = "collection c \"C\" { asks { sites count \"Open sites\" } }
priority p { metric sites \"Sites\" { unit count; computed sites from c } }";
    let parsed = parse(FileId(0), text);
    let (_, findings) = compile(std::slice::from_ref(&parsed));
    assert!(findings.iter().all(|finding| finding.entry.code != "MP0306"), "{findings:#?}");
}

#[test]
fn a_circle_and_a_name_that_is_no_number_are_reported_once() {
    assert_eq!(
        wrong("count", "m + done"),
        "MP0306 “M” is computed from itself | Compute one of the metrics from questions of a collection."
    );
    assert_eq!(
        wrong("count", "done + chief"),
        "MP0403 `chief` is a post and cannot stand here | Write the name of a question or a metric."
    );
}

#[test]
fn a_limit_has_the_unit_of_its_question() {
    let limit = |kind: &str, limit: &str| {
        let text = format!("collection c {{ asks {{ all count; spent money unit money GBP; q {kind} {limit} }} }}");
        compile(&[parse(FileId(0), text)]).1.into_iter().map(|finding| finding.message).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(limit("count", "at_most all"), "");
    assert_eq!(limit("count", "at_most 500"), "");
    assert_eq!(limit("percent", "at_most 100"), "");
    assert_eq!(limit("count", "at_most all * 2"), "");
    assert_eq!(limit("count", "at_most spent"), "“q” is a count and cannot be compared with money in GBP");
    assert_eq!(limit("text", "at_most all"), "`q` is answered with a text, not with a number");
}

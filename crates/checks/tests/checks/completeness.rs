//! The ten questions, and what plans answer to them.

use chrono::NaiveDate;
use milepost_checks::{Answer, Completeness, Extent, Options, Point, catalogue, completeness};
use milepost_diagnostics::FileId;
use milepost_plan::{Plan, compile};
use milepost_syntax::parse;
use milepost_vocabulary::EVERY_CONSTRUCT;

fn read(text: &str) -> Plan {
    compile(&[parse(FileId(0), text)]).0
}

fn answers(plan: &Plan) -> Completeness<'_> {
    completeness(plan, &Options::as_of(NaiveDate::from_ymd_opt(2026, 6, 15).expect("a day")), &|_| None)
}

fn all<'a>(answers: &'a Completeness<'a>) -> impl Iterator<Item = &'a Point<'a>> {
    answers.answers.iter().flat_map(|answer| &answer.points)
}

fn of(answers: &Completeness<'_>, extent: Extent) -> Vec<usize> {
    let of = |answer: &&Answer<'_>| answer.extent() == extent;
    answers.answers.iter().filter(of).map(|answer| answer.number).collect()
}

#[test]
fn there_are_ten_questions_and_a_plan_can_answer_each() {
    let plan = read(EVERY_CONSTRUCT);
    let answers = answers(&plan);
    let numbers: Vec<_> = answers.answers.iter().map(|answer| answer.number).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
    for point in all(&answers) {
        assert!(!point.answered.is_empty(), "the plan of every construct does not say: {}", point.says);
    }
}

#[test]
fn a_plan_that_says_nothing_leaves_all_open() {
    let plan = read("plan p \"Plan\" { period 2026 to 2028 }\n");
    let answers = answers(&plan);
    assert_eq!(of(&answers, Extent::Not), (1..=10).collect::<Vec<_>>());
    for point in all(&answers) {
        let kinds: Vec<_> = point.missing.iter().map(|node| node.item().construct.id).collect();
        assert_eq!(kinds, ["plan"], "{}", point.says);
    }
}

#[test]
fn what_is_left_open_with_a_reason_is_answered() {
    let text = "plan p \"Plan\" { period 2026 to 2028 }\npriority a \"A\" { ALLOW\n  outcome \"Better\" }\n";
    let risks = |text: &str| {
        let plan = read(text);
        let answers = answers(&plan);
        let point = &answers.answers[9].points[0];
        (point.extent(), point.missing.len(), point.accepted.len())
    };
    assert_eq!(risks(&text.replace("ALLOW", "")), (Extent::Not, 1, 0));
    let allowed = text.replace("ALLOW", "allow no_risk because \"The board keeps the register.\"");
    assert_eq!(risks(&allowed), (Extent::Wholly, 0, 1));
}

/// Where a check finds that something is missing, the report does not say that it is there.
#[test]
fn the_report_is_at_least_as_strict_as_the_checks() {
    let mut held = 0;
    let every = read(EVERY_CONSTRUCT);
    let named: Vec<_> = all(&answers(&every)).filter_map(|point| Some((point.says, point.check?))).collect();
    for (says, check) in named {
        assert!(catalogue().contains(&check), "{says}");
        let bad = check.example("Not so").expect("a bad plan");
        let plan = read(bad);
        let plan = if plan.root().is_some() { plan } else { read(&format!("plan p {{ period 2020 to 2040 }}\n{bad}")) };
        let answers = answers(&plan);
        let Some(point) = all(&answers).find(|point| point.says == says) else { continue };
        assert_ne!(point.extent(), Extent::Wholly, "{}: {says}", check.code);
        held += 1;
    }
    assert!(held > 12, "only {held} checks were held against the report");
}

#[test]
fn what_data_beside_the_plan_hold_of_the_years_before_is_a_past() {
    let plan = read(
        "plan p \"Plan\" { period 2026 to 2028 }\npriority a \"A\" {\n  metric m \"M\" { kind goal; unit percent; target 50% by 2028; observed in \"m.csv\" }\n}\n",
    );
    let extent = |first: &str| {
        let first: NaiveDate = first.parse().expect("a day");
        let options = Options::as_of(NaiveDate::from_ymd_opt(2026, 6, 15).expect("a day"));
        let answers = completeness(&plan, &options, &|_| Some(first));
        let point = all(&answers).find(|point| point.name == "past").expect("the point");
        (point.extent(), point.answered.len() + point.missing.len())
    };
    assert_eq!(extent("2025-12-31"), (Extent::Wholly, 1));
    assert_eq!(extent("2026-01-31"), (Extent::Not, 1));
}

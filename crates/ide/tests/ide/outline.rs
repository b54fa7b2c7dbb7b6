//! The plan at a glance.

use milepost_ide::{Branch, outline};

use crate::fixture::{PLAN, fixture};

fn drawn(text: &str) -> String {
    let fixture = fixture(text);
    let compiled = fixture.analysis.plan_of(fixture.file).expect("there is a plan");
    let (groups, faults) = outline(compiled);
    assert!(faults.is_empty(), "{faults:?}");
    let mut drawn = String::new();
    let mut open: Vec<(usize, &Branch)> = groups.iter().rev().map(|branch| (0, branch)).collect();
    while let Some((depth, branch)) = open.pop() {
        let place = branch.place.map(|span| format!(" <{}>", fixture.show(span))).unwrap_or_default();
        let Branch { kind, title, detail, state, reasons, .. } = branch;
        let line = [title, detail.as_str(), state, &reasons.join("; ")].join(" | ");
        drawn.extend(["  ".repeat(depth).as_str(), kind, ": ", &line, &place, "\n"]);
        open.extend(branch.children.iter().rev().map(|child| (depth + 1, child)));
    }
    drawn
}

#[test]
fn priorities_owners_and_milestones_with_their_ratings() {
    insta::assert_snapshot!(drawn(
        &PLAN.replace("trajectory {", "observed { 2026-Q2 80.1%; 2026-Q3 79.2% }\n    trajectory {")
    ));
}

#[test]
fn a_plan_with_errors_is_shown_and_not_rated() {
    let drawn = drawn(&PLAN.replace("  owner minister\n  out", "  owner nobody\n  out"));
    assert!(drawn.contains("priority: Emergency care |  |  | "), "{drawn}");
    assert!(!drawn.contains("green") && !drawn.contains("not_"), "{drawn}");
}

#[test]
fn returns_that_are_overdue_and_who_has_not_sent_them() {
    let drawn = drawn(&format!(
        "{PLAN}
dimension region \"Region\" {{ north \"The north\"; south \"The south\"; source \"List of regions\" }}
collection counts \"Count of patients\" {{
  every      month due 10 days after from 2026-09
  breakdown  region
  owner      director
  asks       {{ patients count \"Patients\" }}
}}
"
    ));
    let (_, returns) = drawn.split_once("returns: ").expect("something is overdue");
    insta::assert_snapshot!(returns);
}

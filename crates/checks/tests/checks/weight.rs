//! Profiles, severities and accepted findings.

use milepost_checks::Profile;
use milepost_diagnostics::Severity::{Error, Warning};

use crate::findings;

/// A milestone after the end of the plan (an error) and a metric without trajectory (a warning), with `inside` in the plan's entry.
fn plan(inside: &str, on_target: &str) -> String {
    format!(
        "post chief
        plan care {{ period 2026-04 to 2029-03; sponsor chief
          {inside}
        }}
        routine stocktake {{ every 2 months; chair chief }}
        priority ae \"Care\" {{
          milestone live \"All sites live\" by 2031-06-30
          metric seen \"Seen in time\" {{
            unit percent; better higher; source \"Returns\"
            baseline 78% at 2026-03
            target 92% by 2028-12 {on_target}
          }}
        }}"
    )
}

fn weights(plan: &str, profile: Option<Profile>) -> Vec<(&'static str, &'static str)> {
    let wanted = ["MP5001", "MP4002", "MP9001", "MP9004", "MP9005"];
    let found = findings(plan, profile);
    found
        .iter()
        .map(|finding| (finding.entry.code, finding.severity.word()))
        .filter(|(code, _)| wanted.contains(code))
        .collect()
}

#[test]
fn the_profile_decides_what_is_reported() {
    let [late, path] = [("MP5001", Error.word()), ("MP4002", Warning.word())];
    assert_eq!(weights(&plan("", ""), None), [late, path]);
    assert_eq!(weights(&plan("profile draft", ""), None), [late]);
    assert_eq!(weights(&plan("profile draft", ""), Some(Profile::Agreed)), [late, path]);
    assert_eq!(weights(&plan("profile gprama", ""), None), [late, path]);
}

#[test]
fn the_plan_gives_a_code_its_severity() {
    assert_eq!(weights(&plan("severity MP4002 error", ""), None), [("MP5001", "error"), ("MP4002", "error")]);
    assert_eq!(weights(&plan("severity no_trajectory error", ""), None), [("MP5001", "error"), ("MP4002", "error")]);
    let off = plan("severity MP4002 off because \"Drawn in May.\"", "");
    assert_eq!(weights(&off, None), [("MP5001", "error")]);
}

#[test]
fn less_than_the_catalogue_takes_a_reason() {
    let unexplained = [("MP9005", "warning"), ("MP5001", "error"), ("MP4002", "warning")];
    assert_eq!(weights(&plan("severity MP4002 hint", ""), None), unexplained);
}

#[test]
fn what_is_accepted_is_not_reported() {
    let block =
        plan("", "").replace("source \"Returns\"", "source \"Returns\"; allow MP4002 because \"Drawn in May.\"");
    assert_eq!(weights(&block, None), [("MP5001", "error")]);
    let file = format!("{}\nallow MP4002, outside_the_plan because \"A sketch.\"", plan("", ""));
    assert_eq!(weights(&file, None), []);
}

#[test]
fn a_line_accepts_what_is_found_on_it_and_nothing_else() {
    let elsewhere = plan("", "allow MP4002 because \"Drawn in May.\"");
    assert_eq!(weights(&elsewhere, None), [("MP5001", "error"), ("MP4002", "warning"), ("MP9001", "warning")]);
    let worse = plan("", "").replace("92%", "72%").replace("by 2028-12", "by 2028-12 allow MP4001 because \"Agreed.\"");
    assert!(findings(&worse, None).iter().all(|finding| !["MP4001", "MP9001"].contains(&finding.entry.code)));
}

#[test]
fn the_language_is_not_negotiable() {
    assert_eq!(weights(&plan("severity MP0401 off because \"No.\"", ""), Some(Profile::Draft)), [("MP5001", "error")]);
    assert_eq!(weights(&plan("severity MP0401 off because \"No.\"", ""), None)[0], ("MP9004", "warning"));
}

#[test]
fn what_is_the_same_everywhere_can_be_accepted_of_one() {
    let priorities = |allow: &str| {
        format!(
            "post chief
            plan care {{ period 2026-04 to 2029-03; sponsor chief }}
            priority ae {{ owner chief; outcome \"Care.\"; {allow} }}
            priority gp {{ owner chief; outcome \"Care.\" }}"
        )
    };
    let risks = |plan: &str| {
        let found = findings(plan, None);
        let found = found.into_iter().filter(|finding| ["MP6001", "MP9001"].contains(&finding.entry.code));
        found.map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(risks(&priorities("")), ["The plan names no risk"]);
    let accepted = priorities("allow MP6001 because \"The board keeps its own register.\"");
    assert_eq!(risks(&accepted), ["Nothing says what could stop “gp”"]);
}

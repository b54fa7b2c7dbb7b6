//! `milepost check --report`: the ten questions of a good delivery plan, as people and programs read what is answered.

use std::fs;

use serde_json::Value;

use super::milepost;

const PLAN: &str = r#"plan schools "Every child reads" { period 2026 to 2029; sponsor minister }
post minister "Minister of Education"
priority reading "Reading" {
  owner minister
  outcome "Children read a whole book."
  allow no_risk because "The board keeps the register of risks."
  metric readers "Children who read well" { unit percent; better higher; source "Test"; target 75% by 2029-06 }
  action coaching "Coaches" { owner minister }
}
"#;

/// What the report of `PLAN` says in a form: the status, what is printed, what is told.
fn report(form: &str) -> (Option<i32>, String, String) {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("schools.plan");
    fs::write(&path, PLAN).expect("a plan");
    let path = path.to_str().expect("plain").to_owned();
    let output = milepost(&["check", "--report", &path, "--format", form, "--as-of", "2026-06-15"]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&path, "schools.plan");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn people_read_what_is_answered_and_what_to_write() {
    let (status, said, told) = report("human");
    assert_eq!(status, Some(0));
    insta::assert_snapshot!(said);
    assert_eq!(told, "8 warnings. `milepost check schools.plan` shows them.\n");
}

#[test]
fn a_pull_request_shows_the_same() {
    let (_, said, _) = report("markdown");
    insta::assert_snapshot!(said);
}

#[test]
fn programs_read_every_place() {
    let (_, said, _) = report("json");
    let report: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(report["counts"], serde_json::json!({ "answered": 2, "partly": 4, "open": 4 }));
    let risks = &report["answers"][9];
    assert_eq!((&risks["topic"], &risks["extent"]), (&"Risks".into(), &"answered".into()));
    assert_eq!(risks["points"][0]["accepted"][0]["because"], "The board keeps the register of risks.");
    let target = &report["answers"][4]["points"][1]["answered"][0];
    assert_eq!((&target["keyword"], &target["line"]), (&"target".into(), &7.into()));
    assert_eq!(target["called"], "target of metric `readers`");
}

#[test]
fn a_report_is_no_list_of_findings() {
    let (status, said, told) = report("sarif");
    assert_eq!((status, said.as_str()), (Some(2), ""));
    assert_eq!(told, "milepost: a report is printed as `human`, `markdown` or `json`\n");
}

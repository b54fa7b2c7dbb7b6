//! The whole cycle once: forms, returns, data, ratings, a stocktake, its correction, and what that changed in the plan.

use std::fs;

use serde_json::Value;

use super::milepost;

/// A plan whose only metric is computed from what its only collection asks.
pub(crate) const PLAN: &str = r#"plan p "Plan" { version "1"; period 2026 to 2028; sponsor m }
post m "Minister"
priority a "A" {
  owner m
  outcome "Sites are open."
  metric sites "Sites" {
    unit count of sites
    better higher
    computed sites from log
    baseline 0 sites at 2026-01
    target 24 sites by 2027-12
    trajectory { 2026-01 0 sites; 2027-12 24 sites }
  }
}
collection log "Log" { every month from 2026-02 due 5 days after; from m; asks { sites count "Open sites" } }
"#;

#[test]
fn from_the_form_to_the_correction() {
    let place = tempfile::tempdir().expect("a folder");
    let path = |name: &str| place.path().join(name).to_str().expect("plain").to_owned();
    let (plan, before) = (path("plan"), path("before"));
    for folder in [&plan, &before] {
        fs::create_dir(folder).expect("a folder");
        fs::write(format!("{folder}/plan.plan"), PLAN).expect("a plan");
    }
    let run = |arguments: &[&str]| {
        let output = milepost(arguments);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).expect("text"))
    };

    // The forms of April.
    let forms = path("forms");
    let (status, said) = run(&["build", &plan, "--out", &forms, "--only", "templates", "--as-of", "2026-05-02"]);
    assert_eq!(status, Some(0), "{said}");
    let form = fs::read_to_string(format!("{forms}/templates/log_2026-04.csv")).expect("the form of April");
    let (head, row) = form.trim_end().split_once('\n').expect("a head and a row");
    assert_eq!(row.trim_end(), "2026-04,,,");

    // A return with a word in place of a number is refused with its place, and nothing is recorded.
    let returned = path("return.csv");
    let record = |rows: &str| {
        fs::write(&returned, format!("{head}\n{rows}")).expect("written");
        run(&["record", &returned, "--plan", &plan, "--collection", "log", "--as-of", "2026-05-10"])
    };
    let data = format!("{plan}/data/log.csv");
    let (status, said) = record("2026-04,none yet,,\n");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("row 2") && said.contains("Open sites") && said.contains("none yet"), "{said}");
    assert!(!fs::exists(&data).expect("a folder"));

    // A good one is recorded, and once more changes nothing.
    let (status, said) = record("2026-02,0,,\n2026-03,0,,\n2026-04,0,provisional,\n");
    assert_eq!(status, Some(0), "{said}");
    let recorded = fs::read(&data).expect("data");
    assert_eq!(record("2026-02,0,,\n2026-03,0,,\n2026-04,0,provisional,\n").0, Some(0));
    assert_eq!(fs::read(&data).expect("data"), recorded);

    // What was recorded is rated, and nobody has decided anything yet.
    let (_, said) = run(&["status", &plan, "--as-of", "2026-05-10", "--format", "json"]);
    let status: Value = serde_json::from_str(&said).expect("JSON");
    let metric = &status["priorities"][0]["metrics"][0];
    assert_eq!(metric["state"], "amber_red", "{said}");
    assert_eq!(metric["actual"]["quality"], "provisional");
    let (_, said) = run(&["check", &plan, "--as-of", "2026-05-10", "--format", "short"]);
    assert!(said.contains("MP8106"), "{said}");

    // The stocktake decides, in the file that it is given.
    let (status, said) = run(&["stocktake", &plan, "--date", "2026-05-12", "--out", &plan]);
    assert_eq!(status, Some(0), "{said}");
    let file = format!("{plan}/stocktake-2026-05-12.plan");
    let decisions = fs::read_to_string(&file).expect("the file for the decisions");
    let (remark, wanted) = decisions.split_once("// correction").expect("a decision is wanted");
    let wanted = wanted.replace("\n// ", "\n").replace("What is done about it", "Open two sites in June");
    let wanted = wanted.replace("POST", "m").replace("DATE", "2026-06-30");
    fs::write(&file, format!("{remark}correction{wanted}")).expect("written");
    fs::write(format!("{plan}/plan.plan"), format!("import \"stocktake-2026-05-12.plan\"\n{PLAN}")).expect("written");
    let (status, said) = run(&["check", &plan, "--as-of", "2026-05-13", "--format", "short"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(!said.contains("MP8106"), "{said}");

    // A reviewer sees what changed in the plan, and the next pack opens with it.
    let (_, said) = run(&["diff", &before, &plan]);
    assert!(said.contains("Correction of 2026-05-12 added"), "{said}");
    run(&["stocktake", &plan, "--date", "2026-07-14", "--out", &plan]);
    let pack = fs::read_to_string(format!("{plan}/stocktake-2026-07-14.md")).expect("the next pack");
    assert!(
        pack.contains("| 2026-05-12 | Open two sites in June | Minister | 2026-06-30 | open, 14 days late |"),
        "{pack}"
    );
}

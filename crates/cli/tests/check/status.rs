//! `milepost status`: what people and programs read of how a plan stands.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use super::cycle::PLAN;
use super::{copied, milepost};

const EMERGENCY_CARE: &str = "../../examples/emergency-care";

fn status(plan: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["status", plan];
    arguments.extend(more);
    milepost(&arguments)
}

fn said(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn json(plan: &str, as_of: &str) -> Value {
    let output = status(plan, &["--format", "json", "--as-of", as_of]);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_terminal_shows_how_a_winter_went() {
    let output = status(EMERGENCY_CARE, &["--as-of", "2019-03-15"]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(said(&output.stdout));
}

#[test]
fn markdown_says_the_same() {
    let output = status(EMERGENCY_CARE, &["--as-of", "2019-03-15", "--format", "markdown"]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(said(&output.stdout));
}

#[test]
fn a_league_and_who_has_not_reported() {
    let output = status("../vocabulary/src/every-construct.plan", &["--as-of", "2027-03-15"]);
    assert_eq!(output.status.code(), Some(1), "a file that the plan observes from is not there");
    assert_eq!(
        said(&output.stderr),
        "left out: attendance.csv: the plan takes observations from it, and it is not there\n"
    );
    insta::assert_snapshot!(said(&output.stdout));
}

#[test]
fn one_metric_is_worked_out_step_by_step() {
    let output = status(EMERGENCY_CARE, &["--as-of", "2019-03-15", "--explain", "within_4h"]);
    insta::assert_snapshot!(said(&output.stdout));
    let unknown = status(EMERGENCY_CARE, &["--explain", "within4h"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(
        said(&unknown.stderr),
        "milepost: no priority has a metric called `within4h`. Did you mean `within_4h`?\n"
    );
    let unlike = status(EMERGENCY_CARE, &["--explain", "dentists"]);
    assert_eq!(
        said(&unlike.stderr),
        "milepost: no priority has a metric called `dentists`. Metrics are: `ambulance_waits`, `attendances_a_month`, \
         `trusts_at_95`, `type_1_within_4h`, `within_4h`.\n"
    );
}

#[test]
fn what_is_recorded_beside_the_plan_is_rated() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("plan");
    fs::create_dir_all(folder.join("data")).expect("a folder");
    fs::write(folder.join("plan.plan"), PLAN).expect("a plan");
    let data = |rows: &str| {
        let head = "period,question,value,quality,status,recorded_at,source,because,note\n";
        fs::write(folder.join("data/log.csv"), format!("{head}{rows}")).expect("data");
    };
    data("2026-03,sites,2,final,current,2026-04-03T09:00:00Z,log.xlsx,,\n");
    let path = folder.to_str().expect("plain");
    let metric = |status: &Value| status["priorities"][0]["metrics"][0].clone();
    let good = json(path, "2026-04-30");
    assert_eq!(metric(&good)["actual"]["value"], 2, "{good:#}");
    assert_eq!(metric(&good)["state"], "green");
    assert_eq!(metric(&json(path, "2026-09-30"))["overdue"][0]["period"], "2026-04");

    data("2026-03,sites,two,final,current,2026-04-03T09:00:00Z,log.xlsx,,\n");
    let output = status(path, &["--as-of", "2026-04-30"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output.stderr).contains("data/log.csv"), "{}", said(&output.stderr));
}

#[test]
fn a_plan_with_errors_is_not_rated() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = copied("emergency-care", place.path());
    let file = folder.join("plan.plan");
    let text = fs::read_to_string(&file).expect("the plan").replacen("prime_minister", "prime_ministr", 1);
    fs::write(&file, text).expect("written");
    let output = status(folder.to_str().expect("plain"), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(said(&output.stderr).contains("`milepost check"), "{}", said(&output.stderr));
    assert!(Path::new(&file).exists());
}

/// The pack is made, one of its decisions is filled in and becomes part of the plan, and the next pack opens with it.
#[test]
fn a_stocktake_opens_with_what_the_last_one_decided() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = copied("emergency-care", place.path());
    let (path, out) = (folder.to_str().expect("plain"), folder.join("stocktakes"));
    let stocktake = |date: &str| {
        let arguments = ["stocktake", path, "--date", date, "--out", out.to_str().expect("plain")];
        let output = milepost(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
        let pack = fs::read_to_string(out.join(format!("stocktake-{date}.md"))).expect("the pack");
        (pack, said(&output.stdout))
    };
    let (pack, _) = stocktake("2019-01-15");
    insta::assert_snapshot!(pack);
    let file = out.join("stocktake-2019-01-15.plan");
    let form = fs::read_to_string(&file).expect("the file for the decisions");
    insta::assert_snapshot!(form);

    // Filled in: the first decision, as its remark says it.
    let (before, rest) = form.split_once("// correction").expect("a decision is wanted");
    let (first, after) = rest.split_once("// }").expect("it ends");
    let filled = format!("correction{}}}", first.replace("\n// ", "\n"))
        .replace("\"What is done about it\"", "\"Visit the ten trusts that fell most\"")
        .replace("POST", "regional_director")
        .replace("DATE", "2019-02-28");
    fs::write(&file, format!("{before}{filled}{after}")).expect("written");
    let root = folder.join("plan.plan");
    let text = fs::read_to_string(&root).expect("the plan");
    fs::write(&root, format!("import \"stocktakes/stocktake-2019-01-15.plan\"\n{text}")).expect("written");
    let check = milepost(&["check", path, "--as-of", "2019-01-20", "--format", "short"]);
    assert_eq!(check.status.code(), Some(0), "{}", said(&check.stderr));

    let (pack, _) = stocktake("2019-03-15");
    assert!(
        pack.contains(
            "| 2019-01-15 | Visit the ten trusts that fell most | Regional Director | 2019-02-28 | open, 15 days late |"
        ),
        "{pack}"
    );
    assert!(pack.contains("## Since 2019-01-15"));

    // Made once more, the pack is new and what was filled in is as it was.
    let (_, told) = stocktake("2019-01-15");
    assert!(told.contains("was there already and is as it was"), "{told}");
    assert!(fs::read_to_string(&file).expect("it is there").contains("Visit the ten trusts"));
}

//! The command as people run it.
#![allow(clippy::disallowed_methods, reason = "the tests run the command")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[path = "check/forms.rs"]
mod forms;
#[path = "check/imports.rs"]
mod imports;
#[path = "check/recovery.rs"]
mod recovery;

fn milepost(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("the command runs")
}

fn findings(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// What the real plans earn, by code; their READMEs say why. Whatever else is found is a false alarm.
type Earned = (&'static str, i32, &'static [(&'static str, usize)]);
const EARNED: &[Earned] = &[
    ("canada-indicators", 1, &[("MP2001", 5), ("MP4002", 1)]),
    ("elective-recovery", 0, &[("MP4002", 7), ("MP7002", 1)]),
    ("emergency-care", 0, &[]),
    ("punjab-health-roadmap", 0, &[("MP4002", 1)]),
    ("us-agency-goals-behavioral-health", 1, &[("MP2002", 1), ("MP4002", 3)]),
    ("us-agency-goals-unemployment-insurance", 1, &[("MP2002", 1), ("MP4002", 2)]),
];

#[test]
fn every_example_earns_what_the_real_plan_earns() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<PathBuf> =
        examples.read_dir().expect("there are examples").flatten().map(|entry| entry.path()).collect();
    folders.sort();
    assert_eq!(folders.len(), EARNED.len());
    for (folder, (name, status, earned)) in folders.iter().zip(EARNED) {
        assert!(folder.ends_with(name), "{name}");
        let output = milepost(&["check", "--format", "short", folder.to_str().expect("a plain path")]);
        assert_eq!(output.status.code(), Some(*status), "{name}");
        let mut found = BTreeMap::new();
        for finding in findings(&output) {
            *found.entry(finding.rsplit(' ').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
        }
        let earned: BTreeMap<_, _> = earned.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        assert_eq!(found, earned, "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_one_line_and_status_2() {
    let folder = tempfile::tempdir().expect("a folder");
    let broken = folder.path().join("broken.plan");
    std::fs::write(&broken, b"plan a\n\xff").expect("it can be written");
    for path in
        ["no/such.plan", folder.path().join("empty").to_str().expect("plain"), broken.to_str().expect("plain"), "tests"]
    {
        let output = milepost(&["check", path]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1, "{path}");
    }
}

#[test]
fn a_file_is_formatted_in_place_and_then_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.plan");
    std::fs::write(&file, "post   chief    \"Chief\"{contact \"a@example.org\"}").expect("it can be written");
    let path = file.to_str().expect("plain");
    assert_eq!(milepost(&["fmt", "--check", path]).status.code(), Some(1));
    assert_eq!(milepost(&["fmt", path]).status.code(), Some(0));
    assert_eq!(milepost(&["fmt", "--check", path]).status.code(), Some(0));
    let text = std::fs::read_to_string(&file).expect("it is there");
    assert_eq!(text, "post chief \"Chief\" { contact \"a@example.org\" }\n");
}

#[test]
fn a_code_is_explained_by_number_and_by_name() {
    let by_code = milepost(&["explain", "mp0401"]);
    assert!(String::from_utf8_lossy(&by_code.stdout).contains("## Why it matters"));
    assert_eq!(milepost(&["explain", "unknown-name"]).stdout, by_code.stdout);
    let unknown = milepost(&["explain", "unknown-nam"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("Did you mean `unknown-name`?"));
}

//! The messages of the catalogue, as people see them.

use std::process::Command;

use milepost_checks::CATALOGUE;
use milepost_diagnostics::Phase;
use serde_json::{Value, json};

use crate::milepost;

/// What each check says of the bad plan of its page, for the eyes of a reviewer.
#[test]
fn every_check_is_under_review() {
    let place = tempfile::tempdir().expect("a folder");
    let mut shown = Vec::new();
    for entry in CATALOGUE.iter().filter(|entry| entry.phase != Phase::Data) {
        let file = format!("{}.plan", entry.code);
        std::fs::write(place.path().join(&file), entry.example("Not so").expect("a plan")).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command.current_dir(place.path()).args(["check", "--as-of", "2026-06-15", "--profile", "strict", &file]);
        let output = command.output().expect("the command runs");
        let text = String::from_utf8(output.stderr).expect("it is UTF-8");
        let text: Vec<&str> = text.lines().map(str::trim_end).collect();
        let own = format!("[{}]", entry.code);
        let findings = text
            .split(|line| line.is_empty())
            .filter(|finding| finding.first().is_some_and(|line| line.starts_with(&own)));
        shown.extend(findings.map(|finding| finding.join("\n") + "\n"));
    }
    insta::assert_snapshot!(shown.join("\n"));
}

fn explained(arguments: &[&str]) -> Value {
    let output = milepost(arguments);
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn the_whole_catalogue_is_given_to_other_programs() {
    let all = explained(&["explain", "--list", "--format", "json"]);
    let codes = all["entries"].as_array().expect("a list").iter().map(|entry| entry["code"].as_str().expect("a code"));
    let wanted = milepost_checks::catalogue();
    assert_eq!(codes.collect::<Vec<_>>(), wanted.iter().map(|entry| entry.code).collect::<Vec<_>>());
    assert!(!all["left_out"].as_array().expect("a list").is_empty());

    let one = &explained(&["explain", "too_many_priorities", "--format", "json"])["entries"][0];
    assert_eq!(one["code"], "MP1001");
    assert_eq!(one["profiles"], json!({ "draft": null, "agreed": "warning", "strict": "warning", "gprama": null }));
    assert_eq!(one["settings"][0]["name"], "most_priorities");
}

#[test]
fn a_page_says_where_it_stands_in_the_catalogue() {
    let page = String::from_utf8(milepost(&["explain", "mp2001"]).stdout).expect("it is UTF-8");
    assert!(page.starts_with("MP2001 (no-owner, warning)\nOwnership. It serves the question: How are you planning to do it?\n\n# No owner\n"), "{page}");
    let unknown = milepost(&["explain", "no-owners"]);
    assert_eq!(unknown.status.code(), Some(2));
    let said = String::from_utf8(unknown.stderr).expect("it is UTF-8");
    assert!(said.contains("Did you mean `no-owner`?"), "{said}");
}

//! The messages of the catalogue, as people see them.

use std::process::Command;

use milepost_checks::CATALOGUE;
use milepost_diagnostics::Phase;

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

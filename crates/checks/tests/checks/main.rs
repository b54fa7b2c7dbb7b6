//! The catalogue and its checks, from plans as people write them.

mod completeness;
mod goals;
mod pages;
mod weight;

use chrono::NaiveDate;
use milepost_checks::{Options, Profile, check};
use milepost_diagnostics::{Diagnostic, FileId};
use milepost_plan::compile;
use milepost_syntax::parse;

/// What the language finds in `plan`.
fn broken(plan: &str) -> Vec<String> {
    let parsed = parse(FileId(0), plan);
    let (_, broken) = compile(std::slice::from_ref(&parsed));
    let said = parsed.diagnostics.iter().chain(&broken);
    said.map(|finding| format!("{}: {}", finding.entry.code, finding.message)).collect()
}

/// What the checks find in `plan`, under `profile` or else under its own, on a day in June 2026.
fn findings(plan: &str, profile: Option<Profile>) -> Vec<Diagnostic> {
    assert!(broken(plan).is_empty(), "{plan}\n{:#?}", broken(plan));
    let (model, _) = compile(&[parse(FileId(0), plan)]);
    let day = NaiveDate::from_ymd_opt(2026, 6, 15).expect("a day");
    check(&model, &Options { profile, ..Options::as_of(day) })
}

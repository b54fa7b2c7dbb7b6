//! The catalogue and the plans of its pages: every page's bad plan is caught by its check, and its good plan is left alone by it; neither breaks the language.

use std::collections::BTreeSet;

use milepost_checks::{CATALOGUE, Options, Profile, check};
use milepost_diagnostics::{Entry, Family, FileId, Phase, apply_edits};
use milepost_plan::compile;
use milepost_syntax::parse;

use crate::{broken, findings};

fn codes(plan: &str) -> Vec<&'static str> {
    findings(plan, Some(Profile::Strict)).iter().map(|finding| finding.entry.code).collect()
}

/// What is wrong with the page of `entry`.
fn faults(entry: &Entry) -> Vec<String> {
    let mut faults = Vec::new();
    if !entry.page.starts_with("# ") {
        faults.push("it has no heading".to_owned());
    }
    // What Milepost says of its own settings was seen in no delivery unit.
    let own = entry.family() == Family::Catalogue;
    for heading in ["Why it matters", "Seen in practice"].into_iter().take(if own { 1 } else { 2 }) {
        if entry.section(heading).is_none_or(|text| text.len() < 20) {
            faults.push(format!("it says nothing under “{heading}”"));
        }
    }
    for (heading, caught) in [("Not so", 1), ("But so", 0)] {
        let Some(plan) = entry.example(heading) else {
            faults.push(format!("it has no plan under “{heading}”"));
            continue;
        };
        let broken = broken(plan);
        if !broken.is_empty() {
            faults.push(format!("the plan under “{heading}” breaks the language: {broken:?}"));
            continue;
        }
        // What needs observations is proven where there are some.
        if entry.phase == Phase::Data {
            continue;
        }
        let found = codes(plan);
        let times = found.iter().filter(|&&code| code == entry.code).count();
        if times != caught {
            faults.push(format!("the plan under “{heading}” is caught {times} times, not {caught}: {found:?}"));
        }
    }
    faults
}

#[test]
fn the_examples_of_every_page_do_what_it_says() {
    // Those that need data are tried where the data are read.
    let entries = CATALOGUE.iter().filter(|entry| entry.phase != Phase::Data);
    let faults = entries.flat_map(|entry| {
        let of = |fault| format!("{} ({}): {fault}", entry.code, entry.slug);
        faults(entry).into_iter().map(of)
    });
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is offered to mend it mends it, and breaks nothing.
#[test]
fn the_fixes_of_every_page_mend_its_plan() {
    let mut fixes = 0;
    for entry in CATALOGUE.iter().filter(|entry| entry.phase != Phase::Data) {
        let plan = entry.example("Not so").expect("a plan");
        let found = findings(plan, Some(Profile::Strict)).into_iter().filter(|finding| finding.entry == *entry);
        for fix in found.flat_map(|finding| finding.fixes) {
            let mended = apply_edits(FileId(0), plan, &fix.edits).expect("no two edits of a fix overlap");
            assert!(!codes(&mended).contains(&entry.code), "{}: {}\n{mended}", entry.code, fix.title);
            fixes += 1;
        }
    }
    assert!(fixes > 0, "there are fixes");
}

/// Whatever is missing from a plan, the checks look at the rest of it.
#[test]
fn a_plan_with_any_line_left_out_is_judged() {
    let lines: Vec<&str> = milepost_vocabulary::EVERY_CONSTRUCT.lines().collect();
    let day = chrono::NaiveDate::from_ymd_opt(2028, 6, 15).expect("a day");
    // Every third, for the time that it takes.
    for index in (0..lines.len()).step_by(3) {
        let rest = [&lines[..index], &lines[index + 1..]].concat().join("\n");
        let (plan, _) = compile(&[parse(FileId(0), rest)]);
        check(&plan, &Options { profile: Some(Profile::Strict), ..Options::as_of(day) });
    }
}

#[test]
fn every_entry_has_its_own_code_name_and_summary() {
    let apart = |of: fn(&Entry) -> &str| CATALOGUE.iter().map(|entry| of(entry)).collect::<BTreeSet<_>>().len();
    assert_eq!(apart(|entry| entry.code), CATALOGUE.len());
    assert_eq!(apart(|entry| entry.slug), CATALOGUE.len());
    assert_eq!(apart(|entry| entry.summary), CATALOGUE.len());
    assert!(CATALOGUE.iter().map(|entry| entry.code).is_sorted());
}

#[test]
fn the_plan_with_every_construct_is_sound() {
    assert_eq!(codes(milepost_vocabulary::EVERY_CONSTRUCT), [""; 0]);
}

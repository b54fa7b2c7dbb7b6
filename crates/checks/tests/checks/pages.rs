//! The catalogue and the plans of its pages: every page's bad plan is caught by its check, and its good plan is left alone by it; neither breaks the language.

use std::collections::BTreeSet;

use milepost_checks::{CATALOGUE, Profile};
use milepost_diagnostics::{Entry, Family, Phase};

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
    let faults = CATALOGUE.iter().flat_map(|entry| {
        let of = |fault| format!("{} ({}): {fault}", entry.code, entry.slug);
        faults(entry).into_iter().map(of)
    });
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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

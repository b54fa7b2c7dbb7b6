//! The catalogue and the plans of its pages: every page's bad plan is caught by its check, and its good plan is left alone by it; neither breaks the language.

use milepost_checks::{CATALOGUE, Profile};

use crate::findings;

fn codes(plan: &str) -> Vec<&'static str> {
    findings(plan, Some(Profile::Strict)).iter().map(|finding| finding.entry.code).collect()
}

fn block<'a>(page: &'a str, heading: &str) -> &'a str {
    let section = page.split_once(heading).expect("the page has this section").1;
    section.split_once("```plan\n").and_then(|(_, rest)| rest.split_once("```")).expect("the section has a plan").0
}

#[test]
fn the_examples_of_every_page_do_what_it_says() {
    for entry in CATALOGUE {
        let bad = codes(block(entry.page, "## Not so"));
        assert_eq!(bad.iter().filter(|&&code| code == entry.code).count(), 1, "{} in {bad:?}", entry.code);
        assert!(!codes(block(entry.page, "## But so")).contains(&entry.code), "{}", entry.code);
    }
}

#[test]
fn the_plan_with_every_construct_is_sound() {
    assert_eq!(codes(milepost_vocabulary::EVERY_CONSTRUCT), [""; 0]);
}

//! The checks that need data: the pages of their codes, and what real series earn.

use chrono::NaiveDate;
use milepost_checks::{CATALOGUE, Options, Profile};
use milepost_diagnostics::{Entry, FileId, Phase};
use milepost_plan::compile;
use milepost_syntax::parse;
use milepost_tracking::{NoFiles, check, load};

fn found(text: &str, as_of: &str) -> Vec<(&'static str, String)> {
    let parsed = parse(FileId(0), text);
    let (plan, broken) = compile(std::slice::from_ref(&parsed));
    assert!(parsed.diagnostics.is_empty() && broken.is_empty(), "{text}\n{broken:#?}");
    let (observations, faults) = load(&plan, &NoFiles);
    let day = NaiveDate::parse_from_str(as_of, "%Y-%m-%d").expect("a day");
    let options = Options { profile: Some(Profile::Strict), ..Options::as_of(day) };
    let all = check(&plan, Some((&observations, &faults)), &options);
    let with_data = all.into_iter().filter(|finding| finding.entry.phase == Phase::Data);
    with_data.map(|finding| (finding.entry.code, finding.message)).collect()
}

fn plan<'a>(entry: &'a Entry, heading: &str) -> &'a str {
    let section = entry.page.split_once(heading).expect("the page has this section").1;
    section.split_once("```plan\n").and_then(|(_, rest)| rest.split_once("```")).expect("the section has a plan").0
}

/// On a day in June 2026 the plan under “Not so” is caught by its check alone, and the plan under “But so” by none.
#[test]
fn the_examples_of_every_page_do_what_it_says() {
    let entries: Vec<_> = CATALOGUE.iter().filter(|entry| entry.phase == Phase::Data).collect();
    assert!(!entries.is_empty());
    for entry in entries {
        let bad = found(plan(entry, "## Not so"), "2026-06-15");
        assert_eq!(bad.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [entry.code], "{bad:#?}");
        let good = found(plan(entry, "## But so"), "2026-06-15");
        assert!(good.is_empty(), "{}: {good:#?}", entry.code);
    }
}

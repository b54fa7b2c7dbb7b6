//! The pages of the codes keep their word.

use milepost_diagnostics::FileId;
use milepost_syntax::{CATALOGUE, parse};

/// The codes reported for the plan below `heading` on `page`.
fn codes(page: &str, heading: &str) -> Vec<&'static str> {
    let (_, section) = page.split_once(heading).expect("the page has the heading");
    let (_, block) = section.split_once("```plan\n").expect("a plan follows the heading");
    let (plan, _) = block.split_once("```").expect("the plan ends");
    parse(FileId(0), plan).diagnostics.iter().map(|diagnostic| diagnostic.entry.code).collect()
}

#[test]
fn the_bad_plan_has_exactly_this_fault_and_the_good_one_none() {
    for entry in CATALOGUE {
        let mut bad = codes(entry.page, "\n## Not so\n");
        bad.dedup();
        assert_eq!(bad, [entry.code]);
        assert!(codes(entry.page, "\n## But so\n").is_empty(), "{}", entry.code);
        assert!(entry.page.starts_with("# ") && entry.page.contains("\n## Why it matters\n"), "{}", entry.code);
    }
}

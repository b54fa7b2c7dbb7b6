//! From names to what they stand for, and back.

use milepost_ide::{definition, highlights, references};

use crate::fixture::{Fixture, PLAN, fixture};

fn defined(text: &str) -> Vec<String> {
    let fixture = fixture(text);
    let found = definition(&fixture.analysis, fixture.file, fixture.offset);
    found.into_iter().map(|link| fixture.show(link.name)).collect()
}

fn used(text: &str) -> Vec<String> {
    let fixture: Fixture = fixture(text);
    let found = references(&fixture.analysis, fixture.file, fixture.offset, true);
    found.into_iter().map(|span| fixture.show(span)).collect()
}

#[test]
fn a_name_leads_to_its_declaration() {
    assert_eq!(
        defined(&PLAN.replace("owner director\n    period", "owner dir$0ector\n    period")),
        ["posts.plan:2 director"]
    );
    assert_eq!(defined(&PLAN.replace("after pilot", "after pilot$0")), ["plan.plan:24 pilot"]);
    assert_eq!(defined(&PLAN.replace("streaming.pilot", "streaming.p$0ilot")), ["plan.plan:24 pilot"]);
    assert_eq!(defined(&PLAN.replace("streaming.pilot", "str$0eaming.pilot")), ["plan.plan:20 streaming"]);
    assert_eq!(defined(&PLAN.replace("posts.plan\"", "posts$0.plan\"")), ["posts.plan:1 "]);
    assert_eq!(defined(&PLAN.replace("Emergency care", "Emer$0gency care")), [""; 0]);
}

#[test]
fn a_name_in_a_formula_leads_to_its_question() {
    let text = "plan p { period 2026 }\ncollection c { asks { done count; all count } }\npriority q { metric m { unit percent; computed done / a$0ll from c } }";
    assert_eq!(defined(text), ["plan.plan:2 all"]);
}

#[test]
fn a_term_leads_to_where_it_is_given() {
    assert_eq!(defined(&PLAN.replace("by 2027-03-31", "by autumn$0_2026")), ["plan.plan:6 autumn_2026"]);
}

#[test]
fn every_use_of_a_name_is_found_in_all_files() {
    let text = PLAN.replace("post director", "post direc$0tor");
    assert_eq!(used(&text), ["plan.plan:21 director", "plan.plan:24 director", "posts.plan:2 director"]);
    let fixture = fixture(&text);
    assert_eq!(highlights(&fixture.analysis, fixture.file, fixture.offset).len(), 1, "one of them is in this file");
    assert_eq!(
        used(&PLAN.replace("after pilot", "after pi$0lot")),
        ["plan.plan:24 pilot", "plan.plan:25 pilot", "plan.plan:28 pilot"]
    );
}

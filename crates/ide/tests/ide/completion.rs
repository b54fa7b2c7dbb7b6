//! What may be written at a place.

use milepost_ide::complete;

use crate::fixture::{PLAN, fixture};

/// The first completions, one a line, with what they are.
fn offered(text: &str, most: usize) -> String {
    let fixture = fixture(text);
    let (found, _) = complete(&fixture.analysis, fixture.file, fixture.offset);
    let lines =
        found.iter().take(most).map(|item| format!("{} {:?} {} · {}", item.rank, item.kind, item.label, item.detail));
    lines.collect::<Vec<_>>().join("\n")
}

/// The labels alone.
fn labels(text: &str) -> Vec<String> {
    let fixture = fixture(text);
    complete(&fixture.analysis, fixture.file, fixture.offset).0.into_iter().map(|item| item.label).collect()
}

/// [`PLAN`] with `line` put into the block of its metric.
fn in_metric(line: &str) -> String {
    PLAN.replace("    source \"Hospital returns\"\n", &format!("    source \"Hospital returns\"\n    {line}\n"))
}

#[test]
fn the_top_of_a_file() {
    insta::assert_snapshot!(offered("$0", 12));
}

#[test]
fn a_block_begins_with_what_it_must_have() {
    insta::assert_snapshot!(offered("priority p { metric m {\n  $0\n} }", 14));
}

#[test]
fn what_stands_there_once_is_not_offered_again() {
    let labels = labels(&in_metric("$0"));
    assert!(!labels.contains(&"unit".to_owned()) && !labels.contains(&"definition".to_owned()), "{labels:?}");
    assert!(labels.contains(&"target".to_owned()), "several may stand");
}

#[test]
fn names_by_kind_with_the_near_ones_first() {
    insta::assert_snapshot!(offered(&PLAN.replace("after pilot", "after $0"), 9));
    insta::assert_snapshot!(offered(&PLAN.replace("chair minister", "chair mi$0"), 9));
}

#[test]
fn choices_and_connectives() {
    assert_eq!(labels(&in_metric("role $0")), ["goal", "progress", "perverse", "context"]);
    assert_eq!(labels(&in_metric("bounds 0% $0"))[0], "to");
    assert_eq!(labels("plan p { fiscal_year $0 }"), ["starts"]);
    assert_eq!(labels("plan p { fiscal_year starts jul$0 }"), ["july"]);
}

#[test]
fn what_follows_on_a_line() {
    let labels = labels(&PLAN.replace("target 92% by 2028-12", "target 92% $0"));
    assert_eq!(labels[0], "by", "what must follow comes first: {labels:?}");
    assert!(labels.contains(&"kind".to_owned()) && !labels.contains(&"metric".to_owned()));
}

#[test]
fn units() {
    insta::assert_snapshot!(offered("priority p { metric m { unit $0 } }", 6));
    assert!(labels("priority p { budget 42 $0 }").contains(&"million".to_owned()));
}

#[test]
fn days_and_periods_with_what_they_mean() {
    insta::assert_snapshot!(offered(&PLAN.replace("by 2026-09-30", "by $0"), 8));
    insta::assert_snapshot!(offered(&PLAN.replace("by 2026-09-30", "by 2027-0$0"), 5));
    assert_eq!(labels("plan p { period 2026-04 $0 }")[0], "to");
}

#[test]
fn questions_in_a_formula() {
    let text = "plan p { period 2026 }\ncollection c { asks { done count \"Done\"; all count } }\npriority q { metric m { unit percent; computed done / $0 from c } }";
    assert_eq!(labels(text)[..2], ["done", "all"]);
}

#[test]
fn files_to_import() {
    assert_eq!(
        labels("//- w/plan.plan\nimport \"$0\"\n//- w/posts.plan\npost a\n//- w/in/more.plan\n//- other.plan\n"),
        ["posts.plan", "in/more.plan"]
    );
}

#[test]
fn nothing_where_nothing_can_stand() {
    assert_eq!(labels("// pri$0"), [""; 0]);
    assert_eq!(labels("plan p \"pri$0\""), [""; 0]);
    assert_eq!(labels("plan p { period 2026 nonsense $0 }"), [""; 0]);
}

#[test]
fn whole_constructs_have_places_to_fill_in() {
    let fixture = fixture("priority p {\n  met$0\n}");
    let (found, _) = complete(&fixture.analysis, fixture.file, fixture.offset);
    let whole = found.iter().find(|item| item.snippet.is_some()).expect("a metric has a block");
    insta::assert_snapshot!(whole.snippet.as_deref().unwrap_or_default());
}

#[test]
fn a_translation_offers_the_texts_of_its_block_and_the_languages_of_the_plan() {
    let plan = |line: &str| {
        format!("plan care {{ language en, fr, ar }}\npriority p \"P\" {{\n  outcome \"O\"\n  note \"N\"\n  {line}\n}}")
    };
    assert_eq!(labels(&plan("translated $0")), ["fr", "ar"]);
    insta::assert_snapshot!(offered(&plan("translated fr \"Q\" {\n  $0\n}"), 6));
    insta::assert_snapshot!(offered(&plan("translated fr \"Q\" {\n  outcome \"R\"\n  $0\n}"), 3));
}

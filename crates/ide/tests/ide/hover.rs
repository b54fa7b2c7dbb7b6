//! What is said about the thing under the cursor.

use milepost_ide::hover;

use crate::fixture::{Nothing, PLAN, fixture};

fn said(text: &str) -> String {
    let fixture = fixture(text);
    match hover(&fixture.analysis, fixture.file, fixture.offset, &Nothing) {
        Some(hover) => format!("{}\n--\n{}", fixture.show(hover.span), hover.markdown),
        None => "nothing".to_owned(),
    }
}

#[test]
fn a_keyword() {
    insta::assert_snapshot!(said(&PLAN.replace("  owner minister\n  out", "  own$0er minister\n  out")));
}

#[test]
fn a_keyword_on_the_line_of_another() {
    insta::assert_snapshot!(said(&PLAN.replace("at 2026-03", "a$0t 2026-03")));
}

#[test]
fn a_metric() {
    insta::assert_snapshot!(said(&PLAN.replace("raises within_4h", "raises within$0_4h")));
}

#[test]
fn a_milestone() {
    insta::assert_snapshot!(said(&PLAN.replace("after pilot", "after pilo$0t")));
}

#[test]
fn a_choice() {
    insta::assert_snapshot!(said(&PLAN.replace("better higher", "better hig$0her")));
}

#[test]
fn a_day_and_periods() {
    let days = ["by 2026-09$0-30", "at 2026$0-03", "2026-$0Q4 81%"];
    let said: Vec<_> = days.iter().map(|day| said(&PLAN.replace(&day.replace("$0", ""), day))).collect();
    insta::assert_snapshot!(said.join("\n\n"));
}

#[test]
fn nothing_in_a_comment() {
    assert_eq!(said("// owner$0\npost a"), "nothing");
}

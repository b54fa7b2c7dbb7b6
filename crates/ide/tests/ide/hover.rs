//! What is said about the thing under the cursor.

use milepost_ide::hover;

use crate::fixture::{PLAN, fixture};

fn said(text: &str) -> String {
    let fixture = fixture(text);
    match hover(&fixture.analysis, fixture.file, fixture.offset) {
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
fn the_method_behind_a_number() {
    let numbers = ["target 92$0% by", "within_4h by 4$0 points", "baseline 78$0.4%", "2026-Q4 81$0%", "2027-12 87$0%"];
    let said: Vec<_> = numbers.iter().map(|number| said(&PLAN.replace(&number.replace("$0", ""), number))).collect();
    insta::assert_snapshot!(said.join("\n\n"));
}

const RETURNS: &str = "//- plan.plan\nplan p { period 2026; sponsor chief }\npost chief \"Chief\"\ndimension region \"Region\" { north \"North\"; south \"South\" }\ncollection returns \"Returns\" {\n  every month due 10 days after from 2026-08\n  breakdown region\n  asks { done count \"Done\" }\n}\nroutine stocktake \"Stocktake\" { kind stocktake; every month on first tuesday; chair chief; output \"Decisions\" }\n";

#[test]
fn a_collection_whose_returns_are_late() {
    insta::assert_snapshot!(said(&RETURNS.replace("collection returns", "collection ret$0urns")));
}

#[test]
fn a_routine_with_its_next_stocktake() {
    insta::assert_snapshot!(said(&RETURNS.replace("routine stocktake", "routine stock$0take")));
}

#[test]
fn the_line_of_a_season_is_drawn_from_where_it_begins() {
    let season = "april +1 point; may +1 point; june +1 point; july +1 point; august +1 point; september +1 point; \
        october +0 points; november +0 points; december -2 points; january -2 points; february -1 point; march -1 point";
    let seasonal = &format!("trajectory {{ shape seasonal; 2026-09 81% }}\n    season {{ {season} }}");
    let plan = PLAN.replace("trajectory { shape linear; 2026-Q4 81%; 2027-12 87%; 2028-12 92% }", seasonal);
    let card = said(&plan.replace("raises within_4h", "raises within$0_4h"));
    assert!(card.contains("2026-04-01 to 2026-09"), "{card}");
}

#[test]
fn nothing_in_a_comment() {
    assert_eq!(said("// owner$0\npost a"), "nothing");
}

#[test]
fn a_translation_says_what_it_translates() {
    let plan = "priority p \"Emergency\" {\n  note \"First\"\n  note \"Second\"\n  translated fr \"Urgences\" { note \"Premier\"; note \"Deuxième\" }\n}";
    insta::assert_snapshot!(said(&plan.replace("translated", "trans$0lated")));
    insta::assert_snapshot!(said(&plan.replace("note \"Deuxième", "no$0te \"Deuxième")));
}

//! A new name in every file.

use std::fmt::Write as _;

use milepost_ide::{Host, diagnostics, find_symbols, linked, renamable, rename, symbols};

use crate::fixture::{PLAN, fixture, today};

/// The texts after the name at the cursor became `name`; or why it cannot.
fn renamed(text: &str, name: &str) -> String {
    let fixture = fixture(text);
    let edits = match rename(&fixture.analysis, fixture.file, fixture.offset, name) {
        Ok(edits) => edits,
        Err(why) => return why,
    };
    let mut host = Host::new(today());
    for document in fixture.analysis.documents() {
        let mut text = document.text().to_owned();
        let mut mine: Vec<_> = edits.iter().filter(|edit| edit.span.file == document.id).collect();
        mine.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        for edit in mine {
            text.replace_range(edit.span.range(), &edit.replacement);
        }
        host.set(document.path(), text);
    }
    let after = host.analysis();
    let count = |analysis| diagnostics(analysis).values().map(Vec::len).sum::<usize>();
    assert_eq!(count(&after), count(&fixture.analysis), "the plan means the same");
    let changed = edits.iter().map(|edit| edit.span).map(|span| fixture.show(span)).collect::<Vec<_>>();
    changed.join("\n")
}

#[test]
fn a_name_changes_in_all_files() {
    insta::assert_snapshot!(renamed(&PLAN.replace("post minister", "post minis$0ter"), "secretary"));
}

#[test]
fn a_name_in_two_parts_changes_in_its_part() {
    insta::assert_snapshot!(renamed(&PLAN.replace("streaming.pilot", "streaming.pi$0lot"), "first_sites"));
}

#[test]
fn a_metric_changes_where_actions_raise_it() {
    insta::assert_snapshot!(renamed(&PLAN.replace("raises within_4h", "raises within$0_4h"), "seen"));
}

#[test]
fn what_would_break_the_plan_is_refused_with_the_reason() {
    let post = PLAN.replace("post minister", "post minis$0ter");
    let said: Vec<_> = ["director", "two words", "4h", "a.b", "", "\"x\""].map(|name| renamed(&post, name)).to_vec();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_is_no_name_cannot_be_renamed() {
    for text in [PLAN.replace("unit percent", "unit per$0cent"), PLAN.replace("owner director", "own$0er director")] {
        let fixture = fixture(&text);
        assert_eq!(renamable(&fixture.analysis, fixture.file, fixture.offset), None);
        assert!(rename(&fixture.analysis, fixture.file, fixture.offset, "x").is_err());
    }
}

#[test]
fn names_in_one_file_are_typed_over_together() {
    let inside = fixture(&PLAN.replace("milestone pilot", "milestone pi$0lot"));
    let places = linked(&inside.analysis, inside.file, inside.offset);
    assert_eq!(places.iter().map(|span| inside.show(*span)).collect::<Vec<_>>().len(), 3);
    let across = fixture(&PLAN.replace("post minister", "post minis$0ter"));
    assert!(linked(&across.analysis, across.file, across.offset).is_empty());
}

#[test]
fn symbols_of_a_file_and_of_all() {
    fn tree(symbols: &[milepost_ide::Symbol], depth: usize, out: &mut String) {
        for symbol in symbols {
            writeln!(out, "{}{} ({})", "  ".repeat(depth), symbol.title, symbol.detail).expect("a string takes all");
            tree(&symbol.children, depth + 1, out);
        }
    }
    let fixture = fixture(PLAN);
    let mut out = String::new();
    tree(&symbols(&fixture.analysis, fixture.file), 0, &mut out);
    out.push_str("-- min\n");
    tree(&find_symbols(&fixture.analysis, "min"), 0, &mut out);
    insta::assert_snapshot!(out);
}

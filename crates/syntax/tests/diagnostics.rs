//! What is reported for broken texts, and what is left of the tree.

use milepost_diagnostics::{FileId, SourceFile};
use milepost_syntax::{Entry, Parse, parse};

/// The findings, one a line, and the tree below.
fn picture(text: &str) -> String {
    let parse = parse(FileId(0), text);
    let file = SourceFile::new("a.plan", text);
    let mut out = String::new();
    for diagnostic in &parse.diagnostics {
        let place = file.position(diagnostic.primary.span.start);
        let at = &text[diagnostic.primary.span.range()];
        out += &format!("{}:{} {} {} [{at}]\n", place.line, place.column, diagnostic.entry.code, diagnostic.message);
    }
    out += "---\n";
    tree(&parse, &parse.entries, 0, &mut out);
    out
}

fn tree(parse: &Parse, entries: &[Entry], depth: usize, out: &mut String) {
    for entry in entries {
        let values: Vec<&str> = entry.values.clone().map(|id| parse.text(id)).collect();
        *out += &format!("{}{} {}\n", "  ".repeat(depth), parse.text(entry.head), values.join(" · "));
        if let Some(body) = &entry.body {
            tree(parse, &body.entries, depth + 1, out);
        }
    }
}

#[test]
fn a_well_formed_text_gives_its_tree() {
    insta::assert_snapshot!(picture(
        "plan care \"Faster care\" {\n  period 2026-04 to 2029-03 // three years\n\n  raises a by 4 points, b by\n    3\n  2026-Q4 81%\n}\nchain { a > b\n > c; d 1,234,567 }\nunit x\n{\n  computed (a+3)\n    / b - 3\n  +3 x\n}\n"
    ), @"");
}

#[test]
fn a_missing_closing_brace_keeps_everyone_in_place() {
    insta::assert_snapshot!(picture("a {\n  b {\n    c 1\n  d 2\n}\ne {\n  f 1\n}\n"), @"");
}

#[test]
fn a_missing_opening_brace_keeps_everyone_in_place() {
    insta::assert_snapshot!(picture("a {\n  b \"B\"\n    c 1\n  }\n  d 2\n}\ne 1\n"), @"");
}

#[test]
fn a_stray_closing_brace_is_left_out() {
    insta::assert_snapshot!(picture("a {\n  b 1\n}\n}\nc 2\n"), @"");
    insta::assert_snapshot!(picture("a {\n  b 1\n    }\n  c 2\n}\nd 2\n"), @"");
}

#[test]
fn a_block_open_at_the_end_is_reported_where_it_begins() {
    insta::assert_snapshot!(picture("a {\n  b {\n    c 1\n"), @"");
    insta::assert_snapshot!(picture("a { b 1\nc { d 2 }\n"), @"");
}

#[test]
fn a_flat_text_is_closed_by_its_braces_alone() {
    insta::assert_snapshot!(picture("a {\nb 1\n}\nc {\nd 1\n"), @"");
}

#[test]
fn an_unclosed_text_ends_with_its_line() {
    insta::assert_snapshot!(picture("a \"one {\n  b 1\n}\nc \"x\n"), @"");
}

#[test]
fn an_unclosed_long_text_ends_where_indentation_says() {
    insta::assert_snapshot!(
        picture("a {\n  b \"\"\"\n    some prose\n\n    more\n  c \"\"\"\n    fine\n    \"\"\"\n  d 1\n}\n"), @"");
}

#[test]
fn each_broken_line_is_reported_once() {
    insta::assert_snapshot!(
        picture("a {\n  \"x\" b { c 1 }\n  d % ' % !\n  e 1,\n}\nf > > g\nh (1 + 2\ni 1)\nj ()\n, k\n{ l 1 }\nm 1\n"), @"");
}

#[test]
fn texts_are_looked_into() {
    insta::assert_snapshot!(picture("a “b” “c”\nd “e\nf \"\\n \\d\"\ng \"\u{202e}h\"\n"), @"");
}

#[test]
fn a_hundred_thousand_braces_are_too_deep_once() {
    for text in [
        "{".repeat(100_000),
        "a {".repeat(100_000),
        "a {\n".repeat(100_000),
        "a {".repeat(50_000) + &"}".repeat(50_000),
    ] {
        let parse = parse(FileId(0), text);
        let deep = parse.diagnostics.iter().filter(|diagnostic| diagnostic.entry.code == "MP0111").count();
        assert_eq!(deep, 1);
        assert!(parse.diagnostics.len() < 200, "{}", parse.diagnostics.len());
    }
    let text = format!("a {}1{}", "(".repeat(100_000), ")".repeat(100_000));
    let parse = parse(FileId(0), text);
    assert_eq!(parse.diagnostics.len(), 1);
}

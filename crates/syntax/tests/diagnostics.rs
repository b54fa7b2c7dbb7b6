//! What is reported for broken texts, and what is left of the tree.

use std::fmt::Write;

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
        writeln!(out, "{}:{} {} {} [{at}]", place.line, place.column, diagnostic.entry.code, diagnostic.message)
            .expect("a string takes everything");
    }
    out += "---\n";
    tree(&parse, &parse.entries, 0, &mut out);
    out.replace(['\u{202e}', '\u{2066}'], "¿")
}

fn tree(parse: &Parse, entries: &[Entry], depth: usize, out: &mut String) {
    for entry in entries {
        let values: Vec<&str> = entry.values.clone().map(|id| parse.text(id)).collect();
        let line = format!("{}{} {}", "  ".repeat(depth), parse.text(entry.head), values.join(" · "));
        *out += line.trim_end();
        *out += "\n";
        if let Some(body) = &entry.body {
            tree(parse, &body.entries, depth + 1, out);
        }
    }
}

#[test]
fn a_backslash_may_end_a_line_of_a_long_text_on_every_computer() {
    for end in ["\n", "\r\n"] {
        let text = ["note \"\"\"", "  one \\", "  two", "  \"\"\""].join(end);
        assert!(parse(FileId(0), text).diagnostics.is_empty(), "{end:?}");
    }
}

#[test]
fn a_well_formed_text_gives_its_tree() {
    let text = r#"
plan care "Faster care" {
  period 2026-04 to 2029-03 // three years

  raises a by 4 points, b by 3,
    c by 1
  2026-Q4 81%
}
chain { a > b
        > c; d 1,234,567 }
unit x
{
  computed (a+3)
    / b - 3
  fy2026-27-Q2 -3 -x 1,2 2,3456 5-3
  +3 x
}"#;
    insta::assert_snapshot!(picture(text), @r#"
    ---
    plan care · "Faster care"
      period 2026-04 · to · 2029-03
      raises a · by · 4 · points · , · b · by · 3 · , · c · by · 1
      2026-Q4 81%
    chain
      a > · b · > · c
      d 1,234,567
    unit x
      computed ( · a · + · 3 · ) · / · b · - · 3
      fy2026-27-Q2 -3 · - · x · 1 · , · 2 · 2 · , · 3456 · 5 · - · 3
      +3 x
    "#);
}

#[test]
fn a_missing_closing_brace_keeps_everyone_in_place() {
    let text = r"
a {
  b {
    c 1
  d 2
}
e {
  f 1
}";
    insta::assert_snapshot!(picture(text), @r#"
    3:5 MP0102 This block has no closing brace [{]
    ---
    a
      b
        c 1
      d 2
    e
      f 1
    "#);
}

#[test]
fn a_missing_opening_brace_keeps_everyone_in_place() {
    let text = r#"
a {
  b "B"
    c 1
  }
  d 2
}
e 1"#;
    insta::assert_snapshot!(picture(text), @r#"
    3:3 MP0104 The block of `b` has no opening brace [b "B"]
    ---
    a
      b "B"
        c 1
      d 2
    e 1
    "#);
}

#[test]
fn a_stray_closing_brace_is_left_out() {
    let text = r"
a {
  b 1
    }
  c 2
}
}
d 2";
    insta::assert_snapshot!(picture(text), @r#"
    4:5 MP0103 This brace closes nothing [}]
    7:1 MP0103 This brace closes nothing [}]
    ---
    a
      b 1
      c 2
    d 2
    "#);
}

#[test]
fn a_block_open_at_the_end_is_reported_where_it_begins() {
    let text = r"
a {
  b {
    c 1
";
    insta::assert_snapshot!(picture(text), @r#"
    2:3 MP0102 This block has no closing brace [{]
    3:5 MP0102 This block has no closing brace [{]
    ---
    a
      b
        c 1
    "#);
}

#[test]
fn a_block_on_one_line_ends_with_it() {
    let text = r"
a { b 1
c { d 2 }";
    insta::assert_snapshot!(picture(text), @r#"
    2:3 MP0102 This block has no closing brace [{]
    ---
    a
      b 1
    c
      d 2
    "#);
}

#[test]
fn a_flat_text_is_closed_by_its_braces_alone() {
    let text = r"
a {
b 1
}
c {
d 1";
    insta::assert_snapshot!(picture(text), @r#"
    5:3 MP0102 This block has no closing brace [{]
    ---
    a
      b 1
    c
      d 1
    "#);
}

#[test]
fn an_unclosed_text_ends_with_its_line() {
    let text = r#"
a "one {
  b 1
}
c "x"#;
    insta::assert_snapshot!(picture(text), @r#"
    2:3 MP0101 This text has no closing quotation mark ["one]
    5:3 MP0101 This text has no closing quotation mark ["x]
    ---
    a "one
      b 1
    c "x
    "#);
}

#[test]
fn an_unclosed_long_text_ends_where_indentation_says() {
    let text = r#"
a {
  b """
    some prose

    more
  c """
    fine
  """
  d 1
}"#;
    insta::assert_snapshot!(picture(text), @r#"
    3:5 MP0101 This text has no closing quotation mark ["""]
    ---
    a
      b """
        some prose

        more
      c """
        fine
      """
      d 1
    "#);
}

#[test]
fn each_broken_line_is_reported_once() {
    let text = r#"
a {
  "x" b { "c" 1 }
  d % ' % !
  e 1,
}
f > > g
h (1 + 2
i 1 +)
j ()
k 1
> l
{ m 1 }
n (1
o 1"#;
    insta::assert_snapshot!(picture(text), @r#"
    3:3 MP0106 This line begins with a text ["x"]
    4:5 MP0105 `%` has no meaning here [%]
    5:6 MP0108 Nothing stands after this `,` [,]
    7:3 MP0108 Nothing stands after this `>` [>]
    9:5 MP0108 Nothing stands after this `+` [+]
    10:3 MP0107 There is nothing between these parentheses [()]
    14:3 MP0107 This parenthesis is not closed [(]
    ---
    a
      d % · ' · % · !
      e 1 · ,
    f > · > · g
    h ( · 1 · + · 2 · i · 1 · + · )
    j ( · )
    k 1 · > · l
      m 1
    n ( · 1
    o 1
    "#);
}

#[test]
fn texts_are_looked_into() {
    let text = "a “b” “c”\nd “e\nf \"\\n \\d\"\ng \"\u{202e}h\" // \u{2066}\n";
    insta::assert_snapshot!(picture(text), @r#"
    1:3 MP0109 `“` does not begin a text; only `"` does [“b”]
    1:7 MP0109 `“` does not begin a text; only `"` does [“c”]
    2:3 MP0109 `“` does not begin a text; only `"` does [“e]
    3:4 MP0110 `\n` means nothing in a text [\n]
    3:7 MP0110 `\d` means nothing in a text [\d]
    4:4 MP0112 An invisible character (U+202E) changes the order in which this line is shown [¿]
    4:11 MP0112 An invisible character (U+2066) changes the order in which this line is shown [¿]
    ---
    a “b” · “c”
    d “e
    f "\n \d"
    g "¿h"
    "#);
}

#[test]
fn a_hundred_thousand_braces_are_too_deep_once() {
    let texts = [
        "{".repeat(100_000),
        "a {".repeat(100_000),
        "a {\n".repeat(100_000),
        "a {".repeat(50_000) + &"}".repeat(50_000),
        format!("a {}1{}", "(".repeat(100_000), ")".repeat(100_000)),
    ];
    for text in texts {
        let parse = parse(FileId(0), text);
        let deep = parse.diagnostics.iter().filter(|diagnostic| diagnostic.entry.code == "MP0111").count();
        assert_eq!(deep, 1);
        assert!(parse.diagnostics.len() < 200, "{}", parse.diagnostics.len());
    }
}

//! Every message of this floor, as people read it.

use std::collections::BTreeSet;

use milepost_diagnostics::{Diagnostic, FileId, SourceFile};
use milepost_syntax::{CATALOGUE, parse};

/// Texts with faults; every code occurs.
const BROKEN: &[&str] = &[
    "a \"one\nb “two”\nc „three\nd \"\\n\"\ne \"\\d\"\nf \"\"\"\nx\n",
    "a \"\u{202e}\"\n",
    "a {\n  b 1\n\nc {\n  d 1\n}\n",
    "a \"A\"\n  b 1\n}\n",
    "a {\n  b 1\n}\n}\n",
    "\"x\" b\n, d\ne 1 > > f\n> g\ni ()\nj 1,\nk (> l)\n",
    "a { {\n  b 1\n}\n}\n",
    "g (1 + 2;\nh 1)\n",
    "a %\nb £5\nc 2026–2027\nd: 'x'\ne [f]\ng \u{7}\nh \u{200b}\ni ~\n",
];

fn finding(file: &SourceFile, diagnostic: &Diagnostic) -> String {
    let place = |at| {
        let place = file.position(at);
        format!("{}:{}", place.line, place.column)
    };
    let head = format!("{}[{}] {}", diagnostic.severity.word(), diagnostic.entry.code, diagnostic.message);
    let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.related);
    let labels = labels.map(|label| format!("{} {}", place(label.span.start), label.message));
    let why = diagnostic.why.iter().map(|why| format!("why: {why}"));
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let fixes = diagnostic.fixes.iter().map(|fix| format!("fix: {}", fix.title));
    let lines = labels.chain(why).chain(help).chain(fixes).map(|line| format!("\n  {line}"));
    head + &lines.collect::<String>() + "\n"
}

#[test]
fn messages_say_what_is_wrong_where_why_and_what_to_write() {
    let deep = "a {".repeat(129) + &"}".repeat(129);
    let mut reported = BTreeSet::new();
    let mut out = String::new();
    for text in BROKEN.iter().copied().chain([deep.as_str()]) {
        let file = SourceFile::new("a.plan", text);
        for diagnostic in parse(FileId(0), text).diagnostics {
            reported.insert(diagnostic.entry.code);
            assert!(diagnostic.why.is_some() && diagnostic.help.is_some(), "{diagnostic:?}");
            out += &finding(&file, &diagnostic);
        }
    }
    insta::assert_snapshot!(out);
    assert_eq!(reported, CATALOGUE.iter().map(|entry| entry.code).collect::<BTreeSet<_>>(), "each code is shown");
}

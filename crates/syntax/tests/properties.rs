//! What holds for every text.

use milepost_diagnostics::FileId;
use milepost_syntax::{Entry, Kind, Parse, format, parse, quote, text_value};
use proptest::prelude::*;

fn parsed(text: &str) -> Parse {
    parse(FileId(0), text)
}

/// Pieces that mean something to the lexer, so that random texts reach every corner.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "a", "metric", "weekly.attendances", "é", "FY2026-27", "2026-q4", "1,234", "12,", "+3", "-", "- ", "+ ", "/",
            "//", "> ", "*", "=", ",", ", ", "(", ")", "{", "}", ";", "\"", "\"one\"", "\"\"\"", "\\", "\\\"", "“", "”",
            "%", "5%", "\u{202e}", "\u{feff}", "\u{a0}", "\t", "\r\n",
        ]),
        3 => Just(" "),
        3 => prop::sample::select(vec!["\n", "\n  ", "\n    ", "\n\n"]),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Well-formed texts in a wild layout.
fn plans() -> impl Strategy<Value = String> {
    let space = || prop::sample::select(vec![" ", "  ", "\t"]);
    let value = prop::sample::select(vec![
        "b",
        "weekly.attendances",
        "2026-q4",
        "fy2026-27-p07",
        "-3",
        "1,234%",
        "\"text\"",
        "\"// no \\\" remark\"",
        "> c",
        ", d",
        ",\n e",
        "(x+1)",
        "(x\n // why\n - -3)",
        "* (y)",
        "f(z)",
        "= -x",
        "- 3",
        "\n / w",
        "\"\"\"\n   one\n\n     two  \n  \"\"\"",
        "\"\"\"one\n two\"\"\"",
        ", // more\n  // and more\n  g",
        "permanent_secretary_of_the_department_of_health_and_social_care",
    ]);
    let head =
        prop::sample::select(vec!["a", "metric", "a_long_head_word_that_is_long", "2026-w45", "+5", "définition"]);
    let value = (space(), value).prop_map(|(space, value)| space.to_owned() + value);
    let values = prop::collection::vec(value, 0..4).prop_map(|values| values.concat());
    let entry = (head, values).prop_map(|(head, values)| head.to_owned() + &values);
    let end = || {
        prop::sample::select(vec!["\n", "\n\n\n", ";", " // remark\n", "; // remark\n", "\n// own\n\n  // own too\n"])
    };
    let tree = entry.clone().prop_recursive(3, 24, 5, move |inner| {
        let body = prop::collection::vec((inner, end()), 0..5)
            .prop_map(|entries| entries.into_iter().map(|(entry, end)| entry + end).collect::<String>());
        let open = prop::sample::select(vec![" {", "{ ", "\n{\n", " { // open\n", " // before\n // again\n{"]);
        (entry.clone(), open, body).prop_map(|(entry, open, body)| format!("{entry}{open} {body}}}"))
    });
    prop::collection::vec((tree, end()), 0..5)
        .prop_map(|entries| entries.into_iter().map(|(entry, end)| entry + end).collect())
}

/// The tokens as the layout must keep them.
fn meaning(parse: &Parse) -> Vec<(Kind, String)> {
    let tokens = parse.tokens.kinds.iter().zip(0..).filter(|(kind, _)| **kind != Kind::Newline);
    let said = |kind, text: &str| match kind {
        Kind::Text => text_value(text).into_owned(),
        Kind::Literal => text.to_uppercase(),
        _ => text.to_owned(),
    };
    tokens.map(|(&kind, id)| (kind, said(kind, parse.text(id)))).collect()
}

/// What stands between the tokens.
fn gaps(parse: &Parse) -> Vec<&str> {
    let ends = parse.tokens.spans.iter().map(|&(_, end)| end as usize);
    let starts = parse.tokens.spans.iter().map(|&(start, _)| start as usize);
    let starts = starts.chain([parse.text.len()]);
    std::iter::once(0).chain(ends).zip(starts).map(|(end, start)| &parse.text[end..start]).collect()
}

fn comments(parse: &Parse) -> Vec<&str> {
    let lines = gaps(parse).into_iter().flat_map(str::lines);
    lines.filter_map(|line| line.find("//").map(|at| line[at..].trim_end())).collect()
}

fn count(entries: &[Entry]) -> usize {
    let body = |entry: &Entry| entry.body.as_ref().map_or(0, |body| 2 + count(&body.entries));
    entries.iter().map(|entry| 1 + entry.values.len() + body(entry)).sum()
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let parse = parsed(text);
    for gap in gaps(&parse) {
        for line in gap.lines() {
            let blank = |char: char| char.is_whitespace() || char == '\u{feff}';
            let line = line.trim_start_matches(blank);
            prop_assert!(line.is_empty() || line.starts_with("//"), "{line:?} is lost");
        }
    }
    let once = format(&parse);
    let again = parsed(&once);
    prop_assert_eq!(format(&again), once.as_str());
    prop_assert_eq!(comments(&again), comments(&parse));
    if parse.diagnostics.is_empty() {
        prop_assert_eq!(meaning(&again), meaning(&parse));
        prop_assert_eq!(count(&parse.entries), meaning(&parse).len(), "every token is in the tree");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept_whole(text in ".{0,80}") {
        check(&text)?;
    }

    #[test]
    fn any_soup_is_kept_whole(text in soup()) {
        check(&text)?;
    }

    #[test]
    fn any_plan_is_well_formed_and_keeps_its_meaning(text in plans()) {
        prop_assert!(parsed(&text).diagnostics.is_empty(), "{:?}", parsed(&text).diagnostics);
        check(&text)?;
    }

    #[test]
    fn quoting_and_reading_are_inverse(text in "[^\r]{0,40}", lines in prop::collection::vec("[ a\"\\\\]{0,6}", 0..5)) {
        for text in [text, lines.join("\n")] {
            let quoted = quote(&text);
            prop_assert_eq!(text_value(&quoted), text.as_str());
            let parse = parsed(&format!("a {quoted}"));
            let other = parse.diagnostics.iter().any(|diagnostic| diagnostic.entry.code != "MP0112");
            prop_assert!(!other && parse.kind(1) == Kind::Text);
        }
    }
}

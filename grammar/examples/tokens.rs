//! Prints as JSON what the compiler reads in every example, in the plan of every construct and in the broken files: each
//! keyword, word, text, number and comment with its line and columns, for `tests/judges/textmate.mjs`.
#![allow(clippy::disallowed_methods, reason = "it reads the project's own files")]

#[path = "../tests/files.rs"]
#[allow(dead_code, reason = "one of its functions is for the tests")]
mod files;
#[path = "../tests/keywords.rs"]
#[allow(dead_code, reason = "one of its functions is for the tests")]
mod keywords;

use std::fs;

use files::{root, under};
use keywords::keywords;
use milepost_diagnostics::FileId;
use milepost_syntax::{Kind, Parse, parse};
use serde_json::{Value, json};

fn main() {
    let plans = under("examples", ".plan").into_iter().chain(under("grammar/tests/broken", ".plan"));
    let mut files: Vec<Value> = plans
        .map(|path| {
            let name = path.strip_prefix(root()).expect("inside").display().to_string();
            file(&name, &fs::read_to_string(&path).expect("a plan is UTF-8"))
        })
        .collect();
    files.push(file("every-construct.plan", milepost_vocabulary::EVERY_CONSTRUCT));
    println!("{}", Value::from(files));
}

fn file(name: &str, text: &str) -> Value {
    let parsed = parse(FileId(0), text);
    let found: Vec<usize> =
        parsed.diagnostics.iter().map(|finding| line_of(text, finding.primary.span.range().start)).collect();
    json!({ "name": name, "text": text, "found": found, "pieces": pieces(&parsed) })
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count()
}

/// The tokens and comments, cut where lines end.
fn pieces(parsed: &Parse) -> Vec<Value> {
    let text = &parsed.text;
    let keywords = keywords(std::slice::from_ref(parsed), parsed);
    let (fixed, known) = (milepost_vocabulary::fixed_words(), milepost_vocabulary::keywords());
    let mut pieces = Vec::new();
    let mut behind = 0;
    for id in 0..u32::try_from(parsed.tokens.kinds.len()).expect("few tokens") {
        let range = parsed.span(id).range();
        comments(text, behind, range.start, &mut pieces);
        behind = range.end;
        let is = match parsed.kind(id) {
            // A misspelt word is read as the one that was meant.
            _ if keywords.contains(&(range.start, range.end)) && known.contains(parsed.text(id)) => "keyword",
            Kind::Text => "text",
            Kind::Literal => "number",
            // A choice or a connective may be a keyword elsewhere: only the compiler knows which it is.
            Kind::Word if fixed.contains(parsed.text(id)) => continue,
            Kind::Word => "word",
            _ => continue,
        };
        push(text, range.start, range.end, is, &mut pieces);
    }
    comments(text, behind, text.len(), &mut pieces);
    pieces
}

/// The comments between two tokens.
fn comments(text: &str, from: usize, to: usize, pieces: &mut Vec<Value>) {
    let mut at = from;
    while let Some(start) = text[at..to].find("//").map(|found| at + found) {
        let end = text[start..to].find('\n').map_or(to, |length| start + length);
        push(text, start, end, "comment", pieces);
        at = end;
    }
}

/// The text from `start` to `end`, line by line, with columns as editors count them.
fn push(text: &str, start: usize, end: usize, is: &str, pieces: &mut Vec<Value>) {
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        let begin = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let units = |part: &str| part.encode_utf16().count();
        let from = units(&text[begin..at]);
        let to = from + units(line.trim_end_matches(['\n', '\r']));
        if from < to {
            pieces.push(json!({ "line": line_of(text, at), "from": from, "to": to, "is": is }));
        }
        at += line.len();
    }
}

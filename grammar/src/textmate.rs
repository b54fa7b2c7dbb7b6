//! The TextMate grammar, which VS Code and many others read.
//!
//! It is flat: a line's first word is its keyword wherever the line stands, so that a brace too few does not take the
//! colour from the rest of the file.

use serde_json::{Value, json};

use crate::words::{List, Words};

/// `FY` and a digit begin a period.
const WORD: &str = r"(?![fF][yY][0-9])[_\p{L}\p{Nl}]\w*(?:\.\w+)*";
const PERIOD: &str = r"(?<![\w.+-])(?:[0-9]{4}(?![0-9])\w*|[fF][yY][0-9]\w*)(?:[.-]\w+)*%?";
const NUMBER: &str = r#"(?<![\w.%")])[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)\w*(?:\.\w+)*%?"#;
/// What ends an entry, except where it goes on after an operator or inside parentheses.
const END: &str = r"$|(?=[{};])";

/// The text of the grammar.
pub(crate) fn grammar(words: &Words) -> String {
    let keyword = |list: &List| format!(r"(?<![\w.])({})(?![\w.])", alternatives(list));
    let modifier = format!("(?:{})(?![\\w.])", alternatives(&words.modifiers));
    let taking: List = words.taking.difference(&words.naming).copied().collect();
    let doubtful: List = words.taking_or_value.intersection(&words.modifiers).copied().collect();
    let bare: List = words.bare.difference(&words.may_name).copied().collect();
    let bare_modifiers: List = words.bare.intersection(&words.modifiers).copied().collect();
    let taking_modifiers: List = words.taking.intersection(&words.modifiers).copied().collect();
    let sure_modifiers: List = taking_modifiers.difference(&doubtful).copied().collect();
    let argument = format!("(?:\\s+({WORD}))?");
    let no_keyword = format!("(?:\\s+((?!{modifier}){WORD}))?");
    let word = json!({ "patterns": [{ "include": "#word" }] });
    let head = scope("keyword.control");
    let name = scope("entity.name.type");
    let grammar = json!({
        "information_for_contributors": ["Made from the vocabulary: UPDATE_GRAMMARS=1 cargo test -p milepost-grammar"],
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Milepost",
        "scopeName": "source.milepost",
        "fileTypes": ["plan"],
        "patterns": [
            { "include": "#comment" },
            { "match": r"\{", "name": "punctuation.section.block.begin.milepost" },
            { "match": r"\}", "name": "punctuation.section.block.end.milepost" },
            { "match": ";", "name": "punctuation.terminator.milepost" },
            entry(&(keyword(&words.naming) + &argument), &json!({ "1": head, "2": name })),
            entry(&format!("^({}){argument}", alternatives(&words.naming_at_top)), &json!({ "1": head, "2": name })),
            entry(&(keyword(&words.may_name) + &no_keyword), &json!({ "1": head, "2": name })),
            entry(&(keyword(&taking) + &argument), &json!({ "1": head, "2": word })),
            entry(&keyword(&bare), &json!({ "1": head })),
            entry(&format!("({WORD})"), &json!({ "1": scope("variable.other.property") })),
            entry(&format!("(?={NUMBER}|{PERIOD}|[\",>+\\-*/=(])"), &json!({})),
            { "match": r"\S", "name": "invalid.illegal.milepost" },
        ],
        "repository": {
            "values": { "patterns": [
                { "include": "#comment" },
                { "include": "#text" },
                { "include": "#literal" },
                { "include": "#operator" },
                { "include": "#group" },
                {
                    "match": keyword(&sure_modifiers) + &argument,
                    "captures": { "1": scope("keyword.other.modifier"), "2": word },
                },
                {
                    "match": keyword(&doubtful) + &no_keyword,
                    "captures": { "1": scope("keyword.other.modifier"), "2": word },
                },
                { "match": keyword(&bare_modifiers), "captures": { "1": scope("keyword.other.modifier") } },
                { "include": "#word" },
                { "match": r"[^\s{};]", "name": "invalid.illegal.milepost" },
            ] },
            "word": { "patterns": [
                { "match": keyword(&words.fixed), "name": "constant.language.milepost" },
                { "match": "(?<![\\w.])[A-Z]{3}(?![\\w.])", "name": "constant.other.currency.milepost" },
                { "match": WORD, "name": "variable.other.milepost" },
            ] },
            "comment": { "match": "//.*$", "name": "comment.line.double-slash.milepost" },
            "literal": { "patterns": [
                { "match": PERIOD, "name": "constant.numeric.period.milepost" },
                { "match": NUMBER, "name": "constant.numeric.milepost" },
            ] },
            "operator": {
                "begin": r"(,)|([>+\-*=]|/(?!/))",
                "beginCaptures": { "1": scope("punctuation.separator.list"), "2": scope("keyword.operator") },
                "end": format!(r"({WORD})|(?=[^\s/]|/[^/])"),
                "endCaptures": { "1": word },
                "patterns": [{ "include": "#comment" }],
            },
            "group": {
                "begin": r"\(", "beginCaptures": { "0": scope("punctuation.section.group.begin") },
                "end": r"(\))|(?=[{};])", "endCaptures": { "1": scope("punctuation.section.group.end") },
                "patterns": [
                    { "include": "#comment" },
                    { "include": "#text" },
                    { "include": "#literal" },
                    { "include": "#operator" },
                    { "include": "#group" },
                    { "include": "#word" },
                ],
            },
            "text": { "patterns": [
                {
                    "name": "string.quoted.triple.milepost",
                    "begin": "\"\"\"", "beginCaptures": { "0": scope("punctuation.definition.string.begin") },
                    "end": "\"\"\"", "endCaptures": { "0": scope("punctuation.definition.string.end") },
                    "patterns": [{ "include": "#escape" }, { "include": "#markup" }],
                },
                {
                    "name": "string.quoted.double.milepost",
                    "begin": "\"", "beginCaptures": { "0": scope("punctuation.definition.string.begin") },
                    "end": "(\")|$", "endCaptures": { "1": scope("punctuation.definition.string.end") },
                    "patterns": [{ "include": "#escape" }, { "include": "#markup" }],
                },
            ] },
            "escape": { "patterns": [
                { "match": r#"\\["\\]"#, "name": "constant.character.escape.milepost" },
                { "match": r"\\\S", "name": "invalid.illegal.escape.milepost" },
            ] },
            "markup": { "patterns": [
                { "match": r#"\*\*(?=\S)[^*"\\]+(?<=\S)\*\*"#, "name": "markup.bold.milepost" },
                { "match": r#"(?<![\w*])\*(?=\S)[^*"\\]+(?<=\S)\*(?![\w*])"#, "name": "markup.italic.milepost" },
                { "match": r#"`[^`"\\]+`"#, "name": "markup.inline.raw.milepost" },
                {
                    "match": r#"\[([^\]"\\]+)\]\(([^)\s"\\]+)\)"#,
                    "captures": { "1": scope("string.other.link.title"), "2": scope("markup.underline.link") },
                },
            ] },
        },
    });
    serde_json::to_string_pretty(&grammar).expect("the grammar is plain data") + "\n"
}

fn scope(name: &str) -> Value {
    json!({ "name": format!("{name}.milepost") })
}

/// An entry, from its first word to the end of its line.
fn entry(begin: &str, captures: &Value) -> Value {
    json!({
        "begin": begin,
        "beginCaptures": captures,
        "end": END,
        "patterns": [{ "include": "#values" }],
    })
}

fn alternatives(list: &List) -> String {
    list.iter().copied().collect::<Vec<_>>().join("|")
}

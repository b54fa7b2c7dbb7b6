//! What is generated is not stale.

use std::{env, fs};

use milepost_grammar::{fingerprint, generated};

use crate::files::{read, root};

/// With `UPDATE_GRAMMARS=1` this writes the files instead.
#[test]
fn the_lists_of_words_are_those_of_the_vocabulary() {
    let update = env::var_os("UPDATE_GRAMMARS").is_some();
    let mut stale = Vec::new();
    for file in generated() {
        let path = root().join(file.path);
        if fs::read_to_string(&path).is_ok_and(|text| text == file.text) {
            continue;
        }
        if update {
            fs::write(&path, file.text).expect("the file can be written");
        } else {
            stale.push(file.path);
        }
    }
    assert!(stale.is_empty(), "run `UPDATE_GRAMMARS=1 cargo test -p milepost-grammar`; stale: {stale:?}");
}

#[test]
fn the_parser_is_generated_from_the_grammar() {
    let recorded = read("grammar/tree-sitter-milepost/src/fingerprints");
    for name in ["grammar.js", "src/parser.c"] {
        let text = read(&format!("grammar/tree-sitter-milepost/{name}"));
        let line = format!("{} {name}", fingerprint(&text));
        assert!(
            recorded.lines().any(|recorded| recorded == line),
            "{name} has changed: run `cargo run --manifest-path grammar/regenerate/Cargo.toml`"
        );
    }
}

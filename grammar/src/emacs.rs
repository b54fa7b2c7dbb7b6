//! The lists of words for Emacs.

use std::fmt::Write as _;

use crate::words::{List, Words};

/// The text of `milepost-words.el`.
pub(crate) fn words(words: &Words) -> String {
    let Words { keywords, modifiers, naming, naming_at_top, fixed, .. } = words;
    let mut text = String::from(
        ";;; milepost-words.el --- The words of delivery plans  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Made from the vocabulary: UPDATE_GRAMMARS=1 cargo test -p milepost-grammar

;;; Code:
",
    );
    let naming = naming.union(naming_at_top).copied().collect();
    let fixed = fixed.difference(modifiers).copied().collect();
    list(&mut text, "keywords", "Words with which an entry may begin.", keywords);
    list(&mut text, "modifiers", "Words that may stand in a line behind its values.", modifiers);
    list(&mut text, "naming", "Words after which a new name stands.", &naming);
    list(&mut text, "fixed", "Other words with a fixed meaning.", &fixed);
    text.push_str("\n(provide 'milepost-words)\n;;; milepost-words.el ends here\n");
    text
}

fn list(text: &mut String, name: &str, about: &str, list: &List) {
    write!(text, "\n(defconst milepost-{name}\n  '(").expect("a String takes all text");
    let mut column = 4;
    for (index, word) in list.iter().enumerate() {
        if index > 0 {
            let wraps = column + word.len() > 76;
            text.push_str(if wraps { "\n    " } else { " " });
            column = if wraps { 4 } else { column + 1 };
        }
        write!(text, "\"{word}\"").expect("a String takes all text");
        column += word.len() + 2;
    }
    writeln!(text, ")\n  \"{about}\")").expect("a String takes all text");
}

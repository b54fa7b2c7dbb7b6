//! The queries of the tree-sitter grammar that hold words.

use std::fmt::Write as _;

use crate::words::{List, Words};

const HEAD: &str = "; Made from the vocabulary: UPDATE_GRAMMARS=1 cargo test -p milepost-grammar\n";

/// Where a word stands on a line; `@_before` is what stands before it.
const AFTER_HEAD_AT_TOP: &str = "(source_file (entry head: (_) @_before . value: (word) @WORD))";
const AFTER_HEAD_INSIDE: &str = "(block (entry head: (_) @_before . value: (word) @WORD))";
const AFTER_HEAD: &str = "(entry head: (_) @_before . value: (word) @WORD)";
const AFTER_VALUE: &str = "(_ value: [(word) (text) (long_text) (group)] @_before . value: (word) @WORD)";
const AFTER_LITERAL: &str = "(_ value: (literal) . value: (word) @WORD)";
const AFTER_OPERATOR: &str = "[([(joint) (sign)] . (word) @WORD) (group . value: (word) @WORD)]";

/// The colours. No two patterns take the same word: editors differ in which of them would win.
pub(crate) fn highlights(words: &Words) -> String {
    let Words { keywords, bare, modifiers, naming, naming_at_top, may_name, fixed, .. } = words;
    let taking_only = words.taking.difference(&words.taking_or_value).copied().collect();
    let mut query = Query(format!(
        "{HEAD}
(comment) @comment
(text) @string
(long_text) @string
(escape) @string.escape
(literal) @number
[(joint) (sign)] @operator
[\"{{\" \"}}\" \"(\" \")\"] @punctuation.bracket
\";\" @punctuation.delimiter
"
    ));
    query.about("The first word of an entry: a keyword, or the name of a row.");
    query.pattern("(entry head: (word) @WORD)", "keyword", &[(true, "WORD", keywords)]);
    query.pattern("(entry head: (word) @WORD)", "property", &[(false, "WORD", keywords)]);

    query.about("Keywords behind the values of a line.");
    query.pattern(AFTER_HEAD, "keyword.modifier", &[(true, "_before", bare), (true, "WORD", modifiers)]);
    query.pattern(AFTER_VALUE, "keyword.modifier", &[(false, "_before", &taking_only), (true, "WORD", modifiers)]);
    query.pattern(AFTER_LITERAL, "keyword.modifier", &[(true, "WORD", modifiers)]);

    query.about("New names.");
    query.names(words, "type.definition");

    query.about("What must follow a keyword is a value, though its word may be a keyword elsewhere.");
    let names: List = naming.iter().chain(naming_at_top).chain(may_name).copied().collect();
    let taking_values = words.taking.difference(&names).copied().collect();
    let keyword_as_value = |shape, conditions: &[_]| (shape, [conditions, &[(true, "WORD", modifiers)]].concat());
    for (shape, conditions) in [
        keyword_as_value(AFTER_HEAD, &[(true, "_before", &taking_values)]),
        keyword_as_value(AFTER_HEAD, &[(false, "_before", keywords)]),
        keyword_as_value(AFTER_HEAD_INSIDE, &[(true, "_before", naming_at_top)]),
        keyword_as_value(AFTER_VALUE, &[(true, "_before", &taking_only)]),
        keyword_as_value(AFTER_OPERATOR, &[]),
    ] {
        query.pattern(shape, "constant.builtin", &conditions);
    }

    query.about("Words with a fixed meaning, units, and all other words.");
    let fixed_only = fixed.difference(modifiers).copied().collect();
    let known = fixed.union(modifiers).copied().collect();
    let anywhere = format!("[{AFTER_VALUE} {AFTER_LITERAL} {AFTER_OPERATOR}]");
    query.pattern(AFTER_HEAD, "constant.builtin", &[(false, "_before", &names), (true, "WORD", &fixed_only)]);
    query.pattern(
        AFTER_HEAD_INSIDE,
        "constant.builtin",
        &[(true, "_before", naming_at_top), (true, "WORD", &fixed_only)],
    );
    query.pattern(&anywhere, "constant.builtin", &[(true, "WORD", &fixed_only)]);
    query.pattern(AFTER_LITERAL, "type", &[(false, "WORD", &known)]);
    query.pattern(AFTER_HEAD, "variable", &[(false, "_before", &names), (false, "WORD", &known)]);
    query.pattern(AFTER_HEAD_INSIDE, "variable", &[(true, "_before", naming_at_top), (false, "WORD", &known)]);
    query.pattern(&format!("[{AFTER_VALUE} {AFTER_OPERATOR}]"), "variable", &[(false, "WORD", &known)]);
    query.0
}

/// What Helix calls the colours that it knows by other names.
const IN_HELIX: [(&str, &str); 4] = [
    ("@number", "@constant.numeric"),
    ("@string.escape", "@constant.character.escape"),
    ("@property", "@variable.other.member"),
    ("@type.definition", "@type"),
];

/// The colours by the names that Helix has for them.
pub(crate) fn for_helix(highlights: &str) -> String {
    IN_HELIX.iter().fold(highlights.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Where names are made and where they are used. Most names are known in the whole plan.
pub(crate) fn locals(words: &Words) -> String {
    let mut query = Query(format!("{HEAD}\n(source_file) @local.scope\n"));
    query.names(words, "local.definition");
    query.0.push_str("\n(entry value: (word) @local.reference)\n(group value: (word) @local.reference)\n");
    query.0
}

/// The text of a query while it is written.
struct Query(String);

impl Query {
    fn about(&mut self, what: &str) {
        write!(self.0, "\n; {what}\n").expect("a String takes all text");
    }

    /// Adds where new names stand.
    fn names(&mut self, words: &Words, capture: &str) {
        let Words { modifiers, naming, naming_at_top, may_name, .. } = words;
        self.pattern(AFTER_HEAD, capture, &[(true, "_before", naming)]);
        self.pattern(AFTER_HEAD_AT_TOP, capture, &[(true, "_before", naming_at_top)]);
        self.pattern(AFTER_HEAD, capture, &[(true, "_before", may_name), (false, "WORD", modifiers)]);
    }

    /// Adds `shape` with its word captured as `capture`, on condition that each captured text is in its list, or not.
    fn pattern(&mut self, shape: &str, capture: &str, conditions: &[(bool, &str, &List)]) {
        let named = |text: &str| text.replace("WORD", capture);
        write!(self.0, "\n({}", named(shape)).expect("a String takes all text");
        for (inside, of, list) in conditions {
            let test = if *inside { "any-of?" } else { "not-any-of?" };
            write!(self.0, "\n  (#{test} @{}", named(of)).expect("a String takes all text");
            self.words(list);
            self.0.push(')');
        }
        self.0.push_str(")\n");
    }

    /// Writes the words of a list over as many lines as it takes.
    fn words(&mut self, list: &List) {
        let mut column = usize::MAX;
        for word in list {
            if column > 100 {
                self.0.push_str("\n   ");
                column = 3;
            }
            write!(self.0, " \"{word}\"").expect("a String takes all text");
            column += word.len() + 3;
        }
    }
}

//! The queries of the editors: they fit the grammar, and use the names that their editor knows.

use std::collections::BTreeMap;
use std::fs;

use tree_sitter::Query;

use crate::files::under;
use crate::highlights::captures;
use crate::tree::language;

/// The captures of tree-sitter's own highlighting, as far as a plan has use for them.
const TREE_SITTER: &[&str] = &[
    "comment",
    "constant.builtin",
    "keyword",
    "keyword.modifier",
    "number",
    "operator",
    "property",
    "punctuation.bracket",
    "punctuation.delimiter",
    "string",
    "string.escape",
    "type",
    "type.definition",
    "variable",
];

/// For each editor and purpose the captures that it knows, as its documentation lists them, as far as a plan has use
/// for them.
const KNOWN: &[(&str, &str, &[&str])] = &[
    (
        "helix",
        "highlights",
        &[
            "comment",
            "constant.builtin",
            "constant.character.escape",
            "constant.numeric",
            "keyword",
            "keyword.modifier",
            "operator",
            "punctuation.bracket",
            "punctuation.delimiter",
            "string",
            "type",
            "variable",
            "variable.other.member",
        ],
    ),
    ("helix", "indents", &["indent", "outdent"]),
    ("helix", "injections", &["injection.content"]),
    ("helix", "textobjects", &["class.around", "class.inside", "comment.around", "comment.inside", "entry.around"]),
    ("neovim", "highlights", TREE_SITTER),
    ("neovim", "folds", &["fold"]),
    ("neovim", "injections", &["injection.content"]),
    ("neovim", "locals", &["local.definition", "local.reference", "local.scope"]),
    // Zed takes the longest name that a theme has: `constant` for `constant.builtin`.
    ("zed", "highlights", TREE_SITTER),
    ("zed", "brackets", &["open", "close"]),
    ("zed", "indents", &["end", "indent"]),
    ("zed", "injections", &["injection.content"]),
    ("zed", "outline", &["context", "item", "name"]),
];

/// The queries under `editors`, by editor and purpose.
fn queries() -> BTreeMap<(String, String), Query> {
    let files = under("editors", ".scm").into_iter().filter(|path| !path.to_string_lossy().contains("node_modules"));
    let compiled = files.map(|path| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let query = Query::new(&language(), &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let editors = parts.iter().rposition(|part| part == "editors").expect("it lies there");
        let purpose = path.file_stem().expect("a name").to_string_lossy().into_owned();
        ((parts[editors + 1].clone(), purpose), query)
    });
    compiled.collect()
}

#[test]
fn they_fit_the_grammar_and_use_the_names_of_their_editor() {
    let queries = queries();
    let found: Vec<_> = queries.keys().map(|(editor, purpose)| (editor.as_str(), purpose.as_str())).collect();
    let mut expected: Vec<_> = KNOWN.iter().map(|(editor, purpose, _)| (*editor, *purpose)).collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
    for (editor, purpose, known) in KNOWN {
        let query = &queries[&((*editor).to_owned(), (*purpose).to_owned())];
        let names = query.capture_names().iter().filter(|name| !name.starts_with('_'));
        let strange: Vec<_> = names.filter(|name| !known.contains(name)).collect();
        assert!(strange.is_empty(), "{editor}, {purpose}: {strange:?}");
    }
}

#[test]
fn the_outline_lists_blocks_by_their_names() {
    let queries = queries();
    let outline = &queries[&("zed".to_owned(), "outline".to_owned())];
    let text =
        "priority ae \"Emergency care\" {\n  owner minister\n  metric wait { unit days }\n}\npost minister \"M\"\n";
    let found = captures(outline, text);
    let of = |wanted: &str| -> Vec<&str> {
        let named = found.iter().filter(|(_, names)| names.iter().any(|name| name == wanted));
        named.map(|(place, _)| &text[place.0..place.1]).collect()
    };
    assert_eq!(of("context"), ["priority", "metric"]);
    assert_eq!(of("name"), ["ae", "wait"]);
}

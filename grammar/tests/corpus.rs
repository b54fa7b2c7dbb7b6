//! The grammar's own tests, in the form of tree-sitter: a title, a text, the tree that it gives.

use std::fs;

use crate::files::under;
use crate::tree::parse;

struct Case {
    title: String,
    /// The text must not fit the grammar; its tree is not looked at.
    broken: bool,
    text: String,
    tree: String,
}

/// The cases of a file: `===` around the title and its attributes, `---` between text and tree.
fn cases(text: &str) -> Vec<Case> {
    let ruler = |line: &str, mark: char| line.len() >= 3 && line.chars().all(|char| char == mark);
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        if ruler(line, '=') {
            parts.push(Vec::new());
        } else {
            parts.last_mut().expect("never empty").push(line);
        }
    }
    let case = |pair: &[Vec<&str>]| {
        let [head, body] = pair else { panic!("a title without a case: {pair:?}") };
        let split = body.iter().position(|line| ruler(line, '-')).unwrap_or_else(|| panic!("{head:?} has no tree"));
        Case {
            title: head[0].to_owned(),
            broken: head.contains(&":error"),
            text: body[..split].join("\n"),
            tree: body[split + 1..].join("\n"),
        }
    };
    parts[1..].chunks(2).map(case).collect()
}

/// A tree with one space where there is any, so that it may stand on several lines.
fn flat(tree: &str) -> String {
    tree.split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")")
}

#[test]
fn every_case_of_the_corpus_holds() {
    let mut count = 0;
    for path in under("grammar/tree-sitter-milepost/test/corpus", ".txt") {
        for case in cases(&fs::read_to_string(&path).expect("the corpus is UTF-8")) {
            let tree = parse(&case.text);
            let got = tree.root_node().to_sexp();
            assert_eq!(tree.root_node().has_error(), case.broken, "{}: {got}", case.title);
            assert!(case.broken || got == flat(&case.tree), "{}\n got {got}\nwant {}", case.title, flat(&case.tree));
            count += 1;
        }
    }
    assert!(count >= 20, "only {count} cases");
}

//! What tree-sitter and the compiler see in a text, in one form.

use std::collections::BTreeSet;

use milepost_diagnostics::FileId;
use milepost_syntax as syntax;
use tree_sitter::{Language, Node, Parser, Tree};

/// The language under test.
pub fn language() -> Language {
    milepost_grammar::LANGUAGE.into()
}

/// The tree that tree-sitter makes of `text`.
pub fn parse(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&language()).expect("the library reads the parser");
    parser.parse(text, None).expect("nothing stops the parser")
}

/// The bytes from `start` to `end`.
pub type Place = (usize, usize);

/// An entry: its first word, its values with commas, operators and parentheses, its block, the first word of the entry around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub head: Place,
    pub values: Vec<Place>,
    pub block: Option<Place>,
    pub around: Option<Place>,
}

fn place(node: Node<'_>) -> Place {
    (node.start_byte(), node.end_byte())
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    node.children(&mut node.walk()).filter(|child| child.kind() != "comment").collect()
}

/// The entries that tree-sitter sees.
pub fn entries(tree: &Tree) -> BTreeSet<Entry> {
    let mut found = BTreeSet::new();
    let mut open = vec![(tree.root_node(), None)];
    while let Some((node, mut around)) = open.pop() {
        if node.kind() == "entry" {
            let head = node.child_by_field_name("head").map(place).expect("an entry has a head");
            let block = node.child_by_field_name("body");
            let values =
                children(node).into_iter().skip(1).filter(|child| Some(*child) != block).flat_map(leaves).collect();
            found.insert(Entry { head, values, block: block.map(place), around });
            around = Some(head);
        }
        open.extend(children(node).into_iter().map(|child| (child, around)));
    }
    found
}

/// The parts of a value as the compiler counts them: a text is one, a group is its parentheses and what is inside.
fn leaves(node: Node<'_>) -> Vec<Place> {
    match node.kind() {
        "group" => children(node).into_iter().flat_map(leaves).collect(),
        _ => vec![place(node)],
    }
}

/// What the compiler makes of `text`.
pub fn compile(text: &str) -> syntax::Parse {
    syntax::parse(FileId(0), text)
}

/// The entries that the compiler sees.
pub fn compiled_entries(parse: &syntax::Parse) -> BTreeSet<Entry> {
    let token = |id| {
        let range = parse.span(id).range();
        (range.start, range.end)
    };
    let mut found = BTreeSet::new();
    let mut open: Vec<_> = parse.entries.iter().map(|entry| (entry, None)).collect();
    while let Some((entry, around)) = open.pop() {
        let head = token(entry.head);
        let values = entry.values.clone().map(token).collect();
        let block = entry.body.as_ref().map(|body| (token(body.open).0, token(body.close).1));
        found.insert(Entry { head, values, block, around });
        open.extend(entry.body.iter().flat_map(|body| &body.entries).map(|entry| (entry, Some(head))));
    }
    found
}

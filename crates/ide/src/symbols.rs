//! What has a name: in one file as a tree, in all plans as a list.

use milepost_diagnostics::{FileId, Span};
use milepost_plan::Node;

use crate::completion::is_spelt;
use crate::host::Analysis;

/// Something that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its title, or its name.
    pub title: String,
    /// Its keyword and its full name: `metric within_4h`.
    pub detail: String,
    /// Its keyword.
    pub kind: &'static str,
    /// All of it.
    pub extent: Span,
    /// Its name.
    pub name: Span,
    /// What has a name in its block.
    pub children: Vec<Symbol>,
}

/// How many are found at most; more letters find the others.
const MOST: usize = 500;

/// What has a name in `file`, in the order of the text.
pub fn symbols(analysis: &Analysis, file: FileId) -> Vec<Symbol> {
    let Some(compiled) = analysis.plan_of(file) else { return Vec::new() };
    let top = compiled.plan.top().filter(|node| node.item().extent.file == file);
    let mut found: Vec<Symbol> = top.flat_map(below).collect();
    found.sort_by_key(|symbol| symbol.extent);
    found
}

/// What has a name in any plan and is spelt like `query`: its letters in their order, in the name or the title. Those
/// that begin with it come first.
pub fn find_symbols(analysis: &Analysis, query: &str) -> Vec<Symbol> {
    let query = query.to_lowercase();
    let mut found: Vec<(bool, Symbol)> = Vec::new();
    for compiled in &analysis.plans().all {
        for symbol in compiled.plan.nodes().filter_map(symbol) {
            let name = symbol.detail.rsplit([' ', '.']).next().unwrap_or_default().to_lowercase();
            if is_spelt(&query, &symbol.title) || is_spelt(&query, &name) {
                found.push((!(symbol.title.to_lowercase().starts_with(&query) || name.starts_with(&query)), symbol));
            }
        }
    }
    found.sort_by(|(a, left), (b, right)| (a, left.name).cmp(&(b, right.name)));
    // A file of several plans is read once in each.
    found.dedup_by(|(_, left), (_, right)| left.name == right.name);
    found.truncate(MOST);
    found.into_iter().map(|(_, symbol)| symbol).collect()
}

/// What has a name at `node` or, where it has none, in its block.
fn below(node: Node<'_>) -> Vec<Symbol> {
    let children = node.children().flat_map(below);
    match symbol(node) {
        Some(symbol) => vec![Symbol { children: children.collect(), ..symbol }],
        None => children.collect(),
    }
}

/// What `node` is; nothing where it has no name.
pub(crate) fn symbol(node: Node<'_>) -> Option<Symbol> {
    let item = node.item();
    let (name, full) = (node.name()?, node.full_name()?);
    let title = Some(node.title()).filter(|title| !title.trim().is_empty()).unwrap_or(name);
    Some(Symbol {
        title: title.to_owned(),
        detail: format!("{} {full}", item.construct.keyword),
        kind: item.construct.keyword,
        extent: item.extent,
        name: item.name_at?,
        children: Vec::new(),
    })
}

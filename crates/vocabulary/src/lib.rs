//! The one table that defines the language.
//!
//! Comes in: nothing. Goes out: every [`Construct`] with its keyword, the values on its line, what may stand in its
//! block, and its documentation. The checker, completion, hover, the grammars' keyword lists, the JSON Schema of
//! the model and the language reference are made from it; a keyword without special meaning is added here alone.
//! Must never be here: how a construct is checked, computed or drawn.

mod construct;
#[cfg(any(test, feature = "samples"))]
pub mod inventory;
#[cfg(feature = "samples")]
pub mod samples;
mod synonyms;
mod words;

pub use construct::{Child, Construct, Head, Need, Scope, Slot, Type, Word, kinds_in_words};
pub use synonyms::meant_by;
pub use words::{COMMON, TOP};

use std::collections::BTreeSet;

/// Every construct once, in the order in which a reader meets them: the top level first, then what is inside.
pub fn constructs() -> Vec<&'static Construct> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut open: Vec<&'static Construct> = TOP.iter().chain(COMMON).rev().map(|child| child.construct).collect();
    while let Some(construct) = open.pop() {
        if seen.insert(construct.id) {
            found.push(construct);
            open.extend(construct.children.iter().rev().map(|child| child.construct));
        }
    }
    found
}

/// The construct whose id is `id`.
pub fn construct(id: &str) -> Option<&'static Construct> {
    constructs().into_iter().find(|construct| construct.id == id)
}

/// The constructs in which `construct` may stand; empty when it stands only at the top level of a file.
pub fn parents(construct: &Construct) -> Vec<&'static Construct> {
    constructs().into_iter().filter(|parent| parent.children.iter().any(|c| c.construct.id == construct.id)).collect()
}

/// Every keyword once, in alphabetical order, for the grammars.
pub fn keywords() -> BTreeSet<&'static str> {
    constructs().into_iter().filter(|construct| construct.head == Head::Keyword).map(|c| c.keyword).collect()
}

/// Every word with a fixed meaning that is no keyword: choices and connectives.
pub fn fixed_words() -> BTreeSet<&'static str> {
    let mut words = BTreeSet::new();
    for slot in constructs().into_iter().flat_map(|construct| construct.slots) {
        match slot.ty {
            Type::Choice(choices) | Type::Share(choices) => words.extend(choices.iter().map(|choice| choice.word)),
            Type::Connective(word) => {
                words.insert(word);
            }
            _ => {}
        }
    }
    words
}

/// The complete plan in which every construct occurs: the source of the reference's examples.
pub const EVERY_CONSTRUCT: &str = include_str!("every-construct.plan");

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_entries_of_a_block_share_a_keyword() {
        for construct in constructs() {
            let mut seen = BTreeMap::new();
            for child in construct.children.iter().chain(COMMON).filter(|c| c.construct.head == Head::Keyword) {
                let other = seen.insert(child.construct.keyword, child.construct.id);
                assert_eq!(other, None, "`{}` twice in {}", child.construct.keyword, construct.id);
            }
        }
    }

    #[test]
    fn a_block_has_at_most_one_kind_of_row_without_keyword() {
        for construct in constructs() {
            let rows = construct.children.iter().filter(|child| child.construct.head != Head::Keyword).count();
            assert!(rows <= 1, "{} has {rows} kinds of rows", construct.id);
        }
    }

    #[test]
    fn every_construct_is_documented() {
        for construct in constructs() {
            assert!(construct.doc.len() > 8 && construct.doc.ends_with('.'), "{}: {:?}", construct.id, construct.doc);
        }
    }

    #[test]
    fn an_id_stands_for_one_construct() {
        let mut seen: BTreeMap<&str, &Construct> = BTreeMap::new();
        for child in TOP.iter().chain(COMMON).chain(constructs().into_iter().flat_map(|construct| construct.children)) {
            let first = seen.entry(child.construct.id).or_insert(child.construct);
            assert!(std::ptr::eq(*first, child.construct), "two constructs are called {}", child.construct.id);
        }
    }

    #[test]
    fn references_name_constructs_that_declare_names() {
        let named: BTreeSet<_> = constructs().into_iter().filter(|c| c.declares_name()).map(|c| c.keyword).collect();
        for construct in constructs() {
            for slot in construct.slots {
                if let Type::Reference(kinds) | Type::Path(kinds) = slot.ty {
                    for kind in kinds {
                        assert!(named.contains(kind), "{} refers to `{kind}`", construct.id);
                    }
                }
            }
        }
    }

    #[test]
    fn an_optional_name_does_not_hide_a_modifier() {
        for construct in constructs() {
            let required_after_optional = construct
                .slots
                .windows(2)
                .any(|pair| !pair[0].required && pair[0].ty == Type::Name && pair[1].required);
            assert!(!required_after_optional, "{}", construct.id);
        }
    }
}

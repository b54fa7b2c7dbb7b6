//! Which words of a plan the compiler reads as keywords.

use std::collections::BTreeSet;

use milepost_syntax::Parse;
use milepost_vocabulary::{Head, Type, constructs};

/// Where the compiler reads a keyword in `file`, one of the `files` of a plan.
pub fn keywords(files: &[Parse], file: &Parse) -> BTreeSet<(usize, usize)> {
    let (plan, _) = milepost_plan::compile(files);
    let begins = |head: Head| matches!(head, Head::Keyword | Head::Entry);
    let items = plan.nodes().map(milepost_plan::Node::item).filter(|item| begins(item.construct.head));
    let here = items.filter(|item| item.head.file == file.file).map(|item| item.head.range());
    here.map(|range| (range.start, range.end)).collect()
}

/// Words between two values, such as `to` and `by`: only the compiler knows when such a word is a keyword.
pub fn connectives() -> BTreeSet<&'static str> {
    let slots = constructs().into_iter().flat_map(|construct| construct.slots);
    slots.filter_map(|slot| if let Type::Connective(word) = slot.ty { Some(word) } else { None }).collect()
}

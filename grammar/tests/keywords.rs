//! Which words of a plan the compiler reads as keywords.

use std::collections::BTreeSet;

use milepost_syntax::Parse;
use milepost_vocabulary::{Head, Type, constructs};

/// Where the compiler reads a keyword in `file`, one of the `files` of a plan.
pub fn keywords(files: &[Parse], file: &Parse) -> BTreeSet<(usize, usize)> {
    let (plan, _) = milepost_plan::compile(files);
    let all = milepost_vocabulary::keywords();
    let items = plan.nodes().map(milepost_plan::Node::item).filter(|item| item.head.file == file.file);
    // A row of a translation begins with the word of another entry, which may be a row itself.
    let here = items.filter(|item| match item.construct.head {
        Head::Keyword => true,
        Head::Entry => all.contains(&file.text[item.head.range()]),
        _ => false,
    });
    let here = here.map(|item| item.head.range());
    here.map(|range| (range.start, range.end)).collect()
}

/// Words between two values, such as `to` and `by`: only the compiler knows when such a word is a keyword.
pub fn connectives() -> BTreeSet<&'static str> {
    let slots = constructs().into_iter().flat_map(|construct| construct.slots);
    slots.filter_map(|slot| if let Type::Connective(word) = slot.ty { Some(word) } else { None }).collect()
}

//! The vocabulary as lists of words, sorted by what they do on a line.

use std::collections::BTreeSet;

use milepost_vocabulary::{COMMON, Construct, Head, Slot, TOP, Type, constructs, fixed_words, parents};

/// A list of words in alphabetical order.
pub(crate) type List = BTreeSet<&'static str>;

/// The words of the language, by what an editor can tell of them without understanding the plan.
pub(crate) struct Words {
    /// Every keyword.
    pub keywords: List,
    /// The keywords after which a value must stand, so that the next word is no keyword.
    pub taking: List,
    /// Those of them that may themselves be a value: `kind decision evidence "…"`.
    pub taking_or_value: List,
    /// The keywords that may be followed by another keyword at once: `critical`, `trajectory shape linear`.
    pub bare: List,
    /// The keywords that may stand in a line behind its values.
    pub modifiers: List,
    /// The keywords that are followed by a new name.
    pub naming: List,
    /// The keywords that are followed by a new name at the top of a file, and by a value elsewhere.
    pub naming_at_top: List,
    /// The keywords that may be followed by a new name.
    pub may_name: List,
    /// Words with a fixed meaning that are no keywords: choices, and words between two values.
    pub fixed: List,
}

impl Words {
    /// The lists as the vocabulary has them today.
    pub(crate) fn of_the_vocabulary() -> Self {
        let all = || constructs().into_iter().filter(|construct| construct.head == Head::Keyword);
        let list = |keep: &dyn Fn(&Construct) -> bool| -> List {
            all().filter(|construct| keep(construct)).map(|construct| construct.keyword).collect()
        };
        let first = |construct: &Construct, keep: fn(&Slot) -> bool| construct.slots.first().is_some_and(keep);
        let keywords = list(&|_| true);
        let bare = list(&|construct| !first(construct, |slot| slot.required));
        let must_name = |construct: &Construct| first(construct, |slot| slot.ty == Type::Name && slot.required);
        let naming = list(&must_name);
        let may_name = list(&|construct| first(construct, |slot| slot.ty == Type::Name && !slot.required));
        let naming_inside = list(&|construct| must_name(construct) && !parents(construct).is_empty());
        let other_inside = list(&|construct| !must_name(construct) && !parents(construct).is_empty());
        let naming_at_top: List =
            naming.difference(&naming_inside).filter(|word| other_inside.contains(*word)).copied().collect();
        let taking: List = keywords.difference(&bare).copied().collect();
        let fixed = fixed_words();
        let inside = constructs().into_iter().flat_map(|construct| construct.children).chain(COMMON);
        let modifiers = inside.map(|child| child.construct).filter(|construct| construct.head == Head::Keyword);
        debug_assert!(TOP.iter().all(|child| keywords.contains(child.construct.keyword)), "rows stand in blocks");
        Self {
            taking_or_value: taking.intersection(&fixed).copied().collect(),
            taking,
            modifiers: modifiers.map(|construct| construct.keyword).collect(),
            may_name: may_name.difference(&naming).copied().collect(),
            naming: naming.difference(&naming_at_top).copied().collect(),
            naming_at_top,
            fixed,
            keywords,
            bare,
        }
    }
}

//! The table itself, in the order of the field: who, what, how it is measured, how it is delivered, how it is collected,
//! when it is reviewed, how it is judged.

mod collection;
mod common;
mod delivery;
mod judgement;
mod measurement;
mod organisation;
mod purpose;
mod routines;

use crate::construct::{Child, Construct, Head, Scope, any, may};

/// Writes rows of the table: `NAME = "keyword" in "parent" head (…) scope (…) [values] { entries } "meaning";`
macro_rules! words {
    ($($id:ident = $keyword:literal $(in $parent:literal)? $(head ($head:expr))? $(scope ($scope:expr))?
        [$($slot:expr),* $(,)?] {$($child:expr),* $(,)?} $doc:literal;)*) => {$(
        #[doc = $doc]
        #[allow(clippy::needless_update, reason = "rows with head and scope name every field")]
        pub(crate) static $id: $crate::construct::Construct = $crate::construct::Construct {
            id: concat!($($parent, ".",)? $keyword),
            keyword: $keyword,
            slots: &[$($slot),*],
            children: &[$($child),*],
            doc: $doc,
            $(head: $head,)?
            $(scope: $scope,)?
            ..$crate::words::PLAIN
        };
    )*};
}
pub(crate) use words;

pub(crate) const PLAIN: Construct =
    Construct { id: "", keyword: "", head: Head::Keyword, slots: &[], children: &[], doc: "", scope: Scope::Plan };

/// What may stand at the top level of a file.
pub static TOP: &[Child] = &[
    any(&organisation::IMPORT),
    may(&organisation::PLAN),
    any(&organisation::UNIT),
    any(&organisation::POST),
    any(&organisation::PERSON),
    any(&organisation::ORGANISATION),
    any(&delivery::STAKEHOLDER),
    any(&collection::DIMENSION),
    any(&purpose::PRIORITY),
    any(&collection::COLLECTION),
    any(&routines::ROUTINE),
    any(&routines::FEEDBACK),
    any(&routines::ESCALATION),
    any(&delivery::RISK),
    any(&delivery::OBSTACLE),
    any(&delivery::ASSUMPTION),
    any(&judgement::ASSESSMENT),
    any(&judgement::CORRECTION),
    any(&judgement::DECISION),
    any(&judgement::MEETING),
    any(&judgement::CHANGE),
    any(&judgement::GLOSSARY),
];

/// What may stand in every block.
pub static COMMON: &[Child] =
    &[may(&common::VISIBILITY), any(&common::NOTE), any(&common::TAG), any(&common::ALLOW), any(&common::TRANSLATED)];

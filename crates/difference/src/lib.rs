//! What changed in meaning between two versions of a plan.
//!
//! Comes in: two resolved [`Plan`]s. Goes out: every [`Change`] as a sentence that a reviewer would say, by priority,
//! the weightiest first. Layout, the order of entries and the files in which they stand make no difference.
//! Must never be here: files, git, output formats, the syntax tree, the clock.

mod compare;
mod matching;
mod phrase;
mod reason;
mod record;
mod value;
mod weight;
mod words;

pub use weight::Weight;
pub use words::{Piece, Said};

use milepost_diagnostics::Span;
use milepost_plan::Plan;

/// All that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The changes by what they concern: the plan as a whole, each priority in the order of the new version, the rest.
    pub groups: Vec<Group>,
}

/// The changes of one priority, or of one part of the plan outside the priorities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name of the priority; none for the other parts.
    pub priority: Option<String>,
    /// What people call it.
    pub title: String,
    /// The changes, the weightiest first.
    pub changes: Vec<Change>,
}

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something new.
    Added,
    /// Something that is gone.
    Removed,
    /// The same thing under another name.
    Renamed,
    /// The same thing in another place of the plan.
    Moved,
    /// A larger value.
    Raised,
    /// A smaller value.
    Lowered,
    /// A later day.
    Later,
    /// An earlier day.
    Earlier,
    /// A trajectory that replaces another one.
    Rebased,
    /// Other words.
    Reworded,
    /// Another value.
    Changed,
}

impl Kind {
    /// The word used in every format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Raised => "raised",
            Self::Lowered => "lowered",
            Self::Later => "later",
            Self::Earlier => "earlier",
            Self::Rebased => "rebased",
            Self::Reworded => "reworded",
            Self::Changed => "changed",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// How much it weighs.
    pub weight: Weight,
    /// The id of the construct that changed: `target`.
    pub construct: &'static str,
    /// The full name of the thing that it belongs to, as the new version calls it; none where it has no name.
    pub item: Option<String>,
    /// What changed, without a full stop: “Target of “Seen in time” lowered from 95% to 92%”.
    pub sentence: String,
    /// The value before, where there was one.
    pub before: Option<String>,
    /// The value after, where there is one.
    pub after: Option<String>,
    /// For texts, what stayed, what went and what came.
    pub words: Vec<Piece>,
    /// The reason that the new version gives.
    pub reason: Option<String>,
    /// What a reviewer should ask for.
    pub warning: Option<String>,
    /// Where it stood in the old version.
    pub old: Option<Span>,
    /// Where it stands in the new one.
    pub new: Option<Span>,
}

impl Difference {
    /// Every change, group by group.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.groups.iter().flat_map(|group| &group.changes)
    }
}

/// What changed from `old` to `new`.
pub fn difference(old: &Plan, new: &Plan) -> Difference {
    let pairs = matching::Pairs::new(old, new);
    compare::groups(&pairs)
}

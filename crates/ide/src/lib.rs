//! What an editor asks about a plan.
//!
//! Comes in: the texts of a workspace, through a [`Host`], and the day that counts as today. Goes out: answers of plain
//! functions over an [`Analysis`], an unchanging picture of these texts; places are bytes in files.
//! Must never be here: the protocol, lines and columns, files on disk, the clock, how anything is shown.

mod completion;
mod cursor;
mod diagnostics;
mod format;
mod host;
mod hover;
mod navigation;
mod occurrences;
mod outline;
mod prose;
mod snippet;

pub use completion::{Completion, CompletionKind, complete};
pub use diagnostics::{Action, ActionKind, actions, diagnostics, fix_all};
pub use format::{format, format_range};
pub use host::{Analysis, Compiled, Document, Host, Plans};
pub use hover::{Hover, hover};
pub use navigation::{Link, definition, highlights, references};
pub use occurrences::{Occurrence, Role};
pub use outline::{Branch, outline};

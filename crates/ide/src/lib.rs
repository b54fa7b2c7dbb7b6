//! What an editor asks about a plan.
//!
//! Comes in: the texts of a workspace, through a [`Host`], and the day that counts as today. Goes out: answers of plain
//! functions over an [`Analysis`], an unchanging picture of these texts; places are bytes in files.
//! Must never be here: the protocol, lines and columns, files on disk, the clock, how anything is shown.

mod completion;
mod cursor;
mod data;
mod dependencies;
mod diagnostics;
mod drawing;
mod format;
mod hints;
mod host;
mod hover;
mod method;
mod navigation;
mod occurrences;
mod outline;
mod prose;
mod rename;
mod signature;
mod snippet;
mod stocktake;
mod structure;
mod symbols;
mod tokens;

pub use completion::{Completion, CompletionKind, complete};
pub use data::Content;
pub use dependencies::{Dependency, dependent, dependents, needed};
pub use diagnostics::{Action, ActionKind, actions, diagnostics, fix_all, language};
pub use format::{format, format_range, format_typed};
pub use hints::{Hint, Lens, hints, lenses};
pub use host::{Analysis, Compiled, Document, Host, Plans, Written};
pub use hover::{Hover, hover};
pub use navigation::{Link, definition, highlights, linked, references};
pub use occurrences::{Occurrence, Role};
pub use outline::{Branch, Ratings, outline};
pub use rename::{renamable, rename};
pub use signature::{Signature, signature};
pub use structure::{FoldKind, folds, import_links, selection};
pub use symbols::{Symbol, find_symbols, symbols};
pub use tokens::{Token, TokenKind, tokens};

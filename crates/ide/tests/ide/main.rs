//! What an editor asks, asked of small workspaces.

mod completion;
mod diagnostics;
mod edits;
mod fixture;
mod format;
mod host;
mod hover;
mod navigation;
mod outline;
mod rename;
mod structure;
mod worked_out;

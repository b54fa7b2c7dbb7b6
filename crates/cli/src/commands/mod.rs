//! One module for each command: its arguments and what it does.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod lsp;
pub(crate) mod new;
pub(crate) mod record;
pub(crate) mod serve;
pub(crate) mod status;

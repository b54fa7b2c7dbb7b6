//! Text to tokens to tree, and back to text in the one layout.
//!
//! Comes in: a text. Goes out: a [`Parse`] with tokens, the generic tree and syntax diagnostics; always, never a
//! failure. [`format`](fn@format) writes a tree in the one layout.
//! Must never be here: any keyword's meaning. This floor does not know what a metric is.

pub mod codes;
mod format;
mod grammar;
mod lexer;
mod parse;
mod repair;
mod text;
mod token;
mod tree;

pub use codes::CATALOGUE;
pub use format::format;
pub use parse::parse;
pub use text::{quote, text_value};
pub use token::{Kind, Tokens};
pub use tree::{Body, Entry, Parse, TokenId};

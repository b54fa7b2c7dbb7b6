//! The documentation.
//!
//! Comes in: the vocabulary, the catalogue of findings, the Markdown of `docs/` as values. Goes out: the pages of the
//! reference as Markdown ([`reference`]), which stand in `docs/reference/`; all pages as a static site ([`site`]).
//! Must never be here: what a keyword or a finding means, which the vocabulary and the catalogue say; files on disk,
//! which `main.rs` reads and writes.

mod example;
mod findings;
mod highlight;
mod html;
mod reference;

pub use findings::findings;
pub use html::site;
pub use reference::reference;

/// A page in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path in `docs/`, with `/` between its parts.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the site, with `/` between its parts.
    pub path: String,
    /// What is in it.
    pub text: String,
}

//! The generic tree: entries of one shape, `head values… [{ entries }]`.
//!
//! The tree holds token numbers, no text and no lifetimes. Together with the tokens and the gaps between them it is
//! lossless.

use std::ops::Range;
use std::sync::Arc;

use milepost_diagnostics::{Diagnostic, FileId, Span};

use crate::{Kind, Tokens};

/// A token's number in its [`Parse`].
pub type TokenId = u32;

/// One entry: `metric within_4h "Attendances …" { … }`, `2026-Q4 81%`, `a > b > c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The first token: a word or a literal.
    pub head: TokenId,
    /// The tokens between the head and the body or the end of the entry. Only words, texts, literals, operators,
    /// commas and balanced parentheses, `Kind::Newline` never; a token of kind `Unknown` was reported.
    pub values: Range<TokenId>,
    /// What stands in braces.
    pub body: Option<Body>,
}

/// The entries between two braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The `{`; its span is empty where brace repair put it in.
    pub open: TokenId,
    /// What stands between.
    pub entries: Vec<Entry>,
    /// The `}`; its span is empty where brace repair put it in.
    pub close: TokenId,
}

/// A text, taken apart. There is always a tree, however broken the text.
#[derive(Clone, Debug)]
pub struct Parse {
    /// The file that the spans name.
    pub file: FileId,
    /// The text that was parsed.
    pub text: Arc<str>,
    /// Its tokens, braces repaired.
    pub tokens: Tokens,
    /// The entries at the top.
    pub entries: Vec<Entry>,
    /// What is wrong with the text; empty means that it is well formed.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parse {
    /// What token `id` is.
    pub fn kind(&self, id: TokenId) -> Kind {
        self.tokens.kinds[id as usize]
    }

    /// Where token `id` is.
    pub fn span(&self, id: TokenId) -> Span {
        let (start, end) = self.tokens.spans[id as usize];
        Span::new(self.file, start, end)
    }

    /// The text of token `id` as it was written, quotes included.
    pub fn text(&self, id: TokenId) -> &str {
        &self.text[self.span(id).range()]
    }

    /// From the head of `entry` to the end of its last value: the line that a message points at.
    pub fn header(&self, entry: &Entry) -> Span {
        let last = if entry.values.is_empty() { entry.head } else { entry.values.end - 1 };
        self.span(entry.head).to(self.span(last))
    }

    /// The whole of `entry`, body included.
    pub fn extent(&self, entry: &Entry) -> Span {
        let header = self.header(entry);
        entry.body.as_ref().map_or(header, |body| header.to(self.span(body.close)))
    }
}

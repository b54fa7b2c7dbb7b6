//! Short texts.

use serde::Serialize;

/// A short text, some of it with links to places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Piece>);

/// A piece of a short text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Where it leads: `#anchor` in the same document, `ID#anchor` in another one, or an address with a scheme that is safe.
    pub link: Option<String>,
    /// How it is said.
    pub style: Style,
}

/// How a piece of text is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// As it is.
    #[default]
    Plain,
    /// With weight.
    Strong,
    /// With emphasis.
    Emphasis,
    /// Letter by letter.
    Code,
}

impl Text {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.text.is_empty())
    }

    /// Whether a line could end at a hyphen in it, as in `FY2019-20`.
    pub(crate) fn has_hyphen(&self) -> bool {
        self.0.iter().any(|piece| piece.text.contains('-'))
    }

    /// Adds a text.
    pub fn and(mut self, other: impl Into<Text>) -> Self {
        self.0.extend(other.into().0);
        self
    }

    /// A text that leads to a place in a document, or in the same one where that is not named.
    pub fn link(text: impl Into<String>, document: &str, anchor: &str) -> Self {
        Self(vec![Piece { text: text.into(), link: Some(format!("{document}#{anchor}")), style: Style::Plain }])
    }

    /// A text with weight.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Piece { text: text.into(), link: None, style: Style::Strong }])
    }

    /// A text letter by letter.
    pub fn code(text: impl Into<String>) -> Self {
        Self(vec![Piece { text: text.into(), link: None, style: Style::Code }])
    }

    /// Texts with something between them.
    pub fn joined(texts: impl IntoIterator<Item = Text>, between: &str) -> Self {
        let mut joined = Self::default();
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            joined = if joined.is_empty() { text } else { joined.and(between).and(text) };
        }
        joined
    }

    /// The letters alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(vec![Piece { text, ..Piece::default() }])
    }
}

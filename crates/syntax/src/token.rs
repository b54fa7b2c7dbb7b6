//! Tokens: what the lexer cuts a text into.

/// The kinds of token. Spaces and comments are no tokens: they are the gaps between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A word: letters, digits and `_`, beginning with a letter or `_`; parts may be joined by dots (`weekly.attendances`).
    Word,
    /// Text in double quotes on one line, or over several lines in three double quotes on each side.
    Text,
    /// Whatever begins with a digit, or a sign and a digit: `78.4%`, `1,234`, `+3`, `2026-Q4`, `FY2026-27`, `2026-09-30`.
    Literal,
    /// `,`
    Comma,
    /// `>`
    Arrow,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Star,
    /// `/`
    Slash,
    /// `=`
    Equals,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// `{`
    LeftBrace,
    /// `}`
    RightBrace,
    /// The end of an entry: a line break that ends one, or `;`.
    Newline,
    /// A character that means nothing here, or text that is not closed; already reported.
    Unknown,
}

/// The tokens of one text in two parallel arrays: one byte and eight bytes each.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// What each token is.
    pub kinds: Vec<Kind>,
    /// Where each token is, in bytes: start and end. Tokens that brace repair put in are empty.
    pub spans: Vec<(u32, u32)>,
}

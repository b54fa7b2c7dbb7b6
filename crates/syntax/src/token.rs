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

impl Kind {
    /// The comma and the operators: an entry goes on after them.
    pub(crate) const JOINTS: [Self; 7] =
        [Self::Comma, Self::Arrow, Self::Plus, Self::Minus, Self::Star, Self::Slash, Self::Equals];

    /// Whether this is the comma or an operator.
    pub fn is_joint(self) -> bool {
        Self::JOINTS.contains(&self)
    }

    /// Whether a value may end with this, so that a sign that touches it is an operator.
    pub(crate) fn ends_value(self) -> bool {
        matches!(self, Self::Word | Self::Text | Self::Literal | Self::RightParen | Self::Unknown)
    }
}

/// The tokens of one text in two parallel arrays: one byte and eight bytes each.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// What each token is.
    pub kinds: Vec<Kind>,
    /// Where each token is, in bytes: start and end. Tokens that brace repair put in are empty.
    pub spans: Vec<(u32, u32)>,
}

impl Tokens {
    /// Room for the tokens of a text of `bytes`.
    pub(crate) fn for_text(bytes: usize) -> Self {
        let room = bytes / 5;
        Self { kinds: Vec::with_capacity(room), spans: Vec::with_capacity(room) }
    }

    /// Adds a token at the end.
    pub(crate) fn push(&mut self, kind: Kind, span: (u32, u32)) {
        self.kinds.push(kind);
        self.spans.push(span);
    }

    /// Takes the last token away.
    pub(crate) fn pop(&mut self) -> Option<(Kind, (u32, u32))> {
        self.kinds.pop().zip(self.spans.pop())
    }

    /// The tokens in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (Kind, (u32, u32))> {
        self.kinds.iter().copied().zip(self.spans.iter().copied())
    }
}

/// Texts are below 4 GiB: the reader of files refuses larger ones.
pub(crate) fn offset(value: usize) -> u32 {
    u32::try_from(value).expect("texts are below 4 GiB")
}

//! What every word of a text is, for its colour.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use milepost_diagnostics::{FileId, Span};
use milepost_plan::Value;
use milepost_syntax::Kind;
use milepost_vocabulary::Head;

use crate::host::Analysis;
use crate::occurrences::Role;
use crate::structure::comments;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TokenKind {
    /// A word of the language.
    Keyword,
    /// The name of something; with the keyword that declares it.
    Name(&'static str),
    /// A word of several that can stand there.
    Choice,
    /// A number, with its unit.
    Number,
    /// A day or period.
    Date,
    /// A text.
    Text,
    /// A comment.
    Comment,
    /// A sign.
    Operator,
}

/// A word and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; it may go over several lines.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether the name is given here.
    pub declares: bool,
}

/// Every word of the language.
static OF_THE_LANGUAGE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let mut words = milepost_vocabulary::keywords();
    words.extend(milepost_vocabulary::fixed_words());
    words
});

/// What the words of `file` are, in their order; none overlaps another.
pub fn tokens(analysis: &Analysis, file: FileId) -> Vec<Token> {
    let Some((compiled, document)) = analysis.plan_of(file).zip(analysis.document(file)) else { return Vec::new() };
    let (plan, parse) = (&compiled.plan, document.parse());
    let mut values: Vec<(Span, TokenKind)> = Vec::new();
    for node in plan.nodes().filter(|node| node.item().extent.file == file) {
        values.extend(node.item().values.iter().filter_map(|placed| {
            let kind = match placed.value {
                Value::Word(_) if placed.span == node.item().head && node.item().construct.head == Head::Entry => {
                    TokenKind::Keyword
                }
                Value::Word(_) => TokenKind::Choice,
                Value::Date(_) | Value::Period(_) | Value::When(_) | Value::Span(..) => TokenKind::Date,
                Value::Level(_)
                | Value::Quantity(_)
                | Value::Change(_)
                | Value::Whole(_)
                | Value::Duration(_)
                | Value::Unit(_) => TokenKind::Number,
                Value::Text(_) | Value::Reference(_) | Value::Formula(_) => return None,
            };
            Some((placed.span, kind))
        }));
    }
    values.sort_unstable_by_key(|(span, _)| *span);
    let names: BTreeMap<u32, Token> = compiled
        .occurrences()
        .in_file(file)
        .map(|occurrence| {
            let kind = TokenKind::Name(plan.node(occurrence.target).item().construct.keyword);
            let declares = occurrence.role == Role::Declaration;
            (occurrence.span.start, Token { span: occurrence.span, kind, declares })
        })
        .collect();
    let mut found: Vec<Token> = Vec::new();
    for (index, &(start, end)) in parse.tokens.spans.iter().enumerate() {
        let span = Span::new(file, start, end);
        if start == end {
            continue;
        }
        let around = values[..values.partition_point(|(value, _)| value.start <= start)].last();
        let value = around.filter(|(value, _)| end <= value.end).map(|(_, kind)| *kind);
        let kind = match parse.tokens.kinds[index] {
            Kind::Word => {
                let mut parts = names.range(start..end).map(|(_, token)| *token).peekable();
                if parts.peek().is_some() {
                    found.extend(parts);
                    continue;
                }
                let word = &parse.text[span.range()];
                match value {
                    Some(TokenKind::Date) if word == "to" => TokenKind::Keyword,
                    Some(value) => value,
                    None if OF_THE_LANGUAGE.contains(word) => TokenKind::Keyword,
                    // A name that nothing has looks like none.
                    None => continue,
                }
            }
            Kind::Text => TokenKind::Text,
            Kind::Literal => value.unwrap_or(TokenKind::Number),
            Kind::Arrow | Kind::Plus | Kind::Minus | Kind::Star | Kind::Slash | Kind::Equals => TokenKind::Operator,
            _ => continue,
        };
        found.push(Token { span, kind, declares: false });
    }
    found.extend(comments(parse).into_iter().map(|span| Token { span, kind: TokenKind::Comment, declares: false }));
    found.sort_by_key(|token| token.span);
    found
}

//! What the text says about the place of the cursor: in which block, on which line, behind which words.

use std::ops::Range;

use milepost_plan::construct_of;
use milepost_syntax::{Entry, Kind, Parse, TokenId};
use milepost_vocabulary::{Child, Construct, TOP};

/// A place in a text.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    pub parse: &'a Parse,
    /// The part of the word before the cursor.
    pub prefix: Range<u32>,
    /// The entries around, the outermost first, with what they are.
    pub around: Vec<(&'a Entry, Option<&'static Construct>)>,
    pub place: Place<'a>,
}

/// What kind of place it is.
#[derive(Debug)]
pub(crate) enum Place<'a> {
    /// An entry begins here; with what may begin.
    Head(&'static [Child]),
    /// A value or an entry of a line, behind these tokens.
    Line { entry: &'a Entry, construct: &'static Construct, written: Range<TokenId> },
    /// Inside a text.
    Text { entry: Option<&'a Entry>, token: TokenId },
    /// Inside a comment, or where the text around cannot be understood.
    Nowhere,
}

impl<'a> Cursor<'a> {
    /// The place `offset` in the text of `parse`.
    pub(crate) fn new(parse: &'a Parse, offset: u32) -> Self {
        let offset = at(parse.text.floor_char_boundary(offset as usize));
        let mut cursor = Self { parse, prefix: offset..offset, around: Vec::new(), place: Place::Nowhere };
        if let Some(token) = token_around(parse, offset).filter(|&token| is_text(parse, token, offset)) {
            let inner = cursor.descend(parse.span(token).start);
            cursor.place = Place::Text { entry: inner.and_then(|entries| holding(entries, token)), token };
            return cursor;
        }
        cursor.prefix = word_before(&parse.text, offset)..offset;
        let start = cursor.prefix.start;
        let before = last_before(parse, start);
        let gap = before.map_or(0, |token| parse.span(token).end);
        if parse.text[gap as usize..start as usize]
            .rfind("//")
            .is_some_and(|comment| !parse.text[gap as usize + comment..start as usize].contains('\n'))
        {
            return cursor;
        }
        let Some(entries) = cursor.descend(start) else { return cursor };
        let allowed = cursor.around.last().map_or(Some(TOP), |(_, construct)| construct.map(|c| c.children));
        let Some(allowed) = allowed else { return cursor };
        let heads = matches!(
            before.map(|token| parse.kind(token)),
            None | Some(Kind::Newline | Kind::LeftBrace | Kind::RightBrace)
        );
        if heads {
            cursor.place = Place::Head(allowed);
            return cursor;
        }
        let line = before.and_then(|before| Some((holding(entries, before)?, before)));
        if let Some((entry, before)) = line
            && let Some(construct) = construct_of(parse, entry.head, allowed)
        {
            cursor.place = Place::Line { entry, construct, written: entry.head + 1..before + 1 };
        }
        cursor
    }

    /// Goes down to the block that holds `offset`; the entries in it.
    fn descend(&mut self, offset: u32) -> Option<&'a [Entry]> {
        let mut entries: &'a [Entry] = &self.parse.entries;
        let mut allowed = Some(TOP);
        loop {
            let next = entries.partition_point(|entry| self.parse.span(entry.head).start <= offset);
            let inside = entries[..next].last().filter(|entry| {
                entry.body.as_ref().is_some_and(|body| {
                    self.parse.span(body.open).end <= offset && offset <= self.parse.span(body.close).start
                })
            });
            let Some(entry) = inside else { return Some(entries) };
            let construct = allowed.and_then(|allowed| construct_of(self.parse, entry.head, allowed));
            self.around.push((entry, construct));
            allowed = construct.map(|construct| construct.children);
            entries = entry.body.as_ref().map_or(&[], |body| &body.entries);
        }
    }
}

/// The entry of `entries` on whose line `token` stands.
fn holding(entries: &[Entry], token: TokenId) -> Option<&Entry> {
    let next = entries.partition_point(|entry| entry.head <= token);
    let entry = entries[..next].last()?;
    (token == entry.head || entry.values.contains(&token)).then_some(entry)
}

/// The token around `offset`.
fn token_around(parse: &Parse, offset: u32) -> Option<TokenId> {
    let token = last_starting(parse, offset)?;
    let span = parse.span(token);
    (span.start < offset && offset <= span.end).then_some(token)
}

/// The last token that begins before `offset`.
fn last_starting(parse: &Parse, offset: u32) -> Option<TokenId> {
    parse.tokens.spans.partition_point(|&(start, _)| start < offset).checked_sub(1).map(at)
}

/// The last token that ends at `offset` or before.
pub(crate) fn last_before(parse: &Parse, offset: u32) -> Option<TokenId> {
    parse.tokens.spans.partition_point(|&(_, end)| end <= offset).checked_sub(1).map(at)
}

/// The token on which a cursor at `offset` is: of two that meet there the word.
pub(crate) fn token_at(parse: &Parse, offset: u32) -> Option<TokenId> {
    let until = parse.tokens.spans.partition_point(|&(start, _)| start <= offset);
    let near = (until.saturating_sub(2)..until).rev().map(at);
    let touching: Vec<TokenId> = near.filter(|&token| parse.span(token).touches(offset)).collect();
    let worded = |token: &&TokenId| matches!(parse.kind(**token), Kind::Word | Kind::Text | Kind::Literal);
    touching.iter().find(worded).or(touching.first()).copied()
}

fn is_text(parse: &Parse, token: TokenId, offset: u32) -> bool {
    let raw = parse.text(token);
    match parse.kind(token) {
        Kind::Text => offset < parse.span(token).end,
        Kind::Unknown => raw.starts_with(['"', '“']),
        _ => false,
    }
}

/// Where the word that ends at `offset` begins.
fn word_before(text: &str, offset: u32) -> u32 {
    let before = &text[..offset as usize];
    let part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-' | '%' | '+');
    at(before.trim_end_matches(part).len())
}

/// Texts are below 4 GiB.
pub(crate) fn at(value: usize) -> u32 {
    u32::try_from(value).expect("texts are below 4 GiB")
}

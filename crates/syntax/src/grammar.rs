//! The grammar, and the error type that its rules fail with.
//!
//! Its input is kinds of token, one byte each; its output are token numbers. The grammar is generic over the error:
//! what is fast for a well-formed text is not what explains a broken one.

use std::ops::Range;

use chumsky::DefaultExpected;
use chumsky::error::{Error, LabelError};
use chumsky::extra;
use chumsky::prelude::*;
use chumsky::util::MaybeRef;

use crate::token::{Kind, offset};
use crate::tree::{Body, Entry, TokenId};

type Input<'t> = &'t [Kind];

/// What the grammar calls its parts in errors; each is a bit beyond those of the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Label {
    /// What an entry begins with.
    Head = 24,
    /// What stands on either side of a comma or an operator.
    Value,
    /// The end of the text.
    End,
    /// Anything else.
    Other,
}

/// What was expected, as one bit.
pub(crate) struct Bit(u32);

impl From<Label> for Bit {
    #[inline]
    fn from(label: Label) -> Self {
        Self(1 << label as u8)
    }
}

impl From<MaybeRef<'_, Kind>> for Bit {
    #[inline]
    fn from(kind: MaybeRef<'_, Kind>) -> Self {
        Self(1 << *kind as u8)
    }
}

impl From<DefaultExpected<'_, Kind>> for Bit {
    #[inline]
    fn from(expected: DefaultExpected<'_, Kind>) -> Self {
        match expected {
            DefaultExpected::Token(kind) => kind.into(),
            DefaultExpected::EndOfInput => Label::End.into(),
            _ => Label::Other.into(),
        }
    }
}

/// Where a rule failed, and the set of what could have stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The token that did not fit; one past the last at the end of the text.
    pub at: usize,
    expected: u32,
}

impl Fault {
    /// Whether a `label` could have stood there.
    pub(crate) fn expects(self, label: Label) -> bool {
        self.expected & Bit::from(label).0 != 0
    }
}

impl<'t> Error<'t, Input<'t>> for Fault {
    #[inline]
    fn merge(self, other: Self) -> Self {
        Self { expected: self.expected | other.expected, ..self }
    }
}

impl<'t, L: Into<Bit>> LabelError<'t, Input<'t>, L> for Fault {
    #[inline]
    fn expected_found<E: IntoIterator<Item = L>>(expected: E, _: Option<MaybeRef<'t, Kind>>, span: SimpleSpan) -> Self {
        Self { at: span.start, expected: expected.into_iter().fold(0, |bits, label| bits | label.into().0) }
    }

    #[inline]
    fn merge_expected_found<E: IntoIterator<Item = L>>(
        self,
        expected: E,
        _: Option<MaybeRef<'t, Kind>>,
        _: SimpleSpan,
    ) -> Self
    where
        Self: Error<'t, Input<'t>>,
    {
        Self { expected: expected.into_iter().fold(self.expected, |bits, label| bits | label.into().0), ..self }
    }

    #[inline]
    fn replace_expected_found<E: IntoIterator<Item = L>>(
        self,
        expected: E,
        found: Option<MaybeRef<'t, Kind>>,
        span: SimpleSpan,
    ) -> Self {
        LabelError::<Input<'t>, L>::expected_found(expected, found, span)
    }

    #[inline]
    fn label_with(&mut self, label: L) {
        self.expected = label.into().0;
    }
}

/// The grammar of a whole text, its parentheses and braces paired. It always gives a tree.
pub(crate) fn text<'t, E>() -> impl Parser<'t, Input<'t>, Vec<Entry>, extra::Err<E>>
where
    E: Error<'t, Input<'t>> + LabelError<'t, Input<'t>, MaybeRef<'t, Kind>> + LabelError<'t, Input<'t>, Label> + 't,
{
    let newline = just(Kind::Newline);
    let joint = one_of(Kind::JOINTS);
    let sign = one_of([Kind::Plus, Kind::Minus]);

    let operand = recursive(|operand| {
        let atom = one_of([Kind::Word, Kind::Text, Kind::Literal, Kind::Unknown]).ignored();
        let more = choice((operand.clone(), joint.then(sign.or_not()).then(operand.clone()).ignored()));
        let group = just(Kind::LeftParen)
            .then(sign.or_not())
            .then(operand)
            .then(more.repeated())
            .then(just(Kind::RightParen))
            .ignored();
        choice((atom, group)).labelled(Label::Value)
    });
    let values = choice((operand.clone(), joint.then(sign.or_not()).then(operand).ignored())).repeated();
    let anything = none_of([Kind::Newline, Kind::LeftBrace, Kind::RightBrace]);

    let entries = recursive(move |entries| {
        let body = just(Kind::LeftBrace)
            .map_with(|_, extra| start(extra.span()))
            .then(entries)
            .then(just(Kind::RightBrace).map_with(|_, extra| start(extra.span())))
            .map(|((open, entries), close)| Body { open, entries, close });
        let head = one_of([Kind::Word, Kind::Literal]).map_with(|_, extra| start(extra.span())).labelled(Label::Head);
        let ending = choice((
            body.clone().map(Some),
            newline.to(None),
            just(Kind::RightBrace).rewind().to(None),
            end().to(None),
        ));
        let tail = values.map_with(|(), extra| tokens(extra.span())).then(ending);
        let loose = anything.repeated().map_with(|(), extra| tokens(extra.span())).then(body.clone().or_not());
        let entry = head
            .then(tail.recover_with(via_parser(loose)))
            .map(|(head, (values, body))| Some(Entry { head, values, body }));
        let broken = choice((body.clone().ignored(), anything.then(anything.repeated()).then(body.or_not()).ignored()));
        let line = choice((entry.recover_with(via_parser(broken.to(None))), newline.to(None)));
        empty().map(|()| Vec::new()).foldl(line.repeated(), |mut entries, entry| {
            entries.extend(entry);
            entries
        })
    });
    entries.then_ignore(any().repeated())
}

fn start(span: SimpleSpan) -> TokenId {
    offset(span.start)
}

fn tokens(span: SimpleSpan) -> Range<TokenId> {
    offset(span.start)..offset(span.end)
}

//! What a page goes on with, where that began on a page before. The head of each page asks for it, and a template would
//! look through all headings of the document for it.

use std::num::NonZeroUsize;

use typst::Library;
use typst::diag::{At, SourceResult};
use typst::ecow::EcoVec;
use typst::engine::Engine;
use typst::foundations::{
    Args, Content, NativeElement, NativeFuncData, Selector, Smart, Str, StyleChain, Value, select_where,
};
use typst::introspection::{Location, MetadataElem, PageIntrospection, PositionIntrospection, QueryIntrospection};
use typst::layout::Length;
use typst::model::{HeadingElem, Supplement};
use typst::syntax::Span;

use crate::functions::{define, function};

/// Lets templates ask what a page goes on with.
pub(crate) fn prepare(library: &mut Library) {
    define(library, &GOING_ON);
}

/// `going-on(highest, listing, contents, ended)`: the name of what the page goes on with, and the heading under it that is
/// not listed, or none. A page begins with a heading that stands no lower than `highest`. Metadata of the value `listing`
/// stands where contents begin, which have no heading and whose name is `contents`; that of the value `ended` where what
/// stands under a heading that is not listed ends.
static GOING_ON: NativeFuncData = function("going-on", &|engine, context, args| {
    let here = context.location().at(args.span)?;
    going_on(engine, here, args)
});

fn going_on(engine: &mut Engine<'_>, here: Location, args: &mut Args) -> SourceResult<Value> {
    let highest: Length = args.expect("highest")?;
    let listing: Str = args.expect("listing")?;
    let contents: Str = args.expect("contents")?;
    let ended: Str = args.expect("ended")?;
    let span = args.span;
    let page = page(engine, here, span);
    let marks = Selector::Or(EcoVec::from([
        HeadingElem::ELEM.select(),
        select_where!(MetadataElem, value => listing.clone()),
        select_where!(MetadataElem, value => ended),
    ]));
    let marks = engine.introspect(QueryIntrospection(marks, span));
    let before = marks.partition_point(|mark| self::page(engine, place(mark), span) < page);
    let begins = marks.get(before).is_some_and(|mark| {
        let place = engine.introspect(PositionIntrospection(place(mark), span));
        place.page == page && place.point.y < highest.abs
    });
    // A heading that is not listed belongs to what is above it.
    let mut below = None;
    let mut last = Str::new();
    for mark in marks[..before + usize::from(begins)].iter().rev() {
        let here = self::page(engine, place(mark), span) == page;
        let Some(heading) = mark.to_packed::<HeadingElem>() else {
            if mark.to_packed::<MetadataElem>().is_some_and(|mark| mark.value == Value::Str(listing.clone())) {
                return Ok(if here { Value::None } else { said(contents, Str::new()) });
            }
            below = Some(NonZeroUsize::MAX);
            continue;
        };
        let level = heading.resolve_level(StyleChain::default());
        let listed = heading.outlined.get(StyleChain::default());
        if listed && here {
            if level == NonZeroUsize::MIN {
                break;
            }
            // A section at the head of a page goes on with its chapter.
            below = Some(level);
            continue;
        }
        if listed && below.is_none_or(|below| level < below) {
            return Ok(said(name(heading), last));
        }
        if below.is_none() {
            below = Some(level);
            if !begins {
                last = name(heading);
            }
        }
    }
    Ok(Value::None)
}

/// Where a mark stands.
fn place(mark: &Content) -> Location {
    mark.location().expect("what was found has a place")
}

/// The page of a place.
fn page(engine: &mut Engine<'_>, place: Location, span: Span) -> NonZeroUsize {
    engine.introspect(PageIntrospection(place, span))
}

/// What a heading says, which is its supplement.
fn name(heading: &HeadingElem) -> Str {
    match heading.supplement.get_cloned(StyleChain::default()) {
        Smart::Custom(Some(Supplement::Content(name))) => name.plain_text().into(),
        _ => Str::new(),
    }
}

/// The name of what goes on, and the heading under it.
fn said(name: Str, last: Str) -> Value {
    Value::Array([name, last].into_iter().map(Value::Str).collect())
}

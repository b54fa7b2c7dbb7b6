//! Links to places of the same document. Typst knows its places after a first round only, and would set all that holds a
//! link once more: here such a link is an address, `#place`, until the pages are made.

use std::collections::BTreeMap;

use typst::Library;
use typst::ecow::{EcoString, EcoVec};
use typst::foundations::{NativeElement, Packed, ShowFn, Target};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document, LinkElem, LinkTarget};
use typst_layout::{Page, PagedDocument};

/// Where the links of the same document lead, in the shape of an address.
const INSIDE: char = '#';

/// Makes links as addresses; one to a place of the same document is read aloud as it is written.
pub(crate) fn prepare(library: &mut Library) {
    library.rules.replace(Target::Paged, LINK);
}

const LINK: ShowFn<LinkElem> = |link: &Packed<LinkElem>, engine, styles| {
    let body = link.body.clone();
    if let LinkTarget::Dest(Destination::Url(address)) = &link.dest
        && address.starts_with(INSIDE)
    {
        let said = body.plain_text();
        return Ok(body.linked(Destination::Url(address.clone()), Some(said)));
    }
    let destination = link.dest.resolve_early(engine, link.span())?;
    let said = destination.alt_text(engine, styles, link.span())?;
    Ok(body.linked(destination, Some(said)))
};

/// The places of the pages by their names.
pub(crate) fn places(pages: &PagedDocument) -> BTreeMap<EcoString, Location> {
    let places = pages.introspector().query(&MetadataElem::ELEM.select());
    places.iter().filter_map(|place| Some((place.label()?.resolve().as_str().into(), place.location()?))).collect()
}

/// The pages with links that lead to their places; a link to a place that no page has leads nowhere.
pub(crate) fn lead(document: &PagedDocument, places: &BTreeMap<EcoString, Location>) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        lead_in(&mut page.frame, places);
        page
    });
    PagedDocument::new(pages.collect::<EcoVec<Page>>(), document.info().clone())
}

fn lead_in(frame: &mut Frame, places: &BTreeMap<EcoString, Location>) {
    if !holds_link(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => lead_in(&mut group.frame, places),
            FrameItem::Link(destination, _) => {
                if let Some(place) = inside(destination) {
                    let Some(place) = places.get(place) else { return false };
                    *destination = Destination::Location(*place);
                }
            }
            _ => {}
        }
        true
    });
}

/// What is not touched is not copied.
fn holds_link(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => holds_link(&group.frame),
        FrameItem::Link(destination, _) => inside(destination).is_some(),
        _ => false,
    })
}

/// The place of the same document to which a link leads.
fn inside(destination: &Destination) -> Option<&str> {
    match destination {
        Destination::Url(address) => address.strip_prefix(INSIDE),
        _ => None,
    }
}

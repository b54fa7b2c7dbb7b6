//! Links to places of the same document. Typst knows its places after a first round only, and would set all that holds a
//! link once more: here the name of a place tells at once where it is.

use typst::Library;
use typst::ecow::EcoString;
use typst::foundations::{IntoValue, NativeElement, NativeFuncData, Packed, ShowFn, Target, Value};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, LinkElem, LinkTarget};
use typst::utils::hash128;
use typst_layout::PagedDocument;

use crate::functions::{define, function};

/// What the address of a place of the same document begins with.
const INSIDE: char = '#';

/// Makes links to places of the same document lead there by their names; one is read aloud as it is written.
pub(crate) fn prepare(library: &mut Library) {
    library.rules.replace(Target::Paged, LINK);
    define(library, &PLACE);
}

const LINK: ShowFn<LinkElem> = |link: &Packed<LinkElem>, engine, styles| {
    let body = link.body.clone();
    if let LinkTarget::Dest(Destination::Url(address)) = &link.dest
        && let Some(name) = address.strip_prefix(INSIDE)
    {
        let said = body.plain_text();
        return Ok(body.linked(Destination::Location(location(name)), Some(said)));
    }
    let destination = link.dest.resolve_early(engine, link.span())?;
    let said = destination.alt_text(engine, styles, link.span())?;
    Ok(body.linked(destination, Some(said)))
};

/// `place-of(anchor)`: a place to which links lead; none where the anchor has no name.
static PLACE: NativeFuncData = function("place-of", &|_, _, args| {
    let name: EcoString = args.expect("anchor")?;
    if name.is_empty() {
        return Ok(Value::None);
    }
    let location = location(&name);
    let mut place = MetadataElem::new(name.into_value()).pack();
    place.set_location(location);
    Ok(place.into_value())
});

/// By what typst knows the place of a name.
fn location(name: &str) -> Location {
    Location::new(hash128(&("place", name)))
}

/// The places of the pages, and their names in the order of the alphabet.
pub(crate) fn places(pages: &PagedDocument) -> Vec<(Location, EcoString)> {
    let all = pages.introspector().query(&MetadataElem::ELEM.select());
    let named = all.iter().filter_map(|metadata| {
        let place = metadata.location()?;
        let Value::Str(name) = &metadata.to_packed::<MetadataElem>()?.value else { return None };
        (place == location(name)).then(|| (place, name.as_str().into()))
    });
    let mut places: Vec<(_, EcoString)> = named.collect();
    places.sort_by(|(_, a), (_, b)| a.cmp(b));
    places
}

/// Whether every link leads to something on the pages.
pub(crate) fn all_lead(pages: &PagedDocument) -> bool {
    let introspector = pages.introspector();
    pages.pages().iter().all(|page| links(&page.frame).iter().all(|link| introspector.position(*link).is_some()))
}

/// Where the links in a frame lead.
fn links(frame: &Frame) -> Vec<Location> {
    let lead = |(_, item): &(_, FrameItem)| match item {
        FrameItem::Group(group) => links(&group.frame),
        FrameItem::Link(Destination::Location(place), _) => vec![*place],
        _ => Vec::new(),
    };
    frame.items().flat_map(lead).collect()
}

//! The delivery plan: everything that the plan says, in the order of the four questions.

use super::Sources;
use crate::view::Document;
use crate::writing::scribe::Scribe;
use crate::writing::whole;

pub(super) const ID: &str = "delivery-plan";

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    vec![document(scribe, sources)]
}

pub(super) fn document<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Document {
    let drafts = &sources.drafts;
    let count = drafts.len();
    let mut chapters: Vec<_> =
        drafts.iter().enumerate().map(|(index, draft)| draft.chapter(scribe, index + 1, count)).collect();
    let glance = whole::glance(scribe, drafts);
    chapters.extend(whole::chapters(scribe));
    let charts = std::mem::take(&mut scribe.charts);
    Document { id: ID.to_owned(), kind: ID, glance, chapters, charts, ..whole::cover(scribe) }
}

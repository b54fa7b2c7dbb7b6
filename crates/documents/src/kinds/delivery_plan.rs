//! The delivery plan: everything that the plan says, in the order of the four questions.

use crate::view::Document;
use crate::writing::priority::Draft;
use crate::writing::scribe::Scribe;
use crate::writing::whole;

pub(super) const ID: &str = "delivery-plan";

pub(super) fn make(scribe: &mut Scribe<'_>) -> Document {
    let priorities = scribe.all("priority");
    let drafts: Vec<_> = priorities.iter().map(|node| Draft::new(scribe, *node)).collect();
    let glance = whole::glance(scribe, &drafts);
    let count = drafts.len();
    let mut chapters: Vec<_> =
        drafts.into_iter().enumerate().map(|(index, draft)| draft.chapter(scribe, index + 1, count)).collect();
    chapters.extend(whole::chapters(scribe));
    let charts = std::mem::take(&mut scribe.charts);
    Document { id: ID.to_owned(), kind: ID, glance, chapters, charts, ..whole::cover(scribe) }
}

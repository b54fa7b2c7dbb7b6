//! The documents that an office prints: one module for each kind.

mod completeness;
mod delivery_calendar;
mod delivery_plan;
mod index;
mod league;
mod milestones;
mod note;
mod owners;
mod plan_on_a_page;
mod stocktake;

use std::sync::LazyLock;

use milepost_locale::{say, steers_direction};
use milepost_plan::Plan;
use milepost_tracking::{League, Stocktake, leagues, standings, stocktake_of};

pub use completeness::{Extent, Point, Question};
pub(crate) use index::ID as INDEX;

use crate::Order;
use crate::direction::APART;
use crate::side_by_side::side_by_side;
use crate::view::{Chapter, Document, Fact, Part, Piece, Section, Table, Text};
use crate::writing::priority::Draft;
use crate::writing::scribe::Scribe;
use crate::writing::whole;

/// A kind of document.
pub struct Kind {
    /// What it is called.
    pub id: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// Makes the documents of the kind; none where the plan says nothing for one.
    make: for<'a> fn(&mut Scribe<'a>, &Sources<'a>) -> Vec<Document>,
}

/// Every kind of document, in the order in which they are listed.
pub const DOCUMENTS: &[Kind] = &[
    Kind {
        id: delivery_plan::ID,
        what: "everything in the plan, in the order of the four questions",
        make: delivery_plan::make,
    },
    Kind { id: plan_on_a_page::ID, what: "each priority on one page", make: plan_on_a_page::make },
    Kind {
        id: stocktake::ID,
        what: "the papers of a stocktake: decisions wanted, actions from last time, where everything stands",
        make: stocktake::make,
    },
    Kind { id: note::ID, what: "what the sponsor must know this month", make: note::make },
    Kind { id: league::ID, what: "priorities, and the parts of metrics, side by side", make: league::make },
    Kind { id: milestones::ID, what: "every milestone with its owner, its day and its state", make: milestones::make },
    Kind {
        id: delivery_calendar::ID,
        what: "what happens when, and whether the figures come in time for the meetings",
        make: delivery_calendar::make,
    },
    Kind { id: owners::ID, what: "what each person answers for", make: owners::make },
    Kind {
        id: completeness::ID,
        what: "what the plan answers, and what is still to be written",
        make: completeness::make,
    },
];

/// What several kinds of documents are made from, gathered once.
struct Sources<'a> {
    drafts: Vec<Draft<'a>>,
    /// What a stocktake on this day looks at; the delivery plan alone does not ask for it.
    pack: Late<'a, Stocktake<'a>>,
    leagues: Vec<League<'a>>,
    /// What each person answers for.
    sheets: Late<'a, Vec<owners::Sheet<'a>>>,
    /// What the plan answers, which takes a while to work out.
    questions: Late<'a, Vec<Question>>,
}

/// What is made when it is first asked for.
type Late<'a, Made> = LazyLock<Made, Box<dyn FnOnce() -> Made + Send + 'a>>;

impl<'a> Sources<'a> {
    fn new(plan: &'a Plan, order: &Order<'a>, scribe: &Scribe<'a>) -> Self {
        let (observations, as_of) = (order.observations, order.as_of);
        let standings = standings(plan, observations, as_of);
        let shown = standings.iter().filter(|standing| scribe.shown(standing.rating.priority)).cloned();
        Self {
            drafts: side_by_side(shown.collect::<Vec<_>>(), |standing| Draft::new(scribe, standing)),
            pack: LazyLock::new(Box::new(move || stocktake_of(plan, observations, as_of, standings))),
            leagues: leagues(plan, observations, as_of),
            sheets: LazyLock::new(Box::new({
                let scribe = scribe.clone();
                move || owners::sheets(&scribe)
            })),
            questions: LazyLock::new(Box::new(order.questions)),
        }
    }
}

/// Every document of a plan. Every backend draws the same ones.
pub fn documents(plan: &Plan, order: &Order<'_>) -> Vec<Document> {
    Desk::new(plan, order).documents()
}

/// Where the documents of a plan are made, and the index of them.
pub(crate) struct Desk<'a> {
    scribe: Scribe<'a>,
    sources: Sources<'a>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(plan: &'a Plan, order: &Order<'a>) -> Self {
        let scribe = Scribe::new(plan, order);
        let sources = Sources::new(plan, order, &scribe);
        Self { scribe, sources }
    }

    /// The documents of all kinds, which are made side by side.
    pub(crate) fn documents(&self) -> Vec<Document> {
        let make = |kind: &Kind| {
            let delivery_plan = kind.id == delivery_plan::ID;
            let mut scribe = if delivery_plan { self.scribe.clone() } else { self.away() };
            (kind.make)(&mut scribe, &self.sources)
        };
        side_by_side(DOCUMENTS, make).into_iter().flatten().collect()
    }

    /// The index of `documents`.
    pub(crate) fn index(&self, documents: &[Document]) -> Document {
        index::make(&mut self.away(), &self.sources, documents)
    }

    /// What writes documents that link to the delivery plan.
    fn away(&self) -> Scribe<'a> {
        self.scribe.away_from(delivery_plan::ID)
    }
}

/// The delivery plan alone.
pub fn delivery_plan(plan: &Plan, order: &Order<'_>) -> Document {
    let mut scribe = Scribe::new(plan, order);
    let sources = Sources::new(plan, order, &scribe);
    delivery_plan::document(&mut scribe, &sources)
}

/// A document of one kind with what stands at the head of every one, and the charts that were drawn since the last one.
fn headed(scribe: &mut Scribe<'_>, kind: &'static str, title: String) -> Document {
    let charts = std::mem::take(&mut scribe.charts);
    let cover = whole::cover(scribe);
    let facts = Fact::new(&say!(scribe.locale, "position-at"), cover.as_of.as_str()).into_iter().collect();
    Document {
        id: kind.to_owned(),
        kind,
        title,
        kicker: cover.title,
        locale: cover.locale,
        language: cover.language,
        right_to_left: cover.right_to_left,
        foreign: cover.foreign,
        as_of: cover.as_of,
        public: cover.public,
        facts,
        charts,
        ..Document::default()
    }
}

/// A chapter that goes on from the title of its document; none where nothing stands in it.
fn untitled(sections: Vec<(String, Vec<Part>)>) -> Option<Chapter> {
    let sections = sections.into_iter().filter(|(_, parts)| !parts.is_empty());
    let section = |((title, parts), number): ((String, Vec<Part>), usize)| Section {
        anchor: format!("part-{number}"),
        title,
        parts,
    };
    let sections: Vec<_> = sections.zip(1..).map(section).collect();
    (!sections.is_empty()).then(|| Chapter { sections, ..Chapter::default() })
}

/// A table as a part, when it has rows.
fn filled(table: Table) -> Option<Part> {
    (!table.rows.is_empty()).then_some(Part::Table { table })
}

/// A text of at most so many letters, marks of direction not counted; what is cut off stands in the delivery plan.
fn brief(text: Text, most: usize) -> Text {
    let mut left = most;
    let mut short = Vec::new();
    for piece in text.0 {
        let seen = || piece.text.char_indices().filter(|(_, letter)| !steers_direction(*letter));
        let count = seen().count();
        if count <= left {
            left -= count;
            short.push(piece);
            continue;
        }
        let end = seen().nth(left).map_or(0, |(end, _)| end);
        let cut = &piece.text[..end];
        let whole_words = cut.rfind(' ').filter(|_| left > 12).map_or(cut, |end| &cut[..end]).trim_end();
        // What was begun in another direction ends with the words that are left.
        let open = whole_words.matches(APART.0).count().saturating_sub(whole_words.matches(APART.1).count());
        short.push(Piece { text: format!("{whole_words}{}…", APART.1.repeat(open)), ..piece });
        break;
    }
    Text(short)
}

/// The same for a plain text.
fn brief_line(text: &str, most: usize) -> String {
    brief(text.into(), most).plain()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_what_is_seen_of_it() {
        let text = "\u{2068}\u{2068}0\u{2069} \u{2068}patients who waited\u{2069}\u{2069}.";
        assert_eq!(brief_line(text, 22), text);
        let cut = "\u{2068}\u{2068}0\u{2069} \u{2068}patients who\u{2069}\u{2069}…";
        assert_eq!(brief_line(text, 18), cut);
    }
}

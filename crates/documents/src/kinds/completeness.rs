//! The completeness report: what the plan answers of what a good plan answers, and what is still to be written.

use std::collections::BTreeSet;

use milepost_locale::{Locale, say};
use milepost_plan::{ItemId, Node};

use super::{Sources, filled, headed, untitled};
use crate::view::{Block, Cell, Chapter, Document, Entry, Part, Prose, Row, Section, State, Table, Text, Tone};
use crate::writing::scribe::Scribe;

pub(super) const ID: &str = "completeness";

/// More places are counted and not named.
const MOST_PLACES: usize = 12;

/// A question that a good plan answers, and how far this one does. Who asks them is not known here.
#[derive(Clone, Debug)]
pub struct Question {
    /// What the question is about, in a word or two.
    pub topic: String,
    /// The question.
    pub question: String,
    /// How far it is answered.
    pub extent: Extent,
    /// What a whole answer says, point by point.
    pub points: Vec<Point>,
}

/// One point of an answer.
#[derive(Clone, Debug)]
pub struct Point {
    /// What the plan is to say.
    pub says: String,
    /// How far it does.
    pub extent: Extent,
    /// What in the plan answers it.
    pub answered: Vec<ItemId>,
    /// What lacks an answer.
    pub missing: Vec<ItemId>,
    /// What the authors leave open, each with their reason.
    pub accepted: Vec<(ItemId, String)>,
    /// What to write where it is missing.
    pub write: String,
    /// The same in a few words.
    pub ask: String,
}

/// How far something is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Not at all.
    Not,
    /// In part.
    Partly,
    /// Wholly, or left open with a reason.
    Wholly,
}

impl Extent {
    fn state(self, locale: &Locale) -> State {
        let (tone, text) = match self {
            Self::Wholly => (Tone::Good, say!(locale, "answered")),
            Self::Partly => (Tone::Poor, say!(locale, "answered-in-part")),
            Self::Not => (Tone::Bad, say!(locale, "not-answered")),
        };
        State { tone, letters: String::new(), text }
    }
}

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let questions: &[Question] = &sources.questions;
    if questions.is_empty() {
        return Vec::new();
    }
    let mut chapters: Vec<Chapter> =
        untitled(vec![(say!(scribe.locale, "the-questions-in-short"), vec![short(scribe, questions)])])
            .into_iter()
            .collect();
    chapters.extend(questions.iter().zip(1..).map(|(question, number)| chapter(scribe, question, number)));
    let answered = questions.iter().filter(|question| question.extent == Extent::Wholly).count();
    let lead = Text::from(say!(scribe.locale, "questions-answered", answered = answered, all = questions.len()));
    let document = headed(scribe, ID, say!(scribe.locale, "completeness"));
    vec![Document { lead: lead.into(), chapters, ..document }]
}

fn short(scribe: &Scribe<'_>, questions: &[Question]) -> Part {
    let row = |(question, number): (&Question, usize)| {
        let topic = Text::link(topic(scribe, question, number), "", &anchor(number));
        vec![topic.into(), question.question.as_str().into(), question.extent.state(&scribe.locale).into()]
    };
    let rows = questions.iter().zip(1..).map(row).collect();
    let columns = scribe.heads(["topic", "question", "answer"]);
    Part::Table { table: Table { caption: say!(scribe.locale, "the-questions-in-short"), columns, rows } }
}

fn topic(scribe: &Scribe<'_>, question: &Question, number: usize) -> String {
    format!("{}. {}", scribe.locale.number(number.into()), question.topic)
}

fn anchor(number: usize) -> String {
    format!("question-{number}")
}

fn chapter(scribe: &Scribe<'_>, question: &Question, number: usize) -> Chapter {
    let blocks = question.points.iter().map(|point| block(scribe, point)).collect();
    let section = Section {
        anchor: format!("{}-points", anchor(number)),
        parts: vec![Part::Blocks { blocks }],
        ..Section::default()
    };
    Chapter {
        anchor: anchor(number),
        kicker: topic(scribe, question, number),
        title: question.question.clone(),
        sections: vec![section],
        ..Chapter::default()
    }
}

fn block(scribe: &Scribe<'_>, point: &Point) -> Block {
    let rows = [
        row(scribe, "answered-by", places(scribe, &point.answered)),
        row(scribe, "missing-in", places(scribe, &point.missing)),
        row(
            scribe,
            "what-to-write",
            if point.missing.is_empty() { Prose::default() } else { Prose::new(&point.write) },
        ),
    ];
    let accepted = point
        .accepted
        .iter()
        .map(|(id, why)| vec![scribe.link_around(scribe.plan.node(*id)).into(), Cell::from(why.as_str())]);
    let columns = scribe.heads(["where", "why"]);
    let accepted = Table { caption: say!(scribe.locale, "left-open-with-a-reason"), columns, rows: accepted.collect() };
    Block {
        title: point.says.clone(),
        state: Some(point.extent.state(&scribe.locale)),
        rows: rows.into_iter().flatten().collect(),
        parts: filled(accepted).into_iter().collect(),
        ..Block::default()
    }
}

fn row(scribe: &Scribe<'_>, label: &str, prose: Prose) -> Option<Row> {
    let entry = Entry { prose, ..Entry::default() };
    (!entry.prose.is_empty()).then(|| Row { label: scribe.locale.text(label), entries: vec![entry] })
}

/// The blocks in which the items stand, each once.
fn places(scribe: &Scribe<'_>, ids: &[ItemId]) -> Prose {
    let mut known = BTreeSet::new();
    let mut places: Vec<Node<'_>> = ids.iter().map(|id| scribe.plan.node(*id)).collect();
    // All that these readers may not see is one place.
    places.retain(|node| {
        let around = Scribe::titled_around(*node).unwrap_or(*node);
        known.insert(scribe.shown(around).then_some(around.id))
    });
    let more = places.len().saturating_sub(MOST_PLACES);
    let links = places.into_iter().take(MOST_PLACES).map(|node| scribe.link_around(node));
    let links = scribe.long_list(links);
    if more == 0 { links.into() } else { links.and(" ").and(say!(scribe.locale, "and-more", number = more)).into() }
}

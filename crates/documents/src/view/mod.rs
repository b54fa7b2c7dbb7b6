//! The view model of documents: everything is text that is ready to be read. A backend adds layout only.

mod foreign;
mod prose;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_locale::Locale;
use serde::Serialize;

use crate::charts::Chart;

pub use foreign::Foreign;
pub use prose::{Paragraph, Prose};
pub use text::{Piece, Style, Text};

/// A document, of whatever kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Document {
    /// What it is called among the documents of a plan, and what its files are called: `stocktake`.
    pub id: String,
    /// What kind of document it is: the id of its row in [`DOCUMENTS`](crate::DOCUMENTS).
    pub kind: &'static str,
    /// The paper that it is made for.
    pub paper: Paper,
    /// The language in which it is written.
    #[serde(skip)]
    pub locale: Locale,
    /// The same as a tag.
    pub language: String,
    /// Whether that language is written from right to left.
    pub right_to_left: bool,
    /// Its texts that are in another language.
    #[serde(skip)]
    pub foreign: Foreign,
    /// Its title.
    pub title: String,
    /// What stands above the title: the plan, its jurisdiction, its unit.
    pub kicker: String,
    /// What stands under the title, in a sentence or two.
    pub lead: Prose,
    /// The day for which it is made.
    pub as_of: String,
    /// Whether blocks that are not for the public are left out.
    pub public: bool,
    /// How what it is about was rated: as computed, then as judged.
    pub ratings: Vec<Rating>,
    /// The facts that stand under the title.
    pub facts: Vec<Fact>,
    /// What is to be seen at one glance: the priorities side by side; without rows where there is nothing of the kind.
    pub glance: Table,
    /// The chapters, in the order of reading. One without a title goes on from the title of the document.
    pub chapters: Vec<Chapter>,
    /// The charts by their id: they are drawn, not written as data.
    #[serde(skip)]
    pub charts: BTreeMap<String, Arc<Chart>>,
}

/// The paper that a document is made for: A4 or Letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(into = "&str")]
pub enum Paper {
    /// As many upright pages as it takes.
    #[default]
    Portrait,
    /// As many pages on their side as it takes.
    Landscape,
    /// One page on its side, on which everything fits.
    OnePage,
}

impl Paper {
    /// What it is called in markup and in data.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Portrait => "portrait",
            Self::Landscape => "landscape",
            Self::OnePage => "one_page",
        }
    }
}

impl From<Paper> for &str {
    fn from(paper: Paper) -> Self {
        paper.word()
    }
}

/// A label with a short text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub text: Text,
}

/// A chapter: one priority, or one matter of the whole plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chapter {
    /// Its place on the page.
    pub anchor: String,
    /// What kind of chapter it is, above its title.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// Whether it is not for the public.
    pub internal: bool,
    /// What it is about, in a sentence or two.
    pub lead: Prose,
    /// How it was rated: as computed, then as judged.
    pub ratings: Vec<Rating>,
    /// The facts beside the title.
    pub facts: Vec<Fact>,
    /// The page that says the most at one glance.
    pub spread: Option<Spread>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A rating, with the one before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rating {
    /// What was rated, and by whom.
    pub label: String,
    /// The rating.
    pub state: State,
    /// The rating before, and when they were made.
    pub note: String,
}

/// A priority at one glance: a chart, its metrics, and a column beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// What stands under the chart's title.
    pub figure: Option<Figure>,
    /// The metrics side by side.
    pub metrics: Table,
    /// The column beside the chart.
    pub asides: Vec<Aside>,
}

/// One heading of the column beside a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Aside {
    /// Its heading.
    pub title: String,
    /// What stands under it.
    pub parts: Vec<Part>,
}

/// A section of a chapter, which answers one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    /// Its place on the page.
    pub anchor: String,
    /// The question that it answers.
    pub title: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum Part {
    /// A heading inside the section.
    Heading {
        /// Its text.
        text: String,
    },
    /// A text.
    Prose {
        /// Its paragraphs.
        prose: Prose,
    },
    /// Labels with what is said under them.
    Rows {
        /// The labels.
        rows: Vec<Row>,
    },
    /// Labels with short texts.
    Facts {
        /// The facts.
        facts: Vec<Fact>,
    },
    /// A chart with its values.
    Figure {
        /// The chart.
        figure: Figure,
    },
    /// A chart with something beside it.
    Beside {
        /// The chart.
        figure: Figure,
        /// What stands beside it.
        parts: Vec<Part>,
    },
    /// A table.
    Table {
        /// The table.
        table: Table,
    },
    /// The exact values of a chart, which open on demand.
    Values {
        /// The values.
        table: Table,
    },
    /// Things of the plan, one after the other.
    Blocks {
        /// The things.
        blocks: Vec<Block>,
    },
    /// A delivery chain.
    Chain {
        /// The chain.
        chain: Chain,
    },
    /// Texts one under the other; with numbers where their order counts.
    List {
        /// The texts.
        items: Vec<Text>,
        /// Whether their order counts.
        ordered: bool,
    },
    /// Texts one under the other, of which the last may be left out where there is no room for them.
    LongList {
        /// The texts, the weightiest first.
        items: Vec<Text>,
        /// How many of them stand there at least.
        shown: usize,
        /// What stands in place of the last two, of the last three, and so on.
        more: Vec<String>,
    },
}

/// A chart as it stands in a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figure {
    /// The id of the chart in the document.
    pub chart: String,
    /// What stands over it, where nothing around it says what it shows.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What is written under it: how to read it, where it comes from.
    pub note: String,
    /// Its exact values.
    pub values: Table,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns.
    pub columns: Vec<Column>,
    /// Its rows; the first cell of a row names it.
    pub rows: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds numbers, which stand right.
    pub number: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Its place on the page; empty where nothing leads to it.
    pub anchor: String,
    /// What it says.
    pub text: Text,
    /// Further lines, smaller.
    pub notes: Vec<Text>,
    /// Several things, one under the other.
    pub list: Vec<Text>,
    /// Its state, drawn with a shape.
    pub state: Option<State>,
    /// The day that it names, by which rows are sorted in every language.
    pub day: Option<NaiveDate>,
    /// The chart that is drawn in it, as small as a word.
    pub spark: Option<String>,
    /// Whether what its row is about is not for the public.
    pub internal: bool,
}

/// How something stands, in words and by its tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// How good or bad it is.
    pub tone: Tone,
    /// Its letters, which stand before the shape: `AG`. Empty for what is on no scale.
    pub letters: String,
    /// What it is called.
    pub text: String,
}

/// How good or bad something is. Each tone has a colour and a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "&str")]
pub enum Tone {
    /// All is well.
    Good,
    /// Mixed, more good than bad.
    Fair,
    /// Mixed, more bad than good.
    Poor,
    /// All is not well.
    Bad,
    /// Neither good nor bad.
    Plain,
}

impl Tone {
    /// What it is called in markup and in data.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }
}

impl From<Tone> for &str {
    fn from(tone: Tone) -> Self {
        tone.word()
    }
}

/// One thing of the plan with all that is said about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Block {
    /// Its place on the page; empty where nothing leads to it.
    pub anchor: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Whether it is not for the public.
    pub internal: bool,
    /// The facts of its head line.
    pub facts: Vec<Fact>,
    /// How it stands.
    pub state: Option<State>,
    /// What it is, in a sentence or two.
    pub lead: Prose,
    /// The chart that stands beside what is said about it.
    pub figure: Option<Figure>,
    /// What is said about it.
    pub rows: Vec<Row>,
    /// What belongs to it and needs more than a row.
    pub parts: Vec<Part>,
}

/// A label and what is said under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// What is said.
    pub entries: Vec<Entry>,
}

/// One thing that is said under a label, with what is said about it in turn.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entry {
    /// Its place on the page; empty where nothing leads to it.
    pub anchor: String,
    /// What is said.
    pub prose: Prose,
    /// Whether it is not for the public.
    pub internal: bool,
    /// What is said about it.
    pub rows: Vec<Row>,
}

/// A delivery chain: who moves whom.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chain {
    /// Its place on the page; empty where nothing leads to it.
    pub anchor: String,
    /// Its title; may be empty.
    pub title: String,
    /// Whether it is not for the public.
    pub internal: bool,
    /// Its links in their order.
    pub links: Vec<Link>,
    /// What else is said about it.
    pub rows: Vec<Row>,
}

/// One actor of a chain, and how the actor before moves it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Link {
    /// Who it is.
    pub actor: Text,
    /// How many there are and where they stand; may be empty.
    pub note: String,
    /// By what the actor before moves it; may be empty.
    pub lever: String,
    /// How well the link from the actor before holds.
    pub strength: Option<State>,
    /// What comes back up the link; may be empty.
    pub returns: Text,
    /// The risk that the link fails; may be empty.
    pub risk: Text,
    /// Whether a new path begins here, so that no link leads to it.
    pub first: bool,
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
            && self.notes.is_empty()
            && self.list.is_empty()
            && self.state.is_none()
            && self.spark.is_none()
    }

    /// With the day that it names.
    pub fn on(self, day: impl Into<Option<NaiveDate>>) -> Self {
        Self { day: day.into(), ..self }
    }

    /// With a smaller line under it, when that says something.
    pub fn note(mut self, note: impl Into<Text>) -> Self {
        let note = note.into();
        if !note.is_empty() {
            self.notes.push(note);
        }
        self
    }
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Text::from(text).into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Text::from(text).into()
    }
}

impl From<State> for Cell {
    fn from(state: State) -> Self {
        Self { state: Some(state), ..Self::default() }
    }
}

impl Fact {
    /// A fact, when it says something.
    pub fn new(label: &str, text: impl Into<Text>) -> Option<Self> {
        let text = text.into();
        (!text.is_empty()).then(|| Self { label: label.to_owned(), text })
    }
}

impl Column {
    /// A column of words.
    pub fn words(name: &str) -> Self {
        Self { name: name.to_owned(), number: false }
    }

    /// A column of numbers.
    pub fn numbers(name: &str) -> Self {
        Self { name: name.to_owned(), number: true }
    }
}

//! Answers that are to be recorded, held in little memory until they are all there.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::answer::{Answer, Quality};
use crate::data::{Row, Status, Time};
use crate::layout::Layout;
use crate::recorded::{Combinations, Held, Texts};

/// The answers of one return, for one collection. A national return has ten million; one takes some fifty bytes.
#[derive(Clone, Debug)]
pub struct Batch {
    questions: Vec<String>,
    periods: Texts,
    texts: Texts,
    combinations: Combinations,
    answers: Vec<New>,
}

#[derive(Clone, Copy, Debug)]
struct New {
    period: u32,
    parts: u32,
    question: u32,
    row: u32,
    note: u32,
    quality: Quality,
    answer: Held,
}

/// Where two answers of a batch say different things about the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The number of the question in its collection.
    pub question: usize,
    /// The row of the first answer.
    pub first: u64,
    /// The row of the second.
    pub second: u64,
}

impl Batch {
    /// An empty batch of answers to the questions of `layout`.
    pub fn new(layout: &Layout<'_>) -> Self {
        Self {
            questions: layout.questions.iter().map(|question| question.name.to_owned()).collect(),
            periods: Texts::default(),
            texts: Texts::default(),
            combinations: Combinations::default(),
            answers: Vec::new(),
        }
    }

    /// Adds what row `row` of a file says about a period and one category of each breakdown: for some questions, by
    /// their numbers, the answer and how firm it is.
    pub fn add(&mut self, row: u64, period: &str, parts: &[&str], answers: &[(usize, Answer, Quality)], note: &str) {
        let period = self.periods.id(period);
        let parts: Vec<u32> = parts.iter().map(|part| self.texts.id(part)).collect();
        let parts = self.combinations.id(&parts);
        let note = self.texts.id(note);
        for (question, answer, quality) in answers {
            let answer = match answer {
                Answer::Number(number) => Held::Number(*number),
                Answer::Text(text) => Held::Text(self.texts.id(text)),
                Answer::Missing => Held::Missing,
            };
            self.answers.push(New {
                period,
                parts,
                question: u32::try_from(*question).unwrap_or(u32::MAX),
                row: u32::try_from(row).unwrap_or(u32::MAX),
                note,
                quality: *quality,
                answer,
            });
        }
    }

    /// How many answers there are.
    pub fn len(&self) -> usize {
        self.answers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// The periods that the answers are about, sorted.
    pub fn periods(&self) -> Vec<&str> {
        let mut periods: Vec<_> = self.periods.all.iter().map(AsRef::as_ref).collect();
        periods.sort_unstable();
        periods
    }

    /// Puts the answers into the order of data files, and gives those that are there twice.
    pub fn sort(&mut self) -> Vec<Twice> {
        let periods = ranks(self.periods.all.len(), |one, other| self.periods.all[one].cmp(&self.periods.all[other]));
        let questions = ranks(self.questions.len(), |one, other| self.questions[one].cmp(&self.questions[other]));
        let combinations = ranks(self.combinations.all.len(), |one, other| {
            let texts = |at: usize| self.combinations.all[at].iter().map(|id| self.texts.get(*id));
            texts(one).cmp(texts(other))
        });
        self.answers.sort_by_key(|new| {
            (periods[new.period as usize], combinations[new.parts as usize], questions[new.question as usize])
        });
        let same = |one: &New, other: &New| {
            (one.period, one.parts, one.question) == (other.period, other.parts, other.question)
        };
        let twice = self.answers.windows(2).filter(|pair| same(&pair[0], &pair[1]));
        twice
            .map(|pair| Twice {
                question: pair[0].question as usize,
                first: pair[0].row.into(),
                second: pair[1].row.into(),
            })
            .collect()
    }

    /// Leaves only the last of several answers about the same: of a sorted batch, what was sent in last.
    pub fn keep_last(&mut self) {
        self.answers.reverse();
        self.answers.dedup_by_key(|new| (new.period, new.parts, new.question));
        self.answers.reverse();
    }

    /// Leaves out all answers of which several are about the same, of a sorted batch.
    pub fn drop_twice(&mut self) {
        let key = |new: &New| (new.period, new.parts, new.question);
        let groups = self.answers.chunk_by(|one, other| key(one) == key(other));
        self.answers = groups.filter(|group| group.len() == 1).flatten().copied().collect();
    }

    /// The answers as rows of a data file with `width` breakdowns, in their order.
    pub(crate) fn rows<'a>(&'a self, width: usize, stamp: &'a Stamp) -> impl Iterator<Item = Row<'a>> {
        self.answers.iter().map(move |new| {
            let mut parts: Vec<Cow<'a, str>> =
                self.combinations.all[new.parts as usize].iter().map(|id| Cow::Borrowed(self.texts.get(*id))).collect();
            parts.resize(width, Cow::Borrowed(""));
            Row {
                period: Cow::Borrowed(self.periods.get(new.period)),
                parts,
                question: Cow::Borrowed(&self.questions[new.question as usize]),
                value: match new.answer {
                    Held::Number(number) => Cow::Owned(number.to_string()),
                    Held::Text(id) => Cow::Borrowed(self.texts.get(id)),
                    Held::Missing => Cow::Borrowed(""),
                },
                quality: new.quality,
                status: Status::Current,
                recorded_at: stamp.at,
                source: Cow::Borrowed(&stamp.source),
                because: Cow::Borrowed(""),
                note: Cow::Borrowed(self.texts.get(new.note)),
            }
        })
    }
}

/// When, from where and why answers are recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: Time,
    /// The file from which they are recorded, and by which it is known again.
    pub source: String,
    /// Why they may take the place of earlier answers; empty where nobody said so.
    pub why: String,
}

/// The place of each of `count` things in the order of `compare`.
fn ranks(count: usize, compare: impl Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    let mut ranks = vec![0; count];
    for (rank, at) in (0..).zip(order) {
        ranks[at] = rank;
    }
    ranks
}

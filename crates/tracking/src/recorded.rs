//! The answers of one collection, as they are held and found again.

use std::collections::HashMap;
use std::sync::OnceLock;

use milepost_plan::calendar::Period;
use rust_decimal::Decimal;

use crate::answer::{Answer, Quality};
use crate::data::Time;
use crate::layout::Layout;
use crate::observations::Observation;

/// The answers of one collection. Texts are held once; a row is forty bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    pub(crate) periods: Vec<Period>,
    pub(crate) texts: Texts,
    pub(crate) combinations: Combinations,
    pub(crate) provenances: Provenances,
    questions: Vec<String>,
    /// How many categories the plan lists in each breakdown.
    sizes: Vec<usize>,
    pub(crate) current: Vec<Cell>,
    pub(crate) superseded: Vec<Cell>,
    /// Where the cells of each period end in `current`.
    ends: OnceLock<Vec<usize>>,
    with_part: OnceLock<WithPart>,
    shapes: OnceLock<Shapes>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) period: u32,
    pub(crate) parts: u32,
    pub(crate) question: u16,
    pub(crate) quality: Quality,
    pub(crate) answer: Held,
    pub(crate) provenance: u32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Held {
    Number(Decimal),
    Text(u32),
    Missing,
}

/// When and from where an answer was recorded, and what was said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Provenance {
    pub(crate) recorded_at: Time,
    pub(crate) source: u32,
    pub(crate) because: u32,
    pub(crate) note: u32,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Provenances {
    all: Vec<Provenance>,
    known: HashMap<Provenance, u32>,
}

impl Provenances {
    pub(crate) fn id(&mut self, provenance: Provenance) -> u32 {
        *self.known.entry(provenance).or_insert_with(|| {
            self.all.push(provenance);
            number_of(self.all.len() - 1)
        })
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    pub(crate) all: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
}

impl Texts {
    pub(crate) fn id(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.known.get(text) {
            return id;
        }
        let id = number_of(self.all.len());
        self.all.push(text.into());
        self.known.insert(text.into(), id);
        id
    }

    pub(crate) fn get(&self, id: u32) -> &str {
        &self.all[id as usize]
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Combinations {
    pub(crate) all: Vec<Box<[u32]>>,
    known: HashMap<Box<[u32]>, u32>,
}

impl Combinations {
    pub(crate) fn id(&mut self, parts: &[u32]) -> u32 {
        if let Some(&id) = self.known.get(parts) {
            return id;
        }
        let id = number_of(self.all.len());
        self.all.push(parts.into());
        self.known.insert(parts.into(), id);
        id
    }
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).expect("fewer different things than four thousand million")
}

type Key = (u32, u32, u16);

impl Cell {
    pub(crate) fn key(&self) -> Key {
        (self.period, self.parts, self.question)
    }
}

impl Recorded {
    /// Nothing yet of what `layout` asks.
    pub(crate) fn of(layout: &Layout<'_>) -> Self {
        Self {
            questions: layout.questions.iter().map(|question| question.name.to_owned()).collect(),
            sizes: layout.dimensions.iter().map(|dimension| dimension.categories().len()).collect(),
            ..Self::default()
        }
    }

    /// Puts the rows in the order in which they are looked up: by period, parts and question, later ones last.
    pub(crate) fn sort(&mut self) {
        let provenances = &self.provenances.all;
        let order = |cell: &Cell| (cell.key(), provenances[cell.provenance as usize].recorded_at);
        // Files are in their own order, which is nearly this one: numbers follow first appearance.
        self.current.sort_by_key(order);
        self.superseded.sort_by_key(order);
        self.current.shrink_to_fit();
    }

    pub(crate) fn observation<'a>(&'a self, cell: &Cell, dimensions: usize) -> Observation<'a> {
        let parts = &self.combinations.all[cell.parts as usize];
        let provenance = self.provenances.all[cell.provenance as usize];
        Observation {
            period: &self.periods[cell.period as usize],
            parts: parts.iter().take(dimensions).map(|&id| self.texts.get(id)).collect(),
            question: &self.questions[usize::from(cell.question)],
            answer: match cell.answer {
                Held::Number(number) => Answer::Number(number),
                Held::Text(id) => Answer::Text(self.texts.get(id).to_owned()),
                Held::Missing => Answer::Missing,
            },
            quality: cell.quality,
            recorded_at: provenance.recorded_at,
            source: self.texts.get(provenance.source),
            because: self.texts.get(provenance.because),
            note: self.texts.get(provenance.note),
        }
    }

    /// The key of the cells that answer `question` for a period and a category of each breakdown.
    pub(crate) fn key(&self, question: &str, period: &Period, parts: &[&str]) -> Option<Key> {
        let period = self.periods.iter().position(|known| known.text == period.text)?;
        let question = self.questions.iter().position(|known| known == question)?;
        let mut parts: Vec<u32> =
            parts.iter().map(|part| self.texts.known.get(*part).copied()).collect::<Option<_>>()?;
        // Columns that the plan no longer names are empty in what it asks for.
        let width = self.combinations.all.first()?.len();
        if parts.len() < width {
            parts.resize(width, self.texts.known.get("").copied()?);
        }
        let parts = *self.combinations.known.get(parts.as_slice())?;
        Some((u32::try_from(period).ok()?, parts, u16::try_from(question).ok()?))
    }

    /// Of every period what has the category of `fixed` in each breakdown where it names one; in no order of periods.
    pub(crate) fn levels(&self, fixed: &[Option<&str>]) -> impl Iterator<Item = Level<'_>> {
        let wanted = self.combinations_with(fixed);
        let shapes = self.shapes.get_or_init(|| Shapes::of(self));
        let is_fixed = |at: usize| fixed.get(at).is_some_and(Option::is_some);
        let open = |shape: &Vec<bool>| (0..shape.len()).filter(|at| shape[*at] && !is_fixed(*at)).collect::<Vec<_>>();
        let open: Vec<Vec<usize>> = shapes.all.iter().map(open).collect();
        let expected: Vec<Option<usize>> = open.iter().map(|open| self.expected(open)).collect();
        self.in_periods().filter_map(move |(period, cells)| {
            let mut groups: Vec<_> = match &wanted {
                None => self.groups(cells).collect(),
                Some(wanted) => wanted.iter().filter_map(|parts| self.group(cells, *parts)).collect(),
            };
            let shape = |group: &Group<'_>| shapes.by_combination[group.cells[0].parts as usize] as usize;
            let least = groups.iter().map(shape).min_by_key(|shape| open[*shape].len())?;
            groups.retain(|group| shape(group) == least);
            Some(Level { period, expected: expected[least], groups })
        })
    }

    /// How many parts the breakdowns at the places `open` have together, where the plan lists them.
    fn expected(&self, open: &[usize]) -> Option<usize> {
        let sizes = open.iter().map(|at| self.sizes.get(*at).copied().filter(|size| *size > 0));
        sizes.into_iter().try_fold(1_usize, |all, size| all.checked_mul(size?))
    }

    /// The periods with what counts in them.
    pub(crate) fn in_periods(&self) -> impl Iterator<Item = (&Period, &[Cell])> {
        // The cells of a period stand together, in the order of the periods.
        let ends = self.ends.get_or_init(|| {
            let end = |period| self.current.partition_point(|cell| (cell.period as usize) <= period);
            (0..self.periods.len()).map(end).collect()
        });
        let starts = std::iter::once(&0).chain(ends);
        self.periods.iter().zip(starts.zip(ends)).map(|(period, (start, end))| (period, &self.current[*start..*end]))
    }

    /// The groups of the cells of one period.
    pub(crate) fn groups<'a>(&'a self, cells: &'a [Cell]) -> impl Iterator<Item = Group<'a>> {
        cells.chunk_by(|one, other| one.parts == other.parts).map(|cells| Group { recorded: self, cells })
    }

    /// The group of the combination `parts` among the cells of one period.
    fn group<'a>(&'a self, cells: &'a [Cell], parts: u32) -> Option<Group<'a>> {
        let from = cells.partition_point(|cell| cell.parts < parts);
        let length = cells[from..].iter().take_while(|cell| cell.parts == parts).count();
        (length > 0).then(|| Group { recorded: self, cells: &cells[from..from + length] })
    }

    /// The combinations with the categories that `fixed` names; nothing where it names none, and all are meant.
    fn combinations_with(&self, fixed: &[Option<&str>]) -> Option<Vec<u32>> {
        let mut named = fixed.iter().enumerate().filter_map(|(at, part)| Some((at, (*part)?)));
        let (at, part) = named.next()?;
        let Some(&part) = self.texts.known.get(part) else { return Some(Vec::new()) };
        let found = self.with_part.get_or_init(|| WithPart::of(&self.combinations)).get(at, part);
        let has = |parts: &u32, at: usize, part: &str| {
            self.combinations.all[*parts as usize].get(at).is_some_and(|&id| self.texts.get(id) == part)
        };
        let rest: Vec<_> = named.collect();
        Some(found.iter().copied().filter(|parts| rest.iter().all(|(at, part)| has(parts, *at, part))).collect())
    }
}

/// What counts in one period, all of the same depth: totals that were reported where there are some, otherwise the parts
/// to be put together.
pub(crate) struct Level<'a> {
    pub(crate) period: &'a Period,
    /// How many parts there should be, where the plan lists them.
    pub(crate) expected: Option<usize>,
    pub(crate) groups: Vec<Group<'a>>,
}

/// The answers of one combination of parts in one period.
pub(crate) struct Group<'a> {
    recorded: &'a Recorded,
    cells: &'a [Cell],
}

impl<'a> Group<'a> {
    /// The category in the breakdown `at`; empty for all together.
    pub(crate) fn part(&self, at: usize) -> &'a str {
        let parts = &self.recorded.combinations.all[self.cells[0].parts as usize];
        parts.get(at).map_or("", |&id| self.recorded.texts.get(id))
    }

    /// The number answered to the question at place `question` of the collection, with what is known of it.
    pub(crate) fn number(&self, question: usize) -> Option<(Decimal, Quality, Time)> {
        let cell = self.cells.iter().find(|cell| usize::from(cell.question) == question)?;
        let number = match cell.answer {
            Held::Number(number) => number,
            Held::Text(id) => Answer::Text(self.recorded.texts.get(id).to_owned()).number()?,
            Held::Missing => return None,
        };
        Some((number, cell.quality, self.recorded.provenances.all[cell.provenance as usize].recorded_at))
    }
}

/// The combinations in which a category stands, by the breakdown and the category.
#[derive(Clone, Debug, Default)]
struct WithPart(HashMap<(usize, u32), Vec<u32>>);

impl WithPart {
    fn of(combinations: &Combinations) -> Self {
        let mut found: HashMap<_, Vec<u32>> = HashMap::new();
        for (id, parts) in (0..).zip(&combinations.all) {
            for (at, part) in parts.iter().enumerate() {
                found.entry((at, *part)).or_default().push(id);
            }
        }
        Self(found)
    }

    fn get(&self, at: usize, part: u32) -> &[u32] {
        self.0.get(&(at, part)).map_or(&[], Vec::as_slice)
    }
}

/// In which breakdowns each combination names a category: a handful of shapes, however many combinations there are.
#[derive(Clone, Debug, Default)]
struct Shapes {
    all: Vec<Vec<bool>>,
    by_combination: Vec<u32>,
}

impl Shapes {
    fn of(recorded: &Recorded) -> Self {
        let nothing = recorded.texts.known.get("").copied();
        let mut found = Self::default();
        for parts in &recorded.combinations.all {
            let shape: Vec<bool> = parts.iter().map(|part| Some(*part) != nothing).collect();
            let known = found.all.iter().position(|known| *known == shape);
            found.by_combination.push(number_of(known.unwrap_or(found.all.len())));
            if known.is_none() {
                found.all.push(shape);
            }
        }
        found
    }
}

//! All observations of a plan in memory: what counts now, and what it took the place of.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use milepost_plan::calendar::{self, Period};
use milepost_plan::{ItemId, Plan};
use rust_decimal::Decimal;

use crate::answer::{Answer, Quality};
use crate::data::{Files, Row, Rows, Status, Time, data_path};
use crate::fault::Fault;
use crate::layout::Layout;
use crate::orphan::orphans;
use crate::series;
use crate::stored;

/// More faults of one file than these are not listed one by one.
const MOST_FAULTS: usize = 100;

/// Everything that was measured, by collection; and what files that others maintain say about metrics.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    collections: BTreeMap<ItemId, Recorded>,
    /// By the entry `observed` that names the file.
    pub(crate) external: BTreeMap<ItemId, Vec<(Period, Decimal)>>,
}

impl Observations {
    /// Whether no file had anything.
    pub fn is_empty(&self) -> bool {
        self.collections.is_empty() && self.external.is_empty()
    }
}

/// One answer, with when and from where it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation<'a> {
    /// The period.
    pub period: &'a Period,
    /// The category of each breakdown, in the order of [`Layout::dimensions`]; empty for all of them together.
    pub parts: Vec<&'a str>,
    /// The name of the question.
    pub question: &'a str,
    /// The answer.
    pub answer: Answer,
    /// How firm it is, or why there is none.
    pub quality: Quality,
    /// When it was recorded.
    pub recorded_at: Time,
    /// The file from which it was recorded.
    pub source: &'a str,
    /// Why it took the place of an earlier answer.
    pub because: &'a str,
    /// A remark of those who answered.
    pub note: &'a str,
}

/// The answers of one collection. Texts are held once; a row is some fifty bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    periods: Vec<Period>,
    texts: Texts,
    combinations: Combinations,
    questions: Vec<String>,
    current: Vec<Cell>,
    superseded: Vec<Cell>,
    /// Where the cells of each period end in `current`.
    ends: OnceLock<Vec<usize>>,
    with_part: OnceLock<WithPart>,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    period: u32,
    parts: u32,
    question: u32,
    quality: Quality,
    answer: Held,
    recorded_at: Time,
    source: u32,
    because: u32,
    note: u32,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Held {
    Number(Decimal),
    Text(u32),
    Missing,
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
        let id = u32::try_from(self.all.len()).expect("fewer texts than four thousand million");
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
        let id = u32::try_from(self.all.len()).expect("fewer combinations than four thousand million");
        self.all.push(parts.into());
        self.known.insert(parts.into(), id);
        id
    }
}

/// Reads the data files of all collections of `plan` and the files that its metrics are observed from.
/// What is wrong is left out of the observations and reported.
pub fn load(plan: &Plan, files: &dyn Files) -> (Observations, Vec<Fault>) {
    let mut observations = Observations::default();
    let mut faults = Vec::new();
    for layout in plan.all("collection").filter_map(Layout::of) {
        let path = data_path(layout.name);
        match files.open(&path) {
            Ok(None) => {}
            Ok(Some(source)) => {
                let (recorded, found) = read(&layout, &path, source);
                observations.collections.insert(layout.collection.id, recorded);
                faults.extend(found);
            }
            Err(why) => faults.push(Fault::of_file(&path, format!("it cannot be read: {why}"))),
        }
    }
    faults.extend(orphans(plan, files));
    for observed in plan.all("observed") {
        if let Some(path) = observed.text("path") {
            let (rows, found) = series::external(observed, path, files);
            observations.external.insert(observed.id, rows);
            faults.extend(found);
        }
    }
    (observations, faults)
}

/// Reads one data file.
fn read(layout: &Layout<'_>, path: &str, source: impl std::io::Read) -> (Recorded, Vec<Fault>) {
    let mut recorded = Recorded::default();
    let mut rows = match Rows::open(path, source) {
        Ok(rows) => rows,
        Err(fault) => return (recorded, vec![fault]),
    };
    let columns: Vec<String> = rows.parts().map(str::to_owned).collect();
    // Columns of earlier versions of the plan come after those of today.
    let mut places: Vec<Option<usize>> =
        layout.dimensions.iter().map(|known| columns.iter().position(|column| *column == known.column)).collect();
    places.extend(
        (0..columns.len()).filter(|at| !layout.dimensions.iter().any(|known| known.column == columns[*at])).map(Some),
    );
    let mut reading =
        Reading { layout, path, faults: Vec::new(), more: 0, strangers: BTreeSet::new(), periods: HashMap::new() };
    for column in columns.iter().filter(|column| !layout.dimensions.iter().any(|known| known.column == **column)) {
        let message = format!("the plan does not break `{}` down by `{column}`; the column is kept", layout.name);
        reading.fault(Fault::of_file(path, message).in_row(1));
    }
    while let Some((line, row)) = rows.next_row() {
        match row.and_then(|row| reading.cell(&row, line, &places, &mut recorded).map(|cell| (row.status, cell))) {
            Ok((Status::Current, Some(cell))) => recorded.current.push(cell),
            Ok((Status::Superseded, Some(cell))) => recorded.superseded.push(cell),
            Ok((_, None)) => {}
            Err(fault) => reading.fault(fault),
        }
    }
    recorded.sort();
    reading.duplicates(&recorded);
    let mut faults = reading.faults;
    if reading.more > 0 {
        faults.push(Fault::of_file(path, format!("{} more rows cannot be used", reading.more)));
    }
    (recorded, faults)
}

struct Reading<'r, 'a> {
    layout: &'r Layout<'a>,
    path: &'r str,
    faults: Vec<Fault>,
    more: usize,
    /// Names that the plan does not know, each reported once.
    strangers: BTreeSet<(usize, String)>,
    periods: HashMap<String, u32>,
}

impl Reading<'_, '_> {
    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// The row as it is held; nothing where it answers a question that the plan no longer asks.
    fn cell(
        &mut self,
        row: &Row<'_>,
        line: u64,
        places: &[Option<usize>],
        recorded: &mut Recorded,
    ) -> Result<Option<Cell>, Fault> {
        let fault = |message: String, found: &str| Fault::of_file(self.path, message).in_row(line).with_found(found);
        let period = if let Some(&id) = self.periods.get(row.period.as_ref()) {
            id
        } else {
            let calendar = self.layout.collection.plan().calendar();
            let term = calendar.terms.get(row.period.as_ref()).cloned();
            let read = term.map_or_else(|| calendar::period(&row.period, calendar.fiscal), Ok);
            let read = read.map_err(|_| fault("expected a period such as 2026-11".into(), &row.period))?;
            let id = u32::try_from(recorded.periods.len()).unwrap_or(u32::MAX);
            recorded.periods.push(read);
            self.periods.insert(row.period.to_string(), id);
            id
        };
        let Some(question) = self.layout.questions.iter().position(|question| question.name == row.question) else {
            if self.strangers.insert((usize::MAX, row.question.to_string())) {
                let message = format!("`{}` asks no such question; its rows are kept, and not used", self.layout.name);
                self.faults.push(fault(message, &row.question));
            }
            return Ok(None);
        };
        let mut parts = Vec::with_capacity(places.len());
        for (at, place) in places.iter().enumerate() {
            let part = place.map_or("", |place| &row.parts[place]);
            if let Some(dimension) = self.layout.dimensions.get(at) {
                let known =
                    part.is_empty() || dimension.categories().is_empty() || dimension.recorded_as(part).is_some();
                if !known && self.strangers.insert((at, part.to_owned())) {
                    let message = format!("`{}` has no such category", dimension.column);
                    self.faults.push(fault(message, part));
                }
            }
            parts.push(recorded.texts.id(part));
        }
        let question_in_plan = &self.layout.questions[question];
        let answer = if row.quality.has_value() {
            match stored::answer(&question_in_plan.kind, &row.value).map_err(|message| fault(message, &row.value))? {
                Answer::Number(number) => Held::Number(number),
                Answer::Text(text) => Held::Text(recorded.texts.id(&text)),
                Answer::Missing => Held::Missing,
            }
        } else {
            Held::Missing
        };
        if recorded.questions.is_empty() {
            recorded.questions = self.layout.questions.iter().map(|question| question.name.to_owned()).collect();
        }
        Ok(Some(Cell {
            period,
            parts: recorded.combinations.id(&parts),
            question: u32::try_from(question).unwrap_or(u32::MAX),
            quality: row.quality,
            answer,
            recorded_at: row.recorded_at,
            source: recorded.texts.id(&row.source),
            because: recorded.texts.id(&row.because),
            note: recorded.texts.id(&row.note),
        }))
    }

    fn duplicates(&mut self, recorded: &Recorded) {
        let key = |cell: &Cell| (cell.period, cell.parts, cell.question);
        let twice: Vec<_> = recorded.current.windows(2).filter(|pair| key(&pair[0]) == key(&pair[1])).collect();
        for pair in twice {
            let found = recorded.observation(&pair[0], self.layout.dimensions.len());
            let parts: Vec<_> = found.parts.iter().filter(|part| !part.is_empty()).copied().collect();
            let what = [&[found.question, &found.period.text][..], &parts].concat().join(", ");
            let message =
                format!("two rows count for {what}: mark the earlier one `superseded`, or delete the wrong one");
            self.fault(Fault::of_file(self.path, message));
        }
    }
}

impl Recorded {
    /// Puts the rows in the order in which they are looked up: by period, parts and question, later ones last.
    fn sort(&mut self) {
        let order = |cell: &Cell| (cell.period, cell.parts, cell.question, cell.recorded_at);
        // Files are in their own order, which is nearly this one: numbers follow first appearance.
        self.current.sort_by_key(order);
        self.superseded.sort_by_key(order);
    }

    fn observation<'a>(&'a self, cell: &Cell, dimensions: usize) -> Observation<'a> {
        let parts = &self.combinations.all[cell.parts as usize];
        Observation {
            period: &self.periods[cell.period as usize],
            parts: parts.iter().take(dimensions).map(|&id| self.texts.get(id)).collect(),
            question: &self.questions[cell.question as usize],
            answer: match cell.answer {
                Held::Number(number) => Answer::Number(number),
                Held::Text(id) => Answer::Text(self.texts.get(id).to_owned()),
                Held::Missing => Answer::Missing,
            },
            quality: cell.quality,
            recorded_at: cell.recorded_at,
            source: self.texts.get(cell.source),
            because: self.texts.get(cell.because),
            note: self.texts.get(cell.note),
        }
    }
}

impl Observations {
    /// What counts now in the collection of `layout`, by period, parts and question as they first appear in its file.
    pub fn current<'a>(&'a self, layout: &Layout<'_>) -> impl Iterator<Item = Observation<'a>> {
        let dimensions = layout.dimensions.len();
        let recorded = self.collections.get(&layout.collection.id).into_iter();
        recorded
            .flat_map(move |recorded| recorded.current.iter().map(move |cell| recorded.observation(cell, dimensions)))
    }

    /// The periods for which the collection of `layout` has answers, the earliest first.
    pub fn periods<'a>(&'a self, layout: &Layout<'_>) -> Vec<&'a Period> {
        let recorded = self.collections.get(&layout.collection.id);
        let mut periods: Vec<_> = recorded.into_iter().flat_map(|recorded| &recorded.periods).collect();
        periods.sort();
        periods
    }

    /// The answer that counts for a question, a period and a category of each breakdown.
    pub fn find<'a>(
        &'a self,
        layout: &Layout<'_>,
        question: &str,
        period: &Period,
        parts: &[&str],
    ) -> Option<Observation<'a>> {
        let recorded = self.collections.get(&layout.collection.id)?;
        let key = recorded.key(question, period, parts)?;
        let found = recorded.current.partition_point(|cell| cell.key() < key);
        let cell = recorded.current.get(found).filter(|cell| cell.key() == key)?;
        Some(recorded.observation(cell, layout.dimensions.len()))
    }

    /// The answers that the one of [`Observations::find`] took the place of, the earliest first.
    pub fn history<'a>(
        &'a self,
        layout: &Layout<'_>,
        question: &str,
        period: &Period,
        parts: &[&str],
    ) -> Vec<Observation<'a>> {
        let Some(recorded) = self.collections.get(&layout.collection.id) else { return Vec::new() };
        let Some(key) = recorded.key(question, period, parts) else { return Vec::new() };
        let from = recorded.superseded.partition_point(|cell| cell.key() < key);
        let cells = recorded.superseded[from..].iter().take_while(|cell| cell.key() == key);
        cells.map(|cell| recorded.observation(cell, layout.dimensions.len())).collect()
    }

    pub(crate) fn recorded(&self, collection: ItemId) -> Option<&Recorded> {
        self.collections.get(&collection)
    }
}

type Key = (u32, u32, u32);

impl Cell {
    fn key(&self) -> Key {
        (self.period, self.parts, self.question)
    }
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

    /// How many breakdowns have a column, those that the plan no longer names included.
    pub(crate) fn len(&self) -> usize {
        self.recorded.combinations.all[self.cells[0].parts as usize].len()
    }

    /// The number answered to the question at place `question` of the collection, with what is known of it.
    pub(crate) fn number(&self, question: usize) -> Option<(Decimal, Quality, Time)> {
        let cell = self.cells.iter().find(|cell| cell.question as usize == question)?;
        let number = match cell.answer {
            Held::Number(number) => number,
            Held::Text(id) => Answer::Text(self.recorded.texts.get(id).to_owned()).number()?,
            Held::Missing => return None,
        };
        Some((number, cell.quality, cell.recorded_at))
    }
}

impl Recorded {
    fn key(&self, question: &str, period: &Period, parts: &[&str]) -> Option<Key> {
        let id = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok());
        let period = id(self.periods.iter().position(|known| known.text == period.text))?;
        let question = id(self.questions.iter().position(|known| known == question))?;
        let mut parts: Vec<u32> =
            parts.iter().map(|part| self.texts.known.get(*part).copied()).collect::<Option<_>>()?;
        // Columns that the plan no longer names are empty in what it asks for.
        let width = self.combinations.all.first()?.len();
        if parts.len() < width {
            parts.resize(width, self.texts.known.get("").copied()?);
        }
        Some((period, *self.combinations.known.get(parts.as_slice())?, question))
    }

    /// The groups of every period that have the category of `fixed` in each breakdown where it names one; in no order of
    /// periods.
    pub(crate) fn by_period(&self, fixed: &[Option<&str>]) -> impl Iterator<Item = (&Period, Vec<Group<'_>>)> {
        let wanted = self.combinations_with(fixed);
        self.in_periods().filter_map(move |(period, cells)| {
            let groups = match &wanted {
                None => self.groups(cells).collect(),
                Some(wanted) => wanted.iter().filter_map(|parts| self.group(cells, *parts)).collect::<Vec<_>>(),
            };
            (!groups.is_empty()).then_some((period, groups))
        })
    }

    /// The periods with what counts in them.
    fn in_periods(&self) -> impl Iterator<Item = (&Period, &[Cell])> {
        // The cells of a period stand together, in the order of the periods.
        let ends = self.ends.get_or_init(|| {
            let end = |period| self.current.partition_point(|cell| (cell.period as usize) <= period);
            (0..self.periods.len()).map(end).collect()
        });
        let starts = std::iter::once(&0).chain(ends);
        self.periods.iter().zip(starts.zip(ends)).map(|(period, (start, end))| (period, &self.current[*start..*end]))
    }

    /// The groups of the cells of one period.
    fn groups<'a>(&'a self, cells: &'a [Cell]) -> impl Iterator<Item = Group<'a>> {
        cells.chunk_by(|one, other| one.parts == other.parts).map(|cells| Group { recorded: self, cells })
    }

    /// The group of the combination `parts` among the cells of one period.
    fn group<'a>(&'a self, cells: &'a [Cell], parts: u32) -> Option<Group<'a>> {
        let from = cells.partition_point(|cell| cell.parts < parts);
        let length = cells[from..].partition_point(|cell| cell.parts == parts);
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

impl Observations {
    /// The combinations of categories for which anything was answered in `period`.
    pub(crate) fn reporters<'a>(&'a self, layout: &Layout<'_>, period: &Period) -> BTreeSet<Vec<&'a str>> {
        let Some(recorded) = self.collections.get(&layout.collection.id) else { return BTreeSet::new() };
        let groups = recorded.in_periods().filter(|(known, _)| *known == period);
        let groups = groups.flat_map(|(_, cells)| recorded.groups(cells));
        groups.map(|group| (0..layout.dimensions.len()).map(|at| group.part(at)).collect()).collect()
    }
}

//! All observations of a plan in memory: what counts now, and what it took the place of.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use milepost_plan::calendar::{self, Period};
use milepost_plan::{ItemId, Plan};

use crate::answer::{Answer, Quality};
use crate::data::{Files, Row, Rows, Status, Time, data_path};
use crate::fault::Fault;
use crate::layout::Layout;
use crate::orphan::orphans;
use crate::recorded::{Cell, Held, Provenance, Recorded};
use crate::series;
use crate::shelf::{Read, Rows as External};
use crate::stored;

/// More faults of one file than these are not listed one by one.
const MOST_FAULTS: usize = 100;

/// Everything that was measured, by collection; and what files that others maintain say about metrics.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    collections: BTreeMap<ItemId, Read<Recorded>>,
    /// By the entry `observed` that names the file.
    pub(crate) external: BTreeMap<ItemId, Read<External>>,
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
                let read = || Arc::new(read(&layout, &path, source));
                let found = match files.shelf(&path) {
                    Some(shelf) => shelf.recorded.get(layout.name.to_owned(), &Asked(&layout), read),
                    None => read(),
                };
                faults.extend_from_slice(&found.1);
                observations.collections.insert(layout.collection.id, found);
            }
            Err(why) => faults.push(Fault::of_file(&path, format!("it cannot be read: {why}"))),
        }
    }
    faults.extend(orphans(plan, files));
    for observed in plan.all("observed") {
        if let Some(path) = observed.text("path") {
            let found = series::external(observed, path, files);
            faults.extend_from_slice(&found.1);
            observations.external.insert(observed.id, found);
        }
    }
    (observations, faults)
}

/// Everything by which two collections of one name read the same file otherwise.
struct Asked<'r, 'a>(&'r Layout<'a>);

impl Hash for Asked<'_, '_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let layout = self.0;
        layout.collection.plan().calendar().hash(state);
        layout.dimensions.len().hash(state);
        for dimension in &layout.dimensions {
            (&dimension.column, dimension.categories().len()).hash(state);
            for category in dimension.categories() {
                category.name.hash(state);
            }
        }
        for question in &layout.questions {
            (question.name, &question.kind).hash(state);
        }
    }
}

/// Reads one data file.
fn read(layout: &Layout<'_>, path: &str, source: impl std::io::Read) -> (Recorded, Vec<Fault>) {
    let mut recorded = Recorded::of(layout);
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
        let provenance = Provenance {
            recorded_at: row.recorded_at,
            source: recorded.texts.id(&row.source),
            because: recorded.texts.id(&row.because),
            note: recorded.texts.id(&row.note),
        };
        Ok(Some(Cell {
            period,
            parts: recorded.combinations.id(&parts),
            question: u16::try_from(question).map_err(|_| fault("the plan asks too many questions".into(), ""))?,
            quality: row.quality,
            answer,
            provenance: recorded.provenances.id(provenance),
        }))
    }

    fn duplicates(&mut self, recorded: &Recorded) {
        let twice = recorded.current.windows(2).filter(|pair| pair[0].key() == pair[1].key());
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

impl Observations {
    /// What counts now in the collection of `layout`, by period, parts and question as they first appear in its file.
    pub fn current<'a>(&'a self, layout: &Layout<'_>) -> impl Iterator<Item = Observation<'a>> {
        let dimensions = layout.dimensions.len();
        let recorded = self.recorded(layout.collection.id).into_iter();
        recorded
            .flat_map(move |recorded| recorded.current.iter().map(move |cell| recorded.observation(cell, dimensions)))
    }

    /// The periods for which the collection of `layout` has answers, the earliest first.
    pub fn periods<'a>(&'a self, layout: &Layout<'_>) -> Vec<&'a Period> {
        let recorded = self.recorded(layout.collection.id);
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
        let recorded = self.recorded(layout.collection.id)?;
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
        let Some(recorded) = self.recorded(layout.collection.id) else { return Vec::new() };
        let Some(key) = recorded.key(question, period, parts) else { return Vec::new() };
        let from = recorded.superseded.partition_point(|cell| cell.key() < key);
        let cells = recorded.superseded[from..].iter().take_while(|cell| cell.key() == key);
        cells.map(|cell| recorded.observation(cell, layout.dimensions.len())).collect()
    }

    pub(crate) fn recorded(&self, collection: ItemId) -> Option<&Recorded> {
        self.collections.get(&collection).map(|read| &read.0)
    }
}

impl Observations {
    /// The combinations of categories for which anything was answered in `period`.
    pub(crate) fn reporters<'a>(&'a self, layout: &Layout<'_>, period: &Period) -> HashSet<Vec<&'a str>> {
        let Some(recorded) = self.recorded(layout.collection.id) else { return HashSet::new() };
        let groups = recorded.in_periods().filter(|(known, _)| *known == period);
        let groups = groups.flat_map(|(_, cells)| recorded.groups(cells));
        groups.map(|group| (0..layout.dimensions.len()).map(|at| group.part(at)).collect()).collect()
    }
}

//! Records answers: a data file and batches go in, and the new data file comes out, all as streams in the same order.

use std::borrow::Cow;
use std::io::{Read, Write};
use std::iter::Peekable;

use rust_decimal::Decimal;

use crate::answer::Quality;
use crate::batch::{Batch, Stamp};
use crate::data::{Row, Rows, Status, Writer};
use crate::fault::Fault;
use crate::layout::Layout;

/// More changes than these are counted, and not listed one by one.
const MOST_CHANGES: usize = 1000;
/// More faults than these are not listed one by one.
const MOST_FAULTS: usize = 100;

/// What recording does to the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Answers to what was not answered before.
    pub added: usize,
    /// Answers that take the place of others.
    pub revised: usize,
    /// Answers that were recorded already.
    pub unchanged: usize,
    /// Answers that this very file gave already, and that were revised since: the revision stays.
    pub outdated: usize,
    /// Revisions of firm figures for which nobody says why.
    pub unexplained: usize,
    /// What is added and revised, in the order of the file; the first of them.
    pub changes: Vec<Change>,
}

impl Merged {
    /// Whether the data change.
    pub fn is_change(&self) -> bool {
        self.added + self.revised > 0
    }
}

/// One answer that is added or revised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The period.
    pub period: String,
    /// The category of each breakdown; empty for all together.
    pub parts: Vec<String>,
    /// The name of the question.
    pub question: String,
    /// What counted before, and how firm it was; nothing where there was nothing.
    pub before: Option<(String, Quality)>,
    /// What counts now.
    pub after: (String, Quality),
    /// Why it takes the place of the earlier answer.
    pub because: String,
}

/// Why nothing can be recorded.
#[derive(Debug)]
pub enum Unmergeable {
    /// The data file has faults, which recording would hide.
    Faults(Vec<Fault>),
    /// The rows of the data file are in another order, as after a merge in git: they are to be sorted first.
    Disorder,
    /// The new file cannot be written.
    Write(std::io::Error),
}

impl From<std::io::Error> for Unmergeable {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error)
    }
}

/// Merges sorted batches, one after another, into the data file `path` of `layout`, whose present content is `old`, and
/// writes the new content to `target`. Neither is held in memory. Gives for each batch what it does to the data.
///
/// # Errors
/// [`Unmergeable`]; what was written then is of no use.
pub fn merge<W: Write>(
    layout: &Layout<'_>,
    path: &str,
    old: Option<impl Read>,
    batches: &[(&Batch, &Stamp)],
    target: W,
) -> Result<Vec<Merged>, Unmergeable> {
    let known: Vec<&str> = layout.dimensions.iter().map(|dimension| dimension.column.as_str()).collect();
    let Some(old) = old else {
        let mut writer = Writer::new(target, known.iter().copied())?;
        return run(std::iter::empty(), known.len(), batches, &mut writer).and_then(|merged| {
            writer.finish()?.flush()?;
            Ok(merged)
        });
    };
    let rows = Rows::open(path, old).map_err(|fault| Unmergeable::Faults(vec![fault]))?;
    let columns = Columns::of(&known, &rows);
    let mut writer = Writer::new(target, columns.names.iter().map(String::as_str))?;
    let merged = run(Old { rows, columns: &columns, last: None }, columns.names.len(), batches, &mut writer)?;
    writer.finish()?.flush()?;
    Ok(merged)
}

/// Writes the data file `path` of `layout`, whose content is `old`, in its order to `target`. All rows are in memory.
///
/// # Errors
/// [`Unmergeable`].
pub fn sort<W: Write>(layout: &Layout<'_>, path: &str, old: impl Read, target: W) -> Result<(), Unmergeable> {
    let known: Vec<&str> = layout.dimensions.iter().map(|dimension| dimension.column.as_str()).collect();
    let mut rows = Rows::open(path, old).map_err(|fault| Unmergeable::Faults(vec![fault]))?;
    let columns = Columns::of(&known, &rows);
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    while let Some((_, row)) = rows.next_row() {
        match row {
            Ok(row) => all.push(columns.placed(row.into_owned())),
            Err(fault) => faults.push(fault),
        }
        if faults.len() > MOST_FAULTS {
            break;
        }
    }
    if !faults.is_empty() {
        return Err(Unmergeable::Faults(faults));
    }
    all.sort_by(Row::order);
    // Both sides of a merge in git may have recorded the same.
    all.dedup();
    let mut writer = Writer::new(target, columns.names.iter().map(String::as_str))?;
    for row in &all {
        writer.row(row)?;
    }
    writer.finish()?.flush()?;
    Ok(())
}

/// The breakdowns of the new file: those of the plan, then those that only the old file has.
struct Columns {
    names: Vec<String>,
    /// Where each stands among the breakdowns of the old file.
    places: Vec<Option<usize>>,
}

impl Columns {
    fn of<R: Read>(known: &[&str], rows: &Rows<R>) -> Self {
        let found: Vec<String> = rows.parts().map(str::to_owned).collect();
        let mut names: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        names.extend(found.iter().filter(|name| !known.contains(&name.as_str())).cloned());
        let places = names.iter().map(|name| found.iter().position(|column| column == name)).collect();
        Self { names, places }
    }

    fn placed(&self, mut row: Row<'static>) -> Row<'static> {
        if self.places.iter().enumerate().any(|(at, place)| *place != Some(at)) {
            let part = |place: &Option<usize>| place.map_or(Cow::Borrowed(""), |place| row.parts[place].clone());
            row.parts = self.places.iter().map(part).collect();
        }
        row
    }
}

/// The rows of the old file, as the new one has them, as long as they are in order.
struct Old<'a, R> {
    rows: Rows<R>,
    columns: &'a Columns,
    last: Option<Row<'static>>,
}

impl<R: Read> Iterator for Old<'_, R> {
    type Item = Result<Row<'static>, Unmergeable>;

    fn next(&mut self) -> Option<Self::Item> {
        let (_, row) = self.rows.next_row()?;
        let row = match row {
            Ok(row) => self.columns.placed(row.into_owned()),
            Err(fault) => {
                let mut faults = vec![fault];
                while let Some((_, row)) = self.rows.next_row() {
                    faults.extend(row.err());
                    if faults.len() >= MOST_FAULTS {
                        break;
                    }
                }
                return Some(Err(Unmergeable::Faults(faults)));
            }
        };
        if self.last.as_ref().is_some_and(|last| last.key() > row.key()) {
            return Some(Err(Unmergeable::Disorder));
        }
        self.last = Some(row.clone());
        Some(Ok(row))
    }
}

fn run<W: Write>(
    old: impl Iterator<Item = Result<Row<'static>, Unmergeable>>,
    width: usize,
    batches: &[(&Batch, &Stamp)],
    writer: &mut Writer<W>,
) -> Result<Vec<Merged>, Unmergeable> {
    let mut merged = vec![Merged::default(); batches.len()];
    let mut old = old.peekable();
    let mut failure = None;
    let mut same: Vec<Row<'_>> = Vec::new();
    for (at, mut new) in InOrder::of(batches, width) {
        if same.first().is_none_or(|row| row.key() != new.key()) {
            write_group(&mut same, writer)?;
            // Everything that comes before.
            while let Some(row) = old.next_if(|row| row.as_ref().is_ok_and(|row| row.key() < new.key())) {
                writer.row(&row?)?;
            }
            while let Some(row) = old.next_if(|row| row.as_ref().is_ok_and(|row| row.key() == new.key())) {
                same.push(row?);
            }
            if let Some(Err(_)) = old.peek() {
                failure = old.next();
                break;
            }
        }
        merged[at].place(&mut same, &mut new, batches[at].1);
    }
    write_group(&mut same, writer)?;
    for row in failure.into_iter().chain(old) {
        writer.row(&row?)?;
    }
    Ok(merged)
}

/// Writes the rows that are about the same, and forgets them.
fn write_group<W: Write>(same: &mut Vec<Row<'_>>, writer: &mut Writer<W>) -> std::io::Result<()> {
    same.sort_by(Row::order);
    same.drain(..).try_for_each(|row| writer.row(&row))
}

/// The rows of sorted batches in the order of data files; of those about the same the one of the first batch first.
struct InOrder<'a> {
    sources: Vec<Peekable<Box<dyn Iterator<Item = Row<'a>> + 'a>>>,
}

impl<'a> InOrder<'a> {
    fn of(batches: &[(&'a Batch, &'a Stamp)], width: usize) -> Self {
        let rows = |(batch, stamp): &(&'a Batch, &'a Stamp)| -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
            Box::new(batch.rows(width, stamp))
        };
        Self { sources: batches.iter().map(|batch| rows(batch).peekable()).collect() }
    }
}

impl<'a> Iterator for InOrder<'a> {
    type Item = (usize, Row<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut first: Option<(usize, &Row<'a>)> = None;
        for (at, source) in self.sources.iter_mut().enumerate() {
            if let Some(row) = source.peek().filter(|row| first.is_none_or(|(_, first)| row.key() < first.key())) {
                first = Some((at, row));
            }
        }
        let at = first?.0;
        Some((at, self.sources[at].next()?))
    }
}

impl Merged {
    /// Puts `new` among the rows that are about the same, unless it is there already.
    fn place<'a>(&mut self, same: &mut Vec<Row<'a>>, new: &mut Row<'a>, stamp: &Stamp) {
        let says_same = |row: &Row<'_>| row.quality == new.quality && equal(&row.value, &new.value);
        let current = same.iter().position(|row| row.status == Status::Current);
        if current.is_some_and(|at| says_same(&same[at]) && (new.note.is_empty() || same[at].note == new.note)) {
            self.unchanged += 1;
            return;
        }
        // The same file once more, after another one corrected it.
        if same.iter().any(|row| row.source == new.source && says_same(row) && row.note == new.note) {
            self.outdated += 1;
            return;
        }
        let before = current.map(|at| (same[at].value.to_string(), same[at].quality));
        match &before {
            None => self.added += 1,
            Some((value, quality)) => {
                self.revised += 1;
                let same_value = equal(value, &new.value);
                let firm = matches!(quality, Quality::Final | Quality::Revised | Quality::Imputed);
                new.because = if !stamp.why.is_empty() {
                    Cow::Owned(stamp.why.clone())
                } else if same_value && *quality == new.quality {
                    Cow::Borrowed("a remark was added")
                } else if same_value {
                    Cow::Owned(format!("{} after {}", new.quality.word(), quality.word()))
                } else if !new.note.is_empty() {
                    new.note.clone()
                } else if firm {
                    self.unexplained += 1;
                    Cow::Borrowed("")
                } else {
                    Cow::Owned(format!("the earlier figure was {}", quality.word().replace('_', " ")))
                };
            }
        }
        if self.changes.len() < MOST_CHANGES {
            self.changes.push(Change {
                period: new.period.to_string(),
                parts: new.parts.iter().map(ToString::to_string).collect(),
                question: new.question.to_string(),
                before,
                after: (new.value.to_string(), new.quality),
                because: new.because.to_string(),
            });
        }
        for row in same.iter_mut() {
            row.status = Status::Superseded;
        }
        same.push(new.clone());
    }
}

/// Whether two answers say the same: `62` and `62.0` do.
fn equal(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<Decimal>().ok();
    one == other || number(one).is_some_and(|number_one| Some(number_one) == number(other))
}

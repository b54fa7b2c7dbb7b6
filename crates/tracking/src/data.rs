//! The data files: `data/COLLECTION.csv` beside the plan, one row for each answer, read and written as a stream.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::io::{BufReader, Read, Write};

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use csv::StringRecord;

use crate::answer::Quality;
use crate::fault::Fault;
use crate::layout::{AFTER_PARTS, PERIOD};
use crate::numbers::RowNumbers;
use crate::shelf::Shelf;

/// Where files of data come from: a disk, an editor, a test.
pub trait Files {
    /// The file at `path`, which has `/` between its parts and is relative to the plan's folder; nothing where there is none.
    ///
    /// # Errors
    /// A few words that say why it cannot be read.
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String>;

    /// The names of the files in `folder`, where they can be listed.
    fn list(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    /// Where what is read from the file at `path` is kept for the next reading; nothing where files are read once.
    fn shelf(&self, _path: &str) -> Option<&Shelf> {
        None
    }
}

/// A folder without any file: nothing was recorded yet.
#[derive(Clone, Copy, Debug)]
pub struct NoFiles;

impl Files for NoFiles {
    fn open(&self, _: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        Ok(None)
    }
}

/// The folder of the data files, from the plan's.
pub(crate) const DATA: &str = "data";

/// The data file of the collection `name`, from the plan's folder.
pub fn data_path(name: &str) -> String {
    format!("{DATA}/{name}.csv")
}

/// A moment in Coordinated Universal Time, to the second: `2026-11-03T14:05:09Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub NaiveDateTime);

impl Time {
    /// The moment that `text` names, in its one spelling, so that order as text is order in time.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
        if bytes.len() != 20 || marks.iter().any(|&(at, mark)| bytes[at] != mark) {
            return None;
        }
        let number = |from: usize, to: usize| {
            bytes[from..to]
                .iter()
                .try_fold(0, |number: u32, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
        };
        let day = NaiveDate::from_ymd_opt(number(0, 4)?.cast_signed(), number(5, 7)?, number(8, 10)?)?;
        day.and_hms_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?).map(Self)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, time) = (self.0.date(), self.0.time());
        write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day())?;
        write!(f, "T{:02}:{:02}:{:02}Z", time.hour(), time.minute(), time.second())
    }
}

/// Whether a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Current,
    /// A later row took its place.
    Superseded,
}

impl Status {
    /// The word of the data files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Superseded => "superseded",
        }
    }
}

/// One answer as a data file has it. All its texts are as they were answered, without the guard against formulas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The period, spelt as [`milepost_plan::Cadence`] spells it.
    pub period: Cow<'a, str>,
    /// The category of each breakdown, in the order of the columns; empty where the answer is about all of them together.
    pub parts: Vec<Cow<'a, str>>,
    /// The name of the question.
    pub question: Cow<'a, str>,
    /// The answer; empty where there is none.
    pub value: Cow<'a, str>,
    /// How firm it is, or why there is none.
    pub quality: Quality,
    /// Whether it counts.
    pub status: Status,
    /// When it was recorded.
    pub recorded_at: Time,
    /// The file from which it was recorded.
    pub source: Cow<'a, str>,
    /// Why it took the place of an earlier row.
    pub because: Cow<'a, str>,
    /// A remark of those who answered.
    pub note: Cow<'a, str>,
}

impl Row<'_> {
    /// The order of rows in a file: by period, parts and question as bytes, then as they were recorded.
    pub fn order(&self, other: &Row<'_>) -> Ordering {
        self.key().cmp(&other.key()).then_with(|| {
            let rank = |status: Status, at: Time| (status == Status::Current, at);
            rank(self.status, self.recorded_at).cmp(&rank(other.status, other.recorded_at))
        })
    }

    /// What the row is about: of the rows with the same key one counts.
    pub fn key(&self) -> (&str, &[Cow<'_, str>], &str) {
        (&self.period, &self.parts, &self.question)
    }

    /// The same row, independent of where it was read.
    pub fn into_owned(self) -> Row<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Row {
            period: owned(self.period),
            parts: self.parts.into_iter().map(owned).collect(),
            question: owned(self.question),
            value: owned(self.value),
            quality: self.quality,
            status: self.status,
            recorded_at: self.recorded_at,
            source: owned(self.source),
            because: owned(self.because),
            note: owned(self.note),
        }
    }
}

/// Marks a text so that no spreadsheet takes it for a formula; [`unguarded`] takes the mark away.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

pub(crate) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| looks_like_formula(rest)).unwrap_or(text)
}

fn looks_like_formula(text: &str) -> bool {
    // A plain negative number is a number everywhere.
    let number = text.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_digit())
            && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    let first = text.trim_start().chars().next();
    !number && first.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '\'' | '＝' | '＋' | '－' | '＠'))
}

/// The rows of a data file, one after the other.
pub struct Rows<R> {
    file: String,
    reader: csv::Reader<BufReader<R>>,
    record: StringRecord,
    numbers: RowNumbers,
    head: Vec<String>,
    /// Where the columns of the breakdowns stand.
    parts: Vec<usize>,
    /// Where the fixed columns stand: the period, then those of [`AFTER_PARTS`].
    fixed: [usize; 9],
    /// Whether the source failed: reading on would fail for ever.
    ended: bool,
}

impl<R: Read> Rows<R> {
    /// Reads the head of the data file `file`.
    ///
    /// # Errors
    /// What is wrong with the head.
    pub fn open(file: &str, source: R) -> Result<Self, Fault> {
        // Lengths are checked here, where a conflict that git left can be told from a missing comma.
        let (mut numbers, source) = RowNumbers::looking_at(source);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source);
        let mut record = StringRecord::new();
        let there = reader.read_record(&mut record).map_err(|error| unreadable(file, &error, numbers))?;
        numbers.read(record.iter().map(str::as_bytes));
        let head: Vec<String> = record.iter().map(|name| name.trim().to_owned()).collect();
        if !there || head.iter().all(String::is_empty) {
            return Err(Fault::of_file(file, "it is empty; a data file begins with the names of its columns").in_row(1));
        }
        if head.len() == 1 && head[0].contains([';', '\t']) {
            let message = "its columns must have commas between them; it was saved by a spreadsheet in another form";
            return Err(Fault::of_file(file, message).in_row(1));
        }
        let mut fixed = [0; 9];
        for (place, name) in fixed.iter_mut().zip([PERIOD].into_iter().chain(AFTER_PARTS)) {
            *place = head.iter().position(|found| found == name).ok_or_else(|| {
                Fault::of_file(file, format!("there must be a column `{name}`; see `docs/data.md`")).in_row(1)
            })?;
        }
        if let Some(twice) = head.iter().enumerate().find(|(at, name)| head[..*at].contains(name)) {
            let fault = Fault::of_file(file, "two columns have the same name").in_row(1);
            return Err(fault.in_column(twice.0, twice.1.clone()));
        }
        let parts = (0..head.len()).filter(|place| !fixed.contains(place)).collect();
        Ok(Self { file: file.to_owned(), reader, record, numbers, head, parts, fixed, ended: false })
    }

    /// The names of the columns that are breakdowns.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts.iter().map(|&place| self.head[place].as_str())
    }

    /// The next row and its number as a spreadsheet counts; nothing at the end. After a fault the next row can be read.
    pub fn next_row(&mut self) -> Option<(u64, Result<Row<'_>, Fault>)> {
        if self.ended {
            return None;
        }
        match self.reader.read_record(&mut self.record) {
            Ok(false) => None,
            Ok(true) => {
                let number = self.numbers.number(self.record.position());
                self.numbers.read(self.record.iter().map(str::as_bytes));
                Some((number, self.row(number)))
            }
            Err(error) => {
                let number = self.numbers.number(error.position().or(self.record.position()));
                self.ended = matches!(error.kind(), csv::ErrorKind::Io(_));
                Some((number, Err(unreadable(&self.file, &error, self.numbers))))
            }
        }
    }

    fn row(&self, line: u64) -> Result<Row<'_>, Fault> {
        let fault = |message: String| Fault::of_file(&self.file, message).in_row(line);
        let record = &self.record;
        if record
            .get(0)
            .is_some_and(|first| ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| first.starts_with(mark)))
        {
            let message = "git left a conflict here: keep the rows of both sides, and delete the lines that mark it";
            return Err(fault(message.into()));
        }
        if record.len() != self.head.len() {
            let (found, expected) = (record.len(), self.head.len());
            return Err(fault(format!("it has {found} columns, and the head has {expected}")));
        }
        let [period, question, value, quality, status, recorded_at, source, because, note] =
            self.fixed.map(|place| &record[place]);
        let wrong = |at: usize, message: String| {
            Err(fault(message)
                .in_column(self.fixed[at], &self.head[self.fixed[at]])
                .with_found(&record[self.fixed[at]]))
        };
        let Some(quality) = (if quality.is_empty() { Some(Quality::Final) } else { Quality::from_word(quality) })
        else {
            let words = Quality::ALL.map(Quality::word).join(", ");
            return wrong(3, format!("expected one of {words}"));
        };
        let status = match status {
            "current" => Status::Current,
            "superseded" => Status::Superseded,
            _ => return wrong(4, "expected current or superseded".into()),
        };
        let Some(recorded_at) = Time::read(recorded_at) else {
            return wrong(5, "expected a moment such as 2026-11-03T14:05:09Z".into());
        };
        if value.is_empty() == quality.has_value() {
            let message = if value.is_empty() {
                "a row without a value says in `quality` why: not_available, confidential or not_applicable".to_owned()
            } else {
                format!("a row whose quality is {} has no value", quality.word())
            };
            return wrong(2, message);
        }
        Ok(Row {
            period: Cow::Borrowed(period),
            parts: self.parts.iter().map(|&place| Cow::Borrowed(unguarded(&record[place]))).collect(),
            question: Cow::Borrowed(question),
            value: Cow::Borrowed(unguarded(value)),
            quality,
            status,
            recorded_at,
            source: Cow::Borrowed(unguarded(source)),
            because: Cow::Borrowed(unguarded(because)),
            note: Cow::Borrowed(unguarded(note)),
        })
    }
}

fn unreadable(file: &str, error: &csv::Error, numbers: RowNumbers) -> Fault {
    let row = error.position().map(|position| numbers.number(Some(position)));
    let message = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "it is not text in UTF-8".to_owned(),
        csv::ErrorKind::Io(error) => format!("it cannot be read: {error}"),
        other => format!("it cannot be read: {other:?}"),
    };
    let fault = Fault::of_file(file, message);
    match row {
        Some(row) => fault.in_row(row),
        None => fault,
    }
}

/// Writes a data file.
pub struct Writer<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    /// Writes the head, with the breakdowns `parts`.
    ///
    /// # Errors
    /// When `target` cannot be written.
    pub fn new<'a>(target: W, parts: impl Iterator<Item = &'a str>) -> std::io::Result<Self> {
        let mut writer = csv::WriterBuilder::new().from_writer(target);
        writer.write_record(std::iter::once(PERIOD).chain(parts).chain(AFTER_PARTS))?;
        Ok(Self { writer })
    }

    /// Writes `row`.
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn row(&mut self, row: &Row<'_>) -> std::io::Result<()> {
        let writer = &mut self.writer;
        writer.write_field(row.period.as_bytes())?;
        for part in &row.parts {
            writer.write_field(guarded(part).as_bytes())?;
        }
        writer.write_field(row.question.as_bytes())?;
        writer.write_field(guarded(&row.value).as_bytes())?;
        writer.write_field(row.quality.word())?;
        writer.write_field(row.status.word())?;
        writer.write_field(row.recorded_at.to_string())?;
        for text in [&row.source, &row.because, &row.note] {
            writer.write_field(guarded(text).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is left, and gives the target back.
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn finish(self) -> std::io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula_and_comes_back_as_it_was() {
        for text in ["=1+1", "+1", "-1+2", "@SUM(A1)", " =1", "\t=1", "＝1", "'=1", "'", "''", "-"] {
            assert_ne!(guarded(text), text);
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "-1", "-0.5", "a = b", "it's", "don't 'quote'"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }

    #[test]
    fn a_moment_has_one_spelling() {
        assert_eq!(Time::read("2026-11-03T14:05:09Z").unwrap().to_string(), "2026-11-03T14:05:09Z");
        for text in ["2026-11-03", "2026-11-03T14:05:09", "2026-11-3T14:05:09Z", "2026-13-03T14:05:09Z"] {
            assert_eq!(Time::read(text), None, "{text}");
        }
    }
}

//! Workbooks. Nothing in them is trusted: a small file may unpack to gigabytes, and formulas say what they like.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx};
use chrono::{NaiveDate, NaiveDateTime};
use milepost_tracking::FORM_SHEET;
use zip::ZipArchive;

use crate::cell::Cell;
use crate::number::{day, decimal};

/// The largest workbook, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// What a workbook unpacks to at most, in bytes.
const LARGEST_UNPACKED: u64 = 192 * 1024 * 1024;
/// The most files in a workbook.
const MOST_FILES: usize = 4096;
/// The most cells that are read.
const MOST_CELLS: usize = 3_000_000;
/// The most text in all cells together, in bytes: a text that many cells share counts for each.
const MOST_TEXT: usize = 128 * 1024 * 1024;

/// What a workbook says it is, in its hidden sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) form: String,
    pub(crate) collection: String,
    pub(crate) version: String,
    pub(crate) period: String,
    pub(crate) respondent: String,
}

/// The visible sheets of a workbook.
#[derive(Debug)]
pub(crate) struct Workbook {
    pub(crate) identity: Option<Identity>,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) checksum: u32,
}

/// One sheet: rows by their numbers from 0, cells by their columns from 0.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl Sheet {
    /// The rows with their numbers as people count, every cell in its column.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (u64, Vec<Cell>)> {
        /// Further to the right nobody looks.
        const WIDEST: usize = 2000;
        self.rows.iter().map(|(row, cells)| {
            let mut line = Vec::new();
            for (column, cell) in cells {
                let column = *column as usize;
                if column < WIDEST {
                    line.resize(column, Cell::Empty);
                    line.push(cell.clone());
                }
            }
            (u64::from(*row) + 1, line)
        })
    }
}

impl Workbook {
    /// Reads a workbook.
    ///
    /// # Errors
    /// Why it cannot be read, in a few words.
    pub(crate) fn open(source: impl Read) -> Result<Self, String> {
        let mut bytes = Vec::new();
        source.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("it cannot be read: {error}"))?;
        if bytes.len() as u64 > LARGEST {
            return Err("it is larger than 64 MB; send large returns as CSV".into());
        }
        let checksum = crc32fast::hash(&bytes);
        measured(&bytes)?;
        let damaged =
            |error: calamine::XlsxError| format!("it is no workbook that can be read, or it is damaged: {error}");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut left = Left { cells: MOST_CELLS, text: MOST_TEXT };
        let mut identity = None;
        let mut sheets = Vec::new();
        for about in book.sheets_metadata().to_vec() {
            if about.typ != SheetType::WorkSheet || (about.visible != SheetVisible::Visible && about.name != FORM_SHEET)
            {
                continue;
            }
            let rows = cells(&mut book, &about.name, &mut left)?;
            let sheet = Sheet { name: about.name, rows };
            if sheet.name == FORM_SHEET {
                identity = Some(sheet.identity());
            } else {
                sheets.push(sheet);
            }
        }
        Ok(Self { identity, sheets, checksum })
    }
}

impl Sheet {
    fn identity(&self) -> Identity {
        let mut identity = Identity::default();
        for (_, row) in self.rows() {
            let [key, value] =
                [0, 1].map(|at| row.get(at).map(|cell: &Cell| cell.shown().into_owned()).unwrap_or_default());
            match key.as_str() {
                "milepost_form" => identity.form = value,
                "collection" => identity.collection = value,
                "version" => identity.version = value,
                "period" => identity.period = value,
                "respondent" => identity.respondent = value,
                _ => {}
            }
        }
        identity
    }
}

/// How much may still be read.
struct Left {
    cells: usize,
    text: usize,
}

/// Unpacks everything once and throws it away: what a file says about its size may be wrong.
fn measured(bytes: &[u8]) -> Result<(), String> {
    let damaged = |why: &dyn std::fmt::Display| format!("it is no workbook that can be read, or it is damaged: {why}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MOST_FILES {
        return Err("it holds more files than any workbook".into());
    }
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| damaged(&error))?;
        left -= io::copy(&mut file.take(left), &mut io::sink()).map_err(|error| damaged(&error))?;
        if left == 0 {
            return Err("it unpacks to more than 192 MB, which no return does; it was not opened".into());
        }
    }
    Ok(())
}

fn cells(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    left: &mut Left,
) -> Result<BTreeMap<u32, BTreeMap<u32, Cell>>, String> {
    let damaged = |error: calamine::XlsxError| format!("its sheet “{name}” cannot be read: {error}");
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        let cell = match found.formula {
            Some(formula) => Cell::Formula(formula_text(&formula)),
            None => cell(&found.value),
        };
        if cell.is_empty() {
            continue;
        }
        let length = if let Cell::Text(text) | Cell::Formula(text) = &cell { text.len() } else { 0 };
        left.cells =
            left.cells.checked_sub(1).ok_or("it has more than three million cells; send large returns as CSV")?;
        left.text = left.text.checked_sub(length).ok_or("its cells hold more text than any return does")?;
        rows.entry(found.pos.0).or_default().insert(found.pos.1, cell);
    }
    drop(reader);
    // Where a number is shown as a percentage, people see a hundred times what the file holds.
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let shares: Vec<bool> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%')))
        .collect();
    while let Some((row, column, style)) = reader.next_style_id().map_err(damaged)? {
        if shares.get(style) == Some(&true)
            && let Some(cell) = rows.get_mut(&row).and_then(|row| row.get_mut(&column))
            && let Cell::Number(number) = *cell
        {
            *cell = Cell::Share(number);
        }
    }
    Ok(rows)
}

fn formula_text(formula: &calamine::XlsxFormulaMetadata) -> String {
    match formula {
        calamine::XlsxFormulaMetadata::Normal { formula } | calamine::XlsxFormulaMetadata::Shared { formula, .. } => {
            formula.chars().take(200).collect()
        }
        _ => "…".into(),
    }
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        #[expect(clippy::cast_precision_loss, reason = "beyond fifteen digits a workbook holds no number either")]
        DataRef::Int(number) => of_number(*number as f64),
        DataRef::Float(number) => of_number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
                .and_then(|day| day.and_hms_opt(hour.into(), minute.into(), second.into()))
                .map_or_else(|| of_number(time.as_f64()), Cell::Day)
        }
        DataRef::DateTime(time) => of_number(time.as_f64()),
        DataRef::DateTimeIso(text) => {
            let moment = text.parse::<NaiveDateTime>().or_else(|_| day(text).map(NaiveDateTime::from));
            moment.map_or_else(|_| Cell::of_text(text), Cell::Day)
        }
        DataRef::Error(error) => Cell::Error(Data::Error(error.clone()).to_string()),
    }
}

fn of_number(number: f64) -> Cell {
    decimal(number).map_or_else(|| Cell::Error("a number without end".into()), Cell::Number)
}

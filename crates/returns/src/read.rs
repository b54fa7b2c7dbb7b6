//! Reads a whole return.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use chrono::NaiveDate;
use milepost_diagnostics::did_you_mean;
use milepost_plan::Plan;
use milepost_tracking::{Batch, Column, Fault, Layout, Observations, Role, is_last_time};

use crate::cell::Cell;
use crate::form::{Heads, best, texts};
use crate::number::Sign;
use crate::row::{Good, Read as Row, Reader};
use crate::text::Text;
use crate::workbook::{Identity, Workbook};

/// More faults than these are counted, and not listed one by one.
const MOST_FAULTS: usize = 500;
/// So far down a sheet the heads are looked for.
const DEEPEST_HEAD: usize = 30;

/// What is said about a return beside what is in it.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// The collection; without it the file says which.
    pub collection: Option<&'a str>,
    /// The period of rows that name none.
    pub period: Option<&'a str>,
    /// The day on which it is read: later periods have not begun.
    pub today: NaiveDate,
}

/// What is in a return.
#[derive(Debug)]
pub struct Return<'a> {
    /// What its collection asks.
    pub layout: Layout<'a>,
    /// The answers of the rows that are right, in the order of data files.
    pub batch: Batch,
    /// The name of the file with its checksum, by which it is known again.
    pub source: String,
    /// How many rows are right.
    pub good: usize,
    /// How many rows were not filled in.
    pub blank: usize,
    /// How many rows have faults.
    pub bad: usize,
    /// What is wrong, the first of it; nothing where the whole return can be recorded.
    pub faults: Vec<Fault>,
    /// How many faults more there are.
    pub more_faults: usize,
    /// What is not wrong and yet to be looked at again.
    pub warnings: Vec<Fault>,
    /// The heads of columns that the form does not have, which are left alone.
    pub ignored: Vec<String>,
}

/// Reads the return `file` from `source`. `observations` tell which answers moved further than expected.
///
/// # Errors
/// Why nothing in it can be recorded at all.
pub fn read<'a>(
    plan: &'a Plan,
    observations: &Observations,
    file: &str,
    mut source: impl Read,
    chosen: Chosen<'_>,
) -> Result<Return<'a>, Vec<Fault>> {
    let refused = |message: String| vec![Fault::of_file(file, message)];
    let layouts: Vec<Layout<'a>> = plan.all("collection").filter_map(Layout::of).collect();
    let layouts = match chosen.collection {
        None => layouts,
        Some(name) => {
            let known: Vec<_> = layouts.iter().map(|layout| layout.name).collect();
            let unknown = || {
                let meant = did_you_mean(name, known.iter().copied()).unwrap_or_default();
                refused(format!("the plan has no collection `{name}`. {meant}").trim_end().to_owned())
            };
            vec![layouts.iter().find(|layout| layout.name == name).cloned().ok_or_else(unknown)?]
        }
    };
    if layouts.is_empty() {
        return Err(refused("the plan has no collection, and so nothing is asked".into()));
    }
    let mut start = [0; 4];
    let mut length = 0;
    while length < start.len() {
        match source.read(&mut start[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(refused(format!("it cannot be read: {error}"))),
        }
    }
    let start = &start[..length];
    let whole = Cursor::new(start).chain(source);
    match start {
        [b'P', b'K', ..] => of_workbook(layouts, observations, file, whole, chosen),
        [0xd0, 0xcf, 0x11, 0xe0] => Err(refused(
            "it is a workbook of before 2007 or has a password: save it as .xlsx without a password".into(),
        )),
        b"%PDF" => Err(refused("it is a PDF: send the workbook or the text file itself".into())),
        _ => of_text(&layouts, observations, file, whole, chosen),
    }
}

fn of_text<'a>(
    layouts: &[Layout<'a>],
    observations: &Observations,
    file: &str,
    source: impl Read,
    chosen: Chosen<'_>,
) -> Result<Return<'a>, Vec<Fault>> {
    let refused = |message: String| vec![Fault::of_file(file, message)];
    let columns: Vec<_> = layouts.iter().map(Layout::columns).collect();
    let score = |heads: &[String]| known(&columns, heads);
    let mut text = Text::open(source, score).map_err(refused)?;
    let mut heads = None;
    for _ in 0..DEEPEST_HEAD {
        match text.next_row() {
            Some(Ok((row, cells))) if score(&texts(&cells)) > 0 => {
                heads = Some((row, texts(&cells)));
                break;
            }
            Some(Ok(_)) => {}
            Some(Err(why)) => return Err(refused(why)),
            None => break,
        }
    }
    let Some((head_row, heads)) = heads else { return Err(refused(no_heads(layouts))) };
    let layout = chosen_layout(layouts, &heads).map_err(refused)?;
    let columns = layout.columns();
    let heads = Heads::find(&columns, heads);
    let faults = missing(file, None, head_row, &layout, &columns, &heads, None);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut state = State::new(&layout, &heads, &columns);
    let mut reader = reader(file, None, &layout, &columns, &heads, None, observations, chosen);
    reader.sign = text.sign;
    while let Some(found) = text.next_row() {
        match found {
            Ok((row, cells)) => state.take(&mut reader, row, &cells),
            Err(why) => {
                state.fault(vec![Fault::of_file(file, why)]);
                break;
            }
        }
    }
    let warnings = std::mem::take(&mut reader.warnings);
    drop(reader);
    let checksum = text.checksum();
    Ok(state.done(file, layout.clone(), checksum, warnings))
}

fn of_workbook<'a>(
    layouts: Vec<Layout<'a>>,
    observations: &Observations,
    file: &str,
    source: impl Read,
    chosen: Chosen<'_>,
) -> Result<Return<'a>, Vec<Fault>> {
    let refused = |message: String| vec![Fault::of_file(file, message)];
    let book = Workbook::open(source).map_err(refused)?;
    let identity = book.identity.as_ref().filter(|identity| !identity.collection.is_empty());
    let layouts = match identity {
        Some(identity) => vec![identified(&layouts, identity).map_err(refused)?],
        None => layouts,
    };
    let columns: Vec<_> = layouts.iter().map(Layout::columns).collect();
    let score = |heads: &[String]| known(&columns, heads);
    // In every sheet the row with the most heads.
    let mut tables: Vec<_> = book
        .sheets
        .iter()
        .filter_map(|sheet| {
            let rows = sheet.rows().take(DEEPEST_HEAD).map(|(row, cells)| (row, texts(&cells)));
            let (row, heads) = rows.max_by_key(|(row, heads)| (score(heads), std::cmp::Reverse(*row)))?;
            (score(&heads) > 0).then_some((sheet, row, heads))
        })
        .collect();
    // The cover names questions too; a table has most of the heads.
    let most = tables.iter().map(|(_, _, heads)| score(heads)).max().unwrap_or(0);
    tables.retain(|(_, _, heads)| score(heads) * 2 > most);
    let Some((_, _, heads)) = tables.first() else { return Err(refused(no_heads(&layouts))) };
    let layout = chosen_layout(&layouts, heads).map_err(refused)?;
    let columns = layout.columns();
    let mut faults = Vec::new();
    let tables: Vec<_> =
        tables.into_iter().map(|(sheet, row, heads)| (sheet, row, Heads::find(&columns, heads))).collect();
    for (sheet, row, heads) in &tables {
        faults.extend(missing(file, Some(&sheet.name), *row, &layout, &columns, heads, identity));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut warnings = Vec::new();
    let mut state = State::new(&layout, &tables[0].2, &columns);
    for (sheet, head_row, heads) in &tables {
        let mut reader = reader(file, Some(&sheet.name), &layout, &columns, heads, identity, observations, chosen);
        for (row, cells) in sheet.rows().filter(|(row, _)| row > head_row) {
            state.take(&mut reader, row, &cells);
        }
        warnings.append(&mut reader.warnings);
    }
    Ok(state.done(file, layout.clone(), book.checksum, warnings))
}

/// How many of `heads` a form has of which they name a question at least: the most of the forms with these `columns`.
fn known(columns: &[Vec<Column>], heads: &[String]) -> usize {
    let fits = columns.iter().map(|columns| crate::form::fit(columns, heads));
    fits.filter(|(answers, ..)| *answers > 0).map(|(answers, others, _)| answers + others).max().unwrap_or(0)
}

/// The collection that a workbook says it is of, if it is still the same.
fn identified<'a>(layouts: &[Layout<'a>], identity: &Identity) -> Result<Layout<'a>, String> {
    let Some(layout) = layouts.iter().find(|layout| layout.name == identity.collection) else {
        let known: Vec<_> = layouts.iter().map(|layout| layout.name).collect();
        return Err(format!("it is a form of `{}`, and here is {}", identity.collection, known.join(", ")));
    };
    if identity.form != "1" {
        return Err(format!("it is a form of kind `{}`, which a later Milepost may read", identity.form));
    }
    if identity.version != layout.version() {
        return Err(
            "it is a form of another version: since then the plan asks something else, or takes other answers. Copy the \
             answers into a new form, which `milepost build --only templates` makes"
                .into(),
        );
    }
    Ok(layout.clone())
}

fn chosen_layout<'a>(layouts: &[Layout<'a>], heads: &[String]) -> Result<Layout<'a>, String> {
    best(layouts, heads).cloned().map_err(|equal| {
        if equal.is_empty() {
            return no_heads(layouts);
        }
        let names: Vec<_> = equal.iter().map(|layout| layout.name).collect();
        format!("it may be of {}: say which with --collection", names.join(" or "))
    })
}

fn no_heads(layouts: &[Layout<'_>]) -> String {
    let names: Vec<_> = layouts.iter().map(|layout| format!("`{}`", layout.name)).collect();
    format!(
        "no row of it has the heads of a form of {}: the heads of the template must stay as they are",
        names.join(" or ")
    )
}

/// The columns that a table must have and has not, and those that it has twice.
fn missing(
    file: &str,
    sheet: Option<&str>,
    row: u64,
    layout: &Layout<'_>,
    columns: &[Column],
    heads: &Heads,
    identity: Option<&Identity>,
) -> Vec<Fault> {
    let place = |fault: Fault| {
        let mut fault = fault.in_row(row);
        fault.place.sheet = sheet.map(str::to_owned);
        fault
    };
    let given = |text: fn(&Identity) -> &String| identity.is_some_and(|identity| !text(identity).is_empty());
    let needed = |role: Role| match role {
        Role::Period => !given(|identity| &identity.period),
        Role::Part(at) => !(layout.dimensions[at].respondent && given(|identity| &identity.respondent)),
        Role::Answer(at) => !layout.questions[at].optional,
        Role::Quality | Role::Note => false,
    };
    let missing = columns.iter().zip(&heads.places).filter(|(column, place)| place.is_none() && needed(column.role));
    let mut faults: Vec<_> = missing
        .map(|(column, _)| {
            place(Fault::of_file(file, format!("there must be a column “{}” [{}]", column.title, column.name)))
        })
        .collect();
    let twice = heads.twice.iter().map(|at| {
        place(Fault::of_file(file, "another column has the same head").in_column(*at, heads.texts[*at].clone()))
    });
    faults.extend(twice);
    faults
}

#[expect(clippy::too_many_arguments, reason = "they are the parts of a reader")]
fn reader<'r, 'a>(
    file: &'r str,
    sheet: Option<&'r str>,
    layout: &'r Layout<'a>,
    columns: &'r [Column],
    heads: &'r Heads,
    identity: Option<&'r Identity>,
    observations: &'r Observations,
    chosen: Chosen<'r>,
) -> Reader<'r, 'a> {
    Reader {
        file,
        sheet,
        layout,
        columns,
        heads,
        identity,
        period: chosen.period,
        sign: Sign::Point,
        today: chosen.today,
        observations,
        recorded: observations.periods(layout),
        periods: HashMap::new(),
        categories: HashMap::new(),
        warnings: Vec::new(),
    }
}

/// What was read so far.
struct State {
    batch: Batch,
    version: String,
    good: usize,
    blank: usize,
    bad: usize,
    faults: Vec<Fault>,
    more_faults: usize,
    ignored: Vec<String>,
    /// The submissions of an export, by the time at which they were sent in.
    submissions: Option<Vec<(String, Good)>>,
    /// The file and the titles of the questions, for answers that are there twice.
    titles: Vec<String>,
}

impl State {
    fn new(layout: &Layout<'_>, heads: &Heads, columns: &[Column]) -> Self {
        let known = |at: usize| heads.places.contains(&Some(at));
        let ignored = heads.texts.iter().enumerate().filter(|(at, text)| !known(*at) && !text.is_empty());
        let export = heads.export.is_some();
        Self {
            batch: Batch::new(layout),
            version: layout.version(),
            good: 0,
            blank: 0,
            bad: 0,
            faults: Vec::new(),
            more_faults: 0,
            ignored: ignored
                .filter(|_| !export)
                .map(|(_, text)| text.clone())
                .filter(|text| !is_last_time(text))
                .collect(),
            submissions: export.then(Vec::new),
            titles: columns
                .iter()
                .filter(|column| matches!(column.role, Role::Answer(_)))
                .map(|column| column.title.clone())
                .collect(),
        }
    }

    fn fault(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            if self.faults.len() < MOST_FAULTS {
                self.faults.push(fault);
            } else {
                self.more_faults += 1;
            }
        }
    }

    fn take(&mut self, reader: &mut Reader<'_, '_>, row: u64, cells: &[Cell]) {
        let shown = |place: Option<usize>| {
            place.and_then(|place| cells.get(place)).map(|cell| cell.shown().into_owned()).unwrap_or_default()
        };
        let export = reader.heads.export.as_ref();
        if let Some(export) = export {
            let review = shown(export.review).to_lowercase();
            if matches!(review.as_str(), "rejected" | "not approved" | "validation_status_not_approved") {
                self.blank += 1;
                return;
            }
            let version = shown(export.version);
            if !version.is_empty() && version != self.version {
                let message = "it was filled in on a form of another version: since then the plan asks something else";
                self.bad += 1;
                let fault = reader.fault(row, None, &Cell::Empty, message.into());
                self.fault(vec![fault]);
                return;
            }
        }
        match reader.read(row, cells) {
            Row::Blank => self.blank += usize::from(cells.iter().any(|cell| !cell.is_empty())),
            Row::Bad(faults) => {
                self.bad += 1;
                self.fault(faults);
            }
            Row::Good(good) => {
                self.good += 1;
                match (&mut self.submissions, export) {
                    (Some(submissions), Some(export)) => submissions.push((shown(export.time), good)),
                    _ => self.add(&good),
                }
            }
        }
    }

    fn add(&mut self, good: &Good) {
        let parts: Vec<&str> = good.parts.iter().map(String::as_str).collect();
        self.batch.add(good.row, &good.period, &parts, &good.answers, &good.note);
    }

    fn done<'a>(mut self, file: &str, layout: Layout<'a>, checksum: u32, warnings: Vec<Fault>) -> Return<'a> {
        let export = self.submissions.is_some();
        if let Some(mut submissions) = self.submissions.take() {
            submissions.sort_by(|one, other| one.0.cmp(&other.0));
            for (_, good) in &submissions {
                self.add(good);
            }
        }
        let twice = self.batch.sort();
        if export {
            // What was sent in once more takes the place of what was sent in before.
            self.batch.keep_last();
        } else {
            let mut rows: Vec<_> = twice.iter().map(|twice| (twice.second, twice.first, twice.question)).collect();
            rows.sort_unstable();
            rows.dedup_by_key(|(second, first, _)| (*second, *first));
            self.bad += rows.len();
            self.good -= rows.len().min(self.good);
            let faults = rows.into_iter().map(|(second, first, question)| {
                let title = self.titles.get(question).map(String::as_str).unwrap_or_default();
                let message = format!("row {first} answers “{title}” for the same period and parts already");
                Fault::of_file(file, message).in_row(second)
            });
            let faults: Vec<_> = faults.collect();
            self.fault(faults);
            // Of two answers neither is known to be right.
            self.batch.drop_twice();
        }
        Return {
            layout,
            batch: self.batch,
            source: format!("{}#{checksum:08x}", last_part(file)),
            good: self.good,
            blank: self.blank,
            bad: self.bad,
            faults: self.faults,
            more_faults: self.more_faults,
            warnings,
            ignored: self.ignored,
        }
    }
}

/// The name of a file without its folders.
fn last_part(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

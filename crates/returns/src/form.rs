//! Finds the columns of a form in the heads of what was sent.

use milepost_tracking::{Column, Layout, Role};

use crate::cell::Cell;

/// Columns that exports of phone forms have, and that are no answers.
const OF_EXPORTS: [&str; 12] = [
    "_uuid",
    "_id",
    "_index",
    "_submission_time",
    "_validation_status",
    "KEY",
    "SubmissionDate",
    "instanceID",
    "meta/instanceID",
    "meta-instanceID",
    "milepost_form",
    "ReviewState",
];

/// The columns of a form, where they stand in a table.
#[derive(Debug)]
pub(crate) struct Heads {
    /// The heads in words.
    pub(crate) texts: Vec<String>,
    /// Where each column of the form stands.
    pub(crate) places: Vec<Option<usize>>,
    /// Where the table is an export of a phone form: its columns with the time, the version and the review of a submission.
    pub(crate) export: Option<Export>,
    /// Columns that have the same head as an earlier one.
    pub(crate) twice: Vec<usize>,
}

/// The columns by which submissions are told apart.
#[derive(Debug, Default)]
pub(crate) struct Export {
    pub(crate) time: Option<usize>,
    pub(crate) version: Option<usize>,
    pub(crate) review: Option<usize>,
}

impl Heads {
    pub(crate) fn find(columns: &[Column], texts: Vec<String>) -> Self {
        let mut places = vec![None; columns.len()];
        let mut twice = Vec::new();
        // Of a question with several answers an export has a column for each option, called after that of the question.
        let is_option = |text: &str| {
            text.trim().rsplit_once('/').is_some_and(|(whole, _)| texts.iter().any(|other| other.trim() == whole))
        };
        for (at, text) in texts.iter().enumerate().filter(|(_, text)| !is_option(text)) {
            if let Some(column) = column_of(columns, text) {
                match places[column] {
                    None => places[column] = Some(at),
                    Some(_) => twice.push(at),
                }
            }
        }
        let at = |names: &[&str]| names.iter().find_map(|name| texts.iter().position(|text| text.trim() == *name));
        let export = at(&OF_EXPORTS).map(|_| Export {
            time: at(&["SubmissionDate", "_submission_time", "end"]),
            version: at(&["milepost_form"]),
            review: at(&["ReviewState", "_validation_status"]),
        });
        Self { texts, places, export, twice }
    }

    /// How many columns of the form are there that hold answers, and how many others.
    pub(crate) fn score(&self, columns: &[Column]) -> (usize, usize) {
        let found = columns.iter().zip(&self.places).filter(|(_, place)| place.is_some());
        let answers = found.clone().filter(|(column, _)| matches!(column.role, Role::Answer(_))).count();
        (answers, found.count() - answers)
    }
}

/// The texts of a row of heads.
pub(crate) fn texts(row: &[Cell]) -> Vec<String> {
    row.iter().map(|cell| cell.shown().into_owned()).collect()
}

/// The form's column that `head` names: by the name in brackets at its end, by the name alone, perhaps after those of
/// groups, or in words.
fn column_of(columns: &[Column], head: &str) -> Option<usize> {
    let head = head.trim();
    let named = |name: &str| columns.iter().position(|column| column.name == name);
    if let Some(name) = head.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')).map(|(_, name)| name.trim()) {
        return named(name);
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let titled = |head: &str| {
        let head = words(head);
        let is_called = |column: &Column| {
            std::iter::once(&column.title).chain(&column.translated).any(|title| words(title) == head)
        };
        let mut titled = columns.iter().enumerate().filter(|(_, column)| is_called(column));
        titled.next().filter(|_| titled.next().is_none()).map(|(at, _)| at)
    };
    let after = |mark: char| head.rsplit_once(mark).map(|(_, name)| name.trim());
    let known = named(head).or_else(|| titled(head));
    // Exports call a question after its groups, by their names or in words.
    known.or_else(|| after('/').and_then(|name| named(name).or_else(|| titled(name)))).or_else(|| named(after('-')?))
}

/// How well the heads fit a collection: answers, other columns, and, so that of two the smaller form stands, what is missing.
pub(crate) fn fit(columns: &[Column], texts: &[String]) -> (usize, usize, isize) {
    let (answers, others) = Heads::find(columns, texts.to_vec()).score(columns);
    let missing = columns.len() - answers - others;
    (answers, others, -isize::try_from(missing).unwrap_or(isize::MAX))
}

/// The layout that fits the heads best.
///
/// # Errors
/// Those that fit equally well; none where nothing fits.
pub(crate) fn best<'l, 'a>(layouts: &'l [Layout<'a>], texts: &[String]) -> Result<&'l Layout<'a>, Vec<&'l Layout<'a>>> {
    let fits: Vec<_> = layouts.iter().map(|layout| fit(&layout.columns(), texts)).collect();
    let Some(most) = fits.iter().max().filter(|most| most.0 > 0) else { return Err(Vec::new()) };
    let found: Vec<_> = layouts.iter().zip(&fits).filter(|(_, fit)| *fit == most).map(|(layout, _)| layout).collect();
    if let [only] = found.as_slice() { Ok(only) } else { Err(found) }
}

//! Data files that belong to no collection: what is left where a collection was renamed or taken away.

use std::path::Path;

use milepost_diagnostics::did_you_mean;
use milepost_plan::Plan;

use crate::data::{DATA, Files, Rows, data_path};
use crate::fault::Fault;
use crate::layout::Layout;

/// So many rows are looked at to learn what a file asks.
const ENOUGH_ROWS: usize = 200;

/// A fault for every data file beside `plan` that no collection is called by, and from which no metric takes its values.
pub(crate) fn orphans(plan: &Plan, files: &dyn Files) -> Vec<Fault> {
    let layouts: Vec<_> = plan.all("collection").filter_map(Layout::of).collect();
    let is_used = |path: &String| {
        layouts.iter().any(|layout| data_path(layout.name) == *path)
            || plan.all("observed").any(|observed| observed.text("path") == Some(path))
    };
    let is_csv = |name: &String| Path::new(name).extension().is_some_and(|end| end == "csv");
    let mut paths: Vec<_> = files.list(DATA).into_iter().filter(is_csv).collect();
    paths.sort();
    let paths = paths.into_iter().map(|name| format!("{DATA}/{name}")).filter(|path| !is_used(path));
    paths.filter_map(|path| orphan(&path, &layouts, files)).collect()
}

/// The fault of the file at `path`; nothing where it is no data file, and lies there for a reason of its own.
fn orphan(path: &str, layouts: &[Layout<'_>], files: &dyn Files) -> Option<Fault> {
    let mut rows = Rows::open(path, files.open(path).ok()??).ok()?;
    let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".csv")).unwrap_or(path);
    let mut asked = Vec::new();
    while let Some((_, row)) = rows.next_row().filter(|_| asked.len() < ENOUGH_ROWS) {
        asked.extend(row.map(|row| row.question.into_owned()));
    }
    let fits = |layout: &&Layout<'_>| {
        matches!(files.open(&data_path(layout.name)), Ok(None))
            && !asked.is_empty()
            && asked.iter().all(|question| layout.question(question).is_some())
    };
    let likely: Vec<_> = layouts.iter().filter(fits).map(|layout| layout.name).collect();
    let advice = match likely.as_slice() {
        [only] => format!("if `{only}` was called so before, rename the file to `{}`", data_path(only)),
        _ => did_you_mean(name, layouts.iter().map(|layout| layout.name))
            .map_or_else(|| "delete it, or rename it after its collection".to_owned(), |meant| lower(&meant)),
    };
    Some(Fault::of_file(path, format!("the plan has no collection `{name}`, so nothing in it is used; {advice}")))
}

/// A sentence as a part of another one: with a small letter, and without a full stop.
fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

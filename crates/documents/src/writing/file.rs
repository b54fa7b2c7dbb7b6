//! What was measured, in a CSV file beside the plan.

use milepost_plan::Node;
use milepost_plan::calendar::{Period, period};
use rust_decimal::Decimal;

use super::scribe::Scribe;

/// The periods and numbers of the file that an entry `observed from` names; rows that say neither are left out.
pub(crate) fn read<'a>(scribe: &Scribe<'a>, observed: Node<'a>) -> Vec<(Period, Decimal)> {
    let Some(text) = observed.text("path").and_then(|path| scribe.files.read(path).ok()) else { return Vec::new() };
    let columns = scribe.entry_of(observed, "columns");
    let named = |slot, usual| columns.and_then(|entry| entry.text(slot)).unwrap_or(usual);
    let fiscal = scribe.plan.calendar().fiscal;
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let Ok(heads) = reader.headers().cloned() else { return Vec::new() };
    let place = |name: &str| heads.iter().position(|head| head.trim() == name);
    let (Some(when), Some(value)) = (place(named("period", "period")), place(named("value", "value"))) else {
        return Vec::new();
    };
    let row = |row: csv::StringRecord| {
        let number = row.get(value)?.trim().trim_end_matches('%').replace(',', "");
        Some((period(row.get(when)?.trim(), fiscal).ok()?, number.parse().ok()?))
    };
    reader.into_records().filter_map(Result::ok).filter_map(row).collect()
}

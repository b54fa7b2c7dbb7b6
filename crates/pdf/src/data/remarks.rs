//! What is said about single values of a chart: under their table, each remark once, with numbers that lead to it.
//! In the cells it would make narrow columns tall.

use serde_json::{Value, json};

/// Moves the notes of the cells of `table` under it.
pub(super) fn gather(table: &mut Value) {
    let Some(rows) = table["rows"].as_array_mut() else { return };
    let mut remarks: Vec<Vec<Value>> = Vec::new();
    for cell in rows.iter_mut().filter_map(Value::as_array_mut).flatten() {
        let notes = cell.get_mut("notes").map(Value::take);
        let Some(Value::Array(notes)) = notes else { continue };
        if notes.is_empty() {
            continue;
        }
        let remark = joined(notes);
        let at = remarks.iter().position(|other| *other == remark);
        cell["mark"] = at.unwrap_or(remarks.len()).saturating_add(1).into();
        if at.is_none() {
            remarks.push(remark);
        }
    }
    table["remarks"] = json!(remarks);
}

/// Notes one after the other, as one text in pieces.
fn joined(notes: Vec<Value>) -> Vec<Value> {
    let notes = notes.into_iter().map(|note| note.as_array().cloned().unwrap_or_default());
    let between = json!({ "text": " · ", "style": "plain", "link": null });
    notes.collect::<Vec<_>>().join(&between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_stands_once_under_the_table() {
        let piece = |text: &str| json!({ "text": text, "style": "plain", "link": null });
        let cell = |notes: &[&str]| json!({ "text": "5", "notes": notes.iter().map(|note| [piece(note)]).collect::<Vec<_>>() });
        let mut table =
            json!({ "rows": [[cell(&["estimated"]), cell(&[])], [cell(&["revised", "May"]), cell(&["estimated"])]] });
        gather(&mut table);
        let marks = |row: usize| [0, 1].map(|at| table["rows"][row][at]["mark"].as_u64());
        assert_eq!([marks(0), marks(1)], [[Some(1), None], [Some(2), Some(1)]]);
        assert_eq!(table["rows"][0][0]["notes"], Value::Null);
        assert_eq!(table["remarks"], json!([[piece("estimated")], [piece("revised"), piece(" · "), piece("May")]]));
    }
}

//! How wide the columns of a table should be, in letters: the least for its longest word, and what its texts wish.

use serde_json::{Map, Value};

/// A column wishes no more than so many letters; its texts wrap.
const WIDEST: usize = 60;
/// A shorter text, such as a day, stays on its line.
const SHORT: usize = 12;
/// A longer word breaks.
const LONGEST_WORD: usize = 20;
/// Further lines are small, and may wrap.
const WIDEST_NOTE: usize = 26;
/// The picture that is as small as a word, in letters.
const SPARK: usize = 12;

/// Adds `least` and `ideal` to the columns of a table.
pub(super) fn measure(table: &mut Map<String, Value>) {
    let Some(Value::Array(rows)) = table.get("rows") else { return };
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let Some(Value::Array(columns)) = table.get("columns") else { return };
    let head = |column: &Value| Room::of(column["name"].as_str().unwrap_or_default(), WIDEST / 3);
    let room =
        |(at, column): (usize, &Value)| cells(at).map(|cell| Room::of_cell(cell, column)).fold(head(column), Room::or);
    let rooms: Vec<_> = columns.iter().enumerate().map(room).collect();
    let Some(Value::Array(columns)) = table.get_mut("columns") else { return };
    for (column, room) in columns.iter_mut().zip(rooms) {
        // One word may have wider letters than a text has on average, but digits are all of one width.
        let wider = if column["number"] == true { 0 } else { room.least / 8 };
        let least = room.least + wider;
        column["least"] = least.into();
        column["ideal"] = room.ideal.max(least).into();
    }
}

#[derive(Clone, Copy)]
struct Room {
    least: usize,
    ideal: usize,
}

impl Room {
    fn of(text: &str, widest: usize) -> Self {
        let longest = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        let whole = text.chars().count();
        let least = if whole <= SHORT { whole } else { longest.min(LONGEST_WORD) };
        Self { least, ideal: whole.min(widest) }
    }

    fn or(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), ideal: self.ideal.max(other.ideal) }
    }

    fn of_cell(cell: &Value, column: &Value) -> Self {
        let text = plain(&cell["text"]);
        let mut room = Self::of(&text, WIDEST);
        let number = column["number"] == true && text.contains(char::is_numeric);
        if number || !cell["day"].is_null() {
            // Numbers and days stay on their line.
            room.least = room.least.max(text.chars().take(LONGEST_WORD).count());
        }
        if !cell["spark"].is_null() {
            room = room.or(Self { least: SPARK, ideal: SPARK });
        }
        if let Some(state) = cell["state"]["text"].as_str() {
            // Its letters, its shape and their spaces stand before it, and it stays with them.
            let before = cell["state"]["letters"].as_str().map_or(0, |letters| letters.chars().count() * 2) + 2;
            let state = Self::of(state, WIDEST);
            let ideal = text.chars().count().min(WIDEST) + before + state.ideal;
            room = room.or(Self { least: state.least + before, ideal });
        }
        let lines = |name: &str| cell[name].as_array().map(Vec::as_slice).unwrap_or_default().iter().map(plain);
        let room = lines("list").fold(room, |room, line| room.or(Self::of(&line, WIDEST)));
        lines("notes").fold(room, |room, line| room.or(Self::of(&line, WIDEST_NOTE)))
    }
}

fn plain(pieces: &Value) -> String {
    let pieces = pieces.as_array().map(Vec::as_slice).unwrap_or_default();
    pieces.iter().filter_map(|piece| piece["text"].as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_column_is_as_wide_as_its_texts_wish() {
        let text =
            |text: &str| json!({ "text": [{ "text": text }], "notes": [], "list": [], "state": null, "spark": null });
        let mut table = json!({
            "columns": [{ "name": "Metric", "number": false }, { "name": "Now", "number": true }],
            "rows": [[text("Attendances within four hours"), text("1 204 GBP")], [text("Beds"), text("3")], [text("Trusts"), text("not known yet")]],
        });
        measure(table.as_object_mut().expect("a table"));
        let expected = json!([
            { "name": "Metric", "number": false, "least": 12, "ideal": 29 },
            { "name": "Now", "number": true, "least": 9, "ideal": 13 },
        ]);
        assert_eq!(table["columns"], expected);
    }
}

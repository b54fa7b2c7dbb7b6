//! How wide the columns of a table should be, in letters: the least for its longest word, and what its texts wish.

use std::collections::HashMap;

use milepost_documents::direction::Direction;
use milepost_documents::lines::{kept, kept_state, parts, seen};
use serde_json::{Map, Value};

/// A column wishes no more than so many letters; its texts wrap.
const WIDEST: usize = 60;
/// What is longer counts as so long where columns share a line by the lines that their texts take.
const LONGEST_TEXT: usize = 240;
/// A shorter text, such as a day, stays on its line; among numbers a longer one does.
const SHORT: usize = 12;
const SHORT_AMONG_NUMBERS: usize = 17;
/// A longer word breaks.
const LONGEST_WORD: usize = 28;
/// Further lines are small, and may wrap.
const WIDEST_NOTE: usize = 26;
/// The picture that is as small as a word, in letters.
const SPARK: usize = 12;

/// What stands between two columns; where words follow upon numbers, which stand at the end of theirs, it is more.
const BETWEEN: usize = 2;
const AFTER_NUMBERS: usize = 5;

/// Adds `least` and `ideal` to the columns of a table, how long the `longest` text or list in them is, and what stands `after` them.
pub(super) fn measure(table: &mut Map<String, Value>, direction: Direction) {
    let Some(Value::Array(rows)) = table.get("rows") else { return };
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let Some(Value::Array(columns)) = table.get("columns") else { return };
    let head = |column: &Value| Room::of(column["name"].as_str().unwrap_or_default(), WIDEST / 3);
    let room =
        |(at, column): (usize, &Value)| cells(at).map(|cell| Room::of_cell(cell, column)).fold(head(column), Room::or);
    let rooms: Vec<_> = columns.iter().enumerate().map(room).collect();
    let numbers: Vec<_> = columns.iter().map(|column| column["number"] == true).collect();
    let after = numbers.iter().enumerate().map(|(at, number)| match numbers.get(at + 1) {
        None => 0,
        Some(false) if *number && !direction.right_to_left => AFTER_NUMBERS,
        Some(_) => BETWEEN,
    });
    let after: Vec<_> = after.collect();
    let Some(Value::Array(columns)) = table.get_mut("columns") else { return };
    for ((column, room), after) in columns.iter_mut().zip(rooms).zip(after) {
        column["after"] = after.into();
        // One word may have wider letters than a text has on average, but digits are all of one width.
        let wider = if column["number"] == true || room.of_state { 0 } else { room.least / 8 };
        let least = room.least + wider;
        column["least"] = least.into();
        column["ideal"] = room.ideal.max(least).into();
        column["longest"] = room.longest.max(room.ideal).max(least).into();
    }
}

/// What is said about the room of a column.
const ROOM: [&str; 3] = ["least", "ideal", "longest"];

/// Gives tables with the same heads that follow each other in `parts` the same columns, those in blocks too.
pub(super) fn align(parts: &mut [Value]) {
    let mut rooms: HashMap<Vec<String>, Vec<[usize; 3]>> = HashMap::new();
    for_tables(parts, &mut |columns| {
        let rooms = rooms.entry(heads(columns)).or_insert_with(|| vec![[0; 3]; columns.len()]);
        for (most, column) in rooms.iter_mut().zip(columns.iter()) {
            for (most, name) in most.iter_mut().zip(ROOM) {
                *most = letters(&column[name]).max(*most);
            }
        }
    });
    for_tables(parts, &mut |columns| {
        let rooms = rooms.get(&heads(columns)).map(Vec::as_slice).unwrap_or_default();
        for (room, column) in rooms.iter().zip(columns.iter_mut()) {
            for (room, name) in room.iter().zip(ROOM) {
                column[name] = (*room).into();
            }
        }
    });
}

fn letters(count: &Value) -> usize {
    count.as_u64().and_then(|count| count.try_into().ok()).unwrap_or(0)
}

fn heads(columns: &[Value]) -> Vec<String> {
    columns.iter().map(|column| column["name"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Does something with the columns of each table in `parts`.
fn for_tables(parts: &mut [Value], seen: &mut impl FnMut(&mut Vec<Value>)) {
    for part in parts {
        if part["part"] == "table"
            && let Some(columns) = part["table"]["columns"].as_array_mut()
        {
            seen(columns);
        }
        let blocks = part.get_mut("blocks").and_then(Value::as_array_mut);
        for block in blocks.into_iter().flatten() {
            if let Some(parts) = block["parts"].as_array_mut() {
                for_tables(parts, seen);
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Room {
    least: usize,
    ideal: usize,
    /// How long its longest text is, or all of its longest list.
    longest: usize,
    /// Whether what is widest in it is how something stands.
    of_state: bool,
}

impl Room {
    fn of(text: &str, widest: usize) -> Self {
        Self::of_kept(&kept(text), widest)
    }

    /// That of a text whose parts stay on their line.
    fn of_kept(text: &str, widest: usize) -> Self {
        let longest = parts(text).map(|part| seen(part).count()).max().unwrap_or(0);
        let whole = seen(text).count();
        let least = if whole <= SHORT { whole } else { longest.min(LONGEST_WORD) };
        Self { least, ideal: whole.min(widest), longest: whole.min(LONGEST_TEXT), of_state: false }
    }

    fn or(self, other: Self) -> Self {
        let of_state = if self.least >= other.least { self.of_state } else { other.of_state };
        Self {
            least: self.least.max(other.least),
            ideal: self.ideal.max(other.ideal),
            longest: self.longest.max(other.longest),
            of_state,
        }
    }

    fn of_cell(cell: &Value, column: &Value) -> Self {
        let text = plain(&cell["text"]);
        let mut room = Self::of(&text, WIDEST);
        let count = seen(&text).count();
        let number = column["number"] == true && (text.contains(char::is_numeric) || count <= SHORT_AMONG_NUMBERS);
        if number || !cell["day"].is_null() {
            // Numbers and days stay on their line.
            room.least = room.least.max(count.min(LONGEST_WORD));
        }
        if !cell["spark"].is_null() {
            room = room.or(Self { least: SPARK, ideal: SPARK, longest: SPARK, of_state: false });
        }
        if let Some(state) = cell["state"]["text"].as_str() {
            // Its letters, its shape and their spaces stand before it, and it stays with them.
            let before = cell["state"]["letters"].as_str().map_or(0, |letters| seen(letters).count() * 3 / 2) + 3;
            let state = Self::of_kept(&kept_state(state), WIDEST);
            let ideal = count.min(WIDEST) + before + state.ideal;
            room = room.or(Self { least: state.least + before, ideal, longest: ideal, of_state: true });
        }
        let lines = |name: &str| cell[name].as_array().map(Vec::as_slice).unwrap_or_default().iter().map(plain);
        let room = lines("list").fold(room, |room, line| {
            let of_line = Self::of(&line, WIDEST);
            // Each stands on lines of its own.
            let longest = (room.longest + of_line.longest).min(LONGEST_TEXT);
            Self { longest, ..room.or(of_line) }
        });
        let note = |line: String| {
            let room = Self::of(&line, WIDEST_NOTE);
            let short = column["number"] == true && room.ideal <= SHORT_AMONG_NUMBERS;
            // Its letters are smaller.
            let least = if short { room.ideal } else { room.least };
            Self { least: (least * 9).div_ceil(10), longest: room.longest * 9 / 10, ..room }
        };
        lines("notes").map(note).fold(room, Self::or)
    }
}

pub(super) fn plain(pieces: &Value) -> String {
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
            "rows": [[text("Attendances within four hours"), text("1 204 GBP")], [text("Beds"), text("3")], [text("Trusts"), text("not known yet")], [text("Posts"), text("unknown since the reform")]],
        });
        measure(table.as_object_mut().expect("a table"), Direction::default());
        let expected = json!([
            { "name": "Metric", "number": false, "least": 12, "ideal": 29, "longest": 29, "after": 2 },
            { "name": "Now", "number": true, "least": 13, "ideal": 24, "longest": 24, "after": 0 },
        ]);
        assert_eq!(table["columns"], expected);
    }
    #[test]
    fn tables_with_the_same_heads_have_the_same_columns() {
        let table = |head: &str, least: usize, ideal: usize| {
            let columns = json!([{ "name": head, "least": least, "ideal": ideal, "longest": ideal }]);
            json!({ "part": "table", "table": { "columns": columns } })
        };
        let block = json!({ "part": "blocks", "blocks": [{ "parts": [table("Day", 2, 30)] }] });
        let mut parts = [table("Day", 5, 9), table("Who", 1, 1), block];
        align(&mut parts);
        assert_eq!(parts[0], table("Day", 5, 30));
        assert_eq!(parts[1], table("Who", 1, 1));
        assert_eq!(parts[2]["blocks"][0]["parts"][0], table("Day", 5, 30));
    }
}

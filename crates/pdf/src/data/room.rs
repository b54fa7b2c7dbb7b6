//! How much room a chapter takes: what is long begins a page, what is short stays on one.

use serde_json::Value;

use super::NAMES;

/// About so many lines stand on a page, and so many letters on a line of a table or of a paragraph.
const LINES: usize = 55;
const LETTERS: usize = 75;
/// A chart takes the room of so many lines.
const CHART: usize = 16;

/// Adds `fills_page` to every chapter, and `begins_page`: in a delivery plan the first chapter begins a page, after all
/// that stands before it, and one of several pages does.
pub(super) fn measure(document: &mut Value, is_delivery_plan: bool) {
    let Some(Value::Array(chapters)) = document.get_mut("chapters") else { return };
    for (at, chapter) in chapters.iter_mut().enumerate() {
        let pages = lines(chapter) / LINES;
        chapter["fills_page"] = (pages >= 1).into();
        chapter["begins_page"] = (is_delivery_plan && (at == 0 || pages >= 2)).into();
    }
}

fn lines(chapter: &Value) -> usize {
    let (letters, charts) = count(chapter);
    letters / LETTERS + charts * CHART
}

/// The letters of all texts, and the charts.
fn count(value: &Value) -> (usize, usize) {
    let sum = |(letters, charts): (usize, usize), (more, further): (usize, usize)| (letters + more, charts + further);
    match value {
        Value::String(text) => (text.chars().count(), 0),
        Value::Array(values) => values.iter().map(count).fold((0, 0), sum),
        Value::Object(object) => {
            let said = |(name, value): (&String, &Value)| match name.as_str() {
                "chart" => (0, 1),
                name if NAMES.contains(&name) => (0, 0),
                _ => count(value),
            };
            object.iter().map(said).fold((0, 0), sum)
        }
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_long_begins_a_page() {
        let short = json!({ "sections": [{ "anchor": "x", "prose": "Few words." }] });
        let page = json!({ "sections": [{ "prose": "x".repeat(LINES * LETTERS) }] });
        let half_page_of_long_letters = json!({ "sections": [{ "prose": "ش".repeat(LINES * LETTERS / 2) }] });
        let long = json!({ "sections": vec![json!({ "chart": "trajectory" }); 8] });
        let mut document = json!({ "chapters": [short, half_page_of_long_letters, page, long] });
        let measured = |document: &Value, what: &str| -> Vec<_> {
            document["chapters"].as_array().expect("chapters").iter().map(|chapter| chapter[what] == true).collect()
        };
        measure(&mut document, true);
        assert_eq!(measured(&document, "fills_page"), [false, false, true, true]);
        assert_eq!(measured(&document, "begins_page"), [true, false, false, true]);
        measure(&mut document, false);
        assert_eq!(measured(&document, "begins_page"), [false; 4]);
    }
}

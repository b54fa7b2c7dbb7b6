//! How much room a chapter takes: what is long begins a page, what is short stays on one.

use serde_json::Value;

use super::NAMES;

/// About so many lines stand on a page, and so many letters on a line of a table or of a paragraph.
const LINES: usize = 55;
const LETTERS: usize = 75;
/// A chart takes the room of so many lines.
const CHART: usize = 16;

/// Of so many pages a document is long.
const LONG: usize = 3;
/// Of so many it is looked things up in, and to keep each thing whole or to measure it would cost much of its time.
const VERY_LONG: usize = 100;
/// A thing of the plan of so many lines stays on one page.
const TOGETHER: usize = 14;

/// What stands beside a chart has so many letters on a line, and with no more lines it stays on the page of the chart.
const LETTERS_BESIDE: usize = 40;
const BESIDE_A_CHART: usize = 30;

/// Adds `fills_page` to the document and to every chapter, and `begins_page`: in a long delivery plan the first chapter
/// begins a page, after all that stands before it, and one of several pages does. What is short stays `together`, and
/// with its chart (`figure_together`), but in a document that is `very_long`.
pub(super) fn measure(document: &mut Value, is_delivery_plan: bool) {
    let Some(Value::Array(chapters)) = document.get_mut("chapters") else { return };
    let all: usize = chapters.iter().map(lines).sum();
    let all_pages = all / LINES;
    let (is_long, is_very_long) = (all_pages >= LONG, all_pages >= VERY_LONG);
    for (at, chapter) in chapters.iter_mut().enumerate() {
        let pages = lines(chapter) / LINES;
        chapter["fills_page"] = (pages >= 1).into();
        chapter["begins_page"] = (is_delivery_plan && if at == 0 { is_long } else { pages >= 2 }).into();
        keep_together(chapter, !is_very_long);
    }
    document["very_long"] = is_very_long.into();
    // Tables and rows have shorter lines than paragraphs.
    document["fills_page"] = (all * 3 / 2 >= LINES).into();
}

/// Says of all things of the plan whether they stay whole: what is short, and in nothing that does already.
fn keep_together(value: &mut Value, apart: bool) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| keep_together(value, apart)),
        Value::Object(object) => {
            if let Some(Value::Array(blocks)) = object.get_mut("blocks") {
                for block in blocks {
                    let rows = block["rows"].as_array().map_or(0, Vec::len);
                    let (letters, charts) = count(block);
                    let short = charts == 0 && letters / LETTERS + rows <= TOGETHER;
                    block["together"] = (apart && short).into();
                    block["figure_together"] = (apart && rows_lines(block) <= BESIDE_A_CHART).into();
                }
            }
            let apart = apart && object.get("together") != Some(&true.into());
            object.values_mut().for_each(|value| keep_together(value, apart));
        }
        _ => {}
    }
}

/// How many lines the rows of a block take beside its chart, about.
fn rows_lines(block: &Value) -> usize {
    let rows = block["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| 1 + count(row).0 / LETTERS_BESIDE).sum()
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
        assert_eq!(document["fills_page"], true);
        measure(&mut document, false);
        assert_eq!(measured(&document, "begins_page"), [false; 4]);
    }

    #[test]
    fn what_is_short_goes_on_where_it_stands() {
        let rows = |count: usize| vec![json!({ "label": "Source" }); count];
        let blocks = json!([{ "rows": rows(3) }, { "rows": rows(20) }, { "figure": { "chart": "trajectory" } }]);
        let mut document = json!({ "chapters": [{ "parts": [{ "blocks": blocks }] }] });
        measure(&mut document, true);
        assert_eq!([&document["fills_page"], &document["chapters"][0]["begins_page"]], [false, false]);
        let blocks = document["chapters"][0]["parts"][0]["blocks"].as_array().expect("blocks");
        assert_eq!(blocks.iter().map(|block| block["together"] == true).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn what_stands_beside_a_chart_stays_with_it_where_it_is_short() {
        let stays = |rows: usize, prose: String| {
            let rows = vec![json!({ "label": "Benchmark" }); rows];
            let block = json!({ "figure": { "chart": "trajectory" }, "rows": rows });
            let mut document = json!({ "chapters": [{ "parts": [{ "blocks": [block] }], "prose": prose }] });
            measure(&mut document, true);
            let together = document["chapters"][0]["parts"][0]["blocks"][0]["figure_together"] == true;
            (together, document["very_long"] == true)
        };
        assert_eq!(stays(BESIDE_A_CHART, String::new()), (true, false));
        assert_eq!(stays(BESIDE_A_CHART + 1, String::new()), (false, false));
        assert_eq!(stays(1, "x".repeat(VERY_LONG * LINES * LETTERS)), (false, true));
    }

    #[test]
    fn what_is_short_stays_whole_once_and_not_in_a_very_long_document() {
        let whole = |prose: String| {
            let inner = json!([{ "rows": [] }]);
            let outer = json!([{ "rows": [], "parts": [{ "blocks": inner }] }]);
            let mut document = json!({ "chapters": [{ "parts": [{ "blocks": outer }], "prose": prose }] });
            measure(&mut document, true);
            let outer = &document["chapters"][0]["parts"][0]["blocks"][0];
            [&outer["together"], &outer["parts"][0]["blocks"][0]["together"]].map(|together| *together == true)
        };
        assert_eq!(whole(String::new()), [true, false]);
        assert_eq!(whole("x".repeat(VERY_LONG * LINES * LETTERS)), [false, false]);
    }
}

//! One rating in every face: the terminal, Markdown, JSON, the pack of a stocktake, the pages and the editor say the same
//! of a day, with the same gap, its sign and its decimals.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use milepost_checks::Options;
use milepost_ide::{Content, Host, lenses};
use rust_decimal::Decimal;
use serde_json::Value;

use super::milepost;

/// Examples with values in the plan, in files and in data, and days on which they stand differently.
const CASES: [(&str, &[&str]); 4] = [
    ("emergency-care", &["2018-05-15", "2018-09-30", "2019-03-15"]),
    ("canada-indicators", &["2019-06-30", "2023-03-31"]),
    ("elective-recovery", &["2023-01-31"]),
    ("us-agency-goals-unemployment-insurance", &["2022-12-31"]),
];

#[test]
fn every_face_says_the_same() {
    let mut gaps = 0;
    for (example, days) in CASES {
        for day in days {
            gaps += compare(example, day);
        }
    }
    assert!(gaps > 12, "only {gaps} gaps were compared");
}

/// How many gaps were compared.
fn compare(example: &str, day: &str) -> usize {
    let path = format!("../../examples/{example}");
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().to_str().expect("plain");
    let run = |arguments: &[&str]| {
        let output = milepost(arguments);
        assert_eq!(output.status.code(), Some(0), "{example}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let status = |form: &str| run(&["status", &path, "--as-of", day, "--format", form]);
    let json: Value = serde_json::from_str(&status("json")).expect("JSON");
    let (human, markdown) = (status("human"), plain(&status("markdown")));
    run(&["stocktake", &path, "--date", day, "--out", out]);
    let pack = plain(&fs::read_to_string(place.path().join(format!("stocktake-{day}.md"))).expect("the pack"));
    run(&["build", &path, "--out", out, "--only", "html", "--as-of", day]);
    let pages = ["stocktake.html", "delivery-plan.html"].map(|page| {
        let page = fs::read_to_string(place.path().join(page)).expect("the page");
        page.split("<tr").skip(1).map(|row| words(row.split("</tr>").next().unwrap_or_default())).collect::<Vec<_>>()
    });
    let lenses = lenses_of(example, day);
    let mut gaps = 0;
    for priority in json["priorities"].as_array().expect("priorities") {
        let (title, name) = (text(&priority["about"]["title"]), text(&priority["about"]["name"]));
        let (shown, said) = shown(text(&priority["state"]));
        assert!(human.contains(&format!("{title}: {shown}")), "{example} {day}: {title} {shown} in {human}");
        assert!(
            markdown.contains(&format!("\n## {title}: {shown}\n")),
            "{example} {day}: {title} {shown} in {markdown}"
        );
        assert!(pack.contains(&format!("\n### {title}: {shown}\n")), "{example} {day}: {title} {shown} in {pack}");
        let lens = lenses.get(name).unwrap_or_else(|| panic!("{example} {day}: {name} has none of {lenses:?}"));
        assert!(*lens == said || lens.starts_with(&format!("{said}: ")), "{example} {day}: {title} {said} in {lens}");
        for metric in priority["metrics"].as_array().expect("metrics").iter().filter(|metric| metric["part"].is_null())
        {
            gaps += usize::from(compare_metric(metric, &markdown, &pack, &pages, &format!("{example} {day}")));
        }
    }
    gaps
}

/// Whether it has a gap, which then was compared.
fn compare_metric(metric: &Value, markdown: &str, pack: &str, pages: &[Vec<Vec<String>>], about: &str) -> bool {
    let title = text(&metric["about"]["title"]);
    let (shown, _) = shown(text(&metric["state"]));
    let lead = format!("| {title} | {shown} | ");
    let row = markdown.lines().find(|line| line.starts_with(&lead)).unwrap_or_else(|| panic!("{about}: {lead}"));
    assert!(pack.lines().any(|line| line == row), "{about}: {row}");
    let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
    let Value::Number(gap) = &metric["gap"] else {
        assert_eq!(cells[4], "–", "{about}: {row}");
        return false;
    };
    // Better is positive, and the decimals are those of the metric.
    let gap: Decimal = gap.to_string().parse().expect("a number");
    let first = cells[4].split_whitespace().next().expect("a number");
    let digits: String = first.chars().filter(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    let printed: Decimal = digits.parse().unwrap_or_else(|_| panic!("{about}: {row}"));
    let half = Decimal::new(5, printed.scale() + 1);
    assert!((gap.abs() - printed).abs() <= half, "{about}: {gap} in {row}");
    let sign = if printed.is_zero() { None } else { Some(if gap.is_sign_negative() { '−' } else { '+' }) };
    assert_eq!(first.chars().next().filter(|first| !first.is_ascii_digit()), sign, "{about}: {row}");
    let letters = shown.split(' ').next().expect("letters");
    for page in pages {
        let row =
            page.iter().find(|row| row.iter().any(|cell| cell == title) && row.iter().any(|cell| cell == letters));
        let row = row.unwrap_or_else(|| panic!("{about}: no row of “{title}” with {letters} in {page:?}"));
        let says = |cell: &String| cell.split_whitespace().next() == Some(first);
        assert!(row.iter().any(says), "{about}: {first} in {row:?}");
    }
    true
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// A state as tables show it, and in words: `AG amber-green` and `amber-green`.
fn shown(state: &str) -> (String, String) {
    let words = match state {
        "not_due" => return ("– not due yet".to_owned(), "not due yet".to_owned()),
        "not_measured" | "not_comparable" => state.replace('_', " "),
        colour => colour.replace('_', "-"),
    };
    if state.starts_with("not_") {
        return (format!("– {words}"), words);
    }
    let letters: String = words.split('-').filter_map(|word| word.chars().next()).collect();
    (format!("{} {words}", letters.to_uppercase()), words)
}

/// Markdown without what keeps words from being markup.
fn plain(markdown: &str) -> String {
    let text = markdown.replace('\\', "").replace("<!-- -->", "");
    let signs = [("&#58;", ":"), ("&#47;", "/"), ("&#46;", "."), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    signs.iter().fold(text, |text, (written, sign)| text.replace(written, sign))
}

/// The texts in a piece of a page.
fn words(html: &str) -> Vec<String> {
    let texts = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
    let decoded = texts
        .map(|text| text.replace("&amp;", "&").replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", "\""));
    decoded.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// What the editor shows above each priority.
fn lenses_of(example: &str, day: &str) -> BTreeMap<String, String> {
    let mut host = Host::new(Options::as_of(day.parse().expect("a day")));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(example);
    let mut files = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(next) = folders.pop() {
        for entry in next.read_dir().expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = format!("{example}/{}", path.strip_prefix(&folder).expect("inside").to_str().expect("plain"));
            match path.extension().and_then(|end| end.to_str()) {
                Some("plan") => files.push(host.set(&name, fs::read_to_string(&path).expect("a text"))),
                _ => host.set_data(&name, Content::File(fs::read(&path).expect("a file").into())),
            }
        }
    }
    let analysis = host.analysis();
    let mut found = BTreeMap::new();
    for file in files {
        let text = analysis.document(file).expect("it was put there").text().to_owned();
        for lens in lenses(&analysis, file) {
            let name = text[lens.span.start as usize..lens.span.end as usize].to_owned();
            found.insert(name, lens.title);
        }
    }
    found
}

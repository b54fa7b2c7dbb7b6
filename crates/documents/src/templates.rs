//! The templates of the collections: CSV files that those who are asked fill in with any spreadsheet.
//!
//! The head of a column is the question in words with its name in brackets, by which a filled template is read again.

use std::collections::BTreeSet;

use milepost_plan::{Node, Plan};

use crate::Document;

/// More rows than this are not prepared; the person who fills the template adds them.
const MOST_ROWS: usize = 2000;

/// One CSV template for every collection of the plan.
pub fn templates(plan: &Plan) -> Vec<Document> {
    let mut taken = BTreeSet::new();
    plan.all("collection")
        .map(|collection| {
            let name = file_name(collection.name().unwrap_or("collection"), &mut taken);
            Document { path: format!("templates/{name}.csv"), bytes: template(collection) }
        })
        .collect()
}

fn template(collection: Node<'_>) -> Vec<u8> {
    let dimensions: Vec<_> = collection.targets("breakdown").collect();
    let head = std::iter::once("Period [period]".to_owned())
        .chain(dimensions.iter().map(|dimension| column(*dimension, "")))
        .chain(questions(collection).map(|question| column(question, &hint(question))));
    let head: Vec<_> = head.map(|text| harmless(&text)).collect();
    let blank = head.len() - 1 - dimensions.len();

    // The mark at the start tells Excel that the text is UTF-8.
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".into());
    let mut write = |row: &[String]| writer.write_record(row).expect("memory takes every row of the same length");
    write(&head);
    for parts in combinations(&dimensions).into_iter().filter(|parts| !parts.is_empty()) {
        let mut row = vec![String::new()];
        row.extend(parts);
        row.extend(std::iter::repeat_n(String::new(), blank));
        write(&row);
    }
    writer.into_inner().expect("memory takes every row")
}

fn questions(collection: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    collection.each("asks").flat_map(Node::children).filter(|node| node.item().construct.id == "question")
}

/// The head of a column: words for people, then the name for the computer.
fn column(node: Node<'_>, hint: &str) -> String {
    let name = node.name().unwrap_or_default();
    format!("{}{hint} [{name}]", node.title())
}

/// Which kind of answer a question takes, where its words do not say it.
fn hint(question: Node<'_>) -> String {
    let of_type = match question.text("type").unwrap_or_default() {
        "count" => "whole number".to_owned(),
        "percent" => "per cent".to_owned(),
        "date" => "day, such as 2026-09-30".to_owned(),
        "yes_no" => "yes or no".to_owned(),
        "choice" => {
            let options = question.each("options").flat_map(Node::children);
            let options: Vec<_> =
                options.filter(|node| node.item().construct.id == "option").map(Node::title).collect();
            format!("one of: {}", options.join(", "))
        }
        _ => question.entry("unit").and_then(|unit| unit.value("unit")).map(ToString::to_string).unwrap_or_default(),
    };
    let optional = if question.entry("optional").is_some() { "may be left out" } else { "" };
    match [of_type.as_str(), optional].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ") {
        hint if hint.is_empty() => hint,
        hint => format!(" ({hint})"),
    }
}

/// A row for every combination of the parts of the breakdowns.
fn combinations(dimensions: &[Node<'_>]) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    for dimension in dimensions {
        let parts: Vec<_> = dimension.children().filter(|node| node.item().construct.id == "category").collect();
        let titles: Vec<_> = if parts.is_empty() { vec![""] } else { parts.into_iter().map(Node::title).collect() };
        let added = rows.iter().flat_map(|row: &Vec<String>| {
            titles.iter().map(move |title| row.iter().cloned().chain([harmless(title)]).collect())
        });
        rows = added.take(MOST_ROWS).collect();
    }
    rows
}

/// A cell that no spreadsheet takes for a formula, and that stays on its line.
fn harmless(text: &str) -> String {
    let line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let first = line.trim_start().chars().next();
    let formula = first.is_some_and(|letter| matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    if formula { format!("'{line}") } else { line }
}

/// A name that every system takes for a file, and that no other template has, letters large or small.
fn file_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let safe = |letter: char| if letter.is_alphanumeric() || letter == '_' { letter } else { '-' };
    let mut safe: String = name.chars().map(safe).take(80).collect();
    if RESERVED.contains(&safe.to_lowercase().as_str()) || safe.is_empty() {
        safe.push('_');
    }
    let numbered = (2..).map(|number| format!("{safe}-{number}"));
    let mut free = std::iter::once(safe.clone()).chain(numbered).filter(|name| taken.insert(name.to_lowercase()));
    free.next().unwrap_or(safe)
}

/// Names that Windows keeps for devices.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(harmless(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("North\r\nSouth"), "North  South");
        assert_eq!(harmless("a = b"), "a = b");
    }

    #[test]
    fn a_file_name_is_safe_and_its_own() {
        let mut taken = BTreeSet::new();
        let names = ["../etc/passwd", "con", "Weekly", "weekly", "wöchentlich"];
        let found = names.map(|name| file_name(name, &mut taken));
        assert_eq!(found, ["---etc-passwd", "con_", "Weekly", "weekly-2", "wöchentlich"]);
    }
}

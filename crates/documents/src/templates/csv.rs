//! Templates as CSV, with a Frictionless data package that describes them.

use milepost_plan::{Formula, Plan};
use milepost_tracking::{Form, Kind, Question, Role};
use serde_json::{Value, json};

use super::{choices, harmless, label, qualities};

/// The form as a text file that any spreadsheet opens.
pub(super) fn table(form: &Form<'_>) -> Vec<u8> {
    // The mark at the start tells Excel that the text is UTF-8.
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".into());
    let mut write = |row: Vec<String>| writer.write_record(row).expect("memory takes every row of the same length");
    write(form.columns.iter().map(|column| harmless(&column.head())).collect());
    for parts in &form.rows {
        let cell = |role: &Role| match role {
            Role::Period => form.period.as_ref().map(|period| period.text.clone()).unwrap_or_default(),
            Role::Part(at) => harmless(label(form, *at, parts[*at])),
            Role::Answer(_) | Role::Quality | Role::Note => String::new(),
        };
        write(form.columns.iter().map(|column| cell(&column.role)).collect());
    }
    writer.into_inner().expect("memory takes every row")
}

/// What the data package says about the file `stem.csv`.
pub(super) fn resource(form: &Form<'_>, stem: &str) -> Value {
    let fields: Vec<_> = form
        .columns
        .iter()
        .map(|column| {
            let mut field = json!({ "name": harmless(&column.head()), "title": column.title, "type": "string" });
            match column.role {
                Role::Period => {
                    if let Some(period) = &form.period {
                        field["constraints"] = json!({ "enum": [period.text] });
                    }
                }
                Role::Part(at) => {
                    let dimension = &form.layout.dimensions[at];
                    let labels: Vec<_> =
                        dimension.categories().iter().map(|known| harmless(label(form, at, known.name))).collect();
                    if !labels.is_empty() {
                        field["constraints"] = json!({ "enum": labels });
                    }
                }
                Role::Answer(at) => answer(&mut field, form, &form.layout.questions[at]),
                Role::Quality => field["constraints"] = json!({ "enum": qualities(form) }),
                Role::Note => {}
            }
            if !column.hint.is_empty() {
                field["description"] = json!(column.hint);
            }
            field
        })
        .collect();
    json!({
        "name": slug(stem),
        "title": form.title(form.layout.collection),
        "path": format!("{stem}.csv"),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        // What is missing is marked as official statistics do: confidential, not available, not applicable.
        "schema": { "fields": fields, "missingValues": ["", "[c]", "[x]", "[z]"] }
    })
}

/// The package of all text templates.
pub(super) fn package(plan: &Plan, resources: &[Value]) -> Vec<u8> {
    let (name, title) = plan.root().map_or(("plan", "Plan"), |root| (root.name().unwrap_or("plan"), root.title()));
    let package = json!({
        "profile": "tabular-data-package", "name": slug(name), "title": title, "resources": resources
    });
    format!("{package:#}\n").into_bytes()
}

fn answer(field: &mut Value, form: &Form<'_>, question: &Question<'_>) {
    let (ty, mut constraints) = match &question.kind {
        Kind::Count => ("integer", json!({ "minimum": 0 })),
        Kind::Number | Kind::Percent | Kind::Money(_) | Kind::Duration(_) | Kind::Scale => ("number", json!({})),
        Kind::Date => ("date", json!({})),
        Kind::Text | Kind::YesNo | Kind::Choice(_) => ("string", json!({})),
    };
    if let Some(choices) = choices(form, question) {
        constraints["enum"] = choices.iter().map(|choice| harmless(choice)).collect();
    }
    if question.kind.is_number() {
        for (keyword, name) in [("at_least", "minimum"), ("at_most", "maximum")] {
            if let Some(Formula::Number(limit)) = question.limit(keyword) {
                let number: Option<serde_json::Number> = limit.normalize().to_string().parse().ok();
                constraints[name] = json!(number);
            }
        }
    }
    field["type"] = json!(ty);
    if constraints.as_object().is_some_and(|object| !object.is_empty()) {
        field["constraints"] = constraints;
    }
}

/// A name as data packages take it: small letters of ASCII, digits, `-`, `_` and `.`.
fn slug(name: &str) -> String {
    let letter = |letter: char| match letter.to_ascii_lowercase() {
        plain @ ('a'..='z' | '0'..='9' | '-' | '_' | '.') => plain,
        _ => '-',
    };
    name.chars().map(letter).collect()
}

//! Templates for phones: an XLSForm, as KoboToolbox and ODK take it.

use chrono::{Datelike, NaiveDate};
use milepost_plan::calendar::Period;
use milepost_plan::{Formula, Operator, Reference};
use milepost_tracking::{Form, Kind, QUALITIES, Question, Role};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::{choices, xlsx};

/// How many periods before the one asked about may still be answered.
const LATE: usize = 6;

const SURVEY: [&str; 10] = [
    "type",
    "name",
    "label",
    "hint",
    "required",
    "constraint",
    "constraint_message",
    "appearance",
    "default",
    "calculation",
];

/// The XLSForm of `form`; its version is the day `as_of`.
pub(super) fn workbook(form: &Form<'_>, as_of: NaiveDate) -> Option<Vec<u8>> {
    written(form, as_of).ok()
}

fn written(form: &Form<'_>, as_of: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let (survey, choices) = sheets(form);
    let mut workbook = Workbook::new();
    workbook.set_properties(&xlsx::properties(form.layout.collection.title(), as_of)?);
    table(workbook.add_worksheet(), "survey", &SURVEY, &survey)?;
    table(workbook.add_worksheet(), "choices", &["list_name", "name", "label"], &choices)?;
    let version = format!("{:04}{:02}{:02}01", as_of.year(), as_of.month(), as_of.day());
    let settings = [
        clean(form.layout.collection.title()),
        form.layout.name.to_owned(),
        version,
        // What is sent in is found again by what it is about.
        instance_name(form),
    ];
    table(
        workbook.add_worksheet(),
        "settings",
        &["form_title", "form_id", "version", "instance_name"],
        &[settings.to_vec()],
    )?;
    workbook.save_to_buffer()
}

fn instance_name(form: &Form<'_>) -> String {
    let parts = form.columns.iter().filter(|column| matches!(column.role, Role::Period | Role::Part(_)));
    let parts: Vec<_> = parts.map(|column| format!("${{{}}}", column.name)).collect();
    if let [only] = parts.as_slice() { only.clone() } else { format!("concat({})", parts.join(", ' ', ")) }
}

fn table(sheet: &mut Worksheet, name: &str, head: &[&str], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (column, text) in (0..).zip(head) {
        sheet.write_string(0, column, *text)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

/// The rows of the sheets `survey` and `choices`.
fn sheets(form: &Form<'_>) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let mut survey: Vec<Vec<String>> = Vec::new();
    let mut list: Vec<Vec<String>> = Vec::new();
    let mut row = |cells: [&str; 8]| {
        let mut row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        row.resize(SURVEY.len(), String::new());
        survey.push(row);
    };
    for meta in ["start", "end"] {
        row([meta, meta, "", "", "", "", "", ""]);
    }
    let version = format!("'{}'", form.version());
    row(["calculate", "milepost_form", "", "", "", "", "", ""]);
    let intro = form.layout.collection.word_of("instructions").map(clean);
    if let Some(intro) = &intro {
        row(["note", "milepost_instructions", intro, "", "", "", "", ""]);
    }
    for column in &form.columns {
        let title = clean(&column.title);
        let hint = clean(&column.hint);
        let name = column.name.as_str();
        match column.role {
            Role::Period => {
                let periods = periods(form);
                if periods.is_empty() {
                    row(["text", name, &title, &hint, "yes", "", "", ""]);
                } else {
                    list.extend(
                        periods.iter().map(|period| vec!["period".into(), period.text.clone(), period.text.clone()]),
                    );
                    row(["select_one period", name, &title, "", "yes", "", "", "minimal"]);
                }
            }
            Role::Part(at) => {
                let dimension = &form.layout.dimensions[at];
                if dimension.categories().is_empty() {
                    row(["text", name, &title, "", "yes", "", "", ""]);
                    continue;
                }
                let choices = dimension.categories().iter();
                list.extend(choices.map(|known| vec![name.to_owned(), known.name.to_owned(), clean(known.label)]));
                row([&format!("select_one {name}"), name, &title, "", "yes", "", "", "minimal"]);
            }
            Role::Answer(at) => {
                let question = &form.layout.questions[at];
                let required = if question.optional { "" } else { "yes" };
                let ty = match &question.kind {
                    Kind::Count => "integer".to_owned(),
                    Kind::Text => "text".into(),
                    Kind::Date => "date".into(),
                    Kind::YesNo | Kind::Choice(_) => format!("select_one {name}"),
                    _ => "decimal".into(),
                };
                match &question.kind {
                    Kind::Choice(options) => {
                        let labels = choices(&question.kind).unwrap_or_default();
                        list.extend(
                            options
                                .iter()
                                .zip(labels)
                                .map(|((option, _), label)| vec![name.to_owned(), (*option).to_owned(), clean(label)]),
                        );
                    }
                    Kind::YesNo => {
                        list.extend(["yes", "no"].map(|word| vec![name.to_owned(), word.to_owned(), word.to_owned()]));
                    }
                    _ => {}
                }
                let definition = question.node.word_of("definition").map(clean);
                let hint = [definition.unwrap_or_default(), hint]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ");
                let constraint = constraint(question, form);
                let message =
                    if constraint.is_empty() { String::new() } else { format!("Expected: {}", clean(&column.hint)) };
                row([&ty, name, &title, &hint, required, &constraint, &message, ""]);
            }
            Role::Quality => {
                list.extend(QUALITIES.iter().map(|(quality, meaning)| {
                    vec![
                        "quality".into(),
                        quality.word().into(),
                        format!("{}: {meaning}", quality.word().replace('_', " ")),
                    ]
                }));
                row(["select_one quality", name, &title, "", "", "", "", "minimal"]);
            }
            Role::Note => row(["text", name, &title, "", "", "", "", "multiline"]),
        }
    }
    for row in &mut survey {
        match row[1].as_str() {
            "milepost_form" => row[9].clone_from(&version),
            "period" => row[8] = form.period.as_ref().map(|period| period.text.clone()).unwrap_or_default(),
            _ => {}
        }
    }
    (survey, list)
}

/// The periods that may be answered: the one that is asked about, and those just before.
fn periods(form: &Form<'_>) -> Vec<Period> {
    let (Some(cadence), Some(period)) = (&form.layout.cadence, &form.period) else { return Vec::new() };
    let calendar = form.layout.collection.plan().calendar();
    let earlier = |period: &Period| cadence.before(period.first, calendar);
    std::iter::successors(Some(period.clone()), earlier).take(LATE + 1).collect()
}

/// What holds for a right answer, as XPath.
fn constraint(question: &Question<'_>, form: &Form<'_>) -> String {
    let mut rules = Vec::new();
    if question.kind == Kind::Count {
        rules.push(". >= 0".to_owned());
    }
    if question.kind.is_number() {
        for (keyword, sign) in [("at_least", ">="), ("at_most", "<="), ("equals", "=")] {
            let rule = question.limit(keyword).and_then(|limit| {
                // A question cannot look at one that is asked later.
                let limit = xpath(limit, &|name| {
                    let at = form.layout.questions.iter().position(|known| Some(known.node.id) == name.target)?;
                    let own = form.layout.questions.iter().position(|known| known.node.id == question.node.id)?;
                    let column = form.columns.iter().find(|column| column.role == Role::Answer(at))?;
                    (at < own).then(|| format!("${{{}}}", column.name))
                })?;
                Some(format!(". {sign} {limit}"))
            });
            rules.extend(rule.filter(|rule| rule != ". >= 0" || rules.is_empty()));
        }
    }
    rules.join(" and ")
}

fn xpath(formula: &Formula, reference: &dyn Fn(&Reference) -> Option<String>) -> Option<String> {
    Some(match formula {
        Formula::Number(number) => number.normalize().to_string(),
        Formula::Name(name) => reference(name)?,
        Formula::Pair(left, operator, right) => {
            let sign = match operator {
                Operator::Plus => "+",
                Operator::Minus => "-",
                Operator::Times => "*",
                Operator::Over => "div",
            };
            format!("({} {sign} {})", xpath(left, reference)?, xpath(right, reference)?)
        }
    })
}

/// A text in which nothing refers to another question: `${` would.
fn clean(text: &str) -> String {
    text.replace("${", "$ {").chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

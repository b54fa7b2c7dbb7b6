//! Templates on paper: a page that is printed, filled in by hand and typed in by whoever collects it.

use milepost_tracking::{Form, Kind, Role, text_in};
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

use crate::html::environment;

use super::{choices, cover, label};

/// A form in which the categories are written by hand gets so many rows.
const BLANK_ROWS: usize = 20;

#[derive(Serialize)]
struct Question {
    title: String,
    hint: String,
    definition: String,
    /// What is ticked; none where the answer is written.
    boxes: Vec<String>,
    /// Whether the answer needs room for words.
    wide: bool,
}

/// The form as a page.
pub(super) fn page(form: &Form<'_>) -> Vec<u8> {
    let parts: Vec<_> = form.layout.dimensions.iter().map(|dimension| form.title(dimension.node).to_owned()).collect();
    let questions: Vec<_> = form.columns.iter().filter_map(|column| question(form, &column.role)).collect();
    let rows: Vec<Vec<String>> = form
        .rows
        .iter()
        .take(if form.is_open() { BLANK_ROWS } else { usize::MAX })
        .map(|row| row.iter().enumerate().map(|(at, part)| label(form, at, part).to_owned()).collect())
        .collect();
    let mut environment = environment();
    environment.add_template("paper.html", include_str!("../../templates/paper.html")).expect("it is well formed");
    let template = environment.get_template("paper.html").expect("it was added");
    let page = template.render(context! {
        language => form.language.to_owned(),
        title => form.title(form.layout.collection).to_owned(),
        period => cover::about(form),
        facts => cover::facts(form),
        parts,
        questions => Serde(questions),
        rows,
        code => form.identity().into_iter().map(|(_, value)| value).filter(|value| !value.is_empty()).skip(1).collect::<Vec<_>>(),
    });
    page.expect("the template fits the form").into_bytes()
}

fn question(form: &Form<'_>, role: &Role) -> Option<Question> {
    let Role::Answer(at) = role else { return None };
    let question = &form.layout.questions[*at];
    let boxes = choices(form, question).unwrap_or_default();
    Some(Question {
        title: form.title(question.node).to_owned(),
        hint: if boxes.is_empty() { question.hint_in(form.language, &form.locale) } else { String::new() },
        definition: text_in(question.node, "definition", form.language).unwrap_or_default().to_owned(),
        boxes,
        wide: question.kind == Kind::Text,
    })
}

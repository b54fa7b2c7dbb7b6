//! Templates on paper: what is printed, filled in by hand and typed in by whoever collects it.

use askama::Template;
use milepost_locale::say;
use milepost_tracking::{Form, Kind, Role, text_in};
use serde::Serialize;

use crate::view::Fact;

use super::{choices, cover, label};

/// A form in which the categories are written by hand gets so many rows.
const BLANK_ROWS: usize = 20;

/// A form on paper. A backend adds layout only.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PaperForm {
    /// The language of the form, as a tag.
    pub language: String,
    /// Whether that language is written from right to left.
    pub right_to_left: bool,
    /// What is asked about, and the period where that is not written by hand.
    pub heading: String,
    /// What it says about itself before it asks.
    pub facts: Vec<Fact>,
    /// By what the answers are split: the heads of the columns that name a row.
    pub parts: Vec<String>,
    /// The questions: the heads of the columns that are filled in.
    pub questions: Vec<PaperQuestion>,
    /// The rows, by the parts that name them; an empty name is written by hand.
    pub rows: Vec<Vec<String>>,
    /// By what a return is known again.
    pub code: String,
    /// What is printed on every form.
    pub words: PaperWords,
}

/// A question of a form on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperQuestion {
    /// What is asked.
    pub title: String,
    /// What an answer looks like; empty where it is ticked.
    pub hint: String,
    /// What is meant by it; may be empty.
    pub definition: String,
    /// What is ticked; none where the answer is written.
    pub boxes: Vec<String>,
    /// Whether the answer needs room for words.
    pub wide: bool,
}

/// What is printed on every form on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperWords {
    /// Above the questions.
    pub questions: String,
    /// What the table of the questions is, for those who do not see it.
    pub table: String,
    /// How to say that a number is not known.
    pub marks: String,
    /// Above the room for remarks.
    pub remarks: String,
    /// What to write there.
    pub remarks_hint: String,
    /// Under the lines at the end.
    pub signed: [String; 3],
}

impl PaperForm {
    pub(super) fn new(form: &Form<'_>) -> Self {
        let locale = &form.locale;
        let facts = cover::facts(form).into_iter();
        let parts = form.layout.dimensions.iter().map(|dimension| form.title(dimension.node).to_owned());
        let rows = form.rows.iter().take(if form.is_open() { BLANK_ROWS } else { usize::MAX });
        let rows = rows.map(|row| row.iter().enumerate().map(|(at, part)| label(form, at, part).to_owned()).collect());
        let code = form.identity().into_iter().map(|(_, value)| value).filter(|value| !value.is_empty()).skip(1);
        Self {
            language: form.language.to_owned(),
            right_to_left: locale.is_right_to_left(),
            heading: cover::heading(form),
            facts: facts.filter_map(|(label, text)| Fact::new(&label, text)).collect(),
            parts: parts.collect(),
            questions: form.columns.iter().filter_map(|column| question(form, &column.role)).collect(),
            rows: rows.collect(),
            code: code.collect::<Vec<_>>().join(" · "),
            words: PaperWords {
                questions: say!(locale, "form-questions"),
                table: say!(locale, "form-questions-table"),
                marks: say!(locale, "form-marks"),
                remarks: say!(locale, "form-remarks"),
                remarks_hint: say!(locale, "form-remarks-hint"),
                signed: [say!(locale, "form-name-and-post"), say!(locale, "form-day"), say!(locale, "form-signature")],
            },
        }
    }
}

fn question(form: &Form<'_>, role: &Role) -> Option<PaperQuestion> {
    let Role::Answer(at) = role else { return None };
    let question = &form.layout.questions[*at];
    let boxes = choices(form, question).unwrap_or_default();
    Some(PaperQuestion {
        title: form.title(question.node).to_owned(),
        hint: if boxes.is_empty() { question.hint_in(form.language, &form.locale) } else { String::new() },
        definition: text_in(question.node, "definition", form.language).unwrap_or_default().to_owned(),
        boxes,
        wide: question.kind == Kind::Text,
    })
}

/// The form as a page.
pub(super) fn page(form: &PaperForm) -> Vec<u8> {
    #[derive(Template)]
    #[template(path = "paper.html")]
    struct Paper<'a> {
        form: &'a PaperForm,
    }
    Paper { form }.render().expect("a text takes all that is written").into_bytes()
}

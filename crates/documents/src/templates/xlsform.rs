//! Templates for phones: an XLSForm, as KoboToolbox and ODK take it.

use chrono::{Datelike, NaiveDate};
use milepost_locale::{Locale, say};
use milepost_plan::calendar::Period;
use milepost_plan::{Formula, Operator, Reference};
use milepost_tracking::{Column, Form, Kind, QUALITIES, Quality, Question, Role, languages, text_in};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::{label, xlsx};

/// How many periods before the one asked about may still be answered.
const LATE: usize = 6;

/// The columns of the sheet `survey`: those of the first kind stand once, those of the second in every language.
const SURVEY: [&str; 7] = ["type", "name", "required", "constraint", "appearance", "default", "calculation"];
const WORDS: [&str; 3] = ["label", "hint", "constraint_message"];

/// The XLSForm of `form` in all languages of the plan; its version is the day `as_of`.
pub(super) fn workbook(form: &Form<'_>, as_of: NaiveDate) -> Option<Vec<u8>> {
    written(form, as_of).ok()
}

fn written(form: &Form<'_>, as_of: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let tags = languages(form.layout.collection.plan());
    let forms: Vec<_> = tags.iter().map(|tag| form.in_language(tag)).collect();
    let (survey, choices) = sheets(&forms);
    let in_languages = |word: &str| match tags.as_slice() {
        [_] => vec![word.to_owned()],
        tags => tags.iter().map(|tag| format!("{word}::{}", named(tag))).collect(),
    };
    let mut workbook = Workbook::new();
    workbook.set_properties(&xlsx::properties(form.title(form.layout.collection), as_of)?);
    let once = SURVEY.iter().map(|column| (*column).to_owned());
    let head: Vec<_> = once.chain(WORDS.iter().flat_map(|word| in_languages(word))).collect();
    table(workbook.add_worksheet(), "survey", &head, &survey)?;
    let head: Vec<_> = ["list_name".to_owned(), "name".to_owned()].into_iter().chain(in_languages("label")).collect();
    table(workbook.add_worksheet(), "choices", &head, &choices)?;
    let settings = [
        ("form_title", clean(form.title(form.layout.collection))),
        ("form_id", form.layout.name.to_owned()),
        ("version", format!("{:04}{:02}{:02}01", as_of.year(), as_of.month(), as_of.day())),
        // What is sent in is found again by what it is about.
        ("instance_name", instance_name(form)),
        ("default_language", if tags.len() > 1 { named(tags[0]) } else { String::new() }),
    ];
    let (head, values): (Vec<_>, Vec<_>) =
        settings.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value)).unzip();
    table(workbook.add_worksheet(), "settings", &head, &[values])?;
    workbook.save_to_buffer()
}

/// A language as forms on phones name it, by what people read and by its tag: `Français (fr)`.
fn named(tag: &str) -> String {
    format!("{} ({tag})", Locale::of(tag).name())
}

fn instance_name(form: &Form<'_>) -> String {
    let parts = form.columns.iter().filter(|column| matches!(column.role, Role::Period | Role::Part(_)));
    let parts: Vec<_> = parts.map(|column| format!("${{{}}}", column.name)).collect();
    if let [only] = parts.as_slice() { only.clone() } else { format!("concat({})", parts.join(", ' ', ")) }
}

fn table(sheet: &mut Worksheet, name: &str, head: &[String], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (column, text) in (0..).zip(head) {
        sheet.write_string(0, column, text)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

/// A row of the sheet `survey`; words in every language.
#[derive(Default)]
struct Row {
    ty: String,
    name: String,
    required: bool,
    constraint: String,
    appearance: &'static str,
    default: String,
    calculation: String,
    label: Vec<String>,
    hint: Vec<String>,
    message: Vec<String>,
}

impl Row {
    fn of(ty: impl Into<String>, name: &str) -> Self {
        Self { ty: ty.into(), name: name.to_owned(), ..Self::default() }
    }

    /// Its cells, in the order of [`SURVEY`] and [`WORDS`].
    fn cells(self, languages: usize) -> Vec<String> {
        let required = if self.required { "yes" } else { "" };
        let once = [
            self.ty,
            self.name,
            required.into(),
            self.constraint,
            self.appearance.into(),
            self.default,
            self.calculation,
        ];
        let words = [self.label, self.hint, self.message].into_iter().flat_map(|mut words| {
            words.resize(languages, String::new());
            words
        });
        once.into_iter().chain(words).collect()
    }
}

/// The rows of the sheets `survey` and `choices`, of a form in every language.
fn sheets(forms: &[Form<'_>]) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let form = &forms[0];
    let mut survey = vec![Row::of("start", "start"), Row::of("end", "end")];
    survey.push(Row { calculation: format!("'{}'", form.version()), ..Row::of("calculate", "milepost_form") });
    let instructions = |form: &Form<'_>| text_in(form.layout.collection, "instructions", form.language).map(clean);
    if let Some(label) = forms.iter().map(instructions).collect() {
        survey.push(Row { label, ..Row::of("note", "milepost_instructions") });
    }
    let mut list = Vec::new();
    for (place, column) in form.columns.iter().enumerate() {
        let label = forms.iter().map(|form| clean(&form.columns[place].title)).collect();
        survey.push(Row { label, ..row(forms, place, column, &mut list) });
    }
    (survey.into_iter().map(|row| row.cells(forms.len())).collect(), list)
}

/// The row of one column of the form, without its label. What may be chosen is added to `list`.
fn row(forms: &[Form<'_>], place: usize, column: &Column, list: &mut Vec<Vec<String>>) -> Row {
    let (form, name) = (&forms[0], column.name.as_str());
    let hint = || forms.iter().map(|form| clean(&form.columns[place].hint)).collect();
    let mut choose = |choice: &str, labels: Vec<String>| {
        list.push([name, choice].into_iter().map(str::to_owned).chain(labels).collect());
    };
    let in_all = |label: &dyn Fn(&Form<'_>) -> String| forms.iter().map(label).collect::<Vec<_>>();
    let one_of = || format!("select_one {name}");
    match column.role {
        Role::Period => {
            let periods = periods(form);
            if periods.is_empty() {
                return Row { required: true, hint: hint(), ..Row::of("text", name) };
            }
            for period in &periods {
                choose(&period.text, in_all(&|_| period.text.clone()));
            }
            let default = form.period.as_ref().map(|period| period.text.clone()).unwrap_or_default();
            Row { required: true, appearance: "minimal", default, ..Row::of(one_of(), name) }
        }
        Role::Part(at) => {
            let categories = form.layout.dimensions[at].categories();
            if categories.is_empty() {
                return Row { required: true, ..Row::of("text", name) };
            }
            for known in categories {
                choose(known.name, in_all(&|form| clean(label(form, at, known.name))));
            }
            Row { required: true, appearance: "minimal", ..Row::of(one_of(), name) }
        }
        Role::Answer(at) => {
            let question = &form.layout.questions[at];
            let ty = match &question.kind {
                Kind::Count => "integer".to_owned(),
                Kind::Text => "text".into(),
                Kind::Date => "date".into(),
                Kind::YesNo | Kind::Choice(_) => one_of(),
                _ => "decimal".into(),
            };
            match &question.kind {
                Kind::Choice(_) => {
                    let options: Vec<_> = forms.iter().map(|form| question.options_in(form.language)).collect();
                    for (number, (option, _)) in options[0].iter().enumerate() {
                        choose(option, options.iter().map(|options| clean(options[number].1)).collect());
                    }
                }
                Kind::YesNo => {
                    for word in ["yes", "no"] {
                        choose(word, in_all(&|form| form.locale.word(word)));
                    }
                }
                _ => {}
            }
            let constraint = constraint(question, form);
            let message = |form: &Form<'_>| say!(form.locale, "form-expected", hint = clean(&form.columns[place].hint));
            let message = if constraint.is_empty() { Vec::new() } else { in_all(&message) };
            let hint = in_all(&|form| {
                let definition = text_in(question.node, "definition", form.language).map(clean).unwrap_or_default();
                let parts = [definition, clean(&form.columns[place].hint)];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            });
            Row { required: !question.optional, constraint, message, hint, ..Row::of(ty, name) }
        }
        Role::Quality => {
            for quality in QUALITIES.map(Quality::word) {
                let label = |form: &Form<'_>| {
                    let meaning = form.locale.text(&format!("quality-{quality}"));
                    say!(form.locale, "quality-means", word = form.locale.word(quality), meaning = meaning)
                };
                choose(quality, in_all(&label));
            }
            Row { appearance: "minimal", ..Row::of(one_of(), name) }
        }
        Role::Note => Row { appearance: "multiline", ..Row::of("text", name) },
    }
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

//! The templates of the collections: what those who are asked fill in, drawn from one [`Form`] in every format.

mod cover;
mod csv;
mod paper;
mod xlsform;
mod xlsx;

use std::collections::BTreeSet;

use milepost_plan::Plan;
use milepost_tracking::{Form, Kind, QUALITIES, Question, languages};

use crate::{Audience, Order, Output};

pub use paper::{PaperForm, PaperQuestion, PaperWords};

/// The folder of all templates.
const FOLDER: &str = "templates";

/// A form with the names of the files in which it goes out, without their endings.
struct Asked<'a> {
    form: Form<'a>,
    stem: String,
    /// One form on phones serves all who fill it in: they choose who they are, and in which language.
    phone: Option<String>,
    paper: Option<String>,
}

/// Every form for the period that is asked for, in each language of the plan.
fn asked<'a>(plan: &'a Plan, order: &Order<'a>) -> Vec<Asked<'a>> {
    let mut taken = BTreeSet::new();
    let mut phones = BTreeSet::new();
    let tags = languages(plan);
    let forms = Form::all(plan, order.observations, order.as_of, order.period);
    let forms = forms.iter().flat_map(|form| tags.iter().map(|tag| form.in_language(tag)));
    let named = |form: Form<'a>| {
        let stem = file_name(&form.file_stem(), &mut taken);
        let name = form.layout.name;
        let phone = (goes_by(&form, &["phone", "web"]) && phones.insert(name))
            .then(|| file_name(&format!("{name}_phone"), &mut taken));
        let paper = goes_by(&form, &["paper"]).then(|| file_name(&format!("{}_paper", form.file_stem()), &mut taken));
        Asked { form, stem, phone, paper }
    };
    forms.map(named).collect()
}

/// The templates of every collection for the period that is asked for, in the formats that its `channel` names; in all
/// of them where it names none. They are for those who report: the public gets none.
pub fn templates(plan: &Plan, order: &Order<'_>) -> Vec<Output> {
    if order.audience == Audience::Public {
        return Vec::new();
    }
    let as_of = order.as_of;
    let mut documents = Vec::new();
    let mut tables = Vec::new();
    for Asked { form, stem, phone, paper } in asked(plan, order) {
        let mut add = |name: &str, end: &str, bytes: Vec<u8>| {
            documents.push(Output { path: format!("{FOLDER}/{name}.{end}"), bytes });
        };
        if goes_by(&form, &["spreadsheet"])
            && let Some(bytes) = xlsx::workbook(&form, as_of)
        {
            add(&stem, "xlsx", bytes);
        }
        if goes_by(&form, &["csv"]) {
            add(&stem, "csv", csv::table(&form));
            tables.push(csv::resource(&form, &stem));
        }
        if let Some(name) = phone
            && let Some(bytes) = xlsform::workbook(&form, as_of)
        {
            add(&name, "xlsx", bytes);
        }
        if let Some(name) = paper {
            add(&name, "html", paper::page(&PaperForm::new(&form)));
        }
    }
    if !tables.is_empty() {
        let bytes = csv::package(plan, &tables);
        documents.push(Output { path: format!("{FOLDER}/datapackage.json"), bytes });
    }
    documents
}

/// Every form that goes out on paper, with its path without an ending.
pub fn paper_forms(plan: &Plan, order: &Order<'_>) -> Vec<(String, PaperForm)> {
    let on_paper = |asked: Asked<'_>| asked.paper.map(|name| (format!("{FOLDER}/{name}"), PaperForm::new(&asked.form)));
    asked(plan, order).into_iter().filter_map(on_paper).collect()
}

/// Whether the form goes out by one of `channels`.
fn goes_by(form: &Form<'_>, channels: &[&str]) -> bool {
    let mut named = form.layout.collection.each("channel").flat_map(|channel| channel.values("channels")).peekable();
    named.peek().is_none() || named.any(|channel| channels.contains(&channel.value.to_string().as_str()))
}

/// The category `name` in the words of the form.
fn label<'b>(form: &'b Form<'_>, dimension: usize, name: &'b str) -> &'b str {
    form.layout.dimensions[dimension].label_in(name, form.language)
}

/// What is offered as the answers to a question that has only some.
fn choices(form: &Form<'_>, question: &Question<'_>) -> Option<Vec<String>> {
    match question.kind {
        Kind::YesNo => Some(["yes", "no"].map(|word| form.locale.word(word)).to_vec()),
        Kind::Choice(_) => {
            Some(question.options_in(form.language).into_iter().map(|(_, title)| title.to_owned()).collect())
        }
        _ => None,
    }
}

/// How firm figures may be, in the words of the form.
fn qualities(form: &Form<'_>) -> Vec<String> {
    QUALITIES.iter().map(|quality| form.locale.word(quality.word())).collect()
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

//! The documents and the paper forms as PDF, typeset by typst inside the program.
//!
//! Comes in: the plan, the day, the readers; from them the same view models that the web pages are drawn from.
//! Goes out: files that meet PDF/UA-1 and PDF/A-2a, with the same bytes for the same input.
//! Must never be here: what a document contains, texts of its own, files on disk, the clock.
//!
//! A view model goes as data into a template of `templates/`: what a plan says is never read as markup.

#[cfg(test)]
mod breaks;
mod data;
mod fonts;
mod functions;
mod heads;
mod letters;
mod links;
mod measures;
mod pages;
mod sheet;
mod tables;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_documents::view::Document;
use milepost_documents::{Look, Order, Output, PaperForm, Theme, documents, paper_forms, side_by_side};
use milepost_locale::Locale;
use milepost_plan::Plan;
use serde_json::Value;
use typst::foundations::Bytes;

use letters::Letters;
use sheet::{Sheet, Template};

/// Every document of a plan in the folder `pdf/`, and every paper form beside the other templates.
///
/// # Errors
/// What is in the way: a logo that cannot be read as a picture, more charts than a PDF holds.
pub fn pdf(plan: &Plan, order: &Order<'_>) -> Result<Vec<Output>, String> {
    let locale = order.language.cloned().unwrap_or_else(|| Locale::of_plan(plan));
    let documents = documents(plan, order);
    let forms = paper_forms(plan, order);
    let (theme, as_of) = (order.theme, order.as_of);
    let document = |document: &Document| {
        let bytes = document_pdf(document, &locale, theme, as_of)?;
        Ok(Output { path: format!("pdf/{}.pdf", document.id), bytes })
    };
    let form = |(path, form): &(String, PaperForm)| {
        let bytes = form_pdf(form, theme, as_of)?;
        Ok(Output { path: format!("{path}.pdf"), bytes })
    };
    let made = side_by_side(&documents, document).into_iter().chain(side_by_side(&forms, form));
    let made = made.collect::<Result<Vec<_>, String>>()?;
    // What typst keeps for a next time is of no use: every document is made once.
    sheet::forget();
    Ok(made)
}

/// A document as PDF, whose labels are those of `locale`; it says that it was made on the day `made`.
///
/// # Errors
/// What is in the way: a logo that cannot be read as a picture, more charts than a PDF holds.
pub fn document_pdf(
    document: &Document,
    locale: &Locale,
    theme: Option<&Theme>,
    made: NaiveDate,
) -> Result<Vec<u8>, String> {
    let (id, charts) = (&document.id, document.charts.len());
    if charts > MOST_CHARTS {
        return Err(format!(
            "the PDF of `{id}` cannot be made: it has {charts} charts, of which a PDF holds {MOST_CHARTS}; print its web \
             page from a browser, or divide the plan into several"
        ));
    }
    let look = Look::on_paper(theme);
    print(Template::Document, &document.id, made, |letters| data::of_document(document, locale, &look, theme, letters))
}

/// A form as PDF; it says that it was made on the day `made`.
///
/// # Errors
/// What is in the way: a logo that cannot be read as a picture.
pub fn form_pdf(form: &PaperForm, theme: Option<&Theme>, made: NaiveDate) -> Result<Vec<u8>, String> {
    let look = Look::on_paper(theme);
    let locale = Locale::of(&form.language);
    print(Template::Form, &form.code, made, |letters| data::of_form(form, &locale, &look, theme, letters))
}

/// Prints what `data` gives; where the fonts cannot put its accents together, once more without them.
fn print(
    template: Template,
    name: &str,
    made: NaiveDate,
    data: impl Fn(Letters) -> (Value, Files),
) -> Result<Vec<u8>, String> {
    let printed = |letters: Letters, with_logo: bool| {
        let (mut data, files) = data(letters);
        if !with_logo {
            data["logo"] = Value::Null;
        }
        Sheet::new(template, &data, files).print(name, made)
    };
    let failed = match printed(Letters::default(), true).or_else(|_| printed(Letters::without_marks(), true)) {
        Ok(bytes) => return Ok(bytes),
        Err(why) => why,
    };
    // Nothing else comes from outside: what a plan says is always printed.
    match printed(Letters::without_marks(), false) {
        Ok(_) => Err(format!("the logo of the theme cannot be printed: {failed}")),
        Err(why) => Err(format!("the PDF of `{name}` cannot be made: {why}")),
    }
}

/// Typst knows no more than 65 535 files while a program runs. A chart is up to three, and several documents have charts of
/// their own.
const MOST_CHARTS: usize = 5_000;

/// The files that a template asks for, by their path.
type Files = BTreeMap<String, Bytes>;

#[cfg(test)]
mod tests {
    use milepost_documents::charts::{Chart, LineChart};

    use super::*;

    #[test]
    fn more_charts_than_typst_knows_files_are_an_error() {
        let chart = std::sync::Arc::new(Chart::Line(LineChart::default()));
        let charts = (0..=MOST_CHARTS).map(|number| (number.to_string(), chart.clone())).collect();
        let document = Document { id: "delivery-plan".to_owned(), charts, ..Document::default() };
        let day = NaiveDate::from_ymd_opt(2027, 6, 30).expect("a day");
        let expected = "the PDF of `delivery-plan` cannot be made: it has 5001 charts, of which a PDF holds 5000; print its \
                        web page from a browser, or divide the plan into several";
        assert_eq!(document_pdf(&document, &Locale::default(), None, day), Err(expected.to_owned()));
    }
}

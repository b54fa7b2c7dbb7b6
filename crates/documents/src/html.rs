//! Documents as web pages: each one file, no network, no script, every text escaped.

use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context, escape_formatter};

use milepost_plan::Plan;

use crate::charts::{Chart, Form};
use crate::view::Document;
use crate::{Order, Output, documents};

const STYLE: &str = include_str!("../templates/document.css");
const TEMPLATES: &[(&str, &str)] = &[
    ("document.html", include_str!("../templates/document.html")),
    ("parts.html", include_str!("../templates/parts.html")),
];

/// The pages of a plan.
pub(crate) fn pages(plan: &Plan, order: &Order<'_>) -> Vec<Output> {
    let page = |document: &Document| Output { path: path(&document.id), bytes: html(document).into_bytes() };
    documents(plan, order).iter().map(page).collect()
}

/// The file of the document called `id`.
fn path(id: &str) -> String {
    format!("{id}.html")
}

/// What every page is drawn with: every text is escaped, and what nobody would see is left out.
pub(crate) fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, state, value| match value.as_str() {
        // No page may hold them, and nobody would see them.
        Some(text) if !value.is_safe() && text.contains(unseen) => {
            escape_formatter(out, state, &Value::from(text.replace(unseen, " ")))
        }
        _ => escape_formatter(out, state, value),
    });
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("whitespace may be trimmed"));
    environment
}

/// A document as one HTML page.
pub fn html(document: &Document) -> String {
    let mut environment = environment();
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).expect("the templates of documents are well formed");
    }
    let charts = document.charts.clone();
    let drawn = AtomicUsize::new(0);
    environment.add_function("picture", move |id: &str, form: &str| {
        let number = drawn.fetch_add(1, Ordering::Relaxed);
        charts.get(id).map(|chart| Value::from_safe_string(draw(chart, form, number)))
    });
    environment.add_filter("address", address);
    let page = environment.get_template("document.html").expect("the template of documents is there");
    page.render(context! { document => Serde(document), style => STYLE })
        .expect("the template uses what the view model has")
}

/// Where a link leads from page to page: the pages of all documents lie side by side.
fn address(link: &str) -> String {
    match link.split_once('#') {
        Some((id, anchor)) if !id.is_empty() && !link.contains(':') => format!("{}#{anchor}", path(id)),
        _ => link.to_owned(),
    }
}

/// Characters that steer machines and mean nothing to people.
fn unseen(letter: char) -> bool {
    letter.is_control() && letter != '\n'
}

/// The picture of a chart; its number on the page makes its ids unique.
fn draw(chart: &Chart, form: &str, number: usize) -> String {
    let id = format!("chart-{number}");
    match form {
        "spark" => chart.spark(&id).unwrap_or_default(),
        "narrow" => chart.svg(&id, Form::Narrow),
        _ => chart.svg(&id, Form::Wide),
    }
}

//! The report as one page: no network, no script, every text escaped.

use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context, escape_formatter};

use milepost_plan::Plan;

use crate::charts::{Chart, Form};
use crate::report::report;
use crate::report::view::Report;
use crate::{Document, Order};

const STYLE: &str = include_str!("../templates/report.css");
const TEMPLATES: &[(&str, &str)] = &[
    ("report.html", include_str!("../templates/report.html")),
    ("parts.html", include_str!("../templates/parts.html")),
];

/// The pages of a plan.
pub(crate) fn pages(plan: &Plan, order: &Order<'_>) -> Vec<Document> {
    vec![Document { path: "index.html".to_owned(), bytes: html(&report(plan, order)).into_bytes() }]
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

/// The report as one HTML page.
pub fn html(report: &Report) -> String {
    let mut environment = environment();
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).expect("the report's templates are well formed");
    }
    let charts = report.charts.clone();
    let drawn = AtomicUsize::new(0);
    environment.add_function("picture", move |id: &str, form: &str| {
        let number = drawn.fetch_add(1, Ordering::Relaxed);
        charts.get(id).map(|chart| Value::from_safe_string(draw(chart, form, number)))
    });
    let page = environment.get_template("report.html").expect("the report's template is there");
    page.render(context! { report => Serde(report), style => STYLE })
        .expect("the template uses what the view model has")
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

//! The report as one page: no network, no script, every text escaped.

use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context};

use crate::charts::{Chart, Form};
use crate::report::view::Report;

const STYLE: &str = include_str!("../templates/report.css");
const TEMPLATES: &[(&str, &str)] = &[
    ("report.html", include_str!("../templates/report.html")),
    ("parts.html", include_str!("../templates/parts.html")),
];

/// The report as one HTML page.
pub fn html(report: &Report) -> String {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("whitespace may be trimmed"));
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

/// The picture of a chart; its number on the page makes its ids unique.
fn draw(chart: &Chart, form: &str, number: usize) -> String {
    let id = format!("chart-{number}");
    match form {
        "spark" => chart.spark(&id).unwrap_or_default(),
        "narrow" => chart.svg(&id, Form::Narrow),
        _ => chart.svg(&id, Form::Wide),
    }
}

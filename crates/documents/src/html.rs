//! Documents as web pages: each one file that needs no network and no script, every text escaped.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context, escape_formatter};

use milepost_locale::Locale;
use milepost_plan::Plan;
use rust_decimal::Decimal;

use crate::charts::{Chart, Form};
use crate::kinds::{INDEX, site};
use crate::view::Document;
use crate::{Order, Output, Theme};

pub(crate) const STYLE: &str =
    concat!(include_str!("../templates/document.css"), include_str!("../templates/charts.css"));
const SCRIPT: &str = include_str!("../templates/document.js");
const TEMPLATES: &[(&str, &str)] = &[
    ("document.html", include_str!("../templates/document.html")),
    ("parts.html", include_str!("../templates/parts.html")),
];

/// The pages of a plan: the index, and each document. They are drawn side by side.
pub(crate) fn pages(plan: &Plan, order: &Order<'_>) -> Vec<Output> {
    let (index, documents) = site(plan, order);
    let documents: Vec<&Document> = std::iter::once(&index).chain(&documents).collect();
    let site = Site { theme: order.theme };
    let waiting = AtomicUsize::new(0);
    let draw = || {
        let press = Press::new();
        let mut drawn = Vec::new();
        loop {
            let number = waiting.fetch_add(1, Ordering::Relaxed);
            let Some(document) = documents.get(number) else { return drawn };
            let bytes = press.page(document, Some(&site)).into_bytes();
            drawn.push((number, Output { path: path(&document.id), bytes }));
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(documents.len());
    let mut pages: Vec<(usize, Output)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(draw)).collect();
        let own = draw();
        own.into_iter().chain(others.into_iter().flat_map(joined)).collect()
    });
    pages.sort_by_key(|(number, _)| *number);
    pages.into_iter().map(|(_, page)| page).collect()
}

/// What a thread has made; what went wrong in it goes wrong here.
fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
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

/// A document as one HTML page that stands alone: no network, no script.
pub fn html(document: &Document) -> String {
    Press::new().page(document, None)
}

/// What the pages of a site have in common.
struct Site<'a> {
    theme: Option<&'a Theme>,
}

/// Draws pages one after the other: the templates are read once.
struct Press {
    environment: Environment<'static>,
    shown: Arc<Mutex<Shown>>,
}

/// What the templates ask for while a page is drawn: its charts, and the words of its language.
#[derive(Default)]
struct Shown {
    by_id: BTreeMap<String, Chart>,
    drawn: usize,
    locale: Option<Locale>,
}

impl Shown {
    /// The picture of a chart; its number on the page makes its ids unique.
    fn picture(&mut self, id: &str, form: &str) -> Option<Value> {
        let number = self.drawn;
        self.drawn += 1;
        self.by_id.get(id).map(|chart| Value::from_safe_string(draw(chart, form, number)))
    }
}

impl Press {
    fn new() -> Self {
        let mut environment = environment();
        for (name, source) in TEMPLATES {
            environment.add_template(name, source).expect("the templates of documents are well formed");
        }
        let shown = Arc::new(Mutex::new(Shown::default()));
        let pictured = Arc::clone(&shown);
        environment.add_function("picture", move |id: &str, form: &str| held(&pictured).picture(id, form));
        let spoken = Arc::clone(&shown);
        environment.add_function("say", move |id: &str| held(&spoken).locale.as_ref().map(|locale| locale.text(id)));
        environment.add_filter("address", address);
        environment.add_filter("css_text", css_text);
        Self { environment, shown }
    }

    /// A document as a page: of the site, with the way to the others and the script for tables, or alone.
    fn page(&self, document: &Document, site: Option<&Site<'_>>) -> String {
        *held(&self.shown) = Shown { by_id: document.charts.clone(), drawn: 0, locale: Some(document.locale.clone()) };
        let script = if site.is_some() { SCRIPT } else { "" };
        let index = if site.is_some() && document.kind != INDEX { path(INDEX) } else { String::new() };
        let theme = site.and_then(|site| site.theme);
        let logo = theme.and_then(|theme| theme.logo.as_ref()).map(|logo| {
            let data = base64::engine::general_purpose::STANDARD.encode(&logo.bytes);
            context! { address => format!("data:{};base64,{data}", logo.media_type), text => logo.text.as_str() }
        });
        let colours = theme.map(|theme| {
            context! { accent => theme.accent.map(|colour| colour.to_string()), dark => theme.accent_dark.map(|colour| colour.to_string()) }
        });
        let one_and_a_half = document.locale.number(Decimal::new(15, 1));
        let decimal = one_and_a_half.chars().find(|letter| !letter.is_numeric()).unwrap_or('.').to_string();
        let page = self.environment.get_template("document.html").expect("the template of documents is there");
        page.render(context! { document => Serde(document), style => STYLE, script, index, logo, colours, decimal })
            .expect("the template uses what the view model has")
    }
}

fn held(shown: &Mutex<Shown>) -> MutexGuard<'_, Shown> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a link leads from page to page: the pages of all documents lie side by side.
fn address(link: &str) -> String {
    match link.split_once('#') {
        Some((id, anchor)) if !id.is_empty() && !link.contains(':') => format!("{}#{anchor}", path(id)),
        _ => link.to_owned(),
    }
}

/// A text as a string of a style sheet: what is neither a letter nor a digit stands as its number, so that nothing ends
/// the string.
fn css_text(text: &str) -> Value {
    use std::fmt::Write as _;
    let mut out = String::from("\"");
    for letter in text.chars().filter(|letter| !unseen(*letter)) {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(letter));
        }
    }
    out.push('"');
    Value::from_safe_string(out)
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
        "flat" => chart.svg(&id, Form::Flat),
        _ => chart.svg(&id, Form::Wide),
    }
}

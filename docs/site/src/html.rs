//! The pages as a static site: no script, no network, one style.

use std::collections::BTreeSet;

use minijinja::{Environment, UndefinedBehavior, context};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::reference::anchor;
use crate::{File, Page, highlight};

const TEMPLATE: &str = include_str!("../templates/page.html");
const STYLE: &str = include_str!("../templates/site.css");

/// The pages that the list at the side shows, besides the reference: their path and what they are called there.
const CONTENTS: &[(&str, &str)] = &[
    ("README.md", "Start"),
    ("tutorial.md", "Tutorial: a plan in half an hour"),
    ("values.md", "Values"),
    ("reference/README.md", "The language"),
    ("reference/every-construct.md", "The plan of every construct"),
    ("findings/README.md", "Findings"),
    ("completeness.md", "The ten questions"),
    ("forms.md", "Forms, and what comes back"),
    ("ratings.md", "How ratings are computed"),
    ("data.md", "The data beside a plan"),
    ("languages.md", "Languages"),
];

/// The site that `pages` make, `README.md` as the first page of each folder.
pub fn site(pages: &[Page]) -> Vec<File> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_template("page.html", TEMPLATE).expect("the template is well formed");
    let template = environment.get_template("page.html").expect("the template was added");
    let mut files = Vec::with_capacity(pages.len());
    for page in pages {
        let path = address(&page.path);
        let up = "../".repeat(path.matches('/').count());
        let there = |wanted: &str| pages.iter().any(|page| page.path == wanted);
        let contents: Vec<_> = CONTENTS
            .iter()
            .filter(|(wanted, _)| there(wanted))
            .map(|&(wanted, title)| context! { href => format!("{up}{}", address(wanted)), title => title, here => wanted == page.path })
            .collect();
        let (title, body) = body(&page.text);
        let text = template
            .render(context! { title, body, contents, style => STYLE })
            .expect("the template uses what is there");
        files.push(File { path, text });
    }
    files
}

/// The path of a page in the site.
fn address(path: &str) -> String {
    match path.strip_suffix("README.md") {
        Some(folder) => format!("{folder}index.html"),
        None => path.strip_suffix(".md").map_or_else(|| path.to_owned(), |path| format!("{path}.html")),
    }
}

/// A link as the site has it: pages by their addresses, others as they are.
fn target(link: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let (path, place) = link.split_once('#').map_or((link, None), |(path, place)| (path, Some(place)));
    let path = address(path);
    place.map_or_else(|| path.clone(), |place| format!("{path}#{place}"))
}

/// The title of a page and its text as HTML.
fn body(markdown: &str) -> (String, String) {
    let options = Options::ENABLE_TABLES;
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, options).collect();
    let mut taken = BTreeSet::new();
    let mut title = String::new();
    let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
    let mut at = 0;
    while at < events.len() {
        match &events[at] {
            Event::Start(Tag::Heading { level, .. }) => {
                let words = said(&events[at + 1..]);
                if *level == HeadingLevel::H1 && title.is_empty() {
                    title.clone_from(&words);
                }
                let id = free(&anchor(&words), &mut taken);
                out.push(Event::Start(Tag::Heading {
                    level: *level,
                    id: Some(id.into()),
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let mut text = String::new();
                while let Event::Text(part) = &events[at + 1] {
                    text.push_str(part);
                    at += 1;
                }
                at += 1;
                out.push(Event::Html(block(&info, text.trim_end_matches('\n')).into()));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => out.push(Event::Start(Tag::Link {
                link_type: *link_type,
                dest_url: CowStr::from(target(dest_url)),
                title: title.clone(),
                id: id.clone(),
            })),
            // Wide tables scroll; what scrolls can be reached by the keyboard.
            Event::Start(Tag::Table(columns)) => {
                out.push(Event::Html("<div class=\"wide\" tabindex=\"0\">\n".into()));
                out.push(Event::Start(Tag::Table(columns.clone())));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(Event::Html("</div>\n".into()));
            }
            // What is in the Markdown for its readers alone.
            Event::Html(comment) if comment.starts_with("<!--") => {}
            other => out.push(other.clone()),
        }
        at += 1;
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, out.into_iter());
    (title, html)
}

/// The words of a heading, up to its end.
fn said(events: &[Event<'_>]) -> String {
    let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let words = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        _ => None,
    });
    words.collect()
}

/// `id`, with a number behind it where the page has it already.
fn free(id: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (0_usize..).map(|number| if number == 0 { id.to_owned() } else { format!("{id}-{number}") });
    let free = numbered.into_iter().find(|id| !taken.contains(id)).expect("there are more numbers than headings");
    taken.insert(free.clone());
    free
}

/// A block of code; plans in colours.
fn block(info: &str, text: &str) -> String {
    let language = info.split_whitespace().next().unwrap_or_default();
    let code = if language == "plan" { highlight::plan(text) } else { highlight::escaped(text) };
    let class = if language.is_empty() { "text" } else { language };
    format!("<pre class=\"{}\" tabindex=\"0\"><code>{code}</code></pre>\n", highlight::escaped(class))
}

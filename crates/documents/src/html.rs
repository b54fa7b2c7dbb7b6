//! Documents as web pages: each one file that needs no network and no script, every text escaped.

use std::borrow::{Borrow, Cow};
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use askama::filters::Escaper;
use base64::Engine;
use milepost_locale::say;
use milepost_plan::Plan;
use rust_decimal::Decimal;

use crate::charts::{Chart, Form, Picture};
use crate::direction::Direction;
use crate::kinds::{Desk, INDEX};
use crate::lines;
use crate::side_by_side::side_by_side;
use crate::theme::Logo;
use crate::view::{
    self, Block, Chain, Chapter, Document, Fact, Figure, Foreign, Paper, Paragraph, Part, Prose, Rating, Row, Section,
    Spread, State, Style, Table, Text, Tone,
};
use crate::{Order, Output, Theme};

pub(crate) const STYLE: &str =
    concat!(include_str!("../templates/document.css"), include_str!("../templates/charts.css"));
const SCRIPT: &str = include_str!("../templates/document.js");

/// The pages of a plan: the index, and each document. Their pieces are drawn side by side.
pub(crate) fn pages(plan: &Plan, order: &Order<'_>) -> Vec<Output> {
    let desk = Desk::new(plan, order);
    let documents = desk.documents();
    let site = Site { theme: order.theme, pictures: Pictures::default() };
    let made = |id: &str, drawn: Vec<String>| Output { path: path(id), bytes: drawn.concat().into_bytes() };
    // What takes longest must not come last: the index, which is still to be made, and documents of few pieces.
    let of = |(number, document)| pieces(document).map(move |piece| Some((number, piece)));
    let mut waiting: Vec<_> = documents.iter().enumerate().flat_map(of).chain([None]).collect();
    waiting.sort_by_key(|job| job.map(|(number, _)| documents[number].chapters.len()));
    let mut drawn = vec![Vec::new(); documents.len()];
    let mut index = Vec::new();
    let draw_index = || {
        let index = desk.index(&documents);
        pieces(&index).map(|piece| draw(&index, piece, Some(&site))).collect()
    };
    let draw_next = |job: &Option<(usize, Piece)>| {
        job.map_or_else(draw_index, |(number, piece)| draw(&documents[number], piece, Some(&site)))
    };
    for (job, piece) in waiting.iter().zip(side_by_side(&waiting, draw_next)) {
        job.map_or(&mut index, |(number, _)| &mut drawn[number]).push(piece);
    }
    let whole: Vec<_> = documents.into_iter().zip(drawn).collect();
    // Large documents take a while to be put together, and to be cleared away.
    let outputs = side_by_side(whole, |(document, drawn)| made(&document.id, drawn));
    std::iter::once(made(INDEX, index)).chain(outputs).collect()
}

/// The file of the document called `id`.
fn path(id: &str) -> String {
    format!("{id}.html")
}

/// The form that templates name; none for what is as small as a word.
fn form_called(name: &str) -> Option<Form> {
    match name {
        "spark" => None,
        "narrow" => Some(Form::Narrow),
        "flat" => Some(Form::Flat),
        "half" => Some(Form::Half),
        _ => Some(Form::Wide),
    }
}

/// The picture of a chart in a form, or as small as a word.
fn drawn(chart: &Chart, form: Option<Form>) -> Option<Picture> {
    form.map_or_else(|| chart.spark(), |form| Some(chart.picture(form)))
}

/// The pictures of the charts that several documents of a site show, which are drawn once.
#[derive(Default)]
struct Pictures(Mutex<HashMap<Drawing, Arc<Picture>>>);

/// A chart, by where it is, in a form.
type Drawing = (usize, Option<Form>);

impl Pictures {
    /// The picture of a chart, drawn now or before. The charts of metrics are those that several documents have.
    fn of(&self, chart: &Arc<Chart>, form: Option<Form>) -> Option<Arc<Picture>> {
        if !matches!(**chart, Chart::Line(_)) {
            return drawn(chart, form).map(Arc::new);
        }
        // No other chart is where this one is as long as the documents are there.
        let key = (Arc::as_ptr(chart).addr(), form);
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(picture) = known().get(&key) {
            return Some(Arc::clone(picture));
        }
        let picture = drawn(chart, form).map(Arc::new)?;
        known().insert(key, Arc::clone(&picture));
        Some(picture)
    }
}

/// A document as one HTML page that stands alone: no network, no script.
pub fn html(document: &Document) -> String {
    pieces(document).map(|piece| draw(document, piece, None)).collect()
}

/// What the pages of a site have in common.
struct Site<'a> {
    theme: Option<&'a Theme>,
    pictures: Pictures,
}

/// A piece of a page, which is drawn without the others.
#[derive(Clone, Copy)]
enum Piece {
    Head,
    Chapter(usize),
    Foot,
}

fn pieces(document: &Document) -> impl Iterator<Item = Piece> + use<> {
    let chapters = (0..document.chapters.len()).map(Piece::Chapter);
    std::iter::once(Piece::Head).chain(chapters).chain([Piece::Foot])
}

/// Draws a piece of a page: of the site, with the way to the others and the script for tables, or alone.
fn draw(document: &Document, piece: Piece, site: Option<&Site<'_>>) -> String {
    let group = if let Piece::Chapter(number) = piece { number + 1 } else { 0 };
    let page = Page { document, group, drawn: Cell::new(0), pictures: site.map(|site| &site.pictures) };
    let script = if site.is_some() { SCRIPT } else { "" };
    let mut out = String::new();
    let drawn = match piece {
        Piece::Head => {
            let index = (site.is_some() && document.kind != INDEX).then(|| path(INDEX));
            let theme = site.and_then(|site| site.theme);
            Head { page: &page, document, style: STYLE, script, index, theme }.render_into(&mut out)
        }
        Piece::Chapter(number) => page.chapter(&document.chapters[number]).render_into(&mut out),
        Piece::Foot => Foot { page: &page, document, script }.render_into(&mut out),
    };
    drawn.expect("a text takes all that is written");
    out
}

/// What the templates ask for while a piece of a page is drawn.
struct Page<'a> {
    document: &'a Document,
    /// The number of the piece, and how many pictures it has: together they make the ids of pictures unique.
    group: usize,
    drawn: Cell<usize>,
    pictures: Option<&'a Pictures>,
}

impl Page<'_> {
    /// The message `id` in the language of the document.
    fn say(&self, id: &str) -> String {
        self.document.locale.text(id)
    }

    /// The picture of a chart; nothing where there is no such chart.
    fn picture(&self, chart: &str, form: impl AsRef<str>) -> impl fmt::Display {
        let number = self.drawn.replace(self.drawn.get() + 1);
        let id = format!("chart-{}-{number}", self.group);
        let form = form_called(form.as_ref());
        let picture = |chart| match self.pictures {
            Some(pictures) => pictures.of(chart, form),
            None => drawn(chart, form).map(Arc::new),
        };
        let picture = self.document.charts.get(chart).and_then(picture);
        fmt::from_fn(move |out| picture.as_ref().map_or(Ok(()), |picture| write!(out, "{}", picture.named(&id))))
    }

    /// The form of the chart of a spread on paper. Above other things on one page it is not high.
    fn form(&self) -> &'static str {
        let followed = self.document.chapters.iter().any(|chapter| !chapter.sections.is_empty());
        if self.document.paper == Paper::OnePage && followed { "flat" } else { "wide" }
    }

    /// The form of a chart on paper beside which something stands or could stand. Only lines have one for half the width.
    fn half(&self, figure: &Figure) -> &'static str {
        if matches!(self.document.charts.get(&figure.chart).map(Arc::as_ref), Some(Chart::Line(_))) {
            "half"
        } else {
            "wide"
        }
    }
}

#[derive(Template)]
#[template(path = "document.html", block = "head")]
struct Head<'a> {
    page: &'a Page<'a>,
    document: &'a Document,
    style: &'static str,
    script: &'static str,
    index: Option<String>,
    theme: Option<&'a Theme>,
}

#[derive(Template)]
#[template(path = "document.html", block = "foot")]
struct Foot<'a> {
    page: &'a Page<'a>,
    document: &'a Document,
    script: &'static str,
}

impl Head<'_> {
    /// The sides on which lines begin and end.
    fn sides(&self) -> (&'static str, &'static str) {
        if self.document.right_to_left { ("right", "left") } else { ("left", "right") }
    }

    /// The title as it stands at the head of every printed page.
    fn running(&self) -> Cow<'_, str> {
        let title = &self.document.title;
        match title.char_indices().nth(LONGEST_RUNNING) {
            Some((end, _)) => format!("{}…", &title[..end]).into(),
            None => title.into(),
        }
    }

    /// The day for which it is made, as it stands at the head of every printed page.
    fn position(&self) -> String {
        format!("{} {}", self.page.say("position-at"), self.document.as_of)
    }

    /// What stands at the foot of every printed page.
    fn made(&self) -> String {
        let made = self.page.say("made-with-milepost");
        if self.document.public { format!("{made} · {}", self.page.say("public-version")) } else { made }
    }

    /// The number of a printed page, as CSS counts it.
    fn page_of_pages(&self) -> String {
        let text = css_text(say!(self.document.locale, "form-page", page = "\u{e000}", pages = "\u{e001}"));
        text.replace("\\e000 ", "\" counter(page) \"").replace("\\e001 ", "\" counter(pages) \"")
    }

    fn logo(&self) -> Option<&Logo> {
        self.theme?.logo.as_ref()
    }

    /// Whether the page has titles for its contents to list.
    fn has_titles(&self) -> bool {
        let titled = |chapter: &Chapter| {
            !chapter.title.is_empty() || chapter.sections.iter().any(|section| !section.title.is_empty())
        };
        self.document.chapters.iter().any(titled)
    }

    fn facts_class(&self) -> &'static str {
        if self.document.paper == Paper::OnePage { "line" } else { "grid" }
    }

    /// What the language writes between a whole number and its decimals, by which columns of numbers are sorted.
    fn decimal(&self) -> char {
        let one_and_a_half = self.document.locale.number(Decimal::new(15, 1));
        one_and_a_half.chars().find(|letter| !letter.is_numeric()).unwrap_or('.')
    }
}

/// A longer title would run into what stands beside it.
const LONGEST_RUNNING: usize = 90;

/// The parts of pages that hold others: each the block of its name in `parts.html`, and the method by which templates call it.
macro_rules! parts {
    ($($name:ident $block:tt $view:ident ($($field:ident: $ty:ty $(as $given:ty)?),*);)*) => {
        $(
            #[derive(Template)]
            #[template(path = "parts.html", block = $block)]
            struct $view<'a> {
                page: &'a Page<'a>,
                $($field: $ty,)*
            }
        )*

        impl<'p> Page<'p> {
            $(
                fn $name<'a>(&'a self, $($field: parts!(@given $ty $(as $given)?)),*) -> $view<'a> {
                    $view { page: self, $($field: parts!(@taken $field $($given)?),)* }
                }
            )*
        }
    };
    (@given $ty:ty as $given:ty) => { $given };
    (@given $ty:ty) => { $ty };
    (@taken $field:ident $given:ty) => { *$field.borrow() };
    (@taken $field:ident) => { $field };
}

parts! {
    prose "prose" ProseView(prose: &'a Prose);
    ratings "ratings" RatingsView(ratings: &'a [Rating]);
    facts "facts" FactsView(facts: &'a [Fact], class: &'static str);
    cell "cell" CellView(cell: &'a view::Cell, number: bool as impl Borrow<bool>);
    table "table" TableView(table: &'a Table, class: &'static str);
    values "values" ValuesView(table: &'a Table);
    figure "figure" FigureView(figure: &'a Figure, form: &'static str);
    chain "chain" ChainView(chain: &'a Chain);
    rows "rows" RowsView(rows: &'a [Row], class: &'static str);
    block "block" BlockView(block: &'a Block, level: u8 as impl Borrow<u8>);
    part "part" PartView(part: &'a Part, level: u8 as impl Borrow<u8>);
    section "section" SectionView(section: &'a Section, level: u8 as impl Borrow<u8>);
    spread "spread" SpreadView(spread: &'a Spread, lead: &'a Prose, level: u8 as impl Borrow<u8>);
    chapter "chapter" ChapterView(chapter: &'a Chapter);
}

impl ValuesView<'_> {
    /// The table with its notes below it, each once, to which small figures lead: in cells they would make columns tall.
    fn remarked(&self) -> (Table, Vec<Text>) {
        let mut table = self.table.clone();
        let mut remarks: Vec<Text> = Vec::new();
        for cell in table.rows.iter_mut().flatten().filter(|cell| !cell.notes.is_empty()) {
            let remark = Text::joined(std::mem::take(&mut cell.notes), " · ");
            let at = remarks.iter().position(|other| *other == remark).unwrap_or(remarks.len());
            cell.text = std::mem::take(&mut cell.text).and(raised(at + 1));
            if at == remarks.len() {
                remarks.push(remark);
            }
        }
        (table, remarks)
    }
}

/// A number in small figures over the line.
fn raised(number: usize) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect()
}

#[derive(Template)]
#[template(path = "parts.html", block = "text")]
struct TextView<'a> {
    text: Cow<'a, Text>,
    foreign: &'a Foreign,
}

/// A title, which says its language where that is not the document's.
struct TitleView<'a> {
    title: Cow<'a, str>,
    language: Option<&'a str>,
}

impl fmt::Display for TitleView<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(language) = self.language else { return write!(out, "{}", Kept(&self.title)) };
        out.write_str("<span lang=\"")?;
        Markup.write_escaped_str(&mut *out, language)?;
        write!(out, "\">{}</span>", Kept(&self.title))
    }
}

#[derive(Template)]
#[template(path = "parts.html", block = "state")]
struct StateView<'a> {
    state: &'a State,
}

impl StateView<'_> {
    /// Whether its line may end: ratings and short states stay whole, and `not yet received, 260 days late` would stick out.
    fn is_long(&self) -> bool {
        lines::seen(&self.state.text).count() > LONGEST_STATE
    }
}

/// The letters of a state that stays whole: the longest word for a rating has as many in Arabic.
const LONGEST_STATE: usize = 23;

#[derive(Template)]
#[template(path = "parts.html", block = "internal")]
struct InternalView<'a> {
    page: &'a Page<'a>,
}

#[allow(clippy::unused_self, reason = "templates call it as they call the parts that need the page")]
impl Page<'_> {
    /// A text. In a document that is read from right to left what a plan says in English is kept apart.
    fn text<'a>(&'a self, text: &'a Text) -> TextView<'a> {
        let direction = Direction { right_to_left: self.document.right_to_left };
        let foreign = &self.document.foreign;
        if !direction.right_to_left {
            return TextView { text: Cow::Borrowed(text), foreign };
        }
        let mut text = text.clone();
        direction.keep_pieces_apart(&mut text.0.iter_mut().map(|piece| &mut piece.text).collect::<Vec<_>>());
        TextView { text: Cow::Owned(text), foreign }
    }

    /// A title. What a plan says in English stands from left to right, and at the side where the document has its titles.
    fn title<'a>(&'a self, title: &'a str) -> TitleView<'a> {
        let direction = Direction { right_to_left: self.document.right_to_left };
        let language = self.document.foreign.language_of(title);
        if !direction.right_to_left {
            return TitleView { title: title.into(), language };
        }
        let mut title = title.to_owned();
        direction.keep_apart(&mut title);
        TitleView { title: title.into(), language }
    }

    /// A text in a cell. What is short stays whole where numbers stand: `by Sept 2018`.
    fn in_cell<'a>(&'a self, text: &'a Text, number: impl Borrow<bool>) -> TextView<'a> {
        let mut view = self.text(text);
        // Only what is changed is written anew.
        if *number.borrow() && text.0.len() == 1 {
            let alone = &mut view.text.to_mut().0[0];
            alone.text = lines::kept_in_cell(&alone.text);
        }
        view
    }

    fn state<'a>(&self, state: &'a State) -> StateView<'a> {
        StateView { state }
    }

    fn internal(&self) -> InternalView<'_> {
        InternalView { page: self }
    }
}

/// What templates ask of texts.
#[allow(clippy::inline_always, clippy::unnecessary_wraps, clippy::unused_self, reason = "the macro makes a filter so")]
mod filters {
    use std::convert::Infallible;

    use askama::Values;
    use askama::filters::Safe;

    use super::Kept;

    /// A text for people, whose lines end where a reader would end them.
    #[askama::filter_fn]
    pub(super) fn kept<T: AsRef<str>>(text: T, _: &dyn Values) -> Result<Safe<Kept<T>>, Infallible> {
        Ok(Safe(Kept(text)))
    }
}

/// A text in markup, whose lines end where a reader would end them.
struct Kept<T>(T);

impl<T: AsRef<str>> fmt::Display for Kept<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = lines::kept(self.0.as_ref());
        if !text.contains('-') {
            return Markup.write_escaped_str(out, &text);
        }
        let mut rest = text.as_ref();
        while !rest.is_empty() {
            let (stretch, after) = stretch(rest);
            // Joints are not written: they would be copied with the text, and no search would look past them.
            let letters = stretch.replace(lines::JOINT, "");
            if letters.trim_matches('-').contains('-') && letters.chars().count() <= lines::LONGEST {
                out.write_str("<span class=\"joined\">")?;
                Markup.write_escaped_str(&mut *out, &letters)?;
                out.write_str("</span>")?;
            } else {
                Markup.write_escaped_str(&mut *out, &letters)?;
            }
            rest = after;
        }
        Ok(())
    }
}

/// The stretch with which a text begins: up to a space, or to a hyphen at which a line may end, or spaces. Browsers end
/// lines before a digit, too, as in `FY2019-20`, where nobody would.
fn stretch(text: &str) -> (&str, &str) {
    let is_space = |letter: char| matches!(letter, ' ' | lines::NO_BREAK);
    let holds = |after: &str| after.starts_with(|letter: char| letter == lines::JOINT || letter.is_numeric());
    let spaces = text.starts_with(is_space);
    let ends = text.char_indices().find_map(|(at, letter)| match letter {
        '-' if !holds(&text[at + 1..]) => Some(at + 1),
        _ => (is_space(letter) != spaces).then_some(at),
    });
    text.split_at(ends.unwrap_or(text.len()))
}

/// A paragraph with the list that begins before it, and the one that ends after it.
struct Line<'a> {
    paragraph: &'a Paragraph,
    opens: Option<&'static str>,
    closes: Option<&'static str>,
}

fn lines(paragraphs: &[Paragraph]) -> impl Iterator<Item = Line<'_>> {
    let list = |paragraph: &Paragraph| paragraph.item.then_some(if paragraph.number.is_none() { "ul" } else { "ol" });
    let at = move |index: Option<usize>| list(paragraphs.get(index?)?);
    paragraphs.iter().enumerate().map(move |(index, paragraph)| {
        let list = list(paragraph);
        let edge = |beside: Option<&'static str>| list.filter(|_| beside != list);
        Line { paragraph, opens: edge(at(index.checked_sub(1))), closes: edge(at(Some(index + 1))) }
    })
}

/// Where a link leads from page to page: the pages of all documents lie side by side.
fn address(link: &str) -> Cow<'_, str> {
    match link.split_once('#') {
        Some((id, anchor)) if !id.is_empty() && !link.contains(':') => format!("{id}.html#{anchor}").into(),
        _ => link.into(),
    }
}

/// A logo as an address that needs no network.
fn data_address(logo: &Logo) -> String {
    let data = base64::engine::general_purpose::STANDARD.encode(&logo.bytes);
    format!("data:{};base64,{data}", logo.media_type)
}

/// A text as a string of a style sheet: what is neither a letter nor a digit stands as its number, so that nothing ends
/// the string.
fn css_text(text: impl AsRef<str>) -> String {
    use fmt::Write as _;
    let mut out = String::from("\"");
    for letter in text.as_ref().chars().filter(|letter| !letter.is_control() || *letter == '\n') {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(letter));
        }
    }
    out.push('"');
    out
}

/// Text as it may stand in markup. Characters that steer machines and mean nothing to people become spaces: no page may
/// hold them.
#[derive(Clone, Copy)]
pub(crate) struct Markup;

impl Escaper for Markup {
    fn write_escaped_str<W: fmt::Write>(&self, mut out: W, text: &str) -> fmt::Result {
        let bytes = text.as_bytes();
        let mut done = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let (written, width) = match byte {
                b'&' => ("&amp;", 1),
                b'<' => ("&lt;", 1),
                b'>' => ("&gt;", 1),
                b'"' => ("&quot;", 1),
                b'\'' => ("&#39;", 1),
                b'\n' => continue,
                ..0x20 | 0x7f => (" ", 1),
                // U+0080 to U+009F in UTF-8.
                0xc2 if bytes[at + 1] < 0xa0 => (" ", 2),
                _ => continue,
            };
            out.write_str(&text[done..at])?;
            out.write_str(written)?;
            done = at + width;
        }
        out.write_str(&text[done..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text() {
        let mut out = String::new();
        Markup.write_escaped_str(&mut out, "<b>é\u{85}&\u{0}\"'\u{7f}\n").expect("a text takes all");
        assert_eq!(out, "&lt;b&gt;é &amp; &quot;&#39; \n");
    }

    #[test]
    fn a_line_ends_where_a_reader_would_end_it() {
        let kept = |text: &str| Kept(text.to_owned()).to_string().replace('\u{a0}', "~");
        let joined = |text: &str| format!("<span class=\"joined\">{text}</span>");
        assert_eq!(kept("due <b> by 30 June 2028"), "due &lt;b&gt; by 30~June~2028");
        assert_eq!(kept("in FY2019-20, long-running"), format!("in {} long-running", joined("FY2019-20,")));
        assert_eq!(kept("well-known amber-red"), format!("well-known {}", joined("amber-red")));
        assert_eq!(kept("-5 to 2024-03-31"), format!("-5~to {}", joined("2024-03-31")));
        assert_eq!(kept("a - b 550e8400-41-71-44-55-66"), "a - b 550e8400-41-71-44-55-66");
    }

    #[test]
    fn a_list_begins_and_ends_once() {
        let prose = Prose::new("Before:\n\n- one\n- two\n\n1. first\n\nAfter.");
        let lists =
            |edge: fn(&Line<'_>) -> Option<&'static str>| lines(&prose.0).map(|line| edge(&line)).collect::<Vec<_>>();
        assert_eq!(lists(|line| line.opens), [None, Some("ul"), None, Some("ol"), None]);
        assert_eq!(lists(|line| line.closes), [None, None, Some("ul"), Some("ol"), None]);
    }
}

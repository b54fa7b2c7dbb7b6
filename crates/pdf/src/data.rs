//! What a template is given: the view model as JSON, with its texts as they may stand on paper.

mod columns;
mod remarks;
mod room;

use std::collections::BTreeSet;

use milepost_documents::charts::{Chart, Form, Picture as Drawn};
use milepost_documents::direction::Direction;
use milepost_documents::lines;
use milepost_documents::view::{Document, Foreign, Paper};
use milepost_documents::{Look, PaperForm, Theme, side_by_side};
use milepost_locale::{Locale, say};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};
use typst::foundations::Bytes;
use typst::utils::hash128;

use crate::Files;
use crate::fonts::OF_CHARTS;
use crate::letters::Letters;
use crate::sheet::read_ahead;

/// What is no text: names of places, kinds and pictures.
const NAMES: &[&str] = &["anchor", "chart", "id", "language", "paper", "part", "spark", "style", "tone"];
/// The folder of the pictures of charts.
const CHARTS: &str = "charts";
/// The place where a document begins.
const TOP: &str = "top";
/// A cell of so long a text, or of so many items, is parted where a page ends.
const LONG_TEXT: usize = 400;
const LONG_LIST: usize = 12;
/// PDF/A holds no longer texts than 32 767 bytes, in which a letter takes up to four.
const LONGEST_SPOKEN: usize = 8000;
/// No real address is longer.
const LONGEST_ADDRESS: usize = 2000;
/// What may not stand in an address as it is; `%` is left, since it begins what is encoded already.
const ENCODED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// The data of a document, and the pictures that it names.
pub(crate) fn of_document(
    document: &Document,
    locale: &Locale,
    look: &Look,
    theme: Option<&Theme>,
    letters: Letters,
) -> (Value, Files) {
    let mut drawn = serde_json::to_value(document).expect("a view model is data");
    let mut shown = Shown::default();
    shown.places.insert(TOP.to_owned());
    shown.look_through(&drawn);
    let mut of_charts = letters.fresh();
    let mut writer = Writer { foreign: document.foreign.clone(), ..Writer::new(letters, &shown, locale) };
    let (pictures, mut files) = std::thread::scope(|scope| {
        // Charts are drawn, and read, while the texts around them are made ready.
        let pictures = scope.spawn(|| pictures(&shown, &mut of_charts, document, look));
        writer.prepare(&mut drawn);
        room::measure(&mut drawn, document.kind == "delivery-plan");
        pictures.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    writer.letters.missing += of_charts.missing;
    // The kind of a block is a text, that of a document a name.
    drawn["kind"] = document.kind.into();
    let mut data = common(locale, look, theme, &mut files, &writer.letters);
    data.insert("document".to_owned(), drawn);
    data.insert("pictures".to_owned(), pictures);
    data.insert("foreign_titles".to_owned(), Value::Object(writer.foreign_titles));
    (Value::Object(data), files)
}

/// The data of a form, and the pictures that it names.
pub(crate) fn of_form(
    form: &PaperForm,
    locale: &Locale,
    look: &Look,
    theme: Option<&Theme>,
    letters: Letters,
) -> (Value, Files) {
    let mut drawn = serde_json::to_value(form).expect("a view model is data");
    let shown = Shown::default();
    let mut writer = Writer::new(letters, &shown, locale);
    writer.prepare(&mut drawn);
    let mut files = Files::new();
    let mut data = common(locale, look, theme, &mut files, &writer.letters);
    data.insert("form".to_owned(), drawn);
    (Value::Object(data), files)
}

/// What every template is given: language, paper, colours, logo, the words that stand on every page.
fn common(
    locale: &Locale,
    look: &Look,
    theme: Option<&Theme>,
    files: &mut Files,
    letters: &Letters,
) -> Map<String, Value> {
    let (language, region) = language(locale.tag());
    let logo = theme.and_then(|theme| theme.logo.as_ref()).map(|logo| {
        let ending = if logo.media_type == "image/svg+xml" { "svg" } else { "image" };
        let path = format!("logo.{ending}");
        files.insert(path.clone(), Bytes::new(logo.bytes.clone()));
        json!({ "path": path, "text": spoken(&logo.text) })
    });
    let mut words = json!({
        "arrow": say!(locale, "arrow"),
        "colon": say!(locale, "colon"),
        "semicolon": say!(locale, "semicolon"),
        "at_a_glance": say!(locale, "at-a-glance"),
        "contents": say!(locale, "contents"),
        "continued": say!(locale, "continued", name = "{name}"),
        "internal": say!(locale, "internal"),
        "metrics": say!(locale, "metrics"),
        "comes_back": say!(locale, "comes-back"),
        "at_risk": say!(locale, "link-at-risk"),
        "position_at": say!(locale, "position-at"),
        "public_version": say!(locale, "public-version"),
        "made": say!(locale, "made-with-milepost"),
        "page": say!(locale, "form-page", page = "{page}", pages = "{pages}"),
        "missing": (letters.missing > 0).then(|| say!(locale, "letters-missing")),
    });
    // Labels are English where nobody has translated them.
    let direction = Direction { right_to_left: locale.is_right_to_left() };
    for word in words.as_object_mut().into_iter().flat_map(Map::values_mut) {
        if let Value::String(word) = word {
            direction.keep_apart(word);
        }
    }
    let data = json!({
        "language": language,
        "region": region,
        "right_to_left": locale.is_right_to_left(),
        "foreign_titles": {},
        "digits": (0..10).map(|digit| locale.whole(digit)).collect::<Vec<_>>(),
        "look": look.colours(),
        "paper": theme.map(|theme| theme.paper).unwrap_or_default(),
        "logo": logo,
        "pictures": {},
        "words": words,
    });
    let Value::Object(data) = data else { unreachable!("it is an object") };
    data
}

/// A tag as typst takes it: the language in two or three letters, the region in two.
fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| matches!(part.len(), 2 | 3)).unwrap_or("en");
    let region = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    (language.to_ascii_lowercase(), region.map(str::to_ascii_uppercase))
}

/// The pictures that the document shows, by their charts: `wide`, `spark` and what else it has are files, whose names tell
/// what they hold, so that several documents read one once.
fn pictures(shown: &Shown, letters: &mut Letters, document: &Document, look: &Look) -> (Value, Files) {
    let style = look.of_charts(OF_CHARTS);
    // On one page a chart is low where there is much else, on others narrow where something stands beside it.
    let other = if document.paper == Paper::OnePage { ("flat", Form::Flat) } else { ("half", Form::Half) };
    let made = side_by_side(&document.charts, |(name, chart)| {
        let mut letters = letters.fresh();
        let mut picture = json!({ "text": spoken(&format!("{}. {}", chart.title(), chart.description())) });
        let mut files = Files::new();
        let mut add = |form: &str, drawn: Drawn| {
            let svg = alone(&letters.drawn(&drawn.named("chart").to_string()), &style);
            let path = format!("{CHARTS}/{:032x}.svg", hash128(&svg));
            picture[form] = path.as_str().into();
            files.insert(path, Bytes::from_string(svg));
        };
        if shown.charts.contains(name) {
            let is_line = matches!(**chart, Chart::Line(_));
            let grows = matches!(**chart, Chart::Timeline(_) | Chart::Multiples(_));
            // What is not held to a height has all the width of the paper.
            let full = if document.paper == Paper::Landscape && grows { Form::Broad } else { Form::Wide };
            if !is_line || document.paper != Paper::Portrait || shown.whole_width.contains(name) {
                add("wide", chart.picture(full));
            }
            if is_line {
                add(other.0, chart.picture(other.1));
            }
        }
        if shown.sparks.contains(name)
            && let Some(small) = chart.spark()
        {
            add("spark", small);
        }
        (name.clone(), picture, files, letters.missing)
    });
    let (mut pictures, mut files) = (Map::new(), Files::new());
    for (name, picture, of_one, missing) in made {
        pictures.insert(name, picture);
        files.extend(of_one);
        letters.missing += missing;
    }
    read_ahead(files.clone());
    (Value::Object(pictures), files)
}

/// A picture that stands in a file of its own, with so much of the style in it as it needs: all of it is looked through for
/// each thing that is drawn.
fn alone(svg: &str, style: &str) -> String {
    let rest = svg.strip_prefix("<svg ").and_then(|rest| rest.split_once('>'));
    let (attributes, body) = rest.expect("a chart is drawn as SVG");
    let classes = svg.split("class=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let classes: BTreeSet<&str> = classes.flat_map(|(classes, _)| classes.split(' ')).collect();
    let is_used = |rule: &&str| {
        let selectors = rule.split('{').next().unwrap_or_default().split(',');
        selectors.filter_map(|selector| selector.rsplit_once('.')).any(|(_, class)| classes.contains(class.trim()))
    };
    let style: String = style.split_inclusive('}').filter(is_used).collect();
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><style>{style}</style>{body}")
}

/// A text that is read aloud only.
fn spoken(text: &str) -> String {
    let text: String = text.chars().take(LONGEST_SPOKEN).collect();
    Letters::default().shown(&text)
}

/// What a view model shows.
#[derive(Default)]
struct Shown {
    /// The places to which a link may lead.
    places: BTreeSet<String>,
    charts: BTreeSet<String>,
    /// Those that have the whole width, since nothing stands beside them.
    whole_width: BTreeSet<String>,
    sparks: BTreeSet<String>,
}

impl Shown {
    fn look_through(&mut self, value: &Value) {
        match value {
            Value::Object(object) => {
                for (name, found) in
                    [("anchor", &mut self.places), ("chart", &mut self.charts), ("spark", &mut self.sparks)]
                {
                    if let Some(Value::String(value)) = object.get(name) {
                        found.insert(value.clone());
                    }
                }
                if object.get("asides").and_then(Value::as_array).is_some_and(Vec::is_empty)
                    && let Some(chart) = chart_of(object)
                {
                    self.whole_width.insert(chart.to_owned());
                }
                object.values().for_each(|value| self.look_through(value));
            }
            Value::Array(values) => values.iter().for_each(|value| self.look_through(value)),
            _ => {}
        }
    }
}

/// Makes the texts of a view model ready.
struct Writer<'a> {
    letters: Letters,
    direction: Direction,
    /// The texts that are in another language than the document.
    foreign: Foreign,
    /// The languages of those of them that are titles, by what stands on paper.
    foreign_titles: Map<String, Value>,
    shown: &'a Shown,
    /// The places that were met: one that stands twice is the first one.
    met: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn new(letters: Letters, shown: &'a Shown, locale: &Locale) -> Self {
        let direction = Direction { right_to_left: locale.is_right_to_left() };
        let (foreign, foreign_titles, met) = (Foreign::default(), Map::new(), BTreeSet::new());
        Self { letters, direction, foreign, foreign_titles, shown, met }
    }

    fn prepare(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => self.prepare_string(text),
            Value::Array(pieces) if is_text(pieces) => self.prepare_text(pieces),
            Value::Array(values) => values.iter_mut().for_each(|value| self.prepare(value)),
            Value::Object(cell) if cell.contains_key("spark") => {
                leave_out_empty(cell);
                self.prepare_object(cell);
                if let Some(text) = said_alone(cell).map(str::to_owned) {
                    *value = text.into();
                }
            }
            Value::Object(object) => self.prepare_object(object),
            _ => {}
        }
    }

    fn prepare_string(&mut self, text: &mut String) {
        *text = self.letters.text(text);
        self.direction.keep_apart(text);
    }

    fn prepare_object(&mut self, object: &mut Map<String, Value>) {
        let values = if object.get("part").is_some_and(|part| part == "values") { "table" } else { "values" };
        if let Some(values) = object.get_mut(values) {
            remarks::gather(values);
        }
        columns::measure(object, self.direction);
        for (name, value) in object.iter_mut() {
            match (name.as_str(), &mut *value) {
                ("state", Value::Object(state)) => self.prepare_state(state),
                ("anchor", Value::String(anchor)) => {
                    if !self.met.insert(anchor.clone()) {
                        anchor.clear();
                    }
                }
                (name, _) if NAMES.contains(&name) => {}
                ("title", Value::String(title)) => {
                    let foreign = self.foreign.language_of(title).map(|tag| language(tag).0);
                    self.prepare_string(title);
                    self.foreign_titles.extend(foreign.map(|language| (title.clone(), language.into())));
                }
                ("parts", Value::Array(parts)) => {
                    for part in &mut *parts {
                        self.prepare(part);
                    }
                    columns::align(parts);
                }
                _ => self.prepare(value),
            }
        }
    }

    /// How something stands stays on its line.
    fn prepare_state(&mut self, state: &mut Map<String, Value>) {
        for name in ["letters", "text"] {
            if let Some(Value::String(text)) = state.get_mut(name) {
                *text = lines::kept_state(&self.letters.text(text));
                self.direction.keep_apart(text);
            }
        }
    }

    /// A text in pieces; one that only says something becomes what it says.
    fn prepare_text(&mut self, pieces: &mut [Value]) {
        for piece in &mut *pieces {
            let is_code = piece["style"] == "code";
            let foreign = piece["text"].as_str().and_then(|text| self.foreign.language_of(text));
            if let Some(foreign) = foreign.map(|tag| language(tag).0) {
                piece["lang"] = foreign.into();
            }
            if let Some(Value::String(text)) = piece.get_mut("text") {
                *text = self.letters.text(text);
                if is_code {
                    self.direction.keep_code_apart(text);
                }
            }
            piece["link"] = piece["link"].as_str().and_then(|link| self.address(link)).into();
        }
        let texts = pieces.iter_mut().filter_map(|piece| match piece.get_mut("text") {
            Some(Value::String(text)) => Some(text),
            _ => None,
        });
        self.direction.keep_pieces_apart(&mut texts.collect::<Vec<_>>());
        for piece in pieces {
            if piece["style"] == "plain" && piece["link"].is_null() && piece.get("lang").is_none() {
                *piece = piece["text"].take();
            }
        }
    }

    /// Where a link leads: `#place` in the same document, a place in the file of another one beside it, or an address.
    fn address(&self, link: &str) -> Option<String> {
        if let Some(place) = link.strip_prefix('#') {
            return self.shown.places.contains(place).then(|| link.to_owned());
        }
        let address = match link.split_once('#') {
            Some((document, "")) if !link.contains(':') => format!("{document}.pdf"),
            // As RFC 8118 names a place.
            Some((document, place)) if !link.contains(':') => format!("{document}.pdf#nameddest={place}"),
            _ => link.to_owned(),
        };
        let address = utf8_percent_encode(&address, ENCODED).to_string();
        (address.len() <= LONGEST_ADDRESS).then_some(address)
    }
}

/// The chart of what has a figure.
fn chart_of(object: &Map<String, Value>) -> Option<&str> {
    object.get("figure")?.get("chart")?.as_str()
}

/// Leaves out what a cell does not say: there are many cells, and most say one thing. One that is `long` may be parted.
fn leave_out_empty(cell: &mut Map<String, Value>) {
    cell.remove("day");
    let list = cell.get("list").and_then(Value::as_array).map_or(0, Vec::len);
    if cell.get("text").is_some_and(|text| columns::plain(text).len() > LONG_TEXT) || list > LONG_LIST {
        cell.insert("long".to_owned(), true.into());
    }
    cell.retain(|_, value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty(),
        _ => true,
    });
}

/// What a cell says that says one text and nothing else.
fn said_alone(cell: &Map<String, Value>) -> Option<&str> {
    match (cell.len(), cell.get("text").and_then(Value::as_array).map(Vec::as_slice)) {
        (0, _) => Some(""),
        (1, Some([Value::String(text)])) => Some(text),
        _ => None,
    }
}

/// Whether these are the pieces of a text.
fn is_text(values: &[Value]) -> bool {
    values.first().is_some_and(|value| value.get("style").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepare(data: &mut Value) {
        let mut shown = Shown::default();
        shown.look_through(data);
        Writer::new(Letters::default(), &shown, &Locale::english()).prepare(data);
    }

    #[test]
    fn a_tag_has_a_language_and_a_region() {
        assert_eq!(language("ar-EG"), ("ar".to_owned(), Some("EG".to_owned())));
        assert_eq!(language("uz-Cyrl-UZ"), ("uz".to_owned(), Some("UZ".to_owned())));
        assert_eq!(language("english"), ("en".to_owned(), None));
    }

    #[test]
    fn a_link_leads_to_a_place_that_is_there() {
        let piece = |link: Value| json!({ "text": "x", "style": "plain", "link": link });
        let leading = |link: &str| piece(link.into());
        let mut data = json!([
            { "anchor": "a", "text": "x" }, { "anchor": "a" },
            [leading("#a"), leading("#b"), leading("stocktake#b"), leading("https://example.org/ä b#c"), piece(Value::Null)],
        ]);
        prepare(&mut data);
        let expected = json!([
            { "anchor": "a", "text": "x" }, { "anchor": "" },
            [
                leading("#a"), "x", leading("stocktake.pdf#nameddest=b"),
                leading("https://example.org/%C3%A4%20b#c"), "x",
            ],
        ]);
        assert_eq!(data, expected);
    }

    #[test]
    fn a_cell_that_says_one_text_and_nothing_else_is_that_text() {
        let piece = |text: &str, style: &str| json!({ "text": text, "style": style, "link": null });
        let cell = |text: Value, list: Value, internal: bool| json!({ "anchor": "", "text": text, "notes": [], "list": list, "state": null, "day": "2027-01-01", "spark": null, "internal": internal });
        let long = "x ".repeat(LONG_TEXT);
        let mut data = json!([
            cell(json!([piece("Open", "plain")]), json!([]), false),
            cell(json!([]), json!([]), false),
            cell(json!([piece("Open", "strong")]), json!([]), false),
            cell(json!([piece("Open", "plain")]), json!([]), true),
            cell(json!([piece(&long, "plain")]), json!([]), false),
            cell(json!([]), vec![json!([piece("a", "plain")]); LONG_LIST + 1].into(), false),
        ]);
        prepare(&mut data);
        let expected = json!([
            "Open", "",
            { "text": [piece("Open", "strong")] },
            { "text": ["Open"], "internal": true },
            { "text": [long], "long": true },
            { "list": vec![json!(["a"]); LONG_LIST + 1], "long": true },
        ]);
        assert_eq!(data, expected);
    }

    #[test]
    fn a_chart_with_nothing_beside_it_is_drawn_wide_too() {
        let spread =
            |chart: &str, asides: Value| json!({ "figure": { "chart": chart }, "metrics": {}, "asides": asides });
        let data = json!([spread("a", json!([])), spread("b", json!([{ "title": "x", "parts": [] }]))]);
        let mut shown = Shown::default();
        shown.look_through(&data);
        assert_eq!(shown.whole_width, BTreeSet::from(["a".to_owned()]));
        assert_eq!(shown.charts, BTreeSet::from(["a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn a_picture_has_the_style_that_it_needs() {
        let style = "/* All */\n.over { color: red; }\n.c-a { fill: red; }\ntext.c-b, path.c-c { fill: blue; }\n.c-d { fill: none; }";
        let alone =
            alone("<svg viewBox=\"0 0 1 1\"><path class=\"x c-c\"/><text class=\"c-d\">c-a</text></svg>", style);
        let kept = "<style>\ntext.c-b, path.c-c { fill: blue; }\n.c-d { fill: none; }</style><path";
        assert!(alone.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">"), "{alone}");
        assert!(alone.contains(kept), "{alone}");
    }
}

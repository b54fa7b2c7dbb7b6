//! Writes SVG elements; every text that comes in is escaped here.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use milepost_locale::{Locale, steers_direction};

use crate::direction::Direction;

/// Which side of its point a text stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// By which letters of a size the ground of a text is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Letters {
    /// The documents' own: no more is hidden than must be.
    Own(f64),
    /// The widest that a reader may have, where lines run that no letter may touch.
    Any(f64),
}

/// A point on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct At {
    pub x: f64,
    pub y: f64,
}

/// A rectangle on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub(super) fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    pub(super) fn holds(&self, at: At) -> bool {
        (self.left..=self.right).contains(&at.x) && (self.top..=self.bottom).contains(&at.y)
    }
}

/// The elements of one picture, in the order of drawing.
#[derive(Debug, Default)]
pub(super) struct Svg {
    body: String,
    right_to_left: bool,
    /// The width of the canvas where the picture is drawn as in a mirror.
    mirror: Option<f64>,
}

impl Svg {
    /// An empty picture with texts of a language. It runs from left to right in every language, as axes of time do.
    pub(super) fn new(locale: &Locale) -> Self {
        Self { body: String::with_capacity(4096), right_to_left: locale.is_right_to_left(), mirror: None }
    }

    /// The same for a picture without time, which runs as the language does. It is drawn as from left to right.
    pub(super) fn following(locale: &Locale, width: f64) -> Self {
        Self { mirror: locale.is_right_to_left().then_some(width), ..Self::new(locale) }
    }

    /// Whether its texts run from right to left.
    pub(super) fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// Whether a name runs against its texts.
    pub(super) fn is_against(&self, name: &str) -> bool {
        Direction { right_to_left: self.right_to_left }.is_against(name)
    }

    /// Where a point lies in the picture.
    fn place(&self, at: At) -> (Coordinate, Coordinate) {
        let x = self.mirror.map_or(at.x, |width| width - at.x);
        (Coordinate(x), Coordinate(at.y))
    }

    /// The side of its point on which a text stands in the picture.
    fn side(&self, anchor: Anchor) -> &'static str {
        let mirrored = self.mirror.is_some();
        match anchor {
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::Start | Anchor::End if (anchor == Anchor::End) == mirrored => "",
            Anchor::Start | Anchor::End => r#" text-anchor="end""#,
        }
    }

    pub(super) fn line(&mut self, class: &str, from: At, to: At) {
        let (from, to) = (self.place(from), self.place(to));
        self.add(format_args!(
            r#"<line class="{class}" x1="{}" y1="{}" x2="{}" y2="{}"/>"#,
            from.0, from.1, to.0, to.1
        ));
    }

    /// Lines of one kind that are one element, such as those of a grid.
    pub(super) fn lines(&mut self, class: &str, lines: &[(At, At)]) {
        if !lines.is_empty() {
            self.add(format_args!(r#"<path class="{class}" d=""#));
            for (from, to) in lines {
                self.outline(&[*from, *to]);
            }
            self.body.push_str(r#""/>"#);
        }
    }

    pub(super) fn path(&mut self, class: &str, points: &[At]) {
        if points.len() > 1 {
            self.add(format_args!(r#"<path class="{class}" d=""#));
            self.outline(points);
            self.body.push_str(r#""/>"#);
        }
    }

    pub(super) fn shape(&mut self, class: &str, points: &[At]) {
        self.add(format_args!(r#"<path class="{class}" d=""#));
        self.outline(points);
        self.body.push_str(r#"Z"/>"#);
    }

    pub(super) fn rect(&mut self, class: &str, area: Area) {
        let left = if self.mirror.is_some() { area.right.max(area.left) } else { area.left };
        let (x, y) = self.place(At { x: left, y: area.top });
        let (width, height) =
            (Coordinate((area.right - area.left).max(0.0)), Coordinate((area.bottom - area.top).max(0.0)));
        self.add(format_args!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#));
    }

    pub(super) fn circle(&mut self, class: &str, at: At, radius: f64) {
        let ((x, y), r) = (self.place(at), Coordinate(radius));
        self.add(format_args!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#));
    }

    /// A diamond around a point: the mark of a milestone.
    pub(super) fn diamond(&mut self, class: &str, at: At, radius: f64) {
        let corner = |dx: f64, dy: f64| At { x: at.x + dx, y: at.y + dy };
        self.shape(class, &[corner(0.0, -radius), corner(radius, 0.0), corner(0.0, radius), corner(-radius, 0.0)]);
    }

    /// A square around a point: the mark of a baseline.
    pub(super) fn square(&mut self, class: &str, at: At, radius: f64) {
        let (left, top) = (at.x - radius, at.y - radius);
        self.rect(class, Area { left, top, right: at.x + radius, bottom: at.y + radius });
    }

    pub(super) fn text(&mut self, class: &str, at: At, anchor: Anchor, text: &str) {
        let ((x, y), anchor, text) = (self.place(at), self.side(anchor), self.directed(text));
        self.add(format_args!(r#"<text class="{class}" x="{x}" y="{y}"{anchor}>{text}</text>"#));
    }

    /// A text with ground of the colour of the paper under it, where lines would strike it through.
    pub(super) fn label(&mut self, class: &str, at: At, anchor: Anchor, text: &str, letters: Letters) {
        let (wide, size) = match letters {
            Letters::Own(size) => (own_width(text, size), size),
            Letters::Any(size) => (width(text, size), size),
        };
        self.ground(at, anchor, wide, size);
        self.text(class, at, anchor, text);
    }

    /// Ground for a text that is so wide and comes later, over lines and under marks.
    pub(super) fn ground(&mut self, at: At, anchor: Anchor, wide: f64, size: f64) {
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - wide / 2.0,
            Anchor::End => at.x - wide,
        };
        let (top, bottom) = (at.y - size * 0.85, at.y + size * 0.25);
        self.rect("c-ground", Area { left: left - 2.0, top, right: left + wide + 2.0, bottom });
    }

    /// Texts of one kind, such as those of an axis.
    pub(super) fn texts(&mut self, class: &str, anchor: Anchor, texts: &[(At, String)]) {
        if !texts.is_empty() {
            self.add(format_args!(r#"<g class="{class}"{}>"#, self.side(anchor)));
            for (at, text) in texts {
                let ((x, y), text) = (self.place(*at), self.directed(text));
                self.add(format_args!(r#"<text x="{x}" y="{y}">{text}</text>"#));
            }
            self.body.push_str("</g>");
        }
    }

    /// A text with a direction of its own, whatever the canvas has: that of the language, also where it has figures and
    /// signs only, or that of a name that runs against it.
    fn directed(&self, text: &str) -> String {
        let is_against = self.is_against(text);
        let text = escape(text);
        match (self.right_to_left, is_against) {
            (false, _) => text.into_owned(),
            (true, false) => format!("\u{2067}{text}\u{2069}"),
            (true, true) => format!("\u{2066}{text}\u{2069}"),
        }
    }

    /// Unseen spots that tell their texts to the pointer.
    pub(super) fn hints<'t>(&mut self, hints: impl IntoIterator<Item = (At, &'t str)>) {
        let mut hints = hints.into_iter().peekable();
        if hints.peek().is_some() {
            self.body.push_str(r#"<g class="c-hint">"#);
            for (at, text) in hints {
                let ((x, y), text) = (self.place(at), escape(text));
                self.add(format_args!(r#"<circle cx="{x}" cy="{y}" r="6"><title>{text}</title></circle>"#));
            }
            self.body.push_str("</g>");
        }
    }

    /// The picture with its title and description, which a screen reader reads instead of the lines.
    pub(super) fn finish(self, class: &'static str, size: (f64, f64), title: &str, description: &str) -> Picture {
        Picture {
            class,
            size,
            right_to_left: self.right_to_left,
            title: escape(title).into_owned(),
            description: escape(description).into_owned(),
            body: self.body,
        }
    }

    fn outline(&mut self, points: &[At]) {
        let mut letter = 'M';
        for at in points {
            let (x, y) = self.place(*at);
            self.add(format_args!("{letter}{x} {y}"));
            letter = 'L';
        }
    }

    fn add(&mut self, element: fmt::Arguments<'_>) {
        self.body.write_fmt(element).expect("a string takes all that is written");
    }
}

/// A picture that is drawn. It may be shown several times, each with its own id.
#[derive(Debug)]
pub struct Picture {
    class: &'static str,
    size: (f64, f64),
    right_to_left: bool,
    title: String,
    description: String,
    body: String,
}

impl Picture {
    /// The SVG element. `id` must be unique on its page.
    pub fn named(&self, id: &str) -> impl fmt::Display {
        let Self { class, size, title, description, body, .. } = self;
        let (width, height, id) = (Coordinate(size.0), Coordinate(size.1), escape(id));
        let direction = if self.right_to_left { r#" direction="ltr""# } else { "" };
        fmt::from_fn(move |out| {
            write!(
                out,
                r#"<svg class="{class}" viewBox="0 0 {width} {height}"{direction} role="img" aria-labelledby="{id}-title {id}-text"><title id="{id}-title">{title}</title><desc id="{id}-text">{description}</desc>"#
            )?;
            out.write_str(body)?;
            out.write_str("</svg>")
        })
    }
}

/// A coordinate with one decimal, without `-0` and never anything but digits.
#[derive(Clone, Copy)]
struct Coordinate(f64);

const DECIMALS: [&str; 10] = ["", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"];

impl fmt::Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is no number becomes 0.
        #[allow(clippy::cast_possible_truncation, reason = "a place on a canvas is a small number")]
        let tenths = if self.0.is_finite() { (self.0 * 10.0).round_ties_even() as i64 } else { 0 };
        let (whole, decimal) = (tenths / 10, tenths.unsigned_abs() % 10);
        if tenths < 0 && whole == 0 {
            f.write_str("-")?;
        }
        // Straight to the digits: a picture has hundreds of coordinates.
        fmt::Display::fmt(&whole, f)?;
        f.write_str(DECIMALS[usize::try_from(decimal).unwrap_or_default()])
    }
}

/// Text as it may stand in markup: characters that XML does not know are left out.
fn escape(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte >= 0x20 && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7f | 0xc2 | 0xef);
    if text.bytes().all(is_plain) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped.into()
}

/// How wide a text may be, at a size of its letters: screens have other fonts than paper, and some are wider.
pub(super) fn width(text: &str, size: f64) -> f64 {
    extent(text, size) * 1.2
}

/// By how much bold letters are wider than others of their size.
pub(super) const BOLD: f64 = 1.06;

/// How wide a text is in the documents' own letters.
pub(super) fn own_width(text: &str, size: f64) -> f64 {
    extent(text, size) * 0.95
}

/// How wide a text is about.
fn extent(text: &str, size: f64) -> f64 {
    let letter = |letter: char| match letter {
        '\u{2009}' | '\u{202f}' => 0.16,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | ' ' | '\u{a0}' => 0.26,
        'f' | 't' | 'r' | '(' | ')' | '-' => 0.34,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.86,
        // Marks of direction take no room, and vowels stand above and below other letters.
        letter if steers_direction(letter) || matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}') => 0.0,
        'ا' | 'أ' | 'إ' | 'آ' | 'ل' | '،' | '؛' => 0.4,
        'س' | 'ش' | 'ص' | 'ض' | 'ك' | '٪' => 1.0,
        '\u{600}'..='\u{6ff}' => 0.62,
        letter if letter.is_ascii_uppercase() => 0.67,
        letter if letter.is_ascii() => 0.55,
        letter if letter.is_lowercase() || matches!(letter, '«' | '»' | '−' | '–') => 0.56,
        _ => 0.8,
    };
    text.chars().map(letter).sum::<f64>() * size
}

/// The parts of a text between which a line may end.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty())
}

/// Breaks a text into at most `most` lines that fit a width; what does not fit ends in an ellipsis. What steers the
/// direction of a stretch that goes on in the next line ends with its line and begins again.
pub(super) fn wrap(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (space, mut end) = (width(" ", size), 0.0);
    for word in words(text) {
        let long = width(word, size);
        match lines.last_mut() {
            Some(line) if end + space + long <= room => {
                line.push(' ');
                line.push_str(word);
                end += space + long;
            }
            _ => {
                lines.push(word.to_owned());
                end = long;
            }
        }
    }
    let cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter_mut().enumerate() {
        shorten(line, room, size, cut && index == last);
    }
    close_isolates(&mut lines);
    lines
}

fn close_isolates(lines: &mut [String]) {
    let mut open: Vec<char> = Vec::new();
    for line in lines {
        let begun: String = open.iter().collect();
        for letter in line.chars() {
            match letter {
                '\u{2066}'..='\u{2068}' => open.push(letter),
                '\u{2069}' => drop(open.pop()),
                _ => {}
            }
        }
        line.insert_str(0, &begun);
        line.push_str(&"\u{2069}".repeat(open.len()));
    }
}

fn shorten(line: &mut String, room: f64, size: f64, cut: bool) {
    if !cut && width(line, size) <= room {
        return;
    }
    while width(line, size) + width("…", size) > room && line.pop().is_some() {}
    line.truncate(line.trim_end().len());
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinate_is_digits_only() {
        let written =
            [-0.01, -0.3, f64::NAN, 12.0, 1.26, -7.5, f64::INFINITY].map(|value| Coordinate(value).to_string());
        assert_eq!(written, ["0", "-0.3", "0", "12", "1.3", "-7.5", "0"]);
    }

    #[test]
    fn a_text_cannot_leave_its_element() {
        assert_eq!(escape("</text><script>\"'&\u{0}"), "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp; ");
    }

    #[test]
    fn in_arabic_figures_run_as_the_language_does_and_names_as_they_do() {
        let arabic = Locale::of("ar");
        let directed = |text: &str| Svg::new(&arabic).directed(text).replace('\u{2067}', "<").replace('\u{2066}', ">");
        assert_eq!(directed("المسار")[..1], *"<");
        assert_eq!(directed(&arabic.percent(62.into()))[..1], *"<");
        assert_eq!(directed("Pilot schools, 2026")[..1], *">");
        assert_eq!(directed(&format!("{} Pilot", arabic.percent(62.into())))[..1], *">");
        assert_eq!(Svg::new(&Locale::english()).directed("62%"), "62%");
    }

    #[test]
    fn a_picture_without_time_runs_as_its_language_does() {
        let drawn = |tag| {
            let mut svg = Svg::following(&Locale::of(tag), 100.0);
            svg.rect("a", Area { left: 10.0, top: 0.0, right: 30.0, bottom: 5.0 });
            svg.texts("b", Anchor::Start, &[(At { x: 10.0, y: 0.0 }, "x".to_owned())]);
            svg.body.replace(['\u{2066}', '\u{2069}'], "")
        };
        let english =
            r#"<rect class="a" x="10" y="0" width="20" height="5"/><g class="b"><text x="10" y="0">x</text></g>"#;
        let arabic = r#"<rect class="a" x="70" y="0" width="20" height="5"/><g class="b" text-anchor="end"><text x="90" y="0">x</text></g>"#;
        assert_eq!([drawn("en"), drawn("ar")], [english, arabic]);
    }

    #[test]
    fn each_line_ends_the_stretches_of_direction_that_it_begins() {
        let lines = wrap("\u{2068}one two\u{2069}: \u{2068}3\u{2069}", 30.0, 10.0, 3);
        assert_eq!(lines, ["\u{2068}one\u{2069}", "\u{2068}two\u{2069}:", "\u{2068}3\u{2069}"]);
        let cut = wrap("\u{2067}one two three\u{2069}", 30.0, 10.0, 1);
        assert_eq!(cut, ["\u{2067}one…\u{2069}"]);
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis() {
        assert_eq!(wrap("one two three four", 46.0, 10.0, 2), ["one two", "three…"]);
    }
}

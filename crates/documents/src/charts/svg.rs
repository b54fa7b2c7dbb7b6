//! Writes SVG elements; every text that comes in is escaped here.

use std::borrow::Cow;
use std::fmt::Write as _;

use milepost_locale::Locale;

/// Which side of its point a text stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
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
}

impl Svg {
    /// An empty picture with texts of a language.
    pub(super) fn new(locale: &Locale) -> Self {
        Self { body: String::new(), right_to_left: locale.is_right_to_left() }
    }

    pub(super) fn line(&mut self, class: &str, from: At, to: At) {
        let (x1, y1, x2, y2) = (number(from.x), number(from.y), number(to.x), number(to.y));
        self.add(format_args!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#));
    }

    pub(super) fn path(&mut self, class: &str, points: &[At]) {
        if points.len() > 1 {
            self.add(format_args!(r#"<path class="{class}" d="{}"/>"#, outline(points)));
        }
    }

    pub(super) fn shape(&mut self, class: &str, points: &[At]) {
        self.add(format_args!(r#"<path class="{class}" d="{}Z"/>"#, outline(points)));
    }

    pub(super) fn rect(&mut self, class: &str, area: Area) {
        let (x, y) = (number(area.left), number(area.top));
        let (width, height) = (number((area.right - area.left).max(0.0)), number((area.bottom - area.top).max(0.0)));
        self.add(format_args!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#));
    }

    pub(super) fn circle(&mut self, class: &str, at: At, radius: f64) {
        let (x, y, r) = (number(at.x), number(at.y), number(radius));
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
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let (x, y, text) = (number(at.x), number(at.y), escape(&self.directed(text)));
        self.add(format_args!(r#"<text class="{class}" x="{x}" y="{y}"{anchor} paint-order="stroke">{text}</text>"#));
    }

    /// A text with a direction of its own: the canvas runs from left to right in every language, as axes of time do.
    fn directed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.right_to_left { format!("\u{2068}{text}\u{2069}").into() } else { text.into() }
    }

    /// An unseen spot that tells its text to the pointer.
    pub(super) fn hint(&mut self, at: At, text: &str) {
        let (x, y, text) = (number(at.x), number(at.y), escape(text));
        self.add(format_args!(r#"<circle class="c-hint" cx="{x}" cy="{y}" r="6"><title>{text}</title></circle>"#));
    }

    /// The picture with its title and description, which a screen reader reads instead of the lines.
    pub(super) fn finish(self, class: &str, id: &str, size: (f64, f64), title: &str, description: &str) -> String {
        let (width, height, id) = (number(size.0), number(size.1), escape(id));
        let (title, description, body) = (escape(title), escape(description), self.body);
        let direction = if self.right_to_left { r#" direction="ltr""# } else { "" };
        format!(
            r#"<svg class="{class}" viewBox="0 0 {width} {height}"{direction} role="img" aria-labelledby="{id}-title {id}-text"><title id="{id}-title">{title}</title><desc id="{id}-text">{description}</desc>{body}</svg>"#
        )
    }

    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        self.body.write_fmt(element).expect("a string takes all that is written");
    }
}

fn outline(points: &[At]) -> String {
    let step = |(index, at): (usize, &At)| {
        let letter = if index == 0 { 'M' } else { 'L' };
        format!("{letter}{} {}", number(at.x), number(at.y))
    };
    points.iter().enumerate().map(step).collect()
}

/// A coordinate with one decimal, without `-0` and never anything but digits.
fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some("-0" | "0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// Text as it may stand in markup: characters that XML does not know are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
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
    escaped
}

/// How wide a text is about, at a size of its letters; rather too wide than too narrow.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | 'f' | 't' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '(' | ')' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' => 0.92,
        // Marks of direction take no room.
        '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => 0.0,
        '\u{600}'..='\u{6ff}' => 0.55,
        letter if letter.is_ascii_uppercase() => 0.7,
        letter if letter.is_ascii() => 0.59,
        _ => 0.8,
    };
    text.chars().map(letter).sum::<f64>() * size * 1.1
}

/// Breaks a text into at most `most` lines that fit a width; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter_mut().enumerate() {
        shorten(line, room, size, cut && index == last);
    }
    lines
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
        assert_eq!([number(-0.01), number(f64::NAN), number(12.0), number(1.26)], ["0", "0", "12", "1.3"]);
    }

    #[test]
    fn a_text_cannot_leave_its_element() {
        assert_eq!(escape("</text><script>\"'&\u{0}"), "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp; ");
    }

    #[test]
    fn a_long_text_ends_in_an_ellipsis() {
        assert_eq!(wrap("one two three four", 46.0, 10.0, 2), ["one two", "three…"]);
    }
}

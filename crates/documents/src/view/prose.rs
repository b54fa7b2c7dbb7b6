//! The texts of a plan: paragraphs and lists with emphasis and links. A text never becomes markup of the page.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use super::text::{Piece, Style, Text};

/// A longer text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Prose(pub Vec<Paragraph>);

/// A paragraph, or an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// What it says.
    pub text: Text,
    /// Whether it is an item of a list.
    pub item: bool,
    /// Its number, in a list that has numbers.
    pub number: Option<u64>,
}

/// The schemes of addresses to which a link may lead.
const SAFE: &[&str] = &["https://", "http://", "mailto:"];

impl Prose {
    /// Reads a text of a plan, which may hold Markdown.
    pub fn new(text: &str) -> Self {
        let mut reader = Reader::default();
        for event in Parser::new_ext(text, Options::empty()) {
            reader.read(event);
        }
        reader.close();
        Self(reader.done)
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it in one line.
    pub fn flat(self) -> Text {
        Text::joined(self.0.into_iter().map(|paragraph| paragraph.text), " ")
    }

    /// The letters alone, in one line.
    pub fn plain(&self) -> String {
        self.0.iter().map(|paragraph| paragraph.text.plain()).collect::<Vec<_>>().join(" ")
    }
}

impl From<Text> for Prose {
    fn from(text: Text) -> Self {
        if text.is_empty() { Self::default() } else { Self(vec![Paragraph { text, ..Paragraph::default() }]) }
    }
}

#[derive(Default)]
struct Reader {
    done: Vec<Paragraph>,
    open: Text,
    item: bool,
    numbers: Vec<Option<u64>>,
    number: Option<u64>,
    styles: Vec<Style>,
    link: Option<String>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.enter(&tag),
            Event::End(tag) => self.leave(tag),
            Event::Code(code) => self.add(&code, Style::Code),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.say(&text),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Heading { .. } => self.styles.push(Style::Strong),
            Tag::Emphasis => self.styles.push(Style::Emphasis),
            Tag::Link { dest_url, .. } => {
                let safe = SAFE.iter().any(|scheme| dest_url.to_ascii_lowercase().starts_with(scheme));
                self.link = safe.then(|| dest_url.to_string());
            }
            Tag::List(first) => {
                self.close();
                self.numbers.push(*first);
            }
            Tag::Item => {
                self.close();
                self.item = true;
                if let Some(next) = self.numbers.last_mut() {
                    self.number = *next;
                    *next = next.map(|number| number.saturating_add(1));
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => {
                self.styles.pop();
            }
            TagEnd::Heading(_) => {
                self.styles.pop();
                self.close();
            }
            TagEnd::Link => self.link = None,
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.close(),
            TagEnd::Item => {
                self.close();
                self.item = false;
                self.number = None;
            }
            TagEnd::List(_) => {
                self.numbers.pop();
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        self.add(text, self.styles.last().copied().unwrap_or_default());
    }

    fn add(&mut self, text: &str, style: Style) {
        match self.open.0.last_mut() {
            Some(last) if last.style == style && last.link == self.link => last.text.push_str(text),
            _ => self.open.0.push(Piece { text: text.to_owned(), link: self.link.clone(), style }),
        }
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.open);
        if !text.is_empty() {
            self.done.push(Paragraph { text, item: self.item, number: self.number });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, Option<String>)> {
        let paragraphs = Prose::new(text).0.into_iter();
        paragraphs.flat_map(|paragraph| paragraph.text.0).map(|piece| (piece.text, piece.link)).collect()
    }

    #[test]
    fn markup_in_a_text_stays_text() {
        assert_eq!(pieces("a <b onclick=x>c</b>"), [("a <b onclick=x>c</b>".to_owned(), None)]);
        assert_eq!(Prose::new("<script>alert(1)</script>").plain().trim(), "<script>alert(1)</script>");
    }

    #[test]
    fn a_link_leads_to_a_safe_address_or_nowhere() {
        let safe = pieces("[site](https://example.org)");
        assert_eq!(safe, [("site".to_owned(), Some("https://example.org".to_owned()))]);
        assert_eq!(pieces("[x](javascript:alert(1))"), [("x".to_owned(), None)]);
        assert_eq!(pieces("[x](JAVASCRIPT:alert(1))"), [("x".to_owned(), None)]);
        assert_eq!(pieces("![photo](https://example.org/a.png)"), [("photo".to_owned(), None)]);
    }

    #[test]
    fn paragraphs_and_items_are_kept_apart() {
        let prose = Prose::new("One\nline.\n\nTwo:\n\n- a\n- *b*\n\nThree.");
        let items: Vec<_> = prose.0.iter().map(|paragraph| (paragraph.text.plain(), paragraph.item)).collect();
        let numbers = Prose::new("3. Three\n4. Four").0.into_iter().map(|paragraph| paragraph.number);
        assert_eq!(numbers.collect::<Vec<_>>(), [Some(3), Some(4)]);
        let expected = [("One line.", false), ("Two:", false), ("a", true), ("b", true), ("Three.", false)];
        assert_eq!(items, expected.map(|(text, item)| (text.to_owned(), item)));
    }
}

//! Texts as they may stand on paper: what no font has is shown as a box, what nobody sees is left out, and very long
//! words may break.

use milepost_documents::lines;
use milepost_locale::steers_direction;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::FONTS;

/// What stands for a letter that no font has.
const MISSING: char = '□';
/// A word of more letters may break after every so many; no language has such words.
const LONGEST_WORD: usize = 24;
const BREAK_EVERY: usize = 10;
const BREAK: &str = "\u{200b}";
const NO_BREAK: &str = "\u{2060}";

/// Counts what could not be shown.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// How many letters are shown as boxes.
    pub missing: usize,
    /// Whether accents that make no single letter with the one before them are left out.
    without_marks: bool,
}

impl Letters {
    /// Leaves out accents that make no single letter with the one before them.
    pub(crate) fn without_marks() -> Self {
        Self { without_marks: true, ..Self::default() }
    }

    /// Letters that leave out the same, of which none is counted yet.
    pub(crate) fn fresh(&self) -> Self {
        Self { missing: 0, ..*self }
    }

    /// A text that is set by typst.
    pub(crate) fn text(&mut self, text: &str) -> String {
        let shown = if self.without_marks { self.drawn(text).chars().map(bare).collect() } else { self.shown(text) };
        breakable(&lines::kept(&closed(&shown)))
    }

    /// A text that is drawn in a picture. A mark that makes no single letter with the one before it is left out: PDF/A
    /// wants one letter for each shape, and typst keeps to that in its own texts only.
    pub(crate) fn drawn(&mut self, text: &str) -> String {
        let shown = self.shown(text);
        let mut others = shown.chars().filter(|letter| !letter.is_ascii());
        if is_nfc_quick(others.clone()) == IsNormalized::Yes && !others.any(is_combining_mark) {
            return shown;
        }
        shown.nfc().filter(|letter| !is_combining_mark(*letter)).collect()
    }

    /// A text that is read aloud.
    pub(crate) fn shown(&mut self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for letter in text.chars() {
            if letter.is_ascii_graphic() {
                shown.push(letter);
            } else if letter.is_whitespace() || letter.is_control() {
                shown.push(if is_kept(letter) { letter } else { ' ' });
            } else if is_kept(letter) || FONTS.have(letter) && !is_private(letter) && !is_unseen(letter) {
                shown.push(letter);
            } else if !is_unseen(letter) {
                self.missing += 1;
                shown.push(MISSING);
            }
        }
        shown
    }
}

/// The letter without its accents, where only some fonts have it with them.
fn bare(letter: char) -> char {
    if FONTS.all_have(letter) { letter } else { letter.nfd().next().unwrap_or(letter) }
}

/// Spaces that do not break, places to break, what keeps Persian letters apart, and marks that steer the direction of a text.
fn is_kept(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{ad}' | '\u{2009}' | '\u{200b}' | '\u{200c}' | '\u{202f}')
        || steers_direction(letter)
}

/// What ends the stretch of text that a mark opens.
fn opens(letter: char) -> Option<char> {
    match letter {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some('\u{202c}'),
        '\u{2066}'..='\u{2068}' => Some('\u{2069}'),
        _ => None,
    }
}

fn closes(letter: char) -> bool {
    matches!(letter, '\u{202c}' | '\u{2069}')
}

/// Letters whose look is agreed between two parties only: PDF/A forbids them.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Marks that have no look of their own: joiners, selectors of variants, the mark of byte order.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200d}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}' | '\u{1f3fb}'..='\u{1f3ff}'
    )
}

/// A text whose marks of direction end with it, so that they turn nothing else around.
fn closed(text: &str) -> String {
    if !text.contains(steers_direction) {
        return text.to_owned();
    }
    let mut open: Vec<char> = Vec::new();
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match opens(letter) {
            Some(end) => open.push(end),
            None if closes(letter) && open.last() == Some(&letter) => {
                open.pop();
            }
            None if closes(letter) => continue,
            None => {}
        }
        out.push(letter);
    }
    out.extend(open.into_iter().rev());
    out
}

/// A text in which very long words may break, and addresses where a reader expects it.
fn breakable(text: &str) -> String {
    if text.split(char::is_whitespace).all(|word| word.len() <= LONGEST_WORD && !word.contains("://")) {
        return text.to_owned();
    }
    let word = |word: &str| {
        if let Some((scheme, rest)) = word.split_once("://") {
            // Without the joint typst has rules of its own for what follows, and breaks after each dot.
            let rest: Vec<_> = rest.split_inclusive('/').map(whole_or_broken).collect();
            format!("{scheme}://{NO_BREAK}{}", rest.join(BREAK))
        } else if is_long(word)
            && let Some((name, host)) = word.split_once('@')
        {
            format!("{}{BREAK}@{}", whole_or_broken(name), whole_or_broken(host))
        } else {
            whole_or_broken(word)
        }
    };
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

fn is_long(word: &str) -> bool {
    word.graphemes(true).count() > LONGEST_WORD
}

fn whole_or_broken(word: &str) -> String {
    if is_long(word) { broken(word) } else { word.to_owned() }
}

/// A very long word with places at which it may break: after what divides it, or anywhere.
fn broken(word: &str) -> String {
    let (mut out, mut since) = (String::new(), 0);
    for letter in word.graphemes(true) {
        out.push_str(letter);
        since += 1;
        if since >= BREAK_EVERY || since > 3 && matches!(letter, "/" | "." | "-" | "_" | "?" | "&" | "@" | ",") {
            out.push_str(BREAK);
            since = 0;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> (String, usize) {
        let mut letters = Letters::default();
        (letters.text(text), letters.missing)
    }

    #[test]
    fn a_letter_that_no_font_has_is_a_box() {
        assert_eq!(text("Beds 🛏\u{fe0f} 日"), ("Beds □ □".to_owned(), 2));
        assert_eq!(text("👩🏽\u{200d}⚕\u{fe0f}").1, 2);
        assert_eq!(text("a\u{0}b\tc\nd\u{feff}"), ("a b c d".to_owned(), 0));
        assert_eq!(text("\u{e000}"), ("□".to_owned(), 1));
    }

    #[test]
    fn a_mark_in_a_picture_is_part_of_a_letter_or_left_out() {
        let mut letters = Letters::default();
        assert_eq!(letters.drawn("e\u{301} q\u{303} مَرحبا"), "é q مرحبا");
    }

    #[test]
    fn a_text_turns_nothing_after_it_around() {
        assert_eq!(text("a\u{202e}b").0, "a\u{202e}b\u{202c}");
        assert_eq!(text("a\u{202c}\u{2069}b").0, "ab");
        assert_eq!(text("\u{2067}a\u{202e}b").0, "\u{2067}a\u{202e}b\u{202c}\u{2069}");
        assert_eq!(text("\u{2067}a\u{2069}b").0, "\u{2067}a\u{2069}b");
    }

    #[test]
    fn an_address_breaks_before_its_sign_or_after_a_stroke() {
        assert_eq!(text("Contact secretary@education.example.").0, "Contact secretary\u{200b}@education.example.");
        assert_eq!(text("office@education.example").0, "office@education.example");
        assert_eq!(text("https://example.org/a/b").0, "https://\u{2060}example.org/\u{200b}a/\u{200b}b");
    }

    #[test]
    fn a_very_long_word_may_break() {
        let (long, _) = text(&"x".repeat(40));
        assert_eq!(long.matches('\u{200b}').count(), 4);
        assert_eq!(long.replace('\u{200b}', ""), "x".repeat(40));
        let words = "Responsibilities of the commissioner for interdepartmental coordination";
        assert_eq!(text(words).0, words);
        let long = format!("office@{}.example", "x".repeat(30));
        assert!(text(&long).0.starts_with("office\u{200b}@xxxxxxxxxx\u{200b}x"));
    }
}

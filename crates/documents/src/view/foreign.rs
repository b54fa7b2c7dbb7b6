//! The language of texts that are not in that of their document.

use std::collections::BTreeMap;
use std::sync::Arc;

use milepost_locale::steers_direction;

use super::prose::Prose;

/// The texts of a document that are in another language than it is, because nobody translated them: readers of screens
/// must know in which (WCAG 3.1.2). Copies are cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign(Arc<BTreeMap<String, String>>);

impl Foreign {
    /// Some texts of a plan, each with its language as a tag.
    pub(crate) fn new<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut known = BTreeMap::new();
        for (text, language) in texts {
            let pieces = Prose::new(text).0.into_iter().flat_map(|paragraph| paragraph.text.0);
            for piece in pieces.map(|piece| piece.text).chain([text.to_owned()]) {
                // What stands in a list has lost its full stop.
                if let Some(unended) = piece.strip_suffix('.') {
                    known.insert(unended.to_owned(), language.to_owned());
                }
                known.insert(piece, language.to_owned());
            }
        }
        known.retain(|text, _| text.contains(char::is_alphabetic));
        Self(Arc::new(known))
    }

    /// The language of a text, where it is not that of the document: of the whole of a text of the plan, or of what was
    /// left of it where there was no room.
    pub fn language_of(&self, text: &str) -> Option<&str> {
        if self.0.is_empty() {
            return None;
        }
        let text = text.trim_matches(steers_direction);
        let whole = self.0.get(text);
        let begun = || {
            let begun = text.strip_suffix('…')?.trim_end_matches(steers_direction);
            let (known, language) = self.0.range(begun.to_owned()..).next()?;
            (!begun.is_empty() && known.starts_with(begun)).then_some(language)
        };
        whole.or_else(begun).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_whole_without_its_full_stop_and_cut() {
        let foreign = Foreign::new([("Seen *within* 4 hours.", "en"), ("95%", "en"), ("دون انتظار", "ar")]);
        let of = |text: &str| foreign.language_of(text);
        assert_eq!(of("Seen *within* 4 hours."), Some("en"));
        assert_eq!([of("within"), of(" 4 hours."), of(" 4 hours")], [Some("en"); 3]);
        assert_eq!([of("\u{2068}Seen *within*…\u{2069}"), of("Seen *with…")], [Some("en"); 2]);
        assert_eq!(of("\u{2068}دون انتظار\u{2069}"), Some("ar"));
        assert_eq!([of("95%"), of("Vu"), of("…")], [None; 3]);
    }
}

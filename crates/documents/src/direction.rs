//! Texts that run against their document, such as English in an Arabic one: kept apart from what stands around them, so
//! that their full stop stays at their end.

use unicode_bidi::{BidiClass, bidi_class};

/// Begins and ends a stretch of text whose direction is that of its first letter.
pub(crate) const APART: (&str, &str) = ("\u{2068}", "\u{2069}");

/// Whether a letter only steers the direction of a text, and is not seen.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The direction of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// Whether it is read from right to left.
    pub right_to_left: bool,
}

/// Which way the letters of a text run, beside the document that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Runs {
    /// All against it.
    Against,
    /// Some of them along.
    Along,
    /// Neither: there are no letters, only figures and signs.
    Neither,
}

impl Direction {
    fn runs(self, text: &str) -> Runs {
        let mut runs = Runs::Neither;
        // A mark beside a sign says nothing of the words around it.
        for letter in text.chars().filter(|letter| *letter != '\u{61c}') {
            let right_to_left = match bidi_class(letter) {
                BidiClass::L => false,
                BidiClass::R | BidiClass::AL => true,
                _ => continue,
            };
            if right_to_left == self.right_to_left {
                return Runs::Along;
            }
            runs = Runs::Against;
        }
        runs
    }

    /// Whether all letters of a text run against the document.
    pub(crate) fn is_against(self, text: &str) -> bool {
        self.runs(text) == Runs::Against
    }

    /// Keeps a text apart that runs against the document.
    pub fn keep_apart(self, text: &mut String) {
        if self.is_against(text) {
            text.insert_str(0, APART.0);
            text.push_str(APART.1);
        }
    }

    /// The same for a text in pieces: those that follow each other stay together. What joins the parts of a list or of a
    /// chain belongs to the document.
    pub fn keep_pieces_apart(self, pieces: &mut [&mut String]) {
        let part = |text: &str| match self.runs(text) {
            Runs::Neither if joins(text) => Runs::Along,
            runs => runs,
        };
        let runs: Vec<_> = pieces.iter().map(|text| part(text)).collect();
        let is_mixed = pieces.iter().any(|text| self.runs(text) == Runs::Along);
        let mut start = 0;
        for stretch in runs.split(|runs| *runs == Runs::Along) {
            let first = stretch.iter().position(|runs| *runs == Runs::Against);
            let last = stretch.iter().rposition(|runs| *runs == Runs::Against);
            if let (Some(first), Some(last)) = (first, last) {
                // The signs at its ends belong to it where no other text is there.
                let (first, last) = if is_mixed { (first, last) } else { (0, stretch.len() - 1) };
                pieces[start + first].insert_str(0, APART.0);
                pieces[start + last].push_str(APART.1);
            }
            start += stretch.len() + 1;
        }
    }
}

/// Whether the text stands between two parts: a comma of Arabic, a dot or an arrow with spaces around it.
fn joins(text: &str) -> bool {
    text.ends_with(char::is_whitespace) && text.starts_with(|first: char| first.is_whitespace() || first == '،')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: Direction = Direction { right_to_left: true };
    const ENGLISH: Direction = Direction { right_to_left: false };

    fn apart(direction: Direction, text: &str) -> String {
        let mut text = text.to_owned();
        direction.keep_apart(&mut text);
        text.replace(APART.0, "[").replace(APART.1, "]")
    }

    fn pieces(texts: &[&str]) -> String {
        let mut pieces: Vec<_> = texts.iter().map(ToString::to_string).collect();
        ARABIC.keep_pieces_apart(&mut pieces.iter_mut().collect::<Vec<_>>());
        pieces.join("|").replace(APART.0, "[").replace(APART.1, "]")
    }

    #[test]
    fn a_text_against_the_document_is_kept_apart() {
        assert_eq!(apart(ARABIC, "Seen within 4 hours."), "[Seen within 4 hours.]");
        assert_eq!(apart(ARABIC, "تُعالَج الحالات."), "تُعالَج الحالات.");
        assert_eq!(apart(ARABIC, "وزارة NHS."), "وزارة NHS.");
        assert_eq!(apart(ARABIC, "(95%)"), "(95%)");
        assert_eq!(apart(ARABIC, "95٪\u{61c} Pilot"), "[95٪\u{61c} Pilot]");
        assert_eq!(apart(ENGLISH, "وزارة الصحة."), "[وزارة الصحة.]");
        assert_eq!(apart(ENGLISH, "Health."), "Health.");
    }

    #[test]
    fn pieces_that_follow_each_other_stay_together() {
        assert_eq!(pieces(&["See ", "this", " (", "that", ")."]), "[See |this| (|that|).]");
        assert_eq!(pieces(&["Seen ", "within", "."]), "[Seen |within|.]");
        assert_eq!(pieces(&["المالك: ", "Director", "."]), "المالك: |[Director]|.");
        assert_eq!(pieces(&["A.", " نص ", "B."]), "[A.]| نص |[B.]");
        assert_eq!(pieces(&["نص", "12"]), "نص|12");
        assert_eq!(pieces(&[]), "");
    }

    #[test]
    fn parts_that_were_joined_follow_each_other_as_the_document_runs() {
        assert_eq!(pieces(&["Minister", " ← ", "Director", "، ", "School"]), "[Minister]| ← |[Director]|، |[School]");
    }
}

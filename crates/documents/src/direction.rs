//! Texts that run against their document, such as English in an Arabic one: kept apart from what stands around them, so
//! that their full stop stays at their end.

use milepost_locale::steers_direction;
use unicode_bidi::{BidiClass, bidi_class};

/// Begins and ends a stretch of text whose direction is that of its first letter.
pub(crate) const APART: (&str, &str) = ("\u{2068}", "\u{2069}");
/// Begins a stretch of text that is read from left to right.
const LEFT_TO_RIGHT: char = '\u{2066}';

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
        for letter in text.chars().filter(|letter| !steers_direction(*letter)) {
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

    /// Keeps a text apart that runs against the document, and a number whose parts are joined: `4410-22` would be turned
    /// around after letters that are read from right to left.
    pub fn keep_apart(self, text: &mut String) {
        if self.is_against(text) && has_own_letters(text) || self.right_to_left && is_joined_number(text) {
            text.insert_str(0, APART.0);
            text.push_str(APART.1);
        }
    }

    /// Keeps what is written letter by letter apart: it is read from left to right, whatever words it holds.
    pub fn keep_code_apart(self, text: &mut String) {
        if self.right_to_left {
            text.insert(0, LEFT_TO_RIGHT);
            text.push_str(APART.1);
        }
    }

    /// The same as [`keep_apart`](Self::keep_apart) for a text in pieces: those that follow each other stay together. What joins the parts of a list or of a
    /// chain belongs to the document.
    pub fn keep_pieces_apart(self, pieces: &mut [&mut String]) {
        let part = |text: &str| match self.runs(text) {
            Runs::Neither if joins(text) => Runs::Along,
            runs => runs,
        };
        if let [alone] = pieces {
            return self.keep_apart(alone);
        }
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

/// Whether the text stands between two parts, as a comma of Arabic, a dot or an arrow with spaces around it, or is the
/// number that stands before one.
fn joins(text: &str) -> bool {
    let begins = |first: char| first.is_whitespace() || first == '،' || first.is_numeric();
    text.ends_with(char::is_whitespace) && text.starts_with(begins)
}

/// Whether letters stand outside of what is kept apart already: no direction follows from what is (Unicode Standard Annex
/// 9, P2).
fn has_own_letters(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().any(|letter| {
        match letter {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphabetic()
    })
}

/// Whether the text is figures that a hyphen or a stroke joins.
fn is_joined_number(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit());
    text.contains(['-', '/']) && text.split(['-', '/', ' ']).all(is_part)
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
        assert_eq!(apart(ARABIC, "4410-22"), "[4410-22]");
        assert_eq!(apart(ENGLISH, "4410-22"), "4410-22");
        assert_eq!(apart(ARABIC, "95٪\u{61c} Pilot"), "[95٪\u{61c} Pilot]");
        assert_eq!(apart(ARABIC, "95\u{200e}%\u{200e}"), "95\u{200e}%\u{200e}");
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
        assert_eq!(pieces(&["4410-22"]), "[4410-22]");
        assert_eq!(pieces(&["1 ", "Too few teachers"]), "1 |[Too few teachers]");
        assert_eq!(pieces(&[]), "");
    }

    #[test]
    fn parts_that_were_joined_follow_each_other_as_the_document_runs() {
        assert_eq!(pieces(&["Minister", " ← ", "Director", "، ", "School"]), "[Minister]| ← |[Director]|، |[School]");
    }
}

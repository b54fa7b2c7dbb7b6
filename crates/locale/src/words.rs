//! The words of the language as documents say them.

use chrono::{Month, NaiveDate, Weekday};
use milepost_vocabulary::Construct;

use crate::catalogue::Said;
use crate::{Locale, say};

/// Whether a letter only steers the direction of a text, and is not seen.
pub fn steers_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Locale {
    /// A construct as people call it, with a capital: `Held by`. Most keywords say it themselves in English.
    pub fn label(&self, construct: &Construct) -> String {
        let known = of_construct("label", construct.id).find_map(|id| self.known(&id, &[]));
        self.mark(known.unwrap_or_else(|| capital(&construct.keyword.replace('_', " "))))
    }

    /// The label of an entry that names one thing, where that is another than of several: `Language`, `Languages`.
    pub fn label_of_one(&self, construct: &Construct) -> String {
        let own = of_construct("label", construct.id).find_map(|id| self.0.catalogue.say(&format!("{id}-one"), &[]));
        own.map_or_else(|| self.label(construct), |own| self.mark(own))
    }

    /// The construct with the id `id` as people call it.
    pub fn keyword(&self, id: &str) -> String {
        milepost_vocabulary::construct(id).map_or_else(|| capital(&id.replace('_', " ")), |found| self.label(found))
    }

    /// A word of the language inside a sentence: `amber-red`, `on track`, `March`.
    pub fn word(&self, word: &str) -> String {
        if let Ok(month) = word.parse::<Month>()
            && let Some(day) = NaiveDate::from_ymd_opt(2024, month.number_from_month(), 1)
        {
            return self.long_month_name(day);
        }
        if let Ok(day) = word.parse::<Weekday>() {
            return self.week_day(day);
        }
        self.mark(self.known(&format!("word-{word}"), &[]).unwrap_or_else(|| word.replace('_', " ")))
    }

    /// A word of the language as the construct with the id `id` says it, in the gender of that construct's label where
    /// the language has genders: `Probabilité : élevée`.
    pub fn word_as(&self, id: &str, word: &str) -> String {
        let own = of_construct("word", id).find_map(|own| self.0.catalogue.say(&format!("{own}-{word}"), &[]));
        if let Some(own) = own {
            return self.mark(own);
        }
        let gender = of_construct("label", id).find_map(|label| self.0.catalogue.about(&label, "gender"));
        let gender = gender.map(|text| ("gender", Said { text, kind: "" }));
        let said = self.0.catalogue.say(&format!("word-{word}"), gender.as_slice());
        said.map_or_else(|| self.word(word), |said| self.mark(said))
    }

    /// What stands before and after a value of a kind that a fixed word joins to what the line of the construct with the
    /// id `id` says before: of `verified`, `by` somebody, and not by a day.
    pub fn joint(&self, id: &str, word: &str, kind: &'static str) -> (String, String) {
        self.around("joint", id, word, kind).unwrap_or_else(|| (format!("{} ", self.word(word)), String::new()))
    }

    /// What stands before and after a value to which a fixed word at the end of the line belongs: `5 days after`.
    pub fn ending(&self, id: &str, word: &str, kind: &'static str) -> (String, String) {
        self.around("ending", id, word, kind).unwrap_or_else(|| (String::new(), format!(" {}", self.word(word))))
    }

    fn around(&self, family: &str, id: &str, word: &str, kind: &'static str) -> Option<(String, String)> {
        const PLACE: &str = "\u{fffc}";
        let value = [("value", Said { text: PLACE.to_owned(), kind })];
        let mut own = of_construct(family, id).map(|own| format!("{own}-{word}")).chain([format!("{family}-{word}")]);
        let said = own.find_map(|id| self.0.catalogue.say(&id, &value))?;
        let (before, after) = said.split_once(PLACE)?;
        let mark = |text: &str| if text.is_empty() { String::new() } else { self.mark(text.to_owned()) };
        Some((mark(before), mark(after)))
    }

    /// Which of some words of the language a text says, in any language that has a catalogue.
    pub fn meant<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
        let text = text.trim().to_lowercase();
        let says = |word: &str| Self::all().iter().any(|locale| locale.word(word).to_lowercase() == text);
        words.iter().copied().find(|word| **word == text).or_else(|| words.iter().copied().find(|word| says(word)))
    }

    /// A day of a cadence: `first Tuesday`, `day 15`, `last working day`.
    pub fn day_of_cadence(&self, day: &str) -> String {
        match day.split_once(' ') {
            Some(("day", number)) => say!(self, "day-of-month", number = number),
            Some((ordinal, day)) => say!(self, "nth-day", ordinal = self.word(ordinal), day = self.word(day)),
            None => self.word(day),
        }
    }

    /// Texts one after the other, as the language separates them.
    pub fn list(&self, texts: impl IntoIterator<Item = String>) -> String {
        texts.into_iter().collect::<Vec<_>>().join(&self.comma())
    }

    /// What stands between the parts of a list, with the space after it.
    pub fn comma(&self) -> String {
        format!("{} ", say!(self, "comma"))
    }

    /// What stands between the parts of a list that have commas themselves, with the space after it.
    pub fn semicolon(&self) -> String {
        format!("{} ", say!(self, "semicolon"))
    }

    /// What stands between a label and what it is about, with the space after it.
    pub fn colon(&self) -> String {
        format!("{} ", say!(self, "colon"))
    }

    /// A text with a full stop at its end, unless it ends as sentences end.
    pub fn sentence(&self, text: &str) -> String {
        if text.ends_with(['.', '!', '?', '؟', '…']) {
            text.to_owned()
        } else {
            format!("{text}{}", say!(self, "full-stop"))
        }
    }
}

/// The names of messages about a construct, its own first: `label-routine-every`, `label-every`.
fn of_construct(family: &str, id: &str) -> impl Iterator<Item = String> {
    let keyword = id.rsplit('.').next().unwrap_or(id);
    [format!("{family}-{}", id.replace('.', "-")), format!("{family}-{keyword}")].into_iter()
}

/// A title as it stands inside a sentence: with a small letter at its beginning, unless it begins with an acronym or a
/// letter that stands alone.
pub fn small(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

/// A text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

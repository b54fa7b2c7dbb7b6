//! The messages of a language, from its Fluent file.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::NaiveDate;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentType;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_locale::LanguageIdentifier;
use milepost_plan::When;
use milepost_plan::calendar::Period;
use rust_decimal::Decimal;

/// Every catalogue by its language: the texts of the files in `locales/`.
pub const CATALOGUES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/catalogues.rs"));

/// Each file is read once. What cannot be read of one is left out, and said in English.
static RESOURCES: LazyLock<Vec<(LanguageIdentifier, FluentResource)>> = LazyLock::new(|| {
    let read = |text: &str| match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    CATALOGUES.iter().filter_map(|(tag, text)| Some((tag.parse().ok()?, read(text)))).collect()
});

/// What a message needs to be said.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A number: it chooses between singular and plural, and is written as the language writes numbers.
    Number(Decimal),
    /// A day or a period: its kind chooses the words around it.
    Time(When),
}

/// An argument as it is written, with its kind: that of its plural for a number, that of its period for a time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) kind: &'static str,
}

impl FluentType for Said {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.text.clone().into()
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.text.clone().into()
    }
}

/// `KIND($number)` in a catalogue. Fluent's own choice by numbers follows old data of the Unicode CLDR, in which Arabic
/// counts 107 as it counts 100.
fn kind(value: Option<&FluentValue<'_>>) -> FluentValue<'static> {
    let said = match value {
        Some(FluentValue::Custom(said)) => said.as_any().downcast_ref::<Said>(),
        _ => None,
    };
    said.map_or("", |said| said.kind).into()
}

pub(crate) struct Catalogue {
    bundle: FluentBundle<&'static FluentResource>,
    language: LanguageIdentifier,
}

impl Catalogue {
    /// The catalogue for a language, and whether there is one; else the English one.
    pub(crate) fn nearest(asked: &LanguageIdentifier) -> (Self, bool) {
        let exact = RESOURCES.iter().find(|(language, _)| language == asked);
        let same = || RESOURCES.iter().find(|(language, _)| language.language == asked.language);
        let found = exact.or_else(same);
        let english = || RESOURCES.iter().find(|(language, _)| language.language.as_str() == "en");
        let (language, resource) = found.or_else(english).expect("the English catalogue is there");
        let tag = if found.is_some() { asked } else { language };
        let mut bundle = FluentBundle::new_concurrent(vec![tag.to_string().parse().unwrap_or_default()]);
        bundle.add_resource_overriding(resource);
        bundle.add_function("KIND", |values, _| kind(values.first())).expect("no function has the name");
        (Self { bundle, language: language.clone() }, found.is_some())
    }

    /// With arguments kept apart from the direction of the text around them, or not.
    pub(crate) fn isolated(mut self, isolated: bool) -> Self {
        self.bundle.set_use_isolating(isolated);
        self
    }

    /// The message `id`, where the catalogue has it.
    pub(crate) fn say(&self, id: &str, arguments: &[(&'static str, Said)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let value = |said: &Said| match said.kind {
            "" => FluentValue::from(said.text.clone()),
            _ => FluentValue::Custom(said.duplicate()),
        };
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, said)| (*name, value(said))).collect();
        let said = self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new());
        Some(along(said.into_owned()))
    }

    /// What an attribute of a message says.
    pub(crate) fn about(&self, id: &str, attribute: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.get_attribute(attribute)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// The locale by which numbers and days are written where the plan names no region.
    pub(crate) fn formats(&self) -> LanguageIdentifier {
        self.about("language", "formats").and_then(|tag| tag.parse().ok()).unwrap_or_else(|| self.language.clone())
    }

    /// How the first day of a month is numbered, where that is not `1`.
    pub(crate) fn first_day(&self) -> Option<String> {
        self.about("language", "first")
    }

    /// Whether the names of months are written whole.
    pub(crate) fn long_days(&self) -> bool {
        self.about("language", "months").as_deref() == Some("long")
    }
}

/// Begins an argument, whose direction is that of its first letter; one that runs from right to left; ends either.
const APART: char = '\u{2068}';
const RIGHT_TO_LEFT: char = '\u{2067}';
const ENDS: char = '\u{2069}';

/// A message with arguments that are put together of others. Where one has no letters but theirs, no direction follows
/// from it (Unicode Standard Annex 9, P2), and its words would stand from left to right: they run as the language does,
/// which is one that is read from right to left. As many bytes come out as went in.
pub fn along(mut said: String) -> String {
    /// An argument that is open: where it begins, whether it has letters, and whether one within has.
    struct Open {
        at: usize,
        own: bool,
        within: bool,
    }
    let mut open: Vec<Open> = Vec::new();
    let mut without: Vec<usize> = Vec::new();
    for (at, letter) in said.char_indices() {
        match letter {
            APART => open.push(Open { at, own: false, within: false }),
            ENDS => {
                let Some(ended) = open.pop() else { continue };
                if ended.within && !ended.own {
                    without.push(ended.at);
                }
                if let Some(around) = open.last_mut() {
                    around.within |= ended.own || ended.within;
                }
            }
            letter if letter.is_alphabetic() => {
                if let Some(around) = open.last_mut() {
                    around.own = true;
                }
            }
            _ => {}
        }
    }
    for at in without {
        // Both take three bytes.
        said.replace_range(at..at + APART.len_utf8(), RIGHT_TO_LEFT.encode_utf8(&mut [0; 4]));
    }
    said
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($ty:ty),*) => {
        $(impl From<$ty> for Argument {
            fn from(number: $ty) -> Self {
                Self::Number(Decimal::from(number))
            }
        })*
    };
}

numbers!(u8, u32, i32, i64, u64, usize);

impl From<Decimal> for Argument {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Argument {
    fn from(day: NaiveDate) -> Self {
        Self::Time(When::Day(day))
    }
}

impl From<&When> for Argument {
    fn from(when: &When) -> Self {
        Self::Time(when.clone())
    }
}

impl From<&Period> for Argument {
    fn from(period: &Period) -> Self {
        Self::Time(When::Period(period.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_whose_letters_are_those_of_others_runs_as_the_language_does() {
        let shown = |text: &str| {
            let said = text.replace('<', "\u{2068}").replace('>', "\u{2069}");
            along(said).replace(APART, "<").replace(RIGHT_TO_LEFT, "«").replace(ENDS, ">")
        };
        assert_eq!(shown("كل شهرين في <<الثلاثاء> <الأول>>"), "كل شهرين في «<الثلاثاء> <الأول>>");
        assert_eq!(shown("خط الأساس <<0> <JOD>>"), "خط الأساس «<0> <JOD>>");
        assert_eq!(shown("المستهدف <<<42> مليون> <JOD>>"), "المستهدف «<<42> مليون> <JOD>>");
        // What has letters of its own, and what is figures and signs only, is as it was.
        for text in ["<<3> نقاط>", "<<90>%>", "<Head of School>", "a > b < c"] {
            assert_eq!(shown(text), text);
        }
    }
}

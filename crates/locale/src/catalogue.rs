//! The messages of a language, from its Fluent file.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_locale::LanguageIdentifier;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::formats;

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
        bundle.set_formatter(Some(formats::in_message));
        (Self { bundle, language: language.clone() }, found.is_some())
    }

    /// With arguments kept apart from the direction of the text around them, or not.
    pub(crate) fn isolated(mut self, isolated: bool) -> Self {
        self.bundle.set_use_isolating(isolated);
        self
    }

    /// The message `id`, where the catalogue has it.
    pub(crate) fn say(&self, id: &str, arguments: &[(&'static str, Argument)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let arguments: FluentArgs<'_> = arguments.iter().map(|(name, argument)| (*name, argument.value())).collect();
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    /// What the message `language` says about the language besides its name.
    fn about(&self, attribute: &str) -> Option<String> {
        let pattern = self.bundle.get_message("language")?.get_attribute(attribute)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// The locale by which numbers and days are written where the plan names no region.
    pub(crate) fn formats(&self) -> LanguageIdentifier {
        self.about("formats").and_then(|tag| tag.parse().ok()).unwrap_or_else(|| self.language.clone())
    }

    /// Whether the names of months are written whole.
    pub(crate) fn long_days(&self) -> bool {
        self.about("months").as_deref() == Some("long")
    }
}

impl Argument {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text),
            Self::Number(number) => {
                let digits = usize::try_from(number.scale()).ok().filter(|digits| *digits > 0);
                let options = FluentNumberOptions { minimum_fraction_digits: digits, ..FluentNumberOptions::default() };
                FluentNumber::new(number.to_f64().unwrap_or_default(), options).into()
            }
        }
    }
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

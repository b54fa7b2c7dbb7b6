//! The words by which a plan counts, after numbers.

use std::collections::HashMap;

use fixed_decimal::Decimal as Digits;
use icu_plurals::PluralCategory;
use milepost_plan::languages::{Noun, nouns};
use milepost_plan::{Plan, singular};
use rust_decimal::Decimal;

use crate::{Locale, say};

/// The nouns of a plan in one language: by the word of the plan, and by the kind of numbers.
#[derive(Default)]
pub(crate) struct Nouns(HashMap<String, HashMap<String, String>>);

/// The form that stands alone, and after the numbers that ask for no other.
const OTHER: &str = "other";

impl Nouns {
    pub(crate) fn of(plan: &Plan, tag: &str) -> Self {
        let own = |(kind, text): (&str, &str)| (kind.to_owned(), text.to_owned());
        let noun = |noun: Noun<'_>| (noun.word.to_owned(), noun.forms.into_iter().map(own).collect());
        Self(nouns(plan, tag).into_iter().map(noun).collect())
    }

    /// The form after numbers of a kind.
    fn form(&self, noun: &str, kind: &str) -> Option<&str> {
        // The plan says `1 district` as well as `2 districts`.
        let known =
            self.0.get(noun).or_else(|| self.0.iter().find(|(many, _)| singular(many) == noun).map(|(_, of)| of));
        known?.get(kind).map(String::as_str)
    }
}

impl Locale {
    /// A word by which the plan counts, alone: `districts`.
    pub(crate) fn noun(&self, noun: &str) -> String {
        self.1.form(noun, OTHER).map_or_else(|| noun.replace('_', " "), str::to_owned)
    }

    /// A number of what the plan counts: `1 district`, `2 districts`.
    pub(crate) fn counted(&self, number: Decimal, noun: &str) -> String {
        let kind = self.kind_of_number(number);
        let own = self.1.form(noun, kind).map(str::to_owned);
        let regular = || (kind == "one" && self.tag().starts_with("en")).then(|| singular(noun).replace('_', " "));
        let (form, said) = match own.or_else(regular) {
            Some(said) => (kind, said),
            None => (OTHER, self.noun(noun)),
        };
        say!(self, "counted", form = form, number = self.number(number), noun = said)
    }

    /// The kind of numbers to which one belongs in the language, by the Unicode CLDR: `one`, `few`.
    pub(crate) fn kind_of_number(&self, number: Decimal) -> &'static str {
        let digits = number.abs().to_string().parse::<Digits>();
        match self.0.plurals.as_ref().zip(digits.ok()).map(|(rules, digits)| rules.category_for(&digits)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            _ => OTHER,
        }
    }
}

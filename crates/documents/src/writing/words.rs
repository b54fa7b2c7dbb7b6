//! What the words of the language mean for a document: tones of states, steps of scales, axes of charts.

use milepost_locale::{Locale, say};
use milepost_plan::{Unit, When};
use milepost_tracking::rating::Colour;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::charts::STEPS;
use crate::view::{State, Tone};

/// A word that says how something stands, with its tone.
pub(crate) fn state(locale: &Locale, word: &str) -> State {
    let tone = match word {
        "green" | "done" | "on_track" | "strong" | "met" | "yes" => Tone::Good,
        "amber_green" | "adequate" | "partly" => Tone::Fair,
        "amber_red" | "at_risk" | "open" => Tone::Poor,
        "red" | "late" | "weak" | "missed" | "occurred" => Tone::Bad,
        _ => Tone::Plain,
    };
    let letters = Colour::from_word(word).map(|colour| letters(locale, colour)).unwrap_or_default();
    State { tone, letters, text: locale.word(word) }
}

/// So many days after its day.
pub(crate) fn late(locale: &Locale, days: i64) -> State {
    State { tone: Tone::Bad, letters: String::new(), text: say!(locale, "days-late", number = days) }
}

/// The same as the construct with the id `id` says it.
pub(crate) fn state_as(locale: &Locale, id: &str, word: &str) -> State {
    State { text: locale.word_as(id, word), ..state(locale, word) }
}

/// The letters of a colour, for where there is no colour.
pub(crate) fn letters(locale: &Locale, colour: Colour) -> String {
    locale.text(&format!("letters-{}", colour.word()))
}

/// How much of a thing there is on a scale of five.
pub(crate) fn of_five(word: &str) -> Option<u8> {
    (1..=5).zip(STEPS).find(|(_, step)| *step == word).map(|(number, _)| number)
}

/// A label whose words of a day stay together.
pub(crate) fn with_whole(locale: &Locale, label: &str, when: &When) -> String {
    let when = locale.when(when);
    label.replace(&when, &when.replace(' ', "\u{a0}"))
}

/// A number as a place on a canvas.
pub(crate) fn place(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}

/// What stands before and after a value on an axis, and what must be said above it.
pub(crate) fn axis(locale: &Locale, unit: Option<&Unit>) -> (String, String, String) {
    let around = |text: String| {
        text.split_once(VALUE).map(|(before, after)| (before.to_owned(), after.to_owned())).unwrap_or_default()
    };
    let ((before, after), above) = match unit {
        Some(Unit::Percent) => (around(locale.percent_of(VALUE)), String::new()),
        Some(Unit::Money(currency)) => match symbol(currency) {
            Some(symbol) => (around(say!(locale, "axis-money", amount = VALUE, symbol = symbol)), String::new()),
            None => (Default::default(), currency.clone()),
        },
        // Steps are named one by one.
        Some(Unit::Count(None) | Unit::Ordinal) | None => Default::default(),
        Some(other) => (Default::default(), locale.unit(other)),
    };
    (before, after, above)
}

/// Where the value stands in a pattern.
const VALUE: &str = "#";

fn symbol(currency: &str) -> Option<&'static str> {
    match currency {
        "GBP" => Some("£"),
        "EUR" => Some("€"),
        "USD" => Some("$"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_writes_units_where_the_language_has_them() {
        let pounds = Unit::Money("GBP".to_owned());
        let of = |tag, unit| {
            let (before, after, _) = axis(&Locale::of(tag), Some(unit));
            format!("{before}1{after}").replace(['\u{a0}', '\u{202f}'], " ")
        };
        assert_eq!([of("en", &pounds), of("fr", &pounds)], ["£1", "1 £"]);
        assert_eq!(
            [of("en", &Unit::Percent), of("fr", &Unit::Percent), of("ar", &Unit::Percent)],
            ["1%", "1 %", "1\u{200e}%\u{200e}"]
        );
    }
}

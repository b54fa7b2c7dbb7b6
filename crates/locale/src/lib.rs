//! How documents say it in the language of the plan.
//!
//! Comes in: what is to be said: the name of a message with its arguments, a word of the language, a value of the plan.
//! Goes out: text for people. The messages stand in `locales/`, one Fluent file a language; how numbers and days are
//! written comes from the Unicode CLDR through ICU4X.
//! Must never be here: what a document contains, colour and layout, the rules of rating.
//!
//! ```
//! use milepost_locale::{Locale, say};
//!
//! let locale = Locale::of("en");
//! assert_eq!(say!(locale, "owner"), "Owner");
//! assert_eq!(say!(locale, "days-late", number = 2), "2 days late");
//! ```
//!
//! - [`Locale::of_plan`] gives the language of a plan; [`Locale::of`] that of a tag.
//! - [`say!`] says a message; [`Locale::text`] one without arguments whose name is not known beforehand.
//! - [`Locale::label`] names a construct, [`Locale::word`] a word of the language.
//! - [`Locale::quantity`], [`Locale::day`], [`Locale::period`] and their kind write values.
//!
//! A text that no catalogue has is said in English. To add a language, copy `locales/en.ftl` to the tag of the language
//! and translate it; the tests say what is missing.

mod catalogue;
mod formats;
mod nouns;
mod silences;
mod values;
mod within;
mod words;

pub use catalogue::{Argument, CATALOGUES, along};
pub use within::Names;
pub use words::{capital, small, steers_direction};

use std::sync::{Arc, LazyLock};

use icu_locale::names::LanguageIdentifierDisplayName;
use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use icu_plurals::PluralRules;
use milepost_plan::Plan;
use milepost_plan::languages::languages;

use catalogue::{Catalogue, Said};
use formats::Formats;
use nouns::Nouns;
use values::kind_of_time;

/// A language in which documents are written. Copies are cheap.
#[derive(Clone)]
pub struct Locale(Arc<Inner>, Arc<Nouns>);

struct Inner {
    tag: String,
    marked: bool,
    /// What the language is called in itself.
    named: String,
    /// The language in which messages are said.
    says: LanguageIdentifier,
    right_to_left: bool,
    catalogue: Catalogue,
    formats: Formats,
    /// Which form nouns take after a number.
    plurals: Option<PluralRules>,
}

static ENGLISH: LazyLock<Locale> = LazyLock::new(|| Locale::new("en", false));

/// Between these marks stands what [`Locale::marked`] says.
pub const MARKS: (char, char) = ('⟦', '⟧');

/// Says the message of a name, with its arguments: `say!(locale, "days-late", number = 2)`.
#[macro_export]
macro_rules! say {
    ($locale:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $locale.message($id, &[$((stringify!($name), $crate::Argument::from($value))),*])
    };
}

impl Locale {
    /// The language of a tag as BCP 47 writes it: `fr`, `ar-EG`. A region decides how numbers and days are written.
    /// Where there is no catalogue for the language, its direction holds and the messages are English.
    pub fn of(tag: &str) -> Self {
        let known = Self::all().iter().find(|locale| locale.tag() == tag);
        known.cloned().unwrap_or_else(|| Self::new(tag, false))
    }

    /// English with each text between [`MARKS`], but for what is put into it: what stands outside of them went past the
    /// catalogues.
    pub fn marked() -> Self {
        Self::new("en", true)
    }

    fn new(tag: &str, marked: bool) -> Self {
        let asked: LanguageIdentifier = tag.parse().unwrap_or_else(|_| "en".parse().expect("it is a tag"));
        let (catalogue, found) = Catalogue::nearest(&asked);
        let formats = if found && asked.region.is_some() { asked.clone() } else { catalogue.formats() };
        let directions = LocaleDirectionality::new_common();
        let formats = Formats::new(&formats, catalogue.long_days(), catalogue.first_day());
        let right_to_left = directions.is_right_to_left(&asked);
        let own_name = catalogue.say("language", &[]).filter(|_| found);
        let inner = Inner {
            tag: asked.to_string(),
            marked,
            named: own_name.or_else(|| name_of(&asked, &asked)).unwrap_or_else(|| asked.to_string()),
            says: if found { asked.clone() } else { catalogue.formats() },
            right_to_left,
            catalogue: catalogue.isolated(right_to_left),
            formats,
            plurals: PluralRules::try_new_cardinal((&icu_locale::Locale::from(asked)).into()).ok(),
        };
        Self(Arc::new(inner), Arc::default())
    }

    /// The leading language of a plan; English where it names none.
    pub fn of_plan(plan: &Plan) -> Self {
        Self::of_plan_in(plan, languages(plan)[0])
    }

    /// The language of a tag, with the words by which a plan counts.
    pub fn of_plan_in(plan: &Plan, tag: &str) -> Self {
        let Self(inner, _) = Self::of(tag);
        Self(inner, Arc::new(Nouns::of(plan, tag)))
    }

    /// English, which every message has.
    pub fn english() -> Self {
        ENGLISH.clone()
    }

    /// Every language that has a catalogue.
    pub fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Locale>> =
            LazyLock::new(|| CATALOGUES.iter().map(|(tag, _)| Locale::new(tag, false)).collect());
        &ALL
    }

    /// The name of the language in the language itself: `Français`; the tag where nobody knows it.
    pub fn name(&self) -> String {
        self.0.named.clone()
    }

    /// The name of the language of a tag in this language: `French`; the tag where nobody knows it.
    pub fn language(&self, tag: &str) -> String {
        let name = tag.parse().ok().and_then(|tag| name_of(&tag, &self.0.says));
        self.mark(name.unwrap_or_else(|| tag.to_owned()))
    }

    /// The language as a tag, for `lang` in HTML.
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.0.right_to_left
    }

    /// The message `id` with its arguments; [`say!`] is shorter. In English where the language does not have it.
    pub fn message(&self, id: &str, arguments: &[(&'static str, Argument)]) -> String {
        let arguments: Vec<_> = arguments.iter().map(|(name, argument)| (*name, self.argument(argument))).collect();
        self.known(id, &arguments).map_or_else(|| id.to_owned(), |said| self.mark(said))
    }

    /// An argument as the language writes it. Texts and times stand outside the marks of what they are put into.
    fn argument(&self, argument: &Argument) -> Said {
        let opened = |text: String| if self.0.marked { format!("{}{text}{}", MARKS.1, MARKS.0) } else { text };
        match argument {
            Argument::Text(text) => Said { text: opened(text.clone()), kind: "" },
            Argument::Number(number) => Said { text: self.number_within(*number), kind: self.kind_of_number(*number) },
            Argument::Time(when) => Said { text: opened(self.when(when)), kind: kind_of_time(when) },
        }
    }

    /// The message `id`, which has no arguments.
    pub fn text(&self, id: &str) -> String {
        self.message(id, &[])
    }

    /// The message `id`, where the language itself has it: for texts whose English stands elsewhere.
    pub fn own(&self, id: &str) -> Option<String> {
        self.0.catalogue.say(id, &[])
    }

    /// The message `id` if the language itself has it, or English.
    fn known(&self, id: &str, arguments: &[(&'static str, Said)]) -> Option<String> {
        self.0.catalogue.say(id, arguments).or_else(|| ENGLISH.0.catalogue.say(id, arguments))
    }

    /// What is said, between marks where they are asked for.
    fn mark(&self, said: String) -> String {
        if self.0.marked { format!("{}{said}{}", MARKS.0, MARKS.1) } else { said }
    }
}

/// What the Unicode CLDR calls a language in a language.
fn name_of(language: &LanguageIdentifier, within: &LanguageIdentifier) -> Option<String> {
    let within = icu_locale::Locale::from(within.clone());
    let name = LanguageIdentifierDisplayName::try_new_heavy((&within).into(), language.clone(), <_>::default()).ok()?;
    Some(name.as_borrowed().to_string())
}

/// English, which every message has.
impl Default for Locale {
    fn default() -> Self {
        Self::english()
    }
}

/// Two locales are the same when they write the same language.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.0.tag == other.0.tag
    }
}

impl Eq for Locale {}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Locale").field(&self.0.tag).finish()
    }
}

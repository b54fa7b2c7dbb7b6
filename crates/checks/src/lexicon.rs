//! Words that promise nothing: one table for every check that reads texts. A plan adds its own with `avoid`.

use milepost_plan::{Plan, Value};

/// Words that stand where a number belongs.
const VAGUE: &[&str] = &[
    "as soon as possible",
    "better",
    "build on",
    "effective",
    "enhance",
    "enhanced",
    "foster",
    "further improvement",
    "further improvements",
    "improve",
    "improved",
    "improvement",
    "improvements",
    "innovative",
    "more efficient",
    "optimise",
    "optimize",
    "promote",
    "robust",
    "significant",
    "significantly",
    "strengthen",
    "strengthened",
    "substantial",
    "substantially",
    "support",
    "where possible",
    "world-class",
];

/// Beginnings of what goes on and is never over: no event.
const GOES_ON: &[&str] = &[
    "consider",
    "continue",
    "continued",
    "coordinate",
    "discuss",
    "encourage",
    "engage with",
    "enhance",
    "explore",
    "facilitate",
    "foster",
    "help",
    "improve",
    "keep",
    "liaise with",
    "monitor",
    "ongoing",
    "promote",
    "raise awareness",
    "seek to",
    "strengthen",
    "support",
    "work on",
    "work with",
    "working with",
];

/// Words of a claim that is about differences between people.
const FAIRNESS: &[&str] = &[
    "disadvantaged",
    "disparities",
    "disparity",
    "equal access",
    "equitable",
    "equity",
    "inequalities",
    "inequality",
    "underserved",
    "unequal",
];

/// Groups that cannot answer the telephone, in the singular.
const GROUPS: &[&str] = &[
    "agency",
    "board",
    "coalition",
    "commission",
    "committee",
    "consortium",
    "council",
    "department",
    "division",
    "everyone",
    "force",
    "forum",
    "group",
    "ministry",
    "network",
    "office",
    "panel",
    "partner",
    "partnership",
    "secretariat",
    "team",
    "unit",
];

/// Words after which a title says of what, and no longer who: "Chair of the board".
const OF_WHAT: &[&str] = &["at", "for", "from", "in", "of", "on", "to", "with"];

/// The words of a plan that promise nothing.
pub(crate) struct Lexicon {
    avoided: Vec<String>,
    english: bool,
}

impl Lexicon {
    /// Those of the table, for plans in English, and those that the plan itself avoids.
    pub(crate) fn of(plan: &Plan) -> Self {
        let words = plan.all("avoid").flat_map(|avoid| avoid.values("words"));
        let avoided = words.map(|placed| placed.value.to_string().to_lowercase()).collect();
        let leading = plan.root().and_then(|root| root.entry("language")).and_then(|language| language.value("tags"));
        let english = match leading {
            Some(Value::Word(tag)) => tag.to_lowercase().starts_with("en"),
            _ => true,
        };
        Self { avoided, english }
    }

    /// Whether the plan is in English, as far as it says.
    pub(crate) fn english(&self) -> bool {
        self.english
    }

    fn known(&self, table: &'static [&'static str]) -> impl Iterator<Item = &str> {
        let table = if self.english { table } else { &[] };
        table.iter().copied()
    }

    /// The first word of `text` that stands where a number belongs.
    pub(crate) fn vague(&self, text: &str) -> Option<&str> {
        first_in(text, self.known(VAGUE).chain(self.avoided.iter().map(String::as_str)))
    }

    /// The beginning of `text` that makes it an activity rather than an event; words that the plan avoids count anywhere.
    pub(crate) fn goes_on(&self, text: &str) -> Option<&str> {
        let text = folded(text);
        let begins = self.known(GOES_ON).filter(|phrase| {
            let rest = text[1..].strip_prefix(phrase);
            rest.is_some_and(|rest| rest.starts_with(' '))
        });
        begins
            .max_by_key(|phrase| phrase.len())
            .or_else(|| self.avoided.iter().map(String::as_str).find(|phrase| text.contains(&format!(" {phrase} "))))
    }

    /// The first word of `text` that claims fairness between people.
    pub(crate) fn fairness(&self, text: &str) -> Option<&str> {
        first_in(text, self.known(FAIRNESS))
    }

    /// Whether `title` names a group: "Steering committee", but not "Chair of the committee".
    pub(crate) fn is_group(&self, title: &str) -> bool {
        let title = folded(title);
        let who = title.split_whitespace().take_while(|word| !OF_WHAT.contains(word));
        let Some(last) = who.last().filter(|_| self.english) else { return false };
        let singular = last.strip_suffix('s').unwrap_or(last);
        title.starts_with(" all ") || GROUPS.contains(&last) || GROUPS.contains(&singular)
    }
}

/// The first of `phrases` in `text`, the longest where several begin together.
fn first_in<'a>(text: &str, phrases: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = folded(text);
    let phrases: Vec<_> = phrases.collect();
    let begins = |rest: &str, phrase: &str| rest.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '));
    let mut words = text.match_indices(' ').map(|(space, _)| &text[space + 1..]);
    words.find_map(|rest| {
        let here = phrases.iter().filter(|phrase| begins(rest, phrase));
        here.max_by_key(|phrase| phrase.len()).copied()
    })
}

/// `text` in small letters, its words with one space around each, so that whole words can be looked for.
fn folded(text: &str) -> String {
    let mut out = String::from(" ");
    for word in text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-' || letter == '\'')) {
        if !word.is_empty() {
            out.push_str(&word.to_lowercase());
            out.push(' ');
        }
    }
    out
}

/// Whether a number stands in `text` that is no year, in digits or in an English word.
pub(crate) fn has_number(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "all", "double", "each", "eight", "every", "five", "four", "half", "halve", "nine", "no", "nobody", "none",
        "one", "quarter", "quarters", "seven", "six", "ten", "third", "thirds", "three", "twice", "two", "zero",
    ];
    let text = folded(text);
    let mut words = text.split_whitespace();
    words.any(|word| WORDS.contains(&word) || (word.contains(char::is_numeric) && !is_year(word)))
}

/// Whether a year or a month stands in `text`.
pub(crate) fn has_date(text: &str) -> bool {
    folded(text).split_whitespace().any(is_year)
}

fn is_year(word: &str) -> bool {
    let year = word.get(..4).and_then(|year| year.parse::<u32>().ok());
    let rest = word.get(4..).unwrap_or_default();
    year.is_some_and(|year| (1900..2200).contains(&year)) && !rest.starts_with(|next: char| next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon { avoided: vec!["synergy".into()], english: true }
    }

    #[test]
    fn whole_words_are_found_and_the_earliest_first() {
        assert_eq!(lexicon().vague("Further improvements and robust care"), Some("further improvements"));
        assert_eq!(lexicon().vague("Supporters improvise"), None);
        assert_eq!(lexicon().vague("Create Synergy."), Some("synergy"));
    }

    #[test]
    fn an_activity_is_known_by_its_beginning() {
        assert_eq!(lexicon().goes_on("Work with trusts on rotas"), Some("work with"));
        assert_eq!(lexicon().goes_on("Guidance to support trusts is published"), None);
        assert_eq!(lexicon().goes_on("Continue"), Some("continue"));
    }

    #[test]
    fn a_group_with_a_head_is_one_person() {
        assert!(lexicon().is_group("Steering Committee"));
        assert!(lexicon().is_group("Office for Statistics"));
        assert!(!lexicon().is_group("Chair of a school board"));
        assert!(!lexicon().is_group("Consultant in charge of an emergency department"));
        assert!(lexicon().is_group("School boards") && lexicon().is_group("All trusts"));
    }

    #[test]
    fn numbers_and_years_are_told_apart() {
        assert!(has_number("from 62% to 75%") && has_number("Three of four") && has_number("nobody waits"));
        assert!(!has_number("by 2029") && !has_number("soon"));
        assert!(has_date("by June 2029.") && has_date("in 2029-06") && !has_date("20290"));
    }
}

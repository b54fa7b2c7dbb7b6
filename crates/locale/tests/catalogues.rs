//! Every catalogue says what the English one says, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Month, Weekday};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use milepost_locale::{CATALOGUES, Locale};

type Messages = BTreeMap<String, BTreeSet<String>>;

/// What only some languages ask: the case in which a length of time stands, the gender of what a word is said of, which
/// digits a number has, how the word behind millions begins.
const GRAMMAR: &[&str] = &["case", "gender", "digits", "initial"];

/// The messages of a catalogue, each with the names of its arguments.
fn messages(tag: &str, text: &'static str) -> Messages {
    let resource: Resource<&str> =
        fluent_syntax::parser::parse(text).unwrap_or_else(|(_, faults)| panic!("{tag}.ftl cannot be read: {faults:?}"));
    let mut messages = Messages::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut arguments = BTreeSet::new();
        for pattern in message.value.iter().chain(message.attributes.iter().map(|attribute| &attribute.value)) {
            of_pattern(pattern, &mut arguments);
        }
        arguments.retain(|argument| !GRAMMAR.contains(&argument.as_str()));
        let twice = messages.insert(message.id.name.to_owned(), arguments);
        assert!(twice.is_none(), "{tag}.ftl says `{}` twice", message.id.name);
        for attribute in message.attributes {
            messages.insert(format!("{}.{}", message.id.name, attribute.id.name), BTreeSet::new());
        }
    }
    let referred = |messages: &Messages, name: &str| messages.get(name).cloned().unwrap_or_default();
    for id in messages.keys().cloned().collect::<Vec<_>>() {
        let (references, mut own): (BTreeSet<_>, BTreeSet<_>) =
            messages[&id].iter().cloned().partition(|argument| argument.starts_with(REFERENCE));
        own.extend(references.iter().flat_map(|name| referred(&messages, name.trim_start_matches(REFERENCE))));
        messages.insert(id, own);
    }
    messages
}

/// Before the name of a message that another one contains.
const REFERENCE: &str = "@";

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, found),
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::MessageReference { id, .. } => {
            found.insert(format!("{REFERENCE}{}", id.name));
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            for inline in positional {
                of_inline(inline, found);
            }
        }
        _ => {}
    }
}

/// What English says elsewhere: names of constructs and words of the language mostly themselves, the questions of the
/// completeness report and the findings with the checks.
fn says_itself(id: &str) -> bool {
    ["label-", "word-", "joint-", "ending-", "topic-", "question-", "point-", "write-", "ask-", "finding-"]
        .iter()
        .any(|kind| id.starts_with(kind))
}

#[test]
fn every_catalogue_says_what_english_says() {
    let all: BTreeMap<&str, Messages> = CATALOGUES.iter().map(|(tag, text)| (*tag, messages(tag, text))).collect();
    let english = &all["en"];
    let mut faults = Vec::new();
    for (tag, catalogue) in &all {
        for (id, arguments) in english {
            match catalogue.get(id) {
                None => faults.push(format!("{tag}.ftl lacks `{id}`")),
                Some(other) if other != arguments => {
                    faults.push(format!("{tag}.ftl: `{id}` takes {other:?}, in English {arguments:?}"));
                }
                Some(_) => {}
            }
        }
        let unknown = catalogue.keys().filter(|id| !english.contains_key(*id) && !says_itself(id));
        faults.extend(unknown.map(|id| format!("{tag}.ftl has `{id}`, which English does not have")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_catalogue_but_the_english_one_says_every_word_of_the_language() {
    let mut faults = Vec::new();
    for (tag, text) in CATALOGUES.iter().filter(|(tag, _)| *tag != "en") {
        let known = messages(tag, text);
        for construct in milepost_vocabulary::constructs() {
            let own = format!("label-{}", construct.id.replace('.', "-"));
            let shared = format!("label-{}", construct.keyword);
            if !known.contains_key(&own) && !known.contains_key(&shared) {
                faults.push(format!("{tag}.ftl lacks `{shared}`: {}", construct.doc));
            }
        }
        let calendar = |word: &&str| word.parse::<Month>().is_ok() || word.parse::<Weekday>().is_ok();
        let words = milepost_vocabulary::fixed_words().into_iter().filter(|word| !calendar(word));
        faults.extend(words.filter_map(|word| {
            let said = |id: &str| {
                let said = |family| id.starts_with(family) && id.ends_with(&format!("-{word}"));
                ["word-", "joint-", "ending-"].into_iter().any(said)
            };
            (!known.keys().any(|id| said(id))).then(|| format!("{tag}.ftl lacks `word-{word}`"))
        }));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn forms_are_chosen_by_the_kind_of_a_number_or_a_time() {
    // Fluent compares a bare number by rules of its own, which are wrong in Arabic.
    for (tag, text) in CATALOGUES {
        let bare = text.lines().find(|line| {
            line.split_once("{ $").is_some_and(|(_, rest)| {
                let name = rest.trim_end_matches("->").trim_end();
                rest.ends_with("->") && name != "form" && !GRAMMAR.contains(&name)
            })
        });
        assert_eq!(bare, None, "{tag}.ftl chooses without KIND");
    }
}

#[test]
fn what_no_catalogue_has_is_said_in_english_or_by_its_name() {
    for tag in ["xx", "ur", "no tag at all", "", "en"] {
        let locale = Locale::of(tag);
        assert_eq!(locale.text("owner"), "Owner", "{tag}");
        assert_eq!(locale.text("no-such-message"), "no-such-message");
        assert_eq!(locale.word("on_track"), "on track");
    }
    assert!(Locale::of("ur").is_right_to_left());
    assert_eq!(Locale::of("no tag at all").tag(), "en");
}

#[test]
fn languages_are_called_by_their_names() {
    let tags = ["fr", "ar", "ur", "fr-CA", "xx"];
    let names = |tag| tags.map(|language| Locale::of(tag).language(language));
    assert_eq!(names("en"), ["French", "Arabic", "Urdu", "Canadian French", "xx"]);
    assert_eq!(names("fr"), ["français", "arabe", "ourdou", "français canadien", "xx"]);
    assert_eq!(names("ar"), ["الفرنسية", "العربية", "الأوردية", "الفرنسية (كندا)", "xx"]);
    // What is said in English for want of a catalogue names them in English.
    assert_eq!(names("ur"), names("en"));
    // Each in itself, as those who choose it read it.
    assert_eq!(["fr", "ar", "ur", "xx"].map(|tag| Locale::of(tag).name()), ["Français", "العربية", "اردو", "xx"]);
}

#[test]
fn french_signs_stay_with_the_word_before_them() {
    let (_, text) = CATALOGUES.iter().find(|(tag, _)| *tag == "fr").expect("French is there");
    let torn = |line: &&str| {
        let said = line.split_once(" = ").map_or(*line, |(_, said)| said);
        !line.starts_with('#') && [" :", " ;", " !", " ?", " »", " %", "« "].iter().any(|sign| said.contains(sign))
    };
    let torn: Vec<&str> = text.lines().filter(torn).collect();
    assert!(torn.is_empty(), "these lines have a space that may break:\n{}", torn.join("\n"));
}

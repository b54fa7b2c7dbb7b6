//! Every catalogue says what the English one says, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Month, Weekday};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use milepost_locale::{CATALOGUES, Locale};

type Messages = BTreeMap<String, BTreeSet<String>>;

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
        let twice = messages.insert(message.id.name.to_owned(), arguments);
        assert!(twice.is_none(), "{tag}.ftl says `{}` twice", message.id.name);
        for attribute in message.attributes {
            messages.insert(format!("{}.{}", message.id.name, attribute.id.name), BTreeSet::new());
        }
    }
    messages
}

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
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            for inline in positional {
                of_inline(inline, found);
            }
        }
        _ => {}
    }
}

/// What English says elsewhere: names of constructs and words of the language mostly themselves, the questions of the
/// completeness report with the checks.
fn says_itself(id: &str) -> bool {
    ["label-", "word-", "topic-", "question-", "point-", "write-"].iter().any(|kind| id.starts_with(kind))
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
            let id = format!("word-{word}");
            (!known.contains_key(&id)).then(|| format!("{tag}.ftl lacks `{id}`"))
        }));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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

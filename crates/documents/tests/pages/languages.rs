//! What readers see comes from the plan or from the catalogues, in every language.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_documents::{BACKENDS, Extent, Order, Point, Question, delivery_plan, html};
use milepost_locale::{Locale, MARKS};
use milepost_plan::{Plan, Unit, Value};
use milepost_tracking::Observations;
use milepost_vocabulary::EVERY_CONSTRUCT;

use super::from_plan::{observations, plan};

/// The plan with its texts in letters that no catalogue has; names and numbers stay as they are.
fn in_other_letters(plan: &str) -> String {
    let mut quoted = false;
    let other = |letter: char| match letter {
        'a'..='z' | 'A'..='Z' => char::from_u32(u32::from('а') + u32::from(letter) % 32).unwrap_or('ж'),
        '0'..='9' => 'ж',
        other => other,
    };
    let turn = |letter: char| {
        quoted ^= letter == '"';
        if quoted { other(letter) } else { letter }
    };
    plan.chars().map(turn).collect()
}

/// The words that the plan itself says outside its texts: names, what is counted, currencies, formulas.
fn own_words(plan: &Plan) -> BTreeSet<String> {
    let mut own = BTreeSet::new();
    let mut add = |text: &str| {
        own.extend(text.split(|letter: char| !letter.is_ascii_alphanumeric()).map(str::to_lowercase));
    };
    for node in plan.nodes() {
        add(node.name().unwrap_or_default());
        for placed in &node.item().values {
            match &placed.value {
                Value::Reference(reference) => add(&reference.name),
                Value::Formula(formula) => add(&formula.to_string()),
                Value::Unit(unit) => add(&noun(unit)),
                Value::Quantity(quantity) => add(&quantity.unit.as_ref().map(noun).unwrap_or_default()),
                _ => {}
            }
        }
    }
    own
}

fn noun(unit: &Unit) -> String {
    match unit {
        Unit::Count(Some(noun)) | Unit::Rate { noun: Some(noun), .. } => noun.clone(),
        Unit::Money(currency) => currency.clone(),
        _ => String::new(),
    }
}

/// What people read or hear of a page: its texts, and the attributes that say something.
fn read(page: &str) -> Vec<String> {
    // What stays on its line is a part of the text around it.
    let joined = page.split("<span class=\"joined\">").enumerate();
    let page: String =
        joined.map(|(at, text)| if at == 0 { text.into() } else { text.replacen("</span>", "", 1) }).collect();
    let mut read = Vec::new();
    let mut rest = page.as_str();
    while let Some((text, after)) = rest.split_once('<') {
        read.push(text.to_owned());
        let Some((tag, after)) = after.split_once('>') else { break };
        for attribute in ["aria-label", "data-label", "data-search", "data-filter", "title", "alt"] {
            let said = tag.split_once(&format!(" {attribute}=\"")).and_then(|(_, said)| said.split_once('"'));
            read.extend(said.map(|(said, _)| said.to_owned()));
        }
        let skipped = ["style", "script"].into_iter().find(|name| tag.starts_with(name));
        rest = skipped.map_or(after, |name| {
            after.split_once(&format!("</{name}")).map_or("", |(_, after)| after.trim_start_matches('>'))
        });
    }
    read
}

/// What stands outside the marks of the catalogues; a line of a text that was broken begins and ends inside of them.
fn unmarked(text: &str) -> String {
    let mut inside = match (text.find(MARKS.0), text.find(MARKS.1)) {
        (Some(open), Some(close)) => close < open,
        (open, close) => open.is_none() && close.is_some(),
    };
    let mut outside = String::new();
    for letter in text.chars() {
        if letter == MARKS.0 || letter == MARKS.1 {
            inside = letter == MARKS.0;
            outside.push(' ');
        } else if !inside {
            outside.push(letter);
        }
    }
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#39;", "&#x2f;"];
    entities.into_iter().fold(outside, |text, entity| text.replace(entity, " "))
}

fn questions(plan: &Plan) -> Vec<Question> {
    let (text, root) = ("ж".to_owned(), plan.root().expect("there is a plan").id);
    let point = |extent, ids: &[_]| Point {
        says: text.clone(),
        extent,
        answered: ids.to_vec(),
        missing: ids.to_vec(),
        accepted: ids.iter().map(|id| (*id, text.clone())).collect(),
        write: text.clone(),
        ask: text.clone(),
    };
    let many: Vec<_> = plan.nodes().map(|node| node.id).collect();
    let points = vec![point(Extent::Partly, &many), point(Extent::Not, &[root])];
    let question = |extent| Question { topic: text.clone(), question: text.clone(), extent, points: points.clone() };
    [Extent::Wholly, Extent::Partly, Extent::Not].map(question).to_vec()
}

/// Every page and the calendar, with what is said in them past the catalogues.
fn past_the_catalogues(source: &str, as_of: NaiveDate) -> BTreeSet<String> {
    let (plan, locale) = (plan(&in_other_letters(source)), Locale::marked());
    let (own, observations, questions) = (own_words(&plan), observations(&plan), || questions(&plan));
    let order = Order { language: Some(&locale), questions: &questions, ..Order::new(as_of, &observations) };
    let mut found = BTreeSet::new();
    let mut look = |path: &str, text: &str| {
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let strange = words.filter(|word| !own.contains(&word.to_lowercase()));
        found.extend(strange.map(|word| format!("{path}: `{word}` in `{}`", text.trim())));
    };
    for backend in BACKENDS.iter().filter(|backend| ["html", "calendar"].contains(&backend.name)) {
        for file in (backend.make)(&plan, &order) {
            let text = String::from_utf8(file.bytes).expect("a text");
            if backend.name == "html" {
                for said in read(&text) {
                    look(&file.path, &unmarked(&said));
                }
            } else {
                let lines = text.replace("\r\n ", "");
                for said in lines.lines().filter_map(|line| line.split_once(':')).filter(|(key, _)| SAID.contains(key))
                {
                    look(&file.path, &unmarked(&said.1.replace("\\n", " ")));
                }
            }
        }
    }
    found
}

/// The lines of a calendar that people see.
const SAID: &[&str] = &["SUMMARY", "DESCRIPTION", "X-WR-CALNAME"];

#[test]
fn everything_that_readers_see_comes_from_the_plan_or_from_the_catalogues() {
    let days = [(2026, 3, 1), (2027, 10, 15), (2029, 8, 31)];
    for (year, month, day) in days {
        let as_of = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let found = past_the_catalogues(EVERY_CONSTRUCT, as_of);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn what_goes_past_the_catalogues_is_seen() {
    assert_eq!(unmarked("⟦Of ⟧2⟦ priorities⟧ &amp; Owner").split_whitespace().collect::<Vec<_>>(), ["2", "Owner"]);
    assert_eq!(read("<style>a{}</style><p title=\"One\">Two</p>"), ["", "", "One", "Two"]);
}

/// The pages of a plan that is written in another language than English.
fn pages(source: &str, as_of: NaiveDate) -> Vec<(String, String)> {
    let plan = plan(source);
    let observations = Observations::default();
    let html = BACKENDS.iter().find(|backend| backend.name == "html").expect("there are pages");
    let files = (html.make)(&plan, &Order::new(as_of, &observations)).into_iter();
    files.map(|file| (file.path, String::from_utf8(file.bytes).expect("a page"))).collect()
}

#[test]
fn no_text_says_a_word_two_times_running() {
    let as_of = NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day");
    let mut found = BTreeSet::new();
    for source in [EVERY_CONSTRUCT, include_str!("../plans/fr.plan")] {
        for (path, page) in pages(source, as_of) {
            for said in read(&page) {
                let words: Vec<_> = said.split_whitespace().collect();
                let twice = words.windows(2).find(|two| two[0] == two[1] && two[0].chars().all(char::is_alphabetic));
                found.extend(twice.map(|two| format!("{path}: `{}` in `{said}`", two[0])));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn in_an_arabic_plan_everything_is_arabic() {
    let as_of = NaiveDate::from_ymd_opt(2026, 10, 15).expect("a day");
    let mut found = BTreeSet::new();
    for (path, page) in pages(include_str!("../plans/ar.plan"), as_of) {
        assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{path}");
        for said in read(&page) {
            let said = unmarked(&said);
            let latin = said.chars().any(|letter| letter.is_ascii_alphabetic()) && said.replace("JOD", "") == said;
            found.extend(
                (latin && !said.contains("Milepost") && !said.contains("DOCTYPE")).then(|| format!("{path}: {said}")),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn words_put_together_in_arabic_run_from_right_to_left() {
    let as_of = NaiveDate::from_ymd_opt(2026, 10, 15).expect("a day");
    let pages = pages(include_str!("../plans/ar.plan"), as_of);
    let of = |path: &str| pages.iter().find(|(found, _)| *found == path).map(|(_, page)| page.as_str()).expect(path);
    // Without letters of its own an isolate would take them from left to right: «the first the Tuesday».
    let meets = "في\u{a0}\u{2067}\u{2068}الثلاثاء\u{2069} \u{2068}الأول\u{2069}\u{2069}";
    assert!(of("owners.html").contains(meets), "{}", of("owners.html"));
    let amount = "المستهدف \u{2067}\u{2068}\u{2068}42\u{2069} مليون\u{2069} \u{2068}JOD";
    assert!(of("delivery-plan.html").contains(amount));
}

#[test]
fn a_french_plan_speaks_french() {
    let as_of = NaiveDate::from_ymd_opt(2027, 10, 15).expect("a day");
    let pages = pages(include_str!("../plans/fr.plan"), as_of);
    let text = pages.iter().flat_map(|(_, page)| read(page)).collect::<Vec<_>>().join(" ");
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "71,9 %",
        "T3 2027",
        "15 oct. 2027",
        "Pourquoi cette cotation",
        "échéance dépassée depuis 44 jours (1er sept. 2027), jalon critique",
    ] {
        assert!(text.contains(part), "{part} is missing");
    }
}

#[test]
fn what_nobody_translated_says_its_language() {
    let plan = plan(
        "plan care \"Care\" { period 2026 to 2028; language en, ar; severity no_owner warning; mission \"Nobody waits.\" translated ar \"لا أحد ينتظر.\" }
post team \"Delivery team\"
priority a \"Shorter waits\" {
  outcome \"Seen *within* hours.\"
  owner team
  allow no_metric because \"It is counted elsewhere.\"
  action w \"More beds\" { translated ar \"أسرّة أكثر\" }
}",
    );
    let (as_of, observations) = (NaiveDate::from_ymd_opt(2026, 10, 15).expect("a day"), Observations::default());
    let finding = |code: &str| match code {
        "no_metric" => Some(("MP0000", "No catalogue has this.")),
        "no_owner" => Some(("MP2001", "Nobody answers for this.")),
        _ => None,
    };
    let page =
        |plan: &Plan| html(&delivery_plan(plan, &Order { finding: &finding, ..Order::new(as_of, &observations) }));
    let arabic = page(&plan.in_language("ar")).replace(['\u{2068}', '\u{2069}', '\u{a0}'], "");
    for said in [
        "<h2><span lang=\"en\">Shorter waits</span>",
        "<span lang=\"en\">Seen </span><span lang=\"en\"><em>within</em></span><span lang=\"en\"> hours.</span>",
        "<span lang=\"en\">No catalogue has this</span> (<code>no_metric</code>)",
        "<span lang=\"en\">It is counted elsewhere.</span>",
        &format!("{} (<code>no_owner</code>)", Locale::of("ar").own("finding-MP2001").expect("it is said")),
        "\" lang=\"en\">Delivery team</a>",
    ] {
        assert!(arabic.contains(said), "no {said}: {arabic}");
    }
    assert!(!arabic.contains("lang=\"en\">لا أحد") && !arabic.contains("lang=\"en\">أسرّة"), "{arabic}");
    // In its own language a plan has no such text.
    assert!(!page(&plan).contains("<span lang="), "{}", page(&plan));
}

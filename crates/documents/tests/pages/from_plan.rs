//! The report of a plan says what the plan says, all of it, as text.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::view::Document;
use milepost_documents::{Audience, Order, delivery_plan, html};
use milepost_locale::Locale;
use milepost_plan::languages::{Texts, translations};
use milepost_plan::{Level, Placed, Plan, Unit, Value};
use milepost_syntax::parse;
use milepost_tracking::{Files, Observations};
use milepost_vocabulary::EVERY_CONSTRUCT;

struct Beside(BTreeMap<&'static str, &'static str>);

impl Files for Beside {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        Ok(self.0.get(path).map(|text| Box::new(text.as_bytes()) as Box<dyn Read>))
    }
}

/// What was measured, in the plan and in the file beside it.
pub(super) fn observations(plan: &Plan) -> Observations {
    let files = [("attendance.csv", "month,share\n2026-09,91.2\n2026-10,\"90,8\"\n2026-11,90.4%\n")];
    milepost_tracking::load(plan, &Beside(BTreeMap::from(files))).0
}

pub(super) fn plan(text: &str) -> Plan {
    milepost_plan::compile(&[parse(FileId(0), text)]).0
}

fn of(plan: &Plan, audience: Audience) -> Document {
    let as_of = NaiveDate::from_ymd_opt(2029, 8, 31).expect("a day");
    delivery_plan(plan, &Order { audience, ..Order::new(as_of, &observations(plan)) })
}

fn page(text: &str) -> String {
    html(&of(&plan(text), Audience::Unit))
}

/// What people read on a page, pictures included, each run of spaces as one.
pub(super) fn words(page: &str) -> String {
    let body = page.split_once("<body").and_then(|(_, body)| body.split_once('>')).expect("a page has a body").1;
    let mut text = String::new();
    let mut tag = false;
    for letter in body.chars() {
        match letter {
            '<' => tag = true,
            '>' if tag => tag = false,
            letter if !tag => text.push(letter),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ];
    let text = entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How a value must be found on the page: a part of it that no way of writing it leaves out.
fn said(construct: &str, value: &Value) -> Vec<String> {
    let lower = |text: &str| text.to_lowercase().replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    match value {
        Value::Text(text) => vec![lower(text)],
        Value::Word(word) => vec![lower(&Locale::english().word_as(construct, word)).replace("amber-", "amber ")],
        Value::Date(date) => vec![lower(&Locale::english().day(*date))],
        Value::Level(Level::Is(quantity)) | Value::Quantity(quantity) => match quantity.unit {
            Some(Unit::Money(_)) => vec![milepost_plan::scaled(quantity.number)],
            _ => vec![milepost_plan::number(quantity.number.abs())],
        },
        Value::Whole(number) => vec![milepost_plan::number((*number).into())],
        Value::Formula(formula) => vec![lower(&formula.to_string())],
        Value::Period(period) => vec![period.first.format("%Y").to_string()],
        Value::Span(from, to) => [from, to].iter().map(|when| when.first().format("%Y").to_string()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn nothing_that_a_plan_says_is_lost() {
    let plan = plan(EVERY_CONSTRUCT);
    let text = words(&html(&of(&plan, Audience::Unit))).to_lowercase().replace('_', " ").replace("amber-", "amber ");
    let mut lost = BTreeSet::new();
    // What is said in another language is for the documents in that language.
    let elsewhere = ["visibility", "translated", "said", "noun", "form"];
    for node in plan.nodes().filter(|node| !elsewhere.contains(&node.item().construct.id)) {
        for placed in &node.item().values {
            let missing = said(node.item().construct.id, &placed.value).into_iter().filter(|part| !text.contains(part));
            lost.extend(missing.map(|part| format!("{} {}: {part}", node.item().construct.id, placed.slot)));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_document_in_another_language_shows_all_its_translations_and_no_text_that_has_one() {
    assert!(shown_in_french(&plan(EVERY_CONSTRUCT)) > 5);
    assert!(shown_in_french(&example("canada-indicators")) > 60);
}

/// The example of this name.
fn example(name: &str) -> Plan {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("an example").map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "plan"));
    files.sort();
    let texts = files.iter().map(|path| std::fs::read_to_string(path).expect("a text"));
    let parses: Vec<_> = (0..).zip(texts).map(|(number, text)| parse(FileId(number), text)).collect();
    milepost_plan::compile(&parses).0
}

#[test]
fn only_a_page_with_titles_leads_to_its_contents() {
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 15).expect("a day");
    let plan = example("canada-indicators");
    let pages = milepost_documents::documents(&plan, &Order::new(as_of, &Observations::default()));
    let page = |id: &str| html(pages.iter().find(|page| page.id == id).expect("a page of this name"));
    let contents = "href=\"#contents\"";
    assert!(page("delivery-plan").contains(contents));
    assert!(!page("plan-on-a-page-drinking_water").contains(contents));
}

#[test]
fn a_page_of_the_example_in_french_has_no_english_word() {
    let french = example("canada-indicators").in_language("fr");
    let as_of = NaiveDate::from_ymd_opt(2026, 1, 15).expect("a day");
    let pages = milepost_documents::documents(&french, &Order::new(as_of, &Observations::default()));
    let page = pages.iter().find(|page| page.id == "plan-on-a-page-drinking_water").expect("a page for the priority");
    let text = words(&html(page));
    for said in ["De l’eau potable salubre dans les réserves", "n’est visé par un avis à long terme", "103 avis"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    for word in ["advisor", "water", "reserve ", " the ", " of ", " and ", "Canada, indicator "] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

/// How many texts of the plan are translated into French, all of which its documents show.
fn shown_in_french(plan: &Plan) -> usize {
    let french = plan.in_language("fr");
    let text = words(&html(&of(&french, Audience::Unit)));
    let leading = words(&html(&of(plan, Audience::Unit)));
    let (mut count, said) = (0, |placed: &Placed| match &placed.value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    });
    let own = french.nodes().filter(|node| !["translated", "said"].contains(&node.item().construct.id));
    let own: Vec<String> = own.flat_map(|node| node.item().values.iter().map(said)).collect();
    for translation in translations(plan) {
        for at in &translation.texts.at {
            let written = said(&translation.written.item().values[*at]);
            // A few, such as “Canada”, are the same in both.
            let both = plan.nodes().flat_map(|node| &node.item().values).filter(|other| said(other).contains(&written));
            assert!(text.contains(&written), "{written}");
            assert!(both.count() > 1 || !leading.contains(&written), "{written}");
            count += 1;
        }
        let original = translation.original.expect("all of them translate something");
        for at in Texts::of(original).at {
            let text_of_original = said(&original.item().values[at]);
            // A title such as “Reading” stands in other texts, too.
            let alone = !own.iter().any(|other| other.contains(&text_of_original));
            assert!(!(alone && text.contains(&text_of_original)), "{text_of_original}");
            assert!(leading.contains(&text_of_original), "{text_of_original}");
        }
    }
    // What leads in one plan is the translation in the other, so that nothing gets lost on the way.
    assert_eq!(format!("{:?}", french.in_language("en")), format!("{plan:?}"));
    count
}

/// What says something by standing there, or by a name alone, is not found by looking for a text: without it the report
/// must be another one.
#[test]
fn every_construct_without_a_text_of_its_own_changes_the_report() {
    let parsed = parse(FileId(0), EVERY_CONSTRUCT);
    let (plan, _) = milepost_plan::compile(std::slice::from_ref(&parsed));
    let whole = of(&plan, Audience::Unit);
    // What the report speaks of as a whole, and what the reader of plans needs and no reader of reports.
    let apart = ["glossary", "asks", "options"];
    let mut seen = BTreeSet::from(apart);
    let mut silent = Vec::new();
    for node in plan.nodes() {
        let construct = node.item().construct;
        let text = node.item().values.iter().any(|placed| !said("", &placed.value).is_empty());
        if text || !seen.insert(construct.id) {
            continue;
        }
        let extent = node.item().extent.range();
        let without = format!("{}{}", &EVERY_CONSTRUCT[..extent.start], &EVERY_CONSTRUCT[extent.end..]);
        if of(&self::plan(&without), Audience::Unit) == whole {
            silent.push(construct.id);
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn later_observations_are_not_known_yet() {
    let plan = plan(EVERY_CONSTRUCT);
    let at = |year, month, day| {
        let as_of = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        words(&html(&delivery_plan(&plan, &Order::new(as_of, &observations(&plan)))))
    };
    assert!(!at(2027, 7, 11).contains("First count"));
    assert!(at(2027, 7, 12).contains("First count"));
}

#[test]
fn observations_come_from_the_file_beside_the_plan() {
    assert!(words(&page(EVERY_CONSTRUCT)).contains("Nov 2026 90.4"));
}

//! A plan in each of its languages.

use crate::languages::{languages, translations};
use crate::{Plan, compile};
use milepost_diagnostics::{Diagnostic, FileId};
use milepost_syntax::parse;

const CARE: &str = r#"
plan care "Emergency care" {
  period   2026 to 2028
  language en, fr, ar
  mission  "Nobody waits." translated ar "لا أحد ينتظر"
  note     "First."
  note     "Second."
  note     "Third." { translated fr "Troisième." }
  translated fr "Soins d'urgence" { mission "Personne n'attend."; note "Premier."; note "Deuxième." }
}
glossary { define "A&E" as "Emergency department" translated fr "SU", "Service des urgences" }
"#;

fn read(text: &str) -> (Plan, Vec<Diagnostic>) {
    compile(&[parse(FileId(0), text)])
}

/// What the plan says, without what it says in other languages.
fn said(plan: &Plan) -> Vec<String> {
    let elsewhere = ["translated", "said", "language", "plan.period"];
    let own = plan.nodes().filter(|node| !elsewhere.contains(&node.item().construct.id));
    own.flat_map(|node| node.item().values.iter().map(|placed| placed.value.to_string())).collect()
}

#[test]
fn each_text_is_in_the_language_as_far_as_it_was_translated() {
    let (plan, findings) = read(CARE);
    assert!(findings.is_empty(), "{findings:?}");
    let french = plan.in_language("fr");
    assert_eq!(
        said(&french),
        ["Soins d'urgence", "Personne n'attend.", "Premier.", "Deuxième.", "Troisième.", "SU", "Service des urgences"]
    );
    assert_eq!(languages(&french), ["fr", "en", "ar"]);
    let arabic = plan.in_language("ar");
    assert_eq!(said(&arabic)[..3], ["Emergency care", "لا أحد ينتظر", "First."]);
    assert_eq!(languages(&arabic), ["ar", "en", "fr"]);
}

#[test]
fn what_nobody_translated_keeps_its_language() {
    let (plan, _) = read(CARE);
    let of =
        |plan: &Plan| plan.untranslated().map(|(text, language)| format!("{language}: {text}")).collect::<Vec<_>>();
    let english =
        ["en: Emergency care", "en: First.", "en: Second.", "en: Third.", "en: A&E", "en: Emergency department"];
    assert_eq!(of(&plan), [""; 0]);
    assert_eq!(of(&plan.in_language("fr")), [""; 0]);
    assert_eq!(of(&plan.in_language("ar")), english);
    assert_eq!(of(&plan.in_language("ar").in_language("en")), [""; 0]);
    // What is French there stays French.
    let arabic = plan.in_language("fr").in_language("ar");
    assert_eq!(of(&arabic)[..2], ["fr: Soins d'urgence", "fr: Premier."]);
}

#[test]
fn the_leading_language_is_a_translation_in_the_others() {
    let (plan, _) = read(CARE);
    let french = plan.in_language("fr");
    let into: Vec<_> = translations(&french).map(|translation| translation.language).collect();
    assert_eq!(into, ["ar", "en", "en", "en", "en", "en", "en"]);
    assert_eq!(format!("{:?}", french.in_language("en")), format!("{plan:?}"));
    assert_eq!(format!("{:?}", plan.in_language("en")), format!("{plan:?}"));
}

#[test]
fn a_target_names_its_benchmark_in_the_language() {
    let text = r#"plan care { period 2026; language en, fr }
        priority p { metric m { unit percent
          benchmark 90% "Neighbours" translated fr "Voisins"
          target 45% by 2026 as 50% of "Neighbours" } }"#;
    let (plan, findings) = read(text);
    assert!(findings.is_empty(), "{findings:?}");
    let announced = |plan: &Plan| plan.all("as").next().and_then(|entry| entry.text("benchmark")).map(str::to_owned);
    let french = plan.in_language("fr");
    assert_eq!(announced(&french).as_deref(), Some("Voisins"));
    assert_eq!(announced(&french.in_language("en")).as_deref(), Some("Neighbours"));
}

#[test]
fn of_two_translations_the_first_counts() {
    let (plan, _) = read("plan care { language en, fr; mission \"A\" { translated fr \"B\"; translated fr \"C\" } }");
    assert_eq!(said(&plan.in_language("fr")), ["B"]);
}

#[test]
fn a_row_stands_for_a_text_of_the_block_around_it() {
    let messages = |row: &str| {
        let (_, findings) = read(&format!("priority p \"P\" {{ outcome \"O\"; translated fr \"Q\" {{ {row} }} }}"));
        findings.into_iter().map(|found| format!("{}: {}", found.entry.code, found.message)).collect::<Vec<_>>()
    };
    assert_eq!(messages("outcome \"R\""), [""; 0]);
    assert_eq!(messages("outcom \"R\""), ["MP0201: `outcom` means nothing in the translation of this priority"]);
    assert_eq!(messages("owner \"R\""), ["MP0202: `owner` has no text that could be translated"]);
    assert_eq!(messages("outcome 42").len(), 1);
}

//! The words by which a plan counts, after numbers.

use milepost_diagnostics::FileId;
use milepost_locale::Locale;
use milepost_plan::{Plan, Quantity, Unit, compile};
use milepost_syntax::parse;

const PLAN: &str = r#"
plan water "Water" { period 2026 to 2028; language en, fr, ar }
glossary {
  noun notices_of_health {
    one "notice"
    translated fr { one "avis de santé"; other "avis de santé publics"; many "d'avis de santé" }
    translated ar { one "إشعار واحد"; two "إشعاران"; few "إشعارات"; many "إشعارًا"; other "إشعار" }
  }
}
"#;

fn counted(plan: &Plan, tag: &str, noun: &str, numbers: &[&str]) -> Vec<String> {
    let locale = Locale::of_plan_in(plan, tag);
    let said = |number: &&str| {
        let quantity =
            Quantity { number: number.parse().expect("a number"), unit: Some(Unit::Count(Some(noun.into()))) };
        let is_text = |letter: &char| !('\u{2066}'..='\u{2069}').contains(letter);
        locale.quantity(&quantity, None).replace(['\u{a0}', '\u{202f}'], " ").chars().filter(is_text).collect()
    };
    numbers.iter().map(said).collect()
}

#[test]
fn a_noun_takes_the_form_that_its_number_asks_for() {
    let (plan, findings) = compile(&[parse(FileId(0), PLAN)]);
    assert!(findings.is_empty(), "{findings:?}");
    let of = |tag, numbers: &[&str]| counted(&plan, tag, "notices_of_health", numbers);
    assert_eq!(
        of("en", &["0", "1", "-1", "1.0", "2"]),
        ["0 notices of health", "1 notice", "−1 notice", "1.0 notices of health", "2 notices of health"]
    );
    assert_eq!(
        of("fr", &["0", "1.5", "2", "1000000"]),
        ["0 avis de santé", "1,5 avis de santé", "2 avis de santé publics", "1 000 000 d'avis de santé"]
    );
    assert_eq!(
        of("ar", &["0", "1", "2", "3", "11", "100"]),
        ["0 إشعار", "إشعار واحد", "إشعاران", "3 إشعارات", "11 إشعارًا", "100 إشعار"]
    );
}

#[test]
fn without_forms_english_is_regular_and_other_languages_keep_the_word() {
    let (plan, _) = compile(&[parse(FileId(0), "plan p")]);
    let words = [
        ("districts", "district"),
        ("bodies", "body"),
        ("classes", "class"),
        ("health_centres", "health centre"),
        ("people", "person"),
        ("staff", "staff"),
        ("ties", "tie"),
        ("series", "series"),
    ];
    for (many, one) in words {
        assert_eq!(counted(&plan, "en", many, &["1"]), [format!("1 {one}")]);
    }
    assert_eq!(counted(&plan, "fr", "districts", &["1", "2"]), ["1 districts", "2 districts"]);
}

//! Every document of a plan is printed, whatever its texts say. That the files meet their standards, and hold the words,
//! is for `scripts/judge-pdf`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::{Order, Output, Theme, documents};
use milepost_pdf::pdf;
use milepost_plan::Plan;
use milepost_syntax::parse;
use milepost_tracking::NoFiles;
use milepost_vocabulary::EVERY_CONSTRUCT;

fn plan(text: &str) -> Plan {
    milepost_plan::compile(&[parse(FileId(0), text)]).0
}

/// The plan of every construct, with its forms on paper too.
fn every_construct() -> String {
    EVERY_CONSTRUCT.replace("  channel       csv, spreadsheet", "  channel       paper, csv, spreadsheet")
}

fn printed(text: &str, theme: Option<&Theme>) -> Result<Vec<Output>, String> {
    let plan = plan(text);
    let (observations, _) = milepost_tracking::load(&plan, &NoFiles);
    let as_of = NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day");
    pdf(&plan, &Order { theme, ..Order::new(as_of, &observations) })
}

fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    count(bytes, text) > 0
}

#[test]
fn every_document_and_every_paper_form_is_printed_and_the_same_again() {
    let text = every_construct();
    assert_ne!(text, EVERY_CONSTRUCT);
    let made = printed(&text, None).expect("it is made");
    let plan = plan(&text);
    let (observations, _) = milepost_tracking::load(&plan, &NoFiles);
    let as_of = NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day");
    let expected: BTreeSet<_> = documents(&plan, &Order::new(as_of, &observations))
        .iter()
        .map(|document| format!("pdf/{}.pdf", document.id))
        .collect();
    let (forms, found): (Vec<_>, Vec<_>) = made.iter().partition(|output| output.path.starts_with("templates/"));
    assert_eq!(found.iter().map(|output| output.path.clone()).collect::<BTreeSet<_>>(), expected);
    let names: Vec<_> = forms.iter().map(|form| form.path.as_str()).collect();
    assert!(!names.is_empty() && names.iter().all(|name| name.contains("_paper")), "{names:?}");
    for output in &made {
        assert!(output.bytes.starts_with(b"%PDF-1.7"), "{}", output.path);
        for claim in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"] {
            assert!(holds(&output.bytes, claim), "{} does not claim {claim}", output.path);
        }
    }
    let plan = made.iter().find(|output| output.path == "pdf/delivery-plan.pdf").expect("it is there");
    // A link inside a document is one to a place by its name, and no address.
    assert!(count(&plan.bytes, "/Dest(") > 50, "{} links inside", count(&plan.bytes, "/Dest("));
    assert!(made.iter().all(|output| !holds(&output.bytes, "/URI(#")), "a link leads to an address that is none");
    let again = printed(&text, None).expect("it is made again");
    assert!(made == again, "the same plan and day give other bytes");
}

/// Texts that would be code, layout or direction anywhere else.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "#panic(\\\"x\\\") #include \\\"/etc/passwd\\\" #{1+1}",
    "$ sum_(i=0) $ *no* _no_ `no` ~ @nobody <nowhere>",
    "= no heading\n- no list\n/* no comment */ // none",
    "\\\\ \\u{202e} ' \u{2019}",
    "\u{202e}turned \u{202d}back \u{200f}\u{2066}apart",
    "👩\u{200d}⚕\u{fe0f} 🚑 é ﷽ مَرْحَبًا \u{0}\u{7}\u{1b}[31m e\u{301}\u{330}\u{31b}",
    "日本語 हिन्दी \u{e000}\u{f0000}\u{feff}\u{fffe}\u{10ffff}",
    "[x](javascript:alert(1)) [y](https://example.org/ü?q=a b&c=#d) <https://example.org>",
    "x",
];

/// The plan of every construct with its texts replaced, titles included.
fn with_texts<'a>(mut texts: impl Iterator<Item = &'a str>) -> String {
    let mut replaced = String::new();
    for (index, part) in every_construct().split('"').enumerate() {
        let code = index % 2 == 0;
        replaced += if code { part } else { texts.next().unwrap_or_default() };
        replaced.push('"');
    }
    replaced.pop();
    replaced
}

#[test]
fn hostile_texts_are_printed() {
    let made = printed(&with_texts(HOSTILE.iter().copied().cycle()), None).expect("it is made");
    assert!(made.len() >= 8, "{} files", made.len());
    assert!(made.iter().all(|output| !holds(&output.bytes, "javascript:alert")));
}

#[test]
fn titles_of_ten_thousand_letters_are_printed() {
    let words = "long ".repeat(2_000);
    let word = "x".repeat(10_000);
    let arabic = "طويل ".repeat(2_000);
    let emoji = "🚑".repeat(10_000);
    let mut number = 0;
    let texts = std::iter::from_fn(|| {
        number += 1;
        // Each of them is long enough once.
        Some(match number % 389 {
            0 => words.as_str(),
            97 => word.as_str(),
            194 => arabic.as_str(),
            291 => emoji.as_str(),
            _ => "short",
        })
    });
    printed(&with_texts(texts), None).expect("it is made");
}

#[test]
fn a_logo_is_printed_or_the_theme_is_wrong() {
    let theme = |logo: &'static [u8]| {
        Theme::read("accent = \"#1d70b8\"\nlogo = \"l\"\nlogo_text = \"Ministry\"", |_| Ok(logo.to_vec()))
            .expect("a theme")
    };
    let good = theme(b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>");
    printed("plan p \"P\" { }", Some(&good)).expect("a logo");
    for broken in [b"\x89PNG no".as_slice(), b"<svg", b"\xff\xd8\xff no"] {
        let why = printed("plan p \"P\" { }", Some(&theme(broken))).expect_err("it is no picture");
        assert!(why.contains("logo"), "{why}");
    }
}

#[test]
fn what_nobody_translated_says_its_language() {
    let text = "plan care \"Care\" { period 2028 to 2029; language fr, en; mission \"Personne n’attend.\" translated en \"Nobody waits.\" }
priority a \"Attentes\" { outcome \"Vu en quatre heures.\" }";
    let plan = plan(text);
    let (observations, _) = milepost_tracking::load(&plan, &NoFiles);
    let order = Order::new(NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day"), &observations);
    let made = pdf(&plan.in_language("en"), &order).expect("it is made");
    let page = made.iter().find(|output| output.path == "pdf/plan-on-a-page-a.pdf").expect("it is there");
    // The whole is English, and a text in it French.
    assert!(["/Lang(en)", "/Lang(fr)"].iter().all(|language| holds(&page.bytes, language)));
}

#[test]
fn a_title_that_nobody_translated_says_its_language() {
    let in_french = |translated: &str| {
        let text = format!(
            "plan care \"Care\" {{ period 2028 to 2029; language fr, en; translated en \"Care\" }}
             priority a \"Attentes\" {{ {translated} }}"
        );
        let plan = plan(&text);
        let (observations, _) = milepost_tracking::load(&plan, &NoFiles);
        let order = Order::new(NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day"), &observations);
        let made = pdf(&plan.in_language("en"), &order).expect("it is made");
        let page = made.iter().find(|output| output.path == "pdf/plan-on-a-page-a.pdf").expect("it is there");
        holds(&page.bytes, "/Lang(fr)")
    };
    assert_eq!([in_french(""), in_french("translated en \"Waits\"")], [true, false]);
}

#[test]
fn french_and_arabic_are_printed() {
    for language in ["fr", "ar", "ar-EG", "zz"] {
        let text = EVERY_CONSTRUCT.replacen("language      en, fr", &format!("language {language}"), 1);
        assert_ne!(text, EVERY_CONSTRUCT);
        let made = printed(&text, None).expect("it is made");
        assert!(made.len() >= 8, "{language}: {} files", made.len());
    }
}

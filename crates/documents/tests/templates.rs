//! The templates as those who fill them in get them.

use milepost_diagnostics::FileId;
use milepost_documents::{Document, templates};

fn of(text: &str) -> Vec<Document> {
    let parse = milepost_syntax::parse(FileId(0), text);
    templates(&milepost_plan::compile(&[parse]).0)
}

fn lines(document: &Document) -> Vec<String> {
    let text = String::from_utf8(document.bytes.clone()).expect("a template is text");
    let text = text.strip_prefix('\u{feff}').expect("a template says that it is UTF-8");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_template_has_a_row_for_every_part_and_a_column_for_every_question() {
    let found = of(r#"
dimension region "Region" {
  north "North"
  south "South, with the islands"
}
collection weekly_returns "Weekly returns" {
  breakdown region
  asks {
    attendances  count "Attendances in the week"
    open_sunday  yes_no "Was it open on Sunday?" optional
    waits        choice "How long do people wait?" {
      options {
        short "Short"
        long "Long"
      }
    }
  }
}
"#);
    assert_eq!(found[0].path, "templates/weekly_returns.csv");
    let expected = [
        "Period [period],Region [region],Attendances in the week (whole number) [attendances],\
         Was it open on Sunday? (yes or no; may be left out) [open_sunday],\
         \"How long do people wait? (one of: Short, Long) [waits]\"",
        ",North,,,",
        ",\"South, with the islands\",,,",
    ];
    assert_eq!(lines(&found[0]), expected);
}

#[test]
fn what_a_plan_says_is_never_a_formula() {
    let found = of(r#"
dimension region { north "=HYPERLINK(\"http://example.org\")" }
collection c { breakdown region
  asks { a text "@SUM(A1:A9)" } }
"#);
    let lines = lines(&found[0]);
    assert!(lines[0].contains("'@SUM(A1:A9)"), "{lines:?}");
    assert!(lines[1..].iter().any(|line| line.contains("'=HYPERLINK")), "{lines:?}");
}

#[test]
fn a_collection_without_questions_still_has_its_periods() {
    assert_eq!(lines(&of("collection empty {\n}\n")[0]), ["Period [period]"]);
}

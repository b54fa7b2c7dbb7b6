//! The templates as those who fill them in get them.

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::{Order, Output, templates};
use milepost_plan::Plan;
use milepost_tracking::{FORM_SHEET, Files, Observations};
use serde_json::Value;

fn plan(text: &str) -> Plan {
    milepost_plan::compile(&[milepost_syntax::parse(FileId(0), text)]).0
}

fn made(plan: &Plan, observations: &Observations, period: Option<&str>) -> Vec<Output> {
    let as_of = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
    templates(plan, &Order { period, ..Order::new(as_of, observations) })
}

fn of(text: &str) -> Vec<Output> {
    made(&plan(text), &Observations::default(), None)
}

fn find<'a>(documents: &'a [Output], path: &str) -> &'a Output {
    let paths: Vec<_> = documents.iter().map(|document| &document.path).collect();
    documents.iter().find(|document| document.path == path).unwrap_or_else(|| panic!("{path} is not in {paths:?}"))
}

fn lines(document: &Output) -> Vec<String> {
    let text = String::from_utf8(document.bytes.clone()).expect("a template is text");
    let text = text.strip_prefix('\u{feff}').expect("a template says that it is UTF-8");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

fn workbook(document: &Output) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(document.bytes.clone())).expect("a workbook")
}

fn cells(document: &Output, sheet: &str) -> Vec<Vec<String>> {
    let range = workbook(document).worksheet_range(sheet).expect("a sheet");
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

const WEEKLY: &str = r#"
dimension region "Region" {
  north "North"
  south "South, with the islands"
}
collection weekly_returns "Weekly returns" {
  every week due 3 days after
  breakdown region
  instructions "Count everybody once."
  asks {
    attendances  count "Attendances in the week" jump 20%
    late         count "of which late" at_most attendances
    open_sunday  yes_no "Was it open on Sunday?" optional
    waits        choice "How long do people wait?" {
      options {
        short "Short"
        long "Long"
      }
    }
  }
}
"#;

#[test]
fn a_template_has_a_row_for_every_part_and_a_column_for_every_question() {
    let found = of(WEEKLY);
    let expected = [
        "Period (a week such as 2026-W45) [period],Region [region],Attendances in the week (whole number) [attendances],\
         \"of which late (whole number, at most “Attendances in the week”) [late]\",\
         \"Was it open on Sunday? (yes or no, may be left out) [open_sunday]\",\
         \"How long do people wait? (one of: Short, Long) [waits]\",\
         How firm are the figures? (final if left empty) [quality],Remark (may be left out) [note]",
        "2026-W48,North,,,,,,",
        "2026-W48,\"South, with the islands\",,,,,,",
    ];
    assert_eq!(lines(find(&found, "templates/weekly_returns_2026-W48.csv")), expected);
}

#[test]
fn a_workbook_has_a_cover_a_sheet_to_fill_in_and_says_what_it_is() {
    let found = of(WEEKLY);
    let document = find(&found, "templates/weekly_returns_2026-W48.xlsx");
    let sheets: Vec<_> =
        workbook(document).sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let expected = [
        ("Read first".to_owned(), SheetVisible::Visible),
        ("Return".to_owned(), SheetVisible::Visible),
        (FORM_SHEET.to_owned(), SheetVisible::VeryHidden),
    ];
    assert_eq!(sheets, expected);
    let cover = cells(document, "Read first").concat().join("\n");
    assert!(
        cover.contains("Weekly returns")
            && cover.contains("Count everybody once.")
            && cover.contains("2 December 2026")
    );
    let identity: Vec<_> = cells(document, FORM_SHEET).into_iter().map(|row| row[..2].join("=")).take(5).collect();
    assert_eq!(identity[0], "milepost_form=1");
    assert_eq!(identity[1], "collection=weekly_returns");
    assert_eq!(identity[3], "period=2026-W48");
    let sheet = cells(document, "Return");
    assert_eq!(sheet.last().map(|row| row[..2].join(" ")), Some("2026-W48 South, with the islands".into()));
}

#[test]
fn another_period_can_be_asked_for() {
    let plan = plan(WEEKLY);
    let found = made(&plan, &Observations::default(), Some("2027-w02"));
    assert_eq!(lines(find(&found, "templates/weekly_returns_2027-W02.csv"))[1], "2027-W02,North,,,,,,");
    assert_eq!(made(&plan, &Observations::default(), Some("2027-Q1")), []);
}

struct One(&'static str, &'static str);

impl Files for One {
    fn open(&self, path: &str) -> Result<Option<Box<dyn std::io::Read + '_>>, String> {
        Ok((path == self.0).then(|| Box::new(self.1.as_bytes()) as _))
    }
}

#[test]
fn what_was_answered_last_stands_beside_the_cell() {
    let plan = plan(WEEKLY);
    let data = "period,region,question,value,quality,status,recorded_at,source,because,note\n\
                2026-W46,north,attendances,1020,final,current,2026-11-20T10:00:00Z,a.csv,,\n";
    let (observations, faults) = milepost_tracking::load(&plan, &One("data/weekly_returns.csv", data));
    assert_eq!(faults, []);
    let found = made(&plan, &observations, None);
    let sheet = cells(find(&found, "templates/weekly_returns_2026-W48.xlsx"), "Return");
    let text = sheet.concat();
    assert!(text.contains(&"Last time, week 46 of 2026".to_owned()) && text.contains(&"1020".to_owned()), "{sheet:?}");
}

#[test]
fn who_fills_in_gets_a_form_of_their_own() {
    let found = of("dimension board { b1 \"First\"; b2 \"Second\" }\n\
                    collection c { every month; from board; channel csv; asks { a count \"A\" } }");
    let paths: Vec<_> = found.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["templates/c_2026-12_b1.csv", "templates/c_2026-12_b2.csv", "templates/datapackage.json"]);
    assert_eq!(lines(&found[1])[1], "2026-12,Second,,,");
}

#[test]
fn the_channel_decides_about_the_formats() {
    let paths = |channel: &str| {
        let found = of(&format!("collection c {{ {channel} asks {{ a count \"A\" }} }}"));
        found.into_iter().map(|document| document.path.replace("templates/", "")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(paths(""), "c.xlsx c.csv c_phone.xlsx c_paper.html datapackage.json");
    assert_eq!(paths("channel spreadsheet;"), "c.xlsx");
    assert_eq!(paths("channel phone, paper;"), "c_phone.xlsx c_paper.html");
    assert_eq!(paths("channel web;"), "c_phone.xlsx");
}

#[test]
fn a_data_package_describes_every_text_template() {
    let found = of(WEEKLY);
    let package: Value = serde_json::from_slice(&find(&found, "templates/datapackage.json").bytes).expect("JSON");
    let resource = &package["resources"][0];
    assert_eq!(resource["path"], "weekly_returns_2026-W48.csv");
    let fields = resource["schema"]["fields"].as_array().expect("fields");
    assert_eq!(fields[2]["constraints"]["minimum"], 0);
    assert_eq!(fields[5]["constraints"]["enum"], serde_json::json!(["Short", "Long"]));
}

#[test]
fn what_a_plan_says_is_never_a_formula_nor_markup() {
    let found = of(r#"
dimension region { north "=HYPERLINK(\"http://example.org\")" }
collection c { breakdown region
  asks { a text "@SUM(A1:A9) <script>alert(1)</script>"; b count "${period}" } }
"#);
    let lines = lines(find(&found, "templates/c.csv"));
    assert!(lines[0].contains("'@SUM(A1:A9)"), "{lines:?}");
    assert!(lines[1..].iter().any(|line| line.contains("'=HYPERLINK")), "{lines:?}");
    for path in ["templates/c.xlsx", "templates/c_phone.xlsx"] {
        let mut book = workbook(find(&found, path));
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).expect("a sheet");
            assert_eq!(formulas.cells().filter(|(.., formula)| !formula.is_empty()).count(), 0, "{path} {sheet}");
        }
    }
    let paper = String::from_utf8(find(&found, "templates/c_paper.html").bytes.clone()).expect("text");
    assert!(paper.contains("&lt;script&gt;") && !paper.contains("<script"), "{paper}");
    // A reference to another question would break the form on phones.
    assert!(!cells(find(&found, "templates/c_phone.xlsx"), "survey").concat().join(" ").contains("${period}"));
}

#[test]
fn a_collection_without_questions_still_has_its_periods() {
    let found = of("collection empty {\n}\n");
    let head =
        "Period [period],How firm are the figures? (final if left empty) [quality],Remark (may be left out) [note]";
    assert_eq!(lines(find(&found, "templates/empty.csv")), [head, ",,"]);
}

const IN_TWO_LANGUAGES: &str = r#"
plan p "P" { period 2026 to 2027; language en, fr }
dimension region "Region" {
  translated fr "Région"
  north "North" { translated fr "Nord" }
  south "South"
}
collection c "Weekly returns" {
  every week due 3 days after
  breakdown region
  instructions "Count everybody once."
  translated fr "Relevés" { instructions "Comptez chacun une fois." }
  asks {
    a count "Attendances" { definition "All who came."; translated fr "Passages" { definition "Tous ceux qui sont venus." } }
    w choice "How long?" {
      options { short "Short" { translated fr "Court" }; long "Long" }
      translated fr "Combien de temps ?"
    }
  }
}
"#;

#[test]
fn forms_ask_in_every_language_of_the_plan() {
    let found = of(IN_TWO_LANGUAGES);
    let paths: Vec<_> = found.iter().map(|document| document.path.trim_start_matches("templates/")).collect();
    let expected = [
        "c_2026-W48.xlsx",
        "c_2026-W48.csv",
        "c_phone.xlsx",
        "c_2026-W48_paper.html",
        "c_2026-W48_fr.xlsx",
        "c_2026-W48_fr.csv",
        "c_2026-W48_fr_paper.html",
        "datapackage.json",
    ];
    assert_eq!(paths, expected);
    let french = lines(find(&found, "templates/c_2026-W48_fr.csv"));
    assert!(french[0].contains("Région [region],Passages (nombre entier) [a]"), "{french:?}");
    assert!(french[0].contains("(au choix\u{a0}: Court, Long) [w]"), "{french:?}");
    assert!(french[1].starts_with("2026-W48,Nord,") && french[2].starts_with("2026-W48,South,"), "{french:?}");
    let french = find(&found, "templates/c_2026-W48_fr.xlsx");
    let cover = cells(french, "À lire d’abord").concat().join("\n");
    assert!(cover.contains("Comptez chacun une fois.") && cover.contains("Tous ceux qui sont venus."), "{cover}");
    assert!(cover.contains("Allez à la feuille «\u{a0}Réponses\u{a0}»."), "{cover}");
    let sheet = cells(french, "Réponses").concat().join("\n");
    assert!(sheet.contains("Remplissez les cellules jaunes. À rendre le 2 décembre 2026."), "{sheet}");
    // What the workbook is does not change with its language.
    let identity = |path: &str| -> Vec<_> {
        cells(find(&found, path), FORM_SHEET)[..5].iter().map(|row| row[..2].join("=")).collect()
    };
    assert_eq!(identity("templates/c_2026-W48_fr.xlsx"), identity("templates/c_2026-W48.xlsx"));
    let paper = String::from_utf8(find(&found, "templates/c_2026-W48_fr_paper.html").bytes.clone()).expect("text");
    assert!(paper.contains("lang=\"fr\"") && paper.contains("<li>Court</li>"), "{paper}");
    // Paper and workbook are called the same, with the colon of the language.
    let heading = "Relevés\u{a0}: semaine 48 de 2026";
    assert!(paper.contains(&format!("<h1>{heading}")) && sheet.contains(heading), "{paper} {sheet}");

    let phone = find(&found, "templates/c_phone.xlsx");
    let survey = cells(phone, "survey");
    let column = |head: &str| survey[0].iter().position(|cell| cell == head).unwrap_or_else(|| panic!("{head}"));
    let row = |name: &str| survey.iter().find(|row| row[1] == name).expect("the question");
    assert_eq!(row("a")[column("label::English (en)")], "Attendances");
    assert_eq!(row("a")[column("label::Français (fr)")], "Passages");
    assert_eq!(row("a")[column("hint::Français (fr)")], "Tous ceux qui sont venus. · nombre entier");
    assert_eq!(row("milepost_instructions")[column("label::Français (fr)")], "Comptez chacun une fois.");
    let choices = cells(phone, "choices");
    assert!(choices.contains(&["region", "north", "North", "Nord"].map(str::to_owned).to_vec()), "{choices:?}");
    assert!(choices.contains(&["w", "short", "Short", "Court"].map(str::to_owned).to_vec()), "{choices:?}");
    assert!(cells(phone, "settings").concat().contains(&"English (en)".to_owned()));
}

/// Workbooks and pages in Arabic run from right to left, and what is chosen in them is Arabic.
#[test]
fn a_form_in_arabic_runs_from_right_to_left() {
    let found =
        of(&IN_TWO_LANGUAGES.replace("language en, fr", "language ar").replace("w choice", "open yes_no; w choice"));
    let paper = String::from_utf8(find(&found, "templates/c_2026-W48_paper.html").bytes.clone()).expect("text");
    assert!(paper.contains("<li>نعم</li><li>لا</li>"), "{paper}");
    let form = find(&found, "templates/c_2026-W48.xlsx");
    let lists = cells(form, FORM_SHEET).concat();
    assert!(lists.contains(&"نعم".to_owned()) && lists.contains(&"نهائي".to_owned()), "{lists:?}");
    let mut archive = zip::ZipArchive::new(Cursor::new(form.bytes.clone())).expect("a workbook");
    for number in [1, 2] {
        let mut sheet = String::new();
        let mut file = archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).expect("a sheet");
        std::io::Read::read_to_string(&mut file, &mut sheet).expect("text");
        assert!(sheet.contains("rightToLeft=\"1\""), "{sheet}");
    }
}

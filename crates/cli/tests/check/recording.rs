//! `milepost record`: right returns become data, wrong ones say where and why, and nothing is lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::milepost;

const PLAN: &str = r#"
plan p "Plan" { period 2026 to 2029 }
dimension region "Region" { north "North"; south "South" }
collection returns "Monthly returns" {
  every month due 10 days after
  breakdown region
  asks {
    attendances count "Attendances" jump 20%
    late count "of which late" at_most attendances
    share percent "Share of beds in use" optional
    opened date "Day of opening" optional
    why text "Why?" optional
  }
}
"#;

const HEAD: &str = "Period [period],Region [region],Attendances [attendances],of which late [late],Share of beds in use [share],Day of opening [opened],Why? [why],Quality [quality],Remark [note]";

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("p.plan"), PLAN).expect("it can be written");
        Self { folder }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("it can be written");
        path
    }

    fn csv(&self, name: &str, rows: &[&str]) -> PathBuf {
        self.file(name, format!("{HEAD}\n{}\n", rows.join("\n")))
    }

    fn record(&self, file: &Path, more: &[&str]) -> (i32, String) {
        let output = self.output(file, more);
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(!text.contains("panicked"), "{text}");
        (output.status.code().expect("a status"), text.replace(&format!("{}/", self.folder.path().display()), ""))
    }

    fn output(&self, file: &Path, more: &[&str]) -> Output {
        let plan = self.folder.path().join("p.plan");
        let mut arguments = vec!["record", "--plan", plan.to_str().expect("plain"), "--as-of", "2026-12-01"];
        arguments.extend(more);
        arguments.push(file.to_str().expect("plain"));
        milepost(&arguments)
    }

    /// The rows of the data file, without when and from where they come.
    fn data(&self) -> Vec<String> {
        let text = fs::read_to_string(self.folder.path().join("data/returns.csv")).unwrap_or_default();
        text.lines()
            .skip(1)
            .map(|line| {
                let cells: Vec<_> = line.split(',').collect();
                [&cells[..6], &cells[8..]].concat().join(",")
            })
            .collect()
    }
}

#[test]
fn a_text_file_becomes_data_once() {
    let place = Place::new();
    let file = place.csv("a.csv", &["2026-10,North,1020,30,78.4,2026-10-05,,,", "2026-10,South,500,[c],,,,,"]);
    let (status, said) = place.record(&file, &["--dry-run"]);
    assert_eq!((status, place.data().len()), (0, 0), "{said}");
    assert!(said.contains("2026-10, north, attendances: 1020 (final) is new"), "{said}");
    let (status, said) = place.record(&file, &[]);
    assert_eq!(status, 0, "{said}");
    let expected = [
        "2026-10,north,attendances,1020,final,current,,",
        "2026-10,north,late,30,final,current,,",
        "2026-10,north,opened,2026-10-05,final,current,,",
        "2026-10,north,share,78.4,final,current,,",
        "2026-10,south,attendances,500,final,current,,",
        "2026-10,south,late,,confidential,current,,",
    ];
    assert_eq!(place.data(), expected);
    let path = place.folder.path().join("data/returns.csv");
    let before = fs::read(&path).expect("data");
    let (status, said) = place.record(&file, &[]);
    assert_eq!((status, fs::read(&path).expect("data") == before), (0, true), "{said}");
    assert!(said.contains("6 unchanged") && said.contains("nothing was changed"), "{said}");
}

/// As an office in Cairo and one in Tehran type them.
#[test]
fn digits_of_arabic_and_persian_are_read() {
    for row in ["٢٠٢٦-١٠,North,١٬٠٢٠,٣٠,٧٨٫٤٪,٢٠٢٦-١٠-٠٥,,,", "۲۰۲۶-۱۰,North,۱۰۲۰,۳۰,۷۸٫۴,۲۰۲۶/۱۰/۰۵,,,"]
    {
        let place = Place::new();
        let (status, said) = place.record(&place.csv("a.csv", &[row]), &[]);
        assert_eq!(status, 0, "{said}");
        let expected = [
            "2026-10,north,attendances,1020,final,current,,",
            "2026-10,north,late,30,final,current,,",
            "2026-10,north,opened,2026-10-05,final,current,,",
            "2026-10,north,share,78.4,final,current,,",
        ];
        assert_eq!(place.data(), expected);
    }
}

#[test]
fn a_text_file_may_be_written_by_any_spreadsheet() {
    let head = HEAD.replace(',', ";");
    let row = "Okt 26;North;1 020;30;78,4;46300;Grund: Größe;;";
    let expected = ["1020", "30", "2026-10-05", "78.4", "Grund: Größe"];
    let plain = format!("{head}\r\n{row}\r\n");
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(plain.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = plain.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin")).collect();
    let files: [(&str, Vec<u8>); 6] = [
        ("plain.csv", plain.clone().into_bytes()),
        ("mark.csv", format!("\u{feff}{plain}").into_bytes()),
        ("sep.csv", format!("sep=;\r\n{plain}").into_bytes()),
        ("wide.csv", wide),
        ("windows.csv", windows),
        ("shown.csv", plain.replace("1 020", "1.020").into_bytes()),
    ];
    for (name, bytes) in files {
        let place = Place::new();
        let (status, said) = place.record(&place.file(name, bytes), &[]);
        assert_eq!(status, 0, "{name}: {said}");
        let values: Vec<_> =
            place.data().iter().map(|row| row.split(',').nth(3).unwrap_or_default().to_owned()).collect();
        assert_eq!(values, expected, "{name}");
    }
}

#[test]
fn every_fault_is_said_at_once_with_its_place() {
    let place = Place::new();
    let rows = [
        "2026-10,North,12O,30,,,,,",
        "2026-10,Nroth,5,6,,,,sure,",
        "2026-13,South,,1,,05/06/2026,,,",
        "2026-12-24,South,1,1,\"1,020\",,,,",
        "2026-11,South,10,2,78.4,,,,",
    ];
    let file = place.csv("bad.csv", &rows);
    let (status, said) = place.record(&file, &[]);
    assert_eq!((status, place.data().len()), (1, 0));
    let expected = [
        "bad.csv, row 2, column C, “Attendances”: found `12O`; expected a whole number such as 1020, not negative",
        "bad.csv, row 3, column B, “Region”: found `Nroth`; expected one of North, South. Did you mean `North`?",
        "bad.csv, row 3, column H, “How firm are the figures?”: found `sure`; expected one of final,",
        "bad.csv, row 3, column D, “of which late”: found `6`; it must be at most attendances, which is 5",
        "bad.csv, row 4, column A, “Period”: found `2026-13`; months run from 01 to 12",
        "bad.csv, row 4, column C, “Attendances”: it is empty; expected a whole number",
        "bad.csv, row 4, column F, “Day of opening”: found `05/06/2026`; it may be 2026-06-05 or 2026-05-06",
        "bad.csv, row 5, column A, “Period”: found `2026-12-24`; expected a month such as `2026-11`",
        "bad.csv, row 5, column E, “Share of beds in use”: found `1,020`; it may be 1020 or 1.020",
        "nothing was recorded, because of 9 faults",
    ];
    for line in expected {
        assert!(said.contains(line), "{line}\n---\n{said}");
    }
    let (status, said) = place.record(&file, &["--partial"]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("4 rows not recorded, because of faults"), "{said}");
    assert_eq!(place.data().len(), 3, "{said}");
}

#[test]
fn a_later_value_is_a_revision_and_the_old_one_stays() {
    let place = Place::new();
    place.record(&place.csv("a.csv", &["2026-10,North,1020,30,,,,,"]), &[]);
    let revised = place.csv("b.csv", &["2026-10,North,1200,30,,,,,"]);
    let (status, said) = place.record(&revised, &[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("Say it with --why"), "{said}");
    assert_eq!(place.data().len(), 2);
    let (status, said) = place.record(&revised, &["--why", "A ward was counted twice"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("1020 (final) becomes 1200 (final), +180: A ward was counted twice"), "{said}");
    let expected = [
        "2026-10,north,attendances,1020,final,superseded,,",
        "2026-10,north,attendances,1200,final,current,A ward was counted twice,",
        "2026-10,north,late,30,final,current,,",
    ];
    assert_eq!(place.data(), expected);
    // The first file once more changes nothing: what it says was revised.
    let (status, said) = place.record(&place.csv("a.csv", &["2026-10,North,1020,30,,,,,"]), &[]);
    assert_eq!((status, place.data().len()), (0, 3), "{said}");
}

#[test]
fn a_large_step_is_pointed_out() {
    let place = Place::new();
    place.record(&place.csv("a.csv", &["2026-10,North,1000,30,,,,,"]), &[]);
    let (status, said) = place.record(&place.csv("b.csv", &["2026-11,North,1300,30,,,,,"]), &[]);
    assert_eq!(status, 0);
    assert!(
        said.contains("look again: b.csv, row 2, column C, “Attendances”: found `1300`; it was 1000 in 2026-10"),
        "{said}"
    );
}

#[test]
fn data_that_git_merged_are_sorted_first() {
    let place = Place::new();
    place.record(&place.csv("a.csv", &["2026-09,North,1,1,,,,,", "2026-10,North,2,1,,,,,"]), &[]);
    let path = place.folder.path().join("data/returns.csv");
    let text = fs::read_to_string(&path).expect("data");
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    fs::write(&path, lines.join("\n")).expect("it can be written");
    let (status, said) = place.record(&place.csv("b.csv", &["2026-11,North,3,1,,,,,"]), &[]);
    assert_eq!(status, 0, "{said}");
    let mut sorted = place.data();
    sorted.sort();
    assert_eq!((place.data(), sorted.len()), (sorted, 6));
    // A conflict is never recorded over.
    let text = fs::read_to_string(&path).expect("data") + "<<<<<<< ours\n";
    fs::write(&path, &text).expect("it can be written");
    let (status, said) = place.record(&place.csv("c.csv", &["2026-08,North,3,1,,,,,"]), &[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("git left a conflict here"), "{said}");
    assert_eq!(fs::read_to_string(&path).expect("data"), text);
}

/// The template of the plan for October 2026, filled in: `change` writes into the sheet `Return`.
fn filled(version: &str, change: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("Read first").expect("a name");
    cover.write(20, 0, "attendances").expect("a cell").write(20, 1, "Attendances").expect("a cell");
    let sheet = book.add_worksheet().set_name("Return").expect("a name");
    for (column, head) in (0..).zip(HEAD.split(',')) {
        sheet.write(3, column, head).expect("a cell");
    }
    sheet.write(4, 0, "2026-10").expect("a cell").write(4, 1, "North").expect("a cell");
    change(sheet);
    let hidden = book.add_worksheet().set_name("_milepost").expect("a name");
    let identity = [("milepost_form", "1"), ("collection", "returns"), ("version", version), ("period", "2026-10")];
    for (row, (key, value)) in (0..).zip(identity) {
        hidden.write(row, 0, key).expect("a cell").write(row, 1, value).expect("a cell");
    }
    hidden.set_very_hidden(true);
    book.save_to_buffer().expect("a workbook")
}

fn version(place: &Place) -> String {
    let out = place.folder.path().join("out");
    let plan = place.folder.path().join("p.plan");
    let arguments = [
        "build",
        plan.to_str().expect("plain"),
        "--out",
        out.to_str().expect("plain"),
        "--only",
        "templates",
        "--period",
        "2026-10",
    ];
    assert_eq!(milepost(&arguments).status.code(), Some(0));
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook(out.join("templates/returns_2026-10.xlsx")).expect("a template");
    let sheet = calamine::Reader::worksheet_range(&mut book, "_milepost").expect("the hidden sheet");
    sheet.get_value((2, 1)).expect("the version").to_string()
}

#[test]
fn a_workbook_is_recognised_and_its_cells_are_held_against_the_plan() {
    let place = Place::new();
    let version = version(&place);
    let right = filled(&version, |sheet| {
        let share = Format::new().set_num_format("0.0%");
        sheet.write(4, 2, 1020).expect("a cell").write(4, 3, 30).expect("a cell");
        sheet.write_with_format(4, 4, 0.784, &share).expect("a cell");
        sheet.write(4, 6, "=cmd|' /C calc'!A0").expect("a cell");
    });
    let (status, said) = place.record(&place.file("a.xlsx", &right), &[]);
    assert_eq!(status, 0, "{said}");
    let expected = [
        "2026-10,north,attendances,1020,final,current,,",
        "2026-10,north,late,30,final,current,,",
        "2026-10,north,share,78.4,final,current,,",
        "2026-10,north,why,'=cmd|' /C calc'!A0,final,current,,",
    ];
    assert_eq!(place.data(), expected);

    let formula = filled(&version, |sheet| {
        sheet.write(4, 2, 5).expect("a cell");
        sheet.write(4, 3, Formula::new("=1+1").set_result("2")).expect("a cell");
    });
    let (status, said) = place.record(&place.file("formula.xlsx", formula), &[]);
    assert_eq!(status, 1);
    assert!(
        said.contains("formula.xlsx, sheet “Return”, row 5, column D, “of which late”: found `=1+1`; it is a formula"),
        "{said}"
    );

    let other_period = filled(&version, |sheet| {
        sheet.write(4, 0, "2026-09").expect("a cell").write(4, 2, 5).expect("a cell").write(4, 3, 5).expect("a cell");
    });
    let (_, said) = place.record(&place.file("period.xlsx", other_period), &[]);
    assert!(said.contains("found `2026-09`; this form was made for 2026-10"), "{said}");

    let (_, said) = place.record(&place.file("old.xlsx", filled("00000000", |_| ())), &[]);
    assert!(said.contains("old.xlsx: it is a form of another version"), "{said}");
    let (_, said) = place.record(&place.file("legacy.xls", b"\xd0\xcf\x11\xe0rest"), &[]);
    assert!(said.contains("save it as .xlsx"), "{said}");
    assert_eq!(place.data(), expected);
}

#[test]
fn an_export_of_a_phone_form_is_read_with_its_groups_and_its_later_submissions() {
    let place = Place::new();
    let export = "SubmissionDate,milepost_form,group-period,group-region,group-attendances,group-late,KEY,ReviewState\n\
                  2026-11-03T10:00:00.000Z,,2026-10,north,30,3,uuid:2,\n\
                  2026-11-02T10:00:00.000Z,,2026-10,north,20,2,uuid:1,\n\
                  2026-11-04T10:00:00.000Z,,2026-10,south,99,9,uuid:3,rejected\n";
    let (status, said) = place.record(&place.file("export.csv", export), &[]);
    assert_eq!(status, 0, "{said}");
    let expected = ["2026-10,north,attendances,30,final,current,,", "2026-10,north,late,3,final,current,,"];
    assert_eq!(place.data(), expected);
}

/// What KoboToolbox writes after the answers of every submission.
const KOBO: [&str; 10] = [
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
    "_index",
];

/// As KoboToolbox exports: `heads` and `rows` of answers, with what it adds; in a workbook with real times.
fn kobo(heads: &[&str], rows: &[(&str, &str, &[&str])]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Monthly returns").expect("a name");
    let heads: Vec<_> = ["start", "end", "milepost_form"].iter().chain(heads).chain(&KOBO).copied().collect();
    for (column, head) in (0..).zip(&heads) {
        sheet.write_string(0, column, *head).expect("a cell");
    }
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for (row, (time, review, answers)) in (1..).zip(rows) {
        for (column, answer) in (3..).zip(*answers) {
            match answer.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).expect("a cell"),
                Err(_) => sheet.write_string(row, column, *answer).expect("a cell"),
            };
        }
        let after = u16::try_from(3 + answers.len()).expect("few");
        sheet.write_number(row, after, f64::from(row) + 7000.0).expect("a cell");
        sheet.write_string(row, after + 1, format!("8c4c0a4e-{row}")).expect("a cell");
        let time = rust_xlsxwriter::ExcelDateTime::parse_from_str(time).expect("a time");
        sheet.write_datetime_with_format(row, after + 2, &time, &moment).expect("a cell");
        sheet.write_string(row, after + 3, *review).expect("a cell");
        sheet.write_string(row, after + 5, "submitted_via_web").expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

/// With the names of the questions and their groups; a question of several answers that people added has a column for
/// each of its options, one of them called like a question of the plan.
#[test]
fn a_workbook_of_kobo_with_names_is_read() {
    let place = Place::new();
    let heads =
        ["who/period", "who/region", "counts/attendances", "counts/late", "counts/reasons", "counts/reasons/late"];
    let rows: [(&str, &str, &[&str]); 3] = [
        ("2026-11-03T16:00:00", "", &["2026-10", "north", "30", "3", "late staff", "1"]),
        ("2026-11-03T09:00:00", "", &["2026-10", "north", "20", "2", "", ""]),
        ("2026-11-04T10:00:00", "Not Approved", &["2026-10", "south", "99", "9", "", ""]),
    ];
    let (status, said) = place.record(&place.file("kobo.xlsx", kobo(&heads, &rows)), &[]);
    assert_eq!(status, 0, "{said}");
    let expected = ["2026-10,north,attendances,30,final,current,,", "2026-10,north,late,3,final,current,,"];
    assert_eq!(place.data(), expected);
}

/// With the words of the form in another language of the plan, in its groups and with its answers in words.
#[test]
fn a_workbook_of_kobo_with_labels_in_another_language_is_read() {
    let place = Place::new();
    let plan = PLAN
        .replace("to 2029 }", "to 2029; language en, fr }")
        .replace("north \"North\"", "north \"North\" { translated fr \"Nord\" }")
        .replace("\"Attendances\"", "\"Attendances\" translated fr \"Passages\"")
        .replace(
            "why text",
            "open yes_no \"Open on Sundays?\" { translated fr \"Ouvert le dimanche ?\" }\n    why text",
        );
    fs::write(place.folder.path().join("p.plan"), plan).expect("it can be written");
    let heads = [
        "Qui/Période",
        "Qui/Region",
        "Chiffres/Passages",
        "Chiffres/of which late",
        "Ouvert le dimanche ?",
        "Quelle est la fiabilité des chiffres ?",
    ];
    let rows: [(&str, &str, &[&str]); 1] = [(
        "2026-11-03T16:00:00",
        "Approved",
        &["2026-10", "Nord", "30", "3", "oui", "provisoire: peuvent encore changer"],
    )];
    let (status, said) = place.record(&place.file("kobo.xlsx", kobo(&heads, &rows)), &[]);
    assert_eq!(status, 0, "{said}");
    let expected = [
        "2026-10,north,attendances,30,provisional,current,,",
        "2026-10,north,late,3,provisional,current,,",
        "2026-10,north,open,yes,provisional,current,,",
    ];
    assert_eq!(place.data(), expected);
}

/// What is recorded of a month in which both regions reported.
const OF_BOTH_REGIONS: [&str; 4] = [
    "2026-10,north,attendances,30,final,current,,",
    "2026-10,north,late,3,final,current,,",
    "2026-10,south,attendances,40,final,current,,",
    "2026-10,south,late,4,final,current,,",
];

/// Whichever language leads, and whichever the form is in: each comes back to the same plan.
#[test]
fn forms_of_documents_in_any_language_come_back() {
    for language in ["en", "fr"] {
        let place = Place::new();
        let plan = PLAN
            .replace("to 2029 }", "to 2029; language en, fr }")
            .replace("\"Monthly returns\" {", "\"Monthly returns\" { translated fr \"Relevés mensuels\"; channel csv")
            .replace("\"North\"", "\"North\" { translated fr \"Nord\" }")
            .replace("\"South\"", "\"South\" translated fr \"Sud\"")
            .replace("\"Attendances\"", "\"Attendances\" translated fr \"Passages\"");
        let root = place.file("p.plan", plan);
        let out = place.folder.path().join("out");
        let [root, to] = [&root, &out].map(|path| path.to_str().expect("plain"));
        let arguments =
            ["build", root, "--only", "templates", "--period", "2026-10", "--language", language, "--out", to];
        assert!(milepost(&arguments).status.success());
        let forms = fs::read_dir(out.join("templates")).expect("forms").map(|form| form.expect("a form").path());
        let mut forms: Vec<_> = forms.filter(|form| form.extension().is_some_and(|end| end == "csv")).collect();
        forms.sort();
        let heads = forms.iter().map(|form| fs::read_to_string(form).expect("a text"));
        let heads: Vec<_> = heads.map(|text| text.lines().next().unwrap_or_default().to_owned()).collect();
        assert_eq!(heads.len(), 2, "one in each language: {forms:?}");
        let leading = if language == "fr" { "Passages" } else { "Attendances" };
        assert!(heads[0].contains(leading), "{heads:?}");
        for (at, head) in heads.iter().enumerate() {
            let [north, south] = if head.contains("Passages") { ["Nord", "Sud"] } else { ["North", "South"] };
            let name = format!("filled-{at}.csv");
            let rows = format!("{head}\n2026-10,{north},30,3,,,,,\n2026-10,{south},40,4,,,,,\n");
            let (status, said) = place.record(&place.file(&name, rows), &[]);
            assert_eq!(status, 0, "{said}");
            assert_eq!(place.data(), OF_BOTH_REGIONS, "{language} {head}");
        }
    }
}

/// ODK Central puts its own columns around the answers, the latest submission first, and calls groups before a hyphen.
#[test]
fn a_text_of_odk_central_is_read() {
    let place = Place::new();
    let export = "\
SubmissionDate,start,end,milepost_form,who-period,who-region,attendances,late,opened,meta-instanceID,meta-instanceName,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion
2026-11-04T08:30:00.000Z,2026-11-04T09:12:33.000+01:00,2026-11-04T09:29:51.000+01:00,,2026-10,south,40,4,2026-09-30,uuid:3,2026-10 south,uuid:3,7,Somebody,0,0,,hasIssues,collect:a,0,2026110101
2026-11-03T10:00:00.000Z,2026-11-03T10:50:00.000+01:00,2026-11-03T10:59:00.000+01:00,,2026-10,north,30,3,,uuid:2,2026-10 north,uuid:2,7,Somebody,0,0,,approved,collect:a,1,2026110101
2026-11-02T10:00:00.000Z,2026-11-02T10:50:00.000+01:00,2026-11-02T10:59:00.000+01:00,,2026-10,north,20,2,,uuid:1,2026-10 north,uuid:1,7,Somebody,0,0,,rejected,collect:a,0,2026110101
";
    let (status, said) = place.record(&place.file("central.csv", export), &[]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(place.data(), [&OF_BOTH_REGIONS[..], &["2026-10,south,opened,2026-09-30,final,current,,"]].concat());
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_refused() {
    use std::io::Write;
    let place = Place::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("an archive");
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..256 {
        archive.write_all(&nothing).expect("it can be written");
    }
    let bytes = archive.finish().expect("an archive").into_inner();
    assert!(bytes.len() < 1 << 20);
    let (status, said) = place.record(&place.file("bomb.xlsx", bytes), &[]);
    assert_eq!((status, place.data().len()), (1, 0));
    assert!(said.contains("it unpacks to more than 192 MB"), "{said}");
}

/// Two hundred times: half at moments spread over twice the time that recording takes, so that some come too late, half
/// while the new data are written.
#[test]
fn killed_at_any_moment_it_leaves_the_old_data_or_the_new() {
    const ROUNDS: u32 = 200;
    let place = Place::new();
    let periods: Vec<String> = (0..83).map(|month| format!("{}-{:02}", 2020 + month / 12, month % 12 + 1)).collect();
    let write = |value: u32| {
        let rows: Vec<_> = periods.iter().map(|period| format!("{period},North,{value},1,,,,,")).collect();
        place.csv("r.csv", &rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let started = std::time::Instant::now();
    let (status, said) = place.record(&write(1000), &[]);
    assert_eq!(status, 0, "{said}");
    let usual = started.elapsed();
    let data = place.folder.path().join("data");
    let (path, new) = (data.join("returns.csv"), data.join(".returns.csv.new"));
    let mut whole = fs::read(&path).expect("data");
    let plan = place.folder.path().join("p.plan");
    let (mut old_left, mut new_left, mut unfinished) = (0, 0, 0);
    for round in 0..ROUNDS {
        let value = 1001 + round;
        let file = write(value);
        let _ = fs::remove_file(&new);
        let mut child = Command::new(env!("CARGO_BIN_EXE_milepost"))
            .args(["record", "--why", "once more", "--as-of", "2026-12-01", "--plan"])
            .args([&plan, &file])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command runs");
        if round % 2 == 0 {
            std::thread::sleep(usual * 2 * round / ROUNDS);
        } else {
            while !new.exists() && child.try_wait().expect("it runs or has ended").is_none() {
                std::hint::spin_loop();
            }
        }
        let _ = child.kill();
        child.wait().expect("it ends");
        unfinished += usize::from(new.exists());
        let found = fs::read(&path).expect("data");
        if found == whole {
            old_left += 1;
            continue;
        }
        new_left += 1;
        let text = String::from_utf8(found.clone()).expect("text");
        let current = text.lines().filter(|line| line.contains(&format!(",attendances,{value},final,current,")));
        assert_eq!(current.count(), periods.len(), "half was recorded");
        // Nothing of what was there is lost: every revision so far, and what never changed.
        assert_eq!(text.lines().count(), 1 + periods.len() * (new_left + 2), "something was lost");
        assert!(text.ends_with('\n'));
        whole = found;
    }
    assert!(old_left > 0 && new_left > 0 && unfinished > 0, "{old_left} old, {new_left} new, {unfinished} unfinished");
    // Whatever was left behind does not disturb the next one.
    let (status, said) = place.record(&write(9000), &["--why", "the last"]);
    assert_eq!(status, 0, "{said}");
    let left = fs::read_dir(data).expect("a folder").flatten().map(|entry| entry.file_name());
    assert_eq!(left.collect::<Vec<_>>(), ["returns.csv"]);
}

#[test]
fn two_at_once_lose_nothing() {
    let place = Place::new();
    let files: Vec<PathBuf> = (1..=9)
        .map(|month| place.csv(&format!("{month}.csv"), &[&format!("2026-{month:02},North,{month},1,,,,,")]))
        .collect();
    std::thread::scope(|scope| {
        for file in &files {
            scope.spawn(|| assert_eq!(place.output(file, &[]).status.code(), Some(0)));
        }
    });
    assert_eq!(place.data().len(), 18);
    let left = fs::read_dir(place.folder.path().join("data")).expect("a folder").flatten();
    assert_eq!(left.map(|entry| entry.file_name()).collect::<Vec<_>>(), ["returns.csv"]);
}

/// Files for the same collection follow each other: what the first said a later one may correct.
#[test]
fn several_files_are_recorded_in_their_order() {
    let place = Place::new();
    let first = place.csv("1.csv", &["2026-10,North,1020,30,,,,,", "2026-10,South,500,5,,,,,"]);
    let second = place.csv("2.csv", &["2026-10,North,1030,30,,,,,recounted"]);
    let wrong = place.csv("3.csv", &["2026-10,North,many,30,,,,,"]);
    let silent = place.csv("4.csv", &["2026-10,South,900,5,,,,,"]);
    let fifth = place.csv("5.csv", &["2026-11,South,510,5,,,,,"]);
    let more: Vec<_> = [&first, &second, &wrong, &silent].iter().map(|file| file.to_str().expect("plain")).collect();
    let (status, said) = place.record(&fifth, &more);
    assert_eq!(status, 1, "{said}");
    assert!(
        said.contains("3.csv, row 2, column C") && said.contains("4.csv: nothing was recorded, because it would"),
        "{said}"
    );
    let expected = [
        "2026-10,north,attendances,1020,final,superseded,,",
        "2026-10,north,attendances,1030,final,current,recounted,recounted",
        "2026-10,north,late,30,final,superseded,,",
        "2026-10,north,late,30,final,current,a remark was added,recounted",
        "2026-10,south,attendances,500,final,current,,",
        "2026-10,south,late,5,final,current,,",
        "2026-11,south,attendances,510,final,current,,",
        "2026-11,south,late,5,final,current,,",
    ];
    assert_eq!(place.data(), expected, "{said}");
}

/// Answers and categories may be named in any language of the plan; what two of them are called names neither.
#[test]
fn answers_may_be_in_another_language_of_the_plan() {
    let place = Place::new();
    let plan = r#"
plan p "Plan" { period 2026 to 2029; language en, fr }
dimension region "Region" {
  north "North" { translated fr "Nord" }
  east "East" { translated fr "Levant" }
  south "South" { translated fr "Levant" }
}
collection returns "Monthly returns" {
  every month due 10 days after
  breakdown region
  asks { wait choice "How long?" { options { short "Short" { translated fr "Court" }; long "Long" } } }
}
"#;
    place.file("p.plan", plan);
    let head = "Période [period],Région [region],Attente [wait]";
    let (status, said) = place.record(&place.file("a.csv", format!("{head}\n2026-10,Nord,court\n")), &[]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(place.data(), ["2026-10,north,wait,short,final,current,,"]);
    let (status, said) = place.record(&place.file("b.csv", format!("{head}\n2026-10,Levant,court\n")), &[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("row 2, column B, “Region”: found `Levant`; expected one of North, East, South"), "{said}");
}

//! Damaged files: ten thousand workbooks and text files, each refused in words or read, none a panic.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_plan::Plan;
use milepost_returns::{Chosen, read};
use milepost_tracking::{Layout, Observations};
use rust_xlsxwriter::{Formula, Workbook};

const ROUNDS: u64 = 10_000;
const HEAD: [&str; 7] =
    ["Period [period]", "Region [region]", "A [a]", "B [b]", "Day [day]", "Quality [quality]", "Note [note]"];

fn plan() -> Plan {
    let text = r#"
dimension region { north "North"; south "South" }
collection returns { every month; breakdown region
  asks { a count "A"; b percent "B" at_most 100; day date "Day" optional } }
"#;
    milepost_plan::compile(&[milepost_syntax::parse(FileId(0), text)]).0
}

fn workbook(plan: &Plan) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(HEAD) {
        sheet.write(0, column, head).expect("a cell");
    }
    for (row, region) in [(1, "North"), (2, "South")] {
        sheet.write(row, 0, "2026-10").expect("a cell").write(row, 1, region).expect("a cell");
        sheet.write(row, 2, 1020).expect("a cell").write(row, 3, 78.4).expect("a cell");
        sheet.write(row, 4, Formula::new("=1+1")).expect("a cell");
    }
    let layout = plan.all("collection").find_map(Layout::of).expect("a collection");
    let hidden = book.add_worksheet().set_name("_milepost").expect("a name");
    for (row, (key, value)) in
        (0..).zip([("milepost_form", "1"), ("collection", "returns"), ("version", &layout.version())])
    {
        hidden.write(row, 0, key).expect("a cell").write(row, 1, value).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).unwrap_or(0)
    }
}

/// `bytes` with a few of them changed, cut off, put in or repeated.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    const HOSTILE: [&[u8]; 12] = [
        b"\"",
        b";",
        b"\n",
        b"\xff",
        b"\0",
        b"=cmd|' /C calc'!A0",
        b"<",
        b"&#x0;",
        b"99999999999999999999999999",
        b"-",
        b"%",
        b"]",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.next(4) {
        let at = dice.next(bytes.len());
        match dice.next(5) {
            0 => bytes.truncate(at),
            1 => {
                let piece = HOSTILE[dice.next(HOSTILE.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            2 => {
                let end = (at + dice.next(64)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let end = (at + dice.next(64)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.next(8);
                }
            }
        }
    }
    bytes
}

/// A workbook whose inner files are damaged, and packed again without fault: what a broken program writes.
fn repacked(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let victim = dice.next(archive.len());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut text = Vec::new();
        file.read_to_end(&mut text).expect("it can be read");
        if at == victim {
            text = damaged(&text, dice);
        }
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        out.start_file(file.name().expect("a name").to_string(), stored).expect("an archive");
        out.write_all(&text).expect("it can be written");
    }
    out.finish().expect("an archive").into_inner()
}

#[test]
fn damaged_files_are_refused_in_words_or_read() {
    let plan = plan();
    let workbook = workbook(&plan);
    let text = format!(
        "\u{feff}{}\r\n2026-10;North;1 020;78,4;30.09.2026;;\"a; b\"\r\n2026-10;South;5;[c];;final;\r\n",
        HEAD.join(";")
    );
    let chosen = Chosen { collection: None, period: None, today: NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day") };
    let observations = Observations::default();
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut dice = Dice(20_261_125);
    for round in 0..ROUNDS {
        let bytes = match round % 4 {
            0 | 1 => damaged(text.as_bytes(), &mut dice),
            2 => damaged(&workbook, &mut dice),
            _ => repacked(&workbook, &mut dice),
        };
        let outcome = match read(&plan, &observations, "r", bytes.as_slice(), chosen) {
            Ok(found) if found.faults.is_empty() => "right",
            Ok(found) => {
                assert!(found.faults.iter().all(|fault| !fault.message.is_empty()), "round {round}");
                "faults"
            }
            Err(faults) => {
                assert!(faults.iter().all(|fault| fault.to_string().len() > 10), "round {round}: {faults:?}");
                "refused"
            }
        };
        *outcomes.entry(outcome).or_default() += 1;
    }
    // Damage is mostly found; where a remark changed, there is nothing to find.
    assert!(outcomes["refused"] > 1000 && outcomes["faults"] > 1000, "{outcomes:?}");
}

#[test]
fn a_text_that_many_cells_share_does_not_fill_the_memory() {
    use std::fmt::Write as _;
    use std::io::{Cursor, Write};
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "x").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let name = file.name().expect("a name").to_string();
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut text).expect("it can be read");
        let mut text = String::from_utf8(text).expect("XML");
        if name == "xl/sharedStrings.xml" {
            text = text.replace("<t>x</t>", &format!("<t>{}</t>", "x".repeat(1 << 20)));
        }
        if name == "xl/worksheets/sheet1.xml" {
            let mut rows = String::new();
            for row in 1..=1000 {
                let _ = write!(rows, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
            }
            let (from, to) = (text.find("<row").expect("a row"), text.rfind("</sheetData>").expect("the end"));
            text.replace_range(from..to, &rows);
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("an archive");
        out.write_all(text.as_bytes()).expect("it can be written");
    }
    let bytes = out.finish().expect("an archive").into_inner();
    let plan = plan();
    let chosen = Chosen { collection: None, period: None, today: NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day") };
    let faults = read(&plan, &Observations::default(), "r", bytes.as_slice(), chosen).expect_err("it is refused");
    assert!(faults[0].message.contains("more text than any return"), "{faults:?}");
}

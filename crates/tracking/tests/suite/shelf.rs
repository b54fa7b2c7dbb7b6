//! What was read of a data file is taken over as long as the plan asks the same of it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Read};

use milepost_tracking::{Files, Shelf, load};

use crate::observations::{data, readings};
use crate::{Memory, plan};

const PLAN: &str = r#"
plan p { period 2026 to 2029; term spring 2026-01-08 to 2026-03-27 }
dimension region { north; south }
collection returns {
  every month
  breakdown region
  asks {
    attendances count
    mood        choice optional { options { good; bad } }
  }
}
priority ae {
  metric seen      { unit count; computed attendances from returns }
  metric published { unit percent; frequency month; observed from "bulletin.csv" { columns "Month" "Share" } }
}
"#;

/// Files of which it is counted how many bytes are read.
struct Counted {
    files: Memory,
    shelves: BTreeMap<&'static str, Shelf>,
    bytes: Cell<usize>,
}

impl Files for Counted {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        let file = self.files.open(path)?;
        Ok(file.map(|file| Box::new(Counting { file, bytes: &self.bytes }) as Box<dyn Read>))
    }

    fn shelf(&self, path: &str) -> Option<&Shelf> {
        self.shelves.get(path)
    }
}

struct Counting<'a> {
    file: Box<dyn Read + 'a>,
    bytes: &'a Cell<usize>,
}

impl Read for Counting<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.bytes.set(self.bytes.get() + read);
        Ok(read)
    }
}

fn files() -> Counted {
    let rows = ["2026-01 north attendances 5", "2026-01 south mood good", "spring south attendances 7"];
    let files =
        [("data/returns.csv", data(&rows)), ("bulletin.csv", "Month,Share,Other\n2026-02-01,71,3\n".to_owned())];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let shelves = files.iter().map(|(path, _)| (*path, Shelf::default())).collect();
    Counted { files: Memory::of(&files), shelves, bytes: Cell::new(0) }
}

/// How many files are read again for the plan with `new` for `old`; what it then says is what a first reading says.
fn read_again(old: &str, new: &str) -> usize {
    let kept = files();
    let lengths: Vec<_> = kept.files.0.values().map(Vec::len).collect();
    load(&plan(PLAN), &kept);
    assert_eq!(kept.bytes.replace(0), lengths.iter().sum::<usize>());
    assert!(PLAN.contains(old));
    let plan = plan(&PLAN.replace(old, new));
    let (again, first) = (load(&plan, &kept), load(&plan, &files()));
    assert_eq!(again.1, first.1);
    for metric in ["seen", "published"] {
        for part in [&[][..], &["north"]] {
            assert_eq!(readings(&plan, &again.0, metric, part), readings(&plan, &first.0, metric, part));
        }
    }
    match kept.bytes.get() {
        0 => 0,
        read if lengths.contains(&read) => 1,
        read => {
            assert_eq!(read, lengths.iter().sum::<usize>(), "whole files are read");
            2
        }
    }
}

#[test]
fn what_the_plan_says_elsewhere_leaves_the_files_alone() {
    assert_eq!(read_again("period 2026 to 2029", "period 2026 to 2030"), 0);
    assert_eq!(read_again("metric seen", "goal g\n  metric seen"), 0);
    assert_eq!(read_again("every month", "every quarter"), 0);
}

#[test]
fn what_the_plan_asks_otherwise_is_read_again() {
    assert_eq!(read_again("south }", "south; east }"), 1);
    assert_eq!(read_again("attendances count", "attendances number"), 1);
    assert_eq!(read_again("mood        choice optional { options { good; bad } }", "mood        text optional"), 1);
    assert_eq!(read_again("good; bad", "fine; bad"), 1);
    assert_eq!(read_again("\"Share\"", "\"Other\""), 1);
    assert_eq!(read_again("frequency month", "frequency quarter"), 1);
    assert_eq!(read_again("2026-03-27", "2026-03-31"), 2, "the calendar is everywhere");
}

//! How long a national collection takes to record and to rate, and in how much memory: 100 000 facilities, 52 weeks, two
//! questions, so more than ten million rows of data. `cargo bench -p milepost-cli --bench cycle`; it fails where a step
//! takes two gigabytes. The base of every time is one bare pass over the rows of data by the library that reads CSV.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench holds a watch and speaks to the terminal"
)]

use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FACILITIES: usize = 100_000;
const WEEKS: usize = 52;
/// What no step may take, in MiB.
const MOST: f64 = 2000.0;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the plan");
    let path = |name: &str| folder.path().join(name).to_str().expect("plain").to_owned();
    std::fs::write(path("plan.plan"), plan()).expect("the plan is written");
    returns(&path("year.csv"), 1..=WEEKS, 0);
    returns(&path("next.csv"), 40..=40, 7);
    println!("{:<36}{:>10}{:>14}{:>14}", "step", "time", "memory", "one pass");
    let (year, next, root) = (path("year.csv"), path("next.csv"), path("plan.plan"));
    let record = ["record", "--plan", &root, "--as-of", "2027-01-20"];
    let status = ["status", &root, "--as-of", "2027-01-20", "--format"];
    let steps: [(&str, Vec<&str>); 6] = [
        ("record a year", [&record[..], &[&year]].concat()),
        ("record the same year again", [&record[..], &[&year]].concat()),
        ("show what a week would change", [&record[..], &["--dry-run", &next]].concat()),
        ("record a week that was recounted", [&record[..], &["--why", "Recounted", &next]].concat()),
        ("status for people", [&status[..], &["human"]].concat()),
        ("status for programs", [&status[..], &["json"]].concat()),
    ];
    let data = folder.path().join("data/weekly.csv");
    let mut heavy = Vec::new();
    for (name, arguments) in steps {
        let (time, memory) = measure(&arguments);
        let times = time.as_secs_f64() / one_pass(&data).as_secs_f64();
        println!("{name:<36}{:>8.1} s{memory:>10.0} MiB{times:>8.1} times", time.as_secs_f64());
        if memory >= MOST {
            heavy.push(name);
        }
    }
    println!("{} rows of data in {} MB", rows(&data), size(&data) / 1_000_000);
    assert!(heavy.is_empty(), "too much memory: {}", heavy.join(", "));
}

/// The time that the command takes, and the most memory that it held, in MiB; none where the system does not tell.
fn measure(arguments: &[&str]) -> (Duration, f64) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    let mut child =
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command starts");
    let mut peak = 0.0_f64;
    let status = loop {
        // The system forgets it when the command ends, so it is asked until then.
        peak = memory(child.id()).map_or(peak, |memory| memory.max(peak));
        if let Some(status) = child.try_wait().expect("the command ends") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(status.success(), "{arguments:?}");
    (start.elapsed(), peak)
}

fn memory(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// A plan that names every facility.
fn plan() -> String {
    let mut text = String::from(
        r#"post minister "Minister"
plan national "National plan" { version "1"; period 2026 to 2028; sponsor minister }
priority care "Care" {
  owner minister
  outcome "Visits end within four hours."
  metric in_time "Visits that end within four hours" {
    unit percent
    better higher
    breakdown district
    computed in_time / visits from weekly
    baseline 80% at 2026-01
    target 95% by 2028-12
    trajectory { 2026-01 80%; 2028-12 95% }
  }
}
collection weekly "Weekly return" {
  every week due 3 days after from 2026-W01
  from facility
  breakdown district
  asks {
    visits  count "Visits" jump 50%
    in_time count "of which ended within four hours" at_most visits
  }
}
dimension district "District" {
"#,
    );
    for number in 0..100 {
        let _ = writeln!(text, "  d{number} \"District {number}\"");
    }
    text.push_str("}\ndimension facility \"Facility\" {\n");
    for number in 0..FACILITIES {
        let _ = writeln!(text, "  f{number} \"Facility {number}\"");
    }
    text + "}\n"
}

/// What all facilities answer for some weeks, in one file.
fn returns(path: &str, weeks: std::ops::RangeInclusive<usize>, more: usize) {
    let mut file = BufWriter::new(std::fs::File::create(path).expect("the return is written"));
    file.write_all(b"period,district,facility,visits,in_time\n").expect("it is written");
    for week in weeks {
        for number in 0..FACILITIES {
            let visits = 100 + (number * 31 + week * 7) % 400 + more;
            let in_time = visits * (70 + (number + week) % 25) / 100;
            writeln!(file, "2026-W{week:02},d{},f{number},{visits},{in_time}", number % 100).expect("it is written");
        }
    }
    file.flush().expect("it is written");
}

/// The time to read all rows once, and do nothing with them.
fn one_pass(path: &Path) -> Duration {
    let start = Instant::now();
    rows(path);
    start.elapsed()
}

fn rows(path: &Path) -> usize {
    let mut reader = csv::Reader::from_path(path).expect("the data is there");
    let mut row = csv::ByteRecord::new();
    let mut rows = 0;
    while reader.read_byte_record(&mut row).expect("the data is CSV") {
        rows += 1;
    }
    rows
}

fn size(path: &Path) -> u64 {
    path.metadata().expect("the data is there").len()
}

//! How long the web site of a plan with ten thousand entries takes, step by step and as people make it, with its files
//! written: `cargo bench -p milepost-cli --bench site`. The base of every time is that of reading and checking the same
//! plan in the same minute, which says more than milliseconds of one machine.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench holds a watch and speaks to the terminal"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::{BACKENDS, Order, documents};
use milepost_plan::Plan;
use milepost_syntax::parse;
use milepost_tracking::NoFiles;
use milepost_vocabulary::samples;

const PRIORITIES: usize = 200;
const AS_OF: &str = "2027-06-30";
const ROUNDS: usize = 7;
/// What is wanted of the whole, in milliseconds.
const WANTED: f64 = 1000.0;

fn main() {
    let text = samples::large(PRIORITIES);
    let as_of: NaiveDate = AS_OF.parse().expect("a day");
    println!("{} entries in {} kB, the best of {ROUNDS}", PRIORITIES * samples::IN_A_PRIORITY, text.len() / 1000);

    let read = || -> Plan { milepost_plan::compile(&[parse(FileId(0), text.as_str())]).0 };
    let options = milepost_checks::Options::as_of(as_of);
    let plan = read();
    let base = best(|| milepost_checks::check(&read(), &options)).0;
    let row = |name: &str, time: f64| println!("{name:<48}{time:>8.0} ms{:>8.2}", time / base);
    println!("{:<48}{:>11}{:>8}", "", "time", ": check");
    row("the plan read and checked", base);
    let (time, (observations, _)) = best(|| milepost_tracking::load(&plan, &NoFiles));
    row("what was observed", time);
    let order = Order::new(as_of, &observations);
    row("ratings", best(|| milepost_tracking::standings(&plan, &observations, as_of)).0);
    row("the documents as values", best(|| documents(&plan, &order)).0);
    let html = BACKENDS.iter().find(|backend| backend.name == "html").expect("there are web pages");
    let (time, pages) = best(|| (html.make)(&plan, &order));
    row("the documents as pages", time);
    drop(pages);

    let folder = tempfile::tempdir().expect("a folder for the plan");
    std::fs::write(folder.path().join("plan.plan"), &text).expect("the plan is written");
    let arguments = ["--as-of", AS_OF];
    let check = command(folder.path(), &[&["check", "--format", "json"][..], &arguments].concat());
    let out = folder.path().join("site");
    let to = out.to_str().expect("plain");
    let build = command(folder.path(), &[&["build", "--only", "html", "--out", to][..], &arguments].concat());
    for (name, (time, work)) in [("`milepost check`", check), ("`milepost build --only html`", build)] {
        println!("{name:<48}{time:>8.0} ms{:>8.2}{work:>10.0} ms of the processor", time / check.0);
    }
    sizes(&out);
    println!("as wanted, in less than {WANTED} ms: {}", if build.0 < WANTED { "yes" } else { "NO" });
}

/// The shortest time of some rounds in milliseconds, and what was made last.
fn best<T>(mut make: impl FnMut() -> T) -> (f64, T) {
    let mut best = f64::INFINITY;
    let mut last = None;
    for _ in 0..ROUNDS {
        drop(last.take());
        let start = Instant::now();
        last = Some(make());
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    (best, last.expect("there is a round"))
}

/// The shortest time of the command on the plan in `folder`, and the least work of the processor, where the system tells.
fn command(folder: &Path, arguments: &[&str]) -> (f64, f64) {
    let mut least = f64::INFINITY;
    let (time, ()) = best(|| {
        let before = work_of_children();
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command.args(arguments).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().expect("the command runs");
        let work = work_of_children().zip(before).map_or(f64::NAN, |(after, before)| after - before);
        least = least.min(work);
    });
    (time, least)
}

/// How long the processor has worked for the commands that have ended, in milliseconds.
fn work_of_children() -> Option<f64> {
    // Linux counts in hundredths of a second, behind the name of the command in brackets.
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = status.rsplit_once(')')?.1.split_whitespace().skip(13);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) * 10.0)
}

/// How many files there are, and how large they are together and by kind.
fn sizes(folder: &Path) {
    let files = std::fs::read_dir(folder).expect("the site is there").map(|entry| {
        let entry = entry.expect("the site can be read");
        let size = entry.metadata().expect("the site can be read").len();
        (size, entry.file_name().to_string_lossy().into_owned())
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    let megabytes = |size: u64| size as f64 / 1e6;
    let all: u64 = files.iter().map(|(size, _)| size).sum();
    println!("{} files, {:.1} MB; the largest:", files.len(), megabytes(all));
    for (size, name) in files.iter().rev().take(6) {
        println!("  {name:<46}{:>8.2} MB", megabytes(*size));
    }
}

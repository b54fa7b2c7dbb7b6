//! How long an editor waits from a keystroke to the findings, and how much memory the server takes:
//! `cargo bench -p milepost-cli --bench lsp`. An entry is something with a name: a priority, a metric, an action, a
//! milestone, a post; each has its usual lines.
//!
//! Findings come in two steps where a plan is large: what the language says of the new text, with what the checks said
//! before; and all of it once the checks have run again. Both times are measured, and the work of the processor for both
//! steps together, since a clock also counts how long the machine did something else. The base of every time is that of
//! `milepost check` on the same plan in the same minute: how much of it a keystroke takes says more than milliseconds of
//! one machine.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench holds a watch and speaks to the terminal"
)]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const AS_OF: &str = "2027-06-30";
const KEYSTROKES: usize = 101;
const CHECKS: usize = 5;

/// What is wanted of a plan of so many entries: the time from a keystroke to its first findings, half of the times, in
/// milliseconds; the memory in MiB.
const WANTED: [(usize, f64, f64); 2] = [(1_000, 10.0, 100.0), (10_000, 50.0, 100.0)];

const PER_FILE: usize = 250;

fn main() {
    println!(
        "{:>8} {:>6} {:>7}  {:<20}{:>10}{:>10}{:>10}{:>10}{:>12}{:>11}{:>15}  as wanted",
        "entries", "files", "kB", "text", "first", "slowest", "all", "work", "memory", "check", "first : check"
    );
    for (entries, time, memory) in WANTED {
        for (files, texts) in [("one", vec![plan(entries)]), ("many", in_files(entries))] {
            for fault in [false, true] {
                let row = measure(entries, files, &texts, fault);
                let is = |value: f64, wanted: f64| if value < wanted { "yes" } else { "NO" };
                println!("  {} {}", is(row.first, time), is(row.memory, memory));
            }
        }
    }
    println!("As wanted: the first findings in less than 10 ms, or 50 ms with 10,000 entries; memory below 100 MiB.");
}

/// What is compared with what is wanted.
struct Row {
    first: f64,
    memory: f64,
}

/// Types into the middle of the last file, and measures until its findings for that version arrive, and until the
/// checks have run: a question about all findings is answered then.
fn measure(entries: usize, files: &str, texts: &[String], fault: bool) -> Row {
    let folder = tempfile::tempdir().expect("a folder for the plan");
    for (number, text) in texts.iter().enumerate() {
        std::fs::write(folder.path().join(name(number)), text).expect("the plan is written");
    }
    let mut client = Client::start(folder.path());
    let edited = texts.len() - 1;
    let uri = format!("file://{}", folder.path().join(name(edited)).display());
    let mut text = texts[edited].clone();
    if fault {
        let brace = text.len() / 3 + text[text.len() / 3..].find("}\n}").expect("a block ends");
        text.replace_range(brace..brace + 2, "");
    }
    client.tell(
        "textDocument/didOpen",
        &json!({ "textDocument": { "uri": uri, "languageId": "plan", "version": 0, "text": text } }),
    );
    client.findings(&uri, 0);
    let line = text[..text.len() / 2].matches('\n').count() + 1;
    client.all_findings(&uri, line);
    let before = client.work();
    let times: Vec<(Duration, Duration)> = (1..=KEYSTROKES)
        .map(|version| {
            let place = json!({ "line": line, "character": 0 });
            let typed = if version % 2 == 1 {
                json!([{ "range": { "start": place, "end": place }, "text": "x" }])
            } else {
                json!([{ "range": { "start": place, "end": { "line": line, "character": 1 } }, "text": "" }])
            };
            let start = Instant::now();
            client.tell(
                "textDocument/didChange",
                &json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": typed }),
            );
            client.findings(&uri, version);
            let first = start.elapsed();
            client.all_findings(&uri, line);
            (first, start.elapsed())
        })
        .collect();
    let work = client.work().zip(before).map_or(f64::NAN, |(after, before)| (after - before) / KEYSTROKES as f64);
    let (mut first, mut all): (Vec<_>, Vec<_>) = times.into_iter().unzip();
    first.sort();
    all.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let memory = client.memory().unwrap_or(f64::NAN);
    drop(client);
    std::fs::write(folder.path().join(name(edited)), &text).expect("the plan is written");
    let check = milliseconds(checked(folder.path()));
    let row = Row { first: milliseconds(first[KEYSTROKES / 2]), memory };
    print!(
        "{entries:>8} {files:>6} {:>7}  {:<20}{:>7.1} ms{:>7.1} ms{:>7.1} ms{work:>7.1} ms{memory:>8.1} MiB{check:>8.1} ms{:>15.2}",
        texts.iter().map(String::len).sum::<usize>() / 1000,
        if fault { "with a syntax error" } else { "well formed" },
        row.first,
        milliseconds(first[KEYSTROKES - 1]),
        milliseconds(all[KEYSTROKES / 2]),
        row.first / check,
    );
    row
}

/// How long the command takes to check the plan in `folder` from nothing, half of the times.
fn checked(folder: &std::path::Path) -> Duration {
    let mut times: Vec<Duration> = (0..CHECKS)
        .map(|_| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
            command.args(["check", "--as-of", AS_OF, "--format", "json"]).arg(folder).stdout(Stdio::null());
            let start = Instant::now();
            command.status().expect("the command runs");
            start.elapsed()
        })
        .collect();
    times.sort();
    times[CHECKS / 2]
}

fn name(file: usize) -> String {
    if file == 0 { "plan.plan".to_owned() } else { format!("part_{file}.plan") }
}

struct Client {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: usize,
}

impl Client {
    fn start(folder: &std::path::Path) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_milepost"))
            .args(["lsp", "--as-of", AS_OF])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let to = server.stdin.take().expect("it listens");
        let from = BufReader::new(server.stdout.take().expect("it speaks"));
        let mut client = Self { server, to, from, asked: 1 };
        let folders = json!([{ "uri": format!("file://{}", folder.display()), "name": "plan" }]);
        let diagnostics = json!({ "textDocument": {
                "publishDiagnostics": { "relatedInformation": true, "versionSupport": true },
                "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } } } });
        client.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": diagnostics } }));
        while client.read()["id"] != 1 {}
        client.tell("initialized", &json!({}));
        client
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{body}", body.len())
            .and_then(|()| self.to.flush())
            .expect("the server listens");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.from.read_line(&mut line).expect("the server speaks");
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(value) => length = value.parse().expect("a number"),
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).expect("the whole message");
        serde_json::from_slice(&body).expect("a message")
    }

    /// Waits for the findings of this version.
    fn findings(&mut self, uri: &str, version: usize) {
        loop {
            let message = self.read();
            let params = &message["params"];
            if message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version
            {
                return;
            }
        }
    }

    /// Asks what can be done about the findings of a line, which needs all of them, and waits for the answer.
    fn all_findings(&mut self, uri: &str, line: usize) {
        let place = json!({ "line": line, "character": 0 });
        let range = json!({ "start": place, "end": place });
        let question = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": "textDocument/codeAction", "params": question }));
        while self.read()["id"] != id {}
    }

    /// How long the processor has worked for the server, in milliseconds, where the system tells.
    fn work(&self) -> Option<f64> {
        // Linux counts in hundredths of a second, behind the name of the command in brackets.
        let status = std::fs::read_to_string(format!("/proc/{}/stat", self.server.id())).ok()?;
        let mut fields = status.rsplit_once(')')?.1.split_whitespace().skip(11);
        let mut ticks = || fields.next()?.parse::<f64>().ok();
        Some((ticks()? + ticks()?) * 10.0)
    }

    /// What the server holds of the machine's memory, in MiB, where the system tells.
    fn memory(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
        Some(kilobytes / 1024.0)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It has nothing to save.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A plan of `entries` named entries in one text.
fn plan(entries: usize) -> String {
    in_parts(entries, usize::MAX).concat()
}

/// The same in files of a usual size.
fn in_files(entries: usize) -> Vec<String> {
    let mut parts = in_parts(entries, PER_FILE);
    let imports: Vec<String> = (1..parts.len()).map(|file| format!("import \"{}\"\n", name(file))).collect();
    parts[0].insert_str(0, &imports.concat());
    parts
}

fn in_parts(entries: usize, most: usize) -> Vec<String> {
    let mut parts = vec![String::from(
        "plan care \"Faster care\" {\n  period 2026-04 to 2029-03\n  sponsor post_1\n  fiscal_year starts april\n  setting most_priorities 9,999\n}\n",
    )];
    let mut written = 1;
    let mut here = 1;
    let mut block = 0;
    while written < entries {
        if here >= most {
            parts.push(String::new());
            here = 0;
        }
        block += 1;
        let part = parts.last_mut().expect("there is one");
        write!(
            part,
            r#"
post post_{block} "Director of part {block}" {{
  held_by "Name withheld" from 2025-09-01
}}

// Priority number {block}.
priority p{block} "Faster care, part {block}" {{
  owner    post_{block}
  outcome  "Patients are seen, treated, and admitted or discharged within four hours."
  metric within_{block} "Attendances completed within four hours" {{
    unit        percent
    better      higher
    definition  "Attendances that end within four hours of arrival, as a share of all."
    source      "Hospital returns"
    baseline    78.4% at 2026-03 source "Hospital returns"
    target      92% by 2028-12
    trajectory {{
      shape    linear
      2026-Q4  81%
      2027-12  87%
      2028-12  92%
      because  "Pilot sites gained four points in three quarters."
    }}
  }}
  action streaming_{block} "Clinical streaming at the front door" {{
    owner      post_{block}
    period     2026-06 to 2027-03
    cost       42 million GBP secured yes
    raises     within_{block} by 4 points over 2026-10 to 2027-06
    milestone  pilot "Ten pilot sites live" by 2026-09-30 owner post_{block}
    milestone  rollout "All sites live" by 2027-03-31 after pilot
  }}
}}

routine stocktake_{block} "Stocktake of part {block}" {{
  every    2 months on first tuesday from 2026-05
  chair    post_{block}
  reviews  p{block}, streaming_{block}.pilot
}}
"#
        )
        .expect("a string takes all");
        written += 7;
        here += 7;
    }
    parts
}

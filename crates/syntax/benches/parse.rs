//! How fast texts are parsed, beside a bare scan of the same memory in the same run: `cargo bench -p milepost-syntax`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench holds a watch and speaks to the terminal"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost_diagnostics::FileId;
use milepost_syntax::{format, parse};

const BYTES: usize = 1 << 20;
const ROUNDS: usize = 30;

fn main() {
    let text = plan(BYTES);
    let broken = text.replacen("}\n\n", "\n\n", 1);
    let parsed = parse(FileId(0), text.clone());
    assert!(parsed.diagnostics.is_empty(), "the text is well formed");
    assert_eq!(parse(FileId(0), broken.clone()).diagnostics.len(), 1, "one brace is missing");

    let scan = best(|| memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count());
    let whole = best(|| parse(FileId(0), black_box(&text).clone()));
    let repaired = best(|| parse(FileId(0), black_box(&broken).clone()));
    let layout = best(|| format(black_box(&parsed)));
    for (name, time) in [("scan", scan), ("parse", whole), ("parse, one fault", repaired), ("format", layout)] {
        let speed = text.len() as f64 / time.as_secs_f64() / 1e6;
        let ratio = time.as_secs_f64() / scan.as_secs_f64();
        println!("{name:<18}{speed:>10.0} MB/s{ratio:>8.0} x the time of a scan");
    }
}

/// The shortest of many runs: what the machine can do when nothing disturbs it.
fn best<T>(run: impl Fn() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..ROUNDS).map(|_| once()).min().unwrap_or_default()
}

/// A plan of about `bytes`.
fn plan(bytes: usize) -> Arc<str> {
    let mut out = String::from("plan care \"Faster care\" {\n  period 2026-04 to 2029-03\n}\n");
    let mut number = 0;
    while out.len() < bytes {
        number += 1;
        write!(
            out,
            r#"
// Priority number {number}.
priority p{number} "Faster care, part {number}" {{
  owner    post_{number}
  outcome  "Patients are seen, treated, and admitted or discharged within four hours."

  metric m{number} "Attendances completed within four hours" {{
    unit        percent
    better      higher
    computed    completed / (attendances - {number}) from weekly_returns
    baseline    78.4% at 2026-03 source "Hospital returns"
    target      92% by 2028-12
    trajectory {{
      2026-Q4  81%
      2027-Q4  87%
      2028-Q4  92%
      range    within 1.5 points
    }}
  }}

  action a{number} "Clinical streaming at the front door" {{
    cost       {number},000 million GBP
    milestone  pilot "Ten pilot sites live" by 2026-09-30
    milestone  rollout "All 120 sites live" by 2027-03-31 after pilot
  }}
  chain {{ prime_minister > health_secretary > regional_director > trust_chief > ward_sister }}
}}
"#
        )
        .expect("a string takes everything");
    }
    out.into()
}

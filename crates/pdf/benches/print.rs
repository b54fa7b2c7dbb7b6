//! How long the PDF of a plan with a thousand entries takes: priorities with their metrics, actions and milestones.
//! `cargo bench -p milepost-pdf`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench holds a watch and speaks to the terminal")]

use std::fmt::Write as _;
use std::io::Read;
use std::time::Instant;

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::{Order, delivery_plan};
use milepost_locale::Locale;
use milepost_pdf::{document_pdf, pdf};
use milepost_plan::Plan;
use milepost_syntax::parse;
use milepost_tracking::Files;

const PRIORITIES: usize = 20;
/// In each priority; with the priority itself, its outcome and its sponsor, fifty entries.
const METRICS: usize = 7;
const ACTIONS: usize = 15;
const MILESTONES: usize = 25;
const ROUNDS: usize = 5;

struct Nothing;

impl Files for Nothing {
    fn open(&self, _: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        Ok(None)
    }
}

fn main() {
    let text = plan();
    let (plan, findings): (Plan, _) = milepost_plan::compile(&[parse(FileId(0), text.as_str())]);
    assert!(findings.is_empty(), "{findings:?}");
    let as_of = NaiveDate::from_ymd_opt(2027, 6, 30).expect("a day");
    let (observations, _) = milepost_tracking::load(&plan, &Nothing);
    let order = Order::new(as_of, &observations);
    let locale = Locale::of_plan(&plan);
    let entries = PRIORITIES * (3 + METRICS + ACTIONS + MILESTONES);
    println!("{entries} entries, the best of {ROUNDS}");
    let one =
        best(|| vec![document_pdf(&delivery_plan(&plan, &order), &locale, None, as_of).expect("it is printed").len()]);
    println!("the delivery plan:   {one}");
    let all = best(|| pdf(&plan, &order).expect("it is printed").iter().map(|output| output.bytes.len()).collect());
    println!("all documents:       {all}");
}

fn best(mut make: impl FnMut() -> Vec<usize>) -> String {
    let mut best = f64::INFINITY;
    let mut sizes = Vec::new();
    for _ in 0..ROUNDS {
        typst::comemo::evict(0);
        let start = Instant::now();
        sizes = make();
        best = best.min(start.elapsed().as_secs_f64());
    }
    format!("{best:6.2} s, {} files, {} kB", sizes.len(), sizes.iter().sum::<usize>() / 1000)
}

/// A plan with so many entries, and with what people write in them.
fn plan() -> String {
    let mut text = String::from(
        "post minister \"Minister\"\nplan big \"A large plan\" { period 2026-04 to 2029-03; sponsor minister }\n",
    );
    for priority in 0..PRIORITIES {
        let mut add = |line: std::fmt::Arguments<'_>| writeln!(text, "{line}").expect("a text takes it");
        add(format_args!("post director_{priority} \"Director of programme {priority}\""));
        add(format_args!("priority p{priority} \"Faster service {priority} for everybody who needs it\" {{"));
        add(format_args!("  owner director_{priority}\n  sponsor minister"));
        add(format_args!("  outcome \"People are seen, treated and discharged within the time that was promised.\""));
        for metric in 0..METRICS {
            add(format_args!("  metric m{priority}_{metric} \"Cases completed in time, stream {metric}\" {{"));
            add(format_args!("    unit percent\n    better higher\n    source \"Returns of the offices\""));
            add(format_args!("    baseline 61.5% at 2026-03\n    target 90% by 2028-12"));
            add(format_args!("    trajectory {{ 2027-03 70%; 2027-12 80%; 2028-12 90% }}"));
            add(format_args!("    observed {{ 2026-06 62.1%; 2026-09 64%; 2026-12 66.8%; 2027-03 69.9% }}\n  }}"));
        }
        for action in 0..ACTIONS {
            add(format_args!("  action a{priority}_{action} \"Open another counter in region {action}\" {{"));
            add(format_args!(
                "    owner director_{priority}\n    description \"What is opened, by whom, and with which money, in a sentence that fills a line.\""
            ));
            for milestone in (0..MILESTONES).filter(|milestone| milestone % ACTIONS == action) {
                add(format_args!(
                    "    milestone s{milestone} \"Counter {milestone} is open\" by 2027-{:02}-28 owner director_{priority}",
                    milestone % 12 + 1
                ));
            }
            add(format_args!("  }}"));
        }
        add(format_args!("}}"));
    }
    text
}

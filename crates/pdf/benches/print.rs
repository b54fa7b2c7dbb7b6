//! How long the PDF of a plan with a thousand entries takes: priorities with their metrics, actions and milestones.
//! `cargo bench -p milepost-pdf`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench holds a watch and speaks to the terminal")]

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
use milepost_vocabulary::samples;

const PRIORITIES: usize = 20;
const ROUNDS: usize = 5;

struct Nothing;

impl Files for Nothing {
    fn open(&self, _: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        Ok(None)
    }
}

fn main() {
    let text = samples::large(PRIORITIES);
    let (plan, findings): (Plan, _) = milepost_plan::compile(&[parse(FileId(0), text.as_str())]);
    assert!(findings.is_empty(), "{findings:?}");
    let as_of = NaiveDate::from_ymd_opt(2027, 6, 30).expect("a day");
    let (observations, _) = milepost_tracking::load(&plan, &Nothing);
    let order = Order::new(as_of, &observations);
    let locale = Locale::of_plan(&plan);
    println!("{} entries, the best of {ROUNDS}", PRIORITIES * samples::IN_A_PRIORITY);
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

//! What is worked out and shown in the text, and what depends on what.

use std::io::{Cursor, Read};

use milepost_ide::{Ratings, dependent, dependents, hints, hover, lenses, needed, signature};
use milepost_tracking::Files;

use crate::fixture::{Fixture, Nothing, PLAN, fixture};

#[test]
fn hints_say_what_is_expected_what_is_missing_and_how_far_off() {
    let fixture = fixture(PLAN);
    let all = hints(&fixture.analysis, fixture.file, 0..u32::MAX);
    let document = fixture.analysis.document(fixture.file).expect("the plan");
    let shown = all.iter().map(|hint| {
        let line = document.source.position(hint.offset).line;
        format!("{line}: {} ({})", hint.label, hint.tooltip)
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
    assert!(hints(&fixture.analysis, fixture.file, 0..10).is_empty(), "only what is asked for");
}

/// What was measured of the metric.
struct Measured;

impl Files for Measured {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        let text = "period,value\n2026-06,78.9%\n2026-09,79.2%\n";
        Ok((path == "data/seen.csv").then(|| Box::new(Cursor::new(text)) as Box<dyn Read>))
    }
}

fn measured() -> String {
    PLAN.replace("    better higher", "    better higher\n    observed from \"data/seen.csv\"")
}

#[test]
fn lenses_say_how_a_priority_stands_and_what_moves_a_metric() {
    let fixture = fixture(&measured());
    let compiled = fixture.analysis.plan_of(fixture.file).expect("the plan");
    let ratings = Ratings::of(compiled, &Measured, fixture.analysis.today());
    let all = lenses(&fixture.analysis, fixture.file, &ratings);
    let shown = all.iter().map(|lens| {
        let places: Vec<_> = lens.places.iter().map(|span| fixture.show(*span)).collect();
        format!("{}: {} {places:?}", fixture.show(lens.span), lens.title)
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_card_of_a_metric_has_its_latest_value_and_its_standing() {
    let fixture = fixture(&measured().replace("raises within_4h", "raises within$0_4h"));
    let said = hover(&fixture.analysis, fixture.file, fixture.offset, &Measured).expect("a card");
    insta::assert_snapshot!(said.markdown);
    let unmeasured = hover(&fixture.analysis, fixture.file, fixture.offset, &Nothing).expect("a card");
    assert!(!unmeasured.markdown.contains("latest value"), "{}", unmeasured.markdown);
}

fn depends(fixture: &Fixture) -> String {
    let symbol = dependent(&fixture.analysis, fixture.file, fixture.offset).expect("something is named");
    let list = |found: Vec<milepost_ide::Dependency>| {
        let shown = found.into_iter().map(|found| {
            let places: Vec<_> = found.places.iter().map(|span| fixture.show(*span)).collect();
            format!("\n  {} {places:?}", found.symbol.detail)
        });
        shown.collect::<String>()
    };
    let (needs, serves) = (needed(&fixture.analysis, symbol.name), dependents(&fixture.analysis, symbol.name));
    format!("{}\n needs{}\n serves{}", symbol.detail, list(needs), list(serves))
}

#[test]
fn dependencies_both_ways() {
    let cursors = ["milestone pilot", "milestone rollout", "metric within_4h"];
    let said = cursors.map(|at| depends(&fixture(&PLAN.replacen(at, &format!("{at}$0"), 1))));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_line_says_what_it_consists_of() {
    let said = ["baseline $0", "baseline 78.4% at $0", "period 2026-06 $0", "metric x $0"].map(|line| {
        let text = PLAN.replace("    unit percent\n", &format!("    {line}\n    unit percent\n"));
        let fixture = fixture(&text);
        match signature(&fixture.analysis, fixture.file, fixture.offset) {
            Some(found) => {
                let active = found.active.and_then(|active| found.values.get(active));
                let active = active.map(|(at, said)| (&found.label[at.start as usize..at.end as usize], said));
                format!("{line}: {} at {active:?}", found.label)
            }
            None => format!("{line}: nothing"),
        }
    });
    insta::assert_snapshot!(said.join("\n"));
}

//! What is worked out and shown in the text, and what depends on what.

use milepost_ide::{dependent, dependents, hints, hover, lenses, needed, signature};

use crate::fixture::{Fixture, PLAN, fixture};

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

/// [`PLAN`] with what was measured of its metric.
fn measured() -> String {
    let plan = PLAN.replace("    better higher", "    better higher\n    observed from \"data/seen.csv\"");
    plan + "//- data/seen.csv\nperiod,value\n2026-06,78.9%\n2026-09,79.2%\n"
}

fn shown(fixture: &Fixture) -> String {
    let all = lenses(&fixture.analysis, fixture.file);
    let shown = all.iter().map(|lens| {
        let places: Vec<_> = lens.places.iter().map(|span| fixture.show(*span)).collect();
        let stocktake = lens.stocktake.map(|day| format!(" [{day}]")).unwrap_or_default();
        format!("{}: {} {places:?}{stocktake}", fixture.show(lens.span), lens.title)
    });
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn lenses_say_how_a_priority_stands_and_what_moves_a_metric() {
    insta::assert_snapshot!(shown(&fixture(&measured())));
}

#[test]
fn lenses_say_what_waits_for_a_stocktake_and_which_returns_are_late() {
    let collection = "collection returns \"Returns\" { every month due 10 days after from 2026-08; asks { done count \"Done\" } }\nroutine stocktake \"Stocktake\" { kind stocktake;";
    insta::assert_snapshot!(shown(&fixture(&measured().replace("routine stocktake \"Stocktake\" {", collection))));
}

#[test]
fn the_card_of_a_metric_has_its_latest_value_and_its_standing() {
    let at = |text: String| fixture(&text.replace("raises within_4h", "raises within$0_4h"));
    let card = |fixture: &Fixture| hover(&fixture.analysis, fixture.file, fixture.offset).expect("a card").markdown;
    insta::assert_snapshot!(card(&at(measured())));
    let unmeasured = card(&at(PLAN.to_owned()));
    assert!(!unmeasured.contains("latest value"), "{unmeasured}");
}

#[test]
fn findings_follow_the_data_beside_a_plan() {
    let fixture = fixture(&measured().replace("79.2%", "many"));
    let compiled = fixture.analysis.plan_of(fixture.file).expect("the plan");
    let beside: Vec<_> = compiled.beside().collect();
    assert_eq!(beside, ["data/", "data/seen.csv"]);
    let codes = |compiled: &milepost_ide::Compiled| {
        compiled.diagnostics().iter().map(|found| found.entry.code).filter(|code| code.starts_with("MP81")).count()
    };
    assert!(codes(compiled) > 0, "{:?}", compiled.diagnostics());
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

//! The documents of one plan and one day say the same of one thing, and claim no more than is known.

use chrono::NaiveDate;
use milepost_documents::{Audience, Order, documents, html};
use milepost_plan::Plan;

use super::from_plan::{observations, plan, words};

/// What people read in the document `id` on the day `as_of`.
fn read(plan: &Plan, id: &str, as_of: &str) -> String {
    let as_of: NaiveDate = as_of.parse().expect("a day");
    let all = documents(plan, &Order { audience: Audience::Unit, ..Order::new(as_of, &observations(plan)) });
    let found = all.iter().find(|document| document.id == id).unwrap_or_else(|| panic!("there is no {id}"));
    words(&html(found)).replace(['\u{2068}', '\u{2069}'], "")
}

const UNRATED: &str = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"First\" { owner m; metric x \"X\" { unit percent; better higher; frequency month; lag 10 days } }
priority b \"Second\" { owner m; metric y \"Y\" { unit percent; better higher } }";

#[test]
fn where_nothing_is_rated_nothing_is_claimed() {
    let plan = plan(UNRATED);
    let stocktake = read(&plan, "stocktake", "2026-01-20");
    assert!(stocktake.contains("None can be named: no priority is rated yet."), "{stocktake}");
    let note = read(&plan, "monthly-note", "2026-01-20");
    assert!(note.contains("ConcernNot known: it is not rated yet."), "{note}");
    let league = read(&plan, "league-table", "2026-01-20");
    assert!(!league.contains("Place") && !league.contains("by likelihood"), "{league}");
}

const LATE: &str = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"First\" {
  owner m
  metric x \"X\" { unit percent; better higher; baseline 10% at 2025; target 20% by 2026-12; observed { 2026-01 9.994%; 2026-02 10.006% } trajectory { 2026-01 10%; 2026-12 20% } }
  action w \"Work\" { milestone y \"Half is done\" by 2026-01-31 }
}
priority b \"Second\" { owner m; metric z \"Z\" { unit percent; better higher } }
correction 2026-01-10 { about a; decision \"Hire more\"; owner m; due 2026-02-28; state on_track }";

#[test]
fn a_milestone_and_a_correction_stand_alike_in_every_document() {
    let plan = plan(LATE);
    let day = "2026-04-10";
    let delivery = read(&plan, "delivery-plan", day);
    // 69 days are red in the tracker; a priority is one step above a milestone that is not critical.
    for (id, said) in [
        ("milestones", "R ■ redWas due by 31 Jan 2026, 69 days ago"),
        ("delivery-plan", "R Half is done: was due by 31 Jan 2026, 69 days ago"),
        ("stocktake", "R Half is done: was due by 31 Jan 2026, 69 days ago"),
        ("delivery-plan", "69 days late"),
        ("delivery-plan", "41 days late · plan: on track"),
        ("stocktake", "41 days lateplan: on track"),
        ("owners", "41 days lateplan: on track"),
    ] {
        let text = if id == "delivery-plan" { delivery.clone() } else { read(&plan, id, day) };
        assert!(text.contains(said), "{id} does not say “{said}”: {text}");
    }
}

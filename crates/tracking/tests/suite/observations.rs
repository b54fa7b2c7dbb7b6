//! What the data files say about metrics.

use std::fmt::Write;

use chrono::NaiveDate;
use milepost_plan::{Node, Plan};
use milepost_tracking::{Answer, Layout, Observations, Reading, load};

use crate::{Memory, plan};

const PLAN: &str = r#"
plan p { period 2026 to 2029 }
dimension region {
  north "North" alias "The North"
  south "South"
}
collection returns {
  every month
  breakdown region
  asks {
    attendances count
    in_time     count at_most attendances
    rating      percent optional
    open        yes_no optional
    why         text optional
  }
}
priority ae {
  metric within_4h  { unit percent; computed in_time / attendances from returns }
  metric too_late      { unit percent; computed (attendances - in_time) / attendances from returns }
  metric late       { unit count; computed attendances - in_time from returns }
  metric per_1000   { unit rate per 1,000; computed in_time / attendances from returns }
  metric by_hand    { unit percent; computed in_time / attendances * 100 from returns }
  metric quality    { unit percent; computed rating from returns; aggregation weighted_mean weighted_by returns.attendances }
  metric best       { unit percent; computed rating from returns; aggregation maximum }
  metric apart      { unit percent; computed rating from returns }
  metric open_sites { unit count; computed open from returns }
  metric doubled    { unit count; computed late * 2 }
  metric circle     { unit count; computed circle + 1 }
  metric published {
    unit percent
    frequency month
    observed { source "Bulletin"; 2026-01 70%; 2026-02 71% quality provisional; 2026-03 unknown }
    observed from "bulletin.csv" { columns "Month" "Share" }
    observed { for region.north; 2026-01 65% }
  }
}
"#;

const HEAD: &str = "period,region,question,value,quality,status,recorded_at,source,because,note\n";

/// The rows of a data file, from `period part question value [quality]`.
pub(crate) fn data(rows: &[&str]) -> String {
    let row = |row: &&str| {
        let mut words = row.split(' ');
        let mut next = || words.next().unwrap_or_default().to_owned();
        let (period, part, question, value) = (next(), next(), next(), next());
        let value = if value == "-" { String::new() } else { value };
        let quality = Some(next()).filter(|word| !word.is_empty()).unwrap_or_else(|| "final".into());
        format!("{period},{part},{question},{value},{quality},current,2026-02-03T08:00:00Z,a.xlsx,,\n")
    };
    format!("{HEAD}{}", rows.iter().map(row).collect::<String>())
}

fn metric<'a>(plan: &'a Plan, name: &str) -> Node<'a> {
    plan.all("metric").find(|metric| metric.name() == Some(name)).expect("the plan has it")
}

pub(crate) fn readings(plan: &Plan, observations: &Observations, name: &str, part: &[&str]) -> String {
    let part: Vec<_> =
        plan.all("category").filter(|category| part.contains(&category.name().unwrap_or_default())).collect();
    let mut out = String::new();
    for reading in observations.readings(metric(plan, name), &part, NaiveDate::MAX) {
        let value = reading.value.map_or_else(|| "none".to_owned(), |value| value.normalize().to_string());
        let of = reading.expected.map_or_else(|| "?".to_owned(), |expected| expected.to_string());
        let quality = reading.quality.word();
        write!(out, "{} {value} {quality} {}/{of}; ", reading.period, reading.parts).unwrap();
    }
    out.trim_end_matches("; ").to_owned()
}

fn loaded(plan: &Plan, rows: &[&str]) -> Observations {
    let bulletin = "Month,Other,Share\n2026-02-01,x,71.5%\n2026-04-01,y,72\n";
    let files = Memory::of(&[("data/returns.csv", &data(rows)), ("bulletin.csv", bulletin)]);
    let (observations, faults) = load(plan, &files);
    assert_eq!(faults, []);
    observations
}

#[test]
fn sums_come_before_ratios() {
    let plan = plan(PLAN);
    let observations = loaded(
        &plan,
        &[
            "2026-01 north attendances 100",
            "2026-01 north in_time 50",
            "2026-01 south attendances 300",
            "2026-01 south in_time 270 provisional",
        ],
    );
    let of = |name: &str, part: &[&str]| readings(&plan, &observations, name, part);
    assert_eq!(of("within_4h", &[]), "2026-01 80 provisional 2/2");
    assert_eq!(of("within_4h", &["north"]), "2026-01 50 final 1/1");
    assert_eq!(of("within_4h", &["south"]), "2026-01 90 provisional 1/1");
    // The formula names `attendances` twice; it counts once.
    assert_eq!(of("too_late", &[]), "2026-01 20 provisional 2/2");
    assert_eq!(of("late", &[]), "2026-01 80 provisional 2/2");
    assert_eq!(of("per_1000", &[]), "2026-01 800 provisional 2/2");
    assert_eq!(of("by_hand", &[]), "2026-01 80 provisional 2/2");
    assert_eq!(of("doubled", &[]), "2026-01 160 provisional 2/2");
    assert_eq!(of("circle", &[]), "");
}

#[test]
fn percentages_are_never_averaged_without_being_told_how() {
    let plan = plan(PLAN);
    let observations = loaded(
        &plan,
        &[
            "2026-01 north attendances 100",
            "2026-01 north rating 60",
            "2026-01 south attendances 300",
            "2026-01 south rating 80",
        ],
    );
    let of = |name: &str, part: &[&str]| readings(&plan, &observations, name, part);
    assert_eq!(of("quality", &[]), "2026-01 75 final 2/2");
    assert_eq!(of("best", &[]), "2026-01 80 final 2/2");
    assert_eq!(of("apart", &[]), "2026-01 none not_available 2/2");
    assert_eq!(of("apart", &["south"]), "2026-01 80 final 1/1");
}

#[test]
fn what_is_missing_is_counted_and_never_taken_for_zero() {
    let plan = plan(PLAN);
    let observations = loaded(
        &plan,
        &[
            "2026-01 north attendances 100",
            "2026-01 north in_time 50",
            "2026-01 south attendances 300",
            "2026-01 south in_time - not_available",
            "2026-02 north attendances 0",
            "2026-02 north in_time 0",
            "2026-02 north open yes",
            "2026-02 south open no",
        ],
    );
    let of = |name: &str, part: &[&str]| readings(&plan, &observations, name, part);
    assert_eq!(of("within_4h", &[]), "2026-01 50 final 1/2; 2026-02 none not_available 1/2");
    assert_eq!(of("within_4h", &["south"]), "2026-01 none not_available 0/1; 2026-02 none not_available 0/1");
    assert_eq!(of("open_sites", &[]), "2026-01 none not_available 0/2; 2026-02 1 final 2/2");
}

#[test]
fn totals_that_were_reported_go_before_sums_of_parts() {
    let plan = plan(PLAN);
    let observations = loaded(
        &plan,
        &[
            "2026-01  attendances 500",
            "2026-01  in_time 400",
            "2026-01 north attendances 100",
            "2026-01 north in_time 50",
        ],
    );
    assert_eq!(readings(&plan, &observations, "within_4h", &[]), "2026-01 80 final 1/1");
    assert_eq!(readings(&plan, &observations, "within_4h", &["north"]), "2026-01 50 final 1/1");
}

#[test]
fn rows_of_the_plan_and_files_of_others_are_observations_too() {
    let plan = plan(PLAN);
    let observations = loaded(&plan, &[]);
    let of = |part: &[&str]| readings(&plan, &observations, "published", part);
    let whole = "2026-01 70 final 1/1; 2026-02 71.5 final 1/1; 2026-03 none not_available 1/1; 2026-04 72 final 1/1";
    assert_eq!(of(&[]), whole);
    assert_eq!(of(&["north"]), "2026-01 65 final 1/1");
    assert_eq!(of(&["south"]), "");
}

/// What was published later than the day was not known on it, whatever the order of the rows.
#[test]
fn what_was_known_on_a_day_is_what_counts_on_it() {
    let plan = plan(
        r"plan p { period 2026 to 2029 }
priority a {
  metric published {
    unit percent
    observed {
      2026-01 64% as_of 2026-06-20 quality revised
      2026-01 61% as_of 2026-03-10 quality provisional
      2026-02 65% as_of 2026-06-20
      2026-03 66%
    }
  }
}
",
    );
    let on = |day: &str| {
        let readings = Observations::default().readings(metric(&plan, "published"), &[], day.parse().expect("a day"));
        let said = |reading: &Reading| format!("{} {}", reading.period, reading.value.expect("a value"));
        readings.iter().map(said).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(on("2026-03-09"), "");
    assert_eq!(on("2026-03-10"), "2026-01 61");
    assert_eq!(on("2026-03-31"), "2026-01 61, 2026-03 66");
    assert_eq!(on("2026-06-20"), "2026-01 64, 2026-02 65, 2026-03 66");
}

#[test]
fn a_revision_keeps_what_it_took_the_place_of() {
    let plan = plan(PLAN);
    let text = format!(
        "{HEAD}\
         2026-01,north,attendances,90,provisional,superseded,2026-02-03T08:00:00Z,a.xlsx,,\n\
         2026-01,north,attendances,95,final,superseded,2026-02-05T08:00:00Z,b.xlsx,late return,\n\
         2026-01,north,attendances,100,final,current,2026-03-03T08:00:00Z,c.csv,\"recounted, twice\",'=1+1\n\
         2026-01,north,why,'=cmd,final,current,2026-03-03T08:00:00Z,c.csv,,\n"
    );
    let (observations, faults) = load(&plan, &Memory::of(&[("data/returns.csv", &text)]));
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, ["bulletin.csv: the plan takes observations from it, and it is not there"]);
    let layout = Layout::of(plan.all("collection").next().unwrap()).unwrap();
    let period = observations.periods(&layout)[0];
    let now = observations.find(&layout, "attendances", period, &["north"]).unwrap();
    assert_eq!((now.answer, now.because, now.note), (Answer::Number(100.into()), "recounted, twice", "=1+1"));
    let before = observations.history(&layout, "attendances", period, &["north"]);
    let before: Vec<_> = before.iter().map(|row| (row.answer.to_string(), row.source, row.quality.word())).collect();
    assert_eq!(before, [("90".to_owned(), "a.xlsx", "provisional"), ("95".to_owned(), "b.xlsx", "final")]);
    let why = observations.find(&layout, "why", period, &["north"]).unwrap();
    assert_eq!(why.answer, Answer::Text("=cmd".into()));
    assert_eq!(observations.find(&layout, "attendances", period, &["south"]), None);
}

#[test]
fn every_fault_names_its_place() {
    let plan = plan(PLAN);
    let rest = "current,2026-02-03T08:00:00Z,a.xlsx,,";
    let text = format!(
        "period,region,question,value,quality,status,recorded_at,source,because,note,age\n\
         2026-13,north,attendances,1,final,{rest},\n\
         2026-01,north,attendances,\"1,020\",final,{rest},\n\
         2026-01,north,attendances,-4,final,{rest},\n\
         2026-01,north,attendances,12.5,final,{rest},\n\
         2026-01,north,open,perhaps,final,{rest},\n\
         2026-01,north,in_time,,final,{rest},\n\
         2026-01,north,in_time,5,not_available,{rest},\n\
         2026-01,north,in_time,5,good,{rest},\n\
         2026-01,north,in_time,5,final,old,2026-02-03T08:00:00Z,a.xlsx,,,\n\
         2026-01,north,in_time,5,final,current,yesterday,a.xlsx,,,\n\
         2026-01,north,in_time,5,final,{rest},\n\
         2026-01,north,in_time,6,final,{rest},\n\
         2026-01,west,in_time,6,final,{rest},\n\
         2026-02,west,in_time,6,final,{rest},\n\
         2026-01,north,breaches,6,final,{rest},\n\
         2026-02,north,breaches,6,final,{rest},\n\
         2026-01,north\n\
         <<<<<<< HEAD\n"
    );
    let (_, faults) =
        load(&plan, &Memory::of(&[("data/returns.csv", &text), ("bulletin.csv", "Month,Share\nMay,x\n")]));
    let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(faults.join("\n"));
}

#[test]
fn rows_have_the_numbers_of_a_spreadsheet_whatever_ends_their_lines() {
    let plan = plan(PLAN);
    let rest = "current,2026-02-03T08:00:00Z,a.xlsx,";
    let text = format!(
        "{HEAD}2026-01,north,attendances,1,final,{rest},\"two\nlines\"\n2026-01,south,attendances,x,final,{rest},\n\
         2026-02,south,attendances,x,final,{rest},\n"
    );
    let bulletin = "Month,Share\n2026-01,70\n2026-02,x\n2026-03,\"\nx\"\nMay,72\n";
    for end in ["\n", "\r\n"] {
        let (text, bulletin) = (text.replace('\n', end), bulletin.replace('\n', end));
        let (_, faults) = load(&plan, &Memory::of(&[("data/returns.csv", &text), ("bulletin.csv", &bulletin)]));
        let places: Vec<_> =
            faults.iter().map(|fault| fault.to_string().split([',', ':']).take(2).collect::<String>()).collect();
        let expected = ["data/returns.csv row 3", "data/returns.csv row 4"];
        let of_bulletin = ["bulletin.csv row 3", "bulletin.csv row 4", "bulletin.csv row 5"];
        assert_eq!(places, [&expected[..], &of_bulletin].concat(), "{end:?}");
    }
}

#[test]
fn a_head_that_is_wrong_is_told() {
    let plan = plan(PLAN);
    let of = |text: &str| {
        let (_, faults) = load(&plan, &Memory::of(&[("data/returns.csv", text), ("bulletin.csv", "Month,Value\n")]));
        faults[0].to_string()
    };
    assert_eq!(of(""), "data/returns.csv, row 1: it is empty; a data file begins with the names of its columns");
    let semicolons = of("period;region;question\n");
    assert!(semicolons.contains("commas between them"), "{semicolons}");
    assert_eq!(
        of("period,question,value\n"),
        "data/returns.csv, row 1: there must be a column `quality`; see `docs/data.md`"
    );
}

#[test]
fn data_of_a_collection_that_was_renamed_are_not_lost_in_silence() {
    let told = |plan: &str, files: &[(&str, &str)]| {
        let plan = crate::plan(plan);
        let (_, faults) = load(&plan, &Memory::of(files));
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let row = "2026-01,attendances,1,final,current,2026-02-03T08:00:00Z,a.xlsx,,\n";
    let data = format!("period,question,value,quality,status,recorded_at,source,because,note\n{row}");
    let old = ("data/returns.csv", data.as_str());
    let renamed = "collection monthly { asks { attendances count } }\ncollection weekly { asks { visits count } }";
    assert_eq!(
        told(renamed, &[old]),
        "data/returns.csv: the plan has no collection `returns`, so nothing in it is used; if `monthly` was called so before, rename the file to `data/monthly.csv`"
    );
    // The new one has data already.
    assert_eq!(
        told("collection return { asks { attendances count } }", &[old, ("data/return.csv", &data)]),
        "data/returns.csv: the plan has no collection `returns`, so nothing in it is used; did you mean `return`?"
    );
    assert_eq!(
        told("collection x { asks { a count } }", &[old]),
        "data/returns.csv: the plan has no collection `returns`, so nothing in it is used; delete it, or rename it after its collection"
    );
    // Figures that somebody else maintains, and anything else that is no data file of a collection, may lie there too.
    let observed = "priority a { metric m { unit count; observed from \"data/returns.csv\" } }";
    let others = [("data/returns.csv", "month,value\n2026-01,3\n"), ("data/notes.csv", "a,b\n"), ("data/x.txt", "x")];
    assert_eq!(told(observed, &others), "");
}

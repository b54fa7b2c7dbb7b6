//! Every form of a value, through every face: the layout, the checks, the model, the report, the forms, the status.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::milepost;

/// What both plans below begin with. The fiscal year is named by its end, so that it may be written with one number.
const HEAD: &str = r#"
plan values "Every form of a value" {
  period       FY2025-26 to 2029-06
  sponsor      minister
  version      "1"
  fiscal_year  starts july named_by end
  term         autumn_2026 2026-09-01 to 2026-12-18
}
post minister "Minister" { held_by "Name withheld" from 2025-01-01 }
post director "Director" { held_by "Name withheld" from 2025-01-01 }
priority all "All" {
  owner minister
  outcome "Every value is read."
"#;

fn run(arguments: &[&str]) -> String {
    let output = milepost(arguments);
    String::from_utf8([output.stdout, output.stderr].concat()).expect("text")
}

/// The rows of the tables in `docs/values.md`: the section, the forms, and what else is read as one of them.
fn documented() -> Vec<(String, Vec<String>, Vec<String>)> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/values.md");
    let docs = fs::read_to_string(docs).expect("the documentation");
    let (mut section, mut found) = (String::new(), Vec::new());
    for line in docs.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut section);
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let code = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let ["", written, _, also @ ..] = cells.as_slice() else { continue };
        let also: Vec<_> = also.iter().flat_map(|cell| code(cell)).collect();
        found.push((section.clone(), code(written), also));
    }
    found
}

/// The unit of a metric that has `value` for a level.
fn unit_for(value: &str) -> String {
    let (number, rest) = value.split_once(' ').unwrap_or((value, ""));
    match rest {
        _ if number.ends_with('%') => "percent".to_owned(),
        "percent" => "percent".to_owned(),
        "" | "thousand" | "million" | "billion" => "count".to_owned(),
        "point" | "points" => "points".to_owned(),
        "people" => "count of people".to_owned(),
        "million GBP" => "money GBP".to_owned(),
        rate if rate.starts_with("per ") => format!("rate {rate}"),
        time => format!("{}s", time.trim_end_matches('s')),
    }
}

/// A line that holds `value` where such a value belongs.
fn line(section: &str, number: usize, value: &str) -> Option<String> {
    let better = if value.starts_with('-') || value == "halve" { "lower" } else { "higher" };
    let metric = |unit: &str, rest: &str| {
        format!("  metric v{number} \"Metric {number}\" {{\n    unit {unit}\n    better {better}\n    {rest}\n  }}\n")
    };
    Some(match section {
        "Days and periods" if value.contains(" to ") => {
            format!("  action v{number} \"Action {number}\" {{\n    owner director\n    period {value}\n  }}\n")
        }
        "Days and periods" => format!("  milestone v{number} \"Done\" by {value} owner director\n"),
        "Numbers, units and money" => metric(&unit_for(value), &format!("baseline {value} at 2026-06")),
        "Changes" => {
            let (unit, start) = if value.ends_with("points") { ("percent", "50%") } else { ("count", "400") };
            metric(unit, &format!("baseline {start} at 2026-06\n    target {value} by 2029-06"))
        }
        "How often" => format!(
            "  risk v{number} \"Risk\" {{ owner director }}\n}}\nroutine r{number} \"Talk\" {{\n  every {value}\n  chair minister\n}}\npriority p{number} \"P\" {{\n  owner minister\n"
        ),
        _ => return None,
    })
}

#[test]
fn every_documented_form_is_read_and_has_one_way_to_be_written() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("plan.plan").to_str().expect("plain").to_owned();
    let lay_out = |text: &str| {
        fs::write(&path, text).expect("a plan");
        assert_eq!(run(&["fmt", &path]), "", "everything is read");
        fs::read_to_string(&path).expect("a plan")
    };
    let (mut plan, mut wanted) = (HEAD.to_owned(), Vec::new());
    for (section, forms, also) in documented() {
        for (value, canonical) in forms.iter().map(|form| (form, false)).chain(also.iter().map(|form| (form, true))) {
            let number = wanted.len();
            let Some(text) = line(&section, number, value) else { continue };
            plan.push_str(&text);
            let right = if canonical { forms.clone() } else { vec![value.clone()] };
            wanted.push((
                value.clone(),
                right.iter().filter_map(|form| line(&section, number, form)).collect::<Vec<_>>(),
            ));
        }
    }
    plan.push_str("}\n");
    assert!(wanted.len() > 40, "{} forms", wanted.len());
    let laid_out = lay_out(&plan);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = words(&laid_out);
    let other = wanted.iter().filter(|(_, right)| !right.iter().any(|right| found.contains(&words(right))));
    let other: Vec<_> = other.map(|(value, _)| value.as_str()).collect();
    assert_eq!(other, [""; 0], "these are written otherwise than the table says, in\n{laid_out}");
    assert_eq!(lay_out(&laid_out), laid_out, "once is enough");
    let errors = run(&["check", "--format", "short", &path]);
    let errors: Vec<_> = errors.lines().filter(|line| line.contains(" error ")).collect();
    assert_eq!(errors, [""; 0]);
}

/// A metric: its unit, its baseline and its target as they are written; how the layout writes the target; what it comes
/// to in the model; and how the status and the report print it.
type Level = [&'static str; 7];
const LEVELS: &[Level] = &[
    ["percent", "62 percent", "+13 points", "+13 points", "75", "75%", "75%"],
    ["percent", "-2%", "1.5%", "1.5%", "1.5", "1.5%", "1.5%"],
    ["points", "-2.5 points", "-1 points", "-1 point", "-1", "-1 points", "−1 point"],
    ["count of people", "1200000 people", "-15%", "-15%", "1020000", "1,020,000 people", "1,020,000"],
    ["count of people", "1234567", "-15%", "-15%", "1049381.95", "1,049,382 people", "1,049,382"],
    ["count of people", "400 people", "+15%", "+15%", "460", "460 people", "460"],
    ["count", "1.5 million", "double", "double", "3000000", "3,000,000", "3,000,000"],
    ["count of patients", "9400", "halve", "halve", "4700", "4,700 patients", "4,700"],
    [
        "money GBP",
        "42 million GBP",
        "2.5 billion GBP",
        "2.5 billion GBP",
        "2500000000",
        "2.5 billion GBP",
        "2.5 billion GBP",
    ],
    ["money EUR", "1850000 EUR", "2000000 EUR", "2,000,000 EUR", "2000000", "2 million EUR", "2 million EUR"],
    [
        "rate per 100 million miles",
        "1.36 per 100 million miles",
        "1.02 per 100 million",
        "1.02 per 100 million",
        "1.02",
        "1.02 per 100 million miles",
        "1.02",
    ],
    ["rate per 100000", "13.5 per 100000", "-10%", "-10%", "12.15", "12.2 per 100,000", "12.2"],
    ["days", "45 day", "1 days", "1 day", "1", "1 day", "1 day"],
    ["working_days", "12 working_days", "5 working_day", "5 working_days", "5", "5 working days", "5 working days"],
    ["hours", "4.25 hours", "4 hours", "4 hours", "4", "4 hours", "4 hours"],
    ["index", "100", "112.5", "112.5", "112.5", "112.5", "112.5"],
    ["score", "480", "495", "495", "495", "495", "495"],
    ["ratio", "0.85", "0.95", "0.95", "0.95", "0.95", "0.95"],
    ["count", "unknown", "unknown", "unknown", "", "", ""],
];

/// The periods of every kind, the last of them the day of the target.
const POINTS: [&str; 10] = [
    "2026-07-15",
    "autumn_2026",
    "2027-W05",
    "2027-H1",
    "2027-Q3",
    "FY2027-28-P07",
    "FY2027-28-Q4",
    "2028-11",
    "2028",
    "2029-06",
];

fn levels() -> String {
    let mut plan = HEAD.to_owned();
    for (number, [unit, baseline, target, ..]) in LEVELS.iter().enumerate() {
        let better = if target.starts_with('-')
            || ["halve", "1 days", "5 working_day"].contains(target)
            || *unit == "hours"
            || unit.starts_with("rate")
        {
            "lower"
        } else {
            "higher"
        };
        let better = if *target == "-1 points" { "higher" } else { better };
        let _ = write!(
            plan,
            "  metric m{number:02} \"Metric {number:02}\" {{ unit {unit}; better {better}; role progress\n    baseline {baseline} at FY2025-26\n    target {target} by 2029-06\n    trajectory {{ shape steps; {} {target} }}\n  }}\n",
            POINTS.map(|period| format!("{period} {baseline}"))[..9].join("; ") + "; 2029-06"
        );
    }
    plan + r#"}
collection returns "Returns" {
  every month from 2026-07 due 5 days after
  from director
  channel csv
  asks {
    people count "People" { at_least 0; at_most 1.5 million; jump 25% }
    share  percent "Share" { at_most 100 }
    price  money "Price" { unit money GBP; at_most 2500000 }
    wait   duration "Wait" { unit working_days }
    deaths number "Deaths" { unit rate per 100000 births }
  }
}
"#
}

/// The text of a page, tags taken away, cells and lines apart.
fn read_aloud(page: &str) -> String {
    let mut text = String::new();
    for part in page.split('<').skip(1) {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        text.push_str(if tag.starts_with("/td") || tag.starts_with("/tr") { "|" } else { " " });
        text.push_str(after);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_form_of_a_value_goes_through_every_face() {
    let place = tempfile::tempdir().expect("a folder");
    let path = |name: &str| place.path().join(name).to_str().expect("plain").to_owned();
    let (plan, out) = (path("values.plan"), path("out"));
    fs::write(&plan, levels()).expect("a plan");
    assert_eq!(run(&["fmt", &plan]), "");
    let laid_out = fs::read_to_string(&plan).expect("a plan");
    assert_eq!(run(&["fmt", "--check", &plan]), "", "once is enough");
    let found = run(&["check", "--format", "short", "--as-of", "2026-09-01", &plan]);
    let errors: Vec<_> = found.lines().filter(|line| line.contains(" error ")).collect();
    assert_eq!(errors, [""; 0]);

    let status = run(&["status", &plan, "--as-of", "2026-09-01"]);
    run(&["build", &plan, "--out", &out, "--as-of", "2026-09-01"]);
    let model: Value =
        serde_json::from_str(&fs::read_to_string(path("out/plan.json")).expect("the model")).expect("JSON");
    let page = read_aloud(&fs::read_to_string(path("out/delivery-plan.html")).expect("the page"));
    let mut wrong = Vec::new();
    let mut look = |face: &str, number: usize, wanted: &str, text: Option<&str>| {
        let there = text.is_some_and(|text| text.split_whitespace().collect::<Vec<_>>().join(" ").contains(wanted));
        if !there {
            wrong.push(format!("{face} of metric {number:02}: no `{wanted}` in {text:?}"));
        }
    };
    for (number, [.., canonical, value, printed, short]) in LEVELS.iter().enumerate() {
        let name = format!("m{number:02}");
        let block = laid_out.split("  metric ").find(|block| block.starts_with(&name));
        look("layout", number, &format!("target {canonical} by 2029-06"), block);
        if value.is_empty() {
            continue;
        }
        let of_model =
            model["expectations"].as_array().expect("a list").iter().find(|one| one["metric"] == name.as_str());
        let target = &of_model.expect("the metric")["targets"][0];
        look("model", number, value, target["value"].as_str().filter(|found| found == value));
        look("model", number, printed, target["printed"].as_str());
        let row = status.lines().find(|line| line.contains(&format!("Metric {number:02} ")));
        look("status", number, &format!("{printed} by 2029-06"), row);
        let said = format!("{short} by Jun 2029");
        let row = page.split("Metric ").find(|row| row.starts_with(&format!("{number:02} ")) && row.contains(&said));
        look("report", number, &said, row);
    }
    assert_eq!(wrong, [""; 0], "\n{status}");

    let form = fs::read_to_string(path("out/templates/returns_2026-08.csv")).expect("the form");
    let head = form.lines().next().expect("a head");
    for wanted in [
        "People (whole number, at most 1,500,000) [people]",
        "Share (per cent, 78.4 for 78.4%, at most 100) [share]",
        "Price (amount in GBP, at most 2,500,000) [price]",
        "Wait (number of working days) [wait]",
        "Deaths (rate per 100,000 births) [deaths]",
    ] {
        assert!(head.contains(wanted), "no {wanted} in {head}");
    }
}

#[test]
fn a_period_of_every_kind_is_said_in_the_report_and_has_its_days_in_the_model() {
    let place = tempfile::tempdir().expect("a folder");
    let path = |name: &str| place.path().join(name).to_str().expect("plain").to_owned();
    fs::write(path("values.plan"), levels()).expect("a plan");
    run(&["build", &path("values.plan"), "--out", &path("out"), "--as-of", "2026-09-01"]);
    let model = fs::read_to_string(path("out/plan.json")).expect("the model");
    let model: Value = serde_json::from_str(&model).expect("JSON");
    let values = model["expectations"][0]["lines"][0]["values"].as_array().expect("values");
    let days: Vec<_> = POINTS
        .iter()
        .map(|point| {
            let value = values.iter().find(|value| value["when"]["text"] == *point);
            value.map(|value| {
                format!("{point} {} {} {}", value["when"]["kind"], value["when"]["first"], value["when"]["last"])
                    .replace('"', "")
            })
        })
        .collect();
    let days: Vec<_> = days.into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(
        days,
        [
            "2026-07-15 day 2026-07-15 2026-07-15",
            "autumn_2026 term 2026-09-01 2026-12-18",
            "2027-W05 week 2027-02-01 2027-02-07",
            "2027-H1 half 2027-01-01 2027-06-30",
            "2027-Q3 quarter 2027-07-01 2027-09-30",
            "FY2027-28-P07 four_weeks 2027-12-16 2028-01-12",
            "FY2027-28-Q4 quarter 2028-04-01 2028-06-30",
            "2028-11 month 2028-11-01 2028-11-30",
            "2028 year 2028-01-01 2028-12-31",
            "2029-06 month 2029-06-01 2029-06-30",
        ]
    );
    let page = read_aloud(&fs::read_to_string(path("out/delivery-plan.html")).expect("the page"));
    for said in [
        "15 Jul 2026",
        "autumn 2026",
        "week 5 of 2027",
        "H1 2027",
        "Q3 2027",
        "P7 FY2027-28",
        "Q4 FY2027-28",
        "Nov 2028",
        "2028",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

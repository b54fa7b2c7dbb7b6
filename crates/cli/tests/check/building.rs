//! `milepost build`: documents of good plans, nothing of others, and nothing beside the folder that was named.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::{copied, milepost};

fn build(plan: &Path, out: &Path, more: &[&str]) -> Output {
    let mut arguments = vec!["build", plan.to_str().expect("plain"), "--out", out.to_str().expect("plain")];
    arguments.extend(more);
    milepost(&arguments)
}

fn emergency_care() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/emergency-care")
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path()).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The templates of the example for the end of November 2018, by the channels that its collections name.
const TEMPLATES: [&str; 6] = [
    "templates/ambulance_log_2018-W48.csv",
    "templates/ambulance_log_phone.xlsx",
    "templates/datapackage.json",
    "templates/figures_by_trust_2018-11.csv",
    "templates/monthly_return_2018-11.xlsx",
    "templates/monthly_return_phone.xlsx",
];

/// The index, and a page for each document.
const PAGES: [&str; 10] = [
    "calendar.html",
    "completeness.html",
    "delivery-plan.html",
    "index.html",
    "league-table.html",
    "milestones.html",
    "monthly-note.html",
    "owners.html",
    "plan-on-a-page-four_hours.html",
    "stocktake.html",
];

/// A page, with spaces where a line may not end, too.
fn page(path: &Path) -> String {
    fs::read_to_string(path).expect("a page").replace('\u{a0}', " ")
}

#[test]
fn the_documents_are_written_and_named() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("a/new/folder");
    let output = build(&emergency_care(), &out, &["--as-of", "2018-11-30"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    let mut all = [&["calendar.ics", "plan.json"][..], &PAGES, &TEMPLATES].concat();
    all.sort_unstable();
    let mut found = files(&out);
    // With the feature `pdf` what is printed stands beside them.
    found.retain(|file| Path::new(file).extension().is_none_or(|ending| ending != "pdf"));
    assert_eq!(found, all);
    assert!(said(&output.stdout).contains(&format!("Open {}", out.join("index.html").display())));
    let page = page(&out.join("delivery-plan.html"));
    assert!(page.contains("30 Nov 2018") && page.contains("Nobody waits longer than four hours"));
    assert!(!page.contains("src=\"http"));
}

#[test]
fn the_public_does_not_read_what_is_still_to_be_written() {
    let place = tempfile::tempdir().expect("a folder");
    let [unit, public] = ["unit", "public"].map(|name| place.path().join(name));
    build(&emergency_care(), &unit, &["--only", "html"]);
    build(&emergency_care(), &public, &["--only", "html", "--public"]);
    let mut left_out = files(&unit);
    left_out.retain(|file| !files(&public).contains(file));
    assert_eq!(left_out, ["completeness.html"]);
    let page = page(&unit.join(&left_out[0]));
    assert!(page.contains("9 of 10 questions are answered in full"), "{page}");
}

#[test]
fn the_same_input_and_day_give_the_same_bytes() {
    let place = tempfile::tempdir().expect("a folder");
    let outs = ["one", "two"].map(|name| place.path().join(name));
    for out in &outs {
        build(&emergency_care(), out, &["--as-of", "2018-11-30"]);
    }
    for file in files(&outs[0]) {
        let [one, two] = outs.each_ref().map(|out| fs::read(out.join(&file)).expect("a document"));
        assert!(one == two, "{file}");
    }
}

#[test]
fn only_what_is_asked_for_is_written() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    build(&emergency_care(), &out, &["--only", "templates", "--as-of", "2018-11-30"]);
    assert_eq!(files(&out), TEMPLATES);
    let output = build(&emergency_care(), &out, &["--only", "everything"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output.stderr).contains("html"), "it says what there is");
}

#[cfg(not(feature = "pdf"))]
#[test]
fn how_to_get_pdf_is_said_where_it_was_left_out() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    let output = build(&emergency_care(), &out, &["--only", "html,pdf"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(said(&output.stderr), @"milepost: PDF is not in this `milepost`: it takes much longer to build. Run the same with `cargo run --profile pdf -p milepost-cli --features pdf -- build …`");
    assert!(!out.exists(), "nothing is written");
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_is_written_beside_the_pages() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    build(&emergency_care(), &out, &["--only", "html,pdf", "--as-of", "2018-11-30"]);
    let found = files(&out);
    let pages = found.iter().filter_map(|name| name.strip_suffix(".html"));
    for page in pages.filter(|page| !page.starts_with("index")) {
        let printed = format!("pdf/{page}.pdf");
        assert!(found.contains(&printed), "{printed} is missing");
    }
}

#[test]
fn templates_are_made_for_the_period_that_is_asked_for() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    build(&emergency_care(), &out, &["--only", "templates", "--period", "2019-02"]);
    let names = [
        "datapackage.json",
        "figures_by_trust_2019-02.csv",
        "monthly_return_2019-02.xlsx",
        "monthly_return_phone.xlsx",
    ];
    assert_eq!(files(&out), names.map(|name| format!("templates/{name}")));
    let output = build(&emergency_care(), &out, &["--only", "templates", "--period", "February"]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output.stderr);
    assert!(said.contains("monthly_return: expected a month such as `2026-11`"), "{said}");
}

#[test]
fn a_plan_with_errors_gives_findings_and_no_documents() {
    let place = tempfile::tempdir().expect("a folder");
    let plan = copied("emergency-care", place.path());
    fs::write(plan.join("posts.plan"), "post prime_minister").expect("it can be written");
    let out = place.path().join("out");
    let output = build(&plan, &out, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!out.exists());
    let text = said(&output.stderr);
    assert!(text.contains("[MP0401]") && text.contains("Nothing was written"), "{text}");
}

#[test]
fn what_is_in_the_folder_stays_unless_a_document_has_its_name() {
    let place = tempfile::tempdir().expect("a folder");
    fs::write(place.path().join("own.txt"), "mine").expect("it can be written");
    fs::write(place.path().join("index.html"), "old").expect("it can be written");
    build(&emergency_care(), place.path(), &["--only", "html"]);
    let mut all = [&["own.txt"][..], &PAGES].concat();
    all.sort_unstable();
    assert_eq!(files(place.path()), all);
    assert_ne!(fs::read_to_string(place.path().join("index.html")).expect("a page"), "old");
}

#[test]
fn all_is_written_or_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("out");
    fs::create_dir_all(out.join("templates/monthly_return_2018-11.xlsx")).expect("a folder in the way");
    let output = build(&emergency_care(), &out, &["--as-of", "2018-11-30"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(said(&output.stderr).lines().count(), 1);
    assert_eq!(files(&out), [""; 0]);

    let file = place.path().join("file");
    fs::write(&file, "mine").expect("it can be written");
    let output = build(&emergency_care(), &file, &[]);
    assert_eq!((output.status.code(), said(&output.stderr).lines().count()), (Some(2), 1));
    assert_eq!(fs::read_to_string(file).expect("it is there"), "mine");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let place = tempfile::tempdir().expect("a folder");
    let (out, other) = (place.path().join("out"), place.path().join("other"));
    fs::create_dir_all(&out).expect("a folder");
    fs::create_dir_all(&other).expect("a folder");
    std::os::unix::fs::symlink(&other, out.join("templates")).expect("a link");
    let output = build(&emergency_care(), &out, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output.stdout));
    assert_eq!(files(&other), [""; 0]);
}

/// With `UPDATE_SCHEMAS=1` this writes the schema instead.
#[test]
fn the_schema_of_the_model_is_that_of_the_vocabulary() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/plan.schema.json");
    let fresh = format!("{:#}\n", milepost_documents::model::schema());
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        fs::write(&shipped, &fresh).expect("the schema can be written");
    }
    let there = fs::read_to_string(shipped).expect("the schema is shipped");
    assert!(there == fresh, "run `UPDATE_SCHEMAS=1 cargo test -p milepost-cli --test check`");
}

#[test]
fn the_model_is_written_alone_when_it_alone_is_wanted() {
    let place = tempfile::tempdir().expect("a folder");
    let out = place.path().join("model");
    let output = build(&emergency_care(), &out, &["--only", "json", "--as-of", "2018-11-30"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    assert_eq!(files(&out), ["plan.json"]);
    let model: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("plan.json")).expect("the model")).expect("JSON");
    assert_eq!((&model["version"], &model["as_of"]), (&1.into(), &"2018-11-30".into()));
    let metric = &model["expectations"][0];
    let line = &metric["lines"][0];
    assert_eq!((&metric["metric"], &line["shape"]), (&"within_4h".into(), &"seasonal".into()));
    let values = line["values"].as_array().expect("a list");
    let september = values.iter().find(|value| value["when"]["text"] == "2018-09").expect("it is there");
    assert_eq!((&september["value"], &september["printed"]), (&"90".into(), &"90%".into()));
}

#[test]
fn a_theme_beside_the_plan_colours_the_pages_and_cannot_make_them_unreadable() {
    let place = tempfile::tempdir().expect("a folder");
    let (plan, out) = (copied("emergency-care", place.path()), place.path().join("out"));
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    fs::write(plan.join("logo.svg"), picture).expect("it can be written");
    let theme = |text: &str| fs::write(plan.join("theme.toml"), text).expect("it can be written");
    theme("accent = \"#1d70b8\"\nlogo = \"logo.svg\"\nlogo_text = \"The Ministry\"\n");
    build(&plan, &out, &["--only", "html"]);
    let page = fs::read_to_string(out.join("index.html")).expect("a page");
    assert!(page.contains("--accent: #1d70b8;") && page.contains("alt=\"The Ministry\""));
    for (text, why) in [
        ("accent = \"#ffff00\"", "cannot be read on white"),
        ("logo = \"../../outside.svg\"\nlogo_text = \"x\"", "there is no such file"),
    ] {
        theme(text);
        let output = build(&plan, &out, &["--only", "html"]);
        let said = said(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("theme.toml") && said.contains(why), "{said}");
    }
}

#[test]
fn another_language_of_the_plan_may_be_chosen_and_no_other() {
    let place = tempfile::tempdir().expect("a folder");
    let (plan, out) = (place.path().join("fair.plan"), place.path().join("out"));
    let text = "post m \"Minister\"\nplan fair \"Fair\" { period 2026-01 to 2026-12; sponsor m; language en, ar }\n";
    fs::write(&plan, text).expect("a plan");
    let index = |more: &[&str]| {
        let output = build(&plan, &out, &[&["--only", "html", "--as-of", "2026-09-30"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
        page(&out.join("index.html"))
    };
    assert!(index(&[]).contains("<html lang=\"en\">"));
    let arabic = index(&["--language", "ar"]);
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("30 سبتمبر 2026"), "{arabic}");
    let refused = build(&plan, &out, &["--language", "fr"]);
    assert_eq!(refused.status.code(), Some(2));
    let why = "the plan is not written in `fr`; its languages are `en` (English), `ar` (العربية). \
               To add one, write in the entry `plan`: `language en, ar, fr`";
    assert!(said(&refused.stderr).contains(why), "{}", said(&refused.stderr));
}

//! Plans whose checks take longer than a letter, and plans with thousands of findings.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::editor::{Editor, Table, codes};

const BEGIN: &str = "plan p { period 2026-04 to 2029-03; sponsor chief }\npost chief \"Chief\"\n";

/// A plan of so many priorities, each of five items, with findings of the checks in each.
fn plan(priorities: usize) -> String {
    let mut text = BEGIN.to_owned();
    for number in 0..priorities {
        writeln!(
            text,
            "priority p{number} \"P\" {{ owner chief; metric m{number} \"M\" {{ unit percent; better higher }} }}"
        )
        .expect("a string takes all");
    }
    text
}

fn change(line: u32, from: u32, to: u32, text: &str) -> Value {
    let at = |character| json!({ "line": line, "character": character });
    json!([{ "range": { "start": at(from), "end": at(to) }, "text": text }])
}

fn of_version(version: i64) -> impl Fn(&Value) -> bool {
    move |findings| findings["version"] == version
}

#[tokio::test]
async fn what_the_language_says_comes_first_and_the_checks_follow() {
    let mut editor = Editor::start(&Table::default(), &[], json!({})).await;
    let text = plan(600);
    editor.open("/w/plan.plan", &text).await;
    let has_checks = |findings: &Value| codes(findings).contains(&"MP1003");
    let before = editor.findings("/w/plan.plan", has_checks).await;
    // The mistake is known at once; what the checks said before has moved down by a line.
    editor.change("/w/plan.plan", 2, change(1, 0, 0, "pst other\n")).await;
    let first = editor.findings("/w/plan.plan", of_version(2)).await;
    assert_eq!(codes(&first)[0], "MP0201");
    let moved = |findings: &Value| {
        let found = findings["diagnostics"].as_array().expect("a list").iter().find(|found| found["code"] == "MP1003");
        found.expect("it is there")["range"]["start"]["line"].as_u64()
    };
    assert_eq!(moved(&first), moved(&before).map(|line| line + 1));
    // Edits on the way are no reason to fall silent, and the last word is that on the last text.
    for version in 3..20 {
        let text = if version % 2 == 1 { change(1, 0, 1, "") } else { change(1, 0, 0, "p") };
        editor.change("/w/plan.plan", version, text).await;
    }
    editor.change("/w/plan.plan", 20, json!([{ "text": plan(601) }])).await;
    let last =
        editor.findings("/w/plan.plan", |found| of_version(20)(found) && !codes(found).contains(&"MP0201")).await;
    assert!(has_checks(&last));
    assert!(editor.leave().await);
}

#[tokio::test]
async fn of_thousands_of_mistakes_the_first_ones_are_sent() {
    let mut editor = Editor::start(&Table::default(), &[], json!({})).await;
    let text = BEGIN.to_owned() + &"unit u { head nobody }\n".repeat(3_000);
    editor.open("/w/plan.plan", &text).await;
    let findings = editor.findings("/w/plan.plan", of_version(1)).await;
    let all = findings["diagnostics"].as_array().expect("a list");
    assert_eq!(all.len(), 501);
    let last = all[500]["message"].as_str().expect("a text");
    assert!(last.contains("more findings in this file") && last.contains("milepost check"), "{last}");
    // The server is as quick as ever afterwards.
    editor.change("/w/plan.plan", 2, json!([{ "text": BEGIN }])).await;
    let mended = editor.findings("/w/plan.plan", of_version(2)).await;
    assert!(codes(&mended).iter().all(|code| !code.starts_with("MP0")), "{mended}");
    assert!(editor.leave().await);
}

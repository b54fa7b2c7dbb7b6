//! Folders of the workspace, and what lies in them beside the plans.

use serde_json::{Value, json};

use crate::editor::{Editor, Table, codes, uri};

const PLAN: &str = "plan p \"P\" { period 2026; sponsor chief }\npost chief \"Chief\"\npriority q \"Q\" {\n  owner chief\n  metric m \"M\" {\n    unit percent\n    better higher\n    baseline 80% at 2026-01\n    target 90% by 2026-12\n    observed from \"data/seen.csv\"\n  }\n}\nroutine s \"Stocktake\" { kind stocktake; every month on first tuesday; chair chief; output \"Decisions\" }\n";

fn has(code: &'static str) -> impl Fn(&Value) -> bool {
    move |findings| codes(findings).contains(&code)
}

fn changed(path: &str, kind: u8) -> Value {
    json!({ "changes": [{ "uri": uri(path), "type": kind }] })
}

#[tokio::test]
async fn each_root_has_its_own_plans() {
    let disk = Table::new(&[("/a/plan.plan", "plan a { perod 2026 }\n"), ("/b/plan.plan", "plan b { perod 2026 }\n")]);
    let mut editor = Editor::start(&disk, &["/a"], json!({})).await;
    editor.findings("/a/plan.plan", has("MP0201")).await;
    let folder = |path| json!([{ "uri": uri(path), "name": path }]);
    editor
        .tell(
            "workspace/didChangeWorkspaceFolders",
            json!({ "event": { "added": folder("/b"), "removed": folder("/a") } }),
        )
        .await;
    editor.findings("/b/plan.plan", has("MP0201")).await;
    editor.findings("/a/plan.plan", |findings| codes(findings).is_empty()).await;
    let symbols = editor.result("workspace/symbol", json!({ "query": "" })).await;
    let names: Vec<_> = symbols.as_array().into_iter().flatten().map(|symbol| &symbol["location"]["uri"]).collect();
    assert_eq!(names, [&json!(uri("/b/plan.plan"))]);
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_folder_that_is_renamed_takes_its_plans_along() {
    let disk = Table::new(&[("/w/old/plan.plan", "plan a { perod 2026 }\n")]);
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    editor.findings("/w/old/plan.plan", has("MP0201")).await;
    let text = disk.remove("/w/old/plan.plan").expect("it was there");
    disk.write("/w/new/plan.plan", &text);
    let files = json!({ "files": [{ "oldUri": uri("/w/old"), "newUri": uri("/w/new") }] });
    editor.tell("workspace/didRenameFiles", files).await;
    editor.findings("/w/new/plan.plan", has("MP0201")).await;
    editor.findings("/w/old/plan.plan", |findings| codes(findings).is_empty()).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn findings_follow_the_data_beside_a_plan() {
    let disk = Table::new(&[("/w/plan.plan", PLAN), ("/w/data/seen.csv", "period,value\n2026-09,many\n")]);
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    editor.findings("/w/plan.plan", has("MP8101")).await;
    disk.write("/w/data/seen.csv", "period,value\n2026-09,86.5%\n");
    editor.tell("workspace/didChangeWatchedFiles", changed("/w/data/seen.csv", 2)).await;
    editor.findings("/w/plan.plan", |findings| !has("MP8101")(findings)).await;
    let lenses =
        editor.result("textDocument/codeLens", json!({ "textDocument": { "uri": uri("/w/plan.plan") } })).await;
    let said = |lenses: &Value| lenses.to_string();
    assert!(said(&lenses).contains("next stocktake 2026-12-01"), "{lenses}");
    let hover = json!({ "textDocument": { "uri": uri("/w/plan.plan") }, "position": { "line": 4, "character": 9 } });
    let card = editor.result("textDocument/hover", hover.clone()).await;
    assert!(said(&card).contains("86.5"), "{card}");
    disk.remove("/w/data/seen.csv");
    editor.tell("workspace/didChangeWatchedFiles", changed("/w/data", 3)).await;
    let card = editor.result("textDocument/hover", hover).await;
    assert!(!said(&card).contains("86.5"), "{card}");
    assert!(editor.leave().await);
}

#[tokio::test]
async fn what_changes_beside_a_plan_is_seen_though_nobody_tells() {
    let disk = Table::new(&[("/w/plan.plan", PLAN), ("/w/data/seen.csv", "period,value\n2026-09,86.5%\n")]);
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    let question = json!({ "textDocument": { "uri": uri("/w/plan.plan") } });
    for method in ["milepost/outline", "milepost/preview"] {
        disk.write("/w/data/seen.csv", "period,value\n2026-09,86.5%\n");
        assert!(editor.result(method, question.clone()).await.to_string().contains("86.5"), "{method}");
        disk.write("/w/data/seen.csv", "period,value\n2026-09,87.5%\n");
        assert!(editor.result(method, question.clone()).await.to_string().contains("87.5"), "{method}");
    }
    let nobodys = "period,question,value,quality,status,recorded_at,source,because,note\n";
    disk.write("/w/data/nobodys.csv", nobodys);
    editor.tell("workspace/didChangeWatchedFiles", changed("/w/data/nobodys.csv", 1)).await;
    let is_told = |findings: &Value| findings.to_string().contains("the plan has no collection `nobodys`");
    editor.findings("/w/plan.plan", is_told).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_lens_does_what_the_editor_can_do() {
    let disk = Table::new(&[("/w/plan.plan", PLAN)]);
    let question = json!({ "textDocument": { "uri": uri("/w/plan.plan") } });
    for able in [false, true] {
        let own = json!({ "experimental": { "showPlaces": able, "opensPacks": able } });
        let mut editor = Editor::start(&disk, &["/w"], own).await;
        let lenses = editor.result("textDocument/codeLens", question.clone()).await;
        let lenses = lenses.as_array().expect("a list");
        let stocktake = lenses
            .iter()
            .map(|lens| &lens["command"])
            .find(|command| command["title"].as_str().is_some_and(|title| title.starts_with("next stocktake")));
        let stocktake = stocktake.expect("the routine has a lens");
        if able {
            assert_eq!(stocktake["command"], "milepost.stocktake");
            assert_eq!(stocktake["arguments"], json!([uri("/w/plan.plan"), "2026-12-01"]));
        } else {
            assert_eq!((&stocktake["command"], &stocktake["arguments"]), (&json!(""), &Value::Null));
        }
        assert!(editor.leave().await);
    }
}

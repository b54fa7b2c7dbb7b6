//! Texts that are opened, edited, closed, and changed on disk.

use serde_json::{Value, json};

use crate::editor::{Editor, Table, at, codes, uri};

const PLAN: &str = "import \"posts.plan\"\nplan p { period 2026; sponsor chief }\n";

fn workspace() -> Table {
    Table::new(&[("/w/plan.plan", PLAN), ("/w/posts.plan", "post chief\n")])
}

fn edit(line: u32, from: u32, to: u32, text: &str) -> Value {
    let range = json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } });
    json!({ "range": range, "text": text })
}

fn has(code: &'static str) -> impl Fn(&Value) -> bool {
    move |findings| codes(findings).contains(&code)
}

fn lacks(code: &'static str) -> impl Fn(&Value) -> bool {
    move |findings| !codes(findings).contains(&code)
}

#[tokio::test]
async fn files_that_are_not_open_have_findings_too() {
    let disk = workspace();
    disk.write("/w/posts.plan", "post chef\n");
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    let findings = editor.findings("/w/plan.plan", has("MP0401")).await;
    assert_eq!(findings.get("version"), None, "a text that is not open has no version");
    assert!(editor.leave().await);
}

#[tokio::test]
async fn an_edit_in_one_file_mends_another() {
    let disk = workspace();
    disk.write("/w/posts.plan", "post chef\n");
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    editor.findings("/w/plan.plan", has("MP0401")).await;
    editor.open("/w/posts.plan", "post chef\n").await;
    editor.change("/w/posts.plan", 2, json!([edit(0, 7, 7, "i")])).await;
    editor.findings("/w/plan.plan", lacks("MP0401")).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn columns_are_counted_as_agreed() {
    for (encoding, column) in [("utf-8", 14), ("utf-16", 12), ("utf-32", 11)] {
        let general = json!({ "general": { "positionEncodings": [encoding] } });
        let mut editor = Editor::start(&Table::default(), &[], general).await;
        editor.open("/w/a.plan", "post a \"😀\" x\n").await;
        let findings = editor.findings("/w/a.plan", has("MP0206")).await;
        assert_eq!(findings["diagnostics"][0]["range"]["start"]["character"], column, "{encoding}");
        editor.change("/w/a.plan", 2, json!([edit(0, column, column + 1, "// x")])).await;
        editor.findings("/w/a.plan", |findings| findings["version"] == 2 && lacks("MP0206")(findings)).await;
        assert!(editor.leave().await);
    }
}

#[tokio::test]
async fn edits_take_effect_in_their_order() {
    let mut editor = Editor::start(&Table::default(), &[], json!({})).await;
    editor.open("/w/a.plan", "").await;
    let mut asked = Vec::new();
    for number in 0..600_u32 {
        editor
            .change("/w/a.plan", i64::from(number) + 2, json!([edit(number, 0, 0, &format!("post p{number}\n"))]))
            .await;
        if number % 7 == 0 {
            let question = json!({ "textDocument": { "uri": uri("/w/a.plan") }, "options": { "tabSize": 2, "insertSpaces": true } });
            asked.push(editor.post("textDocument/formatting", question).await);
        }
    }
    for id in asked {
        let answer = editor.answer(id).await;
        assert_eq!(answer["result"], json!([]), "each picture of the text is whole: {answer}");
    }
    let hover = editor.result("textDocument/hover", at("/w/a.plan", 599, 6)).await;
    assert!(hover["contents"]["value"].as_str().is_some_and(|text| text.contains("p599")), "{hover}");
    let last = editor.findings("/w/a.plan", |findings| findings["version"] == 601).await;
    assert_eq!(codes(&last), [""; 0]);
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_text_that_is_closed_is_again_what_is_on_disk() {
    let disk = workspace();
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    editor.open("/w/posts.plan", "post chef\n").await;
    editor.findings("/w/plan.plan", has("MP0401")).await;
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri("/w/posts.plan") } })).await;
    editor.findings("/w/plan.plan", lacks("MP0401")).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn files_that_come_and_go_on_disk_are_followed() {
    let disk = workspace();
    let mut editor = Editor::start(&disk, &["/w"], json!({})).await;
    disk.remove("/w/posts.plan");
    let gone = json!({ "changes": [{ "uri": uri("/w/posts.plan"), "type": 3 }] });
    editor.tell("workspace/didChangeWatchedFiles", gone).await;
    editor.findings("/w/plan.plan", has("MP0404")).await;
    disk.write("/w/posts.plan", "post chief\n");
    let new = json!({ "changes": [{ "uri": uri("/w/posts.plan"), "type": 1 }] });
    editor.tell("workspace/didChangeWatchedFiles", new).await;
    editor.findings("/w/plan.plan", lacks("MP0404")).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_file_without_workspace_finds_its_plan() {
    let mut editor = Editor::start(&workspace(), &[], json!({})).await;
    editor.open("/w/posts.plan", "post chef\n").await;
    editor.findings("/w/plan.plan", has("MP0401")).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_text_without_a_file_is_served() {
    let mut editor = Editor::start(&Table::default(), &[], json!({})).await;
    let document = json!({ "uri": "untitled:Untitled-1", "languageId": "plan", "version": 1, "text": "pst a\n" });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document })).await;
    let place = json!({ "textDocument": { "uri": "untitled:Untitled-1" }, "position": { "line": 0, "character": 2 } });
    let offered = editor.result("textDocument/completion", place).await;
    assert!(
        offered["items"].as_array().is_some_and(|items| items.iter().any(|item| item["label"] == "post")),
        "{offered}"
    );
    assert!(editor.leave().await);
}

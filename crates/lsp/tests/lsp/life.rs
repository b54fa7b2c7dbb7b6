//! How a conversation begins and ends.

use serde_json::{Value, json};

use crate::editor::{Editor, Table, at};

#[tokio::test]
async fn an_editor_that_says_goodbye_is_let_go() {
    let editor = Editor::start(&Table::default(), &["/w"], json!({})).await;
    assert!(editor.leave().await);
}

#[tokio::test]
async fn exit_without_shutdown_is_not_a_proper_end() {
    let editor = Editor::start(&Table::default(), &["/w"], json!({})).await;
    assert!(!editor.exit().await);
}

#[tokio::test]
async fn questions_out_of_turn_are_refused_and_the_server_goes_on() {
    let mut editor = Editor::connect(&Table::default());
    let early = editor.ask("textDocument/hover", at("/w/a.plan", 0, 0)).await;
    assert_eq!(early["error"]["code"], -32002, "not initialized");
    editor.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} })).await;
    assert_eq!(editor.ask("no/such", json!({})).await["error"]["code"], -32601);
    assert_eq!(editor.ask("textDocument/hover", json!({ "bad": 1 })).await["error"]["code"], -32602);
    assert_eq!(editor.ask("textDocument/hover", at("/w/never-opened.plan", 9, 9)).await["result"], Value::Null);
    assert!(editor.leave().await);
}

#[tokio::test]
async fn the_encoding_is_the_best_that_the_editor_offers() {
    for (offered, chosen) in [
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-32", "utf-16"]), "utf-16"),
        (json!(["utf-32"]), "utf-32"),
        (Value::Null, "utf-16"),
    ] {
        let mut editor = Editor::connect(&Table::default());
        let general = if offered.is_null() { json!({}) } else { json!({ "positionEncodings": offered }) };
        let answer = editor
            .ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": { "general": general } }))
            .await;
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], chosen);
    }
}

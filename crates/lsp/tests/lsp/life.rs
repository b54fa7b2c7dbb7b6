//! How a conversation begins and ends.

use std::fmt::Write as _;
use std::io::Read;
use std::sync::{Arc, Mutex, mpsc};

use milepost_checks::Options;
use milepost_lsp::{Stamp, World};
use milepost_tracking::Files;
use serde_json::{Value, json};

use crate::editor::{Editor, Table, at, uri};

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

#[tokio::test]
async fn an_editor_that_no_longer_listens_does_not_hold_the_server() {
    let mut text = String::new();
    for number in 0..3_000 {
        writeln!(text, "post p{number} \"Post\" {{ head p{number} }}").expect("a string takes all");
    }
    let mut editor = Editor::start(&Table::new(&[("/w/plan.plan", &text)]), &["/w"], json!({})).await;
    let question = json!({ "textDocument": { "uri": uri("/w/plan.plan") } });
    for _ in 0..3 {
        editor.post("textDocument/semanticTokens/full", question.clone()).await;
    }
    editor.exit_deaf().await;
}

/// A disk on which data can only be read once `go` was dropped.
struct Slow {
    table: Table,
    go: Arc<Mutex<mpsc::Receiver<()>>>,
}

struct Waiting(Arc<Mutex<mpsc::Receiver<()>>>, Box<dyn Files>);

impl Files for Waiting {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        // An error is the news that the other end is gone.
        let _ = self.0.lock().expect("nobody fails while he waits").recv();
        self.1.open(path)
    }
}

impl World for Slow {
    fn read(&self, path: &str) -> Result<String, String> {
        self.table.read(path)
    }

    fn plans(&self, folder: &str, deep: bool) -> Vec<String> {
        self.table.plans(folder, deep)
    }

    fn project(&self, folder: &str) -> Option<String> {
        self.table.project(folder)
    }

    fn beside(&self, folder: &str) -> Box<dyn Files> {
        Box::new(Waiting(self.go.clone(), self.table.beside(folder)))
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        self.table.stamp(path)
    }

    fn options(&self) -> Options {
        self.table.options()
    }
}

/// An editor of a plan whose data can only be read once what comes with it is dropped.
async fn with_a_slow_disk() -> (Editor, mpsc::Sender<()>) {
    let plan = "plan p \"P\" { period 2026; sponsor chief }\npost chief \"Chief\"\npriority q \"Q\" { owner chief; metric m \"M\" { unit percent; observed from \"data/m.csv\" } }\n";
    let table = Table::new(&[("/w/plan.plan", plan), ("/w/data/m.csv", "period,value\n2026-09,86.5%\n")]);
    let (go, wait) = mpsc::channel();
    let slow = Slow { table, go: Arc::new(Mutex::new(wait)) };
    let editor = Editor::start_in(Arc::new(slow), &["/w"], json!({})).await;
    (editor, go)
}

#[tokio::test]
async fn a_question_that_is_taken_back_is_answered_so_at_once() {
    let (mut editor, go) = with_a_slow_disk().await;
    let question = json!({ "textDocument": { "uri": uri("/w/plan.plan") } });
    let asked = editor.post("milepost/outline", question.clone()).await;
    let other = editor.post("textDocument/foldingRange", question.clone()).await;
    editor.tell("$/cancelRequest", json!({ "id": asked })).await;
    assert_eq!(editor.answer(asked).await["error"]["code"], -32800, "taken back while the disk was slow");
    assert!(editor.answer(other).await["result"].is_array(), "others are answered");
    editor.tell("$/cancelRequest", json!({ "id": 999 })).await;
    drop(go);
    let outline = editor.result("milepost/outline", question).await;
    assert!(outline.to_string().contains("86.5"), "{outline}");
    assert!(editor.leave().await);
}

#[tokio::test]
async fn many_slow_questions_hold_up_no_other() {
    let (mut editor, go) = with_a_slow_disk().await;
    let question = json!({ "textDocument": { "uri": uri("/w/plan.plan") } });
    let mut asked = Vec::new();
    for _ in 0..20 {
        asked.push(editor.post("milepost/outline", question.clone()).await);
    }
    let fold = editor.result("textDocument/foldingRange", question.clone()).await;
    assert!(fold.is_array(), "{fold}");
    drop(go);
    for asked in asked {
        assert!(editor.answer(asked).await["result"].is_object());
    }
    assert!(editor.leave().await);
}

//! What is no message is answered with an error, and the conversation goes on.

use serde_json::json;

use crate::editor::{Editor, Table, at};

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

/// A message whose headers are right.
fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// Says `bytes` in a conversation: it must be answered with these errors and none more, and so must the question after
/// it.
async fn refused(bytes: &[u8], codes: &[i64]) {
    let mut editor = Editor::start(&Table::new(&[("/w/plan.plan", "post chief\n")]), &["/w"], json!({})).await;
    editor.say(bytes).await;
    let question = editor.post("textDocument/hover", at("/w/plan.plan", 0, 1)).await;
    let hover = editor.answer(question).await;
    assert!(hover["result"]["contents"].is_object(), "{hover} after {}", String::from_utf8_lossy(bytes));
    for code in codes {
        assert_eq!(editor.refusal().await, *code, "after {}", String::from_utf8_lossy(bytes));
    }
    let more: Vec<_> = editor.notes.iter().filter(|note| note["error"].is_object()).collect();
    assert!(more.is_empty(), "{more:?} after {}", String::from_utf8_lossy(bytes));
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let deep = "[".repeat(100_000);
    for body in ["{\"jsonrpc\":\"2.0\",\"method\":", "", "hello", "{'jsonrpc': '2.0'}", "{} {}", &deep] {
        refused(framed(body).as_bytes(), &[PARSE_ERROR]).await;
    }
    refused(b"Content-Length: 2\r\n\r\n\xff\xfe", &[PARSE_ERROR]).await;
}

#[tokio::test]
async fn json_that_is_no_message_is_refused() {
    for body in [
        "{}",
        "[]",
        "7",
        r#"{"method":"initialized"}"#,
        r#"{"jsonrpc":"1.0","method":"initialized"}"#,
        r#"{"jsonrpc":"2.0","id":7}"#,
        r#"{"jsonrpc":"2.0","method":7}"#,
        r#"[{"jsonrpc":"2.0","id":7,"method":"shutdown"}]"#,
        r#"{"jsonrpc":"2.0","id":{},"method":"shutdown"}"#,
    ] {
        refused(framed(body).as_bytes(), &[INVALID_REQUEST]).await;
    }
}

#[tokio::test]
async fn a_wrong_length_costs_only_its_own_message() {
    let body = r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#;
    for length in
        ["1", "20", "53", "60", "4000000000", "18446744073709551615", "18446744073709551616", "-5", "1e2", "", "many"]
    {
        refused(format!("Content-Length: {length}\r\n\r\n{body}").as_bytes(), &[PARSE_ERROR]).await;
    }
}

#[tokio::test]
async fn wrong_headers_cost_only_their_own_message() {
    let body = r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#;
    for headers in ["Content-Type: text/plain", "Content-Length 52", "X: y\r\nno header\r\nContent-Length: 52", ": "] {
        refused(format!("{headers}\r\n\r\n{body}").as_bytes(), &[PARSE_ERROR]).await;
    }
    refused(body.as_bytes(), &[PARSE_ERROR]).await;
    refused(&vec![b'a'; 100_000], &[PARSE_ERROR]).await;
}

#[tokio::test]
async fn headers_that_are_only_uncommon_are_read() {
    let body = r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#;
    for headers in [
        "content-length:52",
        "Content-Length:   52  \r\nX-Other: 1\r\nX-More: 2",
        "Content-Type: application/vscode-jsonrpc\r\nContent-Length: 52",
    ] {
        refused(format!("{headers}\r\n\r\n{body}").as_bytes(), &[]).await;
    }
}

#[tokio::test]
async fn a_text_may_speak_of_headers() {
    let body = json!({ "jsonrpc": "2.0", "method": "no/such", "params": "Content-Length: 5\r\n\r\nhello" }).to_string();
    refused(framed(&body).as_bytes(), &[]).await;
}

#[tokio::test]
async fn answers_to_nothing_are_passed_over() {
    for body in [
        r#"{"jsonrpc":"2.0","id":77,"result":null}"#,
        r#"{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"no"}}"#,
    ] {
        refused(framed(body).as_bytes(), &[]).await;
    }
}

#[tokio::test]
async fn many_in_a_row_are_each_refused() {
    let faults = framed("{").repeat(500);
    let mut editor = Editor::connect(&Table::default());
    editor.say(faults.as_bytes()).await;
    for _ in 0..500 {
        assert_eq!(editor.refusal().await, PARSE_ERROR);
    }
    let answer = editor.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} })).await;
    assert!(answer["result"]["capabilities"].is_object(), "{answer}");
    assert!(editor.leave().await);
}

#[tokio::test]
async fn messages_may_come_in_any_pieces() {
    let mut editor = Editor::start(&Table::default(), &["/w"], json!({})).await;
    for byte in format!("{}{}Content-Length: 900\r\n\r\n{{}}", framed("{"), framed("{}")).bytes() {
        editor.say(&[byte]).await;
        tokio::task::yield_now().await;
    }
    assert_eq!(editor.refusal().await, PARSE_ERROR);
    assert_eq!(editor.refusal().await, INVALID_REQUEST);
    editor.tell("initialized", json!({})).await;
    assert_eq!(editor.refusal().await, PARSE_ERROR, "the length of the last one was wrong");
    assert!(editor.leave().await);
}

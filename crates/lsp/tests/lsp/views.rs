//! The page and the tree of a plan while it is written.

use serde_json::{Value, json};

use crate::editor::{Editor, Table, uri};

const PLAN: &str = "import \"posts.plan\"\nplan p \"Faster <care>\" { period 2026; sponsor chief }\n\npriority ae \"Emergency care\" {\n  owner chief\n  metric m \"Seen\" {\n    unit percent\n    better higher\n    source \"Returns\"\n    baseline 80% at 2026-01\n    target 90% by 2026-12\n    observed from \"data/seen.csv\"\n  }\n}\n";

fn workspace() -> Table {
    Table::new(&[
        ("/w/plan.plan", PLAN),
        ("/w/posts.plan", "post chief \"Chief\"\n"),
        ("/w/alone.plan", "post other\n"),
        ("/w/data/seen.csv", "period,value\n2026-09,86.5%\n"),
    ])
}

fn of(path: &str) -> Value {
    json!({ "textDocument": { "uri": uri(path) } })
}

#[tokio::test]
async fn the_page_says_where_its_parts_are_written() {
    let mut editor = Editor::start(&workspace(), &["/w"], json!({})).await;
    let preview = editor.result("milepost/preview", of("/w/posts.plan")).await;
    assert_eq!((&preview["root"], &preview["errors"]), (&json!(uri("/w/plan.plan")), &json!(0)));
    let html = preview["html"].as_str().expect("there is a page");
    assert!(html.contains("<title>Faster &lt;care&gt;</title>") && html.contains("86.5"), "{html}");
    let places = preview["places"][uri("/w/plan.plan")].as_array().expect("the file is on the page");
    let metric = places.iter().find(|place| place["anchor"] == "metric-m").expect("the metric is on the page");
    assert_eq!(
        metric["range"],
        json!({ "start": { "line": 5, "character": 2 }, "end": { "line": 12, "character": 3 } })
    );
    assert!(html.contains("id=\"metric-m\""));
    assert!(editor.leave().await);
}

#[tokio::test]
async fn the_page_follows_the_text_and_waits_while_there_are_errors() {
    let mut editor = Editor::start(&workspace(), &["/w"], json!({})).await;
    editor.open("/w/plan.plan", &PLAN.replace("Emergency care", "Urgent care")).await;
    let preview = editor.result("milepost/preview", of("/w/plan.plan")).await;
    assert!(preview["html"].as_str().is_some_and(|html| html.contains("Urgent care")));
    editor.change("/w/plan.plan", 2, json!([{ "text": PLAN.replace("owner chief", "owner chef") }])).await;
    let preview = editor.result("milepost/preview", of("/w/plan.plan")).await;
    assert_eq!((&preview["html"], &preview["errors"]), (&Value::Null, &json!(1)));
    assert!(editor.leave().await);
}

#[tokio::test]
async fn the_tree_has_ratings_from_the_data_beside_the_plan() {
    let mut editor = Editor::start(&workspace(), &["/w"], json!({})).await;
    let outline = editor.result("milepost/outline", of("/w/plan.plan")).await;
    assert_eq!(outline["files"], json!([uri("/w/plan.plan"), uri("/w/posts.plan")]));
    assert_eq!((&outline["title"], &outline["asOf"]), (&json!("Faster <care>"), &json!("2026-11-24")));
    let metric = &outline["groups"][0]["children"][0]["children"][0];
    assert_eq!((&metric["kind"], &metric["title"]), (&json!("metric"), &json!("Seen")));
    assert!(metric["detail"].as_str().is_some_and(|detail| detail.contains("86.5")), "{metric}");
    assert_eq!(metric["place"]["range"]["start"], json!({ "line": 5, "character": 2 }));
    assert!(editor.leave().await);
}

#[tokio::test]
async fn a_file_that_no_plan_imports_has_neither() {
    let mut editor = Editor::start(&workspace(), &["/w"], json!({})).await;
    for method in ["milepost/preview", "milepost/outline"] {
        for path in ["/w/alone.plan", "/w/never.plan"] {
            assert_eq!(editor.result(method, of(path)).await, Value::Null, "{method} {path}");
        }
    }
    assert!(editor.leave().await);
}

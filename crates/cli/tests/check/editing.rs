//! What an editor shows is what the command finds.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::milepost;

/// The day on which the examples are looked at.
const DAY: &str = "2018-11-30";

struct Server(Child);

impl Server {
    fn start() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        command.args(["lsp", "--as-of", DAY]).stdin(Stdio::piped()).stdout(Stdio::piped());
        Self(command.spawn().expect("the server starts"))
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let to = self.0.stdin.as_mut().expect("it listens");
        write!(to, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it takes the message");
    }

    fn say(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has nothing to save.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn read(from: &mut impl BufRead) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        from.read_line(&mut line).expect("the server speaks");
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(value) => length = value.parse().expect("a number"),
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).expect("the whole message");
    serde_json::from_slice(&body).expect("a message")
}

/// What an editor is told of the files in `folder` when it opens them: the code, the file, the line, the column.
fn shown(folder: &Path) -> Vec<String> {
    let mut server = Server::start();
    let mut from = BufReader::new(server.0.stdout.take().expect("it speaks"));
    let uri = |path: &Path| format!("file://{}", path.display());
    let folders = json!([{ "uri": uri(folder), "name": "plan" }]);
    let versions = json!({ "textDocument": { "publishDiagnostics": { "versionSupport": true } } });
    server.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": versions } }));
    while read(&mut from)["id"] != 1 {}
    server.say("initialized", &json!({}));
    let inside = folder.read_dir().expect("the example").flatten().map(|entry| entry.path());
    let mut open: Vec<_> = inside.filter(|path| path.extension().is_some_and(|end| end == "plan")).collect();
    for path in &open {
        let text = std::fs::read_to_string(path).expect("a plan");
        let document = json!({ "uri": uri(path), "languageId": "milepost", "version": 1, "text": text });
        server.say("textDocument/didOpen", &json!({ "textDocument": document }));
    }
    let mut found = Vec::new();
    while !open.is_empty() {
        let message = read(&mut from);
        let told = &message["params"];
        let Some(at) = open.iter().position(|path| told["uri"] == uri(path) && told["version"] == 1) else { continue };
        let file = open.remove(at).file_name().expect("a name").to_string_lossy().into_owned();
        for finding in told["diagnostics"].as_array().expect("findings") {
            let place = &finding["range"]["start"];
            let number = |of: &str| place[of].as_u64().expect("a number") + 1;
            let code = finding["code"].as_str().expect("a code");
            found.push(format!("{code} {file}:{}:{}", number("line"), number("character")));
        }
    }
    found.sort();
    found
}

/// The same of the command.
fn found(folder: &Path) -> Vec<String> {
    let folder = folder.to_str().expect("plain");
    let output = milepost(&["check", folder, "--format", "short", "--as-of", DAY]);
    let said = String::from_utf8(output.stderr).expect("text") + &String::from_utf8(output.stdout).expect("text");
    let findings = said.lines().filter_map(|line| {
        let (place, rest) = line.split_once(": ")?;
        let file = place.contains(".plan:").then(|| place.rsplit('/').next()).flatten()?;
        Some(format!("{} {file}", rest.split(' ').nth(1)?.trim_end_matches(':')))
    });
    let mut findings: Vec<_> = findings.collect();
    findings.sort();
    findings
}

#[test]
fn an_editor_shows_of_every_example_what_the_command_finds() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").canonicalize().expect("the examples");
    let folders = examples.read_dir().expect("the examples").flatten().map(|entry| entry.path());
    let mut seen = 0;
    for folder in folders.filter(|path| path.is_dir()) {
        let findings = found(&folder);
        assert_eq!(shown(&folder), findings, "{}", folder.display());
        seen += findings.len();
    }
    assert!(seen > 20, "the examples have findings: {seen}");
}

#[test]
fn an_editor_shows_what_is_wrong_with_the_data() {
    let place = tempfile::tempdir().expect("a folder");
    let plan = "plan p \"P\" { period 2018; sponsor chief }\npost chief \"Chief\"\npriority q \"Q\" {\n  owner chief\n  metric m \"M\" { unit percent; better higher; observed from \"data/m.csv\" }\n}\n";
    std::fs::write(place.path().join("plan.plan"), plan).expect("the plan is written");
    let data = place.path().join("data");
    std::fs::create_dir(&data).expect("a folder");
    std::fs::write(data.join("m.csv"), "period,value\n2018-01,many\n2018-02,\u{fffd}\n").expect("data are written");
    std::fs::write(data.join("nobodys.csv"), "period,question,value,quality,status,recorded_at,source,because,note\n")
        .expect("data are written");
    std::fs::create_dir(data.join("x.csv")).expect("a folder");
    let folder = place.path().canonicalize().expect("a folder");
    let findings = found(&folder);
    assert!(findings.iter().filter(|line| line.starts_with("MP8101")).count() > 1, "{findings:?}");
    assert_eq!(shown(&folder), findings);
    // What needs data is not told of a plan that cannot be read whole.
    std::fs::write(folder.join("plan.plan"), plan.replace("owner chief", "owner chef")).expect("the plan is written");
    let findings = found(&folder);
    assert!(findings.iter().all(|line| !line.starts_with("MP81")), "{findings:?}");
    assert_eq!(shown(&folder), findings);
}

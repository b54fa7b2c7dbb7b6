//! An editor for tests: it speaks the protocol over pipes in memory, to a server whose disk is a table.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use chrono::NaiveDate;
use milepost_checks::Options;
use milepost_lsp::{Stamp, World};
use milepost_tracking::Files;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// No answer takes so long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A disk of plan files.
#[derive(Clone, Default)]
pub(crate) struct Table(pub Arc<Mutex<BTreeMap<String, String>>>);

impl Table {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self(Arc::new(Mutex::new(files)))
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        self.0.lock().expect("no test fails while it writes").insert(path.to_owned(), text.to_owned());
    }

    /// The names of the files directly below `prefix`, a folder with the `/` behind it.
    fn names(&self, prefix: &str) -> Vec<String> {
        let files = self.0.lock().expect("no test fails while it writes");
        let names = files.keys().filter_map(|path| path.strip_prefix(prefix));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }

    pub(crate) fn remove(&self, path: &str) -> Option<String> {
        self.0.lock().expect("no test fails while it writes").remove(path)
    }
}

impl World for Table {
    fn read(&self, path: &str) -> Result<String, String> {
        self.0.lock().expect("no test fails while it writes").get(path).cloned().ok_or_else(|| "gone".to_owned())
    }

    fn plans(&self, folder: &str, deep: bool) -> Vec<String> {
        let prefix = format!("{folder}/");
        let files = self.0.lock().expect("no test fails while it writes");
        let inside = files.keys().filter(|path| path.starts_with(&prefix));
        let inside = inside.filter(|path| path.strip_suffix(".plan").is_some());
        inside.filter(|path| deep || !path[prefix.len()..].contains('/')).cloned().collect()
    }

    fn project(&self, _: &str) -> Option<String> {
        None
    }

    fn beside(&self, folder: &str) -> Box<dyn Files> {
        Box::new(Below { disk: self.clone(), folder: folder.to_owned() })
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        let mut written = DefaultHasher::new();
        let there = self.read(path).unwrap_or_else(|_| self.names(path).join("\n"));
        Some(there).filter(|there| !there.is_empty())?.hash(&mut written);
        Some((UNIX_EPOCH + Duration::from_secs(written.finish() >> 24), 0))
    }

    fn options(&self) -> Options {
        Options::as_of(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"))
    }
}

/// What is in a folder of the table.
struct Below {
    disk: Table,
    folder: String,
}

impl Files for Below {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        let text = self.disk.read(&format!("{}/{path}", self.folder)).ok();
        Ok(text.map(|text| Box::new(Cursor::new(text)) as Box<dyn Read>))
    }

    fn list(&self, folder: &str) -> Vec<String> {
        self.disk.names(&format!("{}/{folder}/", self.folder))
    }
}

pub(crate) struct Editor {
    to: DuplexStream,
    from: BufReader<DuplexStream>,
    server: JoinHandle<bool>,
    next: i64,
    /// Notifications that came while something else was awaited.
    pub notes: VecDeque<Value>,
    answers: BTreeMap<i64, Value>,
}

impl Editor {
    /// Starts a server and introduces itself with these abilities.
    pub(crate) async fn start(disk: &Table, roots: &[&str], capabilities: Value) -> Self {
        Self::start_in(Arc::new(disk.clone()), roots, capabilities).await
    }

    pub(crate) async fn start_in(world: Arc<dyn World>, roots: &[&str], capabilities: Value) -> Self {
        let mut editor = Self::connect_to(world);
        let folders: Vec<_> = roots.iter().map(|root| json!({ "uri": uri(root), "name": root })).collect();
        let answer = editor
            .ask("initialize", json!({ "processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": capabilities }))
            .await;
        assert!(answer["result"]["capabilities"].is_object(), "{answer}");
        editor.tell("initialized", json!({})).await;
        editor
    }

    pub(crate) fn connect(disk: &Table) -> Self {
        Self::connect_to(Arc::new(disk.clone()))
    }

    fn connect_to(world: Arc<dyn World>) -> Self {
        let (to, input) = tokio::io::duplex(1 << 16);
        let (output, from) = tokio::io::duplex(1 << 16);
        let server = tokio::spawn(milepost_lsp::serve(input, output, world));
        let (notes, answers) = Default::default();
        Self { to, from: BufReader::new(from), server, next: 0, notes, answers }
    }

    async fn send(&mut self, message: Value) {
        let body = message.to_string();
        self.say(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
    }

    /// Says what may be no message.
    pub(crate) async fn say(&mut self, bytes: &[u8]) {
        self.to.write_all(bytes).await.expect("the server listens");
    }

    /// The code of the error that answers what was no question.
    pub(crate) async fn refusal(&mut self) -> i64 {
        loop {
            let refusal = self.notes.iter().position(|note| note["id"].is_null() && note["error"].is_object());
            if let Some(note) = refusal.and_then(|at| self.notes.remove(at)) {
                return note["error"]["code"].as_i64().expect("a code is a number");
            }
            self.receive().await;
        }
    }

    pub(crate) async fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Asks without waiting; the number of the question.
    pub(crate) async fn post(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let id = self.next;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(message).await;
        id
    }

    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.post(method, params).await;
        self.answer(id).await
    }

    /// What a question was answered with.
    pub(crate) async fn result(&mut self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params).await;
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
            }
            self.receive().await;
        }
    }

    /// Takes the next message in.
    async fn receive(&mut self) {
        let message = timeout(PATIENCE, self.read()).await.expect("the server says something").expect("it is there");
        if let (Some(id), true) = (message["id"].as_i64(), message.get("method").is_none()) {
            self.answers.insert(id, message);
        } else if message.get("method").is_some() && message.get("id").is_some() {
            self.send(json!({ "jsonrpc": "2.0", "id": message["id"], "result": null })).await;
            self.notes.push_back(message);
        } else {
            self.notes.push_back(message);
        }
    }

    async fn read(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.from.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().ok()?,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).await.ok()?;
        serde_json::from_slice(&body).ok()
    }

    /// Waits for the findings of `path`; of those that were sent the last, once `is_it` holds.
    pub(crate) async fn findings(&mut self, path: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        let wanted = uri(path);
        loop {
            let mut notes = std::mem::take(&mut self.notes);
            let mut found = None;
            notes.retain(|note| {
                let mine = note["method"] == "textDocument/publishDiagnostics" && note["params"]["uri"] == wanted;
                if mine && is_it(&note["params"]) {
                    found = Some(note["params"].clone());
                }
                !mine
            });
            self.notes = notes;
            if let Some(found) = found {
                return found;
            }
            self.receive().await;
        }
    }

    pub(crate) async fn open(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": uri(path), "languageId": "plan", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    pub(crate) async fn change(&mut self, path: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri(path), "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes })).await;
    }

    /// Says goodbye; whether the server thinks that it was done as it should be.
    pub(crate) async fn leave(mut self) -> bool {
        let answer = self.ask("shutdown", Value::Null).await;
        assert_eq!(answer["result"], Value::Null);
        self.exit().await
    }

    /// Says `exit` and never listens again, though both pipes stay open.
    pub(crate) async fn exit_deaf(mut self) {
        self.tell("exit", Value::Null).await;
        timeout(PATIENCE, self.server).await.expect("the server ends").expect("it does not panic");
    }

    /// Says `exit` and keeps its end of the pipe open, as some editors do, and listens until the end.
    pub(crate) async fn exit(mut self) -> bool {
        self.tell("exit", Value::Null).await;
        let listening = async { while self.read().await.is_some() {} };
        timeout(PATIENCE, listening).await.expect("the server ends");
        timeout(PATIENCE, self.server).await.expect("the server ends").expect("it does not panic")
    }
}

pub(crate) fn uri(path: &str) -> String {
    format!("file://{path}")
}

pub(crate) fn at(path: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri(path) }, "position": { "line": line, "character": character } })
}

/// The codes among findings.
pub(crate) fn codes(findings: &Value) -> Vec<&str> {
    findings["diagnostics"].as_array().into_iter().flatten().filter_map(|finding| finding["code"].as_str()).collect()
}

//! Every form carries the same facts, and is what those who read it expect.

use std::path::Path;
use std::process::{Command, Output};

use percent_encoding::percent_decode_str;
use quick_junit::{NonSuccessKind, TestCaseStatus};
use serde_json::Value;

/// A name that every form has to escape, each in its way.
const FOLDER: &str = "a plan, of 100%: “ä”";

/// File, line, column, severity, code and message of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fact(String, u64, u64, String, String, String);

/// Runs the command on the planted mistakes, in a folder with a hostile name.
fn check(arguments: &[&str]) -> Output {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join(FOLDER);
    std::fs::create_dir(&folder).expect("it can be made");
    let planted = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recovery/all.plan");
    std::fs::copy(planted, folder.join("all.plan")).expect("it can be copied");
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command.current_dir(place.path()).arg("check").arg(FOLDER).args(arguments).output().expect("the command runs")
}

fn printed(form: &str) -> String {
    let output = check(&["--format", form]);
    assert_eq!(output.status.code(), Some(1), "{form}");
    assert!(output.stderr.is_empty(), "{form} is for machines");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

/// `file:line:column: severity code: message`
fn from_line(line: &str) -> Fact {
    let (place, rest) = line.split_once(".plan:").expect("a file");
    let (at, rest) = rest.split_once(": ").expect("a place");
    let (row, column) = at.split_once(':').expect("a line and a column");
    let (head, message) = rest.split_once(": ").expect("a message");
    let (severity, code) = head.split_once(' ').expect("a severity and a code");
    let parsed = |text: &str| text.parse().expect("a number");
    Fact(format!("{place}.plan"), parsed(row), parsed(column), severity.into(), code.into(), message.into())
}

fn short() -> Vec<Fact> {
    let output = check(&["--format", "short"]);
    assert!(output.stdout.is_empty(), "it is for people");
    let text = String::from_utf8(output.stderr).expect("it is UTF-8");
    let (lines, total) = text.trim_end().rsplit_once('\n').expect("several lines");
    assert_eq!(total, format!("{} errors.", lines.lines().count()));
    lines.lines().map(from_line).collect()
}

fn json() -> Vec<Fact> {
    let report: Value = serde_json::from_str(&printed("json")).expect("it is JSON");
    assert_eq!(report["version"], 1);
    let fact = |finding: &Value| {
        let place = &finding["spans"][0];
        assert_eq!(place["primary"], true);
        Fact(
            text(&place["file"]),
            number(&place["line"]),
            number(&place["column"]),
            text(&finding["severity"]),
            text(&finding["code"]),
            text(&finding["message"]),
        )
    };
    list(&report["diagnostics"]).iter().map(fact).collect()
}

fn sarif() -> Vec<Fact> {
    let log: Value = serde_json::from_str(&printed("sarif")).expect("it is JSON");
    let run = &log["runs"][0];
    let fact = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        let uri = text(&place["artifactLocation"]["uri"]);
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{uri}");
        let code = text(&result["ruleId"]);
        let index = usize::try_from(number(&result["ruleIndex"])).expect("a small number");
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], code.as_str());
        let severity = text(&result["level"]).replace("note", "hint");
        let message = text(&result["message"]["text"]);
        let message = message.lines().next().and_then(|line| line.strip_suffix('.')).expect("a sentence");
        Fact(
            percent_decode_str(&uri).decode_utf8().expect("UTF-8").into_owned(),
            number(&place["region"]["startLine"]),
            number(&place["region"]["startColumn"]),
            severity,
            code,
            message.into(),
        )
    };
    list(&run["results"]).iter().map(fact).collect()
}

/// Undoes the escapes of a workflow command as GitHub's runner does.
fn unescaped(text: &str) -> String {
    text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

fn github() -> Vec<Fact> {
    let log = printed("github");
    let mut facts = Vec::new();
    for line in log.lines() {
        if let Some((head, message)) = line.strip_prefix("::").and_then(|line| line.split_once("::")) {
            let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
            let get = |name: &str| {
                let mut pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
                pairs.find(|(key, _)| *key == name).map(|(_, value)| unescaped(value))
            };
            let parsed = |name| get(name).and_then(|text| text.parse().ok()).expect("a number");
            if let Some(file) = get("file") {
                let message = unescaped(message).lines().next().unwrap_or_default().to_owned();
                let severity = command.replace("notice", "hint");
                let code = get("title").expect("a title");
                facts.push(Fact(file, parsed("line"), parsed("col"), severity, code, message));
            }
        } else if line.contains(".plan:") {
            facts.push(from_line(line));
        }
    }
    facts
}

fn junit() -> Vec<Fact> {
    let report = quick_junit::Report::deserialize_from_str(&printed("junit")).expect("it is JUnit XML");
    let cases = report.test_suites.iter().flat_map(|suite| &suite.test_cases);
    let fact = |case: &quick_junit::TestCase| {
        let (message, severity, text) = match &case.status {
            TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, message, ty, description, .. }
            | TestCaseStatus::Skipped { message, ty, description, .. } => (message, ty, description),
            other => panic!("{other:?}"),
        };
        let text = text.as_ref().expect("a text").as_str();
        let message = message.as_ref().expect("a message").as_str().to_owned();
        let code = case.name.as_str().strip_suffix(&message).expect("the name ends with the message").trim().to_owned();
        let at = text.lines().next().and_then(|line| line.rsplit_once(".plan:")).expect("a place").1;
        let (line, column) = at.split_once(':').expect("a line and a column");
        assert_eq!(case.extra["line"].as_str(), line);
        Fact(
            case.extra["file"].as_str().to_owned(),
            line.parse().expect("a number"),
            column.parse().expect("a number"),
            severity.as_ref().expect("a severity").as_str().to_owned(),
            code,
            message,
        )
    };
    cases.map(fact).collect()
}

/// What people see: the code, the severity and the message, then the place.
fn human() -> Vec<Fact> {
    let output = check(&["--format", "human"]);
    assert!(output.stdout.is_empty(), "it is for people");
    let text = String::from_utf8(output.stderr).expect("it is UTF-8");
    let mut facts = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((code, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("] ")) else { continue };
        let (kind, message) = rest.split_once(": ").expect("a message");
        let place = lines.next().and_then(|line| line.split_once("╭─[ ")).expect("a place").1;
        let line = format!("{}: {kind} {code}: {message}", place.trim_end_matches(" ]"));
        let Fact(file, row, column, severity, code, message) = from_line(&line);
        facts.push(Fact(file, row, column, severity.to_lowercase().replace("advice", "hint"), code, message));
    }
    facts
}

#[test]
fn every_form_carries_the_same_facts() {
    let facts = short();
    assert!(facts.len() > 10 && facts.iter().all(|fact| fact.0 == format!("{FOLDER}/all.plan")), "{facts:#?}");
    assert_eq!(json(), facts);
    assert_eq!(sarif(), facts);
    assert_eq!(junit(), facts);
    assert_eq!(human(), facts);
    // GitHub's come with the errors first.
    let mut annotations = github();
    annotations.sort();
    let mut sorted = facts;
    sorted.sort();
    assert_eq!(annotations, sorted);
}

/// The page of each rule is in the log, and its address for the web.
#[test]
fn code_scanning_shows_the_page_of_a_finding() {
    let log: Value = serde_json::from_str(&printed("sarif")).expect("it is JSON");
    for rule in list(&log["runs"][0]["tool"]["driver"]["rules"]) {
        let code = text(&rule["id"]);
        assert!(text(&rule["helpUri"]).ends_with(&format!("/findings/{code}.html")), "{rule}");
        assert!(text(&rule["help"]["markdown"]).contains("## Why it matters"), "{rule}");
    }
}

/// Markdown says the lines and not the columns, and escapes the words of the plan.
#[test]
fn markdown_has_every_finding() {
    let markdown = printed("markdown");
    let lines: Vec<&str> = markdown.lines().filter(|line| line.starts_with("- **")).collect();
    let facts = short();
    assert_eq!(lines.len(), facts.len());
    for (line, Fact(file, row, _, _, code, message)) in lines.iter().zip(&facts) {
        assert!(line.starts_with(&format!("- **{code}** `{file}:{row}`: ")), "{line}");
        let marks = [("<!-- -->", ""), ("&#58;", ":"), ("&#47;", "/"), ("&lt;", "<"), ("&gt;", ">"), ("\\", "")];
        let read = marks.into_iter().fold((*line).to_owned(), |line, (mark, meant)| line.replace(mark, meant));
        assert!(read.contains(&message.replace('\\', "")), "{line}: {message}");
    }
}

#[test]
fn github_gets_no_more_annotations_than_it_shows() {
    let log = printed("github");
    let annotations: Vec<&str> = log.lines().filter(|line| line.contains("title=")).collect();
    assert_eq!(annotations.len(), 10);
    assert!(annotations[9].contains("The log of this step lists them"), "{log}");
}

/// A case fails exactly when it makes the check fail.
#[test]
fn junit_is_red_when_the_check_fails() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/punjab-health-roadmap");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
        let output = command.arg("check").arg(&examples).args(["--format", "junit"]).args(arguments).output();
        let output = output.expect("the command runs");
        let report = String::from_utf8(output.stdout).expect("it is UTF-8");
        (output.status.code(), quick_junit::Report::deserialize_from_str(&report).expect("it is JUnit XML"))
    };
    let (status, report) = run(&[]);
    assert_eq!((status, report.failures), (Some(0), 0));
    let (status, report) = run(&["--deny", "warnings"]);
    assert_eq!(status, Some(1));
    assert!(report.failures > 0);
}

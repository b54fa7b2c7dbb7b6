//! Findings as SARIF 2.1.0, for code scanning.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Entry, Fix, Severity, Span};
use milepost_plan::Loaded;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Place, advice};

/// What a path keeps of its characters as part of a URI: RFC 3986's unreserved ones, and `/`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One run with every finding, and with the page of each code that occurs.
pub(super) fn log(loaded: &Loaded) -> Value {
    let rules: BTreeMap<&str, &Entry> = loaded.diagnostics.iter().map(|f| (f.entry.code, f.entry)).collect();
    let codes: Vec<&str> = rules.keys().copied().collect();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> =
        loaded.diagnostics.iter().map(|finding| result(loaded, finding, &codes, &mut seen)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "milepost",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.values().map(|entry| rule(entry)).collect::<Vec<_>>(),
            } },
            "automationDetails": { "id": "milepost/" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn rule(entry: &Entry) -> Value {
    json!({
        "id": entry.code,
        "name": pascal(entry.slug),
        "shortDescription": { "text": entry.summary },
        "fullDescription": { "text": entry.summary },
        "helpUri": entry.address(),
        "help": { "text": entry.page, "markdown": entry.page },
        "defaultConfiguration": { "level": level(entry.severity) },
        "properties": { "tags": [entry.family().title()] },
    })
}

/// `unknown-name` as `UnknownName`.
fn pascal(slug: &str) -> String {
    slug.split('-')
        .flat_map(|word| word[..1].to_uppercase().chars().chain(word[1..].chars()).collect::<Vec<_>>())
        .collect()
}

fn result(loaded: &Loaded, finding: &Diagnostic, codes: &[&str], seen: &mut BTreeMap<String, u32>) -> Value {
    let text: Vec<String> =
        std::iter::once(format!("{}.", finding.message)).chain(advice(finding).map(str::to_owned)).collect();
    let mut place = location(loaded, finding.primary.span);
    if !finding.primary.message.is_empty() {
        place["message"] = json!({ "text": finding.primary.message });
    }
    let mut result = json!({
        "ruleId": finding.entry.code,
        "ruleIndex": codes.binary_search(&finding.entry.code).ok(),
        "level": level(finding.severity),
        "message": { "text": text.join("\n") },
        "locations": [place],
        "partialFingerprints": { "milepostFinding/v1": fingerprint(loaded, finding, seen) },
    });
    let related = (1..).zip(&finding.related).map(|(id, label)| {
        let mut place = location(loaded, label.span);
        place["id"] = id.into();
        place["message"] = json!({ "text": label.message });
        place
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if !finding.fixes.is_empty() {
        result["fixes"] = finding.fixes.iter().map(|one| fix(loaded, one)).collect::<Vec<_>>().into();
    }
    result
}

fn location(loaded: &Loaded, span: Span) -> Value {
    let mut region = region(loaded, span);
    let text = loaded.sources.text(span);
    if !text.is_empty() {
        region["snippet"] = json!({ "text": text });
    }
    json!({ "physicalLocation": { "artifactLocation": artifact(loaded, span), "region": region } })
}

/// The file, relative to the folder in which the command runs; only what lies elsewhere by its whole path.
fn artifact(loaded: &Loaded, span: Span) -> Value {
    let file = &loaded.sources.get(span.file).name;
    let uri = utf8_percent_encode(file, ENCODED).to_string();
    if file.starts_with('/') {
        return json!({ "uri": format!("file://{uri}") });
    }
    json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
}

fn region(loaded: &Loaded, span: Span) -> Value {
    let Place { start, end, .. } = Place::new(loaded, span);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn fix(loaded: &Loaded, fix: &Fix) -> Value {
    let mut files: Vec<Value> = Vec::new();
    for edit in &fix.edits {
        let replacement = json!({
            "deletedRegion": region(loaded, edit.span),
            "insertedContent": { "text": edit.replacement },
        });
        let artifact = artifact(loaded, edit.span);
        match files.iter_mut().find(|change| change["artifactLocation"] == artifact) {
            Some(change) => change["replacements"].as_array_mut().expect("made below").push(replacement),
            None => files.push(json!({ "artifactLocation": artifact, "replacements": [replacement] })),
        }
    }
    json!({ "description": { "text": fix.title }, "artifactChanges": files })
}

/// What makes the finding the same one after lines above it have moved: its code, its file and the text of its line.
fn fingerprint(loaded: &Loaded, finding: &Diagnostic, seen: &mut BTreeMap<String, u32>) -> String {
    let file = loaded.sources.get(finding.primary.span.file);
    let line = file.text[..finding.primary.span.start as usize].rsplit('\n').next().map_or(0, str::len);
    let rest = &file.text[finding.primary.span.start as usize - line..];
    let line = rest.lines().next().unwrap_or_default().trim();
    let print = format!("{} {} {line}", finding.entry.code, file.name);
    let count = seen.entry(print.clone()).or_insert(0);
    *count += 1;
    format!("{print} {count}")
}

//! Findings as JSON, version 1; `schemas/check.schema.json` describes it.

use milepost_diagnostics::{Diagnostic, Safety, Span};
use milepost_plan::Loaded;
use serde_json::{Value, json};

use super::Place;

/// Every finding with its places, lines and columns counted from 1, columns in characters.
pub(super) fn findings(loaded: &Loaded) -> Value {
    let findings: Vec<Value> = loaded.diagnostics.iter().map(|finding| one(loaded, finding)).collect();
    json!({ "version": 1, "diagnostics": findings })
}

fn one(loaded: &Loaded, finding: &Diagnostic) -> Value {
    let primary = place(loaded, finding.primary.span, &finding.primary.message, true);
    let related = finding.related.iter().map(|label| place(loaded, label.span, &label.message, false));
    let fixes = finding.fixes.iter().map(|fix| {
        let edits: Vec<Value> = fix
            .edits
            .iter()
            .map(|edit| {
                let mut value = position(loaded, edit.span);
                value["replacement"] = edit.replacement.clone().into();
                value
            })
            .collect();
        json!({ "title": fix.title, "safe": fix.safety == Safety::Safe, "edits": edits })
    });
    json!({
        "code": finding.entry.code,
        "severity": finding.severity.word(),
        "message": finding.message,
        "spans": std::iter::once(primary).chain(related).collect::<Vec<_>>(),
        "why": finding.why,
        "help": finding.help,
        "fixes": fixes.collect::<Vec<_>>(),
    })
}

fn place(loaded: &Loaded, span: Span, label: &str, primary: bool) -> Value {
    let mut value = position(loaded, span);
    value["label"] = label.into();
    value["primary"] = primary.into();
    value
}

fn position(loaded: &Loaded, span: Span) -> Value {
    let Place { file, start, end } = Place::new(loaded, span);
    json!({ "file": file, "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column })
}

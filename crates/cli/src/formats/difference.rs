//! How the difference of two versions is printed: for people, as Markdown, as JSON. All say the same.

use std::fmt::Write;

use milepost_diagnostics::Span;
use milepost_difference::{Change, Difference, Piece, Said};
use milepost_plan::Loaded;
use serde_json::{Value, json};

use super::markdown::escaped;
use super::{Form, Place, plural};
use crate::commands::diff::errors;

/// Two versions and what changed between them.
pub(crate) struct Compared<'a> {
    pub old: &'a Loaded,
    pub new: &'a Loaded,
    pub difference: &'a Difference,
}

impl Compared<'_> {
    /// The difference in one of the forms.
    pub(crate) fn text(&self, form: Form) -> String {
        form.text(|| self.human(), || self.markdown(), || self.json())
    }

    fn counted(&self) -> String {
        let (changes, warnings) = self.counts();
        match (changes, warnings) {
            (0, _) => "No difference in meaning.".to_owned(),
            (_, 0) => format!("{}.", plural(changes, "change")),
            _ => format!("{}, {} without a good reason.", plural(changes, "change"), warnings),
        }
    }

    fn counts(&self) -> (usize, usize) {
        let warnings = self.difference.changes().filter(|change| change.warning.is_some());
        (self.difference.changes().count(), warnings.count())
    }

    fn human(&self) -> String {
        let mut text = String::new();
        for group in &self.difference.groups {
            let _ = writeln!(text, "{}", group.title);
            for change in &group.changes {
                let _ = writeln!(text, "  {}", change.sentence);
                for line in details(change, &|piece| match piece.said {
                    Said::Same => piece.text.clone(),
                    Said::Removed => format!("[-{}-]", piece.text),
                    Said::Added => format!("{{+{}+}}", piece.text),
                }) {
                    let _ = writeln!(text, "    {}: {}", line.0, line.1);
                }
            }
            text.push('\n');
        }
        text + &self.counted() + "\n"
    }

    fn markdown(&self) -> String {
        let mut text = "## What changed in the plan\n\n".to_owned();
        for group in &self.difference.groups {
            let _ = writeln!(text, "### {}\n", escaped(&group.title));
            for change in &group.changes {
                let _ = writeln!(text, "- {}", escaped(&change.sentence));
                for (label, said) in details(change, &|piece| match piece.said {
                    Said::Same => escaped(&piece.text),
                    Said::Removed => format!("<del>{}</del>", escaped(&piece.text)),
                    Said::Added => format!("<ins>{}</ins>", escaped(&piece.text)),
                }) {
                    // The words are escaped piece by piece; a warning is our own.
                    let said = if label == "reason" { escaped(&said) } else { said };
                    let label = if label == "warning" { "**Warning**" } else { label };
                    let _ = writeln!(text, "  - {label}: {said}");
                }
            }
            text.push('\n');
        }
        text + &self.counted() + "\n"
    }

    fn json(&self) -> Value {
        let group = |group: &milepost_difference::Group| {
            let changes: Vec<Value> = group.changes.iter().map(|change| self.change(change)).collect();
            json!({ "priority": group.priority, "title": group.title, "changes": changes })
        };
        let (changes, warnings) = self.counts();
        json!({
            "version": 1,
            "errors": { "old": errors(self.old), "new": errors(self.new) },
            "changes": changes,
            "warnings": warnings,
            "groups": self.difference.groups.iter().map(group).collect::<Vec<_>>(),
        })
    }

    fn change(&self, change: &Change) -> Value {
        let place = |loaded: &Loaded, span: Option<Span>| {
            span.map(|span| {
                let Place { file, start, end } = Place::new(loaded, span);
                json!({ "file": file, "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column })
            })
        };
        json!({
            "kind": change.kind.word(),
            "weight": change.weight.word(),
            "construct": change.construct,
            "item": change.item,
            "sentence": change.sentence,
            "before": change.before,
            "after": change.after,
            "reason": change.reason,
            "warning": change.warning,
            "old": place(self.old, change.old),
            "new": place(self.new, change.new),
        })
    }
}

/// What is said below the sentence of a change.
fn details(change: &Change, drawn: &dyn Fn(&Piece) -> String) -> Vec<(&'static str, String)> {
    let words = (!change.words.is_empty()).then(|| change.words.iter().map(drawn).collect::<String>());
    let words = words.map(|words| ("words", words.trim().to_owned()));
    let reason = change.reason.clone().map(|reason| ("reason", reason));
    let warning = change.warning.clone().map(|warning| ("warning", warning));
    words.into_iter().chain(reason).chain(warning).collect()
}

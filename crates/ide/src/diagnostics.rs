//! Findings of the files, and what can be done about them.

use std::collections::BTreeMap;
use std::ops::Range;

use milepost_diagnostics::{Diagnostic, Edit, FileId, Safety};

use crate::host::{Analysis, Compiled};

/// Everything that is to be said about each file, in the order of its text. Files of which nothing is to be said are
/// there with an empty list.
pub fn diagnostics(analysis: &Analysis) -> BTreeMap<FileId, Vec<&Diagnostic>> {
    by_file(analysis, Compiled::diagnostics)
}

/// The part of [`diagnostics`] that is known at once: what the language has to say.
pub fn language(analysis: &Analysis) -> BTreeMap<FileId, Vec<&Diagnostic>> {
    by_file(analysis, |compiled| &compiled.language)
}

fn by_file<'a>(
    analysis: &'a Analysis,
    of: impl Fn(&'a Compiled) -> &'a [Diagnostic],
) -> BTreeMap<FileId, Vec<&'a Diagnostic>> {
    let mut found: BTreeMap<FileId, Vec<&Diagnostic>> =
        analysis.documents().map(|document| (document.id, Vec::new())).collect();
    for compiled in &analysis.plans().all {
        for diagnostic in of(compiled) {
            let list = found.entry(diagnostic.primary.span.file).or_default();
            // A file of several plans is read once in each.
            if analysis.plans_of(diagnostic.primary.span.file).nth(1).is_none() || !list.contains(&diagnostic) {
                list.push(diagnostic);
            }
        }
    }
    for list in found.values_mut() {
        list.sort_by_key(|diagnostic| diagnostic.order());
    }
    found
}

/// What a person may choose to have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, as an imperative.
    pub title: String,
    /// Which kind of action it is.
    pub kind: ActionKind,
    /// The finding that it mends, by its index among those of the file.
    pub mends: Option<usize>,
    /// Whether it is the one to take when there is no time to look.
    pub preferred: bool,
    /// Its edits.
    pub edits: Vec<Edit>,
}

/// The kinds of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends one finding.
    QuickFix,
    /// Mends everything whose mending is certain.
    FixAll,
}

/// What can be done about the findings that touch `range`.
pub fn actions(analysis: &Analysis, file: FileId, range: Range<u32>) -> Vec<Action> {
    let findings = diagnostics(analysis).remove(&file).unwrap_or_default();
    let mut actions = Vec::new();
    for (index, finding) in findings.iter().enumerate() {
        let span = finding.primary.span;
        if span.start > range.end || range.start > span.end {
            continue;
        }
        for (number, fix) in finding.fixes.iter().enumerate() {
            actions.push(Action {
                title: sentence(&fix.title),
                kind: ActionKind::QuickFix,
                mends: Some(index),
                preferred: number == 0 && fix.safety == Safety::Safe,
                edits: fix.edits.clone(),
            });
        }
    }
    actions
}

/// Every edit in `file` whose meaning is certain; where two touch the same text the first is taken.
pub fn fix_all(analysis: &Analysis, file: FileId) -> Option<Action> {
    let findings = diagnostics(analysis).remove(&file).unwrap_or_default();
    let fixes = findings.iter().filter_map(|finding| finding.fixes.first());
    let safe = fixes.filter(|fix| fix.safety == Safety::Safe && fix.edits.iter().all(|edit| edit.span.file == file));
    let mut edits: Vec<Edit> = Vec::new();
    for fix in safe {
        let touches =
            |edit: &Edit| edits.iter().any(|e| e.span.start <= edit.span.end && edit.span.start <= e.span.end);
        if !fix.edits.iter().any(touches) {
            edits.extend(fix.edits.iter().cloned());
        }
    }
    let title = "Mend everything whose mending is certain".to_owned();
    (!edits.is_empty()).then_some(Action { title, kind: ActionKind::FixAll, mends: None, preferred: false, edits })
}

/// `title` with a capital at its beginning.
fn sentence(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

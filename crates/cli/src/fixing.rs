//! `--fix`: the safe fixes, applied until none is left.

use std::collections::BTreeSet;
use std::path::Path;

use milepost_diagnostics::{Edit, Fix, Safety, apply_edits};
use milepost_plan::Loaded;

use crate::disk;
use crate::formats::plural;

/// How often the plan is read again for fixes that the ones before it made possible.
const ROUNDS: usize = 16;

/// Applies the safe fixes of all files of the plan that `load` reads, and reads it again, until no safe fix is left.
/// Gives the plan as it then is, and a line for each fix and one that counts them; no line when there was none.
///
/// # Errors
/// One line that says which file cannot be read or written. Each file is written whole or not at all.
pub(crate) fn apply(load: impl Fn() -> Result<Loaded, String>) -> Result<(Loaded, Vec<String>), String> {
    let mut loaded = load()?;
    let mut done = Vec::new();
    let mut changed = BTreeSet::new();
    for _ in 0..ROUNDS {
        let chosen = choose(&loaded);
        if chosen.is_empty() {
            break;
        }
        let edits: Vec<Edit> = chosen.iter().flat_map(|(_, fix)| fix.edits.iter().cloned()).collect();
        for (file, source) in loaded.sources.iter() {
            let Ok(text) = apply_edits(file, &source.text, &edits) else { continue };
            if text != *source.text {
                disk::write(Path::new(&source.name), &text)?;
                changed.insert(source.name.clone());
            }
        }
        done.extend(chosen.into_iter().map(|(line, _)| line));
        loaded = load()?;
    }
    if !done.is_empty() {
        done.push(format!("Fixed {} in {}.", plural(done.len(), "finding"), plural(changed.len(), "file")));
    }
    Ok((loaded, done))
}

/// The first safe fix of each finding, without those that touch what an earlier one changes: they wait a round.
fn choose(loaded: &Loaded) -> Vec<(String, &Fix)> {
    let mut chosen: Vec<(String, &Fix)> = Vec::new();
    for finding in &loaded.diagnostics {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe) else { continue };
        let taken = chosen.iter().flat_map(|(_, fix)| &fix.edits);
        if fix.edits.is_empty() || taken.clone().any(|one| fix.edits.iter().any(|other| meet(one, other))) {
            continue;
        }
        let file = loaded.sources.get(finding.primary.span.file);
        let at = file.position(finding.primary.span.start);
        chosen.push((format!("{}:{}:{}: {} {}", file.name, at.line, at.column, finding.entry.code, fix.title), fix));
    }
    chosen
}

/// Whether two edits change the same text, or put something at the same place.
fn meet(one: &Edit, other: &Edit) -> bool {
    let (one, other) = (one.span, other.span);
    one.file == other.file && one.start <= other.end && other.start <= one.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use milepost_diagnostics::{FileId, Span};

    #[test]
    fn edits_meet_where_they_touch() {
        let edit = |file, start, end| Edit { span: Span::new(FileId(file), start, end), replacement: String::new() };
        assert!(meet(&edit(0, 1, 3), &edit(0, 2, 4)));
        assert!(meet(&edit(0, 1, 3), &edit(0, 3, 3)));
        assert!(!meet(&edit(0, 1, 3), &edit(0, 4, 5)));
        assert!(!meet(&edit(0, 1, 3), &edit(1, 1, 3)));
    }
}

//! A new name for something, in every file of every plan that knows it.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Edit, FileId, Severity, Span};
use milepost_syntax::Kind;

use crate::cursor::at;
use crate::host::{Analysis, Compiled};
use crate::navigation::places;
use crate::occurrences::Role;

/// The name at `offset`, if there is one that can be changed.
pub fn renamable(analysis: &Analysis, file: FileId, offset: u32) -> Option<Span> {
    let declared = places(analysis, file, offset).iter().any(|(_, role)| *role == Role::Declaration);
    let found = analysis.plans_of(file).find_map(|compiled| compiled.occurrences().at(file, offset));
    found.filter(|_| declared).map(|occurrence| occurrence.span)
}

/// The edits that give what is named at `offset` the name `name`. They are tried on a copy first: every place must mean
/// the same as before, and nothing may be wrong that was right.
///
/// # Errors
/// Why it cannot have that name, as a sentence.
pub fn rename(analysis: &Analysis, file: FileId, offset: u32, name: &str) -> Result<Vec<Edit>, String> {
    if renamable(analysis, file, offset).is_none() {
        return Err("There is no name here that could be changed.".to_owned());
    }
    if !is_name(name) {
        return Err(format!(
            "`{name}` is no name: a name has letters, digits and `_`, and begins with a letter or `_`, such as `within_4h`."
        ));
    }
    let places = places(analysis, file, offset);
    let edits: Vec<Edit> = places.iter().map(|(span, _)| Edit { span: *span, replacement: name.to_owned() }).collect();
    let after = analysis.edited(&edits);
    if let Some(wrong) = new_error(analysis, &after) {
        return Err(format!("With the name `{name}` something would be wrong: {}.", wrong.message));
    }
    let declaration = places.iter().find(|(_, role)| *role == Role::Declaration).map_or(places[0].0, |(span, _)| *span);
    let before = places.iter().filter(|(span, _)| span.file == declaration.file && span.start < declaration.start);
    let moved = before.fold(declaration.start as usize, |start, (span, _)| start + name.len() - span.range().len());
    if crate::navigation::places(&after, declaration.file, at(moved)).len() != places.len() {
        return Err(format!("`{name}` stands for something else in some of these places."));
    }
    Ok(edits)
}

/// Whether the language reads `name` as one name.
fn is_name(name: &str) -> bool {
    let parse = milepost_syntax::parse(FileId(0), name);
    let whole = parse.tokens.spans.first().is_some_and(|&(start, end)| start == 0 && end as usize == name.len());
    whole && parse.tokens.kinds.first() == Some(&Kind::Word) && !name.contains('.')
}

/// Something that is wrong `after` and was not before.
fn new_error<'a>(before: &Analysis, after: &'a Analysis) -> Option<&'a Diagnostic> {
    let known: BTreeMap<_, &Compiled> =
        before.plans().all.iter().map(|plan| ((plan.root, plan.alone), plan.as_ref())).collect();
    after.plans().all.iter().find_map(|plan| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for found in known.get(&(plan.root, plan.alone)).into_iter().flat_map(|known| &known.language) {
            *counts.entry(found.entry.code).or_default() += 1;
        }
        plan.language.iter().filter(|found| found.severity == Severity::Error).find(|found| {
            let left = counts.entry(found.entry.code).or_default();
            *left = left.wrapping_sub(1);
            *left == usize::MAX
        })
    })
}

//! From a name to what it stands for, and to every place where it stands.

use milepost_diagnostics::{FileId, Span};

use crate::host::Analysis;
use crate::occurrences::Role;

/// From a place in a text to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What is under the cursor.
    pub origin: Span,
    /// The whole of what is found.
    pub target: Span,
    /// The part of it to look at: its name.
    pub name: Span,
}

/// Where what stands at `offset` is declared: a name, or the file that is imported.
pub fn definition(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Link> {
    let mut found = Vec::new();
    for compiled in analysis.plans_of(file) {
        let Some(occurrence) = compiled.occurrences().at(file, offset) else { continue };
        let item = compiled.plan.node(occurrence.target).item();
        let link = Link { origin: occurrence.span, target: item.extent, name: item.name_at.unwrap_or(item.head) };
        if !found.contains(&link) {
            found.push(link);
        }
    }
    found.extend(imported(analysis, file, offset));
    found
}

/// Every place where the name at `offset` stands; the declaration only when it is asked for.
pub fn references(analysis: &Analysis, file: FileId, offset: u32, declaration: bool) -> Vec<Span> {
    let places = places(analysis, file, offset);
    places.into_iter().filter(|(_, role)| declaration || *role == Role::Reference).map(|(span, _)| span).collect()
}

/// The places in `file` where the name at `offset` stands.
pub fn highlights(analysis: &Analysis, file: FileId, offset: u32) -> Vec<(Span, Role)> {
    places(analysis, file, offset).into_iter().filter(|(span, _)| span.file == file).collect()
}

/// The places of the name at `offset` that may be typed over together: all of them, where all stand in `file`.
pub fn linked(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Span> {
    let places = places(analysis, file, offset);
    let declared = places.iter().any(|(_, role)| *role == Role::Declaration);
    let here = places.iter().all(|(span, _)| span.file == file);
    if declared && here { places.into_iter().map(|(span, _)| span).collect() } else { Vec::new() }
}

/// Every place where the name at `offset` stands, in all plans that share its declaration.
pub(crate) fn places(analysis: &Analysis, file: FileId, offset: u32) -> Vec<(Span, Role)> {
    let declarations = analysis.plans_of(file).filter_map(|compiled| {
        let occurrence = compiled.occurrences().at(file, offset)?;
        compiled.plan.node(occurrence.target).item().name_at
    });
    let mut found = Vec::new();
    for declaration in declarations.collect::<std::collections::BTreeSet<_>>() {
        for compiled in analysis.plans_of(declaration.file) {
            let occurrences = compiled.occurrences();
            let target = occurrences.at(declaration.file, declaration.start).map(|occurrence| occurrence.target);
            let places = target.into_iter().flat_map(|target| occurrences.of(target));
            found.extend(places.map(|occurrence| (occurrence.span, occurrence.role)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The imported file whose path stands at `offset`; of a folder each file.
fn imported(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Link> {
    let mut found = Vec::new();
    for (origin, files) in analysis.plan_of(file).into_iter().flat_map(|compiled| &compiled.imports) {
        if origin.file == file && origin.touches(offset) {
            let start = |id: &FileId| Span::new(*id, 0, 0);
            found.extend(files.iter().map(|id| Link { origin: *origin, target: start(id), name: start(id) }));
        }
    }
    found
}

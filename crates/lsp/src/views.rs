//! What the protocol has no word for: the page of a plan while it is written, and the plan at a glance. Editors ask
//! `milepost/preview` and `milepost/outline`, each with the `textDocument` that they show.

use std::collections::BTreeMap;

use milepost_diagnostics::{FileId, Span};
use milepost_documents::{Order, anchors, delivery_plan, html};
use milepost_ide::{Branch, Compiled};
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Range, TextDocumentIdentifier, Uri};

use crate::places::Places;

/// A question about the plan of a text.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfText {
    pub text_document: TextDocumentIdentifier,
}

/// The report of a plan as it is written now.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Preview {
    /// The first file of the plan.
    root: Uri,
    title: String,
    /// The page; nothing while the plan has errors.
    html: Option<String>,
    errors: usize,
    /// Which part of the text each part of the page shows, by file, outer parts before inner ones.
    places: BTreeMap<String, Vec<Place>>,
}

/// A part of the page, and where the plan says it.
#[derive(Debug, Serialize)]
struct Place {
    /// The `id` of the page's element.
    anchor: String,
    range: Range,
}

/// The tree of a plan.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outline {
    /// The first file of the plan.
    root: Uri,
    title: String,
    /// The files of the plan.
    files: Vec<Uri>,
    as_of: String,
    /// What is wrong with the data beside the plan.
    faults: Vec<String>,
    groups: Vec<Line>,
}

/// A line of the tree.
#[derive(Debug, Serialize)]
struct Line {
    kind: &'static str,
    title: String,
    detail: String,
    state: &'static str,
    reasons: Vec<String>,
    place: Option<Location>,
    children: Vec<Line>,
}

/// The plan to which `file` belongs; none for a file that no plan imports.
pub(crate) fn plan_of<'a>(places: &Places<'a>, file: FileId) -> Option<&'a Compiled> {
    let plans = places.analysis.plans_of(file);
    plans.map(AsRef::as_ref).find(|compiled: &&Compiled| !compiled.alone)
}

pub(crate) fn preview(places: &Places<'_>, compiled: &Compiled) -> Option<Preview> {
    let plan = &compiled.plan;
    let errors = compiled.errors();
    let mut preview = Preview {
        root: places.uri(compiled.root)?,
        title: title(compiled),
        html: None,
        errors,
        places: BTreeMap::new(),
    };
    if errors > 0 {
        return Some(preview);
    }
    let order = Order {
        finding: &|code| milepost_checks::entry(code).map(|entry| (entry.code, entry.summary)),
        ..Order::new(places.analysis.today(), compiled.observations())
    };
    preview.html = Some(html(&delivery_plan(plan, &order)));
    let mut anchors = anchors(plan);
    for node in plan.nodes() {
        let extent: Span = node.item().extent;
        if let (Some(anchor), Some(uri)) = (anchors.remove(&node.id), places.uri(extent.file)) {
            let places = Place { anchor, range: places.range(extent) };
            preview.places.entry(uri.as_str().to_owned()).or_default().push(places);
        }
    }
    Some(preview)
}

pub(crate) fn outline(places: &Places<'_>, compiled: &Compiled) -> Option<Outline> {
    let today = places.analysis.today();
    let (groups, faults) = milepost_ide::outline(compiled);
    Some(Outline {
        root: places.uri(compiled.root)?,
        title: title(compiled),
        files: compiled.files.iter().filter_map(|&file| places.uri(file)).collect(),
        as_of: today.to_string(),
        faults,
        groups: groups.into_iter().map(|branch| line(places, branch)).collect(),
    })
}

fn title(compiled: &Compiled) -> String {
    compiled.plan.root().map_or_else(String::new, |root| root.title().to_owned())
}

fn line(places: &Places<'_>, branch: Branch) -> Line {
    Line {
        kind: branch.kind,
        title: branch.title,
        detail: branch.detail,
        state: branch.state,
        reasons: branch.reasons,
        place: branch.place.and_then(|span| places.location(span)),
        children: branch.children.into_iter().map(|branch| line(places, branch)).collect(),
    }
}

//! Where names stand, and which item stands at a place.

use std::collections::BTreeMap;
use std::sync::Arc;

use milepost_diagnostics::{FileId, Span};
use milepost_plan::calendar::PeriodKind;
use milepost_plan::{ItemId, Node, Plan, Reference, Value, When};
use milepost_syntax::Kind;

use crate::host::Document;

/// Whether a name is declared or used at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The name is given here.
    Declaration,
    /// The name is used here.
    Reference,
}

/// A name at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The name itself; of `streaming.pilot` one of the two parts.
    pub span: Span,
    /// What it stands for.
    pub target: ItemId,
    /// The item on whose line it stands.
    pub item: ItemId,
    /// Whether it is given or used.
    pub role: Role,
}

/// All names of a plan and all extents of its items, in the order of the text.
#[derive(Debug)]
pub(crate) struct Occurrences {
    all: Vec<Occurrence>,
    of: BTreeMap<ItemId, Vec<usize>>,
    extents: Vec<(Span, ItemId)>,
}

impl Occurrences {
    pub(crate) fn new(plan: &Plan, documents: &[Arc<Document>]) -> Self {
        let documents: BTreeMap<FileId, &Document> = documents.iter().map(|d| (d.id, d.as_ref())).collect();
        let terms: BTreeMap<&str, ItemId> = plan.all("term").filter_map(|term| Some((term.name()?, term.id))).collect();
        let mut all = Vec::new();
        for node in plan.nodes() {
            all.extend(node.item().name_at.map(|span| Occurrence {
                span,
                target: node.id,
                item: node.id,
                role: Role::Declaration,
            }));
            for placed in &node.item().values {
                match &placed.value {
                    Value::Reference(reference) => refer(plan, node, placed.span, reference, &mut all),
                    Value::Formula(formula) => {
                        for (reference, span) in formula.names().into_iter().zip(&placed.names) {
                            refer(plan, node, *span, reference, &mut all);
                        }
                    }
                    value if has_term(value) => {
                        for span in words(&documents, placed.span) {
                            let word = documents.get(&span.file).map_or("", |document| &document.text()[span.range()]);
                            if let Some(&target) = terms.get(word) {
                                all.push(Occurrence { span, target, item: node.id, role: Role::Reference });
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        all.sort_by_key(|occurrence| (occurrence.span, occurrence.role));
        let mut of: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
        for (index, occurrence) in all.iter().enumerate() {
            of.entry(occurrence.target).or_default().push(index);
        }
        let mut extents: Vec<_> = plan.nodes().map(|node| (node.item().extent, node.id)).collect();
        extents.sort_by_key(|&(span, id)| (span.file, span.start, id));
        Self { all, of, extents }
    }

    /// The name that the cursor at `offset` is on.
    pub(crate) fn at(&self, file: FileId, offset: u32) -> Option<&Occurrence> {
        let until = self.all.partition_point(|o| (o.span.file, o.span.start) <= (file, offset));
        let mut near = self.all[..until].iter().rev().take(2);
        near.find(|occurrence| occurrence.span.file == file && occurrence.span.touches(offset))
    }

    /// The names in `file`, in the order of the text.
    pub(crate) fn in_file(&self, file: FileId) -> impl Iterator<Item = &Occurrence> {
        let from = self.all.partition_point(|occurrence| occurrence.span.file < file);
        self.all[from..].iter().take_while(move |occurrence| occurrence.span.file == file)
    }

    /// Every place where `target` is named.
    pub(crate) fn of(&self, target: ItemId) -> impl Iterator<Item = &Occurrence> {
        self.of.get(&target).into_iter().flatten().map(|&index| &self.all[index])
    }

    /// The innermost item around the cursor at `offset`.
    pub(crate) fn item_at<'a>(&self, plan: &'a Plan, file: FileId, offset: u32) -> Option<Node<'a>> {
        let until = self.extents.partition_point(|(span, _)| (span.file, span.start) <= (file, offset));
        let (_, last) = self.extents[..until].last().filter(|(span, _)| span.file == file)?;
        std::iter::successors(Some(plan.node(*last)), |node| node.parent())
            .find(|node| node.item().extent.touches(offset))
    }
}

/// Adds the places of `reference`: of a name in two parts each part.
fn refer(plan: &Plan, node: Node<'_>, span: Span, reference: &Reference, all: &mut Vec<Occurrence>) {
    let Some(target) = reference.target else { return };
    let one = |span, target| Occurrence { span, target, item: node.id, role: Role::Reference };
    let Some(dot) = reference.name.rfind('.') else {
        all.push(one(span, target));
        return;
    };
    let dot = span.start + u32::try_from(dot).expect("a name is shorter than a file");
    let block =
        std::iter::successors(plan.node(target).parent(), |node| node.parent()).find(|around| around.name().is_some());
    all.extend(block.map(|block| one(Span { end: dot, ..span }, block.id)));
    all.push(one(Span { start: dot + 1, ..span }, target));
}

fn has_term(value: &Value) -> bool {
    let is_term = |when: &When| matches!(when, When::Period(period) if period.kind == PeriodKind::Term);
    match value {
        Value::Period(period) => period.kind == PeriodKind::Term,
        Value::When(when) => is_term(when),
        Value::Span(from, to) => is_term(from) || is_term(to),
        _ => false,
    }
}

/// The words in `span`.
fn words(documents: &BTreeMap<FileId, &Document>, span: Span) -> Vec<Span> {
    let Some(parse) = documents.get(&span.file).map(|document| document.parse()) else { return Vec::new() };
    let spans = &parse.tokens.spans;
    let first = spans.partition_point(|&(start, _)| start < span.start);
    let inside = (first..spans.len()).take_while(|&token| spans[token].1 <= span.end);
    let words = inside.filter(|&token| parse.tokens.kinds[token] == Kind::Word);
    words.map(|token| Span::new(span.file, spans[token].0, spans[token].1)).collect()
}

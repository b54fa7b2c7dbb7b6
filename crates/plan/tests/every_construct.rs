//! The plan in which every construct occurs: it is the source of the reference's examples.

use std::collections::BTreeSet;

use milepost_diagnostics::FileId;
use milepost_plan::compile;
use milepost_syntax::{format, parse};
use milepost_vocabulary::{EVERY_CONSTRUCT, constructs};

#[test]
fn it_compiles() {
    let parsed = parse(FileId(0), EVERY_CONSTRUCT);
    let (_, findings) = compile(std::slice::from_ref(&parsed));
    let said: Vec<_> = parsed
        .diagnostics
        .iter()
        .chain(&findings)
        .map(|f| (parsed.text[f.primary.span.range()].to_owned(), &f.message))
        .collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn every_construct_occurs() {
    let parsed = parse(FileId(0), EVERY_CONSTRUCT);
    let (plan, _) = compile(&[parsed]);
    let used: BTreeSet<_> = plan.nodes().map(|node| node.item().construct.id).collect();
    let missing: Vec<_> =
        constructs().into_iter().map(|c| c.id).filter(|id| *id != "import" && !used.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_layout_changes_no_meaning() {
    let shape = |text: &str| {
        let (plan, _) = compile(&[parse(FileId(0), text)]);
        plan.nodes()
            .map(|node| {
                let values: Vec<_> = node.item().values.iter().map(|placed| placed.value.to_string()).collect();
                (node.item().construct.id, node.item().parent, node.name().map(str::to_owned), values)
            })
            .collect::<Vec<_>>()
    };
    let formatted = format(&parse(FileId(0), EVERY_CONSTRUCT));
    assert_eq!(shape(EVERY_CONSTRUCT), shape(&formatted));
    assert_eq!(formatted, format(&parse(FileId(0), formatted.as_str())));
}

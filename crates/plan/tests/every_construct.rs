//! The plan in which every construct occurs: it is the source of the reference's examples, and of mistakes in each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use milepost_diagnostics::{Diagnostic, FileId};
use milepost_plan::{Node, Plan, Value, compile};
use milepost_syntax::parse;
use milepost_vocabulary::{EVERY_CONSTRUCT, Head, Type, constructs};

#[path = "every_construct/inventory.rs"]
mod inventory;
#[path = "every_construct/layout.rs"]
mod layout;

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

/// A mistake that is planted into the plan: what is written instead of what, and in which construct.
struct Mistake {
    construct: &'static str,
    instead_of: Range<usize>,
    written: String,
}

/// Plants `mistakes` into [`EVERY_CONSTRUCT`].
fn not_caught(mistakes: Vec<Mistake>) -> Vec<String> {
    not_caught_in(EVERY_CONSTRUCT, mistakes)
}

/// Plants `mistakes` into `plan`, at most one a line at a time, and returns those that were not reported as exactly one
/// finding at their place, with what was reported instead.
fn not_caught_in(plan: &str, mut mistakes: Vec<Mistake>) -> Vec<String> {
    mistakes.sort_by_key(|mistake| mistake.instead_of.start);
    let mut wrong = Vec::new();
    while !mistakes.is_empty() {
        let (mut text, mut planted, mut kept, mut end) = (String::new(), Vec::new(), Vec::new(), 0);
        for mistake in mistakes {
            let Range { start, end: after } = mistake.instead_of;
            if start < end || (end > 0 && !plan[end..start].contains('\n')) {
                kept.push(mistake);
                continue;
            }
            text.push_str(&plan[end..start]);
            planted.push((mistake.construct, text.len()..text.len() + mistake.written.len()));
            text.push_str(&mistake.written);
            end = after;
        }
        text.push_str(&plan[end..]);
        wrong.extend(unexpected(&text, &planted));
        mistakes = kept;
    }
    wrong
}

fn unexpected(text: &str, planted: &[(&str, Range<usize>)]) -> Vec<String> {
    let parsed = parse(FileId(0), text);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let (_, findings) = compile(&[parsed]);
    let inside = |place: &Range<usize>, finding: &Diagnostic| {
        let span = finding.primary.span.range();
        place.start <= span.start && span.end <= place.end
    };
    let silent = planted.iter().filter_map(|(construct, place)| {
        let found = findings.iter().filter(|finding| inside(place, finding)).count();
        (found != 1).then(|| format!("{construct}: {found} findings at `{}`", &text[place.clone()]))
    });
    let elsewhere = findings.iter().filter(|finding| !planted.iter().any(|(_, place)| inside(place, finding)));
    silent.chain(elsewhere.map(|f| format!("{}: {}", f.message, &text[f.primary.span.range()]))).collect()
}

/// The first use of each construct in the plan, with a value if it can have one; `import` needs a second file.
fn first_uses(plan: &Plan) -> BTreeMap<&'static str, Node<'_>> {
    let mut uses: BTreeMap<_, Node<'_>> = BTreeMap::new();
    for node in plan.nodes() {
        let first = uses.entry(node.item().construct.id).or_insert(node);
        if first.item().values.is_empty() {
            *first = node;
        }
    }
    uses
}

fn every_construct() -> Plan {
    compile(&[parse(FileId(0), EVERY_CONSTRUCT)]).0
}

#[test]
fn what_goes_on_behind_a_line_is_caught_in_every_construct() {
    let plan = every_construct();
    let mistakes = first_uses(&plan).into_iter().map(|(construct, node)| {
        let end = node.item().header.range().end;
        Mistake { construct, instead_of: end..end, written: " = 1".into() }
    });
    assert_eq!(not_caught(mistakes.collect()), [""; 0]);
}

#[test]
fn a_word_that_does_not_exist_is_caught_in_every_block() {
    let plan = every_construct();
    let mistakes = first_uses(&plan).into_iter().filter_map(|(construct, node)| {
        let (header, extent) = (node.item().header.range(), node.item().extent.range());
        // In a block of rows that begin with a new name, only what follows the name can be wrong.
        let named = node.item().construct.row().is_some_and(|row| row.construct.head == Head::Name);
        let line = if named { "no_such_word = 1" } else { "no_such_word" };
        let behind = EVERY_CONSTRUCT[header.end..].lines().next()?.trim();
        let (at, written) = if extent.end > header.end {
            (extent.end - 1, format!("\n {line}\n"))
        } else if behind.is_empty() && node.item().head.range().start == line_start(header.start) {
            (header.end, format!(" {{ {line} }}"))
        } else {
            return None;
        };
        Some(Mistake { construct, instead_of: at..at, written })
    });
    let mistakes: Vec<_> = mistakes.collect();
    assert!(mistakes.len() > 100, "{}", mistakes.len());
    assert_eq!(not_caught(mistakes), [""; 0]);
}

/// Where the first word of the line of `at` begins.
fn line_start(at: usize) -> usize {
    let start = EVERY_CONSTRUCT[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start + EVERY_CONSTRUCT[start..].len() - EVERY_CONSTRUCT[start..].trim_start().len()
}

#[test]
fn a_value_of_another_kind_is_caught_in_every_construct() {
    let plan = every_construct();
    let mut mistakes = Vec::new();
    for (construct, node) in first_uses(&plan) {
        let item = node.item();
        let names = item.construct.slots.first().is_some_and(|slot| slot.ty == Type::Name && slot.required);
        if item.construct.head == Head::Name || (names && construct != "plan") {
            // A name that goes missing would be missed elsewhere: one more is added instead.
            let block = node.parent().map_or(EVERY_CONSTRUCT.len(), |parent| parent.item().extent.range().end - 1);
            let head = if names { item.construct.keyword } else { "" };
            mistakes.push(Mistake { construct, instead_of: block..block, written: format!("\n {head} 42\n") });
        } else if let Some(placed) = item.values.first() {
            let written = match (item.construct.head, &placed.value) {
                (Head::Keyword, Value::Text(_)) => "42",
                (Head::Keyword, _) => "\"no such value\"",
                _ => "no_such_word",
            };
            mistakes.push(Mistake { construct, instead_of: placed.span.range(), written: written.into() });
        }
    }
    let flags = constructs().into_iter().filter(|c| c.slots.is_empty() && c.head == Head::Keyword).count();
    assert_eq!(mistakes.len() + flags + 1, constructs().len(), "all but flags and `import` have a value");
    assert_eq!(not_caught(mistakes), [""; 0]);
}

//! Examples of the constructs, cut out of the plan in which all of them occur.

use milepost_diagnostics::FileId;
use milepost_plan::{Node, Plan, compile, format};
use milepost_syntax::parse;
use milepost_vocabulary::{Construct, EVERY_CONSTRUCT};

/// What stands in a block in place of what is left out.
pub(crate) const LEFT_OUT: &str = "// …";

/// From how many lines on an example is shortened.
const LONG: usize = 30;

/// The plan in which every construct occurs.
pub(crate) struct Examples {
    plan: Plan,
}

impl Examples {
    pub(crate) fn new() -> Self {
        Self { plan: compile(&[parse(FileId(0), EVERY_CONSTRUCT)]).0 }
    }

    /// Where `construct` occurs in a block of `parent`, or anywhere if it does not; the shortest use.
    pub(crate) fn of(&self, construct: &Construct, parent: Option<&Construct>) -> Option<String> {
        let lines = |node: Node<'_>| node.item().extent.range().len();
        let uses = || self.plan.all(construct.id);
        let inside = uses().filter(|node| parent.is_some_and(|parent| node.parent().is_some_and(|p| is(p, parent))));
        let best = inside.min_by_key(|&node| lines(node)).or_else(|| uses().min_by_key(|&node| lines(node)))?;
        Some(whole_lines(best))
    }

    /// How the block of `construct` looks: its own lines, without the blocks of those for which `elsewhere` is true
    /// where the whole is long.
    pub(crate) fn block(&self, construct: &Construct, elsewhere: impl Fn(&Construct) -> bool) -> Option<String> {
        let best = self.plan.all(construct.id).max_by_key(|node| {
            let kinds = node.children().map(|child| child.item().construct.id);
            kinds.collect::<std::collections::BTreeSet<_>>().len()
        })?;
        let whole = whole_lines(best);
        if whole.lines().count() <= LONG {
            return Some(whole);
        }
        let extent = best.item().extent.range();
        let start = line_start(extent.start);
        let mut text = EVERY_CONSTRUCT[start..extent.end].to_owned();
        let blocks = best.children().filter(|child| elsewhere(child.item().construct) && has_block(*child));
        let mut spans: Vec<_> = blocks.map(|child| child.item().extent.range()).collect();
        spans.reverse();
        for span in spans {
            let from = line_start(span.start);
            let indent = EVERY_CONSTRUCT[from..span.start].to_owned();
            text.replace_range(from - start..span.end - start, &format!("{indent}{LEFT_OUT}"));
        }
        let mut kept: Vec<&str> = Vec::new();
        for line in text.lines() {
            let again = kept.iter().rev().find(|line| !line.trim().is_empty());
            let left_out = line.trim() == LEFT_OUT && again.is_some_and(|again| again.trim() == LEFT_OUT);
            let blank = line.trim().is_empty() && kept.last().is_some_and(|last| last.trim().is_empty());
            if !left_out && !blank {
                kept.push(line);
            }
        }
        Some(outdented(&kept.join("\n")))
    }
}

fn is(node: Node<'_>, construct: &Construct) -> bool {
    node.item().construct == construct
}

fn has_block(node: Node<'_>) -> bool {
    EVERY_CONSTRUCT[node.item().extent.range()].contains('\n')
}

/// The text of an item with the lines on which it stands; an entry on the line of another is shown with that other.
fn whole_lines(node: Node<'_>) -> String {
    let around = std::iter::successors(Some(node), |node| node.parent());
    let first_on_its_line = |node: &Node<'_>| {
        let start = node.item().extent.range().start;
        EVERY_CONSTRUCT[line_start(start)..start].trim().is_empty()
    };
    let node = around.filter(first_on_its_line).take(1).last().unwrap_or(node);
    let extent = node.item().extent.range();
    outdented(&EVERY_CONSTRUCT[line_start(extent.start)..extent.end])
}

fn line_start(at: usize) -> usize {
    EVERY_CONSTRUCT[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The lines without the spaces that all of them begin with, laid out anew.
fn outdented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let least = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default();
    let lines = text.lines().map(|line| line.get(least..).unwrap_or_default());
    // An entry that stood under others had its values under theirs.
    format(&parse(FileId(0), lines.collect::<Vec<_>>().join("\n"))).trim_end().to_owned()
}

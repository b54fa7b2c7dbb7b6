//! Tables that go on over the page. Typst parts them after any row: here no row stands alone at the foot of a page or
//! under the heads that are said again on the next one, and what is short is not parted.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::Library;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{NativeElement, NativeRuleMap, Packed, ShowFn, Smart, StyleChain, Target};
use typst::introspection::{Locator, Tag};
use typst::layout::{Abs, BlockBody, BlockElem, Fragment, Frame, FrameItem, Regions};
use typst::model::{TableCell, TableElem};

/// A table that takes no more than this part of a page stays on one.
const SHORT: f64 = 0.14;
/// So many rows of a table stand on a page, or more.
const FEWEST: usize = 2;
/// What is so much lower has no room for all of its rows.
const LESS: Abs = Abs::raw(1.0);

/// Makes tables part between rows where a reader would part them.
pub(crate) fn prepare(library: &mut Library) {
    library.rules.replace(Target::Paged, TABLE);
}

const TABLE: ShowFn<TableElem> = |table, _, _| Ok(BlockElem::multi_layouter(table.clone(), layout).pack());

/// What typst makes of things by itself.
static RULES: LazyLock<NativeRuleMap> = LazyLock::new(|| {
    let mut rules = NativeRuleMap::new();
    typst_layout::register(&mut rules);
    rules
});

#[allow(clippy::needless_pass_by_value, reason = "typst calls it so")]
fn layout(
    table: &Packed<TableElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let content = table.clone().pack();
    let by_itself = RULES.get(Target::Paged, &content).expect("typst sets tables").apply(&content, engine, styles)?;
    let block = by_itself.to_packed::<BlockElem>().expect("a table is a block");
    let Some(BlockBody::MultiLayouter(by_itself)) = block.body.get_ref(styles) else { unreachable!("it may part") };
    let mut in_regions = |heights: Option<&[Abs]>| {
        let mut regions = regions;
        if let Some([first, following @ ..]) = heights {
            regions.size.y = *first;
            regions.backlog = following;
        }
        by_itself.call(engine, locator.relayout(), styles, regions)
    };
    let mut fragment = in_regions(None)?;
    if fragment.len() < 2 {
        return Ok(fragment);
    }
    let heads = table.grid.as_ref().map_or(0, |grid| grid.headers.iter().map(|head| head.range.end).max().unwrap_or(0));
    let rows = |fragment: &Fragment, at: usize| rows(&fragment.as_slice()[at], heads);
    let mut heights: Vec<Abs> = regions.iter().take(fragment.len()).map(|region| region.y).collect();
    let [first, second, ..] = heights[..] else { return Ok(fragment) };
    let is_lower = first < second;
    let whole: Abs = fragment.iter().map(Frame::height).sum();
    let few = rows(&fragment, 0) < FEWEST && !fragment.as_slice()[0].is_empty();
    if is_lower && (whole <= second * SHORT || few) {
        heights[0] = Abs::zero();
        fragment = in_regions(Some(&heights))?;
    }
    // What stands alone under its heads takes the row before it along, where that leaves enough of them.
    let last = fragment.len() - 1;
    if last > 0 && last < heights.len() && rows(&fragment, last) + 1 == FEWEST {
        let before = rows(&fragment, last - 1);
        if before > FEWEST {
            heights[last - 1] = fragment.as_slice()[last - 1].height() - LESS;
        } else if last == 1 && is_lower {
            heights[0] = Abs::zero();
        } else {
            return Ok(fragment);
        }
        let moved = in_regions(Some(&heights))?;
        if moved.len() == fragment.len() {
            fragment = moved;
        }
    }
    Ok(fragment)
}

/// How many rows of the body begin in a frame.
fn rows(frame: &Frame, heads: usize) -> usize {
    let mut found = BTreeSet::new();
    find_rows(frame, &mut found);
    found.range(heads..).count()
}

fn find_rows(frame: &Frame, found: &mut BTreeSet<usize>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => find_rows(&group.frame, found),
            FrameItem::Tag(Tag::Start(content, _)) => {
                let cell = content.to_packed::<TableCell>();
                if let Some(Smart::Custom(row)) = cell.map(|cell| cell.y.get(StyleChain::default())) {
                    found.insert(row);
                }
            }
            _ => {}
        }
    }
}

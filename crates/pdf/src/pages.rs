//! Pages that hold too little, and the steps by which a document is set closer so that it has fewer of them.

use std::num::NonZeroUsize;

use serde_json::json;
use typst::foundations::{Bytes, NativeElement, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::{Page, PagedDocument};

/// How closely a document is set, as parts of what the templates say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    /// The size of letters.
    letters: f64,
    /// What stands between the lines of a text.
    lines: f64,
    /// What stands between things.
    space: f64,
    /// Charts that have less than the whole width.
    charts: f64,
}

impl Step {
    /// As the templates say.
    pub(crate) const LOOSEST: Self = Self { letters: 1.0, lines: 1.0, space: 1.0, charts: 1.0 };

    /// As a template takes it.
    pub(crate) fn data(self) -> Bytes {
        Bytes::from_string(
            json!({ "letters": self.letters, "lines": self.lines, "space": self.space, "charts": self.charts })
                .to_string(),
        )
    }
}

/// One after the other is closer. Letters of the last can still be read, and its lines stand apart.
const CLOSER: [Step; 3] = [
    Step { letters: 1.0, lines: 0.96, space: 0.9, charts: 0.95 },
    Step { letters: 0.99, lines: 0.94, space: 0.82, charts: 0.9 },
    Step { letters: 0.97, lines: 0.91, space: 0.7, charts: 0.82 },
];

/// A document of more pages is set once: among so many one that holds too little counts for little, and it takes its time.
const MOST: usize = 40;
/// A page that is filled to less than this part holds too little.
const LEAST: f64 = 1.0 / 3.0;
/// One after which the same goes on holds too little already when it is filled to less than this part.
const LEAST_BETWEEN: f64 = 2.0 / 3.0;
/// Pages that are set closer must hold so much more, as a part of a page, unless all of them hold enough.
const WORTH: f64 = 0.05;
/// What a template says where something begins a page of its own.
const BEGINS: &str = "begins a page";
/// What stands nearer to the foot of a page, in millimetres, stands there on every page.
const FOOT: f64 = 13.0;
/// About so much is left free above and below what is said.
const EDGE: f64 = 17.0;

/// The document in the first step whose pages lack least of what they should hold. One that cannot be set closer stays as
/// it is.
///
/// # Errors
/// What is in the way of the first step.
pub(crate) fn with_smallest_gaps<E>(
    mut typeset: impl FnMut(Step) -> Result<PagedDocument, E>,
) -> Result<PagedDocument, E> {
    let mut best = typeset(Step::LOOSEST)?;
    if best.pages().len() > MOST {
        return Ok(best);
    }
    let mut least = gaps(&best);
    for step in CLOSER {
        if least <= 0.0 {
            break;
        }
        let Ok(document) = typeset(step) else { continue };
        let gaps = gaps(&document);
        if gaps <= 0.0 || gaps < least - WORTH {
            (best, least) = (document, gaps);
        }
    }
    Ok(best)
}

/// What pages that hold too little lack, as parts of a page; that of a single page has nowhere else to stand.
fn gaps(document: &PagedDocument) -> f64 {
    let pages = document.pages();
    if pages.len() == 1 {
        return 0.0;
    }
    let introspector = document.introspector();
    let metadata = introspector.query(&MetadataElem::ELEM.select());
    let begin = metadata.iter().filter(|metadata| {
        metadata.to_packed::<MetadataElem>().is_some_and(|metadata| metadata.value == Value::Str(BEGINS.into()))
    });
    let begin: Vec<usize> =
        begin.filter_map(|begins| introspector.page(begins.location()?)).map(NonZeroUsize::get).collect();
    let of_one = |(at, page): (usize, &Page)| {
        let goes_on = at + 1 < pages.len() && !begin.contains(&(at + 2));
        let least = if goes_on { LEAST_BETWEEN } else { LEAST };
        (least - filled(&page.frame)).max(0.0)
    };
    pages.iter().enumerate().map(of_one).sum()
}

/// How far down a page is filled, as a part of its height.
fn filled(page: &Frame) -> f64 {
    let edge = Abs::mm(EDGE);
    let mut lowest = edge;
    reach(page, Abs::zero(), page.height() - Abs::mm(FOOT), &mut lowest);
    (lowest - edge) / (page.height() - edge * 2.0)
}

/// Moves `lowest` down to what stands lowest in a frame at the height `at`, of all that begins above `foot`.
fn reach(frame: &Frame, at: Abs, foot: Abs, lowest: &mut Abs) {
    for (point, item) in frame.items() {
        let at = at + point.y;
        if at >= foot {
            continue;
        }
        let below = match item {
            FrameItem::Group(group) => {
                reach(&group.frame, at, foot, lowest);
                continue;
            }
            // A text stands on its line.
            FrameItem::Text(_) => Abs::zero(),
            FrameItem::Shape(shape, _) => shape.bbox(false).max.y,
            FrameItem::Image(_, size, _) => size.y,
            FrameItem::Link(..) | FrameItem::Tag(_) => continue,
        };
        lowest.set_max(at + below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::ecow::EcoVec;
    use typst::foundations::{Content, Smart};
    use typst::layout::{Point, Sides, Size};
    use typst::model::DocumentInfo;
    use typst::syntax::Span;
    use typst::visualize::Geometry;

    /// Pages that are filled to these parts of their height, each with a line at its foot.
    fn document(parts: &[f64]) -> PagedDocument {
        let page = |part: &f64| {
            let (width, high, edge) = (Abs::mm(210.0), Abs::mm(297.0), Abs::mm(EDGE));
            let shape = |size: Size| {
                FrameItem::Shape(Geometry::Rect(size).filled(typst::visualize::Color::BLACK), Span::detached())
            };
            let mut inner = Frame::soft(Size::new(width, high));
            inner.push(Point::zero(), shape(Size::new(width, (high - edge * 2.0) * *part)));
            let mut frame = Frame::hard(Size::new(width, high));
            frame.push_frame(Point::with_y(edge), inner);
            frame.push(Point::with_y(high - Abs::mm(10.0)), shape(Size::new(width, Abs::mm(1.0))));
            let (fill, supplement) = (Smart::Auto, Content::empty());
            Page { frame, bleed: Sides::default(), fill, numbering: None, supplement, number: 1 }
        };
        PagedDocument::new(parts.iter().map(page).collect::<EcoVec<_>>(), DocumentInfo::default())
    }

    /// The step that is taken, counted from the loosest, and how many were tried, where each gives these pages or fails.
    fn taken(steps: &[Option<&[f64]>]) -> (usize, usize) {
        let mut tried = 0;
        let best = with_smallest_gaps(|_| {
            tried += 1;
            steps[tried - 1].map(document).ok_or(())
        });
        let best: Vec<_> = best.expect("the loosest").pages().iter().map(|page| filled(&page.frame)).collect();
        let same = |step: Option<&[f64]>| {
            step.is_some_and(|pages| {
                pages.len() == best.len() && pages.iter().zip(&best).all(|(one, other)| (one - other).abs() < 0.001)
            })
        };
        (steps.iter().copied().position(same).expect("one of them"), tried)
    }

    #[test]
    fn a_page_that_holds_too_little_goes_with_the_first_step_that_saves_it() {
        let ends_empty: &[f64] = &[0.9, 0.05];
        assert_eq!(taken(&[Some(ends_empty), Some(&[0.9, 0.09]), Some(&[0.95]), Some(&[0.93])]), (2, 3));
        // In the middle too, where half a page is too little already.
        assert_eq!(taken(&[Some(&[0.9, 0.5, 0.6]), Some(&[0.95, 0.7, 0.6])]), (1, 2));
        // What lacks less is better, and of what lacks about as much the loosest.
        let less: &[f64] = &[0.9, 0.11, 0.8];
        assert_eq!(
            taken(&[Some(&[0.9, 0.1, 0.8, 0.1]), Some(less), Some(&[0.9, 0.15, 0.8]), Some(&[0.9, 0.08, 0.8])]),
            (1, 4)
        );
        let no_closer = [Some(ends_empty), Some(&[0.9, 0.04]), Some(&[0.9, 0.03]), Some(&[0.9, 0.02])];
        assert_eq!(taken(&no_closer), (0, 4));
        assert_eq!(taken(&[Some(ends_empty), None, Some(&[0.95])]), (2, 3));
    }

    #[test]
    fn what_need_not_be_closer_is_set_once() {
        assert_eq!(taken(&[Some(&[0.9, 0.7, 0.4])]), (0, 1));
        assert_eq!(taken(&[Some(&[0.05])]), (0, 1));
        assert_eq!(taken(&[Some(&[0.1; MOST + 1])]), (0, 1));
    }

    #[test]
    fn every_step_is_closer_than_the_one_before() {
        let steps: Vec<_> = std::iter::once(Step::LOOSEST).chain(CLOSER).collect();
        for pair in steps.windows(2) {
            assert!(
                pair[1].letters <= pair[0].letters && pair[1].lines < pair[0].lines && pair[1].space < pair[0].space
            );
        }
    }
}

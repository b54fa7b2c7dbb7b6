//! Direct labels: beside the ends of lines in a column, and beside marks where nothing else is.

use super::svg::{Anchor, Area, At, Svg, width, wrap};

const SIZE: f64 = 11.5;
const LEADING: f64 = 13.5;

/// A label that belongs to the right end of a line.
#[derive(Debug)]
pub(super) struct EndLabel {
    pub class: &'static str,
    pub at: At,
    pub text: String,
}

/// How far the column of labels stands from the plot, and reaches above and below it.
const GAP: f64 = 10.0;
const BEYOND: f64 = 8.0;

/// How high the plot must be for a column of labels, each on at most `most` lines.
pub(super) fn least_height<'t>(labels: impl Iterator<Item = &'t str>, room: f64, most: usize) -> f64 {
    let heights = labels.map(|text| height(wrap(text, room - GAP, SIZE, most).len()));
    heights.sum::<f64>() - 2.0 * BEYOND
}

fn height(lines: usize) -> f64 {
    lines.max(1) as f64 * LEADING + 3.0
}

/// Writes labels in a column to the right of the plot, pushed apart where they would cover each other. Where all of
/// them do not fit, they get fewer lines each.
pub(super) fn column(svg: &mut Svg, plot: Area, right: f64, mut labels: Vec<EndLabel>) {
    let left = plot.right + GAP;
    labels.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    let broken = |most: usize| -> Vec<Vec<String>> {
        labels.iter().map(|label| wrap(&label.text, right - left, SIZE, most)).collect()
    };
    let room = plot.bottom - plot.top + 2.0 * BEYOND;
    let fits = |lines: &Vec<Vec<String>>| lines.iter().map(|lines| height(lines.len())).sum::<f64>() <= room;
    let lines = [3, 2].into_iter().map(broken).find(fits).unwrap_or_else(|| broken(1));
    let heights: Vec<f64> = lines.iter().map(|lines| height(lines.len())).collect();
    let wishes: Vec<f64> = labels.iter().map(|label| label.at.y).collect();
    let centres = spread(&wishes, &heights, plot.top - BEYOND, plot.bottom + BEYOND);
    for ((label, lines), centre) in labels.iter().zip(lines).zip(centres) {
        lead(svg, label.at, At { x: left, y: centre });
        let first = centre - (lines.len() as f64 - 1.0) * LEADING / 2.0 + 4.0;
        for (index, line) in lines.iter().enumerate() {
            let at = At { x: left, y: first + index as f64 * LEADING };
            svg.text(&format!("c-label {}", label.class), at, Anchor::Start, line);
        }
    }
}

/// A thin line from the end of a curve to its label, where they are apart.
fn lead(svg: &mut Svg, end: At, label: At) {
    if (end.y - label.y).abs() > 5.0 || label.x - end.x > 14.0 {
        svg.line("c-lead", At { x: end.x + 5.0, y: end.y }, At { x: label.x - 3.0, y: label.y });
    }
}

/// Centres near the wished ones, in the same order, at least a height apart and inside the ends where there is room.
fn spread(wishes: &[f64], heights: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut centres = wishes.to_vec();
    let mut edge = top;
    for (centre, height) in centres.iter_mut().zip(heights) {
        *centre = centre.max(edge + height / 2.0);
        edge = *centre + height / 2.0;
    }
    let mut edge = bottom;
    for (centre, height) in centres.iter_mut().zip(heights).rev() {
        *centre = centre.min(edge - height / 2.0);
        edge = *centre - height / 2.0;
    }
    // Pushing up may have undone the gaps at the top when there is too little room: the order matters more than the top.
    centres
}

/// Places labels beside marks so that they cover neither curves nor each other.
#[derive(Debug)]
pub(super) struct Board {
    plot: Area,
    curves: Vec<Vec<At>>,
    taken: Vec<Area>,
}

impl Board {
    pub(super) fn new(plot: Area, curves: Vec<Vec<At>>) -> Self {
        Self { plot, curves, taken: Vec::new() }
    }

    /// Keeps labels off a place.
    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Writes a label where it covers least, as near to its mark as possible.
    pub(super) fn label(&mut self, svg: &mut Svg, class: &str, mark: At, text: &str) {
        let lines = wrap(text, (self.plot.right - self.plot.left) * 0.45, SIZE, 3);
        let wide = lines.iter().map(|line| width(line, SIZE)).fold(0.0, f64::max);
        let high = lines.len() as f64 * LEADING;
        let priced = self.places(mark, wide, high).map(|place| (self.cost(mark, &place), place));
        let Some((_, best)) = priced.min_by(|(one, _), (other, _)| one.total_cmp(other)) else { return };
        let middle = f64::midpoint(best.top, best.bottom);
        if middle < mark.y - high / 2.0 - 14.0 {
            svg.line("c-lead", At { x: mark.x, y: mark.y - 6.0 }, At { x: mark.x, y: best.bottom + 1.0 });
        } else if middle > mark.y + high / 2.0 + 14.0 {
            svg.line("c-lead", At { x: mark.x, y: mark.y + 6.0 }, At { x: mark.x, y: best.top - 1.0 });
        }
        for (index, line) in lines.iter().enumerate() {
            let at = At { x: f64::midpoint(best.left, best.right), y: best.top + (index as f64 + 0.8) * LEADING };
            svg.text(&format!("c-label {class}"), at, Anchor::Middle, line);
        }
        self.taken.push(best);
    }

    /// Places above and below the mark, to its left and its right, that lie in the plot.
    fn places(&self, mark: At, wide: f64, high: f64) -> impl Iterator<Item = Area> {
        let plot = self.plot;
        let shifts = [0.0, -0.5, 0.5, -0.25, 0.25];
        let gaps = [9.0, 20.0, 32.0, 46.0, 62.0, 80.0, 100.0, 125.0];
        let tops =
            gaps.into_iter().flat_map(move |gap| [mark.y - gap - high, mark.y + gap]).chain([mark.y - high / 2.0]);
        let places = tops.flat_map(move |top| {
            let beside = (top - (mark.y - high / 2.0)).abs() < 1.0;
            shifts.into_iter().map(move |shift| {
                let away: f64 = if beside && shift < 0.0 {
                    -9.0
                } else if beside {
                    9.0
                } else {
                    0.0
                };
                let left = mark.x - wide / 2.0 + shift * wide + away;
                let left = left.clamp(plot.left, (plot.right - wide).max(plot.left));
                Area { left, top, right: left + wide, bottom: top + high }
            })
        });
        places.filter(move |area| area.top >= plot.top - high && area.bottom <= plot.bottom)
    }

    /// What a place hides and how far it is away.
    fn cost(&self, mark: At, place: &Area) -> f64 {
        let covered = self.taken.iter().filter(|area| area.overlaps(place)).count() as f64 * 500.0;
        let roomy =
            Area { left: place.left - 2.0, top: place.top - 1.0, right: place.right + 2.0, bottom: place.bottom + 2.0 };
        let crossed = self.curves.iter().map(|curve| hits(curve, &roomy)).sum::<usize>() as f64 * 30.0;
        let own = if roomy.holds(mark) { 1000.0 } else { 0.0 };
        let middle = At { x: f64::midpoint(place.left, place.right), y: f64::midpoint(place.top, place.bottom) };
        let distance = (middle.y - mark.y).abs() + (middle.x - mark.x).abs() * 0.3;
        covered + crossed + own + distance
    }
}

/// How many small steps along a curve lie in an area.
fn hits(curve: &[At], area: &Area) -> usize {
    let inside = |pair: &[At]| {
        let (from, to) = (pair[0], pair[1]);
        // Most of a curve is elsewhere.
        let apart = from.x.max(to.x) < area.left
            || from.x.min(to.x) > area.right
            || from.y.max(to.y) < area.top
            || from.y.min(to.y) > area.bottom;
        if apart {
            return 0;
        }
        let steps = ((to.x - from.x).abs().max((to.y - from.y).abs()) / 3.0).ceil().clamp(1.0, 400.0);
        let mut found = 0;
        let mut step = 0.0;
        while step <= steps {
            let share = step / steps;
            let at = At { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
            found += usize::from(area.holds(at));
            step += 1.0;
        }
        found
    };
    curve.windows(2).map(inside).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_pushed_apart_and_stay_inside() {
        let centres = spread(&[50.0, 52.0, 99.0], &[16.0, 16.0, 16.0], 0.0, 100.0);
        assert_eq!(centres, [50.0, 66.0, 92.0]);
    }

    #[test]
    fn a_label_avoids_a_curve() {
        let plot = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };
        let above = vec![At { x: 0.0, y: 85.0 }, At { x: 200.0, y: 85.0 }];
        let mut svg = Svg::default();
        let mut board = Board::new(plot, vec![above]);
        board.label(&mut svg, "c-target", At { x: 100.0, y: 100.0 }, "Target");
        let place = board.taken[0];
        assert!(place.top > 86.0 && !place.holds(At { x: 100.0, y: 100.0 }), "{place:?}");
    }
}

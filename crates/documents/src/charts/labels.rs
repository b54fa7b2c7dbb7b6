//! Direct labels: beside the ends of lines in a column, and beside marks where nothing else is.

use std::borrow::Cow;

use super::svg::{Anchor, Area, At, BOLD, Svg, own_width, width, words, wrap};

const SIZE: f64 = 11.5;
const LEADING: f64 = 13.5;

/// A label that belongs to the right end of a line.
#[derive(Debug)]
pub(super) struct EndLabel {
    pub class: &'static str,
    /// How many lines of its kind are before it.
    pub nth: usize,
    pub at: At,
    pub text: String,
    /// What stands at its end.
    pub end: Option<EndMark>,
    /// Whether it is a line, and not its end alone.
    pub is_line: bool,
}

/// How many kinds of dashes tell lines of one kind apart.
const DASHES: usize = 6;

/// The class of a line before which there are so many of its kind: each has dashes of its own.
pub(super) fn dashed(class: &'static str, nth: usize) -> Cow<'static, str> {
    match nth % DASHES {
        0 => class.into(),
        nth => format!("{class} c-{}", nth + 1).into(),
    }
}

/// What stands at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EndMark {
    Dot,
    Diamond,
    Square,
    Range,
}

impl EndMark {
    pub(super) fn draw(self, svg: &mut Svg, at: At) {
        match self {
            Self::Dot => svg.circle("c-dot", at, 3.8),
            Self::Diamond => svg.diamond("c-forecast-end", at, 4.5),
            Self::Square => svg.square("c-without-end", at, 3.2),
            Self::Range => range_bar(svg, At { y: at.y - 4.0, ..at }, At { y: at.y + 4.0, ..at }),
        }
    }
}

/// A bar with ends, for a range at one day.
pub(super) fn range_bar(svg: &mut Svg, from: At, to: At) {
    svg.line("c-projected", from, to);
    for at in [from, to] {
        svg.line("c-projected", At { x: at.x - 4.0, ..at }, At { x: at.x + 4.0, ..at });
    }
}

/// The size by which a label of a class is measured.
fn size_of(class: &str) -> f64 {
    if matches!(class, "c-strong" | "c-observed" | "c-expected") { SIZE * BOLD } else { SIZE }
}

/// How far the column of labels stands from the plot, and reaches above and below it.
const GAP: f64 = 10.0;
const BEYOND: f64 = 8.0;

/// On how many lines a label of the column may stand.
const MOST_LINES: usize = 6;

/// How high the plot must be for a column of labels, each with its class.
pub(super) fn least_height<'t>(labels: impl Iterator<Item = (&'t str, &'t str)>, room: f64) -> f64 {
    let heights = labels.map(|(class, text)| height(wrap(text, room - GAP, size_of(class), MOST_LINES).len()));
    heights.sum::<f64>() - 2.0 * BEYOND
}

fn height(lines: usize) -> f64 {
    lines.max(1) as f64 * LEADING + 4.0
}

/// Writes labels in a column to the right of the plot, pushed apart where they would cover each other. Gives the thin
/// lines that lead to them.
pub(super) fn column(svg: &mut Svg, plot: Area, right: f64, mut labels: Vec<EndLabel>) -> Vec<Vec<At>> {
    let left = plot.right + GAP;
    labels.sort_by(|a, b| a.at.y.total_cmp(&b.at.y));
    let broken = |label: EndLabel| (wrap(&label.text, right - left, size_of(label.class), MOST_LINES), label);
    let mut labels: Vec<_> = labels.into_iter().map(broken).collect();
    let centres = uncrossed(&mut labels, &plot);
    let mut leads = Vec::new();
    for ((lines, label), centre) in labels.iter().zip(centres) {
        leads.extend(lead(label.at, At { x: left, y: centre }));
        let first = centre - (lines.len() as f64 - 1.0) * LEADING / 2.0 + 4.0;
        for (index, line) in lines.iter().enumerate() {
            let at = At { x: left, y: first + index as f64 * LEADING };
            svg.text(&format!("c-label {}", label.class), at, Anchor::Start, line);
        }
    }
    leads
}

/// The centres of labels in a column. Two whose thin lines would cross change places.
fn uncrossed(labels: &mut [(Vec<String>, EndLabel)], plot: &Area) -> Vec<f64> {
    let mut left = labels.len() * labels.len();
    loop {
        let heights: Vec<f64> = labels.iter().map(|(lines, _)| height(lines.len())).collect();
        let wishes: Vec<f64> = labels.iter().map(|(_, label)| label.at.y).collect();
        let centres = spread(&wishes, &heights, plot.top - BEYOND, plot.bottom + BEYOND);
        let leads: Vec<_> = labels
            .iter()
            .zip(&centres)
            .map(|((_, label), centre)| lead(label.at, At { x: plot.right + GAP, y: *centre }))
            .collect();
        let do_cross = |(one, other): &(usize, usize)| match (&leads[*one], &leads[*other]) {
            (Some(one), Some(other)) => cross((one[0], one[1]), (other[0], other[1])),
            _ => false,
        };
        let pairs = (1..leads.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
        match pairs.into_iter().find(do_cross) {
            Some((one, other)) if left > 0 => labels.swap(one, other),
            _ => return centres,
        }
        left -= 1;
    }
}

/// Whether two straight stretches cross.
fn cross(one: (At, At), other: (At, At)) -> bool {
    let side = |(from, to): (At, At), at: At| (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
    let parts = |line: (At, At), (from, to): (At, At)| side(line, from) * side(line, to) < 0.0;
    parts(one, other) && parts(other, one)
}

/// A thin line from the end of a curve to its label, where they are apart.
fn lead(end: At, label: At) -> Option<Vec<At>> {
    let apart = (end.y - label.y).abs() > 5.0 || label.x - end.x > 20.0;
    let lead = vec![At { x: end.x + 5.0, y: end.y }, At { x: label.x - 3.0, y: label.y }];
    apart.then_some(lead)
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
    /// Lines from left to right that must not be covered.
    curves: Vec<Vec<At>>,
    /// Others that had better not be, with what it costs.
    faint: Vec<(f64, Vec<At>)>,
    /// Thin lines to labels, which must not cross other labels.
    leads: Vec<Vec<At>>,
    taken: Vec<Area>,
    placed: Vec<Placed>,
}

/// A label with its place.
#[derive(Debug)]
struct Placed {
    class: &'static str,
    mark: At,
    text: String,
    place: Place,
}

/// Where a label may stand.
#[derive(Debug)]
struct Place {
    lines: Vec<String>,
    area: Area,
    /// On which side of the area its lines are even.
    anchor: Anchor,
    /// The thin line from its mark, where it is away from it.
    lead: Option<Vec<At>>,
    cost: f64,
}

/// From which distance on a thin line leads from a mark to its label, and how far from the mark it begins.
const AWAY: f64 = 14.0;
const BESIDE_MARK: f64 = 6.0;
/// What a label may cost that may also stand elsewhere, and from what on it runs into others.
const DEAR: f64 = 75.0;
const HARD: f64 = 250.0;

impl Board {
    pub(super) fn new(plot: Area, curves: Vec<Vec<At>>, faint: Vec<(f64, Vec<At>)>) -> Self {
        Self { plot, curves, faint, leads: Vec::new(), taken: Vec::new(), placed: Vec::new() }
    }

    /// Keeps labels off a place.
    pub(super) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Keeps labels off thin lines, which are drawn with those of the board.
    pub(super) fn add(&mut self, leads: Vec<Vec<At>>) {
        self.leads.extend(leads);
    }

    /// Places a label where it covers least, as near to its mark as possible. Where it would run into others, one of them
    /// stands elsewhere if that is better for both.
    pub(super) fn label(&mut self, class: &'static str, mark: At, text: &str) {
        let text = text.to_owned();
        let Some(place) = self.best(class, mark, &text) else { return };
        let alone = Placed { class, mark, text, place };
        if alone.place.cost < HARD {
            return self.placed.push(alone);
        }
        let moved = (0..self.placed.len()).filter_map(|index| {
            let before = self.placed.remove(index);
            let both = self.both(&alone, &before);
            let saved = alone.place.cost + before.place.cost - both.as_ref().map_or(f64::INFINITY, |both| both.2);
            self.placed.insert(index, before);
            both.filter(|_| saved > 0.0).map(|both| (saved, index, both))
        });
        match moved.max_by(|one, other| one.0.total_cmp(&other.0)) {
            Some((_, index, (first, second, _))) => {
                self.placed.remove(index);
                self.placed.extend([first, second]);
            }
            None => self.placed.push(alone),
        }
    }

    /// Two labels placed one after the other, with what they cost.
    fn both(&mut self, first: &Placed, second: &Placed) -> Option<(Placed, Placed, f64)> {
        let placed = |board: &Self, Placed { class, mark, text, .. }: &Placed| {
            let place = board.best(class, *mark, text)?;
            Some(Placed { class, mark: *mark, text: text.clone(), place })
        };
        let first = placed(self, first)?;
        self.placed.push(first);
        let second = placed(self, second);
        let first = self.placed.pop()?;
        let second = second?;
        let cost = first.place.cost + second.place.cost;
        Some((first, second, cost))
    }

    /// Places a label near its mark, if it stands freely there.
    pub(super) fn label_if_free(&mut self, class: &'static str, mark: At, text: &str) -> bool {
        let place = self.best(class, mark, text).filter(|place| place.cost < DEAR);
        let placed = place.map(|place| Placed { class, mark, text: text.to_owned(), place });
        let stands = placed.is_some();
        self.placed.extend(placed);
        stands
    }

    /// Where nothing else may stand.
    fn taken(&self) -> impl Iterator<Item = &Area> {
        self.taken.iter().chain(self.placed.iter().map(|placed| &placed.place.area))
    }

    fn leads(&self) -> impl Iterator<Item = &Vec<At>> {
        self.leads.iter().chain(self.placed.iter().filter_map(|placed| placed.place.lead.as_ref()))
    }

    /// Draws what was placed: thin lines over the ground of all labels, and marks over both.
    pub(super) fn draw(self, svg: &mut Svg, marks: impl FnOnce(&mut Svg)) {
        let texts =
            self.placed.iter().flat_map(|Placed { class, place: Place { lines, area, anchor, .. }, .. }| {
                let x = match anchor {
                    Anchor::Start => area.left,
                    Anchor::Middle => f64::midpoint(area.left, area.right),
                    Anchor::End => area.right,
                };
                let line_at = move |index| At { x, y: area.top + (index as f64 + 0.8) * LEADING };
                lines.iter().enumerate().map(move |(index, line)| (class, line_at(index), *anchor, line))
            });
        for (_, at, anchor, line) in texts.clone() {
            svg.ground(at, anchor, own_width(line, SIZE), SIZE);
        }
        for lead in self.leads() {
            svg.line("c-lead", lead[0], lead[1]);
        }
        marks(svg);
        for (class, at, anchor, line) in texts {
            svg.text(&format!("c-label {class}"), at, anchor, line);
        }
    }

    /// The best of all places for a label, on as few lines as may be.
    fn best(&self, class: &str, mark: At, text: &str) -> Option<Place> {
        let size = size_of(class);
        let broken = wrap(text, (self.plot.right - self.plot.left) * 0.7, size, 3);
        let longest = words(text).map(|word| width(word, size)).fold(0.0, f64::max);
        let halves = wrap(text, longest.max(width(text, size) * 0.62), size, 3);
        let halves = (halves != broken).then_some((halves, 12.0));
        let mut best: Option<Place> = None;
        for (lines, dearer) in std::iter::once((broken, 0.0)).chain(halves) {
            let wide = lines.iter().map(|line| width(line, size)).fold(0.0, f64::max);
            let high = lines.len() as f64 * LEADING;
            for middle in self.heights(mark.y, high) {
                // Most places are too far away, whatever they cover.
                if best.as_ref().is_some_and(|best| dearer + (middle - mark.y).abs() >= best.cost) {
                    continue;
                }
                for area in self.places(mark, middle, wide, high) {
                    let most = best.as_ref().map_or(f64::INFINITY, |best| best.cost);
                    let away = dearer + distance(mark, &area);
                    let Some(cost) = self.cost(mark, &area, most - away).map(|cost| cost + away) else { continue };
                    let lead = lead_from(mark, &area);
                    let cost = cost + lead.as_ref().map_or(0.0, |lead| self.cost_of_lead(lead));
                    if cost < most {
                        let lines = lines.clone();
                        best = Some(Place { lines, area, anchor: anchor_beside(mark, &area), lead, cost });
                    }
                }
            }
        }
        best
    }

    /// The heights of the middles of places above and below a mark, and beside it, that lie in the plot.
    fn heights(&self, mark: f64, high: f64) -> impl Iterator<Item = f64> + use<> {
        let Area { top, bottom, .. } = self.plot;
        let gaps = [9.0, 20.0, 32.0, 46.0, 62.0, 80.0, 100.0, 125.0].map(|gap| gap + high / 2.0);
        let middles = gaps.into_iter().flat_map(move |gap| [mark - gap, mark + gap]).chain([mark]);
        middles.filter(move |middle| middle - high / 2.0 >= top - high && middle + high / 2.0 <= bottom)
    }

    /// The places at a height, over or under the mark, or to its left and its right.
    fn places(&self, mark: At, middle: f64, wide: f64, high: f64) -> impl Iterator<Item = Area> + use<> {
        let Area { left: first, right: last, .. } = self.plot;
        let away = if (middle - mark.y).abs() < 1.0 { 13.0 } else { 0.0 };
        let (top, bottom) = (middle - high / 2.0, middle + high / 2.0);
        let shifts = [0.0, -0.5, 0.5, -0.25, 0.25, -0.75, 0.75, -1.0, 1.0];
        shifts.into_iter().map(move |shift| {
            let away = if shift < 0.0 { -away } else { away };
            let left = (mark.x - wide / 2.0 + shift * wide + away).clamp(first, (last - wide).max(first));
            Area { left, top, right: left + wide, bottom }
        })
    }

    /// What a place hides; nothing where that is no less than `most`.
    fn cost(&self, mark: At, place: &Area, most: f64) -> Option<f64> {
        let wider = |x: f64, above: f64, below: f64| Area {
            left: place.left - x,
            top: place.top - above,
            right: place.right + x,
            bottom: place.bottom + below,
        };
        // Two labels are not read as one.
        let (apart, roomy) = (wider(6.0, 3.5, 3.5), wider(2.0, 1.0, 2.0));
        let covered = || self.taken().filter(|area| area.overlaps(&apart)).count() as f64 * 500.0;
        let led_over = || self.leads().filter(|lead| hits(lead, &roomy) > 0).count() as f64 * 300.0;
        let crossed = || self.curves.iter().map(|curve| hits(over(curve, &roomy), &roomy)).sum::<usize>() as f64 * 30.0;
        let struck = || self.faint.iter().filter(|(_, line)| hits(line, place) > 0).map(|(dearness, _)| dearness).sum();
        let own = if roomy.holds(mark) { 1000.0 } else { 0.0 };
        // Most places are too far away, whatever they cover, and most others cover other labels.
        let parts: [&dyn Fn() -> f64; 4] = [&covered, &led_over, &crossed, &struck];
        let cost = parts.into_iter().try_fold(own, |cost, part| (cost < most).then(|| cost + part()));
        cost.filter(|cost| *cost < most)
    }

    /// What it costs that a thin line runs along others, or over what stands there.
    fn cost_of_lead(&self, lead: &[At]) -> f64 {
        let (from, to) = (lead[0], lead[1]);
        let around = |one: At, other: At, room: f64| Area {
            left: one.x.min(other.x) - room,
            top: one.y.min(other.y) - room,
            right: one.x.max(other.x) + room,
            bottom: one.y.max(other.y) + room,
        };
        // Most of what there is lies elsewhere.
        let near = around(from, to, 4.0);
        let curves: Vec<_> = self.curves.iter().map(|curve| over(curve, &near)).collect();
        let leads = self.leads().map(Vec::as_slice);
        let lines: Vec<&[At]> = curves.into_iter().chain(leads).filter(|line| hits(line, &near) > 0).collect();
        let taken: Vec<&Area> = self.taken().filter(|area| area.overlaps(&near)).collect();
        let meets = |at: At| {
            let area = around(at, at, 1.5);
            lines.iter().any(|line| hits(line, &area) > 0) || taken.iter().any(|area| area.holds(at))
        };
        let steps = ((to.x - from.x).hypot(to.y - from.y) / 4.0).ceil().clamp(4.0, 40.0);
        // Not where it begins: there is its mark.
        let on_way = std::iter::successors(Some(1.0), |step| Some(step + 1.0)).take_while(|step| *step <= steps);
        let met = on_way.filter(|step| meets(between(from, to, step / steps))).count() as f64;
        // One that runs along a line is taken for a part of it.
        let along = met.powi(2) * 2.0;
        let over = self.placed.iter().filter(|other| hits(lead, &other.place.area) > 0).count() as f64 * 300.0;
        along + over
    }
}

/// On which side the lines of a label are even: on that of its mark, so that what leads to it ends at letters also where
/// these take less room than they may.
fn anchor_beside(mark: At, area: &Area) -> Anchor {
    let side = (area.right - area.left) * 0.2;
    match mark.x {
        x if x < area.left + side => Anchor::Start,
        x if x > area.right - side => Anchor::End,
        _ => Anchor::Middle,
    }
}

/// How far a place is away from its mark; a step to the side is less than one up or down.
fn distance(mark: At, place: &Area) -> f64 {
    let middle = At { x: f64::midpoint(place.left, place.right), y: f64::midpoint(place.top, place.bottom) };
    (middle.y - mark.y).abs() + (middle.x - mark.x).abs() * 0.3
}

fn between(from: At, to: At, share: f64) -> At {
    At { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/// The thin line from a mark to the nearest point of its label, where they are apart.
fn lead_from(mark: At, area: &Area) -> Option<Vec<At>> {
    let nearest = At { x: mark.x.clamp(area.left, area.right), y: mark.y.clamp(area.top, area.bottom) };
    let apart = (nearest.x - mark.x).hypot(nearest.y - mark.y);
    (apart > AWAY).then(|| vec![between(mark, nearest, BESIDE_MARK / apart), between(mark, nearest, 1.0 - 1.0 / apart)])
}

/// The lines of a key under the plot, where nothing stands beside it: the end of each line with its label.
pub(super) fn key_rows(labels: &[EndLabel], room: f64) -> Vec<Vec<String>> {
    labels.iter().map(|label| wrap(&label.text, room - SAMPLE - GAP, size_of(label.class), MOST_LINES)).collect()
}

pub(super) fn key_height(rows: &[Vec<String>]) -> f64 {
    rows.iter().map(|lines| height(lines.len())).sum()
}

/// How long a piece of line in a key is.
const SAMPLE: f64 = 26.0;

/// Writes the key from a height down, from where the language begins on a canvas that is so wide.
pub(super) fn key(svg: &mut Svg, top: f64, wide: f64, labels: &[EndLabel], rows: &[Vec<String>]) {
    let mut y = top;
    let mirrored = svg.is_right_to_left();
    let (across, anchor) =
        (|x: f64| if mirrored { wide - x } else { x }, if mirrored { Anchor::End } else { Anchor::Start });
    for (label, lines) in labels.iter().zip(rows) {
        y += LEADING;
        let at = |x: f64| At { x: across(x), y: y - 4.0 };
        let end = if label.is_line { SAMPLE - 4.0 } else { SAMPLE / 2.0 };
        if label.is_line {
            svg.lines(
                &dashed(label.class, label.nth),
                &[(at(0.0), at(if label.end.is_some() { end } else { SAMPLE }))],
            );
        }
        if let Some(mark) = label.end {
            mark.draw(svg, at(end));
        }
        for (index, line) in lines.iter().enumerate() {
            let at = At { x: across(SAMPLE + GAP), y: y + index as f64 * LEADING };
            svg.text(&format!("c-label {}", label.class), at, anchor, line);
        }
        y += height(lines.len()) - LEADING;
    }
}

/// The points of a curve that runs from left to right between which it lies over, in or under an area.
fn over<'c>(curve: &'c [At], area: &Area) -> &'c [At] {
    let first = curve.partition_point(|at| at.x < area.left).saturating_sub(1);
    let last = curve.partition_point(|at| at.x <= area.right);
    &curve[first..(last + 1).min(curve.len())]
}

/// How many small steps along a curve lie in an area.
fn hits(curve: &[At], area: &Area) -> usize {
    curve.windows(2).map(|pair| hits_of_stretch(pair[0], pair[1], area)).sum()
}

/// The same for one straight stretch, whose steps begin and end at its ends.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred steps at most")]
fn hits_of_stretch(from: At, to: At, area: &Area) -> usize {
    // Most of a curve is elsewhere.
    let both = |is_beyond: fn(At, &Area) -> bool| is_beyond(from, area) && is_beyond(to, area);
    let apart = both(|at, area| at.x < area.left)
        || both(|at, area| at.x > area.right)
        || both(|at, area| at.y < area.top)
        || both(|at, area| at.y > area.bottom);
    if apart {
        return 0;
    }
    let steps = ((to.x - from.x).abs().max((to.y - from.y).abs()) / 3.0).ceil().clamp(1.0, 400.0);
    // The first and the last step that lie between two sides.
    let inside = |from: f64, to: f64, low: f64, high: f64| {
        let step_at = |side: f64| (side - from) / (to - from) * steps;
        match to - from {
            0.0 => (0.0, steps),
            along if along > 0.0 => (step_at(low), step_at(high)),
            _ => (step_at(high), step_at(low)),
        }
    };
    let (across, down) = (inside(from.x, to.x, area.left, area.right), inside(from.y, to.y, area.top, area.bottom));
    let first = across.0.max(down.0).max(0.0).ceil();
    let last = across.1.min(down.1).min(steps).floor();
    (last - first + 1.0).max(0.0) as usize
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
        let mut board = Board::new(plot, vec![above], Vec::new());
        board.label("c-target", At { x: 100.0, y: 100.0 }, "Target");
        let place = board.placed[0].place.area;
        assert!(place.top > 86.0 && !place.holds(At { x: 100.0, y: 100.0 }), "{place:?}");
    }

    #[test]
    fn the_line_to_a_label_does_not_run_along_another() {
        let plot = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };
        let bar = vec![At { x: 190.0, y: 40.0 }, At { x: 190.0, y: 200.0 }];
        let mut board = Board::new(plot, vec![bar], Vec::new());
        // Everything near is taken.
        board.take(Area { left: 90.0, top: 60.0, right: 200.0, bottom: 160.0 });
        board.label("c-target", At { x: 190.0, y: 100.0 }, "Target");
        let lead = board.leads().next().expect("the line to the label");
        assert!(lead[1].x < 182.0, "{lead:?}");
    }

    #[test]
    fn the_lines_to_labels_of_a_column_do_not_cross() {
        let plot = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };
        let label = |x: f64, y: f64| EndLabel {
            class: "c-level",
            nth: 0,
            at: At { x, y },
            text: "A".into(),
            end: None,
            is_line: true,
        };
        // What ends early and higher would have its line run over the end of the other.
        let ends = vec![label(150.0, 190.0), label(190.0, 192.0)];
        let leads = column(&mut Svg::default(), plot, 300.0, ends);
        assert!(leads.len() == 2 && !cross((leads[0][0], leads[0][1]), (leads[1][0], leads[1][1])), "{leads:?}");
    }

    #[test]
    fn a_label_makes_room_for_one_that_can_stand_nowhere_else() {
        let plot = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };
        let (first, last) = (At { x: 10.0, y: 97.0 }, At { x: 100.0, y: 75.0 });
        let mut board = Board::new(plot, vec![vec![first, last, At { x: 200.0, y: 75.0 }]], Vec::new());
        board.take(Area { left: 30.0, top: 84.0, right: 200.0, bottom: 100.0 });
        board.label("c-strong", last, "14.63% measured");
        board.label("c-note", first, "Baseline 0.37%");
        assert!(board.placed.iter().all(|placed| placed.place.cost < HARD), "{board:?}");
    }

    #[test]
    fn labels_stand_apart_and_no_thin_line_crosses_them() {
        let plot = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };
        let mut board = Board::new(plot, Vec::new(), Vec::new());
        for y in [100.0, 104.0, 108.0] {
            board.label("c-target", At { x: 100.0, y }, "Target");
        }
        let areas: Vec<_> = board.placed.iter().map(|placed| placed.place.area).collect();
        for (index, area) in areas.iter().enumerate() {
            let roomy = Area { top: area.top - 3.0, bottom: area.bottom + 3.0, ..*area };
            assert!(areas[index + 1..].iter().all(|other| !other.overlaps(&roomy)), "{areas:?}");
            assert!(board.leads().all(|lead| hits(lead, area) == 0), "{board:?} {area:?}");
        }
    }

    #[test]
    fn the_words_of_a_label_stay_whole_where_it_takes_two_lines() {
        let mut board = Board::new(Area { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 }, Vec::new(), Vec::new());
        for (left, right) in [(0.0, 66.0), (134.0, 200.0)] {
            board.take(Area { left, top: 0.0, right, bottom: 200.0 });
        }
        board.label("c-note", At { x: 100.0, y: 60.0 }, "Baseline 50%");
        board.label("c-note", At { x: 100.0, y: 140.0 }, "mesuré\u{202f}: 17,8");
        let lines: Vec<_> = board.placed.iter().map(|placed| placed.place.lines.join("/")).collect();
        assert_eq!(lines, ["Baseline/50%", "mesuré\u{202f}:/17,8"]);
    }

    #[test]
    fn marks_are_drawn_over_the_ground_of_labels() {
        let mut svg = Svg::default();
        let mut board = Board::new(Area { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 }, Vec::new(), Vec::new());
        board.label("c-target", At { x: 100.0, y: 100.0 }, "Target");
        board.draw(&mut svg, |svg| svg.circle("c-dot", At { x: 100.0, y: 100.0 }, 3.0));
        let svg = svg.finish("c", (200.0, 200.0), "", "").named("c").to_string();
        assert!(svg.find("c-ground") < svg.find("c-dot"), "{svg}");
    }
}

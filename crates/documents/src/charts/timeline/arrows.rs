//! The arrows between marks and bars, and the ways that they take.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::super::Form;
use super::super::svg::{At, Svg, width, wrap};
use super::labels::{CLEAR, Label, labels};
use super::{Across, Frame, SIZE, Timeline, TimelineRow, radius};

/// Where an arrow may begin or end: at a mark, or at the last or the first day of a bar.
#[derive(Clone, Copy)]
pub(super) struct Place {
    row: usize,
    first: NaiveDate,
    last: NaiveDate,
    is_bar: bool,
    pub is_critical: bool,
}

/// The ends of all arrows that are in a picture.
pub(super) fn ends(chart: &Timeline) -> Vec<(Place, Place)> {
    let mut places: HashMap<&str, Place> = HashMap::new();
    for (row, of_row) in chart.rows.iter().enumerate() {
        if let Some(bar) = &of_row.bar {
            let place = Place { row, first: bar.from, last: bar.to, is_bar: true, is_critical: false };
            places.entry(&bar.name).or_insert(place);
        }
        for mark in &of_row.diamonds {
            let (day, is_critical) = (mark.date, mark.critical);
            places.entry(&mark.name).or_insert(Place { row, first: day, last: day, is_bar: false, is_critical });
        }
    }
    let place = |name: &String| places.get(name.as_str()).copied();
    chart.arrows.iter().filter_map(|(before, after)| Some((place(before)?, place(after)?))).collect()
}

/// An arrow on the canvas.
#[derive(Clone, Copy)]
pub(super) struct Arrow {
    from: Place,
    to: Place,
    /// Where it leaves and where it arrives.
    start: f64,
    end: f64,
    /// Where it goes down or up from one row to the other.
    course: f64,
    /// Whether it drops on the bar where it ends, since there is no room before that.
    drops: bool,
}

/// How far before a bar an arrow to it comes down, and beside which marks it keeps off their points.
const BESIDE: f64 = 9.0;
/// How far over the middle of a bar arrows run to their marks.
const OVER: f64 = 14.0;
/// How far beside the point of its mark an arrow to the same row leaves or arrives: two that meet at a mark stay two.
const OFF: f64 = 3.0;

impl Arrow {
    /// As it goes where nothing is in its way: down or up where it arrives.
    fn new(across: &Across, (from, to): (Place, Place)) -> Self {
        let (start, first, last) =
            (across.time.place(from.last), across.time.place(to.first), across.time.place(to.last));
        let drops = to.is_bar && from.row < to.row && first - start < 2.0 * BESIDE && start < last;
        let end = if drops { start.max(first) } else { first };
        let arrow = Self { from, to, start, end, course: end, drops };
        Self { course: arrow.shortest(), ..arrow }
    }

    /// Where it goes if nothing is in its way.
    fn shortest(&self) -> f64 {
        if self.arrives_from_above() { self.end } else { self.end - BESIDE }
    }

    fn is_within_row(&self) -> bool {
        self.from.row == self.to.row
    }

    fn goes_down(&self) -> bool {
        self.from.row < self.to.row
    }

    /// Whether it may come down straight: from above on a mark, or on a bar that it does not meet from the left.
    fn arrives_from_above(&self) -> bool {
        self.drops || !self.to.is_bar && self.goes_down()
    }

    /// Whether it meets a bar from the left.
    fn arrives_from_left(&self) -> bool {
        self.to.is_bar && !self.drops
    }

    /// Whether it comes down where it ends without a further turn.
    fn is_straight(&self) -> bool {
        self.arrives_from_above() && (self.course - self.end).abs() < 0.05
    }

    /// Whether it begins or ends where another does.
    fn shares_end(&self, other: &Self) -> bool {
        let share =
            |one: &Place, other: &Place| one.row == other.row && one.first == other.first && one.last == other.last;
        share(&self.from, &other.from) || share(&self.to, &other.to)
    }

    /// Whether both ends are critical.
    fn is_critical(&self) -> bool {
        self.from.is_critical && self.to.is_critical
    }

    /// The rows whose labels it passes: they stand under their bars.
    fn labels_passed(&self) -> Range<usize> {
        self.from.row.min(self.to.row)..self.from.row.max(self.to.row)
    }

    /// The rows whose bars it passes.
    fn bars_passed(&self) -> Range<usize> {
        if self.goes_down() { self.from.row + 1..self.to.row } else { self.to.row..self.from.row }
    }

    /// The rows whose names it passes, where these stand over the bars.
    fn names_passed(&self) -> Range<usize> {
        let Range { start, end } = self.labels_passed();
        start + 1..end + 1
    }
}

/// Where arrows between other rows come down, or up, under the bar of a row.
pub(super) fn passing(arrows: &[Arrow], row: usize) -> Vec<f64> {
    let passes = |arrow: &&Arrow| arrow.labels_passed().contains(&row);
    arrows.iter().filter(passes).map(|arrow| arrow.course).collect()
}

/// How often labels make room for arrows, and arrows for labels: an arrow that still crosses labels then may also go
/// back in time.
const TURNS: [bool; 3] = [false, true, true];
/// Up to how many arrows several ways are tried.
const MOST_LED: usize = 6;

/// The labels of all rows and the arrows, placed beside each other: arrows go where they cross the fewest labels, and
/// those labels that they cross nevertheless are placed anew. Where that does not help, arrows begin elsewhere.
pub(super) fn placed(chart: &Timeline, across: &Across) -> (Vec<Vec<Label>>, Vec<Arrow>) {
    let mut arrows: Vec<Arrow> = ends(chart).into_iter().map(|ends| Arrow::new(across, ends)).collect();
    let free: Vec<_> = chart.rows.iter().map(|row| labels(row, across, &[])).collect();
    lead(&mut arrows, &Ground::new(chart, across, &free), false);
    if crossed(&free, &arrows).is_empty() {
        return (free, arrows);
    }
    let has_room = |arrow: &Arrow| arrow.end - arrow.start > 2.0 * BESIDE;
    let led = |course: fn(&Arrow) -> f64| {
        let begun =
            |arrow: &Arrow| Arrow { course: if has_room(arrow) { course(arrow) } else { arrow.course }, ..*arrow };
        settled(chart, across, free.clone(), arrows.iter().map(begun).collect())
    };
    let count_crossed = |(placed, arrows): &(Vec<Vec<Label>>, Vec<Arrow>)| crossed(placed, arrows).len();
    let ways: [fn(&Arrow) -> f64; 2] = [|arrow| arrow.start + BESIDE, |arrow| arrow.end - BESIDE];
    // Among many arrows one way is as good as another.
    let are_many = arrows.iter().filter(|arrow| !arrow.is_within_row()).count() > MOST_LED;
    let mut best = led(|arrow| arrow.course);
    let mut least = count_crossed(&best);
    for way in ways.into_iter().take_while(|_| !are_many) {
        if least == 0 {
            break;
        }
        let other = led(way);
        let count = count_crossed(&other);
        if count < least {
            (best, least) = (other, count);
        }
    }
    best
}

/// Labels that make room for arrows, and arrows that keep off labels, in turns.
fn settled(
    chart: &Timeline,
    across: &Across,
    mut placed: Vec<Vec<Label>>,
    mut arrows: Vec<Arrow>,
) -> (Vec<Vec<Label>>, Vec<Arrow>) {
    let turns = if arrows.len() > MOST_LED { 1 } else { TURNS.len() };
    for goes_back in TURNS.into_iter().take(turns) {
        let crossed = crossed(&placed, &arrows);
        if crossed.is_empty() {
            break;
        }
        for row in crossed {
            placed[row] = labels(&chart.rows[row], across, &passing(&arrows, row));
        }
        lead(&mut arrows, &Ground::new(chart, across, &placed), goes_back);
    }
    (placed, arrows)
}

/// Leads each arrow where it crosses least; one that drops has no other way.
fn lead(arrows: &mut [Arrow], ground: &Ground<'_>, goes_back: bool) {
    for index in 0..arrows.len() {
        if !arrows[index].is_within_row() && !arrows[index].drops {
            arrows[index].course = ground.course(&arrows[index], &arrows[..index], goes_back);
        }
    }
}

/// The rows with labels that arrows cross.
fn crossed(placed: &[Vec<Label>], arrows: &[Arrow]) -> Vec<usize> {
    let is_crossed = |row: &usize| {
        let passing = passing(arrows, *row);
        placed[*row].iter().any(|label| passing.iter().any(|x| label.beside.is_under(*x)))
    };
    (0..placed.len()).filter(is_crossed).collect()
}

/// What it costs that an arrow crosses a label, a mark of a row that it passes, the name of a row, or a thin line to a
/// label; that it runs along another arrow or along a mark of the row that it leaves; and that it turns once more.
const LABEL: f64 = 20.0;
const MARK: f64 = 15.0;
const NAME: f64 = 3.0;
const LEAD: f64 = 4.0;
const ALONG: f64 = 6.0;
const ON_WAY: f64 = 2.0;
const TURN: f64 = 3.0;
/// What a step away from the nearer end costs, that it goes beyond both ends, and a step there.
const STEP: f64 = 0.01;
const BACK: f64 = 10.0;
const BEYOND: f64 = 0.05;
/// How many ways are tried for one arrow.
const MOST_WAYS: usize = 48;

/// What stands in the way of arrows.
struct Ground<'g> {
    /// Where arrows may run.
    sides: (f64, f64),
    rows: Vec<Row<'g>>,
    today: Option<f64>,
}

/// What a row puts in the way of arrows.
struct Row<'g> {
    marks: Vec<f64>,
    labels: &'g [Label],
    /// From where to where its name stands over its bar.
    name: Option<(f64, f64)>,
}

impl<'g> Ground<'g> {
    fn new(chart: &Timeline, across: &Across, placed: &'g [Vec<Label>]) -> Self {
        let name = |label: &str| {
            let wide = width(&wrap(label, across.form.width(), SIZE, 1).concat(), SIZE);
            let (at, mirrored) = (across.names.0, chart.locale.is_right_to_left());
            if mirrored { (at - wide, at) } else { (at, at + wide) }
        };
        let row = |(row, labels): (&TimelineRow, &'g Vec<Label>)| {
            let marks = row.diamonds.iter().map(|diamond| across.time.place(diamond.date)).collect();
            Row { marks, labels, name: (across.form == Form::Narrow).then(|| name(&row.label)) }
        };
        Self { sides: across.labels, rows: chart.rows.iter().zip(placed).map(row).collect(), today: across.today }
    }

    /// Where an arrow crosses least, beside those that were drawn before.
    fn course(&self, arrow: &Arrow, before: &[Arrow], goes_back: bool) -> f64 {
        let stretches = self.in_way(arrow);
        let mut ways: Vec<f64> = stretches.iter().flat_map(|(from, to, _)| [from - 1.0, to + 1.0]).collect();
        ways.extend([arrow.start + BESIDE, arrow.start - BESIDE, arrow.end - BESIDE, arrow.end + BESIDE]);
        ways.extend(before.iter().filter(|other| arrow.shares_end(other)).map(|other| other.course));
        // An arrow to a bar comes from its left.
        let most = if arrow.arrives_from_left() { arrow.end - BESIDE } else { f64::INFINITY };
        let is_forward = |x: f64| arrow.start < x && x < arrow.end || arrow.end - arrow.start < 2.0 * BESIDE;
        ways.retain(|x| (self.sides.0..=self.sides.1).contains(x) && *x <= most && (goes_back || is_forward(*x)));
        let away = |x: f64| (x - arrow.end).abs().min((x - arrow.start).abs());
        ways.sort_by(|one, other| away(*one).total_cmp(&away(*other)).then(one.total_cmp(other)));
        ways.truncate(MOST_WAYS);
        let cost = |x: f64| self.cost(&Arrow { course: x, ..*arrow }, &stretches, before);
        let ways = std::iter::once(arrow.shortest()).chain(ways).map(|x| (cost(x), x));
        ways.min_by(|one, other| one.0.total_cmp(&other.0)).map_or(arrow.course, |(_, x)| x)
    }

    /// The stretches in which it would cross something on its way down or up, with what that costs.
    fn in_way(&self, arrow: &Arrow) -> Vec<(f64, f64, f64)> {
        let around = |x: f64, room: f64, cost: f64| (x - room, x + room, cost);
        let mut found = Vec::new();
        for row in arrow.labels_passed() {
            let Row { marks, labels, .. } = &self.rows[row];
            for (mark, label) in marks.iter().zip(*labels) {
                let (from, to) = label.beside.reach;
                found.push((from - CLEAR, to + CLEAR, LABEL + label.beside.lines.len() as f64));
                if label.row > 0 {
                    found.push(around(*mark, CLEAR, LEAD));
                }
            }
        }
        for row in arrow.bars_passed() {
            found.extend(self.rows[row].marks.iter().map(|mark| around(*mark, BESIDE, MARK)));
        }
        let names = arrow.names_passed().filter_map(|row| self.rows[row].name);
        found.extend(names.map(|(from, to)| (from - CLEAR, to + CLEAR, NAME)));
        found.extend(self.today.map(|x| around(x, CLEAR, 1.0)));
        found
    }

    fn cost(&self, arrow: &Arrow, in_way: &[(f64, f64, f64)], before: &[Arrow]) -> f64 {
        let x = arrow.course;
        let crossed: f64 = in_way.iter().filter(|(from, to, _)| *from < x && x < *to).map(|(.., cost)| cost).sum();
        let between =
            |from: f64, to: f64| move |mark: &&f64| from.min(to) + 1.0 < **mark && **mark < from.max(to) - 1.0;
        let left = self.rows[arrow.from.row].marks.iter().filter(between(arrow.start, x)).count();
        let met = if arrow.arrives_from_left() {
            self.rows[arrow.to.row].marks.iter().filter(between(x, arrow.end)).count()
        } else {
            0
        };
        let is_along = |other: &&Arrow| {
            let (own, rows) = (arrow.labels_passed(), other.labels_passed());
            let together = own.start < rows.end && rows.start < own.end;
            // Those with a common end may run as one, but not just beside each other.
            let apart = (other.course - x).abs();
            !other.is_within_row() && together && apart < 6.0 && (apart > 0.05 || !arrow.shares_end(other))
        };
        let along = before.iter().filter(is_along).count();
        let turn = if arrow.is_straight() || arrow.arrives_from_left() { 0.0 } else { TURN };
        let (first, last) = (arrow.start.min(arrow.end), arrow.start.max(arrow.end));
        let beyond = (first - x).max(x - last).max(0.0);
        let back = if beyond > 1.0 { BACK } else { 0.0 };
        let away = (x - arrow.start).abs().min((x - arrow.end).abs());
        crossed + (left + met) as f64 * ON_WAY + along as f64 * ALONG + turn + away * STEP + back + beyond * BEYOND
    }
}

pub(super) fn draw(svg: &mut Svg, arrows: &[Arrow], frame: &Frame) {
    for arrow in arrows {
        let class = if arrow.is_critical() { "c-arrow c-path" } else { "c-arrow" };
        let centre = |place: &Place| frame.lanes[place.row].centre;
        let (from, to) = (At { x: arrow.start, y: centre(&arrow.from) }, At { x: arrow.end, y: centre(&arrow.to) });
        // It ends before its mark, whose point a critical one has further up.
        let above = if arrow.to.is_bar { 6.0 } else { 2.0 + radius(arrow.to.is_critical) };
        let tip = At { y: to.y - above, ..to };
        let over = |y: f64| y - OVER;
        if arrow.is_within_row() {
            let y = over(to.y);
            let aside = OFF * (arrow.end - arrow.start).signum();
            let (from, to) = (At { x: from.x + aside, ..from }, At { x: to.x - aside, ..to });
            let beside = |place: &Place| radius(place.is_critical) - OFF;
            let (leaves, tip) =
                (At { y: from.y - beside(&arrow.from), ..from }, At { y: to.y - beside(&arrow.to) - 2.0, ..to });
            svg.path(class, &[leaves, At { y, ..from }, At { y, ..to }, tip]);
            head(svg, arrow, tip, (0.0, 1.0));
            continue;
        }
        let level = if arrow.arrives_from_left() { to.y } else { over(to.y) };
        let (leaves, arrives) = (At { x: arrow.course, y: from.y }, At { x: arrow.course, y: level });
        if arrow.arrives_from_left() {
            svg.path(class, &[from, leaves, arrives, to]);
            head(svg, arrow, to, (1.0, 0.0));
        } else {
            let turns = [from, leaves, arrives, At { y: level, ..to }, tip];
            let straight = [from, leaves, tip];
            svg.path(class, if arrow.is_straight() { &straight } else { &turns });
            head(svg, arrow, tip, (0.0, 1.0));
        }
    }
}

/// The head of an arrow that points to a place from the left or from above.
fn head(svg: &mut Svg, arrow: &Arrow, tip: At, (right, down): (f64, f64)) {
    let (class, long, wide) =
        if arrow.is_critical() { ("c-arrow-head c-path-head", 6.0, 4.4) } else { ("c-arrow-head", 4.5, 3.2) };
    let wing = |side: f64| At { x: tip.x - long * right + side * down, y: tip.y - long * down + side * right };
    svg.shape(class, &[tip, wing(wide), wing(-wide)]);
}

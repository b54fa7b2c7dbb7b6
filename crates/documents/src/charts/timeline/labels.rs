//! Where the labels of milestones stand, under the bar of their row.

use super::super::svg::{Anchor, width, wrap};
use super::{Across, Diamond, SMALL, TimelineRow};

/// The label of a milestone, under the bar of its row.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub beside: Beside,
    /// On which half of a line under the bar it begins.
    pub row: usize,
}

impl Label {
    /// The halves of lines that it and all above it take.
    pub(super) fn end(&self) -> usize {
        self.row + self.beside.halves()
    }
}

/// How far a label begins before the point of its mark, keeps from the next, and from lines of others that come down.
const BEFORE: f64 = 4.0;
const APART: f64 = 8.0;
/// How many halves of a line stand free between two names that stand over each other.
const BETWEEN: usize = 1;
pub(super) const CLEAR: f64 = 3.0;

/// The lines that come down where the labels of a row stand.
struct Lines<'l> {
    /// The thin lines from the marks of the row.
    marks: &'l [f64],
    /// The arrows to and from other rows.
    arrows: &'l [f64],
    /// The line of the day of the report.
    today: Option<f64>,
}

/// Where the labels of a row stand: each begins or ends at its mark, so that the thin lines which come down from marks
/// run into their own names only. `arrows` come down at these places.
pub(super) fn labels(row: &TimelineRow, across: &Across, arrows: &[f64]) -> Vec<Label> {
    let marks: Vec<f64> = row.diamonds.iter().map(|diamond| across.time.place(diamond.date)).collect();
    let lines = Lines { marks: &marks, arrows, today: across.today };
    let choices: Vec<_> = row.diamonds.iter().map(|diamond| choices(diamond, across, &lines)).collect();
    // All to the right, or all to the left: neither runs lines into names.
    let of_side = |anchor| {
        let first =
            |choices: &Vec<Beside>| choices.iter().position(|choice| choice.anchor == anchor).unwrap_or_default();
        choices.iter().map(first).collect()
    };
    let found = [Anchor::Start, Anchor::End].map(|side| settled(&lines, &choices, of_side(side)));
    let best = found.into_iter().min_by(|one, other| one.1.total_cmp(&other.1));
    best.map(|(stack, _)| stack.labels()).unwrap_or_default()
}

/// One label after the other takes the choice that is best beside the others, until none has a better one. With what it
/// costs.
fn settled<'c>(lines: &Lines<'_>, choices: &'c [Vec<Beside>], mut chosen: Vec<usize>) -> (Stack<'c>, f64) {
    let marks = lines.marks;
    let mut best = Stack::new(marks, choices, &chosen);
    let mut cost = best.cost(lines);
    let mut is_settled = marks.len() > MOST_WEIGHED;
    for _ in 0..MOST_ROUNDS {
        if is_settled {
            break;
        }
        is_settled = true;
        for index in (0..marks.len()).rev() {
            for choice in 0..choices[index].len() {
                // Most are too bad, however the others stand.
                let alone: f64 = (0..marks.len())
                    .map(|other| choices[other][if other == index { choice } else { chosen[other] }].cost)
                    .sum();
                if choice == chosen[index] || alone + 1.0 >= cost {
                    continue;
                }
                let before = std::mem::replace(&mut chosen[index], choice);
                let stack = Stack::new(marks, choices, &chosen);
                let other = stack.cost(lines);
                if other < cost - 1e-6 {
                    (best, cost, is_settled) = (stack, other, false);
                } else {
                    chosen[index] = before;
                }
            }
        }
    }
    (best, cost)
}

/// How often the labels of a row are gone through, and of how many.
const MOST_ROUNDS: usize = 4;
const MOST_WEIGHED: usize = 60;
/// On how many lines a label may stand.
const MOST_LINES: usize = 5;
/// How many places a label may end before, so that it lies under no line that comes down there.
const MOST_BREAKS: usize = 3;

/// A label that begins or ends at its mark, with what it takes of the width.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beside {
    pub lines: Vec<String>,
    /// Where its lines begin or end.
    pub x: f64,
    pub anchor: Anchor,
    pub reach: (f64, f64),
    /// What is bad about it, wherever the others stand.
    cost: f64,
}

impl Beside {
    /// What is bad about it, worst first: that it is cut, that arrows run behind it, that it stands on many lines, that
    /// the day of the report runs behind it, and that it ends at its mark, as one reads from the other side.
    fn weighed(mut self, lines: &Lines<'_>) -> Self {
        let is_cut = self.lines.iter().any(|line| line.ends_with('…'));
        let high = self.lines.len() as f64;
        let behind = lines.arrows.iter().filter(|x| self.is_under(**x)).count() as f64 * (30.0 + high);
        let is_over_today = lines.today.is_some_and(|x| self.is_under(x));
        self.cost = if is_cut { 60.0 } else { 0.0 }
            + behind
            + high * 0.4
            + if is_over_today { 2.0 + high * 0.2 } else { 0.0 }
            + if self.anchor == Anchor::End { 1.5 } else { 0.0 };
        self
    }

    /// How many halves of lines it takes.
    fn halves(&self) -> usize {
        self.lines.len() * 2
    }

    /// Whether a line that comes down at a place would run into it.
    pub(super) fn is_under(&self, x: f64) -> bool {
        (self.reach.0 - CLEAR..self.reach.1 + CLEAR).contains(&x)
    }
}

/// The ways in which a label may stand: from its mark to the right or to the left, as far as there is room, or only as
/// far as the next line that comes down.
fn choices(diamond: &Diamond, across: &Across, lines: &Lines<'_>) -> Vec<Beside> {
    let mark = across.time.place(diamond.date);
    // Bold letters are wider.
    let size = if diamond.critical { SMALL * 1.1 } else { SMALL };
    let (first, last) = across.labels;
    let solid = || lines.marks.iter().chain(lines.arrows).copied();
    // It keeps off the line of a mark just beside.
    let nearest_before = solid().filter(|x| *x < mark - 1.0).max_by(f64::total_cmp);
    let nearest_after = solid().filter(|x| *x > mark + 1.0).min_by(f64::total_cmp);
    let begin = nearest_before.map_or(first, |x| x + CLEAR + 0.1).max(mark - BEFORE).clamp(first, mark.max(first));
    let end = nearest_after.map_or(last, |x| x - CLEAR - 0.1).min(mark + BEFORE).clamp(mark.min(last), last);
    // An arrow that goes down from its mark runs along it.
    let along = || lines.arrows.iter().copied().filter(|x| (x - mark).abs() < BEFORE);
    let begin = along().map(|x| x + CLEAR + 0.1).fold(begin, f64::max);
    let end = along().map(|x| x - CLEAR - 0.1).fold(end, f64::min);
    let mut after: Vec<f64> = solid().chain(lines.today).filter(|x| *x > mark + 1.0).collect();
    let mut before: Vec<f64> = solid().chain(lines.today).filter(|x| *x < mark - 1.0).collect();
    after.sort_by(f64::total_cmp);
    before.sort_by(|one, other| other.total_cmp(one));
    let whole = across.label_room();
    let broken = |room: f64| wrap(&diamond.label, room.min(whole), size, MOST_LINES);
    let widest = |lines: &[String]| lines.iter().map(|line| width(line, size)).fold(0.0, f64::max);
    let starting = |until: f64| {
        let lines = broken(until - begin);
        Beside { x: begin, anchor: Anchor::Start, reach: (begin, begin + widest(&lines)), lines, cost: 0.0 }
    };
    let ending = |from: f64| {
        let lines = broken(end - from);
        Beside { x: end, anchor: Anchor::End, reach: (end - widest(&lines), end), lines, cost: 0.0 }
    };
    let breaks =
        |places: Vec<f64>, side: f64| places.into_iter().take(MOST_BREAKS).map(move |x| x + side * 2.0 * CLEAR);
    let mut found: Vec<Beside> = Vec::new();
    let starts = std::iter::once(last).chain(breaks(after, -1.0)).filter(|until| *until > begin).map(starting);
    let ends = std::iter::once(first).chain(breaks(before, 1.0)).filter(|from| *from < end).map(ending);
    for choice in starts.chain(ends).map(|choice| choice.weighed(lines)) {
        if !found.contains(&choice) {
            found.push(choice);
        }
    }
    found
}

/// The labels of a row on lines under its bar.
struct Stack<'c> {
    /// Each with the half of a line on which it begins.
    labels: Vec<(&'c Beside, usize)>,
}

impl<'c> Stack<'c> {
    /// Each label stands as high as may be, apart from others. One over which the line of another mark comes down stands
    /// under that mark's label; of two others the later stands higher.
    fn new(marks: &[f64], choices: &'c [Vec<Beside>], chosen: &[usize]) -> Self {
        let of = |index: usize| &choices[index][chosen[index]];
        let comes_first = |one: usize, other: usize| {
            let apart = (marks[one] - marks[other]).abs() > 1.0;
            apart && of(other).is_under(marks[one]) && !of(one).is_under(marks[other])
        };
        let mut waiting: Vec<usize> = (0..marks.len()).collect();
        waiting.sort_by(|one, other| marks[*one].total_cmp(&marks[*other]));
        let count_before = |index: usize| (0..marks.len()).filter(|other| comes_first(*other, index)).count();
        let mut before: Vec<usize> = (0..marks.len()).map(count_before).collect();
        let mut rows: Vec<Option<usize>> = vec![None; marks.len()];
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        while let Some(last) = waiting.len().checked_sub(1) {
            let index = waiting.remove(waiting.iter().rposition(|index| before[*index] == 0).unwrap_or(last));
            for other in waiting.iter().filter(|other| comes_first(index, **other)) {
                before[*other] -= 1;
            }
            let (high, (left, right)) = (of(index).halves() + BETWEEN, of(index).reach);
            let is_free = |half: usize| {
                let ends = taken.get(half).into_iter().flatten();
                ends.clone().all(|(from, to)| right + APART <= *from || to + APART <= left)
            };
            let above = (0..marks.len()).filter(|other| comes_first(*other, index));
            let first =
                above.filter_map(|other| Some(rows[other]? + of(other).halves() + BETWEEN)).max().unwrap_or_default();
            let row = (first..=first.max(taken.len())).find(|row| (*row..row + high).all(is_free));
            let row = row.unwrap_or(taken.len());
            taken.resize(taken.len().max(row + high), Vec::new());
            for half in &mut taken[row..row + high] {
                half.push((left, right));
            }
            rows[index] = Some(row);
        }
        let label = |(index, row): (usize, Option<usize>)| (of(index), row.unwrap_or_default());
        Self { labels: rows.into_iter().enumerate().map(label).collect() }
    }

    /// What is bad about it, worst first: lines that run into names of other marks, what is bad about each, and height.
    fn cost(&self, lines: &Lines<'_>) -> f64 {
        let crossed = |(beside, row): &(&Beside, usize)| {
            let crossing = lines.marks.iter().zip(&self.labels).filter(|(mark, (other, below))| {
                row < below && beside.is_under(**mark) && (other.x - beside.x).abs() > 1.0
            });
            crossing.count() as f64
        };
        let of_one = |label: &(&'c Beside, usize)| crossed(label) * 100.0 + label.0.cost + label.1 as f64 * 0.1;
        let high = self.labels.iter().map(|(beside, row)| row + beside.halves()).max().unwrap_or_default();
        self.labels.iter().map(of_one).sum::<f64>() + high as f64 * 0.5
    }

    fn labels(self) -> Vec<Label> {
        self.labels.into_iter().map(|(beside, row)| Label { beside: beside.clone(), row }).collect()
    }
}

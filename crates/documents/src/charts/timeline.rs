//! Actions and milestones over time, with what must come before what.

use chrono::NaiveDate;
use milepost_locale::Locale;
use serde::Serialize;

use super::Form;
use super::scale::TimeAxis;
use super::svg::{Anchor, Area, At, Picture, Svg, width, wrap};

/// Actions and milestones over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Timeline {
    /// The language in which its numbers and days are written.
    #[serde(skip)]
    pub locale: Locale,
    /// What it shows, in a line.
    pub title: String,
    /// What one sees in it, for those who do not.
    pub description: String,
    /// One row for each action, from top to bottom.
    pub rows: Vec<TimelineRow>,
    /// What must come before what, by the names of bars and diamonds.
    pub arrows: Vec<(String, String)>,
    /// The day for which the report is made.
    pub as_of: Option<NaiveDate>,
}

/// One row: an action with its milestones.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TimelineRow {
    /// What the row is called.
    pub label: String,
    /// The time of the work.
    pub bar: Option<Bar>,
    /// The milestones.
    pub diamonds: Vec<Diamond>,
}

/// The time of some work.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Its name, for arrows.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// One milestone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diamond {
    /// Its name, for arrows.
    pub name: String,
    /// Its day.
    pub date: NaiveDate,
    /// What is written beside it.
    pub label: String,
    /// Whether everything is late when it is late.
    pub critical: bool,
    /// Whether it is done.
    pub done: bool,
}

const SIZE: f64 = 11.5;
const SMALL: f64 = 10.5;
const TOP: f64 = 30.0;

const LEADING: f64 = 13.0;

/// A row on the canvas.
struct Lane {
    top: f64,
    centre: f64,
    bottom: f64,
    labels: Vec<Label>,
}

/// The label of a milestone, under the bar of its row.
struct Label {
    lines: Vec<String>,
    /// Where its lines begin or end.
    x: f64,
    anchor: Anchor,
    /// On which line under the bar it begins.
    row: usize,
}

/// How far a label begins before the point of its mark, keeps from the next, and from lines of others that come down.
const BEFORE: f64 = 4.0;
const APART: f64 = 8.0;
const CLEAR: f64 = 3.0;

struct Frame {
    across: Across,
    plot: Area,
    lanes: Vec<Lane>,
}

/// How the canvas is shared from side to side.
struct Across {
    form: Form,
    time: TimeAxis,
    /// From where to where labels of milestones may stand.
    labels: (f64, f64),
    /// Where the names of rows begin, and to which side they run.
    names: (f64, Anchor),
}

/// The width of the column of names.
const NAMES: f64 = 190.0;

impl Across {
    /// Time runs from left to right in every language, but the names of rows stand where the language begins.
    fn new(chart: &Timeline, form: Form, span: (NaiveDate, NaiveDate)) -> (Self, (f64, f64)) {
        let wide = form.width();
        let mirrored = chart.locale.is_right_to_left();
        let (plot, labels) = match (form, mirrored) {
            (Form::Narrow, _) => ((12.0, wide - 26.0), (0.0, wide)),
            (_, false) => ((NAMES, wide - 26.0), (NAMES, wide)),
            (_, true) => ((26.0, wide - NAMES), (0.0, wide - NAMES)),
        };
        let most = if form == Form::Narrow { 5 } else { 8 };
        let time = TimeAxis::new(&chart.locale, span, most, plot);
        let names = if mirrored { (wide, Anchor::End) } else { (0.0, Anchor::Start) };
        (Self { form, time, labels, names }, plot)
    }

    /// How wide a line of a label may be.
    fn label_room(&self) -> f64 {
        (self.labels.1 - self.labels.0) * 0.9
    }
}

impl Frame {
    fn at(&self, row: usize, date: NaiveDate) -> At {
        At { x: self.across.time.place(date), y: self.lanes[row].centre }
    }
}

fn dates(chart: &Timeline) -> impl Iterator<Item = NaiveDate> {
    let bars = chart.rows.iter().filter_map(|row| row.bar.as_ref()).flat_map(|bar| [bar.from, bar.to]);
    bars.chain(chart.rows.iter().flat_map(|row| row.diamonds.iter().map(|diamond| diamond.date)))
}

/// The days from the first to the last thing, and on to the day of the report where it comes soon after.
fn span(chart: &Timeline) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = (dates(chart).min()?, dates(chart).max()?);
    let soon = |day: &NaiveDate| *day > to && (*day - to).num_days() * 3 <= (to - from).num_days();
    Some((from, chart.as_of.filter(soon).unwrap_or(to)))
}

impl Timeline {
    /// How many arrows are drawn, and how many of them are of the critical path: between marks that are critical.
    pub(crate) fn arrows_shown(&self) -> (usize, usize) {
        let known = |(before, after): &&(String, String)| {
            place(self, before, true).is_some() && place(self, after, false).is_some()
        };
        let shown = self.arrows.iter().filter(known);
        (
            shown.clone().count(),
            shown.filter(|(before, after)| self.is_critical(before) && self.is_critical(after)).count(),
        )
    }

    /// Whether the day of the report is drawn.
    pub(crate) fn shows_today(&self) -> bool {
        let day = self.as_of.zip(span(self));
        day.is_some_and(|(day, (from, to))| (from..=to).contains(&day))
    }

    fn is_critical(&self, name: &str) -> bool {
        self.rows.iter().flat_map(|row| &row.diamonds).any(|diamond| diamond.name == name && diamond.critical)
    }
}

pub(super) fn draw(chart: &Timeline, form: Form) -> Picture {
    let mut svg = Svg::new(&chart.locale);
    let mut bottom = TOP;
    if let Some(span) = span(chart) {
        let frame = frame(chart, form, span);
        bottom = frame.plot.bottom;
        grid(&mut svg, chart, &frame, form);
        for (index, row) in chart.rows.iter().enumerate() {
            bar(&mut svg, row, &frame, index);
        }
        arrows(&mut svg, chart, &frame);
        for (index, row) in chart.rows.iter().enumerate() {
            name(&mut svg, row, &frame, index);
        }
        for (index, row) in chart.rows.iter().enumerate() {
            diamonds(&mut svg, row, &frame, index);
        }
    }
    svg.finish("timeline", (form.width(), bottom + 6.0), &chart.title, &chart.description)
}

fn frame(chart: &Timeline, form: Form, span: (NaiveDate, NaiveDate)) -> Frame {
    let (across, (left, right)) = Across::new(chart, form, span);
    let mut top = TOP;
    let lanes: Vec<Lane> = chart
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let title_room: f64 = if form == Form::Narrow { 17.0 } else { 0.0 };
            let labels = labels(row, &across, &passing(chart, &across, index));
            let lines = labels.iter().map(|label| label.row + label.lines.len()).max().unwrap_or_default();
            let under = if lines > 0 { lines as f64 * LEADING + 8.0 } else { 0.0 };
            // The name of the row stands beside the bar on up to three lines.
            let name =
                if form == Form::Narrow { 0.0 } else { wrap(&row.label, NAMES - 14.0, SIZE, 3).len() as f64 * 13.5 };
            let height = title_room + (24.0 + under.max(6.0)).max(name + 8.0);
            let lane = Lane { top, centre: top + title_room + 13.0, bottom: top + height, labels };
            top += height;
            lane
        })
        .collect();
    Frame { across, plot: Area { left, top: TOP, right, bottom: top }, lanes }
}

/// The end of an arrow.
struct Place {
    row: usize,
    date: NaiveDate,
    is_bar: bool,
}

/// The place of a mark, or of the first or the last day of a bar.
fn place(chart: &Timeline, name: &str, end: bool) -> Option<Place> {
    chart.rows.iter().enumerate().find_map(|(row, TimelineRow { bar, diamonds, .. })| {
        let bar = bar.as_ref().filter(|bar| bar.name == name).map(|bar| if end { bar.to } else { bar.from });
        let mark = || diamonds.iter().find(|diamond| diamond.name == name).map(|diamond| diamond.date);
        Some(Place { row, date: bar.or_else(mark)?, is_bar: bar.is_some() })
    })
}

/// Where the labels of a row stand: each begins or ends at its mark, so that the thin lines which come down from marks
/// run into their own names only.
fn labels(row: &TimelineRow, across: &Across, arrows: &[f64]) -> Vec<Label> {
    let marks: Vec<f64> = row.diamonds.iter().map(|diamond| across.time.place(diamond.date)).collect();
    let choices: Vec<_> = row.diamonds.iter().map(|diamond| choices(diamond, across, &marks, arrows)).collect();
    // All to the right, or all to the left: neither runs lines into names.
    let of_side = |anchor| {
        let first =
            |choices: &Vec<Beside>| choices.iter().position(|choice| choice.anchor == anchor).unwrap_or_default();
        choices.iter().map(first).collect()
    };
    let found = [Anchor::Start, Anchor::End].map(|side| settled(&marks, arrows, &choices, of_side(side)));
    let best = found.into_iter().min_by(|one, other| one.1.total_cmp(&other.1));
    best.map(|(stack, _)| stack.labels()).unwrap_or_default()
}

/// One label after the other takes the choice that is best beside the others, until none has a better one. With what it
/// costs.
fn settled(marks: &[f64], arrows: &[f64], choices: &[Vec<Beside>], mut chosen: Vec<usize>) -> (Stack, f64) {
    let mut best = Stack::new(marks, choices, &chosen);
    let mut cost = best.cost(marks, arrows);
    let mut is_settled = marks.len() > MOST_WEIGHED;
    for _ in 0..MOST_ROUNDS {
        if is_settled {
            break;
        }
        is_settled = true;
        for index in (0..marks.len()).rev() {
            for choice in 0..choices[index].len() {
                let before = std::mem::replace(&mut chosen[index], choice);
                let stack = Stack::new(marks, choices, &chosen);
                let other = stack.cost(marks, arrows);
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
const MOST_BREAKS: usize = 2;

/// A label that begins or ends at its mark, with what it takes of the width.
#[derive(Clone, Debug, PartialEq)]
struct Beside {
    lines: Vec<String>,
    x: f64,
    anchor: Anchor,
    reach: (f64, f64),
}

impl Beside {
    fn is_cut(&self) -> bool {
        self.lines.iter().any(|line| line.ends_with('…'))
    }

    /// Whether a line that comes down at a place would run into it.
    fn is_under(&self, x: f64) -> bool {
        (self.reach.0 - CLEAR..self.reach.1 + CLEAR).contains(&x)
    }
}

/// The ways in which a label may stand: from its mark to the right or to the left, as far as there is room, or only as
/// far as the next line that comes down.
fn choices(diamond: &Diamond, across: &Across, marks: &[f64], arrows: &[f64]) -> Vec<Beside> {
    let mark = across.time.place(diamond.date);
    // Bold letters are wider.
    let size = if diamond.critical { SMALL * 1.1 } else { SMALL };
    let (first, last) = across.labels;
    let lines_down = || marks.iter().chain(arrows).copied();
    let mut after: Vec<f64> = lines_down().filter(|x| *x > mark + 1.0).collect();
    let mut before: Vec<f64> = lines_down().filter(|x| *x < mark - 1.0).collect();
    after.sort_by(f64::total_cmp);
    before.sort_by(|one, other| other.total_cmp(one));
    // It keeps off the line of a mark just beside.
    let begin = before.first().map_or(first, |x| x + CLEAR + 0.1).max(mark - BEFORE).clamp(first, mark.max(first));
    let end = after.first().map_or(last, |x| x - CLEAR - 0.1).min(mark + BEFORE).clamp(mark.min(last), last);
    let whole = across.label_room();
    let broken = |room: f64| wrap(&diamond.label, room.min(whole), size, MOST_LINES);
    let widest = |lines: &[String]| lines.iter().map(|line| width(line, size)).fold(0.0, f64::max);
    let starting = |until: f64| {
        let lines = broken(until - begin);
        Beside { x: begin, anchor: Anchor::Start, reach: (begin, begin + widest(&lines)), lines }
    };
    let ending = |from: f64| {
        let lines = broken(end - from);
        Beside { x: end, anchor: Anchor::End, reach: (end - widest(&lines), end), lines }
    };
    let breaks =
        |places: Vec<f64>, side: f64| places.into_iter().take(MOST_BREAKS).map(move |x| x + side * 2.0 * CLEAR);
    let mut found: Vec<Beside> = Vec::new();
    let starts = std::iter::once(last).chain(breaks(after, -1.0)).filter(|until| *until > begin).map(starting);
    let ends = std::iter::once(first).chain(breaks(before, 1.0)).filter(|from| *from < end).map(ending);
    for choice in starts.chain(ends) {
        if !found.contains(&choice) {
            found.push(choice);
        }
    }
    found
}

/// The labels of a row on lines under its bar.
struct Stack {
    labels: Vec<(Beside, usize)>,
}

impl Stack {
    /// Each label stands as high as may be. One over which the line of another mark comes down stands under that mark's
    /// label; of two others the later stands higher.
    fn new(marks: &[f64], choices: &[Vec<Beside>], chosen: &[usize]) -> Self {
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
            let Beside { lines, reach: (left, right), .. } = of(index);
            let is_free = |line: usize| {
                let ends = taken.get(line).into_iter().flatten();
                ends.clone().all(|(from, to)| right + APART <= *from || to + APART <= *left)
            };
            let above = (0..marks.len()).filter(|other| comes_first(*other, index));
            let first = above.filter_map(|other| Some(rows[other]? + of(other).lines.len())).max().unwrap_or_default();
            let row = (first..=first.max(taken.len())).find(|row| (*row..row + lines.len()).all(is_free));
            let row = row.unwrap_or(taken.len());
            taken.resize(taken.len().max(row + lines.len()), Vec::new());
            for line in &mut taken[row..row + lines.len()] {
                line.push((*left, *right));
            }
            rows[index] = Some(row);
        }
        let labels = rows.into_iter().enumerate().map(|(index, row)| (of(index).clone(), row.unwrap_or_default()));
        Self { labels: labels.collect() }
    }

    /// What is bad about it, worst first: lines that run into names of other marks, names that are cut, height, arrows
    /// behind names, and names that end at their marks, as one reads from the other side.
    fn cost(&self, marks: &[f64], arrows: &[f64]) -> f64 {
        let is_crossed = |(beside, row): &(Beside, usize)| {
            let crossing = marks
                .iter()
                .zip(&self.labels)
                .filter(|(mark, (own, end))| row < end && beside.is_under(**mark) && (own.x - beside.x).abs() > 1.0);
            crossing.count() as f64
        };
        let of_one = |label: &(Beside, usize)| {
            let (beside, row) = label;
            let cut = if beside.is_cut() { 60.0 } else { 0.0 };
            let side = if beside.anchor == Anchor::End { 1.5 } else { 0.0 };
            let lines = beside.lines.len() as f64;
            let behind = arrows.iter().filter(|x| beside.is_under(**x)).count() as f64 * 0.3 * lines;
            is_crossed(label) * 100.0 + cut + side + behind + lines * 0.4 + *row as f64 * 0.2
        };
        let high = self.labels.iter().map(|(beside, row)| row + beside.lines.len()).max().unwrap_or_default();
        self.labels.iter().map(of_one).sum::<f64>() + high as f64
    }

    fn labels(self) -> Vec<Label> {
        let label =
            |(beside, row): (Beside, usize)| Label { lines: beside.lines, x: beside.x, anchor: beside.anchor, row };
        self.labels.into_iter().map(label).collect()
    }
}

fn grid(svg: &mut Svg, chart: &Timeline, frame: &Frame, form: Form) {
    let plot = frame.plot;
    let ticks = frame.across.time.named_ticks();
    let lines: Vec<_> = ticks.map(|x| (At { x, y: plot.top - 8.0 }, At { x, y: plot.bottom })).collect();
    let names = frame.across.time.names().into_iter();
    let texts: Vec<_> = names.map(|(x, text)| (At { x, y: plot.top - 14.0 }, text)).collect();
    svg.lines("c-grid", &lines);
    svg.texts("c-tick", Anchor::Middle, &texts);
    let rules = frame.lanes.iter().map(|lane| lane.top - 4.0).map(|y| (At { x: 0.0, y }, At { x: form.width(), y }));
    svg.lines("c-rule", &rules.collect::<Vec<_>>());
    if let Some(as_of) = chart.as_of.filter(|date| frame.across.time.holds(*date)) {
        let x = frame.across.time.place(as_of);
        svg.line("c-today", At { x, y: plot.top - 8.0 }, At { x, y: plot.bottom });
    }
}

fn name(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let lane = &frame.lanes[index];
    let (x, anchor) = frame.across.names;
    match frame.across.form {
        Form::Wide | Form::Broad | Form::Flat | Form::Half => {
            for (index, line) in wrap(&row.label, NAMES - 14.0, SIZE, 3).iter().enumerate() {
                let at = At { x, y: lane.top + 13.0 + 13.5 * index as f64 };
                if at.y < lane.bottom {
                    svg.text("c-label c-strong", at, anchor, line);
                }
            }
        }
        Form::Narrow => {
            let label = wrap(&row.label, Form::Narrow.width(), SIZE, 1).concat();
            svg.label_over_lines("c-label c-strong", At { x, y: lane.top + 11.0 }, anchor, &label, SIZE);
        }
    }
}

fn bar(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let Some(bar) = &row.bar else { return };
    let (from, to) = (frame.at(index, bar.from), frame.at(index, bar.to));
    svg.rect("c-work", Area { left: from.x, top: from.y - 5.0, right: to.x.max(from.x + 2.0), bottom: from.y + 5.0 });
}

fn diamonds(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let lane = &frame.lanes[index];
    let first = lane.centre + 19.0;
    let marks = || row.diamonds.iter().zip(&lane.labels);
    for (diamond, label) in marks().filter(|(_, label)| label.row > 0) {
        let x = frame.across.time.place(diamond.date);
        let to = first + LEADING * label.row as f64 - SMALL;
        svg.line("c-lead", At { x, y: lane.centre + 7.0 }, At { x, y: to });
    }
    for (diamond, label) in marks() {
        let class = match (diamond.done, diamond.critical) {
            (true, _) => "c-done",
            (false, true) => "c-milestone c-critical",
            (false, false) => "c-milestone",
        };
        svg.diamond(class, frame.at(index, diamond.date), if diamond.critical { 8.0 } else { 5.0 });
        let class = if diamond.critical { "c-small c-strong" } else { "c-small" };
        for (line, text) in label.lines.iter().enumerate() {
            let y = first + LEADING * (label.row + line) as f64;
            svg.label_over_lines(class, At { x: label.x, y }, label.anchor, text, SMALL);
        }
    }
}

fn arrows(svg: &mut Svg, chart: &Timeline, frame: &Frame) {
    for (before, after) in &chart.arrows {
        let (Some(from), Some(to)) = (place(chart, before, true), place(chart, after, false)) else { continue };
        let class = if chart.is_critical(before) && chart.is_critical(after) { "c-arrow c-path" } else { "c-arrow" };
        let (start, end) = (frame.at(from.row, from.date), frame.at(to.row, to.date));
        if from.row == to.row {
            arch(svg, class, start, end);
        } else {
            elbow(svg, class, start, end, to.is_bar);
        }
    }
}

/// Where arrows between other rows come down, or up, under the bar of a row.
fn passing(chart: &Timeline, across: &Across, row: usize) -> Vec<f64> {
    let passes = |(before, after): &(String, String)| {
        let (from, to) = (place(chart, before, true)?, place(chart, after, false)?);
        let (upper, lower) = (from.row.min(to.row), from.row.max(to.row));
        (upper..lower).contains(&row).then(|| turn(across.time.place(to.date), to.is_bar))
    };
    chart.arrows.iter().filter_map(passes).collect()
}

/// Where an arrow to another row turns: over a mark, but before a bar, off the thin lines of marks of that day.
fn turn(x: f64, is_bar: bool) -> f64 {
    if is_bar { x - BESIDE_BAR } else { x }
}

/// How far before a bar an arrow to it comes down.
const BESIDE_BAR: f64 = 8.0;

/// Two milestones of one row: the arrow runs above the bar.
fn arch(svg: &mut Svg, class: &str, from: At, to: At) {
    let y = from.y - 10.0;
    let head = At { x: to.x, y: to.y - 7.0 };
    svg.path(class, &[At { x: from.x, y: from.y - 6.0 }, At { x: from.x, y }, At { x: to.x, y }, head]);
    point(svg, head, 1.0);
}

/// Two rows: down or up at the later day, then into the mark from above or below, or into the bar from before it.
fn elbow(svg: &mut Svg, class: &str, from: At, to: At, is_bar: bool) {
    let x = turn(to.x, is_bar);
    let corner = At { x, y: from.y };
    if is_bar {
        svg.path(class, &[from, corner, At { x, y: to.y }, to]);
        let wing = |dy: f64| At { x: to.x - 4.5, y: to.y + dy };
        svg.shape("c-arrow-head", &[to, wing(-3.2), wing(3.2)]);
    } else {
        let down = if to.y > from.y { 1.0 } else { -1.0 };
        let head = At { x, y: to.y - 7.0 * down };
        svg.path(class, &[from, corner, head]);
        point(svg, head, down);
    }
}

fn point(svg: &mut Svg, head: At, down: f64) {
    let wing = |dx: f64| At { x: head.x + dx, y: head.y - 4.5 * down };
    svg.shape("c-arrow-head", &[head, wing(3.2), wing(-3.2)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMS: [Form; 5] = [Form::Wide, Form::Broad, Form::Flat, Form::Half, Form::Narrow];

    fn on(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2018, month, day).expect("a day")
    }

    /// A row of milestones from January to December.
    fn row(milestones: &[(u32, u32, &str)]) -> TimelineRow {
        let diamond = |(month, day, label): &(u32, u32, &str)| Diamond {
            name: (*label).to_owned(),
            date: on(*month, *day),
            label: (*label).to_owned(),
            critical: false,
            done: false,
        };
        let bar = Some(Bar { name: "work".into(), from: on(1, 1), to: on(12, 31) });
        TimelineRow { label: "Work".into(), bar, diamonds: milestones.iter().map(diamond).collect() }
    }

    /// The labels of a row with the places of their marks, in a form and a language.
    fn placed(row: &TimelineRow, form: Form, tag: &str) -> Vec<(f64, Label)> {
        let chart = Timeline { locale: Locale::of(tag), rows: vec![row.clone()], ..Timeline::default() };
        let (across, _) = Across::new(&chart, form, (on(1, 1), on(12, 31)));
        let marks = row.diamonds.iter().map(|diamond| across.time.place(diamond.date));
        marks.zip(labels(row, &across, &[])).collect()
    }

    fn side(row: &TimelineRow, index: usize) -> Anchor {
        placed(row, Form::Wide, "en")[index].1.anchor
    }

    #[test]
    fn a_name_begins_at_its_mark_and_ends_there_where_it_would_be_cut() {
        let long = "Every patient over 21 days in hospital is reviewed once a week";
        assert_eq!(side(&row(&[(3, 1, long)]), 0), Anchor::Start);
        assert_eq!(side(&row(&[(12, 20, long)]), 0), Anchor::End);
        assert_eq!(side(&row(&[(12, 20, "Done")]), 0), Anchor::Start);
    }

    #[test]
    fn no_name_lies_over_the_line_of_another_mark() {
        let paid = "Shares for October to December are paid, with the reason for each";
        let rows = [
            row(&[
                (6, 15, "Shares for April to June are paid, with the reason for each"),
                (8, 20, paid),
                (11, 15, paid),
            ]),
            row(&[
                (7, 1, "Each trust has tested its winter plan"),
                (9, 15, "Three of four staff are vaccinated"),
                (12, 1, paid),
            ]),
            row(&[
                (3, 1, "Two million books are delivered"),
                (6, 1, "900 schools"),
                (9, 1, "The Act is in force"),
                (12, 25, "All libraries are open every day"),
            ]),
            row(&[(1, 5, paid), (1, 25, paid), (12, 5, paid), (12, 28, paid)]),
        ];
        for (row, form, tag) in
            rows.iter().flat_map(|row| FORMS.map(|form| [(row, form, "en"), (row, form, "ar")])).flatten()
        {
            let placed = placed(row, form, tag);
            for (mark, label) in &placed {
                assert!(
                    (label.x - mark).abs() <= 2.0 * BEFORE,
                    "{form:?} {tag}: {:?} is away from {mark}",
                    label.lines
                );
                let others = placed.iter().filter(|(_, other)| !std::ptr::eq(other, label) && other.row < label.row);
                for (_, other) in others {
                    let wide = other.lines.iter().map(|line| width(line, SMALL)).fold(0.0, f64::max);
                    let left = if other.anchor == Anchor::End { other.x - wide } else { other.x };
                    let covers = (left..left + wide).contains(mark);
                    assert!(!covers, "{form:?} {tag}: {:?} over the line of {:?}", other.lines, label.lines);
                }
            }
        }
    }

    #[test]
    fn an_arrow_to_a_bar_keeps_off_the_lines_of_marks_of_its_first_day() {
        let mut later = row(&[(9, 1, "Later")]);
        later.bar = Some(Bar { name: "later".into(), from: on(6, 1), to: on(12, 31) });
        let mut first = row(&[(2, 1, "Before"), (6, 1, "On the day"), (6, 2, "A day on")]);
        first.label = "First".into();
        let chart = Timeline {
            rows: vec![first, later],
            arrows: vec![("Before".into(), "later".into())],
            ..Timeline::default()
        };
        let (across, _) = Across::new(&chart, Form::Wide, (on(1, 1), on(12, 31)));
        let turns = passing(&chart, &across, 0);
        assert!(turns.len() == 1 && turns[0] < across.time.place(on(6, 1)) - BEFORE, "{turns:?}");
        assert!(passing(&chart, &across, 1).is_empty());
    }
}

//! Actions and milestones over time, with what must come before what.

use chrono::NaiveDate;
use milepost_locale::Locale;
use serde::Serialize;

use super::Form;
use super::scale::TimeAxis;
use super::svg::{Anchor, Area, At, Svg, width, wrap};

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

/// How far a label begins before the point of its mark, and keeps from the next.
const BEFORE: f64 = 4.0;
const APART: f64 = 8.0;

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

pub(super) fn draw(chart: &Timeline, id: &str, form: Form) -> String {
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
    svg.finish("timeline", id, (form.width(), bottom + 6.0), &chart.title, &chart.description)
}

fn frame(chart: &Timeline, form: Form, span: (NaiveDate, NaiveDate)) -> Frame {
    let (across, (left, right)) = Across::new(chart, form, span);
    let mut top = TOP;
    let lanes: Vec<Lane> = chart
        .rows
        .iter()
        .map(|row| {
            let title_room: f64 = if form == Form::Narrow { 17.0 } else { 0.0 };
            let labels = labels(row, &across);
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

/// The row and the day of a mark or of the end of a bar.
fn place(chart: &Timeline, name: &str, end: bool) -> Option<(usize, NaiveDate)> {
    chart.rows.iter().enumerate().find_map(|(index, row)| {
        let bar = row.bar.as_ref().filter(|bar| bar.name == name).map(|bar| if end { bar.to } else { bar.from });
        let mark = || row.diamonds.iter().find(|diamond| diamond.name == name).map(|diamond| diamond.date);
        Some((index, bar.or_else(mark)?))
    })
}

/// The labels of a row: each begins under its mark, or before it where it would leave the canvas. The last stands highest, so that the thin lines from the marks before it run down left of it.
fn labels(row: &TimelineRow, across: &Across) -> Vec<Label> {
    let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut found: Vec<(usize, Label)> = Vec::new();
    let marks: Vec<f64> = row.diamonds.iter().map(|diamond| across.time.place(diamond.date)).collect();
    let mut order: Vec<_> = row.diamonds.iter().enumerate().collect();
    order.sort_by_key(|(_, diamond)| std::cmp::Reverse(diamond.date));
    for (index, diamond) in order {
        let Beside { lines, x, anchor, reach: (left, right) } = beside(diamond, across, &marks);
        let is_free = |line: usize| {
            let ends = taken.get(line).into_iter().flatten();
            ends.clone().all(|(from, to)| right + APART <= *from || *to + APART <= left)
        };
        let row = (0..=taken.len()).find(|row| (*row..row + lines.len()).all(is_free)).unwrap_or_default();
        taken.resize(taken.len().max(row + lines.len()), Vec::new());
        for line in &mut taken[row..row + lines.len()] {
            line.push((left, right));
        }
        found.push((index, Label { lines, x, anchor, row }));
    }
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, label)| label).collect()
}

/// A label that begins or ends at its mark, with what it takes of the width.
struct Beside {
    lines: Vec<String>,
    x: f64,
    anchor: Anchor,
    reach: (f64, f64),
}

/// Begins a label at its mark, or ends it there where it fits in fewer lines to that side and lies under no earlier mark,
/// from which a thin line may come down.
fn beside(diamond: &Diamond, across: &Across, marks: &[f64]) -> Beside {
    let mark = across.time.place(diamond.date);
    // Bold letters are wider.
    let size = if diamond.critical { SMALL * 1.1 } else { SMALL };
    let (first, last) = across.labels;
    let (begin, end) = ((mark - BEFORE).max(first), (mark + BEFORE).min(last));
    let whole = across.label_room();
    let broken = |room: f64| wrap(&diamond.label, room.min(whole), size, 3);
    let (after, before) = (broken(last - begin), broken(end - first));
    let cut = |lines: &[String]| lines.iter().any(|line| line.ends_with('…'));
    let widest = |lines: &[String]| lines.iter().map(|line| width(line, size)).fold(0.0, f64::max);
    let under_another = || {
        let left = end - widest(&before) - BEFORE;
        marks.iter().any(|other| (left..mark - BEFORE).contains(other))
    };
    let ends = match (cut(&before), cut(&after)) {
        (false, true) => true,
        (true, false) => false,
        _ => before.len() < after.len() && !under_another(),
    };
    let lines = if ends { before } else { after };
    let wide = widest(&lines);
    if ends {
        Beside { lines, x: end, anchor: Anchor::End, reach: (end - wide, end) }
    } else {
        Beside { lines, x: begin, anchor: Anchor::Start, reach: (begin, begin + wide) }
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
            svg.label("c-label c-strong", At { x, y: lane.top + 11.0 }, anchor, &label, SIZE);
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
            svg.label(class, At { x: label.x, y }, label.anchor, text, SMALL);
        }
    }
}

fn arrows(svg: &mut Svg, chart: &Timeline, frame: &Frame) {
    let at = |name: &str, end| place(chart, name, end).map(|(row, date)| frame.at(row, date));
    for (before, after) in &chart.arrows {
        let (Some(from), Some(to)) = (at(before, true), at(after, false)) else { continue };
        let class = if chart.is_critical(before) && chart.is_critical(after) { "c-arrow c-path" } else { "c-arrow" };
        if (from.y - to.y).abs() < 1.0 {
            arch(svg, class, from, to);
        } else {
            elbow(svg, class, from, to);
        }
    }
}

/// Two milestones of one row: the arrow runs above the bar.
fn arch(svg: &mut Svg, class: &str, from: At, to: At) {
    let y = from.y - 10.0;
    let head = At { x: to.x, y: to.y - 7.0 };
    svg.path(class, &[At { x: from.x, y: from.y - 6.0 }, At { x: from.x, y }, At { x: to.x, y }, head]);
    point(svg, head, 1.0);
}

/// Two rows: down or up along the later day, then into the mark.
fn elbow(svg: &mut Svg, class: &str, from: At, to: At) {
    let down = if to.y > from.y { 1.0 } else { -1.0 };
    let head = At { x: to.x, y: to.y - 7.0 * down };
    let corner = At { x: to.x, y: from.y };
    svg.path(class, &[from, corner, head]);
    point(svg, head, down);
}

fn point(svg: &mut Svg, head: At, down: f64) {
    let wing = |dx: f64| At { x: head.x + dx, y: head.y - 4.5 * down };
    svg.shape("c-arrow-head", &[head, wing(3.2), wing(-3.2)]);
}

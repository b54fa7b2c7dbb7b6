//! Actions and milestones over time, with what must come before what.

use chrono::NaiveDate;
use milepost_locale::Locale;
use serde::Serialize;

use super::Form;
use super::scale::{Scale, day, day_ticks};
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

/// A row on the canvas.
struct Lane {
    top: f64,
    centre: f64,
    bottom: f64,
    /// Where arrows run down or up through the labels of the row.
    crossed: Vec<f64>,
}

/// How far a label keeps from an arrow, and from its own mark.
const CLEAR: f64 = 5.0;
const NEAR: f64 = 14.0;

struct Frame {
    across: Across,
    plot: Area,
    lanes: Vec<Lane>,
}

/// How the canvas is shared from side to side.
#[derive(Clone, Copy)]
struct Across {
    form: Form,
    days: Scale,
    /// From where to where labels of milestones may stand.
    labels: (f64, f64),
    /// Where the names of rows begin, and to which side they run.
    names: (f64, Anchor),
}

/// The width of the column of names.
const NAMES: f64 = 190.0;

impl Across {
    /// Time runs from left to right in every language, but the names of rows stand where the language begins.
    fn new(chart: &Timeline, form: Form, (from, to): (NaiveDate, NaiveDate)) -> (Self, (f64, f64)) {
        let wide = form.width();
        let mirrored = chart.locale.is_right_to_left();
        let (plot, labels) = match (form, mirrored) {
            (Form::Narrow, _) => ((12.0, wide - 26.0), (0.0, wide)),
            (_, false) => ((NAMES, wide - 26.0), (NAMES, wide)),
            (_, true) => ((26.0, wide - NAMES), (0.0, wide - NAMES)),
        };
        let days = Scale::new((day(from), day(to).max(day(from) + 1.0)), plot);
        let names = if mirrored { (wide, Anchor::End) } else { (0.0, Anchor::Start) };
        (Self { form, days, labels, names }, plot)
    }
}

impl Frame {
    fn at(&self, row: usize, date: NaiveDate) -> At {
        At { x: self.across.days.place(day(date)), y: self.lanes[row].centre }
    }
}

fn dates(chart: &Timeline) -> impl Iterator<Item = NaiveDate> {
    let bars = chart.rows.iter().filter_map(|row| row.bar.as_ref()).flat_map(|bar| [bar.from, bar.to]);
    bars.chain(chart.rows.iter().flat_map(|row| row.diamonds.iter().map(|diamond| diamond.date)))
}

pub(super) fn draw(chart: &Timeline, id: &str, form: Form) -> String {
    let mut svg = Svg::new(&chart.locale);
    let mut bottom = TOP;
    if let (Some(from), Some(to)) = (dates(chart).min(), dates(chart).max()) {
        let (frame, span) = frame(chart, form, (from, to));
        bottom = frame.plot.bottom;
        grid(&mut svg, chart, &frame, span, form);
        for (index, row) in chart.rows.iter().enumerate() {
            name(&mut svg, row, &frame, index);
            bar(&mut svg, row, &frame, index);
        }
        arrows(&mut svg, chart, &frame);
        for (index, row) in chart.rows.iter().enumerate() {
            diamonds(&mut svg, row, &frame, index);
        }
    }
    svg.finish("timeline", id, (form.width(), bottom + 6.0), &chart.title, &chart.description)
}

fn frame(chart: &Timeline, form: Form, (from, to): (NaiveDate, NaiveDate)) -> (Frame, (NaiveDate, NaiveDate)) {
    let (across, (left, right)) = Across::new(chart, form, (from, to));
    let mut top = TOP;
    let lanes: Vec<Lane> = chart
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let crossed = crossings(chart, across.days, index);
            let title_room: f64 = if form == Form::Narrow { 17.0 } else { 0.0 };
            let lines = label_rows(row, across, &crossed).into_iter().max().map_or(0.0, |most| most as f64 + 1.0);
            let height = title_room + 24.0 + (lines * 13.0).max(if form == Form::Narrow { 6.0 } else { 12.0 });
            let lane = Lane { top, centre: top + title_room + 13.0, bottom: top + height, crossed };
            top += height;
            lane
        })
        .collect();
    (Frame { across, plot: Area { left, top: TOP, right, bottom: top }, lanes }, (from, to))
}

/// Where arrows between other rows, or into a mark from below, run through the labels of the row `index`.
fn crossings(chart: &Timeline, days: Scale, index: usize) -> Vec<f64> {
    let crossing = |(before, after): &(String, String)| {
        let (from, _) = place(chart, before, true)?;
        let (to, date) = place(chart, after, false)?;
        (from.min(to)..from.max(to)).contains(&index).then(|| days.place(day(date)))
    };
    chart.arrows.iter().filter_map(crossing).collect()
}

/// The row and the day of a mark or of the end of a bar.
fn place(chart: &Timeline, name: &str, end: bool) -> Option<(usize, NaiveDate)> {
    chart.rows.iter().enumerate().find_map(|(index, row)| {
        let bar = row.bar.as_ref().filter(|bar| bar.name == name).map(|bar| if end { bar.to } else { bar.from });
        let mark = || row.diamonds.iter().find(|diamond| diamond.name == name).map(|diamond| diamond.date);
        Some((index, bar.or_else(mark)?))
    })
}

/// On which line under the bar the label of each milestone fits beside the labels before it.
fn label_rows(row: &TimelineRow, across: Across, crossed: &[f64]) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let mut found = Vec::new();
    for diamond in &row.diamonds {
        let (left, right) = label_reach(diamond, across, crossed);
        let free = ends.iter().position(|end| *end + 8.0 <= left).unwrap_or(ends.len());
        match ends.get_mut(free) {
            Some(end) => *end = right,
            None => ends.push(right),
        }
        found.push(free);
    }
    found
}

/// From where to where a label reaches: under its mark, or beside an arrow that runs there.
fn label_reach(diamond: &Diamond, across: Across, crossed: &[f64]) -> (f64, f64) {
    let wide = width(&diamond_text(diamond, across.form), SMALL);
    let (first, last) = across.labels;
    let mark = across.days.place(day(diamond.date));
    let usual = (mark - wide / 2.0).min(last - wide).max(first);
    let is_free = |left: &f64| crossed.iter().all(|x| *x < left - CLEAR + 1.0 || *x > left + wide + CLEAR - 1.0);
    let is_near = |left: &f64| (left - NEAR..left + wide + NEAR).contains(&mark);
    let beside = crossed.iter().flat_map(|x| [x + CLEAR, x - CLEAR - wide]);
    let fits = |left: &f64| *left >= first && left + wide <= last && is_free(left) && is_near(left);
    let nearest = std::iter::once(usual).chain(beside).filter(fits);
    let left = nearest.min_by(|one, two| (one - usual).abs().total_cmp(&(two - usual).abs())).unwrap_or(usual);
    (left, left + wide)
}

fn diamond_text(diamond: &Diamond, form: Form) -> String {
    let room = match form {
        Form::Wide | Form::Flat => 420.0,
        Form::Narrow => 330.0,
    };
    wrap(&diamond.label, room, SMALL, 1).concat()
}

fn grid(svg: &mut Svg, chart: &Timeline, frame: &Frame, span: (NaiveDate, NaiveDate), form: Form) {
    let plot = frame.plot;
    let most = match form {
        Form::Wide | Form::Flat => 7,
        Form::Narrow => 4,
    };
    let (mut lines, mut texts) = (Vec::new(), Vec::new());
    for tick in day_ticks(&chart.locale, span.0, span.1, most) {
        let x = frame.across.days.place(day(tick.at));
        lines.push((At { x, y: plot.top - 8.0 }, At { x, y: plot.bottom }));
        texts.push((At { x, y: plot.top - 14.0 }, tick.text));
    }
    svg.lines("c-grid", &lines);
    svg.texts("c-tick", Anchor::Middle, &texts);
    let rules = frame.lanes.iter().map(|lane| lane.top - 4.0).map(|y| (At { x: 0.0, y }, At { x: form.width(), y }));
    svg.lines("c-rule", &rules.collect::<Vec<_>>());
    if let Some(as_of) = chart.as_of.filter(|date| (span.0..span.1).contains(date)) {
        let x = frame.across.days.place(day(as_of));
        svg.line("c-today", At { x, y: plot.top - 8.0 }, At { x, y: plot.bottom });
    }
}

fn name(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let lane = &frame.lanes[index];
    let (x, anchor) = frame.across.names;
    match frame.across.form {
        Form::Wide | Form::Flat => {
            for (index, line) in wrap(&row.label, NAMES - 14.0, SIZE, 3).iter().enumerate() {
                let at = At { x, y: lane.top + 13.0 + 13.5 * index as f64 };
                if at.y < lane.bottom {
                    svg.text("c-label c-strong", at, anchor, line);
                }
            }
        }
        Form::Narrow => {
            let label = wrap(&row.label, Form::Narrow.width(), SIZE, 1).concat();
            svg.text("c-label c-strong", At { x, y: lane.top + 11.0 }, anchor, &label);
        }
    }
}

fn bar(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let Some(bar) = &row.bar else { return };
    let (from, to) = (frame.at(index, bar.from), frame.at(index, bar.to));
    svg.rect("c-work", Area { left: from.x, top: from.y - 5.0, right: to.x.max(from.x + 2.0), bottom: from.y + 5.0 });
}

fn diamonds(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let crossed = &frame.lanes[index].crossed;
    let lines = label_rows(row, frame.across, crossed);
    for (diamond, line) in row.diamonds.iter().zip(lines) {
        let at = frame.at(index, diamond.date);
        let class = match (diamond.done, diamond.critical) {
            (true, _) => "c-done",
            (false, true) => "c-critical",
            (false, false) => "c-milestone",
        };
        svg.diamond(class, at, if diamond.critical { 7.0 } else { 5.5 });
        let (left, right) = label_reach(diamond, frame.across, crossed);
        let place = At { x: f64::midpoint(left, right), y: at.y + 19.0 + 13.0 * line as f64 };
        let class = if diamond.critical { "c-small c-strong" } else { "c-small" };
        svg.text(class, place, Anchor::Middle, &diamond_text(diamond, frame.across.form));
    }
}

fn arrows(svg: &mut Svg, chart: &Timeline, frame: &Frame) {
    let at = |name: &str, end| place(chart, name, end).map(|(row, date)| frame.at(row, date));
    let is_critical = |name: &str| {
        chart.rows.iter().flat_map(|row| &row.diamonds).any(|diamond| diamond.name == name && diamond.critical)
    };
    for (before, after) in &chart.arrows {
        let (Some(from), Some(to)) = (at(before, true), at(after, false)) else { continue };
        // The critical path is the one between marks that are critical.
        let class = if is_critical(before) && is_critical(after) { "c-arrow c-path" } else { "c-arrow" };
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

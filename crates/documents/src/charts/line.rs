//! The chart of a metric over time: what was measured, what is expected, and what it is compared with.

use chrono::NaiveDate;
use milepost_locale::Locale;

use super::Form;
use super::labels::{Board, EndLabel, EndMark, column, dashed, key, key_height, key_rows, least_height, range_bar};
use super::scale::{Scale, TICK, TimeAxis, named_ends, range, step_texts, tick_texts};
use super::svg::{Anchor, Area, At, Picture, Svg, width};

/// A metric over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineChart {
    /// The language in which its numbers and days are written.
    pub locale: Locale,
    /// What it shows, in a line.
    pub title: String,
    /// What one sees in it, for those who do not.
    pub description: String,
    /// What stands before a value of the axis, such as `£`.
    pub prefix: String,
    /// What stands after a value of the axis, such as `%`.
    pub suffix: String,
    /// The unit in words, above the axis, where prefix and suffix do not say it.
    pub unit: String,
    /// The names of the values 1, 2 and so on, where they are steps and no numbers.
    pub steps: Vec<String>,
    /// The possible values, beyond which the axis does not reach.
    pub bounds: (Option<f64>, Option<f64>),
    /// The lines.
    pub series: Vec<Series>,
    /// The range around the expected line.
    pub band: Vec<BandPoint>,
    /// The range in which the projection ends in four of five cases.
    pub projected: Option<BandPoint>,
    /// Values to compare with, over the whole time.
    pub levels: Vec<Level>,
    /// Baselines and targets.
    pub marks: Vec<Mark>,
    /// The day for which the report is made, when it lies in the time shown.
    pub as_of: Option<NaiveDate>,
}

/// One line of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What the line is.
    pub kind: SeriesKind,
    /// The label at its end.
    pub label: String,
    /// Its points by date.
    pub points: Vec<Point>,
    /// Whether a value holds until the next one.
    pub steps: bool,
}

/// What a line is; it decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesKind {
    /// What was measured.
    Observed,
    /// The trajectory.
    Expected,
    /// A trajectory that was replaced.
    Earlier,
    /// What happens if nothing is done.
    WithoutAction,
    /// A path under other assumptions.
    Scenario,
    /// Where the plan thinks that it goes as things stand.
    Forecast,
    /// The line through the last values, over their time, which the projection carries on.
    Fit,
    /// Where it goes if it goes on as it has.
    Projection,
}

/// A value at a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day that the value belongs to: the end of its period.
    pub date: NaiveDate,
    /// The value, for its place only.
    pub value: f64,
    /// Period and value in words.
    pub text: String,
}

/// The range around the expected line at a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandPoint {
    /// The day.
    pub date: NaiveDate,
    /// The lowest value that is on the line.
    pub low: f64,
    /// The highest value that is on the line.
    pub high: f64,
}

/// A value to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The value.
    pub value: f64,
    /// What it is, with its value.
    pub label: String,
}

/// A point of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Its day.
    pub date: NaiveDate,
    /// Its value.
    pub value: f64,
    /// What is written beside it.
    pub label: String,
}

/// What a point of its own is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Where the metric stood.
    Baseline,
    /// Where it must be.
    Target,
    /// A step on the way.
    Interim,
    /// What it must not get worse than.
    Floor,
}

impl LineChart {
    /// Whether the range of the projection stands at the end of a line.
    fn ends_in_range(&self, series: &Series) -> bool {
        series.kind == SeriesKind::Projection && self.projected.is_some()
    }
}

impl SeriesKind {
    /// Whether it says where the metric goes, of which tables say what is expected on other days.
    pub(crate) fn is_ahead(self) -> bool {
        matches!(self, Self::Expected | Self::Forecast | Self::Projection)
    }

    fn class(self) -> &'static str {
        match self {
            Self::Observed => "c-observed",
            Self::Expected => "c-expected",
            Self::Earlier => "c-earlier",
            Self::WithoutAction => "c-without",
            Self::Scenario => "c-scenario",
            Self::Forecast => "c-forecast",
            Self::Fit => "c-fit",
            Self::Projection => "c-projection",
        }
    }

    /// What stands where it ends.
    fn end_mark(self) -> Option<EndMark> {
        match self {
            Self::Observed => Some(EndMark::Dot),
            Self::Forecast => Some(EndMark::Diamond),
            Self::WithoutAction => Some(EndMark::Square),
            _ => None,
        }
    }
}

/// Where values and days lie on the canvas.
struct Frame {
    plot: Area,
    size: (f64, f64),
    right: f64,
    time: TimeAxis,
    values: Scale,
    reach: (f64, f64),
}

/// How far the plot stands from the edge where no column of labels is.
const NO_COLUMN: f64 = 12.0;
/// How far the first and the last day stand from the ends of the plot.
const INSET: f64 = 7.0;

impl Frame {
    /// With room for a column of labels beside the plot, or without.
    fn new(chart: &LineChart, form: Form, has_column: bool) -> Option<Self> {
        let (wide, high) = form.size();
        let (before, after, label_room, most): (f64, f64, f64, usize) = match form {
            Form::Wide | Form::Broad | Form::Flat => (52.0, 150.0, 12.0, 9),
            Form::Half => (44.0, 112.0, 8.0, 6),
            Form::Narrow => (40.0, 8.0, 0.0, 4),
        };
        let after = if has_column { after } else { NO_COLUMN };
        let reach = named_reach(chart)?;
        let ticks = named_values(chart, reach).into_iter().map(|(_, text)| width(&text, TICK));
        let left = ticks.map(|wide| wide + TICK_GAP).fold(before, f64::max);
        // The unit stands above the day of the report.
        let top = if chart.unit.is_empty() || chart.as_of.is_none() { 34.0 } else { 46.0 };
        let series = chart.series.iter().map(|series| (series.kind.class(), series.label.as_str()));
        let levels = chart.levels.iter().map(|level| ("c-level", level.label.as_str()));
        let named = series.filter(|(_, label)| !label.is_empty()).chain(levels);
        let right = wide - label_room + 8.0;
        // On a narrow canvas the names of lines stand in a key under it.
        let least = if form == Form::Narrow || !has_column { 0.0 } else { least_height(named, right - (wide - after)) };
        let bottom = (high - 30.0).max(top + least);
        let plot = Area { left, top, right: wide - after, bottom };
        Some(Self {
            plot,
            size: (wide, bottom + 30.0),
            right,
            time: TimeAxis::new(&chart.locale, span(chart)?, most, (plot.left + INSET, plot.right - INSET)),
            values: Scale::new(reach, (plot.bottom, plot.top)),
            reach,
        })
    }

    fn at(&self, date: NaiveDate, value: f64) -> At {
        At { x: self.time.place(date), y: self.values.place(value) }
    }

    fn curve(&self, series: &Series) -> Vec<At> {
        let mut curve: Vec<At> = Vec::new();
        for point in &series.points {
            let at = self.at(point.date, point.value);
            if let (true, Some(last)) = (series.steps, curve.last().copied()) {
                curve.push(At { x: at.x, y: last.y });
            }
            curve.push(at);
        }
        curve
    }
}

fn dates(chart: &LineChart) -> impl Iterator<Item = NaiveDate> {
    let of_lines = chart.series.iter().flat_map(|series| series.points.iter().map(|point| point.date));
    of_lines.chain(chart.band.iter().map(|point| point.date)).chain(chart.marks.iter().map(|mark| mark.date))
}

fn span(chart: &LineChart) -> Option<(NaiveDate, NaiveDate)> {
    Some((dates(chart).min()?, dates(chart).max()?))
}

/// The values of lines, marks and levels.
fn values(chart: &LineChart) -> impl Iterator<Item = f64> {
    let of_lines = chart.series.iter().flat_map(|series| series.points.iter().map(|point| point.value));
    let of_marks = chart.marks.iter().map(|mark| mark.value).chain(chart.levels.iter().map(|level| level.value));
    of_lines.chain(of_marks)
}

/// The values of the axis. A band or a level does not pull it beyond what is possible.
fn reach(chart: &LineChart) -> Option<(f64, f64)> {
    let of_band = chart.band.iter().chain(&chart.projected).flat_map(|point| [point.low, point.high]);
    // All steps are seen, with what was reached among them.
    let of_steps = (1..=chart.steps.len()).map(|step| step as f64);
    let (low, high) = range(values(chart).chain(of_band).chain(of_steps))?;
    let low = chart.bounds.0.filter(|bound| *bound < high).map_or(low, |bound| low.max(bound));
    let high = chart.bounds.1.filter(|bound| *bound > low).map_or(high, |bound| high.min(bound));
    Some((low, high))
}

/// The same for an axis with named values, which begins and ends at them where that is possible.
fn named_reach(chart: &LineChart) -> Option<(f64, f64)> {
    let (low, high) = reach(chart)?;
    if !chart.steps.is_empty() {
        return Some((low, high));
    }
    let (named_low, named_high) = named_ends((low, high), TICKS);
    let (least, most) = chart.bounds;
    let low = if least.is_none_or(|bound| named_low >= bound) { named_low } else { low };
    let high = if most.is_none_or(|bound| named_high <= bound) { named_high } else { high };
    // What lies on an end of the axis would not be seen there. Beyond what is possible there is no room.
    let lies_at = |end: f64| values(chart).any(|value| (value - end).abs() < (high - low) * ON_END);
    let room = (high - low) * END_ROOM;
    Some((
        if lies_at(low) { least.map_or(low - room, |bound| (low - room).max(bound.min(low))) } else { low },
        if lies_at(high) { most.map_or(high + room, |bound| (high + room).min(bound.max(high))) } else { high },
    ))
}

/// From which share of the axis on a value lies on its end, and how much longer the axis is for it.
const ON_END: f64 = 0.015;
const END_ROOM: f64 = 0.05;

pub(super) fn draw(chart: &LineChart, form: Form) -> Picture {
    let mut svg = Svg::new(&chart.locale);
    let mut size = form.size();
    if let Some(Layout { frame, board, ends }) = Layout::new(chart, form) {
        size = frame.size;
        grid(&mut svg, chart, &frame);
        levels(&mut svg, chart, &frame);
        band(&mut svg, chart, &frame);
        projected(&mut svg, chart, &frame);
        lines(&mut svg, chart, &frame);
        if let Some(under) = labels(&mut svg, chart, &frame, form, board, ends) {
            size.1 = under;
        }
        hints(&mut svg, chart, &frame);
    }
    svg.finish("over-time", size, &chart.title, &chart.description)
}

/// How far the values at the axis stand from the plot.
const TICK_GAP: f64 = 8.0;
/// About how many values are named.
const TICKS: f64 = 5.0;
/// How wide the name of a step may be.
const LONGEST_STEP: f64 = 120.0;

/// The values that are named at the axis, with their texts.
fn named_values(chart: &LineChart, reach: (f64, f64)) -> Vec<(f64, String)> {
    if !chart.steps.is_empty() {
        return step_texts(&chart.steps, LONGEST_STEP);
    }
    tick_texts(&chart.locale, (&chart.prefix, &chart.suffix), reach, TICKS)
}

fn grid(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    let plot = frame.plot;
    let (mut lines, mut texts) = (Vec::new(), Vec::new());
    for (value, text) in named_values(chart, frame.reach) {
        let y = frame.values.place(value);
        lines.push((At { x: plot.left, y }, At { x: plot.right, y }));
        texts.push((At { x: plot.left - TICK_GAP, y: y + 3.5 }, text));
    }
    svg.lines("c-grid", &lines);
    svg.texts("c-tick", Anchor::End, &texts);
    if !chart.unit.is_empty() {
        svg.text("c-tick", At { x: 0.0, y: 12.0 }, Anchor::Start, &chart.unit);
    }
    let mut lines = vec![(At { x: plot.left, y: plot.bottom }, At { x: plot.right, y: plot.bottom })];
    lines.extend(frame.time.ticks().map(|x| (At { x, y: plot.bottom }, At { x, y: plot.bottom + 5.0 })));
    let names = frame.time.names().into_iter().map(|(x, text)| (At { x, y: plot.bottom + 18.0 }, text));
    svg.lines("c-axis", &lines);
    svg.texts("c-tick", Anchor::Middle, &names.collect::<Vec<_>>());
    if let Some(today) = today(chart, frame) {
        svg.line("c-today", today[0], today[1]);
        let as_of = chart.as_of.map(|as_of| chart.locale.day(as_of)).unwrap_or_default();
        svg.text("c-tick", At { x: named_at(frame, today[0].x, &as_of), y: plot.top - 15.0 }, Anchor::Middle, &as_of);
    }
}

/// Where the name of a day over the plot has its middle, so that all of it is on the canvas.
fn named_at(frame: &Frame, x: f64, name: &str) -> f64 {
    let half = width(name, TICK) / 2.0;
    x.min(frame.size.0 - half).max(half)
}

/// The line of the day for which the report is made.
fn today(chart: &LineChart, frame: &Frame) -> Option<Vec<At>> {
    let x = frame.time.place(chart.as_of.filter(|date| frame.time.holds(*date))?);
    Some(vec![At { x, y: frame.plot.top - 10.0 }, At { x, y: frame.plot.bottom }])
}

fn levels(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    if chart.levels.is_empty() {
        return;
    }
    let grid = named_values(chart, frame.reach).into_iter().map(|(value, _)| frame.values.place(value));
    let lines: Vec<f64> = grid.chain([frame.plot.bottom]).collect();
    for (nth, level) in chart.levels.iter().enumerate() {
        let y = frame.values.place(level.value);
        let ends = (At { x: frame.plot.left, y }, At { x: frame.plot.right, y });
        // On the axis and on a line of the grid it is seen where this has gaps.
        if lines.iter().any(|line| (line - y).abs() < 1.5) {
            svg.line("c-line-ground", ends.0, ends.1);
        }
        svg.line(&dashed("c-level", nth), ends.0, ends.1);
    }
}

fn band(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    let above = chart.band.iter().map(|point| frame.at(point.date, point.high));
    let below = chart.band.iter().rev().map(|point| frame.at(point.date, point.low));
    let outline: Vec<_> =
        above.chain(below).map(|at| At { y: at.y.clamp(frame.plot.top - 6.0, frame.plot.bottom), ..at }).collect();
    if outline.len() > 3 {
        svg.shape("c-band", &outline);
    }
}

/// The range of the projection as a bar with ends, so that it is no band of the plan.
fn projected(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    if let Some(bar) = projected_bar(chart, frame) {
        range_bar(svg, bar[0], bar[1]);
    }
}

fn projected_bar(chart: &LineChart, frame: &Frame) -> Option<Vec<At>> {
    let end = chart.projected?;
    let clamped = |value| {
        let at = frame.at(end.date, value);
        At { y: at.y.clamp(frame.plot.top - 6.0, frame.plot.bottom), ..at }
    };
    Some(vec![clamped(end.low), clamped(end.high)])
}

fn lines(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    for (nth, series) in numbered(chart) {
        svg.path(&dashed(series.kind.class(), nth), &frame.curve(series));
    }
}

/// The lines, each with how many of its kind are before it.
fn numbered(chart: &LineChart) -> impl Iterator<Item = (usize, &Series)> {
    let before = |index: usize, kind| chart.series[..index].iter().filter(|series| series.kind == kind).count();
    chart.series.iter().enumerate().map(move |(index, series)| (before(index, series.kind), series))
}

/// The ends of lines that have a mark.
fn marked_ends(chart: &LineChart, frame: &Frame) -> Vec<(EndMark, At)> {
    let end = |series: &Series| Some((series.kind.end_mark()?, frame.curve(series).last().copied()?));
    chart.series.iter().filter_map(end).collect()
}

/// What stands at the ends of lines, and for baselines and targets.
fn marks(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    for (mark, end) in marked_ends(chart, frame) {
        mark.draw(svg, end);
    }
    for mark in &chart.marks {
        let at = frame.at(mark.date, mark.value);
        match mark.kind {
            MarkKind::Baseline => svg.square("c-baseline", at, 4.2),
            MarkKind::Target => svg.circle("c-target", at, 5.2),
            MarkKind::Interim => svg.circle("c-target", at, 3.6),
            MarkKind::Floor => {
                let at = |dx: f64, dy: f64| At { x: at.x + dx, y: at.y + dy };
                let ends = [-6.0, 6.0].map(|dx| (at(dx, -4.0), at(dx, 4.0)));
                svg.lines("c-floor", &[(at(-6.0, 0.0), at(6.0, 0.0)), ends[0], ends[1]]);
            }
        }
    }
}

/// Where everything lies, with the labels of lines that end early, and those that stand beside the plot or under it.
struct Layout {
    frame: Frame,
    board: Board,
    ends: Vec<EndLabel>,
}

impl Layout {
    /// The plot takes all the width where no label stands beside it.
    fn new(chart: &LineChart, form: Form) -> Option<Self> {
        let last = span(chart)?.1;
        let ends_last = |series: &Series| series.points.last().is_some_and(|point| point.date == last);
        let is_beside = |series: &Series| !series.label.is_empty() && ends_last(series);
        if form != Form::Narrow && chart.levels.is_empty() && !chart.series.iter().any(is_beside) {
            let layout = Self::with(chart, form, Frame::new(chart, form, false)?);
            if layout.ends.is_empty() {
                return Some(layout);
            }
        }
        Some(Self::with(chart, form, Frame::new(chart, form, true)?))
    }

    fn with(chart: &LineChart, form: Form, frame: Frame) -> Self {
        let mut board = board(chart, &frame);
        let named = numbered(chart).filter(|(_, series)| !series.label.is_empty()).filter_map(|(nth, series)| {
            let point = series.points.last()?;
            Some(EndLabel {
                class: series.kind.class(),
                nth,
                at: frame.at(point.date, point.value),
                text: series.label.clone(),
                end: series.kind.end_mark().or(Some(EndMark::Range).filter(|_| chart.ends_in_range(series))),
                is_line: series.points.len() > 1,
            })
        });
        // A line that ends early is named where it ends.
        let (mut early, mut ends): (Vec<_>, Vec<_>) =
            named.partition(|label| form != Form::Narrow && label.at.x < frame.plot.right - EARLY);
        early.retain(|label| !board.label_if_free(label.class, label.at, &label.text));
        ends.append(&mut early);
        ends.extend(chart.levels.iter().enumerate().map(|(nth, level)| EndLabel {
            class: "c-level",
            nth,
            // The thin lines to labels begin one under the other, and so do not cross.
            at: At { x: frame.plot.right - INSET, y: frame.values.place(level.value) },
            text: level.label.clone(),
            end: None,
            is_line: true,
        }));
        Self { frame, board, ends }
    }
}

/// The labels of lines and marks; how high the canvas is with those that stand under it.
fn labels(
    svg: &mut Svg,
    chart: &LineChart,
    frame: &Frame,
    form: Form,
    mut board: Board,
    mut ends: Vec<EndLabel>,
) -> Option<f64> {
    let mut under = None;
    if form == Form::Narrow {
        ends.sort_by(|one, other| one.at.y.total_cmp(&other.at.y));
        let rows = key_rows(&ends, frame.size.0);
        key(svg, frame.size.1, frame.size.0, &ends, &rows);
        under = Some(frame.size.1 + key_height(&rows) + 4.0);
    } else {
        board.add(column(svg, frame.plot, frame.right, ends));
    }
    // On a narrow canvas the last target is named in any case, others where they are free.
    let last_of = |kind| chart.marks.iter().rposition(|mark| mark.kind == kind);
    let last = last_of(MarkKind::Target).or(last_of(MarkKind::Floor));
    for (index, mark) in chart.marks.iter().enumerate() {
        let class = if mark.kind == MarkKind::Baseline { "c-note" } else { "c-strong" };
        let at = frame.at(mark.date, mark.value);
        if form != Form::Narrow || Some(index) == last {
            board.label(class, at, &mark.label);
        } else {
            board.label_if_free(class, at, &mark.label);
        }
    }
    board.draw(svg, |svg| marks(svg, chart, frame));
    under
}

/// How far before the right end of the plot a line ends early.
const EARLY: f64 = 48.0;

/// What it costs that a label lies across a line of the grid, and across that of the day of the report.
const GRID: f64 = 8.0;
const TODAY: f64 = 30.0;

/// What labels must keep off.
fn board(chart: &LineChart, frame: &Frame) -> Board {
    let plot = frame.plot;
    let mut curves: Vec<_> = chart.series.iter().map(|series| frame.curve(series)).collect();
    curves.extend(projected_bar(chart, frame));
    let across = |value: f64| {
        let y = frame.values.place(value);
        vec![At { x: plot.left, y }, At { x: plot.right, y }]
    };
    let grid = named_values(chart, frame.reach).into_iter().map(|(value, _)| (GRID, across(value)));
    let today = today(chart, frame).map(|line| (TODAY, line));
    let mut board = Board::new(plot, curves, grid.chain(today).collect());
    for level in &chart.levels {
        let y = frame.values.place(level.value);
        board.take(Area { left: plot.left, top: y - 1.0, right: plot.right, bottom: y + 1.0 });
    }
    if let Some(as_of) = chart.as_of {
        let name = chart.locale.day(as_of);
        let (x, half) = (named_at(frame, frame.time.place(as_of), &name), width(&name, TICK) / 2.0);
        board.take(Area { left: x - half, top: plot.top - 26.0, right: x + half, bottom: plot.top - 11.0 });
    }
    let ends = marked_ends(chart, frame).into_iter().map(|(_, at)| at);
    for at in chart.marks.iter().map(|mark| frame.at(mark.date, mark.value)).chain(ends) {
        board.take(Area { left: at.x - 5.0, top: at.y - 5.0, right: at.x + 5.0, bottom: at.y + 5.0 });
    }
    board
}

fn hints(svg: &mut Svg, chart: &LineChart, frame: &Frame) {
    let told = [SeriesKind::Expected, SeriesKind::Observed].into_iter();
    let points = told.flat_map(|kind| {
        let series = chart.series.iter().filter(move |series| series.kind == kind);
        series.flat_map(|series| &series.points).take(MOST_HINTS)
    });
    svg.hints(points.map(|point| (frame.at(point.date, point.value), point.text.as_str())));
}

/// A page of a thousand points needs no thousand hints.
const MOST_HINTS: usize = 72;

/// A line without axes, for a cell of a table.
pub(super) fn spark(chart: &LineChart) -> Picture {
    const SIZE: (f64, f64) = (132.0, 34.0);
    let mut svg = Svg::new(&chart.locale);
    if let (Some(span), Some(reach)) = (span(chart), reach(chart)) {
        let plot = Area { left: 6.0, top: 6.0, right: SIZE.0 - 6.0, bottom: SIZE.1 - 6.0 };
        let frame = Frame {
            plot,
            size: SIZE,
            right: SIZE.0,
            time: TimeAxis::new(&chart.locale, span, 2, (plot.left, plot.right)),
            values: Scale::new(reach, (plot.bottom, plot.top)),
            reach,
        };
        band(&mut svg, chart, &frame);
        let shown = [SeriesKind::Expected, SeriesKind::Observed];
        for series in chart.series.iter().filter(|series| shown.contains(&series.kind)) {
            svg.path(series.kind.class(), &frame.curve(series));
        }
        let observed = chart.series.iter().find(|series| series.kind == SeriesKind::Observed);
        if let Some(point) = observed.and_then(|series| series.points.last()) {
            svg.circle("c-dot", frame.at(point.date, point.value), 2.8);
        }
        if let Some(mark) = chart.marks.iter().rfind(|mark| mark.kind == MarkKind::Target) {
            svg.circle("c-target", frame.at(mark.date, mark.value), 3.2);
        }
    }
    svg.finish("spark", SIZE, &chart.title, &chart.description)
}

//! The parts of a metric side by side: one small chart for each, all on one scale.

use milepost_locale::Locale;

use super::Form;
use super::line::{Level, Point};
use super::scale::{Scale, TICK, day, range, step_texts, tick_texts};
use super::svg::{Anchor, Area, At, Picture, Svg, width, wrap};

/// The parts of a metric side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    /// The language in which its numbers and days are written.
    pub locale: Locale,
    /// What it shows, in a line.
    pub title: String,
    /// What one sees in it, for those who do not.
    pub description: String,
    /// What stands before a value of the axis.
    pub prefix: String,
    /// What stands after a value of the axis.
    pub suffix: String,
    /// The names of the values 1, 2 and so on, where they are steps and no numbers.
    pub steps: Vec<String>,
    /// The value of the whole, drawn through every part.
    pub whole: Option<Level>,
    /// The parts, in the order of reading.
    pub panels: Vec<Panel>,
}

/// One part of a metric over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// The name of the part.
    pub label: String,
    /// Its last value in words.
    pub last: String,
    /// Its values by date.
    pub points: Vec<Point>,
}

const SIZE: f64 = 11.5;
const TITLE: f64 = 20.0;
const PLOT: f64 = 62.0;
const GAP: f64 = 20.0;
const AXIS: f64 = 40.0;
/// How far the values at the axis stand from the plot.
const TICK_GAP: f64 = 5.0;
/// How wide the name of a step may be.
const LONGEST_STEP: f64 = 96.0;

pub(super) fn draw(chart: &Multiples, form: Form) -> Picture {
    let mut svg = Svg::new(&chart.locale);
    let mirrored = chart.locale.is_right_to_left();
    let most: usize = match form {
        Form::Narrow => 1,
        Form::Broad => 6,
        Form::Wide | Form::Flat | Form::Half => 4,
    };
    let columns = most.min(chart.panels.len().max(1));
    let rows = chart.panels.len().div_ceil(columns);
    let high = rows as f64 * (TITLE + PLOT + GAP) + 6.0;
    let points = || chart.panels.iter().flat_map(|panel| &panel.points);
    let values = points().map(|point| point.value).chain(chart.whole.iter().map(|whole| whole.value));
    // All steps are seen.
    let values = values.chain((1..=chart.steps.len()).map(|step| step as f64));
    let (from, to) = (points().map(|point| point.date).min(), points().map(|point| point.date).max());
    if let (Some(reach), Some(from), Some(to)) = (range(values), from, to) {
        let names = chart.steps.iter().map(|name| width(name, TICK).min(LONGEST_STEP) + TICK_GAP);
        let axis = names.fold(AXIS, f64::max);
        let wide = (form.width() - axis) / columns as f64;
        for (index, panel) in chart.panels.iter().enumerate() {
            // The first stands where the language begins.
            let from_left = if mirrored { columns - 1 - index % columns } else { index % columns };
            let left = axis + from_left as f64 * wide;
            let top = (index / columns) as f64 * (TITLE + PLOT + GAP) + TITLE;
            let plot = Area { left, top, right: left + wide - 14.0, bottom: top + PLOT };
            let days = Scale::new((day(from), day(to).max(day(from) + 1.0)), (plot.left, plot.right - 4.0));
            let values = Scale::new(reach, (plot.bottom, plot.top));
            let is_last = index + columns >= chart.panels.len();
            let span = is_last.then(|| (chart.locale.month(from), chart.locale.month(to)));
            let frame = Frame { plot, days, values, reach, span };
            let outermost = from_left == 0 || mirrored && index + 1 == chart.panels.len();
            one(&mut svg, chart, panel, &frame, outermost);
        }
    }
    svg.finish("multiples", (form.width(), high), &chart.title, &chart.description)
}

struct Frame {
    plot: Area,
    days: Scale,
    values: Scale,
    reach: (f64, f64),
    /// The first and the last month, under the panels of the last row.
    span: Option<(String, String)>,
}

/// The values that are named at the axis, with their texts.
fn named_values(chart: &Multiples, reach: (f64, f64)) -> Vec<(f64, String)> {
    if !chart.steps.is_empty() {
        return step_texts(&chart.steps, LONGEST_STEP);
    }
    tick_texts(&chart.locale, (&chart.prefix, &chart.suffix), reach, 2.0)
}

fn one(svg: &mut Svg, chart: &Multiples, panel: &Panel, frame: &Frame, first: bool) {
    let plot = frame.plot;
    let (mut lines, mut texts) = (Vec::new(), Vec::new());
    for (value, text) in named_values(chart, frame.reach) {
        let y = frame.values.place(value);
        lines.push((At { x: plot.left, y }, At { x: plot.right, y }));
        if first {
            texts.push((At { x: plot.left - TICK_GAP, y: y + 3.5 }, text));
        }
    }
    svg.lines("c-grid", &lines);
    svg.texts("c-tick", Anchor::End, &texts);
    if let Some(whole) = &chart.whole {
        let y = frame.values.place(whole.value);
        svg.line("c-level", At { x: plot.left, y }, At { x: plot.right, y });
    }
    let at = |point: &Point| At { x: frame.days.place(day(point.date)), y: frame.values.place(point.value) };
    let curve: Vec<At> = panel.points.iter().map(at).collect();
    svg.path("c-observed", &curve);
    if let Some(last) = curve.last() {
        svg.circle("c-dot", *last, 3.0);
    }
    let room = plot.right - plot.left - width(&panel.last, SIZE) - 6.0;
    let name = wrap(&panel.label, room, SIZE, 1).concat();
    let y = plot.top - 7.0;
    let (start, end) = ((plot.left, Anchor::Start), (plot.right, Anchor::End));
    let (of_name, of_last) = if chart.locale.is_right_to_left() { (end, start) } else { (start, end) };
    svg.text("c-label", At { x: of_name.0, y }, of_name.1, &name);
    svg.text("c-label c-strong", At { x: of_last.0, y }, of_last.1, &panel.last);
    if let Some((from, to)) = &frame.span {
        let y = plot.bottom + 14.0;
        svg.texts("c-tick", Anchor::Start, &[(At { x: plot.left, y }, from.clone())]);
        svg.texts("c-tick", Anchor::End, &[(At { x: plot.right, y }, to.clone())]);
    }
    svg.hints(panel.points.iter().rev().take(12).map(|point| (at(point), point.text.as_str())));
}

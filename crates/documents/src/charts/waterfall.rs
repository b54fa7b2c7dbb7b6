//! The build-up of a target: what happens without action, what each action adds, what is expected, what is aimed at.

use milepost_locale::Locale;

use super::Form;
use super::scale::{Scale, TICK, range, step_texts, tick_texts};
use super::svg::{Anchor, Area, At, BOLD, Letters, Picture, Svg, width, wrap};

/// From what happens without action to what is expected, action by action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waterfall {
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
    pub names: Vec<String>,
    /// The steps from top to bottom.
    pub steps: Vec<Step>,
    /// The value that is aimed at, with its label.
    pub target: Option<(f64, String)>,
}

/// One row of a build-up.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the row is.
    pub kind: StepKind,
    /// Its name.
    pub label: String,
    /// A total, or the change that it brings.
    pub value: f64,
    /// The value in words.
    pub text: String,
}

/// What a row of a build-up is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Where the sum begins or ends.
    Total,
    /// A change towards the target.
    Gain,
    /// A change away from it.
    Loss,
}

const SIZE: f64 = 11.5;
const TOP: f64 = 30.0;
/// How far from its beginning a broken bar is cut.
const BREAK: f64 = 9.0;
/// Which share of the axis from zero the values must differ by.
const SEEN: f64 = 0.3;
/// Where the axis of named steps begins, the lowest of which is 1.
const BELOW_STEPS: f64 = 0.75;
/// How far the value of a row stands from its bar.
const VALUE_GAP: f64 = 6.0;

/// From where to where the bar of each row reaches.
fn reaches(steps: &[Step]) -> Vec<(f64, f64)> {
    let mut sum = 0.0;
    let mut found = Vec::new();
    for step in steps {
        let from = if step.kind == StepKind::Total { step.value } else { sum };
        sum = if step.kind == StepKind::Total { step.value } else { sum + step.value };
        found.push((from, sum));
    }
    found
}

impl Waterfall {
    /// Whether the bars of totals are cut, because they do not begin at zero.
    pub(crate) fn is_cut(&self) -> bool {
        self.reach().is_some_and(|(_, broken)| broken)
    }

    /// The values of the axis. The bars of totals begin at zero; where the changes would be too small to see, they begin a
    /// little below all values, and are broken. Named steps have no zero: their bars begin a little below the lowest.
    fn reach(&self) -> Option<((f64, f64), bool)> {
        let ends = reaches(&self.steps).into_iter().flat_map(|(from, to)| [from, to]);
        let values: Vec<f64> = ends.chain(self.target.iter().map(|target| target.0)).collect();
        let (low, high) = range(values.iter().copied())?;
        if !self.names.is_empty() {
            return Some(((low.min(BELOW_STEPS), high.max(self.names.len() as f64)), false));
        }
        let broken = low > 0.0 && high - low < high * SEEN;
        let below = if values.iter().any(|value| *value < 0.0) { low } else { 0.0 };
        Some(((if broken { low - (high - low) * 0.2 } else { below }, high.max(0.0)), broken))
    }
}

pub(super) fn draw(chart: &Waterfall, form: Form) -> Picture {
    let mut svg = Svg::following(&chart.locale, form.width());
    let (label_room, row) = match form {
        Form::Wide | Form::Broad | Form::Flat | Form::Half => (228.0, 34.0),
        Form::Narrow => (0.0, 50.0),
    };
    let bottom = TOP + row * chart.steps.len() as f64;
    // A bar that ends at the edge still has its value beside it.
    let texts = chart.steps.iter().map(|step| width(&step.text, SIZE * BOLD) + 2.0 * VALUE_GAP).fold(74.0, f64::max);
    let plot = Area { left: label_room + 8.0, top: TOP, right: form.width() - texts, bottom };
    let reaches = reaches(&chart.steps);
    if let Some((reach, broken)) = chart.reach() {
        let scale = Scale::new(reach, (plot.left, plot.right));
        axis(&mut svg, chart, plot, scale, reach);
        let target_at = chart.target.as_ref().map(|(value, _)| scale.place(*value));
        let zero = if broken || !chart.names.is_empty() { plot.left } else { scale.place(0.0) };
        let row_at = |index| {
            let top = TOP + row * index as f64;
            Row { scale, plot, top, height: row, label_room, form, target: target_at, zero, broken }
        };
        for (index, (step, reach)) in chart.steps.iter().zip(&reaches).enumerate() {
            let top = TOP + row * index as f64;
            bar(&mut svg, step, *reach, &row_at(index));
            if index + 1 < chart.steps.len() {
                let x = scale.place(reach.1);
                svg.line("c-lead", At { x, y: top + row - 7.0 }, At { x, y: top + row + bar_top(form) });
            }
        }
        let rows: Vec<Row> = (0..chart.steps.len()).map(row_at).collect();
        target(&mut svg, chart, &rows, &reaches);
        for (index, (step, reach)) in chart.steps.iter().zip(&reaches).enumerate() {
            named(&mut svg, step, *reach, &row_at(index));
        }
    }
    svg.finish("build-up", (form.width(), bottom + 26.0), &chart.title, &chart.description)
}

struct Row {
    scale: Scale,
    plot: Area,
    top: f64,
    height: f64,
    label_room: f64,
    form: Form,
    /// Where the line of the target stands.
    target: Option<f64>,
    /// Where the bars of totals begin, and whether they are shown without most of their length.
    zero: f64,
    broken: bool,
}

fn bar_top(form: Form) -> f64 {
    match form {
        Form::Wide | Form::Broad | Form::Flat | Form::Half => 7.0,
        Form::Narrow => 22.0,
    }
}

fn axis(svg: &mut Svg, chart: &Waterfall, plot: Area, scale: Scale, reach: (f64, f64)) {
    let (mut lines, mut texts) = (Vec::new(), Vec::new());
    let mut until = f64::NEG_INFINITY;
    for (value, text) in named_values(chart, plot.right - plot.left, reach) {
        let (x, half) = (scale.place(value), width(&text, TICK) / 2.0);
        lines.push((At { x, y: plot.top }, At { x, y: plot.bottom }));
        // No name stands on the one before.
        if x - half >= until {
            until = x + half + TICK_GAP;
            texts.push((At { x, y: plot.bottom + 16.0 }, text));
        }
    }
    svg.lines("c-grid", &lines);
    svg.texts("c-tick", Anchor::Middle, &texts);
}

/// How far names at the axis stand apart.
const TICK_GAP: f64 = 4.0;

/// The values that are named at the axis, with their texts: only so many numbers as have room.
fn named_values(chart: &Waterfall, room: f64, reach: (f64, f64)) -> Vec<(f64, String)> {
    if !chart.names.is_empty() {
        return step_texts(&chart.names, f64::INFINITY);
    }
    let numbers = |wanted: f64| tick_texts(&chart.locale, (&chart.prefix, &chart.suffix), reach, wanted);
    let takes = |named: &[(f64, String)]| named.iter().map(|(_, text)| width(text, TICK) + TICK_GAP).sum::<f64>();
    [5.0, 4.0, 3.0].into_iter().map(numbers).find(|named| takes(named) <= room).unwrap_or_else(|| numbers(2.0))
}

impl Row {
    fn ends(&self) -> (f64, f64) {
        (self.top + bar_top(self.form), self.top + self.height - 7.0)
    }

    /// From where to where the bar of a step reaches.
    fn sides(&self, step: &Step, reach: (f64, f64)) -> (f64, f64) {
        let from = if step.kind == StepKind::Total { self.zero } else { self.scale.place(reach.0) };
        let to = self.scale.place(reach.1);
        (from.min(to), from.max(to).max(from.min(to) + 1.0))
    }
}

fn bar(svg: &mut Svg, step: &Step, reach: (f64, f64), row: &Row) {
    let ((top, bottom), (left, right)) = (row.ends(), row.sides(step, reach));
    let class = match step.kind {
        StepKind::Total => "c-total",
        StepKind::Gain => "c-gain",
        StepKind::Loss => "c-loss",
    };
    svg.rect(class, Area { left, top, right, bottom });
    if step.kind == StepKind::Total && row.broken {
        let slope = (bottom - top) / 4.0;
        let corner = |dx: f64, y: f64| At { x: left + BREAK + dx, y };
        let (above, below) = (top - 1.0, bottom + 1.0);
        svg.shape(
            "c-ground",
            &[corner(slope, above), corner(slope + 4.0, above), corner(4.0 - slope, below), corner(-slope, below)],
        );
    }
}

/// The name of a step and its value, over all lines.
fn named(svg: &mut Svg, step: &Step, reach: (f64, f64), row: &Row) {
    let ((top, bottom), (left, right)) = (row.ends(), row.sides(step, reach));
    let middle = f64::midpoint(top, bottom) + 4.0;
    let (x, anchor) = beside(step, (left, right), row);
    match anchor {
        Anchor::Middle => svg.text("c-label c-strong c-inside", At { x, y: middle }, anchor, &step.text),
        _ => svg.label("c-label c-strong", At { x, y: middle }, anchor, &step.text, Letters::Own(SIZE)),
    }
    match row.form {
        Form::Wide | Form::Broad | Form::Flat | Form::Half => {
            let lines = wrap(&step.label, row.label_room, SIZE, 2);
            let first = middle - (lines.len() as f64 - 1.0) * 6.5;
            for (index, line) in lines.iter().enumerate() {
                svg.text("c-label", At { x: 0.0, y: first + 13.0 * index as f64 }, Anchor::Start, line);
            }
        }
        Form::Narrow => {
            let at = At { x: 0.0, y: row.top + 14.0 };
            svg.label("c-label", at, Anchor::Start, &name_over(step), Letters::Own(SIZE));
        }
    }
}

/// Where the value of a step stands: after its bar; where it would lie across the line of the target there, before the
/// bar, in its middle, or else after that line.
fn beside(step: &Step, (left, right): (f64, f64), row: &Row) -> (f64, Anchor) {
    let wide = width(&step.text, SIZE * BOLD);
    let is_struck =
        |from: f64| row.target.is_some_and(|line| (from - VALUE_GAP..=from + wide + VALUE_GAP).contains(&line));
    let after = right + VALUE_GAP;
    let Some(line) = row.target.filter(|_| is_struck(after)) else {
        return (after, Anchor::Start);
    };
    if step.kind != StepKind::Total && left - VALUE_GAP - wide >= row.plot.left {
        return (left - VALUE_GAP, Anchor::End);
    }
    let middle = f64::midpoint(left, right);
    if step.kind != StepKind::Loss && right - left >= wide + 2.0 * VALUE_GAP && !is_struck(middle - wide / 2.0) {
        return (middle, Anchor::Middle);
    }
    let behind = line + VALUE_GAP;
    // Where there is no room its ground interrupts the line.
    (if behind + wide <= row.form.width() { behind } else { after }, Anchor::Start)
}

fn target(svg: &mut Svg, chart: &Waterfall, rows: &[Row], reaches: &[(f64, f64)]) {
    let (Some((value, label)), Some(first)) = (&chart.target, rows.first()) else { return };
    let (x, plot, wide) = (first.scale.place(*value), first.plot, first.form.width());
    // Ground tells it from the bars that it crosses. One that ends there reaches it.
    for ((step, reach), row) in chart.steps.iter().zip(reaches).zip(rows) {
        let ((top, bottom), (left, right)) = (row.ends(), row.sides(step, *reach));
        if left + 1.0 < x && x < right - 1.0 {
            svg.line("c-line-ground", At { x, y: top }, At { x, y: bottom });
        }
    }
    let mut from = plot.top - 6.0;
    // On a narrow canvas it leaves out the names over the bars.
    let named = rows
        .iter()
        .zip(&chart.steps)
        .filter(|(row, step)| row.form == Form::Narrow && width(&name_over(step), SIZE) + VALUE_GAP >= x);
    for (row, _) in named {
        if row.top + 2.0 > from {
            svg.line("c-aim", At { x, y: from }, At { x, y: row.top + 2.0 });
        }
        from = row.top + bar_top(row.form) - 2.0;
    }
    svg.line("c-aim", At { x, y: from }, At { x, y: plot.bottom });
    let half = width(label, SIZE * BOLD) / 2.0;
    let centre = x.min(wide - half).max(half);
    svg.text("c-label c-aimed", At { x: centre, y: plot.top - 12.0 }, Anchor::Middle, label);
}

/// The name of a step over its bar, on a narrow canvas.
fn name_over(step: &Step) -> String {
    wrap(&step.label, Form::Narrow.width() - 8.0, SIZE, 1).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the value of a row with a bar between two values stands on an axis from 0 to 100.
    fn placed(kind: StepKind, bar: (f64, f64), target: Option<f64>) -> (f64, Anchor) {
        let plot = Area { left: 0.0, top: 0.0, right: 200.0, bottom: 34.0 };
        let scale = Scale::new((0.0, 100.0), (plot.left, plot.right));
        let target = target.map(|value| scale.place(value));
        let (form, height) = (Form::Half, 34.0);
        let (label_room, zero) = (0.0, plot.left);
        let row = Row { scale, plot, top: 0.0, height, label_room, form, target, zero, broken: false };
        let step = Step { kind, label: String::new(), value: bar.1 - bar.0, text: "+4 points".into() };
        beside(&step, (scale.place(bar.0), scale.place(bar.1)), &row)
    }

    #[test]
    fn names_at_the_axis_stand_apart() {
        let steps = [StepKind::Total, StepKind::Gain].map(|kind| Step {
            kind,
            label: "A".into(),
            value: 4_000.0,
            text: "4,000 pupils".into(),
        });
        let chart = Waterfall { steps: steps.to_vec(), ..Waterfall::default() };
        for form in [Form::Wide, Form::Half, Form::Narrow] {
            let svg = draw(&chart, form).named("c").to_string();
            let ticks =
                svg.split("<g class=\"c-tick\"").nth(1).and_then(|rest| rest.split("</g>").next()).expect("the axis");
            let places: Vec<(f64, f64)> = ticks
                .split("<text x=\"")
                .skip(1)
                .filter_map(|tick| {
                    let (x, rest) = tick.split_once('"')?;
                    let text = rest.split(['>', '<']).nth(1)?;
                    Some((x.parse().ok()?, width(text, TICK)))
                })
                .collect();
            assert!(places.len() > 1, "{form:?}: {ticks}");
            assert!(
                places.windows(2).all(|two| two[1].0 - two[0].0 >= f64::midpoint(two[0].1, two[1].1)),
                "{form:?}: {ticks}"
            );
        }
    }

    #[test]
    fn a_value_stands_after_its_bar_and_never_across_the_line_of_the_target() {
        let (gain, total) = (StepKind::Gain, StepKind::Total);
        let after = (80.0 + VALUE_GAP, Anchor::Start);
        assert_eq!(placed(gain, (38.0, 40.0), None), after);
        assert_eq!(placed(gain, (38.0, 40.0), Some(98.0)), after);
        // The line would cross it: a change has its value before its bar, a total inside it.
        assert_eq!(placed(gain, (38.0, 40.0), Some(50.0)), (76.0 - VALUE_GAP, Anchor::End));
        assert_eq!(placed(total, (0.0, 40.0), Some(50.0)), (40.0, Anchor::Middle));
        assert_eq!(placed(total, (0.0, 8.0), Some(16.0)), (32.0 + VALUE_GAP, Anchor::Start));
        // A change before whose bar there is no room has it inside, or behind the line where the bar is short.
        assert_eq!(placed(gain, (2.0, 40.0), Some(50.0)), (42.0, Anchor::Middle));
        assert_eq!(placed(gain, (2.0, 12.0), Some(20.0)), (40.0 + VALUE_GAP, Anchor::Start));
    }

    #[test]
    fn bars_of_named_steps_begin_below_the_lowest_and_all_steps_are_on_the_axis() {
        let total = |value| Step { kind: StepKind::Total, label: String::new(), value, text: String::new() };
        let names = ["closed", "some days", "every day"].map(str::to_owned).to_vec();
        let chart = Waterfall { names, steps: vec![total(1.0), total(2.0)], ..Waterfall::default() };
        let ((low, high), broken) = chart.reach().expect("values");
        assert!(low < 1.0 && low > 0.5 && high >= 3.0 && !broken, "{low} {high}");
    }
}

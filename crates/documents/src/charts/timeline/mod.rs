//! Actions and milestones over time, with what must come before what.

mod arrows;
mod labels;

use chrono::NaiveDate;
use milepost_locale::Locale;

use arrows::Arrow;
use labels::Label;

use super::Form;
use super::scale::TimeAxis;
use super::svg::{Anchor, Area, At, Letters, Picture, Svg, wrap};

/// Actions and milestones over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The language in which its numbers and days are written.
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineRow {
    /// What the row is called.
    pub label: String,
    /// The time of the work.
    pub bar: Option<Bar>,
    /// The milestones.
    pub diamonds: Vec<Diamond>,
}

/// The time of some work.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its name, for arrows.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// One milestone.
#[derive(Clone, Debug, PartialEq)]
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
const HALF: f64 = LEADING / 2.0;

/// A row on the canvas.
struct Lane {
    top: f64,
    centre: f64,
    bottom: f64,
    labels: Vec<Label>,
}

struct Frame {
    across: Across,
    plot: Area,
    lanes: Vec<Lane>,
    arrows: Vec<Arrow>,
}

/// How the canvas is shared from side to side.
struct Across {
    form: Form,
    time: TimeAxis,
    /// From where to where labels of milestones may stand.
    labels: (f64, f64),
    /// Where the names of rows begin, and to which side they run.
    names: (f64, Anchor),
    /// Where the line of the day of the report stands.
    today: Option<f64>,
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
        let today = chart.as_of.filter(|date| time.holds(*date)).map(|date| time.place(date));
        (Self { form, time, labels, names, today }, plot)
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
        let shown = arrows::ends(self);
        let is_critical = |(from, to): &&(arrows::Place, arrows::Place)| from.is_critical && to.is_critical;
        (shown.len(), shown.iter().filter(is_critical).count())
    }

    /// Whether the day of the report is drawn.
    pub(crate) fn shows_today(&self) -> bool {
        let day = self.as_of.zip(span(self));
        day.is_some_and(|(day, (from, to))| (from..=to).contains(&day))
    }
}

pub(super) fn draw(chart: &Timeline, form: Form) -> Picture {
    let mut svg = Svg::new(&chart.locale);
    let mut bottom = TOP;
    if let Some(span) = span(chart) {
        let frame = frame(chart, form, span);
        bottom = frame.plot.bottom;
        grid(&mut svg, &frame, form);
        for (index, row) in chart.rows.iter().enumerate() {
            bar(&mut svg, row, &frame, index);
        }
        arrows::draw(&mut svg, &frame.arrows, &frame);
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
    let (labels, arrows) = arrows::placed(chart, &across);
    let mut top = TOP;
    let lanes: Vec<Lane> = chart
        .rows
        .iter()
        .zip(labels)
        .map(|(row, labels)| {
            let title_room: f64 = if form == Form::Narrow { 17.0 } else { 0.0 };
            let halves = labels.iter().map(Label::end).max().unwrap_or_default();
            let under = if halves > 0 { halves as f64 * HALF + 8.0 } else { 0.0 };
            // The name of the row stands beside the bar on up to three lines.
            let name =
                if form == Form::Narrow { 0.0 } else { wrap(&row.label, NAMES - 14.0, SIZE, 3).len() as f64 * 13.5 };
            let height = title_room + (26.0 + under.max(6.0)).max(name + 10.0);
            let lane = Lane { top, centre: top + title_room + 15.0, bottom: top + height, labels };
            top += height;
            lane
        })
        .collect();
    Frame { across, plot: Area { left, top: TOP, right, bottom: top }, lanes, arrows }
}

fn grid(svg: &mut Svg, frame: &Frame, form: Form) {
    let plot = frame.plot;
    let ticks = frame.across.time.named_ticks();
    let lines: Vec<_> = ticks.map(|x| (At { x, y: plot.top - 8.0 }, At { x, y: plot.bottom })).collect();
    let names = frame.across.time.names().into_iter();
    let texts: Vec<_> = names.map(|(x, text)| (At { x, y: plot.top - 14.0 }, text)).collect();
    svg.lines("c-grid", &lines);
    svg.texts("c-tick", Anchor::Middle, &texts);
    let rules = frame.lanes.iter().map(|lane| lane.top - 4.0).map(|y| (At { x: 0.0, y }, At { x: form.width(), y }));
    svg.lines("c-rule", &rules.collect::<Vec<_>>());
    if let Some(x) = frame.across.today {
        svg.line("c-today", At { x, y: plot.top - 8.0 }, At { x, y: plot.bottom });
    }
}

fn name(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let lane = &frame.lanes[index];
    let (x, anchor) = frame.across.names;
    match frame.across.form {
        Form::Wide | Form::Broad | Form::Flat | Form::Half => {
            for (index, line) in wrap(&row.label, NAMES - 14.0, SIZE, 3).iter().enumerate() {
                let at = At { x, y: lane.centre + 13.5 * index as f64 };
                if at.y < lane.bottom {
                    svg.text("c-label c-strong", at, anchor, line);
                }
            }
        }
        // An arrow that comes down there is broken by the name.
        Form::Narrow => {
            let text = wrap(&row.label, frame.across.form.width(), SIZE, 1).concat();
            svg.label("c-label c-strong", At { x, y: lane.top + 11.0 }, anchor, &text, Letters::Any(SIZE));
        }
    }
}

fn bar(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let Some(bar) = &row.bar else { return };
    let (from, to) = (frame.at(index, bar.from), frame.at(index, bar.to));
    svg.rect("c-work", Area { left: from.x, top: from.y - 5.0, right: to.x.max(from.x + 2.0), bottom: from.y + 5.0 });
}

/// From the middle of a mark to its points.
fn radius(is_critical: bool) -> f64 {
    if is_critical { 8.0 } else { 5.0 }
}

fn diamonds(svg: &mut Svg, row: &TimelineRow, frame: &Frame, index: usize) {
    let lane = &frame.lanes[index];
    let first = lane.centre + 19.0;
    let marks = || row.diamonds.iter().zip(&lane.labels);
    for (diamond, label) in marks().filter(|(_, label)| label.row > 0) {
        let x = frame.across.time.place(diamond.date);
        let to = first + HALF * label.row as f64 - SMALL;
        svg.line("c-lead", At { x, y: lane.centre + 7.0 }, At { x, y: to });
    }
    for (diamond, label) in marks() {
        let class = match (diamond.done, diamond.critical) {
            (true, _) => "c-done",
            (false, true) => "c-milestone c-critical",
            (false, false) => "c-milestone",
        };
        svg.diamond(class, frame.at(index, diamond.date), radius(diamond.critical));
        let class = if diamond.critical { "c-small c-strong" } else { "c-small" };
        for (line, text) in label.beside.lines.iter().enumerate() {
            let at = At { x: label.beside.x, y: first + HALF * label.row as f64 + LEADING * line as f64 };
            svg.label(class, at, label.beside.anchor, text, Letters::Any(SMALL));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::svg::width;
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
        marks.zip(labels::labels(row, &across, &[])).collect()
    }

    fn side(row: &TimelineRow, index: usize) -> Anchor {
        placed(row, Form::Wide, "en")[index].1.beside.anchor
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
            for (mark, Label { beside, row: own }) in &placed {
                assert!((beside.x - mark).abs() <= 8.0, "{form:?} {tag}: {:?} is away from {mark}", beside.lines);
                let over = placed.iter().filter(|(_, other)| other.row < *own);
                for (_, Label { beside: other, .. }) in over {
                    let wide = other.lines.iter().map(|line| width(line, SMALL)).fold(0.0, f64::max);
                    let left = if other.anchor == Anchor::End { other.x - wide } else { other.x };
                    let covers = (left..left + wide).contains(mark);
                    assert!(!covers, "{form:?} {tag}: {:?} over the line of {:?}", other.lines, beside.lines);
                }
            }
        }
    }

    /// A picture of rows and of what comes before what.
    fn picture(rows: Vec<TimelineRow>, arrows: &[(&str, &str)]) -> Timeline {
        let arrows = arrows.iter().map(|(before, after)| ((*before).to_owned(), (*after).to_owned())).collect();
        Timeline { rows, arrows, ..Timeline::default() }
    }

    /// The labels that arrows of a picture run behind, in any form.
    fn struck(chart: &Timeline) -> Vec<String> {
        let in_form = |form| {
            let (across, _) = Across::new(chart, form, (on(1, 1), on(12, 31)));
            let (labels, arrows) = arrows::placed(chart, &across);
            let of_row = |(row, labels): (usize, &Vec<Label>)| {
                let courses = arrows::passing(&arrows, row);
                let struck = labels.iter().filter(|label| courses.iter().any(|x| label.beside.is_under(*x)));
                struck.map(|label| format!("{form:?}: {:?}", label.beside.lines)).collect::<Vec<_>>()
            };
            labels.iter().enumerate().flat_map(of_row).collect::<Vec<_>>()
        };
        FORMS.into_iter().flat_map(in_form).collect()
    }

    #[test]
    fn no_arrow_runs_behind_a_name() {
        let between = row(&[(4, 1, "Guidance is out to all"), (9, 1, "Every board has a plan that is signed")]);
        let later = row(&[(11, 30, "All of it is open")]);
        // On the way straight down, just where the arrow begins, and on the same day as another mark.
        let long = [row(&[(2, 1, "The first is ready for all who ask")]), between.clone(), between.clone(), later];
        assert_eq!(
            struck(&picture(long.to_vec(), &[("The first is ready for all who ask", "All of it is open")])),
            [""; 0]
        );
        let same_day = [row(&[(2, 1, "First")]), between, row(&[(9, 1, "Last")])];
        assert_eq!(struck(&picture(same_day.to_vec(), &[("First", "Last")])), [""; 0]);
        // Up to a row over it.
        let up = [row(&[(3, 1, "Begun here"), (10, 1, "Ended here by the board")]), row(&[(6, 1, "Needed before")])];
        assert_eq!(struck(&picture(up.to_vec(), &[("Needed before", "Ended here by the board")])), [""; 0]);
    }

    #[test]
    fn an_arrow_to_a_bar_keeps_off_the_lines_of_marks_of_its_first_day() {
        let mut later = row(&[(9, 1, "Later")]);
        later.bar = Some(Bar { name: "later".into(), from: on(6, 1), to: on(12, 31) });
        let mut first = row(&[(2, 1, "Before"), (6, 1, "On the day"), (6, 2, "A day on")]);
        first.label = "First".into();
        let chart = picture(vec![first, later], &[("Before", "later")]);
        let (across, _) = Across::new(&chart, Form::Wide, (on(1, 1), on(12, 31)));
        let (_, arrows) = arrows::placed(&chart, &across);
        let courses = arrows::passing(&arrows, 0);
        assert!(courses.len() == 1 && courses[0] < across.time.place(on(6, 1)) - 4.0, "{courses:?}");
        assert!(arrows::passing(&arrows, 1).is_empty());
    }

    #[test]
    fn an_arrow_drops_on_a_bar_that_begins_when_it_leaves() {
        let mut later = row(&[]);
        later.bar = Some(Bar { name: "later".into(), from: on(8, 1), to: on(12, 31) });
        let mut first = row(&[(6, 30, "Every patient is reviewed"), (7, 31, "Each council has signed who pays")]);
        first.label = "First".into();
        let chart = picture(vec![first, later], &[("Each council has signed who pays", "later")]);
        assert_eq!(struck(&chart), [""; 0]);
        for form in FORMS {
            let (across, _) = Across::new(&chart, form, (on(1, 1), on(12, 31)));
            let (_, arrows) = arrows::placed(&chart, &across);
            let back = across.time.place(on(7, 31)) - arrows::passing(&arrows, 0)[0];
            assert!(back < 0.05, "{form:?}: it goes {back} back in time");
        }
    }

    #[test]
    fn names_that_stand_over_each_other_are_apart() {
        let crowded = row(&[(3, 1, "Two million books are delivered"), (3, 20, "All libraries are open every day")]);
        let (upper, lower) = match placed(&crowded, Form::Wide, "en").as_slice() {
            [(_, one), (_, other)] if one.row < other.row => (one.clone(), other.clone()),
            [(_, one), (_, other)] => (other.clone(), one.clone()),
            other => panic!("{other:?}"),
        };
        assert_eq!(lower.row, upper.end() + 1);
    }
}

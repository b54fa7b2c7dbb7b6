//! The pictures of the charts, element by element.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use milepost_documents::charts::{
    BandPoint, Bar, Chart, Diamond, Form, Level, LineChart, Mark, MarkKind, MatrixDot, Multiples, Panel, Point,
    RiskMatrix, Series, SeriesKind, Step, StepKind, Timeline, TimelineRow, Waterfall,
};
use milepost_locale::Locale;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

fn point(month: u32, day_of: u32, value: f64) -> Point {
    Point { date: day(2018, month, day_of), value, text: format!("{month}/2018: {value}%") }
}

fn line() -> LineChart {
    let expected = vec![point(3, 31, 84.6), point(6, 30, 87.3), point(9, 30, 90.0)];
    LineChart {
        title: "Completed within four hours".into(),
        description: "88.9% in September 2018 against 90% expected.".into(),
        suffix: "%".into(),
        bounds: (Some(0.0), Some(100.0)),
        band: expected
            .iter()
            .map(|point| BandPoint { date: point.date, low: point.value - 1.0, high: point.value + 1.0 })
            .collect(),
        series: vec![
            Series { kind: SeriesKind::Expected, label: "90% expected".into(), points: expected, steps: false },
            Series {
                kind: SeriesKind::Observed,
                label: "88.9% actual".into(),
                points: vec![point(3, 31, 84.6), point(6, 30, 90.8), point(9, 30, 88.9)],
                steps: false,
            },
        ],
        levels: vec![Level { value: 95.0, label: "95% standard".into() }],
        marks: vec![Mark {
            kind: MarkKind::Target,
            date: day(2018, 9, 30),
            value: 90.0,
            label: "Target 90% Sep 2018".into(),
        }],
        as_of: Some(day(2018, 7, 1)),
        ..LineChart::default()
    }
}

fn waterfall() -> Waterfall {
    let step = |kind, label: &str, value, text: &str| Step { kind, label: label.into(), value, text: text.into() };
    Waterfall {
        locale: Locale::english(),
        title: "From the baseline to the target".into(),
        description: "Without action 84%, with one action 88%, target 90%.".into(),
        suffix: "%".into(),
        steps: vec![
            step(StepKind::Total, "Without action", 84.0, "84%"),
            step(StepKind::Gain, "Streaming", 4.0, "+4 points"),
            step(StepKind::Total, "Expected", 88.0, "88%"),
        ],
        target: Some((90.0, "Target 90%".into())),
        ..Waterfall::default()
    }
}

fn timeline() -> Timeline {
    let diamond = |name: &str, date, critical, done| Diamond {
        name: name.into(),
        date,
        label: name.to_uppercase(),
        critical,
        done,
    };
    Timeline {
        locale: Locale::english(),
        title: "Actions and milestones".into(),
        description: "One action with two milestones.".into(),
        rows: vec![TimelineRow {
            label: "Streaming".into(),
            bar: Some(Bar { name: "streaming".into(), from: day(2018, 4, 1), to: day(2018, 12, 31) }),
            diamonds: vec![
                diamond("pilot", day(2018, 6, 30), false, true),
                diamond("all", day(2018, 12, 31), true, false),
            ],
        }],
        arrows: vec![("pilot".into(), "all".into())],
        as_of: Some(day(2018, 7, 1)),
    }
}

fn matrix() -> RiskMatrix {
    RiskMatrix {
        locale: Locale::english(),
        title: "Risks".into(),
        description: "One of two risks is likely and severe.".into(),
        dots: vec![
            MatrixDot { number: 1, likelihood: 5, impact: 4, label: "Staff".into() },
            MatrixDot { number: 2, likelihood: 5, impact: 4, label: "Flu".into() },
        ],
    }
}

/// One element a line.
fn elements(chart: &Chart) -> String {
    chart.picture(Form::Wide).named("c").to_string().replace("><", ">\n<")
}

#[test]
fn a_line_chart() {
    insta::assert_snapshot!(elements(&Chart::Line(line())));
}

#[test]
fn no_form_of_a_line_chart_cuts_what_it_is_compared_with() {
    let mut line = line();
    line.levels[0].label = "95% what the neighbouring country reached in the year before its reform".into();
    for form in [Form::Wide, Form::Flat, Form::Half, Form::Narrow] {
        let svg = Chart::Line(line.clone()).picture(form).named("c").to_string();
        assert!(svg.contains("reform</text>") && !svg.contains('…'), "{form:?}: {svg}");
    }
}

/// What an element says at a name, such as the `x` of a text.
fn number(element: &str, name: &str) -> f64 {
    let value = element.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name} in {element}"))
}

/// The elements of a picture whose beginning and text are these.
fn elements_with<'s>(svg: &'s str, begin: &str, text: &str) -> Vec<&'s str> {
    svg.split_inclusive('>')
        .zip(svg.split('>').skip(1))
        .filter(|(element, rest)| element.starts_with(begin) && rest.contains(text))
        .map(|(element, _)| element)
        .collect()
}

#[test]
fn on_a_phone_the_key_shows_a_dot_where_there_is_no_line() {
    let mut line = line();
    let of_key = |line: &LineChart| {
        let svg = Chart::Line(line.clone()).picture(Form::Narrow).named("c").to_string();
        let (_, key) = svg.split_once("95% standard").expect("the key");
        (key.matches("<path class=\"c-observed\"").count(), key.matches("<circle class=\"c-dot\" cx=\"13\"").count())
    };
    assert_eq!(of_key(&line), (1, 0));
    line.series[1].points.truncate(1);
    assert_eq!(of_key(&line), (0, 1));
}

#[test]
fn the_key_shows_what_stands_at_the_ends_of_lines() {
    let mut line = line();
    line.series[1].kind = SeriesKind::Forecast;
    let svg = Chart::Line(line).picture(Form::Narrow).named("c").to_string();
    let (_, key) = svg.split_once("95% standard").expect("the key");
    let sample = key.split("88.9% actual").next().unwrap_or_default();
    assert!(sample.contains("<path class=\"c-forecast\"") && sample.contains("c-forecast-end"), "{sample}");
}

/// The dashes of the levels of a chart, as drawn and as they are in the key.
fn dashes_of_levels(svg: &str) -> Vec<String> {
    let levels = svg.split_inclusive('>').filter(|element| element.contains("\"c-level"));
    let class =
        |element: &str| element.split("class=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    levels.filter(|element| !element.starts_with("<text")).filter_map(class).collect()
}

#[test]
fn lines_of_one_kind_have_dashes_of_their_own_in_the_chart_and_in_the_key() {
    let mut line = line();
    let level = |value, label: &str| Level { value, label: label.into() };
    line.levels = vec![level(95.0, "The standard"), level(92.0, "The best year"), level(89.0, "Last year")];
    let of = |form| dashes_of_levels(&Chart::Line(line.clone()).picture(form).named("c").to_string());
    let drawn = ["c-level", "c-level c-2", "c-level c-3"];
    assert_eq!(of(Form::Wide), drawn);
    assert_eq!(of(Form::Narrow), [drawn, drawn].concat());
}

#[test]
fn what_lies_at_an_end_of_the_axis_has_room_or_is_seen_on_it() {
    let bottom = |svg: &str| {
        let axis = svg.split("class=\"c-axis\" d=\"M").nth(1).and_then(|rest| rest.split('L').next());
        axis.and_then(|from| from.split(' ').nth(1)?.parse::<f64>().ok()).expect("the axis")
    };
    let level = |svg: &str| number(elements_with(svg, "<line class=\"c-level\"", "")[0], "y1");
    let at = |value: f64, bounds| {
        let mut line = line();
        line.bounds = bounds;
        line.levels[0].value = value;
        line.band.clear();
        for series in &mut line.series {
            series.points.iter_mut().for_each(|point| point.value = value + 10.0);
        }
        line.marks[0].value = value + 20.0;
        Chart::Line(line).picture(Form::Wide).named("c").to_string()
    };
    let inside = at(60.0, (Some(0.0), Some(100.0)));
    assert!(bottom(&inside) - level(&inside) > 5.0, "{inside}");
    assert!(!at(61.3, (Some(0.0), Some(100.0))).contains("c-line-ground"), "on no line of the grid");
    // Below what is possible there is no room.
    let on_bound = at(0.0, (Some(0.0), Some(100.0)));
    assert!((bottom(&on_bound) - level(&on_bound)).abs() < 0.1 && on_bound.contains("c-line-ground"), "{on_bound}");
}

#[test]
fn a_floor_has_its_mark_and_its_name() {
    let mut line = line();
    let label = "Floor 85% by Dec 2018".to_owned();
    line.marks = vec![Mark { kind: MarkKind::Floor, date: line.series[0].points[0].date, value: 85.0, label }];
    for form in [Form::Wide, Form::Narrow] {
        let svg = Chart::Line(line.clone()).picture(form).named("c").to_string();
        assert!(svg.contains("class=\"c-floor\"") && svg.contains(">Floor"), "{form:?} {svg}");
    }
}

#[test]
fn the_key_stands_where_the_language_begins() {
    let of = |tag: &str| {
        let svg =
            Chart::Line(LineChart { locale: Locale::of(tag), ..line() }).picture(Form::Narrow).named("c").to_string();
        let label = elements_with(&svg, "<text class=\"c-label c-expected\"", "expected")[0].to_owned();
        (number(&label, "x"), label.contains("text-anchor=\"end\""))
    };
    let ((english, at_end), (arabic, at_right)) = (of("en"), of("ar"));
    assert!(english < 60.0 && !at_end && arabic > 300.0 && at_right, "{english} {arabic}");
}

#[test]
fn the_plot_takes_all_the_width_where_no_label_stands_beside_it() {
    let axis = |line: LineChart| {
        let svg = Chart::Line(line).picture(Form::Wide).named("c").to_string();
        let axis =
            svg.split("class=\"c-axis\" d=\"M").nth(1).and_then(|rest| rest.split('L').nth(1)).expect("the axis");
        axis.split(' ').next().and_then(|x| x.parse::<f64>().ok()).expect("its end")
    };
    let mut early = line();
    early.levels.clear();
    early.series.remove(0);
    early.series[0].points.truncate(2);
    early.marks[0].date = day(2018, 12, 31);
    assert!(axis(line()) < 560.0 && axis(early) > 640.0);
}

#[test]
fn the_parts_of_a_scale_are_named_by_its_steps() {
    let panel = |label: &str, last: f64| Panel {
        label: label.into(),
        last: "every day".into(),
        points: vec![point(3, 31, 1.0), point(9, 30, last)],
    };
    let steps = ["closed", "some days", "every day"].map(str::to_owned).to_vec();
    let chart = Multiples { steps, panels: vec![panel("North", 2.0), panel("South", 3.0)], ..Multiples::default() };
    let svg = Chart::Multiples(chart).picture(Form::Wide).named("c").to_string();
    assert!(["closed", "some days", "every day"].iter().all(|step| svg.contains(&format!(">{step}</text>"))), "{svg}");
    assert!(!svg.contains(">1.5<") && !svg.contains(">2</text>"), "{svg}");
}

#[test]
fn half_a_sheet_holds_all_of_a_picture() {
    let panel = |label: &str| Panel {
        label: label.into(),
        last: "61%".into(),
        points: vec![point(3, 31, 58.0), point(9, 30, 61.0)],
    };
    let panels = ["North", "South", "East", "West"].map(panel).to_vec();
    let multiples = Multiples { panels, suffix: "%".into(), ..Multiples::default() };
    let mut timeline = timeline();
    timeline.rows[0].diamonds[1].label = "Every patient over 21 days in hospital is reviewed once a week".into();
    let charts =
        [Chart::Line(line()), Chart::Waterfall(waterfall()), Chart::Timeline(timeline), Chart::Multiples(multiples)];
    for chart in charts {
        let svg = chart.picture(Form::Half).named("c").to_string();
        let wide = 452.0;
        assert!(svg.contains("viewBox=\"0 0 452 ") && !svg.contains('…'), "{svg}");
        for element in svg.split_inclusive('>') {
            for name in ["x", "x1", "x2", "cx"].into_iter().filter(|name| element.contains(&format!(" {name}=\""))) {
                assert!((0.0..=wide).contains(&number(element, name)), "{element}");
            }
        }
        for (element, rest) in svg.split_inclusive('>').zip(svg.split('>').skip(1)) {
            let text = rest.split('<').next().unwrap_or_default();
            if element.starts_with("<text class=\"c-label") {
                // Letters are half as wide as high, about.
                let (x, wide_text) = (number(element, "x"), text.chars().map(|_| 11.5 / 2.0).sum::<f64>());
                let from = match (element.contains("\"middle\""), element.contains("\"end\"")) {
                    (true, _) => x - wide_text / 2.0,
                    (_, true) => x - wide_text,
                    _ => x,
                };
                assert!(from >= 0.0 && from + wide_text <= wide, "{element}{text}");
            }
        }
    }
}

#[test]
fn the_bars_of_a_build_up_are_cut_only_where_changes_would_not_be_seen() {
    let step = |kind, value| Step { kind, label: String::new(), value, text: String::new() };
    let of = |start, gain| vec![step(StepKind::Total, start), step(StepKind::Gain, gain)];
    let is_cut = |steps| {
        elements(&Chart::Waterfall(Waterfall { steps, target: None, ..waterfall() }))
            .contains("<path class=\"c-ground\"")
    };
    assert!(is_cut(of(88.0, 1.5)) && !is_cut(of(40.0, 30.0)));
}

#[test]
fn a_build_up() {
    insta::assert_snapshot!(elements(&Chart::Waterfall(waterfall())));
}

#[test]
fn a_build_up_of_what_cannot_be_negative_begins_at_zero() {
    let step = |kind, value| Step { kind, label: String::new(), value, text: String::new() };
    let steps = vec![step(StepKind::Total, 5.0), step(StepKind::Gain, 64.0), step(StepKind::Total, 69.0)];
    let svg = elements(&Chart::Waterfall(Waterfall { steps, ..waterfall() }));
    let x_of = |mark: &str| {
        let line = svg.lines().find(|line| line.contains(mark)).expect("an element");
        line.split(" x=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its place").to_owned()
    };
    assert_eq!(x_of("c-total"), x_of(">0%<"), "{svg}");
}

#[test]
fn a_timeline() {
    insta::assert_snapshot!(elements(&Chart::Timeline(timeline())));
}

#[test]
fn a_risk_matrix() {
    insta::assert_snapshot!(elements(&Chart::RiskMatrix(matrix())));
}

#[test]
fn a_word_sized_line() {
    insta::assert_snapshot!(
        Chart::Line(line()).spark().expect("a line can be small").named("c").to_string().replace("><", ">\n<")
    );
}

fn all() -> [Chart; 4] {
    [Chart::Line(line()), Chart::Waterfall(waterfall()), Chart::Timeline(timeline()), Chart::RiskMatrix(matrix())]
}

#[test]
fn a_chart_without_values_is_drawn_empty() {
    let empty = [
        Chart::Line(LineChart::default()),
        Chart::Waterfall(Waterfall::default()),
        Chart::Timeline(Timeline::default()),
        Chart::RiskMatrix(RiskMatrix::default()),
    ];
    for chart in empty {
        for form in [Form::Wide, Form::Narrow] {
            assert!(chart.picture(form).named("c").to_string().ends_with("</svg>"));
        }
    }
}

#[test]
fn every_picture_says_what_it_shows() {
    for chart in all() {
        let svg = chart.picture(Form::Narrow).named("c").to_string();
        let begins =
            format!(r#"role="img" aria-labelledby="c-title c-text"><title id="c-title">{}</title>"#, chart.title());
        assert!(svg.contains(&begins), "{svg}");
    }
}

#[test]
fn ids_of_two_pictures_differ() {
    let ids = |svg: &str| {
        svg.split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    for chart in all() {
        let (one, other) = (
            ids(&chart.picture(Form::Wide).named("a").to_string()),
            ids(&chart.picture(Form::Wide).named("b").to_string()),
        );
        assert!(!one.is_empty() && one.is_disjoint(&other), "{one:?} {other:?}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</text><script>alert('1')</script>\" onload=\"x";
    let mut line = line();
    line.title = hostile.into();
    line.description = hostile.into();
    line.unit = hostile.into();
    line.prefix = hostile.into();
    line.suffix = hostile.into();
    line.series[0].label = hostile.into();
    line.series[0].points[0].text = hostile.into();
    line.levels[0].label = hostile.into();
    line.marks[0].label = hostile.into();
    let mut waterfall = waterfall();
    waterfall.steps[0].label = hostile.into();
    waterfall.steps[0].text = hostile.into();
    waterfall.target = Some((90.0, hostile.into()));
    let mut timeline = timeline();
    timeline.rows[0].label = hostile.into();
    timeline.rows[0].diamonds[0].label = hostile.into();
    let mut matrix = matrix();
    matrix.dots[0].label = hostile.into();
    let charts = [Chart::Line(line), Chart::Waterfall(waterfall), Chart::Timeline(timeline), Chart::RiskMatrix(matrix)];
    for chart in charts {
        let svg = chart.picture(Form::Wide).named(hostile).to_string();
        assert!(!svg.contains("<script") && !svg.contains("\" onload"), "{svg}");
    }
}

#[test]
fn huge_and_impossible_numbers_draw_something() {
    for value in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN, 1e-300] {
        let mut line = line();
        line.series[1].points[1].value = value;
        line.levels[0].value = value;
        let svg = Chart::Line(line).picture(Form::Wide).named("c").to_string();
        assert!(svg.ends_with("</svg>") && !svg.contains("NaN") && !svg.contains("inf"), "{value}");
    }
}

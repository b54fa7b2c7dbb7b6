//! A report made by hand: every part of the view model with the figures of the four-hour standard, 2016 to 2019.

use std::sync::Arc;

use chrono::{Months, NaiveDate};
use milepost_documents::charts::{
    BandPoint, Bar, Chart, Diamond, Level, LineChart, Mark, MarkKind, MatrixDot, Point, RiskMatrix, Series, SeriesKind,
    Step, StepKind, Timeline, TimelineRow, Waterfall,
};
use milepost_documents::view::{
    Aside, Block, Cell, Chain, Chapter, Column, Document, Entry, Fact, Figure, Link, Part, Prose, Row, Section, Spread,
    State, Table, Text, Tone,
};
use milepost_locale::Locale;

const OBSERVED: &[(&str, &str)] = &[
    ("2016-04", "90.04"),
    ("2016-05", "90.28"),
    ("2016-06", "90.56"),
    ("2016-07", "90.29"),
    ("2016-08", "90.98"),
    ("2016-09", "90.65"),
    ("2016-10", "89.05"),
    ("2016-11", "88.38"),
    ("2016-12", "86.18"),
    ("2017-01", "85.14"),
    ("2017-02", "87.53"),
    ("2017-03", "90.01"),
    ("2017-04", "90.52"),
    ("2017-05", "89.70"),
    ("2017-06", "90.73"),
    ("2017-07", "90.35"),
    ("2017-08", "90.30"),
    ("2017-09", "89.67"),
    ("2017-10", "89.94"),
    ("2017-11", "88.77"),
    ("2017-12", "84.99"),
    ("2018-01", "85.30"),
    ("2018-02", "85.04"),
    ("2018-03", "84.62"),
    ("2018-04", "88.57"),
    ("2018-05", "90.39"),
    ("2018-06", "90.76"),
    ("2018-07", "89.32"),
    ("2018-08", "89.73"),
    ("2018-09", "88.94"),
    ("2018-10", "89.01"),
    ("2018-11", "87.60"),
    ("2018-12", "86.45"),
    ("2019-01", "84.35"),
    ("2019-02", "84.23"),
    ("2019-03", "86.60"),
];

const EXPECTED: &[(&str, &str)] = &[
    ("2018-04", "90.12"),
    ("2018-05", "89.83"),
    ("2018-06", "90.49"),
    ("2018-07", "90.16"),
    ("2018-08", "90.48"),
    ("2018-09", "90.00"),
    ("2018-10", "89.34"),
    ("2018-11", "88.42"),
    ("2018-12", "85.43"),
    ("2019-01", "85.06"),
    ("2019-02", "86.13"),
    ("2019-03", "87.16"),
];

const STRAIGHT: &[(&str, &str)] = &[("2018-03", "84.62"), ("2018-09", "90.00"), ("2019-03", "90.00")];

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

fn point((period, value): &(&str, &str)) -> Point {
    let first = NaiveDate::parse_from_str(&format!("{period}-01"), "%Y-%m-%d").expect("a month");
    let date = (first + Months::new(1)).pred_opt().expect("a month has a last day");
    Point { date, value: value.parse().expect("a number"), text: format!("{period}: {value}%") }
}

fn series(kind: SeriesKind, label: &str, points: &[(&str, &str)]) -> Series {
    Series { kind, label: label.to_owned(), points: points.iter().map(point).collect(), steps: false }
}

fn within_4h() -> LineChart {
    let expected = series(SeriesKind::Expected, "87.2% expected", EXPECTED);
    let band = expected.points.iter();
    let band =
        band.map(|point| BandPoint { date: point.date, low: point.value - 1.0, high: point.value + 1.0 }).collect();
    LineChart {
        title: "Completed within four hours, England, 2016 to 2019".to_owned(),
        description: "Actual performance against a seasonal trajectory; 86.6% in March 2019, 87.2% expected."
            .to_owned(),
        suffix: "%".to_owned(),
        bounds: (Some(0.0), Some(100.0)),
        series: vec![
            series(SeriesKind::Earlier, "90% straight line, replaced", STRAIGHT),
            series(SeriesKind::WithoutAction, "84.0% without action", &[("2018-03", "84.62"), ("2019-03", "84.00")]),
            expected,
            series(SeriesKind::Observed, "86.6% actual", OBSERVED),
        ],
        band,
        levels: vec![Level { value: 95.0, label: "95% standard".to_owned() }],
        marks: vec![
            Mark { kind: MarkKind::Baseline, date: day(2018, 3, 31), value: 84.62, label: "Baseline 84.6%".to_owned() },
            Mark {
                kind: MarkKind::Target,
                date: day(2018, 9, 30),
                value: 90.0,
                label: "Target 90% Sep 2018".to_owned(),
            },
        ],
        as_of: Some(day(2019, 3, 1)),
        ..LineChart::default()
    }
}

fn build_up() -> Waterfall {
    let step = |kind, label: &str, value: f64, text: &str| Step {
        kind,
        label: label.to_owned(),
        value,
        text: text.to_owned(),
    };
    Waterfall {
        locale: Locale::english(),
        title: "Attendances completed within four hours: from the baseline to the target".to_owned(),
        description: "Without action 84%; three actions add 6.2 points; expected 90.2%, target 90%.".to_owned(),
        prefix: String::new(),
        suffix: "%".to_owned(),
        names: Vec::new(),
        steps: vec![
            step(StepKind::Total, "Without action, Sep 2018", 84.0, "84%"),
            step(
                StepKind::Gain,
                "Clinical streaming at the front door of every large hospital, day and night",
                4.0,
                "+4 points",
            ),
            step(StepKind::Gain, "Same-day emergency care", 2.7, "+2.7 points"),
            step(StepKind::Loss, "More referrals from the helpline", -0.5, "−0.5 points"),
            step(StepKind::Total, "Expected, Sep 2018", 90.2, "90.2%"),
        ],
        target: Some((90.0, "Target 90%".to_owned())),
    }
}

fn timeline() -> Timeline {
    let diamond = |name: &str, date, label: &str, critical, done| Diamond {
        name: name.to_owned(),
        date,
        label: label.to_owned(),
        critical,
        done,
    };
    let bar = |name: &str, from, to| Some(Bar { name: name.to_owned(), from, to });
    Timeline {
        locale: Locale::english(),
        title: "Actions and milestones".to_owned(),
        description: "Three actions from April 2018 to March 2019 with five milestones.".to_owned(),
        rows: vec![
            TimelineRow {
                label: "Clinical streaming at the front door".to_owned(),
                bar: bar("streaming", day(2018, 4, 1), day(2018, 12, 31)),
                diamonds: vec![
                    diamond("pilot", day(2018, 6, 30), "Ten pilot sites live", false, true),
                    diamond("rollout", day(2018, 12, 31), "All 120 sites live", true, false),
                ],
            },
            TimelineRow {
                label: "Same-day emergency care".to_owned(),
                bar: bar("same_day", day(2018, 7, 1), day(2019, 3, 31)),
                diamonds: vec![
                    diamond("agreed", day(2018, 9, 30), "Each trust with its own path agreed", false, false),
                    diamond("open", day(2019, 3, 31), "Open in every large trust", true, false),
                ],
            },
            TimelineRow {
                label: "Beds kept free".to_owned(),
                bar: bar("beds", day(2018, 10, 1), day(2019, 2, 28)),
                diamonds: vec![diamond("ready", day(2018, 11, 30), "Winter plan signed", false, false)],
            },
        ],
        arrows: vec![
            ("pilot".to_owned(), "rollout".to_owned()),
            ("rollout".to_owned(), "open".to_owned()),
            ("agreed".to_owned(), "ready".to_owned()),
        ],
        as_of: Some(day(2019, 3, 1)),
    }
}

fn matrix() -> RiskMatrix {
    let dot =
        |number, likelihood, impact, label: &str| MatrixDot { number, likelihood, impact, label: label.to_owned() };
    RiskMatrix {
        locale: Locale::english(),
        title: "Risks by likelihood and impact".to_owned(),
        description: "One of three risks is both likely and severe: winter staffing below plan.".to_owned(),
        dots: vec![
            dot(1, 5, 4, "Winter staffing below plan"),
            dot(2, 3, 4, "Patients held outside"),
            dot(3, 3, 4, "Beds blocked"),
            dot(4, 3, 4, "Flu"),
            dot(5, 1, 2, "Returns come late"),
        ],
    }
}

fn table(caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { caption: caption.to_owned(), columns, rows }
}

fn state(tone: Tone, text: &str) -> State {
    State { tone, letters: String::new(), text: text.to_owned() }
}

fn fact(label: &str, text: impl Into<Text>) -> Fact {
    Fact::new(label, text).expect("a fact says something")
}

fn row(label: &str, texts: &[&str]) -> Row {
    let entries = texts.iter().map(|text| Entry { prose: Prose::new(text), ..Entry::default() }).collect();
    Row { label: label.to_owned(), entries }
}

fn metrics() -> Table {
    let columns = vec![
        Column::words("Metric"),
        Column::words("Role"),
        Column::numbers("Baseline"),
        Column::numbers("Latest"),
        Column::numbers("Target"),
        Column::words("Path"),
    ];
    let spark = Cell { spark: Some("within_4h".to_owned()), ..Cell::default() };
    let first: Vec<Cell> = vec![
        Text::link("Completed within four hours, all types", "", "post-director").into(),
        "goal".into(),
        Cell::from("84.62%").note("Mar 2018"),
        Cell::from("86.6%").note("Mar 2019"),
        Cell::from("90%").note("by Sep 2018"),
        spark,
    ];
    let second: Vec<Cell> = vec![
        "Trusts at 95% or more, type 1".into(),
        "goal".into(),
        "5 of 137".into(),
        "10 of 134".into(),
        "most".into(),
        Cell::default(),
    ];
    table("Where each metric stands and where it must be", columns, vec![first, second])
}

fn milestones() -> Table {
    let columns =
        vec![Column::words("Milestone"), Column::words("Owner"), Column::words("Due"), Column::words("State")];
    let row =
        |title: &str, owner: &str, due: &str, state| vec![title.into(), owner.into(), due.into(), Cell::from(state)];
    table(
        "The next milestones",
        columns,
        vec![
            row(
                "Each trust with its own path agreed",
                "regional directors",
                "30 Apr",
                state(Tone::Poor, "14 days late"),
            ),
            row(
                "Same-day emergency care in every large trust",
                "access director",
                "30 Sep",
                state(Tone::Good, "on track"),
            ),
        ],
    )
}

fn chain() -> Chain {
    let link = |actor: &str, lever: &str, strength: Option<State>, first| Link {
        actor: actor.into(),
        lever: lever.to_owned(),
        strength,
        first,
        ..Link::default()
    };
    Chain {
        links: vec![
            link("Prime Minister", "", None, true),
            link("Secretary of State", "instruction", None, false),
            link("national director", "funding", Some(state(Tone::Good, "strong")), false),
            link("137 trusts", "guidance", Some(state(Tone::Bad, "weak")), false),
            Link { returns: "what waits, every week".into(), ..link("ward sister", "instruction", None, false) },
            link("patient", "", None, false),
        ],
        ..Chain::default()
    }
}

fn values() -> Table {
    let columns = vec![Column::words("Month"), Column::numbers("Observed")];
    let rows =
        OBSERVED.iter().map(|(month, value)| vec![Cell::from(*month), Cell::from(format!("{value}%"))]).collect();
    table("Attendances completed within four hours, by month", columns, rows)
}

fn figure(chart: &str, note: &str, values: Table) -> Figure {
    Figure { chart: chart.to_owned(), note: note.to_owned(), values, ..Figure::default() }
}

fn risk() -> Block {
    Block {
        anchor: "risk-staffing".to_owned(),
        kind: "Risk 1".to_owned(),
        title: "Winter staffing below plan".to_owned(),
        internal: true,
        facts: vec![fact("Owner", "chief nurse"), fact("Likelihood", "very high"), fact("Impact", "high")],
        state: Some(state(Tone::Bad, "open")),
        rows: vec![
            Row {
                label: "Mitigation".to_owned(),
                entries: vec![
                    Entry {
                        prose: Prose::new("Release **400 bank shifts** a week from August 2018."),
                        rows: vec![row("Owner", &["chief nurse"]), row("By", &["31 Aug 2018"])],
                        ..Entry::default()
                    },
                    Entry {
                        prose: Prose::new("Agree leave early:\n\n- before October\n- ward by ward"),
                        ..Entry::default()
                    },
                ],
            },
            row("Threatens", &["Clinical streaming at the front door"]),
        ],
        ..Block::default()
    }
}

/// The report.
pub fn report() -> Document {
    let charts = [
        ("within_4h".to_owned(), Chart::Line(within_4h())),
        ("build_up".to_owned(), Chart::Waterfall(build_up())),
        ("timeline".to_owned(), Chart::Timeline(timeline())),
        ("risks".to_owned(), Chart::RiskMatrix(matrix())),
    ];
    let section =
        |anchor: &str, title: &str, parts| Section { anchor: anchor.to_owned(), title: title.to_owned(), parts };
    let priority = Chapter {
        anchor: "priority-ae".to_owned(),
        kicker: "Priority".to_owned(),
        title: "Nobody waits more than four hours in A&E".to_owned(),
        internal: false,
        lead: Prose::new("Attendances admitted, transferred or discharged within four hours of arrival."),
        facts: vec![
            fact("Owner", Text::link("national director for emergency access", "", "post-director")),
            fact("Sponsor", "Prime Minister"),
        ],
        ratings: Vec::new(),
        spread: Some(Spread {
            figure: Some(figure(
                "within_4h",
                "Solid: measured. Dashed with band: seasonal trajectory ±1 point. Dotted: the straight line that it replaced.",
                values(),
            )),
            metrics: metrics(),
            asides: vec![
                Aside { title: "What comes next".to_owned(), parts: vec![Part::Table { table: milestones() }] },
                Aside {
                    title: "Decisions".to_owned(),
                    parts: vec![Part::List {
                        items: vec![
                            "Replace the straight-line path by the seasonal one, keeping the old line on show.".into(),
                            "Move twenty trusts to intensive support.".into(),
                        ],
                        ordered: true,
                    }],
                },
                Aside {
                    title: "Why this rating".to_owned(),
                    parts: vec![Part::LongList {
                        items: ["Beds are full.", "Posts are open.", "Winter came early."].map(Text::from).into(),
                        shown: 1,
                        more: vec!["And 2 more.".to_owned()],
                    }],
                },
                Aside {
                    title: "From the sponsor to the patient".to_owned(),
                    parts: vec![Part::Chain { chain: chain() }],
                },
            ],
        }),
        sections: vec![
            section(
                "ae-how",
                "How are we going to do it?",
                vec![
                    Part::Heading { text: "What the actions add up to".to_owned() },
                    Part::Figure {
                        figure: figure(
                            "build_up",
                            "Each bar is the effect of one action when it is fully in place.",
                            Table::default(),
                        ),
                    },
                    Part::Heading { text: "Over time".to_owned() },
                    Part::Figure {
                        figure: figure(
                            "timeline",
                            "Filled black: critical. Filled: done. Arrows: what must come first.",
                            Table::default(),
                        ),
                    },
                    Part::Chain { chain: chain() },
                ],
            ),
            section(
                "ae-if-not",
                "What do we do if it is not on track?",
                vec![
                    Part::Figure {
                        figure: figure("risks", "The numbers are those of the register.", Table::default()),
                    },
                    Part::Blocks {
                        blocks: vec![
                            risk(),
                            Block {
                                anchor: "risk-two".to_owned(),
                                title: "Patients held outside so that the clock does not start".to_owned(),
                                internal: false,
                                ..risk()
                            },
                        ],
                    },
                ],
            ),
        ],
    };
    let who = Chapter {
        anchor: "who".to_owned(),
        title: "Who is who".to_owned(),
        sections: vec![section(
            "posts",
            "Posts",
            vec![Part::Blocks {
                blocks: vec![Block {
                    anchor: "post-director".to_owned(),
                    kind: "Post".to_owned(),
                    title: "National director for emergency access".to_owned(),
                    rows: vec![row("Organisation", &["NHS England"])],
                    ..Block::default()
                }],
            }],
        )],
        ..Chapter::default()
    };
    Document {
        language: "en".to_owned(),
        title: "Faster emergency care".to_owned(),
        kicker: "Prime Minister's Delivery Unit · England".to_owned(),
        lead: Prose::new("Nobody waits more than four hours for the emergency care they need."),
        as_of: "31 Mar 2019".to_owned(),
        facts: vec![
            fact("Period", "Apr 2018 to Mar 2019"),
            fact("Sponsor", "Prime Minister"),
            fact("Delivery unit", "Prime Minister's Delivery Unit"),
            fact("Status", "live"),
            fact("Position at", "31 Mar 2019"),
        ],
        glance: metrics(),
        chapters: vec![priority, who],
        charts: charts.map(|(id, chart)| (id, Arc::new(chart))).into(),
        ..Document::default()
    }
}

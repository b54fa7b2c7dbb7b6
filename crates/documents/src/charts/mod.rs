//! Charts as plain data, and their pictures as SVG.
//!
//! A picture has a title and a description for those who do not see it, and patterns and marks beside colours for
//! those who print it in black. Colours come from the page, by class, so that one picture serves light and dark.

// Places on a canvas are approximate by nature; the numbers that people read never pass through here.
#![allow(clippy::cast_precision_loss, reason = "counts of labels and rows become coordinates")]

mod labels;
mod line;
mod matrix;
mod multiples;
mod scale;
mod svg;
mod timeline;
mod waterfall;

pub use line::{BandPoint, Level, LineChart, Mark, MarkKind, Point, Series, SeriesKind};
pub use matrix::{MatrixDot, RiskMatrix};
pub use multiples::{Multiples, Panel};
pub use svg::Picture;
pub use timeline::{Bar, Diamond, Timeline, TimelineRow};
pub use waterfall::{Step, StepKind, Waterfall};

/// One chart of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// A metric over time.
    Line(LineChart),
    /// From what happens without action to what is expected, action by action.
    Waterfall(Waterfall),
    /// Actions and milestones over time.
    Timeline(Timeline),
    /// Risks by likelihood and impact.
    RiskMatrix(RiskMatrix),
    /// The parts of a metric side by side.
    Multiples(Multiples),
}

/// The steps of likelihood and impact, in the words of the language.
pub(crate) const STEPS: [&str; 5] = ["very_low", "low", "medium", "high", "very_high"];

/// For which width a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// For a desk and for paper.
    Wide,
    /// For paper on its side: its letters are as large there as those of a wide one on upright paper.
    Broad,
    /// As wide and not as high, for a page on which much else stands.
    Flat,
    /// For a place on paper beside something else: its letters are as large there as those of a wide one in all the width.
    Half,
    /// For a phone.
    Narrow,
}

impl Form {
    /// The canvas of a chart over time.
    fn size(self) -> (f64, f64) {
        match self {
            Self::Wide => (680.0, 390.0),
            Self::Broad => (1010.0, 390.0),
            Self::Flat => (680.0, 230.0),
            Self::Half => (452.0, 280.0),
            Self::Narrow => (360.0, 320.0),
        }
    }

    /// The width of the canvas.
    fn width(self) -> f64 {
        self.size().0
    }
}

impl Chart {
    /// The picture of the chart.
    pub fn picture(&self, form: Form) -> Picture {
        match self {
            Self::Line(chart) => line::draw(chart, form),
            Self::Waterfall(chart) => waterfall::draw(chart, form),
            Self::Timeline(chart) => timeline::draw(chart, form),
            Self::RiskMatrix(chart) => matrix::draw(chart),
            Self::Multiples(chart) => multiples::draw(chart, form),
        }
    }

    /// The picture as small as a word, for charts that can be that small.
    pub fn spark(&self) -> Option<Picture> {
        match self {
            Self::Line(chart) => Some(line::spark(chart)),
            _ => None,
        }
    }

    /// What the chart shows, in a line.
    pub fn title(&self) -> &str {
        match self {
            Self::Line(chart) => &chart.title,
            Self::Waterfall(chart) => &chart.title,
            Self::Timeline(chart) => &chart.title,
            Self::RiskMatrix(chart) => &chart.title,
            Self::Multiples(chart) => &chart.title,
        }
    }

    /// What one sees in it, for those who do not.
    pub fn description(&self) -> &str {
        match self {
            Self::Line(chart) => &chart.description,
            Self::Waterfall(chart) => &chart.description,
            Self::Timeline(chart) => &chart.description,
            Self::RiskMatrix(chart) => &chart.description,
            Self::Multiples(chart) => &chart.description,
        }
    }
}

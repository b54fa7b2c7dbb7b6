//! Risks by likelihood and impact, five by five.

use std::collections::BTreeMap;

use milepost_locale::{Locale, say};

use super::STEPS;
use super::svg::{Anchor, Area, At, Picture, Svg};

/// Risks by likelihood and impact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RiskMatrix {
    /// The language in which its numbers and days are written.
    pub locale: Locale,
    /// What it shows, in a line.
    pub title: String,
    /// What one sees in it, for those who do not.
    pub description: String,
    /// The risks.
    pub dots: Vec<MatrixDot>,
}

/// One risk of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixDot {
    /// Its number in the register.
    pub number: usize,
    /// How likely it is, from 1 to 5.
    pub likelihood: u8,
    /// How bad it would be, from 1 to 5.
    pub impact: u8,
    /// Its name.
    pub label: String,
}

const LEFT: f64 = 78.0;
const TOP: f64 = 22.0;
const CELL: (f64, f64) = (54.0, 42.0);

/// How heavy a cell is, in four steps.
fn weight(likelihood: u8, impact: u8) -> usize {
    match likelihood * impact {
        0..=4 => 1,
        5..=9 => 2,
        10..=14 => 3,
        _ => 4,
    }
}

fn cell(likelihood: u8, impact: u8) -> Area {
    let left = LEFT + f64::from(impact - 1) * CELL.0;
    let top = TOP + f64::from(5 - likelihood) * CELL.1;
    Area { left, top, right: left + CELL.0 - 2.0, bottom: top + CELL.1 - 2.0 }
}

pub(super) fn draw(chart: &RiskMatrix) -> Picture {
    let wide = cell(1, 5).right + 2.0;
    let mut svg = Svg::following(&chart.locale, wide);
    for likelihood in 1..=5 {
        for impact in 1..=5 {
            svg.rect(&format!("c-heat-{}", weight(likelihood, impact)), cell(likelihood, impact));
        }
    }
    for (step, word) in (1..=5).zip(STEPS) {
        let [likely, bad] = ["likelihood", "impact"].map(|axis| chart.locale.word_as(axis, word));
        let (row, column) = (cell(step, 1), cell(1, step));
        let y = f64::midpoint(row.top, row.bottom) + 4.0;
        svg.text("c-tick", At { x: LEFT - 8.0, y }, Anchor::End, &likely);
        let x = f64::midpoint(column.left, column.right);
        svg.text("c-tick", At { x, y: column.bottom + 16.0 }, Anchor::Middle, &bad);
    }
    let bottom = cell(1, 1).bottom;
    svg.text(
        "c-tick c-strong",
        At { x: LEFT - 8.0, y: TOP - 8.0 },
        Anchor::End,
        &say!(chart.locale, "axis-likelihood"),
    );
    let middle = f64::midpoint(LEFT, cell(1, 5).right);
    svg.text("c-tick c-strong", At { x: middle, y: bottom + 34.0 }, Anchor::Middle, &say!(chart.locale, "axis-impact"));
    dots(&mut svg, chart);
    svg.finish("matrix", (wide, bottom + 42.0), &chart.title, &chart.description)
}

fn dots(svg: &mut Svg, chart: &RiskMatrix) {
    let mut cells: BTreeMap<(u8, u8), Vec<&MatrixDot>> = BTreeMap::new();
    for dot in &chart.dots {
        cells.entry((dot.likelihood.clamp(1, 5), dot.impact.clamp(1, 5))).or_default().push(dot);
    }
    for ((likelihood, impact), dots) in cells {
        let area = cell(likelihood, impact);
        let rows = dots.len().div_ceil(2) as f64;
        for (index, dot) in dots.iter().enumerate() {
            let in_row = (dots.len() - index / 2 * 2).min(2) as f64;
            let x = f64::midpoint(area.left, area.right) + ((index % 2) as f64 - (in_row - 1.0) / 2.0) * 23.0;
            let y = f64::midpoint(area.top, area.bottom) + ((index / 2) as f64 - (rows - 1.0) / 2.0) * 19.0;
            let radius = if rows > 1.0 { 8.5 } else { 10.5 };
            svg.circle("c-risk", At { x, y }, radius);
            svg.text("c-risk-number", At { x, y: y + 3.8 }, Anchor::Middle, &chart.locale.number(dot.number.into()));
            svg.hints([(At { x, y }, dot.label.as_str())]);
        }
    }
}

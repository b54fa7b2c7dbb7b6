//! A trajectory in one line of signs, which every editor can show.

use chrono::{Days, NaiveDate};
use milepost_plan::trajectory::{Line, current, expected, printed, readings};
use milepost_plan::{Node, When};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How many signs a trajectory is wide.
const WIDTH: u64 = 32;

/// The trajectory of a metric from its first day to its last, with what is expected today; nothing where the plan draws
/// none.
pub(crate) fn trajectory(metric: Node<'_>, today: NaiveDate) -> Option<String> {
    let known = readings(metric, None);
    let line = Line::of(current(metric, None)?, &known).ok()?;
    let values = sampled(&line).or_else(|| Some(line.knots().iter().map(|knot| knot.value).collect::<Vec<_>>()))?;
    let (first, last) = (values.first()?, values.last()?);
    let (begins, ends) = line.days()?;
    // A seasonal line begins before its one point.
    let named = |day: NaiveDate| {
        let point = line.knots().iter().find(|point| point.when.last() == day);
        point.map_or_else(|| day.to_string(), |point| point.when.to_string())
    };
    let (begins, ends) = (named(begins), named(ends));
    let bars = bars(&values)?;
    let (from, to) = (printed(*first, metric), printed(*last, metric));
    let mut out = format!("{from} {bars} {to}\n{begins} to {ends}");
    if let Ok(now) = expected(metric, None, &When::Day(today), &known) {
        out.push_str(", today ");
        out.push_str(&printed(now.value, metric));
    }
    Some(out)
}

/// What the line expects on days at the same distance; nothing where it says nothing of single days.
fn sampled(line: &Line<'_>) -> Option<Vec<Decimal>> {
    let (first, last) = line.days()?;
    let days = u64::try_from((last - first).num_days()).ok()?;
    let day = |step| first.checked_add_days(Days::new(days * step / (WIDTH - 1)));
    (0..WIDTH).map(|step| Some(line.at(&When::Day(day(step)?)).ok()?.value)).collect()
}

/// Bars of eight heights, the lowest value the lowest.
fn bars(values: &[Decimal]) -> Option<String> {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let (low, high) = (values.iter().min()?, values.iter().max()?);
    let range = high.checked_sub(*low)?;
    let bar = |value: &Decimal| {
        let share = value.checked_sub(*low)?.checked_mul(Decimal::from(BARS.len() - 1))?.checked_div(range);
        Some(BARS[share.map_or(0, |share| share.round().to_usize().unwrap_or(0)).min(BARS.len() - 1)])
    };
    values.iter().map(bar).collect()
}

//! The rating of one metric.

use chrono::NaiveDate;
use milepost_plan::trajectory::{
    self, Expected, Line, Reading, Shape, Silence, as_printed, change_as_printed, printed, printed_change,
};
use milepost_plan::{ItemId, Node, Plan, Value, When};
use rust_decimal::Decimal;

use super::{Colour, Forecast, Measurement, Overdue, Pace, Reason, State, forecast, overdue, pace};
use crate::series::Reading as Recorded;

/// Without a stated tolerance: one part in so many of the way from the baseline to the target.
const PARTS_OF_THE_WAY: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// A step of the computation: what was looked at, and what came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was looked at: `Gap`.
    pub label: &'static str,
    /// What came out, in words and numbers.
    pub text: String,
}

/// How far below the line still counts as on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// In the unit of the metric.
    pub size: Decimal,
    /// Where it comes from, in words.
    pub origin: String,
}

/// Where the gap has gone over the last three values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It grew better twice running.
    Better,
    /// It grew worse twice running.
    Worse,
    /// Neither.
    Steady,
}

/// A target whose day is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// When it was due.
    pub by: When,
    /// The target.
    pub target: Decimal,
    /// What was measured for that day or period, if anything was.
    pub actual: Option<Decimal>,
    /// How far the value was from it, better counted as positive.
    pub margin: Option<Decimal>,
}

/// How a metric stands, with everything from which that follows.
#[derive(Clone, Debug)]
pub struct MetricRating<'a> {
    /// The metric.
    pub metric: Node<'a>,
    /// The category that it is about; the whole without one.
    pub part: Option<ItemId>,
    /// The colour, or why there is none.
    pub state: State,
    /// The values up to the as-of date, in order.
    pub series: Vec<Measurement>,
    /// What is expected for the period of the last value.
    pub expected: Option<Expected>,
    /// How far the last value lies from what is expected, better counted as positive.
    pub gap: Option<Decimal>,
    /// What counts as on the line.
    pub tolerance: Option<Tolerance>,
    /// How the gap moves.
    pub trend: Trend,
    /// How many days ago the trajectory had the last value; negative when it is ahead.
    pub days_behind: Option<i64>,
    /// The next target, or the last one when all are over.
    pub aim: Option<(Decimal, When)>,
    /// Where the metric goes if it goes on like this.
    pub forecast: Option<Forecast>,
    /// The pace that is needed against the best ever seen.
    pub pace: Option<Pace>,
    /// The targets whose day is over.
    pub targets: Vec<Target>,
    /// The periods whose values are due and not there.
    pub overdue: Vec<Overdue>,
    /// Why it is rated like this, the weightiest first.
    pub reasons: Vec<Reason>,
    /// The whole computation, step by step.
    pub steps: Vec<Step>,
}

impl MetricRating<'_> {
    /// The gap as people are shown it: the difference of the two values as they are printed beside it.
    pub fn shown_gap(&self) -> Option<Decimal> {
        shown_gap(self.metric, self.latest()?.value, self.expected.as_ref()?)
    }

    /// The last value.
    pub fn latest(&self) -> Option<&Measurement> {
        self.series.last()
    }

    /// Whether the last value may still change or was never checked: a status that rests on it must say so.
    pub fn is_provisional(&self) -> bool {
        self.latest().is_some_and(Measurement::is_soft)
    }
}

/// The parts of `metric` that can be rated: the whole, and the categories that have a trajectory of their own.
pub fn rated_parts(metric: Node<'_>) -> Vec<Option<ItemId>> {
    std::iter::once(None).chain(trajectory::parts(metric).into_iter().map(Some)).collect()
}

/// Rates `metric`, or one `part` of it, by what was measured up to `as_of`. `series` is in the order of its periods; what holds no value is passed over.
pub fn rate<'a>(
    plan: &Plan,
    metric: Node<'a>,
    part: Option<ItemId>,
    series: &[Recorded],
    as_of: NaiveDate,
) -> MetricRating<'a> {
    let series: Vec<_> =
        series.iter().filter(|reading| reading.period.last <= as_of).filter_map(Measurement::of).collect();
    let all: Vec<_> = series.iter().map(Measurement::plain).collect();
    let mut rating = MetricRating {
        metric,
        part,
        state: State::NotDue,
        expected: None,
        gap: None,
        tolerance: None,
        trend: Trend::Steady,
        days_behind: None,
        aim: aim(metric, part, as_of),
        forecast: None,
        pace: None,
        targets: targets(metric, part, &all, as_of),
        overdue: overdue(plan, metric, &all, as_of),
        reasons: Vec::new(),
        steps: Vec::new(),
        series,
    };
    let Some(latest) = rating.series.last().cloned() else {
        rating.without_value();
        return rating;
    };
    rating.say("Actual", actual_in_words(metric, &latest));
    let line = trajectory::current(metric, part).and_then(|entry| Line::of(entry, &all).ok());
    match expected_for(metric, part, &latest.when(), &all) {
        Ok(expected) => rating.compare(&Case { line: line.as_ref(), latest: &latest, all: &all }, expected),
        Err(why) => {
            rating.say("Expected", why.to_string());
            rating.reasons.push(Reason::NothingToCompare { value: as_printed(latest.value, metric), why: why.clone() });
            rating.state = State::NotComparable(Box::new(Reason::NothingExpected(why)));
        }
    }
    rating.look_ahead(line.as_ref(), &all, as_of);
    rating.say_what_is_missing();
    rating
}

/// What a comparison needs.
struct Case<'a, 'b> {
    line: Option<&'b Line<'a>>,
    latest: &'b Measurement,
    all: &'b [Reading],
}

impl<'a> MetricRating<'a> {
    fn say(&mut self, label: &'static str, text: impl Into<String>) {
        self.steps.push(Step { label, text: text.into() });
    }

    fn without_value(&mut self) {
        if self.overdue.is_empty() {
            self.state = State::NotDue;
            self.reasons.push(Reason::NothingMeasured);
        } else {
            self.state = State::NotMeasured;
        }
        self.say("Actual", "no value");
        self.say_what_is_missing();
    }

    fn compare(&mut self, case: &Case<'a, '_>, expected: Expected) {
        let metric = self.metric;
        let value = case.latest.value;
        let range = range(metric);
        let gap = gap(metric, range, value, &expected);
        let tolerance = self.tolerance_for(&expected);
        self.say(
            "Expected",
            format!("{} in {}: {}", printed(expected.value, metric), case.latest.period, expected.method),
        );
        self.say("Tolerance", format!("{}: {}", printed_change(tolerance.size, metric), tolerance.origin));
        let shown = shown_gap(metric, value, &expected).unwrap_or(gap);
        self.say("Gap", format!("{} {} expected", printed_change(shown, metric), side(shown)));
        self.trend = self.trend_of(case, tolerance.size);
        let (mut colour, rule) = by_gap(gap, tolerance.size);
        self.say("Rule", format!("{rule}: {colour}"));
        let (said, period) = (as_printed(value, metric), case.latest.period.clone());
        let (off, expects) = (change_as_printed(shown, metric), as_printed(expected.value, metric));
        self.reasons.push(if shown.is_zero() {
            Reason::AsExpected { value: said, period }
        } else if shown.is_sign_negative() {
            let within = (colour == Colour::Green).then(|| change_as_printed(tolerance.size, metric));
            Reason::Worse { value: said, period, gap: off, expected: expects, within }
        } else {
            Reason::Better { value: said, period, gap: off, expected: expects }
        });
        if colour == Colour::Green && gap < Decimal::ZERO && self.trend == Trend::Worse {
            colour = Colour::AmberGreen;
            self.rule("Trend", Reason::FurtherBelow, colour);
        }
        if colour < Colour::Green && self.worse_than_start_twice(case, tolerance.size) {
            colour = Colour::Red;
            self.rule("Start", Reason::WorseThanBaseline, colour);
        }
        self.days_behind = days_behind(case.line, case.latest, metric);
        if let Some(days) = self.days_behind.filter(|days| days.abs() >= 7) {
            self.say(
                "Days",
                format!(
                    "the trajectory had this value {} days {}",
                    days.abs(),
                    if days > 0 { "earlier" } else { "later" }
                ),
            );
            if days > 0 {
                self.reasons.push(Reason::DaysBehind(days));
            }
        }
        if colour < Colour::Green
            && let Some(pace) = self.pace_of(case)
        {
            let needed = change_as_printed(pace.required, metric);
            let best = change_as_printed(pace.best, metric);
            if pace.beyond_experience() {
                colour = colour.worse();
                self.rule("Pace", Reason::BeyondExperience { needed, best }, colour);
            } else {
                self.say(
                    "Pace",
                    format!("{needed} a month are needed; the best ever seen over as long a time is {best} a month"),
                );
            }
        }
        (self.gap, self.tolerance, self.expected) = (Some(gap), Some(tolerance), Some(expected));
        self.state = State::Rated(colour);
    }

    /// A rule that changed the colour.
    fn rule(&mut self, label: &'static str, why: Reason, colour: Colour) {
        self.say(label, format!("{why}: {colour}"));
        self.reasons.push(why);
    }

    /// A reason that is a step of its own.
    fn tell(&mut self, label: &'static str, reason: Reason) {
        self.say(label, reason.to_string());
        self.reasons.push(reason);
    }

    fn tolerance_for(&self, expected: &Expected) -> Tolerance {
        let metric = self.metric;
        let stated = self.stated_tolerance();
        let below = match trajectory::direction(metric) {
            Some(better) if better.is_sign_negative() => expected.high.map(|high| high - expected.value),
            _ => expected.low.map(|low| expected.value - low),
        };
        let start = trajectory::baseline(metric, self.part).map(|(_, value, _)| value);
        let end = trajectory::aims_for(metric, self.part).last().map(|(_, value, _)| *value);
        let share = start.zip(end).and_then(|(start, end)| end.checked_sub(start)?.abs().checked_div(PARTS_OF_THE_WAY));
        let (mut size, mut origin) = match (stated, below.filter(|below| *below > Decimal::ZERO), share) {
            (Some(stated), ..) => stated,
            (None, Some(size), _) => (size, "the range of the trajectory".to_owned()),
            (None, None, Some(size)) => (size, "5% of the way from baseline to target".to_owned()),
            (None, None, None) => (Decimal::ZERO, "none is stated".to_owned()),
        };
        let margin = metric.entry("margin").and_then(|entry| entry.quantity("size")).map(|size| size.number.abs());
        if let Some(margin) = margin.filter(|margin| *margin > size) {
            (size, origin) = (margin, "the margin of error of the data".to_owned());
        }
        let rounding = Decimal::new(5, trajectory::decimals(metric) + 1);
        // Between no and yes nothing is rounded: the one is all that can be missed of the other.
        if rounding > size && metric.word_of("kind") != Some("binary") {
            (size, origin) = (rounding, "the rounding of the printed values".to_owned());
        }
        Tolerance { size, origin }
    }

    /// What the metric states for the day of the last value, before what it states for no time of its own.
    fn stated_tolerance(&self) -> Option<(Decimal, String)> {
        let day = self.latest()?.when().last();
        let of = |entry: Node<'a>| Some((entry.quantity("size")?.number.abs(), entry.entry("over")));
        let (with, without): (Vec<_>, Vec<_>) =
            self.metric.each("tolerance").filter_map(of).partition(|(_, over)| over.is_some());
        let now = with.into_iter().find_map(|(size, over)| match over?.value("period")? {
            Value::Span(from, to) if (from.first()..=to.last()).contains(&day) => {
                Some((size, format!("as the metric states it for {from} to {to}")))
            }
            _ => None,
        });
        now.or_else(|| Some((without.first()?.0, "as the metric states it".to_owned())))
    }

    /// The gaps of the last three values against what was expected for each.
    fn trend_of(&self, case: &Case<'_, '_>, tolerance: Decimal) -> Trend {
        let range = range(self.metric);
        let last = &case.all[case.all.len().saturating_sub(3)..];
        let gaps: Vec<_> = last
            .iter()
            .filter_map(|reading| {
                let expected = expected_for(self.metric, self.part, &reading.when, case.all).ok()?;
                Some(gap(self.metric, range, reading.value, &expected))
            })
            .collect();
        match gaps.as_slice() {
            [first, second, third] if first > second && second > third && *first - *third > tolerance => Trend::Worse,
            [first, second, third] if first < second && second < third && *third - *first > tolerance => Trend::Better,
            _ => Trend::Steady,
        }
    }

    fn worse_than_start_twice(&self, case: &Case<'_, '_>, tolerance: Decimal) -> bool {
        let (Some(better), Some((_, start, at))) =
            (trajectory::direction(self.metric), trajectory::baseline(self.metric, self.part))
        else {
            return false;
        };
        let season = case.line.and_then(Line::season);
        let level = |when: &When, value: Decimal| match season {
            Some(season) => season.swing(when).and_then(|swing| swing.level(value)),
            None => Some(value),
        };
        let Some(start) = at.map_or(season.is_none().then_some(start), |at| level(&at, start)) else { return false };
        let last = &case.all[case.all.len().saturating_sub(2)..];
        let worse = |reading: &Reading| {
            level(&reading.when, reading.value).is_some_and(|value| (value - start) * better < -tolerance)
        };
        last.len() == 2 && last.iter().all(worse)
    }

    fn pace_of(&mut self, case: &Case<'_, '_>) -> Option<Pace> {
        let (target, by) = self.aim.clone()?;
        let better = trajectory::direction(self.metric)?;
        let season = case.line.and_then(Line::season);
        let values = levels(case.all, case.line);
        let target = match season {
            Some(season) => season.swing(&by)?.level(target)?,
            None => target,
        };
        self.pace = pace(&values, better, target, by.last());
        self.pace.clone()
    }

    fn look_ahead(&mut self, line: Option<&Line<'_>>, all: &[Reading], as_of: NaiveDate) {
        for target in self.targets.clone() {
            let (value, metric, by) = (as_printed(target.target, self.metric), self.metric, target.by);
            let reason = match (target.actual, target.margin) {
                (Some(actual), Some(margin)) if margin.is_sign_negative() && !margin.is_zero() => {
                    Reason::TargetMissed {
                        target: value,
                        by,
                        gap: change_as_printed(margin, metric),
                        value: as_printed(actual, metric),
                        on_path: self.state == State::Rated(Colour::Green),
                    }
                }
                (Some(actual), Some(_)) => Reason::TargetMet { target: value, by, value: as_printed(actual, metric) },
                _ => Reason::TargetNotMeasured(by),
            };
            self.say("Target", reason.to_string());
            // That a target was missed says that the value is worse than the same number that was expected.
            match self.reasons.iter_mut().find(|before| before.is_said_by(&reason)) {
                Some(before) => *before = reason,
                None => self.reasons.push(reason),
            }
        }
        let Some((target, by)) = self.aim.clone().filter(|(_, by)| by.last() > as_of) else { return };
        let Some(mut forecast) = forecast(&levels(all, line), by.last()) else { return };
        if let Some(season) = line.and_then(Line::season) {
            let Some(swing) = season.swing(&by) else { return };
            let (Some(low), Some(central), Some(high)) =
                (swing.value(forecast.low), swing.value(forecast.central), swing.value(forecast.high))
            else {
                return;
            };
            (forecast.low, forecast.central, forecast.high) = (low, central, high);
            let periods = || all.iter().rev().map(|reading| &reading.when).chain([&by]);
            let period = |day| periods().find(|period| period.last() == day).cloned().unwrap_or(When::Day(day));
            let seasonal = |line: &[(NaiveDate, Decimal)]| {
                line.iter()
                    .filter_map(|(day, level)| Some((*day, season.swing(&period(*day))?.value(*level)?)))
                    .collect()
            };
            (forecast.fitted, forecast.ahead) = (seasonal(&forecast.fitted), seasonal(&forecast.ahead));
            forecast.method.push_str(", seasons taken out and put back");
        }
        let unbound = forecast.clone();
        bound(self.metric, all, target, &mut forecast);
        let is_straight = line.and_then(Line::season).is_none();
        if is_straight && forecast.fitted == unbound.fitted && forecast.ahead == unbound.ahead {
            forecast.keep_ends();
        }
        let metric = self.metric;
        let [low, central, high] = [forecast.low, forecast.central, forecast.high].map(|value| printed(value, metric));
        self.say("Forecast", format!("{central} by {by} (from {low} to {high}): {}", forecast.method));
        if let Some(better) = trajectory::direction(metric)
            && ((forecast.central - target) * better).is_sign_negative()
        {
            let [low, value, high] =
                [forecast.low, forecast.central, forecast.high].map(|value| as_printed(value, metric));
            self.reasons.push(Reason::OffTarget { value, by, low, high, target: as_printed(target, metric) });
        }
        self.forecast = Some(forecast);
    }

    fn say_what_is_missing(&mut self) {
        if let (Some(first), Some(last)) = (self.overdue.first(), self.overdue.last()) {
            let reason = if self.overdue.len() == 1 {
                Reason::ValueOverdue { period: first.period.clone(), due: first.due }
            } else {
                let (first, last, due) = (first.period.clone(), last.period.clone(), first.due);
                Reason::ValuesOverdue { count: self.overdue.len(), first, last, due }
            };
            self.tell("Overdue", reason);
        }
        let Some(latest) = self.latest().cloned() else { return };
        let period = latest.period.clone();
        if latest.is_soft() {
            self.tell("Quality", Reason::Soft { period: period.clone(), quality: latest.quality });
        }
        if let Some((parts, all)) = latest.incomplete {
            self.tell("Completeness", Reason::Incomplete { period, parts, all });
        }
    }
}

fn actual_in_words(metric: Node<'_>, latest: &Measurement) -> String {
    let value = format!("{} in {}, {}", printed(latest.value, metric), latest.period, latest.quality.word());
    match (&latest.method, &latest.source) {
        (Some(method), _) => format!("{value}: {method}"),
        (None, Some(source)) => format!("{value}; {source}"),
        (None, None) => value,
    }
}

fn side(gap: Decimal) -> &'static str {
    if gap.is_sign_negative() && !gap.is_zero() { "worse than" } else { "better than" }
}

/// The colour of a gap, counted in tolerances.
fn by_gap(gap: Decimal, tolerance: Decimal) -> (Colour, &'static str) {
    let times = |count: i64| -tolerance * Decimal::from(count);
    if gap >= times(1) {
        (Colour::Green, "no more than one tolerance below")
    } else if gap >= times(2) {
        (Colour::AmberGreen, "between one and two tolerances below")
    } else if gap >= times(4) {
        (Colour::AmberRed, "between two and four tolerances below")
    } else {
        (Colour::Red, "more than four tolerances below")
    }
}

/// The two values between which the metric must stay, where that is what is wanted.
fn range(metric: Node<'_>) -> Option<(Decimal, Decimal)> {
    let better = metric.entry("better").filter(|_| metric.word_of("better") == Some("within"))?;
    Some((better.quantity("bound")?.number, better.quantity("upper_bound")?.number))
}

/// The gap between the two values as they are printed.
fn shown_gap(metric: Node<'_>, value: Decimal, expected: &Expected) -> Option<Decimal> {
    let printed = |value| as_printed(value, metric).number;
    Some(match (range(metric), trajectory::direction(metric)) {
        (Some((low, high)), _) => {
            printed(value).checked_sub(printed(low))?.min(printed(high).checked_sub(printed(value))?)
        }
        (None, Some(better)) => printed(value).checked_sub(printed(expected.value))?.checked_mul(better)?,
        (None, None) => -printed(value).checked_sub(printed(expected.value))?.abs(),
    })
}

/// How far `value` lies from what is expected, better counted as positive.
fn gap(metric: Node<'_>, range: Option<(Decimal, Decimal)>, value: Decimal, expected: &Expected) -> Decimal {
    match (range, trajectory::direction(metric)) {
        (Some((low, high)), _) => (value - low).min(high - value),
        (None, Some(better)) => (value - expected.value) * better,
        (None, None) => -(value - expected.value).abs(),
    }
}

/// What is expected for `when`: by the trajectory; at and after the day of a target without one by the target; of a
/// metric that must keep to a bound by that.
fn expected_for(metric: Node<'_>, part: Option<ItemId>, when: &When, all: &[Reading]) -> Result<Expected, Silence> {
    let stated = |value: Decimal, method: String| Expected { value, low: None, high: None, method };
    match trajectory::expected(metric, part, when, all) {
        Ok(expected) => Ok(expected),
        Err(silence) => {
            if let Some((low, high)) = range(metric) {
                let middle = (low + high) / Decimal::TWO;
                return Ok(stated(middle, format!("between {} and {}", printed(low, metric), printed(high, metric))));
            }
            if let Some(bound) = metric.entry("better").and_then(|better| better.quantity("bound")) {
                return Ok(stated(bound.number, "the bound that it must keep".to_owned()));
            }
            let aims = trajectory::aims_for(metric, part);
            let over = aims.iter().rfind(|(_, _, by)| by.last() <= when.last());
            if let Some((_, value, by)) = over.filter(|_| trajectory::current(metric, part).is_none()) {
                return Ok(stated(*value, format!("the target of {by}, since there is no trajectory")));
            }
            Err(silence)
        }
    }
}

/// The next target on or after `as_of`, or the last one.
fn aim(metric: Node<'_>, part: Option<ItemId>, as_of: NaiveDate) -> Option<(Decimal, When)> {
    let aims = trajectory::aims_for(metric, part);
    let next = aims.iter().find(|(_, _, by)| by.last() > as_of).or(aims.last())?;
    Some((next.1, next.2.clone()))
}

fn targets(metric: Node<'_>, part: Option<ItemId>, all: &[Reading], as_of: NaiveDate) -> Vec<Target> {
    let over = trajectory::aims_for(metric, part).into_iter().filter(|(_, _, by)| by.last() <= as_of);
    over.map(|(_, target, by)| {
        let actual = all.iter().rev().find(|reading| reading.when.last() == by.last()).map(|reading| reading.value);
        let better = trajectory::direction(metric);
        let margin = actual.zip(better).map(|(actual, better)| (actual - target) * better);
        Target { by, target, actual, margin }
    })
    .collect()
}

/// The values at their days, seasons taken out where the trajectory has them.
fn levels(all: &[Reading], line: Option<&Line<'_>>) -> Vec<(NaiveDate, Decimal)> {
    let season = line.and_then(Line::season);
    let level = |reading: &Reading| match season {
        Some(season) => season.swing(&reading.when)?.level(reading.value),
        None => Some(reading.value),
    };
    all.iter().filter_map(|reading| Some((reading.when.last(), level(reading)?))).collect()
}

/// Keeps a forecast within what is possible: the `bounds` of the metric, or else zero, and 100% for a percentage, where
/// no value and no target ever lay beyond.
fn bound(metric: Node<'_>, seen: &[Reading], target: Decimal, forecast: &mut Forecast) {
    let stated = metric
        .entry("bounds")
        .and_then(|bounds| Some((bounds.quantity("low")?.number, bounds.quantity("high")?.number)))
        .filter(|(low, high)| low <= high);
    let reaches =
        |beyond: &dyn Fn(Decimal) -> bool| seen.iter().map(|reading| reading.value).chain([target]).any(beyond);
    let is_percent = trajectory::unit(metric) == Some(&milepost_plan::Unit::Percent);
    let (low, high) = match stated {
        Some((low, high)) => (Some(low), Some(high)),
        None => (
            (!reaches(&|value| value < Decimal::ZERO)).then_some(Decimal::ZERO),
            (is_percent && !reaches(&|value| value > Decimal::ONE_HUNDRED)).then_some(Decimal::ONE_HUNDRED),
        ),
    };
    let line = forecast.fitted.iter_mut().chain(&mut forecast.ahead).map(|(_, value)| value);
    for value in [&mut forecast.low, &mut forecast.central, &mut forecast.high].into_iter().chain(line) {
        *value = low.map_or(*value, |low| (*value).max(low));
        *value = high.map_or(*value, |high| (*value).min(high));
    }
}

/// How many days before the last value's day the trajectory had that value. Nothing where the trajectory turns round, or
/// never has that value.
fn days_behind(line: Option<&Line<'_>>, latest: &Measurement, metric: Node<'_>) -> Option<i64> {
    let line = line?;
    let better = trajectory::direction(metric)?;
    let knots = line.knots();
    let rises = |pair: &[trajectory::Knot]| (pair[1].value - pair[0].value) * better >= Decimal::ZERO;
    if line.shape() == Shape::Steps || knots.len() < 2 || !knots.windows(2).all(rises) {
        return None;
    }
    let value = match line.season() {
        Some(season) => season.swing(&latest.when())?.level(latest.value)?,
        None => latest.value,
    };
    let reached = |day: NaiveDate| line.level(day).is_some_and(|level| (level - value) * better >= Decimal::ZERO);
    let (mut low, mut high) = line.days()?;
    if reached(low) || !reached(high) {
        return None;
    }
    while (high - low).num_days() > 1 {
        let middle = low + chrono::Days::new((high - low).num_days().unsigned_abs() / 2);
        if reached(middle) { high = middle } else { low = middle }
    }
    Some((latest.period.last - high).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_by_tolerances() {
        let colour = |gap: i64| by_gap(Decimal::new(gap, 1), Decimal::ONE).0;
        assert_eq!([30, 0, -10].map(colour), [Colour::Green; 3]);
        assert_eq!([-11, -20].map(colour), [Colour::AmberGreen; 2]);
        assert_eq!([-21, -40].map(colour), [Colour::AmberRed; 2]);
        assert_eq!(colour(-41), Colour::Red);
        assert_eq!(by_gap(Decimal::ZERO, Decimal::ZERO).0, Colour::Green);
    }
}

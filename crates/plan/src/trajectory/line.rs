//! A line over time: points, and how the values between them are found.

use std::fmt;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::build_up::build_up;
use super::metric::{Reading, aims_for, baseline, level_of, number_in, printed, unit};
use super::roll_up::{populations, roll_up};
use super::season::Season;
use super::shape::{self, Place, Shape};
use super::time::{Scale, ends};
use crate::calendar::{Period, PeriodKind};
use crate::item::{ItemId, Node};
use crate::value::{Quantity, Unit, Value, When};

/// What is expected of a metric at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The value, not rounded.
    pub value: Decimal,
    /// The lowest value that is on the line, where the plan gives a range.
    pub low: Option<Decimal>,
    /// The highest value that is on the line.
    pub high: Option<Decimal>,
    /// How the value was found, in words.
    pub method: String,
}

impl Expected {
    /// The same without the zeros that reckoning leaves behind a number.
    fn plain(self) -> Self {
        let plain = |bound: Option<Decimal>| bound.map(|bound| bound.normalize());
        Self { value: self.value.normalize(), low: plain(self.low), high: plain(self.high), ..self }
    }
}

/// Why nothing is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// There is no trajectory, or it has no points and nothing from which it could be made.
    NoPoints,
    /// The time lies before this, where the line begins.
    Before(When),
    /// A path of equal shares would have to touch or cross zero.
    ThroughZero,
    /// A seasonal path has no index, or its index lacks these months.
    NoSeason(Vec<&'static str>),
    /// A value that flows in a period says nothing on a period of another length.
    OtherPeriod(When),
    /// A build-up has nothing to start from: neither a line without action nor a baseline.
    NoStart,
    /// A roll-up lacks the lines, or the weights, of these parts.
    Parts(Vec<String>),
    /// The parts of this metric cannot be put together, or it does not say how.
    NoRule,
    /// The numbers are too large to reckon with.
    TooLarge,
}

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPoints => f.write_str("the plan draws no trajectory"),
            Self::Before(first) => write!(f, "nothing is expected before {first}"),
            Self::ThroughZero => f.write_str("a path of equal shares can neither touch nor cross zero"),
            Self::NoSeason(months) if months.is_empty() => f.write_str("the plan gives no index of the seasons"),
            Self::NoSeason(months) => write!(f, "the index of the seasons lacks {}", months.join(", ")),
            Self::OtherPeriod(when) => write!(f, "the points are given for periods of another length than {when}"),
            Self::NoStart => f.write_str("there is neither a line without action nor a baseline to add effects to"),
            Self::Parts(parts) => write!(f, "nothing is known of {}", parts.join(", ")),
            Self::NoRule => f.write_str("the plan does not say how parts are put together"),
            Self::TooLarge => f.write_str("the numbers are too large to reckon with"),
        }
    }
}

/// A value that the plan states for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// The day or period.
    pub when: When,
    /// The value.
    pub value: Decimal,
    /// The lowest and the highest value that is expected there, if the plan says so.
    pub between: Option<(Decimal, Decimal)>,
    /// Whether it is the baseline; otherwise it is a point.
    pub is_baseline: bool,
}

/// A line over time: a trajectory, a scenario, or what happens without action.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    metric: Node<'a>,
    entry: Node<'a>,
    shape: Shape,
    knots: Vec<Knot>,
    season: Option<Season>,
    way: Way<'a>,
}

/// Where the values of a line come from.
#[derive(Clone, Copy, Debug)]
enum Way<'a> {
    /// From its points.
    Drawn,
    /// From what happens without action and the effects of actions.
    Built,
    /// From the lines of the parts of a dimension.
    RolledUp(Node<'a>),
}

impl<'a> Line<'a> {
    /// The line of `entry`: a `trajectory`, a `scenario` or `without_action`. From the `readings` an index of the
    /// seasons is computed, where the plan asks for that.
    ///
    /// # Errors
    /// [`Silence`]: why there is no line.
    pub fn of(entry: Node<'a>, readings: &[Reading]) -> Result<Self, Silence> {
        let metric = entry.parent().ok_or(Silence::NoPoints)?;
        let part = part(entry);
        let shape = entry.word_of("shape").and_then(Shape::from_word).unwrap_or(Shape::Linear);
        let start = baseline(metric, part);
        let mut knots = points(entry, metric, start.as_ref().map(|(_, value, _)| *value));
        knots.extend(single(entry, metric, part));
        let mut way = Way::Drawn;
        if knots.is_empty() {
            way = if entry.item().construct.id != "trajectory" {
                return Err(Silence::NoPoints);
            } else if entry.entry("built_from").is_some() {
                Way::Built
            } else if let Some(dimension) = entry.targets("rolled_up_from").next() {
                Way::RolledUp(dimension)
            } else {
                return Err(Silence::NoPoints);
            };
        }
        knots.sort_by_key(|knot| knot.when.last());
        knots.dedup_by_key(|knot| knot.when.last());
        if is_flow(metric) {
            let kind = knots.last().map(|knot| kind(&knot.when));
            knots.retain(|knot| Some(self::kind(&knot.when)) == kind);
        }
        if let (Some((_, value, Some(at))), Some(first), true) = (start, knots.first(), shape != Shape::Seasonal) {
            let comparable = !is_flow(metric) || kind(&at) == kind(&first.when);
            if comparable && at.last() < first.when.last() {
                knots.insert(0, Knot { when: at, value, between: None, is_baseline: true });
            }
        }
        let season = if shape == Shape::Seasonal && matches!(way, Way::Drawn) {
            let season = may(entry, "season").or(metric.entry("season")).and_then(|entry| Season::of(entry, readings));
            let season = season.ok_or_else(|| Silence::NoSeason(Vec::new()))?;
            if knots.iter().any(|knot| season.swing(&knot.when).is_none()) {
                return Err(Silence::NoSeason(season.missing()));
            }
            Some(season)
        } else {
            None
        };
        let line = Self { metric, entry, shape, knots, season, way };
        if shape == Shape::Geometric && line.touches_zero() {
            return Err(Silence::ThroughZero);
        }
        Ok(line)
    }

    /// How the values between the points are found.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// What the plan states: the baseline where the line begins there, and the points. Empty for a line that is made
    /// from effects or parts.
    pub fn knots(&self) -> &[Knot] {
        &self.knots
    }

    /// The index of a seasonal line.
    pub fn season(&self) -> Option<&Season> {
        self.season.as_ref()
    }

    /// The first and the last day of the line: from the baseline, or its first point, to its last point. A line that is
    /// made from effects or parts has the days of its metric's baseline and last target.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let part = part(self.entry);
        let start = baseline(self.metric, part).and_then(|(_, _, at)| at);
        if let (Some(first), Some(last)) = (self.knots.first(), self.knots.last()) {
            let seasonal = start.filter(|at| self.shape == Shape::Seasonal && at.last() < first.when.last());
            // The level of a seasonal line is not that of the baseline: it begins after it.
            let after = seasonal.and_then(|at| at.last().checked_add_days(Days::new(1)));
            return Some((after.unwrap_or(first.when.last()), last.when.last()));
        }
        Some((start?.last(), aims_for(self.metric, part).last()?.2.last()))
    }

    /// The method of the whole line, in words: "linear through its points, from the baseline of 2026-03".
    pub fn method(&self) -> String {
        match self.way {
            Way::Built => "built up from what happens without action and the effects of actions".to_owned(),
            Way::RolledUp(dimension) => format!("rolled up from the parts of {}", dimension.title()),
            Way::Drawn => {
                let shape = match self.shape {
                    Shape::Linear => "linear between its points",
                    Shape::Steps => "steps: a value holds until the next one begins",
                    Shape::Geometric => "geometric: the same share in every month between its points",
                    Shape::SCurve => "s-curve through its points",
                    Shape::Seasonal => "a level that moves with the seasons",
                };
                let start = self.knots.first().filter(|knot| knot.is_baseline);
                let start = start.map(|knot| format!(", from the baseline of {}", knot.when)).unwrap_or_default();
                let season = self.season.as_ref().map(|season| format!(", by {}", season.origin)).unwrap_or_default();
                format!("{shape}{start}{season}")
            }
        }
    }

    /// What the line expects for a day or a period.
    ///
    /// # Errors
    /// [`Silence`]: why nothing is expected then.
    pub fn at(&self, when: &When) -> Result<Expected, Silence> {
        self.worked_out(when).map(Expected::plain)
    }

    fn worked_out(&self, when: &When) -> Result<Expected, Silence> {
        match self.way {
            Way::Built => {
                let built = build_up(self.metric, when)?;
                Ok(Expected { value: built.total, low: Some(built.low), high: Some(built.high), method: built.method })
            }
            Way::RolledUp(dimension) => {
                let rolled = roll_up(self.metric, dimension, when, &populations(dimension), &[])?;
                Ok(Expected { value: rolled.value, low: None, high: None, method: rolled.method })
            }
            Way::Drawn if is_flow(self.metric) => self.flow(when),
            Way::Drawn => self.drawn(when),
        }
    }

    /// The level behind a seasonal line on `day`; of the other shapes the value itself.
    pub fn level(&self, day: NaiveDate) -> Option<Decimal> {
        if matches!(self.way, Way::Drawn) && self.season.is_none() && !is_flow(self.metric) {
            return self.between_knots(day).ok();
        }
        if self.season.is_none() {
            return self.at(&When::Day(day)).ok().map(|expected| expected.value);
        }
        self.level_in_words(day).map(|(level, _)| level)
    }

    /// How fast the metric has moved from the start of the line to `value` at `when`, as a share of the pace that leads
    /// to its end: 1 is just fast enough. The pace of a geometric line is the rate of growth a year, of the others the
    /// change that is expected by then. Nothing at or before the start, or where nothing is to change.
    pub fn progress(&self, when: &When, value: Decimal) -> Option<Decimal> {
        let (start, end) = (self.knots.first()?, self.knots.last()?);
        if when.last() <= start.when.last() || self.season.is_some() {
            return None;
        }
        if self.shape != Shape::Geometric {
            let expected = self.at(when).ok()?.value;
            return value.checked_sub(start.value)?.checked_div(expected.checked_sub(start.value)?);
        }
        let (scale, from) = (self.scale(), start.when.last());
        let growth = |day: NaiveDate, value: Decimal| {
            shape::growth((scale.place(from), start.value), (scale.place(day), value), scale.year())
        };
        growth(when.last(), value)?.checked_div(growth(end.when.last(), end.value)?)
    }

    /// Whether it is made from the lines of parts.
    pub(super) fn is_rolled_up(&self) -> bool {
        matches!(self.way, Way::RolledUp(_))
    }

    fn touches_zero(&self) -> bool {
        let signs = |test: fn(Decimal) -> bool| self.knots.iter().all(|knot| test(knot.value));
        !signs(|value| value > Decimal::ZERO) && !signs(|value| value < Decimal::ZERO)
    }

    /// Of a metric that flows: periods as long as those of the points, or made up of such.
    fn flow(&self, when: &When) -> Result<Expected, Silence> {
        let own = self.knots.last().and_then(|knot| kind(&knot.when));
        let asked = kind(when);
        if asked.is_none() || asked == own {
            return self.drawn(when);
        }
        let other = || Silence::OtherPeriod(when.clone());
        let months = own.and_then(PeriodKind::months).ok_or_else(other)?;
        let ends = ends(when.first(), when.last(), months).filter(|ends| ends.len() > 1).ok_or_else(other)?;
        let mut total = Expected {
            value: Decimal::ZERO,
            low: Some(Decimal::ZERO),
            high: Some(Decimal::ZERO),
            method: String::new(),
        };
        for end in &ends {
            let part = self.drawn(&When::Day(*end))?;
            let add = |sum: Option<Decimal>, part: Option<Decimal>| {
                sum.zip(part).and_then(|(sum, part)| sum.checked_add(part))
            };
            total.value = add(Some(total.value), Some(part.value)).ok_or(Silence::TooLarge)?;
            total.low = add(total.low, part.low);
            total.high = add(total.high, part.high);
        }
        total.method = format!("the sum of {} periods, {}", ends.len(), self.method());
        Ok(total)
    }

    fn drawn(&self, when: &When) -> Result<Expected, Silence> {
        let day = when.last();
        let (value, method) = match &self.season {
            Some(season) => self.seasonal(season, when)?,
            None => (self.between_knots(day)?, self.between_in_words(day)),
        };
        let (low, high) = self.range_at(day, value).unzip();
        Ok(Expected { value, low, high, method })
    }

    /// The knots on both sides of `day`: one or both where it lies on a knot or beyond the last.
    fn neighbours(&self, day: NaiveDate) -> (Option<usize>, Option<usize>) {
        let begins = |knot: &Knot| {
            if self.shape == Shape::Steps && !knot.is_baseline { knot.when.first() } else { knot.when.last() }
        };
        let next = self.knots.iter().position(|knot| begins(knot) > day);
        let before = next.map_or(self.knots.len(), |next| next).checked_sub(1);
        (before, next)
    }

    /// The value on `day` by the points around it.
    fn between_knots(&self, day: NaiveDate) -> Result<Decimal, Silence> {
        let (before, next) = self.neighbours(day);
        let Some(before) = before else {
            return Err(self.knots.first().map_or(Silence::NoPoints, |knot| Silence::Before(knot.when.clone())));
        };
        let knot = &self.knots[before];
        let Some(next) = next.filter(|_| self.shape != Shape::Steps && knot.when.last() != day) else {
            return Ok(knot.value);
        };
        let (place, from, to) = (self.scale().place(day), self.place(before), self.place(next));
        let found = match self.shape {
            Shape::Geometric => shape::geometric(from, to, place),
            Shape::SCurve => {
                let places: Vec<Place> = (0..self.knots.len()).map(|index| self.place(index)).collect();
                shape::s_curve(&places, place)
            }
            _ => shape::linear(from, to, place),
        };
        found.ok_or(Silence::TooLarge)
    }

    /// How the value of [`Self::between_knots`] is found, in words.
    fn between_in_words(&self, day: NaiveDate) -> String {
        let (Some(before), next) = self.neighbours(day) else { return String::new() };
        let knot = &self.knots[before];
        if knot.when.last() == day && self.shape != Shape::Steps {
            return if knot.is_baseline {
                format!("the baseline of {}", knot.when)
            } else {
                format!("stated for {}", knot.when)
            };
        }
        let Some(next) = next else {
            return if knot.when.last() <= day && self.shape != Shape::Steps {
                format!("held at {}, the last point", self.words(knot))
            } else {
                format!("{} holds, the last step", self.words(knot))
            };
        };
        let (a, b) = (knot, &self.knots[next]);
        let shape = match self.shape {
            Shape::Steps => return format!("{} holds until {} begins", self.words(a), b.when),
            Shape::Geometric => "geometric",
            Shape::SCurve => "s-curve",
            _ => "linear",
        };
        let scale = self.scale();
        let gone = scale.words(a.when.last(), day, b.when.last());
        let rate = (self.shape == Shape::Geometric).then(|| yearly(self.place(before), self.place(next), scale));
        let rate = rate.flatten().unwrap_or_default();
        format!("{shape} between {} and {}, after {gone}{rate}", self.words(a), self.words(b))
    }

    fn seasonal(&self, season: &Season, when: &When) -> Result<(Decimal, String), Silence> {
        if let Some((first, _)) = self.days().filter(|(first, _)| when.last() < *first) {
            return Err(Silence::Before(When::Day(first)));
        }
        let swing = season.swing(when).ok_or_else(|| Silence::NoSeason(season.missing()))?;
        let (level, words) = self.level_in_words(when.last()).ok_or(Silence::TooLarge)?;
        let value = swing.value(level).ok_or(Silence::TooLarge)?;
        let level = printed(level, self.metric);
        let method =
            format!("level {level} ({words}) and {} for {when}, by {}", swing.words(unit(self.metric)), season.origin);
        Ok((value, method))
    }

    fn level_in_words(&self, day: NaiveDate) -> Option<(Decimal, String)> {
        let season = self.season.as_ref()?;
        let level = |knot: &Knot| season.swing(&knot.when)?.level(knot.value);
        let (before, next) = self.neighbours(day);
        match (before, next) {
            (Some(a), Some(b)) => {
                let scale = self.scale();
                let from = (self.place(a).0, level(&self.knots[a])?);
                let to = (self.place(b).0, level(&self.knots[b])?);
                let words = format!(
                    "linear between those of {} and {}",
                    self.words(&self.knots[a]),
                    self.words(&self.knots[b])
                );
                Some((shape::linear(from, to, scale.place(day))?, words))
            }
            (Some(only), None) | (None, Some(only)) => {
                let knot = &self.knots[only];
                Some((level(knot)?, format!("that of {}", self.words(knot))))
            }
            (None, None) => None,
        }
    }

    fn scale(&self) -> Scale {
        Scale::of(self.knots.iter().map(|knot| knot.when.last()))
    }

    fn place(&self, index: usize) -> Place {
        let knot = &self.knots[index];
        (self.scale().place(knot.when.last()), knot.value)
    }

    /// "90% in 2018-09".
    fn words(&self, knot: &Knot) -> String {
        let value = number_in(knot.value, unit(self.metric).cloned());
        match &knot.when {
            When::Day(day) => format!("{value} on {day}"),
            When::Period(period) => format!("{value} in {period}"),
        }
    }

    /// The lowest and the highest value that is on the line on `day`, where it has `value`.
    fn range_at(&self, day: NaiveDate, value: Decimal) -> Option<(Decimal, Decimal)> {
        let (before, next) = self.neighbours(day);
        let (down, up) = match (before, next) {
            (Some(a), Some(b)) if self.shape != Shape::Steps => {
                let scale = self.scale();
                let (from, to, place) = (self.place(a).0, self.place(b).0, scale.place(day));
                let (a, b) = (self.spread(a, value)?, self.spread(b, value)?);
                let at = |a: Decimal, b: Decimal| shape::linear((from, a), (to, b), place);
                (at(a.0, b.0)?, at(a.1, b.1)?)
            }
            (Some(a), _) => self.spread(a, value)?,
            (None, Some(b)) => self.spread(b, value)?,
            (None, None) => return None,
        };
        let (mut low, mut high) = (value.checked_sub(down)?, value.checked_add(up)?);
        if let Some(bounds) = self.metric.entry("bounds") {
            let bound = |slot| bounds.quantity(slot).map(|bound| bound.number);
            low = bound("low").map_or(low, |bound| low.max(bound.min(value)));
            high = bound("high").map_or(high, |bound| high.min(bound.max(value)));
        }
        Some((low, high))
    }

    /// How far below and above a knot a value may lie.
    fn spread(&self, index: usize, value: Decimal) -> Option<(Decimal, Decimal)> {
        let knot = &self.knots[index];
        if let Some((low, high)) = knot.between {
            return Some((knot.value.checked_sub(low)?, high.checked_sub(knot.value)?));
        }
        let size = may(self.entry, "range");
        match size.and_then(|range| range.quantity("size")) {
            Some(Quantity { number, unit: Some(Unit::Percent) }) if unit(self.metric) != Some(&Unit::Percent) => {
                let size = value.abs().checked_mul(*number)?.checked_div(Decimal::ONE_HUNDRED)?;
                Some((size, size))
            }
            Some(Quantity { number, .. }) => Some((*number, *number)),
            // The baseline is known: the range opens from it.
            None => knot.is_baseline.then_some((Decimal::ZERO, Decimal::ZERO)),
        }
    }
}

/// The entry `keyword` of `node`, whose construct may not have it.
fn may<'a>(node: Node<'a>, keyword: &'a str) -> Option<Node<'a>> {
    node.children().find(|child| child.item().construct.keyword == keyword)
}

/// The category that a line is about; none where it is about the whole.
fn part(entry: Node<'_>) -> Option<ItemId> {
    let about = may(entry, "for")?;
    about.item().values.iter().find_map(|placed| match &placed.value {
        Value::Reference(reference) => reference.target,
        _ => None,
    })
}

/// The points of the rows of `entry` that have a value.
fn points(entry: Node<'_>, metric: Node<'_>, start: Option<Decimal>) -> Vec<Knot> {
    let rows = entry.children().filter_map(|row| {
        let (Value::Period(period), Value::Level(level)) = (row.value("period")?, row.value("value")?) else {
            return None;
        };
        let value = level_of(metric, level, start)?;
        let between = row.entry("between").and_then(|between| {
            let bound = |slot| match between.value(slot)? {
                Value::Level(level) => level_of(metric, level, start),
                _ => None,
            };
            Some((bound("low")?, bound("high")?))
        });
        Some(Knot { when: when(period), value, between, is_baseline: false })
    });
    rows.collect()
}

fn when(period: &Period) -> When {
    match period.kind {
        PeriodKind::Day => When::Day(period.last),
        _ => When::Period(period.clone()),
    }
}

/// The one value that stands on the line of `without_action`: by its day, or by that of the last target.
fn single(entry: Node<'_>, metric: Node<'_>, part: Option<ItemId>) -> Option<Knot> {
    if entry.item().construct.id != "without_action" {
        return None;
    }
    let Value::Level(level) = entry.value("value")? else { return None };
    let value = level_of(metric, level, baseline(metric, part).map(|(_, value, _)| value))?;
    let when = entry.when_of("by").or_else(|| aims_for(metric, part).pop().map(|(_, _, by)| by))?;
    Some(Knot { when, value, between: None, is_baseline: false })
}

fn is_flow(metric: Node<'_>) -> bool {
    metric.word_of("kind") == Some("flow")
}

fn kind(when: &When) -> Option<PeriodKind> {
    match when {
        When::Day(_) => None,
        When::Period(period) => Some(period.kind),
    }
}

/// ", +41.06% a year": the share by which a path grows.
fn yearly(from: Place, to: Place, scale: Scale) -> Option<String> {
    let percent = shape::growth(from, to, scale.year())?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2).normalize();
    let plus = if percent.is_sign_positive() { "+" } else { "" };
    Some(format!(", {plus}{percent}% a year"))
}

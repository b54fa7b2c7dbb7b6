//! Axes: from values and days to places on the canvas, with round ticks.

use chrono::{Datelike, Days, NaiveDate};
use milepost_locale::Locale;
use rust_decimal::Decimal;

use super::svg::{width, wrap};

/// A straight map from a range of values to a range of coordinates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    pub(super) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        Self { low, high, from, to }
    }

    pub(super) fn place(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

/// Which share of a range is left free on both sides of it.
const ROOM: f64 = 0.06;

/// The range of some values with a little room on both sides; never empty.
pub(super) fn range(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let found = values.filter(|value| value.is_finite()).fold(None, |range: Option<(f64, f64)>, value| {
        Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    found.map(|(low, high)| {
        let room = if high > low { (high - low) * ROOM } else { (high.abs() * 0.05).max(0.5) };
        (low - room, high + room)
    })
}

/// Round values between two ends, about `wanted` of them, and how many decimals they need.
pub(super) fn ticks((low, high): (f64, f64), wanted: f64) -> (Vec<f64>, usize) {
    let rough = (high - low) / wanted;
    let power = rough.log10().floor();
    let unit = 10f64.powf(power);
    let step = [1.0, 2.0, 4.0, 5.0, 10.0].into_iter().map(|step| step * unit).find(|step| *step >= rough);
    let step = step.unwrap_or(unit * 10.0);
    let first = (low / step).ceil() * step;
    let values =
        std::iter::successors(Some(first), |last| Some(last + step)).take_while(|value| *value <= high + step * 1e-9);
    // Bounded, in case a step is lost in the size of the numbers.
    let values: Vec<_> = values.take(24).collect();
    let decimals = (0..6).find(|decimals| is_round(step, *decimals)).unwrap_or(6);
    (values, usize::try_from(decimals).unwrap_or_default())
}

/// The ends of an axis that begins at a named value and is named as far as its values reach: where more than half a step
/// lies beyond the last tick, it goes on to the next one. `reach` has room on both sides.
pub(super) fn named_ends(mut reach: (f64, f64), wanted: f64) -> (f64, f64) {
    // The axis may begin in the room below all values, but no higher.
    let mut lowest = reach.0 + (reach.1 - reach.0) * ROOM / (1.0 + 2.0 * ROOM);
    // A longer axis may have longer steps.
    for _ in 0..4 {
        let (values, _) = ticks(reach, wanted);
        let [first, second, ..] = values[..] else { break };
        let (step, last) = (second - first, values[values.len() - 1]);
        let low = if first > lowest + step * 1e-9 { first - step } else { first };
        let high = if reach.1 - last > step / 2.0 { last + step } else { reach.1 };
        reach = (low, high);
        lowest = low;
    }
    reach
}

fn is_round(step: f64, decimals: i32) -> bool {
    let scaled = step * 10f64.powi(decimals);
    (scaled - scaled.round()).abs() < 1e-6
}

/// The values 1, 2 and so on with the names of the steps that they are, each no wider than `longest`.
pub(super) fn step_texts(names: &[String], longest: f64) -> Vec<(f64, String)> {
    let text = |(before, name): (usize, &String)| (before as f64 + 1.0, wrap(name, longest, TICK, 1).concat());
    names.iter().enumerate().map(text).collect()
}

/// Ticks between two ends with their texts, about `wanted` of them. Thousands have separators. Where the largest is in
/// millions or billions all are, with as many decimals as tell them apart. Each stands between the two texts `around`.
pub(super) fn tick_texts(
    locale: &Locale,
    (before, after): (&str, &str),
    reach: (f64, f64),
    wanted: f64,
) -> Vec<(f64, String)> {
    let (values, decimals) = ticks(reach, wanted);
    let (size, short) = match values.iter().fold(0.0, |most: f64, value| most.max(value.abs())) {
        largest if largest >= 1e9 => (1e9, Some("billion-short")),
        largest if largest >= 1e6 => (1e6, Some("million-short")),
        _ => (1.0, None),
    };
    let step = values.get(1).map_or(size, |second| second - values[0]);
    let tells_apart = |decimals: &i32| step / size * 10f64.powi(*decimals) > 0.99;
    let decimals = match short {
        Some(_) => usize::try_from((0..12).find(tells_apart).unwrap_or(12)).unwrap_or_default(),
        None => decimals,
    };
    let text = |value: f64| {
        let number: Decimal = format!("{:.decimals$}", value / size).parse().unwrap_or_default();
        match short.filter(|_| !number.is_zero()) {
            Some(id) => locale.message(id, &[("number", number.into())]),
            None if short.is_some() => locale.number(Decimal::ZERO),
            None => locale.number(if number.is_zero() { number.abs() } else { number }),
        }
    };
    values.iter().map(|value| (*value, format!("{before}{}{after}", text(*value)))).collect()
}

/// A day as a number, for coordinates.
pub(super) fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The axis of time: months or years with ticks between them and their names in the middle of each.
#[derive(Debug)]
pub(super) struct TimeAxis {
    days: Scale,
    /// The first and the last day on the canvas, and where they lie.
    span: (NaiveDate, NaiveDate),
    reach: (f64, f64),
    units: Vec<TimeUnit>,
}

/// A month or a year on the axis.
#[derive(Debug)]
struct TimeUnit {
    from: NaiveDate,
    /// The first day after it.
    until: NaiveDate,
    /// Empty where its neighbours leave no room for a name.
    name: String,
    is_year: bool,
}

/// The size of the letters at an axis.
pub(super) const TICK: f64 = 10.5;
/// How wide the name of a year is about.
const YEAR: f64 = 30.0;

impl TimeAxis {
    /// The axis for some days between two places, with at most `most` names. The first name of a year names it, the
    /// others only their month.
    pub(super) fn new(locale: &Locale, (from, to): (NaiveDate, NaiveDate), most: usize, reach: (f64, f64)) -> Self {
        let units = time_units(locale, (from, to), most, reach.1 - reach.0);
        let from = units.first().map_or(from, |first| begin(first, (from, to), YEAR / (reach.1 - reach.0)));
        let days = Scale::new((day(from), day(to).max(day(from) + 1.0)), reach);
        Self { days, span: (from, to), reach, units }
    }

    pub(super) fn place(&self, date: NaiveDate) -> f64 {
        self.days.place(day(date))
    }

    /// Whether a day lies between the first and the last.
    pub(super) fn holds(&self, date: NaiveDate) -> bool {
        (self.span.0..=self.span.1).contains(&date)
    }

    /// Where months or years begin; of the unnamed ones only those that have room.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let are_close = (self.reach.1 - self.reach.0) / (self.units.len().max(1) as f64) < 5.0;
        let shown = self.units.iter().filter(move |unit| !are_close || !unit.name.is_empty());
        shown.filter(|unit| (self.span.0..=self.span.1).contains(&unit.from)).map(|unit| self.place(unit.from))
    }

    /// Where named months or years begin.
    pub(super) fn named_ticks(&self) -> impl Iterator<Item = f64> {
        let named = self.units.iter().filter(|unit| !unit.name.is_empty() && unit.from >= self.span.0);
        named.map(|unit| self.place(unit.from))
    }

    /// The names, each in the middle of what is seen of its month or year.
    pub(super) fn names(&self) -> Vec<(f64, String)> {
        let seen = |unit: &TimeUnit| {
            let (left, right) = (self.place(unit.from).max(self.reach.0), self.place(unit.until).min(self.reach.1));
            // A part of a year that is too small for its name would give it to the year beside.
            let is_whole = self.place(unit.until) <= self.reach.1 + 1.0;
            let has_name = !unit.is_year || is_whole || right - left > YEAR * 0.8;
            has_name.then(|| (f64::midpoint(left, right), unit.name.clone()))
        };
        self.units.iter().filter(|unit| !unit.name.is_empty()).filter_map(seen).collect()
    }
}

/// Where the axis begins: with the first month, and early enough in the first year for its name, which takes a `share` of
/// the axis.
fn begin(first: &TimeUnit, (from, to): (NaiveDate, NaiveDate), share: f64) -> NaiveDate {
    if !first.is_year {
        return first.from;
    }
    if first.name.is_empty() || share >= 0.5 {
        return from;
    }
    let (all, seen) = (day(to) - day(from), (day(first.until) - day(from)).min(day(to) - day(from)));
    let missing = ((share * all - seen) / (1.0 - share)).max(0.0);
    (0..366)
        .map_while(|days| from.checked_sub_days(Days::new(days)))
        .take_while(|date| *date >= first.from)
        .take_while(|date| day(from) - day(*date) < missing + 1.0)
        .last()
        .unwrap_or(from)
}

fn time_units(locale: &Locale, (from, to): (NaiveDate, NaiveDate), most: usize, room: f64) -> Vec<TimeUnit> {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed() + 1;
    let most = i32::try_from(most.max(2)).unwrap_or(8);
    // Long names are fewer.
    let month = [from, to].map(|date| width(&locale.month(date), TICK)).into_iter().fold(0.0, f64::max) + 6.0;
    let fits = |step: &i32| f64::from(months / step) * if *step < 12 { month } else { YEAR } <= room;
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
    let step = steps.into_iter().find(|step| months / step < most && fits(step)).unwrap_or(6000);
    let is_year = step >= 12;
    let each = if is_year { 12 } else { 1 };
    let mut month = from.year() * 12 + if is_year { 0 } else { from.month0().cast_signed() };
    let mut named = None;
    let mut found = Vec::new();
    while let (Some(begins), Some(until)) = (month_start(month), month_start(month + each)) {
        if begins > to {
            break;
        }
        let year = month.div_euclid(12);
        // Quarters and halves are named by their last month, whose end their values stand for.
        let is_named = if is_year { year.rem_euclid(step / 12) == 0 } else { (month + 1).rem_euclid(step) == 0 };
        let name = match (is_named, is_year, named == Some(year)) {
            (false, ..) => String::new(),
            (true, true, _) => locale.year(begins),
            (true, false, true) => locale.month_name(begins),
            (true, false, false) => locale.month(begins),
        };
        if is_named {
            named = Some(year);
        }
        found.push(TimeUnit { from: begins, until, name, is_year });
        month += each;
    }
    found
}

fn month_start(month: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks((83.2, 96.4), 5.0), (vec![84.0, 88.0, 92.0, 96.0], 0));
        assert_eq!(ticks((0.0, 100.0), 5.0), (vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0], 0));
    }

    #[test]
    fn an_axis_is_named_as_far_as_its_values_reach() {
        assert_eq!(named_ends((0.0, 11.6), 5.0), (0.0, 12.0));
        assert_eq!(named_ends((0.0, 9.0), 5.0), (0.0, 9.0));
        assert_eq!(named_ends((9.1, 41.0), 5.0), (10.0, 41.0));
        assert_eq!(named_ends((3.0, 41.0), 5.0), (0.0, 41.0));
        assert_eq!(named_ends((3.6, 22.8), 5.0), (4.0, 24.0));
        assert_eq!(named_ends((74.7, 93.9), 5.0), (70.0, 95.0));
    }

    #[test]
    fn ticks_of_huge_values_end() {
        assert!(ticks((1e15, 1e15 + 1.0), 5.0).0.len() <= 24);
    }

    #[test]
    fn large_numbers_are_short() {
        let texts = |tag: &str, reach| -> Vec<String> {
            tick_texts(&Locale::of(tag), ("", ""), reach, 5.0)
                .into_iter()
                .map(|(_, text)| text.replace('\u{a0}', " "))
                .collect()
        };
        assert_eq!(texts("en", (-0.5, 0.4)), ["−0.4", "−0.2", "0.0", "0.2", "0.4"]);
        assert_eq!(texts("en", (0.0, 20_000.0)), ["0", "4,000", "8,000", "12,000", "16,000", "20,000"]);
        assert_eq!(texts("en", (0.0, 4_100_000.0)), ["0", "1m", "2m", "3m", "4m"]);
        assert_eq!(texts("fr", (2e6, 3.5e6)), ["2,0 M", "2,4 M", "2,8 M", "3,2 M"]);
    }

    #[test]
    fn no_two_ticks_say_the_same() {
        for reach in [(990_000.0, 1_200_000.0), (1.01e9, 1.02e9), (999_999_999.0, 1_000_000_001.0)] {
            let mut texts: Vec<_> =
                tick_texts(&Locale::english(), ("", ""), reach, 5.0).into_iter().map(|(_, text)| text).collect();
            let all = texts.len();
            texts.dedup();
            assert_eq!(texts.len(), all, "{texts:?}");
        }
    }

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_month_is_named_in_its_middle_between_ticks() {
        let axis = TimeAxis::new(&Locale::english(), (on(2018, 3, 31), on(2019, 3, 31)), 6, (0.0, 396.0));
        let names = axis.names();
        let texts: Vec<_> = names.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["Mar 2018", "Jun", "Sept", "Dec", "Mar 2019"]);
        assert_eq!(axis.ticks().count(), 13);
        assert!(axis.place(on(2018, 9, 1)) < names[2].0 && names[2].0 < axis.place(on(2018, 9, 30)), "{names:?}");
    }

    #[test]
    fn a_year_is_named_where_enough_of_it_is_seen() {
        let axis = TimeAxis::new(&Locale::english(), (on(2015, 12, 31), on(2030, 1, 5)), 16, (0.0, 600.0));
        let names = axis.names();
        assert_eq!(names[0].1, "2015");
        assert_eq!(names.last().map(|(_, text)| text.as_str()), Some("2029"), "five days of 2030 have no name");
        let middle = axis.place(on(2020, 7, 2));
        assert!(names.iter().any(|(at, text)| text == "2020" && (at - middle).abs() < 1.0), "{names:?}");
    }
}

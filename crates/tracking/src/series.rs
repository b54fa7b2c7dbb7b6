//! The values of a metric by period: from collections by its formula, from files that others maintain, from the plan itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use milepost_plan::calendar::{Calendar, Period, period};
use milepost_plan::formula::{Worked, formula_of, work_out};
use milepost_plan::{Cadence, Formula, ItemId, Level, Node, Value, When};
use rust_decimal::Decimal;

use crate::answer::Quality;
use crate::data::{Files, Time};
use crate::fault::Fault;
use crate::layout::Layout;
use crate::numbers::RowNumbers;
use crate::observations::Observations;
use crate::over_time::{averaged, by_frequency, rolling};
use crate::recorded::Group;
use crate::shelf::{Read, Rows};

/// Metrics computed from metrics computed from metrics: further than this is a circle.
pub(crate) const DEEPEST: usize = 16;

/// The value of a metric in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The period.
    pub period: Period,
    /// The value in the unit of the metric; nothing where there is no new data or it cannot be computed.
    pub value: Option<Decimal>,
    /// How firm it is: as firm as the least firm number in it.
    pub quality: Quality,
    /// Where it comes from.
    pub origin: Origin,
    /// From how many parts of the breakdowns it is put together; one where nothing was broken down.
    pub parts: usize,
    /// From how many it should be, where the plan lists them.
    pub expected: Option<usize>,
    /// When the latest number in it was recorded.
    pub recorded_at: Option<Time>,
    /// The source, as the plan says it.
    pub source: Option<String>,
    /// How it was worked out, in words, where it was.
    pub method: Option<String>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Computed from what collections asked.
    Computed,
    /// From a file that somebody else maintains.
    File,
    /// Written in the plan.
    Plan,
}

impl Observations {
    /// The values of `metric` that were known on the day `as_of`, of periods that were over then; the earliest first, one
    /// for a period: of the whole, or of the categories `part`. What collections say goes before files, and files before
    /// what is written in the plan.
    pub fn readings(&self, metric: Node<'_>, part: &[Node<'_>], as_of: NaiveDate) -> Vec<Reading> {
        let mut readings = self.readings_at(metric, part, as_of, 0);
        readings.retain(|reading| reading.period.last <= as_of);
        readings
    }

    /// The last day of the first period for which `metric` was measured, of what was known on the day `as_of`.
    pub fn first_measured(&self, metric: Node<'_>, as_of: NaiveDate) -> Option<NaiveDate> {
        let readings = self.readings(metric, &[], as_of).into_iter();
        readings.filter(|reading| reading.value.is_some()).map(|reading| reading.period.last).min()
    }

    pub(crate) fn readings_at(
        &self,
        metric: Node<'_>,
        part: &[Node<'_>],
        as_of: NaiveDate,
        depth: usize,
    ) -> Vec<Reading> {
        let mut readings: BTreeMap<Period, Reading> = BTreeMap::new();
        let observed: Vec<_> = metric.each("observed").filter(|observed| is_about(*observed, part)).collect();
        let inline = inline(metric, &observed, as_of);
        let files = observed.iter().flat_map(|observed| {
            let rows = self.external.get(&observed.id).into_iter().flat_map(|read| &read.0);
            let source = observed.word_of("source").map(str::to_owned);
            rows.map(move |(period, value)| Reading {
                source: source.clone(),
                ..Reading::of(period.clone(), Some(*value), Origin::File)
            })
        });
        let counted = self.counted(metric, part, as_of, depth).into_iter();
        let worked_out = counted.chain(self.computed(metric, part, as_of, depth));
        for reading in inline.into_iter().chain(files).chain(worked_out) {
            readings.insert(reading.period.clone(), reading);
        }
        readings.into_values().collect()
    }

    /// The values that follow from the formula of `metric`.
    fn computed(&self, metric: Node<'_>, part: &[Node<'_>], as_of: NaiveDate, depth: usize) -> Vec<Reading> {
        let formula = metric.entry("computed").and_then(|entry| entry.value("formula"));
        let Some(Value::Formula(formula)) = formula else { return Vec::new() };
        if depth == DEEPEST {
            return Vec::new();
        }
        let plan = metric.plan();
        let named: Option<Vec<_>> = formula.names().iter().map(|name| name.target.map(|id| plan.node(id))).collect();
        let Some(named) = named.filter(|named| !named.is_empty()) else { return Vec::new() };
        let (questions, metrics): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|node| node.item().construct.id == "question");
        let rule = Rule::of(metric, &questions);
        let mut sources: Vec<BTreeMap<Period, Found>> = Vec::new();
        for metric in metrics {
            let readings = self.readings_at(metric, part, as_of, depth + 1).into_iter();
            sources.push(readings.filter_map(|reading| Found::of_metric(metric.id, reading)).collect());
        }
        let mut collections: Vec<Node<'_>> = Vec::new();
        for collection in questions.iter().filter_map(|question| collection_of(*question)) {
            if collections.iter().all(|known| known.id != collection.id) {
                collections.push(collection);
            }
        }
        if let (Some(by_parts), [collection], true) = (rule.by_parts(), collections.as_slice(), sources.is_empty()) {
            let found = self.combined(metric, formula, *collection, part, &by_parts);
            return averaged(metric, found.unwrap_or_default());
        }
        for collection in collections {
            sources.push(by_frequency(metric, self.sums(collection, &questions, part).unwrap_or_default()));
        }
        let Some((first, rest)) = sources.split_first() else { return Vec::new() };
        let same_period = first.iter().filter_map(|(period, found)| {
            let others = rest.iter().map(|source| source.get(period)).collect::<Option<Vec<_>>>()?;
            Some((period.clone(), others.into_iter().fold(found.clone(), Found::with)))
        });
        let together = rolling(metric, same_period.collect());
        let readings = together.into_iter().map(|(period, found)| {
            let mut worked =
                if rule == Rule::Apart && found.parts > 1 { None } else { evaluate(metric, &found.numbers) };
            if let Some(worked) = &mut worked {
                worked.method.push_str(&found.summed());
            }
            found.reading(period, worked)
        });
        averaged(metric, readings.collect())
    }

    /// For every period the sums of `questions`, over the parts that answered all of them.
    fn sums(&self, collection: Node<'_>, questions: &[Node<'_>], part: &[Node<'_>]) -> Option<BTreeMap<Period, Found>> {
        let layout = Layout::of(collection)?;
        let fixed = fixed(&layout, part)?;
        let places = places(&layout, questions);
        let mut sums = BTreeMap::new();
        let mut numbers = Vec::new();
        for level in self.recorded(collection.id)?.levels(&fixed) {
            let mut found = Found { expected: level.expected, ..Found::default() };
            for group in &level.groups {
                if answered(group, &places, &mut numbers) {
                    found.add(&numbers);
                }
            }
            sums.insert(level.period.clone(), found);
        }
        Some(sums)
    }

    /// The formula computed for every part, and the values put together by `rule`.
    fn combined(
        &self,
        metric: Node<'_>,
        formula: &Formula,
        collection: Node<'_>,
        part: &[Node<'_>],
        rule: &ByParts,
    ) -> Option<Vec<Reading>> {
        let layout = Layout::of(collection)?;
        let fixed = fixed(&layout, part)?;
        let named: Vec<_> = formula.names().iter().filter_map(|name| name.target).collect();
        let questions: Vec<_> = named.iter().map(|id| metric.plan().node(*id)).collect();
        let places_of_formula = places(&layout, &questions);
        let weight = match rule {
            ByParts::Weighted(by) => Some(layout.questions.iter().position(|question| question.node.id == *by)?),
            _ => None,
        };
        let mut readings = Vec::new();
        let mut numbers = Vec::new();
        for level in self.recorded(collection.id)?.levels(&fixed) {
            let mut found = Found { expected: level.expected, ..Found::default() };
            let mut values = Vec::new();
            for group in &level.groups {
                let weight = weight.map_or(Some(Decimal::ONE), |at| group.number(at).map(|(number, ..)| number));
                let Some(weight) = weight.filter(|_| answered(group, &places_of_formula, &mut numbers)) else {
                    continue;
                };
                let only: BTreeMap<_, _> = numbers.iter().map(|(id, (number, ..))| (*id, *number)).collect();
                if let Some(worked) = evaluate(metric, &only) {
                    values.push((worked.value, weight));
                    found.add(&numbers);
                }
            }
            let worked =
                rule.together(&values).map(|value| Worked { value, method: rule.method(metric, values.len()) });
            readings.push(found.reading(level.period.clone(), worked));
        }
        Some(readings)
    }
}

/// How the numbers of parts become that of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    /// Sums first, then the formula.
    Sums,
    /// The formula first, then this.
    Parts(ByParts),
    /// Parts cannot be put together.
    Apart,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ByParts {
    Mean,
    Maximum,
    Minimum,
    Weighted(ItemId),
}

impl Rule {
    fn of(metric: Node<'_>, questions: &[Node<'_>]) -> Self {
        let aggregation = metric.entry("aggregation");
        // What other metrics say is put together already.
        let add_up = (questions.is_empty() || adds_up(metric))
            && questions.iter().all(|question| !matches!(question.text("type"), Some("percent" | "scale")));
        let weight = aggregation.and_then(|aggregation| aggregation.targets("weighted_by").next());
        match aggregation.and_then(|aggregation| aggregation.text("rule")) {
            Some("mean") => Self::Parts(ByParts::Mean),
            Some("maximum") => Self::Parts(ByParts::Maximum),
            Some("minimum") => Self::Parts(ByParts::Minimum),
            Some("weighted_mean") if !add_up => match weight {
                Some(weight) => Self::Parts(ByParts::Weighted(weight.id)),
                None => Self::Apart,
            },
            Some("none") => Self::Apart,
            _ if add_up => Self::Sums,
            _ => Self::Apart,
        }
    }

    fn by_parts(&self) -> Option<ByParts> {
        match self {
            Self::Parts(rule) => Some(rule.clone()),
            _ => None,
        }
    }
}

/// Whether what the formula of `metric` gives may be worked out from sums over parts: a percentile or an index never, and
/// a mean, a ratio or a rate only where it is divided here.
fn adds_up(metric: Node<'_>) -> bool {
    match metric.word_of("kind") {
        Some("median" | "percentile" | "index" | "change" | "ordinal") => false,
        Some("mean" | "ratio" | "rate") => formula_of(metric).is_none_or(Formula::divides),
        _ => true,
    }
}

impl ByParts {
    /// In words: `the mean of 12 parts, weighted by attendances`.
    fn method(&self, metric: Node<'_>, parts: usize) -> String {
        let of = if parts == 1 { "one part".to_owned() } else { format!("{parts} parts") };
        match self {
            Self::Mean => format!("the mean of {of}"),
            Self::Maximum => format!("the largest of {of}"),
            Self::Minimum => format!("the smallest of {of}"),
            Self::Weighted(by) => {
                let weight = metric.plan().node(*by).name().unwrap_or_default();
                format!("the mean of {of}, weighted by `{weight}`")
            }
        }
    }

    fn together(&self, values: &[(Decimal, Decimal)]) -> Option<Decimal> {
        let numbers = values.iter().map(|(value, _)| *value);
        match self {
            Self::Maximum => numbers.max(),
            Self::Minimum => numbers.min(),
            Self::Mean | Self::Weighted(_) => {
                let weight: Decimal = values.iter().map(|(_, weight)| *weight).sum();
                let sum = values
                    .iter()
                    .try_fold(Decimal::ZERO, |sum, (value, weight)| sum.checked_add(value.checked_mul(*weight)?));
                sum?.checked_div(weight)
            }
        }
    }
}

/// The answer to a question, with how firm it is and when it was recorded.
type Number = (ItemId, (Decimal, Quality, Time));

/// Whether `group` answered all questions of `places`, and then what, in place of what `numbers` held.
fn answered(group: &Group<'_>, places: &[(ItemId, usize)], numbers: &mut Vec<Number>) -> bool {
    numbers.clear();
    numbers.extend(places.iter().map_while(|(id, at)| Some((*id, group.number(*at)?))));
    numbers.len() == places.len()
}

/// The numbers of one period, put together from parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    numbers: BTreeMap<ItemId, Decimal>,
    quality: Quality,
    parts: usize,
    expected: Option<usize>,
    recorded_at: Option<Time>,
    /// From how many periods, where it is from more than one.
    pub(crate) periods: usize,
}

impl Found {
    fn of_metric(metric: ItemId, reading: Reading) -> Option<(Period, Self)> {
        let Reading { period, value, quality, parts, expected, recorded_at, .. } = reading;
        let numbers = BTreeMap::from([(metric, value?)]);
        Some((period, Self { numbers, quality, parts, expected, recorded_at, periods: 1 }))
    }

    /// Both added up: the numbers of the same questions for two periods; nothing where they grow too large.
    pub(crate) fn plus(mut self, other: Self) -> Option<Self> {
        for (id, number) in other.numbers {
            let sum = self.numbers.entry(id).or_default();
            *sum = sum.checked_add(number)?;
        }
        // A period without any answer leaves nothing to add up.
        if other.parts == 0 || self.parts == 0 {
            self.numbers.clear();
        }
        self.quality = self.quality.max(other.quality);
        self.recorded_at = self.recorded_at.max(other.recorded_at);
        (self.parts, self.expected) = (self.parts, self.expected).min((other.parts, other.expected));
        Some(self)
    }

    /// From how much it was added up, to be said behind the formula: `, the sums of 12 parts and 3 periods`.
    fn summed(&self) -> String {
        match (self.parts > 1, self.periods > 1) {
            (false, false) => String::new(),
            (true, false) => format!(", the sums of {} parts", self.parts),
            (false, true) => format!(", the sums of {} periods", self.periods),
            (true, true) => format!(", the sums of {} parts and {} periods", self.parts, self.periods),
        }
    }

    fn add(&mut self, numbers: &[Number]) {
        for (id, (number, quality, at)) in numbers {
            let sum = self.numbers.entry(*id).or_default();
            *sum = sum.saturating_add(*number);
            self.quality = self.quality.max(*quality);
            self.recorded_at = self.recorded_at.max(Some(*at));
        }
        self.parts += 1;
    }

    /// Both together: the numbers of several collections or metrics for the same period.
    fn with(mut self, other: &Self) -> Self {
        self.numbers.extend(&other.numbers);
        self.quality = self.quality.max(other.quality);
        self.recorded_at = self.recorded_at.max(other.recorded_at);
        // As complete as the less complete one.
        let lacks = |found: &Self| found.expected.map_or(0, |expected| expected.saturating_sub(found.parts));
        if lacks(other) > lacks(&self) || (self.expected.is_none() && other.expected.is_some()) {
            (self.parts, self.expected) = (other.parts, other.expected);
        }
        self
    }

    fn reading(&self, period: Period, worked: Option<Worked>) -> Reading {
        let (value, method) = worked.map(|worked| (worked.value, worked.method)).unzip();
        Reading {
            period,
            value,
            method,
            quality: if value.is_some() { self.quality } else { self.quality.max(Quality::NotAvailable) },
            origin: Origin::Computed,
            parts: self.parts,
            expected: self.expected,
            recorded_at: self.recorded_at,
            source: None,
        }
    }
}

impl Reading {
    fn of(period: Period, value: Option<Decimal>, origin: Origin) -> Self {
        let quality = if value.is_some() { Quality::Final } else { Quality::NotAvailable };
        Self {
            period,
            value,
            quality,
            origin,
            parts: 1,
            expected: Some(1),
            recorded_at: None,
            source: None,
            method: None,
        }
    }
}

fn collection_of(question: Node<'_>) -> Option<Node<'_>> {
    std::iter::successors(question.parent(), |node| node.parent()).find(|node| node.item().construct.id == "collection")
}

/// Where the answers to `questions` are found in the collection: their items and their places in it. A question that a
/// formula names twice is there once, so that it is added once.
fn places(layout: &Layout<'_>, questions: &[Node<'_>]) -> Vec<(ItemId, usize)> {
    let place = |question: &Node<'_>| layout.questions.iter().position(|known| known.node.id == question.id);
    let mut places: Vec<_> = questions.iter().filter_map(|question| Some((question.id, place(question)?))).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// For each breakdown the category that `part` asks for; nothing where the collection is not broken down like that.
fn fixed<'a>(layout: &Layout<'a>, part: &[Node<'a>]) -> Option<Vec<Option<&'a str>>> {
    let mut fixed = vec![None; layout.dimensions.len()];
    for category in part {
        let dimension = category.parent()?;
        let at = layout.dimensions.iter().position(|known| known.node.id == dimension.id)?;
        fixed[at] = category.name();
    }
    Some(fixed)
}

/// The formula of `metric` over `numbers`, in the unit of the metric.
fn evaluate(metric: Node<'_>, numbers: &BTreeMap<ItemId, Decimal>) -> Option<Worked> {
    work_out(metric, &|id| numbers.get(&id).copied()).ok()
}

/// Whether an entry `observed` is about exactly `part`.
fn is_about(observed: Node<'_>, part: &[Node<'_>]) -> bool {
    let mut about: Vec<_> = observed.targets("for").map(|node| node.id).collect();
    let mut asked: Vec<_> = part.iter().map(|node| node.id).collect();
    about.sort();
    asked.sort();
    about == asked
}

/// The values that stand in the plan itself and were known on the day `as_of`, what was known last at the end.
fn inline<'a>(metric: Node<'a>, observed: &[Node<'a>], as_of: NaiveDate) -> Vec<Reading> {
    let rows = observed.iter().flat_map(|observed| observed.children().map(|row| (row, *observed)));
    let rows = rows.filter(|(row, _)| row.item().construct.id == "observation");
    let known = |row: Node<'_>| row.when_of("as_of").map(|when| when.last());
    let mut rows: Vec<_> = rows.filter(|(row, _)| known(*row).is_none_or(|known| known <= as_of)).collect();
    rows.sort_by_key(|(row, _)| known(*row));
    rows.into_iter().filter_map(|(row, observed)| stated(metric, row, observed)).collect()
}

/// What the row `row` of `observed` says.
fn stated(metric: Node<'_>, row: Node<'_>, observed: Node<'_>) -> Option<Reading> {
    let period = match row.item().values.first().map(|placed| &placed.value)? {
        Value::Period(period) | Value::When(When::Period(period)) => period.clone(),
        Value::Date(day) | Value::When(When::Day(day)) => {
            period(&day.to_string(), metric.plan().calendar().fiscal).ok()?
        }
        _ => return None,
    };
    let value = match row.value("value")? {
        Value::Level(Level::Is(quantity)) => Some(quantity.number),
        _ => None,
    };
    let quality = row.word_of("quality").and_then(Quality::from_word);
    let mut reading = Reading::of(period, value, Origin::Plan);
    if let (Some(quality), Some(_)) = (quality, value) {
        reading.quality = quality;
    }
    reading.source = row.word_of("source").or_else(|| observed.word_of("source")).map(str::to_owned);
    Some(reading)
}

/// What is asked of a file that somebody else maintains.
#[derive(Hash)]
struct Asked<'a> {
    /// The names of the columns, where the plan gives them.
    period: Option<&'a str>,
    value: Option<&'a str>,
    /// The frequency of the metric.
    cadence: Option<Cadence>,
    calendar: &'a Calendar,
}

/// The rows of the file from which `observed` takes its values.
pub(crate) fn external(observed: Node<'_>, path: &str, files: &dyn Files) -> Read<Rows> {
    let source = match files.open(path) {
        Ok(Some(source)) => source,
        Ok(None) => {
            let fault = Fault::of_file(path, "the plan takes observations from it, and it is not there");
            return Arc::new((Vec::new(), vec![fault]));
        }
        Err(why) => {
            let fault = Fault::of_file(path, format!("it cannot be read: {why}"));
            return Arc::new((Vec::new(), vec![fault]));
        }
    };
    let columns = observed.entry("columns");
    let asked = Asked {
        period: columns.and_then(|columns| columns.text("period")),
        value: columns.and_then(|columns| columns.text("value")),
        cadence: observed.parent().and_then(|metric| metric.entry("frequency")).and_then(Cadence::of),
        calendar: observed.plan().calendar(),
    };
    let read = || Arc::new(rows(&asked, path, source));
    match files.shelf(path) {
        // Several metrics may take their values from columns of one file.
        Some(shelf) => shelf.rows.get(format!("{:?} {:?}", asked.period, asked.value), &asked, read),
        None => read(),
    }
}

fn rows(asked: &Asked<'_>, path: &str, source: impl std::io::Read) -> (Rows, Vec<Fault>) {
    let (mut numbers, source) = RowNumbers::looking_at(source);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source);
    let head = match reader.headers() {
        Ok(head) => head.clone(),
        Err(error) => return (Vec::new(), vec![Fault::of_file(path, format!("it cannot be read: {error}"))]),
    };
    numbers.read(head.iter().map(str::as_bytes));
    let column = |name: Option<&str>, usual: usize| {
        let Some(name) = name else { return Ok(usual) };
        let found = head.iter().position(|found| found.trim() == name);
        found.ok_or_else(|| Fault::of_file(path, format!("it has no column `{name}`")).in_row(1))
    };
    let (of_period, of_value) = match (column(asked.period, 0), column(asked.value, 1)) {
        (Ok(period), Ok(value)) => (period, value),
        (period, value) => return (Vec::new(), [period.err(), value.err()].into_iter().flatten().collect()),
    };
    let Asked { cadence, calendar, .. } = asked;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(Fault::of_file(path, format!("it cannot be read: {error}")));
                break;
            }
        };
        let number = numbers.number(record.position());
        numbers.read(record.iter().map(str::as_bytes));
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        let fault = |at: usize, message: &str| {
            let head = head.get(at).unwrap_or_default();
            Fault::of_file(path, message).in_row(number).in_column(at, head).with_found(cell(at))
        };
        if cell(of_period).is_empty() && cell(of_value).is_empty() {
            continue;
        }
        let term = calendar.terms.get(cell(of_period)).cloned();
        let read = term.map_or_else(|| period(cell(of_period), calendar.fiscal), Ok);
        // A day stands for the period of the metric's frequency in which it lies: 2016-04-01 for April.
        let read = read.map(|read| match cadence {
            Some(cadence) if read.kind < cadence.kind() => cadence.holding(read.first, calendar).unwrap_or(read),
            _ => read,
        });
        let value = cell(of_value).strip_suffix('%').unwrap_or(cell(of_value)).trim();
        match (read, value.parse::<Decimal>()) {
            (Ok(period), Ok(value)) => rows.push((period, value)),
            (period, value) => {
                faults.extend(period.is_err().then(|| fault(of_period, "expected a period such as 2026-11")));
                faults.extend(value.is_err().then(|| fault(of_value, "expected a number such as 78.4")));
            }
        }
    }
    (rows, faults)
}

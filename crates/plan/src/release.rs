//! When the figures of a metric are known, and whether a meeting can have the newest of them.

use chrono::NaiveDate;

use crate::cadence::Cadence;
use crate::calendar::Period;
use crate::item::{Node, Plan};
use crate::value::{Duration, TimeUnit, Value};

/// Between two meetings so many periods may end and a meeting still needs the last of them.
const FEW_PERIODS: u32 = 3;
/// So many periods are looked back for one whose figures are known.
const MOST_BACK: usize = 60;

/// How the figures of a metric come in: how often, and how long after the end of a period they are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Release<'a> {
    /// The entry that says how often: of the collection that the metric is computed from, or its own.
    pub entry: Node<'a>,
    /// How long after the end of a period its figures are known.
    pub lag: Duration,
    /// The time between two periods.
    every: Duration,
    cadence: Cadence,
    is_due: bool,
    /// The days that were announced, each with the last day of its period.
    announced: Vec<(NaiveDate, NaiveDate)>,
}

impl<'a> Release<'a> {
    /// How the figures of `metric` come in; nothing where the plan does not say how often or how late.
    pub fn of(metric: Node<'a>) -> Option<Self> {
        let computed = metric.each("computed").flat_map(|computed| computed.targets("from"));
        let mut collections = computed.chain(metric.targets("collection"));
        let of_collection = |collection: Node<'a>| {
            let entry = collection.entry("every")?;
            let due = duration(entry, "due");
            Self::new(entry, due.or_else(|| duration(collection, "lag"))?, due.is_some())
        };
        let own = || Self::new(metric.entry("frequency")?, duration(metric, "lag")?, false);
        let announced =
            metric.each("release").filter_map(|release| match (release.value("period")?, release.value("date")?) {
                (Value::Period(period), Value::Date(day)) => Some((period.last, *day)),
                _ => None,
            });
        let found = collections.find_map(of_collection).or_else(own)?;
        Some(Self { announced: announced.collect(), ..found })
    }

    fn new(entry: Node<'a>, lag: Duration, is_due: bool) -> Option<Self> {
        let Some(Value::Duration(every)) = entry.value("every") else { return None };
        Some(Self { entry, lag, every: *every, cadence: Cadence::of(entry)?, is_due, announced: Vec::new() })
    }

    /// Whether a meeting that comes again after `meets` needs the newest figures: not where figures come in more rarely
    /// than it meets, nor where so many periods end between two meetings that the last one tells little.
    pub fn counts_for(&self, meets: Duration) -> bool {
        (1..=FEW_PERIODS).contains(&(meets.days() / self.every.days().max(1)))
    }

    /// The last period that is over on `day`.
    pub fn newest(&self, day: NaiveDate, plan: &Plan) -> Option<Period> {
        self.cadence.before(day, plan.calendar())
    }

    /// The last period whose figures are known on `day`, and since when.
    pub fn newest_known(&self, day: NaiveDate, plan: &Plan) -> Option<(Period, NaiveDate)> {
        let mut period = self.newest(day, plan)?;
        for _ in 0..MOST_BACK {
            match self.known(&period, plan) {
                Some(known) if known <= day => return Some((period, known)),
                _ => period = self.newest(period.last, plan)?,
            }
        }
        None
    }

    /// The day on which the figures of `period` are known: as it was announced, or after the lag. Working days are without
    /// holidays, but for those of a return.
    pub fn known(&self, period: &Period, plan: &Plan) -> Option<NaiveDate> {
        if let Some((_, day)) = self.announced.iter().find(|(last, _)| *last == period.last) {
            return Some(*day);
        }
        match self.lag.unit {
            _ if self.is_due => self.cadence.due(period, plan),
            TimeUnit::WorkingDays => Duration { count: self.lag.days(), unit: TimeUnit::Days }.after(period.last),
            _ => self.lag.after(period.last),
        }
    }
}

fn duration(node: Node<'_>, keyword: &'static str) -> Option<Duration> {
    match node.entry(keyword)?.value("duration")? {
        Value::Duration(length) => Some(*length),
        _ => None,
    }
}

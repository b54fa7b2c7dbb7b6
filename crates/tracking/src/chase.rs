//! Who has not reported.

use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use milepost_plan::calendar::Period;
use milepost_plan::{ItemId, Node, Plan};

use crate::layout::{Category, Layout};
use crate::observations::Observations;
use crate::series::Origin;

/// Of a collection no more periods than this are looked back for.
const MOST_PERIODS: usize = 24;
/// More combinations of categories than this are not listed one by one.
const MOST_PARTS: usize = 200_000;

/// A return that is due and incomplete.
#[derive(Clone, Debug)]
pub struct Chase<'a> {
    /// The collection.
    pub collection: Node<'a>,
    /// The period.
    pub period: Period,
    /// When it was due.
    pub due: NaiveDate,
    /// The combinations of categories for which nothing was reported; a single empty one where nothing is broken down.
    pub missing: Vec<Vec<Node<'a>>>,
    /// How many reported.
    pub reported: usize,
}

/// The returns that were due before `as_of` and are incomplete, the latest period first. "No new data", said with its
/// reason, counts as reported. A collection is followed from its first period, as the plan states it or as it was first
/// recorded. Where nobody reported and the figures of the period, or why there are none, are there all the same, they came in
/// another way: those of the whole, or where there are figures of parts, those of these parts.
pub fn chase<'a>(plan: &'a Plan, observations: &Observations, as_of: NaiveDate) -> Vec<Chase<'a>> {
    let layouts = plan.all("collection").filter_map(Layout::of);
    layouts.flat_map(|layout| of_collection(plan, &layout, observations, as_of)).collect()
}

fn of_collection<'a>(
    plan: &'a Plan,
    layout: &Layout<'a>,
    observations: &Observations,
    as_of: NaiveDate,
) -> Vec<Chase<'a>> {
    let calendar = plan.calendar();
    let Some(cadence) = &layout.cadence else { return Vec::new() };
    let stated = layout.collection.entry("every").and_then(|every| every.when_of("from")).map(|from| from.first());
    let recorded = observations.periods(layout).first().map(|period| period.first);
    let Some(start) = stated.or(recorded) else { return Vec::new() };
    let otherwise = LazyCell::new(|| CameOtherwise::new(plan, layout.collection, observations, as_of));
    let mut found = Vec::new();
    let mut last = cadence.before(as_of, calendar);
    for _ in 0..MOST_PERIODS {
        let Some(period) = last.take().filter(|period| period.first >= start) else { break };
        last = cadence.before(period.first, calendar);
        let due = cadence.due(&period, plan).unwrap_or(period.last);
        if due >= as_of {
            continue;
        }
        let reported = observations.reporters(layout, &period);
        if reported.is_empty() && otherwise.whole(&period) {
            continue;
        }
        let mut missing = missing(layout, &reported);
        missing.retain(|parts| !(reported.is_empty() && otherwise.part(&period, parts)));
        if !missing.is_empty() {
            found.push(Chase { collection: layout.collection, period, due, missing, reported: reported.len() });
        }
    }
    found
}

/// The figures that are there although nobody reported them, or why there are none: by the part that they are about, the
/// last days of their periods.
struct CameOtherwise(HashMap<Vec<ItemId>, HashSet<NaiveDate>>);

impl CameOtherwise {
    fn new(plan: &Plan, collection: Node<'_>, observations: &Observations, as_of: NaiveDate) -> Self {
        let from_it = |metric: &Node<'_>| {
            let asked = metric.each("computed").flat_map(|computed| computed.targets("from").collect::<Vec<_>>());
            asked.chain(metric.targets("collection")).any(|from| from == collection)
        };
        let mut known: HashMap<_, HashSet<_>> = HashMap::new();
        for metric in plan.all("metric").filter(from_it) {
            let parts = metric.each("observed").map(|observed| observed.targets("for").collect::<Vec<_>>());
            let mut asked: BTreeMap<Vec<ItemId>, Vec<Node<'_>>> = BTreeMap::from([(Vec::new(), Vec::new())]);
            asked.extend(parts.map(|parts| (parts.iter().map(|part| part.id).collect(), parts)));
            for (ids, parts) in asked {
                let readings = observations.readings(metric, &parts, as_of).into_iter();
                let otherwise = readings.filter(|reading| reading.origin != Origin::Computed);
                known.entry(ids).or_default().extend(otherwise.map(|reading| reading.period.last));
            }
        }
        Self(known)
    }

    /// Whether those of the whole are there, and none of parts.
    fn whole(&self, period: &Period) -> bool {
        let (mut whole, mut parts) = (false, false);
        for (ids, _) in self.0.iter().filter(|(_, known)| known.contains(&period.last)) {
            *(if ids.is_empty() { &mut whole } else { &mut parts }) = true;
        }
        whole && !parts
    }

    /// Whether those of a part are there.
    fn part(&self, period: &Period, part: &[Node<'_>]) -> bool {
        let about = |ids: &[ItemId]| !ids.is_empty() && ids.iter().all(|id| part.iter().any(|node| node.id == *id));
        self.0.iter().any(|(ids, known)| about(ids) && known.contains(&period.last))
    }
}

/// The combinations of the respondents' categories, or else of all breakdowns, that are not among `reported`. Where the
/// plan lists no categories, or too many, nothing is missing once anything was reported.
fn missing<'a>(layout: &Layout<'a>, reported: &HashSet<Vec<&str>>) -> Vec<Vec<Node<'a>>> {
    let sizes = layout.dimensions.iter().map(|dimension| dimension.categories().len());
    let count = sizes.fold(1_usize, usize::saturating_mul);
    if layout.dimensions.is_empty() || count == 0 || count > MOST_PARTS {
        return if reported.is_empty() { vec![Vec::new()] } else { Vec::new() };
    }
    let total: Vec<&str> = vec![""; layout.dimensions.len()];
    if reported.contains(&total) {
        return Vec::new();
    }
    let mut combinations: Vec<Vec<&Category<'a>>> = vec![Vec::new()];
    for dimension in &layout.dimensions {
        let mut longer = Vec::with_capacity(combinations.len() * dimension.categories().len());
        for known in &combinations {
            longer.extend(dimension.categories().iter().map(|category| [known.as_slice(), &[category]].concat()));
        }
        combinations = longer;
    }
    let names = |parts: &[&Category<'a>]| parts.iter().map(|part| part.name).collect::<Vec<_>>();
    combinations.retain(|parts| !reported.contains(&names(parts)));
    combinations.into_iter().map(|parts| parts.iter().map(|part| part.node).collect()).collect()
}

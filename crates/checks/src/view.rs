//! What a check looks at, and the words in which checks are written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use milepost_diagnostics::{Diagnostic, Entry, Fix, Span};
use milepost_plan::{Duration, ItemId, Node, Plan, Value};

use crate::Options;
use crate::settings::Settings;
use crate::suppression::accepting;
use crate::trajectories::{Path, paths};

/// Where a check puts what it finds.
pub(crate) type Findings = Vec<Diagnostic>;

/// The plan, the day and the thresholds.
pub(crate) struct View<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The thresholds in force.
    pub settings: Settings,
    as_of: NaiveDate,
    /// The metrics somebody answers for, by the goal or priority whose success they say.
    metrics: Several<'a>,
    /// The entries `raises` and `lowers`, by their metric.
    effects: Several<'a>,
    /// The routines, by the metric or priority that they look at.
    reviews: Several<'a>,
    /// The trajectories that hold, of every metric and of its parts.
    pub paths: Vec<Path<'a>>,
    /// The days of the first values of metrics that stand in data beside the plan, for the completeness report.
    pub first_measured: BTreeMap<ItemId, NaiveDate>,
}

/// Several nodes for an item.
type Several<'a> = BTreeMap<ItemId, Vec<Node<'a>>>;

impl<'a> View<'a> {
    /// `plan` as the `options` want it looked at.
    pub(crate) fn new(plan: &'a Plan, options: &Options) -> Self {
        let metrics = metrics(plan);
        let mut effects = Several::new();
        for effect in plan.all("raises").chain(plan.all("lowers")) {
            if let Some(Value::Reference(reference)) = effect.value("metric")
                && let Some(metric) = reference.target
            {
                effects.entry(metric).or_default().push(effect);
            }
        }
        let reviews = reviews(plan, &metrics);
        Self {
            plan,
            settings: Settings::of(plan, options),
            as_of: options.as_of,
            metrics,
            effects,
            reviews,
            paths: paths(plan),
            first_measured: BTreeMap::new(),
        }
    }

    /// Every item of one of these constructs.
    pub(crate) fn each(&self, constructs: &[&str]) -> impl Iterator<Item = Node<'a>> {
        constructs.iter().flat_map(|construct| self.plan.all(construct))
    }

    /// Metrics that somebody answers for: those that only explain are left out.
    pub(crate) fn metrics(&self) -> impl Iterator<Item = Node<'a>> {
        self.plan.all("metric").filter(|metric| metric.word_of("role") != Some("context"))
    }

    /// The metrics that say how far the goal or the priority is.
    pub(crate) fn metrics_of(&self, node: Node<'_>) -> &[Node<'a>] {
        self.metrics.get(&node.id).map_or(&[], Vec::as_slice)
    }

    /// The effects of work on `metric`.
    pub(crate) fn effects_on(&self, metric: Node<'_>) -> impl Iterator<Item = Node<'a>> {
        self.effects.get(&metric.id).into_iter().flatten().copied()
    }

    /// The routines that look at the metric or the priority, or at something that holds it.
    pub(crate) fn reviewed_by(&self, node: Node<'_>) -> &[Node<'a>] {
        self.reviews.get(&node.id).map_or(&[], Vec::as_slice)
    }

    /// Goals, and priorities that have none: what metrics belong to, each metric once.
    pub(crate) fn goals(&self) -> impl Iterator<Item = Node<'a>> {
        let whole = self.plan.all("priority").filter(|priority| !priority.has("goal"));
        self.plan.all("goal").chain(whole)
    }

    /// From when to when the plan runs.
    pub(crate) fn period(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.plan.days()
    }

    /// Whether the plan says that it is over on `day`, or has not begun.
    pub(crate) fn outside(&self, day: NaiveDate) -> bool {
        self.period().is_some_and(|(first, last)| day < first || last < day)
    }

    /// The day as of which a plan is judged that is being delivered: nothing once it is closed or over.
    pub(crate) fn live(&self) -> Option<NaiveDate> {
        let closed = self.plan.root()?.word_of("status") == Some("closed");
        let over = self.period().is_some_and(|(_, last)| last < self.as_of);
        (!closed && !over).then_some(self.as_of)
    }

    /// Those of `nodes` that lack something, or all of them together.
    pub(crate) fn lacking(
        &self,
        nodes: impl Iterator<Item = Node<'a>>,
        lacks: impl Fn(Node<'a>) -> bool,
    ) -> Lacking<'a> {
        let (lacking, others): (Vec<_>, Vec<_>) = nodes.partition(|node| lacks(*node));
        match self.plan.root() {
            Some(root) if others.is_empty() && lacking.len() > 1 => Lacking::All(root, lacking),
            _ => Lacking::Some(lacking),
        }
    }
}

/// How often the metric has a new value.
pub(crate) fn interval(metric: Node<'_>) -> Option<Duration> {
    duration(metric, "frequency").or_else(|| collections(metric).find_map(|collection| duration(collection, "every")))
}

/// How many days after the end of its period a value of the metric is known.
pub(crate) fn lag(metric: Node<'_>) -> Option<u32> {
    let due =
        |collection: Node<'_>| duration(collection.entry("every")?, "due").or_else(|| duration(collection, "lag"));
    let known = collections(metric).find_map(due).or_else(|| duration(metric, "lag"));
    known.map(Duration::days)
}

/// The collections from whose answers the metric has its values.
pub(crate) fn collections(metric: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    metric.each("computed").flat_map(|computed| computed.targets("from")).chain(metric.targets("collection"))
}

/// The metrics somebody answers for, by every block around them and every goal that they measure.
fn metrics(plan: &Plan) -> Several<'_> {
    let mut found = Several::new();
    let mut say = |metric, of: ItemId| {
        let known: &mut Vec<_> = found.entry(of).or_default();
        if !known.contains(&metric) {
            known.push(metric);
        }
    };
    for metric in plan.all("metric").filter(|metric| metric.word_of("role") != Some("context")) {
        metric.around().for_each(|block| say(metric, block.id));
    }
    for goal in plan.all("goal") {
        for metric in goal.targets("measured_by") {
            std::iter::once(goal).chain(goal.around()).for_each(|block| say(metric, block.id));
        }
    }
    found
}

fn reviews<'a>(plan: &'a Plan, metrics: &Several<'a>) -> Several<'a> {
    let mut found = Several::new();
    for routine in plan.all("routine") {
        let mut subjects = Vec::new();
        for subject in routine.targets("reviews") {
            match subject.item().construct.id {
                "plan" => subjects.extend(["priority", "metric"].iter().flat_map(|kind| plan.all(kind))),
                _ => subjects.push(subject),
            }
        }
        for subject in subjects {
            let holds = metrics.get(&subject.id).into_iter().flatten().copied();
            // Whoever looks at a part of a priority looks at the priority.
            let holder = subject.around().filter(|block| block.item().construct.id == "priority");
            for node in std::iter::once(subject).chain(holds).chain(holder) {
                let known: &mut Vec<_> = found.entry(node.id).or_default();
                if known.last() != Some(&routine) {
                    known.push(routine);
                }
            }
        }
    }
    found
}

/// What lacks something: said once where it is the same everywhere.
pub(crate) enum Lacking<'a> {
    /// All of them, with the entry `plan`, of which it is said.
    All(Node<'a>, Vec<Node<'a>>),
    /// These, each for itself.
    Some(Vec<Node<'a>>),
}

impl<'a> Lacking<'a> {
    /// One finding of `entry` for each, or one for all with the message `all`.
    pub(crate) fn report(self, entry: &'static Entry, all: &str, one: impl Fn(Node<'a>) -> String) -> Vec<Diagnostic> {
        match self {
            // What is accepted of one of them must be said of each.
            Self::All(root, nodes) if nodes.iter().all(|node| accepting(*node, entry).is_none()) => {
                let first = nodes.iter().take(3);
                let found = finding(entry, root, all).label("the same everywhere");
                vec![
                    first.fold(found, |found, node| found.related(node.item().header, format!("this {}", kind(*node)))),
                ]
            }
            Self::All(_, nodes) | Self::Some(nodes) => {
                nodes.into_iter().map(|node| finding(entry, node, one(node))).collect()
            }
        }
    }
}

/// A place in the text.
pub(crate) trait Place {
    /// Where it is.
    fn place(self) -> Span;
}

impl Place for Span {
    fn place(self) -> Span {
        self
    }
}

/// The line of the item.
impl Place for Node<'_> {
    fn place(self) -> Span {
        self.item().header
    }
}

/// A finding of `entry` at `place`, with the reason that its page gives.
pub(crate) fn finding(entry: &'static Entry, place: impl Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(entry, place.place(), message).why(entry.why())
}

/// What `node` is, as people call it: "milestone".
pub(crate) fn kind(node: Node<'_>) -> String {
    node.item().construct.keyword.replace('_', " ")
}

/// The length of time in the entry `keyword`.
pub(crate) fn duration(node: Node<'_>, keyword: &'static str) -> Option<Duration> {
    match &node.entry(keyword)?.item().values.first()?.value {
        Value::Duration(duration) => Some(*duration),
        _ => None,
    }
}

/// "year", "2 months".
pub(crate) fn every(interval: Duration) -> String {
    let text = interval.to_string();
    text.strip_prefix("1 ").map(str::to_owned).unwrap_or(text)
}

/// A fix that writes `entry` on a line of its own behind `line`, an entry of the same block.
pub(crate) fn add_line(line: Node<'_>, entry: &str) -> Fix {
    Fix::suggested(format!("add `{entry}`"), line.item().extent.after(), format!("\n{entry}"))
}

/// "the owner, the deadline and the place".
pub(crate) fn listed<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The things that are not there: each with how it is called, and whether it is there.
pub(crate) fn missing<const N: usize>(things: [(&str, bool); N]) -> Vec<&str> {
    things.into_iter().filter(|(_, there)| !there).map(|(what, _)| what).collect()
}

/// The entries of these `keywords` that `node` does not have, as they are written.
pub(crate) fn unwritten<const N: usize>(node: Node<'_>, keywords: [&'static str; N]) -> Vec<String> {
    let missing = keywords.into_iter().filter(|keyword| !node.has(keyword));
    missing.map(|keyword| format!("`{keyword}`")).collect()
}

/// The ids of `nodes`.
pub(crate) fn ids<'a>(nodes: impl Iterator<Item = Node<'a>>) -> BTreeSet<ItemId> {
    nodes.map(|node| node.id).collect()
}

/// "1 entry", "3 entries".
pub(crate) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

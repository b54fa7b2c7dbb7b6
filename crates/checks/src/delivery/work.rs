//! Work: that there is some, its dates and its order.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use milepost_plan::{ItemId, Node, Value};

use crate::codes;
use crate::view::{Findings, View, finding, ids, kind, listed};

/// What can wait for something else.
const WORK: [&str; 4] = ["strategy", "action", "milestone", "task"];

pub(crate) fn outside_the_plan(view: &View<'_>, found: &mut Findings) {
    let Some(period) = view.plan.root().and_then(|root| root.entry("period")) else { return };
    let Some((first, last)) = view.period() else { return };
    let dated = view.each(&["milestone", "target"]).filter_map(|node| Some((node, node.when_of("by")?)));
    for (node, by) in dated.filter(|(_, by)| by.last() < first || by.first() > last) {
        found.push(
            finding(
                &codes::OUTSIDE_PLAN,
                node.entry("by").unwrap_or(node),
                format!("This {} is due {by}, outside the plan", kind(node)),
            )
            .label("outside")
            .related(period.item().header, "the period of the plan")
            .help("Correct the date, or the period of the plan."),
        );
    }
}

/// How far the search for circles is with an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    OnTheWay,
    Done,
}

pub(crate) fn circle(view: &View<'_>, found: &mut Findings) {
    let mut seen: BTreeMap<ItemId, Seen> = BTreeMap::new();
    for start in view.each(&WORK) {
        if seen.contains_key(&start.id) {
            continue;
        }
        // The way from `start`, each step with what it waits for and was not looked at yet.
        let mut way: Vec<(Node<'_>, Vec<Node<'_>>)> = vec![(start, waits_for(start))];
        seen.insert(start.id, Seen::OnTheWay);
        while let Some((here, open)) = way.last_mut() {
            let here = *here;
            match open.pop() {
                None => {
                    seen.insert(here.id, Seen::Done);
                    way.pop();
                }
                Some(next) => match seen.get(&next.id) {
                    None => {
                        seen.insert(next.id, Seen::OnTheWay);
                        way.push((next, waits_for(next)));
                    }
                    Some(Seen::OnTheWay) => {
                        let begin = way.iter().position(|(node, _)| *node == next).unwrap_or(0);
                        let circle: Vec<_> = way[begin..].iter().map(|(node, _)| *node).collect();
                        report_circle(&circle, found);
                    }
                    Some(Seen::Done) => {}
                },
            }
        }
    }
}

/// What `node` waits for, the first one last.
fn waits_for(node: Node<'_>) -> Vec<Node<'_>> {
    let mut waits: Vec<_> = node.targets("after").collect();
    waits.reverse();
    waits
}

fn report_circle(circle: &[Node<'_>], found: &mut Findings) {
    let names: Vec<String> =
        circle.iter().chain(&circle[..1]).filter_map(|node| node.full_name()).map(|name| format!("`{name}`")).collect();
    let (Some(first), Some(name)) = (circle.first(), names.first()) else { return };
    let place = first.entry("after").unwrap_or(*first);
    found.push(
        finding(&codes::CIRCLE, place, format!("{name} waits for itself"))
            .label(format!("{} in a circle", names.join(" after ")))
            .help("Take one `after` away."),
    );
}

/// Whether `from` waits for `to`, directly or through others.
fn leads_to(from: Node<'_>, to: Node<'_>) -> bool {
    let (mut seen, mut open) = (ids(std::iter::once(from)), vec![from]);
    while let Some(here) = open.pop() {
        if here == to {
            return true;
        }
        open.extend(here.targets("after").filter(|next| seen.insert(next.id)));
    }
    false
}

/// When work begins and when it is finished, as far as the plan says.
fn dates(node: Node<'_>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let entry = |keyword: &str| node.children().find(|child| child.item().construct.keyword == keyword);
    match (entry("by"), entry("period").and_then(|period| period.value("period"))) {
        (Some(_), _) => {
            let by = node.when_of("by").map(|by| by.last());
            (by, by)
        }
        (_, Some(Value::Span(first, last))) => (Some(first.first()), Some(last.last())),
        _ => (None, None),
    }
}

pub(crate) fn before_what_it_waits_for(view: &View<'_>, found: &mut Findings) {
    for node in view.each(&WORK) {
        let (Some(begins), _) = dates(node) else { continue };
        for (reference, span) in node.references("after") {
            let Some(other) = reference.target.map(|id| view.plan.node(id)) else { continue };
            let (_, Some(ends)) = dates(other) else { continue };
            // What is due outside the plan, or waits for itself, is a finding of its own.
            if ends <= begins || view.outside(begins) || view.outside(ends) || leads_to(other, node) {
                continue;
            }
            let does = if node.item().construct.id == "milestone" { "is due" } else { "begins" };
            found.push(
                finding(
                    &codes::BEFORE_WHAT_IT_WAITS_FOR,
                    span,
                    format!("“{}” {does} on {begins}, before what it waits for is finished on {ends}", node.title()),
                )
                .label(format!("finished on {ends}"))
                .related(node.item().header, format!("{does} on {begins}"))
                .related(other.item().header, "what it waits for")
                .help("Correct one of the dates, or take `after` away."),
            );
        }
    }
}

pub(crate) fn no_action(view: &View<'_>, found: &mut Findings) {
    let work = |priority: Node<'_>| {
        priority.inside().any(|node| matches!(node.item().construct.id, "strategy" | "action" | "milestone"))
    };
    let lacking = view.lacking(view.plan.all("priority"), |priority| !work(priority));
    let all = "No priority says what is done: there is no action and no milestone";
    let one = |priority: Node<'_>| format!("Nothing says what is done for “{}”", priority.title());
    for finding in lacking.report(&codes::NO_ACTION, all, one) {
        found.push(finding.help("Add an `action` with its owner, period, cost, effect on a metric, and milestones."));
    }
}

pub(crate) fn not_joint(view: &View<'_>, found: &mut Findings) {
    for node in view.each(&["strategy", "action"]).filter(|node| !node.has("joint_with")) {
        let parts = node.inside().filter(|part| matches!(part.item().construct.id, "milestone" | "task"));
        let mut posts: Vec<Node<'_>> = std::iter::once(node).chain(parts).filter_map(Node::owner).collect();
        posts.extend(node.targets("responsible"));
        let mut departments: Vec<Node<'_>> = Vec::new();
        for department in posts.iter().filter_map(|post| department(*post)) {
            if !departments.contains(&department) {
                departments.push(department);
            }
        }
        if departments.len() < 2 {
            continue;
        }
        // A routine in which all of them sit is the agreement.
        let present = |routine: Node<'_>| {
            let there = ids(["chair", "attends", "presenter"].into_iter().flat_map(|role| routine.targets(role)));
            let there_for = |wanted: &Node<'_>| {
                there.iter().map(|id| view.plan.node(*id)).any(|who| who == *wanted || department(who) == Some(*wanted))
            };
            departments.iter().all(there_for)
        };
        if view.plan.all("routine").any(present) {
            continue;
        }
        let titles: Vec<_> = departments.iter().map(|department| format!("“{}”", department.title())).collect();
        found.push(
            finding(
                &codes::NOT_JOINT,
                node,
                format!("“{}” takes {}, and nothing holds them together", node.title(), listed(&titles)),
            )
            .label("no `joint_with`, and no routine in which all sit")
            .help("Write `joint_with` once the other departments have agreed, or give them a routine together."),
        );
    }
}

/// The department to which a post or an organisation belongs.
fn department(who: Node<'_>) -> Option<Node<'_>> {
    let own = match who.item().construct.id {
        "organisation" => Some(who),
        "post" => who.targets("organisation").next(),
        _ => None,
    };
    // Organisations may stand in a circle; nobody is nested deeper than this.
    let nested = std::iter::successors(own, |organisation| organisation.targets("parent").next()).take(16);
    nested.into_iter().find(|organisation| organisation.word_of("level") == Some("department"))
}

/// The priority in which `node` stands.
pub(super) fn priority(node: Node<'_>) -> Option<Node<'_>> {
    node.around().find(|block| block.item().construct.id == "priority")
}

//! The delivery chain: through whom the intent of the sponsor reaches the citizen.

use std::collections::{BTreeMap, BTreeSet};

use milepost_plan::{ItemId, Node, Value};
use rust_decimal::Decimal;

use crate::codes;
use crate::settings::{LONGEST_CHAIN, WIDEST_LINK};
use crate::view::{Findings, View, finding, listed, plural};

/// The links of a chain, each with the row that declares it.
fn links(chain: Node<'_>) -> Vec<(Node<'_>, Node<'_>, Node<'_>)> {
    let rows = chain.each("link").map(|row| (row, actors(row)));
    rows.flat_map(|(row, actors)| {
        let pairs: Vec<_> = actors.windows(2).map(|pair| (row, pair[0], pair[1])).collect();
        pairs
    })
    .collect()
}

/// Those who stand in one row, from the one who decides to the one who serves.
fn actors(row: Node<'_>) -> Vec<Node<'_>> {
    let references = row.item().values.iter().filter_map(|placed| match &placed.value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    references.map(|id| row.plan().node(id)).collect()
}

/// Where in the chain `actor` stands: by its own word, or by that of its organisation.
pub(crate) fn level(actor: Node<'_>) -> Option<&str> {
    let own =
        actor.children().find(|entry| entry.item().construct.id == "actor.level").and_then(|entry| entry.text("level"));
    own.or_else(|| match actor.item().construct.id {
        "post" => actor.targets("organisation").next()?.word_of("level"),
        "stakeholder" => Some("beneficiary"),
        _ => None,
    })
}

fn is_served(actor: Node<'_>) -> bool {
    level(actor) == Some("beneficiary")
}

pub(crate) fn no_chain(view: &View<'_>, found: &mut Findings) {
    let holds =
        |priority: Node<'_>, kinds: &[&str]| priority.inside().any(|node| kinds.contains(&node.item().construct.id));
    let delivered = view.plan.all("priority").filter(|priority| holds(*priority, &["strategy", "action"]));
    let lacking = view.lacking(delivered, |priority| !holds(priority, &["chain"]));
    let all = "No priority shows through whom it reaches the front line";
    let one = |priority: Node<'_>| format!("Nothing shows through whom “{}” reaches the front line", priority.title());
    for finding in lacking.report(&codes::NO_CHAIN, all, one) {
        found.push(finding.help("Add `chain { minister > director > ward_sister > patients }`, each link with its `lever` and what `returns`."));
    }
}

pub(crate) fn chain_stops_short(view: &View<'_>, found: &mut Findings) {
    for chain in view.plan.all("chain") {
        let Some((row, to)) = short_end(chain) else { continue };
        let level = level(to).unwrap_or_default().replace('_', " ");
        found.push(
            finding(
                &codes::CHAIN_STOPS_SHORT,
                row,
                format!("The chain ends at “{}”, before the front line", to.title()),
            )
            .label(format!("level: {level}"))
            .help("Go on to those who serve citizens (`level front_line`) and to those who are served."),
        );
    }
}

/// The first end of the chain, with its row, where all ends lie before the front line.
pub(crate) fn short_end(chain: Node<'_>) -> Option<(Node<'_>, Node<'_>)> {
    let links = links(chain);
    let goes_on: BTreeSet<ItemId> = links.iter().map(|(_, from, _)| from.id).collect();
    let mut ends = links.iter().filter(|(_, _, to)| !goes_on.contains(&to.id)).peekable();
    let &&(row, _, first) = ends.peek()?;
    let far = |to: Node<'_>| matches!(level(to), None | Some("front_line" | "beneficiary"));
    (!ends.any(|(_, _, to)| far(*to))).then_some((row, first))
}

pub(crate) fn broken_chain(view: &View<'_>, found: &mut Findings) {
    for chain in view.plan.all("chain") {
        let links = links(chain);
        let Some((_, first, _)) = links.first() else { continue };
        let mut near: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
        for (_, from, to) in &links {
            near.entry(from.id).or_default().push(to.id);
            near.entry(to.id).or_default().push(from.id);
        }
        let (mut reached, mut open) = (BTreeSet::from([first.id]), vec![first.id]);
        while let Some(here) = open.pop() {
            open.extend(near.get(&here).into_iter().flatten().filter(|next| reached.insert(**next)));
        }
        let Some((row, from, _)) = links.iter().find(|(_, from, _)| !reached.contains(&from.id)) else { continue };
        found.push(
            finding(
                &codes::BROKEN_CHAIN,
                *row,
                format!("The chain falls apart: nothing leads from “{}” to “{}”", first.title(), from.title()),
            )
            .label("begins anew")
            .related(first.item().header, "where the chain begins")
            .help("Add the missing link, or write two chains."),
        );
    }
}

/// The rows of the chain that do not say the one thing or the other, `lever` or `returns`. Those who are served obey
/// nobody, and what they say comes back as feedback.
pub(crate) fn rows_without<'a>(chain: Node<'a>, keyword: &'static str) -> Vec<Node<'a>> {
    let commands = |row: &Node<'_>| {
        let actors = actors(*row);
        actors.len() > 2 || actors.last().is_some_and(|last| !is_served(*last))
    };
    chain.each("link").filter(commands).filter(|row| !row.has(keyword)).collect()
}

pub(crate) fn loose_link(view: &View<'_>, found: &mut Findings) {
    for chain in view.plan.all("chain") {
        let (levers, returns) = (rows_without(chain, "lever"), rows_without(chain, "returns"));
        let mut lacks = Vec::new();
        if !levers.is_empty() {
            lacks.push(format!("by which lever one moves the next ({})", plural(levers.len(), "link", "links")));
        }
        if !returns.is_empty() {
            lacks.push(format!("what comes back ({})", plural(returns.len(), "link", "links")));
        }
        let Some(first) = levers.first().into_iter().chain(returns.first()).min_by_key(|row| row.id) else { continue };
        found.push(
            finding(&codes::LOOSE_LINK, *first, format!("The chain does not say {}", listed(&lacks)))
                .label("the first such link")
                .help("Add `lever` (funding, instruction, training, …) and `returns \"…\"` to each link."),
        );
    }
}

pub(crate) fn weak_link(view: &View<'_>, found: &mut Findings) {
    for row in view.plan.all("link").filter(|row| row.word_of("strength") == Some("weak") && !row.has("risk")) {
        let place = row.entry("strength").unwrap_or(row);
        found.push(
            finding(&codes::WEAK_LINK, place, "A link is called weak, and nothing is done about it")
                .label("fails under load")
                .related(row.item().header, "the link")
                .help("Add `risk` with the name of the risk that it fails, and give that risk a mitigation."),
        );
    }
}

pub(crate) fn long_chain(view: &View<'_>, found: &mut Findings) {
    let longest = view.settings.count(&LONGEST_CHAIN);
    let widest = view.settings.get(&WIDEST_LINK);
    for chain in view.plan.all("chain") {
        let links = links(chain);
        let hops = hops(&links);
        if hops > longest {
            found.push(
                finding(
                    &codes::LONG_CHAIN,
                    chain,
                    format!("The chain has {hops} links; each one loses something of what was meant"),
                )
                .label(format!("more than {longest}"))
                .help("Leave out whoever only passes on, or add a way that goes round them."),
            );
        }
        for (row, from, to) in links {
            let (Some(few), Some(many)) = (count(from), count(to)) else { continue };
            let trained = row
                .each("lever")
                .flat_map(|lever| lever.values("levers"))
                .any(|lever| lever.value.to_string() == "training");
            if many / few > widest && !trained {
                found.push(
                    finding(
                        &codes::LONG_CHAIN,
                        row,
                        format!("Each “{}” reaches {} of “{}”", from.title(), (many / few).round(), to.title()),
                    )
                    .label(format!("more than {widest} to one"))
                    .help("Put somebody in between who trains and leads, or add `lever training`."),
                );
            }
        }
    }
}

/// The number of links on the longest way from a beginning to an end.
fn hops(links: &[(Node<'_>, Node<'_>, Node<'_>)]) -> usize {
    let mut depth: BTreeMap<ItemId, usize> = BTreeMap::new();
    // As many rounds as there are links reach every end; circles stop with them.
    for _ in 0..links.len() {
        let mut moved = false;
        for (_, from, to) in links {
            let here = depth.get(&from.id).copied().unwrap_or(0) + 1;
            let there = depth.entry(to.id).or_default();
            if *there < here && here <= links.len() {
                *there = here;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    depth.into_values().max().unwrap_or(0)
}

/// How many of them there are, where the plan says it.
fn count(actor: Node<'_>) -> Option<Decimal> {
    let entry = actor.children().find(|entry| entry.item().construct.id == "actor.count")?;
    match entry.value("number") {
        Some(Value::Whole(number)) if *number > 0 => Some(Decimal::from(*number)),
        _ => None,
    }
}

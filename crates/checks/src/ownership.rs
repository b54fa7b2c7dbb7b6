//! Ownership: one post that answers, who holds it, and that the unit supports and does not deliver.

use std::collections::BTreeMap;

use milepost_diagnostics::{Edit, Fix, Safety, Severity};
use milepost_plan::{ItemId, Node, Value};

use crate::codes;
use crate::lexicon::Lexicon;
use crate::settings::MOST_OWNED;
use crate::view::{Findings, View, finding, ids, kind, listed, missing, plural};

/// What is delivered, and so what departments answer for.
const DELIVERED: [&str; 4] = ["priority", "goal", "strategy", "action"];

/// Whether it is over: done, cancelled, closed or resolved.
fn over(node: Node<'_>) -> bool {
    node.children().any(|entry| match entry.item().construct.id {
        "resolved" | "closed_on" => true,
        "state" => matches!(entry.text("state"), Some("done" | "cancelled")),
        "risk.status" => matches!(entry.text("status"), Some("closed" | "occurred")),
        _ => false,
    })
}

pub(crate) fn no_owner(view: &View<'_>, found: &mut Findings) {
    let owned = DELIVERED.into_iter().chain(["risk", "obstacle", "correction", "decision.agreed"]);
    for node in owned.flat_map(|kind| view.plan.all(kind)).filter(|node| !node.has("owner") && !over(*node)) {
        let kind = kind(node);
        let what = match node.text("title").or(node.text("text")).or(node.name()) {
            Some(title) => format!("the {kind} “{title}”"),
            None => format!("this {kind}"),
        };
        found.push(
            finding(&codes::NO_OWNER, node, format!("Nobody answers for {what}"))
                .label("no `owner`")
                .help(format!("Add `owner` with the one post that answers for this {kind}.")),
        );
    }
}

pub(crate) fn several_owners(view: &View<'_>, found: &mut Findings) {
    for entry in view.plan.all("owner") {
        let owners: Vec<_> = entry.values("owner").collect();
        let ([first, second, ..], Some(of)) = (owners.as_slice(), entry.parent()) else { continue };
        let mut finding =
            finding(&codes::SEVERAL_OWNERS, second.span, format!("“{}” has {} owners", of.title(), owners.len()))
                .label("the second one")
                .related(first.span, "the first one")
                .help("Keep the one post that answers for it, and write the others as `responsible`.");
        if of.item().construct.child("responsible").is_some() {
            let own_line = entry.item().header.start >= of.item().header.end;
            let replacement = if own_line { "; responsible " } else { " responsible " }.to_owned();
            let between = first.span.after().to(second.span.before());
            finding = finding.fix(Fix {
                title: format!("keep `{}` as the owner, the others as responsible", first.value),
                safety: Safety::Suggested,
                edits: vec![Edit { span: between, replacement }],
            });
        }
        found.push(finding);
    }
}

/// The posts that answer for something in the plan, or lead it.
fn answering<'a>(view: &View<'a>) -> BTreeMap<ItemId, (Node<'a>, &'static str)> {
    let owned = DELIVERED.into_iter().chain(["risk", "obstacle"]).flat_map(|kind| view.plan.all(kind));
    let owners = owned.filter(|node| !over(*node)).filter_map(Node::owner).map(|post| (post, "answers for results"));
    let sponsors =
        view.plan.root().into_iter().flat_map(|root| root.targets("sponsor")).map(|post| (post, "is the sponsor"));
    let heads = view.plan.all("unit").flat_map(|unit| unit.targets("head")).map(|post| (post, "leads the unit"));
    let chairs =
        view.plan.all("routine").flat_map(|routine| routine.targets("chair")).map(|post| (post, "chairs a routine"));
    let mut found = BTreeMap::new();
    for (post, role) in owners.chain(sponsors).chain(heads).chain(chairs) {
        found.entry(post.id).or_insert((post, role));
    }
    found.retain(|_, (post, _)| post.item().construct.id == "post");
    found
}

pub(crate) fn no_holder(view: &View<'_>, found: &mut Findings) {
    let Some(day) = view.live() else { return };
    let holds = |term: Node<'_>| {
        let from = term.when_of("from").is_none_or(|from| from.first() <= day);
        from && term.when_of("to").is_none_or(|to| day <= to.last())
    };
    let mut persons: BTreeMap<ItemId, bool> = BTreeMap::new();
    for term in view.plan.all("person").flat_map(|person| person.each("holds").collect::<Vec<_>>()) {
        for post in term.item().values.iter().filter_map(|placed| match &placed.value {
            Value::Reference(reference) => reference.target,
            _ => None,
        }) {
            *persons.entry(post).or_default() |= holds(term);
        }
    }
    for (post, role) in answering(view).into_values() {
        let person = persons.get(&post.id).copied();
        let mut held_by = post.each("held_by").peekable();
        let named = held_by.peek().is_some() || person.is_some();
        if person == Some(true) || held_by.any(holds) {
            continue;
        }
        let title = post.title();
        let mut finding = finding(
            &codes::NO_HOLDER,
            post,
            if named {
                format!("Nobody holds the post “{title}” on {day}")
            } else {
                format!("The plan does not say who holds the post “{title}”")
            },
        )
        .label(format!("{role}, held by nobody"))
        .help("Add `held_by \"NAME\" from DATE`; write `acting` behind it where somebody stands in.");
        if !named {
            finding.severity = Severity::Hint;
        }
        found.push(finding);
    }
}

pub(crate) fn overloaded_owner(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.count(&MOST_OWNED);
    let kinds =
        DELIVERED.into_iter().chain(["milestone", "risk", "obstacle", "dependency", "correction", "decision.agreed"]);
    let mut owned: BTreeMap<ItemId, Vec<Node<'_>>> = BTreeMap::new();
    for node in kinds.flat_map(|kind| view.plan.all(kind)).filter(|node| !over(*node)) {
        let Some(post) = node.owner() else { continue };
        // What lies inside something else of the same owner is part of it.
        if node.parent().and_then(Node::accountable) != Some(post) {
            owned.entry(post.id).or_default().push(node);
        }
    }
    for (post, things) in owned.into_iter().filter(|(_, things)| things.len() > most) {
        let post = view.plan.node(post);
        let message = format!("“{}” answers for {} things at once; the plan allows {most}", post.title(), things.len());
        let mut finding = finding(&codes::OVERLOADED_OWNER, post, message).label("a bottleneck");
        for thing in things.iter().take(3) {
            finding = finding.related(thing.item().header, "one of them");
        }
        found.push(finding.help("Give some of it to those who do the work; the owner of the whole keeps the whole."));
    }
}

pub(crate) fn group_owner(view: &View<'_>, found: &mut Findings) {
    let lexicon = Lexicon::of(view.plan);
    for entry in view.plan.all("owner") {
        let Some(of) = entry.parent() else { continue };
        for placed in entry.values("owner") {
            let Value::Reference(reference) = &placed.value else { continue };
            let Some(who) = reference.target.map(|id| view.plan.node(id)) else { continue };
            let what = match who.item().construct.id {
                "organisation" => "an organisation",
                "unit" if !DELIVERED.contains(&of.item().construct.id) => "a unit",
                "post" | "person" if lexicon.is_group(who.title()) => "a group, by its title",
                _ => continue,
            };
            found.push(
                finding(
                    &codes::GROUP_OWNER,
                    placed.span,
                    format!("“{}” is {what}: nobody in it answers for “{}”", who.title(), of.title()),
                )
                .label("whose telephone rings?")
                .related(who.item().header, "declared here")
                .help("Name the post that leads it."),
            );
        }
    }
}

pub(crate) fn own_marker(view: &View<'_>, found: &mut Findings) {
    for metric in view.metrics() {
        let (Some(steward), Some(owner)) = (metric.targets("steward").next(), metric.accountable()) else { continue };
        let collections = metric.each("computed").flat_map(|computed| computed.targets("from"));
        let checked = collections.flat_map(|collection| collection.targets("verified").collect::<Vec<_>>());
        if steward != owner || { checked }.any(|checker| checker != owner) {
            continue;
        }
        let Some(entry) = metric.entry("steward") else { continue };
        found.push(
            finding(
                &codes::OWN_MARKER,
                entry,
                format!("“{}” answers for the result and for the figures of “{}”", owner.title(), metric.title()),
            )
            .label("marks their own work")
            .help("Name another post as `steward`, or say in the collection by whom the data is `verified`."),
        );
    }
}

pub(crate) fn owner_outside_chain(view: &View<'_>, found: &mut Findings) {
    for chain in view.plan.all("chain") {
        let Some(block) = chain.parent() else { continue };
        let Some(post) = block.owner() else { continue };
        let links = chain.each("link").flat_map(|link| link.item().values.iter());
        let actors: Vec<ItemId> = links
            .filter_map(|placed| match &placed.value {
                Value::Reference(reference) => reference.target,
                _ => None,
            })
            .collect();
        // Whoever speaks for an organisation of the chain is in it.
        let organisation =
            std::iter::successors(post.children().find_map(organisation), |node| node.targets("parent").next());
        // Organisations may stand in a circle; nobody is nested deeper than this.
        let themselves = ids(std::iter::once(post).chain(organisation.take(16)));
        if actors.is_empty() || actors.iter().any(|actor| themselves.contains(actor)) {
            continue;
        }
        found.push(
            finding(
                &codes::OWNER_OUTSIDE_CHAIN,
                chain,
                format!("“{}” answers for “{}” and is no link of its chain", post.title(), block.title()),
            )
            .label("the owner is not in it")
            .help("Show through whom the owner moves this, or name an owner who is in the chain."),
        );
    }
}

/// The organisation that an entry `organisation` of a post names.
fn organisation(entry: Node<'_>) -> Option<Node<'_>> {
    let Some(Value::Reference(reference)) = entry.value("organisation") else { return None };
    reference.target.map(|id| entry.plan().node(id))
}

pub(crate) fn unit_owns_delivery(view: &View<'_>, found: &mut Findings) {
    let heads = ids(view.plan.all("unit").flat_map(|unit| unit.targets("head").collect::<Vec<_>>()));
    for node in view.each(&DELIVERED) {
        let Some(post) = node.owner() else { continue };
        if post.item().construct.id != "unit" && !heads.contains(&post.id) {
            continue;
        }
        let place = node.entry("owner").unwrap_or(node);
        found.push(
            finding(
                &codes::UNIT_OWNS_DELIVERY,
                place,
                format!("The delivery unit answers for the {} “{}”", kind(node), node.title()),
            )
            .label("the unit, or its head")
            .help("Name the post in the department that delivers; the unit supports it and checks."),
        );
    }
}

pub(crate) fn incomplete_unit(view: &View<'_>, found: &mut Findings) {
    let root = view.plan.root();
    for unit in view.plan.all("unit") {
        let sponsored = root.is_some_and(|root| root.has("sponsor") && root.targets("unit").any(|own| own == unit));
        let missing = missing([
            ("`head`", unit.has("head")),
            ("`seat`", unit.has("seat")),
            ("`mission`", unit.has("mission")),
            ("`sponsor`", sponsored || unit.has("sponsor")),
        ]);
        if !missing.is_empty() {
            found.push(
                finding(
                    &codes::INCOMPLETE_UNIT,
                    unit,
                    format!("The unit “{}” lacks {}", unit.title(), listed(&missing)),
                )
                .label(format!("{} missing", plural(missing.len(), "entry", "entries")))
                .help("Say who leads it, where it sits, what it is for in one sentence, and who stands behind it."),
            );
        }
    }
}

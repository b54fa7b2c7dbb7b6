//! Resources: whether the money and the people are there.

use milepost_diagnostics::Severity;
use milepost_plan::{Node, Quantity, Unit, scaled};
use rust_decimal::Decimal;

use crate::codes;
use crate::view::{Findings, View, finding, kind};

pub(crate) fn unsecured(view: &View<'_>, found: &mut Findings) {
    for node in view.each(&["cost", "resource", "budget"]) {
        if is_secured(node) {
            continue;
        }
        let (says, severity) = match node.word_of("secured") {
            Some("no") => ("is not there yet", Severity::Warning),
            Some(_) => ("is there only in part", Severity::Hint),
            None => ("may be there or not: the plan does not say", Severity::Hint),
        };
        let of = node.around().next().map_or_else(String::new, |block| format!(" of “{}”", block.title()));
        let mut finding = finding(&codes::UNSECURED, node, format!("The {}{of} {says}", kind(node)))
            .label("not secured")
            .help("Write `secured yes` once it is allocated, and until then a milestone or a risk for it.");
        finding.severity = severity;
        found.push(finding);
    }
}

/// Whether it is there, or the plan says how what is missing will be.
pub(crate) fn is_secured(node: Node<'_>) -> bool {
    match node.word_of("secured") {
        Some("yes") => true,
        Some("partly") => rest_is_named(node),
        _ => false,
    }
}

/// Whether the plan says how what is still missing will be secured: here, or for the whole around it.
fn rest_is_named(node: Node<'_>) -> bool {
    let budgets = node.around().flat_map(Node::children).filter(|entry| entry.item().construct.id == "budget");
    std::iter::once(node)
        .chain(budgets)
        .any(|money| money.children().any(|entry| entry.item().construct.keyword == "to_be_secured"))
}

/// The amount of money and its currency.
fn money(node: Node<'_>) -> Option<(Decimal, &str)> {
    match node.quantity("amount")? {
        Quantity { number, unit: Some(Unit::Money(currency)) } => Some((*number, currency)),
        _ => None,
    }
}

pub(crate) fn over_budget(view: &View<'_>, found: &mut Findings) {
    for budget in view.plan.all("budget") {
        let (Some(block), Some((most, currency))) = (budget.parent(), money(budget)) else { continue };
        let costs = block.inside().filter(|node| node.item().construct.id == "cost");
        let costs: Vec<_> =
            costs.filter_map(money).filter(|(_, other)| *other == currency).map(|(cost, _)| cost).collect();
        let sum = costs.iter().try_fold(Decimal::ZERO, |sum, cost| sum.checked_add(*cost));
        let Some(sum) = sum.filter(|sum| *sum > most) else { continue };
        found.push(
            finding(
                &codes::OVER_BUDGET,
                budget,
                format!("The work of “{}” costs {} {currency}, more than its budget", block.title(), scaled(sum)),
            )
            .label(format!("{} {currency} are missing", scaled(sum - most)))
            .help("Raise the budget, or take work out."),
        );
    }
}

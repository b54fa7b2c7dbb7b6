//! Values that begin with a minus sign: whether they are a change or the value itself depends on the unit of the metric,
//! which is known once everything is read.

use rust_decimal::Decimal;

use crate::item::{Node, Plan};
use crate::trajectory::unit;
use crate::value::{Change, Level, Quantity, Unit, Value};

/// Takes `-15%` of a metric that is no percentage, and `-3 points` of one that is, for changes: they cannot be values.
pub(crate) fn relate(plan: &mut Plan) {
    let mut found = Vec::new();
    for node in plan.nodes() {
        for (index, placed) in node.item().values.iter().enumerate() {
            let Value::Level(Level::Is(quantity)) = &placed.value else { continue };
            if let Some(change) = change(node, quantity) {
                found.push((node.id, index, change));
            }
        }
    }
    for (id, index, change) in found {
        plan.items[id.0 as usize].values[index].value = Value::Level(Level::Changed(change));
    }
}

fn change(node: Node<'_>, quantity: &Quantity) -> Option<Change> {
    // What a unit must reach to be counted is in the unit of another metric.
    if quantity.number >= Decimal::ZERO || node.item().construct.id == "threshold" {
        return None;
    }
    let metric =
        std::iter::successors(node.parent(), |node| node.parent()).find(|node| node.item().construct.id == "metric")?;
    match (&quantity.unit, unit(metric)?) {
        (Some(Unit::Percent), wanted) if *wanted != Unit::Percent => Some(Change::Relative(quantity.number)),
        (Some(Unit::Points), Unit::Percent) => Some(Change::By(quantity.clone())),
        _ => None,
    }
}

//! The whole plan as JSON, version 1, for other programs: every item with its typed values, and every number that
//! follows from them with the method by which it was found. `schemas/plan.schema.json` describes it.
//!
//! Decimals are texts, so that no program rounds them: `"87.31"`.

mod expectations;
mod schema;
mod values;

pub use schema::schema;

use milepost_plan::{Node, Plan, Value as Said};
use milepost_vocabulary::{Construct, Type};
use serde_json::{Map, Value, json};

use crate::writing::Audience;
use crate::{Order, Output};

/// The plan as a document.
pub fn documents(plan: &Plan, order: &Order<'_>) -> Vec<Output> {
    let mut bytes = serde_json::to_vec_pretty(&model(plan, order)).unwrap_or_default();
    bytes.push(b'\n');
    vec![Output { path: "plan.json".to_owned(), bytes }]
}

/// The plan as JSON.
pub fn model(plan: &Plan, order: &Order<'_>) -> Value {
    let reader = Reader { public: order.audience == Audience::Public };
    let calendar = plan.calendar();
    json!({
        "version": 1,
        "as_of": order.as_of.to_string(),
        "audience": if reader.public { "public" } else { "unit" },
        "calendar": {
            "fiscal_year_starts": calendar.fiscal.starts,
            "fiscal_year_named_by": if calendar.fiscal.named_by_end { "end" } else { "start" },
            "terms": calendar.terms.values().map(values::period).collect::<Vec<_>>(),
        },
        "items": plan.top().filter_map(|node| reader.item(node)).collect::<Vec<_>>(),
        "expectations": expectations::all(plan, order, reader),
    })
}

/// For whom the model is written.
#[derive(Clone, Copy)]
struct Reader {
    public: bool,
}

impl Reader {
    /// Whether the item may be seen.
    fn shows(self, node: Node<'_>) -> bool {
        let internal = |node: Node<'_>| {
            node.children().any(|child| {
                child.item().construct.keyword == "visibility" && child.text("visibility") == Some("internal")
            })
        };
        !self.public || !std::iter::successors(Some(node), |node| node.parent()).any(internal)
    }

    /// The item with all that is in it; nothing where it is not to be seen.
    fn item(self, node: Node<'_>) -> Option<Value> {
        if !self.shows(node) {
            return None;
        }
        let construct = node.item().construct;
        let mut item = Map::new();
        item.insert("construct".to_owned(), construct.id.into());
        item.insert("keyword".to_owned(), construct.keyword.into());
        if let Some(name) = node.full_name() {
            item.insert("name".to_owned(), name.into());
        }
        item.insert("values".to_owned(), self.values(node).into());
        let entries: Vec<Value> = node.children().filter_map(|child| self.item(child)).collect();
        item.insert("entries".to_owned(), entries.into());
        Some(item.into())
    }

    fn values(self, node: Node<'_>) -> Map<String, Value> {
        let construct = node.item().construct;
        let mut found = Map::new();
        for placed in &node.item().values {
            let connects = |word: &str| matches!(&placed.value, Said::Word(said) if said == word);
            let mut own = construct.slots.iter().filter(|slot| slot.name == placed.slot);
            if own.any(|slot| matches!(slot.ty, Type::Connective(word) if connects(word))) {
                continue;
            }
            let Some(value) = self.value(node.plan(), &placed.value) else { continue };
            if !is_list(construct, placed.slot) {
                found.insert(placed.slot.to_owned(), value);
            } else if let Some(list) = found.entry(placed.slot).or_insert_with(|| json!([])).as_array_mut() {
                list.push(value);
            }
        }
        found
    }
}

/// Whether several values may stand in `slot`.
fn is_list(construct: &Construct, slot: &str) -> bool {
    construct.slots.iter().any(|own| own.name == slot && (own.many || matches!(own.ty, Type::Path(_))))
}

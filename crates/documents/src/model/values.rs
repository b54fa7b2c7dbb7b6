//! Values as JSON.

use milepost_plan::calendar::{Period, PeriodKind};
use milepost_plan::{Change, Level, Node, Plan, Quantity, Reference, Unit, Value as Said, When};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::Reader;

impl Reader {
    /// The value; nothing where it names what is not to be seen.
    pub(super) fn value(self, plan: &Plan, value: &Said) -> Option<Value> {
        Some(match value {
            Said::Word(text) | Said::Text(text) => json!(text),
            Said::Date(date) => json!(date.to_string()),
            Said::Whole(number) => json!(number),
            Said::Period(period) => self::period(period),
            Said::When(when) => self::when(when),
            Said::Span(from, to) => json!({ "from": when(from), "to": when(to) }),
            Said::Level(Level::Is(quantity)) | Said::Quantity(quantity) => self::quantity(quantity),
            Said::Level(Level::Changed(change)) | Said::Change(change) => self::change(change),
            Said::Level(Level::Unknown) => json!({ "unknown": true, "text": "unknown" }),
            Said::Duration(duration) => {
                json!({ "count": duration.count, "unit": duration.unit.word(), "text": duration.to_string() })
            }
            Said::Unit(unit) => self::unit(unit),
            Said::Reference(reference) => self.reference(plan, reference)?,
            Said::Formula(formula) => {
                let names = formula.names();
                let read: Vec<Value> = names.iter().filter_map(|name| self.reference(plan, name)).collect();
                if read.len() < names.len() {
                    return None;
                }
                json!({ "text": formula.to_string(), "names": read })
            }
        })
    }

    fn reference(self, plan: &Plan, reference: &Reference) -> Option<Value> {
        let target = reference.target.map(|id| plan.node(id));
        if target.is_some_and(|target| !self.shows(target)) {
            return None;
        }
        let construct = target.map(|target| target.item().construct.id);
        Some(
            json!({ "name": target.and_then(Node::full_name).unwrap_or_else(|| reference.name.clone()), "construct": construct }),
        )
    }
}

/// A decimal as a text, without zeros that say nothing.
pub(super) fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

pub(super) fn period(period: &Period) -> Value {
    let kind = match period.kind {
        PeriodKind::Day => "day",
        PeriodKind::Week => "week",
        PeriodKind::FourWeeks => "four_weeks",
        PeriodKind::Month => "month",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Term => "term",
        PeriodKind::Half => "half",
        PeriodKind::Year => "year",
    };
    json!({ "text": period.text, "kind": kind, "first": period.first.to_string(), "last": period.last.to_string() })
}

pub(super) fn when(when: &When) -> Value {
    match when {
        When::Day(day) => {
            let day = day.to_string();
            json!({ "text": day, "kind": "day", "first": day, "last": day })
        }
        When::Period(period) => self::period(period),
    }
}

fn quantity(quantity: &Quantity) -> Value {
    json!({
        "number": number(quantity.number),
        "unit": quantity.unit.as_ref().map(unit),
        "text": quantity.to_string(),
    })
}

fn change(change: &Change) -> Value {
    let text = change.to_string();
    match change {
        Change::By(quantity) => json!({
            "change": "by",
            "number": number(quantity.number),
            "unit": quantity.unit.as_ref().map(unit),
            "text": text,
        }),
        Change::Relative(share) => json!({ "change": "relative", "percent": number(*share), "text": text }),
        Change::Halve => json!({ "change": "halve", "text": text }),
        Change::Double => json!({ "change": "double", "text": text }),
    }
}

fn unit(unit: &Unit) -> Value {
    let text = unit.to_string();
    match unit {
        Unit::Percent => json!({ "kind": "percent", "text": text }),
        Unit::Points => json!({ "kind": "points", "text": text }),
        Unit::Count(noun) => json!({ "kind": "count", "of": noun, "text": text }),
        Unit::Money(currency) => json!({ "kind": "money", "currency": currency, "text": text }),
        Unit::Time(time) => json!({ "kind": "time", "of": time.word(), "text": text }),
        Unit::Rate { per, noun } => json!({ "kind": "rate", "per": number(*per), "of": noun, "text": text }),
        Unit::Index => json!({ "kind": "index", "text": text }),
        Unit::Score => json!({ "kind": "score", "text": text }),
        Unit::Ratio => json!({ "kind": "ratio", "text": text }),
        Unit::Ordinal => json!({ "kind": "ordinal", "text": text }),
    }
}

//! The schema of the model: what every construct of the vocabulary may hold.

use milepost_vocabulary::{COMMON, Child, Construct, Head, Need, Slot, TOP, Type, Word, constructs};
use serde_json::{Map, Value, json};

use super::is_list;

/// The JSON Schema (2020-12) of the model, version 1. Shipped as `schemas/plan.schema.json`.
pub fn schema() -> Value {
    let mut definitions = values();
    definitions.insert("item".to_owned(), item());
    definitions.insert("common".to_owned(), ids(COMMON));
    for construct in constructs() {
        definitions.insert(key(construct), of(construct));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `milepost build --only json` writes: a whole plan",
        "type": "object",
        "required": ["version", "as_of", "audience", "calendar", "items", "expectations"],
        "additionalProperties": false,
        "properties": {
            "version": { "const": 1 },
            "as_of": { "type": "string", "format": "date" },
            "audience": { "enum": ["unit", "public"] },
            "calendar": object(&json!({
                "fiscal_year_starts": { "type": "integer", "minimum": 1, "maximum": 12 },
                "fiscal_year_named_by": { "enum": ["start", "end"] },
                "terms": { "type": "array", "items": value("when") },
            })),
            "items": { "description": "The plan, as its files say it.", "type": "array", "items": one_of(TOP, false) },
            "expectations": {
                "description": "What follows from the plan: every number with the method by which it was found.",
                "type": "array",
                "items": value("expectation"),
            },
        },
        "$defs": definitions,
    })
}

/// The name of a construct's definition; ids have dots, which pointers take.
fn key(construct: &Construct) -> String {
    format!("item.{}", construct.id)
}

fn value(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// An item of one of these constructs, and inside of blocks of those of every block. Which one it is its `construct`
/// says: a validator looks at that one alone.
fn one_of(children: &[Child], inside: bool) -> Value {
    let own = ids(children);
    let which = if inside { json!({ "anyOf": [own, value("common")] }) } else { own };
    json!({ "properties": { "construct": which }, "$ref": "#/$defs/item" })
}

fn ids(children: &[Child]) -> Value {
    let mut ids: Vec<&str> = children.iter().map(|child| child.construct.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() { json!(false) } else { json!({ "enum": ids }) }
}

/// Every item, by its construct.
fn item() -> Value {
    let by_construct = constructs().into_iter().map(|construct| {
        json!({ "if": { "properties": { "construct": { "const": construct.id } } }, "then": value(&key(construct)) })
    });
    json!({ "type": "object", "required": ["construct"], "allOf": by_construct.collect::<Vec<_>>() })
}

/// An object of exactly these properties, all of them there.
fn object(properties: &Value) -> Value {
    let names: Vec<&String> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    json!({ "type": "object", "required": names, "additionalProperties": false, "properties": properties })
}

fn of(construct: &'static Construct) -> Value {
    let (mut values, mut required) = (Map::new(), Vec::new());
    let head = match construct.head {
        Head::Period => Some(("period", value("when"))),
        Head::Reference(_) => Some(("path", value("reference"))),
        Head::Choice(name, words) => Some((name, choice(words))),
        Head::Entry => Some(("entry", json!({ "type": "string" }))),
        Head::Keyword | Head::Name => None,
    };
    if let Some((name, one)) = head {
        values.insert(name.to_owned(), if is_list(construct, name) { list(&one) } else { one });
        required.push(name);
    }
    for slot in construct.slots.iter().filter(|slot| !matches!(slot.ty, Type::Name | Type::Connective(_))) {
        let one = typed(slot);
        values.insert(slot.name.to_owned(), if is_list(construct, slot.name) { list(&one) } else { one });
        // Names of what is internal are left out for the public.
        if slot.required && !matches!(slot.ty, Type::Reference(_) | Type::Path(_) | Type::Formula) {
            required.push(slot.name);
        }
    }
    let mut properties = Map::new();
    properties.insert("construct".to_owned(), json!({ "const": construct.id }));
    properties.insert("keyword".to_owned(), json!({ "const": construct.keyword }));
    if construct.declares_name() {
        properties.insert("name".to_owned(), json!({ "type": "string" }));
    }
    properties.insert(
        "values".to_owned(),
        json!({ "type": "object", "required": required, "additionalProperties": false, "properties": values }),
    );
    properties.insert("entries".to_owned(), list(&one_of(construct.children, true)));
    let always: Vec<String> = construct
        .children
        .iter()
        .filter(|child| child.need == Need::Required)
        .map(|child| format!("`{}`", child.construct.keyword))
        .collect();
    let always = if always.is_empty() { String::new() } else { format!(" It always has {}.", always.join(", ")) };
    json!({
        "description": format!("{}{always}", construct.doc),
        "type": "object",
        "required": ["construct", "keyword", "values", "entries"],
        "additionalProperties": false,
        "properties": properties,
    })
}

fn list(one: &Value) -> Value {
    json!({ "type": "array", "items": one })
}

fn choice(words: &[Word]) -> Value {
    json!({ "enum": words.iter().map(|word| word.word).collect::<Vec<_>>() })
}

fn typed(slot: &Slot) -> Value {
    match slot.ty {
        Type::Name | Type::Title | Type::Text | Type::Day | Type::Word | Type::Connective(_) => {
            json!({ "type": "string" })
        }
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::Period | Type::When => value("when"),
        Type::Span => value("span"),
        Type::Level => json!({ "anyOf": [value("quantity"), value("change"), value("unknown")] }),
        Type::Quantity | Type::Money | Type::Percent => value("quantity"),
        Type::Change => value("change"),
        Type::Whole => json!({ "type": "integer" }),
        Type::Duration => value("duration"),
        Type::Cadence => json!({ "anyOf": [value("duration"), { "type": "string" }] }),
        Type::Reference(_) | Type::Path(_) => value("reference"),
        Type::Choice(words) => choice(words),
        Type::Share(words) => json!({ "anyOf": [choice(words), value("quantity")] }),
        Type::Formula => value("formula"),
        Type::Unit => value("unit"),
    }
}

/// The definitions of values and of what is computed from them.
fn values() -> Map<String, Value> {
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let day = json!({ "type": "string", "format": "date" });
    let decimal = value("decimal");
    let maybe_decimal = json!({ "anyOf": [decimal, { "type": "null" }] });
    let stated = object(&json!({
        "title": maybe,
        "at": { "anyOf": [value("when"), { "type": "null" }] },
        "value": decimal,
        "printed": text,
        "method": text,
    }));
    let maybe_unit = json!({ "anyOf": [value("unit"), { "type": "null" }] });
    let kinds = ["day", "week", "four_weeks", "month", "quarter", "term", "half", "year"];
    let unit = |kind: &str, more: Value| {
        let mut properties = json!({ "kind": { "const": kind }, "text": text });
        if let (Some(all), Some(more)) = (properties.as_object_mut(), more.as_object()) {
            all.extend(more.clone());
        }
        object(&properties)
    };
    let plain = ["percent", "points", "index", "score", "ratio", "ordinal"].map(|kind| unit(kind, json!({})));
    let mut units = plain.to_vec();
    units.push(unit("count", json!({ "of": maybe })));
    units.push(unit("money", json!({ "currency": { "type": "string", "pattern": "^[A-Z]{3}$" } })));
    units.push(unit("time", json!({ "of": text })));
    units.push(unit("rate", json!({ "per": decimal, "of": maybe })));
    let change = |kind: Value, more: Value| {
        let mut properties = json!({ "change": kind, "text": text });
        if let (Some(all), Some(more)) = (properties.as_object_mut(), more.as_object()) {
            all.extend(more.clone());
        }
        object(&properties)
    };
    let definitions = json!({
        "decimal": { "description": "An exact decimal, as a text.", "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
        "when": object(&json!({ "text": text, "kind": { "enum": kinds }, "first": day, "last": day })),
        "span": object(&json!({ "from": value("when"), "to": value("when") })),
        "unit": { "anyOf": units },
        "quantity": object(&json!({ "number": decimal, "unit": maybe_unit, "text": text })),
        "change": { "anyOf": [
            change(json!({ "const": "by" }), json!({ "number": decimal, "unit": maybe_unit })),
            change(json!({ "const": "relative" }), json!({ "percent": decimal })),
            change(json!({ "enum": ["halve", "double"] }), json!({})),
        ] },
        "unknown": object(&json!({ "unknown": { "const": true }, "text": { "const": "unknown" } })),
        "duration": object(&json!({ "count": { "type": "integer", "minimum": 0 }, "unit": text, "text": text })),
        "reference": object(&json!({ "name": text, "construct": maybe })),
        "formula": object(&json!({ "text": text, "names": list(&value("reference")) })),
        "expectation": object(&json!({
            "metric": text,
            "part": maybe,
            "decimals": { "type": "integer", "minimum": 0 },
            "baselines": list(&stated),
            "benchmarks": list(&stated),
            "targets": list(&object(&json!({ "by": value("when"), "value": decimal, "printed": text, "method": text }))),
            "lines": list(&value("line")),
            "build_up": list(&json!({ "anyOf": [
                value("build_up"),
                object(&json!({ "when": value("when"), "silence": text })),
            ] })),
        })),
        "line": object(&json!({
            "kind": { "enum": ["trajectory", "scenario", "without_action"] },
            "name": maybe,
            "case": maybe,
            "holds": { "description": "Whether it is the trajectory by which the metric is rated.", "type": "boolean" },
            "shape": maybe,
            "method": maybe,
            "silence": { "description": "Why nothing is expected, where nothing is.", "type": ["string", "null"] },
            "values": list(&object(&json!({
                "when": value("when"),
                "value": decimal,
                "printed": text,
                "low": maybe_decimal,
                "high": maybe_decimal,
                "method": { "type": "string", "minLength": 1 },
            }))),
        })),
        "build_up": object(&json!({
            "when": value("when"),
            "start": decimal,
            "start_method": text,
            "effects": list(&object(&json!({
                "work": maybe,
                "title": text,
                "full": maybe_decimal,
                "now": decimal,
                "low": decimal,
                "high": decimal,
                "likely": decimal,
                "method": text,
            }))),
            "overlap": decimal,
            "total": decimal,
            "printed": text,
            "low": decimal,
            "high": decimal,
            "likely": decimal,
            "target": maybe_decimal,
            "gap": { "description": "What is missing to the target; negative where the effects go beyond it.", "anyOf": [decimal, { "type": "null" }] },
            "gap_printed": { "description": "The gap as people read it; nothing where there is none.", "type": ["string", "null"] },
            "method": text,
        })),
    });
    definitions.as_object().cloned().unwrap_or_default()
}

//! The plan as JSON: everything of the plan is in it, and every number has its method.

use std::collections::BTreeSet;

use milepost_documents::model::{model, schema};
use milepost_documents::{Audience, Order};
use milepost_plan::Plan;
use milepost_tracking::Observations;
use milepost_vocabulary::inventory::{ELSEWHERE, How, INVENTORY};
use milepost_vocabulary::{COMMON, TOP, Type, construct};
use serde_json::Value;

use super::from_plan::plan;

fn json(plan: &Plan, audience: Audience) -> Value {
    let as_of = chrono::NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day");
    let observations = Observations::default();
    model(plan, &Order { audience, ..Order::new(as_of, &observations) })
}

/// Every item, with what is around it.
fn items<'a>(list: &'a Value, around: &'a str, found: &mut Vec<(&'a str, &'a Value)>) {
    for item in list.as_array().expect("a list of items") {
        found.push((around, item));
        items(&item["entries"], item["construct"].as_str().expect("an id"), found);
    }
}

#[test]
fn every_row_of_the_inventory_is_in_the_model() {
    let plan = plan(&[milepost_vocabulary::EVERY_CONSTRUCT, ELSEWHERE].concat());
    let model = json(&plan, Audience::Unit);
    let schema = schema();
    let mut found = Vec::new();
    items(&model["items"], "", &mut found);
    let admits = |parent: &str, id: &str| {
        let children = match parent {
            "" => TOP,
            "*" => COMMON,
            parent => construct(parent).expect("a construct").children,
        };
        let ids = match parent {
            "" => &schema["properties"]["items"]["items"]["properties"]["construct"],
            "*" => &schema["$defs"]["common"],
            parent => {
                let entries = &schema["$defs"][format!("item.{parent}")]["properties"]["entries"];
                &entries["items"]["properties"]["construct"]["anyOf"][0]
            }
        };
        let listed = ids["enum"].as_array().is_some_and(|ids| ids.iter().any(|one| one == id));
        listed && children.iter().any(|child| child.construct.id == id)
    };
    let missing: Vec<String> = INVENTORY
        .iter()
        .filter_map(|(section, row, how)| {
            let said = match how {
                How::Entry(parent, id) => {
                    let there = |around: &str| *parent == "*" || around == *parent;
                    admits(parent, id) && found.iter().any(|(around, item)| item["construct"] == *id && there(around))
                }
                How::Line(id, slot) => found.iter().any(|(_, item)| {
                    let name_of_its_own = construct(id).is_some_and(|construct| {
                        construct.slots.iter().any(|own| own.name == *slot && own.ty == Type::Name)
                    });
                    item["construct"] == *id
                        && (!item["values"][slot].is_null() || (name_of_its_own && item["name"].is_string()))
                }),
                How::Words(id, words) => {
                    let values =
                        schema["$defs"][format!("item.{id}")]["properties"]["values"]["properties"].to_string();
                    words.iter().all(|word| values.contains(&format!("\"{word}\"")))
                }
                How::Not(_) => true,
            };
            (!said).then(|| format!("{section} {row}"))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn nothing_of_the_plan_is_left_out_of_the_model() {
    let plan = plan(milepost_vocabulary::EVERY_CONSTRUCT);
    let model = json(&plan, Audience::Unit);
    let mut found = Vec::new();
    items(&model["items"], "", &mut found);
    assert_eq!(found.len(), plan.nodes().count());
    let constructs: BTreeSet<&str> = found.iter().filter_map(|(_, item)| item["construct"].as_str()).collect();
    let all: BTreeSet<&str> = milepost_vocabulary::constructs().into_iter().map(|construct| construct.id).collect();
    // It is one file.
    assert_eq!(all.difference(&constructs).collect::<Vec<_>>(), [&"import"]);
}

#[test]
fn every_number_that_is_worked_out_has_its_method() {
    let plan = plan(milepost_vocabulary::EVERY_CONSTRUCT);
    let model = json(&plan, Audience::Unit);
    let expectations = model["expectations"].as_array().expect("a list");
    let mut numbers = 0;
    for line in expectations.iter().flat_map(|metric| metric["lines"].as_array().expect("lines")) {
        for value in line["values"].as_array().expect("values") {
            assert!(value["method"].as_str().is_some_and(|method| !method.is_empty()), "{value}");
            numbers += 1;
        }
    }
    assert!(numbers > 100, "{numbers}");
    let reading = expectations.iter().find(|metric| metric["metric"] == "reading_at_nine").expect("it is there");
    let held: Vec<_> =
        reading["lines"].as_array().expect("lines").iter().map(|line| (&line["name"], &line["holds"])).collect();
    insta::assert_debug_snapshot!(held);
    insta::assert_snapshot!(format!("{:#}", reading["build_up"]));
}

#[test]
fn the_public_model_says_nothing_of_what_is_internal() {
    let plan = plan(milepost_vocabulary::EVERY_CONSTRUCT);
    let whole = json(&plan, Audience::Unit).to_string();
    let public = json(&plan, Audience::Public).to_string();
    assert!(whole.contains("Coaches are paid from two budgets") && whole.contains("pay_of_coaches"));
    assert!(!public.contains("Coaches are paid from two budgets") && !public.contains("pay_of_coaches"));
}

#[test]
fn decimals_are_exact_and_changes_keep_their_kind() {
    let plan = plan(
        "post chief \"Chief\"\npriority p \"P\" {\n  owner chief\n  metric m \"Trips\" {\n    unit rate per 100 million miles\n    \
         better higher\n    frequency year\n    baseline 1.36 per 100 million miles at 2026\n    target +15% by 2028\n    trajectory { shape linear; 2028 +15% }\n  }\n}\n",
    );
    let model = json(&plan, Audience::Unit);
    insta::assert_snapshot!(format!("{:#}", model["expectations"]));
}

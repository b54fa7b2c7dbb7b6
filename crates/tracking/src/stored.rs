//! Answers as data files hold them, and what a data file looks like to other programs.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::answer::{Answer, Quality};
use crate::layout::{Kind, Layout, PERIOD};

/// The answer that stands as `value` in a data file, as a question of this kind takes it.
///
/// # Errors
/// What was expected.
pub(crate) fn answer(kind: &Kind<'_>, value: &str) -> Result<Answer, String> {
    let number = || {
        let plain = value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        let number = plain.then(|| value.parse::<Decimal>().ok()).flatten();
        number
            .map(Answer::Number)
            .ok_or_else(|| "expected a number such as 1020.5, without unit and thousands' marks".to_owned())
    };
    let text =
        |right: bool, expected: &str| if right { Ok(Answer::Text(value.to_owned())) } else { Err(expected.to_owned()) };
    match kind {
        Kind::Count => match number()? {
            Answer::Number(number) if number.is_integer() && !number.is_sign_negative() => Ok(Answer::Number(number)),
            _ => Err("expected a whole number, not negative".into()),
        },
        Kind::Number | Kind::Percent | Kind::Money(_) | Kind::Duration(_) | Kind::Scale => number(),
        Kind::Text => Ok(Answer::Text(value.to_owned())),
        Kind::Date => text(NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok(), "expected a day such as 2026-09-30"),
        Kind::YesNo => text(matches!(value, "yes" | "no"), "expected yes or no"),
        Kind::Choice(options) => {
            let names: Vec<_> = options.iter().map(|(name, _)| *name).collect();
            text(names.contains(&value), &format!("expected one of {}", names.join(", ")))
        }
    }
}

/// The Frictionless Table Schema of the data file of a collection.
pub fn table_schema(layout: &Layout<'_>) -> Value {
    let mut fields = vec![json!({
        "name": PERIOD, "type": "string", "title": "The period that the answer is about",
        "constraints": { "required": true }
    })];
    fields.extend(
        layout
            .dimensions
            .iter()
            .map(|dimension| json!({ "name": dimension.column, "type": "string", "title": dimension.node.title() })),
    );
    let names: Vec<_> = layout.questions.iter().map(|question| question.name).collect();
    let required = json!({ "required": true });
    fields.extend([
        json!({
            "name": "question", "type": "string", "title": "The name of the question in the plan", "constraints": required,
            "description": format!("The plan asks: {}", names.join(", "))
        }),
        json!({ "name": "value", "type": "string", "title": "The answer; empty where there is none" }),
        json!({
            "name": "quality", "type": "string", "title": "How firm the value is, or why there is none",
            "constraints": { "required": true, "enum": Quality::ALL.map(Quality::word) }
        }),
        json!({
            "name": "status", "type": "string", "title": "Whether the row counts or a later one took its place",
            "constraints": { "required": true, "enum": ["current", "superseded"] }
        }),
        json!({
            "name": "recorded_at", "type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ",
            "title": "When it was recorded, in Coordinated Universal Time", "constraints": required
        }),
        json!({ "name": "source", "type": "string", "title": "The file from which it was recorded" }),
        json!({ "name": "because", "type": "string", "title": "Why it took the place of an earlier row" }),
        json!({ "name": "note", "type": "string", "title": "A remark of those who answered" }),
    ]);
    json!({ "fields": fields, "missingValues": [""] })
}

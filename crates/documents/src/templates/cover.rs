//! What every form says about itself before it asks.

use chrono::{Datelike, NaiveDate};
use milepost_plan::Node;
use milepost_plan::calendar::{Period, PeriodKind, month_name};
use milepost_tracking::{Form, text_in};

/// What the form is about, until when, from whom and to whom: labels and texts, none empty.
pub(super) fn facts(form: &Form<'_>) -> Vec<(&'static str, String)> {
    let collection = form.layout.collection;
    let text = |keyword: &'static str| text_in(collection, keyword, form.language).unwrap_or_default().to_owned();
    let secret = if collection.entry("confidential").is_some() { "Single answers are not published." } else { "" };
    let facts = [
        ("About", form.period.as_ref().map(in_words).unwrap_or_default()),
        ("Due", form.due.map(day_in_words).unwrap_or_default()),
        ("Filled in by", respondents(form)),
        ("Goes to", people(collection, "collector")),
        ("Signed by", people(collection, "sign_off")),
        ("Late returns", text("late")),
        ("Confidential", secret.to_owned()),
        ("What to count", text("instructions")),
        ("Covered", text("coverage")),
    ];
    facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn respondents(form: &Form<'_>) -> String {
    if let Some(respondent) = &form.respondent {
        return form.title(respondent.node).to_owned();
    }
    form.layout.collection.targets("from").map(Node::title).collect::<Vec<_>>().join(", ")
}

/// Those whom the entry `keyword` names, and how to reach them.
fn people(collection: Node<'_>, keyword: &'static str) -> String {
    let entries = collection.children().filter(|entry| entry.item().construct.keyword == keyword);
    let who = entries.flat_map(|_| collection.targets(keyword).collect::<Vec<_>>()).map(|who| {
        let contact = who.children().find(|entry| entry.item().construct.keyword == "contact");
        let contact = contact.and_then(|entry| match entry.item().values.first().map(|placed| &placed.value) {
            Some(milepost_plan::Value::Text(text)) => Some(text.as_str()),
            _ => None,
        });
        contact.map_or_else(|| who.title().to_owned(), |contact| format!("{} ({contact})", who.title()))
    });
    who.collect::<Vec<_>>().join(", ")
}

/// A period with its days: `January 2019`, `2026-W45 (2 to 8 November 2026)`.
pub(super) fn in_words(period: &Period) -> String {
    if period.kind == PeriodKind::Month {
        return format!("{} {}", month_name(period.first.month()), period.first.year());
    }
    if period.kind == PeriodKind::Day {
        return day_in_words(period.first);
    }
    let (first, last) = (period.first, period.last);
    let from = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => first.day().to_string(),
        (true, false) => format!("{} {}", first.day(), month_name(first.month())),
        _ => day_in_words(first),
    };
    format!("{} ({from} to {})", period.text, day_in_words(last))
}

pub(super) fn day_in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

//! What every form says about itself before it asks.

use milepost_locale::say;
use milepost_plan::Node;
use milepost_tracking::{Form, text_in};

/// Until when the form is due, from whom and to whom it goes: labels and texts, none empty.
pub(super) fn facts(form: &Form<'_>) -> Vec<(String, String)> {
    let (collection, locale) = (form.layout.collection, &form.locale);
    let text = |keyword: &'static str| text_in(collection, keyword, form.language).unwrap_or_default().to_owned();
    let is_secret = collection.entry("confidential").is_some();
    let facts = [
        (say!(locale, "form-due"), due(form).unwrap_or_default()),
        (say!(locale, "form-filled-in-by"), respondents(form)),
        (say!(locale, "form-goes-to"), people(form, "collector")),
        (say!(locale, "form-signed-by"), people(form, "sign_off")),
        (say!(locale, "form-late"), text("late")),
        (say!(locale, "form-confidential"), if is_secret { say!(locale, "form-not-published") } else { String::new() }),
        (say!(locale, "form-instructions"), text("instructions")),
        (say!(locale, "form-coverage"), text("coverage")),
    ];
    facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// What the form is called: what is asked about, and the period.
pub(super) fn heading(form: &Form<'_>) -> String {
    let title = form.title(form.layout.collection);
    let about = about(form);
    if about.is_empty() { title.to_owned() } else { format!("{title}{}{about}", form.locale.colon()) }
}

/// The period that the form asks about, with its days; nothing where the plan does not say it.
pub(super) fn about(form: &Form<'_>) -> String {
    form.period.as_ref().map(|period| form.locale.period_with_days(period)).unwrap_or_default()
}

/// The day on which the form is due.
pub(super) fn due(form: &Form<'_>) -> Option<String> {
    form.due.map(|day| form.locale.long_day(day))
}

fn respondents(form: &Form<'_>) -> String {
    if let Some(respondent) = &form.respondent {
        return form.title(respondent.node).to_owned();
    }
    form.locale.list(form.layout.collection.targets("from").map(|node| form.title(node).to_owned()))
}

/// Those whom the entry `keyword` names, and how to reach them.
fn people(form: &Form<'_>, keyword: &'static str) -> String {
    let collection = form.layout.collection;
    let entries = collection.children().filter(|entry| entry.item().construct.keyword == keyword);
    let who = entries.flat_map(|_| collection.targets(keyword).collect::<Vec<_>>()).map(|who| {
        let title = form.title(who);
        contact(who).map_or_else(|| title.to_owned(), |contact| format!("{title} ({contact})"))
    });
    form.locale.list(who)
}

fn contact(who: Node<'_>) -> Option<&str> {
    let entry = who.children().find(|entry| entry.item().construct.keyword == "contact")?;
    match &entry.item().values.first()?.value {
        milepost_plan::Value::Text(text) => Some(text),
        _ => None,
    }
}

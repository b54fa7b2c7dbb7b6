//! What is said about a word, a name or a date, in Markdown.
#![allow(clippy::format_push_string, reason = "what is said is short")]

use chrono::{Datelike, NaiveDate};
use milepost_plan::calendar::{self, Calendar, PeriodKind};
use milepost_plan::{Node, Value};
use milepost_vocabulary::{Construct, Head, Need};

use crate::completion::scope_in_words;
use crate::host::{Analysis, Compiled};

/// What a construct means, and what stands in its block.
pub(crate) fn construct(construct: &Construct) -> String {
    let mut out = format!("```plan\n{}\n```\n\n{}", construct.signature(), construct.doc);
    for (need, heading) in
        [(Need::Required, "Must have"), (Need::Expected, "A complete plan has"), (Need::Optional, "May have")]
    {
        let entries: Vec<String> = construct
            .children
            .iter()
            .filter(|child| child.need == need)
            .map(|child| match child.construct.head {
                Head::Keyword => format!("`{}`", child.construct.keyword),
                _ => format!("rows `{}`", child.construct.signature()),
            })
            .collect();
        if !entries.is_empty() {
            out.push_str(&format!("\n\n{heading}: {}", entries.join(", ")));
        }
    }
    if let Some(scope) = scope_in_words(construct) {
        out.push_str(&format!("\n\n{scope}"));
    }
    out
}

/// Text of a plan inside Markdown: what would be markup there is shown as it is.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '!' | '&') {
            out.push('\\');
        }
        out.push(if char == '\n' { ' ' } else { char });
    }
    out
}

/// The few things to know about an item, how it stands (lines of Markdown) before the others.
pub(crate) fn card(analysis: &Analysis, compiled: &Compiled, node: Node<'_>, standing: &str) -> String {
    let construct = node.item().construct;
    let mut out = format!("**{}** · {}", escape(node.title()), construct.keyword.replace('_', " "));
    let name = node.full_name().unwrap_or_default();
    if !name.is_empty() && node.title() != name {
        out.push_str(&format!(" `{name}`"));
    }
    let texts = ["definition", "outcome", "statement", "mission"];
    let text = texts.into_iter().filter(|keyword| construct.child(keyword).is_some()).find_map(|k| node.word_of(k));
    if let Some(text) = text {
        out.push_str(&format!("\n\n{}", escape(text)));
    }
    out.push_str(standing);
    for fact in facts(analysis, compiled, node) {
        out.push_str(&format!("\n- {fact}"));
    }
    out
}

/// Facts of an item, one a line.
fn facts(analysis: &Analysis, compiled: &Compiled, node: Node<'_>) -> Vec<String> {
    let construct = node.item().construct;
    let mut facts = Vec::new();
    for keyword in FACTS.iter().filter(|keyword| construct.child(keyword).is_some()) {
        for entry in node.each(keyword) {
            facts.push(format!("{}: {}", keyword.replace('_', " "), line(compiled, entry)));
        }
    }
    if construct.id == "milestone"
        && let Some(by) = node.when_of("by")
    {
        facts.push(distance(by.last(), analysis.today()));
    }
    if construct.id == "term"
        && let Some(Value::Span(from, to)) = node.value("period")
    {
        facts.push(format!("{} to {}", from.first(), to.last()));
    }
    facts
}

/// Entries that are shown in a card, in this order.
const FACTS: &[&str] = &[
    "owner",
    "head",
    "sponsor",
    "period",
    "by",
    "state",
    "status",
    "unit",
    "better",
    "baseline",
    "target",
    "held_by",
    "organisation",
    "every",
    "chair",
    "likelihood",
    "impact",
    "collector",
];

/// The values of an entry and of those on its line, with references by their titles.
fn line(compiled: &Compiled, entry: Node<'_>) -> String {
    let values = entry.item().values.iter().map(|placed| match &placed.value {
        Value::Reference(reference) => {
            escape(reference.target.map_or(reference.name.as_str(), |id| compiled.plan.node(id).title()))
        }
        Value::Word(word) => escape(&word.replace('_', " ")),
        value => escape(&value.to_string()),
    });
    let mut out = values.collect::<Vec<_>>().join(", ");
    for inner in entry.children().filter(|inner| matches!(inner.item().construct.keyword, "by" | "at" | "from")) {
        out.push_str(&format!(" {} {}", inner.item().construct.keyword, line(compiled, inner)));
    }
    out
}

/// What a day or period means; nothing when the text is neither.
pub(crate) fn when(text: &str, calendar: &Calendar, today: NaiveDate) -> Option<String> {
    if let Ok(day) = calendar::day(text) {
        return Some(format!("{}; {}, {}", long_day(day), fiscal(day, calendar), distance(day, today)));
    }
    let period = calendar.terms.get(text).cloned().or_else(|| calendar::period(text, calendar.fiscal).ok())?;
    let days = format!("{} to {}", long_day(period.first), long_day(period.last));
    let calendar_year = matches!(period.kind, PeriodKind::Year | PeriodKind::Quarter | PeriodKind::Half);
    let kind = match (period.kind, text.to_ascii_uppercase().starts_with("FY")) {
        (PeriodKind::Term, _) => "term",
        (PeriodKind::Week, _) => "week from Monday to Sunday",
        (PeriodKind::FourWeeks, _) => "four-week period of the fiscal year",
        (PeriodKind::Month, _) => "month",
        (PeriodKind::Quarter, false) => "quarter of the calendar year",
        (PeriodKind::Quarter, true) => "quarter of the fiscal year",
        (PeriodKind::Half, false) => "half of the calendar year",
        (PeriodKind::Half, true) => "half of the fiscal year",
        (PeriodKind::Year, false) => "calendar year",
        (PeriodKind::Year, true) => "fiscal year",
        (PeriodKind::Day, _) => "day",
    };
    let mut out = format!("{kind}: {days}");
    let fiscal_differs = calendar.fiscal.starts != 1;
    if fiscal_differs && !text.to_ascii_uppercase().starts_with("FY") {
        let (first, last) = (fiscal(period.first, calendar), fiscal(period.last, calendar));
        if first == last {
            out.push_str(&format!("; {first}"));
        } else if calendar_year {
            out.push_str(&format!("; from {first} to {last}"));
        }
    }
    if period.first <= today && today <= period.last {
        out.push_str("; today is in it");
    } else {
        let ends = if period.last < today { "ended" } else { "ends" };
        out.push_str(&format!("; {ends} {}", distance(period.last, today)));
    }
    Some(out)
}

/// The quarter of the plan's fiscal year in which `day` lies, as the language writes it.
pub(crate) fn fiscal(day: NaiveDate, calendar: &Calendar) -> String {
    let starts = calendar.fiscal.starts;
    let year = if day.month() >= starts { day.year() } else { day.year() - 1 };
    let quarter = (day.month() + 12 - starts) % 12 / 3 + 1;
    if starts == 1 {
        return format!("{year}-Q{quarter}");
    }
    if calendar.fiscal.named_by_end {
        return format!("FY{}-Q{quarter}", year + 1);
    }
    format!("FY{year}-{:02}-Q{quarter}", (year + 1).rem_euclid(100))
}

/// `Wednesday 30 September 2026`
fn long_day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// How far `day` is from `today`.
pub(crate) fn distance(day: NaiveDate, today: NaiveDate) -> String {
    let days = (day - today).num_days();
    match days {
        0 => "today".into(),
        1 => "tomorrow".into(),
        -1 => "yesterday".into(),
        2.. => format!("in {}", span_of_days(days)),
        _ => format!("{} ago", span_of_days(-days)),
    }
}

/// Days in the unit that people would use.
fn span_of_days(days: i64) -> String {
    match days {
        0..=60 => format!("{days} days"),
        61..=729 => format!("{} months", (days * 12 + 182) / 365),
        _ => format!("{} years", (days + 182) / 365),
    }
}

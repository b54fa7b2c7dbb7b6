//! JSON, version 1; `schemas/status.schema.json` says what is in it.

use milepost_plan::Node;
use milepost_tracking::rating::{Colour, MetricRating, Trend};
use milepost_tracking::{Chase, League, LeagueRow, Standing};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::Report;

/// The report as it is written. Its long lists are made while they are written: of a national collection they have
/// millions of names.
pub(super) fn report(report: &Report<'_>) -> impl Serialize {
    Whole {
        version: 1,
        as_of: report.as_of.to_string(),
        plan: report.plan.root().map(named),
        priorities: Each(|| report.standings.iter().map(priority)),
        chase: Each(|| report.chase.iter().map(chase)),
        leagues: Each(|| report.leagues.iter().map(league)),
    }
}

#[derive(Serialize)]
struct Whole<P, C, L> {
    version: u8,
    as_of: String,
    plan: Option<Value>,
    priorities: P,
    chase: C,
    leagues: L,
}

/// The items of a list, each made when it is written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn named(node: Node<'_>) -> Value {
    json!({ "kind": node.item().construct.keyword, "name": node.full_name(), "title": node.title() })
}

/// A decimal as a JSON number.
fn number(value: Decimal) -> Value {
    value.normalize().to_string().parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
}

fn optional(value: Option<Decimal>) -> Value {
    value.map_or(Value::Null, number)
}

fn priority(standing: &Standing<'_>) -> Value {
    let rating = &standing.rating;
    let judged = rating.judged.as_ref().map(|judged| {
        json!({
            "rating": judged.colour.word(),
            "date": judged.date.to_string(),
            "because": judged.because,
            "before": judged.before.map(|(date, colour)| json!({ "rating": colour.word(), "date": date.to_string() })),
        })
    });
    let causes = rating.causes.iter();
    let causes = causes.map(|cause| {
        json!({
            "about": named(cause.node),
            "rating": cause.own.map(Colour::word),
            "at_best": cause.colour.word(),
            "reason": cause.reason.to_string(),
        })
    });
    let milestones = standing.milestones.iter().map(|milestone| {
        json!({
            "about": named(milestone.milestone),
            "due": milestone.due.last().to_string(),
            "rating": milestone.colour.word(),
            "done": milestone.is_done,
            "slip_days": milestone.slip,
            "reason": milestone.reason.to_string(),
        })
    });
    let next = standing.next.iter().map(|due| {
        json!({ "about": named(due.node), "what": due.what, "by": due.by.to_string(), "owner": due.owner.map(named) })
    });
    json!({
        "about": named(rating.priority),
        "state": rating.state.word(),
        "judged": judged,
        "judged_better_without_reason": rating.is_flattered(),
        "causes": causes.collect::<Vec<_>>(),
        "metrics": standing.metrics.iter().map(metric).collect::<Vec<_>>(),
        "milestones": milestones.collect::<Vec<_>>(),
        "next": next.collect::<Vec<_>>(),
    })
}

fn metric(rating: &MetricRating<'_>) -> Value {
    let measured = |measured: &milepost_tracking::rating::Measurement| {
        json!({
            "period": measured.period.text,
            "value": number(measured.value),
            "quality": measured.quality.word(),
            "source": measured.source,
            "method": measured.method,
            "parts": measured.incomplete.map(|(parts, of)| json!({ "reported": parts, "expected": of })),
        })
    };
    let expected = rating.expected.as_ref().map(|expected| {
        json!({
            "value": number(expected.value),
            "low": optional(expected.low),
            "high": optional(expected.high),
            "method": expected.method,
        })
    });
    let forecast = rating.forecast.as_ref().map(|forecast| {
        json!({
            "by": forecast.by.to_string(),
            "value": number(forecast.central),
            "low": number(forecast.low),
            "high": number(forecast.high),
            "method": forecast.method,
        })
    });
    let pace = rating.pace.as_ref().map(|pace| {
        json!({
            "required": number(pace.required.round_dp(10)),
            "best": number(pace.best.round_dp(10)),
            "best_from": pace.seen.0.to_string(),
            "best_to": pace.seen.1.to_string(),
        })
    });
    let targets = rating.targets.iter().map(|target| {
        json!({
            "by": target.by.last().to_string(),
            "target": number(target.target),
            "actual": optional(target.actual),
            "margin": optional(target.margin),
        })
    });
    let overdue = rating.overdue.iter();
    let overdue = overdue.map(|overdue| json!({ "period": overdue.period.text, "due": overdue.due.to_string() }));
    let trend = match rating.trend {
        Trend::Better => "better",
        Trend::Worse => "worse",
        Trend::Steady => "steady",
    };
    json!({
        "about": named(rating.metric),
        "part": rating.part.map(|part| named(rating.metric.plan().node(part))),
        "state": rating.state.word(),
        "actual": rating.latest().map(measured),
        "expected": expected,
        "gap": optional(rating.gap),
        "tolerance": rating.tolerance.as_ref().map(|tolerance| json!({ "size": number(tolerance.size), "origin": tolerance.origin })),
        "trend": trend,
        "days_behind": rating.days_behind,
        "aim": rating.aim.as_ref().map(|(target, by)| json!({ "target": number(*target), "by": by.last().to_string() })),
        "forecast": forecast,
        "pace": pace,
        "targets": targets.collect::<Vec<_>>(),
        "overdue": overdue.collect::<Vec<_>>(),
        "reasons": rating.reasons.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "steps": rating.steps.iter().map(|step| json!({ "label": step.label, "text": step.text })).collect::<Vec<_>>(),
        "series": rating.series.iter().map(measured).collect::<Vec<_>>(),
    })
}

#[derive(Serialize)]
struct Chased<M> {
    collection: Value,
    period: String,
    due: String,
    reported: usize,
    missing: M,
}

fn chase(chase: &Chase<'_>) -> impl Serialize {
    let missing = || chase.missing.iter().filter(|parts| !parts.is_empty());
    Chased {
        collection: named(chase.collection),
        period: chase.period.text.clone(),
        due: chase.due.to_string(),
        reported: chase.reported,
        missing: Each(move || missing().map(|parts| parts.iter().map(|part| named(*part)).collect::<Vec<_>>())),
    }
}

#[derive(Serialize)]
struct Ranked<R, S> {
    metric: Value,
    dimension: Value,
    period: String,
    whole: Value,
    rows: R,
    silent: S,
}

fn league(league: &League<'_>) -> impl Serialize {
    let row = |row: &LeagueRow<'_>| {
        json!({
            "category": named(row.category),
            "rank": row.rank,
            "rank_before": row.rank_before,
            "value": number(row.value),
            "gap": optional(row.gap),
        })
    };
    Ranked {
        metric: named(league.metric),
        dimension: named(league.dimension),
        period: league.period.text.clone(),
        whole: optional(league.whole),
        rows: Each(move || league.rows.iter().map(row)),
        silent: Each(|| league.silent.iter().map(|category| named(*category))),
    }
}

//! The build-up: what happens without action, and what each action adds.

use std::fmt;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::line::{Line, Silence};
use super::metric::{
    aims, baseline, change_as_printed, direction, is_about, printed, printed_change, size, without_action,
};
use super::shape::{share, smooth};
use super::time::{Scale, later};
use crate::item::{ItemId, Node};
use crate::value::{Duration, Quantity, TimeUnit, Value, When};

/// What makes up the value of a metric at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildUp {
    /// What happens without action, or the baseline held where the plan does not say.
    pub start: Decimal,
    /// How the start was found, in words.
    pub start_method: String,
    /// Whether the plan has a line without action; otherwise the start is the baseline.
    pub has_counterfactual: bool,
    /// What each entry `raises` or `lowers` adds.
    pub effects: Vec<Effect>,
    /// What is taken off because effects overlap; it has the other sign than the effects.
    pub overlap: Decimal,
    /// Start, effects and overlap together, each effect at its full size.
    pub total: Decimal,
    /// The same with the smallest effect that each entry states.
    pub low: Decimal,
    /// The same with the largest effect.
    pub high: Decimal,
    /// The same, each effect counted by the confidence that the plan has in it.
    pub likely: Decimal,
    /// The target of that time, if the metric has one.
    pub target: Option<(ItemId, Decimal)>,
    /// How much is missing to the target, in the direction that is better; negative when the effects go beyond it.
    pub gap: Option<Decimal>,
    /// How the total was found, in words.
    pub method: String,
}

/// What one entry `raises` or `lowers` adds to a metric at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The entry.
    pub entry: ItemId,
    /// The action or strategy.
    pub work: ItemId,
    /// The whole effect, with its sign and coverage; nothing where the plan gives no size.
    pub full: Option<Decimal>,
    /// What of it shows at the time.
    pub now: Decimal,
    /// What of the smallest effect shows.
    pub low: Decimal,
    /// What of the largest effect shows.
    pub high: Decimal,
    /// What of it shows, counted by the confidence in it.
    pub likely: Decimal,
    /// When it begins to show, and the day on which it shows in full; nothing where the plan does not say.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How much of it shows at the time.
    pub showing: Showing,
    /// How it was found, in words.
    pub method: String,
}

/// How much of an effect shows at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Showing {
    /// The plan does not say how much, or not when.
    Unsaid,
    /// It has not begun.
    NothingYet,
    /// The whole of it.
    InFull {
        /// Since this day.
        since: NaiveDate,
    },
    /// As much as the share of those whom the work has reached.
    Reached {
        /// Per cent of them.
        share: Decimal,
        /// The whole effect, without its sign.
        of: Quantity,
    },
    /// A share that grows.
    Growing {
        /// Per cent of it.
        share: Decimal,
        /// The whole effect, without its sign.
        of: Quantity,
        /// How it grows: a word of `ramp`.
        ramp: String,
        /// The day on which it shows in full.
        until: NaiveDate,
    },
}

impl fmt::Display for Showing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsaid => f.write_str("the plan does not say how much, or not when"),
            Self::NothingYet => f.write_str("nothing yet"),
            Self::InFull { since } => write!(f, "in full since {since}"),
            Self::Reached { share, of } => write!(f, "{of} for the {share}% that are reached"),
            Self::Growing { share, of, ramp, until } => {
                write!(f, "{share}% of {of}, {} until {until}", ramp.replace('_', "-"))
            }
        }
    }
}

/// What makes up the value of `metric` at `when`: the line without action, and the effect of every action from which
/// its trajectory is built, or of all where it names none. Effects on single parts are left out.
///
/// # Errors
/// [`Silence`]: why nothing can be built up.
pub fn build_up(metric: Node<'_>, when: &When) -> Result<BuildUp, Silence> {
    let base = baseline(metric, None).map(|(_, value, _)| value);
    let counterfactual = without_action(metric).map(|entry| Line::of(entry, &super::metric::readings(metric, None)));
    let (start, start_method, has_counterfactual) = match (counterfactual, base) {
        (Some(Ok(line)), _) => {
            let expected = line.at(when)?;
            (expected.value, format!("without action: {}", expected.method), true)
        }
        (_, Some(base)) => (base, "the baseline, held: the plan has no line without action".to_owned(), false),
        (Some(Err(silence)), None) => return Err(silence),
        (None, None) => return Err(Silence::NoStart),
    };
    let effects: Vec<Effect> = effects(metric)
        .into_iter()
        .map(|entry| effect(metric, entry, base, when.last()))
        .collect::<Option<_>>()
        .ok_or(Silence::TooLarge)?;
    let taken_off = overlap(metric);
    let sum = |part: fn(&Effect) -> Decimal| {
        let sum = effects.iter().map(part).try_fold(Decimal::ZERO, Decimal::checked_add)?;
        let off = -sum.checked_mul(taken_off)?;
        Some((off, start.checked_add(sum)?.checked_add(off)?))
    };
    let (overlap, total) = sum(|effect| effect.now).ok_or(Silence::TooLarge)?;
    let (_, one) = sum(|effect| effect.low).ok_or(Silence::TooLarge)?;
    let (_, other) = sum(|effect| effect.high).ok_or(Silence::TooLarge)?;
    let (_, likely) = sum(|effect| effect.likely).ok_or(Silence::TooLarge)?;
    let target = aims(metric).into_iter().rfind(|(_, _, by)| by.last() == when.last());
    let target = target.map(|(node, value, _)| (node.id, value));
    let gap = target.zip(direction(metric)).and_then(|((_, value), sign)| value.checked_sub(total)?.checked_mul(sign));
    let mut method = vec![format!("{} ({start_method})", printed(start, metric))];
    for effect in effects.iter().filter(|effect| !effect.now.is_zero()) {
        let sign = if effect.now.is_sign_negative() { '−' } else { '+' };
        method.push(format!("{sign} {} ({})", printed_change(effect.now, metric), effect.method));
    }
    if !overlap.is_zero() {
        let sign = if overlap.is_sign_negative() { '−' } else { '+' };
        method.push(format!("{sign} {} that overlap", printed_change(overlap, metric)));
    }
    let (low, high) = (one.min(other), one.max(other));
    Ok(BuildUp {
        start,
        start_method,
        has_counterfactual,
        effects,
        overlap,
        total,
        low,
        high,
        likely,
        target,
        gap,
        method: method.join(" "),
    })
}

/// The entries `raises` and `lowers` that move the whole of `metric`: those of the work from which its trajectory is
/// built, or all in the plan.
pub fn effects<'a>(metric: Node<'a>) -> Vec<Node<'a>> {
    let named: Vec<ItemId> = super::metric::current(metric, None)
        .map(|trajectory| trajectory.targets("built_from").map(|work| work.id).collect())
        .unwrap_or_default();
    let inside = |node: Node<'a>| {
        std::iter::successors(Some(node), |node| node.parent()).any(|around| named.contains(&around.id))
    };
    let moves = |entry: &Node<'a>| {
        matches!(entry.item().construct.id, "raises" | "lowers")
            && matches!(entry.value("metric"), Some(Value::Reference(reference)) if reference.target == Some(metric.id))
    };
    let all = metric.referrers().filter(moves);
    all.filter(|entry| is_about(*entry, None) && (named.is_empty() || inside(*entry))).collect()
}

/// The share of the effects that is counted twice, from 0 to 1.
fn overlap(metric: Node<'_>) -> Decimal {
    let built = super::metric::current(metric, None).and_then(|trajectory| trajectory.entry("built_from"));
    built.and_then(|built| built.entry("overlap")).map_or(Decimal::ZERO, |entry| percent(entry, "share"))
}

/// The percentage in `slot`, as a share from 0 to 1.
fn percent(entry: Node<'_>, slot: &'static str) -> Decimal {
    let number = entry.quantity(slot).map_or(Decimal::ZERO, |quantity| quantity.number);
    number.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED) / Decimal::ONE_HUNDRED
}

/// What `entry` adds on `day`; nothing where the numbers are too large.
fn effect(metric: Node<'_>, entry: Node<'_>, base: Option<Decimal>, day: NaiveDate) -> Option<Effect> {
    let work = entry.parent().map_or(entry.id, |work| work.id);
    let title = entry.parent().map_or("", Node::title);
    let sign = if entry.item().construct.id == "lowers" { -Decimal::ONE } else { Decimal::ONE };
    let coverage = entry.entry("coverage").map_or(Decimal::ONE, |entry| percent(entry, "share"));
    let sized = |entry: Node<'_>, slot: &'static str| match entry.value(slot)? {
        Value::Change(change) => size(change, base)?.abs().checked_mul(sign)?.checked_mul(coverage),
        _ => None,
    };
    let full = sized(entry, "by");
    let spread = spread(entry);
    let days = match (spread.first(), spread.last()) {
        (Some((first, _, _)), Some((_, last, _))) => Some((*first, *last)),
        _ => days(entry),
    };
    let mut effect = Effect {
        entry: entry.id,
        work,
        full,
        now: Decimal::ZERO,
        low: Decimal::ZERO,
        high: Decimal::ZERO,
        likely: Decimal::ZERO,
        days,
        showing: Showing::Unsaid,
        method: format!("{title}: {}", Showing::Unsaid),
    };
    let (Some(full), Some((from, to))) = (full, days) else {
        return Some(effect);
    };
    let ramp = entry.word_of("ramp").unwrap_or("linear");
    let done = if spread.is_empty() { rolled_out(ramp, from, to, day)? } else { reached(&spread, day)? };
    let confidence = entry.entry("confidence").map_or(Decimal::ONE, |entry| percent(entry, "share"));
    let bound = |slot| entry.entry("between").and_then(|between| sized(between, slot)).unwrap_or(full);
    let done_of = |full: Decimal| Some(full.checked_mul(done)?.normalize());
    effect.now = done_of(full)?;
    effect.low = done_of(bound("low"))?;
    effect.high = done_of(bound("high"))?;
    effect.likely = effect.now.checked_mul(confidence)?.normalize();
    // What is stated holds for those alone who are covered.
    let title = &entry.entry("coverage").map_or_else(
        || title.to_owned(),
        |entry| format!("{title}, coverage {}", entry.value("share").map(ToString::to_string).unwrap_or_default()),
    );
    let (of, share) = (change_as_printed(full, metric), (done * Decimal::ONE_HUNDRED).round_dp(0));
    effect.showing = if !spread.is_empty() && !done.is_zero() {
        Showing::Reached { share, of }
    } else if done.is_zero() {
        Showing::NothingYet
    } else if done == Decimal::ONE {
        Showing::InFull { since: to }
    } else {
        Showing::Growing { share, of, ramp: ramp.to_owned(), until: to }
    };
    effect.method = format!("{title}: {}", effect.showing);
    Some(effect)
}

/// When the effect of `entry` begins to show and when it shows in full: its `over`, or the period of the work, each
/// later by its lag.
fn days(entry: Node<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let span = entry.entry("over").or_else(|| entry.parent()?.entry("period"))?;
    let Value::Span(from, to) = span.value("period")? else { return None };
    let lag = lag(entry);
    let before = from.first().checked_sub_days(Days::new(1))?;
    let (start, end) = (later(before, lag)?, later(to.last(), lag)?);
    (start < end).then_some((start.checked_add_days(Days::new(1))?, end))
}

fn lag(entry: Node<'_>) -> Duration {
    let lag = entry.entry("lag").and_then(|lag| match lag.value("duration")? {
        Value::Duration(duration) => Some(*duration),
        _ => None,
    });
    lag.unwrap_or(Duration { count: 0, unit: TimeUnit::Days })
}

/// How the work of `entry` spreads, in the order of time, each row later by the lag: the first and the last day of its
/// period, and the share that is reached at the end of it.
fn spread(entry: Node<'_>) -> Vec<(NaiveDate, NaiveDate, Decimal)> {
    let lag = lag(entry);
    let rows = entry.each("rollout").flat_map(Node::children).filter_map(|row| {
        let Value::Period(period) = row.value("period")? else { return None };
        let before = later(period.first.checked_sub_days(Days::new(1))?, lag)?;
        Some((before.checked_add_days(Days::new(1))?, later(period.last, lag)?, percent(row, "share")))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

/// The share that is reached on `day`: it grows evenly from nothing before the first period to the end of each.
fn reached(spread: &[(NaiveDate, NaiveDate, Decimal)], day: NaiveDate) -> Option<Decimal> {
    let (first, _, _) = spread.first()?;
    let mut before = (first.checked_sub_days(Days::new(1))?, Decimal::ZERO);
    for &(_, end, share_at_end) in spread {
        if day < end {
            let scale = Scale::of([before.0, end].into_iter());
            let gone = if day <= before.0 {
                Decimal::ZERO
            } else {
                share(scale.place(before.0), scale.place(end), scale.place(day))?
            };
            return (share_at_end - before.1).checked_mul(gone)?.checked_add(before.1);
        }
        before = (end, share_at_end);
    }
    Some(before.1)
}

/// The share of an effect that shows on `day`, when it begins on `from` and shows in full on `to`.
fn rolled_out(ramp: &str, from: NaiveDate, to: NaiveDate, day: NaiveDate) -> Option<Decimal> {
    let start = from.checked_sub_days(Days::new(1))?;
    if day >= to {
        return Some(Decimal::ONE);
    }
    if day <= start || ramp == "steps" {
        return Some(Decimal::ZERO);
    }
    let scale = Scale::of([start, to].into_iter());
    let gone = share(scale.place(start), scale.place(to), scale.place(day))?;
    Some(if ramp == "s_curve" { smooth(gone) } else { gone })
}

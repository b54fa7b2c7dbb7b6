//! The path itself: where it begins, how it runs, and what speaks for it.

use chrono::{Datelike, Days, Months, NaiveDate};
use milepost_plan::calendar::last_of_month;
use milepost_plan::trajectory::{
    Line, Season, Shape, Silence, Swing, aims, aims_for, baseline, direction, is_about, is_goal, printed, readings,
    size, unit, without_action,
};
use milepost_plan::{Change, Duration, Node, Quantity, TimeUnit, Unit, Value, When};
use rust_decimal::Decimal;

use super::targets::apart;
use super::{Path, must_move, points, same, then};
use crate::codes;
use crate::settings::{FASTEST_PACE, LATE_SHARE, SEASON_SHARE};
use crate::view::{Findings, View, finding};

pub(crate) fn straight_line(view: &View<'_>, found: &mut Findings) {
    for &Path { metric, entry, ref line, .. } in &view.paths {
        let Ok(line) = line else { continue };
        if line.shape() != Shape::Linear || entry.entry("evidence").is_some() || !is_straight(line) {
            continue;
        }
        found.push(
            finding(
                &codes::STRAIGHT_LINE,
                entry,
                format!("The path of “{}” is a straight line without evidence", metric.title()),
            )
            .label("the same step in every period, and no `evidence`")
            .help(
                "Say with `evidence \"…\"` where such a pace was seen, or draw the path that the actions will bring: \
                     points by period, or `built_from` the actions.",
            ),
        );
    }
}

/// Whether the points of `line`, two or more, lie on one straight line.
fn is_straight(line: &Line<'_>) -> bool {
    let [first, .., last] = line.knots() else { return false };
    let days = |to: &When| Decimal::from((to.last() - first.when.last()).num_days());
    let (length, rise) = (days(&last.when), last.value.saturating_sub(first.value));
    line.knots().iter().all(|knot| {
        let on_the_line = days(&knot.when).checked_div(length).and_then(|gone| rise.checked_mul(gone));
        // Months have not the same length: a fiftieth of the rise is no bend.
        on_the_line.is_some_and(|rise_there| {
            let off = knot.value.saturating_sub(first.value).saturating_sub(rise_there);
            off.abs().saturating_mul(Decimal::from(50)) <= rise.abs()
        })
    })
}

pub(crate) fn season_ignored(view: &View<'_>, found: &mut Findings) {
    let least = view.settings.get(&SEASON_SHARE);
    for &Path { metric, part, entry, ref line } in &view.paths {
        let Ok(line) = line else { continue };
        if line.shape() == Shape::Seasonal || line.knots().is_empty() {
            continue;
        }
        let help = "Write `shape seasonal`, with the index of the plan's `season`, or with the years from which it is \
                    to be computed.";
        if let Some(season) = metric.entry("season") {
            found.push(
                finding(
                    &codes::SEASON_IGNORED,
                    entry,
                    format!("“{}” moves with the seasons, and its path does not", metric.title()),
                )
                .label(format!("`{}`", line.shape().word()))
                .related(season.item().header, "how the seasons move it")
                .help(help),
            );
            continue;
        }
        let measured = readings(metric, part);
        let (Some(swing), Some((_, aim, _))) = (swing(&measured), aims_for(metric, part).pop()) else { continue };
        let Some((_, start, _)) = baseline(metric, part) else { continue };
        let share = swing.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div((aim - start).abs()));
        if has_seasons_of_its_own(line) || share.is_none_or(|share| share < least) {
            continue;
        }
        let message = format!(
            "“{}” moved by {} from season to season in the years that the plan shows, and its path knows no seasons",
            metric.title(),
            apart(swing, Decimal::ZERO, metric)
        );
        let improvement = format!("the plan asks for {}", apart(aim, start, metric));
        found.push(finding(&codes::SEASON_IGNORED, entry, message).label(improvement).help(help));
    }
}

/// Whether the points lie so close together that they can show the seasons: four a year or more.
fn has_seasons_of_its_own(line: &Line<'_>) -> bool {
    let [first, .., last] = line.knots() else { return false };
    let days = (last.when.last() - first.when.last()).num_days();
    let steps = i64::try_from(line.knots().len()).unwrap_or(i64::MAX) - 1;
    days / steps.max(1) <= 93
}

/// How far the best month lay above the worst, in the mean of the whole years that were measured; nothing where there
/// are fewer than two, or where the two last do not agree on most of the months.
fn swing(measured: &[milepost_plan::trajectory::Reading]) -> Option<Decimal> {
    let (first, last) = (measured.first()?.when.first(), measured.last()?.when.last());
    let index = |from: NaiveDate, to: NaiveDate| -> Option<Vec<Decimal>> {
        let season = Season::derive(measured, from, to)?;
        season.months.iter().map(|month| if let Some(Swing::By(by)) = month { Some(*by) } else { None }).collect()
    };
    let year = |back: u32| {
        let end = last_of_month(last.checked_sub_months(Months::new(12 * back))?);
        let start = last_of_month(end.checked_sub_months(Months::new(12))?).checked_add_days(Days::new(1))?;
        (start >= first).then_some((start, end))
    };
    let (newest, before) = (year(0)?, year(1)?);
    let (one, other) = (index(newest.0, newest.1)?, index(before.0, before.1)?);
    let alike =
        one.iter().zip(&other).filter(|(one, other)| one.is_sign_negative() == other.is_sign_negative()).count();
    let both = index(before.0, newest.1)?;
    (alike >= 9).then(|| Some(both.iter().max()?.saturating_sub(*both.iter().min()?)))?
}

pub(crate) fn late_improvement(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.get(&LATE_SHARE);
    for &Path { metric, entry, ref line, .. } in &view.paths {
        let Ok(line) = line else { continue };
        let Some((first, last)) = line.days() else { continue };
        let late = first + Days::new((last - first).num_days().unsigned_abs() * 3 / 4);
        let (Some(start), Some(then), Some(end)) = (line.level(first), line.level(late), line.level(last)) else {
            continue;
        };
        let share = end
            .checked_sub(then)
            .and_then(|left| left.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(end.checked_sub(start)?));
        let Some(share) = share.filter(|share| *share > most) else { continue };
        let message = format!(
            "The path of “{}” leaves {}% of its improvement for the time after {late}",
            metric.title(),
            share.round_dp(0)
        );
        found.push(
            finding(&codes::LATE_IMPROVEMENT, entry, message)
                .label(format!("at {} when a quarter of the time is left", printed(then, metric)))
                .help("Say what is to bring so much so late, with the evidence, or let the path rise earlier."),
        );
    }
}

pub(crate) fn faster_than_ever(view: &View<'_>, found: &mut Findings) {
    let most = view.settings.get(&FASTEST_PACE);
    for metric in view.plan.all("metric").filter(|metric| must_move(*metric)) {
        let (Some((_, start, Some(at))), Some(sign)) = (baseline(metric, None), direction(metric)) else { continue };
        let paces = metric.each("benchmark").filter_map(|benchmark| Some((benchmark, a_year(benchmark, start)?)));
        let Some((benchmark, best)) = paces.max_by_key(|(_, pace)| *pace) else { continue };
        let too_fast = aims(metric).into_iter().find_map(|(target, value, by)| {
            let years = years(at.last(), by.last()).filter(|years| *years > Decimal::ZERO)?;
            let pace = value.checked_sub(start)?.checked_mul(sign)?.checked_div(years)?;
            let allowed = best.checked_mul(most)?.checked_div(Decimal::ONE_HUNDRED)?;
            (pace > allowed).then_some((target, pace))
        });
        let Some((target, pace)) = too_fast else { continue };
        let message = format!(
            "“{}” would have to move by {} a year; the best pace among its benchmarks is {} a year",
            metric.title(),
            pace_words(pace, metric),
            pace_words(best, metric)
        );
        found.push(
            finding(&codes::FASTER_THAN_EVER, target, message)
                .label("faster than anybody has been")
                .related(benchmark.item().header, "the best pace")
                .help("Give it more time, or say in the actions what will be done that nobody has done before."),
        );
    }
}

/// "4.3 points": a pace is a quotient, and has a decimal even where values have none.
fn pace_words(pace: Decimal, metric: Node<'_>) -> String {
    let unit = match unit(metric) {
        Some(Unit::Percent) => Some(Unit::Points),
        other => other.cloned(),
    };
    Quantity { number: pace.round_dp(1), unit }.to_string()
}

/// How much a benchmark moved in a year, in the unit of the metric; shares are of the baseline.
fn a_year(benchmark: Node<'_>, start: Decimal) -> Option<Decimal> {
    let pace = benchmark.entry("pace")?;
    let (Value::Change(change), Value::Duration(every)) = (pace.value("change")?, pace.value("every")?) else {
        return None;
    };
    let change = match change {
        Change::By(_) | Change::Relative(_) => size(change, Some(start))?.abs(),
        Change::Halve | Change::Double => return None,
    };
    change.checked_div(length(*every)?)
}

/// A length of time in years.
fn length(duration: Duration) -> Option<Decimal> {
    let count = Decimal::from(duration.count);
    let of_a_year = match duration.unit {
        TimeUnit::Years => 1,
        TimeUnit::Terms => 3,
        TimeUnit::Quarters => 4,
        TimeUnit::Months => 12,
        _ => return Decimal::from(duration.days()).checked_div(Decimal::new(36525, 2)),
    };
    count.checked_div(Decimal::from(of_a_year))
}

fn years(from: NaiveDate, to: NaiveDate) -> Option<Decimal> {
    Decimal::from((to - from).num_days()).checked_div(Decimal::new(36525, 2))
}

pub(crate) fn off_the_baseline(view: &View<'_>, found: &mut Findings) {
    for &Path { metric, part, entry, ref line } in &view.paths {
        let (Ok(line), Some((baseline, start, Some(at)))) = (line, baseline(metric, part)) else { continue };
        let there = points(entry).find(|(_, period)| period.last == at.last());
        let stated = line.knots().iter().find(|knot| !knot.is_baseline && knot.when.last() == at.last());
        let (Some((row, _)), Some(knot)) = (there, stated) else { continue };
        if same(metric, knot.value, start) || row.entry("because").is_some() {
            continue;
        }
        let message = format!(
            "The path of “{}” begins at {} {}, and its baseline is {}",
            metric.title(),
            printed(knot.value, metric),
            then(&at),
            printed(start, metric)
        );
        found.push(
            finding(&codes::OFF_THE_BASELINE, row, message)
                .label("where the path begins")
                .related(baseline.item().header, "where the metric stood")
                .help("Take the point away: the path begins at the baseline. Or correct the one that is wrong."),
        );
    }
}

pub(crate) fn one_case_only(view: &View<'_>, found: &mut Findings) {
    for &Path { metric, entry, ref line, .. } in view.paths.iter().filter(|path| is_goal(path.metric)) {
        let spread = entry.entry("range").is_some() || points(entry).any(|(row, _)| row.entry("between").is_some());
        let built = line.as_ref().is_ok_and(|line| line.knots().is_empty());
        let cases = metric.each("scenario").any(|scenario| matches!(scenario.text("case"), Some("low" | "high")));
        if spread || cases || built {
            continue;
        }
        found.push(
            finding(&codes::ONE_CASE_ONLY, entry, format!("The path of “{}” knows one case only", metric.title()))
                .label("no range, no low and no high case")
                .help("Add `range within …`, `between … and …` at its points, or `scenario low` and `scenario high`."),
        );
    }
}

pub(crate) fn no_counterfactual(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric").filter(|metric| is_goal(*metric) && must_move(*metric)) {
        if aims(metric).is_empty() || metric.entry("trajectory").is_none() || without_action(metric).is_some() {
            continue;
        }
        let message = format!("Nothing says where “{}” would go without action", metric.title());
        found.push(
            finding(&codes::NO_COUNTERFACTUAL, metric, message)
                .label("no `without_action`")
                .help("Add `without_action VALUE by … because \"…\"`: what the trend, demand and money already decided bring by themselves."),
        );
    }
}

pub(crate) fn between_measurements(view: &View<'_>, found: &mut Findings) {
    for metric in view.plan.all("metric") {
        let Some((step, often)) = months_between_values(metric) else { continue };
        for part in std::iter::once(None).chain(milepost_plan::trajectory::parts(metric).into_iter().map(Some)) {
            let measured = readings(metric, part);
            let known =
                baseline(metric, part).and_then(|(_, _, at)| at).or_else(|| Some(measured.last()?.when.clone()));
            let Some(anchor) = known.map(|at| at.last()).filter(|day| last_of_month(*day) == *day) else { continue };
            let targets = metric.each("target").filter(|target| is_about(*target, part));
            let targets = targets.filter_map(|target| Some((target, target.when_of("by")?)));
            let rows = metric.each("trajectory").filter(|path| is_about(*path, part)).flat_map(points);
            let rows = rows.map(|(row, period)| (row, When::Period(period.clone())));
            for (entry, when) in targets.chain(rows) {
                let day = when.last();
                let months =
                    (day.year() - anchor.year()) * 12 + day.month().cast_signed() - anchor.month().cast_signed();
                if last_of_month(day) == day && months % step == 0 {
                    continue;
                }
                let message = format!("“{}” is measured every {often}, and not {}", metric.title(), then(&when));
                found.push(
                    finding(&codes::BETWEEN_MEASUREMENTS, entry, message)
                        .label("nobody measures then")
                        .help(format!("Name a period for which there will be a value: each ends {step} months after the one before, one of them on {anchor}.")),
                );
            }
        }
    }
}

/// How many months lie between two values of `metric`, where they are whole months, and the words for it.
fn months_between_values(metric: Node<'_>) -> Option<(i32, String)> {
    let Value::Duration(every) = metric.entry("frequency")?.value("every")? else { return None };
    let months = match every.unit {
        TimeUnit::Months => 1,
        TimeUnit::Quarters => 3,
        TimeUnit::Years => 12,
        _ => return None,
    };
    let words = if every.count == 1 { every.unit.word().trim_end_matches('s').to_owned() } else { every.to_string() };
    Some((i32::try_from(every.count).ok()?.checked_mul(months).filter(|step| *step > 0)?, words))
}

pub(crate) fn no_path(view: &View<'_>, found: &mut Findings) {
    for &Path { metric, part, entry, ref line } in &view.paths {
        let Err(silence) = line else { continue };
        let shape = entry.entry("shape").unwrap_or(entry);
        match silence {
            Silence::ThroughZero => found.push(
                finding(
                    &codes::THROUGH_ZERO,
                    shape,
                    format!("The path of “{}” cannot be geometric: it would have to touch zero", metric.title()),
                )
                .label("the same share in every period never arrives at zero")
                .help("Write `shape linear`, or a value above zero where the path is to end."),
            ),
            Silence::NoSeason(months) => {
                // The readings of the years from which an index is computed may lie beside the plan.
                let season = entry.entry("season").or(metric.entry("season"));
                if season.is_some_and(|season| season.value("years").is_some() && season.children().next().is_none())
                    && readings(metric, part).is_empty()
                {
                    continue;
                }
                let lacks = if months.is_empty() {
                    "has no index".to_owned()
                } else {
                    format!("has no index for {}", months.join(", "))
                };
                let message = format!("The seasonal path of “{}” {lacks}", metric.title());
                found.push(
                    finding(&codes::NO_SEASON_INDEX, shape, message)
                        .label("nothing says how the seasons move it")
                        .help(
                            "Add `season { january -1.0 points; … }` with all twelve months, or `season from 2023-04 to \
                             2026-03` where the plan holds the figures of whole years.",
                        ),
                );
            }
            _ => {}
        }
    }
}

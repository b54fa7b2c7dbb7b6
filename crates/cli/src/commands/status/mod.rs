//! `milepost status`: how every priority stands, and why.

mod explain;
mod human;
mod json;
mod markdown;
mod pack;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{Local, NaiveDate};
use clap::{Args, ValueEnum};
use milepost_diagnostics::{Severity, did_you_mean};
use milepost_locale::Names;
use milepost_plan::trajectory::{printed, signed_change};
use milepost_plan::{Loaded, Node, Plan};
use milepost_tracking::rating::{Cause, Colour, MetricRating, PriorityRating, State, Trend};
use milepost_tracking::{Chase, Fault, League, LeagueRow, Observations, Standing, chase, leagues, standings};

pub(crate) use pack::Stocktake;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::judging::day;
use crate::{disk, terminal};

/// The arguments of `milepost status`.
#[derive(Args)]
#[command(after_help = crate::STATUS)]
pub(crate) struct Status {
    /// A plan file, or the folder that holds one plan.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The day as of which the plan is rated; without it today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Show the whole computation of one metric, by its name.
    #[arg(long, value_name = "METRIC")]
    explain: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a terminal.
    Human,
    /// Markdown, for a note or a pull request.
    Markdown,
    /// JSON, version 1, for other programs.
    Json,
}

/// All that is shown.
struct Report<'a> {
    plan: &'a Plan,
    as_of: NaiveDate,
    standings: Vec<Standing<'a>>,
    chase: Vec<Chase<'a>>,
    leagues: Vec<League<'a>>,
}

impl Status {
    /// Prints the ratings; status 1 when the plan has errors, or data that could not be used.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let Some((loaded, observations, faults)) = rated(&self.path)? else { return Ok(ExitCode::FAILURE) };
        let as_of = self.as_of.unwrap_or_else(|| Local::now().date_naive());
        let report = Report::on(&loaded.plan, &observations, as_of, standings(&loaded.plan, &observations, as_of));
        match (&self.explain, self.format) {
            (Some(name), _) => terminal::print(&explain::text(&report.named(name)?))?,
            (None, Format::Human) => terminal::print(&human::text(&report))?,
            (None, Format::Markdown) => terminal::print(&markdown::text(&report))?,
            (None, Format::Json) => terminal::print_json(&json::report(&report))?,
        }
        Ok(told(&faults))
    }
}

/// The plan at `path` with its data; nothing, told, when it has errors.
fn rated(path: &Path) -> Result<Option<(Loaded, Observations, Vec<Fault>)>, String> {
    let (loaded, folder) = disk::load(path)?;
    let errors = loaded.diagnostics.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 {
        let errors = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
        terminal::tell(&format!(
            "The plan has {errors}, so that it cannot be rated. `milepost check {}` shows what to correct.\n",
            path.display()
        ));
        return Ok(None);
    }
    let (observations, faults) = milepost_tracking::load(&loaded.plan, &folder);
    Ok(Some((loaded, observations, faults)))
}

/// Tells what could not be used of the data: status 1 when there was anything.
fn told(faults: &[Fault]) -> ExitCode {
    for fault in faults {
        terminal::tell(&format!("{}\n", terminal::one_line(&format!("left out: {fault}"))));
    }
    ExitCode::from(u8::from(!faults.is_empty()))
}

impl<'a> Report<'a> {
    /// The report on `standings`, those of the day `as_of`.
    fn on(plan: &'a Plan, observations: &Observations, as_of: NaiveDate, standings: Vec<Standing<'a>>) -> Self {
        Self {
            plan,
            as_of,
            standings,
            chase: chase(plan, observations, as_of),
            leagues: leagues(plan, observations, as_of),
        }
    }

    /// The ratings of the metric called `name`: of the whole and of the parts that have a trajectory.
    fn named(&self, name: &str) -> Result<Vec<&MetricRating<'a>>, String> {
        let all = || self.standings.iter().flat_map(|standing| &standing.metrics);
        let found: Vec<_> = all().filter(|rating| rating.metric.name() == Some(name)).collect();
        if !found.is_empty() {
            return Ok(found);
        }
        let names: BTreeSet<_> = all().filter_map(|rating| rating.metric.name()).collect();
        let hint = did_you_mean(name, names.iter().copied()).unwrap_or_else(|| {
            let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            if names.is_empty() {
                "No metric has a name.".to_owned()
            } else {
                format!("Metrics are: {}.", names.join(", "))
            }
        });
        Err(format!("no priority has a metric called `{name}`. {hint}"))
    }
}

/// What is to be said about a metric that its row in the table does not say.
fn remarks<'a>(rating: &'a MetricRating<'_>) -> impl Iterator<Item = String> + 'a {
    rating.reasons.iter().skip(usize::from(rating.state.colour().is_some())).map(ToString::to_string)
}

/// What keeps a priority from being better; what speaks for it where nothing does.
fn weighty<'a, 'b>(rating: &'b PriorityRating<'a>) -> impl Iterator<Item = &'b Cause<'a>> {
    let worst = rating.state.colour().unwrap_or(Colour::Green);
    rating.causes.iter().filter(move |cause| worst == Colour::Green || cause.colour < Colour::Green)
}

/// A cause in words, after the letters of the rating that it has itself.
fn said(cause: &Cause<'_>) -> (&'static str, String) {
    (cause.own.map_or("", Colour::letters), format!("{}: {}", cause.node.title(), cause.reason))
}

/// A metric with the category that is rated.
fn title(rating: &MetricRating<'_>, plan: &Plan) -> String {
    let title = rating.metric.title();
    rating.part.map_or_else(|| title.to_owned(), |part| format!("{title}: {}", plan.node(part).title()))
}

/// `AG amber-green`, `– not due yet`.
fn state(state: &State) -> String {
    match state.colour() {
        Some(colour) => format!("{} {colour}", colour.letters()),
        None => format!("– {state}"),
    }
}

fn value(value: Option<Decimal>, rating: &MetricRating<'_>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| printed(value, rating.metric))
}

fn actual(rating: &MetricRating<'_>) -> String {
    rating.latest().map_or_else(
        || "–".to_owned(),
        |latest| {
            let soft = if latest.is_soft() { format!(", {}", latest.quality.word()) } else { String::new() };
            format!("{} ({}{soft})", printed(latest.value, rating.metric), latest.period)
        },
    )
}

/// `−1.06 points`: better is positive.
fn gap(rating: &MetricRating<'_>) -> String {
    rating.shown_gap().map_or_else(|| "–".to_owned(), |gap| signed_change(gap, rating.metric))
}

fn aim(rating: &MetricRating<'_>) -> String {
    rating
        .aim
        .as_ref()
        .map_or_else(|| "–".to_owned(), |(target, by)| format!("{} by {by}", printed(*target, rating.metric)))
}

/// The last twelve values, drawn as high as they are; then where the gap goes.
fn spark(rating: &MetricRating<'_>) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let series = &rating.series[rating.series.len().saturating_sub(12)..];
    let values: Vec<f64> = series.iter().filter_map(|measured| measured.value.to_f64()).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let step = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the share lies between 0 and 1")]
        let index = (share * 7.0).round() as usize;
        STEPS[index.min(7)]
    };
    let line: String = values.iter().map(|value| step(*value)).collect();
    let trend = match rating.trend {
        Trend::Better => " ↗",
        Trend::Worse => " ↘",
        Trend::Steady => "",
    };
    format!("{line}{trend}")
}

/// `Ten pilot sites live (Director of Access), 12 days late`
fn due(due: &milepost_tracking::Due<'_>, as_of: NaiveDate) -> String {
    let owner = due.owner.map(|owner| format!(" ({})", owner.title())).unwrap_or_default();
    let late = (as_of - due.by).num_days();
    let late = match late {
        ..=0 => String::new(),
        1 => ", 1 day late".to_owned(),
        late => format!(", {late} days late"),
    };
    format!("{}: {}{owner}{late}", due.by, due.what)
}

/// Who is missing from a return, in words.
fn missing(chase: &Chase<'_>) -> String {
    if chase.missing.iter().all(Vec::is_empty) {
        return "nobody has reported".to_owned();
    }
    let name = |parts: &Vec<Node<'_>>| parts.iter().map(|part| part.title()).collect::<Vec<_>>().join(", ");
    few(chase.missing.iter().map(name), "; ")
}

/// The first of many names, and how many more there are.
fn few(names: impl ExactSizeIterator<Item = String>, between: &str) -> String {
    const MOST: usize = 8;
    let more = names.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", names.take(MOST).collect::<Vec<_>>().join(between))
}

/// The first and the last rows of a league, and how many are between them: nobody reads a hundred thousand.
fn ends<'a, 'b>(league: &'b League<'a>) -> (&'b [LeagueRow<'a>], usize, &'b [LeagueRow<'a>]) {
    const EACH: usize = 15;
    let rows = &league.rows;
    if rows.len() <= 2 * EACH {
        return (rows, 0, &[]);
    }
    let (best, rest) = rows.split_at(EACH);
    let (between, worst) = rest.split_at(rest.len() - EACH);
    (best, between.len(), worst)
}

/// What heads the table of a league.
fn head_of(league: &League<'_>, names: &Names) -> String {
    format!("{} by {}, {}", league.metric.title(), names.within(league.dimension.title()), league.period)
}

/// The cells of a row of a league.
fn placed(row: &LeagueRow<'_>, metric: Node<'_>) -> [String; 5] {
    [
        row.rank.to_string(),
        row.rank_before.map_or_else(|| "–".to_owned(), |rank| rank.to_string()),
        row.category.title().to_owned(),
        printed(row.value, metric),
        row.shown_gap.map_or_else(|| "–".to_owned(), |gap| signed_change(gap, metric)),
    ]
}

/// The row that stands for those in the middle of a league.
fn between(count: usize) -> [String; 5] {
    ["…".into(), String::new(), format!("{count} more"), String::new(), String::new()]
}

/// What people judged beside what was computed.
fn judged(standing: &Standing<'_>) -> Option<String> {
    let judged = standing.rating.judged.as_ref()?;
    let before = judged.before.map(|(date, colour)| format!("; {colour} on {date}")).unwrap_or_default();
    let because = judged.because.map(|because| format!(": {because}")).unwrap_or_default();
    let flattered =
        if standing.rating.is_flattered() { " Better than the figures say, and no reason is given." } else { "" };
    Some(format!("judged {} on {}{before}{because}{flattered}", judged.colour, judged.date))
}

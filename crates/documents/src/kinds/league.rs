//! The league table: the priorities side by side, and the parts of metrics side by side.

use milepost_plan::trajectory;
use milepost_tracking::rating::{Colour, State as Rated};
use milepost_tracking::{League, LeagueRow};

use super::{Sources, filled, headed, untitled};
use crate::charts::{Chart, Level, Multiples, Panel, Point};
use crate::view::{Cell, Column, Document, Figure, Part, Table};
use crate::writing::judgement::JUDGED_PARTS;
use crate::writing::priority::Draft;
use crate::writing::rating;
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "league-table";

/// More small charts than this are no picture any more; the table has them all.
const MOST_PANELS: usize = 24;
/// Of each part so many of the last values are drawn.
const MOST_VALUES: usize = 36;

const TITLE: &str = "League table";
const PRIORITIES: &str = "The priorities, by likelihood of delivery and then by challenge";
const SILENT: &str = "Without a value";

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let priorities = filled(priorities(scribe, &sources.drafts));
    let parts: Vec<Part> = sources.leagues.iter().flat_map(|league| parts(scribe, league)).collect();
    if sources.drafts.len() < 2 && parts.is_empty() {
        return Vec::new();
    }
    let chapter = untitled(vec![(PRIORITIES, priorities.into_iter().collect()), ("The parts of metrics", parts)]);
    let document = headed(scribe, ID, TITLE);
    vec![Document { chapters: chapter.into_iter().collect(), ..document }]
}

fn priorities<'a>(scribe: &Scribe<'a>, drafts: &[Draft<'a>]) -> Table {
    let mut ranked: Vec<&Draft<'a>> = drafts.iter().collect();
    ranked.sort_by_key(|draft| (std::cmp::Reverse(likelihood(scribe, draft)), challenge(scribe, draft)));
    let row = |(draft, place): (&Draft<'a>, usize)| {
        let judged = rating::judged(scribe, &draft.standing);
        let before = judged.and_then(|judged| judged.before).map(|(_, colour)| words::state(colour.word()));
        let of_parts = JUDGED_PARTS.iter().map(|(keyword, _)| {
            let entry = scribe.entry_of(judged?.assessment, keyword)?;
            Some(Cell::from(words::state(entry.item().values.first()?.value.to_string().as_str())))
        });
        let gap =
            draft.first.map(|first| &draft.metrics[first]).and_then(|metric| Some(metric.gap(metric.rating()?.gap?)));
        let mut cells = vec![
            scribe.link(draft.node).into(),
            place.to_string().into(),
            scribe.says(draft.node, "owner").into(),
            rating::state(&draft.standing.rating.state).into(),
            judged.map(|judged| Cell::from(words::state(judged.colour.word()))).unwrap_or_default(),
            before.map(Cell::from).unwrap_or_default(),
        ];
        cells.extend(of_parts.map(Option::unwrap_or_default));
        cells.push(gap.unwrap_or_default());
        cells
    };
    let rows = ranked.into_iter().zip(1..).map(row).collect();
    let mut columns = vec![Column::words("Priority"), Column::numbers("Place")];
    columns.extend(["Owner", "Rating", "Judged", "Before"].map(Column::words));
    columns.extend(JUDGED_PARTS.iter().map(|(_, label)| Column::words(label)));
    columns.push(Column::numbers("Gap to the path"));
    without_empty(Table { caption: PRIORITIES.to_owned(), columns, rows })
}

/// As judged; as computed where nobody has judged.
fn likelihood<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Option<Colour> {
    let computed = match draft.standing.rating.state {
        Rated::Rated(colour) => Some(colour),
        _ => None,
    };
    rating::judged(scribe, &draft.standing).map(|judged| judged.colour).or(computed)
}

fn challenge<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> u8 {
    let judged = rating::judged(scribe, &draft.standing);
    let word = judged.and_then(|judged| judged.assessment.word_of("challenge"));
    word.and_then(words::of_five).unwrap_or_default()
}

/// The parts of one metric: small charts, then the table.
pub(super) fn parts<'a>(scribe: &mut Scribe<'a>, league: &League<'a>) -> Vec<Part> {
    if !scribe.shown(league.metric) || !scribe.shown(league.dimension) {
        return Vec::new();
    }
    let title =
        format!("{}, by {}, {}", league.metric.title(), league.dimension.title(), words::period(&league.period));
    let mut parts = vec![Part::Heading { text: title.clone() }];
    parts.extend(panels(scribe, league, &title));
    parts.extend(filled(table(scribe, league, title)));
    let silent: Vec<_> =
        league.silent.iter().filter(|part| scribe.shown(**part)).map(|part| scribe.link(*part)).collect();
    if !silent.is_empty() {
        let text = crate::view::Text::from(format!("{SILENT}: ")).and(crate::view::Text::joined(silent, ", "));
        parts.push(Part::Prose { prose: text.into() });
    }
    parts
}

fn panels<'a>(scribe: &mut Scribe<'a>, league: &League<'a>, title: &str) -> Option<Part> {
    let metric = league.metric;
    let rows: Vec<&LeagueRow<'a>> =
        league.rows.iter().filter(|row| scribe.shown(row.category)).take(MOST_PANELS).collect();
    let panel = |row: &&LeagueRow<'a>| {
        let mut readings = scribe.observations.readings(metric, &[row.category]);
        readings.retain(|reading| reading.period.last <= scribe.as_of);
        let points = readings.iter().filter_map(|reading| {
            let value = reading.value?;
            let text = format!("{}: {}", words::period(&reading.period), words::printed(value, metric));
            Some(Point { date: reading.period.last, value: words::place(value), text })
        });
        let points: Vec<_> = points.collect();
        let points = points[points.len().saturating_sub(MOST_VALUES)..].to_vec();
        Panel { label: row.category.title().to_owned(), last: words::short_printed(row.value, metric), points }
    };
    let panels: Vec<Panel> = rows.iter().map(panel).collect();
    // One value each is a table and no picture.
    if panels.len() < 2 || panels.iter().all(|panel| panel.points.len() < 2) {
        return None;
    }
    let (prefix, suffix, _) = words::axis(trajectory::unit(metric));
    let whole = league.whole.map(|whole| Level { value: words::place(whole), label: words::printed(whole, metric) });
    let note = match &whole {
        Some(whole) => format!("One scale for all. Dotted: the whole, {}.", whole.label),
        None => "One scale for all.".to_owned(),
    };
    let description = format!(
        "{} parts, from {} to {}; the table has every value.",
        panels.len(),
        panels.first().map(|panel| format!("{} {}", panel.label, panel.last)).unwrap_or_default(),
        panels.last().map(|panel| format!("{} {}", panel.label, panel.last)).unwrap_or_default(),
    );
    let id = format!("{}-{}", scribe.anchor(metric), scribe.anchor(league.dimension));
    let chart = Multiples { title: title.to_owned(), description, prefix, suffix, whole, panels };
    scribe.charts.insert(id.clone(), Chart::Multiples(chart));
    Some(Part::Figure { figure: Figure { chart: id, note, values: Table::default() } })
}

fn table<'a>(scribe: &Scribe<'a>, league: &League<'a>, caption: String) -> Table {
    let count = league.rows.len();
    let row = |row: &LeagueRow<'a>| {
        let moved = row.rank_before.map(|before| match before.cmp(&row.rank) {
            std::cmp::Ordering::Greater => format!("↑ from {before}"),
            std::cmp::Ordering::Less => format!("↓ from {before}"),
            std::cmp::Ordering::Equal => "as before".to_owned(),
        });
        let quarter = ((row.rank - 1) * 4 / count.max(1) + 1).min(4);
        let quarter = if count >= 8 { quarter.to_string() } else { String::new() };
        let gap = row.gap.map(|gap| {
            let sign = if gap.is_sign_negative() {
                "−"
            } else if gap.is_zero() {
                ""
            } else {
                "+"
            };
            format!("{sign}{}", trajectory::printed_change(gap, league.metric))
        });
        vec![
            scribe.link(row.category).into(),
            row.rank.to_string().into(),
            moved.unwrap_or_default().into(),
            words::printed(row.value, league.metric).into(),
            gap.unwrap_or_default().into(),
            quarter.into(),
        ]
    };
    let rows = league.rows.iter().filter(|row| scribe.shown(row.category)).map(row).collect();
    let columns = vec![
        Column::words("Part"),
        Column::numbers("Place"),
        Column::words("Moved"),
        Column::numbers("Value"),
        Column::numbers("Against the whole"),
        Column::numbers("Quarter"),
    ];
    without_empty(Table { caption, columns, rows })
}

//! The league table: the priorities side by side, and the parts of metrics side by side.

use std::sync::Arc;

use milepost_locale::say;
use milepost_plan::trajectory;
use milepost_tracking::rating::{Colour, State as Rated};
use milepost_tracking::{League, LeagueRow};

use super::{Sources, filled, headed, untitled};
use crate::charts::{Chart, Level, Multiples, Panel, Point};
use crate::view::{Cell, Column, Document, Figure, Paper, Part, Table};
use crate::writing::judgement::JUDGED_PARTS;
use crate::writing::priority::Draft;
use crate::writing::rating;
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "league-table";

/// More columns than this need a page on its side.
const MOST_UPRIGHT: usize = 7;
/// More small charts than this are no picture any more; the table has them all.
const MOST_PANELS: usize = 24;
/// Of each part so many of the last values are drawn.
const MOST_VALUES: usize = 36;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let priorities = priorities(scribe, &sources.drafts);
    let paper = if priorities.columns.len() > MOST_UPRIGHT { Paper::Landscape } else { Paper::Portrait };
    let parts: Vec<Part> = sources.leagues.iter().flat_map(|league| parts(scribe, league)).collect();
    if sources.drafts.len() < 2 && parts.is_empty() {
        return Vec::new();
    }
    let chapter = untitled(vec![
        (priorities.caption.clone(), filled(priorities).into_iter().collect()),
        (say!(scribe.locale, "the-parts-of-metrics"), parts),
    ]);
    let document = headed(scribe, ID, say!(scribe.locale, "league-table"));
    vec![Document { paper, chapters: chapter.into_iter().collect(), ..document }]
}

fn priorities<'a>(scribe: &Scribe<'a>, drafts: &[Draft<'a>]) -> Table {
    let key = |draft: &&Draft<'a>| (std::cmp::Reverse(likelihood(scribe, draft)), challenge(scribe, draft));
    let mut ranked: Vec<&Draft<'a>> = drafts.iter().collect();
    ranked.sort_by_key(key);
    let rated = ranked.iter().filter(|draft| likelihood(scribe, draft).is_some()).count();
    // What has no rating has no place, nor what stands alone; what stands alike shares one.
    let place = |draft: &&Draft<'a>| {
        likelihood(scribe, draft).filter(|_| rated > 1)?;
        Some(ranked.iter().filter(|other| key(other) < key(draft)).count() + 1)
    };
    let row = |draft: &&Draft<'a>| {
        let place = place(draft).map(|place| scribe.locale.number(place.into())).unwrap_or_default();
        let judged = rating::judged(scribe, &draft.standing);
        let before =
            judged.and_then(|judged| judged.before).map(|(_, colour)| words::state(&scribe.locale, colour.word()));
        let of_parts = JUDGED_PARTS.iter().map(|keyword| {
            let entry = scribe.entry_of(judged?.assessment, keyword)?;
            let word = entry.item().values.first()?.value.to_string();
            Some(Cell::from(words::state_as(&scribe.locale, entry.item().construct.id, &word)))
        });
        let gap = draft.measured().and_then(|metric| Some(metric.whole_gap(scribe, metric.rating()?.shown_gap()?)));
        let mut cells = vec![
            scribe.link(draft.node).into(),
            place.into(),
            scribe.says(draft.node, "owner").into(),
            rating::state(scribe, &draft.standing.rating.state).into(),
            judged.map(|judged| Cell::from(words::state(&scribe.locale, judged.colour.word()))).unwrap_or_default(),
            before.map(Cell::from).unwrap_or_default(),
        ];
        cells.extend(of_parts.map(Option::unwrap_or_default));
        cells.push(gap.unwrap_or_default());
        cells
    };
    let rows = ranked.iter().map(row).collect();
    let mut columns =
        vec![Column::words(&say!(scribe.locale, "priority")), Column::numbers(&say!(scribe.locale, "place"))];
    columns.extend(scribe.heads(["owner", "rating", "judged", "before"]));
    columns.extend(JUDGED_PARTS.iter().map(|keyword| Column::words(&scribe.locale.keyword(keyword))));
    columns.push(Column::numbers(&say!(scribe.locale, "gap-to-the-path")));
    let is_judged = ranked.iter().any(|draft| rating::judged(scribe, &draft.standing).is_some());
    let caption = match (rated > 0 && ranked.len() > 1, is_judged) {
        (true, true) => "priorities-by-likelihood",
        (true, false) => "priorities-by-rating",
        (false, _) => "priorities",
    };
    without_empty(Table { caption: scribe.locale.text(caption), columns, rows })
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
    let (metric, dimension) = (scribe.called(league.metric), scribe.called_within(league.dimension));
    let period = scribe.locale.period(&league.period);
    let title = say!(scribe.locale, "league-title", metric = metric, dimension = dimension, period = period);
    let mut parts = vec![Part::Heading { text: title.clone() }];
    parts.extend(panels(scribe, league, &title));
    parts.extend(filled(table(scribe, league, title)));
    let silent: Vec<_> =
        league.silent.iter().filter(|part| scribe.shown(**part)).map(|part| scribe.link(*part)).collect();
    if !silent.is_empty() {
        let text = scribe.labelled(say!(scribe.locale, "without-a-value").into(), scribe.list(silent));
        parts.push(Part::Prose { prose: text.into() });
    }
    parts
}

fn panels<'a>(scribe: &mut Scribe<'a>, league: &League<'a>, title: &str) -> Option<Part> {
    let metric = league.metric;
    let rows: Vec<&LeagueRow<'a>> =
        league.rows.iter().filter(|row| scribe.shown(row.category)).take(MOST_PANELS).collect();
    let panel = |row: &&LeagueRow<'a>| {
        let readings = scribe.observations.readings(metric, &[row.category], scribe.as_of);
        let points = readings.iter().filter_map(|reading| {
            let value = reading.value?;
            let when = scribe.locale.period(&reading.period);
            let text = say!(scribe.locale, "value-at", when = when, value = scribe.locale.printed(value, metric));
            Some(Point { date: reading.period.last, value: words::place(value), text })
        });
        let points: Vec<_> = points.collect();
        let points = points[points.len().saturating_sub(MOST_VALUES)..].to_vec();
        Panel { label: scribe.called(row.category), last: scribe.locale.short_printed(row.value, metric), points }
    };
    let panels: Vec<Panel> = rows.iter().map(panel).collect();
    // One value each is a table and no picture.
    if panels.len() < 2 || panels.iter().all(|panel| panel.points.len() < 2) {
        return None;
    }
    let (prefix, suffix, _) = words::axis(&scribe.locale, trajectory::unit(metric));
    let whole =
        league.whole.map(|whole| Level { value: words::place(whole), label: scribe.locale.printed(whole, metric) });
    let note = match &whole {
        Some(whole) => say!(scribe.locale, "one-scale-with-whole", whole = &whole.label),
        None => say!(scribe.locale, "one-scale"),
    };
    let end = |panel: Option<&Panel>| panel.map(|panel| format!("{} {}", panel.label, panel.last)).unwrap_or_default();
    let (first, last) = (end(panels.first()), end(panels.last()));
    let description = say!(scribe.locale, "parts-described", number = panels.len(), first = first, last = last);
    let id = format!("{}-{}", scribe.anchor(metric), scribe.anchor(league.dimension));
    let chart = Multiples {
        locale: scribe.locale.clone(),
        title: title.to_owned(),
        description,
        prefix,
        suffix,
        steps: trajectory::steps(metric).map(str::to_owned).collect(),
        whole,
        panels,
    };
    scribe.charts.insert(id.clone(), Arc::new(Chart::Multiples(chart)));
    Some(Part::Figure { figure: Figure { chart: id, note, values: Table::default(), ..Figure::default() } })
}

fn table<'a>(scribe: &Scribe<'a>, league: &League<'a>, caption: String) -> Table {
    let count = league.rows.len();
    let row = |row: &LeagueRow<'a>| {
        // What stands alone has no place.
        let place = if count > 1 { scribe.locale.number(row.rank.into()) } else { String::new() };
        let moved = row.rank_before.filter(|_| count > 1).map(|before| match before.cmp(&row.rank) {
            std::cmp::Ordering::Greater => say!(scribe.locale, "up-from", place = before),
            std::cmp::Ordering::Less => say!(scribe.locale, "down-from", place = before),
            std::cmp::Ordering::Equal => say!(scribe.locale, "as-before"),
        });
        let quarter = ((row.rank - 1) * 4 / count.max(1) + 1).min(4);
        let quarter = if count >= 8 { scribe.locale.number(quarter.into()) } else { String::new() };
        let gap = row.shown_gap.map(|gap| scribe.locale.printed_gap(gap, league.metric));
        vec![
            scribe.link(row.category).into(),
            place.into(),
            moved.unwrap_or_default().into(),
            scribe.locale.printed(row.value, league.metric).into(),
            gap.unwrap_or_default().into(),
            quarter.into(),
        ]
    };
    let rows = league.rows.iter().filter(|row| scribe.shown(row.category)).map(row).collect();
    let columns = vec![
        Column::words(&say!(scribe.locale, "part")),
        Column::numbers(&say!(scribe.locale, "place")),
        Column::words(&say!(scribe.locale, "moved")),
        Column::numbers(&say!(scribe.locale, "value")),
        Column::numbers(&say!(scribe.locale, "against-the-whole")),
        Column::numbers(&say!(scribe.locale, "the-quarter")),
    ];
    without_empty(Table { caption, columns, rows })
}

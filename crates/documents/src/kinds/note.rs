//! The monthly note: one or two pages that tell the sponsor what has changed, and what is wanted.

use chrono::{Days, Months};
use milepost_locale::say;
use milepost_tracking::rating::{Colour, Trend};
use milepost_tracking::{Due, Standing, Stocktake, standings};

use super::{Sources, brief, filled, headed, untitled};
use crate::view::{Cell, Chapter, Document, Entry, Part, Prose, Row, Section, Table, Text};
use crate::writing::priority::Draft;
use crate::writing::rating::{self, ratings, weighty};
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;

pub(super) const ID: &str = "monthly-note";

/// So far ahead, and back, the note looks.
const MONTH: Days = Days::new(31);
const MOST_WANTED: usize = 5;
const MOST_SAID: usize = 3;
const LONGEST: usize = 180;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let drafts = &sources.drafts;
    if drafts.is_empty() {
        return Vec::new();
    }
    let then = scribe.as_of.checked_sub_months(Months::new(1)).unwrap_or(scribe.as_of);
    let earlier = standings(scribe.plan, scribe.observations, then);
    let table = table(scribe, drafts, &earlier);
    let mut chapters: Vec<Chapter> = untitled(vec![
        (say!(scribe.locale, "in-short"), filled(table).into_iter().collect()),
        (say!(scribe.locale, "decisions-wanted"), wanted(scribe, &sources.pack).into_iter().collect()),
        (say!(scribe.locale, "due-in-the-next-month"), due(scribe, drafts).into_iter().collect()),
    ])
    .into_iter()
    .collect();
    chapters.extend(drafts.iter().map(|draft| priority(scribe, draft)));
    let title = say!(scribe.locale, "monthly-note", day = scribe.as_of);
    let document = headed(scribe, ID, title);
    vec![Document { lead: bottom_line(scribe, drafts), chapters, ..document }]
}

/// How many stand how, in a sentence.
fn bottom_line(scribe: &Scribe<'_>, drafts: &[Draft<'_>]) -> Prose {
    if let [draft] = drafts {
        let rating = rating::state(scribe, &draft.standing.rating.state).text;
        return Text::from(say!(scribe.locale, "bottom-line-of-one", rating = rating)).into();
    }
    let of =
        |colour: Colour| drafts.iter().filter(|draft| draft.standing.rating.state.colour() == Some(colour)).count();
    let mut counts: Vec<String> = Colour::ALL
        .into_iter()
        .filter(|colour| of(*colour) > 0)
        .map(|colour| {
            say!(scribe.locale, "so-many-rated", number = of(colour), colour = scribe.locale.word(colour.word()))
        })
        .collect();
    let silent = drafts.iter().filter(|draft| draft.standing.rating.state.colour().is_none()).count();
    if silent > 0 {
        counts.push(say!(scribe.locale, "so-many-without-a-rating", number = silent));
    }
    let counts = scribe.locale.list(counts);
    Text::from(say!(scribe.locale, "bottom-line", number = drafts.len(), counts = counts)).into()
}

fn table<'a>(scribe: &mut Scribe<'a>, drafts: &[Draft<'a>], earlier: &[Standing<'a>]) -> Table {
    let mut rows = Vec::new();
    for draft in drafts {
        let before = earlier.iter().find(|standing| standing.rating.priority.id == draft.node.id);
        let before =
            before.map(|standing| Cell::from(rating::state(scribe, &standing.rating.state))).unwrap_or_default();
        let metric = draft.first.map(|first| &draft.metrics[first]);
        let mut row = vec![
            scribe.link(draft.node).into(),
            rating::state(scribe, &draft.standing.rating.state).into(),
            before,
            metric.map(|metric| scribe.link(metric.node).into()).unwrap_or_default(),
        ];
        if let Some(metric) = metric {
            metric.picture(scribe);
        }
        // Baseline, expected, latest, gap, target, path; the metric's own rating has no column here.
        row.extend(metric.map_or_else(
            || vec![Cell::default(); 6],
            |metric| {
                let mut numbers = metric.numbers(scribe);
                numbers.pop();
                numbers
            },
        ));
        rows.push(row);
    }
    let mut columns = scribe.heads(["priority", "now", "a-month-ago", "measured-by"]);
    columns.extend(scribe.number_heads(["baseline", "expected", "latest", "gap", "target"]));
    columns.extend(scribe.heads(["path"]));
    without_empty(Table { caption: say!(scribe.locale, "in-short"), columns, rows })
}

fn wanted(scribe: &Scribe<'_>, pack: &Stocktake<'_>) -> Option<Part> {
    let wanted = pack.wanted.iter().filter(|wanted| scribe.shown(wanted.about)).take(MOST_WANTED);
    let items: Vec<Text> = wanted.map(|wanted| rating::said(scribe, wanted.about, &wanted.reason)).collect();
    (!items.is_empty()).then_some(Part::List { items, ordered: true })
}

fn due<'a>(scribe: &Scribe<'a>, drafts: &[Draft<'a>]) -> Option<Part> {
    let until = scribe.as_of.checked_add_days(MONTH).unwrap_or(scribe.as_of);
    let coming = drafts.iter().flat_map(|draft| draft.standing.next.iter());
    let coming = coming.filter(|due| (scribe.as_of..=until).contains(&due.by) && scribe.shown(due.node));
    let rows = coming.map(|due| {
        vec![
            brief(scribe.link_as(due.what, due.node), LONGEST).into(),
            due.owner.map(|owner| scribe.link(owner).into()).unwrap_or_default(),
            scribe.day(due.by),
        ]
    });
    let columns = scribe.heads(["what", "owner", "due"]);
    filled(Table { caption: say!(scribe.locale, "due-in-the-next-month"), columns, rows: rows.collect() })
}

fn priority<'a>(scribe: &mut Scribe<'a>, draft: &Draft<'a>) -> Chapter {
    let figure = draft.first.and_then(|first| draft.metrics[first].titled_figure(scribe));
    let rows = vec![
        row(scribe, "progress", progress(scribe, draft), "nothing-finished"),
        row(scribe, "concern", concern(scribe, draft), "no-concern"),
        row(scribe, "next-step", next(scribe, draft), "nothing-is-due"),
    ];
    let said = Part::Rows { rows };
    let parts = match figure {
        Some(figure) => {
            let figure = crate::view::Figure { values: Table::default(), ..figure };
            vec![Part::Beside { figure, parts: vec![said] }]
        }
        None => vec![said],
    };
    let anchor = scribe.anchor(draft.node).to_owned();
    Chapter {
        title: scribe.called(draft.node),
        internal: Scribe::internal(draft.node),
        ratings: ratings(scribe, &draft.standing),
        sections: vec![Section { anchor: format!("{anchor}-now"), parts, ..Section::default() }],
        anchor,
        ..Chapter::default()
    }
}

fn row(scribe: &Scribe<'_>, label: &str, said: Vec<Text>, otherwise: &str) -> Row {
    let said = if said.is_empty() { vec![Text::from(scribe.locale.text(otherwise))] } else { said };
    let entry = |text: Text| Entry { prose: brief(text, LONGEST).into(), ..Entry::default() };
    Row { label: scribe.locale.text(label), entries: said.into_iter().take(MOST_SAID).map(entry).collect() }
}

/// What was done in the last month, and which metrics move towards their path.
fn progress<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Vec<Text> {
    let from = scribe.as_of.checked_sub_days(MONTH).unwrap_or(scribe.as_of);
    let done = draft.standing.milestones.iter().filter(|rating| rating.is_done && scribe.shown(rating.milestone));
    let done = done.filter(|rating| {
        rating.milestone.when_of("done_on").is_some_and(|day| (from..=scribe.as_of).contains(&day.last()))
    });
    let done = done.map(|rating| rating::said(scribe, rating.milestone, &rating.reason));
    let better = draft.standing.metrics.iter().filter(|metric| metric.part.is_none() && scribe.shown(metric.metric));
    let better = better.filter(|metric| metric.trend == Trend::Better);
    let better =
        better.map(|metric| scribe.link(metric.metric).and(" ").and(say!(scribe.locale, "moves-towards-its-path")));
    done.chain(better).collect()
}

fn concern<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Vec<Text> {
    let worse = weighty(&draft.standing).filter(|cause| cause.colour < Colour::Green && scribe.shown(cause.node));
    worse.map(|cause| rating::said(scribe, cause.node, &cause.reason)).collect()
}

fn next<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Vec<Text> {
    let steps = draft.standing.next.iter().filter(|due| scribe.shown(due.node));
    let day = |due: &Due<'a>| scribe.locale.day(due.by);
    steps.map(|due| scribe.list([scribe.link_as(due.what, due.node), day(due).into()])).collect()
}

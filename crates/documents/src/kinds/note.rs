//! The monthly note: one or two pages that tell the sponsor what has changed, and what is wanted.

use chrono::{Days, Months};
use milepost_locale::say;
use milepost_plan::Node;
use milepost_tracking::rating::{Colour, Reason, State as Rated, Trend};
use milepost_tracking::{Due, Standing, Stocktake, Wanted, standings};

use super::stocktake::{asked, decisions_wanted};
use super::{Sources, brief, filled, headed, untitled};
use crate::view::{Cell, Chapter, Document, Entry, Part, Prose, Row, Section, Table, Text};
use crate::writing::priority::Draft;
use crate::writing::rating::{self, ratings, weighty};
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "monthly-note";

/// So far ahead, and back, the note looks.
const MONTH: Days = Days::new(31);
const MOST_WANTED: usize = 5;
/// So many sentences of a kind fit on the note, all in all.
const ROOM: usize = 24;
/// Of one priority so many are said however many priorities there are.
const LEAST_SAID: usize = 5;
/// A text of the plan; what Milepost itself says is never cut.
const LONGEST: usize = 180;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    let drafts = &sources.drafts;
    if drafts.is_empty() {
        return Vec::new();
    }
    let then = scribe.as_of.checked_sub_months(Months::new(1)).unwrap_or(scribe.as_of);
    let earlier = standings(scribe.plan, scribe.observations, then);
    let table = table(scribe, drafts, &earlier);
    let (wanted, listed) = wanted(scribe, &sources.pack);
    let mut chapters: Vec<Chapter> = untitled(vec![
        (say!(scribe.locale, "in-short"), filled(table).into_iter().collect()),
        (say!(scribe.locale, "decisions-wanted"), wanted),
        (say!(scribe.locale, "due-in-the-next-month"), due(scribe, drafts).into_iter().collect()),
    ])
    .into_iter()
    .collect();
    let most = (ROOM / drafts.len()).max(LEAST_SAID);
    chapters.extend(drafts.iter().map(|draft| priority(scribe, draft, most, &listed)));
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
        let metric = draft.measured();
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

/// What must be decided, and that of it which is listed and not counted only.
fn wanted<'a, 'b>(scribe: &Scribe<'a>, pack: &'b Stocktake<'a>) -> (Vec<Part>, Vec<&'b Wanted<'a>>) {
    let mut items = decisions_wanted(scribe, pack);
    let more = rating::cut_off(scribe, &mut items, MOST_WANTED);
    // What is off its path comes before obstacles.
    let listed = pack.wanted.iter().filter(|wanted| scribe.shown(wanted.about)).take(items.len()).collect();
    let mut parts = if items.is_empty() { Vec::new() } else { asked(scribe, items) };
    parts.extend(more.map(|more| Part::Prose { prose: more.into() }));
    (parts, listed)
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

fn priority<'a>(scribe: &mut Scribe<'a>, draft: &Draft<'a>, most: usize, listed: &[&Wanted<'a>]) -> Chapter {
    let figure = draft.first.and_then(|first| draft.metrics[first].titled_figure(scribe));
    let rows = vec![
        row(scribe, "progress", progress(scribe, draft), most, "nothing-finished"),
        concerns(scribe, draft, most, listed),
        row(scribe, "next-step", next(scribe, draft), most, "nothing-is-due"),
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

fn row(scribe: &Scribe<'_>, label: &str, said: Vec<Text>, most: usize, otherwise: &str) -> Row {
    let said = if said.is_empty() { vec![Text::from(scribe.locale.text(otherwise))] } else { said };
    let entry = |text: Text| Entry { prose: text.into(), ..Entry::default() };
    let said = rating::cut(scribe, said, most);
    Row { label: scribe.locale.text(label), entries: said.into_iter().map(entry).collect() }
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

/// The concerns but for what is `listed` among the decisions that are wanted.
fn concerns<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>, most: usize, listed: &[&Wanted<'a>]) -> Row {
    let concerns = concern(scribe, draft);
    let otherwise = if concerns.is_empty() { no_concern(draft) } else { "concern-is-to-be-decided" };
    let is_listed = |about: Node<'a>, reason: &Reason| {
        listed.iter().any(|wanted| wanted.about == about && wanted.reason == *reason)
    };
    let others = concerns.into_iter().filter(|(about, reason)| !is_listed(*about, reason));
    let said = others.map(|(about, reason)| rating::said(scribe, about, reason)).collect();
    row(scribe, "concern", said, most, otherwise)
}

/// What keeps the priority from being better; then what is the matter with its other metrics: one below its path, a
/// target that was missed or will be, values that are overdue.
fn concern<'a, 'b>(scribe: &Scribe<'a>, draft: &'b Draft<'a>) -> Vec<(Node<'a>, &'b Reason)> {
    let worse = weighty(&draft.standing).filter(|cause| cause.colour < Colour::Green && scribe.shown(cause.node));
    let mut said: Vec<(Node<'a>, &Reason)> = worse.map(|cause| (cause.node, &cause.reason)).collect();
    let metrics =
        || draft.standing.metrics.iter().filter(|rating| rating.part.is_none() && scribe.shown(rating.metric));
    let below = metrics().filter(|rating| rating.state.colour().is_some_and(|colour| colour < Colour::Green));
    let below = below.filter_map(|rating| Some((rating.metric, rating.reasons.first()?)));
    let reasons = || metrics().flat_map(|rating| rating.reasons.iter().map(|reason| (rating.metric, reason)));
    let of_targets = reasons().filter(|(_, reason)| reason.misses_target());
    let overdue = reasons().filter(|(_, reason)| reason.is_overdue());
    for reason in below.chain(of_targets).chain(overdue) {
        if !said.contains(&reason) {
            said.push(reason);
        }
    }
    said
}

/// Without a rating nobody knows that there is no concern.
fn no_concern(draft: &Draft<'_>) -> &'static str {
    match draft.standing.rating.state {
        Rated::Rated(_) => "no-concern",
        Rated::NotComparable(_) => "no-rating-possible",
        Rated::NotDue | Rated::NotMeasured => "no-rating-yet",
    }
}

fn next<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Vec<Text> {
    let steps = draft.standing.next.iter().filter(|due| scribe.shown(due.node));
    let step = |due: &Due<'a>| {
        let late = (scribe.as_of - due.by).num_days();
        let late = if late > 0 { words::late(&scribe.locale, late).text } else { String::new() };
        let what = brief(scribe.link_as(due.what, due.node), LONGEST);
        scribe.list([what, scribe.locale.day(due.by).into(), late.into()])
    };
    steps.map(step).collect()
}

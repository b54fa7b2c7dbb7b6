//! The papers of a stocktake: what was agreed, what must be decided, where everything stands.

use chrono::Days;
use milepost_locale::say;
use milepost_plan::trajectory::is_goal;
use milepost_plan::{Node, When};
use milepost_tracking::rating::Colour;
use milepost_tracking::{Chase, Standing, Stocktake, Task, chase};

use super::{Sources, filled, headed, league, untitled};
use crate::view::{Cell, Chapter, Document, Fact, Part, Table, Text};
use crate::writing::judgement::progress;
use crate::writing::metric::Metric;
use crate::writing::priority::{Draft, obstacles};
use crate::writing::rating::{self, long_list, ratings, reasons, weighty};
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;
use crate::writing::words;

pub(super) const ID: &str = "stocktake";

/// So far ahead milestones are looked at.
const AHEAD: Days = Days::new(90);
const MOST_REASONS: usize = 6;
/// More who are missing are counted and not named.
const MOST_NAMES: usize = 8;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    if sources.drafts.is_empty() {
        return Vec::new();
    }
    let pack: &Stocktake<'a> = &sources.pack;
    let mut chapters: Vec<Chapter> = untitled(vec![
        (say!(scribe.locale, "decisions-wanted"), wanted(scribe, pack)),
        (say!(scribe.locale, "what-was-agreed"), agreed(scribe, pack).into_iter().collect()),
        (since(scribe, pack), moved(scribe, pack).into_iter().collect()),
    ])
    .into_iter()
    .collect();
    chapters.extend(sources.drafts.iter().map(|draft| priority(scribe, draft)));
    let open: Vec<_> = pack.obstacles.iter().copied().filter(|obstacle| scribe.shown(*obstacle)).collect();
    let leagues = sources.leagues.iter().flat_map(|of| league::parts(scribe, of)).collect();
    let missing = missing(scribe).into_iter().collect();
    let rest = [
        (
            "obstacles",
            say!(scribe.locale, "obstacles"),
            obstacles(scribe, &open).into_iter().skip(1).collect::<Vec<_>>(),
        ),
        ("parts", say!(scribe.locale, "the-parts-side-by-side"), leagues),
        ("missing", say!(scribe.locale, "who-has-not-reported"), missing),
    ];
    chapters.extend(rest.into_iter().filter(|(.., parts)| !parts.is_empty()).map(|(anchor, title, parts)| {
        let section = crate::view::Section { anchor: format!("{anchor}-1"), parts, ..Default::default() };
        Chapter { anchor: anchor.to_owned(), title, sections: vec![section], ..Chapter::default() }
    }));
    let routine = pack.routine.filter(|routine| scribe.shown(*routine));
    let title = match pack.meeting.filter(|_| routine.is_some()) {
        Some(meeting) => say!(scribe.locale, "stocktake-meeting", day = meeting),
        None => say!(scribe.locale, "stocktake-of", day = pack.date),
    };
    let document = headed(scribe, ID, title);
    let chair = routine.map(|routine| scribe.says(routine, "chair")).unwrap_or_default();
    let routine = routine.map(|routine| scribe.link(routine));
    let last = pack.before.map(|day| scribe.locale.day(day)).unwrap_or_default();
    let facts = [
        Fact::new(&say!(scribe.locale, "meeting"), routine.unwrap_or_default()),
        Fact::new(&say!(scribe.locale, "chair"), chair),
        Fact::new(&say!(scribe.locale, "last-time-something-was-decided"), last),
    ];
    let facts = facts.into_iter().flatten().chain(document.facts).collect();
    vec![Document { facts, chapters, ..document }]
}

fn wanted<'a>(scribe: &Scribe<'a>, pack: &Stocktake<'a>) -> Vec<Part> {
    let items = decisions_wanted(scribe, pack);
    if items.is_empty() {
        let mut prose = Text::from(scribe.locale.text(nothing_wanted(pack)));
        let all = pack.standings.len();
        let number = pack.standings.iter().filter(|standing| standing.rating.state.colour().is_none()).count();
        if 0 < number && number < all {
            let silent = say!(scribe.locale, "nothing-wanted-of-those-rated", number = number, all = all);
            prose = prose.and(" ").and(silent);
        }
        return vec![Part::Prose { prose: prose.into() }];
    }
    asked(scribe, items)
}

/// What must be decided, under the question that is asked of each.
pub(super) fn asked(scribe: &Scribe<'_>, items: Vec<Text>) -> Vec<Part> {
    let lead = say!(scribe.locale, "decisions-wanted-lead", number = items.len());
    vec![Part::Prose { prose: Text::from(lead).into() }, Part::List { items, ordered: true }]
}

/// What must be decided, each with who answers for it: what is off its path and dealt with by nobody, and what the open
/// obstacles ask for.
pub(super) fn decisions_wanted<'a>(scribe: &Scribe<'a>, pack: &Stocktake<'a>) -> Vec<Text> {
    let wanted = pack.wanted.iter().filter(|wanted| scribe.shown(wanted.about));
    let wanted = wanted.map(|wanted| (wanted.about, rating::said(scribe, wanted.about, &wanted.reason)));
    let open = pack.obstacles.iter().copied().filter(|obstacle| scribe.shown(*obstacle)).map(|obstacle| {
        let asked = scribe.says(obstacle, "asked");
        let link = scribe.link(obstacle);
        (obstacle, if asked.is_empty() { link } else { scribe.labelled(link, asked) })
    });
    let owned = |(about, said): (Node<'a>, Text)| {
        let owner = crate::writing::delivery::owner(scribe, about);
        if owner.is_empty() {
            return said;
        }
        said.and(" (").and(scribe.labelled(say!(scribe.locale, "owner").into(), owner)).and(")")
    };
    wanted.chain(open).map(owned).collect()
}

/// Why there is nothing that must be decided, as far as that is known.
fn nothing_wanted(pack: &Stocktake<'_>) -> &'static str {
    let weighty = |standing: &Standing<'_>| {
        let goals = standing.metrics.iter().filter(|rating| rating.part.is_none() && is_goal(rating.metric));
        let colours = goals.filter_map(|rating| rating.state.colour());
        colours.chain(standing.milestones.iter().map(|rating| rating.colour)).any(|colour| colour <= Colour::AmberRed)
    };
    if !pack.wanted.is_empty() || !pack.obstacles.is_empty() {
        "something-that-is-not-public"
    } else if pack.standings.iter().all(|standing| standing.rating.state.colour().is_none()) {
        "nothing-wanted-nothing-rated"
    } else if pack.standings.iter().any(weighty) {
        "nothing-wanted-dealt-with"
    } else {
        "nothing-wanted"
    }
}

fn agreed<'a>(scribe: &Scribe<'a>, pack: &Stocktake<'a>) -> Option<Part> {
    let row = |task: &Task<'a>| {
        vec![
            scribe.link_as(task.what, task.decision).into(),
            scribe.day(task.decided),
            task.owner.map(|owner| scribe.link(owner).into()).unwrap_or_default(),
            task.due.map(|day| scribe.day(day)).unwrap_or_default(),
            progress(scribe, task),
        ]
    };
    let tasks = pack.tasks.iter().filter(|task| scribe.shown(task.node) && scribe.shown(task.decision));
    let rows = tasks.map(row).collect();
    let columns = scribe.heads(["what", "decided", "owner", "due", "state"]);
    filled(Table { caption: say!(scribe.locale, "what-was-agreed"), columns, rows })
}

fn since(scribe: &Scribe<'_>, pack: &Stocktake<'_>) -> String {
    pack.before.map(|before| say!(scribe.locale, "since-day", day = before)).unwrap_or_default()
}

/// How each priority stood at the last stocktake, and how it stands now.
fn moved<'a>(scribe: &Scribe<'a>, pack: &Stocktake<'a>) -> Option<Part> {
    pack.before?;
    let pairs = pack.standings.iter().zip(&pack.earlier);
    let rows = pairs.filter(|(standing, _)| scribe.shown(standing.rating.priority)).map(|(standing, earlier)| {
        let then = earlier.as_ref().map(|earlier| Cell::from(rating::state(scribe, earlier))).unwrap_or_default();
        let now = rating::state(scribe, &standing.rating.state);
        vec![scribe.link(standing.rating.priority).into(), then, now.into()]
    });
    let columns = scribe.heads(["priority", "then", "now"]);
    filled(Table { caption: since(scribe, pack), columns, rows: rows.collect() })
}

fn priority<'a>(scribe: &mut Scribe<'a>, draft: &Draft<'a>) -> Chapter {
    let why = long_list(scribe, reasons(scribe, &draft.standing), MOST_REASONS);
    let rows = draft.metrics.iter().map(|metric| metric.row(scribe)).collect();
    let metrics = without_empty(Table {
        caption: say!(scribe.locale, "each-metric-against-its-path"),
        columns: Metric::columns(scribe, "metric"),
        rows,
    });
    let mut parts: Vec<_> = why.into_iter().collect();
    parts.extend(filled(metrics));
    for metric in &draft.metrics {
        let figure = if metric.is_goal(scribe) { metric.figure(scribe) } else { None };
        if let Some(figure) = figure {
            let told = weighty(&draft.standing).take(MOST_REASONS).filter(|cause| cause.node.id == metric.node.id);
            let told: Vec<_> = told.map(|cause| &cause.reason).collect();
            parts.push(Part::Heading { text: scribe.called(metric.node) });
            parts.push(match metric.reasons_without(scribe, &told) {
                Some(reasons) => Part::Beside { figure, parts: vec![reasons] },
                None => Part::Figure { figure },
            });
        }
    }
    parts.extend(milestones(scribe, draft));
    let anchor = scribe.anchor(draft.node).to_owned();
    let section = crate::view::Section { anchor: format!("{anchor}-now"), parts, ..Default::default() };
    Chapter {
        title: scribe.called(draft.node),
        internal: Scribe::internal(draft.node),
        ratings: ratings(scribe, &draft.standing),
        facts: scribe.answers(draft.node, "owner").into_iter().collect(),
        sections: vec![section],
        anchor,
        ..Chapter::default()
    }
}

fn milestones<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Vec<Part> {
    let until = scribe.as_of.checked_add_days(AHEAD).unwrap_or(scribe.as_of);
    let open = draft.standing.milestones.iter().filter(|rating| !rating.is_done && scribe.shown(rating.milestone));
    let rows = open.filter(|rating| rating.due.last() <= until || rating.slip > 0).map(|rating| {
        vec![
            scribe.link(rating.milestone).into(),
            crate::writing::delivery::owner(scribe, rating.milestone).into(),
            Cell::from(scribe.locale.when(&rating.due)).on(rating.due.last()),
            Cell::from(words::state(&scribe.locale, rating.colour.word())),
            rating::sentence(scribe, &rating.reason).into(),
        ]
    });
    let columns = scribe.heads(["milestone", "owner", "due", "rating", "why"]);
    let table = Table { caption: say!(scribe.locale, "late-and-coming-milestones"), columns, rows: rows.collect() };
    crate::writing::delivery::titled(&say!(scribe.locale, "late-and-coming-milestones"), table)
}

fn missing(scribe: &Scribe<'_>) -> Option<Part> {
    let chased = chase(scribe.plan, scribe.observations, scribe.as_of);
    let shown: Vec<_> = chased.iter().filter(|chase| scribe.shown(chase.collection)).collect();
    let row = |late: &[&Chase<'_>]| -> Option<Vec<Cell>> {
        // The latest period comes first.
        let (latest, earliest) = (late.first()?, late.last()?);
        let (period, due) = if late.len() == 1 {
            (scribe.locale.period(&latest.period), scribe.locale.day(latest.due))
        } else {
            let of = |chase: &Chase<'_>| When::Period(chase.period.clone());
            let due = scribe.locale.span(&When::Day(earliest.due), &When::Day(latest.due));
            (scribe.locale.span(&of(earliest), &of(latest)), due)
        };
        let due = Cell::from(due).on(latest.due);
        Some(vec![scribe.link(latest.collection).into(), period.into(), due, who(scribe, latest).into()])
    };
    let rows = shown.chunk_by(|later, earlier| are_alike(later, earlier)).filter_map(row).collect();
    let columns = scribe.heads(["return", "period", "was-due", "who-is-missing"]);
    filled(Table { caption: say!(scribe.locale, "who-has-not-reported"), columns, rows })
}

/// Whether the same is missing in one period and in the one before it.
fn are_alike(later: &Chase<'_>, earlier: &Chase<'_>) -> bool {
    later.collection == earlier.collection
        && later.missing == earlier.missing
        && earlier.period.last.succ_opt() == Some(later.period.first)
}

fn who<'a>(scribe: &Scribe<'a>, chase: &Chase<'a>) -> Text {
    if chase.missing.iter().all(Vec::is_empty) {
        return say!(scribe.locale, "nobody-has-reported").into();
    }
    let name = |parts: &Vec<Node<'a>>| scribe.list(parts.iter().map(|part| scribe.link(*part)));
    let names = scribe.long_list(chase.missing.iter().take(MOST_NAMES).map(name));
    match chase.missing.len().saturating_sub(MOST_NAMES) {
        0 => names,
        more => names.and(" ").and(say!(scribe.locale, "and-more", number = more)),
    }
}

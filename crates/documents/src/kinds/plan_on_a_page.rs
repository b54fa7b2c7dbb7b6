//! The plan on a page: a priority on one A4 or Letter page on its side. What does not fit stands in the delivery plan.

use milepost_locale::say;
use milepost_plan::{ItemId, Node};

use super::{Point, Sources, brief, brief_line, filled, headed, untitled};
use crate::view::{Aside, Cell, Chapter, Document, Entry, Fact, Paper, Part, Prose, Row, Spread, Table};
use crate::writing::delivery::{next, owner, stands};
use crate::writing::judgement::worst;
use crate::writing::metric::Metric;
use crate::writing::priority::Draft;
use crate::writing::rating::{long_list, ratings, reasons, shown, why_judged};
use crate::writing::scribe::Scribe;
use crate::writing::whole::without_empty;

pub(super) const ID: &str = "plan-on-a-page";

// So much fits on the page.
const MOST_METRICS: usize = 4;
const MOST_WORK: usize = 4;
const FEWEST_MILESTONES: usize = 2;
const MOST_RISKS: usize = 3;
const MOST_REASONS: usize = 3;
/// Where no risk stands below them.
const MOST_REASONS_ALONE: usize = 6;
const MOST_NUMBERS: usize = 3;
/// What is still to be written, where a chart and its metrics would stand, and where the work would.
const MOST_MISSING: usize = 6;
/// Reasons, milestones and risks beside the chart, all in all.
const MOST_BESIDE: usize = 8;
const LONGEST_TITLE: usize = 110;
const LONGEST_LEAD: usize = 280;
const LONGEST_CELL: usize = 70;
const LONGEST_REASON: usize = 200;
const LONGEST_NOTE: usize = 280;

pub(super) fn make<'a>(scribe: &mut Scribe<'a>, sources: &Sources<'a>) -> Vec<Document> {
    sources.drafts.iter().map(|draft| page(scribe, draft, sources)).collect()
}

fn page<'a>(scribe: &mut Scribe<'a>, draft: &Draft<'a>, sources: &Sources<'a>) -> Document {
    let figure = draft.first.and_then(|first| draft.metrics[first].titled_figure(scribe));
    let figure = figure.map(|figure| crate::view::Figure { note: String::new(), values: Table::default(), ..figure });
    let mut metrics: Vec<&Metric<'a>> = draft.metrics.iter().collect();
    metrics.sort_by_key(|metric| !metric.is_goal(scribe));
    let rows = metrics.into_iter().take(MOST_METRICS).map(|metric| short_row(metric.row(scribe))).collect();
    let metrics = without_empty(Table {
        caption: say!(scribe.locale, "where-metrics-stand"),
        columns: Metric::columns(scribe, "metric"),
        rows,
    });
    let aside = |title: String, parts: Vec<Part>| (!parts.is_empty()).then_some(Aside { title, parts });
    let below = untitled(vec![
        (say!(scribe.locale, "how-it-is-delivered"), work(scribe, draft).into_iter().collect()),
        (say!(scribe.locale, "from-the-sponsor-to-the-front-line"), draft.short_chain(scribe)),
    ]);
    // A page on which little stands has room for what the first metric is, and where its numbers come from.
    let measured = draft.metrics.get(draft.first.unwrap_or_default()).filter(|_| below.is_none());
    let room = MOST_MISSING * (usize::from(figure.is_none()) + usize::from(below.is_none()));
    let (why, risks) = (why(scribe, draft), short_parts(worst(scribe, &draft.risks, MOST_RISKS)));
    let milestones = MOST_BESIDE.saturating_sub(count(&why) + count(&risks)).max(FEWEST_MILESTONES);
    let asides = [
        aside(say!(scribe.locale, "why-this-rating"), why),
        measured.and_then(|metric| aside(scribe.called(metric.node), numbers(scribe, metric))),
        aside(say!(scribe.locale, "what-comes-next"), coming(scribe, draft, milestones)),
        aside(say!(scribe.locale, "risks"), risks),
        aside(say!(scribe.locale, "what-to-write"), missing(scribe, draft, sources, room)),
    ];
    let spread = Spread { figure, metrics, asides: asides.into_iter().flatten().collect() };
    let chapter = Chapter { spread: Some(spread), ..below.unwrap_or_default() };
    let facts = ["owner", "sponsor"].into_iter().filter_map(|keyword| scribe.answers(draft.node, keyword));
    let facts: Vec<Fact> = facts.map(|fact| Fact { text: brief(fact.text, LONGEST_CELL), ..fact }).collect();
    let lead = scribe.prose(draft.node, "outcome").flat();
    let document = headed(scribe, ID, String::new());
    Document {
        id: format!("{ID}-{}", draft.node.name().unwrap_or_default()),
        paper: Paper::OnePage,
        title: brief_line(&scribe.called(draft.node), LONGEST_TITLE),
        kicker: brief_line(&document.kicker, LONGEST_TITLE),
        lead: Prose::from(brief(lead, LONGEST_LEAD)),
        ratings: ratings(scribe, &draft.standing),
        facts: facts.into_iter().chain(document.facts).collect(),
        chapters: vec![chapter],
        ..document
    }
}

fn why<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Vec<Part> {
    let most = if draft.risks.is_empty() { MOST_REASONS_ALONE } else { MOST_REASONS };
    let items = reasons(scribe, &draft.standing).into_iter().map(|text| brief(text, LONGEST_REASON)).collect();
    let mut parts: Vec<_> = long_list(scribe, items, most).into_iter().collect();
    let judged = brief(why_judged(scribe, &draft.standing).flat(), LONGEST_NOTE);
    parts.extend((!judged.is_empty()).then(|| Part::Prose { prose: judged.into() }));
    parts
}

/// What the authors are to write of a priority of which the plan says little: what more there is stands there as far as
/// there is room.
fn missing<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>, sources: &Sources<'a>, room: usize) -> Vec<Part> {
    if room == 0 {
        return Vec::new();
    }
    let points = sources.questions.iter().flat_map(|question| &question.points);
    let concerns = |id: &ItemId| Scribe::priority(scribe.plan.node(*id)).is_some_and(|around| around == draft.node);
    let lacking = points.filter(|point| point.missing.iter().any(concerns));
    // A page without metrics and work has room for where and how it is written, too.
    let is_bare = room > MOST_MISSING && draft.metrics.is_empty();
    let item = |point: &Point| {
        let asked = Prose::new(&point.ask).flat();
        if is_bare {
            asked.and(say!(scribe.locale, "full-stop")).and(" ").and(Prose::new(&point.write).flat())
        } else {
            asked
        }
    };
    long_list(scribe, lacking.map(item).collect(), room).into_iter().collect()
}

/// What a metric is, and what is said about its numbers.
fn numbers<'a>(scribe: &mut Scribe<'a>, metric: &Metric<'a>) -> Vec<Part> {
    let block = metric.block(scribe, false);
    let lead = brief(block.lead.flat(), LONGEST_NOTE);
    let mut parts = if lead.is_empty() { Vec::new() } else { vec![Part::Prose { prose: lead.into() }] };
    let rows: Vec<Row> = block.rows.into_iter().take(MOST_NUMBERS).map(short_entries).collect();
    parts.extend((!rows.is_empty()).then_some(Part::Rows { rows }));
    parts
}

fn short_entries(row: Row) -> Row {
    let short = |entry: Entry| Entry { prose: brief(entry.prose.flat(), LONGEST_NOTE).into(), ..entry };
    Row { entries: row.entries.into_iter().take(MOST_NUMBERS).map(short).map(short_inner).collect(), ..row }
}

fn short_inner(entry: Entry) -> Entry {
    Entry { rows: entry.rows.into_iter().take(MOST_NUMBERS).map(short_entries).collect(), ..entry }
}

/// How many things stand in lists and tables.
fn count(parts: &[Part]) -> usize {
    let of = |part: &Part| match part {
        Part::List { items, .. } => items.len(),
        Part::LongList { shown, .. } => shown + 1,
        Part::Table { table } => table.rows.len(),
        _ => 0,
    };
    parts.iter().map(of).sum()
}

fn coming<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>, most: usize) -> Vec<Part> {
    let open = next(scribe, &draft.milestones);
    let row = |(_, node): &(chrono::NaiveDate, Node<'a>)| {
        let state = Cell { notes: Vec::new(), ..stands(scribe, *node) };
        vec![brief(scribe.link(*node), LONGEST_CELL).into(), scribe.day_of(*node, "by"), state]
    };
    let (most, more) = shown(scribe, open.len(), most);
    let rows = open.iter().take(most).map(row).chain(more).collect();
    let columns = scribe.heads(["milestone", "due", "state"]);
    filled(Table { caption: say!(scribe.locale, "what-comes-next"), columns, rows }).into_iter().collect()
}

/// The strategies and actions, each with the milestone that comes next.
fn work<'a>(scribe: &Scribe<'a>, draft: &Draft<'a>) -> Option<Part> {
    let row = |node: &Node<'a>| {
        let inside = draft.milestones.iter().copied().filter(|milestone| {
            std::iter::successors(milestone.parent(), |around| around.parent()).any(|around| around.id == node.id)
        });
        let inside: Vec<_> = inside.collect();
        let next = next(scribe, &inside).into_iter().next().map(|(_, milestone)| milestone);
        let by = next.map(|milestone| scribe.day_of(milestone, "by")).unwrap_or_default();
        let state = next.map(|milestone| Cell { notes: Vec::new(), ..stands(scribe, milestone) });
        vec![
            brief(scribe.link(*node), LONGEST_CELL).into(),
            brief(owner(scribe, *node), LONGEST_CELL).into(),
            next.map(|milestone| brief(scribe.link(milestone), LONGEST_CELL).into()).unwrap_or_default(),
            by,
            state.unwrap_or_default(),
        ]
    };
    let rows = draft.work.iter().take(MOST_WORK).map(row).collect();
    let columns = scribe.heads(["what-is-done", "owner", "next-milestone", "due", "state"]);
    filled(without_empty(Table { caption: say!(scribe.locale, "how-it-is-delivered"), columns, rows }))
}

/// A row without its further lines, and with short texts.
fn short_row(row: Vec<Cell>) -> Vec<Cell> {
    let short = |(index, cell): (usize, Cell)| {
        let notes = if index == 0 { Vec::new() } else { cell.notes };
        Cell { text: brief(cell.text, LONGEST_CELL), notes, ..cell }
    };
    row.into_iter().enumerate().map(short).collect()
}

fn short_parts(parts: Vec<Part>) -> Vec<Part> {
    let short = |part| match part {
        Part::Table { table } => {
            let rows = table.rows.into_iter().map(short_row).collect();
            Part::Table { table: Table { rows, ..table } }
        }
        other => other,
    };
    parts.into_iter().map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Text;

    #[test]
    fn a_long_text_ends_with_a_whole_word() {
        assert_eq!(brief_line("Beds for winter in every hospital", 20), "Beds for winter in…");
        assert_eq!(brief(Text::from("short"), 5).plain(), "short");
    }
}

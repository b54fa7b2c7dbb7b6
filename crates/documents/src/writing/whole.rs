//! What belongs to the plan as a whole: the cover, the data, the routines, the people, the words.

use milepost_locale::say;
use milepost_plan::{Node, Value};

use super::delivery::titled;
use super::judgement::{self, assessment, changes, decision, risks};
use super::ownership::Ownership;
use super::priority::{Draft, headed, obstacles};
use super::scribe::Scribe;
use crate::view::{Block, Cell, Chapter, Column, Document, Entry, Fact, Part, Prose, Row, Section, Table, Text};

/// What has a place of its own in the report; whatever else stands at the top of a file comes at the end.
const PLACED: &[&str] = &[
    "import",
    "plan",
    "unit",
    "post",
    "person",
    "organisation",
    "stakeholder",
    "dimension",
    "priority",
    "collection",
    "routine",
    "meeting",
    "feedback",
    "escalation",
    "risk",
    "obstacle",
    "assumption",
    "assessment",
    "correction",
    "decision",
    "change",
    "glossary",
];

/// What is said on the cover.
const COVER: &[&str] = &["period", "sponsor", "unit", "owner", "status", "version", "approved", "supersedes"];

pub(crate) fn cover(scribe: &Scribe<'_>) -> Document {
    let as_of = scribe.locale.day(scribe.as_of);
    let document = Document {
        locale: scribe.locale.clone(),
        language: scribe.locale.tag().to_owned(),
        right_to_left: scribe.locale.is_right_to_left(),
        foreign: scribe.foreign.clone(),
        as_of,
        public: scribe.public(),
        ..Document::default()
    };
    let Some(plan) = scribe.plan.root() else { return document };
    let unit = scribe.targets(plan, "unit").into_iter().find(|unit| scribe.shown(*unit));
    let kicker = [scribe.says(plan, "jurisdiction"), unit.map(|unit| scribe.called(unit).into()).unwrap_or_default()];
    let mut facts: Vec<_> = COVER.iter().filter_map(|keyword| fact(scribe, plan, keyword)).collect();
    facts.extend(Fact::new(&say!(scribe.locale, "position-at"), document.as_of.as_str()));
    Document {
        title: scribe.called(plan),
        kicker: Text::joined(kicker, " · ").plain(),
        lead: scribe.prose(plan, "mission"),
        facts,
        ..document
    }
}

fn fact<'a>(scribe: &Scribe<'a>, plan: Node<'a>, keyword: &'a str) -> Option<Fact> {
    let entry = scribe.entry_of(plan, keyword)?;
    let said = scribe.whole_line(entry);
    let label = if keyword == "unit" {
        say!(scribe.locale, "delivery-unit")
    } else {
        scribe.locale.label(entry.item().construct)
    };
    Fact::new(&label, said)
}

/// The priorities side by side.
pub(crate) fn glance<'a>(scribe: &Scribe<'a>, drafts: &[Draft<'a>]) -> Table {
    if drafts.len() < 2 {
        return Table::default();
    }
    let rows: Vec<Vec<Cell>> = drafts.iter().map(|draft| draft.glance(scribe)).collect();
    let columns = vec![
        Column::words(&say!(scribe.locale, "priority")),
        Column::words(&say!(scribe.locale, "owner")),
        Column::words(&say!(scribe.locale, "measured-by")),
        Column::numbers(&say!(scribe.locale, "baseline")),
        Column::numbers(&say!(scribe.locale, "expected")),
        Column::numbers(&say!(scribe.locale, "latest")),
        Column::numbers(&say!(scribe.locale, "gap")),
        Column::numbers(&say!(scribe.locale, "target")),
        Column::words(&say!(scribe.locale, "path")),
        Column::words(&say!(scribe.locale, "rating")),
        Column::words(&say!(scribe.locale, "judged")),
    ];
    without_empty(Table { caption: say!(scribe.locale, "the-priorities-side-by-side"), columns, rows })
}

/// The table without columns in which nothing stands.
pub(crate) fn without_empty(table: Table) -> Table {
    let kept: Vec<bool> = (0..table.columns.len())
        .map(|index| index == 0 || table.rows.iter().any(|row| !row[index].is_empty()))
        .collect();
    let keep = |index: &usize| kept[*index];
    let columns =
        table.columns.into_iter().enumerate().filter(|(index, _)| keep(index)).map(|(_, column)| column).collect();
    let rows = table
        .rows
        .into_iter()
        .map(|row| row.into_iter().enumerate().filter(|(index, _)| keep(index)).map(|(_, cell)| cell).collect());
    Table { rows: rows.collect(), columns, ..table }
}

/// The chapters after the priorities.
pub(crate) fn chapters(scribe: &mut Scribe<'_>) -> Vec<Chapter> {
    let chapters = [
        chapter("if-not", say!(scribe.locale, "across-the-priorities"), across(scribe)),
        chapter("routines", say!(scribe.locale, "routines-and-feedback"), routines(scribe)),
        chapter("data", say!(scribe.locale, "where-the-data-comes-from"), data(scribe)),
        chapter("who", say!(scribe.locale, "who-is-who"), who(scribe)),
        chapter("about", say!(scribe.locale, "about-this-plan"), about(scribe)),
    ];
    chapters.into_iter().flatten().collect()
}

/// Of one section a chapter needs no second heading.
fn chapter(anchor: &str, title: String, sections: Sections) -> Option<Chapter> {
    let sections: Vec<_> = sections.into_iter().filter(|(_, parts)| !parts.is_empty()).collect();
    let section = |(index, (title, parts)): (usize, (String, Vec<Part>))| Section {
        anchor: format!("{anchor}-{}", index + 1),
        title,
        parts,
    };
    let sections: Vec<_> = sections.into_iter().enumerate().map(section).collect();
    let anchor = anchor.to_owned();
    (!sections.is_empty()).then(|| Chapter { anchor, title, sections, ..Chapter::default() })
}

type Sections = Vec<(String, Vec<Part>)>;

/// What is about several priorities, or about none.
fn across<'a>(scribe: &mut Scribe<'a>) -> Sections {
    let loose = |scribe: &Scribe<'a>, construct: &'a str, keywords: &[&'a str]| -> Vec<Node<'a>> {
        let mut found = scribe.all(construct);
        found.retain(|node| scribe.about(*node, keywords).is_none());
        found
    };
    let found = loose(scribe, "risk", &["threatens"]);
    let register = risks(scribe, &found, &say!(scribe.locale, "the-plan"), "plan-risks");
    let problems = obstacles(scribe, &loose(scribe, "obstacle", &["blocks"])).into_iter().skip(1).collect();
    let top = |node: &Node<'a>| node.parent().is_none();
    let assumptions =
        scribe.all("assumption").into_iter().filter(top).map(|node| scribe.block_of_many(node, &[])).collect();
    let judged = loose(scribe, "assessment", &["of"]).into_iter().map(|node| assessment(scribe, node)).collect();
    let mut decided = loose(scribe, "decision", &["about"]);
    decided.extend(loose(scribe, "correction", &["about"]));
    decided.sort_by_key(|node| judgement::made(*node));
    let decided = decided.into_iter().map(|node| decision(scribe, node)).collect();
    let changed = changes(scribe, &loose(scribe, "change", &["what"])).into_iter().skip(1).collect();
    vec![
        (say!(scribe.locale, "risks"), register),
        (say!(scribe.locale, "obstacles"), problems),
        (say!(scribe.locale, "assumptions"), blocks(assumptions)),
        (say!(scribe.locale, "how-it-was-judged"), blocks(judged)),
        (say!(scribe.locale, "what-was-decided"), blocks(decided)),
        (say!(scribe.locale, "changes-to-the-plan"), changed),
    ]
}

fn blocks(blocks: Vec<Block>) -> Vec<Part> {
    headed("", blocks).into_iter().skip(1).collect()
}

fn routines<'a>(scribe: &mut Scribe<'a>) -> Sections {
    let block = |node: &Node<'a>| scribe.block_of_many(*node, &[]);
    let routines = scribe.all("routine").iter().map(block).collect();
    let meetings = scribe.all("meeting").iter().map(block).collect();
    let feedback = scribe.all("feedback").iter().map(block).collect();
    let ladders = scribe.all("escalation").into_iter().flat_map(|node| ladder(scribe, node)).collect();
    vec![
        (say!(scribe.locale, "routines"), blocks(routines)),
        (say!(scribe.locale, "meetings"), blocks(meetings)),
        (say!(scribe.locale, "feedback"), blocks(feedback)),
        (say!(scribe.locale, "escalation"), ladders),
    ]
}

/// The ladder that an unsolved problem climbs.
fn ladder<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Vec<Part> {
    let row = |step: Node<'a>| {
        let level = match step.value("level") {
            Some(Value::Whole(number)) => say!(scribe.locale, "level-number", number = *number),
            _ => String::new(),
        };
        let head = Cell { notes: scribe.rest(step, &[], &["within", "when"]), ..level.into() };
        vec![
            head,
            scribe.line_without(step, "level").into(),
            scribe.says(step, "within").into(),
            scribe.says(step, "when").into(),
        ]
    };
    let rows: Vec<_> = scribe.entries(node, &["level"]).into_iter().map(row).collect();
    let columns = scribe.heads(["level", "who-deals-with-it", "within", "when"]);
    let table = Table { caption: scribe.called(node), columns, rows };
    let block = scribe.block_of_many(node, &["level"]);
    vec![Part::Blocks { blocks: vec![Block { parts: vec![Part::Table { table }], ..block }] }]
}

fn data<'a>(scribe: &mut Scribe<'a>) -> Sections {
    let collection = |node: &Node<'a>| {
        let block = scribe.block_of_many(*node, &["asks"]);
        let asks = scribe.entries(*node, &["asks"]);
        let parts = asks.iter().flat_map(|asks| questions(scribe, *asks)).collect();
        Block { parts, ..block }
    };
    let collections = scribe.all("collection").iter().map(collection).collect();
    let dimensions = scribe.all("dimension").into_iter().map(|node| dimension(scribe, node)).collect();
    vec![
        (say!(scribe.locale, "collections"), blocks(collections)),
        (say!(scribe.locale, "breakdowns"), blocks(dimensions)),
    ]
}

fn questions<'a>(scribe: &Scribe<'a>, asks: Node<'a>) -> Vec<Part> {
    let row = |question: Node<'a>| {
        let options =
            scribe.entries(question, &["options"]).into_iter().flat_map(|entry| scribe.entries(entry, &["option"]));
        let options = options.map(|option| {
            Text::joined([Text::from(scribe.called(option))].into_iter().chain(scribe.rest(option, &[], &[])), " · ")
        });
        let options = scribe.long_list(options);
        let of_options =
            scribe.entries(question, &["options"]).into_iter().flat_map(|entry| scribe.rest(entry, &["option"], &[]));
        let mut answer = Cell::from(scribe.line(question)).note(options);
        answer.notes.extend(of_options);
        let rules = scribe.rest(question, &["options"], &["definition"]);
        let head = scribe.head(question, vec![scribe.says(question, "definition")]);
        let head = Cell { notes: head.notes.into_iter().filter(|note| !note.is_empty()).collect(), ..head };
        let name = Text::code(question.name().unwrap_or_default());
        vec![head, name.into(), answer, Cell { notes: rules, ..Cell::default() }]
    };
    let rows: Vec<_> = scribe.entries(asks, &["question"]).into_iter().map(row).collect();
    let columns = scribe.heads(["question", "name", "answer", "rules"]);
    let mut parts = titled(
        &say!(scribe.locale, "what-it-asks"),
        without_empty(Table { caption: say!(scribe.locale, "the-questions"), columns, rows }),
    );
    let rows = scribe.rows(asks, &["question"], &[]);
    if !rows.is_empty() {
        parts.push(Part::Rows { rows });
    }
    parts
}

fn dimension<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Block {
    let row = |part: Node<'a>| {
        let rest = scribe.rest(part, &[], &["population", "run_by"]);
        vec![scribe.head(part, rest), scribe.says(part, "population").into(), scribe.says(part, "run_by").into()]
    };
    let rows: Vec<_> = scribe.entries(node, &["category"]).into_iter().map(row).collect();
    let columns = vec![
        Column::words(&say!(scribe.locale, "part")),
        Column::numbers(&say!(scribe.locale, "population")),
        Column::words(&say!(scribe.locale, "run-by")),
    ];
    let table = without_empty(Table {
        caption: say!(scribe.locale, "the-parts-of", title = scribe.called(node)),
        columns,
        rows,
    });
    let block = scribe.block_of_many(node, &["category"]);
    let parts = if table.rows.is_empty() { Vec::new() } else { vec![Part::Table { table }] };
    Block { parts, ..block }
}

fn who<'a>(scribe: &mut Scribe<'a>) -> Sections {
    let units = scribe.all("unit").iter().map(|node| scribe.block_of_many(*node, &[])).collect();
    let top = |construct: &'a str| -> Vec<Node<'a>> {
        scribe.all(construct).into_iter().filter(|node| node.parent().is_none()).collect()
    };
    let units: Vec<Block> = units;
    let ownership = Ownership::new(scribe);
    vec![
        (say!(scribe.locale, "the-delivery-unit"), blocks(units)),
        (say!(scribe.locale, "posts-and-what-they-answer-for"), table_of(posts(scribe, &ownership, &top("post")))),
        (say!(scribe.locale, "people"), table_of(people(scribe, &ownership, &top("person")))),
        (say!(scribe.locale, "organisations"), table_of(organisations(scribe, &ownership, &top("organisation")))),
        (say!(scribe.locale, "stakeholders"), stakeholders(scribe, &top("stakeholder")).into_iter().skip(1).collect()),
    ]
}

fn table_of(table: Table) -> Vec<Part> {
    if table.rows.is_empty() { Vec::new() } else { vec![Part::Table { table: without_empty(table) }] }
}

fn posts<'a>(scribe: &Scribe<'a>, ownership: &Ownership<'a>, posts: &[Node<'a>]) -> Table {
    let row = |post: &Node<'a>| {
        let known = ["organisation", "level", "count"];
        let held = scribe.entries(*post, &["held_by"]).into_iter().map(|entry| {
            let spans = scribe.rest(entry, &[], &["from", "to", "acting"]);
            let span = match (scribe.when(entry, "from"), scribe.when(entry, "to")) {
                (None, None) => String::new(),
                (Some(from), None) => say!(scribe.locale, "held-from", from = &from),
                (None, Some(to)) => say!(scribe.locale, "held-until", to = &to),
                (Some(from), Some(to)) => say!(scribe.locale, "held-from-to", from = &from, to = &to),
            };
            let acting = scribe.entry_of(entry, "acting").map(|_| Text::from(say!(scribe.locale, "acting")));
            let how = scribe.list(acting.into_iter().chain([span.into()]));
            let who = scribe.line(entry);
            let held = if how.is_empty() { who } else { who.and(" (").and(how).and(")") };
            Text::joined(std::iter::once(held).chain(spans), " · ")
        });
        let held: Vec<_> = held.collect();
        let level = level(scribe, *post);
        vec![
            scribe.head(*post, scribe.rest(*post, &["held_by"], &known)),
            Cell::from(scribe.says(*post, "organisation")).note(level),
            scribe.long_list(held).into(),
            ownership.cell(scribe, *post),
        ]
    };
    let columns = scribe.heads(["post", "organisation", "held-by", "answers-for"]);
    Table { caption: say!(scribe.locale, "posts-and-holders"), columns, rows: posts.iter().map(row).collect() }
}

/// Where in the delivery chain an actor stands, and how many there are.
fn level<'a>(scribe: &Scribe<'a>, node: Node<'a>) -> Text {
    let count = match scribe.entry_of(node, "count").and_then(|entry| entry.value("number")) {
        Some(Value::Whole(number)) => say!(scribe.locale, "so-many-of-them", number = *number).into(),
        _ => Text::default(),
    };
    scribe.list([scribe.says(node, "level"), count])
}

fn people<'a>(scribe: &Scribe<'a>, ownership: &Ownership<'a>, people: &[Node<'a>]) -> Table {
    let row =
        |person: &Node<'a>| vec![scribe.head(*person, scribe.rest(*person, &[], &[])), ownership.cell(scribe, *person)];
    let columns = scribe.heads(["person", "answers-for"]);
    Table { caption: say!(scribe.locale, "people"), columns, rows: people.iter().map(row).collect() }
}

fn organisations<'a>(scribe: &Scribe<'a>, ownership: &Ownership<'a>, organisations: &[Node<'a>]) -> Table {
    let row = |node: &Node<'a>| {
        let rest = scribe.rest(*node, &[], &["parent", "level", "count", "population"]);
        vec![
            scribe.head(*node, rest),
            scribe.says(*node, "parent").into(),
            level(scribe, *node).into(),
            scribe.says(*node, "population").into(),
            ownership.cell(scribe, *node),
        ]
    };
    let columns = vec![
        Column::words(&say!(scribe.locale, "organisation")),
        Column::words(&say!(scribe.locale, "part-of")),
        Column::words(&say!(scribe.locale, "level")),
        Column::numbers(&say!(scribe.locale, "population")),
        Column::words(&say!(scribe.locale, "answers-for")),
    ];
    Table { caption: say!(scribe.locale, "organisations"), columns, rows: organisations.iter().map(row).collect() }
}

/// Those outside the chain of command.
pub(crate) fn stakeholders<'a>(scribe: &Scribe<'a>, nodes: &[Node<'a>]) -> Vec<Part> {
    let row = |node: &Node<'a>| {
        let known = ["interest", "influence", "stance", "level", "count", "needed", "engagement"];
        vec![
            scribe.head(*node, scribe.rest(*node, &[], &known)).note(level(scribe, *node)),
            scribe.says(*node, "interest").into(),
            Cell::from(scribe.says(*node, "influence")),
            scribe.says(*node, "stance").into(),
            Cell::from(scribe.says(*node, "needed")).note(scribe.says(*node, "engagement")),
        ]
    };
    let columns = scribe.heads(["stakeholder", "what-matters-to-them", "influence", "stance", "what-is-needed"]);
    let rows = nodes.iter().map(row).collect();
    titled(
        &say!(scribe.locale, "stakeholders"),
        without_empty(Table { caption: say!(scribe.locale, "stakeholders"), columns, rows }),
    )
}

fn about<'a>(scribe: &mut Scribe<'a>) -> Sections {
    let Some(plan) = scribe.plan.root() else { return Vec::new() };
    let rows = scribe.rows(plan, &["mission", "jurisdiction", "approved"], COVER);
    let plan = if rows.is_empty() { Vec::new() } else { vec![Part::Rows { rows }] };
    let define = |node: Node<'a>| Row {
        label: node.text("term").unwrap_or_default().to_owned(),
        entries: vec![Entry {
            prose: node.text("meaning").map(Prose::new).unwrap_or_default(),
            rows: scribe.rows(node, &[], &[]),
            internal: Scribe::internal(node),
            ..Entry::default()
        }],
    };
    let rows: Vec<_> = scribe.all("define").into_iter().map(define).collect();
    let words = if rows.is_empty() { Vec::new() } else { vec![Part::Rows { rows }] };
    let rest = scribe.all("glossary").into_iter().flat_map(|node| scribe.rows(node, &["define", "noun"], &[]));
    let rest: Vec<_> = rest.collect();
    let rest = if rest.is_empty() { Vec::new() } else { vec![Part::Rows { rows: rest }] };
    let others =
        scribe.plan.top().filter(|node| scribe.shown(*node) && !PLACED.contains(&node.item().construct.keyword));
    let others: Vec<_> = others.map(|node| scribe.block(node, &[])).collect();
    vec![
        (say!(scribe.locale, "the-plan"), plan),
        (say!(scribe.locale, "words"), words.into_iter().chain(rest).collect()),
        (say!(scribe.locale, "also-in-the-plan"), blocks(others)),
    ]
}

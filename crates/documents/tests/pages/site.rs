//! What holds for every document of a plan: its links lead somewhere, text is text, and what is internal stays so.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::ops::Range;
use std::path::Path;

use calamine::{Reader, Xlsx};
use chrono::NaiveDate;
use milepost_documents::{Audience, BACKENDS, DOCUMENTS, Extent, Order, Output, Point, Question};
use milepost_plan::{ItemId, Node, Plan};
use milepost_vocabulary::EVERY_CONSTRUCT;

use super::from_plan::{observations, plan, words};

/// A report on completeness in which every item stands.
fn questions(plan: &Plan) -> Vec<Question> {
    let items: Vec<ItemId> = plan.nodes().map(|node| node.id).collect();
    let point = Point {
        says: "Everything is said.".to_owned(),
        extent: Extent::Partly,
        accepted: items.iter().map(|id| (*id, "It is not needed.".to_owned())).collect(),
        answered: items.clone(),
        missing: items,
        write: "Write `note`.".to_owned(),
        ask: "Say it (`note`)".to_owned(),
    };
    let question = "Is everything said?".to_owned();
    vec![Question { topic: "All".to_owned(), question, extent: Extent::Partly, points: vec![point] }]
}

/// Every file of every backend.
fn files(plan: &Plan, audience: Audience) -> Vec<Output> {
    let as_of = NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day");
    let observations = observations(plan);
    let questions = || if audience == Audience::Unit { questions(plan) } else { Vec::new() };
    let order = Order { audience, questions: &questions, ..Order::new(as_of, &observations) };
    BACKENDS.iter().flat_map(|backend| (backend.make)(plan, &order)).collect()
}

/// Whether a file is of a kind, by the end of its name.
fn is(file: &Output, kind: &str) -> bool {
    Path::new(&file.path).extension().is_some_and(|end| end == kind)
}

/// Every page by the name of its file.
fn pages(plan: &Plan, audience: Audience) -> BTreeMap<String, String> {
    let pages = files(plan, audience).into_iter().filter(|file| is(file, "html") && !file.path.contains('/'));
    pages.map(|file| (file.path, String::from_utf8(file.bytes).expect("pages are text"))).collect()
}

/// What stands between `before` and the next quotation mark, wherever it occurs.
fn all<'a>(page: &'a str, before: &str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_kind_of_document_is_made() {
    let pages = pages(&plan(EVERY_CONSTRUCT), Audience::Unit);
    for kind in DOCUMENTS {
        assert!(pages.keys().any(|page| page.starts_with(kind.id)), "{} is missing", kind.id);
    }
}

#[test]
fn every_link_leads_somewhere_and_no_place_is_there_twice() {
    for audience in [Audience::Unit, Audience::Public] {
        let pages = pages(&plan(EVERY_CONSTRUCT), audience);
        let mut places = BTreeSet::new();
        for (path, page) in &pages {
            for id in all(page, " id=\"") {
                assert!(places.insert(format!("{path}#{id}")), "{path}#{id} is there twice");
            }
        }
        let mut lost = BTreeSet::new();
        for (path, page) in &pages {
            for link in all(page, "href=\"") {
                let whole = if link.starts_with('#') { format!("{path}{link}") } else { link.to_owned() };
                if !places.contains(&whole) && !pages.contains_key(&whole) {
                    lost.insert(format!("{path}: {link}"));
                }
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }
}

#[test]
fn the_same_plan_and_day_give_the_same_bytes() {
    let plan = plan(EVERY_CONSTRUCT);
    let (one, two) = (files(&plan, Audience::Unit), files(&plan, Audience::Unit));
    assert_eq!(one.len(), two.len());
    for (one, two) in one.iter().zip(&two) {
        assert!(one == two, "{} differs", one.path);
    }
}

/// Texts that would be code, layout or direction anywhere else.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "' onmouseover='alert(1)",
    "\\\" onclick=\\\"alert(1)",
    "# no heading *no* `code` [x](javascript:alert(1)) <b>",
    "\u{202e}turned \u{202d}back \u{200f}\u{2066}apart",
    "👩\u{200d}⚕️ 🚑 é ﷽ \u{0}\u{7}\u{1b}[31m",
    "=HYPERLINK(\\\"x\\\") &amp; &lt; &#60;",
    "]]> <!-- --> <?xml ?>",
];

/// The plan with another text in place of each of its texts, titles included.
fn with_texts(text: &str) -> Plan {
    let replace = |(index, part): (usize, &str)| if index % 2 == 0 { part.to_owned() } else { format!("\"{text}\"") };
    let plan = plan(&EVERY_CONSTRUCT.split('"').enumerate().map(replace).collect::<String>());
    assert!(plan.nodes().count() > 500, "the texts broke the plan itself: {text:?}");
    plan
}

#[test]
fn hostile_text_is_shown_as_text() {
    let long = "long ".repeat(2_000);
    let scripts = pages(&plan(EVERY_CONSTRUCT), Audience::Unit)["index.html"].matches("<script").count();
    for hostile in HOSTILE.iter().copied().chain([long.as_str()]) {
        let pages = pages(&with_texts(hostile), Audience::Unit);
        assert!(pages.len() >= DOCUMENTS.len(), "{:?}", pages.keys());
        let shown = hostile.replace('\\', "").replace(char::is_control, " ");
        let shown = shown.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        for (path, page) in &pages {
            for code in ["<img", " onclick=\"", "onmouseover='", "javascript:alert(1)\"", "<!-- --", "<?xml"] {
                assert!(!page.contains(code), "{path}: {code} of {hostile:?}");
            }
            assert_eq!(page.matches("<script").count(), scripts, "{path}: {hostile:?}");
            assert_eq!(page.matches("<style>").count(), 1, "{path}: {hostile:?}");
            assert!(!page.contains(" 49 "), "{path}: a template ran in {hostile:?}");
            assert!(page.trim_end().ends_with("</html>"), "{path}");
            assert!(!page.chars().any(|letter| letter.is_control() && letter != '\n'), "{path}: {hostile:?}");
            assert!(words(page).contains(&shown), "{path} does not show {shown:?}");
        }
    }
}

/// The text of a file; of a workbook that of all its cells.
fn read(file: &Output) -> String {
    if !is(file, "xlsx") {
        return String::from_utf8_lossy(&file.bytes).into_owned();
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file.bytes.as_slice())).expect("a workbook");
    let sheets = book
        .worksheets()
        .into_iter()
        .flat_map(|(_, sheet)| sheet.rows().flatten().map(ToString::to_string).collect::<Vec<_>>());
    sheets.collect::<Vec<_>>().join("\n")
}

/// So few blocks of one plan are internal that what is around most of them stays public.
const INTERNAL: usize = 5;

/// The first block with texts of each construct, in groups of blocks of which none stands in another.
fn blocks(plan: &Plan) -> Vec<Vec<(&'static str, Range<usize>)>> {
    let mut seen = BTreeSet::from(["plan"]);
    let mut groups: Vec<Vec<(&'static str, Range<usize>)>> = Vec::new();
    for item in plan.nodes().map(Node::item) {
        let (id, at) = (item.construct.id, item.extent.range());
        let text = &EVERY_CONSTRUCT[at.clone()];
        if !text.contains('{') || !text.contains('"') || !seen.insert(id) {
            continue;
        }
        let fits = |group: &&mut Vec<(&str, Range<usize>)>| {
            group.len() < INTERNAL && group.iter().all(|(_, other)| other.end <= at.start || at.end <= other.start)
        };
        match groups.iter_mut().find(fits) {
            Some(group) => group.push((id, at)),
            None => groups.push(vec![(id, at)]),
        }
    }
    groups
}

/// Of each construct a block is made internal: none of its texts may be in any public file.
#[test]
fn what_is_internal_is_in_no_public_file() {
    let groups = blocks(&plan(EVERY_CONSTRUCT));
    assert!(groups.concat().len() > 30, "{groups:?}");
    let mut told = BTreeSet::new();
    for group in &groups {
        let mut text = EVERY_CONSTRUCT.to_owned();
        // From the last to the first, so that the places of the others stay what they are.
        for (id, at) in group.iter().rev() {
            let said = |(index, part): (usize, &str)| match index % 2 {
                0 => part.to_owned(),
                _ => format!("\"Nobody may read this {id}.\""),
            };
            let block = text[at.clone()].replacen('{', "{ visibility internal;", 1);
            text.replace_range(at.clone(), &block.split('"').enumerate().map(said).collect::<String>());
        }
        for file in files(&plan(&text), Audience::Public) {
            let page = read(&file);
            let known = group.iter().filter(|(id, _)| page.contains(&format!("Nobody may read this {id}.")));
            told.extend(known.map(|(id, _)| format!("{} tells of {id}", file.path)));
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn the_index_says_how_much_each_sheet_holds_of_what() {
    let index = words(&pages(&plan(EVERY_CONSTRUCT), Audience::Unit)["index.html"]);
    assert!(index.contains("Answers for 8, meets in 3"), "{index}");
}

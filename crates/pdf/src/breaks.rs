//! What stands on which page. It is seen in the pages as they are laid out, of plans that are written for it.

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::view::{Aside, Chapter, Document, Paper, Part, Spread};
use milepost_documents::{Look, Order, documents};
use milepost_locale::Locale;
use milepost_syntax::parse;
use milepost_tracking::NoFiles;
use milepost_vocabulary::EVERY_CONSTRUCT;
use typst::layout::{Abs, Frame, FrameItem};

use crate::data;
use crate::letters::Letters;
use crate::sheet::{Sheet, Template};

/// What is seen on a page: texts, and charts.
#[derive(Debug, PartialEq)]
enum Seen {
    Text(String),
    Chart,
}

/// The pages of the delivery plan of every construct, in which so many sentences more stand before its metrics.
fn pages(more: usize) -> Vec<Vec<Seen>> {
    let theory = "children who read more read well.";
    let text = EVERY_CONSTRUCT.replacen(theory, &format!("{theory}{}", " All of them read every day.".repeat(more)), 1);
    assert!(more == 0 || text != EVERY_CONSTRUCT);
    pages_of("delivery-plan", &text)
}

/// The pages of a document of a plan.
fn pages_of(id: &str, text: &str) -> Vec<Vec<Seen>> {
    pages_on(id, text, NaiveDate::from_ymd_opt(2028, 4, 15).expect("a day"))
}

/// Its pages on a day.
fn pages_on(id: &str, text: &str, as_of: NaiveDate) -> Vec<Vec<Seen>> {
    let (plan, _) = milepost_plan::compile(&[parse(FileId(0), text)]);
    let (observations, _) = milepost_tracking::load(&plan, &NoFiles);
    let documents = documents(&plan, &Order::new(as_of, &observations));
    seen_on(documents.iter().find(|document| document.id == id).expect("the document"), &Locale::of_plan(&plan))
}

fn seen_on(document: &Document, locale: &Locale) -> Vec<Vec<Seen>> {
    let (data, files) = data::of_document(document, locale, &Look::on_paper(None), None, Letters::default());
    let laid_out = Sheet::new(Template::Document, &data, files).pages().expect("it is laid out");
    let seen = |frame: &Frame| {
        let mut seen = Vec::new();
        see(frame, &mut seen);
        seen
    };
    laid_out.pages().iter().map(|page| seen(&page.frame)).collect()
}

fn see(frame: &Frame, seen: &mut Vec<Seen>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => see(&group.frame, seen),
            FrameItem::Text(text) => match seen.last_mut() {
                Some(Seen::Text(before)) => before.push_str(&text.text),
                _ => seen.push(Seen::Text(text.text.to_string())),
            },
            // What is as small as a word is no chart.
            FrameItem::Image(_, size, _) if size.y > Abs::mm(20.0) => seen.push(Seen::Chart),
            _ => {}
        }
    }
}

/// The text of a page, in which a chart is a sign of its own.
fn said(page: &[Seen]) -> String {
    let seen = page.iter().map(|seen| match seen {
        Seen::Text(text) => text.as_str(),
        Seen::Chart => CHART,
    });
    seen.collect::<String>().replace('\u{a0}', " ").replace('\u{2060}', "")
}

const CHART: &str = "█";

/// So many sentences move what follows by a third of a page and more.
const MORE: [usize; 3] = [0, 12, 40];

#[test]
fn the_values_of_a_chart_stand_on_its_page() {
    for more in MORE {
        let mut found = 0;
        for page in pages(more).iter().map(|page| said(page)) {
            for (at, _) in page.match_indices(": the effects of the actions") {
                let heading = page[..at].rfind("What the actions add up to").expect("the heading of the chart");
                assert!(page[heading..at].contains(CHART), "{more}: a table begins {page}");
                assert!(page[at..].contains("How it was found"), "{more}: a table ends {page}");
                found += 1;
            }
        }
        assert_eq!(found, 5, "{more}");
    }
}

#[test]
fn the_months_of_a_year_stand_on_one_page() {
    for more in MORE {
        let pages: Vec<_> = pages(more).iter().map(|page| said(page)).collect();
        let page = pages.iter().find(|page| page.contains("Seasons from")).expect("a page with seasons");
        assert!(page.contains("January") && page.contains("December−1.5 points"), "{more}: {page}");
    }
}

#[test]
fn rows_in_two_columns_are_read_in_their_order() {
    // The labels of a metric with what stands beside them.
    let rows = [
        "Baseline62% in Jun 2026",
        "Benchmark61.5% · Mean",
        "Target69% by Jun 2028",
        "Without action61% by",
        "Forecast73% by",
    ];
    for more in MORE {
        let all: String = pages(more).iter().map(|page| said(page)).collect();
        let places = rows.map(|row| all.find(row).unwrap_or_else(|| panic!("{more}: {row} is torn: {all}")));
        assert!(places.is_sorted(), "{more}: {places:?}");
    }
}

#[test]
fn what_is_longer_than_its_chart_goes_on_below_it() {
    // In Arabic it is longer.
    let text = EVERY_CONSTRUCT.replacen("language      en, fr", "language ar", 1);
    assert_ne!(text, EVERY_CONSTRUCT);
    let pages = pages_of("monthly-note", &text);
    assert_eq!(pages.len(), 1, "{:?}", pages.iter().map(|page| said(page)).collect::<Vec<_>>());
    let page = said(&pages[0]);
    let [chart, last] = [CHART, "All libraries are open every day"].map(|what| page.find(what).expect(what));
    assert!(chart < last, "{page}");
}

#[test]
fn milestones_over_time_and_counted_stand_on_one_page() {
    let pages: Vec<_> = pages_of("milestones", EVERY_CONSTRUCT).iter().map(|page| said(page)).collect();
    let page = pages.iter().find(|page| page.contains("Over time")).expect("a page with the time line");
    assert_eq!(page.matches(CHART).count(), 2, "{page}");
    assert!(page.contains("Due and done: the values"), "{page}");
}

#[test]
fn no_row_of_a_table_stands_alone_where_it_goes_on() {
    let heads = "DayWeekdayWhatWho";
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let rows = |said: &str| days.iter().map(|day| said.matches(day).count()).sum::<usize>();
    let mut parted = 0;
    for day in 1..=8 {
        let as_of = NaiveDate::from_ymd_opt(2028, 3, day * 3).expect("a day");
        let pages: Vec<_> = pages_on("calendar", EVERY_CONSTRUCT, as_of).iter().map(|page| said(page)).collect();
        for pair in pages.windows(2) {
            let above = |said: &str| said.split(heads).nth(1).map(str::to_owned);
            // A page on which the table goes on begins with its heads, under what it is called.
            let Some((before, on)) = pair[1].split_once(heads) else { continue };
            if !before.ends_with("(continued)") {
                continue;
            }
            parted += 1;
            let on = above(&format!("{heads}{on}")).expect("rows");
            let left = pair[0].rsplit(heads).next().expect("rows");
            assert!(rows(&on) >= 2, "{as_of}: {on}");
            assert!(rows(left) >= 2, "{as_of}: {left}");
        }
    }
    assert!(parted > 4, "{parted}");
}

#[test]
fn what_goes_on_over_the_page_is_named_again() {
    let mut parted = 0;
    for more in MORE {
        let pages: Vec<_> = pages(more).iter().map(|page| said(page)).collect();
        let named = |page: &String| page.split_once(" (continued)").map(|(before, _)| before.to_owned());
        let named: Vec<_> = pages.iter().map(named).collect();
        assert!(named.iter().flatten().count() > 5, "{more}: {named:?}");
        let is_of_posts =
            |name: &Option<String>| name.as_ref().is_some_and(|name| name.ends_with("what they answer for"));
        if let Some(who) = named.iter().position(is_of_posts) {
            parted += 1;
            assert!(pages[who - 1].contains("Posts, and what they answer for"), "{more}: {}", pages[who - 1]);
        }
        // What begins with its own title has no other, and a section that of its chapter.
        let above = |begins: &str| {
            let page = pages.iter().find(|page| page.contains(begins) && !page.contains("Contents")).expect(begins);
            page.split_once(begins).expect(begins).0.to_owned()
        };
        for begins in ["Routines and feedback", "Who is who"] {
            let before = above(begins);
            assert!(before.len() > 100 || !before.contains("(continued)"), "{more}: {before}");
        }
        let before = above("How will we know whether it is on track?");
        assert!(before.len() > 100 || before.ends_with("Reading (continued)"), "{more}: {before}");
    }
    assert!(parted > 0, "no table of two pages");
}

#[test]
fn on_one_page_stands_so_much_of_a_list_as_there_is_room_for() {
    let page = |count: usize| {
        let shown = 3;
        let items = (0..count).map(|at| format!("Reason {at} of many. ").repeat(4).as_str().into()).collect();
        let more = (2..=count - shown).map(|more| format!("And {more} more.")).collect();
        let parts = vec![Part::LongList { items, shown, more }];
        let asides = vec![Aside { title: "Why".to_owned(), parts }];
        let spread = Some(Spread { asides, ..Spread::default() });
        let chapters = vec![Chapter { spread, ..Chapter::default() }];
        let title = "Reading".to_owned();
        let document =
            Document { kind: "plan-on-a-page", paper: Paper::OnePage, title, chapters, ..Document::default() };
        let pages = seen_on(&document, &Locale::of("en"));
        assert_eq!(pages.len(), 1, "{count}");
        said(&pages[0])
    };
    let all = page(9);
    assert!(all.contains("Reason 8 of many") && !all.contains(" more."), "{all}");
    let cut = page(200);
    let stand = (0..200).filter(|at| cut.contains(&format!("Reason {at} of many"))).count();
    assert!(stand > 9 && stand < 199 && cut.contains(&format!("And {} more.", 200 - stand)), "{stand}: {cut}");
}

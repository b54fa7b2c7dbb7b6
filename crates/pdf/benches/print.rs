//! How long the PDF of a plan with a thousand entries takes: priorities with their metrics, actions and milestones. Beside
//! it, in the same run, what typst takes for a plain list of as many entries. `cargo bench --profile pdf -p milepost-pdf`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench holds a watch and speaks to the terminal")]

use std::fmt::Write as _;
use std::time::Instant;

use chrono::NaiveDate;
use milepost_diagnostics::FileId;
use milepost_documents::{Order, delivery_plan};
use milepost_locale::Locale;
use milepost_pdf::{document_pdf, pdf};
use milepost_plan::Plan;
use milepost_syntax::parse;
use milepost_tracking::NoFiles;
use milepost_vocabulary::samples;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::Source;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PRIORITIES: usize = 20;
const ROUNDS: usize = 5;

fn main() {
    let text = samples::large(PRIORITIES);
    let (plan, findings): (Plan, _) = milepost_plan::compile(&[parse(FileId(0), text.as_str())]);
    assert!(findings.is_empty(), "{findings:?}");
    let as_of = NaiveDate::from_ymd_opt(2027, 6, 30).expect("a day");
    let (observations, _) = milepost_tracking::load(&plan, &NoFiles);
    let order = Order::new(as_of, &observations);
    let locale = Locale::of_plan(&plan);
    let entries = PRIORITIES * samples::IN_A_PRIORITY;
    println!("{entries} entries, the best of {ROUNDS}");
    let list = PlainList::new(entries);
    let peer = best(|| vec![list.pdf().len()]);
    said("a plain list", &peer, &peer);
    let one =
        best(|| vec![document_pdf(&delivery_plan(&plan, &order), &locale, None, as_of).expect("it is printed").len()]);
    said("the delivery plan", &one, &peer);
    let all = best(|| pdf(&plan, &order).expect("it is printed").iter().map(|output| output.bytes.len()).collect());
    said("all documents", &all, &peer);
}

/// The best time in seconds, and the sizes of what was made.
type Best = (f64, Vec<usize>);

fn said(what: &str, (seconds, sizes): &Best, (peer, _): &Best) {
    let (files, size, ratio) = (sizes.len(), sizes.iter().sum::<usize>() / 1000, seconds / peer);
    println!("{what:18} {seconds:6.2} s, {ratio:5.2} times the plain list, {files} files, {size} kB");
}

fn best(mut make: impl FnMut() -> Vec<usize>) -> Best {
    let mut best = f64::INFINITY;
    let mut sizes = Vec::new();
    for _ in 0..ROUNDS {
        typst::comemo::evict(0);
        let start = Instant::now();
        sizes = make();
        best = best.min(start.elapsed().as_secs_f64());
    }
    (best, sizes)
}

/// A list of entries that typst prints by itself, with nothing of Milepost.
struct PlainList {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
}

impl PlainList {
    fn new(entries: usize) -> Self {
        let font: &[u8] = include_bytes!("../fonts/SourceSans3-Regular.ttf");
        let fonts: Vec<_> = Font::iter(Bytes::new(font)).collect();
        let mut text = "#set document(title: \"Entries\")\n#set text(font: \"Source Sans 3\")\n".to_owned();
        for entry in 0..entries {
            writeln!(text, "- Entry {entry}: what is done, by whom, and by when, in a sentence that fills a line.")
                .expect("a text takes it");
        }
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            source: Source::detached(text),
        }
    }

    fn pdf(&self) -> Vec<u8> {
        let pages = typst::compile::<PagedDocument>(self).output.expect("it is typeset");
        typst_pdf::pdf(&pages, &PdfOptions::default()).expect("it is printed")
    }
}

impl World for PlainList {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> typst::syntax::FileId {
        self.source.id()
    }

    fn source(&self, _: typst::syntax::FileId) -> FileResult<Source> {
        Ok(self.source.clone())
    }

    fn file(&self, _: typst::syntax::FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

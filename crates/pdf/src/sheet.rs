//! What typst sees of the world: a template, its data, the pictures, the fonts. And how it prints.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use typst::comemo::Track;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart, StyleChain, Styles};
use typst::model::LateLinkResolver;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontFamily, FontList, TextElem, families};
use typst::utils::LazyHash;
use typst::visualize::SvgImage;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::Files;
use crate::fonts::{FONTS, OF_TEXT};
use crate::pages::{self, Step};
use crate::{fonts, heads, links, measures, tables};

/// A template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    Document,
    Form,
}

/// The templates and what they share, by their path.
static TEMPLATES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let template = |(path, text): &(&str, &str)| Source::new(id(path), (*text).to_owned());
    [
        ("document.typ", include_str!("../templates/document.typ")),
        ("form.typ", include_str!("../templates/form.typ")),
        ("parts.typ", include_str!("../templates/parts.typ")),
    ]
    .iter()
    .map(template)
    .collect()
});

/// The standard library, with the cells of tables that name a row, with links that do not look for their places, and with
/// tables that part where a reader would part them.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = std::iter::once(Feature::A11yExtras).collect();
    let mut library = Library::builder().with_features(features).build();
    fonts::prepare(&mut library);
    heads::prepare(&mut library);
    links::prepare(&mut library);
    measures::prepare(&mut library);
    tables::prepare(&mut library);
    LazyHash::new(library)
});

/// A path among the files of a template.
fn id(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("it is a path")).intern()
}

/// What typst sees of the world.
pub(crate) struct Sheet {
    main: FileId,
    data: Bytes,
    step: Step,
    files: Files,
}

impl Sheet {
    /// A template with its data; `files` are what the data names.
    pub(crate) fn new(template: Template, data: &Value, files: Files) -> Self {
        let main = match template {
            Template::Document => "document.typ",
            Template::Form => "form.typ",
        };
        Self { main: id(main), data: Bytes::from_string(data.to_string()), step: Step::LOOSEST, files }
    }

    /// The pages as PDF. `name` tells the document from others of the same day.
    ///
    /// # Errors
    /// What is in the way: a picture that cannot be read.
    pub(crate) fn print(mut self, name: &str, made: NaiveDate) -> Result<Vec<u8>, String> {
        let pages = self.pages()?;
        let options = PdfOptions {
            ident: Smart::Custom(format!("{name} {made}")),
            creator: Smart::Custom(Some("Milepost".to_owned())),
            timestamp: day(made).map(Timestamp::new_utc),
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("they go together"),
            ..PdfOptions::default()
        };
        // Links from other files lead to places by their names.
        let places = links::places(&pages);
        debug_assert!(links::all_lead(&pages), "a link of {name} leads to what no page has");
        let links = LateLinkResolver::new(None, pages.introspector().as_ref());
        typst_pdf::pdf_in_bundle(&pages, &options, &places, links.track()).map_err(|errors| said(&errors))
    }

    /// The pages, none of which holds too little where that can be helped.
    ///
    /// # Errors
    /// What is in the way: a picture that cannot be read.
    pub(crate) fn pages(&mut self) -> Result<PagedDocument, String> {
        pages::with_smallest_gaps(|step| self.typeset(step))
    }

    /// The pages, set as closely as the step says.
    fn typeset(&mut self, step: Step) -> Result<PagedDocument, String> {
        self.step = step;
        let typeset = typst::compile::<PagedDocument>(self);
        let pages = typeset.output.map_err(|errors| said(&errors))?;
        // A warning is a font that is missing, or a place that was not found: the page is not what it should be.
        if !typeset.warnings.is_empty() {
            return Err(said(&typeset.warnings));
        }
        Ok(pages)
    }
}

/// Has a processor read the pictures of charts as typst does when it comes to them, which then finds them read, while
/// others are still busy with what stands around them.
pub(crate) fn read_ahead(files: Files) {
    let sheet = Sheet::new(Template::Document, &Value::Null, files);
    let read = move || {
        let world: &dyn World = &sheet;
        let fonts = OF_TEXT.into_iter().map(FontFamily::new).collect();
        let style = Styles::from(TextElem::font.set(FontList(fonts)).wrap());
        let families: Vec<_> = families(StyleChain::new(&style)).map(FontFamily::as_str).collect();
        for (path, picture) in &sheet.files {
            // What is in the way is said where the picture stands.
            drop(SvgImage::with_fonts_images(picture.clone(), world.track(), &families, Some(id(path))));
        }
    };
    // Where there is no thread to be had, they are read later.
    drop(std::thread::Builder::new().spawn(read));
}

/// What typst says is in the way.
fn said(why: &[SourceDiagnostic]) -> String {
    why.iter().take(3).map(|why| why.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// Forgets what typst keeps between documents.
pub(crate) fn forget() {
    typst::comemo::evict(0);
}

/// Midnight of a day; none before the first year that PDF can say.
fn day(day: NaiveDate) -> Option<Datetime> {
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(day.year(), month, date, 0, 0, 0).filter(|_| (0..=9999).contains(&day.year()))
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = TEMPLATES.iter().find(|source| source.id() == id);
        source.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.get().vpath().get_without_slash() {
            "data.json" => Ok(self.data.clone()),
            "step.json" => Ok(self.step.data()),
            path => self.files.get(path).cloned().ok_or_else(|| missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

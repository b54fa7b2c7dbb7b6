//! The texts of a workspace, and the plans that they make up.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Bound, Deref};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use milepost_checks::Options;
use milepost_diagnostics::{Diagnostic, Edit, FileId, LineIndex, Severity, SourceFile, Span};
use milepost_plan::{Before, File, Loaded, Made, Plan, Texts, load_after};
use milepost_syntax::{Parse, parse};
use milepost_tracking::{Observations, is_whole};

use crate::data::{Content, Data, Measured};
use crate::occurrences::Occurrences;
use crate::outline::Ratings;

/// Of how many items on a plan is large.
const LARGE: usize = 2_500;

/// One text of the workspace. It never changes: an edit makes a new one.
#[derive(Debug)]
pub struct Document {
    /// Its number, the same as long as the workspace is open.
    pub id: FileId,
    /// Its name and text, with the places of its lines.
    pub source: Arc<SourceFile>,
    parse: OnceLock<Arc<Parse>>,
}

impl Document {
    /// Its path in the workspace, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.source.name
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.source.lines
    }

    /// Its tree, made when it is first asked for.
    pub fn parse(&self) -> &Arc<Parse> {
        self.parse.get_or_init(|| Arc::new(parse(self.id, self.source.text.clone())))
    }

    /// Whether it is the first file of a plan: the one with the entry `plan`.
    fn is_root(&self) -> bool {
        let parse = self.parse();
        parse.entries.iter().any(|entry| parse.text(entry.head) == "plan")
    }
}

/// The documents, by number and by path.
#[derive(Clone, Debug, Default)]
struct Documents {
    by_id: Vec<Option<Arc<Document>>>,
    by_path: BTreeMap<Arc<str>, FileId>,
    /// The folders of projects, with the `/` behind them.
    projects: BTreeSet<String>,
}

impl Documents {
    fn at(&self, path: &str) -> Option<&Arc<Document>> {
        self.by_path.get(path).and_then(|&id| self.get(id))
    }

    fn get(&self, id: FileId) -> Option<&Arc<Document>> {
        self.by_id.get(id.0 as usize)?.as_ref()
    }

    /// The folder of the project to which the file at `path` belongs, with the `/` behind it: the nearest that is known,
    /// or its own folder.
    fn project<'a>(&self, path: &'a str) -> &'a str {
        let folders = path.match_indices('/').rev().map(|(slash, _)| &path[..=slash]);
        let mut known = folders.filter(|folder| self.projects.contains(*folder));
        known.next().unwrap_or(&path[..path.rfind('/').map_or(0, |slash| slash + 1)])
    }

    /// The plan files directly below `prefix`, a folder with the `/` behind it, sorted.
    fn below(&self, prefix: &str) -> Vec<String> {
        let below = self
            .by_path
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .take_while(|(path, _)| path.starts_with(prefix));
        let there = below.filter(|(path, id)| {
            path.ends_with(".plan") && !path[prefix.len()..].contains('/') && self.get(**id).is_some()
        });
        there.map(|(path, _)| path.to_string()).collect()
    }
}

/// What was computed last: plans whose texts are still the same are taken over, of others what has not changed.
type Memory = Arc<Mutex<Vec<Arc<Compiled>>>>;

/// What is known of a plan from the last reading.
enum Known {
    /// Its texts are still the same.
    Still(Arc<Compiled>),
    /// They are not.
    Changed(Box<Before>),
}

/// What of `compiled` the next reading may take over; nothing while somebody else still looks at it.
fn before(compiled: Arc<Compiled>) -> Option<Before> {
    let written = Arc::try_unwrap(compiled).ok()?.written;
    let Written { plan, parses, made, .. } = Arc::try_unwrap(written).ok()?;
    Some(Before { plan, files: parses, made })
}

/// Holds the texts of a workspace. Edits go in here; questions go to a picture of it, an [`Analysis`].
#[derive(Debug)]
pub struct Host {
    documents: Arc<Documents>,
    data: Arc<Data>,
    options: Arc<Options>,
    revision: u64,
    memory: Memory,
    /// The plans of this revision, which all its pictures share.
    plans: Arc<OnceLock<Plans>>,
}

impl Host {
    /// An empty workspace; its plans are judged by `options`, whose day counts as today.
    pub fn new(options: Options) -> Self {
        let (documents, data, memory, plans) = Default::default();
        Self { documents, data, options: Arc::new(options), revision: 0, memory, plans }
    }

    /// Something is another: what was read before is that of an earlier revision.
    fn changed(&mut self) {
        self.revision += 1;
        self.plans = Arc::default();
    }

    /// Puts `text` at `path`, which has `/` between its parts. The number of the text, the same for every text that is
    /// put there.
    pub fn set(&mut self, path: &str, text: impl Into<Arc<str>>) -> FileId {
        let text = text.into();
        if let Some(document) = self.document(path).filter(|document| document.source.text == text) {
            return document.id;
        }
        self.changed();
        let documents = Arc::make_mut(&mut self.documents);
        let next = FileId(u32::try_from(documents.by_id.len()).expect("fewer files than bytes"));
        let id = *documents.by_path.entry(path.into()).or_insert(next);
        if id == next {
            documents.by_id.push(None);
        }
        let source = Arc::new(SourceFile::new(path, text));
        documents.by_id[id.0 as usize] = Some(Arc::new(Document { id, source, parse: OnceLock::new() }));
        id
    }

    /// Takes the text at `path` away.
    pub fn remove(&mut self, path: &str) {
        if let Some(&id) = self.documents.by_path.get(path) {
            self.changed();
            Arc::make_mut(&mut self.documents).by_id[id.0 as usize] = None;
        }
    }

    /// Says what lies at `path` beside a plan; the path of a folder ends with `/`.
    pub fn set_data(&mut self, path: &str, content: Content) {
        if !self.data.has(path, &content) {
            self.changed();
            Arc::make_mut(&mut self.data).set(path, content);
        }
    }

    /// Says that `folder` is that of a project: a folder under version control, or one that is marked as such. Imports
    /// may lead anywhere in it.
    pub fn add_project(&mut self, folder: &str) {
        let folder = format!("{}/", folder.trim_end_matches('/'));
        if !self.documents.projects.contains(&folder) {
            self.changed();
            Arc::make_mut(&mut self.documents).projects.insert(folder);
        }
    }

    /// How plans are judged.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Says how plans are judged from now on.
    pub fn set_options(&mut self, options: Options) {
        if *self.options != options {
            self.options = Arc::new(options);
            self.changed();
        }
    }

    /// The text at `path`, if there is one.
    pub fn document(&self, path: &str) -> Option<&Arc<Document>> {
        self.documents.at(path)
    }

    /// The paths of all texts.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.documents.by_id.iter().flatten().map(|document| document.path())
    }

    /// A number that grows with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A picture of all texts as they are now. It costs nothing until it is asked.
    pub fn analysis(&self) -> Analysis {
        Analysis {
            documents: self.documents.clone(),
            data: self.data.clone(),
            options: self.options.clone(),
            revision: self.revision,
            memory: self.memory.clone(),
            plans: self.plans.clone(),
        }
    }
}

/// An unchanging picture of a workspace, to be asked from any thread. Plans are read when they are first asked for.
#[derive(Clone, Debug)]
pub struct Analysis {
    documents: Arc<Documents>,
    data: Arc<Data>,
    options: Arc<Options>,
    /// The host's revision at which it was made.
    pub revision: u64,
    memory: Memory,
    plans: Arc<OnceLock<Plans>>,
}

/// The plans of a workspace.
#[derive(Debug)]
pub struct Plans {
    /// Every plan, and every file that belongs to none as a plan of its own.
    pub all: Vec<Arc<Compiled>>,
    of_file: BTreeMap<FileId, Vec<usize>>,
}

/// A plan as it is written, with what lies beside it; judged when that is first asked for.
#[derive(Debug)]
pub struct Compiled {
    written: Arc<Written>,
    data: Arc<Data>,
    measured: OnceLock<Measured>,
    ratings: OnceLock<Ratings>,
    /// Everything that is to be said about it, in the order of the text.
    judged: OnceLock<Vec<Diagnostic>>,
    /// Held by the thread that runs the checks, so that another one waits for it.
    judging: Mutex<()>,
}

impl Deref for Compiled {
    type Target = Written;

    fn deref(&self) -> &Written {
        &self.written
    }
}

/// A plan as it is written.
#[derive(Debug)]
pub struct Written {
    /// The file with the entry `plan`, or the one that belongs to no plan.
    pub root: FileId,
    /// Whether it belongs to no plan: what only a whole plan can tell is then left open.
    pub alone: bool,
    /// The plan.
    pub plan: Plan,
    /// Its files, the root first.
    pub files: Vec<FileId>,
    /// The paths that they import, with the files that these name.
    pub imports: Vec<(Span, Vec<FileId>)>,
    /// The folder of the project, which no import leaves, with the `/` behind it.
    pub project: String,
    /// What the language has to say about them, in the order of the text: known as soon as the plan is read.
    pub language: Vec<Diagnostic>,
    /// Files and folders that are imported and for which there is no text, by their path in the workspace.
    pub absent: BTreeSet<String>,
    options: Arc<Options>,
    documents: Vec<Arc<Document>>,
    parses: Vec<Arc<Parse>>,
    made: Made,
    folders: BTreeMap<String, Vec<String>>,
    pub(crate) occurrences: OnceLock<Occurrences>,
}

impl Analysis {
    /// The day that counts as today.
    pub fn today(&self) -> NaiveDate {
        self.options.as_of
    }

    /// The text with this number.
    pub fn document(&self, file: FileId) -> Option<&Arc<Document>> {
        self.documents.get(file)
    }

    /// Every text.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.by_id.iter().flatten()
    }

    /// The text at `path`.
    pub fn at(&self, path: &str) -> Option<&Arc<Document>> {
        self.documents.at(path)
    }

    /// The texts as they would be after `edits`, which do not overlap.
    pub(crate) fn edited(&self, edits: &[Edit]) -> Self {
        let known = self.memory.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut host = Host {
            documents: self.documents.clone(),
            data: self.data.clone(),
            options: self.options.clone(),
            revision: self.revision,
            memory: Arc::new(Mutex::new(known)),
            plans: Arc::default(),
        };
        let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
        for edit in edits {
            by_file.entry(edit.span.file).or_default().push(edit);
        }
        for (file, mut edits) in by_file {
            let Some(document) = self.document(file) else { continue };
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
            let mut text = document.text().to_owned();
            for edit in edits {
                text.replace_range(edit.span.range(), &edit.replacement);
            }
            host.set(document.path(), text);
        }
        host.analysis()
    }

    /// Whether its plans have been read.
    pub fn is_read(&self) -> bool {
        self.plans.get().is_some()
    }

    /// Every plan.
    pub fn plans(&self) -> &Plans {
        self.plans.get_or_init(|| self.read_plans())
    }

    /// The plans to which `file` belongs.
    pub fn plans_of(&self, file: FileId) -> impl Iterator<Item = &Arc<Compiled>> {
        let plans = self.plans();
        plans.of_file.get(&file).into_iter().flatten().map(|&index| &plans.all[index])
    }

    /// The plan to which `file` belongs; the first of several.
    pub fn plan_of(&self, file: FileId) -> Option<&Arc<Compiled>> {
        self.plans_of(file).next()
    }

    fn read_plans(&self) -> Plans {
        // What has changed is let go before it is read anew: there need not be room for both.
        let memory = std::mem::take(&mut *self.memory.lock().unwrap_or_else(PoisonError::into_inner));
        let mut known: BTreeMap<(FileId, bool), Known> = BTreeMap::new();
        for compiled in memory {
            let root = (compiled.root, compiled.alone);
            if self.still_holds(&compiled) {
                known.insert(root, Known::Still(compiled));
            } else if let Some(before) = before(compiled) {
                known.insert(root, Known::Changed(Box::new(before)));
            }
        }
        let mut plans = Plans { all: Vec::new(), of_file: BTreeMap::new() };
        for document in self.documents().filter(|document| document.is_root()) {
            plans.add(self.read_plan(document, false, known.remove(&(document.id, false))));
        }
        for document in self.documents() {
            if !plans.of_file.contains_key(&document.id) {
                let compiled = self.read_plan(document, true, known.remove(&(document.id, true)));
                plans.of_file.insert(document.id, vec![plans.all.len()]);
                plans.all.push(compiled);
            }
        }
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&plans.all);
        plans
    }

    /// The plan of `root`: the known one when none of its texts has changed.
    fn read_plan(&self, root: &Document, alone: bool, known: Option<Known>) -> Arc<Compiled> {
        let before = match known {
            Some(Known::Still(compiled)) => {
                let measured = compiled.measured.get();
                if measured.map_or(Arc::ptr_eq(&compiled.data, &self.data), |it| it.holds(&self.data)) {
                    return compiled;
                }
                return Arc::new(Compiled::new(compiled.written.clone(), self.data.clone()));
            }
            Some(Known::Changed(before)) => Some(*before),
            None => None,
        };
        let (prefix, name) = root.path().split_at(self.documents.project(root.path()).len());
        let texts = Folder {
            documents: &self.documents,
            prefix,
            used: RefCell::default(),
            absent: RefCell::default(),
            folders: RefCell::default(),
        };
        let loaded = load_after(name, &texts, before).expect("the root is a document");
        let Loaded { plan, made, diagnostics: mut language, files, imports, .. } = loaded;
        if alone {
            language.retain(|found| found.primary.span.file == root.id && holds_alone(found));
        }
        let written = Written {
            root: root.id,
            alone,
            project: prefix.to_owned(),
            imports,
            plan,
            files: files.iter().map(|parse| parse.file).collect(),
            parses: files,
            made,
            language,
            absent: texts.absent.into_inner(),
            options: self.options.clone(),
            documents: texts.used.into_inner(),
            folders: texts.folders.into_inner(),
            occurrences: OnceLock::new(),
        };
        Arc::new(Compiled::new(Arc::new(written), self.data.clone()))
    }

    /// Whether reading `compiled` again would give the same.
    fn still_holds(&self, compiled: &Written) -> bool {
        let same = |document: &Arc<Document>| self.document(document.id).is_some_and(|now| Arc::ptr_eq(now, document));
        compiled.options == self.options
            && compiled.documents.iter().all(same)
            && compiled.documents.first().is_some_and(|root| self.documents.project(root.path()) == compiled.project)
            && compiled.absent.iter().all(|path| self.at(path).is_none())
            && compiled.folders.iter().all(|(folder, files)| self.documents.below(folder) == *files)
    }
}

impl Plans {
    fn add(&mut self, compiled: Arc<Compiled>) {
        for &file in &compiled.files {
            self.of_file.entry(file).or_default().push(self.all.len());
        }
        self.all.push(compiled);
    }

    /// Files and folders that are imported and for which no text is there, by their path in the workspace.
    pub fn absent(&self) -> BTreeSet<&str> {
        self.all.iter().flat_map(|compiled| &compiled.absent).map(String::as_str).collect()
    }
}

impl Compiled {
    fn new(written: Arc<Written>, data: Arc<Data>) -> Self {
        let (measured, ratings, judged) = Default::default();
        Self { written, data, measured, ratings, judged, judging: Mutex::default() }
    }

    /// The folder in which its first file lies, with the `/` behind it.
    pub fn folder(&self) -> &str {
        let path = self.documents.first().map_or("", |root| root.path());
        &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
    }

    /// What was measured, by the files beside it; nothing where the plan cannot be read whole.
    pub(crate) fn measured(&self) -> &Measured {
        self.measured.get_or_init(|| {
            let whole = !self.alone && is_whole(&self.language);
            if whole { Measured::of(&self.plan, &self.data, self.folder()) } else { Measured::default() }
        })
    }

    /// What was measured, by the files beside it.
    pub fn observations(&self) -> &Observations {
        &self.measured().observations
    }

    /// The paths of what was looked for beside it, of which the host may be told what lies there: see [`Host::set_data`].
    pub fn beside(&self) -> impl Iterator<Item = &str> {
        self.measured().asked()
    }

    /// How everything in it stands on the day that counts as today.
    pub fn ratings(&self) -> &Ratings {
        self.ratings.get_or_init(|| Ratings::of(self, self.options.as_of))
    }

    /// Whether `file` belongs to it.
    pub fn has(&self, file: FileId) -> bool {
        self.files.contains(&file)
    }

    /// Everything that is to be said about it, in the order of the text. The checks run when it is first asked for.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.judged(&|| false);
        self.judged.get().map_or(&[], Vec::as_slice)
    }

    /// Runs the checks unless they have run. Whether all have: they stop when `stop` says so.
    pub fn judged(&self, stop: &(dyn Fn() -> bool + Sync)) -> bool {
        let _alone = self.judging.lock().unwrap_or_else(PoisonError::into_inner);
        if self.judged.get().is_none()
            && let Some(found) = self.judge(stop)
        {
            // Nobody else can have been faster.
            let _ = self.judged.set(found);
        }
        self.judged.get().is_some()
    }

    fn judge(&self, stop: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Diagnostic>> {
        let mut found = self.language.clone();
        if !self.alone {
            let measured = is_whole(&self.language).then(|| self.measured());
            let measured = measured.map(|measured| (&measured.observations, measured.faults.as_slice()));
            found.extend(milepost_tracking::check_unless(&self.plan, measured, &self.options, stop)?);
            found.sort_by_key(Diagnostic::order);
        }
        Some(found)
    }

    /// Whether the checks have run.
    pub fn is_judged(&self) -> bool {
        self.judged.get().is_some()
    }

    /// Whether it is so large that its checks take longer than a person waits for a letter.
    pub fn is_large(&self) -> bool {
        self.plan.nodes().len() > LARGE
    }

    /// How many things keep it from being read whole. With any, it can be neither rated nor printed; what the checks find,
    /// such as a metric that is red and left alone, is no reason not to.
    pub fn errors(&self) -> usize {
        self.language.iter().filter(|found| found.severity == Severity::Error).count()
    }

    pub(crate) fn occurrences(&self) -> &Occurrences {
        self.occurrences.get_or_init(|| Occurrences::new(&self.plan, &self.documents))
    }
}

/// Whether a finding about a file that belongs to no plan would hold in any plan that it may come to belong to.
fn holds_alone(found: &Diagnostic) -> bool {
    found.entry != &milepost_plan::codes::UNKNOWN_NAME
}

/// The texts of a project, with a record of what was asked for.
struct Folder<'a> {
    documents: &'a Documents,
    /// The folder of the project, with the `/` behind it.
    prefix: &'a str,
    used: RefCell<Vec<Arc<Document>>>,
    absent: RefCell<BTreeSet<String>>,
    folders: RefCell<BTreeMap<String, Vec<String>>>,
}

impl Texts for Folder<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        self.file(path, FileId(0)).map(|file| file.source.text.to_string())
    }

    fn folder(&self, path: &str) -> Option<Vec<String>> {
        let folder = if path.is_empty() { self.prefix.to_owned() } else { format!("{}{path}/", self.prefix) };
        let found = self.documents.below(&folder);
        let inside = found.iter().map(|file| file[self.prefix.len()..].to_owned()).collect();
        let any = !found.is_empty();
        let whole = folder.trim_end_matches('/');
        if !any && self.documents.at(whole).is_none() {
            self.absent.borrow_mut().insert(whole.to_owned());
        }
        self.folders.borrow_mut().insert(folder, found);
        any.then_some(inside)
    }

    fn file(&self, path: &str, _: FileId) -> Result<File, String> {
        let whole = format!("{}{path}", self.prefix);
        let Some(document) = self.documents.at(&whole) else {
            self.absent.borrow_mut().insert(whole);
            return Err("there is no such file".into());
        };
        self.used.borrow_mut().push(document.clone());
        Ok(File { source: document.source.clone(), parse: document.parse().clone() })
    }
}

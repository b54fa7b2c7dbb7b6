//! The texts that the editor has open, those on disk, and what they are called.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

use milepost_ide::{Analysis, Host};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::World;
use crate::beside::{Beside, News};
use crate::capabilities::Client;
use crate::places::{Encoding, Lines};

/// How files are called: by their path here, by their address in the editor.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// The addresses that the editor has used, which may be spelt otherwise than ours.
    given: BTreeMap<String, Uri>,
}

impl Names {
    pub(crate) fn uri(&self, path: &str) -> Option<Uri> {
        let given = self.given.get(path).cloned();
        given.or_else(|| {
            if path.contains("://") || !path.contains('/') { Uri::from_str(path).ok() } else { address(path) }
        })
    }
}

/// The address of the file at `path`.
fn address(path: &str) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// The path that `uri` names: that of a file, or else the address itself.
pub(crate) fn path_of(uri: &Uri) -> String {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let path = is_file.then(|| uri.to_file_path()).flatten();
    path.map_or_else(|| uri.as_str().to_owned(), |path| path.to_string_lossy().replace('\\', "/"))
}

/// Whether `path` is one of a disk, and not an address.
fn is_on_disk(path: &str) -> bool {
    path.starts_with('/') || path.get(1..3) == Some(":/")
}

/// Everything that changes while the server runs.
pub(crate) struct State {
    pub host: Host,
    pub names: Names,
    pub encoding: Encoding,
    pub client: Client,
    world: Arc<dyn World>,
    /// The versions of the texts that the editor has open, by path.
    open: BTreeMap<String, i32>,
    /// The folders of the workspace.
    roots: BTreeSet<String>,
    /// Paths that were asked for and are not on disk.
    sought: BTreeSet<String>,
    /// Folders whose project is known.
    folders: BTreeSet<String>,
    /// What was read beside plans.
    beside: Beside,
}

impl State {
    pub(crate) fn new(world: Arc<dyn World>) -> Self {
        Self {
            host: Host::new(world.options()),
            names: Names::default(),
            encoding: Encoding::default(),
            client: Client::default(),
            world,
            open: BTreeMap::new(),
            roots: BTreeSet::new(),
            sought: BTreeSet::new(),
            folders: BTreeSet::new(),
            beside: Beside::default(),
        }
    }

    /// A picture of everything as it is now, on the day that it is now.
    pub(crate) fn picture(&mut self) -> Analysis {
        self.host.set_options(self.world.options());
        self.host.analysis()
    }

    /// What lies around the plans.
    pub(crate) fn world(&self) -> Arc<dyn World> {
        self.world.clone()
    }

    /// The versions of the texts that the editor has open, by path.
    pub(crate) fn versions(&self) -> &BTreeMap<String, i32> {
        &self.open
    }

    /// The version of the text at `path`, if the editor has it open.
    pub(crate) fn version(&self, path: &str) -> Option<i32> {
        self.open.get(path).copied()
    }

    pub(crate) fn opened(&mut self, uri: &Uri, version: i32, text: String) {
        let path = path_of(uri);
        self.names.given.insert(path.clone(), uri.clone());
        self.put(&path, text);
        self.open.insert(path.clone(), version);
        self.look_around(&path);
    }

    /// Makes the plan of a file known that lies in no folder of the workspace: what is in its folder, and in the one
    /// above.
    fn look_around(&mut self, path: &str) {
        let inside = self.roots.iter().any(|root| path.starts_with(root.as_str()));
        let Some((folder, _)) = path.rsplit_once('/').filter(|_| is_on_disk(path) && !inside) else { return };
        let above = folder.rsplit_once('/').map(|(above, _)| above).filter(|above| !above.is_empty());
        for folder in std::iter::once(folder).chain(above) {
            for file in self.world.plans(folder, false) {
                self.read(&file);
            }
        }
    }

    pub(crate) fn changed(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let path = path_of(uri);
        let Some(document) = self.host.document(&path).filter(|_| self.open.contains_key(&path)) else { return };
        let mut text = Cow::Borrowed(document.text());
        for change in changes {
            text = Cow::Owned(match change.range {
                Some(range) => {
                    let lines = Lines::new(&text);
                    let start = lines.offset(&text, range.start, self.encoding) as usize;
                    let end = lines.offset(&text, range.end, self.encoding) as usize;
                    [&text[..start.min(end)], &change.text, &text[end.max(start)..]].concat()
                }
                None => change.text,
            });
        }
        let text: Arc<str> = text.into();
        self.host.set(&path, text);
        self.open.insert(path, version);
    }

    /// The editor lets go of a text: what is on disk stands again.
    pub(crate) fn closed(&mut self, uri: &Uri) {
        let path = path_of(uri);
        if self.open.remove(&path).is_some() {
            self.touched(&path);
        }
    }

    /// The file at `path` may have changed on disk, may be new or gone; a folder may be gone or new with all its files.
    pub(crate) fn touched(&mut self, path: &str) {
        self.sought.remove(path);
        self.beside.touch(path);
        if path.strip_suffix(".plan").is_some() {
            if !self.open.contains_key(path) && !self.read(path) {
                self.host.remove(path);
            }
            return;
        }
        let prefix = format!("{path}/");
        let known = self.host.paths().chain(self.beside.paths());
        let known: Vec<String> = known.filter(|known| known.starts_with(&prefix)).map(str::to_owned).collect();
        for path in known.into_iter().chain(self.world.plans(path, true)) {
            self.touched(&path);
        }
    }

    /// What was read beside plans.
    pub(crate) fn beside(&self) -> &Beside {
        &self.beside
    }

    /// Takes in what was read beside plans.
    pub(crate) fn learn(&mut self, news: Vec<News>) {
        for news in news {
            let (path, content) = self.beside.keep(news);
            self.host.set_data(&path, content);
        }
    }

    /// Takes the text at `path` from disk unless the editor has it open or it is known already. Whether it is there.
    fn read(&mut self, path: &str) -> bool {
        if self.open.contains_key(path) {
            return true;
        }
        let Ok(text) = self.world.read(path) else { return false };
        if self.host.document(path).is_none_or(|document| document.text() != text) {
            self.put(path, text);
        }
        true
    }

    /// Makes the text known, with the project to which its folder belongs.
    fn put(&mut self, path: &str, text: String) {
        self.host.set(path, text);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if is_on_disk(path)
            && self.folders.insert(folder.to_owned())
            && let Some(project) = self.world.project(folder)
        {
            self.host.add_project(&project);
        }
    }

    pub(crate) fn add_root(&mut self, uri: &Uri) {
        let root = path_of(uri);
        let root = root.trim_end_matches('/');
        for file in self.world.plans(root, true) {
            self.read(&file);
        }
        self.roots.insert(format!("{root}/"));
    }

    pub(crate) fn remove_root(&mut self, uri: &Uri) {
        let root = format!("{}/", path_of(uri).trim_end_matches('/'));
        self.roots.remove(&root);
        let elsewhere = |path: &str| self.roots.iter().any(|root| path.starts_with(root.as_str()));
        let gone = self.host.paths().filter(|path| path.starts_with(&root) && !elsewhere(path));
        let gone: Vec<String> = gone.filter(|path| !self.open.contains_key(*path)).map(str::to_owned).collect();
        for path in gone {
            self.host.remove(&path);
        }
    }

    /// Looks on disk for files that a plan imports and that are not known. Whether something was found.
    pub(crate) fn seek<'a>(&mut self, paths: impl Iterator<Item = &'a str>) -> bool {
        let mut found = false;
        for path in paths {
            if self.sought.insert(path.to_owned()) {
                found |= self.read(path);
                for file in self.world.plans(path, false) {
                    found |= self.read(&file);
                }
            }
        }
        found
    }
}

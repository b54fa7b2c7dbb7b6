//! What lies beside the plans: data files as values, and what was measured by them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use milepost_plan::Plan;
use milepost_tracking::{Fault, Files, Observations, Shelf, load};

/// What lies at a path beside a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// There is nothing.
    Nothing,
    /// A file, with what is in it.
    File(Arc<[u8]>),
    /// A folder, with the names of what is in it.
    Folder(Arc<[String]>),
    /// It cannot be read, with a few words that say why.
    Unreadable(Arc<str>),
}

/// What is known of files and folders beside the plans, by their paths in the workspace; that of a folder ends with `/`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Data(BTreeMap<Arc<str>, (Content, Arc<Shelf>)>);

impl Data {
    fn get(&self, path: &str) -> Option<&Content> {
        self.0.get(path).map(|(content, _)| content)
    }

    /// Whether `content` is known to lie at `path`.
    pub(crate) fn has(&self, path: &str, content: &Content) -> bool {
        self.get(path) == Some(content)
    }

    /// Takes note that `content` lies at `path`.
    pub(crate) fn set(&mut self, path: &str, content: Content) {
        self.0.insert(path.into(), (content, Arc::default()));
    }
}

/// What was measured, by the files beside a plan.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub observations: Observations,
    pub faults: Vec<Fault>,
    /// What was looked for, by its path in the workspace, with what was known of it.
    asked: BTreeMap<String, Option<Content>>,
}

impl Measured {
    /// What the files in `folder`, with the `/` behind it, say of `plan`.
    pub(crate) fn of(plan: &Plan, data: &Data, folder: &str) -> Self {
        let beside = Beside { data, folder, asked: RefCell::default() };
        let (observations, faults) = load(plan, &beside);
        Self { observations, faults, asked: beside.asked.into_inner() }
    }

    /// The paths of what was looked for.
    pub(crate) fn asked(&self) -> impl Iterator<Item = &str> {
        self.asked.keys().map(String::as_str)
    }

    /// Whether everything that was looked for is still the same.
    pub(crate) fn holds(&self, data: &Data) -> bool {
        self.asked.iter().all(|(path, before)| before.as_ref() == data.get(path))
    }
}

/// The files in the folder of one plan, with a record of what was asked for.
struct Beside<'a> {
    data: &'a Data,
    folder: &'a str,
    asked: RefCell<BTreeMap<String, Option<Content>>>,
}

impl<'a> Beside<'a> {
    fn known(&self, path: &str) -> Option<&'a Content> {
        let path = format!("{}{path}", self.folder);
        let known = self.data.get(&path);
        self.asked.borrow_mut().insert(path, known.cloned());
        known
    }
}

impl Files for Beside<'_> {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        match self.known(path) {
            Some(Content::File(bytes)) => Ok(Some(Box::new(Cursor::new(bytes)))),
            Some(Content::Unreadable(why)) => Err(why.to_string()),
            _ => Ok(None),
        }
    }

    fn list(&self, folder: &str) -> Vec<String> {
        match self.known(&format!("{folder}/")) {
            Some(Content::Folder(names)) => names.to_vec(),
            _ => Vec::new(),
        }
    }

    fn shelf(&self, path: &str) -> Option<&Shelf> {
        self.data.0.get(format!("{}{path}", self.folder).as_str()).map(|(_, shelf)| shelf.as_ref())
    }
}

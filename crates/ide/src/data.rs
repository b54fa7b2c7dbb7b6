//! What lies beside the plans: data files as values, and what was measured by them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use milepost_plan::Plan;
use milepost_tracking::{Fault, Files, Observations, load};

/// Files beside the plans, by their paths in the workspace; nothing where it is known that there is none.
pub(crate) type Data = BTreeMap<Arc<str>, Option<Arc<[u8]>>>;

/// What is known of a file: nothing at all, that there is none, or what is in it.
type Known = Option<Option<Arc<[u8]>>>;

/// What was measured, by the files beside a plan.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    pub observations: Observations,
    pub faults: Vec<Fault>,
    /// The files that were asked for, by their paths in the workspace.
    asked: BTreeMap<String, Known>,
}

impl Measured {
    /// What the files in `folder`, with the `/` behind it, say of `plan`.
    pub(crate) fn of(plan: &Plan, data: &Data, folder: &str) -> Self {
        let beside = Beside { data, folder, asked: RefCell::default() };
        let (observations, faults) = load(plan, &beside);
        Self { observations, faults, asked: beside.asked.into_inner() }
    }

    /// The paths of files of which nothing is known.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = &str> {
        self.asked.iter().filter(|(_, known)| known.is_none()).map(|(path, _)| path.as_str())
    }

    /// Whether the files are still the same.
    pub(crate) fn holds(&self, data: &Data) -> bool {
        self.asked.iter().all(|(path, before)| match (before, data.get(path.as_str())) {
            (Some(Some(before)), Some(Some(now))) => Arc::ptr_eq(before, now),
            (before, now) => before.as_ref().map(Option::is_some) == now.map(Option::is_some),
        })
    }
}

/// The files in the folder of one plan, with a record of what was asked for.
struct Beside<'a> {
    data: &'a Data,
    folder: &'a str,
    asked: RefCell<BTreeMap<String, Known>>,
}

impl Files for Beside<'_> {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        let path = format!("{}{path}", self.folder);
        let known = self.data.get(path.as_str());
        self.asked.borrow_mut().insert(path, known.cloned());
        let bytes = known.and_then(|known| known.as_deref());
        Ok(bytes.map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn Read>))
    }
}

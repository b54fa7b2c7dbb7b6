//! What lies beside plans on disk: read when a plan first looks for it, and again when it has changed.

use std::collections::BTreeMap;
use std::io::Read;

use milepost_ide::Content;
use milepost_tracking::Files;

use crate::{Stamp, World};

/// How everything that was read was stamped then, by its path; that of a folder ends with `/`.
#[derive(Clone, Default)]
pub(crate) struct Beside(BTreeMap<String, Option<Stamp>>);

/// What was read anew.
pub(crate) struct News {
    path: String,
    stamp: Option<Stamp>,
    content: Content,
}

impl News {
    /// Reads what lies at `path`, which begins with `folder`, that of a plan.
    pub(crate) fn read(world: &dyn World, folder: &str, path: &str) -> Self {
        // Before it is read, so that what is written meanwhile counts as a change.
        let stamp = world.stamp(path);
        let files = world.beside(folder.trim_end_matches('/'));
        let content = content(files.as_ref(), path.strip_prefix(folder).unwrap_or(path));
        Self { path: path.to_owned(), stamp, content }
    }
}

fn content(files: &dyn Files, path: &str) -> Content {
    if let Some(folder) = path.strip_suffix('/') {
        return Content::Folder(files.list(folder).into());
    }
    let mut bytes = Vec::new();
    match files.open(path).map(|file| file.map(|mut file| file.read_to_end(&mut bytes))) {
        Ok(None) => Content::Nothing,
        Ok(Some(Ok(_))) => Content::File(bytes.into()),
        Ok(Some(Err(why))) => Content::Unreadable(why.to_string().into()),
        Err(why) => Content::Unreadable(why.into()),
    }
}

impl Beside {
    /// Whether what lies at `path` was read and has not changed.
    pub(crate) fn is_up_to_date(&self, world: &dyn World, path: &str) -> bool {
        self.0.get(path).is_some_and(|stamp| *stamp == world.stamp(path))
    }

    /// Remembers that the news were read; what they say of which path.
    pub(crate) fn keep(&mut self, news: News) -> (String, Content) {
        self.0.insert(news.path.clone(), news.stamp);
        (news.path, news.content)
    }

    /// Has what lies at `path` read again, and the folder in which it lies.
    pub(crate) fn touch(&mut self, path: &str) {
        let around = path.rfind('/').map_or("", |slash| &path[..=slash]);
        self.0.remove(path);
        self.0.remove(around);
    }

    /// The paths of everything that was read.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

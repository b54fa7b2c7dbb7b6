//! Plans as they stood in a revision of git. The command `git` reads them: it knows every kind of repository.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Component, Path};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use milepost_plan::{Loaded, Texts, load as load_plan};
use milepost_syntax::parse;

use crate::disk::LARGEST;

/// The files of one revision, from the folder of the project.
struct Revision {
    /// The one git that gives the contents of files.
    contents: Mutex<Contents>,
    /// The names of the files' contents by their paths from the project's folder.
    objects: BTreeMap<String, String>,
}

impl Texts for Revision {
    fn read(&self, path: &str) -> Result<String, String> {
        let object = self.objects.get(path).ok_or("there is no such file in this revision")?;
        let bytes = self.contents.lock().unwrap_or_else(PoisonError::into_inner).of(object)?;
        String::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())
    }

    fn folder(&self, path: &str) -> Option<Vec<String>> {
        let start = if path.is_empty() { String::new() } else { format!("{path}/") };
        let inside = |name: &&String| name.strip_prefix(&start).is_some_and(|rest| !rest.contains('/'));
        let is_folder = self.objects.keys().any(|name| name.starts_with(&start));
        let files = self.objects.keys().filter(inside).filter(|name| is_plan(name)).cloned();
        is_folder.then(|| files.collect())
    }
}

fn is_plan(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "plan")
}

/// A git that runs as long as files are read, and gives the content of each for which it is asked.
struct Contents {
    git: Child,
    asked: ChildStdin,
    given: BufReader<ChildStdout>,
}

impl Contents {
    fn new(folder: &Path) -> Result<Self, String> {
        let mut command = asked_in(folder, &["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut git = command.spawn().map_err(|error| format!("git cannot be run: {error}"))?;
        match (git.stdin.take(), git.stdout.take()) {
            (Some(asked), Some(given)) => Ok(Self { git, asked, given: BufReader::new(given) }),
            _ => Err("git cannot be asked".to_owned()),
        }
    }

    /// What is in `object`: git answers `OBJECT blob SIZE`, then the content, then the end of a line.
    fn of(&mut self, object: &str) -> Result<Vec<u8>, String> {
        let failed = |error: std::io::Error| format!("git gives no answer: {error}");
        writeln!(self.asked, "{object}").and_then(|()| self.asked.flush()).map_err(failed)?;
        let mut head = String::new();
        self.given.read_line(&mut head).map_err(failed)?;
        let size = head.trim_end().split_once(" blob ").and_then(|(_, size)| size.parse().ok());
        let size: usize = size.ok_or_else(|| format!("git says: {}", head.trim_end()))?;
        if u64::try_from(size).is_ok_and(|size| size > LARGEST) {
            return Err("it is larger than 64 MB".to_owned());
        }
        let mut bytes = vec![0; size + 1];
        self.given.read_exact(&mut bytes).map_err(failed)?;
        bytes.truncate(size);
        Ok(bytes)
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}

fn asked_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("--no-pager").args(arguments).env("GIT_OPTIONAL_LOCKS", "0");
    command
}

/// What git prints when it is asked in `folder`.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = asked_in(folder, arguments);
    let output = command.output().map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().next().unwrap_or("it failed").trim_start_matches("fatal: ");
    Err(format!("git says: {first}"))
}

fn git_line(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let bytes = git(folder, arguments)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned())
}

/// Reads the plan at `path` as it stood in the revision `name`: a file, or a folder in which one file has the entry
/// `plan`. Its files are called `REVISION:path`.
///
/// # Errors
/// One line that says why there is no plan to read.
pub(crate) fn load(name: &str, path: &Path) -> Result<Loaded, String> {
    let whole = std::path::absolute(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
    // The plan may be gone by now: git is asked in the nearest folder that is still there.
    let there = whole.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let folder = dunce::canonicalize(there).map_err(|error| format!("`{}`: {error}", there.display()))?;
    let top = git_line(&folder, &["rev-parse", "--show-toplevel"])
        .map_err(|why| format!("`{name}` is no file or folder, and no revision of git can be read here: {why}"))?;
    let commit =
        git_line(&folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{tree}}")])
            .map_err(|_| format!("`{name}` is no file or folder here, and git knows no such revision"))?;
    let top = dunce::canonicalize(&top).map_err(|error| format!("`{top}`: {error}"))?;
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    let outside = || format!("`{}` lies outside the folder that git keeps", path.display());
    let place = folder.join(rest);
    let inside = in_words(place.strip_prefix(&top).map_err(|_| outside())?).ok_or_else(outside)?;
    let listed = git(&top, &["ls-tree", "-r", "-z", "--full-tree", &commit])?;
    let objects = files(&String::from_utf8_lossy(&listed));
    let project = project(&objects, &inside);
    let objects =
        objects.into_iter().filter_map(|(file, object)| Some((file.strip_prefix(&project)?.to_owned(), object)));
    let revision = Revision { contents: Mutex::new(Contents::new(&top)?), objects: objects.collect() };
    let root = revision.root(inside.strip_prefix(&project).unwrap_or("")).map_err(|why| format!("`{name}`: {why}"))?;
    let mut loaded = load_plan(&root, &revision).map_err(|why| format!("`{name}:{root}`: {why}"))?;
    loaded.sources.rename(|file| format!("{name}:{project}{file}"));
    Ok(loaded)
}

/// The files of a list by git: `mode blob OBJECT<tab>path`. Links and other repositories hold no plan.
fn files(listed: &str) -> BTreeMap<String, String> {
    let file = |row: &str| {
        let (head, path) = row.split_once('\t')?;
        let mut head = head.split(' ');
        let (mode, object) = (head.next()?, head.nth(1)?);
        mode.starts_with("100").then(|| (path.to_owned(), object.to_owned()))
    };
    listed.split('\0').filter_map(file).collect()
}

/// The folder of the project around `inside`: the nearest that has the mark, else all that git keeps.
fn project(objects: &BTreeMap<String, String>, inside: &str) -> String {
    let folders = inside.match_indices('/').map(|(at, _)| &inside[..=at]);
    let around: Vec<String> = folders.map(str::to_owned).chain([format!("{inside}/")]).collect();
    let marked =
        around.into_iter().rev().find(|folder| objects.contains_key(&format!("{folder}{}", crate::disk::MARK)));
    marked.unwrap_or_default()
}

fn in_words(path: &Path) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            _ => return None,
        }
    }
    Some(parts.join("/"))
}

impl Revision {
    /// The file of the plan at `path`.
    fn root(&self, path: &str) -> Result<String, String> {
        if self.objects.contains_key(path) {
            return Ok(path.to_owned());
        }
        let shown = if path.is_empty() { "." } else { path };
        let files = self.folder(path).ok_or_else(|| format!("`{shown}` is not there in this revision"))?;
        let mut roots = Vec::new();
        for file in files {
            let parsed = parse(milepost_diagnostics::FileId(0), self.read(&file)?);
            if parsed.entries.iter().any(|entry| parsed.text(entry.head) == "plan") {
                roots.push(file);
            }
        }
        match roots.as_slice() {
            [root] => Ok(root.clone()),
            [] => Err(format!("`{shown}` holds no plan: none of its files has an entry `plan`")),
            [first, second, ..] => Err(format!(
                "`{shown}` holds several plans, such as `{first}` and `{second}`: name the one that is meant with `--plan`"
            )),
        }
    }
}

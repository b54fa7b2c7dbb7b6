//! Plans on disk.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use milepost_plan::{Loaded, Texts, load as load_plan};
use milepost_syntax::parse;

/// The largest file that is read, in bytes: no plan is near it.
const LARGEST: u64 = 64 * 1024 * 1024;

struct Disk {
    folder: PathBuf,
}

impl Texts for Disk {
    fn read(&self, path: &str) -> Result<String, String> {
        read_text(&self.inside(path)?)
    }

    fn folder(&self, path: &str) -> Option<Vec<String>> {
        let files = files_in(&self.inside(path).ok()?).ok()?;
        let names = files.iter().filter_map(|file| file.file_name()?.to_str());
        Some(names.map(|name| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }).collect())
    }
}

impl Disk {
    /// The place of `path` on disk, links followed; never outside the plan's folder.
    fn inside(&self, path: &str) -> Result<PathBuf, String> {
        let whole = fs::canonicalize(self.folder.join(path)).map_err(|error| in_words(&error))?;
        let root = fs::canonicalize(&self.folder).map_err(|error| in_words(&error))?;
        if whole.starts_with(root) { Ok(whole) } else { Err("it leads out of the plan's folder".into()) }
    }
}

/// Reads the plan at `path`: a file, or a folder in which one file has the entry `plan`. The files are called as they
/// are seen from the current folder, so that editors and CI find them.
///
/// # Errors
/// One line that says why there is no plan to read.
pub(crate) fn load(path: &Path) -> Result<Loaded, String> {
    let root = if path.is_dir() { root_of(path)? } else { path.to_owned() };
    let folder = root.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = root.file_name().and_then(|name| name.to_str());
    let name = name.ok_or_else(|| format!("`{}` is no file name", path.display()))?;
    let loaded = load_plan(name, &Disk { folder: folder.to_owned() });
    let mut loaded = loaded.map_err(|why| format!("`{}`: {why}", root.display()))?;
    loaded.sources.rename(|name| shown(&folder.join(name)));
    Ok(loaded)
}

/// `path` as it is seen from the current folder, with `/` between its parts; the whole path when it lies elsewhere.
fn shown(path: &Path) -> String {
    let leaves = |path: &Path| path.components().any(|part| part == Component::ParentDir);
    let inside = if path.is_absolute() || leaves(path) {
        let whole = std::path::absolute(path).map_or_else(|_| path.to_owned(), |whole| flat(&whole));
        let here = std::env::current_dir().unwrap_or_default();
        whole.strip_prefix(&here).map(Path::to_owned).unwrap_or(whole)
    } else {
        flat(path)
    };
    inside.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// `path` without `.` and `..`.
fn flat(path: &Path) -> PathBuf {
    let mut flat = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                flat.pop();
            }
            part => flat.push(part),
        }
    }
    flat
}

/// The file of `folder` that has the entry `plan`.
fn root_of(folder: &Path) -> Result<PathBuf, String> {
    let files = files_in(folder).map_err(|why| format!("`{}`: {why}", folder.display()))?;
    let mut roots = Vec::new();
    for file in &files {
        let parsed = parse(milepost_diagnostics::FileId(0), read(file)?);
        if parsed.entries.iter().any(|entry| parsed.text(entry.head) == "plan") {
            roots.push(file.clone());
        }
    }
    match roots.as_slice() {
        [root] => Ok(root.clone()),
        [] if files.is_empty() => Err(format!("`{}` holds no plan: no file in it ends in `.plan`", folder.display())),
        [] => Err(format!("`{}` holds no plan: none of its files has an entry `plan`", folder.display())),
        [first, second, ..] => Err(format!(
            "`{}` holds several plans, such as `{}` and `{}`: name the one that is meant",
            folder.display(),
            first.display(),
            second.display()
        )),
    }
}

/// The plan files that `path` names: itself, or all in the folder and below.
///
/// # Errors
/// One line that says what cannot be read.
pub(crate) fn plan_files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = files_in(path).map_err(|why| format!("`{}`: {why}", path.display()))?;
    let entries = fs::read_dir(path).map_err(|error| format!("`{}`: {}", path.display(), in_words(&error)))?;
    let mut folders: Vec<PathBuf> =
        entries.flatten().filter(|e| e.file_type().is_ok_and(|t| t.is_dir())).map(|e| e.path()).collect();
    folders.sort();
    for folder in folders {
        found.extend(plan_files(&folder)?);
    }
    Ok(found)
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| in_words(&error))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "plan"))
        .collect();
    files.sort();
    Ok(files)
}

/// The text of `path`.
///
/// # Errors
/// One line that names the file and says why it cannot be read.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    read_text(path).map_err(|why| format!("`{}`: {why}", path.display()))
}

fn read_text(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| in_words(&error))?;
    if size.is_dir() {
        return Err("it is a folder".into());
    }
    if size.len() > LARGEST {
        return Err("it is larger than 64 MB".into());
    }
    let bytes = fs::read(path).map_err(|error| in_words(&error))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|&byte| byte == b'\n').count();
        format!("line {line} is not text in UTF-8; save the file as UTF-8")
    })
}

/// Writes `text` to `path`, whole or not at all; where `path` is a link, to the file that it leads to.
///
/// # Errors
/// One line that names the file and says why it cannot be written.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let whole = fs::canonicalize(path);
    let path = whole.as_deref().unwrap_or(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: std::io::Error| format!("`{}` cannot be written: {}", path.display(), in_words(&error));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    let permissions = fs::metadata(path).map(|old| old.permissions());
    if let Ok(permissions) = permissions {
        fs::set_permissions(file.path(), permissions).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map(|_| ()).map_err(|error| failed(error.error))
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".into(),
        ErrorKind::PermissionDenied => "no permission".into(),
        _ => error.to_string(),
    }
}

//! Plans on disk.

use std::fs;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, Instant};

use milepost_documents::side_by_side;
use milepost_plan::{Loaded, Texts, load as load_plan};
use milepost_syntax::parse;
use milepost_tracking::Files;

/// The largest file that is read, in bytes: no plan is near it.
pub(crate) const LARGEST: u64 = 64 * 1024 * 1024;

/// The file that marks the folder of a project where it is not under version control.
pub(crate) const MARK: &str = "milepost.toml";

/// What version control keeps in the folder of a project.
const VERSION_CONTROL: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// A folder from which texts are read.
pub(crate) struct Disk {
    /// The project's folder, from which paths start and which no file leaves.
    root: PathBuf,
}

impl Texts for Disk {
    fn read(&self, path: &str) -> Result<String, String> {
        read_text(&self.inside(path)?)
    }

    fn folder(&self, path: &str) -> Option<Vec<String>> {
        let folder = self.inside(path).ok().filter(|folder| folder.is_dir())?;
        let files = files_in(&folder).unwrap_or_default();
        let names = files.iter().filter_map(|file| file.file_name()?.to_str());
        Some(names.map(|name| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }).collect())
    }

    fn identity(&self, path: &str) -> String {
        dunce::canonicalize(self.root.join(path)).map_or_else(|_| path.to_owned(), |whole| whole.display().to_string())
    }
}

impl Files for Disk {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        if !self.root.join(path).exists() {
            return Ok(None);
        }
        let file = fs::File::open(self.inside(path)?).map_err(|error| in_words(&error))?;
        Ok(Some(Box::new(BufReader::new(file))))
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let Ok(folder) = self.inside(folder) else { return Vec::new() };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    }
}

impl Disk {
    /// The place of `path` on disk, links followed; never outside the project's folder, and spelt as it is on disk.
    fn inside(&self, path: &str) -> Result<PathBuf, String> {
        let whole = dunce::canonicalize(self.root.join(path)).map_err(|error| in_words(&error))?;
        let root = dunce::canonicalize(&self.root).map_err(|error| in_words(&error))?;
        let inner = whole.strip_prefix(root).map_err(|_| "it is a link that leads out of the project".to_owned())?;
        match spelt_otherwise(path, inner) {
            Some(right) => Err(format!("on disk it is called `{right}`, and other computers tell capitals apart")),
            None => Ok(whole),
        }
    }
}

/// How `path` is spelt on disk, where only capitals differ.
fn spelt_otherwise(path: &str, on_disk: &Path) -> Option<String> {
    let on_disk = on_disk.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    (path != on_disk && path.to_lowercase() == on_disk.to_lowercase()).then_some(on_disk)
}

/// The files in `folder`, which lie beside a plan.
pub(crate) fn beside(folder: &Path) -> Disk {
    Disk { root: folder.to_owned() }
}

/// The nearest folder around `folder` that is under version control or has the mark.
pub(crate) fn marked(folder: &Path) -> Option<&Path> {
    folder
        .ancestors()
        .find(|folder| folder.join(MARK).is_file() || VERSION_CONTROL.iter().any(|kept| folder.join(kept).exists()))
}

/// The folder of the project to which the plan files in `folder` belong: the nearest one around them that is under
/// version control or has the mark, or `folder` itself.
fn project(folder: &Path) -> Result<PathBuf, String> {
    let Some(root) = marked(folder) else { return Ok(folder.to_owned()) };
    let mark = root.join(MARK);
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    if mark.is_file() && read(&mark)?.lines().any(says) {
        return Err(format!(
            "`{}` marks the folder of the project; what it says beyond that is not read",
            mark.display()
        ));
    }
    Ok(root.to_owned())
}

/// Reads the plan at `path`: a file, or a folder in which one file has the entry `plan`. Gives also its folder, for the
/// data and the files beside it. The files are called as they are seen from the current folder, so that editors and CI
/// find them.
///
/// # Errors
/// One line that says why there is no plan to read.
pub(crate) fn load(path: &Path) -> Result<(Loaded, Disk), String> {
    let root = if path.is_dir() { root_of(path)? } else { path.to_owned() };
    let folder = root.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let no_name = || format!("`{}` is no name of a file", path.display());
    let failed = |error: std::io::Error| format!("`{}`: {}", root.display(), in_words(&error));
    let folder = dunce::canonicalize(folder).map_err(failed)?;
    let disk = Disk { root: project(&folder)? };
    let whole = folder.join(root.file_name().ok_or_else(no_name)?);
    let name = whole.strip_prefix(&disk.root).ok().and_then(Path::to_str).ok_or_else(no_name)?;
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    let mut loaded = load_plan(&name, &disk).map_err(|why| format!("`{}`: {why}", root.display()))?;
    loaded.sources.rename(|name| shown(&disk.root.join(name)));
    Ok((loaded, Disk { root: folder }))
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

/// Opens the file at `path`, which somebody sent.
///
/// # Errors
/// One line that names the file and says why it cannot be read.
pub(crate) fn open(path: &Path) -> Result<impl Read, String> {
    let failed = |error: std::io::Error| format!("`{}`: {}", path.display(), in_words(&error));
    if path.is_dir() {
        return Err(format!("`{}`: it is a folder; name the files in it", path.display()));
    }
    fs::File::open(path).map(BufReader::new).map_err(failed)
}

/// The file that is locked while the data beside a plan are written; it is taken away again.
const LOCK: &str = ".lock";
/// So long another recorder is waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// The right to write the data beside a plan, which one process has at a time.
pub(crate) struct Lock {
    /// The folder of the data, links followed.
    folder: PathBuf,
    /// Holds the lock until it is closed, even by a power cut.
    file: fs::File,
}

impl Disk {
    /// Waits for the right to write the data beside the plan.
    ///
    /// # Errors
    /// One line that says why it is not to be had.
    pub(crate) fn lock_data(&self) -> Result<Lock, String> {
        let folder = self.root.join("data");
        let failed = |error: std::io::Error| format!("`{}`: {}", folder.display(), in_words(&error));
        fs::create_dir_all(&folder).map_err(failed)?;
        let folder = self.inside("data").map_err(|why| format!("`{}`: {why}", folder.display()))?;
        let path = folder.join(LOCK);
        let started = Instant::now();
        loop {
            let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            let file = file.map_err(|error| format!("`{}`: {}", path.display(), in_words(&error)))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Lock { folder, file }),
                // Whoever had it took the file away meanwhile, and the next one may have made another.
                Ok(()) => {}
                Err(fs::TryLockError::Error(error)) => {
                    return Err(format!("`{}` cannot be locked: {error}", path.display()));
                }
                Err(fs::TryLockError::WouldBlock) if started.elapsed() > PATIENCE => {
                    return Err(format!("somebody else is recording in `{}`; try again later", folder.display()));
                }
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

/// Whether `file` is still the one at `path`. Windows keeps a file that is open at its place.
fn is_at(file: &fs::File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let identity = |about: fs::Metadata| (about.dev(), about.ino());
        let (open, there) = (file.metadata().map(identity), fs::metadata(path).map(identity));
        matches!((open, there), (Ok(open), Ok(there)) if open == there)
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // As long as it is locked nobody else takes it for theirs. Elsewhere it may stay, and does no harm.
        if cfg!(unix) {
            let _ = fs::remove_file(self.folder.join(LOCK));
        }
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Writes a data file anew, from its path `data/NAME.csv`: `write` gives the new content, and whether it is to take
    /// the place of the old one. Whatever happens, there is the old file or the new one.
    ///
    /// # Errors
    /// Why it could not be written.
    pub(crate) fn rewrite<T, E: From<std::io::Error>>(
        &self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(T, bool), E>,
    ) -> Result<(T, bool), E> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (new, old) = (self.folder.join(format!(".{name}.new")), self.folder.join(name));
        // A link to the data is followed, so that it stays one.
        let old = dunce::canonicalize(&old).unwrap_or(old);
        if old.is_symlink() || !old.starts_with(&self.folder) {
            return Err(std::io::Error::other("it is a link that leads out of the data").into());
        }
        let file = fs::File::create(&new)?;
        let mut target = BufWriter::with_capacity(1 << 18, file);
        let written = write(&mut target).and_then(|(done, keep)| {
            let file = target.into_inner().map_err(std::io::IntoInnerError::into_error)?;
            if keep {
                if let Ok(about) = fs::metadata(&old) {
                    file.set_permissions(about.permissions())?;
                }
                // On disk before it has its name: a power cut leaves one or the other.
                file.sync_all()?;
                fs::rename(&new, &old)?;
                sync_folder(&self.folder)?;
            }
            Ok((done, keep))
        });
        if !matches!(written, Ok((_, true))) {
            let _ = fs::remove_file(&new);
        }
        written
    }
}

/// Puts the names of a folder on disk; where the system has no such thing, it does so itself.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
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

/// The plan files directly in `folder`, sorted.
///
/// # Errors
/// A few words that say why it cannot be read.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
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

/// The text of `path`.
///
/// # Errors
/// A few words that say why it cannot be read.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| in_words(&error))?;
    if size.is_dir() {
        return Err("it is a folder".into());
    }
    if size.len() > LARGEST {
        return Err("it is larger than 64 MB".into());
    }
    let bytes = fs::read(path).map_err(|error| in_words(&error))?;
    if let Some(why) = no_text(&bytes) {
        return Err(why.into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|&byte| byte == b'\n').count();
        format!("line {line} is not text in UTF-8; save the file as UTF-8")
    })
}

/// Why the bytes of a file are no text of a plan, told by how such files begin.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const OFFICE: &str = "it is a document of Word or Excel, or an archive; a plan is plain text, saved as UTF-8";
    const WIDE: &str = "it is text in UTF-16; save the file as UTF-8";
    const BEGINNINGS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", OFFICE),
        (b"\xd0\xcf\x11\xe0", OFFICE),
        (b"%PDF-", "it is a PDF; a plan is plain text, saved as UTF-8"),
        (b"{\\rtf", "it is text with formats (RTF); a plan is plain text, saved as UTF-8"),
        (b"\xff\xfe", WIDE),
        (b"\xfe\xff", WIDE),
    ];
    BEGINNINGS.iter().find(|(begins, _)| bytes.starts_with(begins)).map(|(_, why)| *why)
}

/// Writes `text` to `path`, whole or not at all; where `path` is a link, to the file that it leads to.
///
/// # Errors
/// One line that names the file and says why it cannot be written.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    let whole = dunce::canonicalize(path);
    let path = whole.as_deref().unwrap_or(path);
    place(prepare(path, text.as_bytes())?, path)
}

/// Writes `text` to `path`, where nothing is yet: whole or not at all.
///
/// # Errors
/// One line that names the file and says why it cannot be written.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => format!("`{}` is there already, and is left as it is", path.display()),
        _ => format!("`{}` cannot be written: {}", path.display(), in_words(error)),
    };
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let file = prepare(path, text.as_bytes())?;
    file.persist_noclobber(path).map(|_| ()).map_err(|error| failed(&error.error))
}

/// Writes files into `folder`, by their paths in it: all of them, or none. Nothing is ever written beside the folder.
///
/// # Errors
/// One line that names what cannot be written, and why.
pub(crate) fn write_all(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), String> {
    let failed =
        |path: &Path, error: &std::io::Error| format!("`{}` cannot be written: {}", path.display(), in_words(error));
    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
    let root = fs::canonicalize(folder).map_err(|error| failed(folder, &error))?;
    let mut places = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        let around = path.parent().unwrap_or(folder);
        fs::create_dir_all(around).map_err(|error| failed(around, &error))?;
        if !fs::canonicalize(around).map_err(|error| failed(around, &error))?.starts_with(&root) {
            return Err(format!("`{}` leads out of `{}`, so nothing was written", around.display(), folder.display()));
        }
        if path.is_dir() {
            return Err(format!("`{}` cannot be written: it is a folder", path.display()));
        }
        places.push((path, *bytes));
    }
    let ready = side_by_side(&places, |(path, bytes)| prepare(path, bytes)).into_iter();
    let ready = ready.collect::<Result<Vec<_>, _>>()?;
    ready.into_iter().zip(places).try_for_each(|(file, (path, _))| place(file, &path))
}

/// A whole file beside `path`, which can take its place at once.
fn prepare(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error: std::io::Error| format!("`{}` cannot be written: {}", path.display(), in_words(&error));
    let mut file = open_to_others().tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(file.path(), old.permissions()).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    Ok(file)
}

/// A temporary file that will be as open as any new file, and not closed to all but its owner.
#[cfg(unix)]
fn open_to_others() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn open_to_others() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

fn place(file: tempfile::NamedTempFile, path: &Path) -> Result<(), String> {
    let failed = |error: &std::io::Error| format!("`{}` cannot be written: {}", path.display(), in_words(error));
    file.persist(path).map(|_| ()).map_err(|error| failed(&error.error))
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".into(),
        ErrorKind::PermissionDenied => "no permission".into(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_compared_with_the_disk() {
        assert_eq!(
            spelt_otherwise("people/Posts.plan", Path::new("people/posts.plan")).as_deref(),
            Some("people/posts.plan")
        );
        assert_eq!(spelt_otherwise("people/posts.plan", Path::new("people/posts.plan")), None);
        assert_eq!(spelt_otherwise("link.plan", Path::new("people/posts.plan")), None, "a link has its own name");
    }
}

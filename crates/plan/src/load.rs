//! The files of a plan: imports followed from the root, each file once.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use milepost_diagnostics::{Diagnostic, FileId, SourceFile, Sources, Span};
use milepost_syntax::{Parse, parse};

use crate::codes;
use crate::imports::{imports, not_readable, targets};
use crate::item::Plan;
use crate::reuse::{Before, Made};

/// A file that was read and taken apart. Who keeps it saves the next reading.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name and its text.
    pub source: Arc<SourceFile>,
    /// Its tree; it knows the number of the file.
    pub parse: Arc<Parse>,
}

/// Where texts come from: a disk, an editor, a test. Paths have `/` between their parts and start at the project's
/// folder, which no import leaves.
pub trait Texts {
    /// The text of the file at `path`.
    ///
    /// # Errors
    /// A few words that say why it cannot be read.
    fn read(&self, path: &str) -> Result<String, String>;

    /// The plan files directly in the folder `path`, sorted; nothing when it is no folder.
    fn folder(&self, path: &str) -> Option<Vec<String>>;

    /// What tells the file at `path` from others: the same for every path by which it can be reached.
    fn identity(&self, path: &str) -> String {
        path.to_owned()
    }

    /// The file at `path`, taken apart. `next` is a number that no file of the plan has yet; who keeps files gives each
    /// its own number instead, the same file always the same.
    ///
    /// # Errors
    /// A few words that say why it cannot be read.
    fn file(&self, path: &str, next: FileId) -> Result<File, String> {
        let source = Arc::new(SourceFile::new(path, self.read(path)?));
        let parse = Arc::new(parse(next, source.text.clone()));
        Ok(File { source, parse })
    }
}

/// A plan with its files and everything that was found on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The files, in the order in which they were met.
    pub sources: Sources,
    /// Their trees.
    pub files: Vec<Arc<Parse>>,
    /// The paths that are imported, with the files that they name; those that cannot be read are left out.
    pub imports: Vec<(Span, Vec<FileId>)>,
    /// The plan.
    pub plan: Plan,
    /// What came of the entries of the files.
    pub made: Made,
    /// Findings, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the file `root` and everything that it imports. Cycles and files that are imported twice do no harm.
///
/// # Errors
/// Why the root itself cannot be read.
pub fn load(root: &str, texts: &dyn Texts) -> Result<Loaded, String> {
    load_after(root, texts, None)
}

/// The same, taking over from `before` what has not changed: of use to who keeps files, and gives each the same number.
///
/// # Errors
/// Why the root itself cannot be read.
pub fn load_after(root: &str, texts: &dyn Texts, before: Option<Before>) -> Result<Loaded, String> {
    let mut sources = Sources::default();
    let mut read = |path: &str| {
        let file = texts.file(path, sources.next())?;
        sources.insert(file.parse.file, file.source);
        Ok::<_, String>(file.parse)
    };
    let first = read(root)?;
    // Why a file cannot be read is kept, so that every import of it is told.
    let mut met: BTreeMap<String, Result<FileId, String>> = BTreeMap::from([(texts.identity(root), Ok(first.file))]);
    let mut files: Vec<Arc<Parse>> = Vec::new();
    let (mut findings, mut silent, mut imported) = (Vec::new(), Vec::new(), Vec::new());
    let mut open = VecDeque::from([(root.to_owned(), first)]);
    while let Some((path, parsed)) = open.pop_front() {
        for import in imports(&parsed) {
            let targets = match targets(&path, &import, texts) {
                Ok(targets) => targets,
                Err(finding) => {
                    silent.push(import.span);
                    findings.push(*finding);
                    continue;
                }
            };
            let mut named = Vec::new();
            for target in targets {
                let file = met.entry(texts.identity(&target)).or_insert_with(|| {
                    let parsed = read(&target)?;
                    let file = parsed.file;
                    open.push_back((target.clone(), parsed));
                    Ok(file)
                });
                match file {
                    Ok(file) => named.push(*file),
                    Err(why) => findings.push(not_readable(&import, &target, why, texts)),
                }
            }
            imported.push((import.span, named));
        }
        files.push(parsed);
    }
    let (plan, made, mut found) = crate::compile_after(&files, before);
    if !findings.is_empty() {
        // A name that looks like no other may be declared in what could not be read.
        found.retain(|finding| finding.entry.code != codes::UNKNOWN_NAME.code || !finding.fixes.is_empty());
    }
    let said = files.iter().flat_map(|file| &file.diagnostics);
    let mut diagnostics: Vec<Diagnostic> = said.filter(|finding| !is_about(finding, &silent)).cloned().collect();
    diagnostics.extend(findings);
    diagnostics.extend(found);
    diagnostics.sort_by_key(Diagnostic::order);
    Ok(Loaded { sources, files, imports: imported, plan, made, diagnostics })
}

/// Whether `finding` is about the text of one of `paths`, such as its `\`: the path itself is at fault there.
fn is_about(finding: &Diagnostic, paths: &[Span]) -> bool {
    let at = finding.primary.span;
    paths.iter().any(|path| path.file == at.file && path.range().contains(&at.range().start))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Memory(BTreeMap<&'static str, &'static str>);

    impl Texts for Memory {
        fn read(&self, path: &str) -> Result<String, String> {
            self.0.get(path).map(|text| (*text).to_owned()).ok_or_else(|| "there is no such file".to_owned())
        }

        fn folder(&self, path: &str) -> Option<Vec<String>> {
            let inside =
                |key: &&&str| key.strip_prefix(path).is_some_and(|rest| path.is_empty() || rest.starts_with('/'));
            if !self.0.keys().any(|key| inside(&key) && *key != path) {
                return None;
            }
            let direct = |key: &&&str| key.rsplit_once('/').map_or("", |(folder, _)| folder) == path;
            let files = self.0.keys().filter(|key| direct(key) && key.ends_with(crate::imports::EXTENSION));
            Some(files.map(|key| (*key).to_owned()).collect())
        }

        fn identity(&self, path: &str) -> String {
            path.to_lowercase()
        }
    }

    fn load_from(root: &str, files: &[(&'static str, &'static str)]) -> Loaded {
        load(root, &Memory(files.iter().copied().collect())).expect("the root is there")
    }

    fn codes(files: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        load_from("plan.plan", files).diagnostics.iter().map(|finding| finding.entry.code).collect()
    }

    /// The findings on a plan in a folder of its own, beside what other plans share.
    fn said(import: &'static str) -> Vec<String> {
        let files = [
            ("care/plan.plan", import),
            ("care/posts.plan", "post chief"),
            ("shared/people.plan", "post minister"),
            ("shared/more/notes.txt", "post nobody"),
        ];
        let loaded = load_from("care/plan.plan", &files);
        let line = |finding: &Diagnostic| {
            let fix = finding.fixes.first().map(|fix| format!(" [{}]", fix.edits[0].replacement));
            let help = finding.help.as_deref().filter(|help| help.starts_with("Did")).unwrap_or_default();
            format!("{} {} {help}{}", finding.entry.code, finding.message, fix.unwrap_or_default())
        };
        loaded.diagnostics.iter().map(line).collect()
    }

    #[test]
    fn cycles_and_diamonds_are_read_once() {
        let files = [
            ("plan.plan", "import \"a.plan\"\nimport \"people\"\nunit u { head chief }"),
            ("a.plan", "import \"plan.plan\"\nimport \"people/posts.plan\""),
            ("people/posts.plan", "import \"../a.plan\"\npost chief"),
        ];
        assert_eq!(codes(&files), [""; 0]);
        assert_eq!(load_from("plan.plan", &files).files.len(), 3);
    }

    #[test]
    fn a_file_is_the_same_by_whatever_name_it_is_reached() {
        let files = [("plan.plan", "import \"posts.plan\"\nimport \"POSTS.plan\""), ("posts.plan", "post chief")];
        assert_eq!(codes(&files), [""; 0]);
    }

    #[test]
    fn plans_share_what_lies_beside_them() {
        assert_eq!(said("import \"../shared/people.plan\"\nunit u { head minister }"), [""; 0]);
        assert_eq!(said("import \"../shared\"\nimport \"./../care/posts.plan\"\nunit u { head minister }"), [""; 0]);
        assert_eq!(said("import \"../../shared/people.plan\"")[0].split_once(' ').expect("a message").0, "MP0405");
    }

    #[test]
    fn imports_that_fail_are_reported_where_they_stand() {
        assert_eq!(codes(&[("plan.plan", "import \"no.plan\"")]), ["MP0404"]);
        assert_eq!(codes(&[("plan.plan", "import \"../secret.plan\"")]), ["MP0405"]);
        assert_eq!(codes(&[("plan.plan", "import \"/etc/passwd\"")]), ["MP0405"]);
        assert_eq!(codes(&[("plan.plan", "import \"C:/people.plan\"")]), ["MP0405"]);
        let twice = [("plan.plan", "import \"a.plan\"\nimport \"no.plan\""), ("a.plan", "import \"no.plan\"")];
        assert_eq!(codes(&twice), ["MP0404", "MP0404"]);
    }

    #[test]
    fn what_was_meant_is_offered() {
        assert_eq!(
            said("import \"pots.plan\""),
            ["MP0404 `pots.plan` cannot be read: there is no such file Did you mean `posts.plan`? [\"posts.plan\"]"]
        );
        assert_eq!(
            said("import \"../shared/people\""),
            ["MP0404 `../shared/people` cannot be read: it is no folder, and its name does not end in `.plan` \
              Did you mean `../shared/people.plan`? [\"../shared/people.plan\"]"]
        );
        assert_eq!(
            said("import \"../shared/more\""),
            ["MP0404 `../shared/more` cannot be read: no file in this folder ends in `.plan` "]
        );
        assert_eq!(
            said("import \"..\\shared\\people.plan\""),
            ["MP0406 This path has `\\` between its parts  [\"../shared/people.plan\"]"]
        );
    }

    #[test]
    fn another_plan_is_not_imported() {
        let files =
            [("plan.plan", "import \"other.plan\"\nplan a { period 2026 }"), ("other.plan", "plan b { period 2026 }")];
        assert_eq!(codes(&files), ["MP0204"]);
    }
}

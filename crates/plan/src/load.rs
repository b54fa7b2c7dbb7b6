//! The files of a plan: imports followed from the root, each file once.

use std::collections::{BTreeSet, VecDeque};

use milepost_diagnostics::{Diagnostic, FileId, SourceFile, Sources, Span};
use milepost_syntax::{Kind, Parse, parse, text_value};

use crate::codes;
use crate::item::Plan;

/// Where texts come from: a disk, an editor, a test.
pub trait Texts {
    /// The text of the file at `path`, which has `/` between its parts and is relative to the plan's folder.
    ///
    /// # Errors
    /// A few words that say why it cannot be read.
    fn read(&self, path: &str) -> Result<String, String>;

    /// The plan files directly in the folder `path`, sorted; nothing when it is no folder.
    fn folder(&self, path: &str) -> Option<Vec<String>>;
}

/// A plan with its files and everything that was found on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The files, in the order in which they were met.
    pub sources: Sources,
    /// Their trees.
    pub files: Vec<Parse>,
    /// The plan.
    pub plan: Plan,
    /// Findings, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the file `root` and everything that it imports. Cycles and files that are imported twice do no harm.
///
/// # Errors
/// Why the root itself cannot be read.
pub fn load(root: &str, texts: &dyn Texts) -> Result<Loaded, String> {
    let mut sources = Sources::default();
    let mut files: Vec<Parse> = Vec::new();
    let mut findings = Vec::new();
    let mut seen = BTreeSet::from([root.to_owned()]);
    let mut open = VecDeque::from([(root.to_owned(), None::<Span>)]);
    while let Some((path, place)) = open.pop_front() {
        let text = match (texts.read(&path), place) {
            (Ok(text), _) => text,
            (Err(why), Some(place)) => {
                findings.push(not_readable(place, &path, &why));
                continue;
            }
            (Err(why), None) => return Err(why),
        };
        let source = SourceFile::new(path.clone(), text);
        let text = source.text.clone();
        let file: FileId = sources.add(source);
        let parsed = parse(file, text);
        for (import, span) in imports(&parsed) {
            let Some(target) = joined(&path, &import) else {
                findings.push(outside(span, &import));
                continue;
            };
            for target in texts.folder(&target).unwrap_or_else(|| vec![target]) {
                if seen.insert(target.clone()) {
                    open.push_back((target, Some(span)));
                }
            }
        }
        files.push(parsed);
    }
    let (plan, found) = crate::compile(&files);
    let mut diagnostics: Vec<Diagnostic> = files.iter().flat_map(|file| file.diagnostics.iter().cloned()).collect();
    diagnostics.extend(findings);
    diagnostics.extend(found);
    diagnostics.sort_by_key(Diagnostic::order);
    Ok(Loaded { sources, files, plan, diagnostics })
}

fn imports(parsed: &Parse) -> Vec<(String, Span)> {
    let entries = parsed.entries.iter().filter(|entry| parsed.text(entry.head) == "import" && !entry.values.is_empty());
    let paths = entries.map(|entry| entry.values.start).filter(|&token| parsed.kind(token) == Kind::Text);
    paths.map(|token| (text_value(parsed.text(token)).into_owned(), parsed.span(token))).collect()
}

/// `import` as seen from the file `from`; nothing when it would leave the plan's folder.
fn joined(from: &str, import: &str) -> Option<String> {
    if import.starts_with('/') || import.contains(['\\', ':']) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn not_readable(span: Span, path: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&codes::IMPORT_NOT_READ, span, format!("`{path}` cannot be read: {why}"))
        .label("imported here")
        .why("Everything that the file declares is missing from the plan.")
        .help("Correct the path; it starts from the folder of this file.")
}

fn outside(span: Span, import: &str) -> Diagnostic {
    Diagnostic::new(&codes::IMPORT_OUTSIDE, span, format!("`{import}` leads out of the plan's folder"))
        .label("outside")
        .why("A plan consists of the files in its folder, so that it can be copied and reviewed as a whole.")
        .help("Move the file into the plan's folder, and import it by its path from this file.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    struct Memory(BTreeMap<&'static str, &'static str>);

    impl Texts for Memory {
        fn read(&self, path: &str) -> Result<String, String> {
            self.0.get(path).map(|text| (*text).to_owned()).ok_or_else(|| "there is no such file".to_owned())
        }

        fn folder(&self, path: &str) -> Option<Vec<String>> {
            let inside: Vec<_> =
                self.0.keys().filter(|key| key.rsplit_once('/').is_some_and(|(folder, _)| folder == path)).collect();
            (!inside.is_empty()).then(|| inside.into_iter().map(|key| (*key).to_owned()).collect())
        }
    }

    fn codes(files: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        let loaded = load("plan.plan", &Memory(files.iter().copied().collect())).expect("the root is there");
        loaded.diagnostics.iter().map(|finding| finding.entry.code).collect()
    }

    #[test]
    fn cycles_and_diamonds_are_read_once() {
        let files = [
            ("plan.plan", "import \"a.plan\"\nimport \"people\"\nunit u { head chief }"),
            ("a.plan", "import \"plan.plan\"\nimport \"people/posts.plan\""),
            ("people/posts.plan", "import \"../a.plan\"\npost chief"),
        ];
        assert_eq!(codes(&files), [""; 0]);
    }

    #[test]
    fn imports_that_fail_are_reported_where_they_stand() {
        assert_eq!(codes(&[("plan.plan", "import \"no.plan\"")]), ["MP0404"]);
        assert_eq!(codes(&[("plan.plan", "import \"../secret.plan\"")]), ["MP0405"]);
        assert_eq!(codes(&[("plan.plan", "import \"/etc/passwd\"")]), ["MP0405"]);
    }
}

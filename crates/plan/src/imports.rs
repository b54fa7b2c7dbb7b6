//! The entries `import` of a file: which files they name, and what is wrong with their paths.

use milepost_diagnostics::{Diagnostic, Fix, Span, rewrite};
use milepost_syntax::{Kind, Parse, quote, text_value};

use crate::codes;
use crate::load::Texts;

/// The end of the names of plan files.
pub(crate) const EXTENSION: &str = ".plan";

/// An entry `import`.
pub(crate) struct Import {
    /// The path as it is written.
    pub path: String,
    /// Where the path stands.
    pub span: Span,
}

/// The imports of a file whose paths are texts; what else stands there is reported with the other entries.
pub(crate) fn imports(parsed: &Parse) -> Vec<Import> {
    let entries = parsed.entries.iter().filter(|entry| parsed.text(entry.head) == "import" && !entry.values.is_empty());
    let paths = entries.map(|entry| entry.values.start).filter(|&token| parsed.kind(token) == Kind::Text);
    paths.map(|token| Import { path: text_value(parsed.text(token)).into_owned(), span: parsed.span(token) }).collect()
}

/// The paths of the files that `import` names when it stands in the file `from`: one, or all plan files of a folder.
pub(crate) fn targets(from: &str, import: &Import, texts: &dyn Texts) -> Result<Vec<String>, Box<Diagnostic>> {
    let path = joined(from, import)?;
    match texts.folder(&path) {
        Some(files) if files.is_empty() => Err(Box::new(
            not_read(import, "no file in this folder ends in `.plan`").help("Name another folder, or a file."),
        )),
        Some(files) => Ok(files),
        None if path.ends_with(EXTENSION) => Ok(vec![path]),
        None => Err(Box::new(no_plan_file(import, &path, texts))),
    }
}

/// The path of `import` from the project's folder.
fn joined(from: &str, import: &Import) -> Result<String, Box<Diagnostic>> {
    let path = import.path.as_str();
    if path.contains('\\') {
        return Err(Box::new(separators(import)));
    }
    if path.starts_with('/') || path.contains(':') {
        return Err(Box::new(outside(import)));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Err(Box::new(outside(import)));
                }
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// What is said where `path`, which `import` names, cannot be read.
pub(crate) fn not_readable(import: &Import, path: &str, why: &str, texts: &dyn Texts) -> Diagnostic {
    // A file of an imported folder is called by its own name.
    let named = if import.path.ends_with(EXTENSION) { import.path.as_str() } else { path };
    let finding = not_read(&Import { path: named.to_owned(), span: import.span }, why);
    near(finding, import, path, texts)
}

fn not_read(import: &Import, why: &str) -> Diagnostic {
    Diagnostic::new(&codes::IMPORT_NOT_READ, import.span, format!("`{}` cannot be read: {why}", import.path))
        .label("imported here")
        .why("Everything that the file declares is missing from the plan.")
        .help("Correct the path; it starts from the folder of this file.")
}

fn no_plan_file(import: &Import, path: &str, texts: &dyn Texts) -> Diagnostic {
    near(not_read(import, "it is no folder, and its name does not end in `.plan`"), import, path, texts)
}

/// `finding` with the plan file in the same folder that was most likely meant.
fn near(finding: Diagnostic, import: &Import, path: &str, texts: &dyn Texts) -> Diagnostic {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let files = texts.folder(folder).unwrap_or_default();
    let names: Vec<&str> = files.iter().filter_map(|file| file.rsplit('/').next()).collect();
    let name = if name.ends_with(EXTENSION) { name.to_owned() } else { format!("{name}{EXTENSION}") };
    let Some((meant, fix)) = rewrite(
        &name,
        import.span,
        names.into_iter().filter(|known| *known != name || !import.path.ends_with(EXTENSION)),
    ) else {
        return finding;
    };
    let kept = import.path.rsplit_once('/').map_or(String::new(), |(kept, _)| format!("{kept}/"));
    let meant = format!("{kept}{meant}");
    // Which file was meant is for a person to say, however near the name is.
    let fix = Fix::suggested(fix.title, import.span, quote(&meant));
    finding.help(format!("Did you mean `{meant}`?")).fix(fix)
}

fn separators(import: &Import) -> Diagnostic {
    let right = import.path.replace('\\', "/");
    Diagnostic::new(&codes::IMPORT_SEPARATOR, import.span, "This path has `\\` between its parts")
        .label("written as on one kind of computer only")
        .why("The plan must be read in the same way on every computer.")
        .help(format!("Write `{right}`."))
        .fix(Fix::safe(format!("write `{right}`"), import.span, quote(&right)))
}

fn outside(import: &Import) -> Diagnostic {
    Diagnostic::new(&codes::IMPORT_OUTSIDE, import.span, format!("`{}` leads out of the project", import.path))
        .label("outside")
        .why("A project is one folder, so that it can be copied and reviewed as a whole; nothing outside it is read.")
        .help(
            "Move the file into the project and import it by its path from this file. The project is the folder under \
             version control, or the one that holds an empty file `milepost.toml`, or else the plan's own folder.",
        )
}

//! What the documentation shows is true: its plans are read as its text says, and its commands print what it prints.
//!
//! The first words of a block say what it is:
//! `plan`: a whole plan without errors; `plan fails=CODE,…`: these findings, and no errors besides; `plan file=NAME`: a file
//! for the commands further down; `plan add=NAME file=NAME`: lines that are added at the end of the block of that name;
//! `plan every-construct`: cut out of the plan in which every construct occurs; `console`: commands and what they print.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use milepost_diagnostics::FileId;
use milepost_vocabulary::EVERY_CONSTRUCT;

/// The day on which the commands are run, so that they print the same in every year.
const DAY: &str = "2026-07-01";

/// A block of code in a page.
#[derive(Debug)]
struct Block {
    /// The page and the line.
    place: String,
    info: Vec<String>,
    text: String,
}

impl Block {
    fn is(&self, word: &str) -> bool {
        self.info.iter().any(|said| said == word)
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.info.iter().find_map(|said| said.strip_prefix(name)?.strip_prefix('='))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every page that people read, in an order that does not change.
fn pages() -> Vec<PathBuf> {
    let mut folders = vec![root(), root().join("docs"), root().join("docs/reference")];
    folders.extend(root().join("examples").read_dir().expect("examples").flatten().map(|entry| entry.path()));
    let files = folders.iter().flat_map(|folder| folder.read_dir().expect("a folder").flatten());
    let files = files.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "md"));
    files.collect::<BTreeSet<_>>().into_iter().collect()
}

fn blocks(page: &Path) -> Vec<Block> {
    let text = std::fs::read_to_string(page).expect("a page");
    let name = page.strip_prefix(root()).unwrap_or(page).display().to_string();
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
        let text = inside.flat_map(|line| [line, "\n"]).collect();
        let info = info.split_whitespace().map(str::to_owned).collect();
        blocks.push(Block { place: format!("{name}:{}", number + 1), info, text });
    }
    blocks
}

/// The plan `text`, with the file beside it from which the plan of every construct takes observations.
fn written(text: &str, place: &Path) -> PathBuf {
    std::fs::write(place.join("attendance.csv"), "month,share\n2026-06,91.2\n").expect("it can be written");
    let path = place.join("shown.plan");
    std::fs::write(&path, text).expect("it can be written");
    path
}

/// What `milepost check` reports: the codes of its errors, those of its warnings, and its words.
fn codes(path: &Path) -> (BTreeSet<String>, BTreeSet<String>, String) {
    let output = super::milepost(&["check", "--format", "short", path.to_str().expect("plain")]);
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let of = |severity: &str| {
        let lines = text.lines().filter_map(|line| line.split_once(severity));
        lines.filter_map(|(_, rest)| rest.get(..6)).map(str::to_owned).collect()
    };
    (of(": error "), of(": warning "), text)
}

#[test]
fn every_plan_in_the_documentation_is_read_as_its_text_says() {
    let place = tempfile::tempdir().expect("a folder");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for block in pages().iter().flat_map(|page| blocks(page)).filter(|block| block.is("plan")) {
        seen += 1;
        if block.is("every-construct") {
            wrong.extend(not_in_every_construct(&block));
            continue;
        }
        if block.option("file").is_some() || block.is("import") {
            continue;
        }
        let (errors, warnings, said) = codes(&written(&block.text, place.path()));
        let wanted = block.option("fails").unwrap_or_default();
        let wanted: BTreeSet<String> = wanted.split_terminator(',').map(str::to_owned).collect();
        let found = wanted.iter().all(|code| errors.contains(code) || warnings.contains(code));
        if !found || !errors.is_subset(&wanted) {
            wrong.push(format!("{}: wanted {wanted:?}\n{said}", block.place));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 300, "only {seen} plans were found");
}

/// What is wrong with a block that should be cut out of the plan of every construct.
fn not_in_every_construct(block: &Block) -> Option<String> {
    let parsed = milepost_syntax::parse(FileId(0), block.text.as_str());
    if let Some(finding) = parsed.diagnostics.first() {
        return Some(format!("{}: {}", block.place, finding.message));
    }
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut plan = EVERY_CONSTRUCT.lines().map(words).filter(|line| !line.is_empty());
    let lines = block.text.lines().map(words).filter(|line| !line.is_empty() && line != "// …");
    for line in lines {
        if !plan.any(|other| other == line) {
            return Some(format!("{}: the plan of every construct does not say `{line}` there", block.place));
        }
    }
    None
}

/// Adds the lines of `added` to the block in which `name` is declared, before its end.
fn added_to(text: &str, name: &str, added: &str) -> String {
    let parsed = milepost_syntax::parse(FileId(0), text);
    let (plan, _) = milepost_plan::compile(std::slice::from_ref(&parsed));
    let node =
        plan.nodes().find(|node| node.name() == Some(name)).unwrap_or_else(|| panic!("nothing is called {name}"));
    let end = node.item().extent.range().end - 1;
    let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
    format!("{}{added}{}", &text[..start], &text[start..])
}

#[test]
fn the_commands_in_the_documentation_print_what_it_shows() {
    let mut wrong = Vec::new();
    let mut commands = 0;
    for page in pages() {
        let place = tempfile::tempdir().expect("a folder");
        for block in blocks(&page) {
            if let Some(file) = block.option("file") {
                let path = place.path().join(file);
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                let before = std::fs::read_to_string(&path).unwrap_or_default();
                let text = match (block.option("add"), block.is("more")) {
                    (Some(name), _) => added_to(&before, name, &block.text),
                    (None, true) => format!("{before}\n{}", block.text),
                    (None, false) => block.text.clone(),
                };
                std::fs::write(path, text).expect("it can be written");
            } else if block.is("console") {
                for part in block.text.split("$ ").filter(|part| !part.trim().is_empty()) {
                    let (command, shown) = part.split_once('\n').unwrap_or((part, ""));
                    commands += 1;
                    wrong.extend(unlike(&block.place, command, shown, place.path()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(commands > 5, "only {commands} commands were found");
}

/// What is different when `command` is run; a line `…` stands for any lines.
fn unlike(block: &str, command: &str, shown: &str, place: &Path) -> Option<String> {
    let mut words = command.split_whitespace();
    assert_eq!(words.next(), Some("milepost"), "{block}: only milepost can be run");
    let mut run = Command::new(env!("CARGO_BIN_EXE_milepost"));
    run.current_dir(place).args(words);
    if command.contains("milepost check") || command.contains("milepost build") {
        run.args(["--as-of", DAY]);
    }
    let output = run.output().expect("the command runs");
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8_lossy(&printed).into_owned();
    // Frames end in spaces, which no page keeps.
    let printed = printed.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    let (mut rest, mut anything) = (printed.trim_end(), false);
    for line in shown.trim_end().lines() {
        if line == "…" {
            anything = true;
            continue;
        }
        let found = rest.match_indices(line).map(|(at, _)| at).find(|&at| {
            let whole = rest[at + line.len()..].starts_with('\n') || at + line.len() == rest.len();
            whole && (at == 0 || (anything && rest[..at].ends_with('\n')))
        });
        let Some(at) = found else {
            return Some(format!("{block}: `{command}` does not print\n{line}\nbut\n{printed}"));
        };
        rest = rest[at + line.len()..].strip_prefix('\n').unwrap_or_default();
        anything = false;
    }
    (!anything && !rest.is_empty()).then(|| format!("{block}: `{command}` prints more:\n{rest}"))
}

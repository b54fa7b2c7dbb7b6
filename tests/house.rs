//! The rules of the house, checked on the whole tree.
//!
//! Comes in: what `cargo metadata` and `git ls-files` say of this workspace. Goes out: a list of broken rules.
//! Must never be here: what a plan says.
#![allow(clippy::disallowed_methods, reason = "these tests read the project's own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// What a crate may stand on.
enum Floor {
    /// These crates of the workspace, and no others.
    On(&'static [&'static str]),
    /// Any crate of the workspace.
    Any,
}

/// Each crate of the workspace and the crates that it may know.
const FLOORS: &[(&str, Floor)] = &[
    ("diagnostics", Floor::On(&[])),
    ("syntax", Floor::On(&["diagnostics"])),
    ("vocabulary", Floor::On(&["diagnostics"])),
    ("plan", Floor::On(&["diagnostics", "syntax", "vocabulary"])),
    ("checks", Floor::On(&["diagnostics", "syntax", "vocabulary", "plan"])),
    ("locale", Floor::On(&["diagnostics", "vocabulary", "plan"])),
    ("tracking", Floor::On(&["diagnostics", "vocabulary", "plan", "checks", "locale"])),
    ("difference", Floor::On(&["diagnostics", "vocabulary", "plan"])),
    ("returns", Floor::On(&["diagnostics", "plan", "locale", "tracking"])),
    ("documents", Floor::On(&["diagnostics", "vocabulary", "plan", "checks", "locale", "tracking"])),
    ("pdf", Floor::On(&["plan", "locale", "documents"])),
    ("ide", Floor::On(&["diagnostics", "syntax", "vocabulary", "plan", "checks", "tracking"])),
    ("lsp", Floor::On(&["diagnostics", "plan", "checks", "tracking", "documents", "ide"])),
    ("cli", Floor::Any),
    ("grammar", Floor::On(&["vocabulary"])),
    ("site", Floor::On(&["diagnostics", "syntax", "vocabulary", "plan", "checks"])),
    ("tests", Floor::Any),
];

/// Where the lint on files, clock, environment and terminal may be switched off.
const FACES: &[&str] =
    &["crates/cli/", "crates/locale/build.rs", "docs/site/", "grammar/examples/", "grammar/tests/", "tests/"];

fn metadata() -> Metadata {
    let mut command = MetadataCommand::new();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).no_deps();
    command.exec().expect("cargo describes the workspace")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace").to_path_buf()
}

/// The files that git tracks, by their path from the root.
fn tracked() -> Vec<String> {
    let output = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().expect("git runs");
    assert!(output.status.success(), "git cannot list the files: {}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).expect("names of files are UTF-8");
    names.split_terminator('\0').map(str::to_owned).collect()
}

/// The tracked files that are text, with their text. A file that is gone from the disk has none.
fn tracked_texts() -> Vec<(String, String)> {
    let read = |name: String| fs::read_to_string(root().join(&name)).ok().map(|text| (name, text));
    let texts: Vec<_> = tracked().into_iter().filter_map(read).collect();
    assert!(!texts.is_empty(), "git tracks no file here");
    texts
}

fn short(package: &str) -> Option<&str> {
    package.strip_prefix("milepost-")
}

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// The crates of the workspace that a package's own code stands on; its tests may look further up.
fn stands_on(package: &Package) -> impl Iterator<Item = &str> {
    let built = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
    built.filter(|dependency| dependency.path.is_some()).filter_map(|dependency| short(&dependency.name))
}

fn broken_floors(package: &Package) -> Vec<String> {
    let name = &package.name;
    match short(name).and_then(|short| FLOORS.iter().find(|(known, _)| *known == short)) {
        None => vec![format!("{name} has no floor: add it to FLOORS in tests/house.rs")],
        Some((_, Floor::Any)) => Vec::new(),
        Some((_, Floor::On(allowed))) => stands_on(package)
            .filter(|below| !allowed.contains(below))
            .map(|below| format!("{name} must not know milepost-{below}"))
            .collect(),
    }
}

#[test]
fn a_crate_knows_only_the_floors_below_it() {
    let metadata = metadata();
    assert_none(&metadata.workspace_packages().into_iter().flat_map(broken_floors).collect::<Vec<_>>());
}

#[test]
fn every_package_says_what_it_is() {
    let metadata = metadata();
    let undescribed = |package: &&Package| matches!(package.description.as_deref(), None | Some("" | "TODO"));
    let packages = metadata.workspace_packages().into_iter().filter(undescribed);
    assert_none(&packages.map(|package| format!("{} has no description", package.name)).collect::<Vec<_>>());
}

#[test]
fn every_library_says_what_must_never_be_there() {
    let libraries: Vec<_> = tracked_texts().into_iter().filter(|(name, _)| is_library(name)).collect();
    assert!(!libraries.is_empty(), "no library found under crates/");
    let silent = libraries.iter().filter(|(_, text)| !head(text).contains("Must never be here"));
    assert_none(&silent.map(|(name, _)| format!("{name}: its head lacks `Must never be here: …`")).collect::<Vec<_>>());
}

fn is_library(name: &str) -> bool {
    name.starts_with("crates/") && name.ends_with("/src/lib.rs")
}

/// The docstring at the head of a library.
fn head(text: &str) -> String {
    text.lines().take_while(|line| line.starts_with("//!")).collect()
}

/// The words in quotation marks that stand right behind `before` in `text`.
fn asked_for<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split_once('"').map(|(word, _)| word))
}

/// A word that the vocabulary does not know would be looked for in vain, in silence.
#[test]
fn what_the_code_asks_a_plan_for_is_in_the_vocabulary() {
    let keywords: BTreeSet<&str> = milepost_vocabulary::constructs().iter().map(|one| one.keyword).collect();
    let ids: BTreeSet<&str> = milepost_vocabulary::constructs().iter().map(|one| one.id).collect();
    let methods = ["entry", "each", "has", "word_of", "when_of", "targets", "references"];
    let (mut broken, mut asked) = (Vec::new(), 0);
    for (name, text) in tracked_texts() {
        let is_rust = Path::new(&name).extension().is_some_and(|ending| ending == "rs");
        if !(is_rust && name.starts_with("crates/") && name.contains("/src/")) {
            continue;
        }
        for method in methods {
            for word in asked_for(&text, &format!(".{method}(\"")) {
                asked += 1;
                if !keywords.contains(word) {
                    broken.push(format!("{name}: {method}(\"{word}\")"));
                }
            }
        }
        for id in asked_for(&text, ".all(\"").chain(asked_for(&text, "construct.id == \"")) {
            asked += 1;
            if !ids.contains(id) {
                broken.push(format!("{name}: \"{id}\" is no construct"));
            }
        }
    }
    assert!(asked > 300, "{asked}");
    assert_none(&broken);
}

#[test]
fn only_the_faces_touch_the_world() {
    let loose = |(name, text): &(String, String)| {
        let in_tests = name.starts_with("crates/") && name.contains("/tests/");
        let is_face = in_tests || name.contains("/benches/") || FACES.iter().any(|face| name.starts_with(face));
        Path::new(name).extension().is_some_and(|end| end == "rs") && !is_face && text.contains("disallowed_methods")
    };
    let loose = tracked_texts().into_iter().filter(loose);
    assert_none(&loose.map(|(name, _)| format!("{name} must not allow what clippy.toml forbids")).collect::<Vec<_>>());
}

/// The packages from crates.io that the workspace's own crates name.
fn external_crates() -> BTreeSet<String> {
    let metadata = metadata();
    let dependencies = metadata.workspace_packages().into_iter().flat_map(|package| &package.dependencies);
    dependencies.filter(|dependency| dependency.path.is_none()).map(|dependency| dependency.name.clone()).collect()
}

/// The packages from npm that the tracked `package.json` files name.
fn external_node_packages() -> BTreeSet<String> {
    let manifests = tracked_texts().into_iter().filter(|(name, _)| Path::new(name).ends_with("package.json"));
    manifests.flat_map(|(name, text)| node_dependencies(&name, &text)).collect()
}

fn node_dependencies(name: &str, text: &str) -> Vec<String> {
    let manifest: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let tables = ["dependencies", "devDependencies"].iter().filter_map(|table| manifest[table].as_object());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

/// The Python packages that are installed in some version: `duckdb==2.0.1`.
fn python_packages() -> BTreeSet<String> {
    let installs = |name: &str| name.ends_with("requirements.txt") || Path::new(name).ends_with("install");
    let part_of_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let name = |before: &str| before.rsplit(|letter| !part_of_name(letter)).next().unwrap_or_default().to_owned();
    let names = |text: String| text.match_indices("==").map(|(at, _)| name(&text[..at])).collect::<Vec<_>>();
    let found = tracked_texts().into_iter().filter(|(name, _)| installs(name)).flat_map(|(_, text)| names(text));
    found.filter(|name| !name.is_empty()).collect()
}

/// The rows of `docs/dependencies.md`: under each heading, a package's name and why it is there.
fn documented() -> BTreeMap<String, BTreeMap<String, String>> {
    let page = fs::read_to_string(root().join("docs/dependencies.md")).expect("docs/dependencies.md is there");
    let mut sections: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut heading = String::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut heading);
        } else if let Some((name, why)) = line.strip_prefix("| `").and_then(|row| row.split_once("` |")) {
            let why = why.trim_end_matches('|').trim();
            sections.entry(heading.clone()).or_default().insert(name.to_owned(), why.to_owned());
        }
    }
    sections
}

fn broken_list(heading: &str, used: &BTreeSet<String>) -> Vec<String> {
    let listed = documented().remove(heading).unwrap_or_default();
    let missing = used.iter().filter(|name| !listed.contains_key(*name)).map(|name| format!("{name} is not listed"));
    let gone = listed.keys().filter(|name| !used.contains(*name)).map(|name| format!("{name} is no longer used"));
    let unexplained = listed.iter().filter(|(_, why)| why.is_empty()).map(|(name, _)| format!("{name} lacks a reason"));
    let page = |what: String| format!("docs/dependencies.md, {heading}: {what}");
    missing.chain(gone).chain(unexplained).map(page).collect()
}

#[test]
fn every_dependency_has_a_reason() {
    let mut broken = broken_list("Rust crates", &external_crates());
    broken.extend(broken_list("Node packages", &external_node_packages()));
    broken.extend(broken_list("Python packages", &python_packages()));
    assert_none(&broken);
}

/// Words that tie the project to one machine or one registry; in halves, so that this file holds none of them.
const TIES: &[[&str; 2]] = &[
    ["/wo", "rk/"],
    ["/ro", "ot/"],
    ["/ho", "me/"],
    ["/tmp/ta", "rget"],
    ["/tmp/ba", "sh_jobs"],
    [".lib", "rary/"],
    ["registry.np", "mjs.org"],
    ["registry.ya", "rnpkg.com"],
    ["static.cra", "tes.io"],
    ["index.cra", "tes.io"],
    ["files.python", "hosted.org"],
    ["pypi.org/si", "mple"],
    ["deb.deb", "ian.org"],
];

/// Whether a text names a path or host at a word's beginning (`framework/…` names no path).
fn names(text: &str, tie: &str) -> bool {
    let part_of_word = |before: char| before.is_alphanumeric() || matches!(before, '.' | '-' | '_' | '/');
    let whole = |at: usize| !text[..at].ends_with(part_of_word) || !tie.starts_with('/');
    text.match_indices(tie).any(|(at, _)| whole(at))
}

#[test]
fn no_file_is_tied_to_a_machine() {
    let ties: Vec<String> = TIES.iter().map(|halves| halves.concat()).collect();
    let broken = tracked_texts().into_iter().flat_map(|(name, text)| {
        let found: Vec<_> = ties.iter().filter(|tie| names(&text, tie)).map(|tie| format!("{name}: {tie}")).collect();
        found
    });
    assert_none(&broken.collect::<Vec<_>>());
}

#[test]
fn a_tie_is_found_at_a_words_beginning_only() {
    let path = TIES[0].concat();
    assert!(names(&format!("cd {path}x"), &path));
    assert!(names(&path, &path));
    assert!(!names(&format!("frame{path}x"), &path));
    let host = TIES[6].concat();
    assert!(names(&format!("https://{host}/ajv"), &host));
}

#[test]
fn lock_files_are_tracked_and_name_no_other_registry() {
    let texts: BTreeMap<_, _> = tracked_texts().into_iter().collect();
    let cargo = texts.get("Cargo.lock").expect("Cargo.lock is tracked");
    let registry = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let elsewhere = cargo.lines().filter(|line| line.starts_with("source = ") && *line != registry);
    let mut broken: Vec<_> = elsewhere.map(|line| format!("Cargo.lock: {line}")).collect();
    for manifest in texts.keys().filter(|name| Path::new(name).ends_with("package.json")) {
        let lock = manifest.replace("package.json", "package-lock.json");
        broken.extend(broken_node_lock(&lock, texts.get(&lock)));
    }
    assert_none(&broken);
}

fn broken_node_lock(lock: &str, text: Option<&String>) -> Option<String> {
    let Some(text) = text else { return Some(format!("{lock} is not tracked")) };
    text.contains("\"resolved\": \"http").then(|| format!("{lock} names a registry's host"))
}

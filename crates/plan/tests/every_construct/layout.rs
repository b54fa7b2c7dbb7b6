//! The one layout and the one form of values: they change nothing that a plan says.
#![allow(clippy::disallowed_methods, reason = "the tests read the examples")]

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use milepost_diagnostics::FileId;
use milepost_plan::{compile, format};
use milepost_syntax::{Parse, parse};
use milepost_vocabulary::{EVERY_CONSTRUCT, constructs, samples};
use proptest::prelude::*;

fn parsed(text: &str) -> Parse {
    parse(FileId(0), text)
}

/// Everything that a plan says: each construct, where it stands, its name and its values. Findings by their code, since
/// a file of a plan may name what other files declare.
fn meaning(parsed: &Parse) -> (Vec<String>, Vec<&'static str>) {
    let (plan, findings) = compile(std::slice::from_ref(parsed));
    let items = plan.nodes().map(|node| {
        let item = node.item();
        let values: Vec<_> = item.values.iter().map(|placed| (placed.slot, &placed.value)).collect();
        format!("{} {:?} {:?} {values:?}", item.construct.id, item.parent, item.name)
    });
    (items.collect(), findings.iter().map(|finding| finding.entry.code).collect())
}

/// The comments, in their order.
fn comments(parsed: &Parse) -> Vec<&str> {
    let ends = std::iter::once(0).chain(parsed.tokens.spans.iter().map(|&(_, end)| end as usize));
    let starts = parsed.tokens.spans.iter().map(|&(start, _)| start as usize).chain([parsed.text.len()]);
    let gaps = ends.zip(starts).map(|(end, start)| &parsed.text[end..start]);
    let lines = gaps.flat_map(str::lines);
    lines.filter_map(|line| line.find("//").map(|at| line[at..].trim_end())).collect()
}

/// What is wrong with the layout of `text`; nothing is the only right answer.
fn harm(text: &str) -> Option<&'static str> {
    let before = parsed(text);
    let once = format(&before);
    let after = parsed(&once);
    if format(&after) != once {
        return Some("a second time changes something");
    }
    if comments(&after) != comments(&before) {
        return Some("a comment is lost or moved");
    }
    (meaning(&after) != meaning(&before)).then_some("it says something else")
}

fn choices(most: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_by_the_table_are_read_without_a_finding_and_survive(says in choices(4_000), laid_out in choices(1_000)) {
        let text = samples::plan(&says, &laid_out);
        let before = parsed(&text);
        prop_assert!(before.diagnostics.is_empty(), "{:?}\n{text}", before.diagnostics);
        let (_, findings) = compile(std::slice::from_ref(&before));
        // The names in a formula are drawn at random, and so are their units.
        let of_units = |code: &str| matches!(code, "MP0304" | "MP0305" | "MP0306");
        let findings = findings.iter().filter(|finding| !of_units(finding.entry.code));
        let said: Vec<_> = findings.map(|f| (&f.message, &text[f.primary.span.range()])).collect();
        prop_assert!(said.is_empty(), "{said:#?}\n{text}");
        prop_assert_eq!(harm(&text), None, "{}", text);
    }
}

/// Numbers that look random and are the same every time.
fn numbers(seed: usize, count: usize) -> Vec<u16> {
    let number = |index| {
        let mut hasher = DefaultHasher::new();
        (seed, index).hash(&mut hasher);
        (hasher.finish() >> 48) as u16
    };
    (0..count).map(number).collect()
}

#[test]
fn the_samples_use_nearly_all_of_the_language() {
    let used: BTreeSet<_> = (0..8)
        .flat_map(|seed| {
            let (plan, _) = compile(&[parsed(&samples::plan(&numbers(seed, 60_000), &numbers(seed, 200)))]);
            plan.nodes().map(|node| node.item().construct.id).collect::<Vec<_>>()
        })
        .collect();
    let unused: Vec<_> = constructs().into_iter().map(|c| c.id).filter(|id| !used.contains(id)).collect();
    assert!(unused.len() * 10 < constructs().len(), "{unused:?}");
}

#[test]
fn the_large_sample_is_as_large_as_it_says_and_without_a_finding() {
    let priorities = 2;
    let (plan, findings) = compile(&[parsed(&samples::large(priorities))]);
    assert!(findings.is_empty(), "{findings:?}");
    let entries = ["priority", "outcome", "sponsor", "metric", "action", "milestone"];
    let inside = plan.all("priority").flat_map(|priority| std::iter::once(priority).chain(priority.inside()));
    let count = inside.filter(|node| entries.contains(&node.item().construct.id)).count();
    assert_eq!(count, priorities * samples::IN_A_PRIORITY);
}

fn plan_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("a folder").flatten().map(|entry| entry.path()) {
        if entry.is_dir() {
            plan_files(&entry, found);
        } else if entry.extension().is_some_and(|end| end == "plan") {
            found.push(entry);
        }
    }
}

#[test]
fn every_example_is_in_the_layout_and_survives_worse_ones() {
    let mut files = Vec::new();
    plan_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples"), &mut files);
    assert!(files.len() > 10, "{files:?}");
    let texts = files.iter().map(|file| std::fs::read_to_string(file).expect("it can be read"));
    for (name, text) in files.iter().map(|file| file.display().to_string()).zip(texts) {
        check(&name, &text);
    }
    check("every-construct.plan", EVERY_CONSTRUCT);
    check("elsewhere.plan", milepost_vocabulary::inventory::ELSEWHERE);
}

fn check(name: &str, text: &str) {
    assert_eq!(format(&parsed(text)), text, "{name} is not in the one layout");
    assert_eq!(harm(text), None, "{name}");
    for worse in [text.replace("  ", "\t"), text.replace("  ", ""), text.replace(" {\n", "\n{ // so\n")] {
        assert_eq!(harm(&worse), None, "{name}");
    }
    let windows = text.replace('\n', "\r\n");
    assert_eq!(format(&parsed(&windows)), windows, "{name} with the line ends of Windows");
    assert_eq!(format(&parsed(&format!("\u{feff}{text}"))), text, "{name} behind a byte order mark");
}

#[test]
fn what_is_long_or_deep_survives() {
    let long = format!("unit u {{ mission \"{}\"; acronym \"{}\" }}", "word ".repeat(20_000), "x".repeat(300));
    assert_eq!(harm(&long), None);
    let deep = format!("{}unit u{}", "priority p { goal g { ".repeat(60), " } }".repeat(60));
    assert_eq!(harm(&deep), None);
    let too_deep = format!("{}unit u{}", "priority p { ".repeat(2_000), " }".repeat(2_000));
    assert_eq!(format(&parsed(&too_deep)), too_deep, "a text with faults stays as it is");
}

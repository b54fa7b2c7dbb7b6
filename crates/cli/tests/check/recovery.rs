//! Mistakes planted in a sound plan, alone and all together: each is reported once, at its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::milepost;

/// Each file of `recovery/` with what is wrong in it: line, column, code. All of them are errors.
const PLANTED: &[(&str, &[&str])] = &[
    (
        "all",
        &[
            "8:1 MP0402",
            "9:6 MP0205",
            "12:9 MP0401",
            "13:11 MP0101",
            "17:5 MP0201",
            "18:11 MP0105",
            "19:14 MP3001",
            "20:19 MP0301",
            "21:12 MP0302",
            "22:19 MP0301",
            "23:15 MP0302",
            "24:24 MP0205",
            "26:26 MP0205",
            "30:20 MP0206",
            "31:5 MP5002",
            "32:5 MP0202",
            "35:20 MP0105",
            "37:27 MP5001",
            "38:21 MP0109",
            "39:28 MP0101",
            "42:31 MP0102",
            "47:5 MP0103",
            "50:3 MP0104",
            "58:3 MP0204",
            "59:22 MP0108",
        ],
    ),
    ("adverb-for-a-cadence", &["39:9 MP0205"]),
    ("american-date", &["26:47 MP0301"]),
    ("another-word-for-owner", &["24:5 MP0201"]),
    ("bad-date", &["26:47 MP0301"]),
    ("bad-period", &["19:19 MP0301"]),
    ("block-in-brackets", &["20:16 MP0105"]),
    ("capital-letter", &["16:5 MP0201"]),
    ("circle", &["26:58 MP5002"]),
    ("colon-after-word", &["16:11 MP0105"]),
    ("curly-quotes", &["26:21 MP0109"]),
    ("currency-sign", &["26:10 MP0105"]),
    ("dash-in-a-span", &["2:18 MP0105"]),
    ("day-in-words", &["26:47 MP0301"]),
    ("decimal-comma", &["18:14 MP0302"]),
    ("dotted-date", &["26:47 MP0301"]),
    ("doubtful-date", &["26:47 MP0301"]),
    ("duplicate-entry", &["17:5 MP0204"]),
    ("duplicate-name", &["8:1 MP0402"]),
    ("end-of-a-year", &["26:47 MP0301"]),
    ("equals-sign", &["16:12 MP0205"]),
    ("european-number", &["18:14 MP0302"]),
    ("extra-value", &["16:19 MP0206"]),
    ("fiscal-year-with-a-slash", &["26:47 MP0301"]),
    ("letters-in-number", &["18:14 MP0302"]),
    ("list-with-and", &["24:27 MP0206"]),
    ("missing-closing-brace", &["30:32 MP0102"]),
    ("missing-opening-brace", &["23:3 MP0104"]),
    ("missing-opening-quote", &["26:41 MP0101"]),
    ("missing-value", &["19:18 MP0205"]),
    ("misspelt-choice", &["16:12 MP0205"]),
    ("month-in-words", &["26:47 MP0301"]),
    ("name-left-out", &["14:10 MP0205"]),
    ("name-with-a-digit-first", &["14:10 MP0205"]),
    ("name-with-a-hyphen", &["8:6 MP0205"]),
    ("name-with-a-space", &["23:16 MP0206"]),
    ("noun-for-a-unit", &["15:10 MP0205"]),
    ("outside-the-plan", &["27:40 MP5001"]),
    ("owner-in-quotes", &["11:9 MP0205"]),
    ("percent-apart", &["18:19 MP0105"]),
    ("percent-in-words", &["18:14 MP0302"]),
    ("period-run-together", &["20:18 MP0301"]),
    ("quarter-before-year", &["26:47 MP0301"]),
    ("remark-in-other-marks", &["16:19 MP0108"]),
    ("remark-without-marks", &["17:5 MP0201"]),
    ("repeated-misspelling", &["16:5 MP0201", "32:5 MP0201", "33:12 MP0205"]),
    ("row-in-words", &["20:18 MP0301"]),
    ("scale-in-capitals", &["18:17 MP0302"]),
    ("self-circle", &["27:54 MP5002"]),
    ("short-for-million", &["18:14 MP0302"]),
    ("sound", &[]),
    ("stray-character", &["16:19 MP0105"]),
    ("stray-closing-brace", &["34:5 MP0103"]),
    ("swapped-day", &["26:47 MP0301"]),
    ("thousands-apart", &["18:14 MP0302"]),
    ("thousands-in-twos", &["18:14 MP0302"]),
    ("title-in-single-quotes", &["26:21 MP0105"]),
    ("two-entries-on-a-line", &["15:18 MP0206"]),
    ("two-percent-signs", &["18:19 MP0105"]),
    ("unclosed-long-text", &["12:11 MP0101"]),
    ("unclosed-text", &["12:11 MP0101"]),
    ("unknown-name", &["11:9 MP0401"]),
    ("unknown-word", &["16:5 MP0201"]),
    ("word-in-the-wrong-place", &["25:5 MP0202"]),
    ("word-of-another-language", &["12:3 MP0201"]),
    ("words-apart", &["32:16 MP0205"]),
    ("wrong-unit", &["18:14 MP3001"]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recovery")
}

fn findings(path: &str) -> Vec<Value> {
    let output = milepost(&["check", "--format", "json", path]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    report["diagnostics"].as_array().expect("a list").clone()
}

#[test]
fn every_mistake_is_reported_once_at_its_place() {
    for (name, planted) in PLANTED {
        let found = findings(&format!("tests/recovery/{name}.plan"));
        let found = found.iter().map(|finding| {
            let place = &finding["spans"][0];
            assert_eq!(finding["severity"], "error", "{name}");
            format!("{}:{} {}", place["line"], place["column"], finding["code"].as_str().unwrap_or_default())
        });
        assert_eq!(found.collect::<Vec<_>>(), *planted, "{name}");
    }
}

#[test]
fn no_file_is_forgotten() {
    let files = folder().read_dir().expect("it is there").flatten();
    let names = files.map(|file| file.path().file_stem().expect("a name").to_string_lossy().into_owned());
    let listed = PLANTED.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(names.collect::<BTreeSet<_>>(), listed.collect::<BTreeSet<_>>());
}

/// As people see them, for the eyes of a reviewer.
#[test]
fn every_message_is_under_review() {
    let mut shown = Vec::new();
    for (name, _) in PLANTED.iter().filter(|(name, _)| *name != "all") {
        let output = milepost(&["check", &format!("tests/recovery/{name}.plan")]);
        let text = String::from_utf8(output.stderr).expect("it is UTF-8");
        shown.extend(text.lines().map(|line| line.trim_end().to_owned()));
        shown.push(String::new());
    }
    insta::assert_snapshot!(shown.join("\n"));
}

/// What the fixes that are offered write, each alone, for the eyes of a reviewer.
#[test]
fn every_fix_is_under_review() {
    let mut shown = Vec::new();
    for (name, _) in PLANTED.iter().filter(|(name, _)| *name != "all") {
        let path = folder().join(name).with_extension("plan");
        let text = std::fs::read_to_string(&path).expect("it is there");
        for finding in findings(path.to_str().expect("plain")) {
            for fix in finding["fixes"].as_array().expect("a list") {
                let fixed = applied(&text, fix);
                let safety = if fix["safe"] == true { "fix" } else { "suggestion" };
                shown.push(format!("{name}, {safety}: {}", fix["title"].as_str().unwrap_or_default()));
                let lines = fixed.lines().zip(text.lines()).filter(|(new, old)| new != old);
                shown.extend(
                    lines.flat_map(|(new, old)| [format!("  - {}", old.trim()), format!("  + {}", new.trim())]),
                );
            }
        }
    }
    insta::assert_snapshot!(shown.join("\n"));
}

/// `text` with the edits of `fix`, by their lines and columns.
pub(super) fn applied(text: &str, fix: &Value) -> String {
    let mut text = text.to_owned();
    let mut edits: Vec<&Value> = fix["edits"].as_array().expect("a list").iter().collect();
    let place = |edit: &Value, line: &str, column: &str| {
        let number = |key: &str| usize::try_from(edit[key].as_u64().expect("a number")).expect("a small one");
        (number(line), number(column))
    };
    edits.sort_by_key(|edit| std::cmp::Reverse(place(edit, "line", "column")));
    for edit in edits {
        let offset = |(line, column): (usize, usize)| {
            let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
        };
        let (from, to) = (offset(place(edit, "line", "column")), offset(place(edit, "end_line", "end_column")));
        text.replace_range(from..to, edit["replacement"].as_str().expect("a text"));
    }
    text
}

/// After `--fix` what was fixed is gone, the other findings are the same, and so is everything else in the file.
#[test]
fn fix_changes_nothing_but_what_it_fixes() {
    for (name, _) in PLANTED {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.plan");
        let before = std::fs::read_to_string(folder().join(name).with_extension("plan")).expect("it is there");
        // Line ends of Windows stay what they are.
        let before = before.replace('\n', "\r\n");
        std::fs::write(&path, &before).expect("it can be written");
        let path = path.to_str().expect("plain");
        let found = findings(path);
        let safe = |finding: &Value| finding["fixes"].as_array().expect("a list").iter().any(|fix| fix["safe"] == true);
        // From the last to the first, so that places stay what they were.
        let mut expected = before.clone();
        for finding in found.iter().rev() {
            if let Some(fix) = finding["fixes"].as_array().expect("a list").iter().find(|fix| fix["safe"] == true) {
                expected = applied(&expected, fix);
            }
        }
        let output = milepost(&["check", "--fix", path]);
        assert_eq!(std::fs::read_to_string(path).expect("it is there"), expected, "{name}");
        let facts = |finding: &Value| (finding["code"].to_string(), finding["message"].to_string());
        let left: Vec<_> = found.iter().filter(|finding| !safe(finding)).map(facts).collect();
        assert_eq!(findings(path).iter().map(facts).collect::<Vec<_>>(), left, "{name}");
        assert_eq!(output.status.code(), Some(i32::from(!left.is_empty())), "{name}");
        let told = String::from_utf8_lossy(&output.stderr).contains("Fixed ");
        assert_eq!(told, found.iter().any(safe), "{name}");
    }
}

/// The fixes of all files of a plan are applied; a file without one is not touched.
#[test]
fn fix_reaches_imported_files() {
    let place = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).expect("it can be written");
    let plan = "import \"posts.plan\"\nimport \"sound.plan\"\nplan a \"A\" { period 2026 to 2027; sponsr chief; profile draft }\n";
    write("root.plan", plan);
    write("posts.plan", "post chief “Chief”\n");
    write("sound.plan", "post   deputy\n");
    let output = milepost(&["check", "--fix", place.path().to_str().expect("plain")]);
    assert_eq!(output.status.code(), Some(0));
    let read = |name: &str| std::fs::read_to_string(place.path().join(name)).expect("it is there");
    assert_eq!(read("root.plan"), plan.replace("sponsr", "sponsor"));
    assert_eq!(read("posts.plan"), "post chief \"Chief\"\n");
    assert_eq!(read("sound.plan"), "post   deputy\n");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("Fixed 2 findings in 2 files.\nNo findings in 3 files.\n"), "{told}");
}

//! The command as people run it.
#![allow(clippy::disallowed_methods, reason = "the tests run the command")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[path = "check/building.rs"]
mod building;
#[path = "check/catalogue.rs"]
mod catalogue;
#[path = "check/completeness.rs"]
mod completeness;
#[path = "check/cycle.rs"]
mod cycle;
#[path = "check/diff.rs"]
mod diff;
#[path = "check/documentation.rs"]
mod documentation;
#[path = "check/editing.rs"]
mod editing;
#[path = "check/england.rs"]
mod england;
#[path = "check/faces.rs"]
mod faces;
#[path = "check/forms.rs"]
mod forms;
#[path = "check/imports.rs"]
mod imports;
#[path = "check/new.rs"]
mod new;
#[path = "check/recording.rs"]
mod recording;
#[path = "check/recovery.rs"]
mod recovery;
#[path = "check/status.rs"]
mod status;
#[path = "check/values.rs"]
mod values;

fn milepost(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().expect("the command runs")
}

/// A copy of an example, in a folder of its own.
fn copied(example: &str, place: &Path) -> PathBuf {
    let (from, to) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(example), place.join(example));
    std::fs::create_dir_all(&to).expect("a folder");
    for file in from.read_dir().expect("the example").flatten().filter(|entry| entry.path().is_file()) {
        std::fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
    to
}

fn findings(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stderr);
    // The last line counts them.
    let lines = text.lines().filter(|line| line.contains(".plan:"));
    lines.map(|line| line.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// What the real plans earn, by code; their READMEs say why. Whatever else is found is a false alarm.
type Earned = (&'static str, i32, &'static [(&'static str, usize)]);
const EARNED: &[Earned] = &[
    (
        "canada-indicators",
        0,
        &[
            ("MP1010", 1),
            ("MP2001", 5),
            ("MP3006", 3),
            ("MP4002", 1),
            ("MP4003", 1),
            ("MP4007", 1),
            ("MP4017", 1),
            ("MP5016", 1),
            ("MP6001", 1),
            ("MP7003", 1),
            ("MP8105", 1),
        ],
    ),
    (
        "elective-recovery",
        0,
        &[
            ("MP1003", 1),
            ("MP3004", 6),
            ("MP4002", 7),
            ("MP4007", 1),
            ("MP4010", 1),
            ("MP4014", 3),
            ("MP5004", 1),
            ("MP5007", 1),
            ("MP5015", 1),
            ("MP5016", 1),
            ("MP7003", 1),
            ("MP7010", 1),
            ("MP7015", 1),
        ],
    ),
    ("emergency-care", 0, &[]),
    (
        "punjab-health-roadmap",
        0,
        &[
            ("MP1002", 2),
            ("MP1003", 2),
            ("MP2009", 1),
            ("MP3012", 1),
            ("MP4002", 1),
            ("MP5007", 1),
            ("MP5016", 1),
            ("MP6001", 1),
            ("MP7005", 1),
            ("MP7006", 2),
            ("MP7010", 1),
            ("MP7015", 1),
            ("MP8104", 1),
        ],
    ),
    (
        "us-agency-goals-behavioral-health",
        0,
        &[
            ("MP1012", 1),
            ("MP1013", 1),
            ("MP2002", 1),
            ("MP4002", 3),
            ("MP4005", 1),
            ("MP5016", 1),
            ("MP6001", 1),
            ("MP7003", 1),
            ("MP7016", 1),
        ],
    ),
    (
        "us-agency-goals-unemployment-insurance",
        0,
        &[
            ("MP1012", 1),
            ("MP2002", 1),
            ("MP3003", 1),
            ("MP3004", 1),
            ("MP4002", 2),
            ("MP5016", 1),
            ("MP6001", 1),
            ("MP7003", 1),
            ("MP7016", 1),
        ],
    ),
];

#[test]
fn every_example_earns_what_the_real_plan_earns() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<PathBuf> =
        examples.read_dir().expect("there are examples").flatten().map(|entry| entry.path()).collect();
    folders.sort();
    assert_eq!(folders.len(), EARNED.len());
    for (folder, (name, status, earned)) in folders.iter().zip(EARNED) {
        assert!(folder.ends_with(name), "{name}");
        let output =
            milepost(&["check", "--as-of", "2026-06-15", "--format", "short", folder.to_str().expect("a plain path")]);
        assert_eq!(output.status.code(), Some(*status), "{name}");
        let mut found = BTreeMap::new();
        for finding in findings(&output) {
            *found.entry(finding.rsplit(' ').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
        }
        let earned: BTreeMap<_, _> = earned.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        assert_eq!(found, earned, "{name}");
    }
}

/// Ten mistakes in five files of a good plan: the file, what it says, what it says instead, and what must be found on
/// the line of the mistake.
const PLANTED: &[(&str, &str, &str, &str)] = &[
    ("plan.plan", "sponsor       prime_minister", "sponsor       prime_ministr", "error MP0401"),
    ("plan.plan", "status        live", "status        alive", "error MP0205"),
    ("plan.plan", "holiday       2018-12-25", "holiday       2018-12-32", "error MP0301"),
    ("posts.plan", "post head_of_unit \"", "post chief_nurse \"Chief\"\npost head_of_unit \"", "error MP0402"),
    ("four_hours.plan", "2018-09     90%", "2018-09     89%", "error MP4003"),
    ("four_hours.plan", "target          69 trusts by", "target          69% by", "error MP3001"),
    ("four_hours.plan", "baseline        76.40% at", "basline         76.40% at", "error MP0201"),
    ("four_hours.plan", "by        2018-05-31", "by        2021-05-31", "error MP5001"),
    ("collections.plan", "sign_off      trust_chief_executive", "sign_off", "error MP0205"),
    ("routines.plan", "output      \"Decisions, each", "output      Decisions, each", "error MP0101"),
];

#[test]
fn ten_mistakes_in_a_good_plan_are_all_reported_in_their_places() {
    let place = tempfile::tempdir().expect("a folder");
    let plan = copied("emergency-care", place.path());
    let mut wanted = Vec::new();
    for (file, before, after, finding) in PLANTED {
        let path = plan.join(file);
        let text = std::fs::read_to_string(&path).expect("a file of the example");
        let at = text.find(before).unwrap_or_else(|| panic!("{file} does not say {before}"));
        let line = text[..at].lines().count() + usize::from(text[..at].ends_with('\n'));
        std::fs::write(path, text.replacen(before, after, 1)).expect("it can be written");
        wanted.push(format!("{file}:{line} {finding}"));
    }
    let output = milepost(&["check", "--as-of", "2018-11-30", "--format", "short", plan.to_str().expect("plain")]);
    assert_eq!(output.status.code(), Some(1));
    // Without the folder and the column: `four_hours.plan:47 error MP4003`.
    let found = findings(&output).into_iter().map(|finding| {
        let finding = finding.rsplit('/').next().unwrap_or_default();
        let (place, code) = finding.split_once(' ').unwrap_or_default();
        format!("{} {code}", place.rsplit_once(':').unwrap_or_default().0)
    });
    let mut found: Vec<String> = found.collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

/// Runs the command as somebody who may not read what is closed to others; root may read everything.
#[cfg(unix)]
fn milepost_as_nobody(arguments: &[&str], place: &Path) -> Output {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    std::fs::set_permissions(place, std::fs::Permissions::from_mode(0o755)).expect("an open folder");
    let program = place.join("milepost");
    std::fs::copy(env!("CARGO_BIN_EXE_milepost"), &program).expect("a copy");
    let mut command = Command::new(program);
    command.current_dir(place).args(arguments).uid(65534).gid(65534);
    command.output().expect("the command runs")
}

#[test]
fn what_cannot_be_read_is_one_line_and_status_2() {
    let place = tempfile::tempdir().expect("a folder");
    let inside = |name: &str| place.path().join(name);
    std::fs::create_dir(inside("empty")).expect("a folder");
    std::fs::create_dir(inside("no-plan")).expect("a folder");
    std::fs::write(inside("no-plan/posts.plan"), "post chief").expect("it can be written");
    std::fs::write(inside("broken.plan"), b"plan a\n\xff").expect("it can be written");
    std::fs::create_dir(inside("folder.plan")).expect("a folder");
    let cases = [
        ("missing.plan", "there is no such file or folder"),
        ("empty", "no file in it ends in `.plan`"),
        ("no-plan", "none of its files has an entry `plan`"),
        ("broken.plan", "line 2 is not text in UTF-8"),
        ("folder.plan", "holds no plan"),
    ];
    for (name, why) in cases {
        for command in [vec!["check"], vec!["build", "--out", "out"]] {
            let path = inside(name);
            let output = milepost(&[command.as_slice(), &[path.to_str().expect("plain")]].concat());
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{name}: {text}");
            assert_eq!(text.lines().count(), 1, "{name}: {text}");
            assert!(text.contains(name) && text.contains(why), "{name}: {text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_one_line_and_status_2() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().expect("a folder");
    let closed = place.path().join("closed.plan");
    std::fs::write(&closed, "plan a { period 2026 to 2027 }").expect("it can be written");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("it can be closed");
    let root = std::fs::read(&closed).is_ok();
    let arguments = ["check", closed.to_str().expect("plain")];
    let output = if root { milepost_as_nobody(&arguments, place.path()) } else { milepost(&arguments) };
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), text.lines().count()), (Some(2), 1), "{text}");
    assert!(text.contains("closed.plan") && text.contains("no permission"), "{text}");
}

#[test]
fn a_file_is_formatted_in_place_and_then_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.plan");
    std::fs::write(&file, "post   chief    \"Chief\"{contact \"a@example.org\"}").expect("it can be written");
    let path = file.to_str().expect("plain");
    assert_eq!(milepost(&["fmt", "--check", path]).status.code(), Some(1));
    assert_eq!(milepost(&["fmt", path]).status.code(), Some(0));
    assert_eq!(milepost(&["fmt", "--check", path]).status.code(), Some(0));
    let text = std::fs::read_to_string(&file).expect("it is there");
    assert_eq!(text, "post chief \"Chief\" { contact \"a@example.org\" }\n");
}

#[test]
fn a_code_is_explained_by_number_and_by_name() {
    let by_code = milepost(&["explain", "mp0401"]);
    assert!(String::from_utf8_lossy(&by_code.stdout).contains("## Why it matters"));
    assert_eq!(milepost(&["explain", "unknown-name"]).stdout, by_code.stdout);
    let unknown = milepost(&["explain", "unknown-nam"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("Did you mean `unknown-name`?"));
}

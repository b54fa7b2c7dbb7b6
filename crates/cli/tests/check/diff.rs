//! What changed in meaning, told as a reviewer would.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::copied;

/// What changes in the example, and how a reviewer says it.
const CHANGES: &[(&str, &str, &str)] = &[
    (
        "target          95% by 2019-03",
        "target          92% by 2019-03",
        "Target for 2019-03 of “Attendances within four hours” lowered from 95% to 92% (easier)",
    ),
    (
        "baseline        84.62% at",
        "baseline        84.60% at",
        "Baseline of “Attendances within four hours” lowered from 84.62% to 84.60%",
    ),
    (
        "2018-12   50 trusts",
        "2018-12   45 trusts",
        "Trajectory of “Trusts at 95% or more” redrawn: 2018-12 from 50 trusts to 45 trusts",
    ),
    (
        "owner     emergency_care_director",
        "owner     chief_nurse",
        "Owner of “GPs at the front door” changed from “National Director for Urgent and Emergency Care” to “Chief Nursing Officer”",
    ),
    (
        "by        2018-05-31",
        "by        2018-07-12",
        "Milestone “Every major department logs ambulance handovers” slipped 6 weeks, from 2018-05-31 to 2018-07-12",
    ),
    ("waits for a place at home", "waits for a place at hospital", "Reason of “Home when fit to go” reworded"),
];

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=t", "-c", "user.email=t@example.org"]).args(arguments);
    assert!(command.output().expect("git runs").status.success(), "{arguments:?}");
}

/// Runs the command in `folder`: its status, what it printed, and what it told.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    let output = command.current_dir(folder).arg("diff").args(arguments).output().expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Changes the example as it is told, the first place of each.
fn change(plan: &Path, changes: &[(&str, &str, &str)]) {
    let file = plan.join("four_hours.plan");
    let mut text = std::fs::read_to_string(&file).expect("a file of the example");
    for (before, after, _) in changes {
        assert!(text.contains(before), "the example does not say {before}");
        text = text.replacen(before, after, 1);
    }
    std::fs::write(file, text).expect("it can be written");
}

#[test]
fn what_changed_since_a_revision_is_told_by_weight() {
    let place = tempfile::tempdir().expect("a folder");
    let plan = copied("emergency-care", place.path());
    git(place.path(), &["init", "-q"]);
    git(place.path(), &["add", "-A"]);
    git(place.path(), &["commit", "-q", "-m", "As agreed"]);
    change(&plan, CHANGES);
    let (status, text, told) = run(&plan, &["HEAD"]);
    assert_eq!((status, told.as_str()), (Some(0), ""), "{text}");
    let mut said: Vec<&str> = text.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).collect();
    let mut wanted: Vec<String> = CHANGES.iter().map(|(_, _, sentence)| format!("  {sentence}")).collect();
    assert!(said.iter().position(|line| line.contains("Target")) < said.iter().position(|line| line.contains("Owner")));
    assert!(said.last().is_some_and(|last| last.contains("reworded")), "{text}");
    said.sort_unstable();
    wanted.sort();
    assert_eq!(said, wanted);
    assert!(text.contains("the path that was agreed is lost"), "{text}");
    assert!(text.ends_with("6 changes, 3 without a good reason.\n"), "{text}");
    assert_eq!(run(&plan, &["HEAD", "--deny", "warnings"]).0, Some(1));

    // Two revisions, and the plan named from outside its folder, say the same.
    git(place.path(), &["commit", "-q", "-a", "-m", "As changed"]);
    assert_eq!(run(place.path(), &["HEAD~1", "HEAD", "--plan", "emergency-care"]).1, text);
    let (_, markdown, _) = run(&plan, &["HEAD~1", "HEAD", "--format", "markdown"]);
    assert!(markdown.contains("### Accident and emergency within four hours\n"), "{markdown}");
    assert!(markdown.contains("a place at <del>home</del><ins>hospital</ins> holds"), "{markdown}");
    assert_eq!(markdown.lines().filter(|line| line.starts_with("- ")).count(), CHANGES.len());
    let report: Value = serde_json::from_str(&run(&plan, &["HEAD~1", "--format", "json"]).1).expect("it is JSON");
    assert_eq!((&report["version"], &report["changes"], &report["warnings"]), (&1.into(), &6.into(), &3.into()));
    assert_eq!(report["groups"][0]["priority"], "four_hours");
    let target =
        report["groups"][0]["changes"].as_array().expect("changes").iter().find(|it| it["construct"] == "target");
    let target = target.expect("the target is there");
    assert_eq!(
        (&target["kind"], &target["before"], &target["after"]),
        (&"lowered".into(), &"95%".into(), &"92%".into())
    );
    assert_eq!(target["old"]["file"], "HEAD~1:emergency-care/four_hours.plan");
}

#[test]
fn layout_order_and_files_make_no_difference() {
    let place = tempfile::tempdir().expect("a folder");
    copied("emergency-care", place.path());
    let after = copied("emergency-care", &place.path().join("after"));
    let file = after.join("four_hours.plan");
    let text = std::fs::read_to_string(&file).expect("a file of the example");
    let loose: String = text.lines().map(|line| line.trim_start().to_owned() + "   \n\n").collect();
    assert_ne!(loose, text);
    std::fs::write(&file, loose).expect("it can be written");
    let posts = std::fs::read_to_string(after.join("posts.plan")).expect("a file of the example");
    let (head, rest) = posts.split_once("post prime_minister").expect("a post");
    let (first, others) = rest.split_once("\npost ").expect("another post");
    std::fs::write(after.join("posts.plan"), format!("{head}post {others}\npost prime_minister{first}"))
        .expect("it can");
    let (status, text, told) = run(place.path(), &["emergency-care", "after/emergency-care"]);
    assert_eq!((status, text.as_str(), told.as_str()), (Some(0), "No difference in meaning.\n", ""));
}

#[test]
fn a_rebase_is_told_with_its_reason_and_a_missing_one_is_asked_for() {
    let place = tempfile::tempdir().expect("a folder");
    let before = copied("emergency-care", place.path());
    let with = copied("emergency-care", &place.path().join("with"));
    let changed =
        ("target          95% by 2019-03", "target          92% by 2019-03 because \"The winter fund was cut\"", "");
    change(&with, &[changed]);
    let (_, text, _) = run(place.path(), &[before.to_str().expect("plain"), with.to_str().expect("plain")]);
    assert!(text.contains("reason: The winter fund was cut") && !text.contains("warning"), "{text}");
    let (_, text, _) = run(place.path(), &[with.to_str().expect("plain"), before.to_str().expect("plain")]);
    assert!(text.contains("raised from 92% to 95% (harder)") && text.contains("No reason is given"), "{text}");
}

/// A second path that takes the place of the first, which stays.
const REBASE: &str = r#"
    trajectory spring_2019 "The path of spring 2019" {
      shape     linear
      2019-03   90.5%
      2020-03   95%
      replaces  plan_2018
      REASON
      agreed    2019-01-15
      approved_by prime_minister
    }
"#;

#[test]
fn a_new_path_is_told_with_its_reason_or_asked_for_it() {
    let place = tempfile::tempdir().expect("a folder");
    let before = copied("emergency-care", place.path());
    let rebased = |name: &str, reason: &str, approved: bool| {
        let after = copied("emergency-care", &place.path().join(name));
        let file = after.join("four_hours.plan");
        let text = std::fs::read_to_string(&file).expect("a file of the example");
        let path = REBASE.replace("REASON", reason);
        let path = if approved { path } else { path.replace("approved_by prime_minister", "") };
        let place = text.find("    trajectory plan_2018").expect("the path of 2018");
        std::fs::write(&file, format!("{}{path}{}", &text[..place], &text[place..])).expect("written");
        run(place_of(&before), &[before.to_str().expect("plain"), after.to_str().expect("plain")]).1
    };
    let told = rebased("with", "because \"The winter fund was cut.\"", true);
    assert!(told.contains("rebased: "), "{told}");
    assert!(told.contains("reason: The winter fund was cut.") && !told.contains("warning"), "{told}");
    let told = rebased("without", "", true);
    assert!(told.contains("rebased: ") && told.contains("warning: No reason is given"), "{told}");
    let told = rebased("alone", "because \"The winter fund was cut.\"", false);
    assert!(told.contains("warning: Nobody is said to have approved it"), "{told}");
}

fn place_of(plan: &Path) -> &Path {
    plan.parent().expect("a folder")
}

#[test]
fn what_was_decided_is_told() {
    let place = tempfile::tempdir().expect("a folder");
    let before = copied("emergency-care", place.path());
    let after = copied("emergency-care", &place.path().join("after"));
    let decided = r#"
correction 2019-01-20 {
  decided_at  stocktake
  about       within_4h
  because     "Two readings below the path."
  decision    "Send help to the ten trusts that fell most."
  owner       emergency_care_director
  due         2019-02-28
}
decision 2019-01-20 "Publish the figures of each trust." {
  decided_at  stocktake
  agreed "Write to the trusts" { owner emergency_care_director; due 2019-01-31 }
}
assessment 2019-01-20 { of four_hours; assessor emergency_care_director; likelihood amber_red }
meeting 2019-01-20 { of stocktake; state postponed; moved_to 2019-01-27 }
change 2019-01-20 within_4h from "95%" to "92%" because "The winter fund was cut."
"#;
    let file = after.join("routines.plan");
    let text = std::fs::read_to_string(&file).expect("a file of the example");
    std::fs::write(&file, text + decided).expect("written");
    let (_, told, _) = run(place.path(), &[before.to_str().expect("plain"), after.to_str().expect("plain")]);
    insta::assert_snapshot!(told);
}

/// However many files a plan has, git is asked for all of them at once.
#[cfg(unix)]
#[test]
fn git_is_asked_once_for_all_files() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().expect("a folder");
    let plan = copied("emergency-care", place.path());
    git(place.path(), &["init", "-q"]);
    git(place.path(), &["add", "-A"]);
    git(place.path(), &["commit", "-q", "-m", "As agreed"]);
    let bin = place.path().join("bin");
    std::fs::create_dir(&bin).expect("a folder");
    let real = Command::new("sh").args(["-c", "command -v git"]).output().expect("a shell").stdout;
    let real = String::from_utf8(real).expect("a path");
    let log = place.path().join("asked");
    let script = format!("#!/bin/sh\necho \"$*\" >> '{}'\nexec '{}' \"$@\"\n", log.display(), real.trim());
    std::fs::write(bin.join("git"), script).expect("written");
    std::fs::set_permissions(bin.join("git"), std::fs::Permissions::from_mode(0o755)).expect("it may run");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    let output = command.current_dir(&plan).env("PATH", path).args(["diff", "HEAD"]).output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "No difference in meaning.\n");
    let asked = std::fs::read_to_string(log).expect("git was asked");
    assert_eq!(asked.lines().filter(|line| line.contains("cat-file")).count(), 1, "{asked}");
    assert!(asked.lines().count() <= 4, "{asked}");
}

#[test]
fn what_cannot_be_compared_is_one_line_and_status_2() {
    let place = tempfile::tempdir().expect("a folder");
    let plan = copied("emergency-care", place.path());
    git(place.path(), &["init", "-q"]);
    git(place.path(), &["add", "-A"]);
    git(place.path(), &["commit", "-q", "-m", "As agreed"]);
    let cases: [(&[&str], &str); 4] = [
        (&["nosuch"], "git knows no such revision"),
        (&["--plan", "gone", "HEAD"], "is not there in this revision"),
        (&["--plan", "..", "HEAD"], "holds no plan"),
        (&["--", "--upload-pack=x"], "git knows no such revision"),
    ];
    for (arguments, why) in cases {
        let (status, printed, told) = run(&plan, arguments);
        assert_eq!((status, printed.as_str(), told.lines().count()), (Some(2), "", 1), "{told}");
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn translations_are_told_by_their_language_and_the_text_that_they_give() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = |name: &str, translated: &str| {
        let text = format!(
            "plan care \"Care\" {{ period 2026 to 2028; language en, fr; mission \"Nobody waits.\"; {translated} }}"
        );
        std::fs::write(folder.path().join(name), text).expect("a file");
    };
    plan("old.plan", "translated fr \"Soins\" { mission \"Nul n'attend.\" }");
    plan("new.plan", "translated fr \"Les soins\" { mission \"Personne n'attend.\" }; translated ar \"الرعاية\"");
    let (_, said, _) = run(folder.path(), &["old.plan", "new.plan"]);
    for sentence in [
        "Wording of the translation into `fr` of “Care” reworded",
        "Wording of the mission of the translation into `fr` of “Care” reworded",
        "Translation into `ar` of “Care” added",
    ] {
        assert!(said.contains(sentence), "{sentence}\n{said}");
    }
}

//! Imports as they lie on disk: what belongs to the project, and what does not.

use std::fs;
use std::path::Path;

use crate::{findings, milepost};

/// Two plans that share people, and a file outside both.
fn government() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    };
    write("secret.plan", "post spy \"Spy\"\n");
    write("plans/shared/people.plan", "post minister \"Minister\"\n");
    write(
        "plans/care/plan.plan",
        "import \"../shared/people.plan\"\nplan care { period 2026 to 2028; sponsor minister }\n",
    );
    folder
}

fn check(path: &Path) -> (Option<i32>, Vec<String>) {
    let output = milepost(&["check", "--format", "short", path.to_str().expect("a plain path")]);
    let ours = findings(&output).into_iter().filter_map(|line| {
        let (place, code) = line.rsplit_once(' ')?;
        let file = place.rsplit('/').next()?;
        (code.starts_with("MP0") || line.starts_with("milepost")).then(|| format!("{file} {code}"))
    });
    (output.status.code(), ours.collect())
}

#[test]
fn without_a_mark_a_plan_is_a_project_of_its_own() {
    let folder = government();
    let (status, found) = check(&folder.path().join("plans/care"));
    assert_eq!(status, Some(1));
    assert_eq!(found, ["plan.plan:1:8 error MP0405"], "what the import would have declared is not missed");
}

#[test]
fn plans_of_a_project_share_files() {
    for mark in ["milepost.toml", ".git"] {
        let folder = government();
        fs::write(folder.path().join("plans").join(mark), "# the plans of the government\n")
            .expect("it can be written");
        let (_, found) = check(&folder.path().join("plans/care/plan.plan"));
        assert_eq!(found, [""; 0], "{mark}");
    }
}

#[test]
fn a_mark_that_wants_to_say_more_is_refused() {
    let folder = government();
    fs::write(folder.path().join("plans/milepost.toml"), "profile = \"strict\"\n").expect("it can be written");
    let output = milepost(&["check", folder.path().join("plans/care").to_str().expect("a plain path")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("marks the folder of the project"));
}

#[cfg(unix)]
#[test]
fn a_link_is_the_file_it_leads_to_and_never_leads_out() {
    use std::os::unix::fs::symlink;
    let folder = government();
    let care = folder.path().join("plans/care");
    fs::write(folder.path().join("plans/milepost.toml"), "").expect("it can be written");
    symlink("../shared/people.plan", care.join("ministers.plan")).expect("a link");
    symlink("../../secret.plan", care.join("spies.plan")).expect("a link");
    let imports = "import \"ministers.plan\"\nimport \"../shared\"\nimport \"spies.plan\"\n";
    fs::write(care.join("plan.plan"), format!("{imports}plan care {{ period 2026; sponsor minister }}\n"))
        .expect("written");
    assert_eq!(check(&care).1, ["plan.plan:3:8 error MP0404"]);
    let alias = folder.path().join("alias");
    symlink(&care, &alias).expect("a link");
    assert_eq!(check(&alias).1, ["plan.plan:3:8 error MP0404"], "a plan is the same by whatever way it is reached");
}

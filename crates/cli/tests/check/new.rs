//! `milepost new` and `milepost completions`: how one begins.

use std::fs;
use std::path::Path;

use super::milepost;

fn new(arguments: &[&str], out: &Path) -> (Option<i32>, String) {
    let mut all = vec!["new"];
    all.extend(arguments);
    all.extend(["--out", out.to_str().expect("plain")]);
    let output = milepost(&all);
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn a_starter_plan_says_what_is_still_to_be_written() {
    let place = tempfile::tempdir().expect("a folder");
    let (status, told) = new(&["care"], place.path());
    assert_eq!(status, Some(0), "{told}");
    let path = place.path().join("care.plan");
    let text = fs::read_to_string(&path).expect("the plan");
    let check = milepost(&["check", path.to_str().expect("plain"), "--format", "short"]);
    let found = String::from_utf8_lossy(&check.stderr).into_owned();
    assert_eq!(check.status.code(), Some(0), "{found}");
    // Each TODO is found, and nothing else but the numbers that are not there yet.
    let gaps = found.lines().filter(|line| line.contains("MP1014")).count();
    assert_eq!(gaps, text.matches("\"TODO").count(), "{found}");
    let others: Vec<&str> =
        found.lines().filter(|line| line.contains("warning MP") && !line.contains("MP1014")).collect();
    assert!(others.iter().all(|line| line.contains("MP1003") || line.contains("MP4002")), "{others:#?}");
    // It is in the one layout, so that the first save in an editor changes nothing.
    assert_eq!(milepost(&["fmt", "--check", path.to_str().expect("plain")]).status.code(), Some(0));
}

#[test]
fn what_is_there_is_never_written_over() {
    let place = tempfile::tempdir().expect("a folder");
    fs::write(place.path().join("care.plan"), "mine").expect("a file");
    let (status, told) = new(&["care"], place.path());
    assert_eq!(status, Some(2));
    assert!(told.contains("is there already, and is left as it is"), "{told}");
    assert_eq!(fs::read_to_string(place.path().join("care.plan")).expect("it is there"), "mine");
    assert_eq!(place.path().read_dir().expect("a folder").count(), 1, "nothing is left beside it");
}

#[test]
fn a_name_is_no_path_and_a_title_no_code() {
    let place = tempfile::tempdir().expect("a folder");
    for name in ["../care", "faster-care", "2027", "", "a b", "care { }"] {
        let (status, told) = new(&[name], place.path());
        assert_eq!(status, Some(2), "{name}: {told}");
    }
    assert_eq!(place.path().read_dir().expect("a folder").count(), 0);
    let (status, _) = new(&["care", "--title", "Faster \"care\" { owner x }\n}"], place.path());
    assert_eq!(status, Some(0));
    let text = fs::read_to_string(place.path().join("care.plan")).expect("the plan");
    assert!(text.contains("plan care \"Faster \\\"care\\\" { owner x } }\" {\n"), "{text}");
}

#[test]
fn every_shell_knows_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = milepost(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0));
        let script = String::from_utf8(output.stdout).expect("it is UTF-8");
        for command in ["check", "build", "stocktake", "completions", "new"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
    #[cfg(unix)]
    {
        use std::io::Write;
        use std::process::{Command, Stdio};
        // Bash itself reads its script.
        let script = milepost(&["completions", "bash"]).stdout;
        let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().expect("bash");
        bash.stdin.take().expect("a pipe").write_all(&script).expect("it reads");
        assert!(bash.wait().expect("it ends").success());
    }
}

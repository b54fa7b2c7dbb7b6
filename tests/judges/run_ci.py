"""python run_ci.py FOLDER PRE_COMMIT

Runs the steps of the ready files in editors/ci as their runners do, on a good and on a bad plan in a repository of their
own. FOLDER has the program `milepost`; PRE_COMMIT is the command of pre-commit. What only a runner has, such as the
installation and the upload, is left out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
GOOD = """plan care "Faster care" { period 2026-04 to 2029-03; sponsor minister }
post minister "Minister for health"
priority ae "Emergency care" { owner minister; outcome "Patients are seen within four hours." }
"""
BAD = GOOD.replace("sponsor minister", "sponsor ministr")


def run(command, folder, **variables):
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **variables}
    for name in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{name}_NAME": "t", f"GIT_{name}_EMAIL": "t@example.org"}
    return subprocess.run(command, cwd=folder, env=env, text=True, capture_output=True, check=False)


def git(folder, *arguments):
    done = run(["git", *arguments], folder)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout.strip()


def repository(folder):
    """A repository with the good plan in its first commit; gives the commit."""
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "care.plan").write_text(GOOD)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "As agreed")
    return git(folder, "rev-parse", "HEAD")


def read(path):
    return YAML(typ="safe").load((ROOT / path).read_text())


def expect(wanted, done, what):
    assert done.returncode == wanted, f"{what}: status {done.returncode}, not {wanted}\n{done.stdout}{done.stderr}"


def github(place):
    """Every step that runs a command, with bash as GitHub starts it; the last one is the check."""
    workflow = read("editors/ci/github.yml")
    steps = [step for step in workflow["jobs"]["check"]["steps"] if "run" in step and "Install" not in step["name"]]
    assert len(steps) == 4, steps
    for name, plan, status in [("good", GOOD.replace("Patients", "All patients"), 0), ("bad", BAD, 1)]:
        folder = place / f"github-{name}"
        base = repository(folder)
        (folder / "care.plan").write_text(plan)
        summary = place / f"summary-{name}.md"
        for step in steps:
            variables = {**workflow["env"], "BASE": base, "GITHUB_STEP_SUMMARY": str(summary)}
            done = run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]], folder, **variables)
            expect(status if step is steps[-1] else 0, done, f"{name}, {step['name']}")
        assert done.stdout.startswith("::error " if status else ("No findings", "::warning ")), done.stdout
        said = summary.read_text()
        assert "## What changed in the plan" in said and "## The ten questions" in said, said
        assert '"2.1.0"' in (folder / "milepost.sarif").read_text()
        if name == "good":
            assert "<ins>All patients</ins>" in said, said
    # A plan that was not there before has nothing to be compared with, and that is no failure.
    folder = place / "github-new"
    base = repository(folder)
    (folder / "new").mkdir()
    shutil.copy(folder / "care.plan", folder / "new")
    summary = place / "summary-new.md"
    variables = {"PLAN": "new", "BASE": base, "GITHUB_STEP_SUMMARY": str(summary)}
    expect(0, run(["bash", "-e", "-c", steps[0]["run"]], folder, **variables), "a new plan")
    assert "no earlier version" in summary.read_text()


def gitlab(place):
    job = read("editors/ci/gitlab.yml")["delivery-plan"]
    variables = {name: str(value) for name, value in job["variables"].items()}
    for name, plan, status in [("good", GOOD, 0), ("bad", BAD, 1)]:
        folder = place / f"gitlab-{name}"
        base = repository(folder)
        (folder / "care.plan").write_text(plan)
        variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = base
        done = run(["sh", "-e", "-c", "\n".join(job["script"])], folder, **variables)
        expect(status, done, f"gitlab, {name}")
        assert (folder / job["artifacts"]["reports"]["junit"]).read_text().startswith("<?xml")
        for path in job["artifacts"]["paths"]:
            assert (folder / path).read_text().startswith("## "), path


def hook(place):
    """What is staged counts, not what is on disk."""
    folder = place / "hook"
    repository(folder)
    shutil.copy(ROOT / "editors/ci/pre-commit", folder / ".git/hooks/pre-commit")

    def commit(staged, on_disk):
        (folder / "care.plan").write_text(staged)
        git(folder, "add", "-A")
        (folder / "care.plan").write_text(on_disk)
        return run(["git", "commit", "-m", "A change"], folder)

    refused = commit(BAD, GOOD)
    expect(1, refused, "a bad plan is committed")
    assert "care.plan:1:" in refused.stderr and "MP0401" in refused.stderr, refused.stderr
    expect(0, commit(GOOD + "// a remark\n", BAD), "a good plan is refused")
    git(folder, "checkout", "-q", "--", ".")
    # A plan of two files, the one in the folder of the other, is checked whole.
    (folder / "people").mkdir()
    (folder / "people/posts.plan").write_text('post minister "Minister for health"\n')
    whole = 'import "people"\n' + GOOD.replace('post minister "Minister for health"\n', "")
    expect(0, commit(whole, whole), "a plan of two files is refused")
    (folder / "notes.txt").write_text("no plan\n")
    git(folder, "add", "-A")
    without = run(["git", "commit", "-m", "No plan"], folder, PATH="/usr/bin:/bin")
    assert without.returncode == (0 if shutil.which("milepost", path="/usr/bin:/bin") else 1)
    assert "not on the PATH" in without.stderr


def framework(place, command):
    """The hooks as pre-commit itself runs them, from a copy of their manifest."""
    hooks = place / "hooks"
    hooks.mkdir()
    git(hooks, "init", "-q")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    git(hooks, "add", "-A")
    git(hooks, "commit", "-q", "-m", "Hooks")
    folder = place / "framework"
    repository(folder)

    def tried(name):
        home = {"PRE_COMMIT_HOME": str(place / "pre-commit")}
        return run([command, "try-repo", str(hooks), name, "--all-files"], folder, **home)

    expect(0, tried("milepost-check"), "milepost-check, good")
    (folder / "care.plan").write_text(BAD)
    refused = tried("milepost-check")
    expect(1, refused, "milepost-check, bad")
    assert "MP0401" in refused.stdout, refused.stdout
    (folder / "care.plan").write_text(GOOD.replace("{ owner", "{   owner"))
    (folder / "second.plan").write_text(GOOD)
    git(folder, "add", "-A")
    expect(1, tried("milepost-fmt"), "milepost-fmt changes files")
    expect(0, tried("milepost-fmt"), "milepost-fmt, laid out")


def main():
    folder, command = sys.argv[1:]
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        github(place)
        gitlab(place)
        hook(place)
        framework(place, command)
    print("GitHub Actions, GitLab CI, git and pre-commit: as wanted")


main()

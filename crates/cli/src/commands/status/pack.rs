//! `milepost stocktake`: the pack, and the file in which its decisions are written down.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Args;
use milepost_plan::Node;
use milepost_tracking::{Stocktake as Pack, Task, stocktake};

use super::markdown::row;
use super::{Report, markdown, state};
use crate::formats::markdown::escaped;
use crate::judging::day;
use crate::{disk, terminal};

/// The arguments of `milepost stocktake`.
#[derive(Args)]
#[command(after_help = crate::STATUS)]
pub(crate) struct Stocktake {
    /// A plan file, or the folder that holds one plan.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The day of the stocktake.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: NaiveDate,
    /// The folder into which the pack and the file for its decisions are written.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Stocktake {
    /// Writes the pack, and the file for the decisions unless it is there already: what was filled in is never lost.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let Some((loaded, observations, faults)) = super::rated(&self.path)? else { return Ok(ExitCode::FAILURE) };
        let pack = stocktake(&loaded.plan, &observations, self.date);
        let report = Report::on(&loaded.plan, &observations, self.date, pack.standings.clone());
        let (name, decisions) = (format!("stocktake-{}.md", self.date), format!("stocktake-{}.plan", self.date));
        let text = text(&pack, &report);
        let form = form(&pack);
        let mut files: Vec<(&str, &[u8])> = vec![(&name, text.as_bytes())];
        let filled = self.out.join(&decisions).exists();
        if !filled {
            files.push((&decisions, form.as_bytes()));
        }
        disk::write_all(&self.out, &files)?;
        let mut said = format!("Open {}\n", self.out.join(&name).display());
        let file = self.out.join(&decisions);
        let _ = if filled {
            writeln!(said, "{} was there already and is as it was.", file.display())
        } else {
            writeln!(
                said,
                "Write what is decided into {}, and `import` it in the plan: the next pack opens with it.",
                file.display()
            )
        };
        terminal::print(&said)?;
        Ok(super::told(&faults))
    }
}

fn text(pack: &Pack<'_>, report: &Report<'_>) -> String {
    let mut text = format!("# Stocktake of {}\n", pack.date);
    if let Some(routine) = pack.routine {
        let _ = writeln!(text, "\n{}", escaped(routine.title()));
    }
    text.push_str("\n## What was agreed\n\n");
    if pack.tasks.is_empty() {
        text.push_str("Nothing is written down from before.\n");
    } else {
        text.push_str("| decided | what | who | due | state |\n|---|---|---|---|---|\n");
        text.extend(pack.tasks.iter().map(|task| row(&agreed(task, pack.date))));
    }
    text.push_str("\n## Decisions wanted\n\n");
    if pack.wanted.is_empty() && pack.obstacles.is_empty() {
        text.push_str("None.\n");
    }
    for wanted in &pack.wanted {
        let _ = writeln!(text, "- {}: {}", escaped(wanted.about.title()), escaped(&wanted.reason.to_string()));
    }
    for obstacle in &pack.obstacles {
        let asked = obstacle.entry("asked").and_then(|asked| asked.text("text"));
        let asked = asked.map(|asked| format!(": {asked}")).unwrap_or_default();
        let _ = writeln!(text, "- Obstacle: {}", escaped(&format!("{}{asked}", obstacle.title())));
    }
    if let Some(before) = pack.before {
        let _ = writeln!(text, "\n## Since {before}\n\n| priority | then | now |\n|---|---|---|");
        for (standing, earlier) in pack.standings.iter().zip(&pack.earlier) {
            let then = earlier.as_ref().map(state).unwrap_or_default();
            text.push_str(&row(&[standing.rating.priority.title().to_owned(), then, state(&standing.rating.state)]));
        }
    }
    text.push('\n');
    text.push_str(&markdown::text(report).replacen("# Status", "## Where we stand", 1).replace("\n## ", "\n### "));
    text
}

fn agreed(task: &Task<'_>, date: NaiveDate) -> [String; 5] {
    let late = task.due.map(|due| (date - due).num_days()).filter(|days| task.is_open && *days > 0);
    let how = match (task.is_open, late) {
        (false, _) => "done".to_owned(),
        (true, Some(1)) => "open, 1 day late".to_owned(),
        (true, Some(days)) => format!("open, {days} days late"),
        (true, None) => "open".to_owned(),
    };
    let who = task.owner.map(|owner| owner.title().to_owned()).unwrap_or_default();
    [task.decided.to_string(), task.what.to_owned(), who, task.due.map(|due| due.to_string()).unwrap_or_default(), how]
}

/// A plan file with what has to be filled in as remarks: as it is it says that the stocktake was held.
fn form(pack: &Pack<'_>) -> String {
    let mut text = format!(
        "// The stocktake of {}. Write down what was decided: take away the `//` before the lines of an entry and fill\n// in the texts, the owner and the day; delete what was not decided.\n",
        pack.date
    );
    let at = pack.routine.and_then(Node::name);
    if let Some(routine) = at {
        let _ = write!(text, "\nmeeting {} {{\n  of     {routine}\n  state  held\n}}\n", pack.date);
    }
    for wanted in &pack.wanted {
        let name = wanted.about.full_name().or_else(|| wanted.priority.full_name()).unwrap_or_default();
        let why = terminal::one_line(&format!("{}: {}", wanted.about.title(), wanted.reason));
        let _ = write!(text, "\n// {why}\n// correction {} {{\n", pack.date);
        text.extend(at.map(|routine| format!("//   decided_at  {routine}\n")));
        let _ = write!(
            text,
            "//   about       {name}\n//   because     \"Why it is off its path\"\n//   decision    \"What is done about it\"\n//   owner       POST\n//   due         DATE\n// }}\n"
        );
    }
    text
}

//! `milepost record`: what was sent back becomes data.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{Local, NaiveDate, Utc};
use clap::Args;
use milepost_diagnostics::Severity;
use milepost_plan::Plan;
use milepost_returns::{Chosen, Return, read};
use milepost_tracking::{
    Change, Files, Layout, Merged, Observations, Stamp, Time, Unmergeable, data_path, load, merge, sort,
};

use crate::disk::{self, Disk, Lock};
use crate::judging::day;
use crate::terminal;

/// So many changes are shown.
const SHOWN: usize = 20;

/// The arguments of `milepost record`.
#[derive(Args)]
#[command(
    after_help = "Exit status: 0 when everything was recorded; 1 when something was not; 2 when the command could not run."
)]
pub(crate) struct Record {
    /// What was sent back: filled workbooks, text files with columns, exports of phone forms.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A plan file, or the folder that holds one plan.
    #[arg(long, value_name = "PATH", default_value = ".")]
    plan: PathBuf,
    /// Why answers take the place of earlier ones.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    /// Record the rows that are right, and say which are not.
    #[arg(long)]
    partial: bool,
    /// Show what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// The collection, where the file does not say it.
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// The period of rows that name none.
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// The day on which the files are read; without it today. Later periods have not begun.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
}

impl Record {
    /// Records every file that is right; status 1 when one is not.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let (loaded, disk) = disk::load(&self.plan)?;
        if loaded.diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(format!(
                "the plan has errors, so nothing was recorded: `milepost check {}` shows them",
                self.plan.display()
            ));
        }
        let plan = &loaded.plan;
        // One recorder at a time: what is read here is what is written over.
        let lock = if self.dry_run { None } else { Some(disk.lock_data()?) };
        let observations = if asks_about_steps(plan) { load(plan, &disk).0 } else { Observations::default() };
        let mut all_recorded = true;
        for file in &self.files {
            all_recorded &= self.file(file, plan, &observations, &disk, lock.as_ref())?;
        }
        Ok(ExitCode::from(u8::from(!all_recorded)))
    }

    /// Records one file; whether all of it was.
    fn file(
        &self,
        file: &Path,
        plan: &Plan,
        observations: &Observations,
        disk: &Disk,
        lock: Option<&Lock>,
    ) -> Result<bool, String> {
        let name = file.display().to_string();
        let chosen = Chosen {
            collection: self.collection.as_deref(),
            period: self.period.as_deref(),
            today: self.as_of.unwrap_or_else(|| Local::now().date_naive()),
        };
        let found = match read(plan, observations, &name, disk::open(file)?, chosen) {
            Ok(found) => found,
            Err(faults) => {
                tell_all(faults.iter().map(ToString::to_string));
                terminal::tell(&format!("{}: nothing was recorded.\n", terminal::one_line(&name)));
                return Ok(false);
            }
        };
        tell_all(found.faults.iter().map(ToString::to_string));
        if found.more_faults > 0 {
            terminal::tell(&format!("{} more faults are not listed.\n", found.more_faults));
        }
        tell_all(found.warnings.iter().map(|warning| format!("look again: {warning}")));
        if !found.faults.is_empty() && !self.partial {
            let count = found.faults.len() + found.more_faults;
            terminal::tell(&format!(
                "{}: nothing was recorded, because of {}. Correct {} and record the file again; `--partial` records the rows that are right.\n",
                terminal::one_line(&name),
                counted(count, "fault"),
                if count == 1 { "it" } else { "them" },
            ));
            return Ok(false);
        }
        let complete = found.faults.is_empty();
        Ok(self.merged(&name, &found, disk, lock)? && complete)
    }

    /// Puts the answers into the data file; whether that was done.
    fn merged(&self, name: &str, found: &Return<'_>, disk: &Disk, lock: Option<&Lock>) -> Result<bool, String> {
        let path = data_path(found.layout.name);
        let stamp =
            Stamp { at: Time(Utc::now().naive_utc()), source: found.source.clone(), why: self.why.trim().to_owned() };
        let merge_into = |target: &mut dyn std::io::Write| {
            let old = disk.open(&path).map_err(|why| Unmergeable::Write(std::io::Error::other(why)))?;
            match merge(&found.layout, &path, old, &found.batch, &stamp, &mut *target) {
                Ok(merged) if merged.unexplained > 0 && !self.dry_run => Ok((merged, false)),
                Ok(merged) => {
                    let changes = merged.is_change();
                    Ok((merged, changes))
                }
                Err(why) => Err(why),
            }
        };
        let result = match lock {
            None => merge_into(&mut std::io::sink()),
            Some(lock) => lock.rewrite(&path, merge_into).or_else(|why| match why {
                // After a merge in git the rows may be in any order.
                Unmergeable::Disorder => {
                    lock.rewrite(&path, |target| {
                        let old = disk.open(&path).map_err(|why| Unmergeable::Write(std::io::Error::other(why)))?;
                        let sorted = old.map(|old| sort(&found.layout, &path, old, target));
                        sorted.transpose().map(|_| ((), true))
                    })?;
                    lock.rewrite(&path, merge_into)
                }
                other => Err(other),
            }),
        };
        match result {
            Ok((merged, _)) => self.told(name, found, &path, &merged),
            Err(Unmergeable::Faults(faults)) => {
                tell_all(faults.iter().map(ToString::to_string));
                terminal::tell(&format!(
                    "{}: nothing was recorded, because the data file has faults.\n",
                    terminal::one_line(name)
                ));
                Ok(false)
            }
            Err(Unmergeable::Disorder) => Err(format!(
                "`{path}` is not in its order, as after a merge in git: record once without --dry-run, which sorts it"
            )),
            Err(Unmergeable::Write(error)) => Err(format!("`{path}` cannot be written: {error}")),
        }
    }

    /// Says what was done, and whether it was.
    fn told(&self, name: &str, found: &Return<'_>, path: &str, merged: &Merged) -> Result<bool, String> {
        let refused = merged.unexplained > 0 && !self.dry_run;
        let rows = counted(found.good, "row");
        let mut text = format!("{name}: {}, {}: {rows}", found.layout.name, periods(&found.batch.periods()));
        let mut counts = vec![
            format!("{} new", counted(merged.added, "answer")),
            format!("{} revised", merged.revised),
            format!("{} unchanged", merged.unchanged),
        ];
        if merged.outdated > 0 {
            counts.push(format!("{} recorded from this file before and revised since", merged.outdated));
        }
        let _ = writeln!(text, "\n  {}", counts.join(", "));
        if found.bad > 0 {
            let _ = writeln!(text, "  {} not recorded, because of faults", counted(found.bad, "row"));
        }
        if found.blank > 0 {
            let _ = writeln!(text, "  {} left empty", counted(found.blank, "row"));
        }
        if !found.ignored.is_empty() {
            let ignored: Vec<_> = found.ignored.iter().take(8).map(|head| format!("“{head}”")).collect();
            let _ = writeln!(text, "  not of this form, and left alone: {}", ignored.join(", "));
        }
        let interesting = |change: &&Change| self.dry_run || change.before.is_some();
        for change in merged.changes.iter().filter(interesting).take(SHOWN) {
            let _ = writeln!(text, "  {}", in_words(change, &found.layout));
        }
        let all = if self.dry_run { merged.added + merged.revised } else { merged.revised };
        if all > SHOWN {
            let _ = writeln!(text, "  and {} more", all - SHOWN);
        }
        if refused {
            terminal::print(&terminal::visible(&text))?;
            terminal::tell(&format!(
                "{}: nothing was recorded, because {} would change {} without a reason. Say it with --why \"…\", or in the remark of the row.\n",
                terminal::one_line(name),
                if merged.revised == 1 { "it" } else { "some of them" },
                counted(merged.unexplained, "firm answer"),
            ));
            return Ok(false);
        }
        let end = match (self.dry_run, merged.is_change()) {
            (true, true) => format!("Nothing was changed; without --dry-run this is recorded in {path}.\n"),
            (false, true) => format!("Recorded in {path}.\n"),
            (_, false) => format!("All of it is in {path} already; nothing was changed.\n"),
        };
        terminal::print(&terminal::visible(&(text + &end)))?;
        Ok(true)
    }
}

/// Whether any question asks again about large steps, for which the last answers are needed.
fn asks_about_steps(plan: &Plan) -> bool {
    plan.all("collection")
        .filter_map(Layout::of)
        .any(|layout| layout.questions.iter().any(|question| question.jump().is_some()))
}

fn tell_all(lines: impl Iterator<Item = String>) {
    for line in lines {
        terminal::tell(&format!("{}\n", terminal::one_line(&line)));
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn periods(periods: &[&str]) -> String {
    match periods {
        [] => "no period".into(),
        [only] => (*only).to_owned(),
        [first, .., last] => format!("{first} to {last}"),
    }
}

fn in_words(change: &Change, layout: &Layout<'_>) -> String {
    let parts = change.parts.iter().filter(|part| !part.is_empty()).map(String::as_str);
    let about = std::iter::once(change.period.as_str()).chain(parts).chain([change.question.as_str()]);
    let about = about.collect::<Vec<_>>().join(", ");
    let shown = |(value, quality): &(String, milepost_tracking::Quality)| {
        let word = quality.word().replace('_', " ");
        if value.is_empty() { word } else { format!("{value} ({word})") }
    };
    let Some(before) = &change.before else { return format!("{about}: {} is new", shown(&change.after)) };
    let is_number = layout.question(&change.question).is_some_and(|question| question.kind.is_number());
    let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok().filter(|_| is_number);
    let step = number(&before.0).zip(number(&change.after.0)).and_then(|(one, other)| other.checked_sub(one));
    let step = step
        .filter(|step| !step.is_zero())
        .map(|step| format!(", {}{}", if step.is_sign_negative() { "" } else { "+" }, step.normalize()));
    let because = if change.because.is_empty() { String::new() } else { format!(": {}", change.because) };
    format!("{about}: {} becomes {}{}{because}", shown(before), shown(&change.after), step.unwrap_or_default())
}

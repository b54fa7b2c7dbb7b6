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
        let mut returns = Vec::new();
        let mut all_recorded = true;
        for file in &self.files {
            let read = self.read(file, plan, &observations)?;
            all_recorded &= read.as_ref().is_some_and(|read| read.found.faults.is_empty());
            returns.extend(read);
        }
        // The data of a collection are written once, whatever number of files there are for it.
        let mut of_collections: Vec<Vec<Sent<'_>>> = Vec::new();
        for sent in returns {
            let same = |known: &&mut Vec<Sent<'_>>| known[0].found.layout.name == sent.found.layout.name;
            match of_collections.iter_mut().find(same) {
                Some(known) => known.push(sent),
                None => of_collections.push(vec![sent]),
            }
        }
        for sent in of_collections {
            all_recorded &= recorded(sent, &disk, lock.as_ref())?;
        }
        Ok(ExitCode::from(u8::from(!all_recorded)))
    }

    /// Reads one file; nothing, told, where it cannot be recorded.
    fn read<'a>(&self, file: &Path, plan: &'a Plan, observations: &Observations) -> Result<Option<Sent<'a>>, String> {
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
                return Ok(None);
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
            return Ok(None);
        }
        let at = Time(Utc::now().naive_utc());
        let stamp = Stamp { at, source: found.source.clone(), why: self.why.trim().to_owned() };
        Ok(Some(Sent { name, found, stamp }))
    }
}

/// Records the returns of one collection; whether all of them were. One that would change firm answers without a
/// reason is left out, and the others are recorded.
fn recorded(mut sent: Vec<Sent<'_>>, disk: &Disk, lock: Option<&Lock>) -> Result<bool, String> {
    let path = data_path(sent[0].found.layout.name);
    let mut all_recorded = true;
    while !sent.is_empty() {
        let merged = match merged(&sent, &path, disk, lock) {
            Ok(merged) => merged,
            Err(Unmergeable::Faults(faults)) => {
                tell_all(faults.iter().map(ToString::to_string));
                let message = "nothing was recorded, because the data file has faults";
                tell_all(sent.iter().map(|sent| format!("{}: {message}.", sent.name)));
                return Ok(false);
            }
            Err(Unmergeable::Disorder) => {
                return Err(format!(
                    "`{path}` is not in its order, as after a merge in git: record once without --dry-run, which sorts it"
                ));
            }
            Err(Unmergeable::Write(error)) => return Err(format!("`{path}` cannot be written: {error}")),
        };
        let refused = |merged: &Merged| merged.unexplained > 0 && lock.is_some();
        // Where one is refused nothing was written yet, and what the others do may be something else without it.
        let any = merged.iter().any(refused);
        let mut left = Vec::new();
        for (sent, merged) in sent.into_iter().zip(merged) {
            if refused(&merged) {
                refuse(&sent, &merged)?;
                all_recorded = false;
            } else if any {
                left.push(sent);
            } else {
                told(&sent, &merged, &path, lock.is_none())?;
            }
        }
        sent = left;
    }
    Ok(all_recorded)
}

/// A return that can be recorded.
struct Sent<'a> {
    /// The file, as it was named.
    name: String,
    found: Return<'a>,
    stamp: Stamp,
}

/// Puts the answers of all of `sent` into the data file at `path`, unless one is to be refused or nothing changes; without
/// a lock only says what that would do.
fn merged(sent: &[Sent<'_>], path: &str, disk: &Disk, lock: Option<&Lock>) -> Result<Vec<Merged>, Unmergeable> {
    let layout = &sent[0].found.layout;
    let batches: Vec<_> = sent.iter().map(|sent| (&sent.found.batch, &sent.stamp)).collect();
    let opened = || disk.open(path).map_err(|why| Unmergeable::Write(std::io::Error::other(why)));
    let Some(lock) = lock else { return merge(layout, path, opened()?, &batches, std::io::sink()) };
    let write = |target: &mut dyn std::io::Write| {
        let merged = merge(layout, path, opened()?, &batches, target)?;
        let keep = merged.iter().all(|merged| merged.unexplained == 0) && merged.iter().any(Merged::is_change);
        Ok((merged, keep))
    };
    match lock.rewrite(path, write) {
        // After a merge in git the rows may be in any order.
        Err(Unmergeable::Disorder) => {
            lock.rewrite(path, |target| {
                let sorted = opened()?.map(|old| sort(layout, path, old, target));
                sorted.transpose().map(|_| ((), true))
            })?;
            lock.rewrite(path, write)
        }
        done => done,
    }
    .map(|(merged, _)| merged)
}

/// Says what was done, or in a dry run would be.
fn told(sent: &Sent<'_>, merged: &Merged, path: &str, dry_run: bool) -> Result<(), String> {
    let end = match (dry_run, merged.is_change()) {
        (true, true) => format!("Nothing was changed; without --dry-run this is recorded in {path}.\n"),
        (false, true) => format!("Recorded in {path}.\n"),
        (_, false) => format!("All of it is in {path} already; nothing was changed.\n"),
    };
    terminal::print(&terminal::visible(&(summary(sent, merged, dry_run) + &end)))
}

/// Says that a return is not recorded, because nobody says why it changes firm answers.
fn refuse(sent: &Sent<'_>, merged: &Merged) -> Result<(), String> {
    terminal::print(&terminal::visible(&summary(sent, merged, false)))?;
    terminal::tell(&format!(
        "{}: nothing was recorded, because {} would change {} without a reason. Say it with --why \"…\", or in the remark of the row.\n",
        terminal::one_line(&sent.name),
        if merged.revised == 1 { "it" } else { "some of them" },
        counted(merged.unexplained, "firm answer"),
    ));
    Ok(())
}

/// What is in a return, and what it changes.
fn summary(sent: &Sent<'_>, merged: &Merged, dry_run: bool) -> String {
    let Sent { name, found, .. } = sent;
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
    let interesting = |change: &&Change| dry_run || change.before.is_some();
    for change in merged.changes.iter().filter(interesting).take(SHOWN) {
        let _ = writeln!(text, "  {}", in_words(change, &found.layout));
    }
    let all = if dry_run { merged.added + merged.revised } else { merged.revised };
    if all > SHOWN {
        let _ = writeln!(text, "  and {} more", all - SHOWN);
    }
    text
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

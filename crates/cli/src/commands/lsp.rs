//! `milepost lsp`: the language server on standard input and output.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use milepost_checks::Options;
use milepost_lsp::{Stamp, World};
use milepost_tracking::Files;

use crate::disk;
use crate::judging::Judging;

/// How many folders are looked into: a workspace has fewer, a whole disk opened by mistake has more.
const MOST_FOLDERS: usize = 20_000;

/// So many questions are worked out at once; more would only take more memory.
const MOST_QUESTIONS: usize = 4;

/// Standard input and output are waited for on threads of their own.
const STREAMS: usize = 2;

/// The arguments of `milepost lsp`.
#[derive(Args)]
pub(crate) struct Lsp {
    /// Editors say so; it is the only way there is.
    #[arg(long, hide = true)]
    stdio: bool,
    #[command(flatten)]
    judging: Judging,
}

impl Lsp {
    /// Serves one editor; status 1 when it goes away without saying so.
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        #[cfg(all(target_os = "linux", target_env = "gnu"))]
        give_memory_back();
        let world = Arc::new(Disk { judging: self.judging });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .max_blocking_threads(MOST_QUESTIONS + STREAMS)
            .enable_all()
            .build()
            .map_err(|error| format!("the language server cannot start: {error}"))?;
        let ended = runtime.block_on(milepost_lsp::serve(tokio::io::stdin(), tokio::io::stdout(), world));
        // A read of standard input that never ends must not keep the command alive.
        runtime.shutdown_background();
        Ok(if ended { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Begins anew with an allocator that gives memory back. That of the GNU C library gives every thread memory of its
/// own, and once a large piece was freed it keeps as much of each: a long session on a large plan would hold three times
/// what it needs. It can be told otherwise only by the environment, and only before it begins.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn give_memory_back() {
    use std::os::unix::process::CommandExt;

    const SETTINGS: [(&str, &str); 3] =
        [("MALLOC_ARENA_MAX", "2"), ("MALLOC_MMAP_THRESHOLD_", "16000000"), ("MALLOC_TRIM_THRESHOLD_", "12000000")];
    // Who has set one of them, as this has for what it begins, is to have it so.
    if SETTINGS.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    let mut arguments = std::env::args_os();
    let (Ok(program), Some(name)) = (std::env::current_exe(), arguments.next()) else { return };
    // It does not come back unless it fails; then things are as they were.
    let _ = std::process::Command::new(program).arg0(name).args(arguments).envs(SETTINGS).exec();
}

struct Disk {
    judging: Judging,
}

impl World for Disk {
    fn read(&self, path: &str) -> Result<String, String> {
        disk::read_text(Path::new(path))
    }

    fn plans(&self, folder: &str, deep: bool) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![PathBuf::from(folder)];
        let mut seen = 0;
        while let Some(folder) = open.pop().filter(|_| seen < MOST_FOLDERS) {
            seen += 1;
            let files = disk::files_in(&folder).unwrap_or_default();
            found.extend(files.iter().filter_map(|file| Some(file.to_str()?.replace('\\', "/"))));
            if deep {
                open.extend(inner_folders(&folder));
            }
        }
        found
    }

    fn project(&self, folder: &str) -> Option<String> {
        disk::marked(Path::new(folder)).and_then(Path::to_str).map(|project| project.replace('\\', "/"))
    }

    fn beside(&self, folder: &str) -> Box<dyn Files> {
        Box::new(disk::beside(Path::new(folder)))
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        let about = std::fs::metadata(path).ok()?;
        Some((about.modified().ok()?, about.len()))
    }

    fn options(&self) -> Options {
        self.judging.options()
    }
}

/// The folders in `folder` that may hold plans: hidden ones and those of build tools do not. Links are not followed,
/// since they may lead in a circle.
fn inner_folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let held = folders.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        !name.starts_with('.') && !["node_modules", "target"].contains(&name.as_ref())
    });
    held.map(|entry| entry.path()).collect()
}

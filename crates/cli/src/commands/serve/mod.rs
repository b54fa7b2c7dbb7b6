//! `milepost serve`: the documents in a browser, made anew whenever something is saved.

mod http;
mod site;

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use clap::Args;
use milepost_documents::{BACKENDS, Backend};
use notify::{EventKind, RecursiveMode, Watcher};

use crate::documents::Wishes;
use crate::terminal;
use site::Site;

/// Saving often comes in several steps; what follows within this time is one save.
const ONE_SAVE: Duration = Duration::from_millis(120);

/// The arguments of `milepost serve`.
#[derive(Args)]
pub(crate) struct Serve {
    /// A plan file, or the folder that holds one plan.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The port on this machine; 0 takes a free one.
    #[arg(long, default_value_t = 4700)]
    port: u16,
    #[command(flatten)]
    wishes: Wishes,
}

impl Serve {
    /// Serves until it is ended.
    pub(crate) fn run(self) -> Result<ExitCode, String> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(|error| format!("the server cannot begin: {error}"))?;
        let listener = runtime.block_on(tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)));
        let listener = listener.map_err(|error| {
            format!("port {} on this machine cannot be used ({error}); choose another with `--port`", self.port)
        })?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let site = Arc::new(Site::default());
        // A path at which there is no plan is an error at once, and not a page.
        self.rebuild(&site)?;
        terminal::print(&format!("Open http://{address}/ \u{2014} it follows what you save. Ctrl+C ends it.\n"))?;
        let served = Arc::clone(&site);
        runtime.spawn(http::serve(listener, served));
        self.follow(&site)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Makes the site anew, and tells on the terminal how that went.
    fn rebuild(&self, site: &Site) -> Result<(), String> {
        let backends: Vec<&Backend> = BACKENDS.iter().filter(|backend| is_shown(backend)).collect();
        let made = self.wishes.make(&self.path, &backends, None, None, |_| {})?;
        if let Some(said) = site.renew(made) {
            terminal::tell(&terminal::visible(&said));
        }
        Ok(())
    }

    /// Waits for saves, for ever.
    fn follow(&self, site: &Site) -> Result<(), String> {
        let (sender, receiver) = mpsc::channel();
        let failed = |error: notify::Error| format!("what is saved cannot be followed: {error}");
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let is_read = |event: &notify::Event| matches!(event.kind, EventKind::Access(_));
            if event.as_ref().is_ok_and(|event| !is_read(event)) {
                let _ = sender.send(());
            }
        })
        .map_err(failed)?;
        // Folders, and not files, for editors save by putting another file in the place of the old one.
        let of_plan = folder(&self.path);
        watcher.watch(&of_plan, RecursiveMode::Recursive).map_err(failed)?;
        let of_theme = self.wishes.theme_file().map(folder).filter(|folder| !folder.starts_with(&of_plan));
        if let Some(of_theme) = of_theme {
            watcher.watch(&of_theme, RecursiveMode::NonRecursive).map_err(failed)?;
        }
        while receiver.recv().is_ok() {
            while receiver.recv_timeout(ONE_SAVE).is_ok() {}
            if let Err(why) = self.rebuild(site) {
                site.fail(&why);
                terminal::tell(&terminal::visible(&format!("milepost: {why}\n")));
            }
        }
        Ok(())
    }
}

/// The pages, and what people open from them.
fn is_shown(backend: &Backend) -> bool {
    ["html", "calendar"].contains(&backend.name)
}

/// The folder whose files are followed.
fn folder(path: &Path) -> PathBuf {
    if path.is_dir() {
        return path.to_owned();
    }
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

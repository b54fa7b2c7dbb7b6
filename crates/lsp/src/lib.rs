//! The language server: what an editor asks by the Language Server Protocol, put to the analysis and answered.
//!
//! Comes in: messages of the editor, and texts from a [`World`]. Goes out: answers, and the findings of whole plans.
//! Must never be here: anything about plans. What is asked about them is answered by `milepost-ide`.

mod beside;
mod capabilities;
mod conversation;
mod convert;
mod framing;
mod places;
mod publish;
mod reader;
mod server;
mod state;
mod views;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use milepost_checks::Options;
use milepost_tracking::Files;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

/// What the server must know of the world around it. Paths have `/` between their parts.
pub trait World: Send + Sync + 'static {
    /// The text of the file at `path`.
    ///
    /// # Errors
    /// A few words that say why it cannot be read.
    fn read(&self, path: &str) -> Result<String, String>;

    /// The plan files directly in `folder`, and those of the folders in it when `deep`.
    fn plans(&self, folder: &str, deep: bool) -> Vec<String>;

    /// The folder of the project to which the files in `folder` belong, where it is marked.
    fn project(&self, folder: &str) -> Option<String>;

    /// What lies in `folder` beside a plan, by its path from there, which none leaves.
    fn beside(&self, folder: &str) -> Box<dyn Files>;

    /// What tells whether the file or folder at `path` has changed: when it was written last and how large it is. None
    /// where there is nothing.
    fn stamp(&self, path: &str) -> Option<Stamp>;

    /// How plans are judged now; its day is the day that it is.
    fn options(&self) -> Options;
}

/// When something on disk was written last, and its size in bytes.
pub type Stamp = (SystemTime, u64);

/// So long after `exit` the editor may still take what was said before.
const FAREWELL: Duration = Duration::from_secs(1);

/// So many messages may be at work at once. Edits and what is taken back must never wait for slow questions.
const MOST_AT_ONCE: usize = 10_000;

/// So many bytes of messages may wait for the server.
const BUFFER: usize = 1 << 16;

/// Serves one editor until it says `exit` or goes away. Whether it said `shutdown` before, as it should.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite, world: Arc<dyn World>) -> bool {
    let service = LspService::build(|client| server::Backend::new(client, world));
    let service = service.custom_method("milepost/preview", server::Backend::preview);
    let (service, socket) = service.custom_method("milepost/outline", server::Backend::outline).finish();
    let ended = service.inner().ended();
    let (service, said_exit) = conversation::heard(service);
    let (sound, messages) = tokio::io::duplex(BUFFER);
    let sift = async {
        // The server hears the end of the messages and ends; until then it answers.
        let _ = framing::sift(input, sound).await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = Server::new(messages, output, socket).concurrency_level(MOST_AT_ONCE).serve(service) => {}
        () = sift => {}
        () = said_exit.then(FAREWELL) => {}
    }
    ended.load(std::sync::atomic::Ordering::SeqCst)
}

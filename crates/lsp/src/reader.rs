//! The one thread on which plans are read and judged. A plan is large, and it is let go by another one: what one thread
//! gave back is what the same thread takes anew, so that the memory of a session does not grow with its threads.

use std::sync::mpsc;
use std::thread;

use tokio::sync::oneshot;

use crate::server::guarded;

type Work = Box<dyn FnOnce() + Send>;

/// Where work is handed in. The thread ends with it.
pub(crate) struct Reader(mpsc::Sender<Work>);

impl Reader {
    pub(crate) fn start() -> Self {
        let (work, wanted) = mpsc::channel::<Work>();
        thread::spawn(move || wanted.into_iter().for_each(|work| work()));
        Self(work)
    }

    /// Has `work` done after what was handed in before; what it gives. Nothing when it panics.
    pub(crate) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (done, given) = oneshot::channel();
        let work = move || {
            // Who no longer waits for it needs no answer.
            let _ = done.send(guarded(work));
        };
        self.0.send(Box::new(work)).ok()?;
        given.await.ok().flatten()
    }
}

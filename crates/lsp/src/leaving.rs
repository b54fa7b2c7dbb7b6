//! The end of a conversation. After `exit` nothing holds the server, not even an editor that no longer takes what was
//! said before.

use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::Notify;
use tower_lsp::jsonrpc::Request;
use tower_service::Service;

/// A service that tells when the editor says `exit`.
pub(crate) struct Heard<S> {
    inner: S,
    exit: Arc<Notify>,
}

/// That the editor has said `exit`, which may come.
pub(crate) struct SaidExit(Arc<Notify>);

/// The same service, and the news of its `exit`.
pub(crate) fn heard<S>(inner: S) -> (Heard<S>, SaidExit) {
    let exit = Arc::new(Notify::new());
    (Heard { inner, exit: exit.clone() }, SaidExit(exit))
}

impl SaidExit {
    /// Waits for it, and then for `farewell`.
    pub(crate) async fn then(self, farewell: Duration) {
        self.0.notified().await;
        tokio::time::sleep(farewell).await;
    }
}

impl<S: Service<Request>> Service<Request> for Heard<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == "exit" {
            self.exit.notify_one();
        }
        self.inner.call(request)
    }
}

//! What an editor says about the conversation itself. After `exit` nothing holds the server, not even an editor that no
//! longer takes what was said before; what is no message is answered.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::sync::Notify;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_service::Service;

use crate::framing::MALFORMED;

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

type Answer<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S, E> Service<Request> for Heard<S>
where
    S: Service<Request, Response = Option<Response>, Error = E, Future = Answer<E>>,
    E: Send + 'static,
{
    type Response = Option<Response>;
    type Error = E;
    type Future = Answer<E>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Answer<E> {
        match request.method() {
            MALFORMED => return Box::pin(ready(Ok(Some(refusal(&request))))),
            "exit" => self.exit.notify_one(),
            _ => {}
        }
        self.inner.call(request)
    }
}

/// The answer to what is no message: nobody knows which question it was.
fn refusal(request: &Request) -> Response {
    let code = request.params().and_then(|params| params[0].as_i64()).map_or(ErrorCode::ParseError, ErrorCode::from);
    Response::from_error(Id::Null, Error::new(code))
}

//! The server on the loopback address: it reads only, and answers only those who ask for this machine.

use std::convert::Infallible;
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::site::{Answer, Site};

/// Answers those who come, for ever.
pub(super) async fn serve(listener: TcpListener, site: Arc<Site>) {
    loop {
        // Who goes away before being answered is no fault.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let answer = service_fn(move |request| {
                let response = respond(&request, &site);
                async move { Ok::<_, Infallible>(response) }
            });
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
        });
    }
}

fn respond(request: &Request<Incoming>, site: &Site) -> Response<Full<Bytes>> {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !is_this_machine(host) {
        return plain(StatusCode::FORBIDDEN, "This page is for this machine only.");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Pages are read here, and nothing else.");
        response.headers_mut().insert(ALLOW, hyper::header::HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let path = request.uri().path();
    match (site.answer(path), site.missing(path)) {
        (Some(answer), _) => found(StatusCode::OK, answer),
        (None, Some(missing)) => found(StatusCode::NOT_FOUND, missing),
        (None, None) => plain(StatusCode::NOT_FOUND, "There is no such page."),
    }
}

/// Whether a request names this machine: a page of another site whose name leads here does not.
fn is_this_machine(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

fn plain(status: StatusCode, text: &str) -> Response<Full<Bytes>> {
    found(status, Answer { media_type: "text/plain; charset=utf-8", bytes: text.as_bytes().to_vec() })
}

fn found(status: StatusCode, answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.bytes)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static(answer.media_type));
    headers.insert(CACHE_CONTROL, hyper::header::HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_answered() {
        for host in ["127.0.0.1:4700", "localhost:4700", "localhost", "[::1]:4700"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in ["example.org:4700", "127.0.0.1.example.org", "", "evil"] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}

//! The messages of an editor as they come in. One that is none is answered with an error, wherever it ends, and the
//! conversation goes on; `tower-lsp-server` would take it for the end.

use memchr::memmem;
use serde::de::IgnoredAny;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tower_lsp::jsonrpc::{ErrorCode, Request, Response};

/// The method of the request that stands for what is no message. Its parameter is the code of the error.
pub(crate) const MALFORMED: &str = "$/milepost/malformed";

const HEADER: &[u8] = b"Content-Length:";
const END_OF_HEADERS: &[u8] = b"\r\n\r\n";

/// As long as the line that says a length can be: that of the largest one.
const LONGEST_HEADER: usize = HEADER.len() + 24;

/// All headers of a message together are never longer.
const MOST_HEADERS: usize = 1 << 13;

/// Passes on what comes in, message by message, until it ends. In the place of what is no message comes a request of
/// the method [`MALFORMED`].
pub(crate) async fn sift(mut input: impl AsyncRead + Unpin, mut sound: impl AsyncWrite + Unpin) -> std::io::Result<()> {
    let mut incoming = Incoming::default();
    while incoming.read(&mut input).await? > 0 {
        while let Some(next) = incoming.next() {
            let body = next.unwrap_or_else(malformed);
            sound.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
            sound.write_all(&body).await?;
        }
    }
    Ok(())
}

fn malformed(code: ErrorCode) -> Vec<u8> {
    Request::build(MALFORMED).params(vec![code.code()]).finish().to_string().into_bytes()
}

/// What has come in and was not taken yet.
#[derive(Default)]
struct Incoming {
    bytes: Vec<u8>,
    /// How much of the body that is awaited was looked through for the header of the next message.
    seen: usize,
    /// Where the next message begins is not known, since something before it was none.
    is_lost: bool,
}

impl Incoming {
    async fn read(&mut self, input: &mut (impl AsyncRead + Unpin)) -> std::io::Result<usize> {
        self.bytes.reserve(MOST_HEADERS);
        input.read_buf(&mut self.bytes).await
    }

    /// The body of the next message, or the code of the error when it is none. Nothing until more has come in.
    fn next(&mut self) -> Option<Result<Vec<u8>, ErrorCode>> {
        if self.is_lost {
            self.find_header()?;
        }
        let start = &self.bytes[..self.bytes.len().min(MOST_HEADERS)];
        let headers = match memmem::find(start, END_OF_HEADERS) {
            Some(headers) => headers,
            None if start.len() < MOST_HEADERS => return None,
            None => return Some(self.fail(1, ErrorCode::ParseError)),
        };
        let Some(length) = length(&start[..headers]) else {
            return Some(self.fail(1, ErrorCode::ParseError));
        };
        let body = headers + END_OF_HEADERS.len();
        let end = body.saturating_add(length);
        let here = &self.bytes[body..end.min(self.bytes.len())];
        // Such a line cannot stand in JSON: the length was too great, and the next message has begun.
        if let Some(header) = header_in(here, self.seen) {
            return Some(self.fail(body + header, ErrorCode::ParseError));
        }
        if self.bytes.len() < end {
            // A part of such a line may be there.
            self.seen = here.len().saturating_sub(LONGEST_HEADER);
            return None;
        }
        let message = here.to_vec();
        if let Err(code) = check(&message) {
            // The header of the next one may begin in it.
            return Some(self.fail(body, code));
        }
        self.drop_first(end);
        Some(Ok(message))
    }

    /// Finds the next header and drops what stands before it; nothing when there is none yet.
    fn find_header(&mut self) -> Option<()> {
        let found = header_in(&self.bytes, 0);
        self.drop_first(found.unwrap_or_else(|| self.bytes.len().saturating_sub(LONGEST_HEADER)));
        self.is_lost = found.is_none();
        found.map(|_| ())
    }

    /// Drops the first bytes, which were no message.
    fn fail(&mut self, count: usize, code: ErrorCode) -> Result<Vec<u8>, ErrorCode> {
        self.drop_first(count);
        self.is_lost = true;
        Err(code)
    }

    fn drop_first(&mut self, count: usize) {
        self.bytes.drain(..count);
        self.seen = 0;
    }
}

/// Where the first line that says a length begins, from `start` on.
fn header_in(bytes: &[u8], start: usize) -> Option<usize> {
    memmem::find_iter(&bytes[start..], HEADER).map(|found| start + found).find(|found| {
        let value = bytes[found + HEADER.len()..].trim_ascii_start();
        let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
        digits > 0 && value[digits..].starts_with(b"\r\n")
    })
}

/// The length that the headers say; nothing when one of them is no header.
fn length(headers: &[u8]) -> Option<usize> {
    let headers = str::from_utf8(headers).ok()?;
    let headers: Option<Vec<_>> = headers.split("\r\n").map(|line| line.split_once(':')).collect();
    let (_, value) = headers?.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("Content-Length"))?;
    value.trim().parse().ok()
}

/// Whether the body is a message of JSON-RPC.
fn check(body: &[u8]) -> Result<(), ErrorCode> {
    match serde_json::from_slice::<Request>(body) {
        Ok(request) if !request.method().is_empty() => Ok(()),
        _ if serde_json::from_slice::<IgnoredAny>(body).is_err() => Err(ErrorCode::ParseError),
        _ => serde_json::from_slice::<Response>(body).map(|_| ()).map_err(|_| ErrorCode::InvalidRequest),
    }
}

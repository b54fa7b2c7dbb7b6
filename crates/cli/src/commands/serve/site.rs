//! What is served: the last good version of every page, and above it what is wrong since.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use milepost_diagnostics::Severity;

use crate::documents::Made;
use crate::formats::for_people;

/// What is served, shared between the one who makes it and those who ask for it.
#[derive(Default)]
pub(super) struct Site(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    /// Counts every change; pages ask for it and load themselves again.
    version: u64,
    files: BTreeMap<String, Vec<u8>>,
    /// What is wrong; empty where the files are those of the plan as it is saved.
    wrong: String,
}

/// What a browser gets.
pub(super) struct Answer {
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// The question by which a page learns that it is old.
pub(super) const VERSION: &str = "/.version";

/// Asks twice a second whether something new is there.
const FOLLOW: &str = r#"<script>
(() => {
  let seen;
  setInterval(async () => {
    try {
      const now = await (await fetch("/.version", { cache: "no-store" })).text();
      if (seen !== undefined && seen !== now) location.reload();
      seen = now;
    } catch { /* The server has ended; the page stays. */ }
  }, 500);
})();
</script>
"#;

impl Site {
    /// Takes what was made; gives what is to be told on the terminal, if that is anything new.
    pub(super) fn renew(&self, mut made: Made) -> Option<String> {
        if made.has_errors() {
            made.loaded.diagnostics.retain(|finding| finding.severity == Severity::Error);
            let findings = for_people(&made.loaded);
            return self.fail(&findings).then_some(findings);
        }
        let files = made.outputs.into_iter().map(|output| (format!("/{}", output.path), output.bytes)).collect();
        let mut inner = self.inner();
        if inner.files == files && inner.wrong.is_empty() {
            return None;
        }
        inner.version += 1;
        inner.wrong.clear();
        inner.files = files;
        let pages = inner.files.keys().filter(|path| ending(path) == "html").count();
        Some(format!("{pages} pages are ready.\n"))
    }

    /// Keeps the last good version and says what is wrong; whether that is new.
    pub(super) fn fail(&self, why: &str) -> bool {
        let mut inner = self.inner();
        if inner.wrong == why {
            return false;
        }
        inner.version += 1;
        why.clone_into(&mut inner.wrong);
        true
    }

    /// What stands at `path`, if anything does.
    pub(super) fn answer(&self, path: &str) -> Option<Answer> {
        let inner = self.inner();
        if path == VERSION {
            return Some(Answer { media_type: "text/plain", bytes: inner.version.to_string().into_bytes() });
        }
        let path = if path == "/" { "/index.html" } else { path };
        let is_page = ending(path) == "html";
        match inner.files.get(path) {
            Some(bytes) if is_page => Some(page(bytes, &inner.wrong)),
            Some(bytes) => Some(Answer { media_type: media_type(path), bytes: bytes.clone() }),
            None if inner.files.is_empty() && is_page => Some(page(EMPTY.as_bytes(), &inner.wrong)),
            None => None,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // What is there stays whole even where a thread that held it ended badly.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands where no good version was ever made.
const EMPTY: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The plan has errors</title></head>\n<body><main><h1>The plan has errors</h1><p>Its documents come up here as soon as it has none.</p></main></body></html>\n";

/// A page that follows what is saved, below what is wrong.
fn page(bytes: &[u8], wrong: &str) -> Answer {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("<body").unwrap_or(("", &text));
    let (tag, body) = body.split_once('>').unwrap_or(("", body));
    let (body, end) = body.rsplit_once("</body>").unwrap_or((body, ""));
    let below = if bytes == EMPTY.as_bytes() { "" } else { " Below is the last good version." };
    let alert = if wrong.is_empty() {
        String::new()
    } else {
        format!(
            "<div role=\"alert\" style=\"position:sticky;top:0;z-index:9;max-height:50vh;overflow:auto;background:#fff4f2;color:#5c1010;border-bottom:3px solid #a8232b;padding:12px 20px\"><p style=\"margin:0 0 6px;font-weight:700\">The plan as it is saved has errors.{below}</p><pre style=\"margin:0;white-space:pre-wrap;font-size:13px\">{}</pre></div>\n",
            escaped(wrong)
        )
    };
    let page = format!("{head}<body{tag}>{alert}{body}{FOLLOW}</body>{end}");
    Answer { media_type: "text/html; charset=utf-8", bytes: page.into_bytes() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn media_type(path: &str) -> &'static str {
    match ending(path) {
        "ics" => "text/calendar; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_stands_above_the_last_good_page_as_text() {
        let answer =
            page(b"<html><head></head><body class=\"a\"><main>good</main></body></html>", "<script>bad</script>");
        let page = String::from_utf8(answer.bytes).expect("a text");
        assert!(page.contains("<body class=\"a\"><div role=\"alert\""), "{page}");
        assert!(page.contains("&lt;script&gt;bad") && page.contains("<main>good</main><script>"), "{page}");
        assert!(page.ends_with("</body></html>"));
    }

    #[test]
    fn a_change_gives_a_new_version_and_the_same_none() {
        let site = Site::default();
        assert!(site.fail("wrong") && !site.fail("wrong"));
        let version = site.answer(VERSION).expect("an answer");
        assert_eq!(version.bytes, b"1");
        assert!(site.answer("/").is_some() && site.answer("/other.css").is_none());
    }
}

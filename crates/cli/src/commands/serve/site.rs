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

/// Asks twice a second whether something newer is there than the page that asks.
const FOLLOW: &str = r#"<script>
(async () => {
  for (;;) {
    await new Promise((later) => setTimeout(later, 500));
    try {
      if (await (await fetch("/.version", { cache: "no-store" })).text() !== "VERSION") return location.reload();
    } catch { /* The server has ended; the page stays. */ }
  }
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
            return Some(Answer { media_type: "text/plain", bytes: inner.tag().into_bytes() });
        }
        let path = if path == "/" { "/index.html" } else { path };
        let is_page = ending(path) == "html";
        match inner.files.get(path) {
            Some(bytes) if is_page => Some(inner.page(bytes, " Below is the last good version.")),
            Some(bytes) => Some(Answer { media_type: media_type(path), bytes: bytes.clone() }),
            None if inner.files.is_empty() && is_page => Some(inner.page(EMPTY.as_bytes(), "")),
            None => None,
        }
    }

    /// What stands at `path` where a page is not, or not any more: it follows too, for the page may come back.
    pub(super) fn missing(&self, path: &str) -> Option<Answer> {
        (ending(path) == "html").then(|| self.inner().page(MISSING.as_bytes(), ""))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // What is there stays whole even where a thread that held it ended badly.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands where no good version was ever made.
const EMPTY: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The plan has errors</title><style>:root{color-scheme:light dark}body{margin:0;font:16px/1.5 sans-serif}main{padding:20px}</style></head>\n<body><main><h1>The plan has errors</h1><p>Its documents come up here as soon as it has none.</p></main></body></html>\n";

/// What stands where a page is not.
const MISSING: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>There is no such page</title><style>:root{color-scheme:light dark}body{margin:0;font:16px/1.5 sans-serif}main{padding:20px}</style></head>\n<body><main><h1>There is no such page</h1><p>The plan as it is saved does not make it. <a href=\"/\">All documents</a></p></main></body></html>\n";

/// The look of what is wrong. Drawings stay as they are drawn, and can be moved where they are too wide; sentences break.
const ALERT: &str = r"<style>
#milepost-wrong { position: sticky; top: 0; z-index: 9; max-height: 50vh; overflow: auto; box-sizing: border-box; padding: 12px 20px; text-align: left; background: light-dark(#fff4f2, #2b1517); color: light-dark(#5c1010, #f7cfcb); border-bottom: 3px solid light-dark(#a8232b, #f28b86); }
#milepost-wrong p { margin: 0 0 6px; font-weight: 700; }
#milepost-wrong pre { margin: 0; font-size: 13px; line-height: 1.35; }
#milepost-wrong span { display: block; min-height: 1.35em; white-space: pre-wrap; overflow-wrap: anywhere; }
#milepost-wrong .drawn { width: max-content; white-space: pre; }
@media print { #milepost-wrong { display: none; } }
</style>
";

impl Inner {
    /// The version as pages ask for it: that of another run of the server is another.
    fn tag(&self) -> String {
        format!("{}.{}", std::process::id(), self.version)
    }

    /// A page that follows what is saved, below what is wrong.
    fn page(&self, bytes: &[u8], below: &str) -> Answer {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("<body").unwrap_or(("", &text));
        let (tag, body) = body.split_once('>').unwrap_or(("", body));
        let (body, end) = body.rsplit_once("</body>").unwrap_or((body, ""));
        let follow = FOLLOW.replace("VERSION", &self.tag());
        let alert = if self.wrong.is_empty() { String::new() } else { alert(&self.wrong, below) };
        let page = format!("{head}<body{tag}>{alert}{body}{follow}</body>{end}");
        Answer { media_type: "text/html; charset=utf-8", bytes: page.into_bytes() }
    }
}

/// What is wrong, in the language of the findings whatever that of the page is.
fn alert(wrong: &str, below: &str) -> String {
    // The drawing of a finding is indented; what is said about it stands at the margin.
    let line = |line: &str| {
        let drawn = line.starts_with(|first: char| first == ' ' || !first.is_ascii());
        let class = if drawn { " class=\"drawn\"" } else { "" };
        format!("<span{class}>{}</span>", escaped(line))
    };
    let lines: String = wrong.trim_end().lines().map(line).collect();
    format!(
        "{ALERT}<div id=\"milepost-wrong\" role=\"alert\" lang=\"en\" dir=\"ltr\" tabindex=\"0\"><p>The plan as it is saved has errors.{below}</p><pre>{lines}</pre></div>\n"
    )
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

    fn with(bytes: &[u8], wrong: &str) -> Site {
        let files = BTreeMap::from([("/index.html".to_owned(), bytes.to_vec())]);
        Site(Mutex::new(Inner { version: 7, files, wrong: wrong.to_owned() }))
    }

    fn text(answer: Answer) -> String {
        String::from_utf8(answer.bytes).expect("a text")
    }

    #[test]
    fn what_is_wrong_stands_above_the_last_good_page_as_text() {
        let good = b"<html><head></head><body class=\"a\"><main>good</main></body></html>";
        let site = with(good, "<script>bad</script>\n   \u{2502} plan\n");
        let page = text(site.answer("/").expect("a page"));
        assert!(page.contains("<body class=\"a\"><style>"), "{page}");
        assert!(
            page.contains("<span>&lt;script&gt;bad&lt;/script&gt;</span><span class=\"drawn\">   \u{2502} plan</span>")
        );
        assert!(page.contains("<main>good</main><script>") && page.ends_with("</body></html>"), "{page}");
        assert!(!text(with(good, "").answer("/").expect("a page")).contains("milepost-wrong"));
    }

    #[test]
    fn a_page_asks_for_something_newer_than_itself() {
        let site = with(b"<body></body>", "");
        let version = text(site.answer(VERSION).expect("an answer"));
        for page in [site.answer("/").expect("a page"), site.missing("/gone.html").expect("a page")] {
            assert!(text(page).contains(&format!("!== \"{version}\"")), "{version}");
        }
    }

    #[test]
    fn a_change_gives_a_new_version_and_the_same_none() {
        let site = Site::default();
        let version = || text(site.answer(VERSION).expect("an answer"));
        let before = version();
        assert!(site.fail("wrong"));
        let after = version();
        assert!(!site.fail("wrong"));
        assert!(before != after && after == version());
        assert!(site.answer("/").is_some() && site.answer("/other.css").is_none());
    }
}

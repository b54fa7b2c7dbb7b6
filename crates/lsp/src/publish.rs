//! Findings of whole plans, sent as soon as they are known; what a newer edit has overtaken is dropped.
//!
//! The checks of a large plan take longer than a person waits for a letter. What the language has to say is then sent
//! first, with what the checks said last; as soon as they have run again, all of it is new.

use std::collections::BTreeMap;
use std::sync::Arc;

use milepost_diagnostics::{Diagnostic, Family, FileId};
use milepost_ide::{Analysis, Document, diagnostics, language};
use tower_lsp::ls_types as lsp;

use crate::capabilities::Client;
use crate::convert;
use crate::places::{Encoding, Places};
use crate::server::{Shared, guarded};
use crate::state::Names;

/// How many findings of one file are sent: nobody reads more, and editors show no more.
const MOST: usize = 500;

/// Sends findings after every change, until the editor says `shutdown` or is gone.
pub(crate) async fn run(shared: Arc<Shared>) {
    let mut board = Board::default();
    loop {
        shared.changed.notified().await;
        let mut stage = Stage::Read;
        loop {
            let worker = shared.clone();
            let done = tokio::task::spawn_blocking(move || {
                let letters = guarded(|| board.write(&worker, stage)).flatten();
                (board, letters)
            });
            let (back, letters) = done.await.unwrap_or_default();
            board = back;
            let Some((letters, next)) = letters else { break };
            for letter in letters {
                if shared.has_ended() {
                    return;
                }
                shared.client.publish_diagnostics(letter.uri, letter.findings, letter.version).await;
            }
            match next {
                Some(next) => stage = next,
                None => break,
            }
        }
    }
}

/// How far the findings of a change are known.
enum Stage {
    /// Nothing is.
    Read,
    /// What the language says was sent.
    Judge(Picture),
    /// All of it was sent; what was known before can be let go.
    Forget(Picture),
}

/// Everything as it was at a change.
struct Picture {
    analysis: Analysis,
    names: Names,
    encoding: Encoding,
    client: Client,
    versions: BTreeMap<String, i32>,
}

/// The findings of one file, on their way.
struct Letter {
    uri: lsp::Uri,
    version: Option<i32>,
    findings: Vec<lsp::Diagnostic>,
}

/// What was sent last about a file.
struct Sent {
    uri: lsp::Uri,
    version: Option<i32>,
    document: Arc<Document>,
    findings: Vec<lsp::Diagnostic>,
    /// How many of the findings are those of the language; they come first.
    language: usize,
    /// Whether the checks had run.
    judged: bool,
}

/// What was sent last about every file.
#[derive(Default)]
struct Outbox(BTreeMap<FileId, Sent>);

/// What the editor has been told.
#[derive(Default)]
struct Board {
    sent: Outbox,
    /// The picture whose findings were all sent last.
    last: Option<Picture>,
}

impl Board {
    /// What is to be sent at `stage`, and which one comes next; nothing when an edit has overtaken it, or when a file
    /// came to light that a plan imports.
    fn write(&mut self, shared: &Shared, stage: Stage) -> Option<(Vec<Letter>, Option<Stage>)> {
        let picture = match stage {
            Stage::Read => {
                let picture = read(shared)?;
                if picture.analysis.plans().all.iter().any(|plan| plan.is_large() && !plan.is_judged()) {
                    let letters = self.first(&picture);
                    return Some((letters, Some(Stage::Judge(picture))));
                }
                picture
            }
            Stage::Judge(picture) => picture,
            Stage::Forget(picture) => {
                self.last = Some(picture);
                return None;
            }
        };
        let stop = || shared.revision() != picture.analysis.revision;
        let plans = &picture.analysis.plans().all;
        if shared.look_beside(plans.iter().map(AsRef::as_ref)) {
            return None;
        }
        if !plans.iter().all(|plan| plan.judged(&stop)) || stop() {
            return None;
        }
        let letters = self.all(&picture);
        Some((letters, Some(Stage::Forget(picture))))
    }

    /// What the language says of files that changed or of which it says something else than before.
    fn first(&mut self, now: &Picture) -> Vec<Letter> {
        let Self { sent, last } = self;
        let places = now.places();
        let before = last.as_ref().map(|last| language(&last.analysis)).unwrap_or_default();
        let mut letters = Vec::new();
        for (file, found) in language(&now.analysis) {
            if sent.knows(last.as_ref(), now, file, &before, &found) {
                continue;
            }
            let Some(document) = now.analysis.document(file) else { continue };
            let mut findings = now.converted(&places, &found);
            let language = findings.len();
            if let Some(sent) = sent.0.get(&file) {
                // What has no code only says that there are more.
                let judged = sent.findings[sent.language..].iter().filter(|finding| finding.code.is_some());
                findings.extend(moved(judged, sent.document.text(), document.text()).take(MOST - language));
            }
            findings.extend((found.len() > language).then(|| convert::more(found.len() - language)));
            letters.extend(sent.send(now, &places, file, findings, language, false));
        }
        letters
    }

    /// Everything that is to be said of files of which something else was said before.
    fn all(&mut self, now: &Picture) -> Vec<Letter> {
        let Self { sent, last } = self;
        let places = now.places();
        let before = last.as_ref().map(|last| diagnostics(&last.analysis)).unwrap_or_default();
        let found = diagnostics(&now.analysis);
        let gone: Vec<FileId> = sent.0.keys().filter(|file| !found.contains_key(file)).copied().collect();
        let gone = gone.into_iter().filter_map(|file| sent.0.remove(&file));
        let mut letters: Vec<_> =
            gone.map(|sent| Letter { uri: sent.uri, version: None, findings: Vec::new() }).collect();
        for (file, found) in found {
            if sent.knows(last.as_ref(), now, file, &before, &found) {
                continue;
            }
            let of_language = |found: &&Diagnostic| found.entry.family() == Family::Language;
            let (own, judged): (Vec<_>, Vec<_>) = found.into_iter().partition(of_language);
            let mut findings = now.converted(&places, &own);
            let language = findings.len();
            findings.extend(now.converted(&places, &judged));
            findings.truncate(MOST);
            let (total, shown) = (own.len() + judged.len(), findings.len());
            findings.extend((total > shown).then(|| convert::more(total - shown)));
            letters.extend(sent.send(now, &places, file, findings, language, true));
        }
        letters
    }
}

impl Outbox {
    /// Whether the editor knows what was `found` about `file`, and `before` the same: neither its text nor that of a
    /// related place is another than when all was sent last.
    fn knows(
        &self,
        last: Option<&Picture>,
        now: &Picture,
        file: FileId,
        before: &BTreeMap<FileId, Vec<&Diagnostic>>,
        found: &[&Diagnostic],
    ) -> bool {
        let same = |file: FileId| {
            let before = last.and_then(|last| last.analysis.document(file));
            before.zip(now.analysis.document(file)).is_some_and(|(before, now)| Arc::ptr_eq(before, now))
        };
        let version = now.version(file);
        same(file)
            && self.0.get(&file).is_some_and(|sent| sent.judged && sent.version == version)
            && before.get(&file).is_some_and(|before| before == found)
            && found.iter().flat_map(|found| &found.related).all(|label| same(label.span.file))
    }

    fn send(
        &mut self,
        now: &Picture,
        places: &Places<'_>,
        file: FileId,
        findings: Vec<lsp::Diagnostic>,
        language: usize,
        judged: bool,
    ) -> Option<Letter> {
        let document = now.analysis.document(file)?.clone();
        let (uri, version) = (places.uri(file)?, now.version(file));
        let same = match self.0.get(&file) {
            Some(sent) => sent.version == version && sent.findings == findings,
            None => findings.is_empty() && version.is_none(),
        };
        let letter = Letter { uri: uri.clone(), version, findings: findings.clone() };
        self.0.insert(file, Sent { uri, version, document, findings, language, judged });
        (!same).then_some(letter)
    }
}

impl Picture {
    fn places(&self) -> Places<'_> {
        Places::new(&self.analysis, self.encoding, &self.names)
    }

    fn version(&self, file: FileId) -> Option<i32> {
        self.versions.get(self.analysis.document(file)?.path()).copied()
    }

    /// The heaviest of the findings, as many as are sent.
    fn converted(&self, places: &Places<'_>, found: &[&Diagnostic]) -> Vec<lsp::Diagnostic> {
        let mut heaviest: Vec<&Diagnostic> = found.to_vec();
        if heaviest.len() > MOST {
            heaviest.sort_by_key(|found| std::cmp::Reverse(found.severity));
            heaviest.truncate(MOST);
        }
        heaviest.into_iter().map(|found| convert::diagnostic(places, self.client, found)).collect()
    }
}

/// Everything as it is now, its plans read.
fn read(shared: &Shared) -> Option<Picture> {
    let picture = {
        let mut state = shared.state();
        let (analysis, names, versions) = (state.picture(), state.names.clone(), state.versions().clone());
        shared.saw(analysis.revision);
        Picture { analysis, names, encoding: state.encoding, client: state.client, versions }
    };
    let absent = picture.analysis.plans().absent();
    let mut state = shared.state();
    if state.seek(absent.into_iter()) {
        shared.changed.notify_one();
        return None;
    }
    (state.host.revision() == picture.analysis.revision).then_some(picture)
}

/// Findings about the text `old` where they stand in `new`; those inside the lines that differ are left out when these
/// are more or fewer now.
fn moved<'a>(
    findings: impl Iterator<Item = &'a lsp::Diagnostic>,
    old: &str,
    new: &str,
) -> impl Iterator<Item = lsp::Diagnostic> {
    let breaks = |text: &[u8]| crate::places::narrow(memchr::memchr_iter(b'\n', text).count());
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let before = alike(old.iter(), new.iter());
    let most = old.len().min(new.len()) - before;
    let behind = alike(old.iter().rev(), new.iter().rev()).min(most);
    let (old_end, new_end) = (old.len() - behind, new.len() - behind);
    let first = breaks(&old[..before]);
    let (last, last_now) = (first + breaks(&old[before..old_end]), first + breaks(&new[before..new_end]));
    // Where the difference ends with a line, the next one is whole.
    let whole = [&old[..old_end], &new[..new_end]].iter().all(|text| text.last().is_none_or(|byte| *byte == b'\n'));
    findings.filter_map(move |finding| {
        let mut finding = finding.clone();
        let line = finding.range.start.line;
        if line > last || (whole && line == last) {
            for position in [&mut finding.range.start, &mut finding.range.end] {
                position.line = position.line - last + last_now;
            }
            return Some(finding);
        }
        (finding.range.end.line < first || last == last_now).then_some(finding)
    })
}

/// How many bytes are the same from the beginning on.
fn alike<'a>(one: impl Iterator<Item = &'a u8>, other: impl Iterator<Item = &'a u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_line(line: u32) -> lsp::Diagnostic {
        let at = |character| lsp::Position { line, character };
        lsp::Diagnostic { range: lsp::Range { start: at(1), end: at(2) }, ..Default::default() }
    }

    fn lines(old: &str, new: &str) -> Vec<u32> {
        let all: Vec<_> = (0..u32::try_from(old.lines().count()).expect("few")).map(on_line).collect();
        moved(all.iter(), old, new).map(|finding| finding.range.start.line).collect()
    }

    #[test]
    fn findings_move_with_their_lines() {
        let old = "one\ntwo\nthree\nfour\n";
        assert_eq!(lines(old, old), [0, 1, 2, 3]);
        assert_eq!(lines(old, "one\ntwo\nthre\nfour\n"), [0, 1, 2, 3], "a letter less moves nothing");
        assert_eq!(lines(old, "one\nnew\ntwo\nthree\nfour\n"), [0, 2, 3, 4]);
        assert_eq!(lines(old, "one\nfour\n"), [0, 1]);
        assert_eq!(lines(old, ""), [0; 0]);
        assert_eq!(lines(old, "four\n"), [0]);
        assert_eq!(lines("x\nx\nx\n", "x\nx\n"), [0, 1]);
    }
}

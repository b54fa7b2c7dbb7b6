//! Findings of whole plans, sent as soon as they are known; what a newer edit has overtaken is dropped.
//!
//! The checks of a large plan take longer than a person waits for a letter. What the language has to say is then sent
//! first, with what the checks said last; as soon as they have run again, all of it is new.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use milepost_diagnostics::{Diagnostic, Family, FileId, SourceFile};
use milepost_ide::{Analysis, diagnostics, language};
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
    let mut outbox = Outbox::default();
    loop {
        shared.changed.notified().await;
        let mut stage = Stage::Read;
        loop {
            let worker = shared.clone();
            let done = shared.reader.run(move || {
                let letters = guarded(|| outbox.write(&worker, stage)).flatten();
                (outbox, letters)
            });
            let (back, letters) = done.await.unwrap_or_default();
            outbox = back;
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
    text: Arc<SourceFile>,
    findings: Vec<lsp::Diagnostic>,
    /// How many of the findings are those of the language; they come first.
    language: usize,
    /// By what all of them, and those of the language, are told from others; nothing before the checks have run.
    seals: Option<Seals>,
    /// The other texts in which their related places are.
    related: Texts,
}

/// What tells findings from others.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seals {
    language: u64,
    all: u64,
}

/// Texts as they were.
type Texts = Vec<(FileId, Arc<SourceFile>)>;

/// What was sent last about every file.
#[derive(Default)]
struct Outbox(BTreeMap<FileId, Sent>);

impl Outbox {
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
        };
        let stop = || shared.revision() != picture.analysis.revision;
        let plans = &picture.analysis.plans().all;
        if shared.look_beside(plans.iter().map(AsRef::as_ref)) {
            return None;
        }
        if !plans.iter().all(|plan| plan.judged(&stop)) || stop() {
            return None;
        }
        Some((self.all(&picture), None))
    }

    /// What the language says of files that changed or of which it says something else than before.
    fn first(&mut self, now: &Picture) -> Vec<Letter> {
        let places = now.places();
        let mut letters = Vec::new();
        for (file, found) in language(&now.analysis) {
            let seal = seal(&found);
            if self.knows(now, file, |seals| seals.language == seal) {
                continue;
            }
            let Some(document) = now.analysis.document(file) else { continue };
            let mut findings = now.converted(&places, &found);
            let language = findings.len();
            if let Some(sent) = self.0.get(&file) {
                // What has no code only says that there are more.
                let judged = sent.findings[sent.language..].iter().filter(|finding| finding.code.is_some());
                findings.extend(moved(judged, &sent.text.text, document.text()).take(MOST - language));
            }
            findings.extend((found.len() > language).then(|| convert::more(found.len() - language)));
            letters.extend(self.send(now, &places, file, findings, language, None));
        }
        letters
    }

    /// Everything that is to be said of files of which something else was said before.
    fn all(&mut self, now: &Picture) -> Vec<Letter> {
        let places = now.places();
        let found = diagnostics(&now.analysis);
        let gone: Vec<FileId> = self.0.keys().filter(|file| !found.contains_key(file)).copied().collect();
        let gone = gone.into_iter().filter_map(|file| self.0.remove(&file));
        let mut letters: Vec<_> =
            gone.map(|sent| Letter { uri: sent.uri, version: None, findings: Vec::new() }).collect();
        for (file, found) in found {
            let of_language = |found: &&Diagnostic| found.entry.family() == Family::Language;
            let all = seal(&found);
            let (own, judged): (Vec<_>, Vec<_>) = found.into_iter().partition(of_language);
            let seals = Seals { language: seal(&own), all };
            if self.knows(now, file, |known| *known == seals) {
                continue;
            }
            let related = now.related(file, own.iter().chain(&judged));
            let mut findings = now.converted(&places, &own);
            let language = findings.len();
            findings.extend(now.converted(&places, &judged));
            findings.truncate(MOST);
            let (total, shown) = (own.len() + judged.len(), findings.len());
            findings.extend((total > shown).then(|| convert::more(total - shown)));
            letters.extend(self.send(now, &places, file, findings, language, Some((seals, related))));
        }
        letters
    }

    /// Whether the editor knows what is found about `file`: its seals are the `same`, and neither its text nor that of a
    /// related place is another than when all was sent last.
    fn knows(&self, now: &Picture, file: FileId, same: impl Fn(&Seals) -> bool) -> bool {
        self.0.get(&file).is_some_and(|sent| {
            let is_same = |file: FileId, text: &Arc<SourceFile>| {
                now.analysis.document(file).is_some_and(|now| Arc::ptr_eq(&now.source, text))
            };
            sent.version == now.version(file)
                && sent.seals.as_ref().is_some_and(same)
                && is_same(file, &sent.text)
                && sent.related.iter().all(|(file, text)| is_same(*file, text))
        })
    }

    fn send(
        &mut self,
        now: &Picture,
        places: &Places<'_>,
        file: FileId,
        findings: Vec<lsp::Diagnostic>,
        language: usize,
        judged: Option<(Seals, Texts)>,
    ) -> Option<Letter> {
        let text = now.analysis.document(file)?.source.clone();
        let (uri, version) = (places.uri(file)?, now.version(file));
        let same = match self.0.get(&file) {
            Some(sent) => sent.version == version && sent.findings == findings,
            None => findings.is_empty() && version.is_none(),
        };
        let letter = Letter { uri: uri.clone(), version, findings: findings.clone() };
        let (seals, related) = judged.unzip();
        let related = related.unwrap_or_default();
        self.0.insert(file, Sent { uri, version, text, findings, language, seals, related });
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

    /// The texts other than `file` in which the related places of what was found are.
    fn related<'a>(&self, file: FileId, found: impl Iterator<Item = &'a &'a Diagnostic>) -> Texts {
        let places = found.flat_map(|found| &found.related).map(|label| label.span.file);
        let others: BTreeSet<FileId> = places.filter(|other| *other != file).collect();
        others.into_iter().filter_map(|other| Some((other, self.analysis.document(other)?.source.clone()))).collect()
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

/// What tells findings from others.
fn seal(found: &[&Diagnostic]) -> u64 {
    let mut hasher = DefaultHasher::new();
    found.hash(&mut hasher);
    hasher.finish()
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

//! Findings of whole plans, sent as soon as they are known; what a newer edit has overtaken is dropped.

use std::collections::BTreeMap;
use std::sync::Arc;

use milepost_ide::diagnostics;
use tower_lsp::ls_types::{Diagnostic, Uri};

use crate::convert;
use crate::places::Places;
use crate::server::{Shared, guarded};

/// What was sent last about a file.
#[derive(Clone, PartialEq)]
struct Sent {
    version: Option<i32>,
    findings: Vec<Diagnostic>,
}

/// Sends findings after every change, until the editor is gone.
pub(crate) async fn run(shared: Arc<Shared>) {
    let mut sent: BTreeMap<Uri, Sent> = BTreeMap::new();
    loop {
        shared.changed.notified().await;
        let worker = shared.clone();
        let computed = tokio::task::spawn_blocking(move || compute(&worker)).await;
        let Ok(Some(current)) = computed else { continue };
        let gone = sent.keys().filter(|uri| !current.contains_key(*uri)).cloned().collect::<Vec<_>>();
        for uri in gone {
            sent.remove(&uri);
            shared.client.publish_diagnostics(uri, Vec::new(), None).await;
        }
        for (uri, now) in current {
            let same = match sent.get(&uri) {
                Some(before) => *before == now,
                None => now.findings.is_empty() && now.version.is_none(),
            };
            if !same {
                shared.client.publish_diagnostics(uri.clone(), now.findings.clone(), now.version).await;
                sent.insert(uri, now);
            }
        }
    }
}

/// The findings of all files; nothing when they were overtaken by an edit, or when a file came to light that a plan
/// imports.
fn compute(shared: &Shared) -> Option<BTreeMap<Uri, Sent>> {
    let (analysis, names, encoding, client) = {
        let mut state = shared.state();
        (state.picture(), state.names.clone(), state.encoding, state.client)
    };
    let current = guarded(|| {
        let places = Places::new(&analysis, encoding, &names);
        let by_file = diagnostics(&analysis).into_iter().filter_map(|(file, findings)| {
            let document = analysis.document(file)?;
            let findings = findings.into_iter().map(|found| convert::diagnostic(&places, client, found)).collect();
            Some((document.path().to_owned(), places.uri(file)?, findings))
        });
        by_file.collect::<Vec<_>>()
    })?;
    let mut state = shared.state();
    if state.seek(analysis.plans().absent().into_iter()) {
        shared.changed.notify_one();
        return None;
    }
    if state.host.revision() != analysis.revision {
        return None;
    }
    let versioned =
        |(path, uri, findings): (String, Uri, Vec<Diagnostic>)| (uri, Sent { version: state.version(&path), findings });
    Some(current.into_iter().map(versioned).collect())
}

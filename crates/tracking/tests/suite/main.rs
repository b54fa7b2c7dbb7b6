//! The data beside a plan, as text and as what it means; ratings of real plans.
#![allow(clippy::disallowed_methods, reason = "these tests read the project's own examples")]

mod examples;
mod findings;
mod kinds;
mod observations;
mod ratings;
mod shelf;

use std::collections::BTreeMap;
use std::io::Read;

use milepost_diagnostics::FileId;
use milepost_plan::Plan;
use milepost_tracking::Files;

/// Files in memory.
struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
    }
}

impl Files for Memory {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        Ok(self.0.get(path).map(|bytes| Box::new(bytes.as_slice()) as Box<dyn Read>))
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let inside = |path: &String| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned());
        self.0.keys().filter_map(inside).collect()
    }
}

fn plan(text: &str) -> Plan {
    let (plan, findings) = milepost_plan::compile(&[milepost_syntax::parse(FileId(0), text)]);
    // A circle of formulas is reported, and must be borne here all the same.
    let other = findings.iter().filter(|finding| finding.entry.slug != "formula-circle");
    let findings: Vec<_> = other.map(|finding| &finding.message).collect();
    assert!(findings.is_empty(), "{findings:#?}");
    plan
}

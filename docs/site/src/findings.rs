//! The pages of the catalogue: one for each finding, and the list of all.

use std::fmt::Write as _;

use milepost_checks::catalogue;
use milepost_diagnostics::Entry;

use crate::Page;

/// Every finding with its page, and the list of all first.
pub fn findings() -> Vec<Page> {
    let entries = catalogue();
    let mut list = String::from(
        "# Findings\n\nEverything that `milepost check` can say. A code never changes its meaning. `milepost explain CODE` \
         prints the same page.\n",
    );
    let mut family = None;
    for entry in &entries {
        if family != Some(entry.family()) {
            family = Some(entry.family());
            let _ = write!(
                list,
                "\n## {}\n\n| code | name | severity | what it says |\n|---|---|---|---|\n",
                entry.family().title()
            );
        }
        let Entry { code, slug, severity, summary, .. } = entry;
        let _ = writeln!(list, "| [{code}]({code}.md) | `{slug}` | {} | {summary} |", severity.word());
    }
    let of_entry = |entry: &&Entry| {
        let page = entry.page.trim_start().trim_start_matches("# ");
        let (title, rest) = page.split_once('\n').unwrap_or((page, ""));
        let Entry { code, slug, severity, .. } = entry;
        let text = format!("# {code}: {title}\n\n`{slug}`, {}. [All findings](README.md)\n{rest}", severity.word());
        Page { path: format!("findings/{code}.md"), text }
    };
    let mut pages = vec![Page { path: "findings/README.md".to_owned(), text: list }];
    pages.extend(entries.iter().map(of_entry));
    pages
}

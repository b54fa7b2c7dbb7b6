//! The documentation holds together: what is generated is fresh, links lead somewhere, the site is whole.
#![allow(clippy::disallowed_methods, reason = "the tests read the project's files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use milepost_site::{Page, findings, reference, site};
use milepost_vocabulary::{COMMON, TOP, constructs};

fn docs() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the site lies in docs/")
}

/// The Markdown of `docs/` that people write.
fn written() -> Vec<Page> {
    let files = docs().read_dir().expect("docs/ can be read").flatten().map(|entry| entry.path());
    let pages = files.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let page = |path: PathBuf| Page {
        text: fs::read_to_string(&path).expect("it can be read"),
        path: path.file_name().expect("a name").to_string_lossy().into_owned(),
    };
    pages.map(page).collect()
}

fn all() -> Vec<Page> {
    [reference(), findings(), written()].concat()
}

/// With `UPDATE_DOCS=1` this writes the pages instead.
#[test]
fn the_reference_is_that_of_the_vocabulary() {
    let folder = docs().join("reference");
    let pages = reference();
    if env::var_os("UPDATE_DOCS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for page in &pages {
            fs::write(docs().join(&page.path), &page.text).expect("the page can be written");
        }
    }
    let fresh: BTreeMap<_, _> = pages.into_iter().map(|page| (page.path, page.text)).collect();
    let files = folder.read_dir().expect("docs/reference/ is there").flatten().map(|entry| entry.path());
    let there: BTreeMap<_, _> = files
        .map(|path| (format!("reference/{}", path.file_name().expect("a name").display()), path))
        .map(|(name, path)| (name, fs::read_to_string(path).expect("it can be read")))
        .collect();
    let names = fresh.keys().chain(there.keys()).collect::<BTreeSet<_>>();
    let stale: Vec<_> = names.into_iter().filter(|name| fresh.get(*name) != there.get(*name)).collect();
    assert!(stale.is_empty(), "run `UPDATE_DOCS=1 cargo test -p milepost-site`; stale: {stale:?}");
}

#[test]
fn every_construct_is_in_the_reference_with_an_example() {
    let text: String = reference().into_iter().map(|page| page.text).collect();
    for construct in constructs() {
        assert!(text.contains(construct.doc), "{} is not explained", construct.id);
    }
    // After each section's signature and before the next heading stands an example.
    for page in reference().iter().filter(|page| !page.path.ends_with("README.md")) {
        for section in page.text.split("\n#").filter(|section| section.contains("```text")) {
            let example = section.contains("```plan");
            assert!(example, "{}: no example in {}", page.path, section.lines().next().unwrap_or_default());
        }
    }
    assert!(TOP.len() + COMMON.len() < reference().len());
}

/// The addresses to which the links of `html` lead.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let after = |mark: &'static str| html.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    after("href=\"").chain(after("src=\""))
}

/// `link` on the page `path`, as a path from the folder of the site.
fn resolved(path: &str, link: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_of_the_site_leads_somewhere() {
    let files = site(&all());
    let texts: BTreeMap<&str, &str> = files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| file.text.starts_with("<!DOCTYPE html>")) {
        for link in links(&file.text).filter(|link| !link.contains("://")) {
            let (to, place) = link.split_once('#').map_or((link, None), |(to, place)| (to, Some(place)));
            let to = if to.is_empty() { file.path.clone() } else { resolved(&file.path, to) };
            let there = match (texts.get(to.as_str()), place) {
                (Some(text), Some(place)) => text.contains(&format!("id=\"{place}\"")),
                (Some(_), None) => true,
                (None, _) => docs().join(&to).is_file() && Path::new(&to).extension().is_some_and(|end| end == "png"),
            };
            if !there {
                broken.push(format!("{}: {link}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Editors and code scanning lead to the page of a finding by this address.
#[test]
fn every_finding_has_its_page_where_it_is_looked_for() {
    let files = site(&all());
    for entry in milepost_checks::catalogue() {
        let address = entry.address();
        let path =
            address.strip_prefix(env!("CARGO_PKG_REPOSITORY")).expect("below the project").trim_start_matches('/');
        let page = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("nothing is at {address}"));
        assert!(page.text.contains(&format!("{}: ", entry.code)), "{address}");
    }
}

#[test]
fn the_site_shows_plans_in_colours_and_runs_nothing() {
    let page = Page {
        path: "a/README.md".to_owned(),
        text: "# A `b`\n\n```plan\npost chief \"<Chief>\" // so\n```\n\n[c](../c.md#d) [e](https://example.org/f.md)\n"
            .to_owned(),
    };
    let files = site(&[page]);
    let html = &files.iter().find(|file| file.path == "a/index.html").expect("a page").text;
    assert!(html.contains("<title>A b – Milepost</title>"), "{html}");
    assert!(
        html.contains("<span class=\"k\">post</span> chief <span class=\"s\">&quot;&lt;Chief&gt;&quot;</span>"),
        "{html}"
    );
    assert!(html.contains("<span class=\"c\">// so</span>"), "{html}");
    assert!(html.contains("href=\"../c.html#d\"") && html.contains("href=\"https://example.org/f.md\""), "{html}");
    assert!(html.contains("<style>") && !html.contains("<script") && !html.contains("<link"), "{html}");
}

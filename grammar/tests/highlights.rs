//! The queries: they fit the grammar, and colour as a keyword what the compiler reads as one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use milepost_diagnostics::FileId;
use milepost_syntax::{Kind, Parse};
use milepost_vocabulary::Head;
use tree_sitter::{Query, QueryCursor, StreamingIterator};

use crate::files::{read, root, under};
use crate::keywords::{connectives, keywords};
use crate::tree::{Place, language, parse};

fn query(name: &str) -> Query {
    let text = read(&format!("grammar/tree-sitter-milepost/queries/{name}.scm"));
    Query::new(&language(), &text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What `query` captures in `text`, those captures left out that serve a condition.
pub fn captures(query: &Query, text: &str) -> BTreeMap<Place, Vec<String>> {
    let tree = parse(text);
    let mut cursor = QueryCursor::new();
    let mut found: BTreeMap<Place, Vec<String>> = BTreeMap::new();
    let mut matches = cursor.matches(query, tree.root_node(), text.as_bytes());
    while let Some(matched) = matches.next() {
        for capture in matched.captures() {
            let name = query.capture_names()[capture.index as usize];
            if !name.starts_with('_') {
                let range = capture.node.byte_range();
                found.entry((range.start, range.end)).or_default().push(name.to_owned());
            }
        }
    }
    found
}

/// Plans with their parsed files: every example, and the plan of every construct.
fn plans() -> Vec<Vec<Parse>> {
    let folders: BTreeSet<_> =
        under("examples", ".plan").into_iter().map(|path| path.parent().expect("a folder").to_path_buf()).collect();
    let relative = |path: &std::path::Path| path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned();
    let mut texts: Vec<Vec<String>> = Vec::new();
    for folder in &folders {
        let files = under(&relative(folder), ".plan");
        texts.push(files.iter().map(|path| fs::read_to_string(path).expect("UTF-8")).collect());
    }
    texts.push(vec![milepost_vocabulary::EVERY_CONSTRUCT.to_owned()]);
    let parse = |(index, text)| milepost_syntax::parse(FileId(index), text);
    texts.into_iter().map(|texts| (0..).zip(texts).map(parse).collect()).collect()
}

#[test]
fn every_query_fits_the_grammar() {
    for name in ["highlights", "locals", "folds", "injections"] {
        query(name);
    }
}

#[test]
fn a_keyword_is_what_the_compiler_reads_as_one() {
    let highlights = query("highlights");
    let connectives = connectives();
    let mut count = 0;
    for files in plans() {
        for file in &files {
            let captured = captures(&highlights, &file.text);
            let coloured = captured.iter().filter(|(_, names)| names.iter().any(|name| name.starts_with("keyword")));
            let text = |place: Place| &file.text[place.0..place.1];
            let doubtful = |place: &Place| connectives.contains(text(*place));
            let coloured: BTreeSet<_> = coloured.map(|(place, _)| *place).collect();
            let known = keywords(&files, file);
            count += known.len();
            let line = |place: &Place| file.text[..place.0].matches('\n').count() + 1;
            let shown = |places: Vec<&Place>| -> Vec<_> { places.into_iter().map(|p| (line(p), text(*p))).collect() };
            let missed = shown(known.difference(&coloured).collect());
            let wrong = shown(coloured.difference(&known).filter(|place| !doubtful(place)).collect());
            assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:?}, wrong {wrong:?}");
        }
    }
    assert!(count > 1000, "only {count} keywords looked at");
}

#[test]
fn every_word_has_one_colour() {
    let highlights = query("highlights");
    for files in plans() {
        for file in &files {
            let captured = captures(&highlights, &file.text);
            for id in 0..u32::try_from(file.tokens.kinds.len()).expect("few tokens") {
                if file.kind(id) == Kind::Word {
                    let range = file.span(id).range();
                    let colours = captured.get(&(range.start, range.end));
                    assert_eq!(colours.map_or(0, Vec::len), 1, "{:?} {}", colours, file.text(id));
                }
            }
        }
    }
}

/// In the files under `test/highlight`, a comment with `^` says what stands above it, as in tree-sitter's own tests.
#[test]
fn the_expected_colours_are_there() {
    let highlights = query("highlights");
    let mut count = 0;
    for path in under("grammar/tree-sitter-milepost/test/highlight", ".plan") {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let captured = captures(&highlights, &text);
        let (mut above, mut from) = (0, 0);
        for line in text.split_inclusive('\n') {
            let expectation = line.trim_start().strip_prefix("//").filter(|rest| rest.trim_start().starts_with('^'));
            if let Some(rest) = expectation {
                let column = line.find('^').expect("just seen");
                let want = rest.trim_matches(|char: char| char.is_whitespace() || char == '^');
                let at = above + column;
                let mut here: Vec<_> = captured.iter().filter(|((start, end), _)| *start <= at && at < *end).collect();
                here.sort_by_key(|((start, end), _)| end - start);
                let got = here.first().map(|(_, names)| names.join(" ")).unwrap_or_default();
                assert_eq!(got, want, "{}: {}{}", path.display(), text[above..].lines().next().unwrap_or(""), line);
                count += 1;
            } else {
                above = from;
            }
            from += line.len();
        }
    }
    assert!(count >= 30, "only {count} expectations");
}

#[test]
fn a_definition_is_where_the_compiler_reads_a_name() {
    let locals = query("locals");
    for files in plans() {
        let (plan, _) = milepost_plan::compile(&files);
        for file in &files {
            let declaring = plan.nodes().filter(|node| node.item().head.file == file.file);
            let declaring = declaring.filter(|node| node.item().construct.head == Head::Keyword);
            let mut names: Vec<_> = declaring.filter_map(|node| node.name().map(str::to_owned)).collect();
            // Of a link's risk no query sees that it stands in a link.
            let risks = plan.all("link.risk").flat_map(|node| &node.item().values).map(|placed| placed.span);
            names.extend(risks.filter(|span| span.file == file.file).map(|span| file.text[span.range()].to_owned()));
            let captured = captures(&locals, &file.text);
            let defined = captured.iter().filter(|(_, what)| what.iter().any(|what| what == "local.definition"));
            let mut defined: Vec<_> = defined.map(|(place, _)| file.text[place.0..place.1].to_owned()).collect();
            names.sort();
            defined.sort();
            assert_eq!(defined, names);
        }
    }
}

#[test]
fn blocks_and_long_texts_fold_and_texts_are_markdown() {
    let text = "a \"one *b*\" {\n  b \"\"\"\n  two\n  \"\"\"\n}\n";
    let folds: Vec<_> = captures(&query("folds"), text).into_keys().map(|(start, end)| &text[start..end]).collect();
    assert_eq!(folds, ["{\n  b \"\"\"\n  two\n  \"\"\"\n}", "\"\"\"\n  two\n  \"\"\""]);
    let inside: Vec<_> =
        captures(&query("injections"), text).into_keys().map(|(start, end)| text[start..end].trim()).collect();
    assert_eq!(inside, ["one *b*", "two"]);
}

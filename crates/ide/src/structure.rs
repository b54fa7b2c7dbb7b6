//! What belongs together in a text: what can be folded away, and what is selected step by step.

use milepost_diagnostics::{FileId, Span};
use milepost_syntax::{Entry, Kind, Parse};

use crate::cursor::{at, token_at};
use crate::host::Analysis;

/// What can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// A block, from brace to brace.
    Block,
    /// Several lines of comment.
    Comment,
    /// Several imports.
    Imports,
}

/// What can be folded away in `file`; only what is longer than a line.
pub fn folds(analysis: &Analysis, file: FileId) -> Vec<(Span, FoldKind)> {
    let Some(document) = analysis.document(file) else { return Vec::new() };
    let parse = document.parse();
    let mut found = Vec::new();
    blocks(parse, &parse.entries, &mut found);
    let imports = parse.entries.iter().filter(|entry| parse.text(entry.head) == "import");
    if let Some(span) = imports.map(|entry| parse.extent(entry)).reduce(Span::to) {
        found.push((span, FoldKind::Imports));
    }
    let whole_line = |span: &Span| {
        let before = &parse.text[..span.start as usize];
        before[before.rfind('\n').map_or(0, |line| line + 1)..].trim().is_empty()
    };
    let mut run: Option<Span> = None;
    for comment in comments(parse).into_iter().filter(whole_line) {
        let follows = |run: &Span| parse.text[run.end as usize..comment.start as usize].matches('\n').count() == 1;
        run = match run {
            Some(before) if follows(&before) => Some(before.to(comment)),
            before => {
                found.extend(before.map(|span| (span, FoldKind::Comment)));
                Some(comment)
            }
        };
    }
    found.extend(run.map(|span| (span, FoldKind::Comment)));
    found.retain(|(span, _)| parse.text[span.range()].contains('\n'));
    found.sort_by_key(|(span, _)| *span);
    found
}

fn blocks(parse: &Parse, entries: &[Entry], found: &mut Vec<(Span, FoldKind)>) {
    for body in entries.iter().filter_map(|entry| entry.body.as_ref()) {
        found.push((parse.span(body.open).to(parse.span(body.close)), FoldKind::Block));
        blocks(parse, &body.entries, found);
    }
}

/// The comments of a text, without the breaks of their lines.
pub(crate) fn comments(parse: &Parse) -> Vec<Span> {
    let starts = parse.tokens.spans.iter().map(|&(start, _)| start).chain([at(parse.text.len())]);
    let ends = [0].into_iter().chain(parse.tokens.spans.iter().map(|&(_, end)| end));
    let mut found = Vec::new();
    for (from, to) in ends.zip(starts).filter(|(from, to)| from < to) {
        let mut line = from as usize;
        for part in parse.text[from as usize..to as usize].split_inclusive('\n') {
            if let Some(comment) = part.find("//") {
                let text = part.trim_end_matches(['\n', '\r']);
                found.push(Span::new(parse.file, at(line + comment), at(line + text.len())));
            }
            line += part.len();
        }
    }
    found
}

/// What is selected at `offset`, step by step, the smallest first: the word, the text in its quotes, the line, the
/// entry, what is in the block around, that entry, and so on to the whole file.
pub fn selection(analysis: &Analysis, file: FileId, offset: u32) -> Vec<Span> {
    let Some(document) = analysis.document(file) else { return Vec::new() };
    let parse = document.parse();
    let mut steps = vec![Span::new(file, 0, at(parse.text.len()))];
    let mut entries = parse.entries.as_slice();
    loop {
        let next = entries.partition_point(|entry| parse.span(entry.head).start <= offset);
        let Some(entry) = entries[..next].last().filter(|entry| parse.extent(entry).touches(offset)) else { break };
        steps.push(parse.extent(entry));
        let header = parse.header(entry);
        if header.touches(offset) {
            steps.push(header);
            break;
        }
        let Some(body) = &entry.body else { break };
        let (open, close) = (parse.span(body.open), parse.span(body.close));
        if open.end > close.start || offset < open.end || offset > close.start {
            break;
        }
        steps.push(Span::new(file, open.end, close.start));
        entries = &body.entries;
    }
    if let Some(token) = token_at(parse, offset).filter(|&token| parse.kind(token) != Kind::Newline) {
        let span = parse.span(token);
        steps.push(span);
        let raw = parse.text(token);
        let quotes = at(raw.len() - raw.trim_start_matches('"').len());
        if parse.kind(token) == Kind::Text && span.start + quotes * 2 < span.end {
            let inner = Span::new(file, span.start + quotes, span.end - quotes);
            steps.extend(inner.touches(offset).then_some(inner));
        }
    }
    let mut nested: Vec<Span> = Vec::new();
    for step in steps {
        let inside = |outer: &Span| outer.start <= step.start && step.end <= outer.end && *outer != step;
        if nested.last().is_none_or(inside) {
            nested.push(step);
        }
    }
    nested.reverse();
    nested
}

/// The paths of imports in `file` that name one file, without their quotes.
pub fn import_links(analysis: &Analysis, file: FileId) -> Vec<(Span, FileId)> {
    let Some((compiled, document)) = analysis.plan_of(file).zip(analysis.document(file)) else { return Vec::new() };
    let of_file = compiled.imports.iter().filter(|(span, _)| span.file == file);
    let links = of_file.filter_map(|(span, files)| {
        let [target] = files.as_slice() else { return None };
        let quoted = document.text()[span.range()].starts_with('"') && span.end - span.start >= 2;
        let span = if quoted { Span::new(file, span.start + 1, span.end - 1) } else { *span };
        Some((span, *target))
    });
    links.collect()
}

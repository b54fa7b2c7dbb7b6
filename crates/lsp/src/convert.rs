//! Answers of the analysis in the types of the protocol.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Edit, FileId, Severity};
use milepost_ide::{Completion, CompletionKind, Hover, Link, Role};
use tower_lsp::ls_types as lsp;

use crate::capabilities::Client;
use crate::places::Places;

/// A finding with its places, its reason and its help. The text ends with them, since editors show nothing else.
pub(crate) fn diagnostic(places: &Places<'_>, client: Client, found: &Diagnostic) -> lsp::Diagnostic {
    let related = found.related.iter().filter_map(|label| {
        let message = if label.message.is_empty() { "see here" } else { &label.message };
        Some(lsp::DiagnosticRelatedInformation { location: places.location(label.span)?, message: message.to_owned() })
    });
    let mut message = found.message.clone();
    for more in [&found.why, &found.help].into_iter().flatten() {
        message.push('\n');
        message.push_str(more);
    }
    lsp::Diagnostic {
        range: places.range(found.primary.span),
        severity: Some(match found.severity {
            Severity::Error => lsp::DiagnosticSeverity::ERROR,
            Severity::Warning => lsp::DiagnosticSeverity::WARNING,
            Severity::Hint => lsp::DiagnosticSeverity::HINT,
        }),
        code: Some(lsp::NumberOrString::String(found.entry.code.to_owned())),
        code_description: explanation(found.entry.code).filter(|_| client.code_links),
        source: Some("milepost".to_owned()),
        message,
        related_information: (client.related && !found.related.is_empty()).then(|| related.collect()),
        tags: None,
        data: None,
    }
}

/// Where the page of a code is published.
fn explanation(code: &str) -> Option<lsp::CodeDescription> {
    let page = format!("{}/checks/{code}", env!("CARGO_PKG_REPOSITORY"));
    page.parse().ok().map(|href| lsp::CodeDescription { href })
}

pub(crate) fn completion(places: &Places<'_>, client: Client, index: usize, item: Completion) -> lsp::CompletionItem {
    let snippet = item.snippet.filter(|_| client.snippets);
    let format = if snippet.is_some() { lsp::InsertTextFormat::SNIPPET } else { lsp::InsertTextFormat::PLAIN_TEXT };
    let again = lsp::Command {
        title: "What comes next".to_owned(),
        command: "editor.action.triggerSuggest".to_owned(),
        arguments: None,
    };
    lsp::CompletionItem {
        kind: Some(match item.kind {
            CompletionKind::Keyword => lsp::CompletionItemKind::KEYWORD,
            CompletionKind::Snippet => lsp::CompletionItemKind::SNIPPET,
            CompletionKind::Name => lsp::CompletionItemKind::REFERENCE,
            CompletionKind::Choice => lsp::CompletionItemKind::ENUM_MEMBER,
            CompletionKind::Connective => lsp::CompletionItemKind::OPERATOR,
            CompletionKind::Unit => lsp::CompletionItemKind::UNIT,
            CompletionKind::Date | CompletionKind::Value => lsp::CompletionItemKind::VALUE,
            CompletionKind::File => lsp::CompletionItemKind::FILE,
        }),
        detail: (!item.detail.is_empty()).then_some(item.detail),
        documentation: (!item.documentation.is_empty()).then_some(lsp::Documentation::MarkupContent(
            lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: item.documentation },
        )),
        sort_text: Some(format!("{}{index:04}", item.rank)),
        filter_text: Some(item.label.clone()),
        label: item.label,
        insert_text_format: Some(format),
        insert_text_mode: Some(lsp::InsertTextMode::ADJUST_INDENTATION),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit {
            range: places.range(item.span),
            new_text: snippet.unwrap_or(item.text),
        })),
        command: (item.goes_on && client.suggests).then_some(again),
        ..Default::default()
    }
}

pub(crate) fn hover(places: &Places<'_>, hover: Hover) -> lsp::Hover {
    lsp::Hover {
        contents: lsp::HoverContents::Markup(lsp::MarkupContent {
            kind: lsp::MarkupKind::Markdown,
            value: hover.markdown,
        }),
        range: Some(places.range(hover.span)),
    }
}

pub(crate) fn definition(places: &Places<'_>, client: Client, found: Vec<Link>) -> Option<lsp::GotoDefinitionResponse> {
    if found.is_empty() {
        return None;
    }
    if !client.links {
        let locations = found.into_iter().filter_map(|link| places.location(link.name));
        return Some(lsp::GotoDefinitionResponse::Array(locations.collect()));
    }
    let links = found.into_iter().filter_map(|link| {
        Some(lsp::LocationLink {
            origin_selection_range: Some(places.range(link.origin)),
            target_uri: places.uri(link.target.file)?,
            target_range: places.range(link.target),
            target_selection_range: places.range(link.name),
        })
    });
    Some(lsp::GotoDefinitionResponse::Link(links.collect()))
}

pub(crate) fn highlight(
    places: &Places<'_>,
    (span, role): (milepost_diagnostics::Span, Role),
) -> lsp::DocumentHighlight {
    let kind = match role {
        Role::Declaration => lsp::DocumentHighlightKind::WRITE,
        Role::Reference => lsp::DocumentHighlightKind::READ,
    };
    lsp::DocumentHighlight { range: places.range(span), kind: Some(kind) }
}

/// Edits of several files as one change, with the versions of the texts that they were made for.
pub(crate) fn workspace_edit(
    places: &Places<'_>,
    client: Client,
    version: impl Fn(&str) -> Option<i32>,
    edits: &[Edit],
) -> lsp::WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<lsp::TextEdit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.span.file).or_default().push(places.edit(edit));
    }
    let by_uri = by_file.into_iter().filter_map(|(file, edits)| Some((file, places.uri(file)?, edits)));
    if !client.versioned_edits {
        let changes = by_uri.map(|(_, uri, edits)| (uri, edits)).collect();
        return lsp::WorkspaceEdit { changes: Some(changes), ..Default::default() };
    }
    let documents = by_uri.map(|(file, uri, edits)| {
        let path = places.analysis.document(file).map_or("", |document| document.path());
        lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version: version(path) },
            edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
        }
    });
    let documents = lsp::DocumentChanges::Edits(documents.collect());
    lsp::WorkspaceEdit { document_changes: Some(documents), ..Default::default() }
}

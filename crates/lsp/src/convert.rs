//! Answers of the analysis in the types of the protocol.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Edit, Entry, FileId, Severity, Span};
use milepost_ide::{
    Completion, CompletionKind, Dependency, FoldKind, Hint, Hover, Lens, Link, Role, Signature, Symbol, TokenKind,
};
use tower_lsp::ls_types as lsp;

use crate::capabilities::Client;
use crate::places::{Encoding, Places};

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
        code_description: explanation(found.entry).filter(|_| client.code_links),
        source: Some("milepost".to_owned()),
        message,
        related_information: (client.related && !found.related.is_empty()).then(|| related.collect()),
        tags: None,
        data: None,
    }
}

/// That there are `hidden` findings more than an editor is sent.
pub(crate) fn more(hidden: usize) -> lsp::Diagnostic {
    lsp::Diagnostic {
        severity: Some(lsp::DiagnosticSeverity::INFORMATION),
        source: Some("milepost".to_owned()),
        message: format!("{hidden} more findings in this file are not shown here; `milepost check` lists all of them."),
        ..Default::default()
    }
}

/// Where the page of a code is published.
fn explanation(entry: &Entry) -> Option<lsp::CodeDescription> {
    entry.address().parse().ok().map(|href| lsp::CodeDescription { href })
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

pub(crate) fn highlight(places: &Places<'_>, (span, role): (Span, Role)) -> lsp::DocumentHighlight {
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

/// The picture of what `keyword` declares.
fn symbol_kind(keyword: &str) -> lsp::SymbolKind {
    match keyword {
        "plan" => lsp::SymbolKind::MODULE,
        "priority" | "goal" | "objective" => lsp::SymbolKind::CLASS,
        "metric" => lsp::SymbolKind::PROPERTY,
        "action" | "strategy" | "routine" => lsp::SymbolKind::FUNCTION,
        "milestone" => lsp::SymbolKind::EVENT,
        "collection" => lsp::SymbolKind::STRUCT,
        "question" => lsp::SymbolKind::FIELD,
        "post" | "person" | "organisation" | "delivery_unit" => lsp::SymbolKind::INTERFACE,
        "dimension" | "category" => lsp::SymbolKind::ENUM,
        _ => lsp::SymbolKind::OBJECT,
    }
}

#[allow(deprecated, reason = "the field must be written, and stays empty")]
fn document_symbol(places: &Places<'_>, symbol: Symbol) -> lsp::DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| document_symbol(places, child)).collect();
    lsp::DocumentSymbol {
        name: symbol.title,
        detail: Some(symbol.detail),
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: places.range(symbol.extent),
        selection_range: places.range(symbol.name),
        children: (!children.is_empty()).then_some(children),
    }
}

#[allow(deprecated, reason = "the field must be written, and stays empty")]
pub(crate) fn symbol_information(
    places: &Places<'_>,
    symbol: &Symbol,
    container: Option<&str>,
) -> Option<lsp::SymbolInformation> {
    Some(lsp::SymbolInformation {
        name: symbol.title.clone(),
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: places.location(symbol.name)?,
        container_name: Some(container.unwrap_or(&symbol.detail).to_owned()),
    })
}

/// Symbols as a tree; as a list for an editor that knows no trees.
pub(crate) fn document_symbols(places: &Places<'_>, client: Client, found: Vec<Symbol>) -> lsp::DocumentSymbolResponse {
    fn flat(places: &Places<'_>, symbols: &[Symbol], container: Option<&str>, out: &mut Vec<lsp::SymbolInformation>) {
        for symbol in symbols {
            out.extend(symbol_information(places, symbol, container));
            flat(places, &symbol.children, Some(&symbol.title), out);
        }
    }
    if client.nested_symbols {
        let symbols = found.into_iter().map(|symbol| document_symbol(places, symbol));
        return lsp::DocumentSymbolResponse::Nested(symbols.collect());
    }
    let mut out = Vec::new();
    flat(places, &found, None, &mut out);
    lsp::DocumentSymbolResponse::Flat(out)
}

const TOKEN_TYPES: [lsp::SemanticTokenType; 12] = [
    lsp::SemanticTokenType::KEYWORD,
    lsp::SemanticTokenType::ENUM_MEMBER,
    lsp::SemanticTokenType::NUMBER,
    lsp::SemanticTokenType::STRING,
    lsp::SemanticTokenType::COMMENT,
    lsp::SemanticTokenType::OPERATOR,
    lsp::SemanticTokenType::NAMESPACE,
    lsp::SemanticTokenType::CLASS,
    lsp::SemanticTokenType::PROPERTY,
    lsp::SemanticTokenType::FUNCTION,
    lsp::SemanticTokenType::EVENT,
    lsp::SemanticTokenType::VARIABLE,
];

/// The kinds of words that are told apart, and what is added to them.
pub(crate) fn legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: TOKEN_TYPES.to_vec(),
        token_modifiers: vec![lsp::SemanticTokenModifier::DECLARATION],
    }
}

fn token_type(kind: TokenKind) -> u32 {
    match kind {
        TokenKind::Keyword => 0,
        TokenKind::Choice => 1,
        TokenKind::Number | TokenKind::Date => 2,
        TokenKind::Text => 3,
        TokenKind::Comment => 4,
        TokenKind::Operator => 5,
        TokenKind::Name("plan" | "term") => 6,
        TokenKind::Name("priority" | "goal" | "post" | "person" | "organisation") => 7,
        TokenKind::Name("metric" | "question") => 8,
        TokenKind::Name("action" | "strategy" | "routine") => 9,
        TokenKind::Name("milestone") => 10,
        TokenKind::Name(_) => 11,
    }
}

/// The words of `file`, or of a part of it; each by its distance from the one before, none over several lines.
pub(crate) fn semantic_tokens(
    places: &Places<'_>,
    file: FileId,
    part: Option<&std::ops::Range<u32>>,
) -> Vec<lsp::SemanticToken> {
    let touched = |span: Span| part.is_none_or(|part| span.start <= part.end && part.start <= span.end);
    let mut out = Vec::new();
    let mut last = lsp::Position::default();
    let text = places.text(file);
    for token in milepost_ide::tokens(places.analysis, file).into_iter().filter(|token| touched(token.span)) {
        let mut start = token.span.start;
        for line in text[token.span.range()].split_inclusive(['\n', '\r']) {
            let written = line.trim_end_matches(['\n', '\r']);
            let position = places.position(file, start);
            start += crate::places::narrow(line.len());
            if written.is_empty() {
                continue;
            }
            let delta_line = position.line - last.line;
            let column = if delta_line == 0 { position.character - last.character } else { position.character };
            out.push(lsp::SemanticToken {
                delta_line,
                delta_start: column,
                length: places.encoding.units(written),
                token_type: token_type(token.kind),
                token_modifiers_bitset: u32::from(token.declares),
            });
            last = position;
        }
    }
    out
}

pub(crate) fn inlay_hint(places: &Places<'_>, hint: Hint) -> lsp::InlayHint {
    lsp::InlayHint {
        position: places.position(hint.file, hint.offset),
        label: lsp::InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: Some(lsp::InlayHintTooltip::String(hint.tooltip)),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

pub(crate) fn code_lens(places: &Places<'_>, client: Client, lens: Lens) -> lsp::CodeLens {
    let locations: Vec<_> = lens.places.iter().filter_map(|span| places.location(*span)).collect();
    let range = places.range(lens.span);
    let at = places.uri(lens.span.file);
    if let Some(date) = lens.stocktake.filter(|_| client.opens_packs) {
        let arguments = Some(vec![serde_json::json!(at), serde_json::json!(date.to_string())]);
        let command = lsp::Command { title: lens.title, command: "milepost.stocktake".to_owned(), arguments };
        return lsp::CodeLens { range, command: Some(command), data: None };
    }
    let shown = client.shows_places && !locations.is_empty();
    let arguments =
        shown.then(|| vec![serde_json::json!(at), serde_json::json!(range.start), serde_json::json!(locations)]);
    // A lens without a command is only read.
    let command = if shown { "milepost.showPlaces" } else { "" };
    let command = lsp::Command { title: lens.title, command: command.to_owned(), arguments };
    lsp::CodeLens { range, command: Some(command), data: None }
}

/// The lines of a fold; the last one, with the brace, stays in sight.
pub(crate) fn fold(places: &Places<'_>, (span, kind): (Span, FoldKind)) -> Option<lsp::FoldingRange> {
    let range = places.range(span);
    let end = if kind == FoldKind::Block { range.end.line.checked_sub(1)? } else { range.end.line };
    (end > range.start.line).then_some(lsp::FoldingRange {
        start_line: range.start.line,
        start_character: None,
        end_line: end,
        end_character: None,
        kind: match kind {
            FoldKind::Block => None,
            FoldKind::Comment => Some(lsp::FoldingRangeKind::Comment),
            FoldKind::Imports => Some(lsp::FoldingRangeKind::Imports),
        },
        collapsed_text: None,
    })
}

/// Steps of a selection, each in the next; of none the place itself.
pub(crate) fn selection(places: &Places<'_>, steps: &[Span], position: lsp::Position) -> lsp::SelectionRange {
    let around = steps.iter().rev().fold(None, |parent, step| {
        Some(lsp::SelectionRange { range: places.range(*step), parent: parent.map(Box::new) })
    });
    around.unwrap_or(lsp::SelectionRange { range: lsp::Range { start: position, end: position }, parent: None })
}

pub(crate) fn hierarchy_item(places: &Places<'_>, symbol: &Symbol) -> Option<lsp::CallHierarchyItem> {
    Some(lsp::CallHierarchyItem {
        name: symbol.title.clone(),
        kind: symbol_kind(symbol.kind),
        tags: None,
        detail: Some(symbol.detail.clone()),
        uri: places.uri(symbol.extent.file)?,
        range: places.range(symbol.extent),
        selection_range: places.range(symbol.name),
        data: None,
    })
}

/// The ranges of a dependency must lie in the file that it is said of.
fn ranges_in(places: &Places<'_>, dependency: &Dependency, file: FileId) -> Vec<lsp::Range> {
    dependency.places.iter().filter(|span| span.file == file).map(|span| places.range(*span)).collect()
}

pub(crate) fn incoming(places: &Places<'_>, found: &Dependency) -> Option<lsp::CallHierarchyIncomingCall> {
    let from_ranges = ranges_in(places, found, found.symbol.extent.file);
    Some(lsp::CallHierarchyIncomingCall { from: hierarchy_item(places, &found.symbol)?, from_ranges })
}

pub(crate) fn outgoing(places: &Places<'_>, of: Span, found: &Dependency) -> Option<lsp::CallHierarchyOutgoingCall> {
    let from_ranges = ranges_in(places, found, of.file);
    Some(lsp::CallHierarchyOutgoingCall { to: hierarchy_item(places, &found.symbol)?, from_ranges })
}

pub(crate) fn signature(found: Signature, client: Client) -> lsp::SignatureHelp {
    let units = |byte: u32| Encoding::Utf16.units(&found.label[..byte as usize]);
    let parameters = found.values.iter().map(|(range, said)| lsp::ParameterInformation {
        label: if client.label_offsets {
            lsp::ParameterLabel::LabelOffsets([units(range.start), units(range.end)])
        } else {
            lsp::ParameterLabel::Simple(found.label[range.start as usize..range.end as usize].to_owned())
        },
        documentation: Some(lsp::Documentation::String(said.clone())),
    });
    let parameters: Vec<_> = parameters.collect();
    let active = found.active.and_then(|active| u32::try_from(active).ok());
    lsp::SignatureHelp {
        signatures: vec![lsp::SignatureInformation {
            label: found.label,
            documentation: Some(lsp::Documentation::MarkupContent(lsp::MarkupContent {
                kind: lsp::MarkupKind::Markdown,
                value: found.documentation,
            })),
            parameters: Some(parameters),
            active_parameter: active,
        }],
        active_signature: Some(0),
        active_parameter: active,
    }
}

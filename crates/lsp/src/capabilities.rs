//! What the editor can do, and what the server offers.

use tower_lsp::ls_types as lsp;

use crate::convert;
use crate::places::Encoding;

/// What matters of the editor's abilities.
#[allow(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Client {
    /// Completions may have places to fill in.
    pub snippets: bool,
    /// Edits may say to which version of a text they belong.
    pub versioned_edits: bool,
    /// A definition may say what leads to it.
    pub links: bool,
    /// It can be asked to tell of files that change on disk.
    pub watches: bool,
    /// Findings may have related places.
    pub related: bool,
    /// Findings may have an address that explains them.
    pub code_links: bool,
    /// It knows the command that opens the list of completions.
    pub suggests: bool,
    /// It has the command `milepost.showPlaces`, and says so under `experimental`.
    pub shows_places: bool,
    /// It has the command `milepost.stocktake`, which opens the pack of a day, and says so under `experimental`.
    pub opens_packs: bool,
    /// Symbols may lie in each other.
    pub nested_symbols: bool,
    /// A signature may say where in it a value is.
    pub label_offsets: bool,
    /// Code actions may be more than commands.
    pub actions: bool,
}

impl Client {
    pub(crate) fn new(capabilities: &lsp::ClientCapabilities, name: &str) -> Self {
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let diagnostics = text.and_then(|text| text.publish_diagnostics.as_ref());
        Self {
            snippets: text
                .and_then(|text| text.completion.as_ref()?.completion_item.as_ref()?.snippet_support)
                .unwrap_or_default(),
            versioned_edits: workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref()?.document_changes)
                .unwrap_or_default(),
            links: text.and_then(|text| text.definition.as_ref()?.link_support).unwrap_or_default(),
            watches: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref()?.dynamic_registration)
                .unwrap_or_default(),
            related: diagnostics.and_then(|diagnostics| diagnostics.related_information).unwrap_or_default(),
            code_links: diagnostics.and_then(|diagnostics| diagnostics.code_description_support).unwrap_or_default(),
            suggests: ["code", "codium"].iter().any(|part| name.to_lowercase().contains(part)),
            shows_places: capabilities.experimental.as_ref().is_some_and(|own| own["showPlaces"] == true),
            opens_packs: capabilities.experimental.as_ref().is_some_and(|own| own["opensPacks"] == true),
            nested_symbols: text
                .and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                .unwrap_or_default(),
            label_offsets: text
                .and_then(|text| {
                    let information = text.signature_help.as_ref()?.signature_information.as_ref()?;
                    information.parameter_information.as_ref()?.label_offset_support
                })
                .unwrap_or_default(),
            actions: text.is_some_and(|text| {
                text.code_action.as_ref().is_some_and(|actions| actions.code_action_literal_support.is_some())
            }),
        }
    }
}

/// What the server offers.
pub(crate) fn server(encoding: Encoding, client: Client) -> lsp::ServerCapabilities {
    let code_actions = lsp::CodeActionOptions {
        code_action_kinds: Some(vec![lsp::CodeActionKind::QUICKFIX, lsp::CodeActionKind::SOURCE_FIX_ALL]),
        ..Default::default()
    };
    lsp::ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(lsp::TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
            ..Default::default()
        })),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some([" ", ".", "\"", ">"].map(str::to_owned).to_vec()),
            ..Default::default()
        }),
        hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        document_highlight_provider: Some(lsp::OneOf::Left(true)),
        document_formatting_provider: Some(lsp::OneOf::Left(true)),
        document_range_formatting_provider: Some(lsp::OneOf::Left(true)),
        code_action_provider: client.actions.then_some(lsp::CodeActionProviderCapability::Options(code_actions)),
        rename_provider: Some(lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        })),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
        semantic_tokens_provider: Some(lsp::SemanticTokensServerCapabilities::SemanticTokensOptions(
            lsp::SemanticTokensOptions {
                legend: convert::legend(),
                range: Some(true),
                full: Some(lsp::SemanticTokensFullOptions::Bool(true)),
                ..Default::default()
            },
        )),
        inlay_hint_provider: Some(lsp::OneOf::Left(true)),
        code_lens_provider: Some(lsp::CodeLensOptions { resolve_provider: None }),
        document_on_type_formatting_provider: Some(lsp::DocumentOnTypeFormattingOptions {
            first_trigger_character: "}".to_owned(),
            more_trigger_character: Some(vec!["\n".to_owned()]),
        }),
        folding_range_provider: Some(lsp::FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(lsp::SelectionRangeProviderCapability::Simple(true)),
        document_link_provider: Some(lsp::DocumentLinkOptions {
            resolve_provider: None,
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        }),
        call_hierarchy_provider: Some(lsp::CallHierarchyServerCapability::Simple(true)),
        signature_help_provider: Some(lsp::SignatureHelpOptions {
            trigger_characters: Some(vec![" ".to_owned()]),
            ..Default::default()
        }),
        linked_editing_range_provider: Some(lsp::LinkedEditingRangeServerCapabilities::Simple(true)),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            file_operations: Some(lsp::WorkspaceFileOperationsServerCapabilities {
                did_rename: Some(everything()),
                did_delete: Some(everything()),
                ..Default::default()
            }),
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::OneOf::Left(true)),
            }),
        }),
        ..Default::default()
    }
}

/// Files and folders of any name: the plans in a folder go with it.
fn everything() -> lsp::FileOperationRegistrationOptions {
    let pattern = lsp::FileOperationPattern { glob: "**/*".to_owned(), matches: None, options: None };
    let filter = lsp::FileOperationFilter { scheme: Some("file".to_owned()), pattern };
    lsp::FileOperationRegistrationOptions { filters: vec![filter] }
}

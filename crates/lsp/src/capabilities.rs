//! What the editor can do, and what the server offers.

use tower_lsp::ls_types as lsp;

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
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::OneOf::Left(true)),
            }),
            ..Default::default()
        }),
        ..Default::default()
    }
}

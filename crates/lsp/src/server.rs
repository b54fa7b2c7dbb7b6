//! The methods of the protocol. An edit is applied before anything is awaited, so that messages take effect in the
//! order in which they came; questions are answered on a picture of the texts, on a thread of their own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milepost_diagnostics::FileId;
use milepost_ide::{Analysis, Compiled};
use tokio::sync::Notify;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::{Client, LanguageServer};

use crate::beside::News;
use crate::places::{Encoding, Places};
use crate::reader::Reader;
use crate::state::{State, path_of};
use crate::{World, capabilities, convert, publish, views};

/// What the methods and the publishing of findings share.
pub(crate) struct Shared {
    pub client: Client,
    /// Where plans are read and judged.
    pub reader: Reader,
    /// Something has changed that findings may depend on.
    pub changed: Notify,
    state: Mutex<State>,
    revision: AtomicU64,
    /// Whether the editor has said `shutdown`, after which nothing is sent unasked.
    ended: Arc<AtomicBool>,
}

impl Shared {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and has the findings computed anew.
    pub(crate) fn change(&self, change: impl FnOnce(&mut State)) {
        {
            let mut state = self.state();
            change(&mut state);
            self.saw(state.host.revision());
        }
        self.changed.notify_one();
    }

    /// Reads what lies beside `plans`, where it is not known or has changed. Whether there was any.
    pub(crate) fn look_beside<'a>(&self, plans: impl Iterator<Item = &'a Compiled>) -> bool {
        let (world, known) = {
            let state = self.state();
            (state.world(), state.beside().clone())
        };
        let looked_for = plans.flat_map(|plan| plan.beside().map(|path| (plan.folder(), path)));
        let another = looked_for.filter(|(_, path)| !known.is_up_to_date(world.as_ref(), path));
        let news: Vec<_> = another.map(|(folder, path)| News::read(world.as_ref(), folder, path)).collect();
        let any = !news.is_empty();
        if any {
            self.change(|state| state.learn(news));
        }
        any
    }

    /// Reads what lies beside the plan of the text at `uri`, where it is not known or has changed.
    async fn fetch(self: &Arc<Self>, uri: &lsp::Uri) {
        let path = path_of(uri);
        let analysis = self.state().picture();
        self.read(&analysis).await;
        let shared = self.clone();
        // A question is answered all the same when this fails.
        let _ = tokio::task::spawn_blocking(move || {
            guarded(|| {
                let plans = analysis.at(&path).into_iter().flat_map(|document| analysis.plans_of(document.id));
                shared.look_beside(plans.map(AsRef::as_ref));
            })
        })
        .await;
    }

    /// Has the plans of `analysis` read, where that was not done.
    async fn read(&self, analysis: &Analysis) {
        if !analysis.is_read() {
            let analysis = analysis.clone();
            self.reader
                .run(move || {
                    analysis.plans();
                })
                .await;
        }
    }

    /// Whether the editor has said `shutdown`.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::SeqCst)
    }

    /// Says which revision of the texts is the last.
    pub(crate) fn saw(&self, revision: u64) {
        self.revision.store(revision, Ordering::SeqCst);
    }

    /// The revision of the texts after the last change.
    pub(crate) fn revision(&self) -> u64 {
        self.revision.load(Ordering::SeqCst)
    }
}

/// What `work` gives; nothing when it panics, which must not end the server.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The server of one editor.
pub(crate) struct Backend {
    shared: Arc<Shared>,
}

/// What a question is answered on.
struct Question<'a> {
    places: Places<'a>,
    client: capabilities::Client,
    shared: &'a Shared,
}

impl Question<'_> {
    fn edit(&self, edits: &[milepost_diagnostics::Edit]) -> lsp::WorkspaceEdit {
        convert::workspace_edit(&self.places, self.client, |path| self.shared.state().version(path), edits)
    }
}

impl Backend {
    pub(crate) fn new(client: Client, world: Arc<dyn World>) -> Self {
        let state = Mutex::new(State::new(world));
        let (changed, revision, ended) = (Notify::new(), AtomicU64::default(), Arc::default());
        let reader = Reader::start();
        Self { shared: Arc::new(Shared { client, reader, changed, state, revision, ended }) }
    }

    /// Whether the editor has said `shutdown`.
    pub(crate) fn ended(&self) -> Arc<AtomicBool> {
        self.shared.ended.clone()
    }

    /// Answers a question about all texts as they are now.
    async fn ask<T: Send + 'static>(&self, question: impl FnOnce(&Question<'_>) -> T + Send + 'static) -> Result<T> {
        let (analysis, names, encoding, client) = {
            let mut state = self.shared.state();
            (state.picture(), state.names.clone(), state.encoding, state.client)
        };
        self.shared.read(&analysis).await;
        let shared = self.shared.clone();
        let answer = tokio::task::spawn_blocking(move || {
            guarded(|| {
                question(&Question { places: Places::new(&analysis, encoding, &names), client, shared: &shared })
            })
        });
        answer.await.ok().flatten().ok_or_else(Error::internal_error)
    }

    /// Answers a question about the text at `uri`; with nothing when there is no such text.
    async fn ask_file<T: Send + 'static>(
        &self,
        uri: &lsp::Uri,
        question: impl FnOnce(&Question<'_>, FileId) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let path = path_of(uri);
        self.ask(move |asked| {
            let file = asked.places.analysis.at(&path)?.id;
            question(asked, file)
        })
        .await
    }

    /// Answers a question about a place in a text.
    async fn ask_place<T: Send + 'static>(
        &self,
        place: &lsp::TextDocumentPositionParams,
        question: impl FnOnce(&Question<'_>, FileId, u32) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let position = place.position;
        self.ask_file(&place.text_document.uri, move |asked, file| {
            let offset = asked.places.offset(file, position);
            question(asked, file, offset)
        })
        .await
    }

    /// Answers a question about the plan of the text at `uri`, with the files beside it.
    async fn ask_plan<T: Send + 'static>(
        &self,
        uri: &lsp::Uri,
        question: impl FnOnce(&Places<'_>, &Compiled) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        self.shared.fetch(uri).await;
        self.ask_file(uri, move |asked, file| question(&asked.places, views::plan_of(&asked.places, file)?)).await
    }

    /// `milepost/preview`
    pub(crate) async fn preview(&self, params: views::OfText) -> Result<Option<views::Preview>> {
        self.ask_plan(&params.text_document.uri, views::preview).await
    }

    /// `milepost/outline`
    pub(crate) async fn outline(&self, params: views::OfText) -> Result<Option<views::Outline>> {
        self.ask_plan(&params.text_document.uri, views::outline).await
    }

    /// Asks the editor to tell of plan files that change on disk.
    async fn watch(&self) {
        if !self.shared.state().client.watches {
            return;
        }
        // A folder that comes or goes is told of by its own name alone.
        let folders = lsp::WatchKind::Create | lsp::WatchKind::Delete;
        let watchers = [("**/*.plan", None), ("**/*.csv", None), ("**/*", Some(folders))].map(|(glob, kind)| {
            lsp::FileSystemWatcher { glob_pattern: lsp::GlobPattern::String(glob.to_owned()), kind }
        });
        let options = lsp::DidChangeWatchedFilesRegistrationOptions { watchers: watchers.to_vec() };
        let registration = lsp::Registration {
            id: "plans".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        // An editor that refuses simply does not tell; its open texts are known in any case.
        let _ = self.shared.client.register_capability(vec![registration]).await;
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let offered = params.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let encoding = Encoding::choose(offered);
        let client =
            capabilities::Client::new(&params.capabilities, params.client_info.as_ref().map_or("", |info| &info.name));
        let folders = params.workspace_folders.unwrap_or_default();
        #[allow(deprecated, reason = "older editors name their folder so")]
        let root = params.root_uri.filter(|_| folders.is_empty());
        self.shared.change(|state| {
            (state.encoding, state.client) = (encoding, client);
            for uri in folders.iter().map(|folder| &folder.uri).chain(&root) {
                state.add_root(uri);
            }
        });
        Ok(lsp::InitializeResult {
            capabilities: capabilities::server(encoding, client),
            server_info: Some(lsp::ServerInfo {
                name: "milepost".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        tokio::spawn(publish::run(self.shared.clone()));
        self.watch().await;
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.ended.store(true, Ordering::SeqCst);
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.shared.change(|state| state.opened(&document.uri, document.version, document.text));
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.shared.change(|state| state.changed(&document.uri, document.version, params.content_changes));
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        self.shared.change(|state| state.closed(&params.text_document.uri));
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        self.shared.change(|state| {
            for change in params.changes {
                state.touched(&path_of(&change.uri));
            }
        });
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        self.shared.change(|state| {
            for folder in &params.event.removed {
                state.remove_root(&folder.uri);
            }
            for folder in &params.event.added {
                state.add_root(&folder.uri);
            }
        });
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        self.ask_place(&params.text_document_position, |asked, file, offset| {
            let (found, more) = milepost_ide::complete(asked.places.analysis, file, offset);
            let found = found.into_iter().enumerate();
            let items = found.map(|(index, item)| convert::completion(&asked.places, asked.client, index, item));
            Some(lsp::CompletionResponse::List(lsp::CompletionList { is_incomplete: more, items: items.collect() }))
        })
        .await
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        self.shared.fetch(&params.text_document_position_params.text_document.uri).await;
        self.ask_place(&params.text_document_position_params, move |asked, file, offset| {
            let hover = milepost_ide::hover(asked.places.analysis, file, offset)?;
            Some(convert::hover(&asked.places, hover))
        })
        .await
    }

    async fn goto_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<lsp::GotoDefinitionResponse>> {
        self.ask_place(&params.text_document_position_params, |asked, file, offset| {
            let found = milepost_ide::definition(asked.places.analysis, file, offset);
            convert::definition(&asked.places, asked.client, found)
        })
        .await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let declaration = params.context.include_declaration;
        self.ask_place(&params.text_document_position, move |asked, file, offset| {
            let found = milepost_ide::references(asked.places.analysis, file, offset, declaration);
            Some(found.into_iter().filter_map(|span| asked.places.location(span)).collect())
        })
        .await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        self.ask_place(&params.text_document_position_params, |asked, file, offset| {
            let found = milepost_ide::highlights(asked.places.analysis, file, offset);
            Some(found.into_iter().map(|place| convert::highlight(&asked.places, place)).collect())
        })
        .await
    }

    async fn formatting(&self, params: lsp::DocumentFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        self.ask_file(&params.text_document.uri, |asked, file| {
            let edits = milepost_ide::format(asked.places.analysis, file);
            Some(edits.iter().map(|edit| asked.places.edit(edit)).collect())
        })
        .await
    }

    async fn range_formatting(&self, params: lsp::DocumentRangeFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        let range = params.range;
        self.ask_file(&params.text_document.uri, move |asked, file| {
            let range = asked.places.offsets(file, range);
            let edits = milepost_ide::format_range(asked.places.analysis, file, range);
            Some(edits.iter().map(|edit| asked.places.edit(edit)).collect())
        })
        .await
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let (range, only) = (params.range, params.context.only);
        self.ask_file(&params.text_document.uri, move |asked, file| {
            let range = asked.places.offsets(file, range);
            Some(code_actions(asked, file, range, only.as_deref()))
        })
        .await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        self.ask_place(&params, |asked, file, offset| {
            let span = milepost_ide::renamable(asked.places.analysis, file, offset)?;
            Some(lsp::PrepareRenameResponse::Range(asked.places.range(span)))
        })
        .await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let name = params.new_name;
        let renamed = self
            .ask_place(&params.text_document_position, move |asked, file, offset| {
                let edits = milepost_ide::rename(asked.places.analysis, file, offset, &name);
                Some(edits.map(|edits| asked.edit(&edits)))
            })
            .await?;
        renamed.transpose().map_err(|why| Error { code: ErrorCode::InvalidParams, message: why.into(), data: None })
    }

    async fn document_symbol(&self, params: lsp::DocumentSymbolParams) -> Result<Option<lsp::DocumentSymbolResponse>> {
        self.ask_file(&params.text_document.uri, |asked, file| {
            let found = milepost_ide::symbols(asked.places.analysis, file);
            Some(convert::document_symbols(&asked.places, asked.client, found))
        })
        .await
    }

    async fn symbol(&self, params: lsp::WorkspaceSymbolParams) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        self.ask(move |asked| {
            let found = milepost_ide::find_symbols(asked.places.analysis, &params.query);
            let found = found.iter().filter_map(|symbol| convert::symbol_information(&asked.places, symbol, None));
            Some(lsp::WorkspaceSymbolResponse::Flat(found.collect()))
        })
        .await
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        self.ask_file(&params.text_document.uri, |asked, file| {
            let data = convert::semantic_tokens(&asked.places, file, None);
            Some(lsp::SemanticTokensResult::Tokens(lsp::SemanticTokens { result_id: None, data }))
        })
        .await
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let range = params.range;
        self.ask_file(&params.text_document.uri, move |asked, file| {
            let range = asked.places.offsets(file, range);
            let data = convert::semantic_tokens(&asked.places, file, Some(&range));
            Some(lsp::SemanticTokensRangeResult::Tokens(lsp::SemanticTokens { result_id: None, data }))
        })
        .await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let range = params.range;
        self.ask_file(&params.text_document.uri, move |asked, file| {
            let range = asked.places.offsets(file, range);
            let hints = milepost_ide::hints(asked.places.analysis, file, range);
            Some(hints.into_iter().map(|hint| convert::inlay_hint(&asked.places, hint)).collect())
        })
        .await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        self.shared.fetch(&params.text_document.uri).await;
        self.ask_file(&params.text_document.uri, move |asked, file| {
            let lenses = milepost_ide::lenses(asked.places.analysis, file);
            Some(lenses.into_iter().map(|lens| convert::code_lens(&asked.places, asked.client, lens)).collect())
        })
        .await
    }

    async fn on_type_formatting(
        &self,
        params: lsp::DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let typed = params.ch;
        self.ask_place(&params.text_document_position, move |asked, file, offset| {
            let edits = milepost_ide::format_typed(asked.places.analysis, file, offset, &typed);
            Some(edits.iter().map(|edit| asked.places.edit(edit)).collect())
        })
        .await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.ask_file(&params.text_document.uri, |asked, file| {
            let folds = milepost_ide::folds(asked.places.analysis, file).into_iter();
            Some(folds.filter_map(|fold| convert::fold(&asked.places, fold)).collect())
        })
        .await
    }

    async fn selection_range(&self, params: lsp::SelectionRangeParams) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let positions = params.positions;
        self.ask_file(&params.text_document.uri, move |asked, file| {
            let ranges = positions.into_iter().map(|position| {
                let steps = milepost_ide::selection(asked.places.analysis, file, asked.places.offset(file, position));
                convert::selection(&asked.places, &steps, position)
            });
            Some(ranges.collect())
        })
        .await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.ask_file(&params.text_document.uri, |asked, file| {
            let links = milepost_ide::import_links(asked.places.analysis, file).into_iter();
            let links = links.map(|(span, target)| lsp::DocumentLink {
                range: asked.places.range(span),
                target: asked.places.uri(target),
                tooltip: None,
                data: None,
            });
            Some(links.collect())
        })
        .await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        self.ask_place(&params.text_document_position_params, |asked, file, offset| {
            let found = milepost_ide::dependent(asked.places.analysis, file, offset)?;
            convert::hierarchy_item(&asked.places, &found).map(|item| vec![item])
        })
        .await
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        let place = place_of(&params.item);
        self.ask_place(&place, |asked, file, offset| {
            let name = milepost_ide::dependent(asked.places.analysis, file, offset)?.name;
            let found = milepost_ide::dependents(asked.places.analysis, name).into_iter();
            Some(found.filter_map(|found| convert::incoming(&asked.places, &found)).collect())
        })
        .await
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        let place = place_of(&params.item);
        self.ask_place(&place, |asked, file, offset| {
            let name = milepost_ide::dependent(asked.places.analysis, file, offset)?.name;
            let found = milepost_ide::needed(asked.places.analysis, name).into_iter();
            Some(found.filter_map(|found| convert::outgoing(&asked.places, name, &found)).collect())
        })
        .await
    }

    async fn signature_help(&self, params: lsp::SignatureHelpParams) -> Result<Option<lsp::SignatureHelp>> {
        self.ask_place(&params.text_document_position_params, |asked, file, offset| {
            let found = milepost_ide::signature(asked.places.analysis, file, offset)?;
            Some(convert::signature(found, asked.client))
        })
        .await
    }

    async fn linked_editing_range(
        &self,
        params: lsp::LinkedEditingRangeParams,
    ) -> Result<Option<lsp::LinkedEditingRanges>> {
        self.ask_place(&params.text_document_position_params, |asked, file, offset| {
            let found = milepost_ide::linked(asked.places.analysis, file, offset);
            let ranges: Vec<_> = found.into_iter().map(|span| asked.places.range(span)).collect();
            (!ranges.is_empty()).then_some(lsp::LinkedEditingRanges { ranges, word_pattern: None })
        })
        .await
    }

    async fn did_rename_files(&self, params: lsp::RenameFilesParams) {
        self.shared.change(|state| {
            for uri in params.files.iter().flat_map(|file| [&file.old_uri, &file.new_uri]) {
                if let Ok(uri) = uri.parse() {
                    state.touched(&path_of(&uri));
                }
            }
        });
    }

    async fn did_delete_files(&self, params: lsp::DeleteFilesParams) {
        self.shared.change(|state| {
            for uri in params.files.iter().filter_map(|file| file.uri.parse().ok()) {
                state.touched(&path_of(&uri));
            }
        });
    }
}

/// Where the name of `item` begins.
fn place_of(item: &lsp::CallHierarchyItem) -> lsp::TextDocumentPositionParams {
    lsp::TextDocumentPositionParams {
        text_document: lsp::TextDocumentIdentifier { uri: item.uri.clone() },
        position: item.selection_range.start,
    }
}

fn code_actions(
    asked: &Question<'_>,
    file: FileId,
    range: std::ops::Range<u32>,
    only: Option<&[lsp::CodeActionKind]>,
) -> Vec<lsp::CodeActionOrCommand> {
    let analysis = asked.places.analysis;
    let wanted = |kind: &lsp::CodeActionKind| {
        only.is_none_or(|only| {
            only.iter().any(|only| {
                let rest = kind.as_str().strip_prefix(only.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || only.as_str().is_empty())
            })
        })
    };
    let findings = milepost_ide::diagnostics(analysis).remove(&file).unwrap_or_default();
    let quick = milepost_ide::actions(analysis, file, range);
    let all = milepost_ide::fix_all(analysis, file);
    let actions = quick.into_iter().chain(all).filter_map(|action| {
        let kind = match action.kind {
            milepost_ide::ActionKind::QuickFix => lsp::CodeActionKind::QUICKFIX,
            milepost_ide::ActionKind::FixAll => lsp::CodeActionKind::SOURCE_FIX_ALL,
        };
        let mends = action.mends.and_then(|index| findings.get(index));
        wanted(&kind).then(|| {
            lsp::CodeActionOrCommand::CodeAction(lsp::CodeAction {
                title: action.title,
                kind: Some(kind),
                diagnostics: mends.map(|found| vec![convert::diagnostic(&asked.places, asked.client, found)]),
                is_preferred: action.preferred.then_some(true),
                edit: Some(asked.edit(&action.edits)),
                ..Default::default()
            })
        })
    });
    actions.collect()
}

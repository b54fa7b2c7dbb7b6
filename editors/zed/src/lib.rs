//! Tells Zed where the language server is: where its settings say, or else on the PATH. Nothing is downloaded.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, LanguageServerId, Result, Worktree};

struct Milepost;

impl zed::Extension for Milepost {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let set = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, args) = set.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path.or_else(|| worktree.which("milepost")).ok_or(
            "`milepost` was not found on the PATH. Install it, or say in Zed's settings where it is: \
             \"lsp\": { \"milepost\": { \"binary\": { \"path\": \"…\", \"arguments\": [\"lsp\"] } } }",
        )?;
        let args = args.unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(zed::Command { command, args, env: worktree.shell_env() })
    }
}

zed::register_extension!(Milepost);

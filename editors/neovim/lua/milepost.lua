-- Milepost in Neovim 0.7 and later: put this folder on the runtimepath. `vim.g.milepost_command` names another program,
-- or gives it words, such as { "milepost", "lsp", "--profile", "agreed" }.
local M = {}

-- The folder of the project: the nearest one with version control or the mark, or that of the file.
local function root(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local around = folder
  repeat
    for _, mark in ipairs({ "milepost.toml", ".git", ".hg", ".jj", ".svn" }) do
      if vim.loop.fs_stat(around .. "/" .. mark) then
        return around
      end
    end
    local above = vim.fn.fnamemodify(around, ":h")
    local top = above == around
    around = above
  until top
  return folder
end

local clients = {}

-- Lets the language server see the buffer; the number of its client, or nothing when there is no program.
function M.start(buffer)
  buffer = buffer == 0 and vim.api.nvim_get_current_buf() or buffer
  local command = vim.g.milepost_command or { "milepost", "lsp" }
  if vim.fn.executable(command[1]) == 0 then
    if not M.told then
      M.told = true
      vim.notify("`" .. command[1] .. "` was not found: install Milepost, or set vim.g.milepost_command.", vim.log.levels.WARN)
    end
    return nil
  end
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  if vim.treesitter and vim.treesitter.start then
    pcall(vim.treesitter.start, buffer, "milepost")
  end
  local config = { name = "milepost", cmd = command, root_dir = folder }
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  local id = clients[folder]
  if not (id and vim.lsp.get_client_by_id(id)) then
    config.workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } }
    id = vim.lsp.start_client(config)
    clients[folder] = id
  end
  vim.lsp.buf_attach_client(buffer, id)
  return id
end

return M

-- Run by neovim.test.mjs in a headless Neovim with the settings of editors/neovim. Prints what it saw, a line a step.
local PATIENCE = tonumber(os.getenv("PATIENCE"))
-- Where tree-sitter's parser of the language lies, for a Neovim that can use it.
local PARSER = os.getenv("PARSER")

local function check(what, is_so)
  local well, is = pcall(is_so)
  assert(well, what .. ": " .. tostring(is))
  if not is then
    is = vim.wait(PATIENCE, is_so, 20)
  end
  io.stdout:write((is and "ok " or "not ok ") .. what .. "\n")
  if not is then
    error(what)
  end
end

local function main()
  vim.cmd("edit four_hours.plan")
  local buffer = vim.api.nvim_get_current_buf()
  check("the file is a delivery plan", function()
    return vim.bo.filetype == "milepost"
  end)
  check("the server is attached", function()
    return next(vim.lsp.buf_get_clients and vim.lsp.buf_get_clients(buffer) or {}) ~= nil
  end)
  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
  end
  local function line_of(wanted)
    for at, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local column = line:find(wanted, 1, true)
      if column then
        return at - 1, column - 1
      end
    end
  end
  local function ask(method, line, character, more)
    local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = line, character = character } }
    local answers = vim.lsp.buf_request_sync(buffer, method, vim.tbl_extend("force", params, more or {}), PATIENCE)
    for _, answer in pairs(answers or {}) do
      return answer.result
    end
  end

  if PARSER then
    check("words are coloured by the grammar", function()
      vim.treesitter.language.add("milepost", { path = PARSER })
      vim.treesitter.start(buffer, "milepost")
      vim.treesitter.get_parser(buffer, "milepost"):parse(true)
      local function colour(wanted)
        local line, column = line_of(wanted)
        local found = vim.treesitter.get_captures_at_pos(buffer, line, column)
        return #found > 0 and found[1].capture
      end
      return colour("priority four_hours") == "keyword" and colour("four_hours \"") == "type.definition"
    end)
    check("blocks fold", function()
      return vim.treesitter.query.get("milepost", "folds") ~= nil and vim.treesitter.query.get("milepost", "locals") ~= nil
    end)
  end

  local line, column = line_of("nhs_chief_executive")
  vim.api.nvim_buf_set_text(buffer, line, column, line, column + #"nhs_chief_executive", { "nhs_chief_executiv" })
  check("a mistake is found", function()
    local found = vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
    return #found == 1 and found[1].lnum == line and found[1].message:find("Nothing in the plan is called `nhs_chief_executiv`", 1, true)
  end)

  vim.ui.select = function(items, _, choose)
    choose(items[1], 1)
  end
  vim.api.nvim_win_set_cursor(0, { line + 1, column + 2 })
  vim.lsp.buf.code_action()
  check("its quick fix mends it", function()
    return text():find("owner +nhs_chief_executive\n") ~= nil
  end)
  check("nothing is wrong any more", function()
    return #vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR }) == 0
  end)

  local hover = ask("textDocument/hover", line, column + 2)
  check("resting on a name says who it is", function()
    return hover and hover.contents.value:find("nhs_chief_executive", 1, true) ~= nil
  end)

  vim.api.nvim_buf_set_lines(buffer, line + 1, line + 1, false, { "  sponsor " })
  local offered = ask("textDocument/completion", line + 1, #"  sponsor ")
  check("names are offered", function()
    for _, item in ipairs(offered.items or offered) do
      if item.label == "prime_minister" then
        return true
      end
    end
  end)
  vim.api.nvim_buf_set_lines(buffer, line + 1, line + 2, false, {})

  local definition = ask("textDocument/definition", line, column + 2)
  definition = definition[1] or definition
  check("a name leads to where it is declared", function()
    return (definition.uri or definition.targetUri):find("posts.plan", 1, true) ~= nil
  end)
  local references = ask("textDocument/references", line, column + 2, { context = { includeDeclaration = true } })
  check("a name leads to where it is used", function()
    return #references > 1
  end)

  vim.api.nvim_win_set_cursor(0, { line + 1, column + 2 })
  vim.lsp.buf.rename("head_of_the_nhs")
  check("a new name is written in every file", function()
    local posts = vim.fn.bufnr("posts.plan")
    local declared = posts > 0 and table.concat(vim.api.nvim_buf_get_lines(posts, 0, -1, false), "\n") or ""
    return text():find("owner +head_of_the_nhs\n") ~= nil and declared:find("post head_of_the_nhs ", 1, true) ~= nil
  end)
  check("nothing is wrong after it", function()
    return #vim.diagnostic.get(nil, { severity = vim.diagnostic.severity.ERROR }) == 0
  end)

  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { "  owner head_of_the_nhs" })
  local edits = ask("textDocument/formatting", 0, 0, { options = { tabSize = 2, insertSpaces = true } })
  vim.lsp.util.apply_text_edits(edits, buffer, "utf-16")
  check("the layout is put right", function()
    return text():find("\n  owner           head_of_the_nhs\n", 1, true) ~= nil
  end)
end

local well, why = xpcall(main, debug.traceback)
if not well then
  io.stdout:write("not ok " .. tostring(why) .. "\n")
end
io.stdout:flush()
vim.cmd(well and "qall!" or "cquit!")

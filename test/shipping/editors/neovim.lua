-- Works in a file as a person does, with the configuration of docs/editors.md, and writes what Neovim got to a file.
--   nvim --headless -n -i NONE -u CONFIGURATION FILE -S neovim.lua
local got = {}

local function until_(what, probe)
  if not vim.wait(60000, probe, 20) then error('waited in vain for ' .. what) end
end

local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end

--- Puts the cursor into a line: on the first character of `mark` in the first line that contains `line`.
local function go_to(line, mark)
  for number, each in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if each:find(line, 1, true) then
      vim.api.nvim_win_set_cursor(0, { number, each:find(mark, 1, true) - 1 })
      return
    end
  end
  error('no line contains ' .. line)
end

local function codes()
  local all = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    local lsp = each.user_data and each.user_data.lsp or {}
    all[tostring(each.code or lsp.code)] = true
  end
  return all
end

local function ask(method)
  local answers, problem = vim.lsp.buf_request_sync(0, method, vim.lsp.util.make_position_params(0, 'utf-16'), 60000)
  for _, answer in pairs(answers or error(problem)) do
    if answer.result then return answer.result end
  end
  error(method .. ' has no answer')
end

local function work()
  until_('the loop', function() return codes()['AZR101'] end)
  got.diagnostics = vim.tbl_keys(codes())

  go_to('nic nva1', 'nva1')
  until_('the hover', function()
    got.hover = ask('textDocument/hover').contents.value
    return not got.hover:find('Computing', 1, true)
  end)

  go_to('asDelete 65515] <-> ars1', 'ars1')
  local completion = ask('textDocument/completion')
  got.completion = vim.tbl_map(function(item) return item.label end, completion.items or completion)

  vim.lsp.buf.rename('ars-west')
  until_('the new name', function() return text():find('routeServer ars-west', 1, true) and text():find('<-> ars-west', 1, true) end)
  got.renamed = text()

  local loop = vim.tbl_filter(function(each) return each.message:find('loop') end, vim.diagnostic.get(0))[1]
  vim.api.nvim_win_set_cursor(0, { loop.lnum + 1, loop.col })
  got.actions = {}
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(got.actions, action.title)
    end
    for i, title in ipairs(got.actions) do
      if title:find('^Insert .*UDR') then return choose(items[i], i) end
    end
  end
  vim.lsp.buf.code_action()
  until_('the repair', function() return text() ~= got.renamed end)
  until_('the loop to go', function() return not codes()['AZR101'] end)
  got.repaired = text()
end

local ok, problem = xpcall(work, debug.traceback)
if not ok then got.problem = problem end
vim.fn.writefile({ vim.fn.json_encode(got) }, os.getenv('AZROUTE_GOT'))
vim.cmd('qa!')

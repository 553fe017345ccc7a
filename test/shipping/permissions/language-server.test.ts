import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeAction, Hover, Location, ServerCapabilities, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { inRoot } from '../../../scripts/lib/root.mjs';
import { Editor } from '../support/editor.js';
import { contents, type Ended, ended, readsOf, startGuarded } from '../support/guarded.js';

const SERVERS = [
  { name: 'the server of the extension', folder: inRoot('packages', 'extension', 'dist'), line: ['server.js'] },
  { name: 'azroute lsp', folder: inRoot('packages', 'cli'), line: [path.join('bin', 'azroute.js'), 'lsp', '--stdio'] },
] as const;

const LOOP = '05-multi-region-loop.azroute';

const WAIT = { timeout: 60_000, interval: 50 };

/** Requests about a position in the text, by capability. */
const AT_A_PLACE = [
  ['hoverProvider', 'textDocument/hover'],
  ['completionProvider', 'textDocument/completion'],
  ['definitionProvider', 'textDocument/definition'],
  ['declarationProvider', 'textDocument/declaration'],
  ['typeDefinitionProvider', 'textDocument/typeDefinition'],
  ['implementationProvider', 'textDocument/implementation'],
  ['documentHighlightProvider', 'textDocument/documentHighlight'],
  ['signatureHelpProvider', 'textDocument/signatureHelp'],
  ['callHierarchyProvider', 'textDocument/prepareCallHierarchy'],
  ['typeHierarchyProvider', 'textDocument/prepareTypeHierarchy'],
] as const;

/** Requests about a whole document. */
const ABOUT_ALL = [
  ['documentSymbolProvider', 'textDocument/documentSymbol'],
  ['foldingRangeProvider', 'textDocument/foldingRange'],
  ['documentLinkProvider', 'textDocument/documentLink'],
  ['codeLensProvider', 'textDocument/codeLens'],
  ['semanticTokensProvider', 'textDocument/semanticTokens/full'],
] as const;

describe.each(SERVERS)('$name, allowed to read the workspace and nothing else', ({ folder, line }) => {
  let workspace: string;
  let editor: Editor;
  let outcome: Promise<Ended>;
  let capabilities: ServerCapabilities;

  beforeEach(async () => {
    workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'azroute-guarded-')));
    cpSync(inRoot('examples'), workspace, { recursive: true });
    writeFileSync(path.join(workspace, 'azroute.json'), '{ "diagnostics": { "AZR102": "error" } }');
    const [script, ...args] = line;
    const reads = [folder, ...readsOf(workspace)];
    const child = startGuarded(path.join(folder, script), args, { cwd: workspace, reads });
    outcome = ended(child);
    editor = new Editor(child);
    capabilities = (await editor.initialize(workspace)).capabilities;
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  const uriOf = (name: string) => pathToFileURL(path.join(workspace, name)).href;
  const textOf = (name: string) => readFileSync(path.join(workspace, name), 'utf8');
  const open = (name: string, uri = uriOf(name), text = textOf(name)) =>
    editor.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text } });

  /** The position of a text in a document, plus an offset. */
  function placeOf(text: string, wanted: string, inside = 1) {
    const before = text.slice(0, text.indexOf(wanted)).split('\n');
    return { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + inside };
  }

  it('does everything that an editor asks for', async () => {
    const before = contents(workspace);
    const textDocument = { uri: uriOf(LOOP) };
    const text = textOf(LOOP);
    await open(LOOP);
    const loops = await editor.diagnosed(textDocument.uri, (codes) => codes.includes('AZR101'));
    // azroute.json takes effect.
    expect(loops.filter(({ code }) => code === 'AZR102').map(({ severity }) => severity)).toContain(1);

    const position = placeOf(text, 'nva1 10.1.1.4');
    // The diagnostics may be there a moment before what hovers show.
    await vi.waitFor(async () => {
      const hover = await editor.request<Hover>('textDocument/hover', { textDocument, position });
      expect(JSON.stringify(hover)).toContain('10.2.0.0/16');
    }, 30_000);
    for (const [capability, method] of AT_A_PLACE)
      if (capabilities[capability]) await editor.request(method, { textDocument, position });
    for (const [capability, method] of ABOUT_ALL)
      if (capabilities[capability]) expect(await editor.request(method, { textDocument }), method).toBeTruthy();
    const all = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
    if (capabilities.inlayHintProvider) await editor.request('textDocument/inlayHint', { textDocument, range: all });
    if (capabilities.workspaceSymbolProvider) await editor.request('workspace/symbol', { query: 'hub' });
    const references = { textDocument, position, context: { includeDeclaration: true } };
    expect((await editor.request<Location[]>('textDocument/references', references)).length).toBeGreaterThan(1);
    const options = { tabSize: 2, insertSpaces: true };
    expect(await editor.request('textDocument/formatting', { textDocument, options })).toEqual([]);
    const rename = { textDocument, position, newName: 'other' };
    expect(await editor.request<WorkspaceEdit>('textDocument/rename', rename)).toHaveProperty('changes');

    const loop = loops.find(({ code }) => code === 'AZR101')!;
    const asked = { textDocument, range: loop.range, context: { diagnostics: [loop] } };
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', asked);
    expect(actions.length).toBeGreaterThan(1);
    const resolves =
      typeof capabilities.codeActionProvider === 'object' && capabilities.codeActionProvider.resolveProvider;
    for (const action of actions)
      expect(
        action.edit ?? action.command ?? (resolves && (await editor.request('codeAction/resolve', action))),
      ).toBeTruthy();

    const broken = text.replace('vnet hub1 {', 'vnet hub1 {{');
    const change = (version: number, to: string) =>
      editor.notify('textDocument/didChange', {
        textDocument: { ...textDocument, version },
        contentChanges: [{ text: to }],
      });
    await change(2, broken);
    await editor.diagnosed(textDocument.uri, (codes) => codes.includes('AZR001'));
    await change(3, text);
    await editor.diagnosed(textDocument.uri, (codes) => !codes.includes('AZR001') && codes.includes('AZR101'));
    expect(contents(workspace)).toEqual(before);
    await editor.end();
    expect(await outcome).toMatchObject({ code: 0, forbidden: [] });
  });

  it('follows imports, settings and files that change, and knows texts that are in no file', async () => {
    const network = '10-several-files/network.azroute';
    await open(network);
    const imported = textOf('10-several-files/hubs/west.azroute');
    await open('10-several-files/hubs/west.azroute');
    await editor.diagnosed(uriOf(network), (codes) => codes.length === 0);
    const position = placeOf(textOf(network), 'bgp nva1', 'bgp n'.length);
    // An early answer can be based on the text alone.
    const target = () => editor.request('textDocument/definition', { textDocument: { uri: uriOf(network) }, position });
    await expect.poll(async () => JSON.stringify(await target()), WAIT).toContain('hubs/west.azroute');

    const untitled = 'untitled:Untitled-1';
    await open('', untitled, 'vnet v {\n  address 10.0.0.0/33\n}\n');
    await editor.diagnosed(untitled, (codes) => codes.includes('AZR007'));
    await editor.notify('textDocument/didClose', { textDocument: { uri: untitled } });

    await editor.notify('textDocument/didClose', {
      textDocument: { uri: uriOf('10-several-files/hubs/west.azroute') },
    });
    writeFileSync(path.join(workspace, '10-several-files/hubs/west.azroute'), imported.replaceAll('nva1', 'nvaX'));
    const changed = (name: string) =>
      editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type: 2 }] });
    await changed('10-several-files/hubs/west.azroute');
    await editor.diagnosed(uriOf(network), (codes) => codes.includes('AZR002'));

    writeFileSync(path.join(workspace, 'azroute.json'), '{ "diagnostics": { "AZR002": "off" } }');
    await changed('azroute.json');
    await editor.diagnosed(uriOf(network), (codes) => !codes.includes('AZR002'));
    await editor.notify('textDocument/didSave', { textDocument: { uri: uriOf(network) } });
    await editor.notify('workspace/didChangeConfiguration', { settings: {} });
    await editor.end();
    expect(await outcome).toMatchObject({ code: 0, forbidden: [] });
  });
});

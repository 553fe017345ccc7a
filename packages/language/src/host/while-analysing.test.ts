import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CompletionList, DocumentSymbol, Hover, LocationLink, SemanticTokens } from 'vscode-languageserver';
import type { AzrouteDocumentSymbolProvider } from '../lsp/outline.js';
import { builderOf } from '../workspace/document-builder.js';
import { gate } from './testing/gate.js';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';
import { text, uri } from './testing/network.js';

let client: HostClient;
afterEach(() => client.stop());

/** Starts with a text that both threads have analyzed, and blocks the analysis of the next one. */
async function startBusy() {
  const gates: ReturnType<typeof gate>[] = [];
  client = await HostClient.start((thread) => gates.push(gate(thread)), { catchUpAfter: 0 });
  client.open(uri, text);
  await client.settled();
  for (const one of gates) one.shut();
  return () => {
    for (const one of gates) one.open();
  };
}

const lineOf = (of: string, part: string) => of.split('\n').findIndex((line) => line.includes(part));

describe('while a newer text is analyzed', () => {
  const newer = `// a comment\n\n${text}`;

  it('a hover shows older results, says so, and is at the current position of the word', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const line = lineOf(newer, 'nic vm');
    const hover = await client.at<Hover>('hover', uri, { line, character: 9 });
    expect(JSON.stringify(hover.contents)).toContain('Computing …');
    expect(JSON.stringify(hover.contents)).toContain('10.9.0.0/16');
    expect(hover.range?.start.line).toBe(line);
    release();
    await client.settled();
    const after = await client.at<Hover>('hover', uri, { line, character: 9 });
    expect(JSON.stringify(after.contents)).not.toContain('Computing');
    expect(after.range).toEqual(hover.range);
  });

  it('a hover on new text says that it is being computed', async () => {
    await startBusy();
    client.change(uri, text.replace('nic vm 10.0.1.4', 'nic vm 10.0.1.4\n    nic other 10.0.1.5'));
    const hover = await client.at<Hover>('hover', uri, { line: 5, character: 10 });
    expect(JSON.stringify(hover.contents)).toContain('Computing …');
  });

  it('there is no hover on a comment, which nothing is computed for', async () => {
    await startBusy();
    const commented = text.replace('nic vm 10.0.1.4', 'nic vm 10.0.1.4 // of vm');
    client.change(uri, commented);
    const line = lineOf(commented, '// of vm');
    const at = (part: string) =>
      client.at('hover', uri, { line, character: commented.split('\n')[line]!.indexOf(part) });
    expect(await at('// of')).toBeNull();
    expect(await at('of vm')).toBeNull();
    expect(JSON.stringify(await at('vm 10'))).toContain('Computing');
  });

  it.each(['vmx', 'v', 'xvm', 'v"m', 'other'])('there is no answer for a name that has become %s', async (name) => {
    await startBusy();
    const renamed = text.replace('nic vm', `nic ${name}`).replace('routeTable rt\n', `routeTable ${name}\n`);
    client.change(uri, renamed);
    const nic = { line: lineOf(renamed, 'nic '), character: 8 };
    const hover = await client.at<Hover>('hover', uri, nic);
    expect(hover).toEqual({ contents: { kind: 'markdown', value: '*Computing …*' } });
    const table = { line: lineOf(renamed, '    routeTable'), character: 15 };
    for (const method of ['definition', 'documentHighlight', 'prepareRename']) {
      expect(await client.at(method, uri, table), method).toBeNull();
    }
    const context = { includeDeclaration: true };
    const params = { textDocument: { uri }, position: table, context };
    expect(await client.request('textDocument/references', params)).toBeNull();
  });

  it('completion uses the newest text', async () => {
    await startBusy();
    const typed = `${text}peering hu`;
    client.change(uri, typed);
    const list = await client.at<CompletionList>('completion', uri, {
      line: lineOf(typed, 'peering hu') + 1,
      character: 10,
    });
    expect(list.items.map(({ label }) => label)).toContain('hub');
  });

  it('definitions, symbols, tokens and folding ranges have their new positions', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const ask = async () => ({
      definition: await client.at<LocationLink[]>('definition', uri, {
        line: lineOf(newer, '    routeTable'),
        character: 16,
      }),
      symbols: await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } }),
      tokens: (await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } }))
        .data,
      foldings: await client.request('textDocument/foldingRange', { textDocument: { uri } }),
    });
    const before = await ask();
    release();
    await client.settled();
    expect(before).toEqual(await ask());
    expect(before.symbols[0]?.range.start.line).toBe(2);
  });

  it('a request that works on the text is refused when the text changes', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const format = client.request('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    client.change(uri, `${newer} `);
    await expect(format).rejects.toMatchObject({ code: -32801 });
    release();
    await client.settled();
  });

  it('a cancelled request is refused at once', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const { id, answer } = client.ask('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
    });
    client.notify('$/cancelRequest', { id });
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    release();
    await client.settled();
  });
});

it('before the first analysis, only a hover on a comment is known to be empty', async () => {
  client = await HostClient.start((thread) => gate(thread).shut());
  client.open(uri, `/* a network\n   of two */\n${text}`);
  expect(await client.at('hover', uri, { line: 1, character: 5 })).toBeNull();
  const hover = await client.at('hover', uri, { line: 2, character: 6 });
  expect(hover).toEqual({ contents: { kind: 'markdown', value: '*Computing …*' } });
});

it('an analysis that only catches up with the other thread is given up as soon as something changes', async () => {
  const gates: ReturnType<typeof gate>[] = [];
  client = await HostClient.start((thread) => gates.push(gate(thread)), { catchUpAfter: 0 });
  client.open(uri, text);
  await client.settled();
  for (const one of gates) one.shut();
  client.change(uri, `${text}\n`);
  // The thread that waits at its gate is the one that analyzes.
  const [first, second] = client.threads as [InProcessThread, InProcessThread];
  const isSuperseded = ({ services }: InProcessThread) =>
    builderOf(services.shared.workspace.DocumentBuilder).superseded();
  await vi.waitFor(() => expect(gates.some(({ waiting }) => waiting > 0)).toBe(true));
  const [ahead, behind] = (gates[0]?.waiting ?? 0) > 0 ? [0, 1] : [1, 0];
  gates[ahead]?.open();
  await vi.waitFor(() => expect(gates[behind]?.waiting).toBe(1));
  client.change(uri, `${text}\n\n`);
  expect(isSuperseded(behind === 0 ? first : second)).toBe(true);
  gates[behind]?.open();
  await client.settled();
  expect(client.shown(uri)?.version).toBe(3);
});

it('a hover is answered while the same thread creates an outline', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  client = await HostClient.start(
    ({ services }) => {
      const provider = services.lsp.DocumentSymbolProvider as AzrouteDocumentSymbolProvider;
      const make = provider.getAnswer.bind(provider);
      provider.getAnswer = (document) => released.then(() => make(document));
    },
    { catchUpAfter: 1_000_000 },
  );
  client.open(uri, text);
  await client.settled();
  // The other thread catches up immediately the first time, and is behind from then on.
  client.change(uri, `${text}\n`);
  await client.settled();
  const outline = client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  expect(JSON.stringify(await client.at('hover', uri, { line: 4, character: 9 }))).toContain('10.9.0.0/16');
  release();
  expect((await outline).map(({ name }) => name)).toEqual(['hub', 'rt', 'hub <-> spoke']);
});

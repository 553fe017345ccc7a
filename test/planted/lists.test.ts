import { describe, expect, it } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { answerOf } from '../../packages/language/src/lsp/asking/answer.js';
import { choicesFor } from '../../packages/language/src/lsp/asking/choices.js';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import { opened, planted, plants } from './plant.js';
import { texts } from './texts.js';

const unseen = /\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b]/u;
const text = planted(texts['devices.azroute'] ?? '', plants.terminal);

/** Something to say behind every kind of statement: a peering that is not connected, a next hop, an expectation. */
const withHints = `${text}
vnet "a${plants.terminal}" { address 10.200.0.0/16 subnet s 10.200.0.0/24 { nic "n${plants.terminal}" 10.200.0.4 routeTable rtx } }
vnet "b${plants.terminal}" { address 10.201.0.0/16 subnet s 10.201.0.0/24 { nic n 10.201.0.4 } }
peering "a${plants.terminal}" -> "b${plants.terminal}"
routeTable rtx { route r 10.201.0.0/16 -> 10.200.0.4 }
expect "a${plants.terminal}".s.n -> "b${plants.terminal}".s.n
`;

/** A client of a server that has a text open. */
async function served(content: string): Promise<{ readonly client: TestClient; readonly uri: string }> {
  const client = await TestClient.start();
  const uri = 'file:///planted.azroute';
  await client.open(uri, content);
  await client.settled();
  return { client, uri };
}

/** All texts in a value that an editor shows verbatim, except those that it would write to a file or only sends back. */
function shownTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const written = ['newText', 'filterText', 'sortText', 'edit', 'uri', 'data'];
  return Object.entries(value).flatMap(([key, each]) => (written.includes(key) ? [] : shownTexts(each)));
}

function expectSeen(value: unknown): void {
  const all = shownTexts(value);
  expect(all.filter((each) => unseen.test(each))).toEqual([]);
  expect(all.some((each) => each.includes('\\u001b'))).toBe(true);
}

describe('planted names are visible', () => {
  it('in the outline', async () => {
    const { services, document } = await opened(text);
    const textDocument = { uri: document.uri.toString() };
    expectSeen(await services.lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument }));
  });

  it('in diagnostics', async () => {
    const { document } = await opened(`${text}\npeering "x${plants.terminal}" <-> "y${plants.terminal}"\n`);
    expectSeen(document.diagnostics);
  });

  it('in inlay hints and lenses', async () => {
    const { client, uri } = await served(withHints);
    await client.configure({ inlayHints: { freeAddresses: true, defaultRoutes: true } });
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };
    expectSeen(await client.request('textDocument/inlayHint', { textDocument, range }));
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    expectSeen(await Promise.all(lenses.map((lens) => client.request('codeLens/resolve', lens))));
  });

  it('in findings and titles of code actions', async () => {
    const { client, uri } = await served(planted(texts['05-multi-region-loop.azroute'] ?? '', plants.terminal));
    const findings = await client.diagnostics(uri);
    expectSeen(findings);
    const actions = await Promise.all(findings.map((finding) => client.codeActions(uri, finding)));
    expectSeen(actions.flat().map(({ title }) => title));
  });

  it('in what can be asked, and in the answers', async () => {
    const { services, document } = await opened(text);
    const textDocument = { uri: document.uri.toString() };
    const choices = choicesFor(services, { textDocument });
    const ends = choices?.ends ?? [];
    expectSeen([...ends, ...(choices?.devices ?? [])].map(({ label }) => label));
    const { root = '', version = 0 } = choices ?? {};
    const via = choices?.devices.slice(0, 1).map(({ value }) => value) ?? [];
    const answers = [];
    for (const { value: to } of ends.slice(1, 4)) {
      for (const through of [[], via]) {
        const from = ends[0]?.value ?? '';
        answers.push(await answerOf(services, { textDocument, root, version, from, to, via: through }));
      }
    }
    expectSeen(answers);
  });

  it('in completion, which writes and matches them as they are', async () => {
    const { services, document } = await opened(`${text}\nconnection `);
    const position = document.textDocument.positionAt(document.textDocument.getText().length);
    const list = await services.lsp.CompletionProvider?.getCompletion(document, {
      textDocument: { uri: document.uri.toString() },
      position,
    });
    const items = list?.items.filter(({ label }) => label.includes('\\u001b')) ?? [];
    expect(items.length).toBeGreaterThan(2);
    expectSeen(items);
    for (const { filterText, textEdit } of items) {
      expect(textEdit?.newText).toContain(plants.terminal);
      expect(filterText).toContain(plants.terminal);
    }
  });
});

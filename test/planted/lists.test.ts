import { describe, expect, it } from 'vitest';
import { opened, planted, plants } from './plant.js';
import { texts } from './texts.js';

const unseen = /\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b]/u;
const text = planted(texts['devices.azroute'] ?? '', plants.terminal);

/** All texts in a value that an editor shows verbatim, except those that it would write to a file. */
function shownTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const written = ['newText', 'filterText', 'sortText', 'edit', 'uri'];
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

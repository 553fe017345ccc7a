import { type LangiumDocument, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { TestClient } from '../testing/client.js';
import { fixtureUri, openFixture } from '../testing/fixture.js';
import { inNewerText } from '../text-context.js';
import { shiftBetween, type TextShift } from '../text-shift.js';
import { movedLines } from './moved-lines.js';
import type { WholeAnswer } from './whole-answer.js';

const statements = (i: number) => `vnet hub${i} {
  address 10.${i}.0.0/16
  /* a comment "line":7 over
     several
     lines */
  subnet "line\\": 4 ${i}" 10.${i}.1.0/24 { nic vm 10.${i}.1.4 }
}
peering hub${i} <-> hub${i + 1} peering hub${i} <-> hub${i + 2}

`;
const text = Array.from({ length: 30 }, (_, i) => statements(i)).join('');

/** Edits of a text; each is tried at many places. */
const edits: readonly (readonly [what: string, remove: number, insert: string])[] = [
  ['a letter', 0, 'x'],
  ['a line break', 0, '\n'],
  ['several lines', 0, '\nnic a\n\nnic b'],
  ['a deleted letter', 1, ''],
  ['several deleted lines', 90, ''],
  ['a large replacement', 2_000, '// all\n// new\n'],
  ['nothing', 0, ''],
];

type Answers = readonly [whole: WholeAnswer, plain: unknown];

async function answers(method: 'outline' | 'foldings' | 'colours', of: string): Promise<Answers> {
  const { services, document } = await openFixture(of);
  const params = { textDocument: { uri: fixtureUri } };
  const { DocumentSymbolProvider, FoldingRangeProvider, SemanticTokenProvider } = services.lsp;
  const answer = (provider: unknown) =>
    (provider as { getAnswer(of: unknown): Promise<WholeAnswer> }).getAnswer(document);
  switch (method) {
    case 'outline':
      return [await answer(DocumentSymbolProvider), await DocumentSymbolProvider?.getSymbols(document, params)];
    case 'foldings':
      return [await answer(FoldingRangeProvider), await FoldingRangeProvider?.getFoldingRanges(document, params)];
    case 'colours':
      return [await answer(SemanticTokenProvider), await SemanticTokenProvider?.semanticHighlight(document, params)];
  }
}

async function read(whole: WholeAnswer, shift?: TextShift): Promise<unknown> {
  return JSON.parse(Buffer.concat(await whole.parts(shift)).toString());
}

describe.each(['outline', 'foldings', 'colours'] as const)('the %s of a whole document', (method) => {
  it.each([
    ['a long text', text],
    ['a text of one statement', 'vnet a { address 10.0.0.0/16\n\n}'],
    ['an empty text', ''],
  ])('of %s equals that of the provider', async (_what, of) => {
    const [whole, plain] = await answers(method, of);
    expect(await read(whole)).toEqual(JSON.parse(JSON.stringify(plain)));
  });

  it.each(edits)('moves with %s like each position', async (_what, remove, insert) => {
    const [whole, plain] = await answers(method, text);
    for (let at = 0; at <= text.length; at += at < 150 ? 7 : 613) {
      const shift = shiftBetween(text, text.slice(0, at) + insert + text.slice(at + remove));
      const shifts: Record<string, TextShift> = shift ? { [fixtureUri]: shift } : {};
      expect(await read(whole, shift), `at ${at}`).toEqual(
        JSON.parse(JSON.stringify(inNewerText(plain, fixtureUri, { shifts }))),
      );
    }
  });
});

it('in JSON, only line numbers move', () => {
  const value = { line: 3, name: '"line":3', detail: '\\"line":3', startLine: 10, endLine: 0, character: 4, lines: 5 };
  const json = JSON.stringify(value);
  expect(JSON.parse(movedLines(json, 0))).toEqual(value);
  expect(JSON.parse(movedLines(json, 7))).toEqual({ ...value, line: 10, startLine: 17, endLine: 7 });
  expect(JSON.parse(movedLines(json, 90))).toEqual({ ...value, line: 93, startLine: 100, endLine: 90 });
});

it('the outline of an edited text equals that of a new one', async () => {
  const client = await TestClient.start();
  const { DocumentSymbolProvider } = client.services.lsp;
  const documents = client.services.shared.workspace.LangiumDocuments;
  const parts = [
    'x',
    '\n',
    '}',
    '{',
    '"',
    'vnet a {',
    '/*',
    'peering a <-> ',
    '',
    ' ',
    '//',
    '10.0.0.0/8',
    ',',
    '\n\n',
  ];
  let now = text.slice(0, 1_500);
  await client.open(fixtureUri, now);
  for (let i = 0; i < 60; i++) {
    const at = (i * 7_919) % (now.length + 1);
    // Every other edit is undone.
    const before = now;
    const edited = now.slice(0, at) + (parts[i % parts.length] ?? '') + now.slice(at + (i % 3));
    for (const next of i % 2 === 0 ? [edited, before] : [edited]) {
      now = next;
      await client.change(fixtureUri, now);
      const outline = await client.request('textDocument/documentSymbol', { textDocument: { uri: fixtureUri } });
      const document = documents.getDocument(URI.parse(fixtureUri)) as LangiumDocument;
      const fresh = await DocumentSymbolProvider?.getSymbols(document, { textDocument: { uri: fixtureUri } });
      expect(outline, now).toEqual(JSON.parse(JSON.stringify(fresh)));
    }
  }
});

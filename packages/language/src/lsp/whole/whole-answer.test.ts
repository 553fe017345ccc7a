import { describe, expect, it } from 'vitest';
import { fixtureUri, openFixture } from '../testing/fixture.js';
import { inNewerText } from '../text-context.js';
import { shiftBetween } from '../text-shift.js';
import { LinedJson } from './lined-json.js';
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
const text = Array.from({ length: 60 }, (_, i) => statements(i)).join('');

/** What a user does to a text; each is tried at many places. */
const edits: readonly (readonly [what: string, remove: number, insert: string])[] = [
  ['a letter', 0, 'x'],
  ['a line break', 0, '\n'],
  ['several lines', 0, '\nnic a\n\nnic b'],
  ['a letter less', 1, ''],
  ['several lines less', 90, ''],
  ['much in place of much', 2_000, '// all\n// new\n'],
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

describe.each(['outline', 'foldings', 'colours'] as const)('the %s of a whole document', (method) => {
  it.each([
    ['a long text', text],
    ['a text of one statement', 'vnet a { address 10.0.0.0/16\n\n}'],
    ['an empty text', ''],
  ])('of %s is that of the provider', async (_what, of) => {
    const [whole, plain] = await answers(method, of);
    expect(JSON.parse(whole.json())).toEqual(JSON.parse(JSON.stringify(plain)));
  });

  it.each(edits)('moves with %s as each position does', async (_what, remove, insert) => {
    const [whole, plain] = await answers(method, text);
    for (let at = 0; at <= text.length; at += at < 300 ? 7 : 613) {
      const shift = shiftBetween(text, text.slice(0, at) + insert + text.slice(at + remove));
      const shifts = shift ? { [fixtureUri]: shift } : {};
      expect(JSON.parse(whole.json(shift)), `at ${at}`).toEqual(
        JSON.parse(JSON.stringify(inNewerText(plain, fixtureUri, { shifts }))),
      );
    }
  });
});

it('in JSON only lines move', () => {
  const value = { line: 3, name: '"line":3', detail: '\\"line":3', startLine: 10, endLine: 0, character: 4, lines: 5 };
  const lined = new LinedJson(JSON.stringify(value));
  expect(JSON.parse(lined.moved(0))).toEqual(value);
  expect(JSON.parse(lined.moved(7))).toEqual({ ...value, line: 10, startLine: 17, endLine: 7 });
  expect(JSON.parse(lined.moved(90))).toEqual({ ...value, line: 93, startLine: 100, endLine: 90 });
});

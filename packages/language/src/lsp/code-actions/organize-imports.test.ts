import { expect, test } from 'vitest';
import { CodeActionKind, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixtureUri, openFixture } from '../testing/fixture.js';

const others = {
  'a.azroute': 'vnet a\n',
  'b.azroute': 'vnet b\n',
  'hubs/c.azroute': 'vnet c\n',
  'empty.azroute': '// nothing\n',
  'broken.azroute': 'vnet {\n',
};

/** A text after its imports are organized; undefined if nothing is offered. */
async function organized(text: string): Promise<string | undefined> {
  const { services, document } = await openFixture(text, others);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const context = { diagnostics: [], only: [CodeActionKind.SourceOrganizeImports] };
  const params = { textDocument: { uri: fixtureUri }, range, context };
  const actions = (await services.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
  const [action] = actions.flatMap((one) => ('edit' in one ? [one] : []));
  const edits = action?.edit?.changes?.[fixtureUri] as TextEdit[] | undefined;
  return edits && TextDocument.applyEdits(TextDocument.create(fixtureUri, 'azroute', 0, text), edits);
}

const cases: readonly [what: string, before: string, after: string | undefined][] = [
  [
    'sorts by path, each with its comment',
    'import "b.azroute" // second\nimport "hubs/c.azroute"\nimport "a.azroute"\n\nvnet x\n',
    'import "a.azroute"\nimport "b.azroute" // second\nimport "hubs/c.azroute"\n\nvnet x\n',
  ],
  [
    'removes what is imported twice, itself, and files that declare nothing',
    'import "a.azroute"\nimport "empty.azroute"\nimport "./a.azroute"\nimport "fixture.azroute"\n',
    'import "a.azroute"\n',
  ],
  ['keeps what may matter', 'import "a.azroute"\nimport "broken.azroute"\nimport "missing.azroute"\n', undefined],
  ['offers nothing for sorted imports', 'import "a.azroute"\nimport "b.azroute"\n', undefined],
  ['offers nothing in a file with syntax errors', 'import "b.azroute"\nimport "a.azroute"\nvnet {\n', undefined],
  [
    'leaves groups and comments where they are',
    '// The hubs\nimport "hubs/c.azroute"\n\nimport "b.azroute"\nimport "a.azroute"\n// last\nimport "a.azroute"\n',
    '// The hubs\nimport "hubs/c.azroute"\n\nimport "a.azroute"\nimport "b.azroute"\n// last\n',
  ],
  [
    'takes a comment that ignores a finding along',
    'import "b.azroute"\n// azroute-ignore AZR003: comes later\nimport "a.azroute"\n',
    '// azroute-ignore AZR003: comes later\nimport "a.azroute"\nimport "b.azroute"\n',
  ],
  [
    'needs no line break at the end',
    'import "b.azroute"\nimport "a.azroute"',
    'import "a.azroute"\nimport "b.azroute"',
  ],
  [
    'keeps line breaks of Windows',
    'import "b.azroute"\r\nimport "a.azroute"\r\n',
    'import "a.azroute"\r\nimport "b.azroute"\r\n',
  ],
  ['leaves imports alone that share a line', 'import "b.azroute" import "a.azroute"\n', undefined],
];

test.each(cases)('organizing imports %s', async (_what, before, after) => {
  expect(await organized(before)).toBe(after);
});

test('organizing imports is not offered unless it is asked for', async () => {
  const { services, document } = await openFixture('import "b.azroute"\nimport "a.azroute"\n', others);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const params = { textDocument: { uri: fixtureUri }, range, context: { diagnostics: [] } };
  const actions = (await services.lsp.CodeActionProvider?.getCodeActions(document, params)) ?? [];
  expect(actions.filter(({ title }) => title === 'Organize imports')).toEqual([]);
});

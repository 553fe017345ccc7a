import { expect, it, vi } from 'vitest';
import { builderOf } from '../workspace/document-builder.js';
import { isStop } from '../workspace/escapes.js';
import { fixtureUri, openFixture } from './testing/fixture.js';

const textDocument = { uri: fixtureUri };
const options = { tabSize: 2, insertSpaces: true };
const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };

/** A text that is read several times by the formatter, because its broken statement depends on the layout of others. */
const text = 'vnet  <|>a {\n}\nvnet  b\n  scenario s\n\t expect  a ->\nvnet  c {\n}\npeering a <-> c\n';

type Fixture = Awaited<ReturnType<typeof openFixture>>;

const work: Readonly<Record<string, (fixture: Fixture) => unknown>> = {
  formatting: ({ services, document }) => services.lsp.Formatter?.formatDocument(document, { textDocument, options }),
  'formatting of a range': ({ services, document }) =>
    services.lsp.Formatter?.formatDocumentRange(document, { textDocument, options, range }),
  rename: ({ services, document, positions }) =>
    services.lsp.RenameProvider?.rename(document, {
      textDocument,
      position: positions[0] ?? range.start,
      newName: 'renamed',
    }),
};

it.each(Object.keys(work))('%s stops at any point when it becomes obsolete', async (what) => {
  const fixture = await openFixture(text);
  const builder = builderOf(fixture.services.shared.workspace.DocumentBuilder);
  const parser = vi.spyOn(fixture.services.parser.LangiumParser, 'parse');
  const attempt = async () => work[what]?.(fixture);
  let looks = 0;
  builder.superseded = () => {
    looks++;
    return false;
  };
  expect(await attempt()).toBeTruthy();
  const all = looks;
  expect(all).toBeGreaterThan(2);
  for (let stop = 1; stop <= all; stop++) {
    looks = 0;
    parser.mockClear();
    builder.superseded = () => ++looks >= stop;
    expect(isStop(await attempt().catch((error: unknown) => error)), `stopped at ${stop} of ${all}`).toBe(true);
    expect(looks).toBe(stop);
    expect(parser.mock.calls.length).toBeLessThanOrEqual(stop);
  }
});

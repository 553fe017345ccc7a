import { type LangiumDocument, URI } from 'langium';
import { expect, it } from 'vitest';
import { PreparedAnswers } from './prepared-answers.js';

const document = { parseResult: { value: {} }, textDocument: { getText: () => ' '.repeat(40_000) } };

it('no further answers are prepared when they become obsolete', async () => {
  const prepared = new PreparedAnswers(() => 1);
  const made: string[] = [];
  const methods = ['outline', 'colours', 'foldings'];
  for (const method of methods) {
    prepared.register(method, () => {
      made.push(method);
      return undefined;
    });
  }
  const find = (uri: URI) => (uri.path === '/a' ? (document as unknown as LangiumDocument) : undefined);
  const expected = methods.map((method) => ({ uri: URI.file('/a').toString(), method }));
  await prepared.prepare(expected, find, () => made.length > 1);
  expect(made).toEqual(['outline', 'colours']);
});

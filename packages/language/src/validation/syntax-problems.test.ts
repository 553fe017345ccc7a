import { expect, test } from 'vitest';
import { build } from '../testing/parse.js';

test('a text that is not azroute shows its first errors, and one about where reading ended', async () => {
  const built = await build('lorem ipsum\n'.repeat(5000));
  const messages = built.diagnostics('main.azroute').map(({ code, message }) => `${code} ${message}`);
  const unread = messages.filter((message) => message.includes('so the rest of the file is not read'));
  expect(messages[0]).toBe('AZR001 lorem is not the start of a statement.');
  expect(messages.length).toBe(101);
  expect(unread).toEqual([messages.at(-1)]);
});

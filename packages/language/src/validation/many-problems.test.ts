import { expect, test } from 'vitest';
import { build } from '../testing/parse.js';

test('one file has more problems than a call takes arguments', async () => {
  const { diagnostics } = await build('vnet a\n'.repeat(130_000));
  expect(diagnostics()).toHaveLength(129_999);
});

import { expect, test } from 'vitest';
import { pages } from '../diagnostics/pages.js';
import { complaintsAbout } from './complaints.js';
import { RepairClient } from './through-protocol.js';

/** The examples of pages, and the same with a slash in the names of their route tables: it separates the parts of ids. */
const texts = [...pages].flatMap(([code, { example = '' }]) => {
  const odd = example.replace(/\brt-([\w-]+)/g, '"rt/$1"');
  return odd === example ? [] : [{ code, example, odd }];
});

test('the same is repaired where the names of route tables have a slash', { timeout: 300_000 }, async () => {
  const client = await RepairClient.start();
  const different: string[] = [];
  for (const { code, example, odd } of texts) {
    const usual = await client.offered({ 'main.azroute': example });
    const { complaints, repairs } = await complaintsAbout(client, { 'main.azroute': odd });
    different.push(...complaints.map((complaint) => `${code}: ${complaint}`));
    if (repairs !== usual.offered.length) different.push(`${code} has ${repairs} in place of ${usual.offered.length}`);
  }
  expect(different).toEqual([]);
});

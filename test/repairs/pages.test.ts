import { allCodes } from '@azroute/language';
import { expect, test } from 'vitest';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import { pages } from '../diagnostics/pages.js';

/** How a page begins to say why no repair is offered. */
const reason = /^azroute offers no quick fix( here)?, because /;

/** Codes of which no example fits on a page, that are repaired all the same: `mutants.test.ts` does it. */
const withoutExample: readonly string[] = ['AZR413'];

/** One server for all examples: starting one takes longer than most of them. */
const client = await TestClient.start();

test.each(allCodes.map(({ code }) => code))(
  '%s has a repair in its example, or its page says why not',
  async (code) => {
    const page = pages.get(code);
    const says = page?.fix.some((paragraph) => reason.test(paragraph)) ?? false;
    expect({ code, isRepaired: await isRepaired(code, page?.example), says }).toMatchObject(
      says ? { isRepaired: false } : { isRepaired: true },
    );
  },
);

/** Whether azroute offers something for a code in the example of its page. */
async function isRepaired(code: string, example: string | undefined): Promise<boolean> {
  if (example === undefined) return withoutExample.includes(code);
  const uri = `file:///${code}/example.azroute`;
  await client.open(uri, example);
  for (const diagnostic of await client.diagnostics(uri)) {
    if (diagnostic.code === code && (await client.fixes(uri, diagnostic)).length > 0) return true;
  }
  return false;
}

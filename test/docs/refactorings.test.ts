import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedLines } from '../../packages/language/src/lsp/testing/changed-lines.js';
import type { Files } from '../../packages/language/src/lsp/testing/edited.js';
import { RefactoringClient, unformatted } from '../../packages/language/src/lsp/testing/refactoring-client.js';

/*
 * docs/refactorings.md shows the lines that each refactoring changes. They are compared with what the server does, as an
 * editor applies it; `--update` writes them.
 */
const file = join(import.meta.dirname, '../../docs/refactorings.md');
const examples = join(import.meta.dirname, '../../examples');
const page = readFileSync(file, 'utf8');

/** An example: where the cursor or the selection is, and what text it starts from, by default the first one of the page. */
interface Example {
  /** The cursor is in front of this; the selection ends in front of `to`. */
  readonly at: string;
  readonly to?: string;
  /** The file in `examples` that it starts from, in place of the network of the page. */
  readonly from?: string;
  /** Which network of the page it starts from, in place of the first one. */
  readonly network?: number;
  /** Lines at the end of the text. */
  readonly append?: string;
  /** Whether it starts from the result of the example above. */
  readonly on?: 'result';
}

const pattern = /<!-- try (\{.*\}) -->\n\n`(.*)`\n\n```diff\n([\s\S]*?)^```$/gm;

test('the page shows what the refactorings do', { timeout: 60_000 }, async () => {
  const networks = [...page.matchAll(/^```azroute\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
  for (const text of networks) expect(await unformatted({ 'main.azroute': text })).toEqual([]);
  const start = { 'main.azroute': networks[0] ?? '' };
  let after: Files = start;
  let shown = page;
  let count = 0;
  for (const [whole, given = '', title = '', lines = ''] of page.matchAll(pattern)) {
    const { at, to, from, network = 1, append, on } = JSON.parse(given) as Example;
    const text = from === undefined ? (networks[network - 1] ?? '') : readFileSync(join(examples, from), 'utf8');
    const before = on ? after : { 'main.azroute': text + (append ?? '') };
    const client = await RefactoringClient.open({ ...before, 'main.azroute': marked(before['main.azroute'], at, to) });
    after = await client.after(title);
    expect(await unformatted(after)).toEqual([]);
    shown = shown.replace(whole, () =>
      whole.replace(`\`\`\`diff\n${lines}`, () => `\`\`\`diff\n${changedLines(before, after)}`),
    );
    count++;
  }
  expect(count).toBe(page.match(/^```diff$/gm)?.length);
  await expect(shown).toMatchFileSnapshot(file);
});

function marked(text = '', at: string, to?: string): string {
  const [start, end] = [text.indexOf(at), to === undefined ? -1 : text.indexOf(to)];
  expect(start).toBeGreaterThanOrEqual(0);
  const head = `${text.slice(0, start)}<|>`;
  return end < 0 ? head + text.slice(start) : `${head}${text.slice(start, end)}<|>${text.slice(end)}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { azroute, words } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

const page = join(repository, 'docs', 'cli.md');
const block = /^```console\n([\s\S]*?)^```$/gm;

/** The page with the current output in its `console` blocks. */
async function renewed(text: string): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(block)) {
    parts.push(text.slice(end, match.index), '```console\n', await outputs(match[1] ?? ''), '```');
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)].join('');
}

async function outputs(content: string): Promise<string> {
  const lines = content.split('\n').filter((line) => line.startsWith('$ azroute'));
  const texts: string[] = [];
  for (const line of lines) texts.push(`${line}\n${(await azroute(words(line.slice('$ azroute'.length)))).all}`);
  return texts.join('\n');
}

it('shows what the commands print (`vitest -u` renews the page)', async () => {
  await expect(await renewed(readFileSync(page, 'utf8'))).toMatchFileSnapshot(page);
});

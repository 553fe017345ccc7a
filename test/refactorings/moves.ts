import { createSnapshot } from '@azroute/engine';
import { expect } from 'vitest';
import type { Dice } from '../../packages/engine/src/testing/random.js';
import { type Files, faultsOf, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { RefactoringClient } from '../../packages/language/src/lsp/testing/refactoring-client.js';

/**
 * Moves a random statement of the root of a topology to another file, and from there back if it was a new one. The texts
 * must mean the same, and the same must be found in them.
 * @returns how many moves were offered
 */
export async function checkMoves(source: Files, dice: Dice): Promise<number> {
  const [root = '', text = ''] = Object.entries(source)[0] ?? [];
  const starts = [...text.matchAll(/^(?!import)\w/gm)].map(({ index }) => index);
  const [from, to] = [dice(starts.length), dice(starts.length)].map((one) => starts[one] ?? 0).sort((a, b) => a - b);
  const end = dice(2) === 0 ? from : to;
  const marked = `${text.slice(0, from)}<|>${text.slice(from, end)}<|>${text.slice(end)}`;
  const moved = await moves({ ...source, [root]: marked }, source);
  const back = moved.find((files) => Object.keys(files).length > Object.keys(source).length);
  const [path] = Object.keys(back ?? {}).filter((name) => !(name in source));
  if (!back || path === undefined) return moved.length;
  const atImport = back[root]?.replace(`import "${path}"`, '<|>$&') ?? '';
  const again = await moves({ ...back, [root]: atImport }, back);
  return moved.length + again.length;
}

/** The files after each move that is offered at a place. */
async function moves(marked: Files, source: Files): Promise<readonly Files[]> {
  const before = await ReadFiles.read(source);
  const client = await RefactoringClient.open(marked);
  const results: Files[] = [];
  for (const { title } of await client.offered({ only: ['refactor.move'] })) {
    const files = await client.after(title);
    const shown = `${title}\n${JSON.stringify(source)}\n=>\n${JSON.stringify(files)}`;
    expect(await faultsOf(before, before.topology, files), shown).toEqual([]);
    expect(await findings(files), shown).toEqual(await findings(source));
    results.push(files);
  }
  return results;
}

/** What is found in files, without where the text is. */
async function findings(files: Files): Promise<readonly string[]> {
  const { topology } = await ReadFiles.read(files);
  return createSnapshot(topology)
    .findings()
    .map(({ code, message }) => `${code} ${message}`)
    .sort();
}

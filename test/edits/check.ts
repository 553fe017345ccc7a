import { applyEdits, type Topology, type TopologyEdit } from '@azroute/engine';
import { expect } from 'vitest';
import { seededDice } from '../../packages/engine/src/testing/random.js';
import { sameTopology } from '../../packages/language/src/lsp/code-actions/same-topology.js';
import { type Files, faultsOf, filesAfter, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { type DrawnKind, randomEdit } from './random-edits.js';
import { sourceOf, variants } from './texts.js';

/** Writes edits of some random texts, and checks the texts after them. @returns how many of the edits were possible */
export async function check(
  topology: Topology,
  variant: string,
  seed: number,
  kinds: readonly DrawnKind[],
): Promise<number> {
  const dice = seededDice(seed);
  const source = variants[variant]?.(sourceOf(topology), dice) ?? {};
  const before = await ReadFiles.read(source);
  const edits: TopologyEdit[] = [];
  let now: Topology | undefined = before.topology;
  for (const kind of kinds) {
    const edit = randomEdit(kind, now, dice);
    const next: Topology | undefined = applyEdits(now, [edit]);
    if (!next || sameTopology(next, now)) continue;
    edits.push(edit);
    now = next;
  }
  if (edits.length === 0) return 0;
  const files = filesAfter(before, edits);
  const shown = () => `${variant}\n${JSON.stringify(edits)}\n${difference(source, files ?? {})}`;
  expect(files, shown()).toBeDefined();
  if (!files) return 0;
  expect(await faultsOf(before, now, files), shown()).toEqual([]);
  return edits.length;
}

/** The lines that only one of two texts has, those of the first one with a minus. */
function difference(before: Files, after: Files): string {
  const lines = (files: Files) => Object.values(files).flatMap((text) => text.split('\n'));
  const only = (some: readonly string[], others: readonly string[]) => some.filter((line) => !others.includes(line));
  const [old, now] = [lines(before), lines(after)];
  return [...only(old, now).map((line) => `- ${line}`), ...only(now, old).map((line) => `+ ${line}`)].join('\n');
}

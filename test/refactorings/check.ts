import { createSnapshot, type DeclId, type Topology } from '@azroute/engine';
import { expect } from 'vitest';
import { type Dice, seededDice } from '../../packages/engine/src/testing/random.js';
import { faultsOf, filesOf, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { sourceOf, variants } from '../edits/texts.js';
import { comparable, lost, waysIn } from './ways.js';

/** The refactorings that keep all ways. The others keep what arrives, and do what they are asked for. */
const keepWays: ReadonlySet<string> = new Set([
  'extractRouteTable',
  'inlineRouteTable',
  'splitSubnet',
  'mergeSubnets',
  'renumberVnet',
  'renumberSubnet',
  'groupExpectations',
  'insertExpectations',
]);

/**
 * Writes refactorings that are offered at some places of a random text, reads them from scratch, and compares what becomes
 * of all packets.
 * @returns the names of the refactorings
 */
export async function check(topology: Topology, seed: number): Promise<readonly string[]> {
  const dice = seededDice(seed);
  const names = Object.keys(variants);
  const variant = names[dice(names.length)] ?? '';
  const source = variants[variant]?.(sourceOf(topology), dice) ?? {};
  const before = await ReadFiles.read(source);
  const { snapshot } = before.view;
  const ways = waysIn(snapshot);
  const applied: string[] = [];
  for (const selection of placesIn(before.topology, dice)) {
    const offered = snapshot.refactorings(selection);
    const chosen = offered[dice(Math.max(1, offered.length))];
    const files = chosen && filesOf(before, chosen.topology);
    // What cannot be written is not offered in the editor; the text may have errors.
    if (!chosen || !files) continue;
    const shown = `${variant}\n${chosen.title}\n${Object.values(source).join('\n')}\n=>\n${Object.values(files).join('\n')}`;
    expect(await faultsOf(before, chosen.topology, files), shown).toEqual([]);
    const read = await ReadFiles.read(files);
    const now = waysIn(createSnapshot(read.topology));
    const both = comparable(ways, now);
    if (keepWays.has(chosen.name)) expect(both.after, shown).toEqual(both.before);
    else expect(lost(ways, now), shown).toEqual([]);
    applied.push(chosen.name);
  }
  return applied;
}

/** Places of two kinds. */
function placesIn({ vnets, routeTables, expectations }: Topology, dice: Dice): readonly (readonly DeclId[])[] {
  const one = <T>(list: readonly T[]): readonly T[] =>
    list.length > 0 ? list.slice(dice(list.length)).slice(0, 1) : [];
  const subnets = vnets.flatMap((vnet) =>
    vnet.subnets.map(({ id, routeTable }) => ({ id, vnet: vnet.id, routeTable })),
  );
  const places = [
    ...one(vnets).map(({ id }) => [id]),
    ...one(subnets).map(({ id, vnet }) => [id, vnet]),
    ...one(subnets.filter(({ routeTable }) => routeTable !== undefined)).map(({ id, vnet }) => [id, vnet]),
    ...one(routeTables).map(({ id }) => [id]),
    ...one(expectations).map(({ id }) => [id]),
  ];
  const first = dice(Math.max(1, places.length));
  return places.filter((_, i) => i === first || i === (first + 1) % places.length);
}

import type { EffectiveTable } from '@azroute/engine';
import { compareNames } from '../symbols/order.js';
import type { TopologyView } from '../topology/view.js';
import { type RowJson, rowJson } from './row-json.js';

/** A row of an effective table, with its state. */
export interface StatedRow extends RowJson {
  readonly state: string;
}

/** What differs in the effective tables of NICs, all of them in the same way. */
export interface TableChange {
  readonly nics: readonly string[];
  readonly removed: readonly StatedRow[];
  readonly added: readonly StatedRow[];
}

/** The differences of the effective tables of NICs that both topologies have; equal differences are told once. */
export function tableChanges(before: TopologyView, after: TopologyView): readonly TableChange[] {
  const known = new Map<string, { nics: string[]; removed: StatedRow[]; added: StatedRow[] }>();
  for (const { id } of after.topology.vnets.flatMap(({ subnets }) => subnets).flatMap(({ nics }) => nics)) {
    const [one, two] = [before.snapshot.effectiveRoutes(id), after.snapshot.effectiveRoutes(id)];
    if (!one || !two) continue;
    const [removed, added] = [rowsOnlyIn(one, two), rowsOnlyIn(two, one)];
    if (removed.length + added.length === 0) continue;
    const key = JSON.stringify([removed, added]);
    const equal = known.get(key) ?? { nics: [], removed, added };
    equal.nics.push(after.labelOf(id));
    known.set(key, equal);
  }
  return [...known.values()].map(({ nics, ...rows }) => ({ nics: nics.sort(compareNames), ...rows }));
}

function rowsOnlyIn(one: EffectiveTable, two: EffectiveTable): StatedRow[] {
  const others = new Set(statedRows(two).map((row) => JSON.stringify(row)));
  return statedRows(one).filter((row) => !others.has(JSON.stringify(row)));
}

function statedRows({ routes }: EffectiveTable): readonly StatedRow[] {
  return routes.map((route) => ({ state: route.state, ...rowJson(route) }));
}

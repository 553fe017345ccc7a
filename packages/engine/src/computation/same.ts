import type { Settings } from '../settings.js';
import { emptyTopology, type Topology } from '../topology/index.js';

/** Whether two settings are equal. */
export function sameSettings(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The lists that tables of devices do not depend on: route tables, expectations and scenarios. */
const apart: ReadonlySet<string> = new Set<keyof Topology>(['routeTables', 'expectations', 'scenarios']);

const lists = Object.keys(emptyTopology) as readonly (keyof Topology)[];

/** Whether two topologies share all declarations that the tables of devices depend on. */
export function sameButRouteTables(a: Topology, b: Topology): boolean {
  const same = (one: readonly unknown[], two: readonly unknown[]) =>
    one === two || (one.length === two.length && one.every((item, i) => item === two[i]));
  return lists.every((list) => apart.has(list) || same(a[list], b[list]));
}

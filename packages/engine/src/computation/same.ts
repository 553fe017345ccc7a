import type { Settings } from '../settings.js';
import { emptyTopology, type Topology } from '../topology/index.js';

/** Whether two settings say the same. */
export function sameSettings(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What tables of devices do not depend on: routes of users, and what is expected of the whole. */
const apart: ReadonlySet<string> = new Set<keyof Topology>(['routeTables', 'expectations', 'scenarios']);

const lists = Object.keys(emptyTopology) as readonly (keyof Topology)[];

/** Whether all declarations that tables of devices depend on are the very same ones. */
export function sameButRouteTables(a: Topology, b: Topology): boolean {
  const same = (one: readonly unknown[], two: readonly unknown[]) =>
    one === two || (one.length === two.length && one.every((item, i) => item === two[i]));
  return lists.every((list) => apart.has(list) || same(a[list], b[list]));
}

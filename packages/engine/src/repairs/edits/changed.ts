import type { DeclId, RouteTable, Subnet, Topology, UserRoute, Vnet } from '../../topology/index.js';

interface Identified {
  readonly id: DeclId;
}

/**
 * A list with a changed item.
 * @returns undefined if no item has the id, or if it cannot be changed
 */
export function changedIn<T extends Identified>(
  list: readonly T[],
  id: DeclId,
  change: (item: T) => T | undefined,
): readonly T[] | undefined {
  const item = list.find((one) => one.id === id);
  const changed = item && change(item);
  return changed && list.map((one) => (one === item ? changed : one));
}

/** A topology with a changed item of one of its lists; undefined if there is none, or if it cannot be changed. */
export function changedAt<K extends keyof Topology>(
  topology: Topology,
  list: K,
  id: DeclId,
  change: (item: Topology[K][number]) => Topology[K][number] | undefined,
): Topology | undefined {
  const items: readonly Topology[K][number][] = topology[list];
  const changed = changedIn(items, id, change);
  return changed && { ...topology, [list]: changed };
}

/** A topology with a changed VNet, that which has an item of this id in one of its lists. */
export function changedInVnet<
  K extends 'subnets' | 'vpnGateways' | 'expressRouteGateways' | 'routeServers' | 'firewalls',
>(
  topology: Topology,
  list: K,
  id: DeclId,
  change: (item: Vnet[K][number]) => Vnet[K][number] | undefined,
): Topology | undefined {
  const owner = topology.vnets.find((vnet) => vnet[list].some((item) => item.id === id));
  if (!owner) return undefined;
  const items: readonly Vnet[K][number][] = owner[list];
  const changed = changedIn(items, id, change);
  return changed && changedAt(topology, 'vnets', owner.id, (vnet) => ({ ...vnet, [list]: changed }));
}

/** The subnet with this id. */
export function subnetOf({ vnets }: Topology, id: DeclId): Subnet | undefined {
  for (const { subnets } of vnets) {
    const found = subnets.find((subnet) => subnet.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The user-defined route with this id, and its table. */
export function routeOf(
  { routeTables }: Topology,
  id: DeclId,
): { readonly table: RouteTable; readonly route: UserRoute } | undefined {
  for (const table of routeTables) {
    const route = table.routes.find((one) => one.id === id);
    if (route) return { table, route };
  }
  return undefined;
}

/** An id that none of these have. */
export function freeId(wanted: DeclId, taken: readonly Identified[]): DeclId {
  let id = wanted;
  for (let n = 2; taken.some((one) => one.id === id); n++) id = `${wanted}#${n}`;
  return id;
}

/** Whether each value of a change is already that of the declaration. */
export function changesNothing<T extends object>(item: T, change: Partial<T>): boolean {
  return (Object.keys(change) as (keyof T)[]).every((key) => item[key] === change[key]);
}

import { comparePrefixes } from '../../address/index.js';
import { append, byId, compareTexts } from '../../collections.js';
import type { DeclId, Network, RouteTable, Subnet, UserRoute, Vnet } from '../../topology/index.js';
import { listed } from '../listed.js';

/** The subnets of one VNet that are associated with a route table; not empty. */
export interface TableUse {
  readonly vnet: Vnet;
  readonly subnets: readonly Subnet[];
}

const known = new WeakMap<Network, ReadonlyMap<DeclId, readonly TableUse[]>>();

/** The subnets with which each route table is associated, sorted by VNet. */
export function usesByTable(network: Network): ReadonlyMap<DeclId, readonly TableUse[]> {
  let uses = known.get(network);
  if (!uses) {
    uses = collect(network);
    known.set(network, uses);
  }
  return uses;
}

/** All route tables, sorted. */
export function tablesOf(network: Network): readonly RouteTable[] {
  return [...network.topology.routeTables].sort(byId);
}

/** A route table with the subnets that are associated with it. */
export interface UsedTable {
  readonly table: RouteTable;
  readonly uses: readonly TableUse[];
}

/** The tables that are associated with at least one subnet, sorted. */
export function usedTables(network: Network): readonly UsedTable[] {
  const all = usesByTable(network);
  return tablesOf(network).flatMap((table) => {
    const uses = all.get(table.id);
    return uses ? [{ table, uses }] : [];
  });
}

/**
 * The routes of a table by destination, so that a finding about several routes is reported at the same one regardless
 * of their order in the text.
 */
export function sortedRoutes({ routes }: RouteTable): readonly UserRoute[] {
  return [...routes].sort(({ destination: a }, { destination: b }) => {
    if ('prefix' in a) return 'prefix' in b ? comparePrefixes(a.prefix, b.prefix) : -1;
    if ('prefix' in b) return 1;
    return compareTexts(a.serviceTag, b.serviceTag);
  });
}

/** Routes of one table as the subject of a sentence, with the verb that fits: `Route "a" (10.0.0.0/8) has`. */
export function routesText(routes: readonly UserRoute[], verb: readonly [one: string, many: string]): string {
  const names = routes.map(({ name, destination }) => {
    const to = 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
    return name === undefined ? to : `"${name}" (${to})`;
  });
  return routes.length === 1 ? `Route ${names[0]} ${verb[0]}` : `Routes ${listed(names)} ${verb[1]}`;
}

function collect(network: Network): ReadonlyMap<DeclId, readonly TableUse[]> {
  const found = new Map<DeclId, TableUse[]>();
  for (const vnet of [...network.topology.vnets].sort(byId)) {
    const here = new Map<DeclId, Subnet[]>();
    for (const subnet of [...vnet.subnets].sort(byId)) {
      if (subnet.routeTable !== undefined) append(here, subnet.routeTable, subnet);
    }
    for (const [table, subnets] of here) append(found, table, { vnet, subnets });
  }
  return found;
}

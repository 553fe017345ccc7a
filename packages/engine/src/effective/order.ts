import { comparePrefixes } from '../address/index.js';
import type { EffectiveRoute, NextHopType } from './route.js';

/** Groups of rows in the order in which Azure prints them (R244, conformance finding 10). */
const groups: readonly ((row: EffectiveRoute) => boolean)[] = [
  is('VnetLocal'),
  is('VNetPeering'),
  (row) => row.source === 'VirtualNetworkGateway' || row.nextHopType === 'VirtualNetworkGateway',
  is('Internet'),
  (row) => row.nextHopType === 'None' && row.source === 'Default',
  (row) => row.source === 'User',
  is('VNetGlobalPeering'),
  is('VirtualNetworkServiceEndpoint'),
  is('InterfaceEndpoint'),
];

/** Sorts rows for display; the order has no meaning. User rows keep the order of their route table. */
export function displayOrder(rows: readonly EffectiveRoute[]): EffectiveRoute[] {
  const ranked = rows.map((row, index) => ({ row, index, group: groupOf(row) }));
  ranked.sort((a, b) => a.group - b.group || withinGroup(a.row, b.row) || a.index - b.index);
  return ranked.map(({ row }) => row);
}

function groupOf(row: EffectiveRoute): number {
  const index = groups.findIndex((matches) => matches(row));
  return index < 0 ? groups.length : index;
}

function withinGroup(a: EffectiveRoute, b: EffectiveRoute): number {
  if (a.source === 'User' && b.source === 'User') return 0;
  if (a.source !== b.source) return order(a) - order(b);
  if (!a.prefix || !b.prefix) return (a.serviceTag ?? '') < (b.serviceTag ?? '') ? -1 : 1;
  if (a.nextHopType === 'None' && a.source === 'Default') {
    return a.prefix.length - b.prefix.length || comparePrefixes(a.prefix, b.prefix);
  }
  return comparePrefixes(a.prefix, b.prefix);
}

/** In the Internet group, user rows come first, except 0/0, which follows the Default row. */
function order(row: EffectiveRoute): number {
  if (row.source !== 'User') return 1;
  return row.nextHopType === 'Internet' && row.prefix?.length !== 0 ? 0 : 2;
}

function is(type: NextHopType): (row: EffectiveRoute) => boolean {
  return (row) => row.nextHopType === type;
}

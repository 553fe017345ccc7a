import type { Address } from '../address/index.js';
import { onwardTo } from '../effective/onward-to.js';
import type { EffectiveRoute, EffectiveTable } from '../effective/route.js';
import type { Cause } from '../topology/index.js';
import { isPrivateAddress } from './special-addresses.js';

/** Rows whose prefixes contain no address of a public service. */
const ownSpace: ReadonlySet<EffectiveRoute['nextHopType']> = new Set([
  'VnetLocal',
  'VNetPeering',
  'VNetGlobalPeering',
  'InterfaceEndpoint',
]);

/**
 * Rows for services and service tags without declared prefixes that may decide for an address in place of the row that
 * decides as far as is known (R067). Rows that do the same with the packet are left out.
 */
export function rivalsOf(table: EffectiveTable, destination: Address, row: EffectiveRoute | undefined) {
  if (table.ofUnknownExtent.length === 0 || isPrivateAddress(destination)) return [];
  if (row && (ownSpace.has(row.nextHopType) || row.prefix?.length === (destination.family === 4 ? 32 : 128))) return [];
  const does = row && doing(row);
  return table.ofUnknownExtent.filter((rival) => doing(rival) !== does);
}

/** A note on these rows for an address. */
export function rivalsText(at: string, rivals: readonly EffectiveRoute[], destination: Address): Cause {
  const names = rivals.map(
    (row) => `${row.serviceTag} (${[row.nextHopType, nextHopOf(row)].filter(Boolean).join(' ')})`,
  );
  const many = names.length > 1;
  const list = many ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return {
    rule: 'R067',
    text: `${at} has ${many ? 'rows' : 'a row'} for ${list}, and no statement gives ${many ? 'their' : 'its'} prefixes: if ${destination.text} is among them, ${many ? 'that row' : 'it'} decides. Write a serviceTag statement with the prefixes that matter.`,
    declarations: [...new Set(rivals.flatMap(({ cause }) => cause.declarations))],
  };
}

function nextHopOf({ nextHops }: EffectiveRoute): string {
  return nextHops.flatMap(({ text }) => text ?? []).join(',');
}

function doing({ nextHops }: EffectiveRoute): string {
  return nextHops
    .map(({ action }) => (action.to === 'service' ? action.service : (onwardTo(action) ?? action.to)))
    .join();
}

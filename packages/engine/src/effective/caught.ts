import { type Address, contains, firstAddress, lastAddress, nextAddress, type Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { EffectiveRoute, EffectiveTable, InjectedRoute } from './route.js';

/**
 * The first address within a prefix for which a row of the table decides (R035).
 * @param leftOut returns a prefix around an address that is to be skipped
 */
export function caughtWithin(
  table: EffectiveTable,
  row: EffectiveRoute,
  within: Prefix,
  leftOut: (address: Address) => Prefix | undefined = () => undefined,
): Address | undefined {
  let address: Address | undefined = firstAddress(within);
  while (address && contains(within, address)) {
    checkpoint();
    let hole = leftOut(address);
    if (!hole) {
      const match = table.match(address);
      if (match && isOf(row, match)) return address;
      // Only after a longer row can this row decide again.
      if (!match?.prefix || match.prefix.length <= (row.prefix?.length ?? 0)) return undefined;
      hole = match.prefix;
    }
    address = nextAddress(lastAddress(hole));
  }
  return undefined;
}

/** Whether a match is this row; injected routes match before their rows are made. */
function isOf(row: EffectiveRoute, match: EffectiveRoute | InjectedRoute): boolean {
  if (match.kind === 'row') return match === row;
  return row.source === 'VirtualNetworkGateway' && match.prefix.text === row.prefix?.text;
}

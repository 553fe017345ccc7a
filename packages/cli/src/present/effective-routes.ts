import type { EffectiveTable } from '@azroute/engine';
import { addressPrefix, nextHopTexts } from '@azroute/language';
import { table } from './table.js';

const titles = ['Source', 'State', 'Address Prefix', 'Next Hop Type', 'Next Hop IP'];

/** One row in the form of `az network nic show-effective-route-table` (R242). */
export interface EffectiveRouteJson {
  readonly addressPrefix: readonly string[];
  readonly disableBgpRoutePropagation: boolean;
  readonly name?: string;
  readonly nextHopIpAddress: readonly string[];
  readonly nextHopType: string;
  readonly source: string;
  readonly state: string;
}

/** The table of a NIC with the columns of `az network nic show-effective-route-table -o table` (R241). */
export function effectiveRoutesTable({ routes }: EffectiveTable): string {
  return table(
    titles,
    routes.map((route) => [
      route.source,
      route.state,
      addressPrefix(route),
      route.nextHopType,
      nextHopTexts(route).join(' '),
    ]),
  );
}

/** The table of a NIC in the form of `az network nic show-effective-route-table` (R242). */
export function effectiveRoutesJson(effective: EffectiveTable): { readonly value: readonly EffectiveRouteJson[] } {
  return {
    value: effective.routes.map((route) => ({
      addressPrefix: [addressPrefix(route)],
      // R071: the flag is repeated on every row.
      disableBgpRoutePropagation: effective.disableBgpRoutePropagation,
      ...(route.source === 'User' && route.name !== undefined ? { name: route.name } : {}),
      nextHopIpAddress: nextHopTexts(route),
      nextHopType: route.nextHopType,
      source: route.source,
      state: route.state,
    })),
  };
}

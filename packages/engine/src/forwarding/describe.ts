import { defaultLocalPreference } from '../bgp/local-preference.js';
import type { BgpRoute } from '../bgp/route.js';
import type { EffectiveRoute } from '../effective/route.js';
import { staticTargetText } from '../topology/index.js';
import { WeakCache } from '../weak-cache.js';
import type { OsEntry } from './os-table.js';
import type { World } from './world.js';

/** A row as a table shows it: "10.2.0.0/16 VirtualNetworkGateway 10.1.1.4". */
export function rowText(row: EffectiveRoute): string {
  return rowTexts.of(row, () => {
    const hops = row.nextHops.flatMap(({ text: hop }) => hop ?? []);
    return [row.prefix?.text ?? row.serviceTag ?? '', row.nextHopType, hops.join(' ')].filter(Boolean).join(' ');
  });
}

/** Cached, because one row decides for many packets. */
const rowTexts = new WeakCache<EffectiveRoute, string>();

/** A BGP route with its path: "10.2.0.0/16 from nva2 [65002]". */
export function bgpRouteText(world: World, route: BgpRoute): string {
  const sender = world.devices.sender(route);
  const from = sender === undefined ? '' : ` from ${world.network.label(sender)}`;
  const path = route.asPath.length > 0 ? ` [${route.asPath.join(' ')}]` : '';
  const preference =
    route.localPreference === defaultLocalPreference ? '' : ` with local preference ${route.localPreference}`;
  const target = route.own?.kind === 'static' ? ` ${staticTargetText(world.network, route.own.target)}` : '';
  return `${route.prefix.text}${from}${path}${preference}${target}`;
}

/** An OS route with what it does: "10.2.0.0/16 from nva2 [65002], out of hub1.nva1". */
export function osEntryText(world: World, entry: OsEntry): string {
  const { network } = world;
  const what = entry.bgpRoute
    ? `BGP route ${bgpRouteText(world, entry.bgpRoute)}`
    : `${entry.origin} route ${entry.prefix.text}`;
  switch (entry.target.to) {
    case 'nic':
      return `${what}, out of ${network.label(entry.target.nic)}`;
    case 'tunnel':
      return `${what}, into tunnel ${network.label(entry.target.tunnel)}`;
    case 'connection':
      return `${what}, into the connection with ${network.label(entry.target.far)}`;
    case 'itself':
      return `${what}, which it delivers itself`;
    case 'drop':
      return `${what}, discard`;
  }
}

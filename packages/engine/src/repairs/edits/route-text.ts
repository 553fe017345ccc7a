import { listed } from '../../findings/listed.js';
import { type DeclId, type Network, nextHopText, type UserRoute } from '../../topology/index.js';
import { routeOf } from './changed.js';

/** "nva1's subnet" if the subnet contains NVAs, else its name. */
export function placeText(network: Network, id: DeclId): string {
  const thing = network.thing(id);
  const nics = thing?.kind === 'subnet' ? thing.subnet.nics : [];
  const nvas = [...new Set(nics.flatMap((nic) => network.nvaOfNic(nic.id)?.label ?? []))];
  return nvas.length > 0 ? `${listed(nvas)}'s subnet` : `subnet ${network.label(id)}`;
}

/** A route as titles show it: "default (0.0.0.0/0 → 10.1.1.4) of rt-spokes". */
export function routeText({ topology }: Network, id: DeclId): string {
  const found = routeOf(topology, id);
  if (!found) return 'a route';
  const { route, table } = found;
  const what = `${destinationText(route)} → ${nextHopText(route.nextHop)}`;
  return `${route.name === undefined ? what : `${route.name} (${what})`} of ${table.label}`;
}

/** The destination of a route. */
function destinationText({ destination }: UserRoute): string {
  return 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
}

import type { DeclId } from '@azroute/engine';
import type { Declaration } from '../../symbols/declaration.js';
import { type Judge, meaning, ownerOf, type Place } from '../place.js';
import { deviceMeant } from './devices.js';

/** The next hops of an appliance's operating system: its own NICs, and tunnels that end at it. */
export function osNextHops(place: Place): Judge {
  const nva = ownerOf(place, 'nva');
  const nics = new Set(nva && place.network.nva(nva.id)?.nics);
  const tunnels = tunnelsAt(place, nva ? [nva.id] : []);
  return ({ id, kind }) => {
    if (kind === 'tunnel') return tunnels.has(id) ? 0 : undefined;
    return nics.has(id) ? 1 : undefined;
  };
}

/** The next hops of a router on premises: tunnels that end at it. */
export function routerNextHops(place: Place): Judge {
  const owner = ownerOf(place, 'router') ?? ownerOf(place, 'site');
  const device = owner && deviceMeant(place.symbols, owner);
  const site = ownerOf(place, 'site');
  const isSite = site !== undefined && deviceMeant(place.symbols, site) === device;
  const tunnels = tunnelsAt(
    place,
    [device, isSite ? site : undefined].flatMap((each) => each?.id ?? []),
  );
  return ({ id }) => (tunnels.has(id) ? 0 : undefined);
}

/** The tunnels over which a session can run: those between its two ends. */
export function sessionTunnels(place: Place): Judge {
  const [a, b] = [place.ends.a, place.ends.b].map((text) => endOf(place, text));
  const at = [a, b].map((end) => tunnelsAt(place, end ? [end.id] : []));
  return ({ id }) => (at.every((tunnels) => tunnels.has(id)) ? 0 : undefined);
}

function endOf({ symbols }: Place, text: string | undefined): Declaration | undefined {
  const end = meaning(symbols, text, ['nva', 'router', 'site', 'routeServer']);
  return end && deviceMeant(symbols, end);
}

/** The tunnels that end at a device that has one of these ids. */
function tunnelsAt({ topology }: Place, ids: readonly DeclId[]): ReadonlySet<DeclId> {
  const found = topology.tunnels.filter(({ a, b }) => ids.includes(a.device) || ids.includes(b.device));
  return new Set(found.map(({ id }) => id));
}

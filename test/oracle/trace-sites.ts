import type { Address, DeclId, Site } from '@azroute/engine';
import { parseAddress } from '@azroute/engine';
import type { RibRoute } from './routes.js';
import { arriveAt, owns } from './trace-fabric.js';
import { isPrivate, onWire, type Spot, type Step } from './trace-packet.js';
import { tunnelOf } from './trace-system.js';
import { containing, type Listed, type Tables } from './trace-tables.js';
import { intoTunnel } from './trace-tunnel.js';

type Routes = Listed<readonly RibRoute[]>;

/** A host of a site sends: the router with the site's best route gets the packet. */
export function site(tables: Tables, spot: Spot): Step[] {
  const here = tables.topology.sites.find(({ id }) => id === spot.device);
  const owner = here?.routers.find(({ id }) => owns(tables.topology, id, onWire(spot)));
  if (owner) return [arriveAt(tables.topology, owner.id, spot)];
  const offers = (here?.routers ?? []).flatMap(({ id }) => {
    const route = inForce(tables, id, onWire(spot))[0]?.of[0];
    return route
      ? [
          {
            id,
            route,
            rank: [-route.prefix.length, -route.preference, route.side?.type === 'site' ? 1 : 0, route.path.length],
          },
        ]
      : [];
  });
  const least = [...offers].sort((a, b) => compare(a.rank, b.rank))[0];
  if (here === undefined || least === undefined) return ['dropped'];
  if (least.route.own === 'network' && least.route.prefix.length > 0) return [inSite(spot)];
  return offers
    .filter(({ rank }) => compare(rank, least.rank) === 0)
    .map(({ id }) => arriveAt(tables.topology, id, spot));
}

/** A router of a site forwards by its table. */
export function router(tables: Tables, spot: Spot): Step[] {
  const { sites } = tables.topology;
  const near = sites.find(({ routers }) => routers.some(({ id }) => id === spot.device))?.routers ?? [];
  const owner = [{ id: spot.device }, ...near].find(({ id }) => owns(tables.topology, id, onWire(spot)));
  if (owner && spot.outers.at(-1)?.from !== spot.device) return [arriveAt(tables.topology, owner.id, spot)];
  const best = inForce(tables, spot.device, onWire(spot))[0];
  const steps = (best?.of ?? []).flatMap((route) => follow(tables, spot, route));
  // Also if no route leads to the next hop of the deciding one.
  return steps.length === 0 ? ['dropped'] : steps;
}

/**
 * The routes of a router for an address, longest prefix first. A site with 0.0.0.0/0 is the path to the Internet and
 * not the owner of private addresses.
 */
function inForce(tables: Tables, device: DeclId, ip: Address): Routes {
  const routes = containing(tables.routes.get(device), ip);
  const own = (ofOwn: readonly RibRoute[]) => ofOwn.some((route) => route.own === 'network');
  const exit = routes.find(({ prefix, of }) => prefix.length === 0 && own(of));
  return exit && isPrivate(ip) ? routes.filter((entry) => entry !== exit) : routes;
}

function follow(tables: Tables, spot: Spot, route: RibRoute): Step[] {
  if (route.own === 'network') return [route.prefix.length === 0 ? outOfSite(spot) : inSite(spot)];
  return by(tables, spot, route, []);
}

/** A route that leads out of the site; its next hop must not be resolved through the prefixes in `used`. */
function by(tables: Tables, spot: Spot, route: RibRoute, used: readonly string[]): Step[] {
  const { side, peer } = route;
  if (route.own === 'network') return [];
  const tunnel = tunnelOf(tables, route);
  if (tunnel !== undefined) return encapsulate(tables, spot, tunnel);
  if (route.target?.via === 'drop') return ['dropped'];
  const neighbour = inLan(tables, spot, route);
  if (neighbour !== undefined) return neighbour === 'nobody' ? [] : [arriveAt(tables.topology, neighbour, spot)];
  if (route.target === undefined && (peer !== undefined || side?.type !== 'declared')) {
    return [arriveAt(tables.topology, peer ?? side?.from.device.of.id ?? '', spot)];
  }
  // The next hop of a multihop session is not a neighbor: the other routes lead to it.
  return route.hops.flatMap((text): Step[] => {
    const next = parseAddress(text);
    if (!('words' in next)) return [];
    const passed = [...used, route.prefix.text];
    const ways = inForce(tables, spot.device, next).filter(({ prefix }) => !passed.includes(prefix.text));
    return firstOf(ways, (way) => by(tables, spot, way, passed));
  });
}

/** Whether packets that a router sends by this route leave it: its next hop may have no route. */
export function leadsOut(tables: Tables, device: DeclId, route: RibRoute, destination: Address): boolean {
  return by(tables, { kind: 'router', device, destination, outers: [] }, route, []).length > 0;
}

/** The router of the site at the next hop of a static route, or nobody if the next hop is in the site's network. */
function inLan(tables: Tables, spot: Spot, { target }: RibRoute): DeclId | 'nobody' | undefined {
  if (target?.via !== 'address') return undefined;
  const ip = target.address;
  if (owns(tables.topology, spot.device, ip)) return 'nobody';
  const near = tables.topology.sites.find(({ routers }) => routers.some(({ id }) => id === spot.device));
  const other = near?.routers.find(({ id }) => owns(tables.topology, id, ip));
  if (other) return other.id;
  const first = inForce(tables, spot.device, ip)[0];
  return first && first.prefix.length > 0 && first.of[0]?.own === 'network' ? 'nobody' : undefined;
}

function inSite({ outers }: Spot): Step {
  return outers.length > 0 ? 'dropped' : 'delivered';
}

function outOfSite({ outers }: Spot): Step {
  return outers.length > 0 ? 'dropped' : 'internet'; // R116
}

/** Outer packets use routes that don't lead into a tunnel, or the Internet to a public endpoint (R217). */
function encapsulate(tables: Tables, spot: Spot, tunnel: DeclId): Step[] {
  const inside = intoTunnel(tables.topology, spot, tunnel);
  if (typeof inside === 'string') return [inside];
  const outer = onWire(inside);
  const ways = firstOf(inForce(tables, spot.device, outer), (way) =>
    tunnelOf(tables, way) === undefined ? by(tables, inside, way, []) : [],
  );
  if (ways.length > 0) return ways;
  const far = inside.outers.at(-1);
  return [far && !isPrivate(outer) ? arriveAt(tables.topology, far.to, inside) : 'dropped'];
}

/** The result of the longest prefix whose routes lead anywhere. */
function firstOf(routes: Routes, way: (route: RibRoute) => Step[]): Step[] {
  for (const { of } of routes) {
    const steps = of.flatMap(way);
    if (steps.length > 0) return steps;
  }
  return [];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}

/** The site of a host. */
export function siteOfHost(sites: readonly Site[], host: DeclId): Site | undefined {
  return sites.find(({ hosts }) => hosts.some(({ id }) => id === host));
}

import { contains, hostPrefix, type Prefix, PrefixTable } from '../../address/index.js';
import { deviceOf } from '../../bgp/device-of.js';
import { checkpoint } from '../../checkpoint.js';
import { append } from '../../collections.js';
import type { BestRoutes } from '../../forwarding/best-routes.js';
import type { World } from '../../forwarding/world.js';
import type { Connection, DeclId, Network, Site } from '../../topology/index.js';
import { bestToken } from '../loops/deciders.js';

/**
 * Sites whose routers treat alike everything outside their own space. The first router represents all of them; for the
 * space of its own site, the second one does.
 */
export interface Branches {
  readonly key: string;
  /** The routers of the first two sites. */
  readonly routers: readonly [DeclId, DeclId];
}

/** The search does not pay for fewer sites. */
const fewest = 3;

/**
 * The branches of a topology, by site: sites with one router and one connection to the same VPN gateway, whose routers
 * have learned the same routes from each other.
 */
export function branchesOf(world: World): ReadonlyMap<DeclId, Branches> {
  const found = new Map<DeclId, Branches>();
  const alike = [...alikeSites(world.network)].filter(([, sites]) => sites.length >= fewest);
  if (alike.length === 0) return found;
  const own = unsharedSpace(world.network);
  for (const [key, declared] of alike) {
    const sites = declared.filter(({ addressSpace }) => addressSpace.every(({ text }) => own.has(text)));
    const [one, two] = sites.flatMap(({ routers }) => routers);
    if (!one || !two || sites.length < fewest || !learnedTheSame(world, sites)) continue;
    const branches: Branches = { key, routers: [one.id, two.id] };
    for (const { id } of sites) found.set(id, branches);
  }
  return found;
}

/**
 * A token for the best routes of a speaker in which the site is not named, so that it is equal for all sites of a
 * branch.
 */
export function tokenFor(site: Site | undefined, best: BestRoutes): string {
  const router = site?.routers[0]?.id;
  if (router === undefined) return bestToken(best);
  const parts = best.map((route) => {
    const { own, session, nextHops } = route;
    if (own && 'far' in own) return [site?.id, router].includes(own.far) ? `own ${own.kind}` : bestToken([route]);
    if (!session || deviceOf(session.local) !== router) return bestToken([route]);
    return `own ${session.origin} ${nextHops.length}`;
  });
  return parts.sort().join();
}

/** Sites with equal declarations, by what they have in common. */
function alikeSites(network: Network): ReadonlyMap<string, readonly Site[]> {
  const { topology } = network;
  const others = new Set<DeclId>();
  for (const { a, b } of [...topology.sessions, ...topology.tunnels]) others.add(a.device).add(b.device);
  const alike = new Map<string, Site[]>();
  for (const site of topology.sites) {
    const [router, second] = site.routers;
    if (!router || second || router.routes.length > 0 || others.has(site.id) || others.has(router.id)) continue;
    const connections = [...new Set([site.id, router.id].flatMap((id) => network.connectionsOf(id)))];
    const [connection, another] = connections;
    if (another) continue;
    const gateway = connection && [connection.a, connection.b].find(({ device }) => isGateway(network, device));
    if (connection && !gateway) continue;
    const attributes = connection ? attributesOf(connection) : '';
    const key = [gateway?.device, attributes, router.asn !== undefined, site.hosts.length > 0, site.transit];
    append(alike, key.join(), site);
  }
  return alike;
}

function attributesOf({ enableBgp, a, b }: Connection): string {
  const ends = [a, b].map(({ instance, weight, policy, prefixes, bgpIps }) => [
    instance,
    weight,
    policy,
    prefixes !== undefined,
    bgpIps.length,
  ]);
  return JSON.stringify([enableBgp, ...ends]);
}

function isGateway(network: Network, device: DeclId): boolean {
  return network.thing(device)?.kind === 'vpnGateway';
}

/** Whether all routers have the same route to each prefix, except to their own. */
function learnedTheSame(world: World, sites: readonly Site[]): boolean {
  const learned = new Map<string, { readonly token: string; count: number }>();
  for (const { prefix, shared } of sites.flatMap(({ routers }) =>
    routers.flatMap(({ id }) => world.devices.bestRoutesOf(id)),
  )) {
    checkpoint();
    if (shared.some(({ own }) => own?.kind === 'network')) continue;
    const token = bestToken(shared);
    const known = learned.get(prefix.text);
    if (known && known.token !== token) return false;
    if (known) known.count++;
    else learned.set(prefix.text, { token, count: 1 });
  }
  const owned = new Set(sites.flatMap(({ addressSpace }) => addressSpace.map(({ text }) => text)));
  return [...learned].every(([text, { count }]) => count === (owned.has(text) ? sites.length - 1 : sites.length));
}

/** The prefixes that overlap no other address space. A router delivers everything in its own space, shared or not. */
function unsharedSpace({ topology: { vnets, sites } }: Network): ReadonlySet<string> {
  const spaces = [
    ...vnets.flatMap(({ addressSpace, vpnGateways }) => [
      ...addressSpace,
      ...vpnGateways.flatMap(({ pointToSite }) => pointToSite),
    ]),
    ...sites.flatMap(({ addressSpace, hosts }) => [
      ...addressSpace,
      // The address of a host is mostly inside the space of its site.
      ...hosts.flatMap(({ address }) => (addressSpace.some((p) => contains(p, address)) ? [] : [hostPrefix(address)])),
    ]),
  ].sort((a, b) => a.length - b.length);
  const table = new PrefixTable<{ readonly prefix: Prefix; shared: boolean }>();
  for (const prefix of spaces) {
    const around = table.covering(prefix);
    for (const each of around) each.shared = true;
    if (around.length === 0 || !table.get(prefix)) table.set(prefix, { prefix, shared: around.length > 0 });
  }
  return new Set([...table.values()].flatMap(({ prefix, shared }) => (shared ? [] : prefix.text)));
}

import type { Address } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import { limits } from '../limits.js';
import type { Cause, DeclId, Site } from '../topology/index.js';
import type { BestRoutes } from './device-tables.js';
import { enter, enterFarEnd } from './enter.js';
import { ends, noPassage, type Outcome, type Passage } from './outcome.js';
import { type Packet, wireDestination } from './packet.js';
import { decidedBy, noRoute } from './speaker-decision.js';
import { isPrivateAddress } from './special-addresses.js';
import { intoTunnel } from './tunnel.js';
import type { World } from './world.js';

/** A router on premises forwards: into its site, to the Internet where the site is the way there, else by its table. */
export function routerForwards(world: World, router: DeclId, packet: Packet): Outcome[] {
  const site = world.network.router(router)?.site;
  const best = routesInForce(world, router, packet)[0];
  const leg = packet.legs.at(-1);
  const leaves = !best || best.every(({ own, prefix }) => own?.kind === 'network' && prefix.length === 0);
  if (leg?.from === router && leaves && !isPrivateAddress(leg.destination)) {
    // R217: between public addresses the outer packets cross the Internet, which a site with a public endpoint reaches.
    return [enter(world, world.network.router(leg.to) ? 'router' : 'nva', leg.to, packet, noPassage)];
  }
  if (!site || !best) {
    const isPublic = !isPrivateAddress(wireDestination(packet));
    const advice = ' If the site reaches the Internet itself, give it 0.0.0.0/0 to advertise.';
    return noRoute(world, router, packet, isPublic ? advice : '');
  }
  const seen = new Set<string>();
  const outcomes = best.flatMap((route) => {
    const key = `${world.sender(route)} ${route.session?.origin} ${route.session?.tunnel ?? ''} ${route.cause.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const passage = decidedBy(world, router, 'router', 'R200', route, packet);
    return follow(world, router, site, route, packet, passage);
  });
  return outcomes.length > 0 ? outcomes : noWayToNextHop(world, router, best[0], packet);
}

/** All that decides was learned over sessions without a tunnel, from next hops to which nothing leads. */
function noWayToNextHop(world: World, router: DeclId, route: BgpRoute, packet: Packet): Outcome[] {
  const nextHops = route.nextHops.map(({ text }) => text).join(', ');
  const far = world.sender(route);
  const text = `${world.network.label(router)} has no route to ${nextHops}, the next hop of its route ${route.prefix.text}${far === undefined ? '' : ` from ${world.network.label(far)}`}. Bind the session to a tunnel with "over", or give it a route there.`;
  return [
    ends(decidedBy(world, router, 'router', 'R200', route, packet), 'dropped', {
      rule: 'R200',
      text,
      declarations: route.session ? [router, route.session.declaration] : [router],
    }),
  ];
}

/**
 * The routes of a router that count for this packet, longest prefix first. A site that has or announces 0.0.0.0/0 is
 * the way to the Internet, not the owner of every private address.
 */
export function routesInForce(world: World, router: DeclId, packet: Packet): readonly BestRoutes[] {
  const destination = wireDestination(packet);
  const routes = world.bestRoutes(router, destination);
  const ownDefault = world.ownDefault(router, destination);
  if (!ownDefault) return routes;
  const others = routes.filter(([{ prefix, own }]) => prefix.length > 0 || !own);
  if (isPrivateAddress(destination)) return others;
  return [...others.filter(([{ prefix }]) => prefix.length > 0), [ownDefault]];
}

function follow(
  world: World,
  router: DeclId,
  site: Site,
  route: BgpRoute,
  packet: Packet,
  passage: Passage,
): Outcome[] {
  const inSite = route.own && route.own.kind !== 'connection' && route.own.kind !== 'bgpPeer';
  if (inSite) return [intoSite(world, site, packet, route.prefix.length === 0, passage)];
  return leave(world, router, route, packet, passage, new Visited());
}

/** The packet's destination lies in the site, or leaves it to the Internet. */
export function intoSite(world: World, site: Site, packet: Packet, isDefault: boolean, passage: Passage): Outcome {
  const destination = wireDestination(packet);
  const leg = packet.legs.at(-1);
  if (leg && world.network.router(leg.to)?.site === site) return enter(world, 'router', leg.to, packet, passage);
  if (leg) {
    return ends(passage, 'dropped', {
      rule: 'R217',
      text: `Nothing in ${site.label} has the outer address ${destination.text} of tunnel ${world.network.label(leg.tunnel)}.`,
      declarations: [leg.tunnel, site.id],
    });
  }
  if (isDefault) {
    return ends(passage, 'internet', {
      rule: 'R116',
      text: `${destination.text} leaves ${site.label} to the Internet: the site has the default route.`,
      declarations: [site.id],
    });
  }
  const host = site.hosts.find(({ address }) => address.text === destination.text);
  const note: Cause = {
    rule: 'R187',
    text: `No host with the address ${destination.text} is declared in ${site.label}.`,
    declarations: [site.id],
  };
  return ends(host ? passage : { ...passage, notes: [...passage.notes, note] }, 'delivered', {
    rule: 'R200',
    text: host ? `${host.label} has the address ${destination.text}.` : `${destination.text} lies in ${site.label}.`,
    declarations: [host?.id ?? site.id],
  });
}

/** The prefixes of routes through which one next hop is resolved, and what may still be spent on it. */
class Visited {
  constructor(
    private readonly prefixes: readonly string[] = [],
    readonly steps: { left: number } = { left: limits.routerSteps },
  ) {}

  and(prefix: string): Visited {
    return new Visited([...this.prefixes, prefix], this.steps);
  }

  has(prefix: string): boolean {
    return this.prefixes.includes(prefix);
  }
}

/** A route that leads out of the site; `visited` are the prefixes of those that its next hop must not resolve through. */
function leave(
  world: World,
  router: DeclId,
  route: BgpRoute,
  packet: Packet,
  passage: Passage,
  visited: Visited,
): Outcome[] {
  const { own, session } = route;
  if (own?.kind === 'connection' || own?.kind === 'bgpPeer') return [enterFarEnd(world, own.far, packet, passage)];
  const far = world.sender(route);
  if (!session || far === undefined) return [];
  if (session.tunnel !== undefined) return encapsulated(world, router, session.tunnel, packet, passage);
  if (session.origin === 'automatic' || world.isConnection(session.declaration)) {
    return [enterFarEnd(world, far, packet, passage)];
  }
  return route.nextHops.flatMap(({ address }) =>
    address ? towards(world, router, address, packet, passage, visited.and(route.prefix.text)) : [],
  );
}

/** A next hop of a multihop session only names the way: the router's other routes lead there. */
function towards(
  world: World,
  router: DeclId,
  nextHop: Address,
  packet: Packet,
  passage: Passage,
  visited: Visited,
): Outcome[] {
  // Routes that resolve through one another all too often lead nowhere.
  if (visited.steps.left-- <= 0) return [];
  for (const best of routesInForce(world, router, { destination: nextHop, legs: [] })) {
    if (visited.has(best[0].prefix.text)) continue;
    const ways = best.flatMap((route) => leave(world, router, route, packet, passage, visited));
    if (ways.length > 0) return ways;
  }
  return [];
}

/** Outer packets leave by a route that is none into a tunnel, or over the Internet to a public endpoint. */
function encapsulated(world: World, router: DeclId, tunnel: DeclId, packet: Packet, passage: Passage): Outcome[] {
  const result = intoTunnel(world, tunnel, router, packet);
  const entered = { ...passage, tunnel };
  if (!result.packet) return [ends(entered, result.loop ? 'loop' : 'dropped', result.obstacle)];
  const outer = wireDestination(result.packet);
  for (const best of routesInForce(world, router, result.packet)) {
    // One tunnel is one flow (R216), which any of the equally good routes may get.
    const ways = best.flatMap((route) => {
      if (route.session?.tunnel !== undefined || route.own?.kind === 'network') return [];
      const decided = decidedBy(world, router, 'router', 'R217', route, result.packet);
      const both = { ...entered, decisions: [...entered.decisions, ...decided.decisions] };
      return leave(world, router, route, result.packet, both, new Visited());
    });
    if (ways.length > 0) return ways;
  }
  const leg = result.packet.legs.at(-1);
  if (leg && !isPrivateAddress(outer)) {
    return [enter(world, world.network.router(leg.to) ? 'router' : 'nva', leg.to, result.packet, entered)];
  }
  return [
    ends(entered, 'dropped', {
      rule: 'R217',
      text: `${world.network.label(router)} has no route to ${outer.text}, the far endpoint of tunnel ${world.network.label(tunnel)}.`,
      declarations: [tunnel, router],
    }),
  ];
}

import type { Address } from '../../address/index.js';
import { staticNextHop } from '../../bgp/own-route.js';
import type { BgpRoute } from '../../bgp/route.js';
import { limits } from '../../limits.js';
import type { DeclId, Site, Topology } from '../../topology/index.js';
import type { End } from '../end.js';
import { enter, enterFarEnd, enterTunnelEnd } from '../enter.js';
import { nextHopInSite } from '../next-hop-in-site.js';
import { ends, noPassage, type Outcome, type Passage } from '../outcome.js';
import { isAddressOf } from '../own-addresses.js';
import { type Packet, plainPacket, wireDestination } from '../packet.js';
import { routesInForce } from '../routes-in-force.js';
import { decidedBy, noRoute } from '../speaker-decision.js';
import { isPrivateAddress, someInternetAddress } from '../special-addresses.js';
import type { Note } from '../trace.js';
import { intoTunnel } from '../tunnel.js';
import type { PlaceRules, ThingRules, World } from '../world.js';

/** A router of a site on premises. */
export const router = {
  place: {
    next: forwards,
    tables: () => [],
    hop: 'router',
    devices,
    decisives: (world, device) => [{ by: 'routes', routes: world.devices.bestRoutesOf(device) }],
  } satisfies PlaceRules,

  thing: {
    sends: (_, { router: { id, address } }) => ({ kind: 'router', device: id, addresses: address ? [address] : [] }),
    connectionEnd: 'router',
    tunnelEnd: 'router',
    tunnelAddress: (_, thing) => thing.router.address,
    addresses: (_, { router: { address } }) => (address ? [address] : []),
  } satisfies ThingRules<'router'>,
};

/** Packets end at a router that has no onward route. */
function* devices({ sites, connections, sessions, tunnels }: Topology): Generator<DeclId> {
  const joined = new Set([...connections, ...sessions, ...tunnels].flatMap(({ a, b }) => [a.device, b.device]));
  for (const { id: site, routers } of sites) {
    if (routers.length < 2 && ![site, ...routers.map(({ id }) => id)].some((id) => joined.has(id))) continue;
    for (const { id } of routers) yield id;
  }
}

/** An on-premises router forwards into its site, to the Internet if the site leads there, or by its table. */
function forwards(world: World, device: DeclId, packet: Packet): Outcome[] {
  const site = world.network.router(device)?.site;
  const best = routesInForce(world.devices, device, wireDestination(packet))[0];
  const leg = packet.legs.at(-1);
  const owner = site && routerWith(world, site, wireDestination(packet), device);
  if (owner !== undefined && leg?.from !== device) return [enter(world, 'router', owner, packet, noPassage)];
  const leaves = !best || best.every(({ own, prefix }) => own?.kind === 'network' && prefix.length === 0);
  if (leg?.from === device && leaves && !isPrivateAddress(leg.destination)) {
    // R217: between public addresses the outer packets cross the Internet, which a site with a public endpoint reaches.
    return [enterTunnelEnd(world, leg, packet, noPassage)];
  }
  if (!site || !best) {
    const isPublic = !isPrivateAddress(wireDestination(packet));
    const advice = ' If the site reaches the Internet itself, give it 0.0.0.0/0 to advertise.';
    return noRoute(world, device, packet, isPublic ? advice : '');
  }
  const seen = new Set<string>();
  const outcomes = best.flatMap((route) => {
    const key = `${world.devices.sender(route)} ${route.session?.origin} ${route.session?.tunnel ?? ''} ${route.cause.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const passage = decidedBy(world, device, 'router', 'R200', route, packet);
    return follow(world, device, site, route, packet, passage);
  });
  return outcomes.length > 0 ? outcomes : noWayToNextHop(world, device, best[0], packet);
}

/** The router of a site that has an address; `first` is asked before the others, since devices may use one address each for itself. */
export function routerWith(world: World, { routers }: Site, address: Address, first?: DeclId): DeclId | undefined {
  if (first !== undefined && isAddressOf(world, first, address)) return first;
  return routers.find(({ id }) => isAddressOf(world, id, address))?.id;
}

function leadsIntoTunnel({ own, session }: BgpRoute): boolean {
  return own?.kind === 'static' ? own.target.via === 'tunnel' : session?.tunnel !== undefined;
}

/** Every deciding route is static or was learned over a session without a tunnel, with a next hop without a route. */
function noWayToNextHop(world: World, router: DeclId, route: BgpRoute, packet: Packet): Outcome[] {
  const nextHops = route.nextHops.map(({ text }) => text).join(', ');
  const far = world.devices.sender(route);
  const label = world.network.label(router);
  const itsRoute = `its route ${route.prefix.text}${far === undefined ? '' : ` from ${world.network.label(far)}`}`;
  const next = staticNextHop(route);
  const isInSite = next && nextHopInSite(world.devices, router, next);
  const advice = next
    ? 'Name the address of another router of its site, one that its routes lead to, or a tunnel.'
    : 'Bind the session to a tunnel with "over", or give it a route there.';
  const text = isInSite
    ? `No other router of the site of ${label} has ${nextHops}, the next hop of ${itsRoute}. ${advice}`
    : world.devices.nextHops(router).isTangled
      ? `The routes of ${label} resolve through one another too many times to be followed, so nothing is known of the way to ${nextHops}, the next hop of ${itsRoute}. Bind sessions to tunnels with "over", or lead static routes into tunnels.`
      : `${label} has no route to ${nextHops}, the next hop of ${itsRoute}. ${advice}`;
  return [
    ends(
      decidedBy(world, router, 'router', 'R200', route, packet),
      { kind: 'noRouteToNextHop', device: router, session: route.session?.declaration },
      {
        rule: 'R200',
        text,
        declarations: route.session ? [router, route.session.declaration] : [router],
      },
    ),
  ];
}

function follow(
  world: World,
  router: DeclId,
  site: Site,
  route: BgpRoute,
  packet: Packet,
  passage: Passage,
): Outcome[] {
  const inSite = route.own && !['connection', 'bgpPeer', 'static'].includes(route.own.kind);
  if (inSite) return [intoSite(world, site, packet, route.prefix.length === 0, passage)];
  return leave(world, router, route, packet, passage, { left: limits.tunnelsAtRouter });
}

/** The packet's destination lies in the site, or leaves it to the Internet. */
export function intoSite(world: World, site: Site, packet: Packet, isDefault: boolean, passage: Passage): Outcome {
  const destination = wireDestination(packet);
  const leg = packet.legs.at(-1);
  if (leg && world.network.router(leg.to)?.site === site) return enter(world, 'router', leg.to, packet, passage);
  if (leg) {
    return ends(
      passage,
      { kind: 'tunnelEndsElsewhere', tunnel: leg.tunnel, at: site.id },
      {
        rule: 'R217',
        text: `Nothing in ${site.label} has the outer address ${destination.text} of tunnel ${world.network.label(leg.tunnel)}.`,
        declarations: [leg.tunnel, site.id],
      },
    );
  }
  if (isDefault) {
    return ends(
      passage,
      { kind: 'exitsToInternet', at: site.id },
      {
        rule: 'R116',
        text: `${destination.text} leaves ${site.label} to the Internet: the site has the default route.`,
        declarations: [site.id],
      },
    );
  }
  const host = site.hosts.find(({ address }) => address.text === destination.text);
  const note: Note = {
    remark: { kind: 'notDeclared', in: site.id },
    rule: 'R187',
    text: `No host with the address ${destination.text} is declared in ${site.label}.`,
    declarations: [site.id],
  };
  const end: End = host ? { kind: 'delivered', to: host.id } : { kind: 'deliveredToRange', to: site.id };
  return ends(host ? passage : { ...passage, notes: [...passage.notes, note] }, end, {
    rule: 'R200',
    text: host ? `${host.label} has the address ${destination.text}.` : `${destination.text} lies in ${site.label}.`,
    declarations: [host?.id ?? site.id],
  });
}

/** A route that leads out of the site, directly or through the routes to its next hops. */
function leave(
  world: World,
  router: DeclId,
  route: BgpRoute,
  packet: Packet,
  passage: Passage,
  tunnels: Tunnels,
): Outcome[] {
  return world.devices
    .nextHops(router)
    .waysOf(route)
    .flatMap((way): Outcome[] => {
      const { own, session } = way;
      if (own?.kind === 'connection' || own?.kind === 'bgpPeer') return [enterFarEnd(world, own.far, packet, passage)];
      const next = staticNextHop(way);
      if (next) return toNeighbor(world, router, next, packet, passage);
      if (own?.kind === 'static' && own.target.via === 'tunnel') {
        return encapsulated(world, router, own.target.tunnel, packet, passage, tunnels);
      }
      if (own?.kind === 'static') return [discarded(world, router, way, packet, passage)];
      if (session?.tunnel !== undefined) return encapsulated(world, router, session.tunnel, packet, passage, tunnels);
      const far = world.devices.sender(way);
      return far === undefined ? [] : [enterFarEnd(world, far, packet, passage)];
    });
}

/** To another router of the site; nobody in the site need have the address. */
function toNeighbor(world: World, router: DeclId, nextHop: Address, packet: Packet, passage: Passage): Outcome[] {
  const next = nextHopInSite(world.devices, router, nextHop)?.router;
  return next === undefined ? [] : [enter(world, 'router', next, packet, passage)];
}

function discarded(world: World, router: DeclId, route: BgpRoute, packet: Packet, passage: Passage): Outcome {
  const text = `${world.network.label(router)} discards ${wireDestination(packet).text}: static route ${route.prefix.text}.`;
  const declarations = [...route.cause.declarations, router];
  return ends(passage, { kind: 'discarded', device: router }, { rule: 'R282', text, declarations });
}

/** How many tunnels a packet may still be put into at one router. */
interface Tunnels {
  left: number;
}

/** Whether packets that a router puts into a tunnel get into too many others there to be followed. */
export function nestsTooOften(world: World, router: DeclId, tunnel: DeclId): boolean {
  const tunnels = { left: limits.tunnelsAtRouter };
  encapsulated(world, router, tunnel, plainPacket(someInternetAddress), noPassage, tunnels);
  return tunnels.left < 0;
}

/** Outer packets leave by a route that does not lead into a tunnel, or over the Internet to a public endpoint. */
function encapsulated(
  world: World,
  router: DeclId,
  tunnel: DeclId,
  packet: Packet,
  passage: Passage,
  tunnels: Tunnels,
): Outcome[] {
  if (--tunnels.left < 0) {
    return [
      ends(
        { ...passage, tunnel },
        { kind: 'tooManyTunnels', tunnel, device: router },
        {
          rule: 'R217',
          text: `${world.network.label(router)} puts outer packets of tunnel ${world.network.label(tunnel)} into too many other tunnels to be followed.`,
          declarations: [tunnel, router],
        },
      ),
    ];
  }
  const result = intoTunnel(world, tunnel, router, packet);
  const entered = { ...passage, tunnel };
  if (!result.packet) return [ends(entered, result.end, result.obstacle)];
  const outer = wireDestination(result.packet);
  for (const best of routesInForce(world.devices, router, outer)) {
    // One tunnel is one flow (R216), and any of the equally good routes may carry it.
    const ways = best.flatMap((route) => {
      if (leadsIntoTunnel(route) || route.own?.kind === 'network') return [];
      const decided = decidedBy(world, router, 'router', 'R217', route, result.packet);
      const both = { ...entered, decisions: [...entered.decisions, ...decided.decisions] };
      return leave(world, router, route, result.packet, both, tunnels);
    });
    if (ways.length > 0) return ways;
  }
  const leg = result.packet.legs.at(-1);
  if (leg && !isPrivateAddress(outer)) {
    return [enterTunnelEnd(world, leg, result.packet, entered)];
  }
  return [
    ends(
      entered,
      { kind: 'noRouteToTunnelEndpoint', tunnel, device: router },
      {
        rule: 'R217',
        text: `${world.network.label(router)} has no route to ${outer.text}, the far endpoint of tunnel ${world.network.label(tunnel)}.`,
        declarations: [tunnel, router],
      },
    ),
  ];
}

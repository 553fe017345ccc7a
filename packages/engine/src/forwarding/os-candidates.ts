import { type Address, type Prefix, prefix } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import type { DeclId, Network, Nva, OsRoute } from '../topology/index.js';
import type { OsTarget } from './os-target.js';

/** Best routes of one prefix; `shared` is one list for all prefixes that all speakers treat alike. */
interface BestOfPrefix {
  readonly prefix: Prefix;
  readonly routes: readonly BgpRoute[];
  readonly shared: readonly BgpRoute[];
}

/** Where an OS table takes its routes from. */
export interface OsRouteSources {
  readonly network: Network;
  /** The best routes of the device's speaker, by prefix. */
  bestRoutesOf(device: DeclId): readonly BestOfPrefix[];
  /** The device that sent a learned route. */
  sender(route: BgpRoute): DeclId | undefined;
  isConnection(declaration: DeclId): boolean;
}

/** The origin of a route in an operating system. */
export type OsOrigin = 'connected' | 'static' | 'bgp' | 'default';

/** A route before the best of its prefix are chosen and its next hop is resolved. */
export interface OsCandidate {
  readonly prefix: Prefix;
  readonly origin: OsOrigin;
  readonly rank: number;
  /** The BGP route that its class of prefixes shares, and the way to the route itself. */
  readonly shared: BgpRoute | undefined;
  readonly best: (() => BgpRoute | undefined) | undefined;
  readonly osRoute: OsRoute | undefined;
  /** A known target, or the address that leads to it. */
  readonly target: OsTarget | { readonly to: 'address'; readonly address: Address };
}

const ranks: Readonly<Record<OsOrigin, number>> = { connected: 0, static: 1, bgp: 2, default: 3 };

const defaults: readonly Prefix[] = [prefix('0.0.0.0/0'), prefix('::/0')];

/** All routes of an NVA's operating system, in no particular order. */
export function osCandidates(sources: OsRouteSources, nva: Nva): OsCandidate[] {
  const { network } = sources;
  const nics = network.nicsOf(nva);
  const found: OsCandidate[] = [];
  const add = (
    of: Prefix,
    origin: OsOrigin,
    target: OsCandidate['target'],
    extra: Partial<Pick<OsCandidate, 'shared' | 'best' | 'osRoute'>> = {},
  ) =>
    found.push({
      prefix: of,
      origin,
      rank: ranks[origin],
      shared: extra.shared,
      best: extra.best,
      osRoute: extra.osRoute,
      target,
    });
  for (const { nic, subnet } of nics) {
    for (const each of subnet.prefixes) add(each, 'connected', { to: 'nic', nic: nic.id, via: undefined });
  }
  const subnets = new Set(nics.flatMap(({ subnet }) => subnet.prefixes.map(({ text }) => text)));
  for (const of of nva.connected) {
    // The addresses of a subnet belong to the fabric.
    if (!subnets.has(of.text)) add(of, 'connected', { to: 'itself' });
  }
  for (const osRoute of nva.routes) add(osRoute.prefix, 'static', staticTarget(osRoute), { osRoute });
  const known = new Map<BgpRoute, readonly OsCandidate['target'][]>();
  const targetsOf = (shared: BgpRoute) => {
    const targets = known.get(shared) ?? bgpTargets(sources, shared);
    known.set(shared, targets);
    return targets;
  };
  for (const best of sources.bestRoutesOf(nva.id)) {
    checkpoint();
    for (const [i, shared] of best.shared.entries()) {
      for (const target of targetsOf(shared)) add(best.prefix, 'bgp', target, { shared, best: () => best.routes[i] });
    }
  }
  const [first] = nics;
  if (first) {
    for (const each of defaults) add(each, 'default', { to: 'nic', nic: first.nic.id, via: undefined });
  }
  return found;
}

function bgpTargets(sources: OsRouteSources, route: BgpRoute): OsCandidate['target'][] {
  const { own, session } = route;
  if (own?.kind === 'connection') return [{ to: 'connection', connection: own.connection, far: own.far }];
  const sender = sources.sender(route);
  if (!session || sender === undefined) return [];
  if (session.tunnel !== undefined) return [{ to: 'tunnel', tunnel: session.tunnel }];
  if (sources.isConnection(session.declaration)) {
    return [{ to: 'connection', connection: session.declaration, far: sender }];
  }
  return route.nextHops.flatMap((hop) => (hop.address ? [{ to: 'address' as const, address: hop.address }] : []));
}

function staticTarget({ target }: OsRoute): OsCandidate['target'] {
  switch (target.via) {
    case 'tunnel':
      return { to: 'tunnel', tunnel: target.tunnel };
    case 'nic':
      return { to: 'nic', nic: target.nic, via: undefined };
    case 'address':
      return { to: 'address', address: target.address };
    case 'drop':
      return { to: 'drop' };
  }
}

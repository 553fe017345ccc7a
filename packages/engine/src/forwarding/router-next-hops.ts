import { type Address, comparePrefixes } from '../address/index.js';
import { staticNextHop } from '../bgp/own-route.js';
import type { BgpRoute } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import type { DeclId, Network } from '../topology/index.js';
import type { InstalledRoutes } from './best-routes.js';
import { nextHopInSite } from './next-hop-in-site.js';
import { type Hop, NextHopResolution, type Step } from './next-hop-resolution.js';
import { type Lookups, routesInForce } from './routes-in-force.js';

/** A router's routes before their next hops are resolved. */
interface RouterRoutes extends Lookups {
  readonly network: Network;
  bestRoutesOf(device: DeclId): Iterable<InstalledRoutes>;
  sender(route: BgpRoute): DeclId | undefined;
  isConnection(id: DeclId): boolean;
}

/**
 * How an on-premises router reaches the next hops of its multihop sessions and static routes: by its other routes. A route is never
 * resolved through itself.
 */
export class RouterNextHops {
  private readonly byRoute = new Map<BgpRoute, readonly BgpRoute[]>();
  private nextHops = this.resolution(0);
  private tangled: boolean | undefined;

  constructor(
    private readonly devices: RouterRoutes,
    private readonly router: DeclId,
  ) {}

  /** The routes by which packets of a route leave: the route itself, or those that lead to its next hops. */
  waysOf(route: BgpRoute): readonly BgpRoute[] {
    if (this.leadsOut(route)) return [route];
    return (hasNextHop(route) && !this.isTangled ? this.resolve(route) : undefined) ?? [];
  }

  /**
   * Whether the routes resolve through one another too many times; then none of them counts. All are examined together,
   * so that the result does not depend on the first query.
   */
  get isTangled(): boolean {
    this.tangled ??= !this.resolveAll();
    return this.tangled;
  }

  /** @returns whether all of them can be resolved */
  private resolveAll(): boolean {
    const all = [...this.devices.bestRoutesOf(this.router)].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
    // It may have been interrupted; the work that it takes must not depend on that.
    this.byRoute.clear();
    this.nextHops = this.resolution(all.length);
    for (const { shared, routes } of all) {
      checkpoint();
      if (shared.every((route) => this.leadsOut(route))) continue;
      for (const route of routes) {
        if (hasNextHop(route) && !this.leadsOut(route) && !this.resolve(route)) return false;
      }
    }
    this.nextHops.lift();
    return true;
  }

  private resolve(route: BgpRoute): readonly BgpRoute[] | undefined {
    const known = this.byRoute.get(route);
    if (known) return known;
    const ways = new Set<BgpRoute>();
    for (const { address } of route.nextHops) {
      const found = address ? this.nextHops.waysTo(address, route.prefix.text) : [];
      if (!found) return undefined;
      for (const way of found) ways.add(way);
    }
    const all = [...ways];
    this.byRoute.set(route, all);
    return all;
  }

  private resolution(routes: number): NextHopResolution<BgpRoute> {
    return new NextHopResolution(
      (nextHop) => this.stepsTo(nextHop),
      (route) => route,
      routes,
    );
  }

  private *stepsTo(nextHop: Address): Generator<Step<BgpRoute>> {
    for (const best of routesInForce(this.devices, this.router, nextHop)) {
      const hops = best.flatMap((route): Hop<BgpRoute>[] => {
        if (this.leadsOut(route)) return [{ way: route }];
        return hasNextHop(route)
          ? route.nextHops.flatMap(({ address }) => (address ? [{ nextHop: address }] : []))
          : [];
      });
      yield { prefix: best[0].prefix.text, hops };
    }
  }

  /**
   * Whether packets that a route decides for leave by it: into a tunnel, to the far end of a connection, to a neighbor in
   * the site, or nowhere.
   */
  private leadsOut(route: BgpRoute): boolean {
    const { own, session } = route;
    if (own?.kind === 'connection' || own?.kind === 'bgpPeer') return true;
    const next = staticNextHop(route);
    if (next) return nextHopInSite(this.devices, this.router, next) !== undefined;
    if (own?.kind === 'static') return true;
    if (!session || this.devices.sender(route) === undefined) return false;
    return (
      session.tunnel !== undefined || session.origin === 'automatic' || this.devices.isConnection(session.declaration)
    );
  }
}

/** Whether a route names a next hop that other routes may lead to. */
function hasNextHop({ own, session }: BgpRoute): boolean {
  return session !== undefined || own?.kind === 'static';
}

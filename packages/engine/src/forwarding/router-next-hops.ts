import type { Address } from '../address/index.js';
import type { BgpRoute } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import { limits } from '../limits.js';
import type { DeclId } from '../topology/index.js';
import type { DeviceTables } from './device-tables.js';
import { routesInForce } from './routes-in-force.js';

/** The routes that lead out of a router towards a next hop. */
interface Reached {
  readonly routes: ReadonlySet<BgpRoute>;
  /** The prefixes of all routes that were looked at. */
  readonly through: ReadonlySet<string>;
  /** Some route was passed over, since the next hop is on the way to its own one: another way here may take it. */
  readonly partial: boolean;
}

const nowhere: Reached = { routes: new Set(), through: new Set(), partial: true };

/**
 * How a router on premises gets to the next hops of its multihop sessions, which only name the way: its other routes
 * lead there. A route is never resolved through itself.
 */
export class RouterNextHops {
  private readonly byRoute = new Map<BgpRoute, readonly BgpRoute[]>();
  private readonly known = new Map<string, Reached>();
  /** What may still be spent. */
  private left = 0;
  private looked = false;
  private beyond = false;

  constructor(
    private readonly devices: DeviceTables,
    private readonly router: DeclId,
  ) {}

  /** The routes by which packets leave that a route decides for: itself, or those that lead to its next hops. */
  waysOf(route: BgpRoute): readonly BgpRoute[] {
    if (leadsOut(this.devices, route)) return [route];
    return route.session && !this.isTangled ? this.resolve(route) : [];
  }

  /**
   * The routes resolve through one another too many times: none of them counts. All are looked at together, so that
   * nothing depends on which of them is asked for first.
   */
  get isTangled(): boolean {
    if (!this.looked) this.resolveAll();
    return this.beyond;
  }

  private resolveAll(): void {
    const all = this.devices.bestRoutesOf(this.router);
    this.left = limits.nextHopSteps(all.length);
    // It may have been interrupted; what it takes must not depend on that.
    this.byRoute.clear();
    this.known.clear();
    for (const { model, routes } of all) {
      checkpoint();
      if (model.every((route) => leadsOut(this.devices, route))) continue;
      for (const route of routes) if (route.session && !leadsOut(this.devices, route)) this.resolve(route);
      if (this.beyond) break;
    }
    this.looked = true;
    // All is known now.
    this.left = Number.POSITIVE_INFINITY;
  }

  private resolve(route: BgpRoute): readonly BgpRoute[] {
    let ways = this.byRoute.get(route);
    if (!ways) {
      ways = [...new Set(this.behind(route, []).flatMap(({ routes }) => [...routes]))];
      this.byRoute.set(route, ways);
    }
    return ways;
  }

  /** What leads to the next hops of a route. */
  private behind({ prefix, nextHops }: BgpRoute, visited: readonly string[]): readonly Reached[] {
    const further = [...visited, prefix.text];
    return nextHops.flatMap(({ address }) => (address ? [this.towards(address, further)] : []));
  }

  private towards(nextHop: Address, visited: readonly string[]): Reached {
    const known = this.known.get(nextHop.text);
    if (known && !visited.some((prefix) => known.through.has(prefix))) return known;
    this.left--;
    if (this.left < 0 || visited.length > limits.nextHopDepth) this.beyond = true;
    if (this.beyond) return nowhere;
    const reached = this.follow(nextHop, visited);
    if (!reached.partial) this.known.set(nextHop.text, reached);
    return reached;
  }

  private follow(nextHop: Address, visited: readonly string[]): Reached {
    const routes = new Set<BgpRoute>();
    const through = new Set<string>();
    let partial = false;
    for (const best of routesInForce(this.devices, this.router, nextHop)) {
      const { text } = best[0].prefix;
      if (visited.includes(text)) {
        partial = true;
        continue;
      }
      through.add(text);
      this.left -= best.length / 32;
      for (const route of best) {
        if (leadsOut(this.devices, route)) routes.add(route);
        else if (route.session) {
          for (const reached of this.behind(route, visited)) {
            for (const each of reached.routes) routes.add(each);
            for (const each of reached.through) through.add(each);
            partial ||= reached.partial;
          }
        }
      }
      if (routes.size > 0) break;
    }
    return { routes, through, partial };
  }
}

/** Whether packets that a route decides for leave by it: into a tunnel, or to the far end of a connection. */
function leadsOut(devices: DeviceTables, route: BgpRoute): boolean {
  const { own, session } = route;
  if (own?.kind === 'connection' || own?.kind === 'bgpPeer') return true;
  if (!session || devices.sender(route) === undefined) return false;
  return session.tunnel !== undefined || session.origin === 'automatic' || devices.isConnection(session.declaration);
}

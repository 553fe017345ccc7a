import {
  type Address,
  comparePrefixes,
  covers,
  hostPrefix,
  type Prefix,
  PrefixTable,
  prefix,
} from '../address/index.js';
import type { BgpRoute, SessionSide } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import type { DeclId, Network, Nva, OsRoute } from '../topology/index.js';
import { NextHopResolution, type Step } from './next-hop-resolution.js';

/** What the operating system of an NVA does with a packet (R189). */
export type OsTarget =
  /** Raw out of a NIC; `via` is the next hop that the OS has in mind, to which the fabric pays no heed (R188). */
  | { readonly to: 'nic'; readonly nic: DeclId; readonly via: Address | undefined }
  | { readonly to: 'tunnel'; readonly tunnel: DeclId }
  /** Into a connection with a VPN gateway or a circuit. */
  | { readonly to: 'connection'; readonly connection: DeclId; readonly far: DeclId }
  | { readonly to: 'drop' };

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

/** One route of an NVA's operating system. */
export interface OsEntry {
  readonly prefix: Prefix;
  readonly origin: 'connected' | 'static' | 'bgp' | 'default';
  readonly target: OsTarget;
  readonly bgpRoute: BgpRoute | undefined;
  /** The session on which the BGP route came in. */
  readonly session: SessionSide | undefined;
  readonly osRoute: OsRoute | undefined;
}

/** Entries of one prefix that await the resolution of their next hop. */
interface Pending {
  readonly prefix: Prefix;
  readonly origin: OsEntry['origin'];
  readonly rank: number;
  /** The BGP route that its class of prefixes shares, and the way to the route itself. */
  readonly shared: BgpRoute | undefined;
  readonly best: (() => BgpRoute | undefined) | undefined;
  readonly osRoute: OsRoute | undefined;
  /** A target that is known, or the address through which it is to be found. */
  readonly target: OsTarget | { readonly to: 'address'; readonly address: Address };
}

type Group = readonly Pending[];

const ranks: Readonly<Record<OsEntry['origin'], number>> = { connected: 0, static: 1, bgp: 2, default: 3 };

/**
 * The routes of an NVA's operating system: connected subnets, declared static routes, BGP best routes, and a default
 * route out of the first NIC. Of one prefix the better origin counts, then the shorter AS path, then equal cost
 * (language reference, section 6). `advertise` installs nothing.
 */
export class OsTable {
  private readonly byPrefix = new PrefixTable<readonly Pending[]>();
  private readonly resolved = new Map<string, readonly OsEntry[]>();
  private readonly prefixes: Prefix[] = [];
  private readonly ways = new Map<string, readonly Step<OsTarget>[]>();
  private nextHops: NextHopResolution<OsTarget>;
  private tangled: boolean | undefined;
  /** Some route took too much to be resolved. */
  private beyond = false;

  constructor(
    private readonly sources: OsRouteSources,
    readonly nva: Nva,
  ) {
    for (const group of byPrefix(this.candidates())) {
      const best = bestOf(group);
      const [first] = best;
      if (!first) continue;
      this.byPrefix.set(first.prefix, best);
      this.prefixes.push(first.prefix);
    }
    this.nextHops = this.resolution();
  }

  /** The routes that decide for an address: several of equal cost, none if nothing contains it. */
  lookup(address: Address): readonly OsEntry[] {
    void this.isTangled;
    const best = this.byPrefix.lookup(address);
    return best ? this.resolve(best) : [];
  }

  /** All routes, by prefix: those of one prefix are of equal cost. */
  groups(): readonly (readonly OsEntry[])[] {
    void this.isTangled;
    return this.prefixes.map((of) => {
      checkpoint();
      return this.resolve(this.byPrefix.get(of) ?? []);
    });
  }

  /** Routes that contain this prefix or equal it and are not in the table, since another one of their prefix is better. */
  beaten(of: Prefix): readonly OsEntry[] {
    void this.isTangled;
    const around = this.candidates().filter((pending) => covers(pending.prefix, of));
    return byPrefix(around).flatMap((group) => {
      const best = bestOf(group);
      return group.filter((pending) => !best.includes(pending)).flatMap((pending) => this.resolveAll([pending]));
    });
  }

  /**
   * Its routes resolve through one another too many times: each next hop is taken to be reached out of the first NIC.
   * All routes are looked at together, so that nothing depends on which of them is asked for first.
   */
  get isTangled(): boolean {
    if (this.tangled === undefined) {
      // It may have been interrupted; what it takes must not depend on that.
      this.nextHops = this.resolution();
      this.resolved.clear();
      this.beyond = false;
      for (const of of [...this.prefixes].sort(comparePrefixes)) {
        checkpoint();
        this.resolve(this.byPrefix.get(of) ?? []);
        if (this.beyond) break;
      }
      if (this.beyond) this.resolved.clear();
      this.nextHops.lift();
      this.tangled = this.beyond;
    }
    return this.tangled;
  }

  private candidates(): Pending[] {
    const { network } = this.sources;
    const nics = network.nicsOf(this.nva);
    const found: Pending[] = [];
    const add = (
      of: Prefix,
      origin: OsEntry['origin'],
      target: Pending['target'],
      extra: Partial<Pick<Pending, 'shared' | 'best' | 'osRoute'>> = {},
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
      for (const of of subnet.prefixes) add(of, 'connected', { to: 'nic', nic: nic.id, via: undefined });
    }
    for (const osRoute of this.nva.routes) add(osRoute.prefix, 'static', staticTarget(osRoute), { osRoute });
    const known = new Map<BgpRoute, readonly Pending['target'][]>();
    const targetsOf = (shared: BgpRoute) => {
      const targets = known.get(shared) ?? this.bgpTargets(shared);
      known.set(shared, targets);
      return targets;
    };
    for (const best of this.sources.bestRoutesOf(this.nva.id)) {
      checkpoint();
      for (const [i, shared] of best.shared.entries()) {
        for (const target of targetsOf(shared)) add(best.prefix, 'bgp', target, { shared, best: () => best.routes[i] });
      }
    }
    const [first] = nics;
    if (first) {
      for (const of of defaults) add(of, 'default', { to: 'nic', nic: first.nic.id, via: undefined });
    }
    return found;
  }

  private bgpTargets(route: BgpRoute): Pending['target'][] {
    const { own, session } = route;
    if (own?.kind === 'connection') return [{ to: 'connection', connection: own.connection, far: own.far }];
    const sender = this.sources.sender(route);
    if (!session || sender === undefined) return [];
    if (session.tunnel !== undefined) return [{ to: 'tunnel', tunnel: session.tunnel }];
    if (this.sources.isConnection(session.declaration)) {
      return [{ to: 'connection', connection: session.declaration, far: sender }];
    }
    return route.nextHops.flatMap((hop) => (hop.address ? [{ to: 'address' as const, address: hop.address }] : []));
  }

  private resolve(group: readonly Pending[]): readonly OsEntry[] {
    const key = group[0]?.prefix.text ?? '';
    const known = this.resolved.get(key);
    if (known) return known;
    const list = this.resolveAll(group);
    this.resolved.set(key, list);
    return list;
  }

  private resolveAll(group: readonly Pending[]): readonly OsEntry[] {
    const key = group[0]?.prefix.text ?? '';
    const entries = new Map<string, OsEntry>();
    for (const pending of group) {
      const targets = pending.target.to === 'address' ? this.reach(pending.target.address, key) : [pending.target];
      for (const target of targets) {
        entries.set(targetKey(target), new ResolvedEntry(pending, target));
      }
    }
    if (entries.size === 1) return [...entries.values()];
    return [...entries.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  }

  /**
   * Where only routes that resolve through themselves are left, as after a learned default route, the peer is still
   * reached as before: out of the first NIC, by the host route that its session needs (R172).
   */
  private reach(next: Address, key: string): readonly OsTarget[] {
    const found = this.tangled ? [] : this.nextHops.waysTo(next, key);
    if (!found) this.beyond = true;
    const targets = found ?? [];
    const [first] = this.sources.network.nicsOf(this.nva);
    return targets.length > 0 || !first ? targets : [{ to: 'nic', nic: first.nic.id, via: next }];
  }

  /**
   * How the OS reaches a next hop: by its other routes. A route that would resolve through itself is passed over, as
   * the host route does that every sound configuration has for its peer (R172).
   */
  private resolution(): NextHopResolution<OsTarget> {
    return new NextHopResolution((next) => this.stepsTo(next), targetKey, this.prefixes.length);
  }

  private stepsTo(next: Address): readonly Step<OsTarget>[] {
    let steps = this.ways.get(next.text);
    if (!steps) {
      steps = this.byPrefix.covering(hostPrefix(next)).map((group) => ({
        prefix: group[0]?.prefix.text ?? '',
        hops: group.map(({ target }) =>
          target.to === 'address'
            ? { nextHop: target.address }
            : { way: target.to === 'nic' ? { ...target, via: next } : target },
        ),
      }));
      this.ways.set(next.text, steps);
    }
    return steps;
  }
}

/** An entry whose BGP route is read when somebody asks for it. */
class ResolvedEntry implements OsEntry {
  readonly prefix: Prefix;
  readonly origin: OsEntry['origin'];
  readonly session: SessionSide | undefined;
  readonly osRoute: OsRoute | undefined;

  constructor(
    private readonly pending: Pending,
    readonly target: OsTarget,
  ) {
    this.prefix = pending.prefix;
    this.origin = pending.origin;
    this.session = pending.shared?.session;
    this.osRoute = pending.osRoute;
  }

  get bgpRoute(): BgpRoute | undefined {
    return this.pending.best?.();
  }
}

const defaults: readonly Prefix[] = [prefix('0.0.0.0/0'), prefix('::/0')];

function staticTarget({ target }: OsRoute): Pending['target'] {
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

function byTarget({ target: a }: Pending, { target: b }: Pending): number {
  const text = (target: Pending['target']) => (target.to === 'address' ? target.address.text : targetKey(target));
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

function lengthOf({ shared }: Pending): number {
  return shared?.asPath.length ?? 0;
}

function byPrefix(candidates: readonly Pending[]): readonly Group[] {
  const groups = new Map<string, Pending[]>();
  for (const pending of candidates) {
    const group = groups.get(pending.prefix.text);
    if (group) group.push(pending);
    else groups.set(pending.prefix.text, [pending]);
  }
  return [...groups.values()];
}

function bestOf(group: readonly Pending[]): readonly Pending[] {
  const better = (a: Pending, b: Pending) => a.rank - b.rank || lengthOf(a) - lengthOf(b);
  const [first] = [...group].sort(better);
  const best = first ? group.filter((other) => better(first, other) === 0) : [];
  // Of equal static routes the order in which they are declared says nothing.
  return first?.origin === 'static' && best.length > 1 ? [...best].sort(byTarget) : best;
}

function targetKey(target: OsTarget): string {
  switch (target.to) {
    case 'nic':
      return `nic ${target.nic}`;
    case 'tunnel':
      return `tunnel ${target.tunnel}`;
    case 'connection':
      return `connection ${target.connection} ${target.far}`;
    case 'drop':
      return 'drop';
  }
}

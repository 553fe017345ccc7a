import { type Address, comparePrefixes, covers, hostPrefix, type Prefix, PrefixTable } from '../address/index.js';
import type { BgpRoute, SessionSide } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import type { Nva, OsRoute } from '../topology/index.js';
import { NextHopResolution, type Step } from './next-hop-resolution.js';
import { type OsCandidate, type OsOrigin, type OsRouteSources, osCandidates } from './os-candidates.js';
import { bestOf, byPrefix } from './os-choice.js';
import { type OsTarget, targetKey } from './os-target.js';

/** One route of an NVA's operating system. */
export interface OsEntry {
  readonly prefix: Prefix;
  readonly origin: OsOrigin;
  readonly target: OsTarget;
  readonly bgpRoute: BgpRoute | undefined;
  /** The session on which the BGP route came in. */
  readonly session: SessionSide | undefined;
  readonly osRoute: OsRoute | undefined;
}

/**
 * The routes of an NVA's operating system: connected subnets, declared static routes, BGP best routes, and a default
 * route out of the first NIC. Of one prefix the better origin counts, then the shorter AS path, then equal cost
 * (language reference, section 6). `advertise` installs nothing.
 */
export class OsTable {
  private readonly byPrefix = new PrefixTable<readonly OsCandidate[]>();
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
    for (const group of byPrefix(osCandidates(this.sources, this.nva))) {
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
    const around = osCandidates(this.sources, this.nva).filter((pending) => covers(pending.prefix, of));
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
      for (const each of [...this.prefixes].sort(comparePrefixes)) {
        checkpoint();
        this.resolve(this.byPrefix.get(each) ?? []);
        if (this.beyond) break;
      }
      if (this.beyond) this.resolved.clear();
      this.nextHops.lift();
      this.tangled = this.beyond;
    }
    return this.tangled;
  }

  private resolve(group: readonly OsCandidate[]): readonly OsEntry[] {
    const key = group[0]?.prefix.text ?? '';
    const known = this.resolved.get(key);
    if (known) return known;
    const list = this.resolveAll(group);
    this.resolved.set(key, list);
    return list;
  }

  private resolveAll(group: readonly OsCandidate[]): readonly OsEntry[] {
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
  readonly origin: OsOrigin;
  readonly session: SessionSide | undefined;
  readonly osRoute: OsRoute | undefined;

  constructor(
    private readonly pending: OsCandidate,
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

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
  /** The session on which the BGP route was learned. */
  readonly session: SessionSide | undefined;
  readonly osRoute: OsRoute | undefined;
}

/**
 * The routes of an NVA's operating system: connected subnets, declared static routes, BGP best routes, and a default
 * route out of the first NIC. For one prefix, the better origin counts, then the shorter AS path; the rest is
 * equal-cost (language reference, section 6). `advertise` installs nothing.
 */
export class OsTable {
  private readonly byPrefix = new PrefixTable<readonly OsCandidate[]>();
  private readonly resolved = new Map<string, readonly OsEntry[]>();
  private readonly prefixes: Prefix[] = [];
  private readonly ways = new Map<string, readonly Step<OsTarget>[]>();
  private nextHops: NextHopResolution<OsTarget>;
  private tangled: boolean | undefined;
  /** Whether resolving some route took too much work. */
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

  /** The routes that decide for an address: several if equal-cost, none if no route contains it. */
  lookup(address: Address): readonly OsEntry[] {
    void this.isTangled;
    const best = this.byPrefix.lookup(address);
    return best ? this.resolve(best) : [];
  }

  /** All routes by prefix; those of one prefix are equal-cost. */
  groups(): readonly (readonly OsEntry[])[] {
    void this.isTangled;
    return this.prefixes.map((of) => {
      checkpoint();
      return this.resolve(this.byPrefix.get(of) ?? []);
    });
  }

  /** Routes that equal or contain this prefix and are not in the table because a better one has their prefix. */
  beaten(of: Prefix): readonly OsEntry[] {
    void this.isTangled;
    const around = osCandidates(this.sources, this.nva).filter((pending) => covers(pending.prefix, of));
    return byPrefix(around).flatMap((group) => {
      const best = bestOf(group);
      return group.filter((pending) => !best.includes(pending)).flatMap((pending) => this.resolveAll([pending]));
    });
  }

  /**
   * Whether its routes resolve through one another too many times; then each next hop counts as reached out of the
   * first NIC. All routes are examined together, so that the result does not depend on the first query.
   */
  get isTangled(): boolean {
    if (this.tangled === undefined) {
      // It may have been interrupted; the work that it takes must not depend on that.
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
   * If only routes that resolve through themselves are left, for example after a learned default route, the peer is
   * still reached out of the first NIC, by the host route that its session needs (R172).
   */
  private reach(next: Address, key: string): readonly OsTarget[] {
    const found = this.tangled ? [] : this.nextHops.waysTo(next, key);
    if (!found) this.beyond = true;
    const targets = found ?? [];
    const [first] = this.sources.network.nicsOf(this.nva);
    return targets.length > 0 || !first ? targets : [{ to: 'nic', nic: first.nic.id, via: next }];
  }

  /**
   * How the OS reaches a next hop: by its other routes. A route that would resolve through itself is skipped, which has
   * the effect of the host route that every working configuration has for its peer (R172).
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

/** An entry whose BGP route is made when it is read. */
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

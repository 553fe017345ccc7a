import type { Address, Prefix } from './address/index.js';
import { computeBgp } from './bgp/compute.js';
import type { BgpResult } from './bgp/result.js';
import type { Why } from './causes/why.js';
import { whyRoute } from './causes/why-route.js';
import type { EffectiveTable } from './effective/route.js';
import { EffectiveTables } from './effective/tables.js';
import { codes } from './findings/codes.js';
import { findAll } from './findings/find-all.js';
import type { Finding } from './findings/finding.js';
import { findLoops } from './findings/loops/find-loops.js';
import type { Loop } from './findings/loops/loop.js';
import { loopKey } from './findings/loops/loop-finding.js';
import { Forwarder } from './forwarding/forwarder.js';
import type { OsEntry } from './forwarding/os-table.js';
import type { Trace } from './forwarding/trace.js';
import { sendingState, walk } from './forwarding/walk.js';
import { World } from './forwarding/world.js';
import { findRepairs } from './repairs/find-repairs.js';
import type { Repair } from './repairs/repair.js';
import { defaultSettings, type Settings } from './settings.js';
import type { Snapshot } from './snapshot-api.js';
import { type DeclId, Network, type Topology } from './topology/index.js';

/**
 * Opens a topology for questions. Costs next to nothing; each answer is computed when first asked for.
 * @param previous a snapshot of an earlier state: it is returned if it is of the same topology and settings; otherwise
 * what it knows of BGP is kept for all prefixes that the change did not touch.
 */
export function createSnapshot(
  topology: Topology,
  settings: Settings = defaultSettings,
  previous?: Snapshot,
): Snapshot {
  if (previous && previous.topology === topology && sameSettings(previous.settings, settings)) return previous;
  return new LazySnapshot(topology, settings, previous instanceof LazySnapshot ? previous.knownBgp() : undefined);
}

class LazySnapshot implements Snapshot {
  private readonly lazyNetwork = lazy(() => new Network(this.topology));
  private computedBgp: BgpResult | undefined;
  private readonly lazyBgp = lazy(() => {
    this.computedBgp = computeBgp(this.lazyNetwork(), this.settings, this.earlierBgp);
    // Earlier results are not kept alive by later ones.
    this.earlierBgp = undefined;
    return this.computedBgp;
  });
  private readonly lazyTables = lazy(() => new EffectiveTables(this.lazyNetwork(), this.lazyBgp, this.settings));
  private readonly lazyForwarder = lazy(
    () => new Forwarder(new World(this.lazyNetwork(), this.lazyBgp(), this.lazyTables())),
  );
  private readonly lazyLoops = lazy(() => findLoops(this.lazyForwarder()));
  private readonly lazyFindings = lazy(() => findAll(this.lazyForwarder(), this.lazyLoops));
  private readonly repairsByKey = new Map<string, readonly Repair[]>();

  constructor(
    readonly topology: Topology,
    readonly settings: Settings,
    private earlierBgp: BgpResult | undefined,
  ) {}

  /** The BGP result of this snapshot if it was asked for, else the one that it was given. */
  knownBgp(): BgpResult | undefined {
    return this.computedBgp ?? this.earlierBgp;
  }

  get network(): Network {
    return this.lazyNetwork();
  }

  get bgp(): BgpResult {
    return this.lazyBgp();
  }

  effectiveRoutes(nic: DeclId): EffectiveTable | undefined {
    return this.lazyTables().ofNic(nic);
  }

  subnetRoutes(subnet: DeclId): EffectiveTable | undefined {
    return this.lazyTables().ofSubnet(subnet);
  }

  operatingSystemRoutes(nva: DeclId): readonly OsEntry[] {
    const declared = this.lazyNetwork().nva(nva);
    return declared ? this.lazyForwarder().world.osTable(declared).groups().flat() : [];
  }

  trace(from: DeclId, to: Address): Trace | undefined {
    const forwarder = this.lazyForwarder();
    const start = sendingState(forwarder, from, to);
    return start && walk(forwarder, start.state, start.source);
  }

  why(nic: DeclId, to: Address | Prefix): Why | undefined {
    return whyRoute(this, nic, to);
  }

  findings(): readonly Finding[] {
    return this.lazyFindings();
  }

  repairs(finding: Finding): readonly Repair[] {
    let repairs = this.repairsByKey.get(finding.key);
    if (!repairs) {
      repairs = this.computeRepairs(finding.key);
      this.repairsByKey.set(finding.key, repairs);
    }
    return repairs;
  }

  private computeRepairs(key: string): readonly Repair[] {
    const { topology, settings } = this;
    if (!this.lazyFindings().some((finding) => finding.key === key)) return [];
    const loop = this.loopsOrNone().find((candidate) => loopKey(candidate) === key);
    if (!loop) return [];
    try {
      return findRepairs({ topology, settings, forwarder: this.lazyForwarder(), loops: this.lazyLoops() }, loop);
    } catch {
      // Without a proof nothing is offered, whatever kept the proof from being made.
      return [];
    }
  }

  /** The loops; none if their rule failed, which its finding says. */
  private loopsOrNone(): readonly Loop[] {
    const failed = this.lazyFindings().some(({ code }) => code === codes.ruleFailed.code);
    return failed ? [] : this.lazyLoops();
  }
}

function sameSettings(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

import { type Address, hostPrefix, type Prefix, PrefixTable } from '../address/index.js';
import { deviceOf } from '../bgp/device-of.js';
import { oncePerClass } from '../bgp/once-per-class.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute, PrefixEntry, SpeakerEntry } from '../bgp/route.js';
import { checkpoint } from '../checkpoint.js';
import type { Connection, DeclId, Network, Nva } from '../topology/index.js';
import type { BestRoutes, InstalledRoutes } from './best-routes.js';
import type { OsRouteSources } from './os-candidates.js';
import { OsTable } from './os-table.js';
import { RouterNextHops } from './router-next-hops.js';

/**
 * The tables of devices: what the speakers and the operating systems of NVAs forward by, with look-ups that are made
 * once. They depend on no user-defined route and stay valid when only route tables change.
 */
export class DeviceTables implements OsRouteSources {
  private readonly osTables = new Map<DeclId, OsTable>();
  private readonly routers = new Map<DeclId, RouterNextHops>();
  private readonly best = new Map<DeclId, readonly InstalledRoutes[]>();
  private readonly lookups = new Map<DeclId, PrefixTable<InstalledRoutes>>();
  private readonly connections: ReadonlyMap<DeclId, Connection>;

  constructor(
    readonly network: Network,
    readonly bgp: BgpResult,
  ) {
    this.connections = new Map(network.topology.connections.map((connection) => [connection.id, connection]));
  }

  /** The routes in the operating system of an NVA. */
  osTable(nva: Nva): OsTable {
    let table = this.osTables.get(nva.id);
    if (!table) {
      table = new OsTable(this, nva);
      this.osTables.set(nva.id, table);
    }
    return table;
  }

  /** How a router on premises gets to the next hops of its routes. */
  nextHops(router: DeclId): RouterNextHops {
    let nextHops = this.routers.get(router);
    if (!nextHops) {
      nextHops = new RouterNextHops(this, router);
      this.routers.set(router, nextHops);
    }
    return nextHops;
  }

  /** The best routes of a device's speaker that contain the address, longest prefix first. */
  bestRoutes(device: DeclId, address: Address): readonly BestRoutes[] {
    return this.lookup(device)
      .covering(hostPrefix(address))
      .flatMap(({ routes: [first, ...others] }): BestRoutes[] => (first ? [[first, ...others]] : []));
  }

  /** What {@link bestRoutes} gives, each as the list that its class of prefixes shares: no route is made for it. */
  sharedBest(device: DeclId, address: Address): readonly BestRoutes[] {
    return this.lookup(device)
      .covering(hostPrefix(address))
      .map(({ shared }) => shared);
  }

  /** The best routes of a device's speaker that lead somewhere, by prefix: not what it merely advertises. */
  bestRoutesOf(device: DeclId): readonly InstalledRoutes[] {
    let found = this.best.get(device);
    if (!found) {
      found = this.findBest(device);
      this.best.set(device, found);
    }
    return found;
  }

  /** The default route that a device originates itself, if it does, for the family of the address. */
  ownDefault(device: DeclId, { family }: Address): BgpRoute | undefined {
    const [speaker] = this.bgp.speakersOf(device);
    const entry = speaker && this.bgp.table(speaker.id).routes.get(family === 4 ? '0.0.0.0/0' : '::/0');
    return entry?.routes.find(({ own }) => own?.kind === 'network' || own?.kind === 'advertised');
  }

  /** Whether the declaration is a connection (or a circuit's private peering), not a `bgp` statement. */
  isConnection(declaration: DeclId): boolean {
    return this.connections.has(declaration);
  }

  /** The device that sent a learned route. */
  sender(route: BgpRoute): DeclId | undefined {
    return route.session && deviceOf(route.session.local);
  }

  private findBest(device: DeclId): readonly InstalledRoutes[] {
    const found: InstalledRoutes[] = [];
    const sharedOf = oncePerClass(bestInstalled);
    for (const { id } of this.bgp.speakersOf(device).slice(0, 1)) {
      for (const entry of this.bgp.table(id).routes.values()) {
        checkpoint();
        const shared = sharedOf(entry);
        if (shared) found.push(new InstalledEntry(entry, shared));
      }
    }
    return found;
  }

  private lookup(device: DeclId): PrefixTable<InstalledRoutes> {
    let table = this.lookups.get(device);
    if (!table) {
      table = new PrefixTable<InstalledRoutes>();
      for (const best of this.bestRoutesOf(device)) table.set(best.prefix, best);
      this.lookups.set(device, table);
    }
    return table;
  }
}

/** Makes the routes when they are read. */
class InstalledEntry implements InstalledRoutes {
  private listed: readonly BgpRoute[] | undefined;

  constructor(
    private readonly entry: SpeakerEntry,
    readonly shared: BestRoutes,
  ) {}

  get prefix(): Prefix {
    return this.entry.prefix;
  }

  get routes(): readonly BgpRoute[] {
    this.listed ??= this.entry.installed;
    return this.listed;
  }
}

function bestInstalled({ installed: [first, ...others] }: PrefixEntry): BestRoutes | undefined {
  return first && [first, ...others];
}

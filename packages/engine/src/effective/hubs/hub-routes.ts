import {
  type Address,
  comparePrefixes,
  prefix as constant,
  isDefaultRoute,
  type Prefix,
  PrefixTable,
  privateNetworks,
} from '../../address/index.js';
import { entryOf } from '../../bgp/hubs/entry.js';
import { firewallTableId, type HubTableId, hubPropagation } from '../../bgp/hubs/propagation.js';
import type { BgpResult } from '../../bgp/result.js';
import type { BgpRoute } from '../../bgp/route.js';
import { checkpoint } from '../../checkpoint.js';
import { compareTexts } from '../../collections.js';
import {
  type Cause,
  type DeclId,
  deployedFirewall,
  endOfHub,
  type HubRouteTable,
  type HubVirtualNetworkConnection,
  type Network,
  type VirtualHub,
} from '../../topology/index.js';

/** Where a route of a virtual hub's table leads. */
export type HubNextHop =
  | { readonly to: 'vnet'; readonly vnet: DeclId }
  | { readonly to: 'peer'; readonly nva: DeclId; readonly addresses: readonly Address[] }
  | { readonly to: 'vpnGateway'; readonly gateway: DeclId }
  | { readonly to: 'expressRoute'; readonly gateway: DeclId; readonly circuit: DeclId }
  | { readonly to: 'hub'; readonly hub: DeclId }
  | { readonly to: 'firewall'; readonly firewall: DeclId }
  | { readonly to: 'internet' };

/** The next hop types as Azure prints them, in the order in which azroute lists them (W138). */
export const hubNextHopTypes = {
  vnet: 'Virtual Network Connection',
  vpnGateway: 'VPN_S2S_Gateway',
  expressRoute: 'ExpressRouteGateway',
  peer: 'HubBgpConnection',
  hub: 'Remote Hub',
  firewall: 'Azure Firewall',
  internet: 'Internet',
} as const satisfies Readonly<Record<HubNextHop['to'], string>>;

/** A route of a hub's table. Several next hops are an equal-cost set (V04). */
export interface HubRouteRow {
  readonly prefix: Prefix;
  readonly nextHops: readonly HubNextHop[];
  readonly asPath: readonly number[];
  readonly cause: Cause;
  /** The routes that it was made from; none for a routing policy. */
  readonly bgp: readonly BgpRoute[];
}

/** The routes of a table of a hub. */
export interface HubRoutes {
  readonly hub: VirtualHub;
  readonly rows: readonly HubRouteRow[];
  /** The static routes of the connections of this hub to which they lead (W031). */
  readonly statics: readonly { readonly prefix: Prefix; readonly nextHop: Address }[];
  readonly table: PrefixTable<HubRouteRow>;
}

const everywhere = constant('0.0.0.0/0');

/** The tables of all hubs of a topology, each made when it is first read. */
export class HubTables {
  private readonly byId = new Map<string, HubRoutes>();

  constructor(
    private readonly network: Network,
    private readonly bgp: () => BgpResult,
  ) {}

  /** The routes of a table as Azure shows it: with routing intent, the policies (W087). */
  ofTable(table: HubRouteTable, hub: VirtualHub): HubRoutes {
    return this.once(table.id, () =>
      table === hub.noneRouteTable
        ? routesOf(this.network, hub, [])
        : table === hub.defaultRouteTable && hub.routingIntent?.privateTraffic !== undefined
          ? routesOf(this.network, hub, this.policies(hub, hub.routingIntent.privateTraffic))
          : this.learned(table.id, hub),
    );
  }

  /** The routes by which the firewall of a hub forwards (W079, W090). */
  ofFirewall(firewall: DeclId, hub: VirtualHub): HubRoutes {
    const id = firewallTableId(firewall);
    return this.once(id, () => {
      const { rows } = this.learned(id, hub);
      if (!this.forwardsToInternet(hub)) return routesOf(this.network, hub, rows);
      // W104: a default route that the hub has learned doesn't change that.
      const others = rows.filter(({ prefix }) => !isDefaultRoute(prefix));
      return routesOf(this.network, hub, [...others, internetRow(firewall)]);
    });
  }

  /**
   * The routes of the hub's own connections that other hubs know, by which it delivers what comes from them (W131). Of
   * several exports with one prefix, that of the most connections counts.
   */
  ofConnections(hub: VirtualHub): HubRoutes {
    return this.once(hub.id, () => {
      const exports = hubPropagation(this.network).exports.filter((one) => one.hub === hub);
      exports.sort((a, b) => b.connections.size - a.connections.size || compareTexts(a.id, b.id));
      const rows = new Map<string, HubRouteRow>();
      for (const { id } of exports) {
        for (const row of this.learned(id, hub).rows) if (!rows.has(row.prefix.text)) rows.set(row.prefix.text, row);
      }
      return routesOf(this.network, hub, [...rows.values()]);
    });
  }

  /** What a connection takes by itself: the address space of its VNet, and its static routes (W031). */
  ofConnection({ id, label, hub, vnet }: HubVirtualNetworkConnection): HubRoutes | undefined {
    const own = this.network.virtualHub(hub);
    if (!own) return undefined;
    return this.once(id, () => {
      const cause: Cause = { rule: 'W023', text: `Address space of connection ${label}.`, declarations: [id] };
      const rows = (this.network.vnet(vnet)?.addressSpace ?? []).map(
        (prefix): HubRouteRow => ({ prefix, nextHops: [{ to: 'vnet', vnet }], asPath: [], cause, bgp: [] }),
      );
      return routesOf(this.network, own, rows);
    });
  }

  /** W105: with 0.0.0.0/0 among the private prefixes and no Internet policy, the firewall follows what it learns. */
  private forwardsToInternet({ routingIntent, defaultRouteTable }: VirtualHub): boolean {
    if (!routingIntent || routingIntent.internet !== undefined) return true;
    return !defaultRouteTable.routes.some(({ prefixes }) => prefixes.some(({ length }) => length === 0));
  }

  private once(id: string, make: () => HubRoutes): HubRoutes {
    let routes = this.byId.get(id);
    if (!routes) {
      routes = make();
      this.byId.set(id, routes);
    }
    return routes;
  }

  private policies(hub: VirtualHub, firewall: DeclId): HubRouteRow[] {
    const { routingIntent: intent, defaultRouteTable } = hub;
    if (!intent) return [];
    const row = (prefix: Prefix, nextHop: DeclId, declaration: DeclId, text: string): HubRouteRow => ({
      prefix,
      nextHops: [{ to: 'firewall', firewall: nextHop }],
      asPath: [],
      cause: { rule: 'W087', text, declarations: [declaration] },
      bgp: [],
    });
    // W087: the prefixes of private traffic.
    const rows = privateNetworks.map((prefix) =>
      row(prefix, firewall, intent.id, `Routing policy for private traffic of ${hub.label}.`),
    );
    for (const { id, prefixes, nextHop } of defaultRouteTable.routes) {
      if (!deployedFirewall(hub, nextHop)) continue;
      for (const prefix of prefixes) rows.push(row(prefix, nextHop, id, `Additional private prefix of ${hub.label}.`));
    }
    if (intent.internet !== undefined) {
      rows.push(row(everywhere, intent.internet, intent.id, `Routing policy for Internet traffic of ${hub.label}.`));
    }
    const seen = new Set<string>();
    return rows.filter(({ prefix: { text } }) => !seen.has(text) && seen.add(text));
  }

  private learned(id: HubTableId, hub: VirtualHub): HubRoutes {
    const rows: HubRouteRow[] = [];
    for (const { prefix, bestRoutes } of entriesOf(this.bgp(), id)) {
      checkpoint();
      const hops = bestRoutes.map((route) => this.nextHopOf(route, hub));
      const first = bestRoutes[0];
      const nextHops = distinct(hops.flatMap((hop) => hop ?? []));
      if (first && nextHops.length > 0) {
        rows.push({ prefix, nextHops, asPath: first.asPath, cause: first.cause, bgp: bestRoutes });
      }
    }
    return routesOf(this.network, hub, rows);
  }

  private nextHopOf(route: BgpRoute, hub: VirtualHub): HubNextHop | undefined {
    const { by, connection } = entryOf(route);
    if (route.session?.localKind === 'hubExport') {
      return { to: 'hub', hub: route.session.declaration };
    }
    const { own } = route;
    switch (by) {
      case 'vnet':
        return own?.kind === 'vnetConnection' ? { to: 'vnet', vnet: own.vnet } : undefined;
      case 'static':
        return own?.kind === 'hubStatic' ? staticNextHop(hub, own.nextHop) : undefined;
      case 'peer': {
        // W111, W113
        const addresses = route.nextHops.flatMap(({ address }) => address ?? []);
        return { to: 'peer', nva: route.session?.local ?? '', addresses };
      }
      case 'vpn': {
        const gateway = hub.vnet.vpnGateways[0];
        return gateway && { to: 'vpnGateway', gateway: gateway.id };
      }
      case 'expressRoute': {
        const gateway = hub.vnet.expressRouteGateways[0];
        const circuit = this.circuitOf(connection);
        return gateway && circuit !== undefined ? { to: 'expressRoute', gateway: gateway.id, circuit } : undefined;
      }
      case 'hub':
        return undefined;
    }
  }

  private circuitOf(id: DeclId | undefined): DeclId | undefined {
    const connection = this.network.topology.connections.find((one) => one.id === id);
    const own = connection && endOfHub(connection);
    return connection && (own === connection.a ? connection.b : connection.a).device;
  }
}

/** Where a static route leads; it stays if its firewall or the connection of its VNet is down. */
function staticNextHop(hub: VirtualHub, id: DeclId): HubNextHop {
  return deployedFirewall(hub, id) ? { to: 'firewall', firewall: id } : { to: 'vnet', vnet: id };
}

function internetRow(firewall: DeclId): HubRouteRow {
  return {
    prefix: everywhere,
    nextHops: [{ to: 'internet' }],
    asPath: [],
    cause: { rule: 'W104', text: 'The firewall sends traffic to the Internet itself.', declarations: [firewall] },
    bgp: [],
  };
}

function* entriesOf(bgp: BgpResult, id: HubTableId): Generator<{ prefix: Prefix; bestRoutes: readonly BgpRoute[] }> {
  for (const { prefix, routes, bestCount } of bgp.table(id).routes.values()) {
    yield { prefix, bestRoutes: routes.slice(0, bestCount) };
  }
}

function distinct(hops: readonly HubNextHop[]): readonly HubNextHop[] {
  const seen = new Set<string>();
  return hops.filter((hop) => {
    const key = JSON.stringify(hop);
    return !seen.has(key) && seen.add(key);
  });
}

function routesOf(network: Network, hub: VirtualHub, rows: readonly HubRouteRow[]): HubRoutes {
  const vnets = new Set(rows.flatMap(({ nextHops }) => nextHops.flatMap((hop) => (hop.to === 'vnet' ? hop.vnet : []))));
  const statics = [...vnets].flatMap((vnet) =>
    (network.hubConnectionOf(vnet)?.staticRoutes ?? []).flatMap(({ prefixes, nextHop }) =>
      prefixes.map((prefix) => ({ prefix, nextHop })),
    ),
  );
  const table = new PrefixTable<HubRouteRow>();
  for (const row of rows) table.set(row.prefix, row);
  return { hub, rows, statics, table };
}

/** The rows of a table in the order in which azroute lists them: by type, then by prefix (Azure has none). */
export function inOrderOfHub(rows: readonly HubRouteRow[]): readonly HubRouteRow[] {
  const types = Object.keys(hubNextHopTypes);
  const rank = ({ nextHops }: HubRouteRow) => types.indexOf(nextHops[0]?.to ?? '');
  return [...rows].sort((a, b) => rank(a) - rank(b) || comparePrefixes(a.prefix, b.prefix));
}

/** The declaration to which a next hop leads; undefined for the Internet. */
export function hubNextHopId(hop: HubNextHop): DeclId | undefined {
  switch (hop.to) {
    case 'vnet':
      return hop.vnet;
    case 'peer':
      return hop.nva;
    case 'vpnGateway':
    case 'expressRoute':
      return hop.gateway;
    case 'hub':
      return hop.hub;
    case 'firewall':
      return hop.firewall;
    case 'internet':
      return undefined;
  }
}

import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import type { Estate } from '../model/estate.js';
import type {
  Appliance,
  Circuit,
  Connection,
  HubConnection,
  Network,
  Peering,
  RouteTable,
  ServiceTag,
  Session,
  Site,
  Tunnel,
  VirtualHub,
  VirtualWan,
} from '../model/things.js';

/** Networks that are connected, with all that belongs to them: one topology. */
export interface Part {
  readonly wans: readonly VirtualWan[];
  readonly hubs: readonly VirtualHub[];
  readonly hubConnections: readonly HubConnection[];
  readonly networks: readonly Network[];
  readonly peerings: readonly Peering[];
  readonly routeTables: readonly RouteTable[];
  readonly appliances: readonly Appliance[];
  readonly sessions: readonly Session[];
  readonly sites: readonly Site[];
  readonly circuits: readonly Circuit[];
  readonly connections: readonly Connection[];
  readonly tunnels: readonly Tunnel[];
  readonly serviceTags: readonly ServiceTag[];
}

/**
 * The parts of an estate: networks are joined by peerings, connections, virtual WANs, circuits and BGP sessions. The
 * order is that of their first networks; those that have only virtual hubs come last.
 */
export function partsOf(estate: Estate): Part[] {
  const groups = new Groups();
  for (const { a, far } of estate.peerings) groups.join(a.network.key, far.key);
  for (const { key, wan } of estate.hubs.values()) groups.join(key, wan?.key ?? key);
  for (const { hub, network } of estate.hubConnections) groups.join(hub.key, network.key);
  const ends = endsOf(estate);
  for (const { a, b } of estate.connections) groups.join(placeOf(a, ends), placeOf(b, ends));
  for (const { appliance, router } of estate.sessions) {
    for (const nic of appliance.nics) groups.join(nic.subnet.network.key, placeOfRouter(router).key);
  }
  for (const { nics } of estate.appliances) {
    for (const nic of nics) groups.join(nic.subnet.network.key, nics[0]?.subnet.network.key ?? '');
  }
  for (const { a, b } of estate.tunnels) groups.join(placeOf(a, ends), placeOf(b, ends));
  const byRoot = new Map<string, Network[]>();
  for (const network of [...estate.networks.values()].sort(byImportance)) {
    const root = groups.rootOf(network.key);
    append(byRoot, root, network);
  }
  for (const hub of estate.hubs.values()) {
    const root = groups.rootOf(hub.key);
    if (!byRoot.has(root)) byRoot.set(root, []);
  }
  const things = groupedThings(estate, ends, (key) => groups.rootOf(key));
  return [...byRoot].map(([root, networks]) => {
    const tables = new Set(networks.flatMap(({ subnets }) => subnets.flatMap(({ routeTable }) => routeTable ?? [])));
    const tags = new Set([...tables].flatMap(({ routes }) => routes.map(({ destination }) => destination)));
    return {
      networks,
      routeTables: [...tables],
      serviceTags: estate.serviceTags.filter(({ tag }) => tags.has(tag)),
      ...(things.get(root) ?? nothing()),
    };
  });
}

/** Several parts as one: for a single text. */
export function joinedParts(parts: readonly Part[]): Part {
  return {
    wans: parts.flatMap(({ wans }) => wans),
    hubs: parts.flatMap(({ hubs }) => hubs),
    hubConnections: parts.flatMap(({ hubConnections }) => hubConnections),
    networks: parts.flatMap(({ networks }) => networks).sort(byImportance),
    peerings: parts.flatMap(({ peerings }) => peerings),
    routeTables: [...new Set(parts.flatMap(({ routeTables }) => routeTables))],
    appliances: parts.flatMap(({ appliances }) => appliances),
    sessions: parts.flatMap(({ sessions }) => sessions),
    sites: parts.flatMap(({ sites }) => sites),
    circuits: parts.flatMap(({ circuits }) => circuits),
    connections: parts.flatMap(({ connections }) => connections),
    tunnels: parts.flatMap(({ tunnels }) => tunnels),
    serviceTags: [...new Set(parts.flatMap(({ serviceTags }) => serviceTags))],
  };
}

type Things = { readonly [K in Exclude<keyof Part, 'networks' | 'routeTables' | 'serviceTags'>]: Part[K][number][] };

function nothing(): Things {
  return {
    ...{ wans: [], hubs: [], hubConnections: [] },
    ...{ peerings: [], appliances: [], sessions: [], sites: [], circuits: [], connections: [], tunnels: [] },
  };
}

/** What belongs to the networks of each root. */
function groupedThings(estate: Estate, ends: Ends, rootOf: (key: string) => string): Map<string, Things> {
  const found = new Map<string, Things>();
  const of = (key: string) => {
    const root = rootOf(key);
    const known = found.get(root) ?? nothing();
    found.set(root, known);
    return known;
  };
  for (const each of estate.peerings) of(each.a.network.key).peerings.push(each);
  for (const each of estate.appliances) if (each.nics[0]) of(each.nics[0].subnet.network.key).appliances.push(each);
  for (const each of estate.sessions) of(placeOfRouter(each.router).key).sessions.push(each);
  for (const each of estate.hubs.values()) of(each.key).hubs.push(each);
  for (const each of estate.hubConnections) of(each.hub.key).hubConnections.push(each);
  const used = new Set([...estate.hubs.values()].map(({ wan }) => wan));
  for (const each of estate.wans.values()) if (used.has(each)) of(each.key).wans.push(each);
  for (const each of estate.sites) if (ends.connected.has(each)) of(each.key).sites.push(each);
  for (const each of estate.circuits.values()) if (ends.connected.has(each)) of(each.key).circuits.push(each);
  for (const each of estate.connections) of(placeOf(each.a, ends)).connections.push(each);
  for (const each of estate.tunnels) of(placeOf(each.a, ends)).tunnels.push(each);
  return found;
}

/** What is at the ends of connections. */
interface Ends {
  readonly siteOf: ReadonlyMap<object, Site>;
  /** The sites and circuits that are joined, over others perhaps, with a network: others are in no topology. */
  readonly connected: ReadonlySet<Site | Circuit>;
}

/** Looks up what is at the ends of an estate's connections. */
export function endsOf(estate: Estate): Ends {
  const siteOf = new Map<object, Site>();
  for (const site of estate.sites) for (const end of [site, ...site.routers]) siteOf.set(end, site);
  const connected = new Set<object>();
  for (const { a, b } of estate.connections) if ('network' in a) connected.add(siteOf.get(b) ?? b);
  for (const { a, b } of estate.connections) if (connected.has(a)) connected.add(siteOf.get(b) ?? b);
  for (const { a, b } of estate.tunnels) {
    if ('nics' in a || connected.has(siteOf.get(a) ?? a)) connected.add(b);
  }
  return { siteOf, connected: connected as Set<Site | Circuit> };
}

/** The key of what an end of a connection or tunnel belongs to: its network, its site, or itself. */
function placeOf(end: Connection['a'] | Connection['b'] | Appliance, { siteOf }: Ends): string {
  if ('network' in end) return end.network.key;
  if ('nics' in end) return end.nics[0]?.subnet.network.key ?? end.key;
  return siteOf.get(end)?.key ?? end.key;
}

/** The network of a Route Server, or the virtual hub. */
function placeOfRouter(router: Session['router']): Network | VirtualHub {
  return 'network' in router ? router.network : router;
}

/** Networks with gateways, Route Servers or firewalls first, stubs last; each by name. */
export function byImportance(a: Network, b: Network): number {
  return rank(a) - rank(b) || compareNames(a.name, b.name) || compareNames(a.key, b.key);
}

function rank(network: Network): number {
  if (network.isStub) return 2;
  return isHub(network) ? 0 : 1;
}

/** Whether a network has a gateway, a Route Server or a firewall. */
export function isHub({ vpnGateways, expressRouteGateways, routeServers, firewalls }: Network): boolean {
  return vpnGateways.length + expressRouteGateways.length + routeServers.length + firewalls.length > 0;
}

/** Keys that belong together, by joining pairs of them. */
class Groups {
  private readonly parents = new Map<string, string>();

  rootOf(key: string): string {
    let root = key;
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
    for (let at = key; at !== root; ) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one !== other) this.parents.set(one, other);
  }
}

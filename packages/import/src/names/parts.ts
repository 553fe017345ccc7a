import { compareNames } from '@azroute/language';
import type { Estate } from '../model/estate.js';
import type { Appliance, Circuit, Connection, Network, Peering, RouteTable, Session, Site } from '../model/things.js';

/** Networks that hang together, with all that belongs to them: one topology. */
export interface Part {
  readonly networks: readonly Network[];
  readonly peerings: readonly Peering[];
  readonly routeTables: readonly RouteTable[];
  readonly appliances: readonly Appliance[];
  readonly sessions: readonly Session[];
  readonly sites: readonly Site[];
  readonly circuits: readonly Circuit[];
  readonly connections: readonly Connection[];
}

/**
 * The parts of an estate: networks are joined by peerings, connections, circuits and BGP sessions. The order is that of
 * their first networks.
 */
export function partsOf(estate: Estate): Part[] {
  const groups = new Groups();
  for (const { a, far } of estate.peerings) groups.join(a.network.key, far.key);
  for (const { a, b } of estate.connections) groups.join(placeOf(a), placeOf(b, estate));
  for (const { appliance, routeServer } of estate.sessions) {
    for (const nic of appliance.nics) groups.join(nic.subnet.network.key, routeServer.network.key);
  }
  for (const { nics } of estate.appliances) {
    for (const nic of nics) groups.join(nic.subnet.network.key, nics[0]?.subnet.network.key ?? '');
  }
  const byRoot = new Map<string, Network[]>();
  for (const network of [...estate.networks.values()].sort(byImportance)) {
    const root = groups.rootOf(network.key);
    byRoot.set(root, [...(byRoot.get(root) ?? []), network]);
  }
  return [...byRoot].map(([root, networks]) => {
    const own = (key: string) => groups.rootOf(key) === root;
    return partOf(estate, networks, own);
  });
}

/** Several parts as one: for a single text. */
export function joinedParts(parts: readonly Part[]): Part {
  return {
    networks: parts.flatMap(({ networks }) => networks).sort(byImportance),
    peerings: parts.flatMap(({ peerings }) => peerings),
    routeTables: [...new Set(parts.flatMap(({ routeTables }) => routeTables))],
    appliances: parts.flatMap(({ appliances }) => appliances),
    sessions: parts.flatMap(({ sessions }) => sessions),
    sites: parts.flatMap(({ sites }) => sites),
    circuits: parts.flatMap(({ circuits }) => circuits),
    connections: parts.flatMap(({ connections }) => connections),
  };
}

function partOf(estate: Estate, networks: readonly Network[], own: (key: string) => boolean): Part {
  const tables = new Set(networks.flatMap(({ subnets }) => subnets.flatMap(({ routeTable }) => routeTable ?? [])));
  return {
    networks,
    peerings: estate.peerings.filter(({ a }) => own(a.network.key)),
    routeTables: [...tables],
    appliances: estate.appliances.filter(({ nics: [nic] }) => nic && own(nic.subnet.network.key)),
    sessions: estate.sessions.filter(({ routeServer }) => own(routeServer.network.key)),
    sites: estate.sites.filter((site) => isConnected(estate, site) && own(site.key)),
    circuits: [...estate.circuits.values()].filter((circuit) => isConnected(estate, circuit) && own(circuit.key)),
    connections: estate.connections.filter(({ a }) => own(placeOf(a))),
  };
}

/** Whether a site or circuit is joined, over others perhaps, with a network: others are in no topology. */
export function isConnected(estate: Estate, of: Site | Circuit): boolean {
  const circuitWithGateway = (circuit: object) =>
    estate.connections.some(({ a, b }) => b === circuit && 'network' in a);
  if ('nextHops' in of) return circuitWithGateway(of);
  return estate.connections.some(
    ({ a, b }) => (b === of || of.routers.some((router) => router === b)) && ('network' in a || circuitWithGateway(a)),
  );
}

/** The key of what an end of a connection belongs to: its network, its site, or itself. */
function placeOf(end: Connection['a'] | Connection['b'], estate?: Estate): string {
  if ('network' in end) return end.network.key;
  const site = estate?.sites.find(({ routers }) => routers.some((router) => router === end));
  return site?.key ?? end.key;
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

import type { DeclId, Network, Topology, Vnet } from '@azroute/engine';
import { referenceText } from '../../symbols/reference-text.js';

/** How texts refer to things: those that they contain, and those that a change adds. */
export class NamesInText {
  private added: ReadonlyMap<DeclId, string> | undefined;

  constructor(
    private readonly before: Network,
    private readonly after: Topology,
    /** Whether routes to appliances are written without the word VirtualAppliance. */
    private readonly isShort: () => boolean = () => false,
  ) {}

  get shortHops(): boolean {
    return this.isShort();
  }

  /** A reference to a thing. */
  ref(id: DeclId): string {
    const known = this.before.thing(id) ?? this.before.router(id);
    if (known) return this.before.label(id);
    const { vnets, virtualHubs } = this.before.topology;
    this.added ??= new Map(pathsOf(this.after, new Set([...vnets, ...virtualHubs.map(({ vnet }) => vnet)])));
    return this.added.get(id) ?? this.before.label(id);
  }

  /** What is down in a scenario: a device, or the two ends of a session, connection or peering. */
  downText(id: DeclId): string {
    const ends = endsOf(this.after, id);
    return ends ? `${ends.kind} ${this.ref(ends.a)} <-> ${this.ref(ends.b)}` : this.ref(id);
  }
}

/** The two ends of what has no name of its own, and the word for it. */
function endsOf({ sessions, connections, hubConnections, peerings }: Topology, id: DeclId): Ends | undefined {
  const session = sessions.find((one) => one.id === id);
  if (session) return { kind: 'bgp', a: session.a.device, b: session.b.device };
  const connection = connections.find((one) => one.id === id);
  if (connection) return { kind: 'connection', a: connection.a.device, b: connection.b.device };
  const ofHub = hubConnections.find((one) => one.id === id);
  if (ofHub) return { kind: 'connection', a: ofHub.hub, b: ofHub.vnet };
  const peering = peerings.find((one) => one.id === id);
  return peering && { kind: 'peering', a: peering.a.vnet, b: peering.b.vnet };
}

interface Ends {
  readonly kind: 'bgp' | 'connection' | 'peering';
  readonly a: DeclId;
  readonly b: DeclId;
}

/** @param known networks that are not new, and so have nothing new */
function pathsOf(
  { vnets, virtualWans, virtualHubs, routeTables, sites, circuits, nvas, tunnels }: Topology,
  known: ReadonlySet<Vnet>,
): [DeclId, string][] {
  const top = [...vnets, ...virtualWans, ...virtualHubs, ...routeTables, ...sites, ...circuits, ...nvas, ...tunnels];
  const found = top.map(({ id, name }): [DeclId, string] => [id, referenceText([name])]);
  for (const vnet of [...vnets, ...virtualHubs.map((hub) => hub.vnet)]) {
    if (known.has(vnet)) continue;
    const { subnets, vpnGateways, expressRouteGateways, routeServers, firewalls } = vnet;
    const inside = subnets.flatMap(({ nics, loadBalancers, privateEndpoints }) => [
      ...nics,
      ...loadBalancers,
      ...privateEndpoints,
    ]);
    const members = [...subnets, ...inside, ...vpnGateways, ...expressRouteGateways, ...routeServers, ...firewalls];
    for (const { id, name } of members) found.push([id, referenceText([vnet.name, name])]);
  }
  for (const { name, routers, hosts } of sites) {
    for (const one of [...routers, ...hosts])
      if (one.name !== name) found.push([one.id, referenceText([name, one.name])]);
  }
  return found;
}

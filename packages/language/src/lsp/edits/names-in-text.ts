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
    this.added ??= new Map(pathsOf(this.after, new Set(this.before.topology.vnets)));
    return this.added.get(id) ?? this.before.label(id);
  }
}

/** @param known networks that are not new, and so have nothing new */
function pathsOf(
  { vnets, routeTables, sites, circuits, nvas, tunnels }: Topology,
  known: ReadonlySet<Vnet>,
): [DeclId, string][] {
  const top = [...vnets, ...routeTables, ...sites, ...circuits, ...nvas, ...tunnels];
  const found = top.map(({ id, name }): [DeclId, string] => [id, referenceText([name])]);
  for (const vnet of vnets) {
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

import {
  type Address,
  type Asked,
  contains,
  type DeclId,
  type ExpectationEnd,
  type Network,
  overlaps,
  type Prefix,
  type Site,
  type Subnet,
  type Vnet,
} from '@azroute/engine';

/** An end of a question: a machine in a VNet or a site, or the Internet. */
interface End {
  readonly id: DeclId | undefined;
  readonly vnet?: Vnet;
  readonly subnet?: Subnet;
  readonly site?: Site;
  readonly addresses: readonly Address[];
}

/** An appliance that packets should pass. */
interface Appliance {
  readonly id: DeclId;
  /** The VNets of its NICs. */
  readonly vnets: readonly Vnet[];
  readonly subnets: readonly Subnet[];
  readonly isFirewall: boolean;
  readonly hasAddress: boolean;
}

/**
 * Why no change of routes, peerings, sessions and tunnels can give somebody what is asked, in words; undefined if nothing
 * rules it out. It looks at the declarations alone, and knows nothing of the search.
 */
export function whyUnmeetable(network: Network, asked: Asked): string | undefined {
  const [from, to] = [endOf(network, asked.from), endOf(network, asked.to)];
  const appliance = asked.via?.[0] === undefined ? undefined : applianceOf(network, asked.via[0]);
  const directions: readonly (readonly [End, End])[] =
    asked.bothWays && to.id !== undefined
      ? [
          [from, to],
          [to, from],
        ]
      : [[from, to]];
  if (appliance && !appliance.hasAddress) return 'the firewall has no address';
  for (const [sender, receiver] of directions) {
    const why = ofDirection(network, sender, receiver, appliance, asked.dropped);
    if (why) return why;
  }
  return undefined;
}

function ofDirection(
  network: Network,
  sender: End,
  receiver: End,
  appliance: Appliance | undefined,
  dropped: boolean,
): string | undefined {
  const destination = receiver.addresses.find(({ family }) => sender.addresses.some((own) => own.family === family));
  if (receiver.id !== undefined && !destination) return 'the ends have no address of the same family';
  if (destination && sender.addresses.some(({ text }) => text === destination.text)) {
    return 'both ends have the same address';
  }
  if (destination && sender.site?.addressSpace.some((space) => contains(space, destination))) {
    return 'the destination lies in the address space of the sender’s site, which delivers by itself';
  }
  if (dropped) return undefined;
  for (const { site } of [sender, receiver]) {
    if (site && !isConnected(network, site)) return 'nothing connects the site with Azure';
  }
  if (sender.site && receiver.id === undefined) return fromSiteToInternet(network, sender.site, appliance);
  return appliance && throughAppliance(network, sender, receiver, appliance);
}

function throughAppliance(
  network: Network,
  sender: End,
  receiver: End,
  { vnets, subnets, isFirewall }: Appliance,
): string | undefined {
  const { topology } = network;
  // R079: the route that leads the sender's packets to the appliance would lead those of the appliance there too.
  if (!isFirewall && sender.subnet && subnets.every((subnet) => subnet === sender.subnet)) {
    return 'the sender is in the subnet of the appliance, whose own packets its route table would catch too';
  }
  const [vnet, ...others] = vnets;
  if (!vnet || others.length > 0) return undefined;
  // R059: the address of the next hop would be looked up in the sender's own VNet, unless a gateway leads elsewhere.
  if (sender.vnet && sender.vnet !== vnet && meets(sender.vnet, vnet) && !hasGateway(network, sender.vnet)) {
    return 'the networks of the sender and of the appliance overlap, so they cannot be peered';
  }
  const isLocal = receiver.addresses.some((own) => vnet.addressSpace.some((space) => contains(space, own)));
  if (receiver.vnet && receiver.vnet !== vnet && meets(receiver.vnet, vnet) && !isLocal && !hasGateway(network, vnet)) {
    return 'the networks of the receiver and of the appliance overlap, so they cannot be peered';
  }
  const hubs = [sender, receiver].flatMap(({ site }) =>
    site ? topology.vnets.filter((each) => leadsTo(topology, each, site)) : [],
  );
  if (hubs.length > 0 && hubs.every((hub) => hub !== vnet && meets(hub, vnet))) {
    return 'the networks of the gateway and of the appliance overlap, so they cannot be peered';
  }
  return undefined;
}

function fromSiteToInternet({ topology }: Network, site: Site, appliance: Appliance | undefined): string | undefined {
  if (appliance?.isFirewall)
    return 'no gateway may have a default route to the firewall, and the firewall advertises none';
  const hubs = topology.vnets.filter(({ routeServers, ...vnet }) => {
    const server = routeServers[0];
    const speaks = topology.sessions.some(
      ({ a, b }) =>
        server && [a.device, b.device].includes(server.id) && [a.device, b.device].some((id) => id.startsWith('nva:')),
    );
    return speaks && leadsTo(topology, vnet, site);
  });
  return hubs.length === 0
    ? 'nothing can tell the site a default route: no gateway of it is beside a Route Server with an appliance'
    : undefined;
}

/** Whether a VNet has gateways, or may use those of another one. */
function hasGateway(network: Network, { id, vpnGateways, expressRouteGateways }: Vnet): boolean {
  return vpnGateways.length + expressRouteGateways.length > 0 || network.hubOf(id) !== undefined;
}

type Topology = Network['topology'];

/** Whether a gateway of a VNet has a connection to a site, directly or over a circuit. */
function leadsTo(
  { connections }: Topology,
  vnet: Pick<Vnet, 'vpnGateways' | 'expressRouteGateways'>,
  site: Site,
): boolean {
  const gateways = [...vnet.vpnGateways.slice(0, 1), ...vnet.expressRouteGateways.slice(0, 1)].map(({ id }) => id);
  const pairs = connections.map(({ a, b }) => [a.device, b.device]);
  const next = (ids: readonly DeclId[]) => pairs.flatMap((pair) => (pair.some((id) => ids.includes(id)) ? pair : []));
  const isCircuit = (id: DeclId) => id.startsWith('circuit:');
  const near = next(gateways);
  return [...near, ...next(near.filter(isCircuit))].some((id) => devicesOf(site).includes(id));
}

function isConnected({ topology }: Network, site: Site): boolean {
  const devices = devicesOf(site);
  return (
    topology.vnets.some((vnet) => leadsTo(topology, vnet, site)) ||
    topology.tunnels.some(({ a, b }) => devices.includes(a.device) || devices.includes(b.device))
  );
}

function devicesOf({ id, routers }: Site): readonly DeclId[] {
  return [id, ...routers.map((router) => router.id)];
}

function meets(one: Vnet, other: Vnet): boolean {
  return one.addressSpace.some((a: Prefix) => other.addressSpace.some((b) => overlaps(a, b)));
}

function endOf(network: Network, end: ExpectationEnd): End {
  const thing = end.kind === 'thing' ? network.thing(end.id) : undefined;
  if (thing?.kind === 'nic') {
    return { id: thing.nic.id, vnet: thing.vnet, subnet: thing.subnet, addresses: thing.nic.addresses };
  }
  if (thing?.kind === 'host' && thing.home.kind === 'site') {
    return { id: thing.host.id, site: thing.home, addresses: [thing.host.address] };
  }
  return { id: undefined, addresses: [] };
}

function applianceOf(network: Network, id: DeclId): Appliance | undefined {
  const thing = network.thing(id);
  if (thing?.kind === 'firewall') {
    const hasAddress = thing.firewall.address !== undefined;
    return { id, vnets: [thing.vnet], subnets: [], isFirewall: true, hasAddress };
  }
  if (thing?.kind !== 'nva') return undefined;
  const nics = network.nicsOf(thing.nva);
  const vnets = [...new Set(nics.map(({ vnet }) => vnet))];
  return { id, vnets, subnets: nics.map(({ subnet }) => subnet), isFirewall: false, hasAddress: true };
}

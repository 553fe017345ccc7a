import { contains, isDefaultRoute, type Prefix } from '../../../address/index.js';
import { type Branch, branchesOf } from '../../../findings/advice/branches.js';
import { someInternetAddress } from '../../../forwarding/special-addresses.js';
import { type DeclId, type Network, type Site, servesOthers, type Vnet } from '../../../topology/index.js';
import { mayPeer } from '../../changes/peerings.js';
import { endsAt, isConnected } from './connected-sites.js';
import type { Impossibility } from './impossibility.js';
import type { Appliance, End } from './parties.js';

/** Neither a gateway nor a tunnel leads to the site of an end. */
export function siteWithoutConnection(network: Network, sender: End, receiver: End): Impossibility | undefined {
  const isCutOff = ({ site }: End) => site !== undefined && !isConnected(network, site);
  const end = isCutOff(sender) ? sender : isCutOff(receiver) ? receiver : undefined;
  if (!end?.site) return undefined;
  return { kind: 'siteWithoutConnection', text: `No connection or tunnel leads from ${end.site.label} to Azure.` };
}

/** A site delivers what is in its address space, and what the routes of its routers are for. */
export function outsideAddressSpace(receiver: End): Impossibility | undefined {
  const { site, addresses, label } = receiver;
  if (!site) return undefined;
  const routed = site.routers.flatMap(({ routes }) => routes.map(({ prefix }) => prefix));
  const known = [...site.addressSpace, ...routed].filter((prefix) => !isDefaultRoute(prefix));
  const [outside] = addresses;
  if (!outside || addresses.some((own) => known.some((prefix) => contains(prefix, own)))) return undefined;
  const text = `${outside.text} of ${label} is outside of the address space of ${site.label}, so ${site.label} does not deliver packets to it.`;
  return { kind: 'outsideAddressSpace', text };
}

/** Only an appliance that talks to the Route Server beside the site's gateway can tell the site a default route (R164). */
export function fromSiteToInternet(
  network: Network,
  { site }: End,
  appliance: Appliance | undefined,
): Impossibility | undefined {
  if (!site) return undefined;
  if (appliance?.isFirewall && !appliance.vnets.some(({ id }) => network.virtualHub(id))) {
    const text = `${appliance.label} advertises no default route, and the GatewaySubnet may have none. Packets of ${site.label} to the Internet get lost there.`;
    return { kind: 'noDefaultRoute', text };
  }
  const hubs = hubsOf(network, site);
  // W103: a virtual hub tells its branches a default route if they may hear it.
  if (hubs.some(({ id }) => network.virtualHub(id))) return undefined;
  const isTold = hubs.some(({ routeServers }) => routeServers.length > 0) || leadsElsewhere(network, site, hubs);
  if (isTold && hasDefault(network)) return undefined;
  const text = `Packets of ${site.label} to the Internet get lost at its gateways. The GatewaySubnet may have no default route, and no appliance can advertise one through a Route Server beside them.`;
  return { kind: 'noDefaultRoute', text };
}

/** Whether anything can originate a default route: a site that has the Internet, or an appliance that speaks BGP. */
function hasDefault({ topology: { sites, nvas } }: Network): boolean {
  const leadsOut = (prefix: Prefix) => contains(prefix, someInternetAddress);
  const hasInternet = ({ addressSpace, routers }: Site) =>
    addressSpace.some(leadsOut) || routers.some(({ routes }) => routes.some(({ prefix }) => leadsOut(prefix)));
  return nvas.some(({ asn }) => asn !== undefined) || sites.some(hasInternet);
}

/** Whether a site has tunnels, or its gateways have other connections, which may lead to somebody with a default route. */
function leadsElsewhere(network: Network, site: Site, hubs: readonly Vnet[]): boolean {
  if (network.topology.tunnels.some((tunnel) => endsAt(tunnel, site))) return true;
  const own = new Set([site.id, ...site.routers.map(({ id }) => id)]);
  const isOther = (id: DeclId) => !own.has(id) && network.thing(id)?.kind !== 'circuit';
  const gateways = hubs.flatMap(({ vpnGateways, expressRouteGateways }) => [...vpnGateways, ...expressRouteGateways]);
  const circuits = network.topology.circuits.filter(({ id }) =>
    network.connectionsOf(id).some(({ a, b }) => own.has(a.device) || own.has(b.device)),
  );
  const ends = [...gateways, ...circuits].flatMap(({ id }) =>
    network.connectionsOf(id).flatMap(({ a, b }) => [a.device, b.device].filter((device) => device !== id)),
  );
  const known = new Set(gateways.map(({ id }) => id));
  return ends.some((id) => isOther(id) && !known.has(id));
}

/** R084 to R086: no gateway that leads to a site can know a VNet, so that nothing tells the site where it is. */
export function siteWithoutRoute(network: Network, sender: End, receiver: End): Impossibility | undefined {
  const { site } = sender;
  const { vnet } = receiver;
  if (!site || !vnet || network.topology.sites.some(({ transit }) => transit)) return undefined;
  if (
    network.topology.tunnels.some((tunnel) => endsAt(tunnel, site)) ||
    branchesOf(network, site).some((branch) => mayTell(network, branch, vnet) || tells(network, branch, receiver))
  ) {
    return undefined;
  }
  const text = `No gateway that leads to ${site.label} can advertise ${vnet.label}. ${vnet.label} has or uses other gateways, or overlaps with the VNet of the gateway.`;
  return { kind: 'noRouteOnPremises', text };
}

/** Whether a connection may tell a site about a VNet. */
function mayTell(network: Network, { vnet: hub, gateway, connection }: Branch, vnet: Vnet): boolean {
  const isStatic = network.thing(gateway)?.kind === 'vpnGateway' && !connection.enableBgp;
  // W026, W035: a virtual hub tells of VNets that are connected with one, and of any by static routes.
  if (isStatic || hub === vnet || hasSpeaker(network, hub) || network.virtualHub(hub.id)) return true;
  const used = network.hubOf(vnet.id);
  return !servesOthers(vnet) && (used === undefined || used === hub) && mayPeer(vnet, hub);
}

/** Whether a site is told where the address of a receiver is all the same, because another network has it too. */
function tells(network: Network, { vnet: hub }: Branch, { addresses }: End): boolean {
  const told = [hub, ...network.neighbours(hub.id).map(({ vnet }) => vnet)].flatMap(({ addressSpace }) => addressSpace);
  return addresses.some((own) => told.some((space) => contains(space, own)));
}

/** The VNets with gateways that lead to a site. */
export function hubsOf(network: Network, site: Site): readonly Vnet[] {
  return branchesOf(network, site).map(({ vnet }) => vnet);
}

function hasSpeaker({ topology }: Network, { routeServers: [server] }: Vnet): boolean {
  return topology.sessions.some(
    ({ a, b }) =>
      server !== undefined &&
      [a.device, b.device].includes(server.id) &&
      topology.nvas.some(({ id }) => [a.device, b.device].includes(id)),
  );
}

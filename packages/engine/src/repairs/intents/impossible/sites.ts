import { contains } from '../../../address/index.js';
import { type Branch, branchesOf } from '../../../findings/advice/branches.js';
import { type Network, type Site, servesOthers, type Vnet } from '../../../topology/index.js';
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
  const known = [...site.addressSpace, ...site.routers.flatMap(({ routes }) => routes.map(({ prefix }) => prefix))];
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
  if (appliance?.isFirewall) {
    const text = `${appliance.label} advertises no default route, and the GatewaySubnet may have none. Packets of ${site.label} to the Internet get lost there.`;
    return { kind: 'noDefaultRoute', text };
  }
  const isStatic = branchesOf(network, site).some((branch) => branch.connection.enableBgp !== true);
  if (isStatic || hubsOf(network, site).some((hub) => hasSpeaker(network, hub))) return undefined;
  const text = `Nothing can tell ${site.label} a default route. None of its gateways is beside a Route Server that peers with an appliance.`;
  return { kind: 'noDefaultRoute', text };
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
  if (isStatic || hub === vnet || hasSpeaker(network, hub)) return true;
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

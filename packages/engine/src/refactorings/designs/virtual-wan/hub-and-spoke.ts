import { byId } from '../../../collections.js';
import {
  type DeclId,
  type Network,
  type Peering,
  type Subnet,
  servesOthers,
  type Vnet,
} from '../../../topology/index.js';

/** A virtual network with gateways or a firewall, and those peered with it that a virtual hub can take over. */
export interface HubAndSpoke {
  readonly hub: Vnet;
  /** Sorted by id. */
  readonly spokes: readonly Vnet[];
  /** The subnets of the hub that no virtual hub can have (W001). */
  readonly stays: readonly Subnet[];
}

/** The subnets for services that a virtual hub has itself. */
const replacedSubnets: ReadonlySet<string> = new Set([
  'GatewaySubnet',
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'RouteServerSubnet',
]);

/** The hub-and-spoke of a hub, of one of its gateways or firewalls, or of a peering with it. */
export function hubAndSpokeAt(network: Network, id: DeclId): HubAndSpoke | undefined {
  const thing = network.thing(id);
  switch (thing?.kind) {
    case 'vnet':
    case 'vpnGateway':
    case 'expressRouteGateway':
    case 'firewall':
    case 'routeServer':
      return hubAndSpokeOf(network, thing.vnet);
    default:
      break;
  }
  const peering = network.topology.peerings.find((one) => one.id === id);
  for (const { vnet } of peering ? [peering.a, peering.b] : []) {
    const hub = network.vnet(vnet);
    const found = hub && hubAndSpokeOf(network, hub);
    if (found) return found;
  }
  return undefined;
}

function hubAndSpokeOf(network: Network, hub: Vnet): HubAndSpoke | undefined {
  const devices = [hub.vpnGateways, hub.expressRouteGateways, hub.firewalls];
  const isHub = devices.some(({ length }) => length > 0) && devices.every(({ length }) => length <= 1);
  if (!isHub || !network.vnet(hub.id) || network.hubConnectionOf(hub.id)) return undefined;
  const neighbours = network.neighbours(hub.id).map(({ vnet }) => vnet);
  const spokes = [...new Set(neighbours)].filter((vnet) => mayBeConnected(network, vnet, hub)).sort(byId);
  if (spokes.length === 0) return undefined;
  const stays = hub.subnets.filter(
    ({ name, nics, privateEndpoints }) => !replacedSubnets.has(name) || nics.length + privateEndpoints.length > 0,
  );
  return { hub, spokes, stays };
}

/** The hub-and-spokes whose hubs are peered with each other, directly or over others; this one first. */
export function joinedHubs(network: Network, one: HubAndSpoke): readonly HubAndSpoke[] {
  const found = [one];
  for (const { hub } of found) {
    for (const { vnet } of network.neighbours(hub.id)) {
      const other = hubAndSpokeOf(network, vnet);
      if (other && !found.some((known) => known.hub === other.hub)) found.push(other);
    }
  }
  return found;
}

/** W021: whether a VNet has no gateways, uses none but those of the hub, and is connected with no other virtual hub. */
function mayBeConnected(network: Network, vnet: Vnet, hub: Vnet): boolean {
  if (servesOthers(vnet) || vnet.firewalls.length > 0 || network.hubConnectionOf(vnet.id)) return false;
  if (!network.vnet(vnet.id)) return false;
  return network.topology.peerings.every(
    ({ a, b }) => !usesOther(a, b.vnet, vnet, hub) && !usesOther(b, a.vnet, vnet, hub),
  );
}

function usesOther(half: Peering['a'], other: DeclId, vnet: Vnet, hub: Vnet): boolean {
  return half.vnet === vnet.id && half.useRemoteGateways && other !== hub.id;
}

/** Why a virtual hub cannot do what this hub does, in a sentence; undefined if nothing of it is known beforehand. */
export function obstacleOf(network: Network, { hub }: HubAndSpoke): string | undefined {
  const defaultSite = hub.vpnGateways.find(({ gatewayDefaultSite }) => gatewayDefaultSite !== undefined);
  if (defaultSite) {
    const site = network.label(defaultSite.gatewayDefaultSite ?? '');
    return `${defaultSite.label} sends what no other route has to ${site} (gatewayDefaultSite), which the gateway of a virtual hub cannot do.`;
  }
  const nowhere = hub.firewalls.find(({ address }) => address === undefined);
  if (nowhere) return `${nowhere.label} has no address, so that nothing says which routes lead to it.`;
  return undefined;
}

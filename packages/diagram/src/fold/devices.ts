import {
  azureAsn,
  type DeclId,
  type ExpressRouteGateway,
  expressRouteAsn,
  type Firewall,
  type Host,
  type LoadBalancer,
  type Network,
  type Nic,
  type Nva,
  type PrivateEndpoint,
  type RouteServer,
  type VirtualHub,
  type Vnet,
  type VpnGateway,
} from '@azroute/engine';
import { type Draft, draft } from './draft.js';
import { asText, joined, prefixesText } from './words.js';

/** A host. */
export const hostBox = (host: Host): Draft => draft('host', host.id, host.name, host.address.text);

/** A NIC that belongs to no NVA, or to one with several of them. */
export const nicBox = (nic: Nic): Draft =>
  draft('nic', nic.id, nic.name, nic.addresses.map(({ text }) => text).join(', '));

/** An NVA with one NIC: one box, whose ID is that of the NIC. */
export function singleNicNvaBox(nva: Nva, nic: Nic): Draft {
  const addresses = nic.addresses.map(({ text }) => text).join(', ');
  return draft('nva', nic.id, nva.name, joined(addresses, asText(nva.asn)), { children: behindNva(nva) });
}

/** An NVA with several NICs, which are drawn in their subnets, or with none. */
export function nvaBox(nva: Nva): Draft {
  const nics = nva.nics.length === 0 ? 'no NIC' : `${nva.nics.length} NICs`;
  return draft('nva', nva.id, nva.name, joined(nics, asText(nva.asn)), { children: behindNva(nva) });
}

/** The networks and hosts that an NVA delivers itself. */
function behindNva(nva: Nva): Draft[] {
  const networks = nva.connected.map((prefix, i) =>
    draft('network', `${nva.id}#connected${i}`, prefix.text, 'behind the NVA'),
  );
  return [...networks, ...nva.hosts.map(hostBox)];
}

/** A load balancer. */
export const loadBalancerBox = (loadBalancer: LoadBalancer): Draft =>
  draft('loadBalancer', loadBalancer.id, loadBalancer.name, loadBalancer.address.text);

/** A private endpoint. */
export const endpointBox = (endpoint: PrivateEndpoint): Draft =>
  draft('privateEndpoint', endpoint.id, endpoint.name, joined('Private endpoint', endpoint.address.text));

/** A VPN gateway. */
export function vpnGatewayBox(gateway: VpnGateway): Draft {
  const mode = gateway.activeActive ? 'VPN, active-active' : 'VPN';
  return draft('vpnGateway', gateway.id, gateway.name, joined(mode, asText(gateway.asn ?? azureAsn)));
}

/** An ExpressRoute gateway. */
export const expressRouteGatewayBox = (gateway: ExpressRouteGateway): Draft =>
  draft('expressRouteGateway', gateway.id, gateway.name, joined('ExpressRoute', asText(azureAsn)));

/** A Route Server. */
export function routeServerBox(server: RouteServer): Draft {
  const branch = server.branchToBranch ? 'branch-to-branch' : undefined;
  return draft('routeServer', server.id, server.name, joined(asText(azureAsn), branch));
}

/** An Azure Firewall. */
export const firewallBox = (firewall: Firewall): Draft =>
  draft('firewall', firewall.id, firewall.name, joined('Azure Firewall', firewall.address?.text));

/** The clients of a point-to-site pool. */
export function clientsBox(gateway: VpnGateway): Draft {
  return draft('clients', `${gateway.id}#clients`, 'Point-to-site clients', prefixesText(gateway.pointToSite), {
    children: gateway.hosts.map(hostBox),
  });
}

/** The frame of a VNet; its location is written if the frame of a region doesn't say it. */
export function vnetBox(vnet: Vnet, location: string | undefined, children: Draft[]): Draft {
  return draft('vnet', vnet.id, vnet.name, joined(prefixesText(vnet.addressSpace), location), { children });
}

/** A virtual hub. */
export function virtualHubBox({ id, name, addressSpace }: Vnet): Draft {
  return draft('virtualHub', id, name, joined(prefixesText(addressSpace), asText(azureAsn)), { children: [] });
}

/** The id of the box of a virtual hub's router. */
export const hubRouterId = (hub: DeclId): DeclId => `${hub}#router`;

/** The router of a virtual hub, if NVAs peer with it. */
export function hubRouterBoxes({ topology }: Network, { id, virtualRouterIps }: VirtualHub): Draft[] {
  if (!topology.sessions.some(({ a, b }) => a.device === id || b.device === id)) return [];
  return [draft('virtualHub', hubRouterId(id), 'router', joined(virtualRouterIps[0]?.text, asText(azureAsn)))];
}

/** The route tables of a virtual hub; of the built-in ones, `defaultRouteTable` where static routes are added to it. */
export function hubTableBoxes({ defaultRouteTable, hubRouteTables }: VirtualHub): Draft[] {
  const written = defaultRouteTable.routes.length > 0 ? [defaultRouteTable] : [];
  return [...written, ...hubRouteTables].map(({ id, name, labels, routes }) => {
    const parts = [labels.join(', '), routes.length > 0 ? 'static routes' : ''];
    return draft('hubRouteTable', id, name, parts.filter((part) => part !== '').join(' · '));
  });
}

/** An ExpressRoute circuit. */
export const circuitDetail = joined('ExpressRoute circuit', asText(expressRouteAsn));

import { childrenOf, type Fields, textOf, type Value } from '../azure/fields.js';

/**
 * The paths of IDs by type: from the resource group, or behind the ID of the attribute in braces. Names in braces are
 * attributes.
 */
const paths: Readonly<Record<string, string>> = {
  azurerm_virtual_network: 'virtualNetworks/{name}',
  azurerm_subnet: 'virtualNetworks/{virtual_network_name}/subnets/{name}',
  azurerm_virtual_network_peering: 'virtualNetworks/{virtual_network_name}/virtualNetworkPeerings/{name}',
  azurerm_route_table: 'routeTables/{name}',
  azurerm_route: 'routeTables/{route_table_name}/routes/{name}',
  azurerm_network_interface: 'networkInterfaces/{name}',
  azurerm_public_ip: 'publicIPAddresses/{name}',
  azurerm_lb: 'loadBalancers/{name}',
  azurerm_lb_backend_address_pool: '{loadbalancer_id}/backendAddressPools/{name}',
  azurerm_lb_rule: '{loadbalancer_id}/loadBalancingRules/{name}',
  azurerm_lb_backend_address_pool_address: '{backend_address_pool_id}/addresses/{name}',
  azurerm_virtual_network_gateway: 'virtualNetworkGateways/{name}',
  azurerm_virtual_network_gateway_connection: 'connections/{name}',
  azurerm_virtual_network_gateway_nat_rule: '{virtual_network_gateway_id}/natRules/{name}',
  azurerm_local_network_gateway: 'localNetworkGateways/{name}',
  azurerm_express_route_circuit: 'expressRouteCircuits/{name}',
  azurerm_express_route_circuit_peering: 'expressRouteCircuits/{express_route_circuit_name}/peerings/{peering_type}',
  azurerm_route_server: 'virtualHubs/{name}',
  azurerm_route_server_bgp_connection: '{route_server_id}/bgpConnections/{name}',
  azurerm_virtual_hub: 'virtualHubs/{name}',
  azurerm_virtual_hub_ip: '{virtual_hub_id}/ipConfigurations/{name}',
  azurerm_virtual_hub_bgp_connection: '{virtual_hub_id}/bgpConnections/{name}',
  azurerm_virtual_hub_connection: '{virtual_hub_id}/hubVirtualNetworkConnections/{name}',
  azurerm_virtual_hub_route_table: '{virtual_hub_id}/hubRouteTables/{name}',
  azurerm_virtual_hub_route_table_route: '{route_table_id}/routes/{name}',
  azurerm_virtual_hub_routing_intent: '{virtual_hub_id}/routingIntent/{name}',
  azurerm_virtual_wan: 'virtualWans/{name}',
  azurerm_vpn_gateway: 'vpnGateways/{name}',
  azurerm_vpn_gateway_connection: '{vpn_gateway_id}/vpnConnections/{name}',
  azurerm_vpn_gateway_nat_rule: '{vpn_gateway_id}/natRules/{name}',
  azurerm_vpn_site: 'vpnSites/{name}',
  azurerm_express_route_gateway: 'expressRouteGateways/{name}',
  azurerm_express_route_connection: '{express_route_gateway_id}/expressRouteConnections/{name}',
  azurerm_point_to_site_vpn_gateway: 'p2sVpnGateways/{name}',
  azurerm_firewall: 'azureFirewalls/{name}',
  azurerm_private_endpoint: 'privateEndpoints/{name}',
  azurerm_linux_virtual_machine: 'Microsoft.Compute/virtualMachines/{name}',
  azurerm_windows_virtual_machine: 'Microsoft.Compute/virtualMachines/{name}',
  azurerm_virtual_machine: 'Microsoft.Compute/virtualMachines/{name}',
};

/** The ID that a resource will have when it exists; undefined if its type has none that matters here. */
export function plannedId(type: string, attributes: Fields, subscription: string): string | undefined {
  if (type === 'azapi_resource') return azapiId(attributes);
  const path = Object.hasOwn(paths, type) ? paths[type] : undefined;
  if (path === undefined) return undefined;
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => textOf(attributes, name) ?? `unknown-${name.replace(/_/g, '-')}`,
  );
  if (filled.startsWith('/')) return filled;
  const group = textOf(attributes, 'resource_group_name') ?? 'unknown-resource-group';
  const provider = filled.startsWith('Microsoft.') ? '' : 'Microsoft.Network/';
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/${provider}${filled}`;
}

/** IDs of parts of a resource that are attributes of it, which they will have when it exists. */
export function innerIds(type: string, attributes: Fields): Readonly<Record<string, Value>> {
  const id = textOf(attributes, 'id');
  if (id === undefined) return {};
  if (type === 'azurerm_virtual_hub') {
    const known = textOf(attributes, 'default_route_table_id');
    return { default_route_table_id: known ?? `${id}/hubRouteTables/defaultRouteTable` };
  }
  if (type !== 'azurerm_vpn_site') return {};
  const links = childrenOf(attributes, 'link').map((link): Fields => {
    const own = textOf(link, 'id') ?? `${id}/vpnSiteLinks/${textOf(link, 'name') ?? 'link'}`;
    return Object.assign(Object.create(null), link, { id: own });
  });
  return links.length > 0 ? { link: links } : {};
}

/** `type` is `Microsoft.Network/virtualNetworks@VERSION`, and the parent a group or another resource. */
function azapiId(attributes: Fields): string | undefined {
  const type = textOf(attributes, 'type')?.split('@')[0];
  const [parent, name] = [textOf(attributes, 'parent_id'), textOf(attributes, 'name')];
  if (type === undefined || parent === undefined || name === undefined) return undefined;
  const last = type.slice(type.lastIndexOf('/') + 1);
  return /\/providers\//i.test(parent) ? `${parent}/${last}/${name}` : `${parent}/providers/${type}/${name}`;
}

/** A name for what has none yet, from its address: `module.fw.azurerm_firewall.example` is `fw-example`. */
export function nameOfAddress(address: string): string {
  const words = [...address.matchAll(/(?:module\.)?([\w-]+)(?:\[("?)([^\]"]*)\2\])?/g)].flatMap(
    ([, name = '', , key]) =>
      /^(azurerm|azapi)_/.test(name) || name === 'module' ? [] : key === undefined || key === '' ? [name] : [name, key],
  );
  return words.join('-').replace(/[^\w.-]/g, '-');
}

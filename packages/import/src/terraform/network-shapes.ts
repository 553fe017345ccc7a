import { childrenOf, type Fields, flagOf, textOf, textsOf } from '../azure/fields.js';
import { first, inverted, reference, type Shapes, shape } from './shape.js';

/** Networks, subnets, peerings and route tables. */
export const networkShapes: Shapes = {
  azurerm_virtual_network: (own) =>
    shape({
      id: own.id,
      location: own.location,
      addressspace: shape({ addressprefixes: textsOf(own, 'address_space') }),
      privateendpointvnetpolicies: own.private_endpoint_vnet_policies,
      vnet_peerings: own.vnet_peerings,
      subnets: childrenOf(own, 'subnet').map(subnet),
    }),
  azurerm_subnet: (own) => subnet({ ...own }),
  azurerm_subnet_route_table_association: (own) =>
    shape({ id: own.subnet_id, routetable: reference(own, 'route_table_id') }),
  azurerm_virtual_network_peering: (own) =>
    shape({
      id: own.id,
      remotevirtualnetwork: reference(own, 'remote_virtual_network_id'),
      allowvirtualnetworkaccess: own.allow_virtual_network_access,
      allowforwardedtraffic: own.allow_forwarded_traffic,
      allowgatewaytransit: own.allow_gateway_transit,
      useremotegateways: own.use_remote_gateways,
      peercompletevnets: own.peer_complete_virtual_networks_enabled,
      localsubnetnames: own.local_subnet_names,
      remotesubnetnames: own.remote_subnet_names,
      enableonlyipv6peering: own.only_ipv6_peering_enabled,
    }),
  azurerm_route_table: (own) =>
    shape({
      id: own.id,
      location: own.location,
      disablebgproutepropagation: own.disable_bgp_route_propagation ?? inverted(own.bgp_route_propagation_enabled),
      routes: childrenOf(own, 'route').map(route),
    }),
  azurerm_route: (own) => shape({ ...route(own), id: own.id }),
};

function subnet(own: Fields): Fields {
  const prefixes = textsOf(own, 'address_prefixes');
  return shape({
    id: own.id,
    name: own.name,
    addressprefixes: prefixes.length > 0 ? prefixes : textsOf(own, 'address_prefix'),
    routetable: reference(own, 'route_table_id'),
    serviceendpoints: servicesOf(own).map((service) => shape({ service })),
    privateendpointnetworkpolicies: policiesOf(own),
    defaultoutboundaccess: own.default_outbound_access_enabled,
    delegations: childrenOf(own, 'delegation').map((each) =>
      shape({
        name: each.name,
        servicename: childrenOf(each, 'service_delegation').map((service) => textOf(service, 'name'))[0],
      }),
    ),
  });
}

function servicesOf(own: Fields): readonly string[] {
  const services = textsOf(own, 'service_endpoints');
  return services.length > 0
    ? services
    : childrenOf(own, 'service_endpoint').flatMap((each) => textOf(each, 'service') ?? []);
}

function policiesOf(own: Fields): string | undefined {
  const named = textOf(own, 'private_endpoint_network_policies');
  const enabled =
    flagOf(own, 'private_endpoint_network_policies_enabled') ??
    inverted(own.enforce_private_link_endpoint_network_policies);
  return named ?? (enabled === undefined ? undefined : enabled ? 'Enabled' : 'Disabled');
}

function route(own: Fields): Fields {
  return shape({
    name: own.name,
    addressprefix: own.address_prefix,
    nexthoptype: own.next_hop_type,
    nexthopipaddress: first(own, 'next_hop_in_ip_address'),
  });
}

import { childrenOf, type Fields, textsOf } from '../azure/fields.js';
import { first, reference, type Shapes, shape } from './shape.js';

/** Gateways of virtual networks, connections, circuits, Route Servers and firewalls. */
export const gatewayShapes: Shapes = {
  azurerm_virtual_network_gateway: (own) =>
    shape({
      id: own.id,
      location: own.location,
      gatewaytype: own.type,
      vpntype: own.vpn_type,
      activeactive: own.active_active,
      ipconfigurations: configurations(own, 'ip_configuration'),
      bgpsettings: childrenOf(own, 'bgp_settings').map(bgpSettings)[0],
      vpnclientconfiguration: childrenOf(own, 'vpn_client_configuration').map((each) =>
        shape({ vpnclientaddresspool: shape({ addressprefixes: textsOf(each, 'address_space') }) }),
      )[0],
      gatewaydefaultsite: reference(own, 'default_local_network_gateway_id'),
      customroutes: childrenOf(own, 'custom_route').map((each) =>
        shape({ addressprefixes: textsOf(each, 'address_prefixes') }),
      )[0],
    }),
  azurerm_virtual_network_gateway_connection: (own) =>
    shape({
      id: own.id,
      connectiontype: own.type,
      enablebgp: own.bgp_enabled ?? own.enable_bgp,
      routingweight: own.routing_weight,
      virtualnetworkgateway1: reference(own, 'virtual_network_gateway_id'),
      virtualnetworkgateway2: reference(own, 'peer_virtual_network_gateway_id'),
      localnetworkgateway2: reference(own, 'local_network_gateway_id'),
      peer: reference(own, 'express_route_circuit_id'),
      expressroutegatewaybypass: own.express_route_gateway_bypass,
      usepolicybasedtrafficselectors: own.use_policy_based_traffic_selectors,
      trafficselectorpolicies: childrenOf(own, 'traffic_selector_policy'),
      ingressnatrules: textsOf(own, 'ingress_nat_rule_ids').map((id) => shape({ id })),
      egressnatrules: textsOf(own, 'egress_nat_rule_ids').map((id) => shape({ id })),
      gatewaycustombgpipaddresses: childrenOf(own, 'custom_bgp_addresses'),
    }),
  azurerm_local_network_gateway: (own) =>
    shape({
      id: own.id,
      gatewayipaddress: first(own, 'gateway_address'),
      fqdn: first(own, 'gateway_fqdn'),
      localnetworkaddressspace: shape({ addressprefixes: textsOf(own, 'address_space') }),
      bgpsettings: childrenOf(own, 'bgp_settings').map((each) =>
        shape({ asn: each.asn, bgppeeringaddress: first(each, 'bgp_peering_address') }),
      )[0],
    }),
  azurerm_express_route_circuit: (own) =>
    shape({
      id: own.id,
      location: own.location,
      allowclassicoperations: own.allow_classic_operations ?? false,
      sku: childrenOf(own, 'sku')[0],
    }),
  azurerm_express_route_circuit_peering: (own) =>
    shape({
      id: own.id,
      peeringtype: own.peering_type,
      peerasn: own.peer_asn,
      primarypeeraddressprefix: first(own, 'primary_peer_address_prefix'),
      secondarypeeraddressprefix: first(own, 'secondary_peer_address_prefix'),
    }),
  azurerm_route_server: (own) =>
    shape({
      id: own.id,
      location: own.location,
      kind: 'RouteServer',
      allowbranchtobranchtraffic: own.branch_to_branch_traffic_enabled,
      hubroutingpreference: own.hub_routing_preference,
      virtualrouterips: own.virtual_router_ips,
      ipconfigurations: [shape({ name: 'ipconfig1', subnet: reference(own, 'subnet_id') })],
    }),
  azurerm_route_server_bgp_connection: (own) => shape({ id: own.id, peerip: own.peer_ip, peerasn: own.peer_asn }),
  azurerm_firewall: (own) =>
    shape({
      id: own.id,
      location: own.location,
      ipconfigurations: configurations(own, 'ip_configuration'),
      managementipconfiguration: configurations(own, 'management_ip_configuration')[0],
      virtualhub: childrenOf(own, 'virtual_hub').map((each) => shape({ id: each.virtual_hub_id }))[0],
      hubipaddresses: childrenOf(own, 'virtual_hub').map((each) =>
        shape({ privateipaddress: first(each, 'private_ip_address') }),
      )[0],
    }),
  azurerm_virtual_hub_ip: (own) => shape({ id: own.id, name: own.name, subnet: reference(own, 'subnet_id') }),
  azurerm_virtual_network_gateway_nat_rule: (own) => shape({ id: own.id, name: own.name, mode: own.mode }),
};

function configurations(own: Fields, name: string): readonly Fields[] {
  return childrenOf(own, name).map((each) =>
    shape({
      name: each.name,
      privateipaddress: first(each, 'private_ip_address'),
      subnet: reference(each, 'subnet_id'),
      publicipaddress: reference(each, 'public_ip_address_id'),
    }),
  );
}

function bgpSettings(own: Fields): Fields {
  return shape({
    asn: own.asn,
    bgppeeringaddress: first(own, 'peering_address'),
    bgppeeringaddresses: childrenOf(own, 'peering_addresses').map((each, i) =>
      shape({
        name: first(each, 'ip_configuration_name') ?? String(i),
        defaultbgpipaddresses: textsOf(each, 'default_addresses'),
        custombgpipaddresses: textsOf(each, 'apipa_addresses'),
        tunnelipaddresses: textsOf(each, 'tunnel_ip_addresses'),
      }),
    ),
  });
}

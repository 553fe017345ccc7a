import { childrenOf, type Fields, textsOf } from '../azure/fields.js';
import { first, reference, type Shapes, shape } from './shape.js';

/** Virtual WANs, their hubs, and what stands in hubs or is connected with them. */
export const virtualWanShapes: Shapes = {
  azurerm_virtual_wan: (own) =>
    shape({
      id: own.id,
      location: own.location,
      typepropertiestype: own.type,
      allowbranchtobranchtraffic: own.allow_branch_to_branch_traffic,
    }),
  azurerm_virtual_hub: (own) =>
    shape({
      id: own.id,
      location: own.location,
      addressprefix: first(own, 'address_prefix'),
      virtualwan: reference(own, 'virtual_wan_id'),
      hubroutingpreference: own.hub_routing_preference,
      allowbranchtobranchtraffic: own.branch_to_branch_traffic_enabled,
      virtualrouterips: own.virtual_router_ips,
      virtualrouterasn: own.virtual_router_asn,
      routetable: shape({ routes: childrenOf(own, 'route') }),
    }),
  azurerm_virtual_hub_bgp_connection: (own) =>
    shape({
      id: own.id,
      name: own.name,
      peerip: own.peer_ip,
      peerasn: own.peer_asn,
      hubvirtualnetworkconnection: reference(own, 'virtual_network_connection_id'),
    }),
  azurerm_virtual_hub_connection: (own) =>
    shape({
      id: own.id,
      remotevirtualnetwork: reference(own, 'remote_virtual_network_id'),
      // The provider's default is not that of Azure.
      enableinternetsecurity: own.internet_security_enabled ?? false,
      routingconfiguration: routing(own, 'routing'),
    }),
  azurerm_virtual_hub_route_table: (own) =>
    shape({ id: own.id, labels: textsOf(own, 'labels'), routes: childrenOf(own, 'route').map(route) }),
  azurerm_virtual_hub_route_table_route: (own) => shape({ ...route(own), id: own.id }),
  azurerm_virtual_hub_routing_intent: (own) =>
    shape({
      id: own.id,
      routingpolicies: childrenOf(own, 'routing_policy').map((each) =>
        shape({ name: each.name, destinations: textsOf(each, 'destinations'), nexthop: first(each, 'next_hop') }),
      ),
    }),
  azurerm_vpn_gateway: (own) =>
    shape({
      id: own.id,
      virtualhub: reference(own, 'virtual_hub_id'),
      bgpsettings: childrenOf(own, 'bgp_settings').map((each) =>
        shape({
          asn: each.asn,
          bgppeeringaddresses: ['instance_0_bgp_peering_address', 'instance_1_bgp_peering_address'].flatMap(
            (instance) =>
              childrenOf(each, instance).map((of) =>
                shape({
                  ipconfigurationid: first(of, 'ip_configuration_id') ?? instance,
                  defaultbgpipaddresses: textsOf(of, 'default_ips'),
                  custombgpipaddresses: textsOf(of, 'custom_ips'),
                  tunnelipaddresses: textsOf(of, 'tunnel_ips'),
                }),
              ),
          ),
        }),
      )[0],
    }),
  azurerm_vpn_gateway_nat_rule: (own) => shape({ id: own.id, name: own.name, mode: own.mode }),
  azurerm_vpn_gateway_connection: (own) =>
    shape({
      id: own.id,
      name: own.name,
      remotevpnsite: reference(own, 'remote_vpn_site_id'),
      enableinternetsecurity: own.internet_security_enabled,
      routingconfiguration: routing(own, 'routing'),
      trafficselectorpolicies: childrenOf(own, 'traffic_selector_policy'),
      vpnlinkconnections: childrenOf(own, 'vpn_link').map((each) =>
        shape({
          name: each.name,
          vpnsitelink: reference(each, 'vpn_site_link_id'),
          enablebgp: each.bgp_enabled,
          routingweight: each.route_weight,
          usepolicybasedtrafficselectors: each.policy_based_traffic_selector_enabled,
          ingressnatrules: textsOf(each, 'ingress_nat_rule_ids').map((id) => shape({ id })),
          egressnatrules: textsOf(each, 'egress_nat_rule_ids').map((id) => shape({ id })),
          vpngatewaycustombgpaddresses: childrenOf(each, 'custom_bgp_address'),
        }),
      ),
    }),
  azurerm_vpn_site: (own) =>
    shape({
      id: own.id,
      addressspace: shape({ addressprefixes: textsOf(own, 'address_cidrs') }),
      vpnsitelinks: childrenOf(own, 'link').map((each) =>
        shape({
          id: each.id,
          name: each.name,
          bgpproperties: childrenOf(each, 'bgp').map((bgp) =>
            shape({ asn: bgp.asn, bgppeeringaddress: first(bgp, 'peering_address') }),
          )[0],
        }),
      ),
    }),
  azurerm_express_route_gateway: (own) =>
    shape({
      id: own.id,
      virtualhub: reference(own, 'virtual_hub_id'),
      allownonvirtualwantraffic: own.allow_non_virtual_wan_traffic,
    }),
  azurerm_express_route_connection: (own) =>
    shape({
      id: own.id,
      name: own.name,
      expressroutecircuitpeering: reference(own, 'express_route_circuit_peering_id'),
      routingweight: own.routing_weight,
      enableinternetsecurity: own.internet_security_enabled ?? own.enable_internet_security,
      expressroutegatewaybypass: own.express_route_gateway_bypass_enabled,
      routingconfiguration: routing(own, 'routing'),
    }),
  azurerm_point_to_site_vpn_gateway: (own) =>
    shape({
      id: own.id,
      virtualhub: reference(own, 'virtual_hub_id'),
      p2sconnectionconfigurations: childrenOf(own, 'connection_configuration').map((each) =>
        shape({
          name: each.name,
          vpnclientaddresspool: childrenOf(each, 'vpn_client_address_pool').map((pool) =>
            shape({ addressprefixes: textsOf(pool, 'address_prefixes') }),
          )[0],
          enableinternetsecurity: each.internet_security_enabled,
          routingconfiguration: routing(each, 'route'),
        }),
      ),
    }),
};

/** Names and shapes differ between connections of networks, sites, circuits and clients. */
function routing(own: Fields, name: string): Fields | undefined {
  return childrenOf(own, name).map((each) => {
    const [propagated] = childrenOf(each, 'propagated_route_table');
    const tables = [
      ...textsOf(propagated, 'route_table_ids'),
      ...textsOf(propagated, 'ids'),
      ...textsOf(each, 'propagated_route_tables'),
    ];
    return shape({
      associatedroutetable: reference(each, 'associated_route_table_id') ?? reference(each, 'associated_route_table'),
      inboundroutemap: reference(each, 'inbound_route_map_id'),
      outboundroutemap: reference(each, 'outbound_route_map_id'),
      propagatedroutetables: shape({ ids: tables.map((id) => shape({ id })), labels: textsOf(propagated, 'labels') }),
      vnetroutes: shape({
        staticroutes: childrenOf(each, 'static_vnet_route').map((fixed) =>
          shape({
            name: first(fixed, 'name'),
            addressprefixes: textsOf(fixed, 'address_prefixes'),
            nexthopipaddress: first(fixed, 'next_hop_ip_address'),
          }),
        ),
        staticroutesconfig: shape({
          vnetlocalrouteoverridecriteria: each.static_vnet_local_route_override_criteria,
          propagatestaticroutes: each.static_vnet_propagate_fixedroutes_enabled,
        }),
      }),
    });
  })[0];
}

function route(own: Fields): Fields {
  return shape({
    name: own.name,
    destinationtype: own.destinations_type,
    destinations: textsOf(own, 'destinations'),
    nexthop: first(own, 'next_hop'),
  });
}

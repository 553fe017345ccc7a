import type { Declared } from './id.js';
import type {
  Circuit,
  ExpressRouteGateway,
  Firewall,
  Host,
  LoadBalancer,
  Nic,
  Nva,
  PrivateEndpoint,
  Router,
  RouteServer,
  RouteTable,
  Site,
  Subnet,
  Tunnel,
  Vnet,
  VpnGateway,
} from './model.js';
import type { HubRouteTable, VirtualHub, VirtualWan } from './virtual-wan.js';

/** Everything that packets can reach or that has a name, with what contains it. */
export type Thing =
  | { readonly kind: 'vnet'; readonly vnet: Vnet }
  | { readonly kind: 'subnet'; readonly subnet: Subnet; readonly vnet: Vnet }
  | { readonly kind: 'nic'; readonly nic: Nic; readonly subnet: Subnet; readonly vnet: Vnet }
  | { readonly kind: 'loadBalancer'; readonly loadBalancer: LoadBalancer; readonly subnet: Subnet; readonly vnet: Vnet }
  | {
      readonly kind: 'privateEndpoint';
      readonly endpoint: PrivateEndpoint;
      readonly subnet: Subnet;
      readonly vnet: Vnet;
    }
  | { readonly kind: 'vpnGateway'; readonly gateway: VpnGateway; readonly vnet: Vnet }
  | { readonly kind: 'expressRouteGateway'; readonly gateway: ExpressRouteGateway; readonly vnet: Vnet }
  | { readonly kind: 'routeServer'; readonly routeServer: RouteServer; readonly vnet: Vnet }
  | { readonly kind: 'firewall'; readonly firewall: Firewall; readonly vnet: Vnet }
  | { readonly kind: 'virtualWan'; readonly virtualWan: VirtualWan }
  | { readonly kind: 'virtualHub'; readonly hub: VirtualHub }
  | { readonly kind: 'hubRouteTable'; readonly hubRouteTable: HubRouteTable; readonly hub: VirtualHub }
  | { readonly kind: 'routeTable'; readonly routeTable: RouteTable }
  | { readonly kind: 'site'; readonly site: Site }
  | { readonly kind: 'router'; readonly router: Router; readonly site: Site }
  | { readonly kind: 'host'; readonly host: Host; readonly home: Site | Nva | VpnGateway }
  | { readonly kind: 'circuit'; readonly circuit: Circuit }
  | { readonly kind: 'nva'; readonly nva: Nva }
  | { readonly kind: 'tunnel'; readonly tunnel: Tunnel };

type ThingsByKind = { readonly [T in Thing as T['kind']]: T };

/** A thing of this kind. */
export type ThingOf<K extends Thing['kind']> = ThingsByKind[K];

/** The declaration itself, whatever its kind. */
export function declaredOf(thing: Thing): Declared {
  switch (thing.kind) {
    case 'vpnGateway':
    case 'expressRouteGateway':
      return thing.gateway;
    case 'privateEndpoint':
      return thing.endpoint;
    case 'vnet':
      return thing.vnet;
    case 'subnet':
      return thing.subnet;
    case 'nic':
      return thing.nic;
    case 'loadBalancer':
      return thing.loadBalancer;
    case 'routeServer':
      return thing.routeServer;
    case 'firewall':
      return thing.firewall;
    case 'virtualWan':
      return thing.virtualWan;
    case 'virtualHub':
      return thing.hub;
    case 'hubRouteTable':
      return thing.hubRouteTable;
    case 'routeTable':
      return thing.routeTable;
    case 'site':
      return thing.site;
    case 'router':
      return thing.router;
    case 'host':
      return thing.host;
    case 'circuit':
      return thing.circuit;
    case 'nva':
      return thing.nva;
    case 'tunnel':
      return thing.tunnel;
  }
}

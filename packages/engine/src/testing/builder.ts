import { address, type Prefix, prefix } from '../address/index.js';
import {
  type BgpSession,
  type Connection,
  type DeclId,
  type ExportPolicy,
  emptyTopology,
  type Host,
  noPolicy,
  type OsRoute,
  type Peering,
  type PlainNextHop,
  type PrivateEndpointNetworkPolicies,
  type PrivateEndpointVNetPolicies,
  type RouterRoute,
  type Site,
  type Topology,
  type Tunnel,
  type TunnelKind,
  type UserNextHop,
  type UserRoute,
  type Vnet,
} from '../topology/index.js';

/**
 * The content of a subnet. A NIC is given as its addresses, with the secondary ones behind a plus; a load balancer as its
 * address, with single ports behind it, and the names of its backends.
 */
export interface SubnetSpec {
  readonly prefix: string;
  readonly routeTable?: string;
  readonly serviceEndpoints?: readonly string[];
  readonly privateEndpointNetworkPolicies?: PrivateEndpointNetworkPolicies;
  readonly nics?: Readonly<Record<string, string>>;
  readonly loadBalancers?: Readonly<Record<string, readonly [address: string, ...backends: string[]]>>;
  readonly privateEndpoints?: Readonly<Record<string, string>>;
}

/** A VNet; lists of prefixes and addresses are written with commas. */
export interface VnetSpec {
  readonly location?: string;
  readonly address: string;
  readonly summarizedGatewayPrefixes?: string;
  readonly privateEndpointVNetPolicies?: PrivateEndpointVNetPolicies;
  readonly subnets?: Readonly<Record<string, SubnetSpec>>;
  readonly vpnGateway?: {
    readonly name: string;
    readonly asn?: number;
    readonly activeActive?: boolean;
    readonly bgpIps?: string;
    readonly publicIps?: string;
    readonly pointToSite?: string;
    readonly gatewayDefaultSite?: string;
    readonly hosts?: Readonly<Record<string, string>>;
  };
  readonly expressRouteGateway?: string;
  readonly routeServer?: {
    readonly name: string;
    readonly branchToBranch?: boolean;
    readonly hubRoutingPreference?: 'ExpressRoute' | 'VpnGateway' | 'ASPath';
  };
  readonly firewall?: readonly [name: string, address: string];
}

/** A route table: routes as `prefix -> next hop`, `prefix` a service tag if it is none. */
interface RouteTableSpec {
  readonly disableBgpRoutePropagation?: boolean;
  readonly unknown?: boolean;
  readonly routes: readonly string[];
}

export interface SiteSpec {
  readonly address: string;
  readonly asn?: number;
  readonly routers?: Readonly<
    Record<string, { readonly address?: string; readonly asn?: number; readonly routes?: readonly string[] }>
  >;
  /** Static routes of a site that is its own router, written as those of an NVA. */
  readonly routes?: readonly string[];
  readonly hosts?: Readonly<Record<string, string>>;
  readonly transit?: boolean;
}

/** An NVA; OS routes are written `prefix tunnel NAME`, `prefix nic VNET/SUBNET/NIC`, `prefix address IP` or `prefix drop`. */
interface NvaSpec {
  readonly nics: readonly string[];
  readonly asn?: number;
  readonly advertise?: string;
  readonly routes?: readonly string[];
  readonly snat?: 'none' | 'internet' | 'all';
  readonly connected?: string;
  readonly hosts?: Readonly<Record<string, string>>;
}

/** An export policy in which prefixes are texts. */
export interface PolicySpec {
  readonly advertise?: string;
  readonly only?: string;
  readonly onlyExactly?: string;
  readonly deny?: string;
  readonly prepend?: number;
  readonly nextHop?: string;
  readonly asOverride?: boolean;
  readonly asDelete?: readonly number[];
  readonly communities?: readonly ('no-advertise' | 'no-export')[];
}

/** A BGP session; `from` and `to` are device ids (`nva:nva1`, `routeServer:hub1/ars1`, `router:dc1`). */
export interface SessionSpec {
  readonly from: DeclId;
  readonly to: DeclId;
  readonly over?: string;
  readonly fromPolicy?: PolicySpec;
  readonly toPolicy?: PolicySpec;
}

export interface ConnectionSpec {
  readonly from: DeclId;
  readonly to: DeclId;
  readonly enableBgp?: boolean;
  /** Routing weight on the `from` end. */
  readonly weight?: number;
  readonly fromPrefixes?: string;
  readonly fromPolicy?: PolicySpec;
  readonly toPolicy?: PolicySpec;
}

export interface TopologySpec {
  readonly vnets?: Readonly<Record<string, VnetSpec>>;
  /** `hub1 agt aft <-> spoke1 urg`: flags agt, urg, aft, no-avna after each VNet; `->` for a one-sided peering. */
  readonly peerings?: readonly string[];
  readonly routeTables?: Readonly<Record<string, RouteTableSpec>>;
  /** Prefixes of service tags. */
  readonly serviceTags?: Readonly<Record<string, string>>;
  readonly sites?: Readonly<Record<string, SiteSpec>>;
  readonly circuits?: readonly string[];
  readonly connections?: readonly ConnectionSpec[];
  readonly nvas?: Readonly<Record<string, NvaSpec>>;
  readonly sessions?: readonly SessionSpec[];
  /** By name: kind and the two ends, each a device id and optionally ` @ endpoint`. */
  readonly tunnels?: Readonly<Record<string, readonly [kind: TunnelKind, a: string, b: string]>>;
}

/** Makes a topology out of short plain data, with the ids that the language gives; for tests. */
export function topologyOf(spec: TopologySpec): Topology {
  return {
    ...emptyTopology,
    vnets: entries(spec.vnets).map(([name, vnet]) => vnetOf(name, vnet)),
    peerings: (spec.peerings ?? []).map(peeringOf),
    serviceTags: entries(spec.serviceTags).map(([name, given]) => ({
      kind: 'serviceTag',
      id: `serviceTag:${name}`,
      name,
      label: name,
      prefixes: prefixes(given),
    })),
    routeTables: entries(spec.routeTables).map(([name, table]) => ({
      kind: 'routeTable',
      id: `routeTable:${name}`,
      name,
      label: name,
      disableBgpRoutePropagation: table.disableBgpRoutePropagation ?? false,
      unknown: table.unknown ?? false,
      routes: table.routes.map((text, i) => userRouteOf(`route:${name}#${i + 1}`, text)),
    })),
    sites: entries(spec.sites).map(([name, site]) => siteOf(name, site)),
    circuits: (spec.circuits ?? []).map((name) => ({
      kind: 'circuit',
      id: `circuit:${name}`,
      name,
      label: name,
      nextHops: [],
    })),
    connections: (spec.connections ?? []).map(connectionOf),
    nvas: entries(spec.nvas).map(([name, nva]) => ({
      kind: 'nva',
      id: `nva:${name}`,
      name,
      label: name,
      nics: nva.nics.map((nic) => `nic:${nic}`),
      asn: nva.asn,
      advertise: prefixes(nva.advertise),
      routes: (nva.routes ?? []).map((text, i) => osRouteOf(`osRoute:${name}#${i + 1}`, text)),
      snat: nva.snat ?? 'none',
      connected: prefixes(nva.connected),
      hosts: hostsOf(name, nva.hosts),
      stateless: false,
    })),
    sessions: (spec.sessions ?? []).map(sessionOf),
    tunnels: entries(spec.tunnels).map(([name, [kind, a, b]]) => tunnelOf(name, kind, a, b)),
  };
}

function vnetOf(name: string, spec: VnetSpec): Vnet {
  const { vpnGateway, routeServer, firewall, expressRouteGateway } = spec;
  return {
    kind: 'vnet',
    id: `vnet:${name}`,
    name,
    label: name,
    location: spec.location,
    addressSpace: prefixes(spec.address),
    summarizedGatewayPrefixes: prefixes(spec.summarizedGatewayPrefixes),
    privateEndpointVNetPolicies: spec.privateEndpointVNetPolicies ?? 'Disabled',
    subnets: entries(spec.subnets).map(([subnet, s]) => ({
      kind: 'subnet',
      id: `subnet:${name}/${subnet}`,
      name: subnet,
      label: `${name}.${subnet}`,
      prefixes: prefixes(s.prefix),
      routeTable: s.routeTable === undefined ? undefined : `routeTable:${s.routeTable}`,
      serviceEndpoints: s.serviceEndpoints ?? [],
      privateEndpointNetworkPolicies: s.privateEndpointNetworkPolicies ?? 'Disabled',
      nics: entries(s.nics).map(([nic, ips]) => ({
        kind: 'nic',
        id: `nic:${name}/${subnet}/${nic}`,
        name: nic,
        label: `${name}.${nic}`,
        addresses: addresses(ips.split('+')[0]),
        secondaryAddresses: addresses(ips.split('+')[1]),
      })),
      loadBalancers: entries(s.loadBalancers).map(([lb, [ip, ...backends]]) => ({
        kind: 'loadBalancer',
        id: `loadBalancer:${name}/${subnet}/${lb}`,
        name: lb,
        label: lb,
        address: address(ip.split(' ')[0] ?? ''),
        ports: ip.includes(' ') ? ip.split(' ').slice(1).map(Number) : undefined,
        backends: backends.map((nic) => `nic:${name}/${subnet}/${nic}`),
      })),
      privateEndpoints: entries(s.privateEndpoints).map(([pe, ip]) => ({
        kind: 'privateEndpoint',
        id: `privateEndpoint:${name}/${subnet}/${pe}`,
        name: pe,
        label: pe,
        address: address(ip),
      })),
    })),
    vpnGateways: vpnGateway
      ? [
          {
            kind: 'vpnGateway',
            id: `vpnGateway:${name}/${vpnGateway.name}`,
            name: vpnGateway.name,
            label: vpnGateway.name,
            asn: vpnGateway.asn,
            activeActive: vpnGateway.activeActive ?? false,
            bgpIps: addresses(vpnGateway.bgpIps),
            publicIps: addresses(vpnGateway.publicIps),
            pointToSite: prefixes(vpnGateway.pointToSite),
            gatewayDefaultSite: vpnGateway.gatewayDefaultSite,
            hosts: hostsOf(`${name}/${vpnGateway.name}`, vpnGateway.hosts),
          },
        ]
      : [],
    expressRouteGateways: expressRouteGateway
      ? [
          {
            kind: 'expressRouteGateway',
            id: `expressRouteGateway:${name}/${expressRouteGateway}`,
            name: expressRouteGateway,
            label: expressRouteGateway,
          },
        ]
      : [],
    routeServers: routeServer
      ? [
          {
            kind: 'routeServer',
            id: `routeServer:${name}/${routeServer.name}`,
            name: routeServer.name,
            label: routeServer.name,
            branchToBranch: routeServer.branchToBranch ?? false,
            hubRoutingPreference: routeServer.hubRoutingPreference ?? 'ExpressRoute',
          },
        ]
      : [],
    firewalls: firewall
      ? [
          {
            kind: 'firewall',
            id: `firewall:${name}/${firewall[0]}`,
            name: firewall[0],
            label: firewall[0],
            address: address(firewall[1]),
          },
        ]
      : [],
  };
}

function peeringOf(text: string): Peering {
  const oneSided = !text.includes('<->');
  const [a = '', b = ''] = text.split(oneSided ? '->' : '<->').map((half) => half.trim());
  const half = (words: string) => {
    const [vnet, ...flags] = words.split(/\s+/);
    return {
      vnet: `vnet:${vnet}`,
      allowVirtualNetworkAccess: !flags.includes('no-avna'),
      allowForwardedTraffic: flags.includes('aft'),
      allowGatewayTransit: flags.includes('agt'),
      useRemoteGateways: flags.includes('urg'),
      subnets: undefined,
    };
  };
  const name = [a, b].map((side) => side.split(/\s+/)[0]).join(' <-> ');
  return { kind: 'peering', id: `peering:${name}`, label: name, oneSided, a: half(a), b: half(b) };
}

function userRouteOf(id: DeclId, text: string): UserRoute {
  const [destination = '', hop = ''] = text.split('->').map((part) => part.trim());
  const nextHop: UserNextHop = hop.includes(',')
    ? { type: 'VirtualApplianceEcmp', addresses: hop.split(',').map((each) => address(each.trim())) }
    : /^[0-9a-f.:]+$/i.test(hop)
      ? { type: 'VirtualAppliance', address: address(hop) }
      : { type: hop as PlainNextHop['type'] };
  return {
    kind: 'route',
    id,
    name: undefined,
    destination: destination.includes('/') ? { prefix: prefix(destination) } : { serviceTag: destination },
    nextHop,
  };
}

function siteOf(name: string, spec: SiteSpec): Site {
  const routers = entries(spec.routers);
  return {
    kind: 'site',
    id: `site:${name}`,
    name,
    label: name,
    addressSpace: prefixes(spec.address),
    routers:
      routers.length > 0
        ? routers.map(([router, r]) => ({
            kind: 'router',
            id: `router:${name}/${router}`,
            name: router,
            label: router,
            address: r.address === undefined ? undefined : address(r.address),
            asn: r.asn,
            routes: routerRoutesOf(`${name}/${router}`, r.routes),
          }))
        : [
            {
              kind: 'router',
              id: `site:${name}`,
              name,
              label: name,
              address: undefined,
              asn: spec.asn,
              routes: routerRoutesOf(name, spec.routes),
            },
          ],
    hosts: hostsOf(name, spec.hosts),
    transit: spec.transit ?? false,
  };
}

function hostsOf(home: string, hosts: SiteSpec['hosts']): Host[] {
  return entries(hosts).map(([host, ip]) => ({
    kind: 'host',
    id: `host:${home}/${host}`,
    name: host,
    label: `${home.replace('/', '.')}.${host}`,
    address: address(ip),
  }));
}

function connectionOf(spec: ConnectionSpec): Connection {
  const label = `${nameOf(spec.from)} <-> ${nameOf(spec.to)}`;
  const end = (device: DeclId, written: string | undefined, policy: PolicySpec | undefined) => ({
    device,
    prefixes: written === undefined ? undefined : prefixes(written),
    bgpIps: [],
    instance: undefined,
    weight: 0,
    routing: undefined,
    policy: policyOf(policy),
    localPreferences: [],
  });
  return {
    kind: 'connection',
    id: `connection:${label}`,
    label,
    enableBgp: spec.enableBgp ?? false,
    a: { ...end(spec.from, spec.fromPrefixes, spec.fromPolicy), weight: spec.weight ?? 0 },
    b: end(spec.to, undefined, spec.toPolicy),
  };
}

function sessionOf(spec: SessionSpec): BgpSession {
  const label = `${nameOf(spec.from)} <-> ${nameOf(spec.to)}`;
  const end = (device: DeclId, policy: PolicySpec | undefined) => ({
    device,
    instance: undefined,
    policy: policyOf(policy),
    localPreferences: [],
  });
  return {
    kind: 'bgp',
    id: `bgp:${label}`,
    label,
    a: end(spec.from, spec.fromPolicy),
    b: end(spec.to, spec.toPolicy),
    tunnel: spec.over === undefined ? undefined : `tunnel:${spec.over}`,
  };
}

function policyOf(spec: PolicySpec | undefined): ExportPolicy {
  if (!spec) return noPolicy;
  const filters = (kind: 'only' | 'onlyExactly' | 'deny', text: string | undefined) =>
    prefixes(text).map((p) => ({ kind, prefix: p }));
  return {
    ...noPolicy,
    advertise: prefixes(spec.advertise),
    filters: [
      ...filters('only', spec.only),
      ...filters('onlyExactly', spec.onlyExactly),
      ...filters('deny', spec.deny),
    ],
    prepends: spec.prepend === undefined ? [] : [{ count: spec.prepend, prefix: undefined }],
    nextHop: spec.nextHop === undefined ? undefined : address(spec.nextHop),
    asOverride: spec.asOverride ?? false,
    asDelete: spec.asDelete ?? [],
    communities: spec.communities ?? [],
  };
}

function routerRoutesOf(owner: string, routes: readonly string[] = []): RouterRoute[] {
  return routes.flatMap((text, i): RouterRoute[] => {
    const { prefix: to, target } = osRouteOf('', text);
    const id = `routerRoute:${owner}#${i + 1}`;
    return target.via === 'nic' ? [] : [{ kind: 'routerRoute', id, prefix: to, target }];
  });
}

function osRouteOf(id: DeclId, text: string): OsRoute {
  const [destination = '', via, target = ''] = text.split(/\s+/);
  const at: OsRoute['target'] =
    via === 'tunnel'
      ? { via, tunnel: `tunnel:${target}` }
      : via === 'nic'
        ? { via, nic: `nic:${target}` }
        : via === 'address'
          ? { via, address: address(target) }
          : { via: 'drop' };
  return { kind: 'osRoute', id, prefix: prefix(destination), target: at };
}

function tunnelOf(name: string, tunnelKind: TunnelKind, a: string, b: string): Tunnel {
  const end = (text: string) => {
    const [device = '', endpoint] = text.split('@').map((part) => part.trim());
    return { device, endpoint: endpoint === undefined ? undefined : address(endpoint) };
  };
  return { kind: 'tunnel', id: `tunnel:${name}`, name, label: name, tunnelKind, a: end(a), b: end(b), mtu: undefined };
}

function nameOf(id: DeclId): string {
  return id.replace(/^.*[:/]/, '');
}

function prefixes(text: string | undefined): Prefix[] {
  return list(text).map(prefix);
}

function addresses(text: string | undefined) {
  return list(text).map(address);
}

function list(text: string | undefined): string[] {
  return !text ? [] : text.split(',').map((part) => part.trim());
}

function entries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {});
}

import type { DeclKind } from '../symbols/declaration.js';

/** Kinds that can have BGP sessions outside connections. */
export const speakerKinds = ['nva', 'router', 'site', 'routeServer', 'virtualHub'] as const;

/** Kinds that can be the end of a connection. */
export const connectionKinds = [
  'vpnGateway',
  'expressRouteGateway',
  'site',
  'router',
  'nva',
  'circuit',
  'virtualHub',
  'vnet',
] as const;

/** Those of {@link connectionKinds} that are devices. */
export const deviceKinds: readonly DeclKind[] = connectionKinds.filter((kind) => kind !== 'vnet');

/** Only virtual hubs. */
export const hubKinds: readonly DeclKind[] = ['virtualHub'];

/** One of {@link connectionKinds}. */
export type ConnectionKind = (typeof connectionKinds)[number];

/** A kind that can be the end of a BGP session. */
export type SpeakingKind = Exclude<ConnectionKind, 'vnet'> | (typeof speakerKinds)[number];

/** Kinds that can be the end of a tunnel. */
const tunnelEndKinds = ['nva', 'router', 'site'] as const;

/** Kinds that can be down in a scenario. */
const downKinds = [
  'nic',
  'nva',
  'vpnGateway',
  'expressRouteGateway',
  'routeServer',
  'virtualHub',
  'firewall',
  'router',
  'site',
  'circuit',
  'tunnel',
] as const;

/** Kinds that a path can lead through. */
const viaKinds = [
  'nva',
  'firewall',
  'vpnGateway',
  'expressRouteGateway',
  'virtualHub',
  'circuit',
  'router',
  'site',
] as const;

type DeviceKind =
  | (typeof speakerKinds)[number]
  | ConnectionKind
  | (typeof tunnelEndKinds)[number]
  | (typeof downKinds)[number]
  | (typeof viaKinds)[number];

/** The kinds that are in none of the lists above. Each kind has to be in one of the lists or here. */
({
  virtualWan: true,
  hubRouteTable: true,
  subnet: true,
  loadBalancer: true,
  privateEndpoint: true,
  routeTable: true,
  host: true,
  scenario: true,
}) satisfies Readonly<Record<Exclude<DeclKind, DeviceKind>, true>>;

/** Only virtual networks. */
export const vnetKinds: readonly DeclKind[] = ['vnet'];

/** Only NICs. */
export const nicKinds: readonly DeclKind[] = ['nic'];

const byPlace: Record<string, readonly DeclKind[]> = {
  'Subnet.routeTables': ['routeTable'],
  'LoadBalancer.backends': nicKinds,
  'PeeringEnd.vnet': vnetKinds,
  'VpnGateway.defaultSites': ['site', 'router'],
  'Attribute.subnet': ['subnet'],
  'Attribute.hubRouteTable': ['hubRouteTable'],
  'VirtualHub.virtualWans': ['virtualWan'],
  'RoutingPolicy.nextHop': ['firewall'],
  'HubRoute.nextHop': ['firewall', 'vnet'],
  'ConnectionEnd.device': connectionKinds,
  'SessionEnd.device': speakerKinds,
  'TunnelEnd.device': tunnelEndKinds,
  'BgpSession.over': ['tunnel'],
  'Nva.nics': nicKinds,
  'OsRoute.via': ['tunnel', 'nic'],
  'RouterRoute.via': ['tunnel'],
  'Expectation.via': viaKinds,
  'Endpoint.target': ['nic', 'host', 'privateEndpoint'],
  'Down.target': downKinds,
};

const downPairs: Record<string, readonly DeclKind[]> = {
  bgp: speakerKinds,
  connection: connectionKinds,
  peering: vnetKinds,
};

const nothing: readonly DeclKind[] = [];

/** Kinds to which `.*` can be added at an end of an expectation, for all their NICs or hosts. */
export const groupKinds: readonly DeclKind[] = ['vnet', 'subnet', 'site'];

/**
 * The kinds of things that a reference can refer to at its place.
 * @param type the type of the AST node that contains the reference
 * @param property its property
 * @param downKind for the ends of a `down` statement: `bgp`, `connection` or `peering`
 */
export function kindsAt(type: string, property: string, downKind?: string): readonly DeclKind[] {
  if (type === 'Down' && property !== 'target') return downPairs[downKind ?? ''] ?? downKinds;
  return byPlace[`${type}.${property}`] ?? nothing;
}

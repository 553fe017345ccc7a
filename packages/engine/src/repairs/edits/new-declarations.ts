import type { Prefix } from '../../address/index.js';
import {
  type BgpSession,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  declarationId,
  type ExportPolicy,
  noPolicy,
  type RouteServer,
  type Subnet,
  type Topology,
  type Vnet,
} from '../../topology/index.js';
import { freeId } from './changed.js';

/** A VNet with nothing in it. */
export function newVnet(name: string, addressSpace: readonly Prefix[], location: string | undefined): Vnet {
  return {
    kind: 'vnet',
    id: declarationId('vnet', [name]),
    name,
    label: name,
    location,
    addressSpace,
    summarizedGatewayPrefixes: [],
    privateEndpointVNetPolicies: 'Disabled',
    subnets: [],
    vpnGateways: [],
    expressRouteGateways: [],
    routeServers: [],
    firewalls: [],
  };
}

/** A subnet of a VNet, with nothing in it and without a route table. */
export function newSubnet(vnet: string, name: string, prefixes: readonly Prefix[]): Subnet {
  return {
    kind: 'subnet',
    id: declarationId('subnet', [vnet, name]),
    name,
    label: name,
    prefixes,
    routeTable: undefined,
    serviceEndpoints: [],
    privateEndpointNetworkPolicies: 'Disabled',
    nics: [],
    loadBalancers: [],
    privateEndpoints: [],
  };
}

/** A Route Server of a VNet. */
export function newRouteServer(vnet: string, name: string, branchToBranch: boolean): RouteServer {
  return {
    kind: 'routeServer',
    id: declarationId('routeServer', [vnet, name]),
    name,
    label: name,
    branchToBranch,
    hubRoutingPreference: 'ExpressRoute',
  };
}

interface Speaker {
  readonly id: DeclId;
  readonly label: string;
}

/**
 * A session of two devices, of which the first announces routes as its policy says.
 * @param taken the sessions beside which it stands
 */
export function newSession(
  taken: readonly BgpSession[],
  one: Speaker,
  two: Speaker,
  policy: ExportPolicy = noPolicy,
  tunnel?: DeclId,
): BgpSession {
  const label = `${one.label} <-> ${two.label}`;
  const end = { instance: undefined, localPreferences: [] };
  return {
    kind: 'bgp',
    id: freeId(`bgp:${label}`, taken),
    label,
    a: { ...end, device: one.id, policy },
    b: { ...end, device: two.id, policy: noPolicy },
    tunnel,
  };
}

/** A connection of a circuit with a device on premises, which has an export policy. */
export function newConnection(
  topology: Topology,
  circuit: DeclId,
  { device, policy }: Pick<ConnectionEnd, 'device' | 'policy'>,
): Connection {
  const end = {
    prefixes: undefined,
    bgpIps: [],
    instance: undefined,
    weight: 0,
    routing: undefined,
    localPreferences: [],
  };
  const nameOf = (id: DeclId) => id.replace(/^.*[:/]/, '');
  const label = `${nameOf(circuit)} <-> ${nameOf(device)}`;
  return {
    kind: 'connection',
    id: freeId(`connection:${label}`, topology.connections),
    label,
    enableBgp: false,
    a: { ...end, device: circuit, policy: noPolicy },
    b: { ...end, device, policy },
  };
}

import type { DeclId } from '../topology/index.js';
import { type Packet, packetKey } from './packet.js';

/**
 * Where a packet is. `nic` is the NIC of a VM that sends it, `site` a site whose host sends it, and `behind` a host
 * that can only be reached through an NVA or VPN gateway. `hubTable` is the router of a virtual hub that looks up the
 * table of a connection, `virtualHub` one that gets a packet from another hub, and `hubConnection` one that gets it for a
 * certain connection. A VPN gateway has two sides because it treats packets from its VNets and packets out of a tunnel
 * differently (R201).
 */
export const placeKinds = [
  'nic',
  'privateEndpoint',
  'nva',
  'firewall',
  'vpnGateway',
  'vpnGatewayTunnelSide',
  'expressRouteGateway',
  'circuit',
  'hubTable',
  'virtualHub',
  'hubConnection',
  'router',
  'site',
  'behind',
] as const;

/** One of {@link placeKinds}. */
export type PlaceKind = (typeof placeKinds)[number];

/** A packet at a device that is about to forward it (R191). */
export interface State {
  readonly kind: PlaceKind;
  readonly device: DeclId;
  readonly packet: Packet;
  /** The load balancer through which the packet came; it does not influence what follows. */
  readonly loadBalancer: DeclId | undefined;
}

/** A key that is equal for equal states: a packet that reaches a state twice loops (R191). */
export function stateKey(state: State): string {
  return `${state.kind} ${state.device} ${packetKey(state.packet)}`;
}

import type { PlaceKind } from '../../forwarding/state.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Topology } from '../../topology/index.js';

/** A place at which packets can be forwarded, and so can go round. */
export interface ForwardingPlace {
  readonly kind: PlaceKind;
  readonly device: DeclId;
}

/** Every place of a topology that forwards, sorted, so that nothing depends on the order of declarations. */
export function forwardingPlaces({ network }: World): readonly ForwardingPlace[] {
  const { topology } = network;
  const places: ForwardingPlace[] = [];
  for (const nva of topology.nvas) places.push({ kind: 'nva', device: nva.id });
  for (const vnet of topology.vnets) {
    for (const firewall of vnet.firewalls) places.push({ kind: 'firewall', device: firewall.id });
    for (const gateway of vnet.vpnGateways.slice(0, 1)) {
      places.push({ kind: 'vpnGateway', device: gateway.id }, { kind: 'vpnGatewayTunnelSide', device: gateway.id });
    }
    for (const gateway of vnet.expressRouteGateways.slice(0, 1)) {
      places.push({ kind: 'expressRouteGateway', device: gateway.id });
    }
  }
  for (const circuit of topology.circuits) places.push({ kind: 'circuit', device: circuit.id });
  const connected = connectedDevices(topology);
  for (const site of topology.sites) {
    // What gets to a router from which nothing leads on ends there.
    if (site.routers.length < 2 && ![site.id, ...site.routers.map(({ id }) => id)].some((id) => connected.has(id)))
      continue;
    for (const router of site.routers) places.push({ kind: 'router', device: router.id });
  }
  return places.sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
}

/** The devices at the ends of connections, sessions and tunnels. */
function connectedDevices({ connections, sessions, tunnels }: Topology): ReadonlySet<DeclId> {
  return new Set([...connections, ...sessions, ...tunnels].flatMap(({ a, b }) => [a.device, b.device]));
}

/** A text that is equal for equal places. */
export function placeKey({ kind, device }: ForwardingPlace): string {
  return `${kind} ${device}`;
}

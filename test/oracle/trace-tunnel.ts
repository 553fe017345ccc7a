import type { DeclId, Topology } from '@azroute/engine';
import { endpointOf } from './trace-fabric.js';
import type { End, Spot } from './trace-packet.js';

/** The packet inside a tunnel that ends at the current device (R190), or how its path ends instead. */
export function intoTunnel(topology: Topology, spot: Spot, id: DeclId): Spot | End {
  const tunnel = topology.tunnels.find((each) => each.id === id);
  if (tunnel === undefined) return 'dropped';
  const ends = tunnel.a.device === spot.device ? [tunnel.a, tunnel.b] : [tunnel.b, tunnel.a];
  const [near, far] = ends as [typeof tunnel.a, typeof tunnel.a];
  const destination = endpointOf(topology, far);
  if (near.device !== spot.device || destination === undefined) return 'dropped';
  // R193: a packet that is already in the tunnel and enters it again never comes out.
  if (spot.outers.some((outer) => outer.tunnel === id && outer.to === far.device)) return 'loop';
  const outer = { tunnel: id, from: spot.device, to: far.device, source: endpointOf(topology, near), destination };
  return { ...spot, outers: [...spot.outers, outer] };
}

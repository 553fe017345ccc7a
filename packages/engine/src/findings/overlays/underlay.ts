import { type Address, address as parsed } from '../../address/index.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import type { Trace } from '../../forwarding/trace.js';
import { endpointOf, intoTunnel } from '../../forwarding/tunnel.js';
import { walk } from '../../forwarding/walk.js';
import type { Cause, DeclId, Tunnel, TunnelEnd } from '../../topology/index.js';

/** The path of a tunnel's outer packets from one end to the other. */
export interface Underlay {
  readonly tunnel: Tunnel;
  readonly from: DeclId;
  readonly to: DeclId;
  readonly destination: Address | undefined;
  /** Undefined if no outer packet can be made, for the reason in `obstacle`. */
  readonly trace: Trace | undefined;
  readonly obstacle: Cause | undefined;
  readonly arrives: boolean;
}

/** Follows the outer packets of a tunnel in both directions (R190, R217). */
export function underlaysOf(forwarder: Forwarder, tunnel: Tunnel): readonly Underlay[] {
  return [follow(forwarder, tunnel, tunnel.a, tunnel.b), follow(forwarder, tunnel, tunnel.b, tunnel.a)];
}

/**
 * The destination of the inner packet: an address that no device has, so that the path ends where it leaves the tunnel.
 */
const inner = { 4: parsed('192.0.2.1'), 6: parsed('2001:db8::1') } as const;

function follow(forwarder: Forwarder, tunnel: Tunnel, near: TunnelEnd, far: TunnelEnd): Underlay {
  const { world } = forwarder;
  const { network } = world;
  const from = world.deviceId(near.device);
  const to = world.deviceId(far.device);
  const destination = endpointOf(world, far);
  const put = intoTunnel(world, tunnel.id, from, plainPacket(inner[destination?.family ?? 4]));
  const ends = { tunnel, from, to, destination };
  if (!put.packet) return { ...ends, trace: undefined, obstacle: put.obstacle, arrives: false };
  const kind = network.router(from) ? 'router' : 'nva';
  const trace = walk(forwarder, { kind, device: from, packet: put.packet, loadBalancer: undefined }, put.source);
  return { ...ends, trace, obstacle: undefined, arrives: leavesTunnel(trace, to) };
}

/** Whether the packet comes out of the tunnel at the far device, on every path. */
function leavesTunnel(trace: Trace, to: DeclId): boolean {
  if (trace.hops.some(({ device }) => device === to)) return true;
  // Out of the tunnel, the inner packet is delivered if the far device has that address after all, as an endpoint.
  if (trace.end.kind === 'delivered' && trace.end.to === to) return true;
  return trace.branches.length > 0 && trace.branches.every((branch) => leavesTunnel(branch, to));
}

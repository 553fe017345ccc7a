import type { Address } from '../address/index.js';
import type { Cause, DeclId, Tunnel, TunnelEnd } from '../topology/index.js';
import type { End } from './end.js';
import { encapsulate, type Packet } from './packet.js';
import type { World } from './world.js';

/** A packet put into a tunnel, or the reason why it cannot be. */
export type Encapsulation =
  | { readonly packet: Packet; readonly source: Address | undefined; readonly obstacle: undefined }
  | { readonly packet: undefined; readonly end: End; readonly obstacle: Cause };

/** Puts a packet into a tunnel at one of its two ends (R190). */
export function intoTunnel(world: World, tunnelId: DeclId, device: DeclId, packet: Packet): Encapsulation {
  const { network } = world;
  const tunnel = network.tunnel(tunnelId);
  const ends = tunnel ? endsSeenFrom(world, tunnel, device) : undefined;
  if (!tunnel || !ends) {
    return blocked(
      { kind: 'tunnelEndsElsewhere', tunnel: tunnelId, at: device },
      {
        rule: 'R217',
        text: `${network.label(device)} sends into tunnel ${network.label(tunnelId)}, which does not end there.`,
        declarations: [tunnelId, device],
      },
    );
  }
  const to = world.deviceId(ends.far.device);
  const destination = endpointOf(world, ends.far);
  if (!destination) {
    return blocked(
      { kind: 'noTunnelEndpoint', tunnel: tunnel.id, device: to },
      {
        rule: 'R217',
        text: `Tunnel ${tunnel.label} has no endpoint address at ${network.label(to)}. Give that end an "endpoint".`,
        declarations: [tunnel.id, to],
      },
    );
  }
  if (packet.legs.some((leg) => leg.tunnel === tunnel.id && leg.to === to)) {
    return blocked(
      { kind: 'tunnelRecursion', tunnel: tunnel.id, device },
      {
        rule: 'R193',
        text: `${network.label(device)} puts a packet that is inside tunnel ${tunnel.label} into that tunnel again: tunnel recursion.`,
        declarations: [tunnel.id, device],
      },
    );
  }
  const source = endpointOf(world, ends.near);
  return {
    packet: encapsulate(packet, { tunnel: tunnel.id, from: device, to, source, destination }),
    source,
    obstacle: undefined,
  };
}

/** The outer address of a tunnel's end: as declared, else that of the first NIC or of the router. */
export function endpointOf(world: World, end: TunnelEnd): Address | undefined {
  if (end.endpoint) return end.endpoint;
  const thing = world.forwarding(end.device);
  return thing && world.rulesOf(thing).tunnelAddress(world, thing);
}

function endsSeenFrom(
  world: World,
  { a, b }: Tunnel,
  device: DeclId,
): { readonly near: TunnelEnd; readonly far: TunnelEnd } | undefined {
  if (world.deviceId(a.device) === device) return { near: a, far: b };
  if (world.deviceId(b.device) === device) return { near: b, far: a };
  return undefined;
}

function blocked(end: End, obstacle: Cause): Encapsulation {
  return { packet: undefined, end, obstacle };
}

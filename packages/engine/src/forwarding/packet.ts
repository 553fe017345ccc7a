import type { Address } from '../address/index.js';
import type { DeclId } from '../topology/index.js';

/** One outer header of a packet that is inside a tunnel. */
export interface TunnelLeg {
  readonly tunnel: DeclId;
  /** The device that put the packet into the tunnel, and the one that takes it out. */
  readonly from: DeclId;
  readonly to: DeclId;
  readonly source: Address | undefined;
  readonly destination: Address;
}

/** A packet: its destination, and the tunnels that it is in, the outermost last. */
export interface Packet {
  readonly destination: Address;
  readonly legs: readonly TunnelLeg[];
}

/** A packet that is in no tunnel. */
export function plainPacket(destination: Address): Packet {
  return { destination, legs: [] };
}

/** The destination that the network sees: of the outermost header (R190). */
export function wireDestination(packet: Packet): Address {
  return packet.legs.at(-1)?.destination ?? packet.destination;
}

/** The packet inside one more tunnel. */
export function encapsulate(packet: Packet, leg: TunnelLeg): Packet {
  return { destination: packet.destination, legs: [...packet.legs, leg] };
}

/** The packet taken out of its outermost tunnel. */
export function decapsulate(packet: Packet): Packet {
  return { destination: packet.destination, legs: packet.legs.slice(0, -1) };
}

/** A key that is equal for equal packets. */
export function packetKey(packet: Packet): string {
  if (packet.legs.length === 0) return packet.destination.text;
  return `${packet.destination.text}|${packet.legs.map((leg) => `${leg.tunnel}>${leg.to}`).join('|')}`;
}

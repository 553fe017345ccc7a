import type { Address, DeclId } from '@azroute/engine';
import { bitsOf } from './bits.js';

/** One outer header: its tunnel, the two devices at its ends, and its addresses. */
interface Outer {
  readonly tunnel: DeclId;
  readonly from: DeclId;
  readonly to: DeclId;
  readonly source: Address | undefined;
  readonly destination: Address;
}

/**
 * A packet at a place. `branch` is the side of a VPN gateway toward its connections, and `behind` is a network that can
 * only be reached through an appliance or gateway; all other kinds are devices.
 */
export interface Spot {
  readonly kind:
    | 'nic'
    | 'privateEndpoint'
    | 'nva'
    | 'firewall'
    | 'vpnGateway'
    | 'branch'
    | 'expressRouteGateway'
    | 'circuit'
    | 'router'
    | 'site'
    | 'behind';
  readonly device: DeclId;
  readonly destination: Address;
  /** The outermost header last. */
  readonly outers: readonly Outer[];
}

/** How a packet's path can end. */
export type End = 'delivered' | 'internet' | 'loop' | 'dropped';

/** The result of one step of a packet: it reaches another place, or its path ends. */
export type Step = Spot | End;

/** The address that is looked up for a packet: its outermost destination (R190). */
export function onWire({ destination, outers }: Pick<Spot, 'destination' | 'outers'>): Address {
  return outers[outers.length - 1]?.destination ?? destination;
}

/** Equal for two spots where the same thing happens to the same packet: visiting it twice is a loop (R191). */
export function spotText({ kind, device, destination, outers }: Spot): string {
  return [kind, device, bitsOf(destination), ...outers.map(({ tunnel, to }) => `${tunnel} ${to}`)].join('|');
}

/** Ranges that are not routed on the Internet: RFC 1918, 6598, 3927, 5735, 4193, 4291. */
const unrouted =
  /^(10\.|127\.|0\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)|^(22[4-9]|2[345]\d)\./;

/** Whether next hop Internet drops the packet (R202). */
export function isPrivate(ip: Address): boolean {
  if (ip.family === 4) return unrouted.test(ip.text);
  const bits = bitsOf(ip).slice(2);
  return (
    bits.startsWith('1111110') || bits.startsWith('1111111010') || bits.startsWith('11111111') || /^0{127}1$/.test(bits)
  );
}

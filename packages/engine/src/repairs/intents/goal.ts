import type { Address } from '../../address/index.js';
import type { Computation } from '../../computation/computation.js';
import { isDeliveredTo } from '../../findings/expectations/judge.js';
import type { Verdict } from '../../forwarding/end.js';
import { plainPacket } from '../../forwarding/packet.js';
import { sendingState } from '../../forwarding/sending-state.js';
import type { State } from '../../forwarding/state.js';
import type { Hop, Trace } from '../../forwarding/trace.js';
import { walk } from '../../forwarding/walk.js';
import type { DeclId, Network } from '../../topology/index.js';

/** Where packets of one sender to one destination should go. */
export interface Goal {
  /** A NIC, host, private endpoint or site, a subnet for a VM in it, or a VPN gateway for its point-to-site clients. */
  readonly from: DeclId;
  readonly to: Address;
  readonly wanted: Exclude<Verdict, 'loop'>;
  /** Which declarations they should be delivered to, even if others have the address too; undefined if any will do. */
  readonly receivers?: readonly DeclId[] | undefined;
  /** The appliances and other devices that they should pass, in order; undefined if any will do. */
  readonly via: readonly DeclId[] | undefined;
}

/** One of the equal-cost paths of a packet. */
export interface Path {
  readonly hops: readonly Hop[];
  readonly end: Trace;
}

/** How a packet of a goal travels in one state of the topology. */
export interface Journey {
  readonly goal: Goal;
  readonly trace: Trace;
  readonly paths: readonly Path[];
}

/** Follows the packets of a goal; undefined if the sender cannot send them. */
export function journeyOf({ forwarder, network }: Computation, goal: Goal): Journey | undefined {
  const start = startOf(network, goal) ?? sendingState(forwarder, goal.from, goal.to)?.state;
  if (!start) return undefined;
  const source = sendingState(forwarder, goal.from, goal.to)?.source;
  const trace = walk(forwarder, start, source);
  return { goal, trace, paths: flat(trace) };
}

/** Senders that are no declared machine: a VM in a subnet, and point-to-site clients. */
function startOf(network: Network, { from, to }: Goal): State | undefined {
  const thing = network.thing(from);
  const packet = plainPacket(to);
  if (thing?.kind === 'subnet') return { kind: 'nic', device: from, packet, loadBalancer: undefined };
  if (thing?.kind === 'vpnGateway')
    return { kind: 'vpnGatewayTunnelSide', device: from, packet, loadBalancer: undefined };
  return undefined;
}

function flat(trace: Trace): readonly Path[] {
  if (trace.branches.length === 0) return [{ hops: trace.hops, end: trace }];
  return trace.branches.flatMap((branch) =>
    flat(branch).map(({ hops, end }) => ({ hops: [...trace.hops, ...hops], end })),
  );
}

/**
 * What counts in the distance of a path besides each missing appliance, which counts 1: to pass one and then end wrongly
 * is nearer to the goal than not to pass it, so that together they count less than 1.
 */
const far = { wrongEnd: 0.5, otherAppliance: 0.25, loop: 0.1 } as const;

/** How far a path is from what is wanted: appliances missing, others passed, a wrong end, a loop; 0 if it is right. */
export function distanceOf(goal: Goal, { hops, end }: Path): number {
  const wrongEnd = endsRight(goal, end) ? 0 : far.wrongEnd;
  const sum = wrongEnd + (end.verdict === 'loop' ? far.loop : 0);
  const { via } = goal;
  if (!via || goal.wanted === 'dropped') return sum;
  const passed = passedOf(via, hops);
  const matched = matchedOf(via, passed);
  return via.length - matched + (passed.length > matched ? far.otherAppliance : 0) + sum;
}

/** Whether packets end as they should, and where. */
export function endsRight({ wanted, receivers }: Goal, { verdict, end }: Trace): boolean {
  return verdict === wanted && (verdict !== 'delivered' || isDeliveredTo(end, receivers));
}

/** The largest distance of all equal-cost paths. */
export function distance({ goal, paths }: Journey): number {
  return Math.max(...paths.map((path) => distanceOf(goal, path)));
}

/** The devices on a path that count for `via`: all appliances, and whatever it names. */
export function passedOf(via: readonly DeclId[], hops: readonly Hop[]): readonly DeclId[] {
  return hops
    .filter(({ kind, device }) => kind === 'nva' || kind === 'firewall' || via.includes(device))
    .map(({ device, loadBalancer }) =>
      loadBalancer !== undefined && via.includes(loadBalancer) ? loadBalancer : device,
    );
}

/** How many devices of `via` are passed in order before the first other one. */
export function matchedOf(via: readonly DeclId[], passed: readonly DeclId[]): number {
  let matched = 0;
  while (matched < via.length && passed[matched] === via[matched]) matched++;
  return matched;
}

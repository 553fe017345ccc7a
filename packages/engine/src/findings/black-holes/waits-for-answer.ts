import type { End } from '../../forwarding/end.js';
import type { Trace } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Flow } from '../flows/flows.js';
import { pathsOf } from '../inspection/inspected-paths.js';
import { dropOf, wasSteered } from './drop.js';

/**
 * Whether the packets of a flow arrive by an intended path and the answers go to the sender. An appliance that
 * translates the source gets the answers itself.
 */
export function waitsForAnswer(network: Network, flow: Flow): boolean {
  const { trace } = flow;
  if (trace.verdict !== 'delivered' || !leavesOf(trace).every((leaf) => isAt(flow, leaf))) return false;
  return (
    wasSteered(dropOf(trace)) && !pathsOf(trace).every((hops) => hops.some(({ device }) => translates(network, device)))
  );
}

function leavesOf(trace: Trace): readonly Trace[] {
  return trace.branches.length === 0 ? [trace] : trace.branches.flatMap(leavesOf);
}

/** Whether the packet ends at the intended receiver, and not at another one with overlapping addresses. */
function isAt({ to }: Flow, { end }: Trace): boolean {
  const id = receiverOf(end);
  return to !== undefined && id !== undefined && (id === to.id || to.members.includes(id));
}

/** The declaration that receives the packet: the owner of the address, or the gateway in front of it. */
function receiverOf(end: End): DeclId | undefined {
  return 'to' in end ? end.to : 'gateway' in end ? end.gateway : undefined;
}

function translates(network: Network, device: string): boolean {
  return network.nva(device)?.snat === 'all';
}

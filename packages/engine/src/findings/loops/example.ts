import { type Address, nextAddress } from '../../address/index.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { limits } from '../../limits.js';
import type { DeclId } from '../../topology/index.js';
import { findCycles } from './cycles.js';
import type { LoopExample, LoopStep } from './loop.js';
import type { Source } from './sources.js';

/**
 * Follows one packet into the loop between these devices until it comes back; undefined if it does not enter the loop.
 */
export function exampleOf(
  forwarder: Forwarder,
  source: Source,
  destination: Address,
  devices: readonly DeclId[],
): LoopExample | undefined {
  const sent = source.send(plainPacket(destination));
  const starts = sent.flatMap(({ next }) => next ?? []);
  const search = findCycles(forwarder, starts, limits.exampleStates);
  if (!search) return undefined;
  const { cycles, reached } = search;
  const wanted = cycles.map(({ steps: all }) => all.every(({ state }) => devices.includes(state.device)));
  const leads = ({ next, end }: Outcome) =>
    next ? [...(reached.get(stateKey(next)) ?? [])].some((cycle) => wanted[cycle]) : end.kind === 'tunnelRecursion';
  const steps: LoopStep[] = [];
  const visited = new Set<string>();
  let device: DeclId = source.declaration;
  let outcomes: readonly Outcome[] = sent;
  for (;;) {
    const outcome: Outcome | undefined = outcomes.find(leads);
    if (!outcome) return undefined;
    steps.push({ device, outcome });
    const next: State | undefined = outcome.next;
    if (!next || visited.has(stateKey(next))) return { source, destination, steps, closedBy: device };
    visited.add(stateKey(next));
    device = next.device;
    outcomes = forwarder.next(next);
  }
}

/**
 * The fourth address after `start`, or the last before it for which `inside` holds: an address that looks like a
 * host's.
 */
export function hostLike(start: Address, inside: (address: Address) => boolean): Address {
  let found = start;
  for (let i = 0; i < 4; i++) {
    const next = nextAddress(found);
    if (!next || !inside(next)) break;
    found = next;
  }
  return found;
}

import type { Address } from '../address/index.js';
import type { Trace } from '../forwarding/trace.js';
import type { CommonClass } from './common-classes.js';
import type { Participant } from './participants.js';
import type { Reach } from './reach.js';
import { wayOf } from './way.js';

/** All packets from one class of participants to another, before and after a change. The same becomes of all of them. */
export interface Flow {
  /** The participants whose packets were followed. */
  readonly from: Participant;
  /** Undefined for the Internet. */
  readonly to: Participant | undefined;
  readonly destination: Address;
  /** All participants with the same result. */
  readonly senders: readonly Participant[];
  readonly receivers: readonly Participant[];
  /** A key that is equal for the same flow in the proofs of other changes to the same topology. */
  readonly key: string;
  readonly before: Trace;
  readonly after: Trace;
}

/** Who sends to whom, and the classes for which they stand. */
interface Direction {
  readonly from: Participant;
  readonly to: Participant | undefined;
  readonly destination: Address;
  /** Where the receiver is after the change, which may move it. */
  readonly target: Address;
  readonly one: CommonClass;
  readonly two: CommonClass | undefined;
}

/** What becomes of packets before and after a change; undefined if they cannot be sent in one of the states. */
export function flowOf(before: Reach, after: Reach, direction: Direction): Flow | undefined {
  const { from, to, destination, target, one, two } = direction;
  // A machine that a change declares to be an appliance has to reach what it reached.
  const sender = after.successor(from);
  if (!from.sends || !sender) return undefined;
  const were = before.trace(from, destination);
  const are = after.trace(sender, target);
  if (!were || !are) return undefined;
  return {
    from,
    to,
    destination,
    senders: one.before,
    receivers: two?.before ?? (to ? [to] : []),
    key: `${destination.family} ${one.classBefore} ${two?.classBefore ?? destination.text}`,
    before: were,
    after: are,
  };
}

/** Whether packets take another way after a change, or end otherwise. */
export function isChanged({ before, after }: Flow): boolean {
  return wayOf(before) !== wayOf(after);
}

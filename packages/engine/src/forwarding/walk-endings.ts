import type { Network } from '../topology/index.js';
import type { State } from './state.js';
import type { Trace } from './trace.js';

/** A path may pass this many devices; more than that is given up with a reason. */
export const hopLimit = 64;

/** How a way ends, and why. */
export type Ending = Pick<Trace, 'end' | 'reason'>;

/** The packet is back where it was. */
export function loop(network: Network, state: State): Ending {
  const text = `The packet is back at ${network.label(state.device)}, which will send it the same way again: forwarding loop.`;
  return {
    end: { kind: 'forwardingLoop', device: state.device },
    reason: { rule: 'R191', text, declarations: [state.device] },
  };
}

/** The packet passes more devices than are followed. */
export function tooLong(network: Network, state: State): Ending {
  const text = `The path is longer than ${hopLimit} devices and was given up at ${network.label(state.device)}.`;
  return {
    end: { kind: 'pathTooLong', device: state.device },
    reason: { rule: 'R191', text, declarations: [state.device] },
  };
}

/** No device says what it does with the packet. */
export function nothingKnown(network: Network, state: State): Ending {
  const text = `${network.label(state.device)} does nothing with ${state.packet.destination.text}.`;
  return {
    end: { kind: 'notHandled', device: state.device },
    reason: { rule: 'R208', text, declarations: [state.device] },
  };
}

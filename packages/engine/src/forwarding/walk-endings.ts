import type { Network } from '../topology/index.js';
import type { State } from './state.js';
import type { Trace } from './trace.js';

/** The number of devices that a path may pass; a longer path is given up with a reason. */
export const hopLimit = 64;

/** How a way ends, and why. */
export type Ending = Pick<Trace, 'end' | 'reason'>;

/** The packet returns to a state that it had before. */
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

/** No device decides what happens to the packet. */
export function nothingKnown(network: Network, state: State): Ending {
  const text = `${network.label(state.device)} does nothing with ${state.packet.destination.text}.`;
  return {
    end: { kind: 'notHandled', device: state.device },
    reason: { rule: 'R208', text, declarations: [state.device] },
  };
}

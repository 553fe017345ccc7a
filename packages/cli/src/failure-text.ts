import { Failure } from './failure.js';
import { printable, printableLine } from './present/printable.js';

/**
 * One line about what ended a command: what is wrong and the next step, or for a fault of azroute itself that it should
 * be reported. For somebody who looks into it the stack follows.
 */
export function failureText(error: unknown, debug: boolean): string {
  const stack = debug && error instanceof Error && error.stack ? `${printable(error.stack, false)}\n` : '';
  return `error: ${printableLine(sentence(error))}\n${stack}`;
}

function sentence(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const [first = ''] = String(error).split('\n');
  return `this should not happen, please report it with what AZROUTE_DEBUG=1 shows: ${first}`;
}

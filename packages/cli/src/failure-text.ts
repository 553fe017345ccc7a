import { Failure } from './failure.js';
import { printable, printableLine } from './present/printable.js';

/**
 * One line about what ended a command: what is wrong and the next step, or for a fault of azroute itself that it should
 * be reported. For somebody who looks into it the stack follows.
 */
export function failureText(error: unknown, debug: boolean): string {
  return `error: ${printableLine(sentence(error))}\n${debug && error instanceof Error ? stackOf(error) : ''}`;
}

/** The stack of an error. Its message may quote an argument, and takes one line whatever is in that. */
function stackOf({ name, message, stack = '' }: Error): string {
  const at = stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return `${printableLine(`${name}: ${message}`)}\n${printable(frames.replace(/^\n/, ''), false)}\n`;
}

function sentence(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const [first = ''] = String(error).split('\n');
  return `this should not happen, please report it with what AZROUTE_DEBUG=1 shows: ${first}`;
}

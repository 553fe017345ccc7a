import { Failure } from './failure.js';
import { printable, printableLine } from './present/printable.js';

/**
 * One line about what ended a command: what is wrong and the next step, or, for a bug in azroute, a request to report
 * it. With `debug`, the stack trace follows.
 */
export function failureText(error: unknown, debug: boolean): string {
  return `error: ${printableLine(sentence(error))}\n${debug && error instanceof Error ? stackOf(error) : ''}`;
}

/**
 * The stack trace of an error. Its message can quote an argument, and stays on one line whatever the argument contains.
 */
function stackOf({ name, message, stack = '' }: Error): string {
  const at = stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return `${printableLine(`${name}: ${message}`)}\n${printable(frames.replace(/^\n/, ''), false)}\n`;
}

function sentence(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const [first = ''] = String(error).split('\n');
  return `this should not happen; please report it with the output of AZROUTE_DEBUG=1: ${first}`;
}

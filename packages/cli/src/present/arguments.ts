import { withShortWords } from '@azroute/language';
import { printableLine } from './printable.js';

/** An argument is shown up to this many characters: enough for any name, and most paths. */
const mostShown = 400;

/**
 * A message that quotes arguments: each of them stays on one line, cannot be taken for a command of a build service, and
 * is cut if it is long.
 */
export function withShownArguments(text: string, argv: readonly string[]): string {
  let shown = text;
  for (const argument of argv) {
    const line = printableLine(argument);
    const short = line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
    for (const quoted of [argument, line]) if (quoted !== short) shown = shown.replaceAll(quoted, () => short);
  }
  // An option with its value is one argument, of which messages quote the value.
  return withShortWords(shown);
}

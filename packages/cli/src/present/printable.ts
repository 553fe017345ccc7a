import { visibleText } from '@azroute/language';

const colours = { red: 31, yellow: 33, cyan: 36, grey: 90 } as const;

/** The only control sequences that are ever printed: our own colours and their end. */
const sequences = new RegExp(`(\u001b\\[(?:${Object.values(colours).join('|')}|0)m)`);

/** A text in a colour. */
export function inColour(colour: keyof typeof colours, text: string): string {
  return `\u001b[${colours[colour]}m${text}\u001b[0m`;
}

/**
 * A text as it may be written to a terminal, a file or a log, whatever names, paths and values it holds. Characters that
 * are not seen as themselves are written as in JSON, so that JSON stays the same JSON; line ends of ours stay. So are
 * words that build services take for commands wherever they stand in a line (`##[…]`, `##vso[…]`).
 * @param coloured whether our own colours stay
 */
export function printable(text: string, coloured: boolean): string {
  if (coloured) {
    return text
      .split(sequences)
      .map((part, i) => (i % 2 === 1 ? part : printable(part, false)))
      .join('');
  }
  return text
    .split('\n')
    .map((line) => visibleText(line).replace(/#(?=#[a-z]*\[)/gi, '\\u0023'))
    .join('\n');
}

/**
 * One line, whatever is in it. Build services take a line for a command that begins with two colons, after blanks too;
 * this one is none.
 */
export function printableLine(text: string): string {
  return visibleText(text).replace(/^(\s*):(?=:)/, '$1\\u003a');
}

/** Lines as a text. */
export function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${printableLine(line)}\n`).join('');
}

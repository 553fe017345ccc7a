import { visibleText } from '@azroute/language';

const colours = { red: 31, yellow: 33, cyan: 36, grey: 90 } as const;

const styles = { bold: 1, dim: 2 } as const;

/** The only control sequences that are ever printed: azroute's own colors and styles, and their reset. */
const sequences = new RegExp(`(\u001b\\[(?:${[...Object.values(colours), ...Object.values(styles)].join('|')}|0)m)`);

/** A text in a color. */
export function inColour(colour: keyof typeof colours, text: string): string {
  return `\u001b[${colours[colour]}m${text}\u001b[0m`;
}

/** A text in a style. */
export function inStyle(style: keyof typeof styles, text: string): string {
  return `\u001b[${styles[style]}m${text}\u001b[0m`;
}

/**
 * Makes a text safe for a terminal, a file or a log, whatever names, paths and values it contains. Invisible characters
 * are escaped as in JSON, so that JSON keeps its meaning; line ends stay. So are words that build services take for
 * commands anywhere in a line (`##[…]`, `##vso[…]`).
 * @param coloured whether azroute's own colors stay
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
 * Makes a text one line that no build service takes for a command: those begin with two colons, possibly after spaces.
 */
export function printableLine(text: string): string {
  return visibleText(text).replace(/^(\s*):(?=:)/, '$1\\u003a');
}

/** Lines as a text. */
export function linesText(lines: readonly string[]): string {
  return lines.map((line) => `${printableLine(line)}\n`).join('');
}

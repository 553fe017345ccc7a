import type { Healthy } from './healthy.js';

/** One way to break a topology, as an edit of its text. */
export interface Mutation {
  /** What the broken topology has or lacks. */
  readonly name: string;
  /** What to edit, with the flag g: each match in each healthy topology is a mutant. */
  readonly find: RegExp;
  /** The replacement, as for `String.replace`. */
  readonly replace: string | ((match: RegExpExecArray, place: Place) => string);
  /** Where the edit breaks something; everywhere if absent. */
  readonly where?: (place: Place) => boolean;
  /** At least one of these codes must be newly reported. */
  readonly fires: readonly string[];
}

/** Where an edit is made. */
export interface Place {
  /** The whole text. */
  readonly text: string;
  readonly match: RegExpExecArray;
  /** The top-level statement that contains the match. */
  readonly statement: string;
}

/** A topology that is broken in one place. */
export interface Mutant {
  readonly name: string;
  readonly of: Healthy;
  readonly text: string;
  /** The changed lines. */
  readonly change: string;
}

/** The distinct mutants of a topology by one mutation. */
export function mutantsOf(mutation: Mutation, of: Healthy): Mutant[] {
  const texts = new Set<string>();
  for (const match of of.text.matchAll(mutation.find)) {
    const place = { text: of.text, match, statement: statementAt(of.text, match.index) };
    if (mutation.where && !mutation.where(place)) continue;
    const { replace } = mutation;
    const inserted = typeof replace === 'string' ? substituted(match, replace) : replace(match, place);
    const mutant = of.text.slice(0, match.index) + inserted + of.text.slice(match.index + match[0].length);
    if (mutant !== of.text) texts.add(mutant);
  }
  return [...texts].map((text, index) => ({
    name: `${of.name} (${index + 1})`,
    of,
    text,
    change: changeOf(of.text.split('\n'), text.split('\n')),
  }));
}

function changeOf(before: readonly string[], after: readonly string[]): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const lines = (sign: string, all: readonly string[]) => all.slice(start, all.length - end).map((line) => sign + line);
  return [...lines('-', before), ...lines('+', after)].join('\n');
}

/** A replacement with `$1` and the like filled in. */
function substituted(match: RegExpExecArray, replacement: string): string {
  return replacement.replaceAll(/\$(\d|&)/g, (_, group: string) => match[group === '&' ? 0 : Number(group)] ?? '');
}

/** From the last unindented line before `index` to the end of its block. */
function statementAt(text: string, index: number): string {
  const lines = text.split('\n');
  let line = text.slice(0, index).split('\n').length - 1;
  while (line > 0 && /^(\s|\}|$)/.test(lines[line] ?? '')) line--;
  if (!(lines[line] ?? '').endsWith('{')) return lines[line] ?? '';
  const end = lines.indexOf('}', line);
  return lines.slice(line, end < 0 ? undefined : end + 1).join('\n');
}

import { createTextFormatter } from '@azroute/language';

/**
 * The statements of a fresh text about devices that a user's text lacks, as lines: what has appeared since it was
 * written. A statement is known by its kind and names, whatever else it says.
 */
export function newDevices(users: string, fresh: string): string[] {
  const known = new Set(blocksOf(users).map(({ head }) => head));
  return blocksOf(fresh)
    .filter(({ head }) => !known.has(head))
    .flatMap(({ lines }) => lines);
}

/**
 * The statements of a fresh text about devices that a user's text has too, and in which it lacks a value, as lines: what
 * Azure says and the user's text does not, such as a prefix that was learned since. What the user has added is no
 * difference.
 */
export function changedDevices(users: string, fresh: string): string[] {
  const known = new Map(blocksOf(users).map((block) => [block.head, valuesOf(block)]));
  return blocksOf(fresh).flatMap((block) => {
    const values = known.get(block.head);
    const isComplete = !values || [...valuesOf(block)].every((value) => values.has(value));
    return isComplete ? [] : block.lines.filter((line) => !line.startsWith('//'));
  });
}

/** Whether what a fresh text assumes of a device is settled in a user's text: it has the device and assumes nothing of it. */
export function isSettled(users: string, fresh: string, assumption: string): boolean {
  if (users.includes(`ASSUMED: ${assumption}`)) return false;
  const about = blocksOf(fresh).find(({ lines }) => lines.some((line) => line.includes(`ASSUMED: ${assumption}`)));
  const own = about && blocksOf(users).find(({ head }) => head === about.head);
  return own !== undefined && !own.lines.some((line) => line.includes('ASSUMED:'));
}

/** The words of a statement, without its comments. */
function valuesOf({ lines }: Block): Set<string> {
  const text = lines.filter((line) => !line.startsWith('//')).join('\n');
  return new Set(text.replace(/\s\/\/.*$/gm, '').match(/"[^"]*"|[^\s,[\]{}]+/g) ?? []);
}

interface Block {
  readonly head: string;
  readonly lines: readonly string[];
}

/** The statements of a text: after formatting, each begins at the start of a line. */
function blocksOf(text: string): Block[] {
  const blocks: { head: string; lines: string[] }[] = [];
  let comments: string[] = [];
  for (const line of createTextFormatter()(text).text.split('\n')) {
    if (line.startsWith('//')) comments.push(line);
    else if (/^[A-Za-z]/.test(line)) {
      blocks.push({ head: headOf(line), lines: [...comments, line] });
      comments = [];
    } else if (line === '') comments = [];
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

/** What a statement is about: without attributes, flags and blocks. */
function headOf(line: string): string {
  const words = line
    .replace(/\/\/.*$/, '')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\{.*$/, ' ')
    .replace(/\benableBgp\b.*$/, ' ')
    .trim()
    .split(/\s+/);
  return words.join(' ');
}

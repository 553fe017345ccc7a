import type { Position } from '../protocol/messages.ts';

/** The place of one character that is replaced repeatedly; nothing after it moves. */
export interface Site {
  readonly what: string;
  readonly position: Position;
  /** The characters that it alternates between; the first is the original one. */
  readonly characters: readonly [string, string];
}

/** Where a generated hub-and-spoke topology is edited, from edits without effect to edits that change every table. */
export function sitesIn(text: string): Site[] {
  const lines = text.split('\n');
  const site = (what: string, line: RegExp, other: string, offset: (match: RegExpExecArray) => number): Site => {
    const row = lines.findIndex((one) => line.test(one));
    const match = line.exec(lines[row] ?? '');
    if (!match) throw new Error(`The topology has no ${what}.`);
    const character = match.index + offset(match);
    return { what, position: { line: row, character }, characters: [(lines[row] ?? '')[character] ?? '', other] };
  };
  const last = ({ 0: match }: RegExpExecArray) => match.length - 1;
  return [
    site('comment', /^\/\/ edited/, 'x', last),
    site('name of a NIC', /nic vm7/, '_', last),
    site('address of a NIC', /nic vm9 [\d.]+/, '0', last),
    site('next hop of a route', /route private .*/, '1', last),
    site('announced prefix', /advertise 10\.\d/, '9', last),
    site('brace of a block', /^vnet spoke\w+ \{/, 'x', last),
  ];
}

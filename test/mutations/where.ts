import type { Place } from './mutation.js';

type Condition = (place: Place) => boolean;

/** The text has something like this. */
export function has(pattern: RegExp): Condition {
  return ({ text }) => pattern.test(text);
}

/** The text has nothing like this. */
export function lacks(pattern: RegExp): Condition {
  return ({ text }) => !pattern.test(text);
}

/** The statement at the margin that holds the place is like this. */
export function within(pattern: RegExp): Condition {
  return ({ statement }) => pattern.test(statement);
}

/** All of these hold. */
export function all(...conditions: readonly Condition[]): Condition {
  return (place) => conditions.every((condition) => condition(place));
}

/** The name of the statement at the margin: that of the network, table or appliance. */
export function nameOf({ statement }: Place): string {
  return /^\w+ (\S+)/.exec(statement)?.[1] ?? '';
}

/** The statements of a kind in a text. */
export function statements(text: string, kind: string): string[] {
  return [...text.matchAll(new RegExp(`^${kind} [^\\n{]*(?:\\{\\n[\\s\\S]*?^\\}|.*$)`, 'gm'))].map(
    ([statement]) => statement,
  );
}

/** The first address prefix of a network. */
export function spaceOf(text: string, vnet: string): string {
  const statement = statements(text, 'vnet').find((each) => each.startsWith(`vnet ${vnet} `));
  return /^ +address ([\d./]+)/m.exec(statement ?? '')?.[1] ?? '';
}

/** The networks that a network is peered with as a whole. */
export function peersOf(text: string, vnet: string): string[] {
  return statements(text, 'peering').flatMap((statement) => {
    const [, a = '', b = ''] = /^peering (\S+).*<-> (\S+)/.exec(statement) ?? [];
    if (/\bsubnet /.test(statement)) return [];
    return a === vnet ? [b] : b === vnet ? [a] : [];
  });
}

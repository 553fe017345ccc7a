import type { Unit } from './statement-tree.js';
import type { IToken } from './tokens.js';

/** Whether a brace is missing or was not read. */
export function hasMissingBrace(unit: Unit): boolean {
  return unit.open === 'missing' || typeof unit.close === 'string' || unit.children.some(hasMissingBrace);
}

/** Groups units that start no statement with the unit before them. */
export function joinable(units: readonly Unit[]): Unit[][] {
  const groups: Unit[][] = [];
  for (const unit of units) {
    const group = groups[groups.length - 1];
    if (group && !unit.started) group.push(unit);
    else groups.push([unit]);
  }
  return groups;
}

/** The last written token of a unit. */
export function lastToken(unit: Unit): IToken | undefined {
  if (typeof unit.close === 'object') return unit.close;
  const child = unit.children[unit.children.length - 1];
  const inner = child && lastToken(child);
  if (inner) return inner;
  return unit.open && unit.open !== 'missing' ? unit.open : unit.head[unit.head.length - 1];
}

/** The first written token of a unit. */
export function firstToken({ head, open }: Unit): IToken | undefined {
  return head[0] ?? (typeof open === 'object' ? open : undefined);
}

/** All written tokens of a unit. */
export function tokensOf(unit: Unit): IToken[] {
  const { head, open, close, children } = unit;
  const written = (token: IToken | string | undefined) => (typeof token === 'object' ? [token] : []);
  return [...head, ...written(open), ...children.flatMap((child) => tokensOf(child)), ...written(close)];
}

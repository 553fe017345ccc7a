import {
  type Address,
  type Cause,
  type Decision,
  type DeclId,
  type EffectiveRoute,
  endWords,
  type Network,
  ownerId,
  type RuleId,
} from '@azroute/engine';
import type { Path } from './paths.js';

/** A row of the table: what decided, where, and why. */
export interface DecisionRow {
  readonly number: number;
  /** The devices that decided so. */
  readonly where: readonly DeclId[];
  readonly table: string;
  /** The row or route. */
  readonly route: string;
  readonly why: string;
  readonly rule: RuleId;
  /** What caused the row. */
  readonly declaration: DeclId | undefined;
}

type Draft = { -readonly [K in keyof DecisionRow]: DecisionRow[K] } & { where: DeclId[] };

/** The rows, and the numbers of the decisions at each stop of each path. */
export interface NumberedRows {
  readonly rows: readonly DecisionRow[];
  numbersAt(path: Path, stop: number): readonly number[];
}

/** Numbers the decisions of paths; equal ones of equal-cost paths at the same place share a row. */
export function numberRows(network: Network, paths: readonly Path[], first: number): NumberedRows {
  const rows = new Map<string, Draft>();
  const numbers = new Map<Path, Map<number, number[]>>();
  const longest = Math.max(0, ...paths.map(({ stops }) => stops.length));
  for (let i = 0; i < longest; i++) {
    for (const path of paths) {
      (path.stops[i]?.decisions ?? []).forEach((decision, j) => {
        const text = textOf(network, decision);
        const key = `${i} ${j} ${decision.table} ${withoutNic(text.route)}`;
        const row = rows.get(key) ?? { number: first + rows.size, where: [], ...text };
        rows.set(key, row);
        if (!row.where.includes(decision.at)) row.where.push(decision.at);
        if (row.where.length > 1) row.route = withoutNic(row.route);
        const own = numbers.get(path) ?? new Map<number, number[]>();
        numbers.set(path, own.set(i, [...(own.get(i) ?? []), row.number]));
      });
    }
  }
  return { rows: [...rows.values()], numbersAt: (path, stop) => numbers.get(path)?.get(stop) ?? [] };
}

/** What equal decisions of several devices have in common: each sends from a NIC of its own. */
function withoutNic(route: string): string {
  return route.replace(/, out of [^,]*$/, '');
}

function textOf(network: Network, { at, table, row, cause, outer }: Decision): Omit<DecisionRow, 'number' | 'where'> {
  const name = outer ? `${table}, outer packet` : table;
  if (row) {
    const { text, rule, declarations } = row.cause;
    return { table: name, route: rowText(network, at, row), why: text, rule, declaration: declarations[0] };
  }
  // The cause starts with the place, which has a column of its own.
  const route = cause.text.replace(/^[^:]*: /, '').replace(/[.]$/, '');
  return { table: name, route, why: '', rule: cause.rule, declaration: cause.declarations[0] };
}

function rowText(network: Network, at: DeclId, { prefix, serviceTag, nextHopType, nextHops }: EffectiveRoute): string {
  const hops = nextHops.flatMap(({ text, action }) => {
    if (text === undefined) return [];
    const owner = action.to === 'address' ? ownerOf(network, at, action.address) : undefined;
    return owner === undefined ? text : `${text} ${owner}`;
  });
  const head = `${prefix?.text ?? serviceTag ?? ''}  ${nextHopType}`;
  return hops.length === 0 ? head : `${head} → ${hops.join(', ')}`;
}

/** Whose a next hop is: "(nva1)", or "= nva1 itself" for the device that decided. */
function ownerOf(network: Network, at: DeclId, address: Address): string | undefined {
  const from = network.nic(at);
  const owner = from && network.ownerNear(from.vnet.id, address)?.owner;
  if (!owner) return undefined;
  const nva = owner.kind === 'nic' ? owner.nva : undefined;
  if (nva && network.nvaOfNic(at) === nva) return `= ${nva.label} itself`;
  return `(${nva?.label ?? network.label(ownerId(owner))})`;
}

/** Why the worst of the paths ends as it does. */
export function endReason(paths: readonly Path[]): Cause | undefined {
  return worstOf(paths)?.reason;
}

/** The first of the paths that end worst. */
export function worstOf(paths: readonly Path[]): Path | undefined {
  return [...paths].sort((a, b) => severity(b) - severity(a))[0];
}

/** How paths end, for the title of the table. */
export function endText(network: Network, paths: readonly Path[]): string {
  const worst = worstOf(paths);
  if (!worst) return '';
  const { end, stops } = worst;
  const some = paths.length > 1 && paths.some((path) => severity(path) !== severity(worst)) ? 'on some paths ' : '';
  if (end.kind === 'forwardingLoop') return `${some}forwarding loop at ${network.label(end.device)}`;
  if (end.kind === 'tunnelRecursion') return `${some}recursion in tunnel ${network.label(end.tunnel)}`;
  const { verdict, says } = endWords[end.kind];
  if (verdict === 'delivered') return 'delivered';
  if (verdict === 'internet') return `${some}leaves to the Internet`;
  const last = stops.at(-1)?.at;
  return `${some}dropped${last === undefined ? '' : ` at ${network.label(last)}`}: ${says}`;
}

function severity({ end }: Path): number {
  return ['delivered', 'internet', 'dropped', 'loop'].indexOf(endWords[end.kind].verdict);
}

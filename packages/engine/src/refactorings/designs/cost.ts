import { listed } from '../../findings/listed.js';
import type { Topology } from '../../topology/index.js';

/** What a design needs and what it makes superfluous: "2 more route tables and 4 more routes". */
export function costOf(before: Topology, after: Topology): string {
  const parts = [
    difference(tablesOf(before), tablesOf(after), 'route table'),
    difference(routesOf(before), routesOf(after), 'route'),
  ];
  return listed(parts.filter((part) => part !== ''));
}

/** A cost in brackets behind a title; nothing if there is none. */
export function withCost(title: string, cost: string): string {
  return cost === '' ? title : `${title} (${cost})`;
}

function difference(before: number, after: number, noun: string): string {
  if (before === after) return '';
  const count = Math.abs(after - before);
  return `${count} ${after > before ? 'more' : 'fewer'} ${noun}${count === 1 ? '' : 's'}`;
}

function tablesOf({ routeTables }: Topology): number {
  return routeTables.length;
}

function routesOf({ routeTables }: Topology): number {
  return routeTables.flatMap(({ routes }) => routes).length;
}

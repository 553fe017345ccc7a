import { distinctBy } from '../collections.js';
import type { Peering, Topology } from '../topology/index.js';
import type { TopologyEdit } from './edits/topology-edit.js';

/** Fields in which edits of one idea may differ: /24, /16 and /32 of one row are one idea. */
const incidental: ReadonlySet<string> = new Set(['name', 'prefix', 'words', 'touches']);

/** A text that is equal for edits that do the same in the same places, with other names or prefixes. */
export function ideaOf(edits: readonly TopologyEdit[]): string {
  return [...new Set(edits.map((edit) => textOf(edit, incidental)))].sort().join();
}

/** A text that is equal for equal edits, in whatever order. */
export function editsKey(edits: readonly TopologyEdit[]): string {
  return edits
    .map((edit) => textOf(edit, new Set()))
    .sort()
    .join();
}

/** The edits without those that are equal to an earlier one. */
export function withoutCopies(edits: readonly TopologyEdit[]): readonly TopologyEdit[] {
  return distinctBy(edits, (edit) => textOf(edit, new Set()));
}

/** Whether all of some edits are among others. */
export function isWithin(some: readonly TopologyEdit[], others: readonly TopologyEdit[]): boolean {
  const texts = new Set(others.map((edit) => textOf(edit, new Set())));
  return some.every((edit) => texts.has(textOf(edit, new Set())));
}

/** Whether edits remove a peering and add another one of the same two VNets: to change the peering is what they mean. */
export function undoThemselves({ peerings }: Topology, edits: readonly TopologyEdit[]): boolean {
  const removed = new Set(edits.flatMap((edit) => (edit.kind === 'removeDeclaration' ? [edit.declaration] : [])));
  const pairs = new Set(peerings.filter(({ id }) => removed.has(id)).map(pairOf));
  return edits.some(
    (edit) =>
      edit.kind === 'addDeclaration' && edit.list === 'peerings' && pairs.has(pairOf(edit.declaration as Peering)),
  );
}

function pairOf({ a, b }: Peering): string {
  return [a.vnet, b.vnet].sort().join();
}

function textOf(edit: TopologyEdit, without: ReadonlySet<string>): string {
  return JSON.stringify(Object.entries(edit).filter(([key]) => !without.has(key)));
}

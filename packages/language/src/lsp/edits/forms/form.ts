import type { DeclId } from '@azroute/engine';
import type { Change } from '../change.js';
import type { NamesInText } from '../names-in-text.js';
import type { Printed } from '../printed.js';
import type { Writing } from '../writing.js';

/** What a slot writes for a new declaration. */
interface PrintedSlot {
  /** Words before the block. */
  readonly head?: string;
  /** Statements in the block. */
  readonly members?: readonly Printed[];
}

/** How one field of a declaration is written. */
export interface Slot<D> {
  /** The keywords of the statements that it writes in the block. */
  readonly keywords?: readonly string[];
  print(value: D, names: NamesInText): PrintedSlot;
  /** Writes the change of the field. */
  change(change: Change, before: D, after: D, writing: Writing, form: Form<D>): void;
}

/** The fields of a declaration that its text contains. */
type FieldOf<D> = Exclude<keyof D, 'kind' | 'id' | 'label'>;

/** How a kind of declaration is written: each of its fields, in the order of new declarations. */
export interface Form<D> {
  readonly keyword: string;
  readonly slots: { readonly [F in FieldOf<D>]-?: Slot<D> };
}

/** The slots of a form in their order. */
export function slotsOf<D>({ slots }: Form<D>): readonly Slot<D>[] {
  return Object.values(slots);
}

/** A new declaration. */
export function printed<D>(form: Form<D>, value: D, names: NamesInText): Printed {
  const parts = slotsOf(form).map((slot) => slot.print(value, names));
  return {
    head: [form.keyword, ...parts.flatMap(({ head }) => (head ? [head] : []))].join(' '),
    members: parts.flatMap(({ members }) => members ?? []),
  };
}

/** Writes all that differs between two states of a declaration. */
export function writeDifferences<D extends { readonly id: DeclId }>(
  form: Form<D>,
  before: D,
  after: D,
  writing: Writing,
  id: DeclId = before.id,
): void {
  const fields = Object.keys(form.slots) as FieldOf<D>[];
  const different = fields.filter((field) => before[field] !== after[field]);
  if (different.length === 0) return;
  writing.change(id, (change) => {
    for (const field of different) form.slots[field].change(change, before, after, writing, form);
  });
}

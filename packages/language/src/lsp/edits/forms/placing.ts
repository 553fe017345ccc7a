import type { Change, Place } from '../change.js';
import { type Form, type Slot, slotsOf } from './form.js';

/** Where a new statement of a slot goes in a block: behind those of this slot and of the slots before it. */
export function placeOf<D>(change: Change, form: Form<D>, slot: Slot<D>): Place {
  const slots = slotsOf(form);
  const own = slots.indexOf(slot);
  const rank = new Map(slots.flatMap((one, i) => (one.keywords ?? []).map((keyword) => [keyword, i] as const)));
  const before = change.members.filter(({ keyword }) => (rank.get(keyword) ?? -1) <= own && rank.has(keyword));
  const last = before[before.length - 1];
  return last ? { after: last } : 'start';
}

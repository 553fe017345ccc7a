import type { Family } from '../address/index.js';
import type { DeclId } from '../topology/index.js';
import type { Participant } from './participants.js';
import type { Reach } from './reach.js';

/** Participants that two states of a topology each treat alike. The lists have the same order in both. */
export interface CommonClass {
  /** Its number among the classes of the state before. */
  readonly classBefore: number;
  readonly before: readonly [Participant, ...Participant[]];
  readonly after: readonly [Participant, ...Participant[]];
}

/**
 * The common refinement of the classes of two states: a class of one of them could hide a distinction of the other.
 * Participants that exist in only one state are left out.
 * @returns undefined if a state has too many participants to compare
 */
export function commonClasses(before: Reach, after: Reach, family: Family): readonly CommonClass[] | undefined {
  const one = before.classes(family);
  const two = after.classes(family);
  if (!one || !two) return undefined;
  const found = new Map<string, { classBefore: number; before: Participants; after: Participants }>();
  for (const here of before.participants) {
    const there = after.successor(here);
    const [i, k] = [one.get(here), there && two.get(there)];
    if (!there || i === undefined || k === undefined) continue;
    const key = `${i} ${k} ${here.sends}`;
    const known = found.get(key);
    if (known) {
      known.before.push(here);
      known.after.push(there);
    } else {
      found.set(key, { classBefore: i, before: [here], after: [there] });
    }
  }
  return [...found.values()];
}

type Participants = [Participant, ...Participant[]];

/** A participant that a change removes or that loses its address of a family; undefined if there is none. */
export function lostParticipant(before: Reach, after: Reach): DeclId | undefined {
  for (const here of before.participants) {
    const there = after.successor(here);
    if (!there) return here.id;
    for (const family of [4, 6] as const) if (here.address(family) && !there.address(family)) return here.id;
  }
  return undefined;
}

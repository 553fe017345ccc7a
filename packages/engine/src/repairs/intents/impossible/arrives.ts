import type { Computation } from '../../../computation/computation.js';
import type { DeclId } from '../../../topology/index.js';
import { endsRight, type Goal, journeyOf } from '../goal.js';
import type { End } from './parties.js';

/** Whether all packets of a sender arrive at a receiver today, by addresses of one family. */
export function arrives(computation: Computation, one: End | undefined, two: End | undefined): boolean {
  const to = two?.addresses.find(({ family }) => one?.addresses.some((own) => own.family === family));
  if (one?.id === undefined || two?.id === undefined || !to) return false;
  const receivers: readonly DeclId[] = [two.id];
  const goal: Goal = { from: one.id, to, wanted: 'delivered', receivers, via: undefined };
  return journeyOf(computation, goal)?.paths.every(({ end }) => endsRight(goal, end)) ?? false;
}

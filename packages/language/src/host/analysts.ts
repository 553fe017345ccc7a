import type { Analyst } from './analyst.js';

/** The analysts that analyze. */
export function analysing(analysts: readonly Analyst[]): readonly Analyst[] {
  return analysts.filter(({ job }) => job === 'analysis');
}

/** The analyst that is busy, so that the other one must stay free for reading. */
export function workingAnalyst(analysts: readonly Analyst[]): Analyst | undefined {
  return analysts.find(({ job }) => job !== undefined && job !== 'greeting');
}

/** Whether requests that only read could still be answered if this analyst ended. */
export function isDispensable(analysts: readonly Analyst[], analyst: Analyst): boolean {
  return analyst.epoch < 0 || analysts.some((other) => other !== analyst && other.epoch >= 0);
}

import type { History, Operation } from '../history/operation.ts';
import { laterStart } from './later-start.ts';
import { smallest } from './smallest.ts';
import { textsOf, withText } from './texts-of.ts';

/** Whether a history still fails in the same way. */
export type Fails = (history: History) => Promise<boolean>;

/**
 * The shortest history found that fails in the same way, without irrelevant operations, files, and lines.
 * @param history one that fails
 */
export async function shrink(history: History, fails: Fails): Promise<History> {
  let best = history;
  const keepIfItFails = async (candidate: History) => {
    const failed = await fails(candidate);
    if (failed) best = candidate;
    return failed;
  };
  await startLate(history, keepIfItFails);
  // The comparisons in between take most of the time.
  const last = best.operations.at(-1);
  const direct = best.operations.filter((operation) => operation === last || operation.do !== 'compare');
  await keepIfItFails({ ...best, operations: direct });
  for (const kind of new Set(direct.map((operation) => operation.do))) {
    const others = best.operations.filter((operation) => operation === last || operation.do !== kind);
    if (others.length < best.operations.length) await keepIfItFails({ ...best, operations: others });
  }
  await smallest<Operation>(best.operations, (operations) => keepIfItFails({ ...best, operations }));
  await smallest(Object.entries(best.files), (files) => keepIfItFails({ ...best, files: Object.fromEntries(files) }));
  for (const slot of textsOf(best)) {
    const lines = slot.text.split(/^/m);
    await smallest(lines, (kept) => keepIfItFails(withText(best, slot, kept.join(''))));
  }
  await smallest<Operation>(best.operations, (operations) => keepIfItFails({ ...best, operations }));
  return best;
}

/** Most operations before the fault only led to the required state: begin with that state. */
async function startLate(history: History, passes: (candidate: History) => Promise<boolean>): Promise<void> {
  let start = 0;
  for (let step = history.operations.length >> 1; step > 1; step >>= 1) {
    if (await passes(laterStart(history, start + step))) start += step;
  }
}

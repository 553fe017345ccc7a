import type { History } from '../history/operation.ts';
import type { Failure } from '../replay/failure.ts';
import { type ReplayOptions, replay } from '../replay/replay.ts';
import { shrink } from './shrink.ts';

/** Kinds of failures that are visible without a fresh server. */
const seenAlone = /^(died|silence|error|refused|stderr|logged)/;

/**
 * Shrinks a failed history, for the given number of milliseconds.
 * @returns the shrunken history, or nothing if the failure cannot be reproduced
 */
export async function minimise(
  history: History,
  failure: Failure,
  options: ReplayOptions,
  time: number,
): Promise<History | undefined> {
  const end = performance.now() + time;
  const alone = seenAlone.test(failure.kind);
  const fails = async (candidate: History) => {
    if (performance.now() > end) return false;
    const { failures } = await replay(candidate, { ...options, alone });
    return failures.some(({ kind }) => kind === failure.kind);
  };
  const whole = untilFailure(history, failure);
  return (await fails(whole)) ? shrink(whole, fails) : undefined;
}

/** A history up to the operation after which a failure was seen, and a comparison. */
export function untilFailure({ files, operations }: History, { at }: Failure): History {
  const before = operations.slice(0, at + 1);
  return { files, operations: before.at(-1)?.do === 'compare' ? before : [...before, { do: 'compare' }] };
}

import { sizeOf } from '@azroute/engine';
import { delayNextTick } from 'langium';
import { isStop } from '../../workspace/escapes.js';
import type { EditorServices, EditorView } from '../services.js';

/** What is prepared between requests, and for how long. */
export interface Preparation {
  readonly services: EditorServices;
  /** Whether something else is to be done; the computation of the engine asks it too. */
  readonly isStopped: () => boolean;
}

/** How much is recomputed between two looks at what else is to be done: changed topologies times their size. */
const workAtOnce = 8_000;

/** How many changes of a topology are recomputed between two looks at what else is to be done. */
export function atOnce({ snapshot }: EditorView): number {
  return Math.max(1, Math.floor(workAtOnce / sizeOf(snapshot.topology)));
}

/**
 * Takes a step of a preparation, unless something else is to be done.
 * @returns whether it was taken to its end
 */
export async function isDone({ isStopped }: Preparation, step: () => unknown): Promise<boolean> {
  await delayNextTick();
  if (isStopped()) return false;
  try {
    await step();
    return true;
  } catch (error) {
    if (isStop(error) || isStopped()) return false;
    throw error;
  }
}

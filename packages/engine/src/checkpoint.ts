/**
 * Called by long computations between two steps. It may throw an {@link Interrupted} to end the computation: nothing
 * half-made is kept, and the same question asked again is answered as if it had never been asked. It is called up to a
 * million times a second and should cost next to nothing most of the time.
 */
export type Checkpoint = () => void;

/** Thrown by a checkpoint. The engine lets it through, and takes no other exception for an interruption. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(message = 'The computation was interrupted.') {
    super(message);
  }
}

/**
 * The checkpoint of the question that is being answered. It belongs to the question and not to what is computed, which
 * may outlive it: tables and indexes are taken over from one snapshot to the next.
 */
let current: Checkpoint | undefined;

/** A place at which the computation under way may be ended. */
export function checkpoint(): void {
  current?.();
}

/** Answers a question with its own checkpoint, if it has one; else with that of the question around it. */
export function withCheckpoint<T>(own: Checkpoint | undefined, answer: () => T): T {
  if (!own) return answer();
  const outer = current;
  current = own;
  try {
    return answer();
  } finally {
    current = outer;
  }
}

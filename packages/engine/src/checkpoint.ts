/**
 * Called by long computations between two steps. It may throw an {@link Interrupted} to end the computation. Nothing
 * incomplete is kept, so the same question can be asked again. It is called up to a million times a second, so it must
 * be cheap.
 */
export type Checkpoint = () => void;

/** Thrown by a checkpoint. The engine lets it pass, and treats no other exception as an interruption. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(message = 'The computation was interrupted.') {
    super(message);
  }
}

/**
 * The checkpoint of the current question. It belongs to the question and not to its results, which may outlive it:
 * later snapshots reuse tables and indexes.
 */
let current: Checkpoint | undefined;

/** Marks a point at which the current computation may be interrupted. */
export function checkpoint(): void {
  current?.();
}

/** Answers a question with its own checkpoint, or with that of the surrounding question if it has none. */
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

import type { DeclId } from '@azroute/engine';

/** What is drawn one by one, and what is left out. */
export interface FoldOptions {
  /** Subnets and VNets whose content is not folded, or `all`. */
  readonly unfold: ReadonlySet<DeclId> | 'all';
  /** Things that are drawn themselves, whatever they are like: a path passes them, or the cursor is there. */
  readonly keep: ReadonlySet<DeclId>;
  /** The only VNets that are drawn; undefined for all. */
  readonly only: ReadonlySet<DeclId> | undefined;
  /** Stretches of ways, which get lanes of their own. */
  readonly legs: readonly Stretch[];
  /** Devices below which there is room for a loop. */
  readonly selfLoops: readonly DeclId[];
  /** A device with room for a few words beside its name. */
  readonly wide: DeclId | undefined;
}

/** A stretch of a way between two things. */
export interface Stretch {
  readonly id: string;
  readonly from: DeclId;
  readonly to: DeclId;
}

/** The options if nothing is asked. */
export const foldAll: FoldOptions = {
  unfold: new Set(),
  keep: new Set(),
  only: undefined,
  legs: [],
  selfLoops: [],
  wide: undefined,
};

/** Whether the content of a thing is drawn one by one. */
export function isUnfolded({ unfold }: FoldOptions, id: DeclId): boolean {
  return unfold === 'all' || unfold.has(id);
}

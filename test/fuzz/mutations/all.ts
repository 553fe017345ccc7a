import { byteMutations } from './bytes.js';
import { commentMutations } from './comments.js';
import type { Mutation } from './mutation.js';
import { structureMutations } from './structure.js';
import { whiteSpaceMutations } from './white-space.js';
import { wordMutations } from './words.js';

/** All ways to corrupt a text. */
export const mutations: readonly Mutation[] = [
  ...wordMutations,
  ...structureMutations,
  ...whiteSpaceMutations,
  ...commentMutations,
  ...byteMutations,
];

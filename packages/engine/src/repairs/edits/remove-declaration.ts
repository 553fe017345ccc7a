import { replaceDeclaration } from './declarations.js';
import type { EditKind } from './edit-kind.js';
import { wordsOf } from './stated-words.js';
import type { RemoveDeclaration } from './topology-edit.js';

export const removeDeclaration: EditKind<RemoveDeclaration> = {
  apply: (topology, { declaration }) => replaceDeclaration(topology, declaration, () => undefined),
  alters: () => [],
  touches: ({ touches }) => touches,
  words: wordsOf,
};

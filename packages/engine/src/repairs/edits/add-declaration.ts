import { insertDeclaration } from './declarations.js';
import type { EditKind } from './edit-kind.js';
import { wordsOf } from './stated-words.js';
import type { AddDeclaration } from './topology-edit.js';

export const addDeclaration: EditKind<AddDeclaration> = {
  apply: (topology, { parent, list, declaration }) => insertDeclaration(topology, parent, list, declaration),
  alters: ({ declaration }) => [declaration.id],
  touches: ({ touches }) => touches,
  words: wordsOf,
};

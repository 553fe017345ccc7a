import { replaceDeclaration } from './declarations.js';
import type { EditKind } from './edit-kind.js';
import { wordsOf } from './stated-words.js';
import type { ChangeDeclaration } from './topology-edit.js';

export const changeDeclaration: EditKind<ChangeDeclaration> = {
  apply: (topology, { declaration, fields }) =>
    replaceDeclaration(topology, declaration, (before) => ({ ...before, ...fields })),
  alters: ({ declaration }) => [declaration],
  touches: ({ touches }) => touches,
  words: wordsOf,
};

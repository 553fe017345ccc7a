import type { Peering, Topology } from '../../topology/index.js';
import { insertDeclaration } from './declarations.js';
import type { EditKind } from './edit-kind.js';
import { wordsOf } from './stated-words.js';
import type { AddDeclaration } from './topology-edit.js';

export const addDeclaration: EditKind<AddDeclaration> = {
  apply: (topology, { parent, list, declaration }) =>
    list === 'peerings' && arePeered(topology, declaration as Peering)
      ? undefined
      : insertDeclaration(topology, parent, list, declaration),
  alters: ({ declaration }) => [declaration.id],
  touches: ({ touches }) => touches,
  words: wordsOf,
};

/** Azure has one peering between two VNets. */
function arePeered({ peerings }: Topology, { a, b }: Peering): boolean {
  const ends = [a.vnet, b.vnet];
  return peerings.some((one) => ends.includes(one.a.vnet) && ends.includes(one.b.vnet));
}

import { describe, expect, it } from 'vitest';
import type { Wire } from '../fold/draft.js';
import { findMeshes } from './meshes.js';

const wire = (text: string): Wire => {
  const [from = '', to = ''] = text.split(' ');
  const plain = { global: false, starts: 'none', ends: 'none', says: '', label: undefined } as const;
  return { ...plain, id: text, kind: 'peering', from, to, idle: text.endsWith('!') };
};

describe('a mesh', () => {
  it.each([
    ['needs four VNets', ['a b', 'b c', 'a c'], [], 0],
    ['is complete', ['a b', 'b c', 'a c', 'a d', 'b d', 'c d'], [4], 6],
    ['has no gaps', ['a b', 'b c', 'a c', 'a d', 'b d'], [], 0],
    ['has no halves', ['a b', 'b c', 'a c', 'a d', 'b d', 'c d !'], [], 0],
    ['leaves others out', ['a b', 'b c', 'a c', 'a d', 'b d', 'c d', 'a e'], [4], 6],
  ])('%s', (_, peerings, sizes, inside) => {
    const meshes = findMeshes(peerings.map(wire));
    expect(meshes.sizes).toEqual(sizes);
    expect(meshes.of.size).toBe(inside);
  });
});

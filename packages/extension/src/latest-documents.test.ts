import { expect, it } from 'vitest';
import { LatestDocuments } from './latest-documents.js';

it('keeps the documents that were shown last', () => {
  const documents = new LatestDocuments<number>(2);
  documents.set('a', 1);
  documents.set('b', 2);
  documents.set('a', 3);
  documents.set('c', 4);
  expect(documents.all()).toEqual([
    ['a', 3],
    ['c', 4],
  ]);
  expect(documents.get('b')).toBeUndefined();
});

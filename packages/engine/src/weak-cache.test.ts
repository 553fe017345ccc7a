import { expect, test } from 'vitest';
import { emptyCaches, WeakCache } from './weak-cache.js';

test('a result is computed once, and again after all caches were emptied', () => {
  const cache = new WeakCache<object, number>();
  const [one, other] = [{}, {}];
  let computed = 0;
  const next = () => ++computed;
  expect([cache.of(one, next), cache.of(one, next), cache.of(other, next)]).toEqual([1, 1, 2]);
  emptyCaches();
  expect([cache.of(one, next), cache.of(one, next)]).toEqual([3, 3]);
});

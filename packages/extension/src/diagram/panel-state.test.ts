import { expect, it } from 'vitest';
import { formFor, hasOtherAspect, restoredState } from './panel-state.js';

it('a panel beside a text is tall, a window of its own is wide', () => {
  expect([700 / 850, 1400 / 800].map(formFor)).toEqual(['tall', 'wide']);
});

it.each([
  [undefined, 1, true],
  [1, 1.3, false],
  [1, 1.4, true],
  [1, 0.8, false],
  [1, 0.7, true],
])('an aspect of %s that becomes %s is another one: %s', (before, now, isOther) => {
  expect(hasOtherAspect(before, now)).toBe(isOther);
});

it('what VS Code kept is taken over, and nothing else', () => {
  const state = {
    uri: 'file:///a',
    form: 'tall',
    aspect: 1,
    arrangement: { spokeColumns: 2, bandRows: 8 },
    unfold: ['vnet:a'],
  };
  expect(restoredState(state)).toEqual(state);
  expect(
    restoredState({ uri: 'file:///a', form: 'round', unfold: [7], arrangement: { bandRows: 0 }, overlay: {} }),
  ).toEqual({
    uri: 'file:///a',
    unfold: [],
  });
  expect([undefined, null, 7, {}, { uri: 7 }].map(restoredState)).toEqual(Array(5).fill(undefined));
});

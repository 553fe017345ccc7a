import { expect, it } from 'vitest';
import { Patience } from './patience.js';

it('requests wait as long as an analysis may take, and not at all where it takes longer', () => {
  const patience = new Patience(15);
  expect(patience.wait).toBe(15);
  for (const [took, wait] of [
    [4, 15],
    [400, 0],
    [15, 15],
  ] as const) {
    patience.analysed(took);
    expect(patience.wait).toBe(wait);
  }
});

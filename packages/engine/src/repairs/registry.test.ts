import { expect, test } from 'vitest';
import { findingCodes } from '../findings/finding-codes.js';
import { repairers } from './repairers.js';

test('every repairer names codes that exist, and none twice', () => {
  expect(repairers.length).toBeGreaterThan(0);
  for (const { mends } of repairers) {
    expect(mends.length).toBeGreaterThan(0);
    expect(new Set(mends).size).toBe(mends.length);
    for (const code of mends) expect(findingCodes).toContain(code);
  }
});

test('each repairer is in the table once', () => {
  expect(new Set(repairers).size).toBe(repairers.length);
});

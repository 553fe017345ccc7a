import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

test('a soak goes on where it was stopped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'azroute-progress-'));
  const file = join(folder, 'state.json');
  const outcome = { failures: [], operations: 10, comparisons: 2 };
  try {
    const first = new Progress(5, file);
    expect([first.take(9), first.take(9), first.take(9)]).toEqual([0, 1, 2]);
    first.finish(0, outcome);
    // The second is still running when the soak is stopped.
    first.finish(2, { ...outcome, failures: [{ kind: 'died', detail: '', at: 3 }] });

    const second = new Progress(6, file);
    expect(second.seed).toBe(5);
    expect(second.take(9)).toBe(1);
    expect(second.sums).toMatchObject({ histories: 2, operations: 20, comparisons: 4, failed: 1, kinds: { died: 1 } });
    expect(second.knows('died')).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

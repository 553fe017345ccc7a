import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { releaseMemory } from './release-memory.js';

/** Whether an object is collected by a function. */
async function isCollectedBy(release: () => void): Promise<boolean> {
  const weak = new WeakRef({});
  // A reference that was made in this turn of the event loop lives until its end.
  await new Promise((resolve) => setTimeout(resolve));
  release();
  return weak.deref() === undefined;
}

test('collects garbage in a thread that ran before the flag for it was set', async () => {
  setFlagsFromString('--expose-gc');
  expect(await isCollectedBy(() => undefined)).toBe(false);
  expect(await isCollectedBy(releaseMemory)).toBe(true);
});

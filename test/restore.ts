import { afterAll, vi } from 'vitest';

// A busy machine takes longer than the second that vitest waits for something to become true.
const { waitFor } = vi;
vi.waitFor = (check, options) => waitFor(check, options ?? { timeout: 30_000 });

// Test files share their worker: what one has put in the place of timers or functions must not meet the next one.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

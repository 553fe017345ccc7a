import { afterAll, vi } from 'vitest';

// Test files share their worker: what one has put in the place of timers or functions must not meet the next one.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

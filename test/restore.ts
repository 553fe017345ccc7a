import { afterAll, vi } from 'vitest';

// A busy machine can take longer than the one second that vitest waits by default.
const { waitFor } = vi;
vi.waitFor = (check, options) => waitFor(check, options ?? { timeout: 30_000 });

// Test files share their worker: fake timers and mocked functions of one must not affect the next one.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

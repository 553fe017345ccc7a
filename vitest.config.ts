import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The packages are resolved to their sources (`source` in their exports): nothing is built before the unit tests.
  ssr: { resolve: { conditions: ['source'] } },
  test: { include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 120_000 },
});

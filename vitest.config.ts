import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The packages are resolved to their sources (`source` in their exports): nothing is built before the unit tests.
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // These need what is built and packaged; they have a configuration of their own.
    exclude: ['**/node_modules/**', 'test/shipping/**'],
    testTimeout: 120_000,
  },
});

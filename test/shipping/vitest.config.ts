import { defineConfig } from 'vitest/config';

/** Tests of what is built, packaged and started: after `npm run package`. */
export default defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/shipping/**/*.test.ts'],
    globalSetup: 'test/shipping/setup.ts',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});

import { defineConfig } from 'vitest/config';

/** Tests of the site: after `npm run site`. */
export default defineConfig({
  test: { include: ['test/site/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});

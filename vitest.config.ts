import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A Markdown file is imported as a string, as in the bundles. */
const markdown = {
  name: 'markdown',
  transform: (code: string, id: string) =>
    id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined,
};

export default defineConfig({
  plugins: [markdown],
  // The packages are resolved to their sources (`source` in their exports): nothing is built before the unit tests.
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    // These need what is built and packaged; they have a configuration of their own.
    exclude: ['**/node_modules/**', 'test/shipping/**', 'test/site/**'],
    testTimeout: 120_000,
    // Vitest leaves one core to itself; on two cores, that is half of the machine.
    maxWorkers: availableParallelism(),
    // Loading the language for each of 140 files would take a third of the time.
    isolate: false,
    setupFiles: ['test/restore.ts'],
  },
});

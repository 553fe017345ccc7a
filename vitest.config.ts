import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = (name: string) => fileURLToPath(new URL(`./packages/${name}`, import.meta.url));

export default defineConfig({
  resolve: {
    // The sources are tested, not the compiled output: no build is needed before the unit tests.
    alias: [
      { find: '@azroute/engine', replacement: src('engine/src/index.ts') },
      { find: '@azroute/language/node', replacement: src('language/src/node.ts') },
      { find: /^@azroute\/language$/, replacement: src('language/src/index.ts') },
    ],
  },
  test: { include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 20_000 },
});

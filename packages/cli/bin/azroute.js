#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/azroute.js', import.meta.url);

if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  process.stderr.write(
    'error: azroute is not built yet. Run "npm run build" in the root folder of the repository, then try again.\n',
  );
  process.exitCode = 2;
}

#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/azroute.js', import.meta.url);

if (existsSync(bundle)) {
  try {
    await import(bundle.href);
  } catch (error) {
    const [reason] = String(error).split('\n');
    process.stderr.write(
      `error: azroute does not start under Node ${process.version}; it needs 20.10 or later, and a build that is whole (${reason})\n`,
    );
    if (process.env.AZROUTE_DEBUG === '1') process.stderr.write(`${error.stack}\n`);
    process.exitCode = 2;
  }
} else {
  process.stderr.write(
    'error: azroute is not built yet. Run "npm run build" in the root folder of the repository, then try again.\n',
  );
  process.exitCode = 2;
}

import { processIo } from './io.js';
import { end, guardProcess } from './process-guard.js';
import { run } from './run.js';

const giveBack = guardProcess();

try {
  // The exit code is set, not forced by `process.exit`, so that what was written reaches a slow reader whole.
  process.exitCode = await run(process.argv.slice(2), processIo(giveBack));
} catch (error) {
  end(error);
}

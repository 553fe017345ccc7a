import { isMainThread } from 'node:worker_threads';
import { runAnalysisThread } from '@azroute/language/node';
import { processIo } from './io.js';
import { end, guardProcess } from './process-guard.js';
import { run } from './run.js';

/** The command line of this process. */
async function main(): Promise<void> {
  const giveBack = guardProcess();
  try {
    // The exit code is set without `process.exit`, so that a slow reader still gets the complete output.
    process.exitCode = await run(process.argv.slice(2), processIo(giveBack));
  } catch (error) {
    end(error);
  }
}

// The language server starts its threads with this file.
if (isMainThread) await main();
else runAnalysisThread();

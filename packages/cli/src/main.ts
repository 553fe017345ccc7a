import { isMainThread } from 'node:worker_threads';
import { runAnalysisThread } from '@azroute/language/node';
import { processIo } from './io.js';
import { run } from './run.js';

// A reader that has seen enough (`azroute routes … | head`) closes the pipe; that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// The language server starts its threads with this file.
if (!isMainThread) runAnalysisThread();
// The exit code is set, not forced by `process.exit`, so that what was written reaches a slow reader whole.
else process.exitCode = await run(process.argv.slice(2), processIo());

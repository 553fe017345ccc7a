import { isMainThread } from 'node:worker_threads';
import { runAnalysisThread, startStdioServer } from '@azroute/language/node';

if (isMainThread) startStdioServer(__filename);
else runAnalysisThread();
